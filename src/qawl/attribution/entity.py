"""One speaker of an article, as far as its mentions tell."""

from __future__ import annotations

from qawl.attribution.names import Made
from qawl.text.phrases import Phrase


class Entity:
    """One speaker of the article."""

    __slots__ = ("gender", "keys", "kind", "made", "name", "number", "roles", "words")

    def __init__(self, made: Made, name: str) -> None:
        self.made = made
        self.name = name
        self.kind = made.kind
        self.keys = made.keys
        self.roles = set(made.roles)
        self.gender, self.number = made.gender, made.number
        self.words: set[str] = set()  # the words of all its mentions, without articles

    @property
    def antecedent(self) -> Phrase:
        """The mention that names the entity best."""
        return self.made.phrase
