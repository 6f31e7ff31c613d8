"""What a page that changed did to its statements: those added, those gone, and those that are worded otherwise."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import Final, Literal, NamedTuple

from qawl.difference import ADDED, CHANGED, LOST, Change, name
from qawl.limits import DIFFERENCE_WORDS
from qawl.model import Extraction, Statement
from qawl.record.rows import words_of

ALIKE: Final = 0.5
"""Two statements with this share of words in common (Dice) are one that was reworded."""
_NEAR: Final = 40
"""So many statements that are free on each side of the place where one is looked for are compared with it."""

Piece = tuple[Literal["same", "gone", "added"], str]
"""Words that are in both texts, in the earlier one only, or in the later one only, as printed."""


class _Side(NamedTuple):
    """A statement with the words of its content, folded."""

    statement: Statement
    words: tuple[str, ...]


def changes(earlier: Extraction, later: Extraction) -> tuple[Change, ...]:
    """The statements that differ between two texts of a page, in the order of the later text, those gone at the end.

    Two statements are one where their contents have the same words, or (none of them taken yet) at least ALIKE of them
    in common; ``fields`` says what differs: ``content``, ``speaker``, ``act``, ``status``.
    """
    before, after = _sides(earlier), _sides(later)
    pairs = _equal(before, after)
    _similar(before, after, pairs)
    out = []
    for j, side in enumerate(after):
        i = pairs.get(j)
        if i is None:
            out.append(Change(kind=ADDED, fields=(), before=None, after=side.statement))
        elif fields := _differing(before[i], side):
            out.append(Change(kind=CHANGED, fields=fields, before=before[i].statement, after=side.statement))
    met = set(pairs.values())
    gone = (side.statement for i, side in enumerate(before) if i not in met)
    return (*out, *(Change(kind=LOST, fields=(), before=statement, after=None) for statement in gone))


def reworded(earlier: str, later: str) -> tuple[Piece, ...]:
    """The words of two texts, side by side in one: what both have (as the later one prints it), what is gone, what is
    added. Words that differ in vowel marks or in the spelling of hamza only are the same."""
    a, b = earlier.split(), later.split()
    x, y = [_key(word) for word in a], [_key(word) for word in b]
    head = next((i for i, (m, n) in enumerate(zip(x, y, strict=False)) if m != n), min(len(x), len(y)))
    rest = min(len(x), len(y)) - head
    tail = next((i for i in range(rest) if x[-1 - i] != y[-1 - i]), rest)
    mid_a, mid_b = slice(head, len(a) - tail), slice(head, len(b) - tail)
    out: list[Piece] = [("same", " ".join(b[:head]))]
    if max(len(x[mid_a]), len(y[mid_b])) > DIFFERENCE_WORDS:
        out += [("gone", " ".join(a[mid_a])), ("added", " ".join(b[mid_b]))]
    else:
        matcher = SequenceMatcher(None, x[mid_a], y[mid_b], autojunk=False)
        for kind, i, i2, j, j2 in matcher.get_opcodes():
            words_a, words_b = " ".join(a[mid_a][i:i2]), " ".join(b[mid_b][j:j2])
            out += [("same", words_b)] if kind == "equal" else [("gone", words_a), ("added", words_b)]
    out.append(("same", " ".join(b[len(b) - tail :])))
    return tuple(piece for piece in out if piece[1])


def words(statement: Statement) -> str:
    """A statement's content as it is compared and shown: its parts, each on one line, with a space between them."""
    return " ".join(" ".join(statement.text).split())


def _key(word: str) -> str:
    return " ".join(words_of(word)) or word


def _sides(extraction: Extraction) -> list[_Side]:
    return [_Side(s, tuple(words_of(words(s)))) for s in extraction.statements]


def _equal(before: list[_Side], after: list[_Side]) -> dict[int, int]:
    """Statements of the same words by number, later to earlier; among several first those with the same speaker."""
    places: dict[tuple[str, ...], list[int]] = {}
    for i, side in enumerate(before):
        places.setdefault(side.words, []).append(i)
    pairs: dict[int, int] = {}
    for same_name in (True, False):
        for j, side in enumerate(after):
            free = places.get(side.words, [])
            for i in free[:_NEAR] if j not in pairs else ():
                if not same_name or name(before[i].statement) == name(side.statement):
                    pairs[j] = i
                    free.remove(i)
                    break
    return pairs


def _similar(before: list[_Side], after: list[_Side], pairs: dict[int, int]) -> None:
    """Add the pairs of statements that are alike, the likest first."""
    taken = set(pairs.values())
    free = [i for i in range(len(before)) if i not in taken]
    rest = [j for j in range(len(after)) if j not in pairs]
    found = []
    for place, j in enumerate(rest):
        middle = place * len(free) // len(rest)
        for i in free[max(middle - _NEAR, 0) : middle + _NEAR]:
            likeness = _alike(before[i].words, after[j].words)
            if likeness >= ALIKE:
                found.append((-likeness, j, i))
    for _, j, i in sorted(found):
        if j not in pairs and i not in taken:
            pairs[j] = i
            taken.add(i)


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    common = sum((Counter(a) & Counter(b)).values())
    return 2 * common / (len(a) + len(b)) if a or b else 1.0


def _differing(before: _Side, after: _Side) -> tuple[str, ...]:
    a, b = before.statement, after.statement
    differs = {
        "content": before.words != after.words,
        "speaker": name(a) != name(b),
        "act": a.act != b.act,
        "status": a.cue_status != b.cue_status,
    }
    return tuple(field for field, does in differs.items() if does)
