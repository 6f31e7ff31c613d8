"""When a host may be asked again: never sooner than its delay, never before the time that it asked to wait for."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable
from datetime import UTC
from email.utils import parsedate_to_datetime

from qawl.errors import QawlError
from qawl.limits import HOST_DELAY_SECONDS, KNOWN_HOSTS, MAX_CRAWL_DELAY_SECONDS, MAX_WAIT_SECONDS, MIN_WAIT_SECONDS


def jitter(name: str, count: int) -> float:
    """A factor between 0.75 and 1.25 that is always the same for a name and a count: those who failed together don't
    come back together."""
    digest = hashlib.sha256(f"{name} {count}".encode("utf-8", "surrogatepass")).digest()
    return 0.75 + int.from_bytes(digest[:4], "big") / 2**33


def back_off(name: str, failures: int, least: float = MIN_WAIT_SECONDS, most: float = MAX_WAIT_SECONDS) -> float:
    """How long to leave ``name`` alone after so many failures in a row, in seconds: twice as long each time."""
    return min(least * 2.0 ** min(max(failures, 1) - 1, 32) * jitter(name, failures), most)


def retry_after(value: str | None, now: float) -> float | None:
    """Until when a Retry-After header asks to wait (seconds since the epoch); None where it says nothing readable.

    ``value`` is a number of seconds or a date of HTTP. It is held to MAX_WAIT_SECONDS from ``now``.
    """
    text = (value or "").strip()
    if not 0 < len(text) <= 100:
        return None
    if text.isascii() and text.isdigit():
        until = now + min(int(text), MAX_WAIT_SECONDS)
    else:
        try:
            day = parsedate_to_datetime(text)
            until = (day if day.tzinfo else day.replace(tzinfo=UTC)).timestamp()
        except (ValueError, TypeError, OverflowError, IndexError):
            return None
    return min(max(until, now), now + MAX_WAIT_SECONDS)


class _Host:
    __slots__ = ("asked_to_wait", "delays", "next_at", "queue", "until")

    def __init__(self) -> None:
        self.next_at = self.until = 0.0
        self.asked_to_wait = self.queue = 0
        self.delays: dict[str, float] = {}

    def delay(self, least: float) -> float:
        """The longest that any robots.txt of this host asks for, and at least ``least``."""
        return max(least, *self.delays.values()) if self.delays else least


class Politeness:
    """What is remembered of hosts; shared by all who fetch, whatever thread they are in.

    ``clock`` gives seconds since the epoch, ``sleep`` waits so many.
    """

    def __init__(
        self,
        delay: float = HOST_DELAY_SECONDS,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._delay, self._clock, self._sleep = delay, clock, sleep
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def check(self, host: str, where: str) -> None:
        """Raises QAWL-F004 while ``host`` is left alone because it asked for that."""
        now = self._clock()
        with self._lock:
            until = self._hosts[host].until if host in self._hosts else 0.0
        if until > now:
            raise QawlError("QAWL-F004", where, f"{host} asked to wait; {_span(until - now)} are left")

    def turn(self, host: str) -> None:
        """Wait until ``host`` may be asked, and take that turn: whoever comes next waits for the one after it."""
        with self._lock:
            known, now = self._known(host), self._clock()
            delay = known.delay(self._delay)
            known.queue += 1
            # A clock that was set back must not hold a host for longer than those who wait for it make it.
            start = now + min(max(known.next_at - now, 0.0), delay * known.queue)
            known.next_at = start + delay
        try:
            if start > now:
                self._sleep(start - now)
        finally:
            with self._lock:
                known.queue -= 1

    def done(self, host: str) -> None:
        """An answer of ``host`` has come to its end: its delay counts from here."""
        with self._lock:
            known = self._known(host)
            known.next_at = max(known.next_at, self._clock() + known.delay(self._delay))

    def slow_down(self, host: str, origin: str, seconds: float | None) -> None:
        """Keep at least ``seconds`` (what the robots.txt of ``origin`` asks) between two requests to ``host``, up to a
        ceiling."""
        with self._lock:
            self._known(host).delays[origin] = min(max(seconds or 0.0, 0.0), MAX_CRAWL_DELAY_SECONDS)

    def wait(self, host: str, header: str | None) -> float:
        """``host`` asks to wait: by its Retry-After, else by back-off. Gives until when it is left alone."""
        with self._lock:
            known, now = self._known(host), self._clock()
            known.asked_to_wait += 1
            asked = retry_after(header, now)
            known.until = asked if asked is not None else now + back_off(host, known.asked_to_wait)
            return known.until

    def answered(self, host: str) -> None:
        """``host`` gave an answer that asks for nothing: its back-off begins anew."""
        with self._lock:
            if host in self._hosts:
                self._hosts[host].asked_to_wait = 0

    def _known(self, host: str) -> _Host:
        if host not in self._hosts and len(self._hosts) >= KNOWN_HOSTS:
            now = self._clock()
            self._hosts = {name: it for name, it in self._hosts.items() if it.queue or max(it.until, it.next_at) > now}
        return self._hosts.setdefault(host, _Host())


def _span(seconds: float) -> str:
    return f"{seconds:.0f} seconds" if seconds < 120 else f"{seconds / 60:.0f} minutes"
