"""Search over what was said: words by their stems, speakers by the words of their names, and filters.

A date matches where all of it lies inside what is asked for: an article dated 2016 is not "published from June 2016".
What has no date does not match a filter on it: ``said_from`` and ``said_to`` find statements whose article tells the
day of saying (a phrase of time, a dateline), never the day of publishing in its stead.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from qawl.errors import QawlError
from qawl.language.stem import terms
from qawl.limits import SEARCH_ROWS
from qawl.model import ACTS, MODES, Span, Statement
from qawl.reading.dates import bounds
from qawl.record.found import Found, Hit, SearchResult, find
from qawl.record.rows import words_of


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """What is searched for; :func:`search` tells each field."""

    words: str = ""
    speaker: str | None = None
    speakers: tuple[int, ...] = ()
    party: str | None = None
    about: tuple[int, ...] | None = None
    act: str | None = None
    mode: str | None = None
    said_from: str | None = None
    said_to: str | None = None
    published_from: str | None = None
    published_to: str | None = None
    nested: bool = False
    limit: int = 20


_DATES: Final = (
    # field, column, which end of the date asked for, comparison
    ("said_from", "s.said_on_first", 0, ">="),
    ("said_to", "s.said_on_last", 1, "<="),
    ("published_from", "a.published_first", 0, ">="),
    ("published_to", "a.published_last", 1, "<="),
)

# The index comes first and newest first, so that the ceiling holds the ranking's cost down: bm25 is worked out for
# the rows that are kept only.
_RANKED: Final = """
    WITH kept AS MATERIALIZED (
        SELECT s.n AS n, bm25(statement_search, 1.0, 0.0) AS score, a.published_first AS day
        FROM statement_search CROSS JOIN statement AS s ON s.n = statement_search.rowid
            CROSS JOIN article AS a ON a.n = s.article
        WHERE statement_search MATCH :match AND {conditions}
        ORDER BY statement_search.rowid DESC LIMIT :ceiling
    )
    SELECT n, score FROM kept ORDER BY score, day DESC, n
"""
_FILTERED: Final = """
    WITH kept AS MATERIALIZED (
        SELECT s.n AS n, a.published_first AS day
        FROM statement AS s CROSS JOIN article AS a ON a.n = s.article
        WHERE {conditions}
        ORDER BY s.n DESC LIMIT :ceiling
    )
    SELECT n, NULL AS score FROM kept ORDER BY day DESC, n
"""


def search(connection: sqlite3.Connection, query: Query) -> SearchResult:
    """The statements that hold every word of ``query.words`` and pass its filters.

    Only what was said counts (``cue_status`` is ``said``), and nested statements only where ``nested`` asks for them.
    Ranked by bm25, then by the day of publishing, the newest first. Words may be empty where a filter is given. A
    speaker matches where every word given is a word of the name, or where the statement is linked to one of the
    entities ``speakers`` (rows). ``party`` is the code of a state: what it, its capital, its government and its people
    in office say. ``about`` are the rows of entities that the content names (an empty tuple finds nothing). More than
    SEARCH_ROWS that match are not counted, and the newest SEARCH_ROWS of them are what is ranked.

    Raises :class:`~qawl.errors.QawlError` QAWL-A001 for an argument that is not valid.
    """
    stems = {term for term, _, _ in terms(query.words)}
    names = words_of(query.speaker) if query.speaker is not None else []
    _check(query, stems, names)
    conditions, values = _conditions(query)
    match = _match(stems, [] if query.speakers else names)
    if query.speakers:
        linked = ", ".join(map(str, query.speakers))
        conditions.append(
            f"(s.n IN (SELECT statement FROM mention_link WHERE entity IN ({linked})) OR s.n IN"
            " (SELECT rowid FROM statement_search WHERE statement_search MATCH :speaker))"
        )
        values["speaker"] = _match(set(), names)
    sql = (_RANKED if match else _FILTERED).format(conditions=" AND ".join(conditions))
    rows = connection.execute(sql, {**values, "match": match, "ceiling": SEARCH_ROWS + 1}).fetchall()
    hits = tuple(
        _hit(find(connection, row["n"]), stems, row["score"] if stems else None) for row in rows[: query.limit]
    )
    return SearchResult(hits=hits, total=min(len(rows), SEARCH_ROWS), capped=len(rows) > SEARCH_ROWS)


def _check(query: Query, stems: set[str], names: list[str]) -> None:
    filters = (
        query.speaker,
        query.party,
        query.about,
        query.act,
        query.mode,
        *(getattr(query, field) for field, *_ in _DATES),
    )
    if not stems and (query.words.strip() or all(value is None for value in filters)):
        raise QawlError("QAWL-A001", "words", "give a word to search for, or a filter")
    if query.speaker is not None and not names:
        raise QawlError("QAWL-A001", "speaker", "give a word of the speaker's name")
    if query.act is not None and query.act not in ACTS:
        raise QawlError("QAWL-A001", "act", f"{query.act!r} is none of {', '.join(ACTS)}")
    if query.mode is not None and query.mode not in MODES:
        raise QawlError("QAWL-A001", "mode", f"{query.mode!r} is none of {', '.join(MODES)}")
    if query.limit < 1:
        raise QawlError("QAWL-A001", "limit", "it must be 1 or more")


def _conditions(query: Query) -> tuple[list[str], dict[str, Any]]:
    """What every row must fulfil, with the values of its parameters."""
    conditions = ["s.cue_status = 'said'"]
    values: dict[str, Any] = {}
    if not query.nested:
        conditions.append("s.depth = 0 AND s.parent IS NULL")
    for field in ("act", "mode"):
        if getattr(query, field) is not None:
            conditions.append(f"s.{field} = :{field}")
            values[field] = getattr(query, field)
    if query.party is not None:
        conditions.append("s.n IN (SELECT statement FROM mention_link WHERE party = :party)")
        values["party"] = query.party
    if query.about is not None:
        named = ", ".join(map(str, query.about)) or "NULL"
        conditions.append(f"s.n IN (SELECT statement FROM about WHERE entity IN ({named}))")
    for field, column, end, comparison in _DATES:
        asked = getattr(query, field)
        if asked is not None:
            days = bounds(asked)
            if days is None:
                raise QawlError("QAWL-A001", field, f"{asked!r} is no date: write 2016-12-14, 2016-12 or 2016")
            conditions.append(f"{column} {comparison} :{field}")
            values[field] = days[end]
    return conditions, values


def _match(stems: set[str], names: list[str]) -> str:
    """The full-text query; stems and names are letters and digits only, and quoted all the same."""
    parts = [f'terms : "{stem}"' for stem in sorted(stems)] + [f'names : "{name}"' for name in names]
    return " AND ".join(parts)


def _hit(found: Found, stems: set[str], score: float | None) -> Hit:
    told = {field: getattr(found, field) for field in Found.__struct_fields__}
    return Hit(**told, matches=tuple(_matches(found.statement, stems)), score=score)


def _matches(statement: Statement, stems: set[str]) -> Iterator[Span]:
    for (first, _), part in zip(statement.content, statement.text, strict=True):
        for term, start, end in terms(part):
            if term in stems:
                yield first + start, first + end
