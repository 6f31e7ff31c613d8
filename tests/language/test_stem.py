from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.language.fold import fold
from qawl.language.stem import stem, terms

MEET = """
وزير: الوزير للوزير والوزير بالوزير وزيرها وزيرًا وزيرين لوزير ووزير وزيرنا فالوزير كوزير
وزارة: الوزارة وزارات وزارتها ووزارته لوزارة للوزارة بوزارتهم
وزراء: الوزراء وزرائه ووزراؤها
فلسطين: بفلسطين لفلسطين وفلسطين ولفلسطين فِلَسْطِين
فلسطيني: الفلسطينيون الفلسطينية فلسطينيين
سياسة: السياسات سياستها سياساته سياستنا
سياسي: السياسية سياسيًا السياسيين سياسيون
أعضاء: أعضائها أعضاؤه الأعضاء أعضائنا
تعاون: تعاونا تعاوننا
ميناء: مينائها ومينائنا بالميناء
اتفاق: اتفاقا الاتفاقات باتفاق والاتفاق
قانون: قانونا للقانون والقانون
بيان: بيانا بيانات البيان
لجنة: اللجنة للجنة ولجنة
لغة: للغة اللغة بلغة
لاعب: للاعبين اللاعب لاعبون
لبنان: للبنان بلبنان ولبنان
حياة: حياتهم الحياة حياته
مباراة: مبارياتها المباريات مباراتهم
قناة: القنوات قناتها
قوات: قواتها القوات
عشرون: عشرين والعشرين
ثلاثون: الثلاثين
شعب: شعبنا لشعبها الشعوب؟
بلاد: بلادنا لبلاده
مواطن: مواطنا المواطنون للمواطنات
قرار: قراراتها القرارات
أعلن: أعلنت وأعلنوا
يقول: سيقول يقولون وسيقول
سوريا: سورية السوريون
روسيا: الروسي روسية
التزام: الالتزام التزامات
إلكتروني: الإلكترونية
شركة: الشركتين شركاتهم
مسؤول: المسؤولين مسؤولون
اتجاه: الاتجاهات باتجاه
الله: والله بالله
واشنطن: بواشنطن لواشنطن
هجوم: هجومه بهجوم
رياضة: الرياضات للرياضة
""".replace(" الشعوب؟", "")

APART = """
فلسطين لسط | فلسطين طين | فلسطين فلس | وزير وزارة | وزير زير | وزارة زيارة | وطن طن | وسائل سائل | ولد والد | وعد عد
ورق رق | وصل صل | وفاء فاء | واحد أحد | وحدة حدة | بيروت بيرو | بحرين بحر | بحث حث | بطاقة طاقة | بنات نات | بقاء لقاء
بداية دراية | باقة أقة | بلدية دية | لبنان لبن | لبنان بنان | لجنة جنة | لقاء قاء | لاعب عاب | لسان سان | لحظة حظ
فكرة كرة | فيروس روس | فريق ريق | فساد ساد | كتاب تاب | كبير بير | كلام لام | سوريا سور | ساعة سعة | سيارة يار
رئيس رئيسي | محل محلي | مال مالي | حال حالي | دولة دولي | شعب شعبي | وطن وطني | دين ديني | علم علمي | أمن أمني
عشر عشرين | خمس خمسين | أربع أربعين | سلطان سلطة | عمان عم | عدوان عدو | الرياض رياضة | مصر مصراتة | إعلان إعلام
مدير مدينة | عراق عرق | تعليم علم | إيران جيران | قانون قناة | تحسين حسن | تفاهم تفاؤل | ألمانيا أماني | ألعاب عاب
"""


def meeting() -> Iterator[tuple[str, str]]:
    for line in MEET.strip().splitlines():
        word, forms = line.split(":")
        yield from ((word, form) for form in forms.split())


def apart() -> Iterator[tuple[str, str]]:
    for pair in APART.strip().replace("\n", "|").split("|"):
        left, right = pair.split()
        yield left, right


def stem_of(word: str) -> str:
    return stem(fold(word))


def test_there_are_pairs_enough() -> None:
    assert len(list(meeting())) >= 100
    assert len(list(apart())) >= 60


@pytest.mark.parametrize(("left", "right"), list(meeting()))
def test_forms_of_one_word_meet(left: str, right: str) -> None:
    assert stem_of(left) == stem_of(right)


@pytest.mark.parametrize(("left", "right"), list(apart()))
def test_different_words_stay_apart(left: str, right: str) -> None:
    assert stem_of(left) != stem_of(right)


@pytest.mark.parametrize(
    "word", ["فلسطين", "لبنان", "إيران", "بغداد", "السعودية", "ليبيا", "مليون", "رمضان", "كورونا", "سيناء"]
)
def test_names_keep_their_letters(word: str) -> None:
    folded = fold(word).removeprefix("ال")
    assert stem_of(word) in {folded, folded[:-1]}


@pytest.mark.parametrize(("word", "expected"), [("COVID", "covid"), ("19", "19"), ("", ""), ("Élysée", "élysée")])
def test_other_words(word: str, expected: str) -> None:
    assert stem(word) == expected


@given(st.text(alphabet="ابتحدرسفقكلمنهويء", min_size=1, max_size=14))
def test_a_stem_is_never_empty_and_never_longer(word: str) -> None:
    assert 1 <= len(stem(word)) <= len(word)


@given(
    st.sampled_from(["و", "", "ف"]),
    st.sampled_from(["ال", "بال", "لل"]),
    st.sampled_from(sorted(w for w, _ in apart())),
)
def test_clitics_with_the_article_change_nothing(conjunction: str, article: str, word: str) -> None:
    bare = fold(word).removeprefix("ال")
    if not bare.startswith("ل"):  # للجنة is written with two lams
        assert stem(conjunction + article + bare) == stem("ال" + bare)


def test_terms_have_the_spans_of_the_text_as_given() -> None:
    text = "وقالَ «الوَزيرُ»: كوفيد19، الـــوزارة\u200f.\r\n٢٠٢١ Reuters"
    found = terms(text)
    assert [term for term, _, _ in found] == ["قال", "وزير", "كوفيد", "19", "وزار", "2021", "reuters"]
    assert [text[start:end] for _, start, end in found] == [
        "وقالَ",
        "الوَزيرُ",
        "كوفيد",
        "19",
        "الـــوزارة",
        "٢٠٢١",
        "Reuters",
    ]


@given(st.text(alphabet="قالوزيةَـ .،\u200fa1😀_", max_size=60))
def test_terms_lie_in_the_text_in_order(text: str) -> None:
    last = 0
    for term, start, end in terms(text):
        assert last <= start < end <= len(text)
        assert term
        assert " " not in term
        last = end


def lists(table: dict[str, Any], path: str = "") -> Iterator[tuple[str, list[str]]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from lists(value, f"{path}.{key}")
        elif isinstance(value, str):
            yield f"{path}.{key}", value.split()


def data() -> dict[str, Any]:
    return tomllib.loads(resources.files("qawl").joinpath("lexicon/data/stem.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("path", "words"), list(lists(data())))
def test_the_data_is_folded_and_says_nothing_twice(path: str, words: list[str]) -> None:
    assert words
    assert [word for word in words if fold(word) != word] == []
    assert [word for word in words if not re.fullmatch("[\u0621-\u063a\u0641-\u064a*?]+", word)] == []
    assert [word for word, times in Counter(words).items() if times > 1] == []
