"""Whose office it is, where the name stands behind words that no rule takes in. Every sentence is invented."""

from __future__ import annotations

import pytest

from qawl.extract import extract_article
from qawl.reading.article import make_article


def names(text: str) -> list[str | None]:
    found = extract_article(make_article(text, source="t")).statements
    return [s.speaker.name if s.speaker else None for s in found]


@pytest.mark.parametrize(
    "text",
    [
        "وقال الناطق باسم الهيئة الوطنية للملاحة عبر الأقمار سامي الكيلاني إن الشبكة جاهزة.",
        "وأكد عضو الهيئة الوطنية للرقابة على تنفيذ الاتفاق سامي الكيلاني أن الخطة جاهزة.",
    ],
)
def test_the_name_right_before_the_speech_is_the_holder_s(text: str) -> None:
    assert names(text) == ["سامي الكيلاني"]


def test_who_speaks_of_somebody_else_keeps_his_own_title() -> None:
    (name,) = names("وقال الناطق باسم الهيئة الوطنية للملاحة، على هامش لقاء سامي الكيلاني، إن الشبكة جاهزة.")
    assert name == "الناطق باسم الهيئة الوطنية للملاحة"


@pytest.mark.parametrize(
    "printed",
    ["الأستاذ/سامي الكيلاني", "الأستاذ/ سامي الكيلاني", "المهندس / سامي الكيلاني", "د/ سامي الكيلاني"],
)
def test_a_slash_between_title_and_name_parts_nothing(printed: str) -> None:
    text = f"أكد {printed} أن العمل مستمر."
    (statement,) = extract_article(make_article(text, source="t")).statements
    assert statement.text == ("أن العمل مستمر",)
    assert statement.speaker is not None
    assert statement.speaker.name == "سامي الكيلاني"
    assert statement.speaker.mention == (4, 4 + len(printed))


def test_the_name_behind_the_town_of_an_office() -> None:
    assert names("وأكد مدير مستشفى القرية بالمدينة خالد الكيلاني أهمية الآبار.") == ["خالد الكيلاني"]
    assert names("وأكد مدير مستشفى القرية ببئر علي بن سالم أهمية الآبار.") != ["علي بن سالم"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وجدد رئيس الهيئة التأكيد على أن الآبار تكفي.", "رئيس الهيئة"),
        ("وأشارت هيئة المياه في تصريحها الخاص إلى أن الآبار تكفي.", "هيئة المياه"),
        ("وقال السفير في رده المكتوب إن الآبار تكفي.", "السفير"),
        ("وأقرت العديد من هذه الوكالات بأن الآبار تكفي.", "العديد من هذه الوكالات"),
        ("شكر إبراهيم أبو رأس الوزير على حفر الآبار.", "إبراهيم أبو رأس"),
        ("أكدت وزيرة شؤون المياه والزراعة ماجدارين الشطاري أن الآبار تكفي.", "ماجدارين الشطاري"),
        ("ووفقا للبعثة الوطنية، فإن الآبار تكفي.", "البعثة الوطنية"),
        ("ووفقا للعديد من موظفي الشركة، فإن الآبار تكفي.", "العديد من موظفي الشركة"),
        ("وحفرت البئر الجديدة أمس، وفق ما أكده للساحلية أف أم، الكاتب العام للنقابة خالد بن سالم.", "خالد بن سالم"),
        ("وقال المكلف بالإعلام إن الآبار تكفي.", "المكلف بالإعلام"),
    ],
)
def test_where_the_words_for_who_speaks_end(text: str, name: str) -> None:
    assert names(text) == [name]


def test_what_a_name_does_is_no_part_of_it() -> None:
    text = "قال داود الكرمي إن الآبار تكفي. ووصف داود الكرمي النقاش بأنه مفيد. وأضاف: «سنحفر المزيد من الآبار هنا»."
    assert set(names(text)) == {"داود الكرمي"}
