"""The words of time, compiled: what each is in a span of time, and the phrases that open one."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final, NamedTuple

from qawl.language.fold import fold

UNIT: Final = 1 << 0
WEEKDAY: Final = 1 << 1
MONTH: Final = 1 << 2
PART: Final = 1 << 3
NOW: Final = 1 << 4
NEXT: Final = 1 << 5
YESTERDAY: Final = 1 << 6
NUMBER: Final = 1 << 7
EDGE: Final = 1 << 8
STRETCH: Final = 1 << 9
FUTURE: Final = 1 << 10
PRESENT: Final = 1 << 11
PAST: Final = 1 << 12
DUAL: Final = 1 << 13
JOINT: Final = 1 << 14
LATE: Final = 1 << 15

Phrases = dict[str, tuple[tuple[str, ...], ...]]
"""Phrases, longest first, by their first word."""

_LISTS: Final = (
    ("days_now", NOW),
    ("days_next", NEXT),
    ("days_past", YESTERDAY),
    ("future", FUTURE),
    ("present", PRESENT),
    ("past", PAST),
    ("joints", JOINT),
)
_WITH_ARTICLE: Final = (
    ("parts", PART),
    ("edges", EDGE),
    ("late", LATE | EDGE),
    ("spans", STRETCH),
    ("numbers", NUMBER),
    ("duals", UNIT | DUAL),
)


class Times(NamedTuple):
    """What the words of time are: ``words`` holds their classes as bits; the rest are phrases and small sets.

    ``firsts`` are the words, a conjunction or preposition glued to them or not, that a span may begin with; without
    one of the words (or years) of ``telling`` there is none.
    """

    words: dict[str, int]
    starters: Phrases
    vague: Phrases
    events: Phrases
    ranges: frozenset[str]
    out_of: frozenset[str]
    since: frozenset[str]
    within: frozenset[str]
    ago: frozenset[str]
    firsts: frozenset[str]
    telling: frozenset[str]


NONE: Final = Times({}, {}, {}, {}, *[frozenset()] * 7)
YEARS: Final = range(1900, 2100)


def times(time: Any) -> Times:
    """The record of ``time.toml`` compiled; all words folded, nouns with their article and without it."""
    words: dict[str, int] = defaultdict(int)
    for name, bit in _LISTS:
        for word in getattr(time, name):
            words[fold(word)] |= bit
    for name, bit in _WITH_ARTICLE:
        for word in getattr(time, name):
            for form in _both(word):
                words[form] |= bit
    for group in time.units:
        for word in group:
            for form in _both(word):
                words[form] |= UNIT
    for group in time.weekdays:
        for word in group:
            words["ال" + fold(word).removeprefix("ال")] |= WEEKDAY
    for group in (*time.months, *time.hijri):
        for word in group:
            words[fold(word).split()[0]] |= MONTH
    starters, vague, events = (_phrases(f) for f in (time.horizon_starters, time.horizon_vague, time.horizon_events))
    small = {fold(w) for f in (time.since, time.within, time.ago) for w in f}
    openers = {*(w for w, bits in words.items() if bits != JOINT), *starters, *vague, *events, *small}
    glued = {"و" + w for w in openers} | {p + w for w in words for p in "لب"}
    easterly = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    years = {form for year in YEARS for form in (str(year), str(year).translate(easterly))}
    telling = {*(w for w, bits in words.items() if bits != JOINT), *starters, *vague, *events}
    joined = {p + w for w in telling for p in "ولب"} | {"لل" + w[2:] for w in telling if w.startswith("ال")}
    return Times(
        words=dict(words),
        telling=frozenset(telling | joined | years),
        starters=starters,
        vague=vague,
        events=events,
        firsts=frozenset(openers | glued | {"لل" + w[2:] for w in words if w.startswith("ال")}),
        ranges=frozenset(fold(w) for w in time.ranges),
        out_of=frozenset(fold(w) for w in time.out_of),
        since=frozenset(fold(w) for w in time.since),
        within=frozenset(fold(w) for w in time.within),
        ago=frozenset(fold(w) for w in time.ago),
    )


def _both(word: str) -> tuple[str, str]:
    folded = fold(word)
    return folded, "ال" + folded.removeprefix("ال")


def _phrases(listed: list[str]) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for text in listed:
        parts = tuple(fold(text).split())
        found[parts[0]].append(parts)
    return {first: tuple(sorted(parts, key=len, reverse=True)) for first, parts in found.items()}
