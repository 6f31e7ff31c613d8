"""How sure an attribution is: the share of right names among those of its kind, and from where on a name is shown.

The kind is the basis (how the name was found) together with what the name is made of. The shares are set by hand to the
nearest 0.05, after counts over the open articles and others annotated in the same way. What comes of them on articles
at hand: ``python -m tests.gate.confidence [CORPUS]``.
"""

from __future__ import annotations

from typing import Final

from qawl.attribution.entity import Entity
from qawl.language.clitics import behind_preposition
from qawl.lexicon import compiled as c
from qawl.text.page import Page
from qawl.text.quotes import MARKS

SHOWN_FROM: Final = 0.5
"""A name less sure than this is not shown: it is kept as the runner-up."""

LISTED: Final = "listed name"
LISTED_ONE: Final = "one listed word"
UNLISTED: Final = "unlisted name of several words"
TITLED: Final = "one unlisted word behind a title"
SINGLE: Final = "one unlisted word"
SPOKEN: Final = "one unlisted word right before its speech"
LONG_BODY: Final = "body of three words or more"
SHORT_BODY: Final = "body of two words"
BARE: Final = "one word for a body or place"
TITLE: Final = "title without an article"
TITLE_ONE: Final = "one word of title without an article"
THE_TITLE: Final = "title with an article"
DOCUMENT: Final = "document of several words"
DOCUMENT_ONE: Final = "one word for a document"
NOUN: Final = "noun"

_SHARES: Final[dict[str, dict[str, float]]] = {
    LISTED: {"at_cue": 0.97, "title": 0.92, "carried sentence": 0.94, "carried": 0.82, "pronoun": 0.6},
    LISTED_ONE: {"at_cue": 0.65, "title": 0.4, "carried sentence": 0.7, "carried": 0.4, "pronoun": 0.3},
    UNLISTED: {"at_cue": 0.8, "title": 0.8, "carried sentence": 0.5, "carried": 0.7, "pronoun": 0.3},
    TITLED: {"at_cue": 0.3, "title": 0.2, "carried sentence": 0.1, "carried": 0.05, "pronoun": 0.1},
    SINGLE: {"at_cue": 0.3, "title": 0.2, "carried sentence": 0.4, "carried": 0.2, "pronoun": 0.2},
    SPOKEN: {"at_cue": 0.7, "title": 0.5, "carried sentence": 0.6, "carried": 0.4, "pronoun": 0.3},
    LONG_BODY: {"at_cue": 0.94, "title": 0.9, "carried sentence": 0.94, "carried": 0.8, "pronoun": 0.6},
    SHORT_BODY: {"at_cue": 0.78, "title": 0.8, "carried sentence": 0.65, "carried": 0.45, "pronoun": 0.5},
    BARE: {"at_cue": 0.25, "title": 0.15, "carried sentence": 0.05, "carried": 0.05, "pronoun": 0.2},
    TITLE: {"at_cue": 0.83, "title": 0.87, "carried sentence": 0.74, "carried": 0.6, "pronoun": 0.5},
    TITLE_ONE: {"at_cue": 0.6, "title": 0.65, "carried sentence": 0.2, "carried": 0.35, "pronoun": 0.3},
    THE_TITLE: {"at_cue": 0.57, "title": 0.1, "carried sentence": 0.15, "carried": 0.1, "pronoun": 0.1},
    DOCUMENT: {"at_cue": 0.65, "title": 0.2, "carried sentence": 0.3, "carried": 0.05, "pronoun": 0.1},
    DOCUMENT_ONE: {"at_cue": 0.32, "title": 0.3, "carried sentence": 0.05, "carried": 0.05, "pronoun": 0.1},
    NOUN: {"at_cue": 0.6, "title": 0.6, "carried sentence": 0.3, "carried": 0.4, "pronoun": 0.25},
}
"""What the name is made of, and by the basis the share of right names."""
_BEYOND: Final = 0.2
"""Carried past somebody else: whatever the name is made of."""
_METONYM: Final = 0.87


def kind_of(page: Page, entity: Entity) -> str:
    """What the entity's name is made of."""
    lex, np = page.lex, entity.antecedent
    word = page.words[np.head] if np.head < len(page.words) else ""
    if np.head in page.glued or (word[:1] in "لب" and not lex.words.get(word) and lex.words.get(word[1:])):
        word = word[1:]  # تقرير لمنظمة كذا
    elif word.startswith("لل") and not lex.words.get(word):
        word = behind_preposition(word)  # وفقا للبعثة
    head = lex.flags(word)
    listed = (page.flags[k] & c.NAME or page.words[k] in lex.sets["name_tails"] for k in entity.made.name)
    first = page.words[entity.made.name[0]] if len(entity.made.name) > 1 else ""
    servant = len(first) > 2 and bool(lex.flags(first) & c.PARTICLE)  # عبد النور شهلا
    words = len(entity.name.split())
    if entity.keys and (servant or any(listed)):
        return LISTED if words > 1 else LISTED_ONE
    if head & c.DOC and not head & (c.BODY | c.ROLE):
        return DOCUMENT if words > 1 else DOCUMENT_ONE
    if head & (c.BODY | c.PROPER | c.OUTLET | c.PLACE):
        return (BARE, SHORT_BODY, LONG_BODY)[min(np.end - np.start, 3) - 1]
    if head & c.ROLE and not entity.keys:
        return THE_TITLE if entity.made.definite else TITLE if words > 1 else TITLE_ONE
    if entity.keys or not head:
        titled = bool(entity.roles) and np.end - np.start > 1
        if len(entity.keys) > 1:
            return UNLISTED
        if titled:
            return TITLED
        after = page.words[np.end] if np.end < len(page.words) else ""
        if after in ("،", ","):  # قال هاميل، إنه
            after = page.words[np.end + 1] if np.end + 1 < len(page.words) else ""
        spoken = after == ":" or after in MARKS or bool(after and lex.flags(after) & c.COMP)
        whole = np.start not in page.glued and not page.raw(np.head).endswith(("ه", "ها", "هم", "ك"))
        return SPOKEN if spoken and whole and np.start and page.words[np.start - 1] in lex.triggers else SINGLE
    return NOUN


def speaker_score(page: Page, entity: Entity, basis: str, reach: str, depth: int) -> float:
    """How likely it is that ``entity`` is the speaker and its name the right one: 0 to 1.

    ``reach`` says how far a speaker was carried (:mod:`~qawl.attribution.chain`), ``depth`` in how many others' words
    the statement stands.
    """
    if basis == "metonym" or reach == "beyond":
        share = _METONYM if basis == "metonym" else _BEYOND
    else:
        share = _SHARES[kind_of(page, entity)][f"{basis} {reach}".strip()]
    return share if depth == 0 else round(share * 0.9, 3)
