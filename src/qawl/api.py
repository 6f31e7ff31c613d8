"""What ``import qawl`` offers: one function to extract, one to write the exchange format."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qawl.export import jsonl
from qawl.extract import extract_article
from qawl.lexicon.compiled import Lexicon
from qawl.model import Article, Extraction, Statement
from qawl.reading.article import make_article


def extract(text: str, *, published: str | None = None, lexicon: Path | str | Lexicon | None = None) -> list[Statement]:
    """The statements of one text, in the order of their cues.

    ``text`` is an article (title, newline, body where they come apart); the spans of the result count its code points.
    ``published`` is an ISO date; ``lexicon`` an overlay folder or a compiled lexicon.

    Raises :class:`~qawl.errors.QawlError` where the text passes the ceiling or the overlay does not hold.
    """
    return list(_extraction(text, published, lexicon, {}).statements)


def to_json(
    text: str | Extraction,
    *,
    published: str | None = None,
    lexicon: Path | str | Lexicon | None = None,
    source: str | None = None,
    extra: dict[str, Any] | None = None,
) -> str:
    """One line of the exchange format ``qawl/1`` for a text, or for an extraction already made.

    ``source`` names the text; ``extra`` holds the caller's ids and fields, which pass through in ``article.extra``.
    Raises as :func:`extract` does.
    """
    if isinstance(text, Extraction):
        return jsonl.encode(text).decode()
    fields: dict[str, Any] = {"source": source, "extra": extra}
    return jsonl.encode(_extraction(text, published, lexicon, fields)).decode()


def _extraction(
    text: str, published: str | None, lexicon: Path | str | Lexicon | None, fields: dict[str, Any]
) -> Extraction:
    article: Article = make_article(text, published=published, **fields)
    return extract_article(article, Path(lexicon) if isinstance(lexicon, str) else lexicon)
