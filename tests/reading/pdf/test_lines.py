from __future__ import annotations

from qawl.reading.pdf.glyphs import Glyph
from qawl.reading.pdf.lines import Printed, paragraphs, rows_of, running


def row(text: str, y: float, left: float = 0.0, right: float = 300.0, size: float = 10.0, page: int = 0) -> Printed:
    return Printed(text, left, right, y, size, page)


def glyph(text: str, left: float, y: float, run: int = 1) -> Glyph:
    return Glyph(text, left, left + 5, y, 10.0, run)


def test_lines_from_the_top() -> None:
    glyphs = [glyph("ب", 0, 700), glyph("ا", 0, 714), glyph("ت", 6, 701)]
    assert [[g.text for g in found.glyphs] for found in rows_of(glyphs)] == [["ا"], ["ب", "ت"]]
    assert rows_of([]) == []


def test_columns_are_read_as_they_are_drawn() -> None:
    right = [glyph("ا", 300, 700), glyph("ب", 300, 686), glyph("ت", 300, 672)]
    left = [glyph("ث", 0, 700), glyph("ج", 0, 686), glyph("ح", 0, 672)]
    assert ["".join(g.text for g in found.glyphs) for found in rows_of(right + left)] == list("ابتثجح")


def test_wider_white_parts_paragraphs() -> None:
    lines = [row("ا", 700), row("ب", 686), row("ت", 660), row("ث", 646)]
    assert paragraphs(lines) == ["ا ب", "ت ث"]
    assert paragraphs([]) == []


def test_a_short_line_that_ends_a_sentence_ends_a_paragraph() -> None:
    lines = [row("ا", 700), row("ب.", 686, left=200), row("ت.", 672), row("ث", 658)]
    assert paragraphs(lines) == ["ا ب.", "ت. ث"]


def test_an_indented_line_begins_one() -> None:
    lines = [row("ا", 700), row("ب.", 686), row("ت", 672, right=285), row("ث", 658)]
    assert paragraphs(lines) == ["ا ب.", "ت ث"]


def test_another_size_parts_a_title() -> None:
    lines = [row("عنوان", 720, size=16), row("ا", 700), row("ب", 686)]
    assert paragraphs(lines) == ["عنوان", "ا ب"]


def test_a_paragraph_goes_on_over_the_page() -> None:
    lines = [
        row("ا", 700),
        row("ب", 686),
        row("ت", 700, page=1),
        row("ث.", 686, left=200, page=1),
        row("ج", 700, page=2),
    ]
    assert paragraphs(lines) == ["ا ب ت ث.", "ج"]


def test_heads_and_feet() -> None:
    pages = [
        [row(f"الراصد - العدد {number}", 800, page=number), *body, row(f"- {number} -", 20, page=number)]
        for number, body in enumerate(
            [
                [row("نص أول", 700), row("قال ثانيا", 686)],
                [row("نص ثالث", 700, page=1), row("قال رابعا", 686, page=1)],
                [row("نص خامس", 700, page=2), row("2016.", 686, page=2)],
            ]
        )
    ]
    left = {line.text for line in running(pages)}
    assert left == {f"الراصد - العدد {i}" for i in range(3)} | {f"- {i} -" for i in range(3)}


def test_what_a_browser_prints_around_a_page() -> None:
    page = [row("11/24/26, 7:25 PM", 800), row("نص", 700), row("1/1", 20), row("ﬁle:///a.html", 20), row("BBC", 690)]
    assert {line.text for line in running([page])} == {"11/24/26, 7:25 PM", "1/1", "ﬁle:///a.html"}
