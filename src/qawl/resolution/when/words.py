"""The words of a phrase of time as they are read: numbers, ordinals, and the adjectives that say where a unit lies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple, TypeVar

from qawl.language.dates import Days
from qawl.lexicon.when import AL, Listed, When

T = TypeVar("T")

ELSEWHERE: Final = 9
"""Where a unit lies that hangs on something told before: التالي، نفسه."""

MAX_COUNT: Final = 5000
RELATIVE: Final = "relative"
VAGUE: Final = "vague"
AND: Final = "و"


class Told(NamedTuple):
    """What stands in the tokens up to ``end``: days, or ("relative", "vague") why none.

    ``free`` is how far the days may be moved because the phrase does not say which: the months of a year for a date
    without one, 0 where they are certain. ``days`` is None with a status. ``kind`` is the opening that made them,
    "count" for counted units.
    """

    end: int
    days: Days | None = None
    status: str = ""
    free: int = 0
    kind: str = "at"


class Reader:
    """Words to read, with the day of speaking and the side that is meant: ``ahead`` for what is to come.

    ``skipped`` holds words that are read without the letter that is glued to them.
    """

    __slots__ = ("ahead", "limit", "ref", "skipped", "when", "words")

    def __init__(self, when: When, words: Sequence[str], limit: int, ref: date | None, ahead: bool) -> None:
        self.when = when
        self.words = words
        self.limit = limit
        self.ref = ref
        self.ahead = ahead
        self.skipped: dict[int, str] = {}

    def at(self, k: int) -> str:
        """The word at ``k``, "" beyond the end."""
        if k >= self.limit:
            return ""
        return self.skipped.get(k) or self.words[k] if self.skipped else self.words[k]

    def isin(self, k: int, name: str) -> bool:
        """Whether the word at ``k`` is one of a set of words."""
        return k < self.limit and self.at(k) in self.when.sets[name]

    def match(self, phrases: Listed[T], k: int) -> tuple[int, T] | None:
        """Where the longest of the phrases at ``k`` ends, and what it means."""
        found = phrases.get(self.at(k)) if k < self.limit else None
        for phrase, meaning in found or ():
            n = len(phrase)
            if n == 1 or (k + n <= self.limit and tuple(self.words[k + 1 : k + n]) == phrase[1:]):
                return k + n, meaning
        return None

    def digits(self, k: int) -> int:
        """The whole number in digits at ``k``, -1 where there is none."""
        w = self.at(k)
        return int(w) if w.isascii() and w.isdigit() and len(w) <= 4 else -1

    def number(self, k: int) -> tuple[int, int] | None:
        """A whole number in digits or words: its end and value. A lone article or preposition before it is passed."""
        if self.at(k) in (AL, "ل", "ب") and self.digits(k + 1) >= 0:
            k += 1
        value = self.digits(k)
        if value >= 0:
            return (k + 1, value) if value <= MAX_COUNT else None
        found = self.match(self.when.cardinals, k)
        if found is None:
            return None
        end, value = found
        ten = self.match(self.when.cardinals, end)
        if 2 <= value < 10 and ten is not None and ten[1] == 10:
            return ten[0], value + 10
        tens = self._glued(self.when.cardinals, end)
        if value < 10 and tens is not None and 20 <= tens[1] < 100:
            return tens[0], value + tens[1]
        return end, value

    def _glued(self, phrases: Listed[T], k: int) -> tuple[int, T] | None:
        """A phrase behind the conjunction that is glued to it."""
        if k < self.limit and self.words[k].startswith(AND) and len(self.words[k]) > 2:
            found = phrases.get(self.words[k][1:])
            return (k + 1, found[0][1]) if found and len(found[0][0]) == 1 else None
        return None

    def ordinal(self, k: int) -> tuple[int, int] | None:
        """An ordinal: الخامس، الخامس عشر، السادس والعشرين."""
        value = self.when.ordinals.get(self.at(k), 0)
        if not value:
            tens = self.match(self.when.cardinals, k)
            return tens if tens is not None and tens[1] in (20, 30) and self.at(k).startswith(AL) else None
        ten = self.match(self.when.cardinals, k + 1)
        if ten is not None and ten[1] == 10:
            return ten[0], value + 10
        tens = self._glued(self.when.cardinals, k + 1)
        if tens is not None and 20 <= tens[1] <= 30:
            return tens[0], value + tens[1]
        return k + 1, value

    def rel(self, k: int) -> tuple[int, int] | None:
        """The adjective that says where a unit lies: its end and -2 to 2, or :data:`ELSEWHERE`."""
        w = self.at(k)
        if self.isin(k, "following") or self.isin(k, "same_time"):
            return k + 1, ELSEWHERE
        if w in self.when.rel:
            value, end = self.when.rel[w], k + 1
            if end < self.limit and self.words[end] == w:
                end += 1
            return end, value
        for name, side in (("one_before", -1), ("one_after", 1)):
            for n in (1, 2):
                lies = " ".join(self.words[k : min(k + n, self.limit)]) in self.when.sets[name]
                if lies and k + n < self.limit and self.when.rel.get(self.words[k + n]) == side:
                    return k + n + 1, 2 * side
        return None

    def glued_and(self, k: int, conjunctions: str = AND) -> bool:
        """The word at ``k`` begins with a conjunction that is not its own; from now on it is read without it."""
        w = self.words[k] if k < self.limit and k not in self.skipped else ""
        if len(w) > 2 and w[0] in conjunctions and w not in self.when.firsts and w[1:] in self.when.firsts:
            self.skipped[k] = w[1:]
            return True
        return False
