"""Which mentions of an article are one entity: titles, headlines, short names, documents. Every text is invented."""

from __future__ import annotations

import pytest

from tests.attribution.test_speakers import names, statements

HELD = "سامي الكيلاني"


@pytest.mark.parametrize(
    "text",
    [
        # the name stands before the title
        "حضر سامي الكيلاني الأمين العام للاتحاد الزراعي الحفل. وقال الأمين العام إن الموسم جيد.",
        "حضر سامي الكيلاني، مدير المرصد، الحفل. وقال المدير إن الموسم جيد.",
        "التقى الوفد سامي الكيلاني، المدير العام لهيئة المياه، أمس. وأكد مدير هيئة المياه أن الخزان ممتلئ.",
        # an adjective behind the noun that it is made of
        "حضر رئيس لجنة البرلمان سامي الكيلاني الحفل. وقال رئيس اللجنة البرلمانية إن الموسم جيد.",
        # a title goes on
        "قال وزير النقل سامي الكيلاني إن الموسم جيد. وأكد الوزير أن الطريق مفتوح.",
        "حضر الأمير سامي الكيلاني الحفل. وأكد سموه أن الموسم جيد.",
    ],
)
def test_a_title_finds_its_holder(text: str) -> None:
    assert names(text)[-1] == HELD


@pytest.mark.parametrize(
    "text",
    [
        "حضر سامي الكيلاني، مدير المرصد، الحفل. وقال الوزير إن الموسم جيد.",
        "حضر رئيس لجنة المياه سامي الكيلاني الحفل. وقال رئيس اللجنة الصحية إن الموسم جيد.",
        "حضر نائب المدير سامي الكيلاني الحفل. وقالت المديرة إن الموسم جيد.",
    ],
)
def test_another_office_is_another_person(text: str) -> None:
    assert names(text)[-1] != HELD


@pytest.mark.parametrize(
    ("headline", "first"),
    [
        ("خبير: المطر قادم إلى الجنوب", HELD),
        ("خبير مائي: المطر قادم إلى الجنوب", HELD),
        ("الخبير: المطر قادم إلى الجنوب", HELD),
        ("خبراء: المطر قادم إلى الجنوب", "خبراء"),
        ("وزير: المطر قادم إلى الجنوب", "وزير"),
    ],
)
def test_a_title_in_the_headline_is_whom_the_article_names_below(headline: str, first: str) -> None:
    assert names(f"{headline}\nقال الخبير المائي سامي الكيلاني إن المطر قريب.") == [first, HELD]


def test_only_the_first_line_is_a_headline() -> None:
    below = "قال المسؤول المائي سامي الكيلاني إن السد جاهز."
    assert names(f"مسؤول: المطر قريب من الجنوب\n{below}") == [HELD, HELD]
    assert names(f"قال مسؤول إن المطر قريب. و{below}") == ["مسؤول", HELD]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "افتتح الاتحاد الزراعي العربي (واحة) مكتبا جديدا. وأكدت واحة أن المكتب مفتوح.",
            "الاتحاد الزراعي العربي",
        ),
        ("اجتمع الاتحاد الدولي للنخيل (نخلتي) أمس. وقالت نخلتي إن الموسم جيد.", "الاتحاد الدولي للنخيل"),
        ("اجتمع الاتحاد الدولي للنخيل (النخلة) أمس. وقالت النخلة إن الموسم جيد.", "الاتحاد الدولي للنخيل"),
    ],
)
def test_a_short_name_in_parentheses_stands_for_the_body(text: str, whole: str) -> None:
    (statement,) = statements(text)
    assert statement.speaker is not None
    assert statement.speaker.name == whole
    assert statement.speaker.antecedent is not None
    assert text[slice(*statement.speaker.antecedent)] == whole


def test_a_document_is_of_whoever_published_it() -> None:
    for verb in ("أصدرت", "وأصدرت"):
        text = f"{verb} منظمة الأفق تقريرا عن المياه. وذكر التقرير أن الخزان ممتلئ."
        assert names(text) == ["منظمة الأفق"]


def test_one_of_several_is_nobody_by_name() -> None:
    assert names("وقال أحد سكان حي الكيلاني إن الطريق مفتوح.") == ["أحد سكان حي الكيلاني"]
    assert names("وقال أحد سكان الحي سامي الكيلاني إن الطريق مفتوح.") == [HELD]
