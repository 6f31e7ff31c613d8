"""What may be shown of a statement, and how surely."""

from __future__ import annotations

import pytest

from qawl.export import display
from qawl.model import Confidence, Quantity, Speaker
from tests.export.build import TEXT, article, minister, statement, statements


@pytest.mark.parametrize(
    ("confidence", "band"),
    [
        (1.0, "plain"),
        (0.98, "plain"),
        (0.979, "probable"),
        (0.90, "probable"),
        (0.899, "open"),
        (0.0, "open"),
        (None, "open"),
    ],
)
def test_bands_begin_where_the_design_says(confidence: float | None, band: str) -> None:
    assert display.band(confidence) == band


@pytest.mark.parametrize(
    ("sure", "line"),
    [
        (0.99, "وزيرة النقل هند الراوي (هند الراوي)"),
        (0.95, "وزيرة النقل هند الراوي (المرجّح: هند الراوي)"),
        (0.50, "وزيرة النقل هند الراوي (المتحدث غير محسوم: هند الراوي؟)"),
        (None, "وزيرة النقل هند الراوي (المتحدث غير محسوم: هند الراوي؟)"),
    ],
)
def test_a_name_that_differs_stands_beside_the_words_as_printed_in_its_band(sure: float | None, line: str) -> None:
    s = statement("1", "وقالت", "هذا غير صحيح", speaker=minister(), sure=sure)
    assert display.who_line(display.who(s, TEXT)) == line


@pytest.mark.parametrize(
    ("sure", "line"),
    [(0.99, "المقاولون"), (0.95, "المقاولون (المرجّح)"), (0.5, "المقاولون (المتحدث غير محسوم)")],
)
def test_a_name_that_is_the_words_as_printed_is_not_said_twice(sure: float, line: str) -> None:
    start = TEXT.index("المقاولون")
    speaker = Speaker(mention=(start, start + 9), name="المقاولون")
    s = statement("1", "زعم", "أن الجسر سيتأخر", speaker=speaker, sure=sure)
    assert display.who_line(display.who(s, TEXT)) == line


@pytest.mark.parametrize(
    ("sure", "line"),
    [
        (0.99, "هند الراوي (ضمنًا)"),
        (0.95, "هند الراوي (المرجّح، ضمنًا)"),
        (0.5, "المتحدث غير محسوم: هند الراوي؟ المقاولون؟ (ضمنًا)"),
    ],
)
def test_an_implied_speaker_says_that_it_is_implied(sure: float, line: str) -> None:
    s = statement("1", "وأضافت", "أن الافتتاح", speaker=minister(None, runner_up="المقاولون"), sure=sure)
    assert display.who_line(display.who(s, TEXT), implied=True) == line


def test_below_the_last_band_no_name_is_given_but_candidates_in_order() -> None:
    s = statement("1", "وقالت", "هذا غير صحيح", speaker=minister(runner_up="المقاولون"), sure=0.6)
    shown = display.who(s, TEXT)
    assert (shown.band, shown.name, shown.candidates) == ("open", None, ("هند الراوي", "المقاولون"))


def test_a_name_withheld_by_the_engine_is_open_however_sure_the_figure() -> None:
    speaker = Speaker(mention=None, name=None, runner_up="المقاولون")
    shown = display.who(statement("1", "وقالت", "هذا غير صحيح", speaker=speaker, sure=0.99), TEXT)
    assert (shown.band, shown.candidates) == ("open", ("المقاولون",))


def test_nobody_named_is_said_so_in_both_languages() -> None:
    shown = display.who(statement("1", "تعلن", "كلفة المشروع"), TEXT)
    assert display.who_line(shown) == "متحدث غير مسمّى"
    assert display.who_line(shown, "en") == "speaker not named"


def test_same_name_folds_spelling_but_not_words() -> None:
    assert display.same_name("أَحمد  الطيّب", "احمد الطيب")
    assert not display.same_name("المتحدث باسم الراوي", "الراوي")


def test_chain_is_nearest_first_with_each_reporters_own_band() -> None:
    by_id = {s.id: s for s in statements()}
    inner = statement("9", "تعلن", "كلفة", parent="2", depth=2, according_to=("هند الراوي", "المقاولون"))
    names = display.chain(inner, by_id | {"9": inner}, TEXT)
    assert names == ("المقاولون", "هند الراوي")
    assert display.chain_line(names) == "بحسب المقاولون، بحسب هند الراوي"
    unsure = {"1": statement("1", "وقالت", "هذا غير صحيح", speaker=minister(), sure=0.4)}
    assert display.chain(by_id["2"], unsure, TEXT) == ("وزيرة النقل هند الراوي (المتحدث غير محسوم)",)


def test_chain_without_parents_at_hand_is_what_the_statement_tells() -> None:
    nested = statement("9", "تعلن", "كلفة", parent="2", depth=2, according_to=("هند", "زيد"))
    assert display.chain(nested, {}, TEXT) == ("زيد", "هند")
    nameless = statement("9", "تعلن", "كلفة", parent="2", depth=1)
    assert display.chain(nameless, {}, TEXT) == ("المتحدث غير محسوم",)
    assert display.chain(statement("9", "تعلن", "كلفة"), {}, TEXT) == ()


def test_chain_ends_where_parents_run_in_a_circle() -> None:
    a = statement("1", "وقالت", "هذا", speaker=minister(), parent="2", depth=1)
    b = statement("2", "وأضافت", "أن الافتتاح", speaker=minister(), parent="1", depth=1)
    assert display.chain(a, {"1": a, "2": b}, TEXT) == ("هند الراوي",)


def test_words_stand_in_marks_only_where_the_article_prints_them() -> None:
    quoted = statement("1", "وقالت", "زعم المقاولون أن الجسر سيتأخر، وهذا غير صحيح", mode="direct")
    assert display.words(quoted, TEXT) == "«زعم المقاولون أن الجسر سيتأخر، وهذا غير صحيح»"
    after_colon = statement("1", "وقالت", "أن الجسر سيتأخر", mode="direct")
    assert display.words(after_colon, TEXT) == "أن الجسر سيتأخر"


def test_several_parts_are_joined_and_line_ends_closed_up() -> None:
    text = 'وصف "الخطة\r\nالجديدة" بأنها متعجلة'
    s = statement("1", "وصف", "الخطة\r\nالجديدة", "متعجلة", text=text)
    assert display.words(s, text) == "«الخطة الجديدة» … متعجلة"


def test_tree_puts_children_under_parents_and_loses_nothing() -> None:
    child = statement("3", "زعم", "أن", parent="1", depth=1)
    grandchild = statement("4", "تعلن", "كلفة", parent="3", depth=2)
    later = statement("2", "وأضافت", "أن الافتتاح")
    orphan = statement("5", "وقالت", "هذا", parent="99", depth=1)
    circle_a = statement("6", "وقالت", "هذا", parent="7", depth=1)
    circle_b = statement("7", "وقالت", "هذا", parent="6", depth=1)
    first = statement("1", "وقالت", "هذا")
    order = [(level, s.id) for level, s in display.tree((first, later, child, grandchild, orphan, circle_a, circle_b))]
    assert order == [(0, "1"), (1, "3"), (2, "4"), (0, "2"), (0, "5"), (0, "6"), (0, "7")]


def test_figures_count_only_what_was_said() -> None:
    counts = display.Counts().plus(statements()).plus(())
    assert counts == display.Counts(
        articles=2, statements=3, direct=1, indirect=2, mixed=0, implied=1, nested=1, unknown=0
    )
    assert display.said(statements()) == 3


def test_unknown_counts_speakers_whose_name_may_not_be_shown() -> None:
    unsure = statement("1", "وقالت", "هذا", speaker=minister(), confidence=Confidence(span=0.9, speaker=0.5))
    nobody = statement("2", "تعلن", "كلفة")
    assert display.Counts().plus((unsure, nobody)).unknown == 2


def test_heading_is_title_else_headline_else_source() -> None:
    assert display.heading(article(title="عنوان\nفي سطرين")) == "عنوان في سطرين"
    assert display.heading(article()) == "الوزيرة تنفي تأجيل الافتتاح"
    assert display.heading(article("سطر أول\nسطر ثان")) == "jisr.txt"
    assert display.heading(article("كلمة " * 40 + "\n\nثم")) == "jisr.txt"


def test_pieces_are_the_words_cut_at_the_matches() -> None:
    s = statements()[0]
    start = TEXT.index("الجسر")
    pieces = display.pieces(s, TEXT, [(start, start + 5)])
    assert pieces == [
        ("«", False),
        ("زعم المقاولون أن ", False),
        ("الجسر", True),
        (" سيتأخر، وهذا غير صحيح", False),
        ("»", False),
    ]


def test_matches_next_to_line_ends_lose_no_space_and_gain_none() -> None:
    text = "قال  أول\n\nثان \t ثالث\n"
    s = statement("1", "قال", "  أول\n\nثان \t ثالث\n", text=text)
    for matches in ([], [(5, 8)], [(10, 13)], [(5, 8), (10, 13)], [(16, 20)]):
        pieces = display.pieces(s, text, matches)
        assert "".join(p for p, _ in pieces) == "أول ثان ثالث"
        assert [p.strip() for p, m in pieces if m] == [text[a:b].strip() for a, b in matches]


@pytest.mark.parametrize(
    ("quantity", "shown"),
    [
        (Quantity(mention=(0, 1), value=20_000, unit="km2", bound="at_least"), "≥ 20,000 km2"),
        (Quantity(mention=(0, 1), value=3, max=5, unit="d", bound="range"), "3–5 d"),
        (Quantity(mention=(0, 1), value=0.5), "0.5"),
        (Quantity(mention=(0, 1), value=50, unit="%", bound="at_most"), "≤ 50 %"),
        (Quantity(mention=(0, 1), value=7, unit="شخص", bound="about"), "≈ 7 شخص"),
    ],
)
def test_an_amount_in_figures(quantity: Quantity, shown: str) -> None:
    assert display.amount(quantity) == shown
