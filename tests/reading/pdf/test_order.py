from __future__ import annotations

import pytest

from qawl.reading.pdf.glyphs import Glyph
from qawl.reading.pdf.order import (
    Evidence,
    best_order,
    brackets_are_mirrored,
    evidence,
    letters,
    mirror,
    printed,
    words_from_right,
)
from tests.reading.pdf.make import glyphs_of, visual


def line(glyphs: list[str], *, run: int | None = 1) -> list[Glyph]:
    """Glyphs beside each other from the left; ``run`` None gives each a string of its own."""
    return [Glyph(text, 5.0 * i, 5.0 * i + 5, 0.0, 10.0, run or i) for i, text in enumerate(glyphs)]


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير إن الجسر جاهز",
        "بلغت 3.5 مليون دينار",
        "يوم 14/12/2016 عند الساعة 10:30",
        "نقلت Harbour News Agency عن الوزير",
        "شركة Rasid 24 للنقل",
        "في 5، 6 و7 من الشهر",
        "لا رد، قال: نعم.",
    ],
)
def test_what_is_printed_is_read_from_the_right(text: str) -> None:
    assert printed(line(visual(text))) == text
    assert printed(line(visual(text))[::-1]) == text  # the order in which it is drawn makes no difference


def test_a_line_of_latin_is_read_from_the_left() -> None:
    assert printed(line(list("Harbour News 24"))) == "Harbour News 24"


def test_white_is_a_blank() -> None:
    glyphs = line(visual("قالنعم"))
    moved = [
        glyph._replace(left=glyph.left + 3, right=glyph.right + 3) if i > 2 else glyph for i, glyph in enumerate(glyphs)
    ]
    assert printed(moved) == "قال نعم"
    touching = [
        glyph._replace(left=glyph.left + 1, right=glyph.right + 1) if i > 2 else glyph for i, glyph in enumerate(glyphs)
    ]
    assert printed(touching) == "قالنعم"


def test_marks_stand_behind_their_letters() -> None:
    to_the_right = [("ن", 0, 5), ("\u064e", 5, 5), ("ل", 5, 10)]
    glyphs = [Glyph(text, left, right, 0.0, 10.0, 1) for text, left, right in to_the_right]
    assert printed(glyphs) == "ل\u064eن"
    to_the_left = [("ل", 5, 10), ("\u064e", 6, 6), ("ن", 0, 5)]
    glyphs = [Glyph(text, left, right, 0.0, 10.0, i) for i, (text, left, right) in enumerate(to_the_left)]
    assert printed(glyphs) == "ل\u064eن"


def test_words_as_they_are_written() -> None:
    glyphs = line(glyphs_of("نعم"), run=1) + [
        glyph._replace(left=glyph.left + 30, right=glyph.right + 30) for glyph in line(glyphs_of("قال"), run=2)
    ]
    assert words_from_right(glyphs) == "قال نعم"


def test_the_words_say_which_order_it_is() -> None:
    text = "وأضاف أن العمل لن يتوقف خلال السنة الحالية في المدينة القديمة"
    order, found = best_order([line(visual(text))])
    assert (order, found.clear) == (printed, True)
    order, found = best_order([line(glyphs_of(text))])
    assert (order, found.clear) == (words_from_right, True)
    assert order(line(glyphs_of(text))) == text
    jumbled = "عثمش ركلا بحيذ ظغنو سكرخ"
    assert not best_order([line(glyphs_of(jumbled))])[1].clear


def test_evidence() -> None:
    assert evidence("قال في المدينة") == (4, 0, 12)
    assert evidence("قال في المدينة"[::-1]) == (0, 4, 12)
    assert evidence("") == (0, 0, 0)
    assert not Evidence(0, 0, 0).clear
    assert Evidence(5, 2, 100).clear
    assert not Evidence(4, 2, 100).clear
    assert not Evidence(2, 0, 100).clear


def test_letters_of_forms() -> None:
    assert letters("ﻗﺎﻝ ﻻ ﷲ") == "قال لا الله"
    assert letters("ﹰ") == "ً"
    assert letters("ﬁﬀ ½ ①") == "ﬁﬀ ½ ①"


def test_brackets() -> None:
    assert not brackets_are_mirrored(["قال (نعم) «ثم»", "مضى"])
    assert brackets_are_mirrored(["قال )نعم( »ثم«", "(مضى)"])
    assert mirror("قال )نعم( »ثم«") == "قال (نعم) «ثم»"
