"""What was read, by outlet and day: the answer's other half whenever nothing was found."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

import msgspec

from qawl.errors import QawlError
from qawl.model import Record
from qawl.reading.dates import bounds
from qawl.record.rows import words_of
from qawl.record.runs import Run, last, refused_by_code

_BY_DAY: Final = """
    WITH said AS MATERIALIZED (SELECT article, count(*) AS statements FROM statement GROUP BY article)
    SELECT p.outlet, p.day, count(*), coalesce(sum(said.statements), 0)
    FROM (SELECT DISTINCT outlet, day, article FROM place) AS p LEFT JOIN said ON said.article = p.article
    GROUP BY p.outlet, p.day ORDER BY p.outlet, p.day
"""


class Day(Record, frozen=True, kw_only=True):
    """How much of one day; of a month (2016-12) or a year where the articles tell no more."""

    day: str
    articles: int
    statements: int


class Outlet(Record, frozen=True, kw_only=True):
    """What was read of one outlet: None is the outlet of what tells none. ``first`` and ``last`` are days (ISO);
    ``gaps`` are the stretches of days between them of which there is nothing, both ends included; ``gap_days`` counts
    them all. What is dated only by month or year fills no gap."""

    outlet: str | None
    articles: int
    statements: int
    undated: int = 0
    first: str | None = None
    last: str | None = None
    gap_days: int = 0
    gaps: tuple[tuple[str, str], ...] = ()
    days: tuple[Day, ...] = ()


class Covered(Record, frozen=True, kw_only=True):
    """What was read: ``articles`` and ``statements`` of the whole record; by outlet what was asked for, those with the
    most articles first; an article found at two outlets counts for each. ``refused`` counts by code over all runs."""

    articles: int
    statements: int
    outlets: tuple[Outlet, ...]
    refused: dict[str, int] = msgspec.field(default_factory=dict)
    runs: int = 0
    last_run: Run | None = None


def covered(
    connection: sqlite3.Connection,
    *,
    outlets: Sequence[str] = (),
    from_: str | None = None,
    to: str | None = None,
) -> Covered:
    """What was read of ``outlets`` (those whose names hold all words of one of them, in any spelling; all where none
    is given) from one day to another (ISO days, months or years, both ends included; what has no date is then left
    out).

    Raises QAWL-A001 where a date is none, or an outlet holds no word.
    """
    first, final = _end("from", from_, 0), _end("to", to, 1)
    asked = [_words(outlet) for outlet in outlets]
    rows: dict[str | None, list[Day | tuple[int, int]]] = {}
    for name, day, articles, statements in connection.execute(_BY_DAY):
        if asked and not any(words <= set(words_of(name or "")) for words in asked):
            continue
        if day is None:
            if first is None and final is None:
                rows.setdefault(name, []).append((articles, statements))
        elif _inside(day, first, final):
            rows.setdefault(name, []).append(Day(day=day, articles=articles, statements=statements))
    told = [_outlet(name, found) for name, found in rows.items()]
    told.sort(key=lambda outlet: (-outlet.articles, outlet.outlet or ""))
    articles, statements, runs = connection.execute(
        "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM statement), (SELECT count(*) FROM run)"
    ).fetchone()
    return Covered(
        articles=articles,
        statements=statements,
        outlets=tuple(told),
        refused=refused_by_code(connection),
        runs=runs,
        last_run=last(connection),
    )


def _end(name: str, asked: str | None, end: int) -> str | None:
    days = bounds(asked) if asked is not None else None
    if asked is not None and days is None:
        raise QawlError("QAWL-A001", name, f"{asked!r} is no date: write 2016-12-14, 2016-12 or 2016")
    return days[end] if days else None


def _words(outlet: str) -> set[str]:
    words = set(words_of(outlet))
    if not words:
        raise QawlError("QAWL-A001", "outlet", "give a word of the outlet's name")
    return words


def _inside(day: str, first: str | None, final: str | None) -> bool:
    days = bounds(day)
    return days is not None and (first is None or days[0] >= first) and (final is None or days[1] <= final)


def _outlet(name: str | None, found: Iterable[Day | tuple[int, int]]) -> Outlet:
    days = []
    articles = statements = undated = 0
    for one in found:
        if isinstance(one, Day):
            days.append(one)
            articles += one.articles
            statements += one.statements
        else:
            undated += one[0]
            articles += one[0]
            statements += one[1]
    ends = [ends for one in days if (ends := bounds(one.day)) is not None]
    gaps = _gaps([date.fromisoformat(one.day) for one in days if len(one.day) == 10])
    return Outlet(
        outlet=name,
        articles=articles,
        statements=statements,
        undated=undated,
        first=min(first for first, _ in ends) if ends else None,
        last=max(final for _, final in ends) if ends else None,
        gap_days=sum((final - first).days + 1 for first, final in gaps),
        gaps=tuple((first.isoformat(), final.isoformat()) for first, final in gaps),
        days=tuple(days),
    )


def _gaps(days: Sequence[date]) -> list[tuple[date, date]]:
    """The stretches between sorted days of which there is none."""
    one = timedelta(days=1)
    return [(a + one, b - one) for a, b in pairwise(days) if (b - a).days > 1]


def by_month(days: Iterable[Day]) -> tuple[Day, ...]:
    """The same by month; what is dated by year only stays apart."""
    out: dict[str, tuple[int, int]] = {}
    for one in days:
        articles, statements = out.get(one.day[:7], (0, 0))
        out[one.day[:7]] = (articles + one.articles, statements + one.statements)
    return tuple(Day(day=day, articles=a, statements=s) for day, (a, s) in sorted(out.items()))
