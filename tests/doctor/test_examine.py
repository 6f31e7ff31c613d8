"""What the doctor sees in an article, and what it leaves alone. Every text is invented."""

from __future__ import annotations

import pytest

from qawl.doctor.examine import examine
from qawl.doctor.sighting import CLASSES, CONTENTS, CUES, IDLE, NOUNS, PARTICIPLES, QUOTATIONS, SPEAKERS, VERBS
from qawl.extract import extract_article
from qawl.reading.article import make_article
from tests.hostile.test_linear import BOUND, growth


def seen(text: str, kind: str) -> list[tuple[str, str]]:
    """(the words at the place, the key) of each sighting of a class."""
    sightings = examine(make_article(text)).sightings
    return [(text[s.span[0] : s.span[1]], s.key) for s in sightings if s.kind == kind]


@pytest.mark.parametrize(
    ("text", "word", "opens"),
    [
        ("برنق البستاني أن الموسم وفير.", "برنق", "that"),
        ("أمس زرنق الحارس سعيد أن الباب مغلق.", "زرنق", "that"),
        ("وفي المساء، زرنقت المديرة إلى أن القاعة ضيقة.", "زرنقت", "that"),
        ("اجتمع الأهالي. وزرنق: «لن نغادر هذا الحي مهما طال الانتظار».", "وزرنق", "colon"),
        ("اجتمع الأهالي. وزرنق «لن نغادر هذا الحي مهما طال الانتظار».", "وزرنق", "quote"),
        ("اجتمع الأهالي وزرنقوا أن يفتح الطريق.", "وزرنقوا", "to"),
    ],
)
def test_an_unknown_verb_of_saying(text: str, word: str, opens: str) -> None:
    (found,) = [s for s in examine(make_article(text)).sightings if s.kind == VERBS]
    assert text[found.span[0] : found.span[1]] == word
    assert found.opens == opens


@pytest.mark.parametrize(
    "text",
    [
        "قال الحارس سعيد إن الباب مغلق.",
        "حضر الحارس بعد أن أغلق الباب.",
        "كان الجو حارا جدا إلا أن السوق امتلأ.",
        "يجب أن يفتح الطريق.",
        "زار السوق «الزرنوق» أمس.",
        "أكد الحارس زرنوق أن الباب مغلق.",
        "وفي سقفه بزرنوقها أن يميل.",
    ],
)
def test_what_the_lexicon_knows_or_what_is_no_verb_is_left_alone(text: str) -> None:
    assert seen(text, VERBS) == []


def test_an_unknown_noun_before_that() -> None:
    assert seen("تحدثوا طويلا. هذه الزرنقة بأن الحي سيهدم أخافت الناس.", NOUNS) == [("الزرنقة", "الزرنقه")]
    assert seen("تحدثوا طويلا. هذه الزرنقة الباطلة بأن الحي سيهدم أخافت الناس.", NOUNS) == [("الزرنقة", "الزرنقه")]
    assert seen("قال الحارس إن الباب مغلق، وهذه تصريحات بأن الحي آمن.", NOUNS) == []
    assert seen("اتهم الحارس سعيد الجار بأنه كسر القفل.", NOUNS) == []


def test_an_unknown_participle_behind_a_comma() -> None:
    text = "زار الحارس السوق، مزرنقا أن الباب مغلق، ومزرنقة إلى أن القفل قديم، مزرنقين عن أملهم."
    assert [word for word, _ in seen(text, PARTICIPLES)] == ["مزرنقا", "ومزرنقة", "مزرنقين"]
    assert seen("زار الحارس السوق، مضيفا أن الباب مغلق، مبتسما في وجه الناس.", PARTICIPLES) == []
    assert seen("دخل الحارس، زارنا أن الباب مغلق.", PARTICIPLES) == [("زارنا", "زارنا")]
    for other in ("له أسباب، أولها أن الباب مغلق.", "جلس في الظل، زرنوقا عن الناس.", "دخلوا، زارنوا أن يناموا."):
        assert seen(other, PARTICIPLES) == []


def test_a_cue_that_made_no_statement_though_a_clause_follows() -> None:
    text = "ولدينا 600 طالب أن يسافروا غدا."
    assert seen(text, CUES) == [("طالب", "doubtful: طالب")]
    assert seen(text, IDLE) == []


def test_a_cue_with_nothing_behind_it_is_idle() -> None:
    text = "وكشف الطبيب على المريض في العيادة. يذكر أن العيادة جديدة."
    assert seen(text, CUES) == []
    assert [word for word, _ in seen(text, IDLE)] == ["وكشف", "يذكر"]


def test_a_quotation_that_nobody_speaks() -> None:
    text = "على الجدار لوحة: «من يزرع في الخريف يحصد قبل غيره»."
    assert seen(text, QUOTATIONS) == [("«من يزرع في الخريف يحصد قبل غيره»", "لوحه: «…»")]
    assert seen("على الجدار «لوحة قديمة» فقط.", QUOTATIONS) == []
    assert seen("كتاب بعنوان «من يزرع في الخريف يحصد قبل غيره».", QUOTATIONS) == []
    assert seen("قال الحارس سعيد: «من يزرع في الخريف يحصد قبل غيره».", QUOTATIONS) == []


def test_speakers_unknown_and_withheld() -> None:
    assert seen("ومن المتوقع أن ترتفع الأسعار.", SPEAKERS) == [("ومن المتوقع", "unknown: subject implied, noun")]
    (found,) = [s for s in examine(make_article("قال زعتوري في السوق إن الجو هادئ.")).sightings if s.kind == SPEAKERS]
    assert found.key == "withheld: at_cue, one unlisted word"
    assert found.note == "زعتوري"
    assert seen("قال الحارس سعيد النجار إن الباب مغلق.", SPEAKERS) == []


def test_a_content_that_does_not_end() -> None:
    text = f"قال الحارس سعيد النجار إن {'البيت قديم وواسع ' * 30}."
    (found,) = [s for s in examine(make_article(text)).sightings if s.kind == CONTENTS]
    assert (found.key, found.note) == ("that: قال", "91 words end here")
    assert text[found.span[0] :].strip(" .") == "البيت قديم وواسع"
    assert seen(f"قال الحارس سعيد النجار إن {'البيت قديم وواسع ' * 20}.", CONTENTS) == []


def test_every_sighting_is_of_a_listed_class_and_lies_in_the_text() -> None:
    text = "زرنق الحارس أن الباب مغلق. قال: «لا أحد يدخل قبل الفجر يا ناس». وكشف الطبيب."
    examined = examine(make_article(text))
    assert examined.statements == len(extract_article(make_article(text)).statements)
    assert examined.sightings
    for sighting in examined.sightings:
        assert sighting.kind in CLASSES
        assert 0 <= sighting.span[0] < sighting.span[1] <= len(text)


@pytest.mark.parametrize(
    "unit",
    ["زرنق أن ", "، مزرنقا أن ", "الزرنقة بأن ", "قال ", "قال الوزير إن ", "«من قال هذا ومتى وأين وكيف» ", ":", "«"],
)
def test_twice_the_text_takes_about_twice_the_time(unit: str) -> None:
    assert growth(lambda text: examine(make_article(text)), unit) <= BOUND
