"""Pairing quotation marks with a stack that forgives: unclosed, doubled, mixed, nested of the same kind.

A mark is told to open or to close by its shape where the shape says it («, »), else by the blanks around it, else by
what is open. Paragraphs end what was left open, unless the next mark clearly closes it.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Final, NamedTuple

from qawl.language.tokens import Tokens
from qawl.lexicon.columns import QUOTES
from qawl.limits import MAX_QUOTE_DEPTH

OPENERS: Final = "«“„‘"
CLOSERS: Final = "»”’"
MARKS: Final = QUOTES
_ENDERS: Final = frozenset(".,،؛:!؟?)\n-")
_GLUED: Final = frozenset({"و", "ب", "ل", "ف", "ك", "ال", "لل", "بال"})
_PARAGRAPHS_AHEAD: Final = 3


class Pair(NamedTuple):
    """A pair by its token indices; ``close`` is -1 where the mark was never closed. ``depth`` 0 is outermost."""

    open: int
    close: int
    depth: int


def pair_quotes(
    tokens: Tokens, text: str, openers: Container[str] = frozenset(), at: list[int] | None = None
) -> list[Pair]:
    """The pairs of a text's tokens, in the order of their opening marks.

    ``at`` are the tokens that are quotation marks or line breaks, ascending, where they are known; ``openers`` are
    words after which a mark opens even where it is glued to them (وقال" …).
    """
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    if at is None:
        at = [k for k, w in enumerate(words) if w in MARKS or w == "\n"]
    pairs: list[Pair] = []
    stack: list[int] = []
    for n, k in enumerate(at):
        mark = words[k]
        if mark == "\n":
            if stack and not _closes_later(words, starts, ends, text, at, n):
                pairs += [Pair(o, -1, d) for d, o in enumerate(stack)]
                stack = []
            continue
        opens = _opens(words, starts, ends, text, k, bool(stack)) or (not stack and k > 0 and words[k - 1] in openers)
        if opens and len(stack) < MAX_QUOTE_DEPTH:
            stack.append(k)
        elif stack and not opens:
            if len(stack) == 1 and _stray(words, starts, text, at, n, stack[0]):
                continue
            pairs.append(Pair(stack.pop(), k, len(stack)))
    pairs += [Pair(o, -1, d) for d, o in enumerate(stack)]
    pairs.sort()
    return pairs


def _opens(words: list[str], starts: list[int], ends: list[int], text: str, k: int, inside: bool) -> bool:
    mark = words[k]
    before, after = starts[k], ends[k]
    blank_left = (
        before == 0 or text[before - 1] in " \n\t(:،-" or (k > 0 and words[k - 1] in _GLUED and ends[k - 1] == before)
    )
    blank_right = after >= len(text) or text[after] in " \n\t" or text[after] in ".,،؛:!؟?)»”"
    if mark in "«„":
        return not (inside and not blank_left and blank_right)
    if mark == "»":
        return not inside and blank_left and not blank_right
    if blank_left and not blank_right:
        return True
    if blank_right and not blank_left:
        return False
    if mark in "“‘":
        return True
    if mark in CLOSERS:
        return False
    return not inside


def _closes_later(words: list[str], starts: list[int], ends: list[int], text: str, at: list[int], n: int) -> bool:
    """The first mark of the next paragraphs closes what is open now."""
    breaks = 0
    for k in at[n + 1 :]:
        if words[k] == "\n":
            breaks += 1
            if breaks > _PARAGRAPHS_AHEAD:
                return False
        else:
            return not _opens(words, starts, ends, text, k, True)
    return False


def _stray(words: list[str], starts: list[int], text: str, at: list[int], n: int, opened: int) -> bool:
    """A closing mark in the middle of a clause, of a speech quote that a later mark closes: it is left over.

    (… جبهة النصرة" الإرهابيين، … المسلحة".)
    """
    k = at[n]
    if words[opened] != words[k] or opened == 0 or words[opened - 1] != ":":
        return False
    if k + 1 >= len(words) or words[k + 1] in _ENDERS:
        return False
    for later in at[n + 1 :]:
        if words[later] == "\n":
            return False
        if words[later] != words[k]:
            continue
        if words[later - 1] == ":" or (later > 1 and starts[later] > 0 and text[starts[later] - 1] == " "):
            return False
        return later + 1 >= len(words) or words[later + 1] in _ENDERS
    return False
