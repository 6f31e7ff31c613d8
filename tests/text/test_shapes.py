"""What the shape of a word tells. Every sentence is invented."""

from __future__ import annotations

import pytest

from qawl.text.shapes import (
    accusative,
    circumstance_shape,
    closes_construct,
    definite,
    oblique,
    surname_elsewhere,
    verb_shape,
    with_pronoun,
    word_flags,
)
from tests.text.made import page


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("سيطرتها", True),
        ("انتقاده", True),
        ("معارضتهم", True),
        ("قرارهما", True),
        ("نظيره", False),
        ("الهيئة", False),
        ("نفسه", False),
        ("زعتوره", False),
        ("معارضة", False),
    ],
)
def test_a_common_noun_with_a_pronoun(text: str, is_one: bool) -> None:
    assert with_pronoun(page(text), 0) is is_one


def test_a_person_with_a_pronoun_counts_where_it_is_asked_for() -> None:
    for printed in ("نظيره", "وزيره", "مديرها", "نظيرتها"):
        assert with_pronoun(page(printed), 0, roles=True)
        assert not with_pronoun(page(printed), 0)
    assert not with_pronoun(page("وزيرة"), 0, roles=True)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("قرارا", True),
        ("قرارًا", True),
        ("زعتورًا", True),
        ("زعتورا", False),
        ("فرنسا", False),
        ("وزيرا", False),
        ("على", False),
        ("قرار", False),
    ],
)
def test_an_indefinite_accusative(text: str, is_one: bool) -> None:
    assert accusative(page(text), 0) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("للهيئة", True),
        ("بدور", True),
        ("بكل", True),
        ("قرارا", True),
        ("لافروف", False),
        ("بلان", False),
        ("وزارة", False),
        ("بل", False),
    ],
)
def test_a_noun_behind_a_glued_preposition(text: str, is_one: bool) -> None:
    assert oblique(page(text), 0) is is_one


@pytest.mark.parametrize(
    ("word", "is_one"),
    [("ويشرف", True), ("تتمثل", True), ("يستجدي", True), ("يد", False), ("تشرفتموها", False), ("شرف", False)],
)
def test_a_present(word: str, is_one: bool) -> None:
    assert verb_shape(word) is is_one


@pytest.mark.parametrize(
    ("text", "k", "is_one"),
    [
        ("وزير الري", 1, True),
        ("الوزير الكيلاني", 1, False),
        ("وزير ري", 1, False),
        ("سامي الري", 1, False),
        ("الري", 0, False),
    ],
)
def test_what_an_office_is_of(text: str, k: int, is_one: bool) -> None:
    assert closes_construct(page(text), k) is is_one


@pytest.mark.parametrize(
    ("word", "is_one"),
    [("الخبر", True), ("والخبر", True), ("بالخبر", True), ("للخبر", True), ("خبر", False), ("الان", False)],
)
def test_a_word_with_its_article(word: str, is_one: bool) -> None:
    assert definite(word) is is_one


@pytest.mark.parametrize(
    ("printed", "is_one"),
    [
        ("لافتا", True),
        ("ولافتا", True),
        ("آملا", True),
        ("معلقة", True),
        ("ملمحين", True),
        ("مضيفات", True),
        ("مضيفًا", True),
        ("قالوا", False),
        ("قرارا", False),
        ("مدينته", False),
        ("منا", False),
    ],
)
def test_a_participle_of_circumstance(printed: str, is_one: bool) -> None:
    assert circumstance_shape(printed) is is_one


def test_a_common_word_behind_its_verb_may_be_a_surname() -> None:
    told = page("أكد ملائكة أن الطريق مفتوح. وحضر سامي ملائكة الحفل.")
    assert surname_elsewhere(told, 1, False)
    assert not surname_elsewhere(page("أكد ملائكة أن الطريق مفتوح."), 1, False)
    assert not surname_elsewhere(page("أكد ملائكة الخبر. وحضر سامي ملائكة الحفل."), 1, False)
    far = page("بين الصباغ في تصريح أن الطريق مفتوح. وحضر سامي الصباغ الحفل.")
    assert surname_elsewhere(far, 1, True)
    assert not surname_elsewhere(far, 1, False)


def test_an_unlisted_word_of_a_verbal_nouns_shape_with_its_hamza_is_a_name() -> None:
    assert word_flags(page("أزكاغ"), 0) == 0
    assert word_flags(page("ازكاغ"), 0) != 0
