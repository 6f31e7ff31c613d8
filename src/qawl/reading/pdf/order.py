"""The order in which the letters of a line are read, and by which of several orders a text reads as Arabic.

A PDF only says where each glyph stands. What is printed is read from the right; but a text layer that nobody sees (of a
scan) may have its letters in logical order at places that are not theirs. So each order that occurs is tried on the
whole text, and the words say which one it was.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import groupby, islice, pairwise
from typing import Final, NamedTuple, cast

from qawl.lexicon.entries_reading import Directions
from qawl.lexicon.loader import DATA, read_file
from qawl.reading.pdf.glyphs import Glyph

Line = Sequence[Glyph]
"""The glyphs of a line, in the order in which they are drawn."""

_GAP: Final = 0.18
"""White between two glyphs, in parts of their size, that is a blank."""

_FOREIGN: Final = 4
"""A line with so many times more Latin than Arabic letters reads from the left."""

_BETTER: Final = 1.25

_TRIED: Final = 400
"""Lines by which the order of a whole text is told."""

_LEAST: Final = 0.02
"""A text that is in order has some four times as many such words to a letter."""

_WORD: Final = re.compile("[\u0621-\u063a\u0641-\u064a]{2,40}")
_MIRRORED: Final = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_OPENING: Final = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›"}
_CLOSING: Final = frozenset(_OPENING.values())
_PRESENTATION: Final = re.compile("[\ufb50-\ufdff\ufe70-\ufefe]")


def letters(text: str) -> str:
    """``text`` with presentation forms (ﻻ, ﺑ) as the letters they are forms of; nothing else changes."""
    return _PRESENTATION.sub(lambda match: unicodedata.normalize("NFKC", match[0]).strip() or match[0], text)


class Evidence(NamedTuple):
    """How many words speak for the order of a text, and how many for its being backwards; ``letters`` are its Arabic
    ones."""

    forward: int
    backward: int
    letters: int

    @property
    def clear(self) -> bool:
        """Whether the text reads as Arabic does."""
        return self.forward > 2 * self.backward and self.forward > _LEAST * self.letters


def evidence(text: str) -> Evidence:
    """Counts the words of ``text`` that are frequent, or begin and end as Arabic words do, forwards and backwards."""
    signs = _signs()
    forward = backward = count = 0
    for match in _WORD.finditer(text):
        word = match[0]
        count += len(word)
        forward += word in signs.words
        backward += word in signs.back_words
        if len(word) > 4:
            forward += word.startswith(signs.starts) + word.endswith(signs.ends)
            backward += word.endswith(signs.back_starts) + word.startswith(signs.back_ends)
    return Evidence(forward, backward, count)


class _Signs(NamedTuple):
    """How words look, forwards and backwards; a word that is one both ways is neither."""

    words: frozenset[str]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    back_words: frozenset[str]
    back_starts: tuple[str, ...]
    back_ends: tuple[str, ...]


@cache
def _signs() -> _Signs:
    signs = cast(Directions, read_file(DATA / "directions.toml"))
    words = frozenset(signs.words)
    back = frozenset(word[::-1] for word in words)
    starts, ends = tuple(signs.starts), tuple(signs.ends)
    turned = tuple(start[::-1] for start in starts), tuple(end[::-1] for end in ends)
    return _Signs(words - back, starts, ends, back - words, *turned)


def printed(line: Line) -> str:
    """What is printed, read from the right: numbers and Latin words stand from left to right in it."""
    found = _with_blanks(sorted(_with_marks(line), key=lambda glyph: glyph.left + glyph.right))
    arabic = sum(_arabic(glyph.text) for glyph in found)
    latin = sum(glyph.text.isascii() and glyph.text.isalpha() for glyph in found)
    if latin > _FOREIGN * arabic:
        return "".join(glyph.text for glyph in found)
    return "".join(glyph.text for glyph in _inner_runs(found[::-1]))


def words_from_right(line: Line) -> str:
    """The strings that are drawn from right to left, each as it is written in the file; Latin ones side by side from
    left to right."""
    runs = [list(run) for _, run in groupby(line, key=lambda glyph: glyph.run)]
    runs.sort(key=lambda run: -max(glyph.right for glyph in run))
    found: list[Glyph] = []
    for latin, together in groupby(runs, key=lambda run: any(_latin(glyph.text) for glyph in run)):
        ordered = list(together)
        found += [glyph for run in (reversed(ordered) if latin else ordered) for glyph in run]
    return "".join(glyph.text for glyph in _with_blanks(found))


ORDERS: Final[tuple[Callable[[Line], str], ...]] = (printed, words_from_right)
"""What is printed comes first: it is taken unless the other reads better by far."""


def best_order(lines: Iterable[Line]) -> tuple[Callable[[Line], str], Evidence]:
    """The order by which ``lines`` read most like Arabic, and how clear that is."""
    lines = list(islice(lines, _TRIED))
    tried = [(order, evidence(letters("\n".join(map(order, lines))))) for order in ORDERS]
    first, other = tried
    return other if other[1].forward - other[1].backward > _BETTER * first[1].forward else first


def brackets_are_mirrored(texts: Iterable[str]) -> bool:
    """Whether brackets and quotation marks close before they open: the file names the shapes, not the characters."""
    good = bad = 0
    for text in texts:
        depth = dict.fromkeys(_CLOSING, 0)
        for char in text:
            if char in _OPENING:
                depth[_OPENING[char]] += 1
            elif char in _CLOSING and depth[char]:
                good += 1
                depth[char] -= 1
            elif char in _CLOSING:
                bad += 1
    return bad > good


def mirror(text: str) -> str:
    """``text`` with each bracket and angled quotation mark turned."""
    return text.translate(_MIRRORED)


def _with_blanks(line: Line) -> list[Glyph]:
    """``line`` with a blank wherever there is white between two glyphs, and no blank twice."""
    found = list(line[:1])
    for before, glyph in pairwise(line):
        white = max(glyph.left - before.right, before.left - glyph.right)
        if white > _GAP * max(before.size, glyph.size) and not before.text.isspace() and not glyph.text.isspace():
            found.append(glyph._replace(text=" ", left=before.right, right=glyph.left))
        found.append(glyph)
    return found


def _with_marks(line: Line) -> list[Glyph]:
    """``line`` with each vowel mark written behind the letter over which it stands."""
    found: list[Glyph] = []
    waiting = ""  # marks that belong to the glyph that comes
    for i, glyph in enumerate(line):
        text = letters(glyph.text)
        if all(unicodedata.category(char) == "Mn" for char in text):
            if found and not _over_next(found[-1], line[i + 1 : i + 2]):
                found[-1] = found[-1]._replace(text=found[-1].text + text)
            else:
                waiting += text
        else:
            found.append(glyph._replace(text=glyph.text + waiting) if waiting else glyph)
            waiting = ""
    return found


def _over_next(before: Glyph, following: Line) -> bool:
    """Whether a mark is written over the glyph that is drawn after it: it is where a line is drawn to the right, as it
    is printed. The mark's own place says little, because its shape hangs to one side of it."""
    return bool(following) and not following[0].text.isspace() and following[0].left > before.left


def _inner_runs(line: list[Glyph]) -> list[Glyph]:
    """``line``, turned as a whole, with its numbers and its Latin words turned back.

    Latin words go together with what stands between two of them; a number with a point, a comma, a colon or a slash
    between two digits, as they are printed among Arabic.
    """
    found: list[Glyph] = []
    at = 0
    while at < len(line):
        end = _end_of_run(line, at)
        found.extend(reversed(line[at:end]) if end > at else line[at : at + 1])
        at = max(end, at + 1)
    return found


def _end_of_run(line: list[Glyph], at: int) -> int:
    """Where the run from left to right that begins at ``at`` ends; ``at`` where none begins."""
    end = at
    latin = False
    for i in range(at, len(line)):
        text = line[i].text
        if _latin(text):
            latin, end = True, i + 1
        elif text.isdigit():
            if not latin and end < i and not (end == i - 1 and end > at and line[i - 1].text in ".,:/٫٬"):
                break
            end = i + 1
        elif _arabic(text) or end == at or i - end > 3:
            break
    return end


def _latin(text: str) -> bool:
    return text[:1].isalpha() and text[:1] < "\u0590"


def _arabic(text: str) -> bool:
    return text[:1].isalpha() and text[:1] >= "\u0590"
