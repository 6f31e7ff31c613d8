"""Units that are counted: ثلاثة أيام، عامين، الأشهر الستة المقبلة، أيام قليلة; and what an opening makes of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Final, NamedTuple, cast

from qawl.language import dates as d
from qawl.language.dates import Days, Unit
from qawl.lexicon.when import AL, Op
from qawl.resolution.when.words import ELSEWHERE, RELATIVE, VAGUE, Reader, Told

_HOURS: Final = {"second": 0.0, "minute": 0.0, "hour": 1.0}


class Count(NamedTuple):
    """So many units up to the token ``end``; ``number`` None where nobody says how many."""

    end: int
    number: int | None
    unit: str
    rel: int | None = None
    first: bool = False


def count_at(t: Reader, k: int) -> Count | None:
    """The counted units at ``k``, with the adjective that says where they lie."""
    more = False
    while True:
        exceeding, about = t.match(t.when.more, k), t.match(t.when.nearly, k)
        if exceeding is not None:
            k, more = exceeding[0], True
        elif about is not None and t.at(k) != AL:
            k = about[0]
        else:
            break
    found = _counted(t, k)
    if found is None:
        return None
    found = _or_more(t, found)
    return _described(t, found._replace(number=None) if more else found)


def _counted(t: Reader, k: int) -> Count | None:
    few = t.isin(k, "few")
    k += few
    number = t.number(k)
    if number is not None and number[0] < t.limit:
        unit = t.when.units.get(t.at(number[0]))
        if unit is not None and number[1] > 0:
            return Count(number[0] + 1, None if few else number[1], unit)
        return None
    w = t.at(k)
    unit = t.when.units.get(w)
    if unit is None:
        return None
    if w in t.when.dual:
        years = t.digits(k + 1) > 999 and unit == "year"
        return None if years else Count(k + 1, 2, unit)
    if w in t.when.plural:
        if t.digits(k + 1) > 999 or t.match(t.when.months, k + 1) or t.at(k + 1) in t.when.weekdays:
            return None
        behind = t.number(k + 1)
        if behind is not None:
            return Count(behind[0], behind[1], unit)
        return Count(k + 1, None, unit)
    return _single(t, k, unit)


def _single(t: Reader, k: int, unit: str) -> Count | None:
    """أسبوع، عام واحد: one unit, where nothing behind it makes it a name (شهر مارس، عام 2015، يوم السبت)."""
    if t.at(k).startswith(AL) or t.rel(k + 1) is not None:
        return None
    one = t.match(t.when.cardinals, k + 1)
    if one is not None and one[1] == 1:
        return Count(one[0], 1, unit)
    following = t.at(k + 1)
    named = (
        t.digits(k + 1) >= 0
        or t.number(k + 1)
        or t.ordinal(k + 1)
        or t.match(t.when.months, k + 1)
        or t.match(t.when.hijri, k + 1)
        or t.match(t.when.days, k + 1)
        or following in t.when.weekdays
        or following in ("(", "/")
        or t.isin(k + 1, "school")
    )
    return None if named else Count(k + 1, 1, unit)


def _or_more(t: Reader, count: Count) -> Count:
    """يومين أو ثلاثة، شهر إلى ثلاثة أشهر: the larger counts; الأيام أو الأسابيع is nobody's number."""
    k = count.end
    if t.isin(k, "and_a_half"):
        return count._replace(end=k + 1, number=count.number + 1 if count.number else None)
    if not (t.isin(k, "or_and") or t.isin(k, "both_ends")):
        return count
    following = _counted(t, k + 1)
    if following is not None:
        known = count.number is not None and following.number is not None
        return following._replace(number=following.number if known else None)
    number = t.number(k + 1)
    if number is not None and number[1] <= 1000 and count.number is not None:
        return count._replace(end=number[0], number=number[1])
    return count


def _described(t: Reader, count: Count) -> Count:
    """The adjectives behind: قليلة, الأولى, المقبلة."""
    k, number, rel, first = count.end, count.number, None, False
    while k < t.limit:
        if t.isin(k, "few"):
            k, number = k + 1, None
            continue
        if t.isin(k, "first_ones") and t.isin(k + 1, "out_of"):
            k, first = k + 1, True
            break
        if t.isin(k, "other"):
            k += 1
            continue
        found = t.rel(k)
        if found is None:
            break
        k, rel = found
    return count._replace(end=k, number=number, rel=rel, first=first)


def resolve(t: Reader, count: Count, op: Op | None) -> Told | None:
    """What the units are with their opening; None for a mere length of time."""
    end = count.end
    if count.rel == ELSEWHERE:
        return Told(end, None, RELATIVE)
    behind = _from_what(t, end) if op in ("before", "after") else None
    if behind is not None:
        end, anchored = behind
        if not anchored:
            return Told(end, None, RELATIVE)
    if count.rel is None and op not in ("before", "after", "since", "within", "lasting"):
        return None
    if count.rel is None and op in ("within", "lasting") and not t.ahead:
        return None
    if count.number is None:
        return Told(end, None, VAGUE)
    if op == "after" and count.rel is None and not t.ahead and behind is None:
        return Told(end, None, RELATIVE)
    if t.ref is None:
        return Told(end, None, RELATIVE)
    try:
        days = _days(t, count, op)
    except (ValueError, OverflowError):
        return Told(end, None, VAGUE)
    ahead = count.rel > 0 if count.rel is not None else op in ("after", "within", "lasting")
    return Told(end, days, kind="ahead" if ahead else "count")


def _days(t: Reader, count: Count, op: Op | None) -> Days:
    assert t.ref is not None
    assert count.number is not None
    number, unit = _whole(count)
    if count.rel is not None or op in ("within", "lasting"):
        if count.rel is not None and count.rel < 0:
            return Days(d.shifted(t.ref, -number, unit), t.ref, unit)
        return Days(t.ref, d.shifted(t.ref, number, unit), unit)
    if op == "after":
        return d.around(d.shifted(t.ref, number, unit), unit)
    then = d.around(d.shifted(t.ref, -number, unit), unit)
    return Days(then.first, t.ref, then.unit) if op == "since" else then


def _whole(count: Count) -> tuple[int, Unit]:
    """Hours as the days that they reach into."""
    assert count.number is not None
    if count.unit in _HOURS:
        return int((timedelta(hours=count.number * _HOURS[count.unit]) + timedelta(hours=12)).days), "day"
    return count.number, cast(Unit, count.unit)


def _from_what(t: Reader, k: int) -> tuple[int, bool] | None:
    """Behind "from": بعد أسبوع من | الاتفاق hangs on what is named there, من الآن on the day of speaking."""
    if not t.isin(k, "out_of") or k + 1 >= t.limit:
        return None
    now = t.match(t.when.days, k + 1)
    return (now[0], True) if now is not None and now[1] == 0 else (k + 2, False)
