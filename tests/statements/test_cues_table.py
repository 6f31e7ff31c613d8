"""One sentence a cue: what it brings, whole, whoever says it. Every sentence is invented."""

from __future__ import annotations

import pytest

from qawl.extract import extract_article
from qawl.model import Statement
from qawl.reading.article import make_article

SPEAKER = "سامي الكيلاني"
CLAUSE = "أن الطريق مفتوح أمام الشاحنات"

THAT = """قال|أضاف|أكد|أعلن|ذكر|أوضح|بين|كشف|أفاد|صرح|أبرز|شدد على|أشار إلى|لفت إلى|نوه إلى|نبه إلى|رأى|اعتبر|توقع
زعم|ادعى|نفى|أقر|اعترف|حذر من|تعهد|وعد|توعد|رجح|استبعد|أبلغ|أخبر|لاحظ|استدرك|أردف|أجاب|علق|أثبت|جزم
ظن|اشتكى من|ذكر|اقترح|افترض|خلص إلى|ألمح إلى"""
LEMMAS = [lemma for line in THAT.splitlines() for lemma in line.split("|")]

OTHERS = [
    ("دعا الوزير سامي الكيلاني إلى فتح الطريق فورا.", "فتح الطريق فورا"),
    ("طالب الوزير سامي الكيلاني بفتح الطريق فورا.", "بفتح الطريق فورا"),
    ("طلب الوزير سامي الكيلاني من الشركة تقديم تقرير مفصل.", "تقديم تقرير مفصل"),
    ("حث الوزير سامي الكيلاني الشركة على فتح الطريق.", "فتح الطريق"),
    ("انتقد الوزير سامي الكيلاني بطء الأشغال في الطريق.", "بطء الأشغال في الطريق"),
    ("رفض الوزير سامي الكيلاني إغلاق الطريق.", "إغلاق الطريق"),
    ("أدان الوزير سامي الكيلاني الهجوم على الشاحنات.", "الهجوم على الشاحنات"),
    ("رحب الوزير سامي الكيلاني بفتح الطريق.", "بفتح الطريق"),
    ("أشاد الوزير سامي الكيلاني بدور السائقين.", "بدور السائقين"),
    ("هدد الوزير سامي الكيلاني بإغلاق الطريق.", "بإغلاق الطريق"),
    ("لوح الوزير سامي الكيلاني بإغلاق الطريق.", "بإغلاق الطريق"),
    ("اقترح الوزير سامي الكيلاني فتح الطريق ليلا.", "فتح الطريق ليلا"),
    ("تمنى الوزير سامي الكيلاني أن يفتح الطريق قريبا.", "أن يفتح الطريق قريبا"),
    ("أعرب الوزير سامي الكيلاني عن أمله في فتح الطريق.", "فتح الطريق"),
    ("تساءل الوزير سامي الكيلاني عن سبب إغلاق الطريق.", "سبب إغلاق الطريق"),
    ("تحدث الوزير سامي الكيلاني عن صعوبات في الطريق.", "صعوبات في الطريق"),
    ("أيد الوزير سامي الكيلاني فتح الطريق.", "فتح الطريق"),
    ("نصح الوزير سامي الكيلاني السائقين بتجنب الطريق.", "بتجنب الطريق"),
    ("وصف الوزير سامي الكيلاني الطريق بأنه «شريان البلاد».", "بأنه «شريان البلاد"),
    ("وقال الوزير سامي الكيلاني: «الطريق مفتوح أمام الجميع».", "الطريق مفتوح أمام الجميع"),
]


def statements(text: str) -> list[Statement]:
    return list(extract_article(make_article(text, source="t")).statements)


@pytest.mark.parametrize("lemma", LEMMAS)
@pytest.mark.parametrize("order", ["verb first", "subject first"])
def test_a_clause(lemma: str, order: str) -> None:
    verb, _, preposition = lemma.partition(" ")
    words = [verb, "الوزير سامي الكيلاني"] if order == "verb first" else ["الوزير سامي الكيلاني", verb]
    text = " ".join([*words, preposition, CLAUSE]).replace("  ", " ") + "."
    found = statements(text)
    assert [s.text for s in found] == [(CLAUSE,)]
    assert found[0].speaker is not None
    assert found[0].speaker.name == SPEAKER
    start, end = found[0].cue or (0, 0)
    assert text[start:end] == verb


@pytest.mark.parametrize(("text", "content"), OTHERS)
def test_an_object(text: str, content: str) -> None:
    found = statements(text)
    assert found
    assert found[0].text[-1] == content
    assert found[0].speaker is not None
    assert found[0].speaker.name == SPEAKER


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("قال الوزير سامي الكيلاني إن الطريق مفتوح.", "said"),
        ("لم يقل الوزير سامي الكيلاني إن الطريق مفتوح.", "not_said"),
        ("سيعلن الوزير سامي الكيلاني أن الطريق مفتوح.", "expected"),
        ("من المتوقع أن يعلن الوزير سامي الكيلاني أن الطريق مفتوح.", "expected"),
        ("قد يعلن الوزير سامي الكيلاني أن الطريق مفتوح.", "hypothetical"),
    ],
)
def test_what_was_not_said_is_marked(text: str, status: str) -> None:
    assert statements(text)[-1].cue_status == status


def test_at_least_sixty_cues_stand_here() -> None:
    assert len({*(lemma.split()[0] for lemma in LEMMAS), *(text.split()[0] for text, _ in OTHERS)}) >= 60
