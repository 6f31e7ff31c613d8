"""The bytes that came over the wire: kept once for each digest, compressed, and given back as they came."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, NamedTuple

import msgspec

from qawl.model import Evidence, Record
from qawl.record.urls import bare, canonical

_NEVER: Final = frozenset(("set-cookie", "set-cookie2", "authorization", "proxy-authenticate", "www-authenticate"))
"""Headers that may open somebody's account."""


_PAGES: Final = frozenset(("", "text/html", "application/xhtml+xml", "text/plain", "application/pdf"))
"""The kinds of answers that hold one article."""


class Packed(NamedTuple):
    """Bytes as they are kept: their digest (hex), how many they were, and they themselves compressed."""

    sha256: str
    size: int
    body: bytes


class Kept(Record, frozen=True, kw_only=True):
    """What is known of a fetched page without its bytes: ``bytes`` is how many there are, None where none are kept."""

    url: str
    final_url: str
    status: int
    fetched_at: str
    sha256: str
    article: str
    bytes: int | None = None


def digest(evidence: Evidence) -> str:
    """The digest of its bytes, the one that came with it only where they themselves did not."""
    return _sha256(evidence.body) if evidence.body else evidence.sha256.lower()


def headers(evidence: Evidence) -> str:
    """Its headers as JSON, without cookies and passwords."""
    kept = [(name, bare(value)) for name, value in evidence.headers if name.lower() not in _NEVER]
    return msgspec.json.encode(kept).decode()


def is_page(evidence: Evidence) -> bool:
    """Whether the answer is of a kind that holds one article, as far as the server tells: a feed or an archive is
    not."""
    told = next((value for name, value in evidence.headers if name.lower() == "content-type"), "")
    return told.partition(";")[0].strip().lower() in _PAGES


def pack(evidence: Evidence) -> Packed | None:
    """Its bytes, ready to be kept; None where it came without."""
    return _pack(evidence.body) if evidence.body else None


# The articles of a feed or an archive have one body between them: it is worked on once.
@lru_cache(maxsize=1)
def _sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


@lru_cache(maxsize=1)
def _pack(body: bytes) -> Packed:
    return Packed(_sha256(body), len(body), zlib.compress(body))


def keep(connection: sqlite3.Connection, packed: Packed | None) -> int | None:
    """The row of these bytes, made where there is none; None for none."""
    if packed is None:
        return None
    row = connection.execute("SELECT n FROM evidence WHERE sha256 = ?", (packed.sha256,)).fetchone()
    if row is not None:
        return int(row[0])
    return connection.execute("INSERT INTO evidence (sha256, bytes, body) VALUES (?, ?, ?)", packed).lastrowid


_WHERE: Final = "p.fetched_at IS NOT NULL"
_FOUND: Final = """
    FROM place p JOIN article a ON a.n = p.article {kind} JOIN evidence e ON e.n = p.evidence
    WHERE {where} ORDER BY p.fetched_at, p.n
"""


def _chosen(url: str | None, article: int | None) -> tuple[str, dict[str, Any]]:
    """The condition on the places asked for: of a URL, of an article (its row), or all."""
    if url is not None:
        where = f"{_WHERE} AND (p.url = :url OR p.asked_url = :url OR p.final_url = :url)"
        return where, {"url": canonical(url)}
    if article is not None:
        return f"{_WHERE} AND p.article = :article", {"article": article}
    return _WHERE, {}


def listed(connection: sqlite3.Connection, url: str | None = None, article: int | None = None) -> Iterator[Kept]:
    """What was fetched, in the order of time, those without their bytes too."""
    where, values = _chosen(url, article)
    columns = "p.asked_url, p.final_url, p.status, p.fetched_at, p.sha256, a.id, e.bytes"
    for row in connection.execute(f"SELECT {columns}" + _FOUND.format(kind="LEFT", where=where), values):
        yield Kept(
            url=row[0], final_url=row[1], status=row[2], fetched_at=row[3], sha256=row[4], article=row[5], bytes=row[6]
        )


def given(connection: sqlite3.Connection, url: str | None = None, article: int | None = None) -> Iterator[Evidence]:
    """What was fetched with its bytes, each answer once, in the order of time: one after the other, however many."""
    where, values = _chosen(url, article)
    columns = "p.asked_url, p.final_url, p.status, p.fetched_at, p.headers, e.sha256, e.body"
    seen: set[tuple[str, str, str]] = set()
    for row in connection.execute(f"SELECT {columns}" + _FOUND.format(kind="", where=where), values):
        answer = (row["asked_url"], row["fetched_at"], row["sha256"])
        if answer not in seen:  # a feed or an archive stands behind many articles
            seen.add(answer)
            yield Evidence(
                url=row["asked_url"],
                final_url=row["final_url"],
                status=row["status"],
                fetched_at=row["fetched_at"],
                headers=msgspec.json.decode(row["headers"], type=tuple[tuple[str, str], ...]),
                body=zlib.decompress(row["body"]),
                sha256=row["sha256"],
            )
