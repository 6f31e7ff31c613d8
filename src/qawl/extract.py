"""Rooms 2 to 5 in order, on one screen: a pure function of (text, date, lexicon) to statements."""

from __future__ import annotations

from pathlib import Path

from qawl.assemble import assemble
from qawl.attribution.chain import attribute
from qawl.lexicon.compile import load
from qawl.lexicon.compiled import Lexicon
from qawl.model import Article, Extraction
from qawl.statements.find import find
from qawl.text.page import Page
from qawl.version import __version__


def extract_article(article: Article, lexicon: Path | Lexicon | None = None) -> Extraction:
    """The statements of one article, in the order of their cues, with the versions of what found them.

    Every span counts code points of ``article.text``. ``lexicon`` is an overlay folder, a compiled lexicon, or None for
    the one that travels with Qawl. Raises :class:`~qawl.errors.QawlError` where an overlay does not hold.
    """
    lex = lexicon if isinstance(lexicon, Lexicon) else load(lexicon)
    page = Page(article.text, lex)
    drafts = find(page)
    speakers = attribute(page, drafts)
    statements = assemble(page, article, drafts, speakers)
    return Extraction(article=article, statements=statements, qawl=__version__, lexicon=lex.version)
