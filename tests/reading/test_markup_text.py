from __future__ import annotations

import time

import pytest

from qawl.reading.markup_text import markup_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("", ""),
        ("قال نعم", "قال نعم"),
        ("<p>قال&nbsp;نعم</p><p>ثم <b>مضى</b></p>", "قال نعم\nثم مضى"),
        ("أول<br/>ثان<BR>ثالث", "أول\nثان\nثالث"),
        ("قال: &laquo;نعم&raquo; &amp;lt;", "قال: «نعم» &lt;"),
        ("<p>قال\n  نعم</p>\n\n<p> </p><div>ثم</div>", "قال نعم\nثم"),
        ("<script>alert('<p>')</script>قال<style>p{}</style>", "قال"),
        ("<figcaption>صورة</figcaption><p>قال</p>", "قال"),
        ("قال<script>سر", "قال"),
        ("قال<!-- سر --> نعم", "قال نعم"),
        ("قال <!-- سر", "قال"),
        ('<img alt="a > b" src=x>قال', "قال"),
        ("<a href='x' title='it is \"so\"'>قال</a>", "قال"),
        ("3 < 4 قال <٣", "3 < 4 قال <٣"),
        ("قال <p", "قال"),
        ("<!DOCTYPE html><?php x ?>قال", "قال"),
        ("<li>أ</li><li>ب</li>", "أ\nب"),
        ("<notatag>قال</notatag>", "قال"),
    ],
)
def test_what_is_left(markup: str, text: str) -> None:
    assert markup_text(markup) == text


@pytest.mark.parametrize(
    "unit",
    ["<", "<p", "<p>", "<div><b>", "<!--", "<script>", '<a "', "<a ' \"", "&", "&lt", "<p title='", "</", '<x">'],
)
def test_time_is_linear_whatever_stands_there(unit: str) -> None:
    start = time.process_time()
    markup_text(unit * (400_000 // len(unit)))
    assert time.process_time() - start < 2
