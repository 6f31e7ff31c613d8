"""A page: sentences, the headline, quotations around a token, places of a word. Every text is invented."""

from __future__ import annotations

import pytest

from qawl.text.page import SCANS
from tests.text.made import page


def sentences(text: str) -> list[str]:
    p = page(text)
    out, k = [], 0
    while k < len(p.words):
        start, end = p.sentence(k)
        if end > start:
            out.append(text[slice(*p.span(start, end))])
        k = end + 1
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الطريق مفتوح. الجسر آمن.", ["الطريق مفتوح", "الجسر آمن"]),
        ("الطريق مفتوح؟ الجسر آمن!", ["الطريق مفتوح", "الجسر آمن"]),
        ("عنوان\nالطريق مفتوح", ["عنوان", "الطريق مفتوح"]),
        ("قال د. سامي إن الطريق مفتوح.", ["قال د. سامي إن الطريق مفتوح"]),
        ("قال «الطريق مفتوح. الجسر آمن» أمس.", ["قال «الطريق مفتوح. الجسر آمن» أمس"]),
        ("بلغ السعر 2.5 دينار.", ["بلغ السعر 2.5 دينار"]),
        ("زار موقع example.com أمس.", ["زار موقع example.com أمس"]),
        ("قالت شركة (أ. ب. ت) إن الطريق مفتوح.", ["قالت شركة (أ. ب. ت) إن الطريق مفتوح"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "k", "in_it"),
    [
        ("خبير: المطر قادم\nقال الخبير إن المطر قادم.", 0, True),
        ("خبير: المطر قادم\nقال الخبير إن المطر قادم.", 6, False),
        ("خبير: المطر قادم", 0, False),
        ("خبير: المطر قادم. وقال\nالخبير إن المطر قادم.", 0, False),
        ("", 0, False),
    ],
)
def test_the_headline_is_the_first_of_several_lines(text: str, k: int, in_it: bool) -> None:
    assert page(text).in_headline(k) is in_it


def test_the_outermost_quotation_around_a_token() -> None:
    p = page('قال «الطريق "العام" مفتوح» أمس.')
    around = p.quote_around(p.words.index("العام"))
    assert around is not None
    assert (p.words[around.open], p.words[around.close]) == ("«", "»")
    assert p.quote_around(0) is None
    assert p.quote_around(len(p.words) - 1) is None


def test_places_of_a_word_with_and_without_its_article() -> None:
    p = page("وزير الري. الوزير. ووزير. وزير")
    expected = [k for k, w in enumerate(p.words) if w in ("وزير", "الوزير")]
    assert p.places_of("وزير") == expected
    assert p.places_of("غائب") == []
    for n in range(SCANS + 1):
        p.places_of("ري" if n % 2 else "وزير" + "ا" * n)
    assert p.places_of("وزير") == expected, "an index finds what a scan finds"


def test_spans_are_of_the_text_as_given() -> None:
    text = "قالَتِ الْوَزِيرَةُ إِنَّ"
    p = page(text)
    assert text[slice(*p.span(0, 2))] == "قالَتِ الْوَزِيرَةُ"
    assert p.raw(1) == "الْوَزِيرَةُ"


def test_a_name_that_is_a_preposition_too_is_told_by_its_letter() -> None:
    assert page("حضر علي إلى القرية").words[1] != page("حضر على القرية").words[1]
