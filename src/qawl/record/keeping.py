"""Writing an article into the record: its row, its statements and its place, or a further place of one that is there.

What takes time (checking, encoding, compressing) is done before the transaction begins.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

import msgspec

from qawl.errors import QawlError
from qawl.model import Extraction, Read
from qawl.record import evidence, places, versions
from qawl.record.checks import check
from qawl.record.evidence import Packed
from qawl.record.rows import article_row, statement_row

Then = Callable[[sqlite3.Connection, int, Extraction], None]
"""What is done with a new article in its own transaction."""

Kind = Literal["new", "revised", "same", "copy"]
"""What became of an article: :meth:`qawl.record.store.Store.add` tells each."""


class Prepared(NamedTuple):
    """All the rows of an article, by column, those of its statements without the article's number."""

    extraction: Extraction
    article: dict[str, Any]
    statements: list[dict[str, Any]]
    place: dict[str, Any]
    body: Packed | None


def prepare(extraction: Extraction, read: Read, keep_raw: bool) -> Prepared:
    """The rows of an extraction that was read as ``read``. Raises QAWL-S007 where it can't be kept as it is."""
    check(extraction)
    place, body = prepare_place(read), pack(read, keep_raw)
    extraction = msgspec.structs.replace(extraction, article=places.bare_article(extraction.article))
    try:
        article = article_row(extraction, place["read_at"])
    except (TypeError, OverflowError, UnicodeEncodeError) as error:
        raise QawlError("QAWL-S007", _where(read), str(error)) from error
    statements = [statement_row(number, statement) for number, statement in enumerate(extraction.statements)]
    return Prepared(extraction, article, statements, place, body)


def prepare_place(read: Read) -> dict[str, Any]:
    """The row of its place. Raises QAWL-S007 for half a surrogate pair."""
    try:
        place = places.row_of(read, places.now())
        for value in place.values():
            if isinstance(value, str):
                value.encode()
    except UnicodeEncodeError as error:
        raise QawlError("QAWL-S007", _where(read), str(error)) from error
    return place


def pack(read: Read, keep_raw: bool) -> Packed | None:
    """The bytes behind it, compressed, where there are some and they are to be kept."""
    return evidence.pack(read.evidence) if read.evidence is not None and keep_raw else None


def _where(read: Read) -> str:
    return read.article.source or read.article.id


def row_of(connection: sqlite3.Connection, id: str) -> int | None:
    """The row of the article of that id, None where it is not there."""
    found = connection.execute("SELECT n FROM article WHERE id = ?", (id,)).fetchone()
    return None if found is None else int(found[0])


def write(connection: sqlite3.Connection, prepared: Prepared, then: Then | None) -> Kind:
    """Write an article, or the place alone where the article is there; inside the caller's transaction."""
    known = row_of(connection, prepared.extraction.article.id)
    if known is not None:
        return meet(connection, known, prepared.place, prepared.body)
    number = connection.execute(_insert("article", prepared.article), prepared.article).lastrowid
    assert number is not None
    for statement in prepared.statements:
        row = {"article": number, **statement}
        connection.execute(_insert("statement", row), row)
    places.insert(connection, number, prepared.place, prepared.body)
    revised = versions.note(connection, number, prepared.place)
    if then is not None:
        then(connection, number, prepared.extraction)
    return "revised" if revised else "new"


def is_settled(connection: sqlite3.Connection, article: int, place: dict[str, Any], has_body: bool) -> bool:
    """Whether nothing is to be written: the article has the place, it is not fetched anew, and its bytes are kept
    where they are to be."""
    there = places.find(connection, article, place)
    return there is not None and not places.fresher(there, place, has_body)


def meet(
    connection: sqlite3.Connection, article: int, place: dict[str, Any], body: Packed | None
) -> Literal["same", "copy"]:
    """Write a further place of an article that is there, or what is new of one that it has."""
    there = places.find(connection, article, place)
    if there is None:
        places.insert(connection, article, place, body)
        versions.note(connection, article, place)
        return "copy"
    change = places.fresher(there, place, body is not None)
    if change:
        places.update(connection, there, change, body)
        if "seen_at" in change:
            versions.note(connection, article, place)
    return "same"


def _insert(table: str, row: dict[str, Any]) -> str:
    """The statement that inserts ``row``; the names of its columns are ours, its values are bound by name."""
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(f':{column}' for column in row)})"
