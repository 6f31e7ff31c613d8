"""Days by their names: day words, weekdays, dates, alone or several, with what stands beside them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from qawl.language import dates as d
from qawl.language.dates import Days
from qawl.resolution.when import dates
from qawl.resolution.when.words import AND, ELSEWHERE, RELATIVE, Reader, Told

LINES: Final = ("-", "–", "/")
"""What stands between two days or years that are told together."""


def day_at(t: Reader, k: int) -> Told | None:
    """Day words and weekdays, a part of the day before them or not, with the date that may follow: أمس الأحد 3 مايو."""
    start = k
    part = t.match(t.when.day_times, k)
    days = t.match(t.when.days, k)
    if part is not None and (days is None or part[0] > days[0]):
        k = part[0]
        while t.isin(k, "day_words"):
            k += 1
        days = t.match(t.when.days, k)
    if days is not None:  # في الآن نفسه is no day
        return _with_weekday(t, days[0], days[1]) if not t.isin(days[0], "same_time") else None
    recurring = False
    while t.isin(k, "day_words"):
        recurring = recurring or t.isin(k, "recurring")
        k += 1
    if t.at(k) not in t.when.weekdays:
        return dates_at(t, k) if k > start and part is not None else None
    if recurring or (start > 0 and t.words[start - 1] in t.when.sets["recurring"]):
        return None
    return _weekdays(t, k)


def _with_weekday(t: Reader, k: int, offset: int) -> Told | None:
    """اليوم, أمس; a weekday beside it holds where the two differ, and a date beside that."""
    day = None if t.ref is None else t.ref + timedelta(days=offset)
    weekday = t.when.weekdays.get(t.at(k))
    if weekday is not None:
        k += 1
        if day is not None:
            day += timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)
    dated = _date_beside(t, k, weekday, day)
    if dated is not None:
        return dated
    return Told(k, d.one(day)) if day is not None else Told(k, None, RELATIVE)


def _date_beside(t: Reader, k: int, weekday: int | None, day: date | None) -> Told | None:
    """A date right behind a day, "corresponding to" before it or a parenthesis. One without a year is the one that lies
    on that weekday, else the one nearer to that day."""
    n = k
    while t.isin(n, "corresponding") or t.at(n) in ("(", "،", ","):
        n += 1
    found = dates.date_at(t, n)
    if found is None or not found[1].days:
        return None
    told = dates_at(t, n)
    if told is not None and told.free and (weekday is not None or day is not None):
        told = min(told, _on_the_other_side(t, n), key=lambda side: _apart(side, weekday, day))
    return told._replace(end=told.end + 1) if told is not None and n > k and t.at(told.end) == ")" else told


def _on_the_other_side(t: Reader, k: int) -> Told | None:
    """The date at ``k`` as it is where it lies on the other side of the day of speaking."""
    t.ahead = not t.ahead
    told = dates_at(t, k)
    t.ahead = not t.ahead
    return told


def _apart(told: Told | None, weekday: int | None, day: date | None) -> tuple[bool, int]:
    """How far a date is from a weekday and a day."""
    first = told.days.first if told is not None and told.days is not None else None
    if first is None:
        return True, 10**6
    return weekday not in (None, first.weekday()), abs((first - day).days) if day is not None else 0


def _weekdays(t: Reader, k: int) -> Told | None:
    """One weekday or the first and last of several; a date behind it holds."""
    number = t.when.weekdays[t.at(k)]
    k += 1
    dated = _date_beside(t, k, number, None)
    if dated is not None:
        return dated
    found = t.rel(k)
    rel = None
    if found is not None:
        k, rel = found
        dated = _date_beside(t, k, number, t.ref)
        if dated is not None:
            return dated
    last = _another_weekday(t, k) if rel is None else None
    if last is not None:
        k, final = last
        found = t.rel(k)
        if found is not None:
            k, rel = found
    else:
        final = number
    if t.ref is None or rel == ELSEWHERE:
        return Told(k, None, RELATIVE)
    end = _weekday(t, final, rel)
    if final == number:
        return Told(k, d.one(end))
    start = _weekday(t, number, rel)
    if start > end:
        start, end = (start - timedelta(days=7), end) if not t.ahead else (start, end + timedelta(days=7))
    return Told(k, Days(start, end, "day"))


def _another_weekday(t: Reader, k: int) -> tuple[int, int] | None:
    """الثلاثاء - الأربعاء، السبت والأحد، الخميس وحتى مساء السبت."""
    n = k
    if t.at(n) in LINES or t.at(n) == AND or t.isin(n, "both_ends"):
        n += 1
    elif not t.glued_and(n):
        return None
    part = t.match(t.when.day_times, n)
    n = part[0] if part is not None else n
    while t.isin(n, "day_words"):
        n += 1
    number = t.when.weekdays.get(t.at(n))
    return (n + 1, number) if number is not None else None


def _weekday(t: Reader, number: int, rel: int | None) -> date:
    assert t.ref is not None
    forward = rel > 0 if rel else t.ahead
    away = (number - t.ref.weekday()) % 7 if forward else -((t.ref.weekday() - number) % 7)
    if rel and not away:
        away = 7 if forward else -7
    if rel in (2, -2):
        away += 7 if forward else -7
    return t.ref + timedelta(days=away)


def dates_at(t: Reader, k: int, opened: bool = True) -> Told | None:
    """A date or several: مايو وأغسطس 1931، بين 1 جانفي و5 أفريل; of two calendars the Gregorian holds.

    The name of a month alone is also that of people (رجب) and a verb (مارس): it has to be ``opened``.
    """
    found = dates.date_at(t, k)
    if found is None:
        return None
    end, date_ = found
    alone = not date_.days and date_.year is None and date_.rel is None and date_.year_rel is None
    if alone and not opened and not t.isin(k, "month_words"):
        return None
    n = end
    if t.at(n) in LINES or t.at(n) in (AND, "(") or t.isin(n, "both_ends"):
        n += 1
    elif not t.isin(n, "corresponding"):
        t.glued_and(n)
    while t.isin(n, "corresponding"):
        n += 1
    other = dates.date_at(t, n) if t.at(n) != "" else None
    if other is not None and other[1].hijri != date_.hijri:
        chosen = date_ if other[1].hijri else other[1]
        return dates.resolve(t, other[0], chosen)
    if other is not None and bool(other[1].days) == bool(date_.days):
        whole = dates.filled(date_, other[1])
        one, two = dates.resolve(t, end, whole), dates.resolve(t, other[0], other[1])
        if one is not None and whole != date_:
            one = one._replace(free=12)
        return between(one, two, other[0])
    t.skipped.pop(end, None)
    return dates.resolve(t, end, date_)


def between(one: Told | None, two: Told | None, end: int) -> Told | None:
    """From the first of two to the last."""
    if one is None or two is None:
        return one
    if one.days is None or two.days is None or one.days.first is None or two.days.last is None:
        return Told(end, None, one.status or two.status or RELATIVE)
    start, stop = one.days.first, two.days.last
    if start > stop and one.free:
        start = d.shifted(start, -one.free, "month")
    return Told(end, Days(min(start, stop), max(start, stop), one.days.unit), free=two.free)
