"""Dates by day, month and year, in digits or words, of either calendar, alone or several with one month or year."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from qawl.language import dates as d
from qawl.language.dates import Days
from qawl.resolution.when.words import ELSEWHERE, RELATIVE, Reader, Told

_SEPARATORS: Final = ("/", "-", "–", "ـ")
_BRACKETS: Final = ("(", ")", "[", "]", "«", "»", '"')
_COMMAS: Final = ("،", ",")
_BETWEEN: Final = frozenset((*_SEPARATORS, "و", *_COMMAS))
_BEFORE_YEAR: Final = frozenset((*_COMMAS, "ل"))


class Date(NamedTuple):
    """A date as it is told. ``days`` is empty for a whole month; ``rel`` and ``year_rel`` count from the day of
    speaking; ``month`` None is a month told by ``rel`` alone (الشهر الجاري)."""

    days: tuple[int, ...] = ()
    month: int | None = None
    year: int | None = None
    hijri: bool = False
    rel: int | None = None
    year_rel: int | None = None


def date_at(t: Reader, k: int) -> tuple[int, Date] | None:
    """The date at ``k``, its end and what it tells; the words يوم, بتاريخ before it are passed."""
    start = k
    while t.isin(k, "day_words"):
        k += 1
    numeric = _numeric(t, k)
    if numeric is not None:
        return numeric
    listed = _days(t, k)
    if listed is not None:
        end, days = listed
        while t.at(end) in _BRACKETS:
            end += 1
        if t.isin(end, "out_of"):
            end += 1
        return _month(t, end, Date(days))
    return _month(t, k, Date()) if k == start or t.at(start) in t.when.sets["month_words"] else None


def _numeric(t: Reader, k: int) -> tuple[int, Date] | None:
    """03/04/2012, 2012-04-03, 25 / 6 / 1436 هـ, 24.12.2016: the day first, unless the year is."""
    w = t.at(k)
    if w.count(".") == 2:
        parts, end = w.split("."), k + 1
    elif t.digits(k) >= 0 and t.at(k + 1) in _SEPARATORS and t.at(k + 3) == t.at(k + 1):
        parts, end = [t.at(k), t.at(k + 2), t.at(k + 4)], k + 5
    else:
        return None
    if not all(p.isascii() and p.isdigit() and len(p) <= 4 for p in parts):
        return None
    first, number, last = map(int, parts)
    day, year = (last, first) if first > 31 else (first, last)
    if not (1 <= day <= 31 and 1 <= number <= 12 and year > 999):
        return None
    end, era = _era(t, end)
    return end, Date((day,), number, year, era == "ah" or (not era and 1300 <= year < 1500))


def _era(t: Reader, k: int) -> tuple[int, str]:
    for name in ("ad", "ah"):
        if t.isin(k, name):
            return k + 1, name
    return k, ""


def _day(t: Reader, k: int) -> tuple[int, int] | None:
    if t.at(k) in ("ال", "ل") and t.digits(k + 1) >= 0:
        k += 1
    value = t.digits(k)
    if value >= 0:
        return (k + 1, value) if 1 <= value <= 31 else None
    if t.isin(k, "first_days"):
        return k + 1, 1
    found = t.ordinal(k)
    return found if found is not None and found[1] <= 31 else None


def _days(t: Reader, k: int) -> tuple[int, tuple[int, ...]] | None:
    """One day or several: 18 و19، 12 إلى 22، الثاني والخامس، 2-8."""
    found = _day(t, k)
    if found is None:
        return None
    end, days = found[0], [found[1]]
    while end < t.limit:
        if t.at(end) in _BETWEEN or t.isin(end, "both_ends"):
            following = _day(t, end + 1)
        elif t.glued_and(end):
            following = _day(t, end)
        else:
            break
        if following is None:
            break
        end = following[0]
        days.append(following[1])
    return end, tuple(days)


def _month(t: Reader, k: int, date_: Date) -> tuple[int, Date] | None:
    """The month and what follows it, for days that are read already (none for the whole month)."""
    given = k
    this = t.isin(k, "this_time")
    if this or t.isin(k, "same_time"):
        k += 1
    named = k
    if t.isin(k, "month_words"):
        k += 1
    if t.at(k) in _BRACKETS:
        k += 1
    found = t.match(t.when.hijri, k)
    hijri = found is not None
    if found is None:
        found = t.match(t.when.months, k)
    if found is None:
        return _month_alone(t, named, date_, this, given) if date_.days else None
    end, number = found
    end = _other_names(t, end, number)
    while t.isin(end, "months_of_honour"):
        end += 1
    return year_at(t, end, date_._replace(month=number, hijri=hijri))


def _month_alone(t: Reader, k: int, date_: Date, this: bool, given: int) -> tuple[int, Date] | None:
    """الشهر الجاري, هذا الشهر, نفس الشهر behind a day."""
    if t.when.units.get(t.at(k)) != "month":
        return None
    found = t.rel(k + 1)
    if found is not None:
        return found[0], date_._replace(rel=found[1])
    if this:
        return k + 1, date_._replace(rel=0)
    return (k + 1, date_._replace(rel=ELSEWHERE)) if k > given else None


def _other_names(t: Reader, k: int, number: int) -> int:
    """Behind the other names of the same month: سبتمبر/أيلول، آب (أغسطس)."""
    while True:
        n = k
        while t.at(n) in _BRACKETS or t.at(n) in _SEPARATORS:
            n += 1
        found = t.match(t.when.months, n)
        if found is None or found[1] != number:
            return k + 1 if t.at(k) == ")" else k
        k = found[0]


def year_at(t: Reader, k: int, date_: Date) -> tuple[int, Date]:
    """The year behind a month: 2016، من سنة 2016، لعام 1436هـ، من العام الماضي، الماضي."""
    if t.at(k) in _SEPARATORS and (t.rel(k + 1) or t.digits(k + 1) > 31):
        k += 1
    found = t.rel(k)
    if found is not None:
        date_ = date_._replace(rel=found[1])
        k = found[0]
    n = k
    while t.at(n) in _BEFORE_YEAR or t.isin(n, "out_of"):
        n += 1
    this = t.isin(n, "this_time")
    n += this
    worded = t.isin(n, "year_words")
    n += worded
    value = t.digits(n)
    if value >= 1000 or (value >= 300 and worded):
        end, era = _era(t, n + 1)
        if t.at(end) == "/" and t.digits(end + 1) > 999:
            end, era = _era(t, end + 2)
        return end, date_._replace(year=value, hijri=date_.hijri or era == "ah")
    if worded:
        found = t.rel(n)
        if found is not None:
            return found[0], date_._replace(year_rel=found[1])
        if this:
            return n, date_._replace(year_rel=0)
    return k, date_


def filled(one: Date, other: Date) -> Date:
    """A date that borrows the month and year that it lacks from the one told after it."""
    if one.year is not None or one.rel is not None or one.year_rel is not None or one.hijri != other.hijri:
        return one
    return one._replace(year=other.year, year_rel=other.year_rel, rel=other.rel)


def resolve(t: Reader, end: int, date_: Date) -> Told | None:
    """The days of a date; None where the calendar has no such day."""
    unit = (date_.days and "day") or "month"
    if ELSEWHERE in (date_.rel, date_.year_rel):
        return Told(end, None, RELATIVE)
    try:
        if date_.month is None:
            return _in_month(t, end, date_)
        if date_.year is not None:
            return Told(end, _of(date_, date_.year))
        if t.ref is None:
            return Told(end, None, RELATIVE)
        now, number = d.hijri_of(t.ref) if date_.hijri else (t.ref.year, t.ref.month)
        if date_.year_rel is not None:
            return Told(end, _of(date_, now + date_.year_rel))
        if date_.rel == 0:
            return Told(end, _of(date_, now))
        start = t.ref if unit == "day" else None
        for year in _years(t, date_, now):
            if _fits(t, date_, _of(date_, year), start, (year, date_.month), (now, number)):
                return Told(end, _of(date_, year), free=0 if date_.rel is not None else 12)
    except (ValueError, OverflowError):
        return None
    return None


def _years(t: Reader, date_: Date, now: int) -> range:
    """The years in which a date without one is looked for, the nearest first."""
    forward = date_.rel > 0 if date_.rel is not None else t.ahead
    return range(now - 1, now + 9) if forward else range(now + 1, now - 9, -1)


def _fits(t: Reader, date_: Date, days: Days, day: date | None, at: tuple[int, int], now: tuple[int, int]) -> bool:
    """Whether a date in some year is the one meant: past or ahead of the day, or of the month, of speaking."""
    assert days.first is not None
    assert days.last is not None
    assert t.ref is not None
    if date_.rel is None:
        return days.last >= t.ref if t.ahead else days.first <= t.ref
    if day is not None:
        return days.first > day if date_.rel > 0 else days.last < day
    return at > now if date_.rel > 0 else at < now


def _of(date_: Date, year: int) -> Days:
    """The days of a date in a year; raises ValueError where the calendar has none."""
    assert date_.month is not None
    whole = d.hijri_month(year, date_.month) if date_.hijri else d.month(year, date_.month)
    if not date_.days:
        return whole
    return _within(whole, date_.days)


def _within(whole: Days, days: tuple[int, ...]) -> Days:
    """Days of a month, by number."""
    assert whole.first is not None
    assert whole.last is not None
    low, high = min(days), max(days)
    first, last = (whole.first + d.DAY * (n - 1) for n in (low, high))
    if last > whole.last:
        raise ValueError(high)
    return Days(first, last, "day")


def _in_month(t: Reader, end: int, date_: Date) -> Told | None:
    if t.ref is None:
        return Told(end, None, RELATIVE)
    assert date_.rel is not None
    whole = d.around(d.shifted(t.ref.replace(day=1), date_.rel, "month"), "month")
    return Told(end, _within(whole, date_.days))
