"""How sure an attribution is: the share of right names among those of its kind, and from where on a name is shown.

The kind is the basis (how the name was found) together with what the name is made of. The shares are counts over
annotated articles, set by hand to the nearest 0.05; no command of the project prints predicted against observed yet.
"""

from __future__ import annotations

from typing import Final

from qawl.attribution.registry import Entity
from qawl.lexicon import compiled as c
from qawl.text.page import Page

SHOWN_FROM: Final = 0.5
"""A name less sure than this is not shown: it is kept as the runner-up."""

LISTED: Final = "listed name"
UNLISTED: Final = "unlisted name of several words"
SINGLE: Final = "one unlisted word"
BODY: Final = "body or place"
TITLE: Final = "title"
DOCUMENT: Final = "document"
NOUN: Final = "noun"

_SHARES: Final[dict[str, dict[str, float]]] = {
    "at_cue": {LISTED: 0.95, UNLISTED: 0.85, SINGLE: 0.35, BODY: 0.85, TITLE: 0.75, DOCUMENT: 0.45, NOUN: 0.7},
    "title": {LISTED: 0.9, UNLISTED: 0.7, SINGLE: 0.3, BODY: 0.85, TITLE: 0.9, DOCUMENT: 0.15, NOUN: 0.6},
    "carried": {LISTED: 0.9, UNLISTED: 0.55, SINGLE: 0.25, BODY: 0.6, TITLE: 0.6, DOCUMENT: 0.2, NOUN: 0.45},
    "pronoun": {LISTED: 0.6, UNLISTED: 0.5, SINGLE: 0.25, BODY: 0.5, TITLE: 0.5, DOCUMENT: 0.2, NOUN: 0.4},
    "metonym": {BODY: 0.85},
}


def kind_of(page: Page, entity: Entity) -> str:
    """What the entity's name is made of."""
    lex, np = page.lex, entity.antecedent
    word = page.words[np.head] if np.head < len(page.words) else ""
    if np.head in page.glued or (word[:1] in "لب" and not lex.words.get(word) and lex.words.get(word[1:])):
        word = word[1:]  # تقرير لمنظمة كذا
    head = lex.flags(word)
    if entity.keys and any(lex.flags(page.words[k]) & c.NAME for k in entity.made.name):
        return LISTED
    if head & c.DOC and not head & (c.BODY | c.ROLE):
        return DOCUMENT
    if head & (c.BODY | c.PROPER | c.OUTLET | c.PLACE):
        return BODY
    if head & c.ROLE and not entity.keys:
        return TITLE
    if entity.keys or not head:
        titled = bool(entity.roles) and np.end - np.start > 1
        return UNLISTED if len(entity.keys) > 1 or titled else SINGLE
    return NOUN


def speaker_score(page: Page, entity: Entity, basis: str, depth: int) -> float:
    """How likely it is that ``entity`` is the speaker and its name the right one: 0 to 1."""
    share = _SHARES.get(basis, {}).get(kind_of(page, entity), 0.5)
    return share if depth == 0 else round(share * 0.9, 3)
