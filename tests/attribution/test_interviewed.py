"""Who answers and who asks in an interview. Every text is invented."""

from __future__ import annotations

import pytest

from qawl.extract import extract_article
from qawl.model import Speaker
from qawl.reading.article import make_article
from tests.statements.test_interview import page_of


def voices(text: str) -> list[tuple[str | None, str | None]]:
    """Who asks and who answers, pair by pair in the order of the text."""
    spoken = [s for s in extract_article(make_article(text, source="t")).statements if s.parent is None]
    names = [s.speaker.name if s.speaker is not None else None for s in spoken if s.cue is None]
    return list(zip(names[-6::2], names[-5::2], strict=True))


def speakers(text: str) -> list[Speaker]:
    return [s.speaker for s in extract_article(make_article(text, source="t")).statements if s.speaker is not None]


@pytest.mark.parametrize(
    ("above", "asks", "answers"),
    [
        ("حوار مع المهندس سامي الكيلاني\n", None, "سامي الكيلاني"),
        ("حوار مع المهندس سامي الكيلاني\nحوار: هدى الرملي\n", "هدى الرملي", "سامي الكيلاني"),
        # a byline's name is not who answers, though it stands first
        ("حوار: هدى الرملي\nيشرح المهندس سامي الكيلاني عمل البئر\n", "هدى الرملي", "سامي الكيلاني"),
        # the person behind مع, not the first one named
        ("أسس البئر نادر الحلبي. وهذا حوار مع المهندس سامي الكيلاني\n", None, "سامي الكيلاني"),
        # the first one named where nothing says with whom
        ("المهندس سامي الكيلاني في مقابلة عن البئر التي أسسها نادر الحلبي\n", None, "سامي الكيلاني"),
        # who speaks in the headline
        ("الكيلاني: البئر آمنة للجميع\nحوار مع المهندس سامي الكيلاني\n", None, "سامي الكيلاني"),
        ("نادر الحلبي: البئر آمنة للجميع\nفي حوار مع جاره سامي الكيلاني\n", None, "نادر الحلبي"),
        # a surname alone names nobody
        ("حوار مع صاحب البئر\n", None, None),
        ("حوار: هدى\nصاحب البئر يتحدث\n", None, None),
    ],
)
def test_who_asks_and_who_answers(above: str, asks: str | None, answers: str | None) -> None:
    assert voices(page_of(above)) == [(asks, answers)] * 3


def test_a_turn_without_a_name_is_carried_from_where_the_name_stands() -> None:
    text = page_of("حوار مع المهندس سامي الكيلاني\n")
    for speaker in speakers(text):
        assert speaker.basis == "carried"
        assert speaker.mention is None
        assert speaker.antecedent is not None
        assert text[slice(*speaker.antecedent)] == "المهندس سامي الكيلاني"


def test_a_turn_that_is_named_has_its_mention() -> None:
    text = page_of("حوار مع المهندس سامي الكيلاني\nحوار: هدى الرملي\n", "الرملي: ", "الكيلاني: ")
    assert voices(text) == [("هدى الرملي", "سامي الكيلاني")] * 3
    for speaker in speakers(text):
        assert speaker.basis == "at_cue"
        assert speaker.mention is not None
        assert text[slice(*speaker.mention)] in ("الرملي", "الكيلاني")


def test_a_letter_for_question_or_answer_is_no_name() -> None:
    text = page_of("حوار مع المهندس سامي الكيلاني\n", "س: ", "ج: ")
    assert voices(text) == [(None, "سامي الكيلاني")] * 3
    assert {speaker.mention for speaker in speakers(text)} == {None}
