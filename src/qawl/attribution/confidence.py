"""How sure an attribution is: the share of right names among those of its kind, and from where on a name is shown.

The kind is the basis (how the name was found) together with what the name is made of. The shares are set by hand to the
nearest 0.05, after counts over the open articles and others annotated in the same way. What comes of them on articles
at hand: ``python -m tests.gate.confidence [CORPUS]``.
"""

from __future__ import annotations

from typing import Final

from qawl.attribution.entity import Entity
from qawl.lexicon import compiled as c
from qawl.text.page import Page
from qawl.text.quotes import MARKS

SHOWN_FROM: Final = 0.5
"""A name less sure than this is not shown: it is kept as the runner-up."""

LISTED: Final = "listed name"
UNLISTED: Final = "unlisted name of several words"
SINGLE: Final = "one unlisted word"
SPOKEN: Final = "one unlisted word right before its speech"
LONG_BODY: Final = "body of three words or more"
SHORT_BODY: Final = "body of two words"
BARE: Final = "one word for a body or place"
TITLE: Final = "title without an article"
THE_TITLE: Final = "title with an article"
DOCUMENT: Final = "document"
NOUN: Final = "noun"

_KINDS: Final = (LISTED, UNLISTED, SINGLE, SPOKEN, LONG_BODY, SHORT_BODY, BARE, TITLE, THE_TITLE, DOCUMENT, NOUN)
_SHARES: Final[dict[str, dict[str, float]]] = {
    basis: dict(zip(_KINDS, shares, strict=True))
    for basis, shares in {
        "at_cue": (0.95, 0.6, 0.3, 0.65, 0.95, 0.75, 0.25, 0.8, 0.55, 0.55, 0.6),
        "title": (0.9, 0.7, 0.2, 0.5, 0.9, 0.8, 0.1, 0.85, 0.1, 0.2, 0.6),
        "carried sentence": (0.9, 0.1, 0.2, 0.6, 0.95, 0.6, 0.1, 0.75, 0.15, 0.2, 0.25),
        "carried beyond": (0.2,) * 11,
        "carried": (0.8, 0.4, 0.2, 0.4, 0.8, 0.35, 0.15, 0.6, 0.05, 0.1, 0.25),
        "pronoun": (0.6, 0.3, 0.2, 0.3, 0.6, 0.5, 0.2, 0.5, 0.1, 0.1, 0.25),
        "metonym": (0.85,) * 11,
    }.items()
}


def kind_of(page: Page, entity: Entity) -> str:
    """What the entity's name is made of."""
    lex, np = page.lex, entity.antecedent
    word = page.words[np.head] if np.head < len(page.words) else ""
    if np.head in page.glued or (word[:1] in "لب" and not lex.words.get(word) and lex.words.get(word[1:])):
        word = word[1:]  # تقرير لمنظمة كذا
    head = lex.flags(word)
    listed = (lex.flags(page.words[k]) & c.NAME or page.words[k] in lex.sets["name_tails"] for k in entity.made.name)
    first = page.words[entity.made.name[0]] if len(entity.made.name) > 1 else ""
    servant = len(first) > 2 and bool(lex.flags(first) & c.PARTICLE)  # عبد النور شهلا
    if entity.keys and (servant or any(listed)):
        return LISTED
    if head & c.DOC and not head & (c.BODY | c.ROLE):
        return DOCUMENT
    if head & (c.BODY | c.PROPER | c.OUTLET | c.PLACE):
        return (BARE, SHORT_BODY, LONG_BODY)[min(np.end - np.start, 3) - 1]
    if head & c.ROLE and not entity.keys:
        return THE_TITLE if entity.made.definite else TITLE
    if entity.keys or not head:
        titled = bool(entity.roles) and np.end - np.start > 1
        if len(entity.keys) > 1 or titled:
            return UNLISTED
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
    shares = _SHARES[f"{basis} {reach}".strip()]
    share = shares[kind_of(page, entity)]
    return share if depth == 0 else round(share * 0.9, 3)
