"""Words that a medium passes on with a clause of their own: نقلت الوكالة عن الوزير أن …; who stands after عن speaks."""

from __future__ import annotations

from qawl.lexicon import compiled as c
from qawl.lexicon.compiled import Frame, Frames
from qawl.statements.draft import Draft
from qawl.statements.parse import walk
from qawl.text.page import Page
from qawl.text.phrases import noun_phrase
from qawl.text.shapes import oblique

_FRAMES = Frames((Frame("that", ""), Frame("quote", "")))
REACH = 14
"""How many tokens may stand between the verb and its عن."""


def relays(page: Page, draft: Draft) -> bool:
    """The draft's verb is one of passing on (نقل)."""
    return "relay" in page.lex.frames[draft.verb].kinds


def _own(page: Page, draft: Draft, k: int) -> bool:
    """ونقلت صحف محلية أن: a medium's own report, nobody else is named."""
    np = noun_phrase(page, draft.cue_end, k)
    if np is None or np.end != k or not np.flags & (c.MEDIA | c.OUTLET | c.AGENCY):
        return False
    draft.subject, draft.subject_side = np, "after"
    draft.start, draft.frame = k, "that"
    return True


def relayed(page: Page, draft: Draft) -> bool:
    """Fill ``draft`` where its verb of passing on brings a source and a clause; False where a noun of saying follows
    (نقلت عنه قوله إن), which is a cue of its own, or no clause at all."""
    words, lex = page.words, page.lex
    limit = min(draft.limit, len(words))
    k = draft.cue_end
    while k < min(limit, draft.cue_end + REACH) and words[k] not in lex.sets["quoted_about"]:
        if page.flags[k] & c.COMP:
            return _own(page, draft, k)
        if words[k] in ":.\n":
            return False
        k += 1
    if k + 1 >= limit or words[k] not in lex.sets["quoted_about"]:
        return False
    medium = None
    if k > draft.cue_end and not oblique(page, draft.cue_end):
        medium = noun_phrase(page, draft.cue_end, k)
    source = noun_phrase(page, k + 1, limit)
    if source is None or not (source.flags & c.SPEAKERLIKE or source.named):
        return False
    said_from, draft.cue_end = draft.cue_end, source.end
    draft.subject, draft.subject_side = source, "after"
    found = walk(page, draft, _FRAMES, subject_allowed=False)
    between = range(k + 1, draft.start) if found else range(0)
    draft.cue_end = said_from
    if not found or any(lex.triggers.get(words[n], ("", ""))[1] in lex.noun_forms for n in between):
        return False
    if medium is not None and medium.flags & (c.MEDIA | c.OUTLET | c.AGENCY | c.BODY):
        draft.relay = (medium.start, medium.end)
    return True
