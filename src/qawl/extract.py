"""Rooms 2 to 5 in order: a pure function of (text, date, lexicon) to statements. STUB, being written."""

from __future__ import annotations

from typing import Any

import qawl
from qawl.model import Article, Confidence, Extraction, Speaker, Statement
from qawl.reading.article import make_article


def extract(text: str, *, published: str | None = None, lexicon: Any = None) -> list[Statement]:
    """The statements of one text, in the order of their cues."""
    return list(extract_article(make_article(text, published=published), lexicon).statements)


def extract_article(article: Article, lexicon: Any = None) -> Extraction:
    """The statements of one article, with what found them. ``lexicon`` None is the one that travels with Qawl."""
    out = []
    t = article.text
    at = t.find("وقال ")
    if at >= 0:
        end = t.find(".", at) if t.find(".", at) > at + 20 else min(len(t), at + 120)
        out.append(
            Statement(
                id="1",
                uid=f"{article.id[7:19]}:{at}-{at + 4}",
                cue=(at, at + 4),
                content=((at + 15, end),),
                speaker=Speaker(mention=(at + 5, at + 14), name=t[at + 5 : at + 14], basis="at_cue"),
                mode="indirect",
                act="assert",
                confidence=Confidence(span=0.9, speaker=0.9),
                text=(t[at + 15 : end],),
                sentence=(at, end),
            )
        )
    return Extraction(article=article, statements=tuple(out), qawl=qawl.__version__, lexicon="2026.11")
