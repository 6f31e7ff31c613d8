"""What a line of a page is, by its words: running text, the opening of a box that is no part of the article."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from qawl.reading.html.words import folded, words

_ENDS: Final = (".", "؟", "!")
_CLOSES: Final = ("…", "؛", ":", "»", '"', "”", ")", "]", "،")
_BULLETS: Final = " \t\u00a0\u200b-–—•▪■●►▶◄»«*|:.…،؛!\u200f\u200e"
_INSIDE: Final = ("،", "؛", ". ", ", ", "؟ ")
PROSE_CHARS: Final = 80
CLOSED_CHARS: Final = 60
SENTENCE_CHARS: Final = 25
_MAX_OPENING: Final = 60
_MAX_SHARE: Final = 40
_MAX_PREFIX_WORDS: Final = 6


def is_prose(line: str) -> bool:
    """Whether a line is running text: a sentence that is closed, or long with something inside that parts it. A
    headline may end with a quotation mark, so a line that does is asked for more length."""
    size = len(line)
    if size < SENTENCE_CHARS or is_caption(line):
        return False
    end = line.rstrip()
    if end.endswith(_ENDS) or (size >= CLOSED_CHARS and end.endswith(_CLOSES)):
        return not end.endswith(("...", "..")) or size >= PROSE_CHARS
    return size >= PROSE_CHARS and any(mark in line for mark in _INSIDE)


def box_of(line: str) -> str | None:
    """The kind of box that a line opens or is (``related``, ``comments``, ``share``, …), None for others.

    The whole line is one of the known openings, or it begins with one and a colon, bar or dots; an opening of two words
    or more is known before a link too, where the line is no sentence.
    """
    if len(line) > 4 * PROSE_CHARS:
        return None
    head = line.strip(_BULLETS)
    if not head or not _may_open(head.split(maxsplit=1)[0]):
        return None
    boxes = words().boxes
    closed = line.rstrip().endswith((".", "؟"))
    if len(head) <= _MAX_OPENING and (kind := boxes.get(folded(head))):
        return kind
    parts = head.split()[:_MAX_PREFIX_WORDS]
    for count in range(len(parts), 0, -1):
        kind = boxes.get(folded(" ".join(parts[:count])))
        if kind is None:
            continue
        at_end = parts[count - 1][-1] in ":|.،-–—"
        next_is = count < len(parts) and parts[count][0] in ':|-–—.«"('
        linked = count > 1 and kind in ("related", "comments", "notices") and not closed
        named = (kind == "notices" and count > 2) or (kind == "share" and count > 1 and len(head) <= _MAX_SHARE)
        if at_end or next_is or linked or named:
            return kind
    return None


def is_caption(line: str) -> bool:
    """Whether a line ends in brackets that tell who took the picture, or that it is an old one."""
    if len(line) > 2 * PROSE_CHARS or not line.endswith(")"):
        return False
    inside = f" {folded(line[line.rfind('(') :])} "
    return any(f" {credit} " in inside for credit in words().credits)


@lru_cache(maxsize=20_000)
def _may_open(word: str) -> bool:
    """Whether an opening begins with this word. Most lines begin with one of a few thousand words."""
    return folded(word).partition(" ")[0] in words().box_firsts


def same(line: str, plain: str) -> bool:
    """Whether a line says what ``plain`` does, which is folded already."""
    return -3 <= len(line) - len(plain) <= 6 + len(plain) // 4 and folded(line) == plain
