"""What a site's robots.txt lets Qawl ask for: fetched once a day, by the same client as everything else (RFC 9309)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from qawl.errors import QawlError
from qawl.limits import KNOWN_HOSTS, ROBOTS_AGAIN_SECONDS, ROBOTS_SECONDS
from qawl.reading.fetch.failures import AnswerError
from qawl.reading.fetch.politeness import Politeness
from qawl.reading.fetch.urls import Target

if TYPE_CHECKING:
    from protego import Protego

AGENT: Final = "Qawl"
"""The name that a robots.txt calls Qawl by."""

_PASS: Final = frozenset({"QAWL-F001", "QAWL-F003", "QAWL-F004", "QAWL-F011"})
"""Refusals that the page itself would meet as well: they are raised as they are."""


class _Rules:
    """A robots.txt, or why there is none, with the time until which that holds."""

    __slots__ = ("code", "parsed", "until", "why")

    def __init__(self, until: float, parsed: Protego | None = None, code: str = "", why: str = "") -> None:
        self.until, self.parsed, self.code, self.why = until, parsed, code, why


class Robots:
    """The robots.txt of every origin met. ``get`` fetches a target's bytes (redirects followed, cut at a ceiling) and
    raises QawlError; ``clock`` gives seconds since the epoch."""

    def __init__(self, get: Callable[[Target], bytes], politeness: Politeness, clock: Callable[[], float]) -> None:
        self._get, self._politeness, self._clock = get, politeness, clock
        self._rules: dict[str, _Rules] = {}
        self._lock = threading.Lock()

    def check(self, target: Target) -> None:
        """Raises QAWL-F007 where the robots.txt of ``target``'s origin forbids it, or can't be had for now; what keeps
        the host itself from being asked (QAWL-F001, F003, F004, F011) is raised as it is."""
        with self._lock:
            rules = self._rules.get(target.origin)
        if rules is None or rules.until <= self._clock():
            rules = self._fetched(target)
            with self._lock:
                if len(self._rules) >= KNOWN_HOSTS:
                    self._rules = {}
                self._rules[target.origin] = rules
        if rules.code:
            raise QawlError(rules.code, target.asked, rules.why)
        if rules.parsed is None:
            return
        if not rules.parsed.can_fetch(target.url, AGENT):
            raise QawlError("QAWL-F007", target.asked)

    def _fetched(self, target: Target) -> _Rules:
        now = self._clock()
        place = Target(
            scheme=target.scheme,
            host=target.host,
            port=target.port,
            path="/robots.txt",
            asked=f"{target.origin}/robots.txt",
            address=target.address,
        )
        try:
            text = self._get(place).decode("utf-8-sig", "replace")
        except QawlError as error:
            return self._without(error, place, now)
        from protego import Protego

        parsed = Protego.parse(text)
        self._politeness.slow_down(target.host, target.origin, parsed.crawl_delay(AGENT))
        return _Rules(now + ROBOTS_SECONDS, parsed)

    def _without(self, error: QawlError, place: Target, now: float) -> _Rules:
        """What holds where there is no robots.txt: a site that has none allows all, one that can't answer nothing."""
        status = error.status if isinstance(error, AnswerError) else 0
        if (400 <= status < 500 and error.code == "QAWL-F005") or status == 204 or error.code == "QAWL-F006":
            return _Rules(now + ROBOTS_SECONDS)
        again = now + ROBOTS_AGAIN_SECONDS
        if isinstance(error, AnswerError) and error.retry_at is not None:
            again = error.retry_at
        own = error.where == place.asked  # and not that of a host that it redirects to
        if own and error.code in _PASS and not (error.code == "QAWL-F003" and status):
            return _Rules(again, code=error.code, why=error.why)
        return _Rules(again, code="QAWL-F007", why=f"it can't be had for now: {error.entry.title}: {error.why}")
