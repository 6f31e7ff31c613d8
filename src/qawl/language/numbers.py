"""Numbers in words and digits: from folded tokens to a value with its tokens.

A number is read left to right: groups below a thousand (ثلاثة وعشرون، مئتان وخمسة، 1.5), each with its scale (آلاف،
مليون), joined by و from the larger to the smaller, and a fraction of the last scale (مليون ونصف). Which words mean what
comes from the lexicon; nothing here knows what is counted.
"""

from __future__ import annotations

from typing import Final, NamedTuple

ZERO: Final = 0
ONE: Final = 1
JOINED: Final = 2
UNIT: Final = 3
SHORT: Final = 4
TEN: Final = 5
TENS: Final = 6
HUNDRED: Final = 7
HUNDREDS: Final = 8
SCALE: Final = 9
SCALE_ACCUSATIVE: Final = 10
SCALE_DUAL: Final = 11
SCALE_PLURAL: Final = 12
FRACTION: Final = 13
PARTS: Final = 14
VAGUE: Final = 15
FEW: Final = 16

_SCALES: Final = frozenset({SCALE, SCALE_ACCUSATIVE, SCALE_DUAL, SCALE_PLURAL})
_TEENS_FROM: Final = frozenset({JOINED, UNIT, SHORT})
_ADDED_TO_TENS: Final = frozenset({ONE, JOINED, UNIT, SHORT})
MAX_TOKENS: Final = 24
"""No number is longer in tokens."""
GROUP: Final = 3
"""Digits between two separators of thousands."""


class Word(NamedTuple):
    """A number word: its kind and its value (a scale's value is the scale)."""

    kind: int
    value: float


class Form(NamedTuple):
    """A written form taken apart: the letters glued before it, whether the article is among them, the word."""

    glued: str
    article: bool
    word: Word


class Number(NamedTuple):
    """A number at tokens ``[start, end)``.

    ``single`` says that it is one bare accusative scale (مليونا), which is two of them where what is counted follows;
    ``kind`` the kind of its first word, -1 for digits; ``words`` how many number words and digit groups it has;
    ``high`` the upper end of a vague number (بضعة), else None; ``vague`` that it is a plural without a number (عشرات).
    ``scaled`` is its last scale, 1 where it has none; ``article`` whether its first word has the article.
    """

    start: int
    end: int
    value: float
    kind: int
    words: int = 1
    high: float | None = None
    vague: bool = False
    single: bool = False
    scaled: float = 1.0
    article: bool = False


class Numbers(NamedTuple):
    """The number words of the lexicon: every written form of each, and the words that a percent begins with."""

    forms: dict[str, Form]
    percents: frozenset[str]


NONE: Final = Numbers({}, frozenset())
AND: Final = "و"
_DECIMAL: Final = frozenset("٫")
_THOUSANDS: Final = frozenset("٬'’")


class Reader:
    """Reads numbers out of one text's tokens; ``glued(k)`` says that token ``k`` touches the one before it."""

    __slots__ = ("ends", "numbers", "starts", "words")

    def __init__(self, numbers: Numbers, words: list[str], starts: list[int], ends: list[int]) -> None:
        self.numbers, self.words, self.starts, self.ends = numbers, words, starts, ends

    def glued(self, k: int) -> bool:
        """Token ``k`` stands right behind the token before it, without a space."""
        return 0 < k < len(self.words) and self.starts[k] == self.ends[k - 1]

    def digits(self, k: int, limit: int) -> tuple[float, int] | None:
        """The value of the digits at token ``k`` and the token behind them; None where none stand there.

        A comma or point before three digits divides thousands (a point before a scale or percent, a comma before a
        scale, decimals); the Arabic separators say which they are; so does a space between groups of three.
        """
        words = self.words
        if k >= limit or not "0" <= words[k] < ":":
            return None
        text, end = words[k], k + 1
        while end + 1 < limit and self.glued(end) and self.glued(end + 1) and words[end + 1].isdigit():
            mark = words[end]
            if mark in _DECIMAL:
                text += "d" + words[end + 1]
            elif mark in _THOUSANDS and len(words[end + 1]) == GROUP:
                text += words[end + 1]
            elif mark == "،":
                text += "," + words[end + 1]
            else:
                break
            end += 2
        while (
            text.isdigit()
            and text[0] != "0"
            and end < limit
            and words[end].isdigit()
            and len(words[end]) == GROUP
            and len(words[end - 1]) <= GROUP
            and self.starts[end] == self.ends[end - 1] + 1
        ):
            text, end = text + words[end], end + 1
        value = self._value(text, end, limit)
        return None if value is None else (value, end)

    def _value(self, text: str, end: int, limit: int) -> float | None:
        if text.isdigit():
            return float(text)
        if "d" in text:
            whole, _, rest = text.replace(",", "").partition("d")
            return float(f"{whole}.{rest}") if rest.isdigit() and whole.replace(".", "").isdigit() else None
        marks = [c for c in text if c in ".,"]
        parts = text.replace(",", ".").split(".")
        if len(parts) > 2:
            if all(len(p) == GROUP for p in parts[1:]) and len(set(marks)) == 1:
                return float("".join(parts))
            thousands = all(len(p) == GROUP for p in parts[1:-1]) and marks[-1] not in marks[:-1]
            return float("".join(parts[:-1]) + "." + parts[-1]) if thousands else None
        whole, rest = parts
        grouped = len(rest) == GROUP and len(whole) <= GROUP and whole[0] != "0"
        if grouped and not self._small(end, limit, marks[0]):
            return float(whole + rest)
        return float(f"{whole}.{rest}")

    def _small(self, k: int, limit: int, mark: str) -> bool:
        """What follows shows that three digits behind a mark are decimals: a scale, or (behind a point) a percent."""
        if k >= limit:
            return False
        form = self.numbers.forms.get(self.words[k])
        if form is not None and form.word.kind in _SCALES:
            return form.word.value > 1000 or mark == "."
        return self.words[k] in self.numbers.percents

    def read(self, k: int, limit: int) -> Number | None:
        """The number that begins at token ``k`` and ends before ``limit``; None where none does."""
        limit = min(limit, k + MAX_TOKENS)
        if k >= limit:
            return None
        form = self.numbers.forms.get(self.words[k])
        if form is not None and form.word.kind in (VAGUE, FEW, SCALE_PLURAL):
            return self._vague(k, limit, form)
        if form is not None and form.word.kind in (FRACTION, PARTS):
            return self._fraction(k, limit, form)
        number = self._sum(k, limit)
        if number is not None and number.kind in (UNIT, SHORT) and number.words == 1:
            parts = self._word(number.end, limit)
            if parts is not None and parts.kind == PARTS:  # ثلاثة أرباع
                return number._replace(end=number.end + 1, value=number.value * parts.value, kind=FRACTION)
        return number

    def _word(self, k: int, limit: int) -> Word | None:
        """The number word at ``k`` with nothing glued before it but the article."""
        form = self.numbers.forms.get(self.words[k]) if k < limit else None
        return form.word if form is not None and form.glued in ("", "ال") else None

    def _joined(self, k: int, limit: int) -> int:
        """The token at which what و joins begins: ``k`` where it is glued on, ``k + 1`` behind a lone و; else -1."""
        if k >= limit:
            return -1
        if self.words[k] == AND:
            return k + 1 if k + 1 < limit else -1
        form = self.numbers.forms.get(self.words[k])
        if form is None:
            return -1
        return k if form.glued in (AND, "وال") or self._and_one(k, limit, form) else -1

    def _and_one(self, k: int, limit: int, form: Form) -> bool:
        """وأحد عشر: folded, "and one" is written like "one"; a ten behind it shows which it is."""
        if form.word != Word(ONE, 1) or self.words[k][0] != AND or k + 1 >= limit:
            return False
        behind = self.numbers.forms.get(self.words[k + 1])
        return behind is not None and behind.word.kind in (TEN, TENS)

    def _sum(self, k: int, limit: int) -> Number | None:
        """Groups with their scales, joined by و."""
        first = self._group(k, limit)
        total, end, last, words, single = 0.0, k, float("inf"), 0, False
        start_form = self.numbers.forms.get(self.words[k])
        kind = start_form.word.kind if start_form is not None else -1
        group = first
        at = k
        while True:
            if group is not None:
                value, behind, count = group
                behind = self._repeated(value, behind, limit)
                scale, after = self._scale(behind, limit)
                if scale >= last or (scale == 1 and value >= last):
                    break
                total, end, words, last = total + value * scale, after, words + count + (scale > 1), scale
            else:
                form = self.numbers.forms.get(self.words[at]) if at < limit else None
                if form is None or form.word.kind not in (SCALE, SCALE_ACCUSATIVE, SCALE_DUAL):
                    break
                value = form.word.value * (2 if form.word.kind == SCALE_DUAL else 1)
                scale, after = self._scale(at + 1, limit)
                again = form.word.value * scale == last and total >= 100 * last  # مئة ألف وألف
                if form.word.value * scale >= last and not again:
                    break
                single = form.word.kind == SCALE_ACCUSATIVE and words == 0 and scale == 1
                total, end, words, last = total + value * scale, after, words + 1, form.word.value * scale
            at = self._joined(end, limit)
            if at < 0:
                break
            half = self.numbers.forms.get(self.words[at])
            if half is not None and half.word.kind == FRACTION:
                total, end, last = self._and_a_half(total, half.word.value, last, at + 1, limit)
                break
            if last == 1:
                break
            group = self._group(at, limit, joined=True)
        if not words:
            return None
        article = start_form.article if start_form is not None else False
        return Number(
            k, end, total, kind, words, single=single and end == k + 1, scaled=1.0 if last == float("inf") else last,
            article=article,
        )  # fmt: skip

    def _repeated(self, value: float, k: int, limit: int) -> int:
        """مائتي (200): the same number once more in digits; the token behind it, or ``k``."""
        if k + 2 < limit and self.words[k] == "(" and self.words[k + 2] == ")":
            again = self.digits(k + 1, limit)
            if again is not None and again[0] == value:
                return k + 3
        return k

    def _and_a_half(self, total: float, part: float, last: float, k: int, limit: int) -> tuple[float, int, float]:
        """مليون ونصف (المليون)، ثلاثة ونصف مليون: the value, the token behind it, its scale."""
        scale, end = self._scale(k, limit)
        if last == 1 and scale > 1:
            return (total + part) * scale, end, scale
        return total + part * last, end if scale == last else k, last

    def _scale(self, k: int, limit: int) -> tuple[float, int]:
        """The product of the scales from ``k`` on (ألف مليون) and the token behind them; 1 where none stands there."""
        product = 1.0
        opened = k + 1 < limit and self.words[k] == ")" and k > 1 and self.words[k - 2] == "("
        if opened and (form := self.numbers.forms.get(self.words[k + 1])) is not None and form.word.kind in _SCALES:
            k += 1  # (35) ألف
        while k < limit:
            form = self.numbers.forms.get(self.words[k])
            if form is None or form.glued not in ("", "ال") or form.word.kind not in _SCALES:
                break
            if form.word.kind == SCALE_DUAL or form.word.value < product:
                break
            product, k = product * form.word.value, k + 1
        return product, k

    def _group(self, k: int, limit: int, joined: bool = False) -> tuple[float, int, int] | None:
        """A group below a thousand: its value, the token behind it, how many words; None where none begins at ``k``."""
        found = self.digits(k, limit)
        if found is not None:
            return found[0], found[1], 1
        form = self.numbers.forms.get(self.words[k]) if k < limit else None
        if form is None or (joined and form.glued not in (AND, "وال", "", "ال")):
            return None
        kind, value = form.word
        following = self._word(k + 1, limit)
        if kind in (HUNDRED, HUNDREDS):
            return self._below_hundred(value, k + 1, 1, limit)
        if kind in (UNIT, SHORT) and following is not None and following.kind == HUNDRED:
            return self._below_hundred(value * 100, k + 2, 2, limit)
        return self._small_number(k, limit, form)

    def _below_hundred(self, hundreds: float, k: int, words: int, limit: int) -> tuple[float, int, int]:
        at = self._joined(k, limit)
        form = self.numbers.forms.get(self.words[at]) if at >= 0 else None
        if form is not None:
            small = self._small_number(at, limit, form)
            if small is not None:
                return hundreds + small[0], small[1], words + small[2]
        return hundreds, k, words

    def _small_number(self, k: int, limit: int, form: Form) -> tuple[float, int, int] | None:
        """A number below a hundred at ``k``."""
        kind, value = form.word
        following = self._word(k + 1, limit)
        teens = kind in _TEENS_FROM or self._and_one(k, limit, form)
        if teens and following is not None and following.kind == TEN:
            return value + 10, k + 2, 2
        if kind in _ADDED_TO_TENS:
            at = self._joined(k + 1, limit)
            tens = self.numbers.forms.get(self.words[at]) if at >= 0 else None
            if tens is not None and tens.word.kind == TENS:
                return value + tens.word.value, at + 1, 2
        if kind in (ZERO, ONE, UNIT, SHORT, TEN, TENS):
            return value, k + 1, 1
        return None

    def _vague(self, k: int, limit: int, form: Form) -> Number:
        """Plurals that count nothing exactly (عشرات الآلاف) and بضعة."""
        kind, value = form.word
        scale, end = self._scale(k + 1, limit)
        if kind == FEW:
            hundred = self._word(k + 1, limit)
            if scale == 1 and hundred is not None and hundred.kind in (VAGUE, HUNDRED):
                scale, end = hundred.value, k + 2
            return Number(k, end, 3 * scale, kind, 1, high=9 * scale, scaled=scale, article=form.article)
        return Number(k, end, 2 * value * scale, kind, 1, vague=True, scaled=scale, article=form.article)

    def _fraction(self, k: int, limit: int, form: Form) -> Number | None:
        """نصف مليون، ثلث، ثلثي."""
        if form.word.kind == PARTS:
            return None
        scale, end = self._scale(k + 1, limit)
        return Number(k, end, form.word.value * scale, FRACTION, 1, scaled=scale, article=form.article)
