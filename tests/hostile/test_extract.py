"""extract as a pure function: for any text nothing crashes and every offset is exact."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qawl.api import extract
from tests.hostile.invariants import checked
from tests.hostile.texts import BIDI, CLOSERS, MARKS, OPENERS, QUOTES, interviewlike, texts

SENTENCE = "وقال وزير النقل سعيد الحداد إن الجسر سيفتح خلال يومين، مضيفا أن العمل انتهى."


@given(texts, st.sampled_from((None, "2024-02-29", "2024-02-29T23:59:59+01:00")))
@example("", None)
@example("\ufeff" + SENTENCE, None)
@example("وقال ", None)
@example("قال:", "2024-02-29")
@example("\ud800\udc00قال سعيد إن \udfff المطر قادم.", None)
def test_anything_goes_in_and_every_offset_is_exact(text: str, published: str | None) -> None:
    checked(text, published)


@given(interviewlike())
@example("حوار\n" + "متى يأتي المطر؟\nالمطر قادم إلى الشمال\n" * 3 + "متى؟ متى؟\n---")
def test_interviews_of_any_turns(text: str) -> None:
    checked(text, None)


@given(texts)
def test_the_same_text_gives_the_same_statements(text: str) -> None:
    assert extract(text) == extract(text)


@given(texts, texts)
def test_no_article_remembers_the_one_before(first: str, second: str) -> None:
    before = extract(second)
    extract(first)
    assert extract(second) == before


@pytest.mark.parametrize("opener", OPENERS)
@pytest.mark.parametrize("closer", ["", *CLOSERS[:5]])
@pytest.mark.parametrize(
    "frame",
    [
        "قال سعيد الحداد: {o}المطر قادم{c}. وأضافت ليلى منصور أن السد ممتلئ.",
        "قال سعيد الحداد:{o}{o}المطر {o}قادم{c} غدا{c}{c}وأضافت ليلى منصور أن {o}السد{c} ممتلئ.",
        "{c}قال{o}سعيد{c}إن{o}المطر{c}قادم{o}",
        "{o}المطر قادم{c}، قال سعيد الحداد، {o}والسد ممتلئ{c}.\n{o}والنهر عال.",
        "وصف سعيد الحداد ليلى منصور بـ{o}الشجاعة{c} وقال ال{o}وزير{c}إن{o}{c}",
    ],
    ids=("after a colon", "nested", "glued", "around the cue", "nothing in them"),
)
def test_quotation_marks_unbalanced_nested_or_glued(frame: str, opener: str, closer: str) -> None:
    checked(frame.format(o=opener, c=closer))


@pytest.mark.parametrize("quote", QUOTES)
def test_quotation_marks_alone(quote: str) -> None:
    checked(quote)
    checked(f"قال سعيد: {quote * 9} نعم")
    checked(f"{quote}قال سعيد: نعم")


@pytest.mark.parametrize("mess", ["\n", "\r\n", "\r", "\u2028", "\x00", "\ufeff", "👍", *MARKS, *BIDI])
def test_mess_before_after_and_between_any_two_characters(mess: str) -> None:
    for at in range(0, len(SENTENCE) + 1, 3):
        checked(SENTENCE[:at] + mess + SENTENCE[at:])


def test_a_text_cut_anywhere() -> None:
    for at in range(len(SENTENCE)):
        checked(SENTENCE[:at])
        checked(SENTENCE[at:])


@pytest.mark.parametrize("depth", [1, 2, 7, 8, 9, 17, 40])
def test_speech_within_speech_to_any_depth(depth: int) -> None:
    says = "".join(f"قال {name} إن " for name in ("سعيد الحداد", "ليلى منصور") * depth)
    checked(f"{says}المطر قادم.")
    checked("قال سعيد الحداد: «" * depth + "نعم" + "»" * depth + ".")
