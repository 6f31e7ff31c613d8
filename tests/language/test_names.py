"""Spellings of names: what is one name under newsrooms' spellings, and what is another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.language.names import NameFolds, compare, keys_of, name_key, name_words, same_spelling
from qawl.lexicon.compile import load

FOLDS: NameFolds = load().name_folds
letters = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآىةؤئ -", max_size=24)

ONE_NAME = [
    ("سيرغي لافروف", "سيرجي لافروف"),
    ("سيرغي لافروف", "سيرجى لافروف"),
    ("بنيامين نتنياهو", "بنيامين نتانياهو"),
    ("عبد الله الرواس", "عبدالله الرواس"),
    ("عبد الرحمن مبتول", "عبد الرحمان المبتول"),
    ("نور الدين الكافي", "نورالدين الكافي"),
    ("أحمد أبو الورد", "احمد ابوالورد"),
    ("أحمد أبو الورد", "أحمد أبي الورد"),
    ("عبد الإله بن كيران", "عبد الإله بنكيران"),
    ("عبد الإله ابن كيران", "عبد الإله بنكيران"),
    ("رياض المؤخر", "رياض الموخر"),
    ("داود سليم", "داوود سليم"),
    ("فولوديمير زيلينسكي", "فولوديمير زيلنسكي"),
    ("شي جين بينغ", "شي جينبينغ"),
    ("ميشال عون", "ميشيل عون"),
    ("توماس شولتز", "توماس شولتس"),
    ("الهادي مجدوب", "هادي المجدوب"),
    ("ماري-لور دوبون", "ماري لور دوبون"),
    ("إيمانويل ماكرون", "إمانويل ماكرون"),
]


@pytest.mark.parametrize(("a", "b"), ONE_NAME)
def test_one_name_in_two_spellings(a: str, b: str) -> None:
    x, y = name_words(a, FOLDS), name_words(b, FOLDS)
    assert compare(x, y, FOLDS) in ("same", "variant")
    assert compare(x, y, FOLDS) == compare(y, x, FOLDS)
    assert set(name_key(a, FOLDS)) & set(name_key(b, FOLDS))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("محمد", "محمود"),
        ("حسن", "حسين"),
        ("سعد", "سعيد"),
        ("عمر", "عمرو"),
        ("جمال", "كمال"),
        ("سالم", "سليم"),
        ("سلمان", "سليمان"),
        ("مبارك", "مبروك"),
        ("قاسم", "جاسم"),
        ("محمدي", "محمودي"),
        ("رشيد", "راشد"),
    ],
)
def test_near_misses_are_never_variants(a: str, b: str) -> None:
    (x,), (y,) = name_words(a, FOLDS), name_words(b, FOLDS)
    assert same_spelling(x, y, FOLDS) == "unlike"
    assert same_spelling(y, x, FOLDS) == "unlike"


@pytest.mark.parametrize(
    ("a", "b", "how"),
    [
        ("أسامة بن فضل البار", "أسامة البار", "fuller"),
        ("لويس فان غال", "لويس غال", "fuller"),
        ("فيصل بن خالد", "فيصل بن خالد بن عبدالعزيز", "begins"),
        ("حسين طنطاوي", "محمد حسين طنطاوي", "begins"),
        ("محمد بن علي العتيبي", "محمد بن سعد العتيبي", "unlike"),
        ("سامي الحداد", "سامي النجار", "unlike"),
        ("سامي", "سامي النجار", "unlike"),
        ("", "سامي النجار", "unlike"),
    ],
)
def test_how_two_names_stand(a: str, b: str, how: str) -> None:
    assert compare(name_words(a, FOLDS), name_words(b, FOLDS), FOLDS) == how


def test_a_name_of_one_word_has_one_key() -> None:
    assert name_key("لافروف", FOLDS) == name_key("لافرف", FOLDS)
    assert len(name_key("لافروف", FOLDS)) == 1
    assert name_key("«»", FOLDS) == ()


@given(letters, letters)
def test_any_two_names_can_be_compared_and_relatives_share_a_key(a: str, b: str) -> None:
    x, y = name_words(a, FOLDS), name_words(b, FOLDS)
    relation = compare(x, y, FOLDS)
    assert relation == compare(y, x, FOLDS)
    if relation in ("same", "fuller", "begins"):
        assert set(keys_of(x, FOLDS)) & set(keys_of(y, FOLDS))


@given(letters)
def test_a_name_is_itself(a: str) -> None:
    words = name_words(a, FOLDS)
    assert compare(words, words, FOLDS) == ("same" if words else "unlike")
