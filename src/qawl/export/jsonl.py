"""The exchange format ``qawl/1``: one article a line, and its JSON Schema."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from qawl.model import About, Article, Extraction, Record, Span, Statement
from qawl.record.found import Found
from qawl.record.places import Place

SCHEMA: Literal["qawl/1"] = "qawl/1"


class ArticleOut(Record, frozen=True, kw_only=True):
    """The article of a line: what names it, without its text."""

    id: str
    source: str | None
    path: str | None
    url: str | None
    title: str | None
    outlet: str | None
    published: str | None
    extra: dict[str, Any]


class Line(Record, frozen=True, kw_only=True):
    """One line of the exchange format."""

    schema: Literal["qawl/1"] = SCHEMA
    qawl: str
    lexicon: str
    article: ArticleOut
    statements: tuple[Statement, ...]


class FoundStatement(Statement, frozen=True, kw_only=True):
    """A statement out of a record, with whom and what its content names as far as the record knows."""

    about: tuple[About, ...] = ()


class FoundLine(Record, frozen=True, kw_only=True):
    """One statement out of a record: with its article, with the statements around it (outermost first), and with the
    spans of the words that a search matched. ``places`` is at how many places the article was found, ``also_at`` some
    of them; ``later`` is the article that its URL holds now in its stead."""

    schema: Literal["qawl/1"] = SCHEMA
    article: ArticleOut
    statement: FoundStatement
    parents: tuple[Statement, ...] = ()
    matches: tuple[Span, ...] = ()
    places: int = 1
    also_at: tuple[Place, ...] = ()
    later: str | None = None


_encoder = msgspec.json.Encoder()


def line(extraction: Extraction) -> Line:
    """The line of one article, as a record."""
    out = _article(extraction.article)
    return Line(qawl=extraction.qawl, lexicon=extraction.lexicon, article=out, statements=extraction.statements)


def _article(a: Article) -> ArticleOut:
    return ArticleOut(
        id=a.id,
        source=a.source,
        path=a.path,
        url=a.url,
        title=a.title,
        outlet=a.outlet,
        published=a.published,
        extra=a.extra,
    )


def encode(extraction: Extraction) -> bytes:
    """The line of one article as UTF-8 JSON, without the newline at its end."""
    return _encoder.encode(line(extraction))


def encode_found(found: Found, matches: tuple[Span, ...] = ()) -> bytes:
    """One statement out of a record as UTF-8 JSON, without the newline at its end.

    ``speaker.entity`` and ``confidence.identity`` tell who the record takes the speaker for, ``about`` whom and what
    the content names.
    """
    statement = found.statement
    if found.linked is not None and statement.speaker is not None:
        speaker = msgspec.structs.replace(statement.speaker, entity=found.linked.entity)
        sure = msgspec.structs.replace(statement.confidence, identity=found.linked.confidence)
        statement = msgspec.structs.replace(statement, speaker=speaker, confidence=sure)
    fields = {field: getattr(statement, field) for field in Statement.__struct_fields__}
    out = FoundStatement(**fields, about=found.about)
    return _encoder.encode(
        FoundLine(
            article=_article(found.article),
            statement=out,
            parents=found.parents,
            matches=matches,
            places=found.places,
            also_at=found.also_at,
            later=found.later,
        )
    )


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a line."""
    return msgspec.json.schema(Line)
