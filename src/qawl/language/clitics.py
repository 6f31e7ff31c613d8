"""What is written glued to a folded word: the article, a preposition before it, a pronoun behind it."""

from __future__ import annotations

from typing import Final

ARTICLE: Final = "ال"
POSSESSIVES: Final = ("هما", "ها", "هم", "ه")
"""The third person's pronouns behind a noun, the longest first."""


def bare(word: str) -> str:
    """The word without its article; a word of four letters keeps its first two, which may be its own (الله، الان)."""
    return word[2:] if word.startswith(ARTICLE) and len(word) > 4 else word


def behind_preposition(word: str) -> str:
    """The noun behind the ب, ل or ك that ``word`` begins with: للهيئة is الهيئة, لرويترز is رويترز."""
    return ARTICLE + word[2:] if word.startswith("لل") else word[1:]
