"""The walk from a cue to its content: its state, and the step that ends it."""

from __future__ import annotations

from typing import Final

from qawl.lexicon import compiled as c
from qawl.lexicon.columns import CLAUSE, CUE, scanner
from qawl.lexicon.compiled import Frames
from qawl.statements.draft import Draft
from qawl.text.page import Page

MAX_WALK: Final = 60
ANCHOR: Final = 40
"""How far behind a cue the complementizer or the colon of its clause stands."""
_CLAUSES: Final = ("that", "quote")
_TELLING: Final = scanner(CLAUSE | CUE).finditer


class Walk:
    """The state of one walk, and what it found."""

    __slots__ = (
        "anchored",
        "bare_object",
        "commas",
        "draft",
        "frames",
        "j",
        "limit",
        "object_start",
        "page",
        "passed",
        "prepositions",
        "preps",
        "subject_allowed",
    )

    def __init__(self, page: Page, draft: Draft, frames: Frames, subject_allowed: bool) -> None:
        self.page = page
        self.draft = draft
        self.frames, self.bare_object = frames.kinds, frames.bare_object
        self.preps, self.prepositions = frames.preps, frames.prepositions
        self.j = draft.cue_end
        self.limit = min(draft.limit, draft.cue_end + MAX_WALK)
        self.subject_allowed = subject_allowed
        self.commas = 0
        self.anchored = not self.frames.isdisjoint(_CLAUSES) and anchor_ahead(page, self.j, self.limit)
        if self.anchored and self.bare_object and _claim_ahead(page, draft, self.j, self.limit):
            self.anchored = False
        self.object_start = -1
        self.passed = -1  # where an occasion behind the frame's own preposition was stepped over (رحب بالزيارة)


def anchor_ahead(page: Page, j: int, limit: int) -> bool:
    """A complementizer or a colon comes before anything that ends the clause: the cue governs that and no object."""
    words, lex = page.words, page.lex
    flags, triggers = page.flags, lex.triggers
    for m in _TELLING(page.layout, j, min(limit, j + ANCHOR)):
        k = m.start()
        w = words[k]
        if w == ":":
            return True
        f = flags[k]
        if f & c.REASON:
            return False
        if f & c.COMP:
            despite = words[k - 1] in lex.sets["partitive"] and words[k - 2] in lex.sets["despite"]
            return words[k - 1] not in lex.sets["no_content_before"] and not despite
        if w in triggers and k > j and not lex.words.get(w) and not flags[k - 1] & c.REL:
            return False
    return False


def _claim_ahead(page: Page, draft: Draft, j: int, limit: int) -> bool:
    """فند فلان ادعاءات فلان بأن كذا: the clause belongs to the noun of saying that is denied, not to the verb."""
    lex = page.lex
    if draft.verb < 0 or lex.verbs[draft.verb].act != "deny":
        return False
    for k in range(j, min(limit, j + 20)):
        w = page.words[k]
        if w in lex.noun_forms and not page.flags[k - 1] & c.PREP:
            return True
        if lex.flags(w) & c.COMP or not w[0].isalnum():
            return False
    return False


def begin(s: Walk, j: int, frame: str, end: int = -1) -> bool:
    s.draft.start, s.draft.frame, s.draft.ends_at = j, frame, end
    return True
