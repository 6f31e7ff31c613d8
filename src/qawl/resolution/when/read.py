"""A phrase of time, read: its opening, what stands behind it, and the days that both mean together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from qawl.language import dates as d
from qawl.language.dates import Days
from qawl.lexicon.when import Op, When
from qawl.resolution.when import counts
from qawl.resolution.when.days import between
from qawl.resolution.when.periods import period_at
from qawl.resolution.when.words import AND, RELATIVE, VAGUE, Reader, Told

_GLUED: Final = ("ب", "ل")
_CONJUNCTIONS: Final = "وف"
_BOUNDING: Final = ("by", "before", "after", "from", "since")
_REACH: Final = 24
"""A phrase of time takes no more tokens than this."""


class TimeRange(NamedTuple):
    """The days that a phrase means: ISO dates, both included, None for an open end and for days that nobody can tell.

    ``precision`` is ``day``, ``week``, ``month``, ``year`` or ``vague``; None where the days hang on something that is
    not known (``relative``).
    """

    first: str | None
    last: str | None
    precision: str | None
    edtf: str | None


UNKNOWN: Final = TimeRange(None, None, None, None)
SOMETIME: Final = TimeRange(None, None, VAGUE, None)


class Read(NamedTuple):
    """A phrase of time up to the token ``end``, and what it means.

    ``kind`` is "at", "count" (so long ago), "ahead" (in so long), or the opening that bounds it ("since", "by", …).
    """

    end: int
    days: Days | None = None
    status: str = ""
    kind: str = "at"

    @property
    def range(self) -> TimeRange:
        """The days as they go out, or why there are none."""
        return as_range(self.days, self.status)


def read(
    when: When, words: Sequence[str], k: int, limit: int, reference: date | None, *, ahead: bool, bare: bool = False
) -> Read | None:
    """The phrase of time that begins at the folded word ``k`` and ends before ``limit``; None where none does.

    ``reference`` is the day of speaking, None where nobody knows it; ``ahead`` says that what is told is to come. With
    ``bare`` a year in digits or العام alone is a time too, without a preposition before it.
    """
    t = Reader(when, words, min(limit, k + _REACH), reference, ahead)
    if k >= t.limit:
        return None
    try:
        found = _opened(t, k, bare)
        if found is None and t.glued_and(k, _CONJUNCTIONS):
            found = _opened(t, k, bare)
    except (ValueError, OverflowError):  # beyond the years 1 to 9999: no day that anybody could mean
        found = None
    vague = t.match(when.vague, k)
    if vague is not None and (found is None or found.end < vague[0]):
        return Read(vague[0], status=VAGUE)
    if found is None:
        return None
    return Read(found.end, found.days, found.status, found.kind)


def as_range(days: Days | None, status: str = "") -> TimeRange:
    """The range of days, or why there are none."""
    if days is None:
        return SOMETIME if status == VAGUE else UNKNOWN
    first, last = (end.isoformat() if end is not None else None for end in (days.first, days.last))
    return TimeRange(first, last, days.precision, d.edtf(days))


def _opened(t: Reader, k: int, bare: bool) -> Told | None:
    """With the longest opening that leads to a time, but a day or part of one first (بعد غد، قبل ظهر الاثنين)."""
    w = t.at(k)
    listed = t.when.ops.get(w, ())
    by_phrase = any(len(phrase) > 1 for phrase, _ in listed) and t.match(t.when.days, k) is None
    found = _by_opening(t, k, [o for o in listed if len(o[0]) > 1]) if by_phrase else None
    if found is not None:
        return found
    found = period_at(t, k, bare)
    if found is not None:
        return _closed(t, found)
    found = _by_opening(t, k, [o for o in listed if len(o[0]) == 1] if by_phrase else listed)
    if found is not None:
        return found
    if w.startswith("لل") and len(w) > 4:
        return _unglued(t, k, "ال" + w[2:], "at")
    if w[:1] in _GLUED and (len(w) > 3 or w[1:] in t.when.days):  # باب is no month
        return _unglued(t, k, w[1:], "by" if t.when.edges.get(w[1:]) == "end" else "at")
    if w in ("ل", "ب"):
        return _behind(t, k + 1, "at")
    counted = counts.count_at(t, k)
    return _closed(t, counts.resolve(t, counted, None)) if counted is not None else _clock_of_day(t, k)


def _by_opening(t: Reader, k: int, openings: Sequence[tuple[tuple[str, ...], Op]]) -> Told | None:
    for phrase, op in openings:
        n = k + len(phrase)
        if n <= t.limit and (len(phrase) == 1 or tuple(t.words[k + 1 : n]) == phrase[1:]):
            found = _behind(t, n, op)
            if found is not None:
                return found
    return None


def _unglued(t: Reader, k: int, word: str, op: Op) -> Told | None:
    held = t.skipped.get(k)
    t.skipped[k] = word
    found = _behind(t, k, op) if word in t.when.firsts else None
    if found is None:
        t.skipped.pop(k)
        if held is not None:
            t.skipped[k] = held
    return found


def _behind(t: Reader, k: int, op: Op) -> Told | None:
    """What an opening makes of the time behind it."""
    if op == "between":
        return _both_ends(t, k)
    counted = counts.count_at(t, k)
    if counted is not None and not counted.first:
        found = counts.resolve(t, counted, op)
        if found is not None:
            return _closed(t, found)
    ahead, t.ahead = t.ahead, t.ahead and op != "since"  # since when lies behind, whatever lies ahead
    found = period_at(t, k, True) or _clock_of_day(t, k)
    t.ahead = ahead
    if found is None:
        return None
    found = _closed(t, found)
    if found is None or found.days is None:
        return found._replace(kind=op if op in _BOUNDING else "at") if found is not None else None
    return _applied(t, found, op, k)


def _both_ends(t: Reader, k: int) -> Told | None:
    """بين X وY؛ من X إلى Y."""
    one = period_at(t, k, True)
    return _to_another(t, one) or one if one is not None else None


def _to_another(t: Reader, one: Told) -> Told | None:
    """To the other end of a range, where one is told."""
    n = one.end
    if t.at(n) in (AND, "-", "–") or t.isin(n, "both_ends"):
        n += 1
    elif not t.glued_and(n):
        return None
    two = period_at(t, n, True)
    if two is None:
        t.skipped.pop(n, None)
        return None
    return between(one, two, two.end)


def _applied(t: Reader, found: Told, op: Op, k: int) -> Told | None:
    """The days that an opening makes of days."""
    days = found.days
    assert days is not None
    if op in ("from", "since"):
        ranged = _to_another(t, found)
        if ranged is not None:
            return ranged
    first, last = days.first, days.last
    if op == "since":
        last = t.ref
    elif op == "from":
        if days.unit == "day" and first != last:
            return found  # من 5 إلى 7 مارس
        last = None
    elif op == "after":
        first, last = last + d.DAY if last is not None else None, None if t.ahead else t.ref
    elif op in ("by", "before"):
        within = t.when.edges.get(t.at(k)) == "end" or t.match(t.when.day_times, k) is not None
        if op == "before" and first is not None and not within:
            last = first - d.DAY
        first = t.ref if t.ahead else None
    else:
        return found
    return Told(found.end, _upright(Days(first, last, days.unit)), kind=op)


def _upright(days: Days) -> Days:
    """Open at the end that the day of speaking gave, where that lies on the wrong side of the other."""
    crossed = days.first is not None and days.last is not None and days.first > days.last
    return days._replace(first=None) if crossed else days


def _closed(t: Reader, found: Told | None) -> Told | None:
    """With the time of day that may stand behind a day: صباحا، الساعة العاشرة."""
    if found is None:
        return None
    end = found.end
    while True:
        part = t.match(t.when.after_day, end)
        clock = _clock(t, end)
        if part is not None:
            end = part[0]
        elif clock is not None:
            end = clock.end
        else:
            return found._replace(end=end)


def _clock_of_day(t: Reader, k: int) -> Told | None:
    """A time of day with the day behind it: الساعة العاشرة من صباح الخميس."""
    clock = _clock(t, k)
    if clock is None:
        return None
    day = period_at(t, clock.end + t.isin(clock.end, "out_of"), False)
    return day if day is not None and day.days is not None and day.days.unit == "day" else clock


def _clock(t: Reader, k: int) -> Told | None:
    """الساعة السابعة والنصف مساء: a time of day, which alone names no day."""
    start = t.match(t.when.clocks, k)
    if start is None:
        return None
    end = start[0]
    hour = t.ordinal(end) or t.number(end)
    if hour is None:
        return None
    end = hour[0]
    while end < t.limit:
        if t.at(end) == ":" and t.digits(end + 1) >= 0:
            end += 2
        elif t.isin(end, "clock_parts") or (t.at(end).startswith(AND) and t.at(end)[1:] in t.when.sets["clock_parts"]):
            end += 1
        else:
            break
    part = t.match(t.when.after_day, end)
    return Told(part[0] if part is not None else end, None, RELATIVE)
