"""The folded view and its way back, for any text."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from qawl.language.fold import View, fold
from tests.hostile.texts import MARKS, texts

TATWEEL = "\u0640"


@given(texts)
@example("قَالَ")
@example("\u064eقال")
@example("ﻻﷺ\u200f٢٠١٧ کی")
def test_every_character_of_the_view_maps_to_the_one_it_was_made_of(text: str) -> None:
    view = View(text)
    at = [view.start(i) for i in range(len(view.text))]
    assert all(a < b for a, b in pairwise(at))
    assert [fold(text[i]) for i in at] == list(view.text)


@given(texts)
def test_what_is_not_mapped_is_what_folding_drops(text: str) -> None:
    view = View(text)
    kept = {view.start(i) for i in range(len(view.text))}
    assert all(fold(c) == "" for i, c in enumerate(text) if i not in kept)


@given(texts)
def test_spans_are_inside_not_empty_and_in_order(text: str) -> None:
    view = View(text)
    n = len(view.text)
    spans = [view.span(i, i + 1) for i in range(n)]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    if n:
        assert view.span(0, n) == (spans[0][0], spans[-1][1])
    assert view.start(n) <= len(text)


@given(texts, st.data())
def test_a_span_of_the_view_gives_words_that_fold_to_it(text: str, data: st.DataObject) -> None:
    view = View(text)
    i = data.draw(st.integers(0, len(view.text)))
    j = data.draw(st.integers(i, len(view.text)))
    if i < j:
        a, b = view.span(i, j)
        assert fold(text[a:b]) == view.text[i:j]


@given(texts)
def test_dropping_marks_and_tatweel_changes_nothing_else(text: str) -> None:
    bare = "".join(c for c in text if c not in MARKS + TATWEEL)
    assert fold(bare) == fold(text)


@given(texts, st.data())
def test_a_mark_put_in_anywhere_changes_nothing(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    mark = data.draw(st.sampled_from(MARKS + TATWEEL))
    assert fold(text[:at] + mark + text[at:]) == fold(text)


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts, texts)
def test_folding_goes_character_by_character(a: str, b: str) -> None:
    assert fold(a + b) == fold(a) + fold(b)


@given(texts)
def test_the_marks_of_a_span_s_last_letter_are_inside_it(text: str) -> None:
    view = View(text)
    for i in range(len(view.text)):
        end = view.end(i + 1)
        assert text[end : end + 1] not in (*MARKS, TATWEEL)
