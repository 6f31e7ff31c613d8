"""The day of saying as it is shown: «قيل في» only where the article tells it, never for the day of publishing."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from qawl.cli.card import print_card
from qawl.cli.table import print_extraction
from qawl.export import display, html
from qawl.model import Extraction, SaidOn, Statement
from tests.export.build import TEXT, article, minister, span, statement

WORDS = "للصحفيين"
"""Any words of the text stand for the phrase here."""

MENTION = SaidOn(mention=span(WORDS), from_="2026-04-01", to="2026-04-01", basis="mention", edtf="2026-04-01")
DATELINE = SaidOn(from_="2026-04-01", to="2026-04-01", basis="dateline", edtf="2026-04-01")
PUBLISHED = SaidOn(from_="2026-04-02", to="2026-04-02", basis="published", edtf="2026-04-02")
VAGUE = SaidOn(mention=span(WORDS), basis="mention")


def told(when: SaidOn | None) -> Statement:
    return statement("1", "وأضافت", "أن الافتتاح سيكون قبل نهاية يونيو", speaker=minister(None), said_on=when)


def everywhere(when: SaidOn | None) -> str:
    """Table, card and page of the statement, without direction marks."""
    to = Console(file=StringIO(), width=100, color_system=None, highlight=False)
    extraction = Extraction(article=article(), statements=(told(when),), qawl="0", lexicon="0")
    print_extraction(to, extraction)
    print_card(to, told(when), article())
    assert isinstance(to.file, StringIO)
    return (to.file.getvalue() + html.page([extraction])).replace("\u200e", "")


@pytest.mark.parametrize(("when", "times"), [(MENTION, 3), (DATELINE, 3), (VAGUE, 3), (PUBLISHED, 0), (None, 0)])
def test_said_on_stands_in_table_card_and_page_where_the_article_tells_it(when: SaidOn | None, times: int) -> None:
    assert everywhere(when).count("قيل في") == times


def test_published_stands_as_published() -> None:
    assert "نُشر في" in everywhere(PUBLISHED)


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (MENTION, (WORDS, "2026-04-01")),
        (DATELINE, ("", "2026-04-01")),
        (VAGUE, (WORDS, "")),
        (PUBLISHED, None),
        (None, None),
    ],
)
def test_the_words_and_the_days(when: SaidOn | None, shown: tuple[str, str] | None) -> None:
    assert display.said_on(told(when), TEXT) == shown


@pytest.mark.parametrize(
    ("first", "last", "line"),
    [
        ("2026-04-01", "2026-04-01", "2026-04-01"),
        ("2026-04-01", "2026-04-03", "2026-04-01 – 2026-04-03"),
        ("2026-04-01", None, "2026-04-01 – …"),
        (None, "2026-04-01", "… – 2026-04-01"),
        (None, None, ""),
    ],
)
def test_days_on_a_line(first: str | None, last: str | None, line: str) -> None:
    assert display.days(first, last) == line
