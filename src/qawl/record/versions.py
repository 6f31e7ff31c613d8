"""A page that changed: which of the texts that a URL gave came after which, and which one it gives now."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any, Final

from qawl.model import Extraction, Record
from qawl.record.rows import to_extraction
from qawl.record.urls import canonical, is_page

_AT: Final = "((final_url = :url AND page) OR (asked_url = :url AND page) OR (url = :url AND NOT page))"
_NOW: Final = f"SELECT article, seen_at, sha256 FROM place WHERE {_AT} ORDER BY seen_at DESC, n DESC LIMIT 1"
_OTHER: Final = _NOW.replace("WHERE", "WHERE article <> :article AND")


class Revision(Record, frozen=True, kw_only=True):
    """Two texts of one URL. ``current`` says whether the later one is what the URL held when it was last read."""

    url: str
    found_at: str
    earlier: Extraction
    later: Extraction
    current: bool


def note(connection: sqlite3.Connection, article: int, row: dict[str, Any]) -> bool:
    """Write down that the article's text came after, or before, another at one of the URLs of its place ``row``, where
    that is so; says whether it came after.

    Of two texts the one that was fetched later is the later one (what came from a file counts as fetched when it was
    read). Two texts cut out of one answer are no versions of each other.
    """
    after = False
    for url in _keys(row):
        other = connection.execute(_OTHER, {"url": url, "article": article}).fetchone()
        if other is None or (other["sha256"] is not None and other["sha256"] == row["sha256"]):
            continue
        later = row["seen_at"] >= other["seen_at"]
        pair = (article, other["article"]) if later else (other["article"], article)
        connection.execute(
            "INSERT OR IGNORE INTO revision (later, earlier, url, found_at) VALUES (?, ?, ?, ?)",
            (*pair, url, row["read_at"]),
        )
        after = after or later
    return after


def _keys(row: dict[str, Any]) -> list[str]:
    """The URLs that say which page a place is: those that were fetched, before what the page says of itself."""
    urls = (row["final_url"], row["asked_url"]) if row["page"] else (row["url"],)
    return [url for url in dict.fromkeys(urls) if is_page(url)]


def later_than(connection: sqlite3.Connection, article: int) -> str | None:
    """The id of the article that a URL of this one holds now in its stead, None where it holds this one still."""
    for row in connection.execute("SELECT DISTINCT url FROM revision WHERE earlier = ?", (article,)).fetchall():
        now = connection.execute(_NOW, {"url": row["url"]}).fetchone()
        if now is not None and now["article"] != article:
            found = connection.execute("SELECT id FROM article WHERE n = ?", (now["article"],)).fetchone()
            return str(found[0])
    return None


def listed(connection: sqlite3.Connection, url: str | None = None) -> Iterator[Revision]:
    """The revisions of a URL, or all, in the order in which they were found, with both articles whole."""
    where, values = ("WHERE url = ?", (canonical(url),)) if url is not None else ("", ())
    rows = connection.execute(f"SELECT * FROM revision {where} ORDER BY found_at, rowid", values).fetchall()
    for row in rows:
        now = connection.execute(_NOW, {"url": row["url"]}).fetchone()
        yield Revision(
            url=row["url"],
            found_at=row["found_at"],
            earlier=_extraction(connection, row["earlier"]),
            later=_extraction(connection, row["later"]),
            current=now is not None and now["article"] == row["later"],
        )


def _extraction(connection: sqlite3.Connection, n: int) -> Extraction:
    article = connection.execute("SELECT * FROM article WHERE n = ?", (n,)).fetchone()
    rows = connection.execute("SELECT * FROM statement WHERE article = ? ORDER BY place", (n,))
    return to_extraction(article, rows)
