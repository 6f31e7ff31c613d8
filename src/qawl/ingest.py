"""The one way in, for every door: read, extract, keep and link, one article after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Literal

import msgspec

from qawl.errors import CATALOGUE, QawlError
from qawl.extract import extract_article
from qawl.lexicon.compile import load
from qawl.lexicon.compiled import Lexicon
from qawl.linking.link import Linker
from qawl.model import Article, Record, Refusal
from qawl.reading.files import read_paths
from qawl.record.store import Store


class Event(Record, frozen=True, kw_only=True):
    """What happened to one input: an article was kept (``new``), was there already (``same``), or was ``refused``.

    ``statements`` is how many the article has; ``refusal`` tells why where it was refused.
    """

    kind: Literal["new", "same", "refused"]
    source: str
    statements: int = 0
    refusal: Refusal | None = None


class Summary(Record, frozen=True, kw_only=True):
    """A whole run: articles added, articles that were there already, statements added, what was refused (how often by
    code, and each), and how many hidden files were left out."""

    added: int = 0
    same: int = 0
    statements: int = 0
    refused: dict[str, int] = msgspec.field(default_factory=dict)
    refusals: tuple[Refusal, ...] = ()
    hidden: int = 0


def ingest(
    paths: Sequence[str],
    store: Store,
    *,
    published: str | None = None,
    lexicon: Any = None,
    on_event: Callable[[Event], None] | None = None,
) -> Summary:
    """Read ``paths`` (files, folders, ``-``), extract each article's statements and keep both in ``store``.

    ``published`` is the ISO date for articles that bring none, ``lexicon`` what
    :func:`qawl.extract.extract_article` takes; ``on_event`` is called after each input. Every article is kept by
    itself, as it comes: whoever stops this at any moment finds whole articles only, and running it again adds what is
    missing.

    Raises :class:`~qawl.errors.QawlError` for what concerns more than one article: QAWL-A001 (``published`` is no
    date), QAWL-S003, QAWL-S004 and QAWL-S008 of the store, QAWL-L… of the lexicon.
    """
    kinds: Counter[str] = Counter()
    statements = 0
    refusals: list[Refusal] = []
    linker = Linker(lexicon if isinstance(lexicon, Lexicon) else load(lexicon))
    reading = read_paths(paths, published=published)
    for item in reading:
        event = _refused(item) if isinstance(item, Refusal) else _keep(item, store, lexicon, linker)
        kinds[event.kind] += 1
        statements += event.statements if event.kind == "new" else 0
        if event.refusal:
            refusals.append(event.refusal)
        if on_event:
            on_event(event)
    return Summary(
        added=kinds["new"],
        same=kinds["same"],
        statements=statements,
        refused=dict(sorted(Counter(refusal.code for refusal in refusals).items())),
        refusals=tuple(refusals),
        hidden=reading.hidden,
    )


def _keep(article: Article, store: Store, lexicon: Any, linker: Linker) -> Event:
    source = article.path or article.source or article.id
    try:
        extraction = extract_article(article, lexicon)
        kind = store.add(extraction, linker)
    except QawlError as error:
        if CATALOGUE[error.code].consequence != "skip":
            raise
        return _refused(msgspec.structs.replace(error.refusal(), source=source))
    return Event(kind=kind, source=source, statements=len(extraction.statements))


def _refused(refusal: Refusal) -> Event:
    return Event(kind="refused", source=refusal.source, refusal=refusal)
