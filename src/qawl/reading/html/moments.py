"""Dates as pages print them: sloppy ISO, numbers in either order, Arabic and English month names, addresses."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple
from urllib.parse import unquote

from qawl.language.fold import fold
from qawl.reading import dates
from qawl.reading.html.words import words


class Moment(NamedTuple):
    """A date: ISO, its precision (``year``, ``month``, ``day``, ``time``)."""

    value: str
    precision: str

    @property
    def day(self) -> str:
        """Its day, as far as it is told."""
        return self.value[:10]


FIRST: Final = date(1995, 1, 1)
"""No news page is older."""

_ISO: Final = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]{1,3}([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)?"
    r"[ ]{0,2}(Z|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2})?)?"
)
_TOKEN: Final = re.compile(r"[0-9]+|[^\W\d_]+|[/.:\-]")
_DIGIT: Final = re.compile("[0-9\u0660-\u0669\u06f0-\u06f9]")
_URL_DAY: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})[/-]([0-9]{1,2})[/-]([0-9]{1,2})(?![0-9])")
_URL_APART: Final = re.compile(r"/((?:19|20)[0-9]{2})/[a-z_-]{1,40}/([0-9]{1,2})/([0-9]{1,2})/")
_URL_SOLID: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?=[0-9]{0,12}(?![0-9]))")
_URL_MONTH: Final = re.compile(r"/((?:19|20)[0-9]{2})/([0-9]{2})/")
_MAX_PRINTED: Final = 300


def latest() -> date:
    """The last day that a page may bear: zones reach a day ahead, clocks go wrong by another."""
    return date.today() + timedelta(days=2)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if FIRST <= found <= latest() else None


def machine(value: object) -> Moment | None:
    """A date from an attribute or a field that is meant for programs: ISO in its sloppy forms, else as printed."""
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str) or not value.strip() or len(value) > _MAX_PRINTED:
        return None
    value = value.strip()
    match = _ISO.search(value)
    if match is None:
        strict = dates.parse(value)
        if strict is None:
            return printed(value)
        first = strict[0][:10].split("-")
        year, month, day = (*map(int, first), 1, 1)[:3]
        return Moment(*strict) if _day(year, month, day) else None
    found = _day(int(match[1]), int(match[2]), int(match[3]))
    if found is None:
        return None
    if match[4] is None or ((match[4], match[5], match[6] or "00") == ("00", "00", "00") and not match[7]):
        return Moment(found.isoformat(), "day")
    zone = (match[7] or "").replace("Z", "+00:00")
    if zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:] or '00'}"
    time = f"{int(match[4]):02}:{match[5]}:{match[6] or '00'}"
    try:
        return Moment(datetime.fromisoformat(f"{found.isoformat()}T{time}{zone}").isoformat(), "time")
    except ValueError:
        return Moment(found.isoformat(), "day")


def printed(line: str) -> Moment | None:
    """The first day that a line prints: with a month's name in any country's Arabic or in English, or in numbers.

    Two names of one month (آب/أغسطس) are one; numbers are read day first unless the first has four digits or can't be a
    day. None where no whole day is told.
    """
    if _DIGIT.search(line, 0, _MAX_PRINTED) is None:
        return None
    tokens = _TOKEN.findall(fold(line[:_MAX_PRINTED]).lower())
    known = words()
    for i, token in enumerate(tokens):
        if token in known.month_firsts and (found := _named(tokens, i)):
            return found
    for i in range(len(tokens) - 4):
        a, mark, b, mark_too, c = tokens[i : i + 5]
        if mark == mark_too and mark in "/.-" and a.isdecimal() and b.isdecimal() and c.isdecimal():
            found_day = _numbers(a, b, c)
            if found_day:
                return Moment(found_day.isoformat(), "day")
    return None


def _month(tokens: list[str], i: int) -> tuple[int, int] | None:
    """(the month whose name begins at ``i``, how many tokens it has)."""
    months = words().months
    if i + 1 < len(tokens) and (number := months.get(f"{tokens[i]} {tokens[i + 1]}")):
        return number, 2
    number = months.get(tokens[i], 0)
    return (number, 1) if number else None


def _named(tokens: list[str], i: int) -> Moment | None:
    read = _month(tokens, i)
    if read is None:
        return None
    number, length = read
    end = i + length
    while end < len(tokens) and tokens[end] in "/-.":
        end += 1
    if end < len(tokens) and (again := _month(tokens, end)) and again[0] == number:
        end += again[1]
    while end < len(tokens) and tokens[end] in "/-.":
        end += 1
    before = i - 1
    while before >= 0 and tokens[before] in "/-.":
        before -= 1
    day = int(tokens[before]) if before >= 0 and tokens[before].isdecimal() and len(tokens[before]) <= 2 else 0
    after = [int(t) for t in tokens[end : end + 3] if t.isdecimal() and len(t) in (1, 2, 4)]
    year = next((n for n in after if n > 1000), 0)
    if not day and after and after[0] <= 31:
        day = after[0]
    found = _day(year, number, day) if year and day else None
    return Moment(found.isoformat(), "day") if found else None


def _numbers(a: str, b: str, c: str) -> date | None:
    if len(a) == 4 and len(b) <= 2 and len(c) <= 2:
        return _day(int(a), int(b), int(c)) or _day(int(a), int(c), int(b))
    if len(c) == 4 and len(a) <= 2 and len(b) <= 2:
        return _day(int(c), int(b), int(a)) or _day(int(c), int(a), int(b))
    return None


def in_address(url: str) -> Moment | None:
    """The day (or month) that the path of a URL holds; numbers that are no day are passed over."""
    path = "/" + unquote(url.partition("://")[2].partition("/")[2].partition("?")[0][:1000])
    for pattern in (_URL_DAY, _URL_APART, _URL_SOLID):
        for match in pattern.finditer(path):
            found = _day(*(int(part) for part in match.groups()))
            if found:
                return Moment(found.isoformat(), "day")
    for match in _URL_MONTH.finditer(path):
        if found := _day(int(match[1]), int(match[2]), 1):
            return Moment(found.isoformat()[:7], "month")
    return None
