"""Stretches of the calendar by their names: weeks to centuries, seasons and feasts, and the parts of each."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, cast

from qawl.language import dates as d
from qawl.language.dates import Days, Unit
from qawl.lexicon.when import AL
from qawl.resolution.when import counts, dates
from qawl.resolution.when.days import LINES, dates_at, day_at
from qawl.resolution.when.words import AND, ELSEWHERE, RELATIVE, VAGUE, Reader, Told

_BARE_YEARS: Final = range(1900, 2100)
_DEEPEST: Final = 4
"""Parts of parts of a stretch are read no deeper: مطلع الأسبوع الأول من الشهر الجاري."""

_JOINS: Final = frozenset((*LINES, AND))


def period_at(t: Reader, k: int, opened: bool, depth: int = 0) -> Told | None:
    """The stretch of the calendar at ``k``. A unit alone (العام) or a bare year is one only where it is ``opened`` by a
    preposition or by the name of a part."""
    if depth > _DEEPEST or k >= t.limit:
        return None
    return (
        day_at(t, k)
        or _edge(t, k, depth)
        or _share(t, k, depth)
        or _nth(t, k, depth)
        or dates_at(t, k, opened)
        or _unit(t, k, opened)
        or _named(t, k)
        or _span(t, k, opened)
        or _bare_years(t, k, opened)
    )


def _edge(t: Reader, k: int, depth: int) -> Told | None:
    """بداية ديسمبر، نهاية العام المقبل، مطلع الأسبوع."""
    k += t.isin(k, "free_days")
    edge = t.when.edges.get(t.at(k))
    if edge is None:
        return None
    n, both_edges = k + 1, False
    if t.at(n).startswith(AND) and t.at(n)[1:] in t.when.edges:
        n, both_edges = n + 1, True
    n += t.isin(n, "out_of")
    inner = period_at(t, n, True, depth + 1)
    if inner is None or inner.days is None or both_edges:
        return inner
    days = d.part(inner.days, edge)
    first, last = days.first, days.last
    if inner.free and t.ref is not None and first is not None and last is not None:
        step: tuple[int, Unit] = (1, "week") if inner.days.unit == "week" else (inner.free, "month")
        if not t.ahead and first > t.ref:
            return Told(inner.end, _moved(inner.days, -step[0], step[1], edge))
        if t.ahead and last < t.ref:
            return Told(inner.end, _moved(inner.days, step[0], step[1], edge))
    return Told(inner.end, days)


def _moved(days: Days, count: int, unit: Unit, edge: d.Edge) -> Days:
    assert days.first is not None
    return d.part(d.around(d.shifted(days.first, count, unit), days.unit), edge)


def _share(t: Reader, k: int, depth: int) -> Told | None:
    """النصف الأول من العام، الربع الأخير: a half, third or quarter of a month or a year."""
    parts = t.when.parts.get(t.at(k), 0)
    ordinal = t.ordinal(k + 1) if parts else None
    last = parts and t.isin(k + 1, "last_ones")
    if not parts or (ordinal is None and not last):
        return None
    n, which = (k + 2, parts) if last or ordinal is None else ordinal
    if which > parts:
        return None
    inner = period_at(t, n + 1, True, depth + 1) if t.isin(n, "out_of") else None
    if inner is None and t.digits(n) in _BARE_YEARS:
        inner = Told(n + 1, d.years(t.digits(n), t.digits(n)))
    if inner is None:
        inner = Told(n, d.around(t.ref, "year")) if t.ref is not None else Told(n, None, RELATIVE)
    if inner.days is None or inner.days.first is None or inner.days.last is None:
        return inner
    if inner.days.unit == "year" and inner.days.first.day == 1 and inner.days.first.month == 1:
        size = 12 // parts
        first = d.shifted(inner.days.first, size * (which - 1), "month")
        return Told(inner.end, Days(first, d.shifted(first, size, "month") - d.DAY, "month"))
    if inner.days.unit == "month" and parts == 2:
        middle = inner.days.first + timedelta(days=15)
        halves = (Days(inner.days.first, middle - d.DAY, "month"), Days(middle, inner.days.last, "month"))
        return Told(inner.end, halves[which - 1])
    return Told(inner.end, inner.days)


def _nth(t: Reader, k: int, depth: int) -> Told | None:
    """الأسبوع الأول من رمضان، الأشهر الثلاثة الأولى من العام."""
    first = counts.count_at(t, k)
    if first is not None and first.first and first.number is not None:
        inner = period_at(t, first.end + 1, True, depth + 1)
        return _leading(inner, first) if inner is not None else None
    unit = t.when.units.get(t.at(k))
    ordinal = t.ordinal(k + 1) if unit in ("day", "week", "month", "year") else None
    if ordinal is None or not t.isin(ordinal[0], "out_of"):
        return None
    inner = period_at(t, ordinal[0] + 1, True, depth + 1)
    if inner is None or inner.days is None or inner.days.first is None or inner.days.last is None:
        return inner
    size = cast(Unit, unit)
    start = d.shifted(inner.days.first, ordinal[1] - 1, size)
    end = min(d.shifted(start, 1, size) - d.DAY, inner.days.last)
    return Told(inner.end, Days(start, end, size)) if start <= end else None


def _leading(inner: Told, count: counts.Count) -> Told | None:
    if inner.days is None or inner.days.first is None or count.number is None or count.unit in ("hour", "minute"):
        return inner
    unit = cast(Unit, count.unit)
    return Told(inner.end, Days(inner.days.first, d.shifted(inner.days.first, count.number, unit) - d.DAY, unit))


def _unit(t: Reader, k: int, opened: bool) -> Told | None:
    """الأسبوع الماضي، هذا العام، عام 2015، العام المالي 1435/1436هـ."""
    this, elsewhere = t.isin(k, "this_time"), t.isin(k, "that_time") or t.isin(k, "same_time")
    k += this or elsewhere
    w = t.at(k)
    unit = t.when.units.get(w)
    if unit is None:
        return _numbered(t, k + 1) if t.isin(k, "year_words") else None
    if unit == "year":
        numbered = _numbered(t, k + 1)
        if numbered is not None:
            return numbered
    if unit == "century":
        ordinal = t.ordinal(k + 1)
        if ordinal is not None:
            return _century(t, ordinal)
    if w in t.when.plural or w in t.when.dual:
        return None
    k += 1
    if t.isin(k, "school"):
        end = t.rel(k + 1)
        return Told(end[0] if end is not None else k + 1, None, VAGUE)
    k += t.isin(k, "year_adjectives")
    found = t.rel(k)
    if found is None and not this and not elsewhere and not (opened and w.startswith(AL)):
        return None
    k, rel = found if found is not None else (k, 0)
    if unit in ("second", "minute", "hour"):
        return Told(k, d.one(t.ref)) if found is not None and t.ref is not None and rel != ELSEWHERE else None
    if elsewhere or rel == ELSEWHERE or t.ref is None or (unit == "day" and rel):
        return Told(k, None, RELATIVE)
    size = cast(Unit, unit)
    free = 0 if found is not None or this else 12 if size == "year" else 1
    days = d.around(d.shifted(t.ref, rel, size), size)
    k += size == "year" and days.first is not None and t.digits(k) == days.first.year
    return Told(k, days, free=free)


def _numbered(t: Reader, k: int) -> Told | None:
    """The years behind the word year: 2015، 2015 و2016، 1435/1436 هـ."""
    k += t.isin(k, "year_adjectives") or t.isin(k, "school")
    if t.at(k) in ("(", "ل"):
        k += 1
    numbers, end = _years(t, k)
    if not numbers or (numbers[0] < 100):
        return None
    era = next((name for name in ("ah", "ad") if t.isin(end, name)), "")
    end += bool(era)
    if t.at(end) == ")":
        end += 1
    found = t.rel(end)
    end = found[0] if found is not None else end
    try:
        if era == "ah" or (not era and 1300 <= numbers[0] < 1500 and not t.at(k).startswith("20")):
            return Told(end, d.hijri_years(min(numbers), max(numbers)))
        return Told(end, d.years(min(numbers), max(numbers)))
    except (ValueError, OverflowError):
        return None


def _years(t: Reader, k: int) -> tuple[list[int], int]:
    """Years one after the other: 2015، 2015 و2016، 2019 - 2021، 2015/16."""
    value = t.digits(k)
    if value < 100:
        return [], k
    numbers, end = [value], k + 1
    while end + 1 < t.limit and (t.at(end) in _JOINS or t.isin(end, "both_ends")):
        value = t.digits(end + 1)
        if 0 <= value < 100 and t.at(end) in LINES and len(t.at(end + 1)) == 2:
            value += numbers[0] - numbers[0] % 100
        if value < 1000:
            break
        numbers.append(value)
        end += 2
    return numbers, end


def _century(t: Reader, ordinal: tuple[int, int]) -> Told | None:
    end, number = ordinal
    if t.isin(end, "ah"):
        return Told(end + 1, d.hijri_years(100 * (number - 1), 100 * number - 1, "century"))
    return Told(end + t.isin(end, "ad"), d.century(number))


def _named(t: Reader, k: int) -> Told | None:
    """Decades, seasons and feasts by their names, and a Hijri year: التسعينيات، صيف 2015، عيد الفطر، 1437 هـ."""
    k += t.when.units.get(t.at(k)) in ("year", "decade") and t.at(k + 1) in t.when.decades
    decade = t.when.decades.get(t.at(k))
    if decade is not None:
        return _decade(t, k, decade)
    if t.digits(k) >= 0 and t.isin(k + 1, "ah"):
        return _numbered(t, k) if t.digits(k) >= 100 else None
    feast = t.match(t.when.feasts, k)
    if feast is not None:
        number, first, last = feast[1]
        end, date_ = dates.year_at(t, feast[0], dates.Date((first, last), number, hijri=True))
        return dates.resolve(t, end, date_)
    return _season(t, k)


def _decade(t: Reader, k: int, decade: int) -> Told | None:
    start = end = 1900 + decade
    k += 1
    n = k
    if t.glued_and(n):
        another = t.when.decades.get(t.at(n))
        if another is not None:
            end, k = 1900 + another, n + 1
    n = k + t.isin(k, "out_of")
    if t.when.units.get(t.at(n)) == "century":
        found = _unit(t, n, True)
        if found is not None and found.days is not None and found.days.first is not None:
            base = found.days.first.year - found.days.first.year % 100
            start, end, k = base + start % 100, base + end % 100, found.end
    return Told(k, d.years(start, end + 9, "decade"))


def _season(t: Reader, k: int) -> Told | None:
    this = t.isin(k, "this_time")
    number = t.when.seasons.get(t.at(k + this))
    if number is None:
        return None
    k += 1 + this
    rel = t.rel(k)
    worded = t.isin(k, "year_words")
    year = t.digits(k + worded)
    if year > 999:
        first = date(year, number, 1)
        return Told(k + worded + 1, Days(first, d.shifted(first, 3, "month") - d.DAY, "month"))
    if rel is None and not this:
        return None
    end, side = rel if rel is not None else (k, 0)
    if t.ref is None or side == ELSEWHERE:
        return Told(end, None, RELATIVE)
    for away in (-2, -1, 0, 1, 2) if side > 0 else (2, 1, 0, -1, -2):
        first = date(t.ref.year + away, number, 1)
        last = d.shifted(first, 3, "month") - d.DAY
        if (side > 0 and first > t.ref) or (side < 0 and last < t.ref) or (side == 0 and first <= t.ref):
            return Told(end, Days(first, last, "month"))
    return None


def _span(t: Reader, k: int, opened: bool) -> Told | None:
    """A stretch that is no unit (المرحلة المقبلة، هذا الموسم): a time, and nobody knows which."""
    this = t.isin(k, "this_time")
    k += this
    if not t.isin(k, "spans"):
        return None
    found = t.rel(k + 1)
    if found is not None:  # في الوقت نفسه is no time
        return Told(found[0], None, VAGUE) if found[1] != ELSEWHERE else None
    return Told(k + 1, None, VAGUE) if this or (opened and t.at(k).startswith(AL)) else None


def _bare_years(t: Reader, k: int, opened: bool) -> Told | None:
    """A year without the word: في 2016، 2019 - 2021."""
    numbers, end = _years(t, k)
    if not numbers or not (opened or len(numbers) > 1) or any(n not in _BARE_YEARS for n in numbers):
        return None
    end += t.isin(end, "ad")
    found = t.rel(end)
    return Told(found[0] if found is not None else end, d.years(min(numbers), max(numbers)))
