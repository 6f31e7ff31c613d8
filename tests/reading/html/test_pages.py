"""Own pages in the layouts of news sites: each gives the record that is written down with it, by either extractor."""

from __future__ import annotations

import pytest

from qawl.model import LeftOut
from qawl.reading.html.page import look
from tests.reading.html.pages.layouts import layouts
from tests.reading.html.pages.parts import Layout

LAYOUTS = {layout.name: layout for layout in layouts()}
FAST_DIFFERS = {
    "an embedded post",
}
"""Layouts that the fast extractor, which sees lines and no boxes, reads otherwise."""


def test_there_are_enough_and_each_is_another() -> None:
    assert len(LAYOUTS) >= 60
    assert len({(layout.data, layout.url) for layout in LAYOUTS.values()}) == len(LAYOUTS)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)
def test_the_careful_extractor_gives_the_record(layout: Layout) -> None:
    page = look(layout.data, where="p", path="p", source="p", url=layout.url, charset=layout.charset)
    article = page.read.article
    assert article.title == layout.title
    assert article.text == "\n".join((layout.title, *layout.lines))
    for word in layout.absent:
        assert word not in article.text
    assert (article.outlet, article.author, article.url) == (layout.outlet, layout.author, layout.url)
    assert (article.published, article.published_precision, article.published_basis) == (
        layout.published, layout.precision, layout.basis,
    )  # fmt: skip
    assert page.read.modified == layout.modified
    assert article.language == "ar"
    assert set(layout.left_out) <= {left.kind for left in page.read.left_out}
    assert layout.how is None or page.how == layout.how


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)
def test_the_fast_extractor_gives_the_same_text(layout: Layout) -> None:
    if layout.name in FAST_DIFFERS:
        pytest.skip("known to differ")
    page = look(layout.data, where="p", path="p", source="p", url=layout.url, charset=layout.charset, careful=False)
    assert page.read.article.text == "\n".join((layout.title, *layout.lines))
    assert page.read.article.published == layout.published


def test_a_broken_letter_is_counted() -> None:
    layout = LAYOUTS["UTF-8 with one broken letter"]
    page = look(layout.data, where="p", path="p", source="p")
    assert page.damaged == 1
    assert LeftOut(kind="other", chars=1, begins="\ufffd") in page.read.left_out
