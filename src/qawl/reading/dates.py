"""Dates as they come with an article: read, told how exact they are, and bounded by their first and last day."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime
from typing import Final, Literal

Precision = Literal["year", "month", "day", "time"]

_YEAR: Final = re.compile(r"([0-9]{4})\Z")
_MONTH: Final = re.compile(r"([0-9]{4})-([0-9]{2})\Z")


def parse(value: str) -> tuple[str, Precision] | None:
    """An ISO year, month, day or time, as (its ISO form, its precision); None where it is none of them.

    What is ISO already comes back as it was written; other forms that the standard allows (20161214) are written out.
    """
    value = value.strip()
    if _bounds_of_part(value):
        return value, "year" if len(value) == 4 else "month"
    try:
        day = date.fromisoformat(value)
    except ValueError:
        pass
    else:
        return day.isoformat(), "day"
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return None
    return (value if value.startswith(at.date().isoformat()) else at.isoformat()), "time"


def bounds(value: str) -> tuple[str, str] | None:
    """The first and the last day (ISO, both included) of what :func:`parse` reads; None where it reads nothing.

    A time is taken by the day that is written in it, whatever its zone.
    """
    read = parse(value)
    if read is None:
        return None
    return _bounds_of_part(read[0]) or (read[0][:10], read[0][:10])


def day(value: str) -> str | None:
    """What :func:`parse` reads, to the day at most (2016-12-14, 2016-12, 2016); None where it reads nothing."""
    read = parse(value)
    return None if read is None else read[0][:10]


def _bounds_of_part(value: str) -> tuple[str, str] | None:
    if match := _YEAR.match(value):
        year = match[1]
        return (f"{year}-01-01", f"{year}-12-31") if year != "0000" else None
    if match := _MONTH.match(value):
        year, month = int(match[1]), int(match[2])
        if year >= 1 and 1 <= month <= 12:
            return f"{value}-01", f"{value}-{calendar.monthrange(year, month)[1]:02}"
    return None
