"""The day from which an article speaks: when it was published, else the date that is printed at its head."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from qawl.reading.dates import parse
from qawl.resolution.when.read import Read, read
from qawl.text.page import Page

LINES: Final = 8
"""A date at the head of an article stands in one of its first lines that hold anything."""
ALONE: Final = 14
"""A line that is longer (tokens) is prose, and dates something else."""
BEFORE_DASH: Final = 9
"""A dateline ends within so many tokens: القاهرة - 3 يونيو 2020 (الوكالة) -"""
_DASHES: Final = frozenset("-–—")


class Reference(NamedTuple):
    """``day`` is the day from which relative words count, None where it is not known.

    ``dateline`` is the day of a dateline (place, date, dash), which dates what follows it and ends before ``end``.
    """

    day: date | None = None
    dateline: date | None = None
    end: int = 0


def reference_of(page: Page, published: str | None) -> Reference:
    """The reference of an article that was published at ``published`` (ISO, to the day or finer to be of use)."""
    known = parse(published) if published else None
    day = date.fromisoformat(known[0][:10]) if known is not None and known[1] in ("day", "time") else None
    dateline, printed, end = _at_head(page)
    return Reference(day or dateline or printed, dateline, end)


def _at_head(page: Page) -> tuple[date | None, date | None, int]:
    """The day of a dateline, the day printed in a line of its own, and the token behind the dateline's date."""
    years = page.lex.when.years
    printed: date | None = None
    for start, end in _lines(page):
        stop = min(end, start + ALONE)
        found = _date_in(page, start, stop) if not years.isdisjoint(page.words[start:stop]) else None
        if found is None:
            continue
        day, behind = found
        if end == stop:
            printed = printed or day
        elif _dashed(page, start, behind):
            return day, printed, behind
    return None, printed, 0


def _lines(page: Page) -> Iterator[tuple[int, int]]:
    """The first lines that hold anything: tokens ``[start, end)``."""
    start, told = 0, 0
    for end in (*page.lines, len(page.words)):
        if told == LINES:
            return
        if end > start:
            told += 1
            yield start, end
        start = end + 1


def _date_in(page: Page, k: int, stop: int) -> tuple[date, int] | None:
    """A whole date between two tokens."""
    for i in range(k, stop):
        w = page.words[i]
        if w[0].isdigit() or w in page.lex.when.weekdays:
            found = read(page.lex.when, page.words, i, stop, None, ahead=False)
            day = single_day(found)
            if found is not None and day is not None:
                return day, found.end
    return None


def single_day(found: Read | None) -> date | None:
    """The day of a phrase that means one day."""
    days = found.days if found is not None else None
    if days is None or days.unit != "day" or days.first != days.last:
        return None
    return days.first


def _dashed(page: Page, k: int, end: int) -> bool:
    """A dash follows a date at the head of a line, an agency's name between them at most, and prose behind it."""
    return end - k <= BEFORE_DASH and any(page.words[i] in _DASHES for i in range(end, min(end + 5, len(page.words))))
