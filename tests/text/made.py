"""Noun phrases of a sentence, as printed."""

from __future__ import annotations

from qawl.lexicon.compile import load
from qawl.text.page import Page
from qawl.text.phrases import noun_phrase


def page(text: str) -> Page:
    return Page(text, load())


def phrase(text: str, i: int = 1, *, before_object: int = 0, split: bool = False, preps: str = "") -> str | None:
    """The noun phrase at token ``i`` as printed; ``preps`` are the verb's prepositions, blanks between them."""
    p = page(text)
    np = noun_phrase(p, i, len(p.words), before_object=before_object, split=split, preps=frozenset(preps.split()))
    return None if np is None else text[slice(*p.span(np.start, np.end))]
