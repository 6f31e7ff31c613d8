"""The mode of a statement: direct, indirect, or mixed (quoted words of the speaker inside an indirect frame)."""

from __future__ import annotations

from bisect import bisect_left

from qawl.lexicon import compiled as c
from qawl.statements.draft import Draft
from qawl.text.page import Page

_NAMED_BY = c.BODY | c.DOC | c.OUTLET | c.PROPER | c.NAME


def mode_of(page: Page, draft: Draft) -> str:
    """``direct``, ``indirect`` or ``mixed``."""
    if draft.frame == "quote":
        return "direct"
    first = page.lex.flags(page.words[draft.parts[0][0]])
    if draft.frame == "colon":
        if first & c.COMP and not first & c.REASON:
            return "mixed" if _own_words(page, draft) else "indirect"
        return "direct"
    return "mixed" if _own_words(page, draft) else "indirect"


def _own_words(page: Page, draft: Draft) -> bool:
    """A quotation in the content (or around a part of it) that is not just a name."""
    words, lex = page.words, page.lex
    for a, b in draft.parts:
        for n in range(bisect_left(page.opens, a - 1), len(page.pairs)):
            pair = page.pairs[n]
            if pair.open >= b:
                break
            close = pair.close if pair.close >= 0 else b
            inside = close - pair.open - 1
            if inside >= 4:
                return True
            previous = words[pair.open - 1] if pair.open else ""
            if lex.flags(previous) & (c.BODY | c.MEDIA | c.ROLE | c.DOC) or previous in lex.sets["named_before"]:
                continue
            flags = [page.flags[k] for k in range(pair.open + 1, close) if words[k][0].isalpha()]
            if flags and all(f & (_NAMED_BY | c.PLACE) for f in flags[:1]):
                continue
            if not flags:
                continue
            if any(f & (c.COMMON | c.MASDAR | c.ADJ) or not f for f in flags):
                if inside == 1 and not flags[0] & (c.COMMON | c.ADJ | c.MASDAR):
                    word = words[pair.open + 1]
                    if not (word.startswith(("ال", "ب")) or word.endswith("ه")):
                        continue
                return True
    return False
