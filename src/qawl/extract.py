"""Rooms 2 to 5 in order, on one screen: a pure function of (text, date, lexicon) to statements."""

from __future__ import annotations

from pathlib import Path

import qawl
from qawl.assemble import assemble
from qawl.attribution.chain import attribute
from qawl.lexicon.compile import load
from qawl.lexicon.compiled import Lexicon
from qawl.model import Article, Extraction, Statement
from qawl.reading.article import make_article
from qawl.statements.find import find
from qawl.text.page import Page


def extract(text: str, *, published: str | None = None, lexicon: Path | Lexicon | None = None) -> list[Statement]:
    """The statements of one text, in the order of their cues.

    ``text`` is an article's text (title, newline, body where they come apart); every span of the result counts its
    code points. ``published`` is an ISO date; ``lexicon`` an overlay folder or a compiled lexicon.

    Raises :class:`~qawl.errors.QawlError` where the text passes the ceiling or the overlay does not hold.
    """
    return list(extract_article(make_article(text, published=published), lexicon).statements)


def extract_article(article: Article, lexicon: Path | Lexicon | None = None) -> Extraction:
    """The statements of one article, with the versions of what found them."""
    lex = lexicon if isinstance(lexicon, Lexicon) else load(lexicon)
    page = Page(article.text, lex)
    drafts = find(page)
    speakers = attribute(page, drafts)
    statements = assemble(page, article, drafts, speakers)
    return Extraction(article=article, statements=statements, qawl=qawl.__version__, lexicon=lex.version)
