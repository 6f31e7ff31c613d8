"""The feeds that are watched, as the record keeps them: what to ask with next time, and when that may be."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Final

from qawl.errors import CATALOGUE
from qawl.model import Record
from qawl.record.places import has_url
from qawl.record.urls import canonical

GONE: Final = "gone"
"""What ``last_code`` says of a feed whose server answered that it is gone for good: it is asked no more."""

_FOR_NOW: Final = frozenset({"QAWL-F001", "QAWL-F007"})
"""Refusals of the kind "skip" that another run may not meet: by its options, or because robots.txt can be had again."""

_MANY: Final = 500
"""URLs in one question: SQLite takes no endless list."""


class FeedState(Record, frozen=True, kw_only=True):
    """One feed. Times are UTC in ISO form; ``next_at`` None is "at once"; ``failures`` counts those in a row, the last
    of which had ``last_code``."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    polled_at: str | None = None
    next_at: str | None = None
    failures: int = 0
    last_code: str | None = None

    @property
    def gone(self) -> bool:
        """Whether it is asked no more."""
        return self.last_code == GONE


def feed(connection: sqlite3.Connection, url: str) -> FeedState:
    """What is known of the feed at ``url``; nothing but its URL where it was never asked."""
    row = connection.execute(
        "SELECT url, etag, last_modified, polled_at, next_at, failures, last_code FROM feed WHERE url = ?", (url,)
    ).fetchone()
    return FeedState(**dict(zip(FeedState.__struct_fields__, row, strict=True))) if row else FeedState(url=url)


def keep_feed(connection: sqlite3.Connection, state: FeedState) -> None:
    """Write ``state`` in place of what was known of that feed."""
    connection.execute(
        "INSERT OR REPLACE INTO feed (url, etag, last_modified, polled_at, next_at, failures, last_code)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        tuple(getattr(state, name) for name in FeedState.__struct_fields__),
    )


def feeds(connection: sqlite3.Connection) -> list[FeedState]:
    """All feeds that were ever watched, by URL."""
    rows = connection.execute(
        "SELECT url, etag, last_modified, polled_at, next_at, failures, last_code FROM feed ORDER BY url"
    )
    return [FeedState(**dict(zip(FeedState.__struct_fields__, row, strict=True))) for row in rows]


def settled(connection: sqlite3.Connection, urls: Sequence[str]) -> set[str]:
    """Those of ``urls`` that need not be fetched again: an article was found there, or was refused for good."""
    found: set[str] = set()
    for k in range(0, len(urls), _MANY):
        some = tuple(dict.fromkeys(urls[k : k + _MANY]))
        marks = ", ".join("?" * len(some))
        found.update(url for url in some if _there(connection, url))
        refused = connection.execute(f"SELECT DISTINCT source, code FROM refusal WHERE source IN ({marks})", some)
        found.update(source for source, code in refused if for_good(code))
    return found


def _there(connection: sqlite3.Connection, url: str) -> bool:
    """Whether an article calls that page its own, whether it was fetched or stood in the feed; or the page was read."""
    own = connection.execute("SELECT 1 FROM place WHERE url = ? LIMIT 1", (canonical(url),)).fetchone()
    return own is not None or has_url(connection, url, None)


def for_good(code: str) -> bool:
    """Whether what was refused with ``code`` would be refused again."""
    return code in CATALOGUE and CATALOGUE[code].consequence == "skip" and code not in _FOR_NOW
