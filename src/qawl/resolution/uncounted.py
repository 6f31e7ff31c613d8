"""Numbers that say no quantity: years, dates, times of day, ordinals, and numbers that name something (القرار 2254)."""

from __future__ import annotations

from typing import Final

from qawl.language import numbers as n
from qawl.language.clitics import ARTICLE, POSSESSIVES, bare
from qawl.lexicon import compiled as c
from qawl.lexicon import times as t
from qawl.text.page import Page

_YEARS: Final = (range(1900, 2100), range(1300, 1500))
_PASSED: Final = frozenset('("«“:')
_TOUCHING: Final = frozenset("/:#@_*+=\\")
_LIST_MARKS: Final = frozenset(")-–.:/")
_POINT: Final = "ر"
"""Agencies write it for a decimal point, the parts in one order or in the other: such a number is not read."""
LONGEST: Final = 7
"""A run of so many digits without a separator and without a unit is an address, a telephone, an account."""
_DAYS: Final = 31


def label_before(page: Page, k: int, first: int) -> bool:
    """What stands right before token ``k`` is named by a number: رقم، المادة، عام."""
    at = k - 1
    while at >= max(first, k - 3) and (page.words[at] in _PASSED or page.words[at] == ARTICLE):
        at -= 1
    if at < 0:
        return False
    w, labels = page.words[at], page.lex.quantities.sets["labels"]
    return w in labels or (w[0] in "وبلف" and w[1:] in labels) or (w.startswith("لل") and ARTICLE + w[2:] in labels)


def ordinal(page: Page, number: n.Number, first: int) -> bool:
    """الثاني عشر، الحادية والعشرين: the number goes on an ordinal."""
    k = number.start
    if k <= first or number.kind not in (n.TEN, n.TENS):
        return False
    return bare(page.words[k - 1].removeprefix("و").removeprefix("ب")) in page.lex.quantities.sets["ordinals"]


def is_month(page: Page, k: int, limit: int) -> bool:
    """A month's name stands at token ``k``."""
    return k < limit and bool(page.lex.times.words.get(page.words[k], 0) & t.MONTH)


def date(page: Page, number: n.Number, first: int, limit: int) -> bool:
    """Digits that are a day of a month or a time of day, by what follows them."""
    end, words = number.end, page.words
    if end >= limit:
        return False
    w = words[end]
    if number.kind < 0 and (w == "ه" or (w in page.lex.quantities.sets["hours"] and number.value <= 24)):
        return True
    if number.value > _DAYS or number.value < 1 or number.scaled > 1:
        return False
    if is_month(page, end, limit):
        return True
    sets = page.lex.quantities.sets
    if w in sets["from_"] and end + 1 < limit:
        return is_month(page, end + 1, limit) or words[end + 1] in sets["months_of"]
    return False


def touching(page: Page, number: n.Number) -> bool:
    """Digits that are a part of something longer: 12/5، 10:30، G20، 17-5-2015."""
    text, words = page.text, page.words
    k = number.start
    start, end = page.starts[k], page.ends[number.end - 1]
    before = text[start - 1] if start else " "
    behind = text[end] if end < len(text) else " "
    beyond = text[end + 1] if end + 1 < len(text) else " "
    if before in _TOUCHING or (before.isascii() and before.isalpha()):
        return before != ":" or (start > 1 and text[start - 2].isdigit())
    if before in "-–." and start > 1 and text[start - 2].isalnum():
        return True
    if behind in "/\\_@" or (behind in ":-–" and beyond.isalnum()):
        return True
    if (behind == _POINT and beyond.isdigit()) or (before == _POINT and start > 1 and text[start - 2].isdigit()):
        return True
    spaced = number.end + 1 < len(words) and words[number.end] in "/-–" and _figure(page, number.end + 1)
    behind_slash = k > 1 and words[k - 1] in "/-–" and words[k - 2][0].isdigit()
    return bool(spaced or behind_slash)


def _figure(page: Page, k: int) -> bool:
    """Digits, or the zero of a score."""
    form = page.lex.quantities.numbers.forms.get(page.words[k])
    return page.words[k][0].isdigit() or (form is not None and form.word.kind == n.ZERO)


def year(page: Page, number: n.Number) -> bool:
    """Four digits that can be a year."""
    w = page.words[number.start]
    return number.end == number.start + 1 and len(w) == 4 and w.isdigit() and any(int(w) in r for r in _YEARS)


def no_number(page: Page, number: n.Number) -> bool:
    """Digits that nobody reads as a number: with a zero first, or a long run of them; a list's own numbers."""
    w = page.words[number.start]
    if number.end != number.start + 1 or not w.isdigit():
        return False
    if (len(w) > 1 and w[0] == "0") or len(w) >= LONGEST:
        return True
    k = number.start
    opens_line = k == 0 or page.words[k - 1] == "\n"
    return opens_line and len(w) < 3 and number.end < len(page.words) and page.words[number.end] in _LIST_MARKS


def licensed(page: Page, number: n.Number, first: int) -> bool:
    """Whether a number with neither unit nor bound says how many: by the word before it."""
    k = number.start
    if number.scaled > 1:
        return number.words > 1 or number.scaled > 1000
    before = page.words[k - 1] if k > 0 else "\n"
    lex = page.lex
    if number.kind >= 0:
        if number.words > 1:
            return True
        if number.kind in (n.SHORT, n.HUNDRED, n.ZERO):
            return False
        if number.kind == n.TEN:
            return page.words[k].endswith("ه")
        noun = before.startswith(ARTICLE) and lex.flags(before) & (c.COMMON | c.BODY | c.DOC | c.MASDAR)
        return not noun
    sets = lex.quantities.sets
    if before in sets["before_bare"] or before in sets["totals"]:
        return True
    owned = before.endswith(POSSESSIVES) and len(before) > 3 and not page.raw(k - 1).endswith("ة")
    if owned and not lex.flags(before) & c.PREP:
        return True
    return bool(before in lex.quantities.verbs)
