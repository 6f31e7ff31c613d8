"""Speech before its cue: «…»، قال فلان؛ «…» كما أضاف."""

from __future__ import annotations

from qawl.statements.draft import Draft
from qawl.text.page import Page
from qawl.text.phrases import noun_phrase
from qawl.text.quotes import MARKS

_COMMAS = frozenset({"،", ","})


def inverted(page: Page, draft: Draft, before: list[Draft]) -> Draft | None:
    """``draft``'s cue behind a closed quotation that has no cue before it; None where there is none."""
    lex = page.lex
    frames = lex.frames[draft.verb].kinds
    if "quote" not in frames or draft.glued or draft.status != "said":
        return None
    words = page.words
    j = draft.cue - 1
    steps = 0
    while j > 0 and steps < 3 and (words[j] in _COMMAS or words[j] in lex.sources or words[j] in ("\n",)):
        if words[j] == "\n":
            return None
        j -= 1
        steps += 1
    if j <= 0 or words[j] not in MARKS:
        return None
    opened = page.opened_by.get(j, -1)
    if opened < 0 or j - opened < 4:
        return None
    if any(d.start <= opened + 1 <= max(d.ends_at, d.start) or opened <= d.start <= j for d in before[-6:]):
        return None
    np = noun_phrase(page, draft.cue_end, min(draft.sentence[1], draft.cue_end + 20))
    fresh = Draft(draft.kind, draft.cue, draft.cue_end, draft.sentence)
    fresh.verb, fresh.reading, fresh.status = draft.verb, draft.reading, draft.status
    fresh.frame, fresh.side = "quote", "before"
    fresh.start, fresh.ends_at = opened + 1, j
    fresh.limit = draft.limit
    if np is not None:
        fresh.subject, fresh.subject_side = np, "after"
    return fresh
