"""What is read back out of a record."""

from __future__ import annotations

import sqlite3

from qawl.model import Article, Record, Span, Statement
from qawl.record.rows import to_article, to_statement


class Found(Record, frozen=True, kw_only=True):
    """A statement with the article it stands in and its chain: ``parents`` holds the statements around it, the
    outermost first, none where it is nobody's report."""

    statement: Statement
    article: Article
    parents: tuple[Statement, ...] = ()


class Hit(Found, frozen=True, kw_only=True):
    """A statement that a search found.

    ``matches`` are the spans of the words that matched, in order, code points of the article's text like every span,
    each inside a part of the content; :meth:`in_parts` gives them part by part. ``score`` is bm25's (smaller is
    better), None where no word was searched for.
    """

    matches: tuple[Span, ...] = ()
    score: float | None = None

    def in_parts(self) -> tuple[tuple[Span, ...], ...]:
        """For each part of ``statement.text`` the spans inside it that matched, counted from the part's start."""
        return tuple(
            tuple((start - first, end - first) for start, end in self.matches if first <= start and end <= last)
            for first, last in self.statement.content
        )


class SearchResult(Record, frozen=True, kw_only=True):
    """``hits`` in order; ``total`` is how many there are in all, counted no further than
    :data:`~qawl.limits.SEARCH_ROWS`: ``capped`` says that there are more."""

    hits: tuple[Hit, ...]
    total: int
    capped: bool = False


def find(connection: sqlite3.Connection, n: int) -> Found:
    """The statement of row ``n``, with its article and its parents."""
    row = connection.execute("SELECT * FROM statement WHERE n = ?", (n,)).fetchone()
    article = connection.execute("SELECT * FROM article WHERE n = ?", (row["article"],)).fetchone()
    return Found(statement=to_statement(row), article=to_article(article), parents=_parents(connection, row))


def _parents(connection: sqlite3.Connection, row: sqlite3.Row) -> tuple[Statement, ...]:
    chain: list[Statement] = []
    while row["parent"] is not None:
        row = connection.execute(
            "SELECT * FROM statement WHERE article = ? AND id = ?", (row["article"], row["parent"])
        ).fetchone()
        chain.append(to_statement(row))
    return tuple(reversed(chain))
