"""How much: the quantities of a content, from its numbers, their units and bounds.

Every token of the content is looked up once; where it can begin a number (digits, a number word, a dual that counts)
the number is read, then its unit, a range, what bounds it. Dates and what only names are left out (uncounted.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from qawl.language import numbers as n
from qawl.language.clitics import ARTICLE
from qawl.lexicon.columns import NUMBER, scanner
from qawl.lexicon.quantities import Unit
from qawl.model import Quantity
from qawl.resolution import bounds, counted, uncounted
from qawl.resolution.counted import Counted
from qawl.text.page import Page

_NUMBERS: Final = scanner(NUMBER).finditer
CHANGE: Final = 8
"""How many words back a verb of change makes "from … to …" two figures and no range."""
_DASHES: Final = frozenset("-–—")
_PLACES: Final = 4
"""Decimals kept of a fraction (a third is 0.3333)."""


class Found(NamedTuple):
    """A quantity in tokens ``[start, end)``; ``cut`` letters glued before its first token belong to none of it."""

    start: int
    end: int
    value: float
    high: float | None = None
    unit: str | None = None
    bound: str | None = None
    vague: bool = False
    cut: int = 0


def quantities_of(page: Page, parts: Sequence[tuple[int, int]]) -> tuple[Quantity, ...]:
    """The quantities of a content given as its parts' tokens, in order; spans in code points of the text as given."""
    out: list[Quantity] = []
    for a, b in parts:
        hits = [m.start() for m in _NUMBERS(page.topics, a, b)]
        if hits:
            out += [_record(page, found) for found in _Scan(page, a, b).over(hits)]
    return tuple(out)


def _record(page: Page, found: Found) -> Quantity:
    mention = page.view.span(page.starts[found.start] + found.cut, page.ends[found.end - 1])
    bound = found.bound or "exact"
    if found.high is not None:
        bound = "range"
    elif found.vague and bound != "at_most":
        bound = "at_least"
    high: int | float | None = None if found.high is None else _plain(found.high)
    return Quantity(mention=mention, value=_plain(found.value), max=high, unit=found.unit, bound=bound)  # type: ignore[arg-type]


def _plain(value: float) -> int | float:
    rounded = round(value, _PLACES)
    return int(rounded) if rounded == int(rounded) else rounded


class _Scan:
    """Reads one part of a content, tokens ``[first, limit)``."""

    __slots__ = ("first", "limit", "page", "q", "reader", "words")

    def __init__(self, page: Page, first: int, limit: int) -> None:
        self.page, self.first, self.limit = page, first, limit
        self.q, self.words = page.lex.quantities, page.words
        self.reader = n.Reader(self.q.numbers, page.words, page.starts, page.ends)

    def over(self, hits: list[int]) -> list[Found]:
        """The quantities that begin at the tokens ``hits``; none overlaps the one before it."""
        out: list[Found] = []
        done = self.first
        for k in hits:
            if k < done:
                continue
            found, end = self._at(k)
            if found is not None and found.start < done:
                found = found._replace(start=max(found.start, min(done, k)))
            if found is not None:
                out.append(found)
            done = max(done, end)
        return out

    def _at(self, k: int) -> tuple[Found | None, int]:
        """The quantity whose number begins at token ``k``, and the token to go on at."""
        w = self.words[k]
        form = self.q.numbers.forms.get(w)
        if form is None and not w[0].isdigit():
            return self._dual(k)
        number = self.reader.read(k, self.limit)
        if number is None:
            return None, k + 1
        after_and = form is not None and (form.glued or self.words[k - 1 : k] == [n.AND]) in (n.AND, True)
        if after_and and number.kind == n.FRACTION and number.scaled == 1:
            return self._and_a_half(k, number)
        if number.kind == n.JOINED and number.words == 1 and number.scaled == 1:
            return None, k + 1
        if number.kind == n.ONE and number.words == 1 and number.scaled == 1 and number.value == 1:
            return self._one(k) if form is not None and not form.glued else (None, k + 1)
        return self._number(number, len(form.glued) if form is not None and not form.article else 0)

    def _number(self, number: n.Number, cut: int) -> tuple[Found | None, int]:
        """A number with what it counts, its range and its bound."""
        page, first, limit = self.page, self.first, self.limit
        if uncounted.ordinal(page, number, first):
            return None, number.end
        if number.kind < 0 and uncounted.no_number(page, number):
            return None, number.end
        if number.kind == n.SCALE and number.end < limit and self.words[number.end] in self.q.sets["greetings"]:
            return None, number.end + 1
        unit = counted.unit_behind(page, number, limit)
        start, end = number.start, number.end
        value, high, name = number.value, number.high, None
        if unit is not None:
            name, end = unit.name, unit.end
            if number.single:
                value *= 2
            half = self._half(end)
            if half is not None and number.scaled == 1:
                value, end = value + half[0], half[1]
        spread = self._range(number, unit, end)
        if spread is not None:
            if spread.found is None:
                return None, spread.end
            if spread.found.start == start:
                return spread.found._replace(cut=cut), spread.end
            return spread.found, spread.end
        if self._uncounted(number, unit):
            return None, number.end
        definite = number.article or (start > first and self.words[start - 1] == ARTICLE and self.reader.glued(start))
        if definite and not number.vague and unit is None and number.kind != n.FRACTION:
            noun = counted.definite_before(page, start - (not number.article), first)
            if noun is None:
                bound = self._bounded(Found(start, end, value, high, cut=cut), start, end)
                return (bound, bound.end) if bound.bound is not None and bound.start < start else (None, end)
            found = Found(noun.end, end, value, high, noun.name)
            return self._bounded(found, noun.end, end), end
        if number.kind == n.FRACTION and self._round(number):
            return None, end
        sign = self.words[start - 1] if start > first else ""
        if unit is None and self.reader.glued(start) and (sign in "%٪$€£") and sign:
            name = self.q.signs.get(sign, "%")
            unit, start = Counted(name, end), start - 1
        found = Found(start, end, value, high, name, None, number.vague, cut if start == number.start else 0)
        bound = self._bounded(found, start, end)
        counts = unit is not None or bound.bound is not None or number.vague or high is not None
        if not counts and number.kind != n.FRACTION and not uncounted.licensed(page, number, first):
            return None, end
        return bound, bound.end

    def _uncounted(self, number: n.Number, unit: Counted | None) -> bool:
        page, first, limit = self.page, self.first, self.limit
        known = unit is not None and unit.known and unit.end > number.end
        if uncounted.date(page, number, first, limit):
            return True
        if number.kind < 0:
            named = uncounted.label_before(page, number.start, 0) or uncounted.is_month(page, number.start - 1, limit)
            if uncounted.year(page, number) and (not known or named):
                return True
            if uncounted.touching(page, number):
                return True
        return not known and number.scaled == 1 and uncounted.label_before(page, number.start, 0)

    def _round(self, number: n.Number) -> bool:
        """ربع النهائي، النصف الأول: a fraction that names something; so does a quarter with its article."""
        end = number.end
        if end < self.limit and self.words[end] in self.q.sets["rounds"]:
            return True
        return number.article and number.value == 0.25

    def _bounded(self, found: Found, start: int, end: int) -> Found:
        """The quantity with the bound before it or behind it."""
        bound = bounds.before(self.page, start, self.first)
        if bound is not None:
            return found._replace(bound=bound.bound, start=bound.at, cut=bound.cut)
        bound = bounds.behind(self.page, end, self.limit)
        return found._replace(bound=bound.bound, end=bound.at) if bound is not None else found

    def _half(self, k: int) -> tuple[float, int] | None:
        """ونصف behind a unit: the fraction and the token behind it."""
        at = k + 1 if k + 1 < self.limit and self.words[k] == n.AND else k
        form = self.q.numbers.forms.get(self.words[at]) if at < self.limit else None
        if form is None or form.word.kind != n.FRACTION or form.glued != ("" if at > k else n.AND):
            return None
        if at + 1 < self.limit and self._counts(at + 1):
            return None
        return form.word.value, at + 1

    def _counts(self, k: int) -> bool:
        """A scale follows, so that the fraction is a number of its own (ونصف مليون)."""
        form = self.q.numbers.forms.get(self.words[k])
        return form is not None and form.word.kind in (n.SCALE, n.SCALE_ACCUSATIVE)

    def _and_a_half(self, k: int, number: n.Number) -> tuple[Found | None, int]:
        """ساعة ونصف: a unit without a number and a fraction of it."""
        at = k - 1 - (self.words[k - 1] == n.AND)
        unit = self._singular(at) if at >= self.first else None
        if unit is None:
            return self._number(number, int(self.words[k] != n.AND and self.words[k][0] == n.AND))
        found = Found(at, number.end, 1 + number.value, None, unit.name)
        found = self._bounded(found, at, number.end)
        return found, found.end

    def _singular(self, k: int) -> Unit | None:
        w = self.words[k]
        unit = self.q.units.get(w)
        if unit is None and len(w) > 3 and w[0] in "وبلف":
            unit = self.q.units.get(w[1:])
        return unit if unit is not None and unit.number == "s" and not unit.article else None

    def _one(self, k: int) -> tuple[Found | None, int]:
        """شخص واحد."""
        noun = counted.one_before(self.page, k, self.first)
        if noun is None:
            return None, k + 1
        found = self._bounded(Found(noun.end, k + 1, 1, None, noun.name), noun.end, k + 1)
        return found, found.end

    def _dual(self, k: int) -> tuple[Found | None, int]:
        """يومين، بهدفين."""
        page, words = self.page, self.words
        glued, unit = self.q.duals[words[k]]
        if not counted.dual_noun(page, k):
            return None, k + 1
        noun = counted.named(page, k, self.limit, unit)
        end, value = noun.end, 2.0
        high: float | None = None
        half = self._half(end)
        if half is not None:
            value, end = value + half[0], half[1]
        form = self.q.numbers.forms.get(words[end]) if end < self.limit else None
        if form is not None and form.word == n.Word(n.ONE, 2) and not form.glued:
            end += 1
        start, cut = k, 0 if glued == ARTICLE else len(glued)
        if k - 1 > self.first and words[k - 1] in self.q.sets["alternatives"]:
            single = self._singular(k - 2)
            if single is not None and single.name == unit.name:
                return self._bounded(Found(k - 2, end, 1, value, unit.name), k - 2, end), end
        number = n.Number(k, end, value, n.ONE)
        spread = self._range(number, Counted(noun.name, end), end)
        if spread is not None and spread.found is not None:
            return spread.found, spread.end
        found = self._bounded(Found(start, end, value, high, noun.name, cut=cut), start, end)
        return found, found.end

    def _range(self, number: n.Number, unit: Counted | None, end: int) -> _Spread | None:
        """The range that the number begins, with the token behind it; None where it begins none.

        ``found`` is None where its second number is a date: then neither is a quantity.
        """
        page, limit, sets = self.page, self.limit, self.q.sets
        if end >= limit or number.vague or number.high is not None:
            return None
        before = self._before(number.start)
        between = before in sets["between"] or before[1:] in sets["between"]
        since = before in sets["from_"] or before[1:] in sets["from_"]
        w = self.words[end]
        dash = w in _DASHES
        alternative = w in sets["alternatives"]
        to = w in sets["to"]
        at = end + (dash or alternative or to or w == n.AND)
        form = self.q.numbers.forms.get(self.words[at]) if at < limit else None
        joined = w == n.AND or (at == end and form is not None and form.glued.startswith(n.AND))
        if not (dash or alternative or to or (joined and between)):
            return None
        if at < limit and self.words[at] == ARTICLE:
            at += 1
        second = self.reader.read(at, limit)
        if second is None or second.vague or second.high is not None or (dash and second.kind >= 0):
            return None
        other = counted.unit_behind(page, second, limit)
        if uncounted.date(page, second, self.first, limit) and (unit is None or not unit.known):
            return _Spread(None, second.end)
        low, high = number.value, second.value * (2 if second.single and other is not None else 1)
        if number.scaled == 1 and second.scaled > 1 and unit is None and low < high / second.scaled:
            low *= second.scaled
        mine = unit.name if unit is not None else None
        its = other.name if other is not None else None
        if low >= high or (mine is not None and its is not None and mine != its):
            return None
        if (to or dash) and not between and mine is not None and not since:
            return None
        if to and not between and self._changes(number.start):
            first = self._bounded(Found(number.start, end, low, None, mine or its), number.start, end)
            return _Spread(first, end)
        bare = mine is None and its is None and second.scaled == 1
        if bare and (dash or alternative or uncounted.year(page, number) or uncounted.year(page, second)):
            return None
        if bare and not (between or since):
            return None
        if uncounted.year(page, second) and not (other is not None and other.known):
            return None
        stop = other.end if other is not None else second.end
        start = number.start - 1 if between or (since and to) else number.start
        found = Found(start, stop, low, high, its or mine)
        return _Spread(self._bounded(found, start, stop)._replace(end=stop), stop)

    def _before(self, k: int) -> str:
        """The word before token ``k``, the article of digits passed over."""
        at = k - 1
        if at > self.first and self.words[at] == ARTICLE:
            at -= 1
        return self.words[at] if at >= self.first else ""

    def _changes(self, k: int) -> bool:
        """A verb of change stands shortly before token ``k``."""
        return not self.q.sets["changes"].isdisjoint(self.words[max(self.first, k - CHANGE) : k])


class _Spread(NamedTuple):
    """A range, or none where its end is a date, and the token to go on at."""

    found: Found | None
    end: int
