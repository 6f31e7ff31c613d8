"""Which cues are saying at all, by their objects, their place and what stands around. Every sentence is invented."""

from __future__ import annotations

import pytest

from qawl.extract import extract_article
from qawl.reading.article import make_article


def said(text: str) -> list[tuple[str | None, str]]:
    """Each statement's cue and content."""
    found = extract_article(make_article(text, source="t")).statements
    return [(text[slice(*s.cue)] if s.cue is not None else None, " … ".join(s.text)) for s in found]


COUNTS = [
    # `objects`: these heads alone make it saying
    ("تبنى التنظيم الهجوم على الجسر.", "الهجوم على الجسر"),
    ("تبنى التنظيم هجوما على الجسر.", "هجوما على الجسر"),
    ("تبنى التنظيم هذا الهجوم.", "هذا الهجوم"),
    ("تبنى التنظيم بعض هذه الهجمات.", "بعض هذه الهجمات"),
    ("وتبنت الجماعة مسؤولية الحريق في السوق.", "مسؤولية الحريق في السوق"),
    ("وتبنت الجماعة مسؤوليتها عن الحريق.", "مسؤوليتها عن الحريق"),
    # `no_objects`: any head but these
    ("دافع الوزير سامي الكيلاني عن القرار.", "القرار"),
    ("دافع الوزير سامي الكيلاني عن قراره.", "قراره"),
    ("ودافعت النائبة هدى النجار عن رفع الرسوم.", "رفع الرسوم"),
    # a superlative that is a verb where somebody brings it out, or where a verbal noun follows
    ("وأبرز التقرير ارتفاع الأسعار في القرى.", "ارتفاع الأسعار في القرى"),
    ("وأبرز أهمية الحوار بين الجيران.", "أهمية الحوار بين الجيران"),
    # nouns first, verbs where a clause begins
    ("وثمن الوزير جهود المزارعين.", "جهود المزارعين"),
    ("كما ثمن المجلس جهود المزارعين.", "جهود المزارعين"),
    ("وقد ثمن المجلس جهود المزارعين.", "جهود المزارعين"),
    ("كما قدر الخبير سامي الكيلاني أن الخسائر كبيرة.", "أن الخسائر كبيرة"),
    ("كما رد الوزير بأن الطريق مفتوح.", "بأن الطريق مفتوح"),
    # the preposition of a way is not the verb's
    ("دعا الوزير سامي الكيلاني، عقب زيارته اليوم إلى القرية، إلى خفض الأسعار.", "خفض الأسعار"),
    ("دعا الوزير سامي الكيلاني بعد وصوله إلى القرية إلى خفض الأسعار.", "خفض الأسعار"),
    ("دعا الوزير سامي الكيلاني بعد عودته مساء إلى القرية إلى خفض الأسعار.", "خفض الأسعار"),
    ("دعا الوزير سامي الكيلاني إلى زيارة القرية.", "زيارة القرية"),
    # an honoured person's title with its pronoun speaks, and closes what is before the object
    ("وأكد سموه حرص البلدية على النظافة.", "حرص البلدية على النظافة"),
    ("وأشاد سموه بدور المزارعين.", "بدور المزارعين"),
    # as somebody said
    ("الطريق مفتوح أمام الجميع، مثلما قال الوزير سامي الكيلاني.", "الطريق مفتوح أمام الجميع"),
    ("مثلما أكد الوزير سامي الكيلاني، فإن الطريق مفتوح.", "فإن الطريق مفتوح"),
    # a definite noun with nothing but the clause behind it
    ("أوضحت الجوازات أن المكتب مغلق.", "أن المكتب مغلق"),
    # who speaks before a present
    ("المجلس يرفض المشاركة في اللقاء", "المشاركة في اللقاء"),
]

DOES_NOT = [
    "وتبنى المجلس الفكر الجديد في التعليم.",
    "وتبنى المجلس سياسة جديدة.",
    "دافع اللاعب سامي الكيلاني عن ألوان النادي.",
    "دافع اللاعب سامي الكيلاني عن هذه الألوان.",
    "دافع الحارس سامي الكيلاني عن مرمى النادي.",
    "دافع الحارس سامي الكيلاني عن مرماه بقوة.",
    "دافع الجنود عن حدودهم.",
    "دافع الحارس عن لقبه في البطولة.",
    "دافعت القرية عن نفسها.",
    "ودافع أهل القرية عن قضيتهم.",
    "وأبرز هذه المقابر مقبرة القرية القديمة.",
    "تدفع القرية ثمن الجفاف منذ سنوات.",
    "ينتظر الناس أي رد من البلدية على الشكوى.",
    "بلغ قدر الخسائر أن المزارعين تركوا الأرض.",
    "وينتظر الأهالي رد الوزير بأن الطريق مفتوح.",
    "والأشجار ذبلت مثلما ذبلت الأزهار.",
    "نكرر شكرنا لأهل القرية.",
]


@pytest.mark.parametrize(("text", "content"), COUNTS)
def test_what_says_something(text: str, content: str) -> None:
    assert [found for _, found in said(text)] == [content]


@pytest.mark.parametrize("text", DOES_NOT)
def test_what_says_nothing(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # as the speaker adds it himself, it is a statement of its own
        (
            "وقال الوزير سامي الكيلاني إن الطريق مفتوح، قبل أن يضيف أن الجسر مغلق.",
            [("وقال", "إن الطريق مفتوح"), ("يضيف", "أن الجسر مغلق")],
        ),
        # a claim between its noun and its clause
        ("وسمع القاضي ادعاءات المريض بأن الطبيب غائب.", [("ادعاءات", "بأن الطبيب غائب")]),
        # what a claim is about, without a clause
        ("وانتشرت الشائعات التي تحدثت عن انهيار السد.", [("الشائعات التي تحدثت", "انهيار السد")]),
        ("وانتشرت الشائعات التي تزعم وجود خلاف.", [("الشائعات التي تزعم", "وجود خلاف")]),
    ],
)
def test_cues_with_their_contents(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("وأكد سموه حرص البلدية على النظافة.", "سموه"),
        ("أوضحت الجوازات أن المكتب مغلق.", "الجوازات"),
        ("المجلس يرفض المشاركة في اللقاء", "المجلس"),
    ],
)
def test_who_is_mentioned(text: str, mention: str) -> None:
    (statement,) = extract_article(make_article(text, source="t")).statements
    assert statement.speaker is not None
    assert statement.speaker.mention is not None
    assert text[slice(*statement.speaker.mention)] == mention
