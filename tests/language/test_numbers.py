"""Numbers in words and digits: what is spelled is read back to its value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.language.fold import View
from qawl.language.numbers import Number, Reader
from qawl.language.tokens import Tokens
from qawl.lexicon.compile import load

_UNITS = {
    "m": ["واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"],
    "f": ["واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"],
}
_TENS = ["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
_HUNDREDS = ["ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]


def dual(stem: str, oblique: bool) -> str:
    return stem + ("ين" if oblique else "ان")


def below_hundred(n: int, gender: str, oblique: bool) -> str:
    units = list(_UNITS[gender])
    units[1] = dual("اثن" if gender == "m" else "اثنت", oblique)
    if n < 10:
        return units[n - 1]
    if n == 10:
        return "عشرة" if gender == "m" else "عشر"
    if n < 20:
        unit = units[n - 11]
        if n == 11:
            unit = "أحد" if gender == "m" else "إحدى"
        if n == 12:
            unit = ("اثن" if gender == "m" else "اثنت") + ("ي" if oblique else "ا")
        return f"{unit} {'عشر' if gender == 'm' else 'عشرة'}"
    tens = _TENS[n // 10 - 2] + ("ين" if oblique else "ون")
    return f"{units[n % 10 - 1]} و{tens}" if n % 10 else tens


def below_thousand(n: int, gender: str, oblique: bool, fused: bool) -> str:
    hundreds, rest = divmod(n, 100)
    parts = []
    if hundreds == 1:
        parts.append("مئة" if fused else "مائة")
    elif hundreds == 2:
        parts.append(dual("مئت" if fused else "مائت", oblique))
    elif hundreds:
        parts.append(_HUNDREDS[hundreds - 3] + ("مئة" if fused else " مئة"))
    if rest:
        parts.append(below_hundred(rest, gender, oblique))
    return " و".join(parts)


def spelled(n: int, gender: str = "m", oblique: bool = False, fused: bool = True) -> str:
    """``n`` (0 to 999,999) in words, as grammar has them."""
    if n == 0:
        return "صفر"
    thousands, rest = divmod(n, 1000)
    parts = []
    if thousands == 1:
        parts.append("ألف")
    elif thousands == 2:
        parts.append(dual("ألف", oblique))
    elif thousands % 100 in (1, 2) and thousands > 100:  # مئة ألف وألف
        parts.append(f"{below_thousand(thousands - thousands % 100, 'm', oblique, fused)} ألف")
        parts.append("ألف" if thousands % 100 == 1 else dual("ألف", oblique))
    elif thousands:
        scale = "آلاف" if 3 <= thousands % 100 <= 10 else "ألف" if thousands % 100 == 0 else "ألفا"
        parts.append(f"{below_thousand(thousands, 'm', oblique, fused)} {scale}")
    if rest:
        parts.append(below_thousand(rest, gender, oblique, fused))
    return " و".join(parts)


def read(text: str) -> Number | None:
    tokens = Tokens(View(text).text)
    reader = Reader(load().quantities.numbers, tokens.words, tokens.starts, tokens.ends)
    number = reader.read(0, len(tokens))
    assert number is None or number.end == len(tokens), f"{text}: read to {tokens.words[: number.end]}"
    return number


def value(text: str) -> float | None:
    number = read(text)
    return None if number is None else number.value


@pytest.mark.parametrize("gender", ["m", "f"])
@pytest.mark.parametrize("oblique", [False, True])
def test_every_number_below_two_thousand_reads_back(gender: str, oblique: bool) -> None:
    assert [n for n in range(2000) if value(spelled(n, gender, oblique)) != n] == []


@given(st.integers(0, 999_999), st.sampled_from("mf"), st.booleans(), st.booleans())
def test_any_number_reads_back(n: int, gender: str, oblique: bool, fused: bool) -> None:
    assert value(spelled(n, gender, oblique, fused)) == n


@given(st.integers(0, 999_999), st.booleans())
def test_digits_read_back_whatever_their_set_and_separators(n: int, eastern: bool) -> None:
    for text in (str(n), f"{n:,}", f"{n:,}".replace(",", "٬"), f"{n:,}".replace(",", " ")):
        if eastern:
            text = text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
        assert value(text) == n


@given(st.integers(1, 999), st.integers(0, 99))
def test_decimals_read_back(n: int, part: int) -> None:
    wanted = float(f"{n}.{part:02}")
    for mark in (".", ",", "٫", "،"):
        assert value(f"{n}{mark}{part:02}") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1.5 مليون", 1_500_000),
        ("1.234 مليون", 1_234_000),
        ("12.500", 12_500),
        ("0.125", 0.125),
        ("3.125 %", None),
        ("1,234,567.89", 1_234_567.89),
        ("1.234.567", 1_234_567),
        ("مليون ونصف", 1_500_000),
        ("مليون ونصف المليون", 1_500_000),
        ("ثلاثة ونصف مليون", 3_500_000),
        ("نصف مليار", 500_000_000),
        ("ثلاثة أرباع", 0.75),
        ("مليونان ومئتا ألف", 2_200_000),
        ("6 ملايين و752 ألفا و114", 6_752_114),
        ("مليون و 200 ألف", 1_200_000),
        ("ألف مليار", 1_000_000_000_000),
        ("مئة وثلاثة وعشرون مليونا وأربعمئة ألف وخمسة", 123_400_005),
        ("(35) ألف", None),
        ("خَمْسٌ وَعِشْرُونَ", 25),
        ("عشرات الآلاف", 20_000),
        ("مئات آلاف", 200_000),
    ],
)
def test_numbers_of_news(text: str, wanted: float | None) -> None:
    if wanted is None:  # the number does not fill the text
        with pytest.raises(AssertionError):
            assert value(text) is not None
        return
    assert value(text) == wanted


def test_a_percent_makes_three_digits_behind_a_point_decimals() -> None:
    tokens = Tokens("3.125 %")
    number = Reader(load().quantities.numbers, tokens.words, tokens.starts, tokens.ends).read(0, 2)
    assert number is not None
    assert (number.value, number.end) == (3.125, 1)


@pytest.mark.parametrize("text", ["كتاب", "", "لست", "أرباع", "و"])
def test_what_is_no_number(text: str) -> None:
    assert value(text) is None


def test_a_few_are_three_to_nine() -> None:
    number = read("بضعة آلاف")
    assert number is not None
    assert (number.value, number.high) == (3000, 9000)


def test_numbers_that_only_stand_side_by_side_stay_apart() -> None:
    tokens = Tokens(View("ثلاثة وخمسة").text)
    number = Reader(load().quantities.numbers, tokens.words, tokens.starts, tokens.ends).read(0, 2)
    assert number is not None
    assert (number.value, number.end) == (3, 1)
