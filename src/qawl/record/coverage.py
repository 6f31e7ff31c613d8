"""What a record holds: the other half of "nothing found"."""

from __future__ import annotations

import sqlite3

from qawl.model import Record


class Coverage(Record, frozen=True, kw_only=True):
    """What is searched: how many articles, how many of them without a date of publishing, and the first and the last
    day among those that have one (ISO; a month or a year counts from its first day; None where none has a date)."""

    articles: int
    undated: int = 0
    first: str | None = None
    last: str | None = None


def coverage(connection: sqlite3.Connection) -> Coverage:
    """The record's figures as they stand; each is read off an index, so that a large record answers at once."""
    articles, dated, first, last = connection.execute(
        "SELECT (SELECT count(*) FROM article), (SELECT count(published_first) FROM article),"
        " (SELECT min(published_first) FROM article), (SELECT max(published_first) FROM article)"
    ).fetchone()
    return Coverage(articles=articles, undated=articles - dated, first=first, last=last)
