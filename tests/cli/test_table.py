"""The table: fits the terminal at any width, keeps the logical order, marks what must be marked."""

from __future__ import annotations

import unicodedata
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from qawl.cli.console import LRM
from qawl.cli.table import block, print_extraction
from qawl.export.labels import Lang
from tests.export.build import TEXT, extraction, span, statement, statements


def console(width: int, *, color: bool = False) -> Console:
    """A console that writes to a string."""
    return Console(
        file=StringIO(), width=width, force_terminal=color, color_system="truecolor" if color else None, highlight=False
    )


def printed(width: int, lang: Lang = "ar", **fields: object) -> str:
    to = console(width)
    print_extraction(to, extraction(**fields), lang)  # type: ignore[arg-type]
    assert isinstance(to.file, StringIO)
    return to.file.getvalue()


def test_the_whole_table_at_80_columns() -> None:
    assert printed(80).splitlines() == [
        "الوزيرة تنفي تأجيل الافتتاح",
        "صحيفة الوادي · jisr.txt · نُشر في 2026-04-02 · الأقوال: 3",
        "─" * 80,
        "  1  وزيرة النقل هند الراوي (هند الراوي)",
        "     نفي · كلام مباشر · بلفظ «وقالت»",
        "     المخاطَب: للصحفيين",
        "     «زعم المقاولون أن الجسر سيتأخر، وهذا غير صحيح»",
        "",
        "     2  المقاولون",
        "        بحسب هند الراوي",
        "        توقّع · كلام غير مباشر · بلفظ «زعم»",
        "        أن الجسر سيتأخر",
        "",
        "  3  هند الراوي (المرجّح، ضمنًا)",
        "     تعهّد · كلام غير مباشر · بلفظ «وأضافت»",
        "     نقلًا عن: إذاعة الوادي",
        "     أن الافتتاح سيكون قبل نهاية يونيو",
        "",
        "  4  متحدث غير مسمّى",
        "     إعلان · كلام غير مباشر · بلفظ «تعلن» · لم يُقَل",
        "     كلفة المشروع",
        "",
    ]


def test_labels_in_english_leave_the_words_as_printed() -> None:
    lines = printed(80, "en").splitlines()
    assert lines[1] == "صحيفة الوادي · jisr.txt · published 2026-04-02 · statements: 3"
    assert "        according to هند الراوي" in lines
    assert "     announce · indirect · cue «تعلن» · not said" in lines


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    long = "قال زيد إن " + "كلمة طويلة جدا و" * 40 + "ا" * 300 + " باق."
    found = (
        statement("1", "قال", long[8:], text=long),
        statement("22222", "زيد", "باق", text=long, parent="1", depth=1),
    )
    to = console(width)
    print_extraction(to, extraction(long, found, title="عنوان " * 60))
    print_extraction(to, extraction())
    assert isinstance(to.file, StringIO)
    assert max(cell_len(line) for line in to.file.getvalue().splitlines()) <= width


def test_where_there_is_room_the_words_stand_beside_the_speaker_and_cannot_swap_places() -> None:
    lines = printed(140).splitlines()
    first = next(line for line in lines if line.startswith("  1  "))
    speaker, words = first.split(f"{LRM} │ {LRM}")
    assert speaker.rstrip() == "  1  وزيرة النقل هند الراوي (هند الراوي)"
    assert words == "«زعم المقاولون أن الجسر سيتأخر، وهذا غير صحيح»"
    bars = {cell_len(line.split("│")[0]) for line in lines if "│" in line}
    assert len(bars) == 1, "the columns stay in line under nesting"


@pytest.mark.parametrize("width", [60, 140])
def test_arabic_goes_out_in_logical_order_and_unshaped(width: int) -> None:
    out = printed(width)
    assert "أن الافتتاح سيكون قبل نهاية يونيو" in out
    assert all(
        unicodedata.decomposition(c).split(" ")[0] not in ("<initial>", "<medial>", "<final>", "<isolated>")
        for c in out
    )


def test_an_article_without_statements_says_so() -> None:
    assert "لا أقوال في هذا النص" in printed(80, found=())


def test_deep_nesting_keeps_room_for_words() -> None:
    deep = [statement("1", "وقالت", "هذا غير صحيح")]
    deep += [statement(str(i), "زعم", "أن الجسر سيتأخر", parent=str(i - 1), depth=i - 1) for i in range(2, 12)]
    to = console(40)
    print_extraction(to, extraction(found=tuple(deep)))
    assert isinstance(to.file, StringIO)
    assert to.file.getvalue().count("أن الجسر سيتأخر") == 10


def test_matches_are_marked_by_style_in_a_terminal_and_by_asterisks_elsewhere() -> None:
    nested = statements()[1]
    matches = (span("الجسر"),)
    plain = [line.plain for line in block(console(80), nested, TEXT, {}, matches=matches, number="7", origin="مصدر")]
    assert plain[0].startswith("  7  ")
    assert plain[-2:] == ["     أن **الجسر** سيتأخر", "     مصدر"]
    line = block(console(80, color=True), nested, TEXT, {}, matches=matches)[-1]
    assert line.plain == "     أن الجسر سيتأخر"
    styled = [line.plain[s.start : s.end] for s in line.spans if "reverse" in str(s.style)]
    assert styled == ["الجسر"]
