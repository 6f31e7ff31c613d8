"""What the words of time mean, compiled: months and weekdays by number, units, numbers, openings, all words folded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple, TypeVar, cast

from qawl.language.dates import Edge
from qawl.language.fold import fold
from qawl.lexicon.entries_time import Time

T = TypeVar("T")

Op = Literal["at", "by", "before", "after", "from", "since", "within", "lasting", "between"]
OPS: Final[tuple[Op, ...]] = ("at", "by", "before", "after", "from", "since", "within", "lasting", "between")
AL: Final = "ال"
GLUED: Final = ("و", "ف", "ب", "ل", "وب", "ول")
UNITS: Final = ("second", "minute", "hour", "day", "week", "month", "year", "decade")
"""The units of ``time.toml`` in the order of its groups."""
YEARS: Final = frozenset(str(year) for year in range(1900, 2100))

Listed = dict[str, tuple[tuple[tuple[str, ...], T], ...]]
"""Phrases with what they mean, longest first, by their first word."""


class When(NamedTuple):
    """Folded words with what they mean; phrases of several words are :data:`Listed`.

    ``firsts`` are the words that a time can begin with, ``starts`` those with the letters that may be glued to them;
    behind an opening stands one of these or of ``goes_on``. Without a word of ``telling`` no day is told; ``years`` are
    the years in digits.
    ``months`` and ``hijri`` give 1 to 12, ``weekdays`` 0 (Monday) to 6, ``units`` a unit of :data:`UNITS` or "century";
    ``rel`` says where the unit lies that an adjective stands at (-1 past, 0 present, 1 future).
    """

    months: Listed[int]
    hijri: Listed[int]
    weekdays: dict[str, int]
    days: Listed[int]
    units: dict[str, str]
    plural: frozenset[str]
    dual: frozenset[str]
    rel: dict[str, int]
    edges: dict[str, Edge]
    cardinals: Listed[int]
    ordinals: dict[str, int]
    decades: dict[str, int]
    seasons: dict[str, int]
    feasts: Listed[tuple[int, int, int]]
    parts: dict[str, int]
    ops: Listed[Op]
    vague: Listed[bool]
    nearly: Listed[bool]
    more: Listed[bool]
    day_times: Listed[bool]
    after_day: Listed[bool]
    clocks: Listed[bool]
    sets: dict[str, frozenset[str]]
    firsts: frozenset[str]
    starts: frozenset[str]
    goes_on: frozenset[str]
    telling: frozenset[str]
    years: frozenset[str]


_SETS: Final = (
    "months_of_honour",
    "month_words",
    "year_words",
    "year_adjectives",
    "day_words",
    "school",
    "recurring",
    "other",
    "and_a_half",
    "few",
    "same_time",
    "following",
    "that_time",
    "this_time",
    "one_before",
    "one_after",
    "free_days",
    "first_days",
    "last_ones",
    "first_ones",
    "ad",
    "ah",
    "corresponding",
    "both_ends",
    "or_and",
    "clock_parts",
    "out_of",
    "spans",
)


def when(time: Time) -> When:
    """The record of ``time.toml`` compiled for reading what a phrase means."""
    units = {form: UNITS[i] for i, group in enumerate(time.units) for word in group for form in both(word)}
    units |= {form: "century" for word in time.centuries for form in both(word)}
    rel = {fold(w): n for n, words in ((-1, time.past), (1, time.future), (0, time.present)) for w in words}
    edges = {
        fold(w): edge
        for edge, words in (("begin", time.begins), ("middle", time.middles), ("end", time.ends))
        for w in words
    }
    parts = {
        f: n for n, words in ((2, time.halves), (3, time.thirds), (4, time.quarters)) for w in words for f in both(w)
    }
    ordinals = {f: entry.value for entry in time.ordinal for w in entry.words for f in both(w)}
    told = Found(time)
    weekdays = {f: n for n, group in enumerate(time.weekdays) for w in group for f in _day_forms(w)}
    first = {
        *told.firsts(),
        *weekdays,
        *units,
        *edges,
        *parts,
        *ordinals,
        *(f for entry in time.decade for w in entry.words for f in both(w)),
        *(f for entry in time.season for w in entry.words for f in both(w)),
        *(
            fold(w)
            for w in (
                *time.that_time,
                *time.same_time,
                *time.day_words,
                *time.month_words,
                *time.year_words,
                *time.first_days,
                *time.this_time,
            )
        ),
        *(f for w in (*time.spans, *time.few) for f in both(w)),
    }
    return When(
        months=told.months,
        hijri=told.hijri,
        weekdays=weekdays,
        days=told.days,
        units=units,
        plural=frozenset(f for w in time.plurals for f in both(w)),
        dual=frozenset(
            w for w in units if w.endswith(("ين", "ان")) and w not in {f for p in time.plurals for f in both(p)}
        ),
        rel=rel,
        edges=cast(dict[str, Edge], edges),
        cardinals=told.cardinals,
        ordinals=ordinals,
        decades={f: entry.value for entry in time.decade for w in entry.words for f in both(w)},
        seasons={f: entry.value for entry in time.season for w in entry.words for f in both(w)},
        feasts=told.feasts,
        parts=parts,
        ops=told.ops,
        vague=told.vague,
        nearly=told.nearly,
        more=told.more,
        day_times=told.day_times,
        after_day=told.after_day,
        clocks=told.clocks,
        sets={name: frozenset(f for w in getattr(time, name) for f in _forms(name, w)) for name in _SETS},
        firsts=frozenset(first),
        starts=frozenset(with_glued(first)),
        goes_on=frozenset(with_glued(first)) | _later_words(time),
        telling=frozenset(with_glued(_telling(time, told, {*weekdays, *units}))) | YEARS,
        years=YEARS,
    )


def with_glued(words: Iterable[str]) -> set[str]:
    """Words, and the same with conjunctions and prepositions glued to them."""
    plain = set(words)
    return {*plain, *(p + w for w in plain for p in GLUED), *("لل" + w[2:] for w in plain if w.startswith(AL))}


def _later_words(time: Time) -> frozenset[str]:
    """The words of openings and vague phrases behind their first."""
    openings = [phrase for op in OPS for phrase in getattr(time, f"open_{op}")]
    return frozenset(fold(w) for p in (*openings, *time.vague_past, *time.horizon_vague) for w in p.split()[1:])


def _telling(time: Time, told: Found, words: set[str]) -> set[str]:
    """The words without one of which nothing tells a day: names of days, months, units and decades, vague adverbs."""
    adverbs = {fold(word) for phrase in time.vague_past for word in phrase.split()}
    openings = {fold(word) for op in OPS for phrase in getattr(time, f"open_{op}") for word in phrase.split()}
    named = {*told.months, *told.hijri, *told.feasts, *(word for phrase in told.days for word in phrase.split())}
    decades = {f for entry in (*time.decade, *time.season) for w in entry.words for f in both(w)}
    return (words | named | decades | adverbs) - openings


class Found:
    """The phrases of ``time.toml``, each kind listed by its first words."""

    def __init__(self, time: Time) -> None:
        self.months = listed((w, n) for n, group in enumerate(time.months, 1) for w in group)
        self.hijri = listed((w, n) for n, group in enumerate(time.hijri, 1) for w in group)
        self.days = listed((w, entry.offset) for entry in time.days_at for w in entry.words)
        self.cardinals = listed(_both_ways((e.value, e.words) for e in time.cardinal))
        self.feasts = listed((w, (e.month, e.first, e.last)) for e in time.feast for w in e.words)
        self.ops: Listed[Op] = listed((w, op) for op in OPS for w in getattr(time, f"open_{op}"))
        self.vague = listed((w, True) for w in (*time.horizon_vague, *time.vague_past))
        self.nearly = listed((w, True) for w in time.nearly)
        self.more = listed((w, True) for w in time.more_than)
        self.day_times = listed(_both_ways([(True, time.times_of_day)]))
        self.after_day = listed((w, True) for w in time.after_a_day)
        self.clocks = listed((w, True) for w in time.clocks)

    def firsts(self) -> set[str]:
        """The words that any of the phrases begins with."""
        return {word for kind in vars(self).values() for word in kind}


def listed(pairs: Iterable[tuple[str, T]]) -> Listed[T]:
    """Phrases by their first word, folded, longest first."""
    found: dict[str, dict[tuple[str, ...], T]] = {}
    for phrase, meaning in pairs:
        words = tuple(fold(phrase).split())
        found.setdefault(words[0], {}).setdefault(words, meaning)
    return {first: tuple(sorted(of.items(), key=lambda item: -len(item[0]))) for first, of in found.items()}


def both(word: str) -> tuple[str, str]:
    """A word folded, without its article and with it."""
    bare = fold(word).removeprefix(AL)
    return bare, AL + bare


def _both_ways(entries: Iterable[tuple[T, Sequence[str]]]) -> Iterable[tuple[str, T]]:
    """Each phrase as it is, and with the article at its last word (بعد الظهر) or only word."""
    for value, words in entries:
        for w in words:
            yield w, value
            head, _, last = w.rpartition(" ")
            if not last.startswith(AL):
                yield f"{head} {AL}{last}".strip(), value


def _day_forms(word: str) -> tuple[str, ...]:
    folded = fold(word)
    return (folded,)


def _forms(name: str, word: str) -> tuple[str, ...]:
    return both(word) if name in ("spans", "one_before", "clock_parts") else (fold(word),)
