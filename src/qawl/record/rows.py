"""From records to rows and back, exactly: what is read from a row is equal to what was written.

A field that is added to :class:`~qawl.model.Article` or :class:`~qawl.model.Statement` needs a column (a migration) and
a line here; a test fails until it has both.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any, Final, TypeVar

import msgspec

from qawl.language.fold import fold
from qawl.language.stem import terms
from qawl.model import (
    Article,
    Confidence,
    Extraction,
    Horizon,
    Mention,
    Occasion,
    Quantity,
    SaidOn,
    Span,
    Speaker,
    Statement,
)
from qawl.reading.dates import bounds

T = TypeVar("T")

_encoder: Final = msgspec.json.Encoder()


def article_row(extraction: Extraction, added_at: str) -> dict[str, Any]:
    """The row of an extraction's article, by column.

    Raises TypeError, OverflowError or UnicodeEncodeError where ``extra`` holds what JSON can't, or a text half a
    surrogate pair.
    """
    a = extraction.article
    first, last = (bounds(a.published) if a.published else None) or (None, None)
    row = {
        "id": a.id,
        "text": a.text,
        "source": a.source,
        "path": a.path,
        "url": a.url,
        "title": a.title,
        "outlet": a.outlet,
        "author": a.author,
        "published": a.published,
        "published_precision": a.published_precision,
        "published_basis": a.published_basis,
        "published_first": first,
        "published_last": last,
        "language": a.language,
        "extra": _json(a.extra),
        "qawl": extraction.qawl,
        "lexicon": extraction.lexicon,
        "added_at": added_at,
    }
    for value in row.values():
        if value is not None:
            value.encode()
    return row


def statement_row(place: int, s: Statement) -> dict[str, Any]:
    """The row of the ``place``-th statement of an article, by column, without the article's number."""
    cue_start, cue_end = s.cue or (None, None)
    told = s.said_on if s.said_on is not None and s.said_on.basis != "published" else None
    return {
        "place": place,
        "id": s.id,
        "uid": s.uid,
        "cue_start": cue_start,
        "cue_end": cue_end,
        "cue_status": s.cue_status,
        "content": _json(s.content),
        "speaker": _maybe(s.speaker),
        "relay": _maybe(s.relay),
        "addressee": _maybe(s.addressee),
        "occasion": _maybe(s.occasion),
        "mode": s.mode,
        "act": s.act,
        "act_detail": s.act_detail,
        "parent": s.parent,
        "depth": s.depth,
        "according_to": _json(s.according_to),
        "horizon": _maybe(s.horizon),
        "quantities": _json(s.quantities),
        "said_on": _maybe(s.said_on),
        "said_on_first": told.from_ if told is not None else None,
        "said_on_last": told.to if told is not None else None,
        "confidence": _json(s.confidence),
        "text": _json(s.text),
        "sentence_start": s.sentence[0],
        "sentence_end": s.sentence[1],
        "terms": content_terms(s),
        "names": name_words(s),
    }


def content_terms(statement: Statement) -> str:
    """What the index holds of a statement's content: its folded stems, a space between them."""
    return " ".join(term for part in statement.text for term, _, _ in terms(part))


def name_words(statement: Statement) -> str:
    """What the index holds of a statement's speaker: the folded words of the name that may be shown."""
    name = statement.speaker.name if statement.speaker else None
    return " ".join(words_of(name)) if name else ""


def words_of(name: str) -> list[str]:
    """The words of a name, folded and in lower case, without what is neither letter nor digit."""
    folded = fold(name).lower()
    return "".join(c if c.isalnum() else " " for c in folded).split()


def to_article(row: sqlite3.Row) -> Article:
    """The article of a row of ``article``."""
    return Article(
        id=row["id"],
        text=row["text"],
        source=row["source"],
        path=row["path"],
        url=row["url"],
        title=row["title"],
        outlet=row["outlet"],
        author=row["author"],
        published=row["published"],
        published_precision=row["published_precision"],
        published_basis=row["published_basis"],
        language=row["language"],
        extra=msgspec.json.decode(row["extra"], type=dict[str, Any]),
    )


def to_statement(row: sqlite3.Row) -> Statement:
    """The statement of a row of ``statement``."""
    return Statement(
        id=row["id"],
        uid=row["uid"],
        cue=None if row["cue_start"] is None else (row["cue_start"], row["cue_end"]),
        cue_status=row["cue_status"],
        content=msgspec.json.decode(row["content"], type=tuple[Span, ...]),
        speaker=_read(row["speaker"], Speaker),
        relay=_read(row["relay"], Mention),
        addressee=_read(row["addressee"], Mention),
        occasion=_read(row["occasion"], Occasion),
        mode=row["mode"],
        act=row["act"],
        act_detail=row["act_detail"],
        parent=row["parent"],
        depth=row["depth"],
        according_to=msgspec.json.decode(row["according_to"], type=tuple[str, ...]),
        horizon=_read(row["horizon"], Horizon),
        quantities=msgspec.json.decode(row["quantities"], type=tuple[Quantity, ...]),
        said_on=_read(row["said_on"], SaidOn),
        confidence=msgspec.json.decode(row["confidence"], type=Confidence),
        text=msgspec.json.decode(row["text"], type=tuple[str, ...]),
        sentence=(row["sentence_start"], row["sentence_end"]),
    )


def to_extraction(article: sqlite3.Row, statements: Iterable[sqlite3.Row]) -> Extraction:
    """The extraction of a row of ``article`` and its rows of ``statement``, in their order."""
    return Extraction(
        article=to_article(article),
        statements=tuple(map(to_statement, statements)),
        qawl=article["qawl"],
        lexicon=article["lexicon"],
    )


def _json(value: object) -> str:
    return _encoder.encode(value).decode()


def _maybe(value: object | None) -> str | None:
    return None if value is None else _json(value)


def _read(value: str | None, kind: type[T]) -> T | None:
    return None if value is None else msgspec.json.decode(value, type=kind)
