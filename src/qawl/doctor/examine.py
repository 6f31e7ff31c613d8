"""Everything worth a look in one article."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from qawl.doctor.known import doubtful_speakers, long_contents, quotations, refused_cues
from qawl.doctor.sighting import Sighting
from qawl.doctor.unknown import unknown_words
from qawl.explain import trace
from qawl.lexicon.compile import load
from qawl.lexicon.compiled import Lexicon
from qawl.model import Article
from qawl.text.page import Page


class Examined(NamedTuple):
    """An article, how many statements were found in it, and what is worth a look."""

    article: Article
    statements: int
    sightings: tuple[Sighting, ...]


def examine(article: Article, lexicon: Path | Lexicon | None = None) -> Examined:
    """The sightings of all classes in ``article``, spans in code points of ``article.text``.

    Raises :class:`~qawl.errors.QawlError` where an overlay does not hold.
    """
    lex = lexicon if isinstance(lexicon, Lexicon) else load(lexicon)
    page = Page(article.text, lex)
    traced = trace(article, page)
    drafts = traced.drafts
    sightings = (
        *unknown_words(page, drafts),
        *refused_cues(page, traced),
        *quotations(page, drafts),
        *doubtful_speakers(article.text, traced.found),
        *long_contents(page, traced),
    )
    return Examined(article, len(drafts), sightings)
