"""What the shape of a word tells: a pronoun or a preposition glued to a noun, an accusative, a verb in the present."""

from __future__ import annotations

import re
from typing import Final

from qawl.language.clitics import POSSESSIVES, bare
from qawl.lexicon import compiled as c
from qawl.text.page import Page

NOMINAL: Final = c.SPEAKERLIKE | c.ADJ | c.COMMON | c.MASDAR | c.PARTICLE | c.DEM | c.SAME
_DEFINITE: Final = ("ال", "لل", "بال", "كال", "وال", "فال", "ولل", "وبال")
_ACCUSATIVE: Final = ("ا", "\u064b")
_CIRCUMSTANCE: Final = ("ة", "ين", "ات")
_PRESENT: Final = re.compile("[وف]?[يت][\u0621-\u064a]{3,5}")


def word_flags(page: Page, k: int) -> int:
    """The classes of the word at ``k``; an unlisted verbal noun of the shape إفعال that is printed with أ is a name
    (أزكاغ)."""
    f = page.flags[k]
    if f != c.MASDAR:
        return f
    w = page.words[k]
    return 0 if w[0] == "ا" and not page.lex.words.get(w) and page.raw(k)[0] == "أ" else f


def oblique(page: Page, j: int) -> bool:
    """The word at ``j`` is a noun behind a preposition that is glued to it (بدور، للهيئة): no subject."""
    w, lex = page.words[j], page.lex
    if accusative(page, j):
        return True
    if w[0] not in "بل" or j in page.glued or page.flags[j] & ~c.NAME:
        return False
    if len(w) < 4:
        return len(w) == 3 and bool(lex.words.get(w[1:], 0) & c.QUANT)  # بكل
    return bool(lex.words.get(w[1:], 0) & (NOMINAL & ~c.NAME & ~c.PARTICLE)) or w.startswith(("بال", "لل"))


def with_pronoun(page: Page, j: int, roles: bool = False) -> bool:
    """A common noun with a possessive pronoun: سيطرتها، انتقاده، معارضتهم; with ``roles`` a person too: نظيره."""
    w, lex = page.words[j], page.lex
    if not w.endswith(POSSESSIVES) or page.flags[j] & c.SAME:
        return False
    if lex.words.get(w, 0) & c.ROLE and not (roles and page.raw(j).endswith("ه")):
        return False  # وزيرة, but وزيره
    for suffix in POSSESSIVES:
        if w.endswith(suffix) and len(w) > len(suffix) + 2:
            base = w[: -len(suffix)]
            known = lex.words.get(base, 0) | (lex.words.get(base[:-1] + "ه", 0) if base.endswith("ت") else 0)
            if (
                known & (c.MASDAR | c.COMMON | c.DOC)
                or (known & c.OCCASION and not known & c.TIME)
                or (roles and known & c.ROLE)
                or base in lex.attitudes
                or w in lex.attitudes
            ):
                return suffix != "ه" or "ة" not in page.raw(j)
    return False


def accusative(page: Page, j: int) -> bool:
    """An indefinite accusative (قرارا، نموا): never the subject of a verb."""
    w = page.words[j]
    if not w.endswith("ا") or len(w) < 4:
        return False
    flags = page.flags[j]
    if not flags & c.NAME and page.raw(j).endswith(("ًا", "اً")):
        return True
    if flags & (c.PLACE | c.NAME | c.PROPER | c.BODY | c.ROLE):
        return False
    return bool(page.lex.words.get(w[:-1], 0) & (c.COMMON | c.MASDAR | c.DOC | c.ADJ))


def surname_elsewhere(page: Page, j: int, anchored: bool) -> bool:
    """A common word right behind its verb that the article prints behind a given name too: أكد ملائكة أن، بين الصباغ
    في تصريح أن. ``anchored``: a clause follows."""
    clause = j + 1 < len(page.words) and page.flags[j + 1] & c.COMP
    if not clause and not (anchored and page.words[j].startswith("ال")):
        return False
    places = page.places_of(bare(page.words[j]))[:8]
    return any(k and k != j and page.flags[k - 1] & c.NAME for k in places)


def verb_shape(word: str) -> bool:
    """An unknown word that looks like a verb in the present (ويشرف، تتمثل): no name to take for a speaker."""
    return _PRESENT.fullmatch(word) is not None


def closes_construct(page: Page, k: int) -> bool:
    """A word with its article right behind an office without one (وزير الري): what the office is of, no surname."""
    if not k or not page.words[k].startswith("ال") or page.words[k - 1].startswith("ال"):
        return False
    before = page.flags[k - 1]
    return bool(before & c.ROLE) and not before & (c.HONORIFIC | c.NAME)


def definite(word: str) -> bool:
    """The word carries the article, with what may be glued before it: الخبر، والخبر، بالخبر، للخبر."""
    return len(word) > 4 and word.startswith(_DEFINITE)


def circumstance_shape(printed: str) -> bool:
    """A word as printed that looks like an active participle in the accusative, as those of saying are: it begins with
    م or has ا behind its first letter (لافتا، آملا، معلقة، ملمحين)."""
    base = printed[1:] if len(printed) > 5 and printed[0] == "و" else printed
    if len(base) < 4 or base.endswith(POSSESSIVES):
        return False
    if base[0] == "م" and base.endswith(_CIRCUMSTANCE):
        return True
    return base.endswith(_ACCUSATIVE) and not base.endswith("وا") and (base[0] in "مآ" or base[1] == "ا")
