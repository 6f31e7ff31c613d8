"""The one way in, for every door: read, extract, keep and link, one article after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from qawl.errors import CATALOGUE, QawlError
from qawl.extract import extract_article
from qawl.lexicon.compile import load
from qawl.lexicon.compiled import Lexicon
from qawl.limits import RUN_REFUSALS
from qawl.linking.link import Linker
from qawl.model import Read, Record, Refusal
from qawl.reading.inputs import Input, Link, Options, Outcome
from qawl.reading.sources import Reading, read_sources
from qawl.record.runs import Running
from qawl.record.store import Store
from qawl.record.urls import bare

if TYPE_CHECKING:
    from qawl.reading.fetch.client import Client


class Event(Record, frozen=True, kw_only=True):
    """What happened to one input.

    An article was kept (``new``), or kept as what a page holds now in another's stead (``revised``); its text was there
    already, found at a further place (``copy``) or at the same (``same``); or the input was ``refused``. ``statements``
    is how many the article has, ``url`` its page where it tells one; ``refusal`` tells why where it was refused.
    """

    kind: Literal["new", "same", "copy", "revised", "refused"]
    source: str
    url: str | None = None
    statements: int = 0
    refusal: Refusal | None = None


class Summary(Record, frozen=True, kw_only=True):
    """A whole run: articles added, and how many of them as revisions; articles that were there already, and how many of
    them were found at a further place; statements added; what was refused (how often by code, and the first
    RUN_REFUSALS of them each); how many hidden files were left out, how many pages were not fetched because they had
    been a short while ago, and what else was passed over, by kind."""

    added: int = 0
    revised: int = 0
    same: int = 0
    copies: int = 0
    statements: int = 0
    refused: dict[str, int] = msgspec.field(default_factory=dict)
    refusals: tuple[Refusal, ...] = ()
    hidden: int = 0
    known: int = 0
    skipped: dict[str, int] = msgspec.field(default_factory=dict)


def ingest(
    paths: Sequence[str],
    store: Store,
    *,
    published: str | None = None,
    how: Options | None = None,
    lexicon: Any = None,
    on_event: Callable[[Event], None] | None = None,
    on_known: Callable[[str], None] | None = None,
    keep_raw: bool = True,
    again: bool = False,
) -> Summary:
    """Read ``paths`` (files, folders, URLs, ``-``), extract each article's statements and keep both in ``store``.

    ``published`` is the ISO date for articles that bring none, ``how`` how to read, in its place; ``again`` fetches
    pages too that were fetched a short while ago (:data:`~qawl.limits.FRESH_DAYS`), without it ``on_known`` is called
    with each URL left alone. The rest is :func:`ingest_items`'s. Running it again adds what is missing.

    Raises :class:`~qawl.errors.QawlError` for what concerns more than one article: QAWL-A001 (``published`` is no
    date), QAWL-S003, QAWL-S004 and QAWL-S008 of the store, QAWL-L… of the lexicon.
    """
    known = None if again else store.known_urls(then=on_known)
    asks = known.__contains__ if known is not None else None
    with read_sources(paths, how or Options(published=published), known=asks) as reading:
        summary = ingest_items(reading, store, asked=paths, lexicon=lexicon, on_event=on_event, keep_raw=keep_raw)
    hits = known.hits if known is not None else 0
    return msgspec.structs.replace(summary, hidden=reading.hidden, known=hits, skipped=dict(reading.skipped))


def feed_doors(
    keeper: Keeper, client: Client, how: Options | None = None
) -> tuple[Callable[[Input], Iterable[Outcome]], Callable[[Link | Read], None]]:
    """What :class:`qawl.watch.Watch` reads with: what gives a feed's entries, and what fetches, reads and keeps one.

    The second raises the :class:`~qawl.errors.QawlError` of an entry that is refused.
    """
    reading = Reading((), how or Options(), client=client)

    def take(entry: Link | Read) -> None:
        for item in reading.follow(entry):
            event = keeper.take(item)
            if event.refusal is not None:
                title = CATALOGUE[event.refusal.code].title
                why = event.refusal.message.removeprefix(title).removeprefix(": ")
                raise QawlError(event.refusal.code, event.refusal.source, why)

    return reading.entries, take


def ingest_items(
    items: Iterable[Read | Refusal],
    store: Store,
    *,
    asked: Sequence[str] = (),
    lexicon: Any = None,
    on_event: Callable[[Event], None] | None = None,
    keep_raw: bool = True,
) -> Summary:
    """Extract the statements of each article read, and keep both in ``store``; what is there already is not extracted.

    ``asked`` says for the record what the run was to read, ``lexicon`` is what :func:`qawl.extract.extract_article`
    takes, ``keep_raw`` says whether the bytes that came over the wire are kept; ``on_event`` is called after each
    item. Every article is kept by itself, as it comes: whoever stops this at any moment finds whole articles only. The
    run itself is a row of the record, with its refusals.

    Raises :class:`~qawl.errors.QawlError` as :func:`ingest` does.
    """
    with keeping(store, asked=asked, lexicon=lexicon, keep_raw=keep_raw) as keeper:
        for item in items:
            event = keeper.take(item)
            if on_event:
                on_event(event)
    return keeper.summary()


@contextmanager
def keeping(store: Store, *, asked: Sequence[str] = (), lexicon: Any = None, keep_raw: bool = True) -> Iterator[Keeper]:
    """A run for the block, for whoever has one thing after the other to keep: :func:`ingest_items` tells the rest. The
    run is closed with its counts however the block ends."""
    linker = Linker(lexicon if isinstance(lexicon, Lexicon) else load(lexicon))
    with store.running(asked) as run:
        keeper = Keeper(store, run, lexicon, linker, keep_raw)
        try:
            yield keeper
        finally:
            run.counts = keeper.counts()


class Keeper:
    """Keeps what is read, one article or refusal after the other, and counts what becomes of it."""

    def __init__(self, store: Store, run: Running, lexicon: Any, linker: Linker, keep_raw: bool) -> None:
        """For :func:`keeping`."""
        self._store, self._run, self._keep_raw = store, run, keep_raw
        self._lexicon, self._linker = lexicon, linker
        self._kinds: Counter[str] = Counter()
        self._statements = 0
        self._refused: Counter[str] = Counter()
        self._refusals: list[Refusal] = []

    def take(self, item: Read | Refusal) -> Event:
        """Keep an article, or write down a refusal. Raises QAWL-S003, QAWL-S004 and QAWL-S008."""
        event = _refused(item) if isinstance(item, Refusal) else self._keep(item)
        self._kinds[event.kind] += 1
        if event.kind in ("new", "revised"):
            self._statements += event.statements
        if event.refusal is not None:
            self._refused[event.refusal.code] += 1
            if len(self._refusals) < RUN_REFUSALS:
                self._refusals.append(event.refusal)
            self._run.refused(event.refusal)
        return event

    def counts(self) -> dict[str, int]:
        """What the run has come to so far, by column of ``run``."""
        kinds = self._kinds
        return {
            "added": kinds["new"] + kinds["revised"],
            "revised": kinds["revised"],
            "same": kinds["same"] + kinds["copy"],
            "copies": kinds["copy"],
            "statements": self._statements,
        }

    def summary(self) -> Summary:
        """The same with what was refused."""
        refused = dict(sorted(self._refused.items()))
        summary = Summary(refused=refused, refusals=tuple(self._refusals))
        return msgspec.structs.replace(summary, **self.counts())

    def _keep(self, read: Read) -> Event:
        article, store = read.article, self._store
        source = bare(article.path or article.source or article.url or article.id)
        kind: Literal["new", "revised", "same", "copy"]
        try:
            met = store.met(read, keep_raw=self._keep_raw)
            if met is not None:
                kind, count = met
            else:
                extraction = extract_article(article, self._lexicon)
                kind = store.add(extraction, self._linker, read=read, keep_raw=self._keep_raw)
                count = len(extraction.statements)
        except QawlError as error:
            if CATALOGUE[error.code].consequence != "skip":
                raise
            return _refused(msgspec.structs.replace(error.refusal(), source=source))
        return Event(kind=kind, source=source, url=bare(article.url) if article.url else None, statements=count)


def _refused(refusal: Refusal) -> Event:
    refusal = msgspec.structs.replace(refusal, source=bare(refusal.source), message=bare(refusal.message))
    return Event(kind="refused", source=refusal.source, refusal=refusal)
