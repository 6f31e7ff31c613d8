"""What a record holds, in figures."""

from __future__ import annotations

from pathlib import Path

from qawl.model import Extraction
from qawl.reading.article import make_article
from qawl.record.coverage import Coverage
from qawl.record.store import Store


def _article(text: str, published: str | None) -> Extraction:
    article = make_article(text, published=published)
    return Extraction(article=article, statements=(), qawl="0.1.0", lexicon="2026.11")


def test_an_empty_record_holds_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.sqlite3") as store:
        assert store.coverage() == Coverage(articles=0)


def test_the_span_of_days_and_what_has_none(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.sqlite3") as store:
        for text, published in (("أ", "2026-03-16"), ("ب", None), ("ج", "2026-02"), ("د", "2025-12-31T10:00:00")):
            store.add(_article(text, published))
        assert store.coverage() == Coverage(articles=4, undated=1, first="2025-12-31", last="2026-03-16")
