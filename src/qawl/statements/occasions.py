"""The occasion of a statement (في مؤتمر صحفي، ضمن تصريح لهسبريس): its kind, its words, who was there."""

from __future__ import annotations

from typing import Final, NamedTuple

from qawl.lexicon import compiled as c
from qawl.text.page import Page
from qawl.text.phrases import noun_phrase
from qawl.text.quotes import MARKS

LONGEST: Final = 5
COMPANY: Final = frozenset({"interview", "statement", "meeting", "speech", "report"})
"""The kinds of occasion at which those who are there are spoken to."""


class Occasion(NamedTuple):
    """Tokens ``[start, end)`` and the kind that the lexicon gives."""

    start: int
    end: int
    kind: str


def occasion_at(page: Page, k: int, limit: int) -> Occasion | None:
    """The occasion that begins at token ``k``: the kind of the longest entry there, the noun with its adjectives."""
    words, lex = page.words, page.lex
    if k >= limit or not page.flags[k] & c.OCCASION:
        return None
    kind, end = None, k
    for n in range(min(LONGEST, limit - k), 0, -1):
        kind = _kind(page, k, n)
        if kind is not None:
            end = k + n
            break
    if kind is None:
        return None
    for m in range(k + 1, end):
        if words[m] in lex.sets["with_whom"] or page.flags[m] & c.PREP:
            end = m  # لقاء مع الصحفيين: whom it was with is not its name
            break
    while end < limit and end < k + LONGEST and _describes(page, end):
        end += 1
    return Occasion(k, end, kind)


def _kind(page: Page, k: int, n: int) -> str | None:
    words, occasions = page.words, page.lex.occasions
    found = occasions.get(" ".join(words[k : k + n]))
    if found is None and n == 1:
        found = occasions.get(words[k].removeprefix("ال"))
    return found


def _describes(page: Page, k: int) -> bool:
    """An adjective of the occasion, or its number (الأول, ختامي)."""
    w = page.words[k]
    f = page.lex.flags(w)
    return bool(f & c.ADJ) and not f & (c.ROLE | c.NAME | c.TIME | c.PREP)


def present_at(page: Page, occasion: Occasion, limit: int) -> tuple[int, int] | None:
    """To whom it was said: لوكالة … or مع قناة … right behind the occasion; None where nobody stands there."""
    words, lex = page.words, page.lex
    k = occasion.end
    while k < limit and (words[k] in lex.sets["own_words"] or page.flags[k] & c.ASIDE):
        k += 1
    if k + 1 >= limit:
        return None
    w = words[k]
    if w in lex.sets["with_whom"] and occasion.kind in COMPANY:
        return _whole(page, k + 1, limit)
    if w == "ل":
        return _whole(page, k + 1, limit)
    if w[0] == "ل" and len(w) > 3 and not lex.flags(w) & ~c.COMMON:
        if not w.startswith("لل"):
            page.glued.add(k)
        np = noun_phrase(page, k + 1, limit) if _goes_on(page, k + 1, limit) else None
        return (k, np.end if np is not None else k + 1)
    return None


def _goes_on(page: Page, k: int, limit: int) -> bool:
    if k >= limit:
        return False
    w = page.words[k]
    f = page.lex.flags(w)
    stop = c.COMP | c.REL | c.TIME | c.PREP | c.CONJ | c.AUX | c.ASIDE
    return w in MARKS or (w[0].isalpha() and not f & stop and (w not in page.lex.verb_forms or bool(f)))


def _whole(page: Page, k: int, limit: int) -> tuple[int, int] | None:
    """A noun phrase, or what stands between two marks or parentheses."""
    words = page.words
    close = -1
    if words[k] in MARKS:
        close = page.closed_by.get(k, -1)
    elif words[k] == "(":
        close = next((n for n in range(k, min(k + 8, limit)) if words[n] == ")"), -1)
    if k < close <= k + 8:
        return k + 1, close
    np = noun_phrase(page, k, limit)
    if np is None or np.flags & (c.TIME | c.OCCASION):
        return None
    return np.start, np.end


def place_behind(page: Page, start: int, limit: int) -> tuple[int, int] | None:
    """في القاهرة، بالرياض right behind an occasion and its company: the place's tokens, or None."""
    words, lex = page.words, page.lex
    for k in range(start, min(start + 2, limit)):
        w = words[k]
        if w in lex.sets["place_prepositions"]:
            return _place(page, k + 1, limit)
        if w[0] == "ب" and len(w) > 3 and (w[1:] in lex.places) and not lex.flags(w):
            return k, k + 1
    return None


def _place(page: Page, k: int, limit: int) -> tuple[int, int] | None:
    if k < limit and page.words[k] in page.lex.sets["place_nouns"]:
        k += 1
    for n in range(min(3, limit - k), 0, -1):
        if " ".join(page.words[k : k + n]) in page.lex.places:
            return k, k + n
    return None
