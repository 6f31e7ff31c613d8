"""The shape of the lexicon files about numbers, units and bounds."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from qawl.lexicon.entry import Entry

Word = Annotated[str, msgspec.Meta(pattern=r"\S")]
Lemma = Annotated[str, msgspec.Meta(pattern=r"^[^/\s]{2,12}/[^/\s]{2,12}$")]
"""A verb as past/present, third person masculine singular."""
Pair = Annotated[str, msgspec.Meta(pattern=r"^[^=\s]+=[^=\s]+$")]
Bound = Literal["about", "at_least", "at_most"]
NumberKind = Literal["zero", "one", "joined", "unit", "short", "ten", "tens", "hundred", "hundreds"]


class NumberWord(Entry, frozen=True, kw_only=True):
    """The written forms of one number below a thousand."""

    value: int
    kind: NumberKind
    words: list[Word]


class Scale(Entry, frozen=True, kw_only=True):
    """A power of a thousand in its forms."""

    value: int
    singular: list[Word]
    accusative: list[Word] = []
    dual: list[Word] = []
    plural: list[Word] = []


class Part(Entry, frozen=True, kw_only=True):
    """A fraction, or what a vague plural has at least two of."""

    value: float
    words: list[Word]


class NumberWords(Entry, frozen=True, kw_only=True):
    """``numbers.toml``."""

    numbers: list[NumberWord] = []
    scales: list[Scale] = []
    fractions: list[Part] = []
    parts: list[Part] = []
    vague: list[Part] = []
    few: list[Word] = []
    ordinals: list[Word] = []
    homographs: list[Word] = []


class Measure(Entry, frozen=True, kw_only=True):
    """A unit of measure: its UCUM code, its forms (the first one is the singular), its code when squared or cubed."""

    code: Word
    forms: list[Word]
    square: str | None = None
    cube: str | None = None


class Money(Entry, frozen=True, kw_only=True):
    """A currency's noun: ``by`` gives a code for each country, ``code`` is that of the bare noun."""

    noun: Word
    forms: list[Word] = []
    code: str | None = None
    by: list[Pair] = []


class Counted(Entry, frozen=True, kw_only=True):
    """A noun that is counted: its singular and its broken plurals."""

    lemma: Word
    forms: list[Word] = []


class Units(Entry, frozen=True, kw_only=True):
    """``units.toml``."""

    measures: list[Measure] = []
    phrases: list[Measure] = []
    symbols: list[Measure] = []
    squares: list[Word] = []
    cubes: list[Word] = []
    money: list[Money] = []
    sterling: list[Word] = []
    currency_signs: list[Pair] = []
    money_letters: list[Pair] = []
    coins: list[Counted] = []
    percent: list[Word] = []
    labels: list[Word] = []
    totals: list[Word] = []
    months_of: list[Word] = []
    before_bare: list[Word] = []
    rounds: list[Word] = []
    others: list[Word] = []
    hours: list[Word] = []
    greetings: list[Word] = []
    numbered: list[Word] = []
    uncounted: list[Word] = []
    counted: list[Counted] = []


class BoundWords(Entry, frozen=True, kw_only=True):
    """Phrases that bound a number in one way."""

    bound: Bound
    words: list[Word]


class BoundVerb(Entry, frozen=True, kw_only=True):
    """A verb that bounds a number; ``negated`` is its bound behind a negator."""

    verb: Lemma
    prepositions: list[Word] = []
    bound: Bound
    negated: Bound | None = None


class Bounds(Entry, frozen=True, kw_only=True):
    """``bounds.toml``."""

    before: list[BoundWords] = []
    after: list[BoundWords] = []
    verbs: list[BoundVerb] = []
    negators: list[Word] = []
    whatever: list[Word] = []
    fillers: list[Word] = []
    between: list[Word] = []
    to: list[Word] = []
    from_: list[Word] = msgspec.field(default_factory=list, name="from")
    alternatives: list[Word] = []
    changes: list[Lemma] = []
    change_nouns: list[Word] = []
