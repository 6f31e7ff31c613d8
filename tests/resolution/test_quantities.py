"""How much: quantities of invented sentences, and what is none."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.lexicon.compile import load
from qawl.model import Quantity
from qawl.resolution.quantities import quantities_of
from qawl.text.page import Page
from tests.hostile.texts import texts

Short = tuple[str, float, float | None, str | None, str]


def found(text: str) -> list[Quantity]:
    page = Page(text, load())
    return list(quantities_of(page, [(0, len(page.words))]))


def short(text: str) -> list[Short]:
    return [(text[slice(*q.mention)], q.value, q.max, q.unit, q.bound) for q in found(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("تبلغ مساحتها ثلاثة كيلومترات مربعة", ("ثلاثة كيلومترات مربعة", 3, None, "km2", "exact")),
        ("تشرد عشرات الآلاف", ("عشرات الآلاف", 20_000, None, None, "at_least")),
        ("عشرات من الجنود", ("عشرات من الجنود", 20, None, "جندي", "at_least")),
        ("دفع مئة وعشرين درهما مغربيا", ("مئة وعشرين درهما مغربيا", 120, None, "MAD", "exact")),
        ("مليونا برميل", ("مليونا برميل", 2_000_000, None, "[bbl_us]", "exact")),
        ("مليونا و200 ألف برميل", ("مليونا و200 ألف برميل", 1_200_000, None, "[bbl_us]", "exact")),
        ("1.5 مليون نسمة", ("1.5 مليون نسمة", 1_500_000, None, "نسمة", "exact")),
        ("٣٫٥ مليون يورو", ("٣٫٥ مليون يورو", 3_500_000, None, "EUR", "exact")),
        ("بنسبة 30 في المئة", ("30 في المئة", 30, None, "%", "exact")),
        ("بنسبة %30", ("%30", 30, None, "%", "exact")),
        ("وافق النصف", ("النصف", 0.5, None, None, "exact")),
        ("بعد نصف ساعة", ("نصف ساعة", 0.5, None, "h", "exact")),
        ("بعد ساعة ونصف", ("ساعة ونصف", 1.5, None, "h", "exact")),
        ("منذ ثلاث سنوات ونصف", ("ثلاث سنوات ونصف", 3.5, None, "a", "exact")),
        ("مسافة لا تزيد عن 50 كلم", ("لا تزيد عن 50 كلم", 50, None, "km", "at_most")),
        ("لا يقل ثمنها اليوم عن 100 دولار", ("لا يقل ثمنها اليوم عن 100 دولار", 100, None, "USD", "at_least")),
        ("لم يتجاوز عددهم 50", ("لم يتجاوز عددهم 50", 50, None, None, "at_most")),
        ("تجاوزت كلفته مليار دينار كويتي", ("تجاوزت كلفته مليار دينار كويتي", 1e9, None, "KWD", "at_least")),
        ("يتجاوز مجموعها اليومي 60 مليمترا", ("يتجاوز مجموعها اليومي 60 مليمترا", 60, None, "mm", "at_least")),
        ("تجاوز الفريق منافسه بأربعة أهداف", ("أربعة أهداف", 4, None, "هدف", "exact")),
        ("نحو عشرين طنا", ("نحو عشرين طنا", 20, None, "t", "about")),
        ("لأكثر من ثلاثة أشخاص", ("أكثر من ثلاثة أشخاص", 3, None, "شخص", "at_least")),
        ("خمسة أشخاص على الأقل", ("خمسة أشخاص على الأقل", 5, None, "شخص", "at_least")),
        ("خمسين ونيف", ("خمسين ونيف", 50, None, None, "at_least")),
        ("ما بين 20 و30 ألف شخص", ("بين 20 و30 ألف شخص", 20_000, 30_000, "شخص", "range")),
        ("من 3 إلى 5 أيام", ("من 3 إلى 5 أيام", 3, 5, "d", "range")),
        ("خلال يومين أو ثلاثة", ("يومين أو ثلاثة", 2, 3, "d", "range")),
        ("كل شهر أو شهرين", ("شهر أو شهرين", 1, 2, "mo", "range")),
        ("بضعة أسابيع", ("بضعة أسابيع", 3, 9, "wk", "range")),
        ("قبل يومين", ("يومين", 2, None, "d", "exact")),
        ("سجل بهدفين", ("هدفين", 2, None, "هدف", "exact")),
        ("في شخص واحد", ("شخص واحد", 1, None, "شخص", "exact")),
        ("السنوات الـ25 الماضية", ("السنوات الـ25", 25, None, "a", "exact")),
        ("الدول الخمس الكبرى", ("الدول الخمس", 5, None, "دولة", "exact")),
        ("أُصِيبَ خَمْسَةُ عُمَّالٍ", ("خَمْسَةُ عُمَّالٍ", 5, None, "عامل", "exact")),
        ("وصل ألفا مهاجر", ("ألفا مهاجر", 2000, None, "مهاجر", "exact")),
        ("ثلاثون ألفا", ("ثلاثون ألفا", 30_000, None, None, "exact")),
        ("اعتقل ثلاثة فلسطينيين", ("ثلاثة فلسطينيين", 3, None, "فلسطيني", "exact")),
        ("بسعر 12.500 ريال", ("12.500 ريال", 12_500, None, "ريال", "exact")),
        ("أكثر من (35) ألف طالب", ("أكثر من (35) ألف طالب", 35_000, None, "طالب", "at_least")),
        ("سرعة 120 كلم/س", ("120 كلم/س", 120, None, "km/h", "exact")),
        ("مليون ونصف المليون جنيه إسترليني", ("مليون ونصف المليون جنيه إسترليني", 1.5e6, None, "GBP", "exact")),
    ],
)  # fmt: skip
def test_a_quantity(text: str, wanted: Short) -> None:
    assert short(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "القرار 2254",
        "المادة (12)",
        "رقم 5",
        "رقم واحد",
        "في عام 2015",
        "بين 1968 و1970",
        "يوم 5 مايو",
        "من 19 إلى 21 من شهر أكتوبر",
        "12/10/2015",
        "الساعة 10:30",
        "على الساعة 4 مساء",
        "مجموعة العشرين",
        "القرن العشرين",
        "الثاني عشر",
        "الثانية والعشرين",
        "الثالث",
        "ربع النهائي",
        "الربع الأول",
        "بنتيجة 3-1",
        "بنتيجة 1 - صفر",
        "كوفيد-19",
        "مهرجان المدينة 36",
        "قمة G20",
        "لست أدري",
        "واحدة من أهم المدن",
        "بألف خير",
        "البلدين",
        "سلطنة عمان",
        "نادي ريال مدريد",
        "الاثنين",
        "643ر3",
        "1436هـ",
        "0912345678",
    ],
)
def test_no_quantity(text: str) -> None:
    assert short(text) == []


def test_from_one_figure_to_another_is_two_quantities_where_something_changed() -> None:
    assert [(q.value, q.unit, q.bound) for q in found("ارتفعت الأسعار من 20 إلى 30 في المئة")] == [
        (20, "%", "exact"),
        (30, "%", "exact"),
    ]


def test_a_content_of_several_parts_is_read_part_by_part() -> None:
    page = Page("ثلاثة قال الخباز رغفان", load())
    assert [q.unit for q in quantities_of(page, [(0, 1), (3, 4)])] == [None]
    assert quantities_of(page, []) == ()


_PIECES = st.sampled_from(
    re.findall(
        r"\S+",
        "ثلاثة وعشرون مئة ألف مليونا آلاف عشرات نصف ونصف بضعة و أو إلى من بين ما نحو لا يزيد عن 5 12,5 1.200 20 ( ) - "
        "% / دولار كندي يومين أشخاص كيلومترات مربعة في المئة واحد الـ20 الخمس السنوات على الأقل ٣٫٥ ٬ . : مايو",
    )
)
numberlike = st.lists(st.tuples(_PIECES, st.sampled_from([" ", " ", ""])), max_size=14).map(
    lambda parts: "".join(a + b for a, b in parts)
)


@given(numberlike | texts)
def test_mentions_lie_in_the_text_in_order_and_reading_again_finds_the_same(text: str) -> None:
    once = found(text)
    assert once == found(text)
    for q in once:
        a, b = q.mention
        assert 0 <= a < b <= len(text)
        assert (q.max is not None) == (q.bound == "range")
        assert q.max is None or q.max > q.value
    assert all(left.mention[1] <= right.mention[0] for left, right in pairwise(once))


@given(numberlike, st.integers(0, 8), st.integers(1, 10))
def test_nothing_outside_the_content_is_mentioned(text: str, first: int, length: int) -> None:
    page = Page(text, load())
    a, b = min(first, len(page.words)), min(first + length, len(page.words))
    if a == b:
        return
    start, end = page.span(a, b)
    for q in quantities_of(page, [(a, b)]):
        assert start <= q.mention[0] < q.mention[1] <= end
