"""What the words before a verb make of it: said, not said, expected, hypothetical. Every sentence is invented."""

from __future__ import annotations

import pytest

from qawl.extract import extract_article
from qawl.model import Statement
from qawl.reading.article import make_article

CLAUSE = "أن الطريق مفتوح"


def statements(text: str) -> list[Statement]:
    return list(extract_article(make_article(text, source="t")).statements)


def told(text: str, cue: str) -> tuple[str, str]:
    """The status and the act of the statement at ``cue``; ("none", "") where there is none."""
    for s in statements(text):
        if s.cue is not None and cue in text[s.cue[0] : s.cue[1]].split():
            return s.cue_status, s.act
    return "none", ""


@pytest.mark.parametrize(
    ("before", "cue", "expected"),
    [
        ("لم", "يعلن", "not_said"),
        ("ولن", "يعلن", "not_said"),
        ("لا", "يؤكد", "not_said"),
        ("سوف", "يعلن", "expected"),
        ("", "سيعلن", "expected"),
        ("قد", "يعلن", "hypothetical"),
        ("وقد", "يؤكد", "hypothetical"),
        ("قد", "أعلن", "said"),
        ("لقد", "أكد", "said"),
        ("إذا", "أعلن", "hypothetical"),
        ("إذا ما", "أكد", "hypothetical"),
        ("في حال", "أعلن", "hypothetical"),
        ("ربما", "يعلن", "hypothetical"),
        ("هل", "أعلن", "hypothetical"),
        ("يكاد", "يؤكد", "hypothetical"),
        ("من المقرر أن", "يعلن", "expected"),
        ("يعتزم أن", "يعلن", "expected"),
        ("وعد بأن", "يعلن", "expected"),
        ("يمكن أن", "يعلن", "hypothetical"),
        ("يجب أن", "يؤكد", "hypothetical"),
        ("دون أن", "يعلن", "not_said"),
        ("من غير أن", "يؤكد", "not_said"),
        ("رفض أن", "يؤكد", "not_said"),
        ("سبق أن", "أعلن", "said"),
        ("لم يسبق أن", "أعلن", "not_said"),
        ("بعد أن", "أعلن", "said"),
        ("ما لبث أن", "أعلن", "said"),
        ("كان قد", "أعلن", "said"),
        ("لم يكن قد", "أعلن", "not_said"),
        ("ما إذا كان قد", "أعلن", "hypothetical"),
        ("نفى أن يكون قد", "أعلن", "not_said"),
        ("لم ينف أن يكون قد", "أعلن", "said"),
        ("ما زال", "يؤكد", "said"),
    ],
)
def test_what_stands_before_the_verb(before: str, cue: str, expected: str) -> None:
    assert told(f"{before} {cue} الوزير سامي الكيلاني {CLAUSE}.".strip(), cue)[0] == expected


@pytest.mark.parametrize(
    ("text", "cue", "status", "act"),
    [
        ("لم يستبعد الوزير سامي الكيلاني أن يغلق الطريق.", "يستبعد", "said", "predict"),
        ("لم ينف الوزير سامي الكيلاني أن الطريق مغلق.", "ينف", "said", "assert"),
        ("ولا ينكر الوزير سامي الكيلاني أن الطريق مغلق.", "ينكر", "said", "assert"),
        ("لم يخف الوزير سامي الكيلاني قلقه من الجفاف.", "يخف", "said", "express"),
        ("لن ينكر الوزير سامي الكيلاني أن الطريق مغلق.", "ينكر", "not_said", "deny"),
        ("ولم ينف الوزير سامي الكيلاني ولم يؤكد أن الطريق مغلق.", "ينف", "not_said", "deny"),
        ("ولم يؤكد الوزير سامي الكيلاني ولم ينف أن الطريق مغلق.", "ينف", "not_said", "deny"),
        ("أخفى الوزير سامي الكيلاني قلقه من الجفاف.", "أخفى", "none", ""),
        ("ولا يخفى على السائقين أن الطريق مغلق.", "يخفى", "none", ""),
    ],
)
def test_some_negations_say_it(text: str, cue: str, status: str, act: str) -> None:
    assert told(text, cue) == (status, act)


def test_a_city_is_no_verb() -> None:
    assert told("وصل الوفد إلى تعز أن الطريق مفتوح.", "تعز")[0] == "none"


def test_who_goes_on_after_before_is_the_same_speaker() -> None:
    first, second = statements("قال الوزير سامي الكيلاني إن السد متين، قبل أن يضيف أن الصيانة تأخرت.")
    assert first.text == ("إن السد متين",)
    assert second.parent is None
    assert second.cue_status == "said"
    assert second.speaker is not None
    assert "سامي الكيلاني" in (second.speaker.name, second.speaker.runner_up)


def test_what_somebody_else_did_before_stays_in_the_content() -> None:
    [only] = statements("قالت الوزيرة هدى النجار إن الشركة أغلقت المصنع قبل أن تغادر المدينة.")
    assert only.text == ("إن الشركة أغلقت المصنع قبل أن تغادر المدينة",)


@pytest.mark.parametrize(
    ("text", "claim", "content"),
    [
        (
            "أكد الوزير سامي الكيلاني أن الشائعات التي تزعم وجود خلاف غير صحيحة.",
            "الشائعات التي تزعم",
            "وجود خلاف",
        ),
        (
            "وقالت هدى النجار إن الشائعات التي تحدثت عن انهيار السد هي محض افتراء.",
            "الشائعات التي تحدثت",
            "انهيار السد",
        ),
        (
            "ووصف الوزير سامي الكيلاني المزاعم التي تفيد بأن السد انهار بأنها كاذبة.",
            "المزاعم التي تفيد",
            "بأن السد انهار",
        ),
        ("وفند الوزير سامي الكيلاني ادعاءات الشركة بأن الطريق مغلق.", "ادعاءات", "بأن الطريق مغلق"),
        ("ونفى الوزير سامي الكيلاني ما ذكرته الصحيفة من أن السد انهار.", "ذكرته", "أن السد انهار"),
    ],
)
def test_a_claim_inside_its_denial(text: str, claim: str, content: str) -> None:
    denial, nested = statements(text)
    assert denial.act == "deny"
    assert nested.cue is not None
    assert text[nested.cue[0] : nested.cue[1]] == claim
    assert nested.text == (content,)
    assert nested.parent == denial.id
    assert nested.act != "deny"


def test_a_pronoun_is_the_object_that_is_described() -> None:
    text = "واتهمت المنظمة الجيش بارتكاب هجمات، ووصفتها الصحيفة بأنها جرائم حرب."
    assert told(text, "ووصفتها")[0] == "said"
