"""Whose office it is, told by where the name stands: behind words that no rule takes into the phrase, right before the
speech (الناطق باسم الهيئة عبر الأقمار فلان الفلاني إن)."""

from __future__ import annotations

from typing import Final

from qawl.lexicon import compiled as c
from qawl.text.page import Page
from qawl.text.quotes import MARKS as QUOTES
from qawl.text.shapes import accusative, verb_shape, with_pronoun

REACH: Final = 12
"""How many tokens behind an office its holder's name is looked for."""
_NO_WAY: Final = c.COMP | c.REL | c.REASON | c.PRON | c.AUX | c.OPENER | c.NEG | c.VERB | c.QUESTION | c.CONJ | c.TIME
_NO_NAME: Final = c.ROLE | c.BODY | c.DOC | c.OCCASION | c.COMMON | c.MASDAR | c.PREP


def before_speech(page: Page, end: int, limit: int) -> tuple[int, int] | None:
    """The tokens of a name of two to four words between an office that ends at ``end`` and its speech.

    The speech is a complementizer, a colon or a quotation mark; between the office and the name stand a preposition and
    what it governs, no verb, no comma and no second person. None where it is not so.
    """
    words, lex = page.words, page.lex
    first = words[end] if end < limit else ""
    if not lex.flags(first) & c.PREP or lex.flags(first) & c.NAME:
        return None
    stop = min(end + REACH, limit + 1, len(words))  # the speech itself may be where the phrase has to end
    k = end + 1
    while k < stop:
        w = words[k]
        f = lex.flags(w)
        if f & c.COMP or w == ":" or w in QUOTES:
            return _name_up_to(page, end + 2, k)
        if not w[0].isalpha() or (f & _NO_WAY and not f & c.NAME) or w in lex.verb_forms or w in lex.triggers:
            return None
        k += 1
    return None


def _name_up_to(page: Page, first: int, end: int) -> tuple[int, int] | None:
    words, lex = page.words, page.lex
    start = end
    while start > first and end - start < 4:
        w = words[start - 1]
        f = lex.flags(w)
        if f & (c.NAME | c.PARTICLE) and not f & (c.ROLE | c.BODY | c.PLACE):
            start -= 1
            continue
        definite = w.startswith("ال")
        if f & _NO_NAME or f & c.PLACE or (f and not definite) or len(w) < 2:
            break
        if definite and not (w.endswith("ي") and lex.flags(words[start - 2]) & (c.NAME | c.PARTICLE)):
            break
        if not definite and (accusative(page, start - 1) or with_pronoun(page, start - 1)):
            break
        if w[0] in "بلو" and lex.words.get(w[1:]):
            break
        start -= 1
    if start < end and verb_shape(words[start]):
        start += 1
    if end - start < 2 or not any(lex.flags(words[k]) & c.NAME for k in range(start, end)):
        known = end - start >= 2 and all(not lex.flags(words[k]) for k in range(start, end))
        if not (known and words[start - 1].startswith("ال")):
            return None
    return start, end
