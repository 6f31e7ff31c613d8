"""Where a text was found: every place of an article, and which text a URL holds now.

A place is a page where a URL is known, else a file with its outlet. The same text at the same place again changes
nothing, but that a page fetched anew is known to be as fresh as that.
"""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import msgspec

from qawl.limits import FRESH_DAYS
from qawl.model import Article, Evidence, Read, Record
from qawl.reading.dates import day
from qawl.record import evidence as keeping
from qawl.record.urls import bare, canonical, host, is_page

SHOWN: Final = 3
"""Further places of an article that come with a statement; all are counted."""


class Place(Record, frozen=True, kw_only=True):
    """One place of an article. Times are UTC in ISO form; ``fetched_at`` is None for what came from a file."""

    source: str | None = None
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    fetched_at: str | None = None
    read_at: str


def now() -> str:
    """This second in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def row_of(read: Read, at: str) -> dict[str, Any]:
    """The row of the place that ``read`` was read at, by column, without its article and its evidence."""
    a, e = read.article, read.evidence
    url = _told(a.url, e)
    fetched = _second(e.fetched_at) or at if e is not None else None
    return {
        "source": _maybe_bare(a.source),
        "path": bare(a.path if "://" in a.path else os.path.normpath(a.path)) if a.path else None,
        "url": url,
        "outlet": a.outlet or host(url),
        "published": a.published,
        "modified": read.modified,
        "day": day(a.published) if a.published else None,
        "asked_url": canonical(e.url) if e is not None else None,
        "final_url": canonical(e.final_url) if e is not None else None,
        "status": e.status if e is not None else None,
        "headers": keeping.headers(e) if e is not None else None,
        "sha256": keeping.digest(e) if e is not None else None,
        "fetched_at": fetched,
        "page": int(e is not None and keeping.is_page(e)),
        "read_at": at,
        "seen_at": fetched or at,
    }


def _told(url: str | None, e: Evidence | None) -> str | None:
    """The URL of a page: its own word for it, but not where that names the site alone and a better one is known."""
    known = [canonical(u) for u in (url, e and e.final_url, e and e.url) if u]
    return next(filter(is_page, known), known[0] if known else None)


def _maybe_bare(text: str | None) -> str | None:
    return None if text is None else bare(text)


def _second(moment: str) -> str | None:
    """A moment in the one form in which moments are kept and compared; None where it is none."""
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="seconds")


def bare_article(article: Article) -> Article:
    """The article without anybody's name and password in its URLs."""
    told = {field: value for field in ("url", "source", "path") if (value := getattr(article, field)) and "@" in value}
    return msgspec.structs.replace(article, **{k: bare(v) for k, v in told.items()}) if told else article


def find(connection: sqlite3.Connection, article: int, row: dict[str, Any]) -> sqlite3.Row | None:
    """The article's row of ``place`` that is the same place as ``row``, None where it is a new one."""
    urls = [url for url in dict.fromkeys((row["url"], row["asked_url"], row["final_url"])) if is_page(url)]
    found: sqlite3.Row | None
    if urls:
        marks = ", ".join("?" * len(urls))
        found = connection.execute(
            f"SELECT * FROM place WHERE article = ? AND (url IN ({marks}) OR asked_url IN ({marks})"
            f" OR final_url IN ({marks})) ORDER BY n LIMIT 1",
            (article, *urls, *urls, *urls),
        ).fetchone()
    else:
        found = connection.execute(
            "SELECT * FROM place WHERE article = ? AND url IS ? AND path IS ? AND source IS ? AND outlet IS ? LIMIT 1",
            (article, row["url"], row["path"], row["source"], row["outlet"]),
        ).fetchone()
    return found


def insert(connection: sqlite3.Connection, article: int, row: dict[str, Any], body: keeping.Packed | None) -> None:
    """Keep a place of an article, with the bytes that stand behind it where there are some."""
    _whole(connection, article, row)
    kept = {"article": article, **row, "evidence": keeping.keep(connection, body)}
    connection.execute(
        f"INSERT INTO place ({', '.join(kept)}) VALUES ({', '.join(f':{column}' for column in kept)})", kept
    )


def fresher(known: sqlite3.Row, row: dict[str, Any], has_body: bool) -> dict[str, Any]:
    """What is to be written of a place that is known already: nothing, unless it was fetched anew, or for the first
    time, or its bytes are to be kept (``has_body``) and were not before."""
    change: dict[str, Any] = {}
    if row["fetched_at"] is None:
        return change
    if known["fetched_at"] is None or (has_body and known["evidence"] is None):
        fetched = ("asked_url", "final_url", "status", "headers", "sha256", "fetched_at", "page")
        change = {column: row[column] for column in fetched}
    if row["seen_at"] > known["seen_at"]:
        change["seen_at"] = row["seen_at"]
    return change


def update(
    connection: sqlite3.Connection, there: sqlite3.Row, change: dict[str, Any], body: keeping.Packed | None
) -> None:
    """Write what :func:`fresher` found."""
    change = dict(change)
    if "sha256" in change:
        _whole(connection, there["article"], change)
        change["evidence"] = keeping.keep(connection, body)
    sets = ", ".join(f"{column} = :{column}" for column in change)
    connection.execute(f"UPDATE place SET {sets} WHERE n = :n", {**change, "n": there["n"]})


def _whole(connection: sqlite3.Connection, article: int, row: dict[str, Any]) -> None:
    """An answer that holds several articles is no page, whatever the server calls it: let the rows say so."""
    if row["page"]:
        parts = connection.execute(
            "UPDATE place SET page = 0 WHERE sha256 = ? AND article <> ?", (row["sha256"], article)
        ).rowcount
        row["page"] = int(not parts)


def has_url(connection: sqlite3.Connection, url: str, days: float | None = FRESH_DAYS) -> bool:
    """Whether a page was fetched no longer than so many days ago (None: ever), by the URL asked for, the one that
    redirects led to, or the one that it calls its own."""
    since = "" if days is None else (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds")
    url = canonical(url)
    return any(
        connection.execute(
            f"SELECT 1 FROM place WHERE {column} = ? AND page AND seen_at >= ? LIMIT 1", (url, since)
        ).fetchone()
        for column in ("asked_url", "final_url", "url")
    )


def of_article(connection: sqlite3.Connection, article: int, limit: int = -1) -> tuple[Place, ...]:
    """The places of an article but its first, in the order in which they were found, no more than ``limit``."""
    rows = connection.execute(
        "SELECT source, path, url, outlet, published, fetched_at, read_at FROM place WHERE article = ?"
        " ORDER BY n LIMIT ? OFFSET 1",
        (article, limit),
    )
    return tuple(Place(**dict(row)) for row in rows)


def count(connection: sqlite3.Connection, article: int) -> int:
    """How many places an article has."""
    return int(connection.execute("SELECT count(*) FROM place WHERE article = ?", (article,)).fetchone()[0])
