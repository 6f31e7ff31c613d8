"""What bounds a number: the phrase or verb right before it (أكثر من، لا تتجاوز), or the phrase behind its unit."""

from __future__ import annotations

from typing import Final, NamedTuple

from qawl.language.clitics import ARTICLE, POSSESSIVES
from qawl.lexicon import compiled as c
from qawl.lexicon.quantities import BoundVerb
from qawl.text.page import Page

_GLUED: Final = ("و", "ف", "ب", "ل", "ك")
_GLUED_TWO: Final = ("وب", "ول", "فب")
_NO_SUBJECT: Final = c.PREP | c.VERB | c.COMP | c.REL | c.NEG | c.AUX | c.REASON
GAP: Final = 3
"""How many words may stand between a bounding verb and its number."""
FAR: Final = 4
"""How many may stand between the verb and its preposition (لا يقل ثمنها حاليا عن …)."""


class Bound(NamedTuple):
    """A bound and the token at which its words begin (or behind which they end); ``cut`` letters are glued before."""

    bound: str
    at: int
    cut: int = 0


def before(page: Page, k: int, first: int) -> Bound | None:
    """The bound whose words end right before token ``k`` and begin at ``first`` or later."""
    at = k - 1
    words = page.words
    while at >= first and (words[at] == ARTICLE or words[at] in ("ب", "ل", "(", '"', "«")):
        at -= 1
    if at < first:
        return None
    return _phrase(page, at, first) or _verb(page, at, first)


def _plain(w: str) -> tuple[str, ...]:
    if w.startswith(_GLUED_TWO) and len(w) > 4:
        return (w, w[2:], w[1:])
    return (w, w[1:]) if w.startswith(_GLUED) and len(w) > 3 else (w,)


def _phrase(page: Page, at: int, first: int) -> Bound | None:
    words, phrases = page.words, page.lex.quantities.before
    for last in _plain(words[at]):
        for phrase, bound in phrases.get(last, ()):
            start = at - len(phrase) + 1
            if start < first or (len(phrase) > 1 and last != words[at]):
                continue
            w, head = words[start], phrase[0]
            opens = len(phrase) == 1 or w == head or (w[1:] == head and w[0] in _GLUED) or w[2:] == head
            if opens and tuple(words[start + 1 : at]) == phrase[1:-1]:
                return Bound(bound, start, len(w) - len(head) if len(phrase) > 1 else len(w) - len(last))
    return None


def _verb(page: Page, at: int, first: int) -> Bound | None:
    """لا تزيد عن، تجاوزت قيمتها."""
    words, q = page.words, page.lex.quantities
    verb = _verb_at(page, at)
    if verb is None or verb[0].prepositions:
        verb = None
        preposition = words[at]
        for k in range(at - 1, max(first, at - 1 - FAR) - 1, -1):
            if not words[k][0].isalpha():
                return None
            found = _verb_at(page, k)
            if found is None and not _in_subject(page, k) and not page.lex.flags(words[k]) & c.PREP:
                return None
            if found is not None:
                direct = preposition in found[0].prepositions
                gap = at - k <= GAP and all(_in_subject(page, m) for m in range(k + 1, at + 1))
                gap = gap and not page.words[at + 1].startswith("ب")  # تجاوز المنتخب منافسه بأربعة أهداف
                if not (direct or (gap and not found[0].prepositions)):
                    return None
                verb, at = found, k
                break
    if verb is None:
        return None
    negated = verb[1] or (at > first and words[at - 1] in q.sets["negators"])
    start = at - 1 if negated and not verb[1] else at
    if start > first and words[start - 1] in q.sets["whatever"]:
        start -= 1
    bound = verb[0].negated if negated else verb[0].bound
    return Bound(bound, start) if bound is not None else None


def _in_subject(page: Page, k: int) -> bool:
    """A word that can stand in the verb's subject: تجاوزت قيمتها الإجمالية …"""
    w = page.words[k]
    if not w[0].isalpha():
        return False
    owned = w.endswith(POSSESSIVES) and len(w) > 3  # كلفته is "its cost" here, not "he charged him"
    return owned or w in page.lex.quantities.sets["fillers"] or not page.lex.flags(w) & _NO_SUBJECT


def _verb_at(page: Page, k: int) -> tuple[BoundVerb, bool] | None:
    """The bounding verb at ``k``, and whether a negator is glued to it (لايقل)."""
    w, verbs = page.words[k], page.lex.quantities.verbs
    verb = verbs.get(w)
    if verb is not None:
        return verb, False
    glued = w[2:] if w.startswith("لا") else w[3:] if w.startswith(("ولا", "مالا")) else ""
    verb = verbs.get(glued) if glued else None
    return (verb, True) if verb is not None else None


def behind(page: Page, k: int, limit: int) -> Bound | None:
    """The bound whose words begin at token ``k``; ``at`` is the token behind them."""
    if k >= limit:
        return None
    for phrase, bound in page.lex.quantities.after.get(page.words[k], ()):
        end = k + len(phrase)
        if end <= limit and tuple(page.words[k:end]) == phrase:
            return Bound(bound, end)
    return None
