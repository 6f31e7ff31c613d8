"""The shape of ``time.toml``: the words that phrases of time are found by, and what each of them means."""

from __future__ import annotations

from typing import Annotated

import msgspec

from qawl.lexicon.entry import Entry, Text


class DayAt(Entry, frozen=True, kw_only=True):
    """Words for the day that lies ``offset`` days from the day of speaking (أمس)."""

    offset: int
    words: list[Text]


class Valued(Entry, frozen=True, kw_only=True):
    """Words that stand for a number: a cardinal, an ordinal, a decade's first year, a season's first month."""

    value: Annotated[int, msgspec.Meta(ge=1, le=100)]
    words: list[Text]


class Feast(Entry, frozen=True, kw_only=True):
    """A feast of the Hijri calendar: its month, its first and its last day."""

    month: Annotated[int, msgspec.Meta(ge=1, le=12)]
    first: Annotated[int, msgspec.Meta(ge=1, le=30)]
    last: Annotated[int, msgspec.Meta(ge=1, le=30)]
    words: list[Text]


class Time(Entry, frozen=True, kw_only=True):
    """``time.toml``."""

    weekdays: list[list[str]] = []
    months: list[list[str]] = []
    hijri: list[list[str]] = []
    days: list[str] = []
    parts: list[str] = []
    units: list[list[str]] = []
    relative: list[str] = []
    horizon_starters: list[str] = []
    horizon_vague: list[str] = []
    future: list[str] = []
    present: list[str] = []
    past: list[str] = []
    days_now: list[str] = []
    days_next: list[str] = []
    days_past: list[str] = []
    duals: list[str] = []
    edges: list[str] = []
    late: list[str] = []
    spans: list[str] = []
    numbers: list[str] = []
    joints: list[str] = []
    ranges: list[str] = []
    out_of: list[str] = []
    since: list[str] = []
    within: list[str] = []
    ago: list[str] = []
    horizon_events: list[str] = []
    months_of_honour: list[Text] = []
    month_words: list[Text] = []
    year_words: list[Text] = []
    year_adjectives: list[Text] = []
    day_words: list[Text] = []
    school: list[Text] = []
    recurring: list[Text] = []
    few: list[Text] = []
    nearly: list[Text] = []
    more_than: list[Text] = []
    plurals: list[Text] = []
    centuries: list[Text] = []
    same_time: list[Text] = []
    following: list[Text] = []
    that_time: list[Text] = []
    this_time: list[Text] = []
    one_before: list[Text] = []
    one_after: list[Text] = []
    begins: list[Text] = []
    middles: list[Text] = []
    ends: list[Text] = []
    free_days: list[Text] = []
    first_days: list[Text] = []
    other: list[Text] = []
    and_a_half: list[Text] = []
    halves: list[Text] = []
    quarters: list[Text] = []
    thirds: list[Text] = []
    last_ones: list[Text] = []
    first_ones: list[Text] = []
    ad: list[Text] = []
    ah: list[Text] = []
    corresponding: list[Text] = []
    both_ends: list[Text] = []
    or_and: list[Text] = []
    times_of_day: list[Text] = []
    after_a_day: list[Text] = []
    clocks: list[Text] = []
    clock_parts: list[Text] = []
    vague_past: list[Text] = []
    open_by: list[Text] = []
    open_before: list[Text] = []
    open_after: list[Text] = []
    open_from: list[Text] = []
    open_since: list[Text] = []
    open_within: list[Text] = []
    open_lasting: list[Text] = []
    open_at: list[Text] = []
    open_between: list[Text] = []
    days_at: list[DayAt] = []
    cardinal: list[Valued] = []
    ordinal: list[Valued] = []
    decade: list[Valued] = []
    season: list[Valued] = []
    feast: list[Feast] = []
