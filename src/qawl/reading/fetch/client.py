"""The way in to the net: a URL becomes what its server answered, or a coded refusal.

A request carries no cookie, no credentials and no referrer; an answer's cookies are dropped. Each hop of a redirect is
a new target: read, checked, asked for by the rules of its own robots.txt, over a connection of its own.
"""

from __future__ import annotations

import hashlib
import socket
import ssl
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from types import TracebackType
from typing import Final, Self

from qawl.errors import QawlError
from qawl.limits import (
    CONNECT_SECONDS,
    FETCH_BYTES,
    FETCH_HEADER_BYTES,
    FETCH_HEADERS,
    FETCH_SECONDS,
    HOST_DELAY_SECONDS,
    MAX_REDIRECTS,
    ROBOTS_BYTES,
)
from qawl.model import Evidence, Record
from qawl.reading.fetch.coding import ACCEPTED
from qawl.reading.fetch.connect import Connect, Deadline, Resolve, open_connection
from qawl.reading.fetch.exchange import Ceilings, Head, exchange
from qawl.reading.fetch.failures import AnswerError
from qawl.reading.fetch.politeness import Politeness
from qawl.reading.fetch.robots import AGENT, Robots
from qawl.reading.fetch.urls import Target, follow, parse
from qawl.version import HOME, __version__

USER_AGENT: Final = f"{AGENT}/{__version__} (+{HOME})"
"""Who asks, and where to read who that is."""

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_WAITS: Final = frozenset({429, 503})
_UNREAD: Final = frozenset({"video", "image", "audio", "font", "model"})
"""Kinds of media that hold no article: such a body is not even read."""


class Limits(Record, frozen=True, kw_only=True):
    """How much is put up with: bytes (inflated), seconds for a whole answer with its redirects, for connecting and for
    each silence, redirects, headers, and the least seconds between two requests to one host."""

    body: int = FETCH_BYTES
    seconds: float = FETCH_SECONDS
    silence: float = CONNECT_SECONDS
    redirects: int = MAX_REDIRECTS
    header_bytes: int = FETCH_HEADER_BYTES
    headers: int = FETCH_HEADERS
    robots: int = ROBOTS_BYTES
    delay: float = HOST_DELAY_SECONDS


class Fetched(Record, frozen=True, kw_only=True):
    """What a server answered. ``etag`` and ``last_modified`` are for asking again; where it said then that nothing
    changed, ``not_modified`` is true and the body empty. ``charset`` is what the headers declare."""

    evidence: Evidence
    media_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    not_modified: bool = False


class Client:
    """Fetches, one URL after the other; several threads may share one. Use it in a ``with`` block.

    ``allow_private`` lets in what is the user's own: private and loopback addresses, any port. ``resolve`` and
    ``connect`` stand in for the system's, ``clock`` (seconds since the epoch) and ``sleep`` for time's, ``tls`` for the
    certificates trusted.
    """

    def __init__(
        self,
        allow_private: bool = False,
        *,
        resolve: Resolve | None = None,
        connect: Connect | None = None,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], object] = time.sleep,
        tls: ssl.SSLContext | None = None,
        limits: Limits | None = None,
    ) -> None:
        self.allow_private = allow_private
        self.limits = limits or Limits()
        self._resolve, self._connect, self._tls, self._clock = resolve, connect, tls, clock
        self._polite = Politeness(self.limits.delay, clock, sleep)
        self._robots = Robots(self._robots_text, self._polite, clock)

    def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """What ``url`` answers; ``etag`` and ``last_modified`` are what an earlier answer of it gave.

        Raises :class:`~qawl.errors.QawlError`: QAWL-F001 and F002 (an address or a URL that is not asked for), F003
        (the host), F004 (it asks to wait), F005 (no such page; its subclass
        :class:`~qawl.reading.fetch.failures.AnswerError` has the status), F006 (redirects), F007 (robots.txt), F008
        (too large), F009 (too slow), F010 (not whole), F011 (its certificate), QAWL-R009 (pictures, films and sound,
        or a coding that is not known). None tells credentials.
        """
        asking = [("If-None-Match", etag)] if etag and _plain(etag) else []
        asking += [("If-Modified-Since", last_modified)] if last_modified and _plain(last_modified) else []
        first = parse(url, self.allow_private)
        ceilings = Ceilings(self.limits.body, self.limits.header_bytes, self.limits.headers)
        target, head, body = self._followed(first, asking, ceilings, self._robots.check)
        if head.status == 304 and not asking:
            raise AnswerError("QAWL-F010", target.asked, "it says that nothing changed", status=304)
        evidence = Evidence(
            url=first.asked,
            final_url=target.url,
            status=head.status,
            fetched_at=datetime.fromtimestamp(self._clock(), UTC).isoformat(timespec="seconds"),
            headers=tuple(header for header in head.headers if header[0] not in ("set-cookie", "set-cookie2")),
            body=body,
            sha256=hashlib.sha256(body).hexdigest(),
        )
        media_type, charset = _kind(head)
        return Fetched(
            evidence=evidence,
            media_type=media_type,
            charset=charset,
            etag=head.first("etag"),
            last_modified=head.first("last-modified"),
            not_modified=head.status == 304,
        )

    def _robots_text(self, target: Target) -> bytes:
        """A robots.txt, cut at its ceiling; where one redirects, no other is asked for on the way."""
        ceilings = Ceilings(self.limits.robots, self.limits.header_bytes, self.limits.headers, cut=True)
        return self._followed(target, [], ceilings, None)[2]

    def _followed(
        self,
        target: Target,
        asking: list[tuple[str, str]],
        ceilings: Ceilings,
        may: Callable[[Target], None] | None,
    ) -> tuple[Target, Head, bytes]:
        """The answer at the end of the redirects, with the target that gave it."""
        seen: set[str] = set()
        left = self.limits.seconds
        for _ in range(self.limits.redirects + 1):
            if target.url in seen:
                raise QawlError("QAWL-F006", target.asked, "it leads back to where it came from")
            seen.add(target.url)
            self._polite.check(target.host, target.asked)
            if may is not None:
                may(target)
            self._polite.turn(target.host)
            self._polite.check(target.host, target.asked)  # another thread may have been told to wait meanwhile
            if left <= 0:
                raise QawlError("QAWL-F009", target.asked, "the time for the whole is up")
            began = time.monotonic()
            head, body = self._once(target, asking, ceilings, Deadline(left, self.limits.silence), may is not None)
            left -= time.monotonic() - began
            place = head.first("location")
            if head.status not in _REDIRECTS:
                return target, head, body
            if place is None:
                raise AnswerError("QAWL-F010", target.asked, "a redirect to nowhere", status=head.status)
            target = follow(target, _location(place), self.allow_private)
        raise QawlError("QAWL-F006", target.asked, f"more than {self.limits.redirects}")

    def _once(
        self, target: Target, asking: list[tuple[str, str]], ceilings: Ceilings, deadline: Deadline, page: bool
    ) -> tuple[Head, bytes]:
        """One request to one target over a connection of its own."""
        headers = [
            ("Host", target.authority),
            ("User-Agent", USER_AGENT),
            ("Accept", "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5"),
            ("Accept-Language", "ar"),
            ("Accept-Encoding", ACCEPTED),
            ("Connection", "close"),
            *asking,
        ]

        def wanted(head: Head) -> bool:
            if head.status in _REDIRECTS or head.status == 304:
                return False
            self._judge(target, head)
            media_type = _kind(head)[0]
            if page and media_type and media_type.partition("/")[0] in _UNREAD:
                raise QawlError("QAWL-R009", target.asked, media_type)
            return True

        try:
            with closing(self._open(target, deadline)) as connection:
                return exchange(connection, target, headers, deadline, ceilings, wanted)
        finally:
            self._polite.done(target.host)

    def _open(self, target: Target, deadline: Deadline) -> socket.socket:
        return open_connection(
            target,
            deadline,
            allow_private=self.allow_private,
            resolve=self._resolve,
            connect=self._connect,
            tls=self._tls,
        )

    def _judge(self, target: Target, head: Head) -> None:
        """Raise what the status stands for, where it is no page."""
        status = head.status
        if status in _WAITS:
            until = self._polite.wait(target.host, head.first("retry-after"))
            why = f"it answered {status}, until {datetime.fromtimestamp(until, UTC):%Y-%m-%d %H:%M:%S} UTC"
            raise AnswerError("QAWL-F004", target.asked, why, status=status, retry_at=until)
        self._polite.answered(target.host)
        if status == 206:
            raise AnswerError("QAWL-F010", target.asked, "it gave a part and was asked for the whole", status=status)
        if status in (408, 421, 425) or status >= 500:
            raise AnswerError("QAWL-F003", target.asked, f"it answered {status}", status=status)
        if status in (204, 205) or not 200 <= status < 300:
            raise AnswerError("QAWL-F005", target.asked, f"it answered {status}", status=status)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing stays open between two requests; the block says where fetching ends."""


def _kind(head: Head) -> tuple[str | None, str | None]:
    """Media type and charset as declared, in lower case."""
    media_type, *parameters = (head.first("content-type") or "").lower().split(";")
    charset = None
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset":
            charset = value.strip().strip("'\"") or None
    return media_type.strip() or None, charset


def _location(value: str) -> str:
    """A Location as text: servers write UTF-8 where only ASCII is allowed, and h11 gives bytes as Latin-1."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _plain(value: str) -> bool:
    """Whether a value can stand in a header: what a record holds may be anything."""
    return len(value) <= 1_000 and all(" " <= c <= "~" for c in value)
