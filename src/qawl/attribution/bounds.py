"""How sure the boundaries of a content are: the share of right ones among those of its kind.

The kind is what the end rests on: the frame, what stands behind the last word, how long the content is, and whether
other speech stands inside it. Right is a content that shares four fifths of its tokens with the annotated one (0.8
intersection over union), among statements that are found. The shares are set by hand to the nearest 0.05, after counts
over the open articles and others annotated in the same way. What comes of them on articles at hand:
``python -m tests.gate.confidence [CORPUS]``.
"""

from __future__ import annotations

from typing import Final

from qawl.statements.draft import BARE, PARTICIPLE, SOURCE, Draft
from qawl.text.page import Page
from qawl.text.quotes import MARKS

CLAUSE: Final = "clause of up to 20 words"
CLAUSE_LONG: Final = "clause of up to 40 words"
CLAUSE_ENDLESS: Final = "clause of more than 40 words"
CLAUSE_MARKED: Final = "clause up to a closing mark"
CLAUSE_HOST: Final = "clause with another statement in it"
CLAUSE_LOOSE: Final = "clause that ends where nothing marks it"
CLAUSE_NESTED: Final = "clause in another's words"
CLAUSE_RELATIVE: Final = "relative clause"
QUOTED: Final = "quotation"
QUOTED_SHORT: Final = "quotation of up to ten words"
QUOTED_WORDS: Final = "quotation of up to four words"
COLON: Final = "words behind a colon"
COLON_BARE: Final = "words behind a name and a colon"
SOURCE_BEFORE: Final = "words before their source"
SOURCE_AFTER: Final = "words behind their source"
PHRASE: Final = "phrase without a comma"
PHRASE_ON: Final = "phrase behind a participle"
PHRASE_LONG: Final = "phrase with a comma or of more than 40 words"
PHRASE_LOOSE: Final = "phrase that ends where nothing marks it"
PHRASE_NESTED: Final = "phrase in another's words, or with another statement in it"

_SHARES: Final[dict[str, float]] = {
    CLAUSE: 0.95,
    CLAUSE_LONG: 0.9,
    CLAUSE_ENDLESS: 0.85,
    CLAUSE_MARKED: 0.95,
    CLAUSE_HOST: 0.75,
    CLAUSE_LOOSE: 0.75,
    CLAUSE_NESTED: 0.8,
    CLAUSE_RELATIVE: 0.6,
    QUOTED: 0.95,
    QUOTED_SHORT: 0.8,
    QUOTED_WORDS: 0.6,
    COLON: 0.85,
    COLON_BARE: 0.95,
    SOURCE_BEFORE: 0.65,
    SOURCE_AFTER: 0.9,
    PHRASE: 0.85,
    PHRASE_ON: 0.9,
    PHRASE_LONG: 0.65,
    PHRASE_LOOSE: 0.5,
    PHRASE_NESTED: 0.5,
}

_WORDS: Final = 4
_SHORT: Final = 10
_CLAUSE: Final = 20
_LONG: Final = 40
_AHEAD: Final = 4
"""How far behind the last word the next statement's cue may stand to have ended the content."""

_COMMAS: Final = frozenset({"،", ",", "؛"})
_STOPS: Final = frozenset({".", "\n", "!", "؟", "?", "…"})


def end_of(page: Page, draft: Draft, *, host: bool) -> str:
    """What the boundaries of a settled draft rest on; ``host``: another statement stands in its content."""
    words = sum(b - a for a, b in draft.parts)
    frame, nested = draft.frame, draft.parent is not None
    if frame == "quote":
        return QUOTED_WORDS if words <= _WORDS else QUOTED_SHORT if words <= _SHORT else QUOTED
    if draft.kind == SOURCE:
        return SOURCE_BEFORE if draft.side == "before" else SOURCE_AFTER
    if draft.kind == BARE:
        return COLON_BARE
    if frame == "that":
        if nested:
            return CLAUSE_NESTED
        if draft.relative:
            return CLAUSE_RELATIVE
        if host:
            return CLAUSE_HOST
        if _loose(page, draft):
            return CLAUSE_LOOSE
        end = draft.parts[-1][1]
        if end < len(page.words) and page.words[end] in MARKS:
            return CLAUSE_MARKED
        return CLAUSE if words <= _CLAUSE else CLAUSE_LONG if words <= _LONG else CLAUSE_ENDLESS
    if nested or host or draft.relative:
        return PHRASE_NESTED
    if frame == "colon":
        return COLON
    if _loose(page, draft):
        return PHRASE_LOOSE
    if words > _LONG or any(page.words[k] in _COMMAS for a, b in draft.parts for k in range(a, b)):
        return PHRASE_LONG
    return PHRASE_ON if draft.kind == PARTICIPLE else PHRASE


def span_score(page: Page, draft: Draft, *, host: bool = False) -> float:
    """How likely it is that the content of ``draft`` begins and ends where it should: 0 to 1.

    ``draft`` has its parts and its parent; ``host`` says that another statement stands in its content.
    """
    return _SHARES[end_of(page, draft, host=host)]


def _loose(page: Page, draft: Draft) -> bool:
    """The content ends before a word, or before a comma that no further statement follows."""
    end = draft.parts[-1][1]
    if end >= len(page.words) or page.words[end] in _STOPS or page.words[end] in MARKS:
        return False
    return page.words[end] not in _COMMAS or not any(w in page.lex.triggers for w in page.words[end + 1 : end + _AHEAD])
