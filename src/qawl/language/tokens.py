"""Tokens of a folded text: words, numbers, line breaks and single other characters, as parallel lists of offsets."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final

# Vowel marks are gone in a folded view, so a word is a plain run of letters; the classes are explicit because
# ``\w`` and ``\b`` split at marks. No alternative can match what another one starts with: one pass, linear.
TOKEN: Final = re.compile("[\u0621-\u063a\u0641-\u064a\u066e-\u06d3A-Za-z\u00c0-\u024f]+|[0-9]+(?:[.,][0-9]+)*|\n|\\S")

_SPLIT: Final = re.compile(f"({TOKEN.pattern})").split
"""The gaps and the tokens of a text in turn: one pass, and no object for a match."""

WORD: Final = 0
NUMBER: Final = 1
BREAK: Final = 2
MARK: Final = 3


class Tokens:
    """``words[k]`` stands at ``[starts[k], ends[k])`` of the folded view. ``len()`` is the number of tokens."""

    __slots__ = ("ends", "starts", "words")

    def __init__(self, text: str) -> None:
        parts = _SPLIT(text)
        ends = list(accumulate(map(len, parts)))
        self.words: list[str] = parts[1::2]
        self.starts = ends[:-1:2]
        self.ends = ends[1::2]

    def __len__(self) -> int:
        return len(self.words)

    def lines(self) -> list[int]:
        """The tokens that end a line, ascending."""
        return positions(self.words, "\n")


def positions(words: list[str], word: str) -> list[int]:
    """Where ``word`` stands among ``words``, ascending."""
    out, k = [], -1
    try:
        while True:
            k = words.index(word, k + 1)
            out.append(k)
    except ValueError:  # no further one
        return out


def kind(word: str) -> int:
    """WORD, NUMBER, BREAK or MARK, by the token's first character."""
    c = word[0]
    if c.isalpha():
        return WORD
    if c.isdigit():
        return NUMBER
    return BREAK if c == "\n" else MARK
