"""By when: spans of time ahead, and which statements they belong to."""

from __future__ import annotations

import pytest

from qawl.extract import extract_article
from qawl.lexicon.compile import load
from qawl.model import Statement
from qawl.reading.article import make_article
from qawl.resolution.horizon import is_future, span_of_time
from qawl.text.page import Page


def span(text: str, word: str) -> tuple[str, int] | None:
    """The words and the strength of the span that starts at ``word`` (folded) in ``text``."""
    page = Page(text, load())
    found = span_of_time(page, page.words.index(word), len(page.words))
    return None if found is None else (" ".join(page.words[found.start : found.end]), found.strength)


def statements(text: str) -> tuple[Statement, ...]:
    return extract_article(make_article(text, source="a.txt")).statements


def horizons(text: str) -> list[str]:
    return [text[slice(*s.horizon.mention)] for s in statements(text) if s.horizon is not None]


@pytest.mark.parametrize(
    ("text", "first", "words"),
    [
        ("ينتهي العمل خلال أسبوعين أو ثلاثة على الأرجح", "خلال", "خلال اسبوعين او ثلاثه"),
        ("يصل الوفد قبل نهاية الشهر الجاري إلى العاصمة", "قبل", "قبل نهايه الشهر الجاري"),
        ("يكتمل الجسر بحلول 2031 وفق الخطة", "بحلول", "بحلول 2031"),
        ("يبدأ الدوري في مطلع أيلول المقبل رسميا", "في", "في مطلع ايلول المقبل"),
        ("تعود الرحلات في 3 و4 مارس (آذار) المقبل بلا شك", "في", "في 3 و 4 مارس ( اذار ) المقبل"),
        ("يفتح المتحف يوم الخميس 21 مايو المقبل للزوار", "يوم", "يوم الخميس 21 مايو المقبل"),
        ("يغلق السوق في النصف الثاني من السنة تماما", "في", "في النصف الثاني من السنه"),
        ("يسافر الفريق الأسبوع القادم إلى تونس", "الاسبوع", "الاسبوع القادم"),
        ("يصدر القرار لاحقا عن الوزارة", "لاحقا", "لاحقا"),
        ("يزداد الطلب في المستقبل القريب بقوة", "في", "في المستقبل القريب"),
        ("ينخفض السعر في السنوات الأربع القادمة كثيرا", "في", "في السنوات الاربع القادمه"),
        ("يكفي المخزون لمدة شهر واحد فقط", "لمده", "لمده شهر واحد"),
    ],
)
def test_a_span_is_read_whole(text: str, first: str, words: str) -> None:
    found = span(text, first)
    assert found is not None
    assert found[0] == words
    assert found[1] > 0


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("زار الوفد المدينة الأسبوع الماضي مرتين", "الاسبوع"),
        ("وصل الوفد قبل ثلاثة أيام إلى هنا", "قبل"),
        ("توقف المصنع خلال الأشهر الأخيرة تماما", "خلال"),
        ("التقى الرجلان مساء أمس في الفندق", "مساء"),
    ],
)
def test_what_is_past_has_no_strength(text: str, first: str) -> None:
    found = span(text, first)
    assert found is None or found[1] == 0


@pytest.mark.parametrize(
    ("text", "first"),
    [("استمع الأمين العام إلى الحضور", "العام"), ("حضر 2500 عامل إلى الساحة", "2500"), ("في مصنع كبير بالمدينة", "في")],
)
def test_other_words_are_no_span(text: str, first: str) -> None:
    assert span(text, first) is None


def test_future_verbs() -> None:
    page = Page("سيفتتح وسوف سنبدأ سؤال سينما ستعقد", load())
    assert [is_future(page, k) for k in range(len(page.words))] == [True, True, True, False, False, True]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("توقعت الشركة أن ترتفع الأسعار خلال العام المقبل.", "خلال العام المقبل"),
        ("تعهد الوزير بإصلاح الطريق قبل نهاية العام.", "قبل نهاية العام"),
        ("أعلنت الوزارة أنها ستفتح المعبر يوم الأحد.", "يوم الأحد"),
        ("أعلن الاتحاد تأجيل البطولة حتى الشهر المقبل.", "حتى الشهر المقبل"),
        ("أعرب الوزير عن أمله في انتهاء الأزمة خلال أسبوعين.", "خلال أسبوعين"),
        ("وقالت المديرة: «سنفتتح الفرع الجديد غدا».", "غدا"),
        ("توقع الخبير «نموا كبيرا في الإنتاج» في 2031.", "في 2031"),
        ("توقع البنك أن يرتفع الناتج من 2% في 2030 إلى 4% في 2031.", "في 2031"),
    ],
)
def test_the_horizon_of_a_statement(text: str, words: str) -> None:
    assert horizons(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت الشرطة أنها أوقفت ثلاثة رجال يوم الأحد.",
        "أعلن المعهد أن الإنتاج تراجع خلال العام الماضي.",
        "قال الوزير إن الاجتماع انتهى مساء الثلاثاء.",
        "أعرب الرئيس عن حزنه لضحايا حادث الاثنين.",
    ],
)
def test_the_time_of_a_past_event_is_no_horizon(text: str) -> None:
    assert statements(text)
    assert horizons(text) == []


def test_offsets_are_those_of_the_text_as_given() -> None:
    text = "تَوَقَّعَتِ الشَّرِكَةُ أَنْ تَرْتَفِعَ الأَسْعَارُ خِلَالَ العَامِ المُقْبِلِ."
    assert horizons(text) == ["خِلَالَ العَامِ المُقْبِلِ"]


def test_the_mention_is_inside_the_content_and_dates_are_left_open() -> None:
    (statement,) = statements("توقعت الشركة أن ترتفع الأسعار خلال العام المقبل.")
    assert statement.horizon is not None
    start, end = statement.horizon.mention
    assert any(a <= start and end <= b for a, b in statement.content)
    assert statement.horizon.from_ is None


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("توقع الخبير أن ينمو الإنتاج بنسبة 19.1 بحلول 20.5.", []),
        ("توقع الخبير أن ينمو الإنتاج بنسبة 19.1 بحلول 2031.", ["بحلول 2031"]),
    ],
)
def test_numbers_that_are_no_years_are_read_past(text: str, spans: list[str]) -> None:
    assert horizons(text) == spans
