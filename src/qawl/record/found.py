"""What is read back out of a record."""

from __future__ import annotations

import sqlite3

from qawl.model import About, Article, Record, Span, Statement
from qawl.record import places, versions
from qawl.record.places import Place
from qawl.record.rows import to_article, to_statement


class Linked(Record, frozen=True, kw_only=True):
    """The entity that a statement's speaker is linked to: its id and name in the record, its identifier (QID) where
    more than the name speaks for one, and how sure the link is."""

    entity: str
    name: str
    qid: str | None = None
    confidence: float | None = None


class Found(Record, frozen=True, kw_only=True):
    """A statement with the article it stands in and its chain: ``parents`` holds the statements around it, the
    outermost first, none where it is nobody's report. ``linked`` is who the record takes its speaker for, ``about``
    whom and what its content names, as far as the record knows. ``places`` is at how many places the article was
    found, ``also_at`` the first few of them after the one that it tells itself; ``later`` is the id of the article that
    its URL holds now in its stead, None where it holds this one."""

    statement: Statement
    article: Article
    parents: tuple[Statement, ...] = ()
    linked: Linked | None = None
    about: tuple[About, ...] = ()
    places: int = 1
    also_at: tuple[Place, ...] = ()
    later: str | None = None


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
    number = places.count(connection, row["article"])
    return Found(
        statement=to_statement(row),
        article=to_article(article),
        parents=_parents(connection, row),
        linked=_linked(connection, n),
        about=_about(connection, n),
        places=number,
        also_at=places.of_article(connection, row["article"], places.SHOWN) if number > 1 else (),
        later=versions.later_than(connection, row["article"]),
    )


def _linked(connection: sqlite3.Connection, n: int) -> Linked | None:
    row = connection.execute(
        "SELECT e.id, e.name, e.qid, m.confidence FROM mention_link m JOIN entity e ON e.n = m.entity"
        " WHERE m.statement = ?",
        (n,),
    ).fetchone()
    return None if row is None else Linked(entity=row[0], name=row[1], qid=row[2], confidence=row[3])


def _about(connection: sqlite3.Connection, n: int) -> tuple[About, ...]:
    rows = connection.execute(
        "SELECT a.start, a.end, e.name, e.id FROM about a JOIN entity e ON e.n = a.entity WHERE a.statement = ?"
        " ORDER BY a.start",
        (n,),
    )
    return tuple(About(mention=(start, end), name=name, entity=id) for start, end, name, id in rows)


def _parents(connection: sqlite3.Connection, row: sqlite3.Row) -> tuple[Statement, ...]:
    chain: list[Statement] = []
    while row["parent"] is not None:
        row = connection.execute(
            "SELECT * FROM statement WHERE article = ? AND id = ?", (row["article"], row["parent"])
        ).fetchone()
        chain.append(to_statement(row))
    return tuple(reversed(chain))
