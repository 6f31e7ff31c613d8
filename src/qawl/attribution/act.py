"""The act of a statement: what saying so does. The cue's act first, the content second."""

from __future__ import annotations

from qawl.statements.draft import Draft
from qawl.text.page import Page


def act_of(page: Page, draft: Draft) -> str:
    """One of the acts of the exchange format."""
    if draft.act:
        return draft.act
    if draft.verb >= 0:
        return page.lex.verbs[draft.verb].act
    return "assert"
