"""Folding: which spellings are one, and the way back to the text as given (``tests/hostile`` holds it for any text)."""

from __future__ import annotations

import pytest

from qawl.language.fold import View, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("أكّد", "اكد"),
        ("إلى آسيا", "الي اسيا"),
        ("مسؤولة", "مسووله"),
        ("ذٰلك", "ذلك"),
        ("ٱلله", "الله"),
        ("كـــتاب", "كتاب"),
        ("شائعة", "شايعه"),
        # Farsi letters, digits, presentation forms, controls
        ("ایران", "ايران"),
        ("کابل", "كابل"),
        ("پاريس", "باريس"),
        ("٢٠١٦", "2016"),
        ("۲۰۱۶", "2016"),
        ("\ufe8d\ufedf\ufeb4\ufefc\ufee1".replace("\ufefc", "\ufedf\ufe8e"), "السلام"),
        ("\u200fقال\u200e", "قال"),
        ("قال\u00a0الوزير", "قال الوزير"),
        # quotation marks that papers put together; the length stays
        ("''نعم''", '"نعم"'),
        ("((نعم))", "«نعم»"),
        ("{نعم}", "«نعم»"),
        ("'نعم'", "“نعم”"),
        ("it's", "it's"),
        ("", ""),
    ],
)
def test_what_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_the_way_back_takes_the_marks_along() -> None:
    text = "قالَتِ الْوَزِيرَةُ‏ نعم"
    view = View(text)
    assert view.text == "قالت الوزيره نعم"
    assert not view.plain
    i = view.text.index("الوزيره")
    assert text[slice(*view.span(i, i + 7))] == "الْوَزِيرَةُ"
    assert text[slice(*view.span(0, 4))] == "قالَتِ"
    assert view.start(len(view.text)) == len(text)
    assert view.end(0) == 0


def test_a_text_without_anything_dropped_is_its_own_map() -> None:
    view = View("أكد الوزير")
    assert view.plain
    assert view.span(4, 10) == (4, 10)


def test_tatweel_at_the_end_belongs_to_the_word_and_a_control_does_not() -> None:
    text = "لـ\u200fنعم"
    view = View(text)
    assert text[slice(*view.span(0, 1))] == "لـ"


@pytest.mark.parametrize("text", ["أإآٱ", "ىيةؤئ", "٢٠١٦", "''نعم''", "ﺍﻟﺴﻼﻡ"])
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
