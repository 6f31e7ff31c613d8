"""What a number counts: the unit behind it (or before it), as a UCUM code, a currency, ``%`` or a lemma."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Final, NamedTuple

from qawl.language import numbers as n
from qawl.language.clitics import ARTICLE
from qawl.language.fold import fold
from qawl.lexicon import compiled as c
from qawl.lexicon.quantities import COUNTED, MEASURE, MONEY, Unit
from qawl.text.page import Page

_OPENING: Final = frozenset('("«“')
_CLOSING: Final = frozenset(')"»”')
_TATWEEL: Final = "\u0640"
_NO_NOUN: Final = reduce(
    or_,
    (
        *(c.COMP, c.PREP, c.REL, c.CONJ, c.DEM, c.QUANT, c.SAME, c.NEG, c.AUX, c.OPENER, c.ASIDE, c.ADDR, c.PARTICLE),
        *(c.PLACE, c.NAME, c.TIME, c.OUTLET, c.PROPER, c.PRON, c.REASON, c.QUESTION, c.FIRST, c.VERB, c.ADJ),
    ),
)
_NOUN: Final = c.COMMON | c.ROLE | c.BODY | c.DOC | c.OCCASION | c.MASDAR
_GLUED_ARTICLE: Final = ("وال", "فال", "بال", "كال", "لل")
_VERB_LETTERS: Final = "يتنسوفبلك"
"""What a verb in the present, or a word with something glued on, begins with."""
_PLURALS: Final = ("ات", "ين", "ون")


class Counted(NamedTuple):
    """A unit: its name (None where what follows counts and names nothing: منهم), the token behind it, whether a list
    knows it."""

    name: str | None
    end: int
    known: bool = True


def percent_at(page: Page, k: int, limit: int) -> int:
    """How many tokens a percent sign or "in the hundred" takes at ``k``; 0 where none stands there."""
    if k >= limit:
        return 0
    w, sets = page.words[k], page.lex.quantities.sets
    if w in sets["percent"]:
        return 1
    if w in sets["percent_firsts"] and k + 1 < limit and f"{w} {page.words[k + 1]}" in sets["percent"]:
        return 2
    return 0


def unit_behind(page: Page, number: n.Number, limit: int) -> Counted | None:
    """The unit right behind a number; None where nothing there can be counted by it."""
    k, words, q = number.end, page.words, page.lex.quantities
    if k < limit and words[k] in _CLOSING and number.start and words[number.start - 1] in _OPENING:
        k += 1
    if k >= limit:
        return None
    w = words[k]
    percent = percent_at(page, k, limit)
    if percent:
        return Counted("%", k + percent)
    if w in q.signs:
        return Counted(q.signs[w], k + 1)
    for phrase, code in q.phrases.get(w, ()):
        if k + len(phrase) <= limit and tuple(words[k : k + len(phrase)]) == phrase:
            return Counted(code, _squared(page, k + len(phrase), limit, "", "")[1])
    if w in q.letters and number.kind < 0:
        return Counted(q.letters[w], k + 1)
    loose = number.vague or number.high is not None
    unit = q.units.get(w)
    if unit is not None and not (unit.number == "" and number.kind >= 0):
        share = number.kind == n.FRACTION and number.scaled == 1
        plural = loose and (unit.number == "p" or unit.kind in (COUNTED, MONEY)) and not number.article
        if not unit.article or plural or (share and unit.kind == MEASURE) or number.kind == n.FRACTION != share:
            if share and unit.kind == COUNTED:
                return None
            return named(page, k, limit, unit)
        return None
    if w in q.sets["from_"] and number.kind != n.FRACTION:
        return _out_of(page, k + 1, limit)
    if w in q.sets["others"]:
        return Counted(None, number.end)
    if number.kind == n.FRACTION and number.scaled == 1:
        return None
    return _unlisted(page, k, number, loose)


def named(page: Page, k: int, limit: int, unit: Unit) -> Counted:
    """The unit at token ``k`` with what belongs to it: مربع, a demonym behind a currency."""
    if unit.kind == MEASURE:
        code, end = _squared(page, k + 1, limit, unit.square or "", unit.cube or "")
        return Counted(code or unit.name, end)
    if unit.kind == MONEY and k + 1 < limit:
        w, q = page.words[k + 1], page.lex.quantities
        if w in q.sets["sterling"]:
            return Counted("GBP", k + 2)
        country = page.lex.demonyms.get(w) or page.lex.demonyms.get(w.removesuffix("ا"))
        by = dict(unit.by)
        if country is not None and country in by:
            return Counted(by[country], k + 2)
    return Counted(unit.name, k + 1)


def _squared(page: Page, k: int, limit: int, square: str, cube: str) -> tuple[str, int]:
    if k >= limit:
        return "", k
    w, sets = page.words[k], page.lex.quantities.sets
    if square and (w in sets["squares"] or (w in ("2", "²") and page.starts[k] == page.ends[k - 1])):
        return square, k + 1
    if cube and w in sets["cubes"]:
        return cube, k + 1
    if w == "2" and page.starts[k] == page.ends[k - 1]:
        return square, k + 1
    return "", k


def _out_of(page: Page, k: int, limit: int) -> Counted | None:
    """عشرات من الجنود: what stands behind من, where that is a plural with its article; else None."""
    if k >= limit:
        return None
    w = page.words[k]
    unit = page.lex.quantities.units.get(w)
    if unit is not None and unit.number == "p" and (unit.article or unit.kind == COUNTED):
        return Counted(unit.name, k + 1)
    if unit is not None and unit.article and unit.number == "s" and unit.kind == COUNTED:
        return Counted(unit.name, k + 1)  # من البشر
    if w.startswith(ARTICLE) and w.endswith(_PLURALS) and len(w) > 5 and not page.lex.flags(w) & _NO_NOUN & ~c.ADJ:
        return Counted(singular(page, k)[2:], k + 1, known=False)
    return None


def printed(page: Page, k: int) -> str:
    """Token ``k`` as printed, without vowel marks."""
    return "".join(ch for ch in page.raw(k) if ch.isalpha() and ch != _TATWEEL)


def singular(page: Page, k: int) -> str:
    """The singular of a noun that no list knows, as far as its ending tells it."""
    raw = printed(page, k)
    if raw.endswith(("ين", "ون")) and len(raw) > 4:
        return raw[:-2]
    if raw.endswith("ات") and len(raw) > 4:
        masculine = fold(raw[:-2]).removeprefix(ARTICLE)
        known = page.lex.words.get(masculine, 0) & _NOUN and not page.lex.words.get(masculine + "ه", 0) & _NOUN
        return raw[:-2] if known else raw[:-2] + "ة"
    return raw


def noun_like(page: Page, k: int) -> bool:
    """A word that may be counted: no function word, verb or name, and without an article."""
    w = page.words[k]
    if not w[0].isalpha() or w[0].isascii() or len(w) < 3 or w.startswith(ARTICLE):
        return False
    q = page.lex.quantities
    if w.startswith(_GLUED_ARTICLE) or w in q.starts or w in q.sets["uncounted"]:
        return False
    return not page.lex.flags(w) & _NO_NOUN and (w not in page.lex.triggers or bool(page.lex.words.get(w, 0) & _NOUN))


def _unlisted(page: Page, k: int, number: n.Number, loose: bool) -> Counted | None:
    """A noun that no list knows, where its form is one that such a number counts."""
    w = page.words[k]
    if (
        loose
        and not number.article
        and w.startswith(ARTICLE)
        and len(w) > 4
        and not page.lex.flags(w) & _NO_NOUN & ~c.ADJ
    ):
        return Counted(singular(page, k)[2:], k + 1, known=False)
    if not noun_like(page, k) or number.value % 1:
        return None
    flags = page.lex.flags(w)
    if loose or 3 <= number.value % 100 <= 10:
        if w.endswith(_PLURALS) and len(w) > 4:
            return Counted(singular(page, k), k + 1, known=False)
        return Counted(printed(page, k), k + 1, known=False) if flags & _NOUN else None
    if number.value % 100 > 10 or number.value % 100 == 0:
        if w.endswith("ا") and len(w) > 3 and number.value % 100 > 10:
            return Counted(printed(page, k)[:-1], k + 1, known=False)
        construct = number.value % 100 == 0 and not page.words[k - 1].endswith("ا") and not page.words[k - 1].isdigit()
        unknown = construct and not flags and len(w) > 3 and w[0] not in _VERB_LETTERS
        if w.endswith("ه") or flags & _NOUN or unknown:
            return Counted(printed(page, k), k + 1, known=False)
    return None


def one_before(page: Page, k: int, first: int) -> Counted | None:
    """شخص واحد: the noun before token ``k``, ``end`` being its own token; None where none stands there."""
    at = k - 1
    if at < first:
        return None
    q, w = page.lex.quantities, page.words[at]
    unit = q.units.get(w)
    if unit is None and w[0] in "وبلفك" and len(w) > 3:
        unit = q.units.get(w[1:])
    if (
        unit is None
        and w.endswith("يه")
        and at > first
        and page.words[at - 1].endswith("ه")
        and noun_like(page, at - 1)
    ):
        return one_before(page, at, first)  # رؤية منهجية واحدة
    if w in q.sets["labels"] and w in q.sets["numbered"]:
        return None
    if unit is not None:
        return Counted(unit.name, at) if unit.number == "s" and not unit.article else None
    if not noun_like(page, at) or w in q.sets["others"]:
        return None
    raw = printed(page, at)
    if page.words[k].endswith("ه") != w.endswith("ه"):
        return None
    bare = page.lex.words.get(w, 0) & _NOUN
    if not bare and w[0] in "بلو" and page.lex.words.get(w[1:], 0) & _NOUN:
        raw = raw[1:]
    return Counted(raw[:-1] if page.words[k].endswith("ا") and raw.endswith("ا") else raw, at, known=False)


def definite_before(page: Page, k: int, first: int) -> Counted | None:
    """السنوات الخمس: the plural with its article that stands right before token ``k``."""
    at = k - 1
    if at < first:
        return None
    w = page.words[at]
    if w.startswith("لل"):
        w = ARTICLE + w[2:]
    elif w[0] in "وبف" and w[1:].startswith(ARTICLE):
        w = w[1:]
    unit = page.lex.quantities.units.get(w)
    if unit is not None and unit.article and unit.number == "p":
        return Counted(unit.name, at)
    return None


def dual_noun(page: Page, k: int) -> bool:
    """A form that looks like a dual is one: no place, name, verb or function word is written like it (عمان)."""
    flags = page.lex.words.get(page.words[k], 0)
    if flags & (_NO_NOUN & ~(c.TIME | c.ADJ | c.ASIDE)):
        return False
    before = page.lex.quantities.units.get(page.words[k - 1]) if k else None
    return before is None or before.number != "p" or before.kind != COUNTED  # مدراء عامين
