"""One statement for people."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from qawl.cli.card import print_card, sentence
from qawl.model import Horizon, Occasion, Quantity
from tests.export.build import TEXT, article, minister, span, statement, statements


def printed(width: int, index: int, lang: str = "ar", parents: tuple[int, ...] = ()) -> list[str]:
    to = Console(file=StringIO(), width=width, color_system=None, highlight=False)
    found = statements()
    print_card(to, found[index], article(), [found[i] for i in parents], lang)  # type: ignore[arg-type]
    assert isinstance(to.file, StringIO)
    return [line.replace("\u200e", "").rstrip() for line in to.file.getvalue().splitlines()]


def test_a_nested_statement_with_its_chain_offsets_and_source() -> None:
    lines = printed(80, 1, parents=(0,))
    assert lines[0] == "المقاولون"
    assert lines[1] == "بحسب هند الراوي"
    assert "__زعم__ المقاولون **أن الجسر سيتأخر**، وهذا" in " ".join(lines)
    fields = dict(line.split("  ", 1) for line in lines if "  " in line.strip())
    cue = span("زعم")
    shown = {name.strip(): value.strip() for name, value in fields.items()}
    assert shown["الفعل"] == "توقّع"
    assert shown["الحال"] == "قيل"
    assert shown["لفظ القول"] == f"«زعم» [{cue[0]}, {cue[1]})"
    assert shown["المضمون"] == "[{}, {})".format(*span("أن الجسر سيتأخر"))
    assert shown["سند الإسناد"] == "مذكور عند فعل القول"
    assert shown["بحسب"].startswith("وزيرة النقل هند الراوي (هند الراوي) بلفظ «وقالت» [")
    assert shown["الناشر"] == "صحيفة الوادي"
    assert shown["المصدر"] == "jisr.txt"
    assert shown["نُشر في"] == "2026-04-02"
    assert shown["المعرّف"] == f"0123456789ab:{cue[0]}-{cue[1]}"


def test_an_implied_speaker_with_its_antecedent_and_runner_up() -> None:
    lines = printed(80, 2)
    assert lines[0] == "هند الراوي (المرجّح، ضمنًا)"
    text = "\n".join(lines)
    for words in (
        "من المتحدث السابق",
        "«وزيرة النقل هند الراوي» [",
        "المقاولون",
        "0.97 · المتحدث 0.93",
        "«إذاعة الوادي» [",
    ):
        assert words in text


def test_what_was_not_said_says_so() -> None:
    assert any(line.startswith("الحال") and line.endswith("لم يُقَل") for line in printed(80, 3))


def test_the_published_day_is_not_the_day_of_saying() -> None:
    for lang, label in (("ar", "نُشر في"), ("en", "published")):
        assert any(line.startswith(label) and line.endswith("2026-04-02") for line in printed(80, 0, lang))
    assert not any("قيل في" in line for line in printed(80, 0))


def test_occasion_and_horizon_with_their_dates() -> None:
    s = statement(
        "1",
        "وأضافت",
        "أن الافتتاح سيكون قبل نهاية يونيو",
        speaker=minister(None),
        occasion=Occasion(mention=span("إذاعة الوادي"), kind="interview"),
        horizon=Horizon(mention=span("قبل نهاية يونيو"), from_="2026-04-02", to="2026-06-30"),
        quantities=(Quantity(mention=span("قبل نهاية"), value=20_000, unit="km2", bound="at_least"),),
        act="promise",
        act_detail="promise.date",
    )
    to = Console(file=StringIO(), width=100, color_system=None, highlight=False)
    print_card(to, s, article())
    assert isinstance(to.file, StringIO)
    out = to.file.getvalue().replace("\u200e", "")
    assert "مقابلة «إذاعة الوادي» [" in out
    assert "«قبل نهاية يونيو» [" in out
    assert "2026-04-02 – 2026-06-30" in out
    assert "تعهّد (promise.date)" in out
    assert re.search(r"المقادير +«قبل نهاية» \[\d+, \d+\) ≥ 20,000 km2", out)


@pytest.mark.parametrize("width", [40, 60, 80, 140])
@pytest.mark.parametrize("index", range(4))
def test_no_line_is_wider_than_the_terminal(width: int, index: int) -> None:
    assert max(cell_len(line) for line in printed(width, index, parents=(0,) if index == 1 else ())) <= width


def test_content_beyond_the_sentence_is_shown_whole() -> None:
    s = statement("1", "وقالت", "وهذا غير صحيح", "كلفة المشروع", sentence=span("وأضافت أن الافتتاح"))
    to = Console(file=StringIO(), width=80, color_system=None)
    shown = sentence(to, s, TEXT).plain
    assert shown.startswith("__وقالت__")
    assert shown.endswith("**كلفة المشروع**")
    assert shown.replace("**", "").replace("__", "").replace(" ", "") in TEXT.replace("\n", " ").replace(" ", "")
