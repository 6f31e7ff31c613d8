"""Folding: a view of a text in which spelling variants are one, with a map back to the text as given.

The fold drops vowel marks, tatweel and bidi controls and makes the variants of a letter one letter (أ إ آ ٱ → ا,
ى ي → ي, ة → ه, ؤ → و, ئ → ي, Farsi ک گ ی → ك ك ي, presentation forms → letters, Arabic-Indic digits → 0-9).
Everything but dropping is one code point for one, so the map back is the sorted list of what was dropped.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import Final

MARKS: Final = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
"""Vowel marks and Quranic signs, as the inside of a character class."""

_DROPPED: Final = re.compile(f"[{MARKS}\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]")
_TRAILING: Final = re.compile(f"[{MARKS}\u0640]*")

_PAIRS: Final[tuple[tuple[str, str], ...]] = (
    ("أ", "ا"),
    ("إ", "ا"),
    ("آ", "ا"),
    ("ى", "ي"),
    ("ة", "ه"),
    ("ؤ", "و"),
    ("ئ", "ي"),
    ("\u0671", "ا"),
    ("\u06a9", "ك"),
    ("\u06af", "ك"),
    ("\u06cc", "ي"),
    ("\u06d2", "ي"),
    ("\u06c0", "ه"),
    ("\u06c1", "ه"),
    ("\u06be", "ه"),
    ("\u067e", "ب"),
    ("\u06a4", "ف"),
    ("\u0686", "ج"),
    ("\u00a0", " "),
)
_COMMON: Final = _PAIRS[:7]
_RARE: Final = re.compile("[\u0671-\u06ff\u00a0\u0660-\u0669\ufb50-\ufdff\ufe70-\ufefc]")


def _rare_table() -> dict[int, str]:
    """Letters that most texts do not hold: Farsi letters, digits, and presentation forms by their decomposition."""
    import unicodedata

    table = {ord(a): b for a, b in _PAIRS}
    table.update({0x660 + d: str(d) for d in range(10)})
    table.update({0x6F0 + d: str(d) for d in range(10)})
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):
        whole = unicodedata.normalize("NFKC", chr(code))
        if len(whole) == 1 and "\u0621" <= whole <= "\u06ff":
            table[code] = table.get(ord(whole), whole)
    return table


_RARE_TABLE: Final = _rare_table()
_FEW: Final = 24
"""How many different rare letters are replaced one by one."""


_DOUBLED: Final = tuple((pair, mark + "\u200b") for pair, mark in (("''", '"'), ("((", "«"), ("))", "»")))
_SINGLE_MARKS: Final = str.maketrans("{}\u2033", '«»"')
_SINGLE_OPENS: Final = re.compile("(?<![^\\s،:(])'(?=[^\\s'])")
_SINGLE_CLOSES: Final = re.compile("(?<=[^\\s'])'(?![^\\s.,،؛:!؟)])")
_ODD_MARKS: Final = ("'", "((", "))", "{", "}", "\u2033")


def _plain_marks(text: str) -> str:
    """Quotation marks that papers put together from others (''…'', ((…)), {…}), as single ones; the length stays."""
    for pair, mark in _DOUBLED:
        text = text.replace(pair, mark)
    if "'" in text:
        text = _single(text)
    return text.translate(_SINGLE_MARKS)


def _single(text: str) -> str:
    """Single marks by what stands beside them; a vowel mark or a control between hides nothing."""
    bare = _DROPPED.sub("", text)
    marked = _SINGLE_CLOSES.sub("”", _SINGLE_OPENS.sub("“", bare))
    if len(bare) == len(text) or marked == bare:
        return marked if len(bare) == len(text) else text
    kept = iter(marked)
    return "".join(c if _DROPPED.match(c) else next(kept) for c in text)


def _common_letters(text: str) -> str:
    """``text`` without rare letters. A text that holds any holds few different ones, and replacing each is much faster
    than translating every letter."""
    rare = set(_RARE.findall(text))
    if len(rare) > _FEW:
        return text.translate(_RARE_TABLE)
    for letter in rare:
        text = text.replace(letter, _RARE_TABLE.get(ord(letter), letter))
    return text


class View:
    """A folded text with its map back: ``view.text`` is what matching works on, spans are given in the original.

    ``start(i)`` and ``end(j)`` turn a span ``[i, j)`` of the view into ``[start(i), end(j))`` of the text as given;
    the marks that belong to the last letter are inside, controls and other dropped characters after it are not.
    """

    __slots__ = ("_keys", "original", "plain", "text")

    def __init__(self, original: str) -> None:
        self.original = original
        odd = any(map(original.__contains__, _ODD_MARKS))
        given = _plain_marks(original) if odd else original
        pieces = _DROPPED.split(given)
        text = "".join(pieces)
        self._keys = list(accumulate(map(len, pieces[:-1])))  # before which of the view's characters one was dropped
        self.plain = not self._keys  # every character stands where it stood
        for a, b in _COMMON:
            text = text.replace(a, b)
        self.text = _common_letters(text) if _RARE.search(text) else text

    def start(self, i: int) -> int:
        """Where the view's character ``i`` stands in the original (the original's length for the view's end)."""
        return i + bisect_right(self._keys, i) if self._keys else i

    def end(self, j: int) -> int:
        """Where a span that ends before the view's character ``j`` ends in the original."""
        if not self._keys or j <= 0:
            return j
        keys = self._keys
        n = bisect_right(keys, j - 1)
        if n == len(keys) or keys[n] != j:  # nothing was dropped behind the last letter
            return j + n
        trailing = _TRAILING.match(self.original, j + n)
        return trailing.end() if trailing else j + n

    def span(self, i: int, j: int) -> tuple[int, int]:
        """The original's span of the view's ``[i, j)``."""
        return self.start(i), self.end(j)


def fold(text: str) -> str:
    """``text`` folded, where no way back is needed (lexicon entries, query words)."""
    return View(text).text
