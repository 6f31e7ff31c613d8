"""The exchange format ``qawl/1``: one article a line, and its JSON Schema."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from qawl.model import Extraction, Record, Statement

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


_encoder = msgspec.json.Encoder()


def line(extraction: Extraction) -> Line:
    """The line of one article, as a record."""
    a = extraction.article
    out = ArticleOut(
        id=a.id,
        source=a.source,
        path=a.path,
        url=a.url,
        title=a.title,
        outlet=a.outlet,
        published=a.published,
        extra=a.extra,
    )
    return Line(qawl=extraction.qawl, lexicon=extraction.lexicon, article=out, statements=extraction.statements)


def encode(extraction: Extraction) -> bytes:
    """The line of one article as UTF-8 JSON, without the newline at its end."""
    return _encoder.encode(line(extraction))


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a line."""
    return msgspec.json.schema(Line)
