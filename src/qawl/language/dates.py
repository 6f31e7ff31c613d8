"""Calendar arithmetic: spans of days, the units that hold a day, the Hijri calendar, and how a span is written in EDTF.

Every span holds both its ends; an end that is None is open. Weeks run from Monday to Sunday (ISO 8601). Whatever would
leave the years 1 to 9999 raises ValueError or OverflowError, as :mod:`datetime` does.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

Unit = Literal["day", "week", "month", "year", "decade", "century"]
Edge = Literal["begin", "middle", "end"]

DAY: Final = timedelta(days=1)
_PRECISION: Final[dict[Unit, str]] = {"decade": "year", "century": "year"}
_MONTHS: Final[dict[Unit, int]] = {"month": 1, "year": 12, "decade": 120, "century": 1200}


class Days(NamedTuple):
    """The days ``first`` to ``last``, None where open; ``unit`` is the grain in which they were told."""

    first: date | None
    last: date | None
    unit: Unit

    @property
    def precision(self) -> str:
        """``day``, ``week``, ``month`` or ``year``."""
        return _PRECISION.get(self.unit, self.unit)


def one(day: date) -> Days:
    """A single day."""
    return Days(day, day, "day")


def month(year: int, number: int) -> Days:
    """A month of the Gregorian calendar, 1 to 12."""
    return Days(date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month")


def years(first: int, last: int, unit: Unit = "year") -> Days:
    """Whole years, both included."""
    return Days(date(first, 1, 1), date(last, 12, 31), unit)


def century(number: int) -> Days:
    """The century that people call by this number: the 19th is 1800 to 1899 (year 1 to 99 for the first)."""
    return years(max(1, 100 * (number - 1)), 100 * number - 1, "century")


def around(day: date, unit: Unit) -> Days:
    """The calendar unit that holds the day."""
    if unit == "day":
        return one(day)
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return Days(monday, monday + timedelta(days=6), "week")
    if unit == "month":
        return month(day.year, day.month)
    size = _MONTHS[unit] // 12
    start = day.year - day.year % size
    return years(max(1, start), start + size - 1, unit)


def shifted(day: date, count: int, unit: Unit) -> date:
    """The day ``count`` units later (earlier where negative); the last of a month where the month is too short."""
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    year, zero = divmod(day.year * 12 + day.month - 1 + count * _MONTHS[unit], 12)
    return date(year, zero + 1, min(day.day, monthrange(year, zero + 1)[1]))


def part(days: Days, edge: Edge) -> Days:
    """The beginning, middle or end of a span: of a month its days 1 to 10, 11 to 20 and the rest; of a year January to
    March, May to August, October to December; of a decade or century three, four and three tenths; of a week the week,
    but its end is Friday to Sunday; of a day the day. A span with an open end, and any other, is given back."""
    if days.first is None or days.last is None or days.unit == "day":
        return days
    if days.unit == "week":
        return days._replace(first=days.last - timedelta(days=2)) if edge == "end" else days
    if days.unit == "month":
        tenth, twentieth = days.first + timedelta(days=9), days.first + timedelta(days=19)
        first, last = {
            "begin": (days.first, tenth),
            "middle": (tenth + DAY, twentieth),
            "end": (twentieth + DAY, days.last),
        }[edge]
        return Days(first, last, "month")
    if days.unit == "year" and days.first.year == days.last.year and days.first.month == 1:
        low, high = {"begin": (1, 3), "middle": (5, 8), "end": (10, 12)}[edge]
        return Days(month(days.first.year, low).first, month(days.first.year, high).last, "year")
    if days.unit in ("decade", "century"):
        start, tenth_of = days.first.year - days.first.year % 10, 1 if days.unit == "decade" else 10
        a, b = {"begin": (0, 3), "middle": (3, 7), "end": (7, 10)}[edge]
        return years(max(1, start + a * tenth_of), start + b * tenth_of - 1)
    return days


def hijri_start(year: int, number: int) -> date:
    """The first day of a Hijri month: by Umm al-Qura from 1343 to 1500, by the tabular calendar before and after."""
    from hijridate import Hijri  # its tables are loaded for the few articles with such a date

    if 1343 <= year <= 1500:
        day = Hijri(year, number, 1).to_gregorian()
        return date(day.year, day.month, day.day)
    julian = (11 * year + 3) // 30 + 354 * year + 30 * number - (number - 1) // 2 + 1948441 - 385
    return date.fromordinal(julian - 1721425)


def hijri_month(year: int, number: int) -> Days:
    """A month of the Hijri calendar, 1 to 12."""
    after = (year + 1, 1) if number == 12 else (year, number + 1)
    return Days(hijri_start(year, number), hijri_start(*after) - DAY, "month")


def hijri_years(first: int, last: int, unit: Unit = "year") -> Days:
    """Whole years of the Hijri calendar, both included."""
    return Days(hijri_start(max(1, first), 1), hijri_start(last + 1, 1) - DAY, unit)


def hijri_of(day: date) -> tuple[int, int]:
    """The Hijri year and month that hold a day."""
    year = int((day.toordinal() - 227014) / 354.36707) + 1
    year += 1 if hijri_start(year + 1, 1) <= day else -1 if hijri_start(year, 1) > day else 0
    number = next(n for n in range(12, 0, -1) if hijri_start(year, n) <= day)
    return year, number


def edtf(days: Days) -> str | None:
    """The span in EDTF (ISO 8601-2): ``2016-12-14``, ``2015-09``, ``199X``, ``2016-12-14/2016-12-17``, ``2016-12/..``.

    None where both ends are open.
    """
    first, last = days.first, days.last
    if first is None and last is None:
        return None
    if first is not None and first == last:
        return first.isoformat()
    whole = first is not None and last is not None
    if (
        first is not None
        and last is not None
        and days.unit == "month"
        and around(first, "month") == around(last, "month")
    ):
        return _in_month(first, last)
    a, b = _written(first, days, 0), _written(last, days, 1)
    if whole and a == b:
        return a
    if whole and len(a) == len(b) == 4 and (joined := _masked(a, b)):
        return joined
    return f"{a}/{b}"


def _in_month(first: date, last: date) -> str:
    """Days of one month: the month where they are all of it."""
    whole = around(first, "month")
    return first.isoformat()[:7] if (first, last) == whole[:2] else f"{first.isoformat()}/{last.isoformat()}"


def _written(day: date | None, days: Days, end: int) -> str:
    """One end of a span, as short as its grain and its place allow."""
    if day is None:
        return ".."
    if days.unit in ("month", "year", "decade", "century") and day == around(day, "month")[end]:
        if days.unit != "month" and day == around(day, "year")[end]:
            return f"{day.year:04}"
        return f"{day.year:04}-{day.month:02}"
    return day.isoformat()


def _masked(a: str, b: str) -> str | None:
    """A decade or a century with its digits left open."""
    for n in (3, 2):
        if a[:n] == b[:n] and a[n:] == "0" * (4 - n) and b[n:] == "9" * (4 - n):
            return a[:n] + "X" * (4 - n)
    return None
