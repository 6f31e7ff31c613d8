"""The slots beside the content: addressee, relay, occasion."""

from __future__ import annotations

import pytest

from qawl.extract import extract_article
from qawl.lexicon.compile import load
from qawl.model import Statement
from qawl.reading.article import make_article
from qawl.statements.occasions import occasion_at, place_behind, present_at
from qawl.text.page import Page


def first(text: str) -> Statement:
    statements = extract_article(make_article(text, source="a.txt")).statements
    assert statements, text
    return statements[0]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("قال الوزير سامي الكيلاني لوكالة النورس إن الطريق مفتوح.", "لوكالة النورس"),
        ("قال الوزير سامي الكيلاني للصحفيين إن الطريق مفتوح.", "للصحفيين"),
        ("قال مدير الميناء سامي الكيلاني لـ«الأفق» إن الطريق مفتوح.", "الأفق"),
        ("قال الوزير سامي الكيلاني، في تصريح لصحيفة الأفق، إن الطريق مفتوح.", "صحيفة الأفق"),
        ("قال الوزير سامي الكيلاني في مقابلة مع قناة الأفق إن الطريق مفتوح.", "قناة الأفق"),
        ("وفي مقابلة مع مجلة الأفق، قال الوزير سامي الكيلاني إن الطريق مفتوح.", "مجلة الأفق"),
        ("قال الوزير سامي الكيلاني -في تصريحات للصحفيين- «الطريق مفتوح أمام الجميع».", "للصحفيين"),
        ("أكد الوزير سامي الكيلاني، أمام مجلس النواب، أن الطريق مفتوح.", "مجلس النواب"),
        ("قال الرئيس سامي الكيلاني للوزير كريم نجار إن الطريق مفتوح.", "للوزير كريم نجار"),
        ("حثت الوزارة المواطنين على ترشيد استهلاك الماء.", "المواطنين"),
        ("دعا الرئيس الحكومة إلى خفض الأسعار.", "الحكومة"),
        ("طالب النائب الحكومة بخفض الأسعار.", "الحكومة"),
        ("طلب الوزير سامي الكيلاني من الشركة تقديم تقرير مفصل.", "الشركة"),
        ("طلب الوزير سامي الكيلاني منهم تقديم تقرير مفصل.", "منهم"),
    ],
)
def test_addressee(text: str, whom: str) -> None:
    addressee = first(text).addressee
    assert addressee is not None
    assert addressee.name == whom


@pytest.mark.parametrize(
    "text",
    [
        "قال سامي الكيلاني المدير العام للهيئة إن الطريق مفتوح.",
        "قال الوزير سامي الكيلاني بعد لقاء مع نظيره التونسي إن الطريق مفتوح.",
        "قال الوزير سامي الكيلاني في مؤتمر صحفي مع نظيره التونسي إن الطريق مفتوح.",
        "اتهم الوزير الشركة بتلويث النهر.",
    ],
)
def test_no_addressee(text: str) -> None:
    assert first(text).addressee is None


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("قال الوزير سامي الكيلاني، وفقا لوكالة النورس، إن الطريق مفتوح.", "وكالة النورس"),
        ("شدد الوزير سامي الكيلاني، حسبما نقلت عنه صحيفة الأفق، على أهمية الطريق.", "صحيفة الأفق"),
        ("قال الوزير سامي الكيلاني في تصريحات بثها التلفزيون الرسمي إن الطريق مفتوح.", "التلفزيون الرسمي"),
        ("نقلت وكالة النورس عن الوزير سامي الكيلاني قوله إن الطريق مفتوح.", "وكالة النورس"),
    ],
)
def test_relay(text: str, medium: str) -> None:
    statement = first(text)
    assert statement.relay is not None
    assert medium in statement.relay.name
    assert statement.speaker is not None
    assert "الكيلاني" in (statement.speaker.name or "")


def test_an_implied_carrier_is_the_medium_that_spoke_last() -> None:
    text = "قالت صحيفة الأفق إن الطريق مفتوح، ونقلت عن خبراء قولهم إن الجسر آمن."
    last = extract_article(make_article(text, source="a.txt")).statements[-1]
    assert last.relay is not None
    assert last.relay.name == "صحيفة الأفق"


def test_a_prophet_is_no_medium() -> None:
    assert first("قال الشيخ على لسان إبراهيم: «هذا القول قديم جدا».").relay is None


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("مؤتمر صحفي في المدينة", "مؤتمر صحفي", "press_conference"),
        ("المؤتمر الصحفي المشترك مع الوزير", "المؤتمر الصحفي المشترك", "press_conference"),
        ("تصريح صحفي لاتحاد الكتاب", "تصريح صحفي", "statement"),
        ("مقابلة خاصة مع القناة", "مقابلة خاصة", "interview"),
        ("جلسة استماع بالبرلمان", "جلسة استماع", "parliament"),
        ("تغريدة على حسابه", "تغريدة", "post"),
    ],
)
def test_the_longest_entry_gives_the_kind(text: str, words: str, kind: str) -> None:
    page = Page(text, load())
    found = occasion_at(page, 0, len(page.words))
    assert found is not None
    assert " ".join(page.words[found.start : found.end]) == Page(words, load()).text
    assert found.kind == kind


def test_a_word_of_no_entry_is_no_occasion() -> None:
    page = Page("سيارة جديدة", load())
    assert occasion_at(page, 0, 2) is None
    assert occasion_at(page, 2, 2) is None


def test_who_was_there_and_where() -> None:
    page = Page("مقابلة مع قناة الأفق في القاهرة أمس", load())
    found = occasion_at(page, 0, len(page.words))
    assert found is not None
    whom = present_at(page, found, 4)
    assert whom == (2, 4)
    assert place_behind(page, 4, len(page.words)) == (5, 6)


def test_medium_and_place_of_an_occasion() -> None:
    occasion = first("قال الوزير سامي الكيلاني في مقابلة مع قناة الأفق إن الطريق مفتوح.").occasion
    assert occasion is not None
    assert (occasion.kind, occasion.medium, occasion.place) == ("interview", "قناة الأفق", None)
    occasion = first("قال الوزير سامي الكيلاني في مؤتمر صحفي في القاهرة إن الطريق مفتوح.").occasion
    assert occasion is not None
    assert (occasion.kind, occasion.medium, occasion.place) == ("press_conference", None, "القاهرة")


def test_a_statement_after_a_meeting_has_no_occasion() -> None:
    assert first("قال الوزير سامي الكيلاني بعد لقاء مع نظيره التونسي إن الطريق مفتوح.").occasion is None


def test_who_is_asked_is_no_part_of_who_asks() -> None:
    statement = first("وطلب الرئيس من الحكومة أن تخفض الأسعار.")
    assert statement.speaker is not None
    assert statement.speaker.name == "الرئيس"
    assert statement.addressee is not None
    assert statement.addressee.name == "الحكومة"
