"""Watching feeds: ask each when its time has come, hand on what is new, remember where it stood.

A feed that fails is left alone for longer each time and stops no other. A feed's state is written once its entries are
through: whoever stops a run in between finds them again on the next one, and those that were kept are known.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from datetime import UTC, datetime
from typing import Literal

import msgspec

from qawl.errors import QawlError
from qawl.limits import FEED_MINUTES, FEED_SLACK_SECONDS, GONE_SECONDS, MAX_WAIT_SECONDS
from qawl.model import Read, Record, Refusal
from qawl.reading.fetch.client import Client, Fetched
from qawl.reading.fetch.failures import AnswerError
from qawl.reading.fetch.politeness import back_off
from qawl.reading.fetch.urls import parse, shown
from qawl.reading.inputs import Input, Link, Outcome
from qawl.record.feeds import GONE, FeedState, feed, for_good, keep_feed, settled
from qawl.record.store import Store

Entries = Callable[[Input], Iterable[Outcome]]
"""Reads a feed: gives its entries as links, or as articles where they have no page of their own."""

Take = Callable[[Link | Read], None]
"""Fetches, reads and keeps one entry. Raises QawlError where it is refused: of the kind "retry", it is handed over
again the next time."""


class FeedEvent(Record, frozen=True, kw_only=True):
    """What became of one feed at its turn: its ``new`` entries were taken (``known`` ones are in the record already,
    ``refused`` ones counted by code), nothing had changed, it failed (``refusal`` says why), is gone for good, or is
    not due yet.

    ``next_at`` is when it may be asked again (UTC, ISO).
    """

    kind: Literal["read", "unchanged", "failed", "gone", "resting"]
    feed: str
    new: int = 0
    known: int = 0
    refused: dict[str, int] = msgspec.field(default_factory=dict)
    refusal: Refusal | None = None
    next_at: str | None = None


class Watched(Record, frozen=True, kw_only=True):
    """A whole watch: how often feeds were asked, how often they answered as they should, of those how often nothing had
    changed, how often they failed; entries taken and entries refused by code; the feeds that are gone."""

    polls: int = 0
    answered: int = 0
    unchanged: int = 0
    failed: int = 0
    new: int = 0
    refused: dict[str, int] = msgspec.field(default_factory=dict)
    gone: tuple[str, ...] = ()


class Watch:
    """Watches ``feeds`` and keeps their state in ``store``; ``entries`` and ``take`` do the reading.

    ``known`` are URLs that are not to be fetched again, beside those that the record's own rows tell. ``every`` is the
    least time between two answers of a feed, in minutes. ``clock`` gives seconds since the epoch, ``sleep`` waits so
    many; ``on_event`` hears of each feed's turn, ``on_refusal`` of each entry that was refused.
    """

    def __init__(
        self,
        feeds: Sequence[str],
        store: Store,
        client: Client,
        entries: Entries,
        take: Take,
        *,
        known: Container[str] = (),
        every: float = FEED_MINUTES,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], object] = time.sleep,
        on_event: Callable[[FeedEvent], None] | None = None,
        on_refusal: Callable[[Refusal], None] | None = None,
    ) -> None:
        self._given = dict.fromkeys(feeds)
        self._store, self._client, self._entries, self._take = store, client, entries, take
        self._known, self._every, self._clock, self._sleep = known, every * 60, clock, sleep
        self._on_event, self._on_refusal = on_event, on_refusal
        self._states: dict[str, FeedState] = {}
        self._refused_for_good: set[str] = set()
        self._kinds: Counter[str] = Counter()
        self._refused: Counter[str] = Counter()
        self._new = 0
        self._gone: dict[str, None] = {}

    def summary(self) -> Watched:
        """What was done so far."""
        return Watched(
            polls=sum(self._kinds[kind] for kind in ("read", "unchanged", "failed", "gone")),
            answered=self._kinds["read"] + self._kinds["unchanged"],
            unchanged=self._kinds["unchanged"],
            failed=self._kinds["failed"],
            new=self._new,
            refused=dict(sorted(self._refused.items())),
            gone=tuple(self._gone),
        )

    def run(self, *, once: bool = False, seconds: float | None = None) -> Watched:
        """Watch until no feed is left, ``seconds`` are over, or for one round (``once``) of those whose time has come.

        Raises QAWL-S… where the record can't be written, and whatever ``take`` raises of the kind "stop".
        """
        end = None if seconds is None else self._clock() + seconds
        waiting = {_name(url): url for url in self._given}
        first = True
        while waiting:
            for name in list(waiting):
                if end is not None and self._clock() >= end:
                    return self.summary()
                if not self._due(name):
                    if first and (once or self._state(name).gone):
                        self._rest(name)
                else:
                    self._poll(name, waiting[name])
                if self._state(name).gone:
                    del waiting[name]
            if once or not waiting:
                break
            first = False
            now = self._clock()
            until = min(self._next(name, now) for name in waiting)
            if end is not None:
                until = min(until, end)
            if until > now:
                self._sleep(until - now)
        return self.summary()

    def _state(self, name: str) -> FeedState:
        if name not in self._states:
            with self._store.reading() as connection:
                self._states[name] = feed(connection, name)
        return self._states[name]

    def _keep(self, state: FeedState) -> None:
        """Remember ``state``, here and in the record; another program that holds the record for long costs only the
        memory of a later run."""
        self._states[state.url] = state
        try:
            with self._store.changing() as connection:
                keep_feed(connection, state)
        except QawlError as error:
            if error.entry.consequence == "stop":
                raise
            self._refuse(error.refusal(), Counter())

    def _next(self, name: str, now: float) -> float:
        """When a feed is due, in seconds since the epoch."""
        at = self._state(name).next_at
        if at is None:
            return now
        try:
            moment = datetime.fromisoformat(at)
            due = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
        except ValueError:
            return now
        # Nothing waits longer than this: a clock that was wrong when the state was written must not stop a feed.
        return due if due <= now + GONE_SECONDS else now

    def _due(self, name: str) -> bool:
        now = self._clock()
        state = self._state(name)
        slack = 0.0 if state.failures or state.gone else min(FEED_SLACK_SECONDS, self._every / 10)
        return self._next(name, now) <= now + slack

    def _rest(self, name: str) -> None:
        state = self._state(name)
        if state.gone:
            self._gone[name] = None
        self._tell(FeedEvent(kind="gone" if state.gone else "resting", feed=name, next_at=state.next_at), count=False)

    def _poll(self, name: str, url: str) -> None:
        state, began = self._state(name), self._clock()
        try:
            answer = self._client.fetch(url, etag=state.etag, last_modified=state.last_modified)
            event, whole = self._read(name, answer)
        except QawlError as error:
            if error.entry.consequence == "stop":
                raise
            self._failed(state, error)
            return
        later = _iso(began + self._every)
        after = FeedState(
            url=name,
            # A feed whose entries are not all through has to be given whole the next time.
            etag=(answer.etag or (state.etag if answer.not_modified else None)) if whole else None,
            last_modified=(answer.last_modified or (state.last_modified if answer.not_modified else None))
            if whole
            else None,
            polled_at=_iso(began),
            next_at=later,
        )
        self._keep(after)
        self._tell(msgspec.structs.replace(event, next_at=later))

    def _read(self, name: str, answer: Fetched) -> tuple[FeedEvent, bool]:
        """Take what is new in a feed; and whether all of it is through."""
        if answer.not_modified:
            return FeedEvent(kind="unchanged", feed=name), True
        given = Input(
            answer.evidence.body,
            where=name,
            path=name,
            source=name,
            url=answer.evidence.final_url,
            media_type=answer.media_type,
            charset=answer.charset,
            evidence=answer.evidence,
        )
        new = known = 0
        whole = True
        refused: Counter[str] = Counter()
        outcomes = list(self._entries(given))
        links = [outcome.url for outcome in outcomes if isinstance(outcome, Link)]
        with self._store.reading() as connection:
            through = settled(connection, links)
        for outcome in outcomes:
            if isinstance(outcome, Refusal):
                self._refuse(outcome, refused)
                continue
            if isinstance(outcome, Input):
                continue
            if isinstance(outcome, Link):
                url = outcome.url
                if url in through or url in self._refused_for_good or url in self._known:
                    known += 1
                    continue
                through.add(url)
            try:
                self._take(outcome)
            except QawlError as error:
                if error.entry.consequence == "stop":
                    raise
                self._refuse(error.refusal(), refused)
                if isinstance(outcome, Link) and for_good(error.code):
                    self._refused_for_good.add(outcome.url)
                else:
                    whole = False
            else:
                new += 1
        self._new += new
        return FeedEvent(kind="read", feed=name, new=new, known=known, refused=dict(sorted(refused.items()))), whole

    def _refuse(self, refusal: Refusal, refused: Counter[str]) -> None:
        refused[refusal.code] += 1
        self._refused[refusal.code] += 1
        if self._on_refusal:
            self._on_refusal(refusal)

    def _failed(self, state: FeedState, error: QawlError) -> None:
        """A feed could not be had or read: leave it alone, for longer each time."""
        now, failures = self._clock(), state.failures + 1
        gone = isinstance(error, AnswerError) and error.status == 410
        later = now + (GONE_SECONDS if gone else back_off(state.url, failures, self._every, MAX_WAIT_SECONDS))
        if isinstance(error, AnswerError) and error.retry_at is not None:
            later = max(later, error.retry_at)
        after = msgspec.structs.replace(
            state,
            polled_at=_iso(now),
            next_at=_iso(later),
            failures=failures,
            last_code=GONE if gone else error.code,
        )
        self._keep(after)
        if gone:
            self._gone[state.url] = None
        kind: Literal["gone", "failed"] = "gone" if gone else "failed"
        self._tell(FeedEvent(kind=kind, feed=state.url, refusal=error.refusal(), next_at=_iso(later)))

    def _tell(self, event: FeedEvent, *, count: bool = True) -> None:
        self._kinds[event.kind] += count
        if self._on_event:
            self._on_event(event)


def _name(url: str) -> str:
    """The URL that a feed's state is kept by: without credentials."""
    try:
        return parse(url, allow_private=True).asked
    except QawlError:
        return shown(url)


def _iso(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
