"""What an occasion's surroundings say plainly of it: the medium that the words were given to, the place."""

from __future__ import annotations

from qawl.language.clitics import behind_preposition
from qawl.lexicon import compiled as c
from qawl.statements.draft import Draft
from qawl.statements.occasions import place_behind
from qawl.text.page import Page
from qawl.text.quotes import MARKS

Range = tuple[int, int]


def occasion_details(page: Page, draft: Draft) -> tuple[Range | None, Range | None]:
    """The tokens of the medium and of the place of a draft's occasion; None for what the text does not say plainly.

    The medium is an addressee that is one (في مقابلة مع قناة …); the place stands right behind the occasion or behind
    those whom it was with (في مؤتمر صحفي بالقاهرة).
    """
    if draft.occasion is None:
        return None, None
    start, end, _ = draft.occasion
    medium: Range | None = None
    behind = end
    whom = draft.addressee
    if whom is not None and 0 <= whom[0] - end <= 3:
        behind = whom[1]
        while behind < len(page.words) and (page.words[behind] in MARKS or page.words[behind] == ")"):
            behind += 1
        if _medium(page, *whom):
            medium = whom
    limit = draft.start if draft.side == "after" and draft.start > start else draft.sentence[1]
    return medium, place_behind(page, behind, limit)


def _medium(page: Page, i: int, j: int) -> bool:
    w = page.words[i]
    if w.startswith("ل") and not page.lex.words.get(w, 0):
        w = behind_preposition(w)
    return bool(page.lex.flags(w) & (c.MEDIA | c.OUTLET | c.AGENCY)) or w in page.lex.outlets
