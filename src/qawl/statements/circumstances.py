"""What stands around a statement, found when all drafts are known: its addressee, its carrier, its occasion."""

from __future__ import annotations

from typing import Final

from qawl.language.clitics import behind_preposition
from qawl.lexicon import compiled as c
from qawl.statements.draft import NOUN, SOURCE, VERB, Draft
from qawl.statements.occasions import occasion_at, present_at
from qawl.text.page import Page
from qawl.text.phrases import noun_phrase

NEAR: Final = 14
_MEDIA: Final = c.MEDIA | c.OUTLET | c.AGENCY
_ADDRESSED: Final = frozenset({"call", "thank"})


def circumstances(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts with the slots filled that their own walk did not reach; the list as it came."""
    seen = -1
    for n, draft in enumerate(drafts):
        _whom(page, draft)
        if draft.kind == NOUN:
            _implied_carrier(page, draft, drafts[max(0, n - 3) : n])
        if draft.kind == VERB:
            _between(page, draft)
            if draft.sentence[0] != seen:
                _opening(page, draft)
        elif draft.kind == SOURCE:
            _told(page, draft)
        seen = draft.sentence[0]
    return drafts


def _whom(page: Page, draft: Draft) -> None:
    """دعا X إلى، شكر X على: who is called on or thanked is spoken to."""
    if draft.addressee is not None or draft.kind == NOUN or draft.side != "after":
        return
    if draft.object_of is not None and draft.frame in _ADDRESSED:
        i, j = draft.object_of
        np = noun_phrase(page, i, j)
        draft.addressee = (i, np.end if np is not None else j)
        return
    kinds = page.lex.frames[draft.verb].kinds if draft.verb >= 0 else ()
    k = draft.subject.end if draft.subject is not None and draft.subject_side == "after" else draft.cue_end
    if "call" in kinds and draft.frame in ("that", "np") and k < draft.start:
        np = noun_phrase(page, k, draft.start)
        if (
            np is not None
            and np.end >= draft.start - 1
            and len(page.words[np.head]) > 1
            and not np.flags & (c.TIME | c.OCCASION | c.MASDAR)
        ):
            draft.addressee = (np.start, np.end)
    elif "ask_of" in kinds:
        for n in range(draft.cue_end, min(draft.start, draft.cue_end + NEAR)):
            if page.flags[n] & c.ASIDE and page.words[n][:2] in page.lex.sets["ask_from"]:
                draft.addressee = (n, n + 1)
                return


def _implied_carrier(page: Page, draft: Draft, before: list[Draft]) -> None:
    """ونقلت عن علماء قولهم: the medium is the one that spoke last, in this sentence or the one before it."""
    words, lex = page.words, page.lex
    if draft.relay is not None or draft.cue < 0:
        return
    for n in range(draft.cue - 1, max(draft.sentence[0], draft.cue - 2 * NEAR) - 1, -1):
        trigger = lex.triggers.get(words[n])
        readings = lex.verb_forms.get(trigger[1], ()) if trigger is not None else ()
        if any("relay" in lex.frames[r.verb].kinds for r in readings):
            if words[n + 1] in lex.sets["about_whom"] and page.flags[n + 1] & c.PREP:
                draft.relay = _last_medium(page, before, n)
            return


def _last_medium(page: Page, before: list[Draft], n: int) -> tuple[int, int] | None:
    for draft in reversed(before[-3:]):
        subject = draft.subject
        if subject is not None and subject.flags & _MEDIA and subject.end <= n:
            return (subject.start, subject.end)
    return None


def _between(page: Page, draft: Draft) -> None:
    """An occasion between cue and content that the walk stepped over, as in an aside: قال -في تصريحات للصحفيين- …"""
    if draft.occasion is not None or draft.side != "after":
        return
    for k in range(draft.cue_end, min(draft.start, draft.cue_end + NEAR) - 1):
        if page.words[k] in page.lex.sets["occasion_prepositions"] and _occasion(page, draft, k + 1, draft.start):
            return


def _opening(page: Page, draft: Draft) -> None:
    """The occasion opens the sentence: في مقابلة مع مجلة …، قال فلان إن …"""
    words, lex = page.words, page.lex
    if draft.occasion is not None or draft.cue < 0:
        return
    k, end = draft.sentence[0], draft.cue
    while k < end and (not words[k][0].isalpha() or page.flags[k] & (c.CONJ | c.OPENER)):
        if words[k].removeprefix("و") in lex.sets["occasion_prepositions"]:
            break
        k += 1
    if k + 1 < end and words[k].removeprefix("و") in lex.sets["occasion_prepositions"]:
        if any(page.flags[n] & c.COMP for n in range(k, end)):
            return
        _occasion(page, draft, k + 1, end)


def _occasion(page: Page, draft: Draft, k: int, limit: int) -> bool:
    found = occasion_at(page, k, limit)
    if found is None or limit - found.end > NEAR:
        return False
    draft.occasion = (found.start, found.end, found.kind)
    if draft.addressee is None:
        draft.addressee = present_at(page, found, limit)
    return True


def _told(page: Page, draft: Draft) -> None:
    """كما ذكرت مصادر لوكالة …: the medium that was told."""
    words, lex = page.words, page.lex
    subject = draft.subject
    if draft.addressee is not None or draft.verb < 0 or subject is None:
        return
    k = subject.end
    if k >= draft.sentence[1] or words[k][0] != "ل" or len(words[k]) < 4 or lex.words.get(words[k], 0):
        return
    rest = behind_preposition(words[k])
    if lex.flags(rest) & (_MEDIA | c.ADDR) or rest in lex.outlets:
        np = noun_phrase(page, k + 1, draft.sentence[1]) if k + 1 < draft.sentence[1] else None
        draft.addressee = (k, np.end if np is not None else k + 1)
