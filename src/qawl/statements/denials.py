"""The claim inside its denial ends where the denial's own words begin: أن المزاعم التي تشير إلى كذا | لا أساس لها.

What those words are stands in ``acts.toml`` (the group ``untrue``). They are looked for only where the claim's noun is
the subject of the clause that denies it, right behind that clause's complementizer.
"""

from __future__ import annotations

from typing import Final

from qawl.lexicon import compiled as c
from qawl.statements.draft import NOUN, VERB, Draft
from qawl.text.page import Page

LONGEST: Final = 60
"""How many words of a claim are looked at."""
HOSTS: Final = 3
"""How many statements back one that describes the claim may stand."""

_GROUP: Final = "untrue"
_WHOLE: Final = 1.0


def claim_end(page: Page, draft: Draft, before: list[Draft], limit: int) -> int:
    """The token before which the content of ``draft`` ends: ``limit``, or where the words that deny it begin.

    ``before`` holds the drafts before it in the order of the text.
    """
    if draft.kind != NOUN and not draft.relative and draft.subject_side != "relative":
        return limit
    for host in before[-HOSTS:]:
        if host.frame == "describe" and host.object_of is not None and host.kind != NOUN:
            start, end = host.object_of
            if start <= draft.first < end <= limit:
                return end  # وصف الأنباء التي تحدثت عن كذا | بأنها كاذبة
    if not _subject_of_clause(page, draft):
        return limit
    for k in range(draft.start + 1, min(limit, draft.start + LONGEST)):
        if _untrue(page, k):
            return k - 1 if page.flags[k - 1] & c.PRON else k
    return limit


def _subject_of_clause(page: Page, draft: Draft) -> bool:
    """The claim's noun stands right behind a complementizer, هذه or كل between them or not."""
    first = draft.cue
    if draft.kind == VERB and draft.subject is not None and draft.subject_side == "relative":
        first = draft.subject.start
    elif draft.kind == VERB:
        first = draft.cue - 1
    k = first - 1
    while k > 0 and first - k < 3 and page.flags[k] & (c.DEM | c.QUANT):
        k -= 1
    return k >= 0 and bool(page.flags[k] & c.COMP) and not page.flags[k] & c.REASON


def _untrue(page: Page, k: int) -> bool:
    acts = page.lex.acts
    words = page.words
    return any(
        acts.names[group] == _GROUP and share >= _WHOLE and tuple(words[k + 1 : k + 1 + len(rest)]) == rest
        for group, rest, share in acts.signals[words[k]] or ()
    )
