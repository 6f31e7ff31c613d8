"""Who is taken for the speaker, article by article: names, titles, bodies, documents, the chain, and what is withheld.
Every text is invented."""

from __future__ import annotations

import pytest

from qawl.extract import extract_article
from qawl.model import Statement
from qawl.reading.article import make_article


def statements(text: str) -> list[Statement]:
    return list(extract_article(make_article(text, source="t")).statements)


def names(text: str) -> list[str | None]:
    return [s.speaker.name if s.speaker is not None else None for s in statements(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the chain: a verb without a subject, a participle, both after another speaker
        (
            "قال الوزير سامي الكيلاني إن الطريق مفتوح، مضيفا أن الأشغال انتهت. وتابع أن الحركة عادية.",
            ["سامي الكيلاني"] * 3,
        ),
        (
            "قال الوزير سامي الكيلاني إن الطريق مفتوح. وقالت النائبة هدى النجار إنه مغلق. وأضافت أن الأمر صعب.",
            ["سامي الكيلاني", "هدى النجار", "هدى النجار"],
        ),
        (
            "قالت النائبة هدى النجار إن الخطر قائم. وأجاب الوزير سامي الكيلاني بأن الطريق آمن. وأوضح أن الأشغال انتهت.",
            ["هدى النجار", "سامي الكيلاني", "سامي الكيلاني"],
        ),
        # a title for a name, an office with an adjective
        (
            "قال وزير النقل سامي الكيلاني إن الطريق مفتوح. وأكد الوزير أن الأشغال انتهت.",
            ["سامي الكيلاني", "سامي الكيلاني"],
        ),
        (
            "قالت الخبيرة الاقتصادية هدى النجار إن الأسعار ترتفع. وترى الخبيرة أن الحل قريب.",
            ["هدى النجار", "هدى النجار"],
        ),
        ("قال المحلل سامي الكيلاني إن الأسعار ترتفع. وأشار المتحدث ذاته إلى أن الحل قريب.", ["سامي الكيلاني"] * 2),
        # a surname before the whole name, in a headline
        (
            "الكيلاني: الطريق مفتوح\nقال وزير النقل سامي الكيلاني إن الأشغال انتهت.",
            ["سامي الكيلاني", "سامي الكيلاني"],
        ),
        # bodies by a shorter name, documents for who issued them
        (
            "أعلنت وزارة النقل أن الطريق مفتوح. وأكدت الوزارة أن الأشغال انتهت.",
            ["وزارة النقل", "وزارة النقل"],
        ),
        (
            "قالت منظمة الأفق في بيان إن الخطر قائم. وأضاف البيان أن الحل قريب.",
            ["منظمة الأفق", "منظمة الأفق"],
        ),
        ("وجاء في تقرير لمنظمة الأفق أن الخطر قائم. وأوضح التقرير أن الحل قريب.", ["منظمة الأفق", "منظمة الأفق"]),
        # the name behind a comma, in quotation marks, with a title between
        ("قال مدير المركز، سامي الكيلاني، إن الطريق مفتوح.", ["سامي الكيلاني"]),
        ('قال الرئيس التنفيذي لـ"الأفق" سامي الكيلاني إن الأرباح ارتفعت.', ["سامي الكيلاني"]),
        ("سامي الكيلاني، مدير المركز، قال إن الطريق مفتوح.", ["سامي الكيلاني"]),
        ("قال وزير الري، سامي الكيلاني، إن السد جاهز.", ["سامي الكيلاني"]),
        ("اتهم النائب سامر الحلبي البلدية بإهمال الحديقة.", ["سامر الحلبي"]),
        ("وبين الموقفين، يرى الخبير سامي الكيلاني أن الخلاف صغير.", ["سامي الكيلاني"]),
        (
            "هددت وزارة الإعلام بمقاضاة كل من يكذب، فيما أعربت النقابة عن قلقها، "
            "وطالبت النائبة هدى النجار بنشر المحضر.",
            ["وزارة الإعلام", None, "هدى النجار"],
        ),
        ("قالت صحيفة «الأفق» إن السد جاهز.", ["صحيفة «الأفق»"]),
        # names as words: a surname that is a title, a compound name, عبد and what follows
        ("قال النائب أكرم الخطيب إن الطريق مفتوح.", ["أكرم الخطيب"]),
        ("قال الوزير عبد الحق بن صالح إن الطريق مفتوح.", ["عبد الحق بن صالح"]),
        ("قال المدير نور الدين بوزيان إن الطريق مفتوح.", ["نور الدين بوزيان"]),
        # a capital for a government, an indefinite source
        ("وقالت موسكو إن الطريق مفتوح.", ["موسكو"]),
        ("وقال مصدر مطلع إن الطريق مفتوح. وأضاف المصدر أن الأشغال انتهت.", ["مصدر مطلع", "مصدر مطلع"]),
    ],
)
def test_speakers(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "unlike"),
    [
        ("دعا الوزير سامي الكيلاني المسؤولين إلى فتح الطريق.", "المسؤولين"),
        ("رحبت الوزارة بكل اقتراح مفيد.", "الوزارة بكل"),
        ("قال النقيب سامي الكيلاني إن حكومة بلاده تفاوض.", "النقيب"),
        ("وأشاد المدير سامي الكيلاني بدور السائقين.", "بدور"),
    ],
)
def test_what_is_no_part_of_the_name(text: str, unlike: str) -> None:
    assert unlike not in " ".join(filter(None, names(text)))


def test_a_deputy_is_not_who_he_stands_for() -> None:
    text = "حضر نائب الرئيس سامي الكيلاني الحفل. وقال الرئيس إن الطريق مفتوح."
    assert names(text) != ["سامي الكيلاني"]


def test_a_name_without_enough_evidence_is_withheld_and_kept() -> None:
    (statement,) = statements("وأفادت الشركة بأن الطريق مفتوح.")
    assert statement.speaker is not None
    assert statement.speaker.name is None
    assert statement.speaker.runner_up is not None
    assert statement.speaker.mention is not None


def test_speech_within_speech_has_its_parent_and_those_who_report_it() -> None:
    outer, inner = statements("قال الوزير سامي الكيلاني إن النائبة هدى النجار أكدت أن الطريق مفتوح.")
    assert inner.parent == outer.id
    assert inner.depth == 1
    assert inner.according_to == ("سامي الكيلاني",)
    assert inner.speaker is not None
    assert inner.speaker.name == "هدى النجار"
