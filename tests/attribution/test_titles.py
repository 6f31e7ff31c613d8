"""What a title tells by itself. Every text is invented."""

from __future__ import annotations

import pytest

from qawl.attribution.names import take_apart
from qawl.attribution.titles import Title, covers, plain, read_title
from qawl.text.phrases import noun_phrase
from tests.text.made import page


@pytest.mark.parametrize(
    ("words", "content", "held"),
    [
        ("عضو برلمان", "عضو", True),
        ("عضو برلمان", "عضو برلماني", True),
        ("عضو برلمان", "عضو برلمانيه", True),
        ("رييس لجنه مال", "رييس لجنه ماليه", True),
        ("رييس مدينه", "رييس مديني", True),  # مدينة with its ه
        ("خبير مياه", "خبير صحي", False),
        ("عضو برلماني", "عضو برلمان", False),  # the adjective holds no noun
        ("خبير", "خبير ري", False),  # too short to be made of a noun
        ("", "", True),
        ("", "عضو", False),
    ],
)
def test_words_hold_an_adjective_by_its_noun(words: str, content: str, held: bool) -> None:
    assert covers(frozenset(words.split()), frozenset(content.split())) is held


def title(text: str) -> Title | None:
    p = page(text)
    np = noun_phrase(p, 0, len(p.words))
    assert np is not None
    return read_title(p, take_apart(p, np))


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("الوزير قال", "وزير"),
        ("المصدر نفسه قال", "مصدر"),
        ("هذا الخبير قال", "خبير"),
        ("وزير النقل قال", "وزير"),
        # without an article it stands for somebody in a headline only
        ("خبير: المطر قادم\nقال الخبير نعم", "خبير"),
        ("مصدر: المطر قادم\nقال المصدر نعم", "مصدر"),
        ("مصدر قال", None),
        ("شركة قالت", None),
        ("مصادر: المطر قادم\nقالت المصادر نعم", None),
    ],
)
def test_what_may_stand_for_somebody(text: str, head: str | None) -> None:
    found = title(text)
    assert (found.head if found is not None else None) == head


def test_of_one_person() -> None:
    for text, one in (("الرئيس التونسي قال", True), ("رئيس البلدية قال", False), ("الوزراء قالوا", False)):
        found = title(text)
        assert found is not None
        assert found.of_one_person is one


@pytest.mark.parametrize(
    ("text", "word"), [("الرابطة", "رابطه"), ("لرابطة", "رابطه"), ("للرابطة", "رابطه"), ("لافروف", "لافروف")]
)
def test_a_word_without_its_article_and_preposition(text: str, word: str) -> None:
    assert plain(page(text), 0) == word
