"""Pairs of quotation marks: by shape, by the blanks around them, by what is open. Every text is invented."""

from __future__ import annotations

import pytest

from qawl.language.tokens import Tokens
from qawl.limits import MAX_QUOTE_DEPTH
from qawl.text.quotes import pair_quotes


def quoted(text: str, openers: tuple[str, ...] = ()) -> list[tuple[str | None, int]]:
    """What stands in each pair (None where it is never closed), and its depth."""
    tokens = Tokens(text)
    return [
        (text[tokens.ends[p.open] : tokens.starts[p.close]] if p.close >= 0 else None, p.depth)
        for p in pair_quotes(tokens, text, frozenset(openers))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال «الطريق مفتوح».", [("الطريق مفتوح", 0)]),
        ('قال "الطريق مفتوح".', [("الطريق مفتوح", 0)]),
        ("قال “الطريق مفتوح”.", [("الطريق مفتوح", 0)]),
        # the wrong way round, and with one kind for both
        ("قال »الطريق مفتوح«.", [("الطريق مفتوح", 0)]),
        ("قال ”الطريق مفتوح”.", [("الطريق مفتوح", 0)]),
        # nested, of another kind and of the same
        ('قال «الطريق "العام" مفتوح».', [('الطريق "العام" مفتوح', 0), ("العام", 1)]),
        ("قال «الطريق «العام» مفتوح».", [("الطريق «العام» مفتوح", 0), ("العام", 1)]),
        # one kind opens and another closes
        ('قال «الطريق مفتوح".', [("الطريق مفتوح", 0)]),
        # behind a glued particle
        ('مدير "الأفق" و"النور".', [("الأفق", 0), ("النور", 0)]),
        # never closed, never opened
        ("قال «الطريق مفتوح.\nوعاد.", [(None, 0)]),
        ("الطريق مفتوح» كما قال.", []),
        # over a paragraph's end, where the next mark closes
        ("قال «الطريق مفتوح.\nوالجسر آمن».", [("الطريق مفتوح.\nوالجسر آمن", 0)]),
        ("قال «الطريق مفتوح.\nوقال «الجسر آمن».", [(None, 0), ("الجسر آمن", 0)]),
        ("", []),
    ],
)
def test_pairs(text: str, expected: list[tuple[str | None, int]]) -> None:
    assert quoted(text) == expected


def test_no_pair_reaches_over_many_paragraphs() -> None:
    ends = "\n".join(["قال «الطريق مفتوح.", "سطر", "سطر", "سطر", "سطر", "والجسر آمن»."])
    assert quoted(ends) == [(None, 0)]


def test_a_closing_mark_left_over_in_a_clause_closes_nothing() -> None:
    text = 'قال: "باع تجار السوق القديم" المتعبون محالهم، وعاد عمال السوق الجديدة".'
    assert quoted(text) == [('باع تجار السوق القديم" المتعبون محالهم، وعاد عمال السوق الجديدة', 0)]


def test_a_mark_glued_to_a_verb_opens() -> None:
    text = 'وقال" الطريق مفتوح ".'
    assert quoted(text, ("وقال",)) == [(" الطريق مفتوح ", 0)]


def test_the_depth_has_a_ceiling() -> None:
    deep = quoted("«" * (MAX_QUOTE_DEPTH + 5) + "الطريق" + "»" * (MAX_QUOTE_DEPTH + 5))
    assert max(depth for _, depth in deep) == MAX_QUOTE_DEPTH - 1


@pytest.mark.parametrize("text", ["«»«»", '""""', "»»««", "''“”", "«\n»\n«"])
def test_every_pair_closes_behind_where_it_opens(text: str) -> None:
    tokens = Tokens(text)
    pairs = pair_quotes(tokens, text)
    assert all(p.close == -1 or p.open < p.close < len(tokens) for p in pairs)
    assert pairs == sorted(pairs)
    closed = [p.close for p in pairs if p.close >= 0]
    assert len(closed) == len(set(closed))
