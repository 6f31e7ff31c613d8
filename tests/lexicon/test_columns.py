"""Columns: what is read out of them is what the lexicon says of each word. Every text is invented."""

from __future__ import annotations

import pytest

from qawl.lexicon import columns as x
from qawl.lexicon.compile import load
from qawl.text.page import Page

TEXT = "قال الوزير: «سيفتح الطريق غدا». وأضاف أن 20 عاملا أنهوا العمل على الجسر؟\nوسوف يعود الخميس المقبل."


def words_with(page: Page, column: bytes | bytearray, bit: int) -> list[str]:
    return [page.words[m.start()] for m in x.scanner(bit).finditer(column)]


@pytest.mark.parametrize(
    ("bit", "expected"),
    [
        (x.CUE, ["قال", "واضاف", "علي"]),
        (x.QUOTE, ["«", "»", "\n"]),
        (x.END, [".", "؟", "\n", "."]),
        (x.CLAUSE, [":", "ان"]),
        (x.HOMOGRAPH, ["علي"]),
    ],
)
def test_the_layout_of_a_page(bit: int, expected: list[str]) -> None:
    page = Page(TEXT, load())
    assert words_with(page, page.layout, bit) == expected


@pytest.mark.parametrize(
    ("bit", "expected"),
    [(x.NUMBER, ["20"]), (x.FUTURE, ["سيفتح", "وسوف"]), (x.STOP, [".", "؟", "\n", "."])],
)
def test_the_topics_of_a_page(bit: int, expected: list[str]) -> None:
    page = Page(TEXT, load())
    assert words_with(page, page.topics, bit) == expected


def test_the_columns_say_of_each_word_what_the_lexicon_says() -> None:
    lex = load()
    page = Page(TEXT, lex)
    for word, flags, layout, topics in zip(page.words, page.flags, page.layout, page.topics, strict=True):
        assert flags == lex.flags(word)
        assert layout == x.layout(lex, word, flags)
        assert topics == x.topics(lex, word)


def test_a_name_among_homographs_is_marked_in_the_columns_too() -> None:
    page = Page("قال علي سالم إن الطريق على ما يرام، ووقف على الجسر كما بقى.", load())
    marked = [k for k, w in enumerate(page.words) if w.endswith("\u0651")]
    assert [page.raw(k) for k in marked] == ["علي"]
    assert page.flags[marked[0]] == page.lex.flags(page.words[marked[0]])
    assert not page.layout[marked[0]] & x.HOMOGRAPH


def test_forms_are_forgotten_at_the_limit_and_numbers_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(x, "MAX_KNOWN_WORDS", 5)
    lex = load()
    known = x.Columns(lex)
    words = [f"كلمة{n}" for n in range(50)] + ["قال", "أن", "20"]
    numbers = [known[w] for w in words]
    assert len(known) <= 6
    assert [known.flags[n] for n in numbers] == [lex.flags(w) for w in words]
    assert len(known.flags) == len(known.layout) == len(known.topics) == len(set(numbers))


def test_many_rare_letters_fold_as_few_do() -> None:
    from qawl.language.fold import fold

    rare = "".join(map(chr, (*range(0x660, 0x66A), *range(0x6F0, 0x6FA), 0x6A9, 0x6AF, 0x6CC, 0x67E, 0x6A4, 0x686)))
    assert fold(rare) == "".join(fold(letter) for letter in rare)


@pytest.mark.parametrize("key", ["طريق", "مدير", "ال", "ب", "وزاره", "الال"])
def test_the_places_of_a_key_are_those_of_its_words(key: str) -> None:
    page = Page("الطريق طريق والطريق، مدير المدير ب الب ال الال الالال وزارة الوزارة وزارتها", load())
    whole = ("ال" + key) if len(key) > 2 else key
    assert page.places_of(key) == [k for k, w in enumerate(page.words) if w in (key, whole)]
