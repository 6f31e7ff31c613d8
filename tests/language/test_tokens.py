"""Tokens: words, numbers, line breaks, single characters; where each stands."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.language.tokens import BREAK, MARK, NUMBER, WORD, Tokens, kind, positions


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قال الوزير: نعم.", ["قال", "الوزير", ":", "نعم", "."]),
        ("بلغ 2.5 و1,000 دينار", ["بلغ", "2.5", "و", "1,000", "دينار"]),
        ("في 2016.", ["في", "2016", "."]),
        ("سطر\n\nسطر", ["سطر", "\n", "\n", "سطر"]),
        ("لـ«الأفق»", ["ل", "ـ", "«", "الأفق", "»"]),
        ("البي-بي-سي BBC", ["البي", "-", "بي", "-", "سي", "BBC"]),
        ("\t  ", []),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert Tokens(text).words == words


@given(st.text(alphabet="قال الو.،:«»\n\t0123 ab-", max_size=60))
def test_every_token_is_what_stands_at_its_place(text: str) -> None:
    tokens = Tokens(text)
    assert len(tokens) == len(tokens.words) == len(tokens.starts) == len(tokens.ends)
    spans = list(zip(tokens.starts, tokens.ends, strict=True))
    assert [text[a:b] for a, b in spans] == tokens.words
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in itertools.pairwise(spans))
    left = [text[b:c] for b, c in zip((0, *tokens.ends), (*tokens.starts, len(text)), strict=True)]
    assert all(gap.strip() == "" and "\n" not in gap for gap in left)


def test_where_lines_end() -> None:
    assert Tokens("ا\nب\n").lines() == [1, 3]
    assert Tokens("ا ب").lines() == []


def test_positions() -> None:
    assert positions(["ا", "ب", "ا"], "ا") == [0, 2]
    assert positions(["ا", "ب"], "ت") == []
    assert positions([], "ا") == []


@pytest.mark.parametrize(
    ("word", "expected"), [("قال", WORD), ("2016", NUMBER), ("\n", BREAK), ("«", MARK), ("a", WORD)]
)
def test_kinds(word: str, expected: int) -> None:
    assert kind(word) == expected
