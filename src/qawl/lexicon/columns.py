"""Columns: what each word of a page may be, as its classes and as two bytes, so that a page is searched for its cues,
marks, numbers and times by one scan of bytes each and not word by word.

What they say hangs on the written form alone, so it is found once for each form and remembered.
"""

from __future__ import annotations

import re
from threading import Lock
from typing import Final

from qawl.lexicon import compiled as c
from qawl.lexicon.compiled import Lexicon
from qawl.limits import MAX_KNOWN_WORDS

# Of the layout: what the rooms of text and statements look for.
CUE: Final = 1 << 0
"""A form of saying (one of the lexicon's triggers)."""
QUOTE: Final = 1 << 1
"""A quotation mark or a line break."""
END: Final = 1 << 2
"""What may end a sentence."""
CLAUSE: Final = 1 << 3
"""A colon, a complementizer, a conjunction of reason."""
HOMOGRAPH: Final = 1 << 4
"""The preposition that is a name where it is printed so (على، علي)."""

# Of the topics: what the horizons, dates and quantities of a content rest on.
NUMBER: Final = 1 << 0
"""A quantity may begin here."""
DATING: Final = 1 << 1
"""Without one of these no day is told."""
TIMING: Final = 1 << 2
"""Without one of these there is no horizon."""
SPAN: Final = 1 << 3
"""A horizon may begin here."""
FUTURE: Final = 1 << 4
"""A verb in the future."""
STOP: Final = 1 << 5
"""A full stop, a question, an exclamation or a line break."""

QUOTES: Final = frozenset('«“„‘»”’"')
"""The quotation marks of a folded text."""
ENDS: Final = frozenset(".!؟?\n")
_STOPS: Final = frozenset(".!؟\n")
FUTURES: Final = "سوف"
"""The letters that a verb in the future begins with, a conjunction glued to it or not."""
_PERSONS: Final = "اينت"


class Columns(dict[str, int]):
    """A number for each written form asked for so far, by one look-up and no call for most words.

    Forms that may be the same things share a number: ``flags``, ``layout`` and ``topics`` hold at it their classes and
    their bytes. There are some hundreds of numbers, however many forms are known.
    """

    __slots__ = ("_lock", "_numbers", "flags", "layout", "lexicon", "topics")

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon
        self._lock = Lock()
        self._numbers: dict[tuple[int, int, int], int] = {}
        self.flags: list[int] = []
        self.layout: list[int] = []
        self.topics: list[int] = []

    def __missing__(self, word: str) -> int:
        if len(self) > MAX_KNOWN_WORDS:
            self.clear()
        lex = self.lexicon
        flags = lex.flags(word)
        found = flags, layout(lex, word, flags), topics(lex, word)
        with self._lock:  # a number and its place in the columns belong together, whatever other threads ask
            number = self._numbers.get(found, -1)
            if number < 0:
                number = len(self.flags)
                for column, value in zip((self.flags, self.layout, self.topics), found, strict=True):
                    column.append(value)
                self._numbers[found] = number
        self[word] = number
        return number


def layout(lex: Lexicon, word: str, flags: int) -> int:
    """The byte of a folded word of these classes in the layout."""
    found = CUE if word in lex.triggers else 0
    if flags & (c.COMP | c.REASON):
        found |= CLAUSE
    if len(word) == 1:
        found |= QUOTE if word in QUOTES or word == "\n" else 0
        found |= END if word in ENDS else 0
        found |= CLAUSE if word == ":" else 0
    elif word == lex.homograph[1]:
        found |= HOMOGRAPH
    return found


def topics(lex: Lexicon, word: str) -> int:
    """The byte of a folded word among the topics."""
    found = STOP if word in _STOPS else 0
    if word in lex.quantities.starts or "0" <= word < ":":
        found |= NUMBER
    if word in lex.when.telling:
        found |= DATING
    if word in lex.times.telling:
        found |= TIMING
    if begins_span(lex, word):
        found |= SPAN
    if is_future(lex, word):
        found |= FUTURE
    return found


def is_future(lex: Lexicon, word: str) -> bool:
    """A verb in the future: سيعلن، سوف."""
    if word[0] not in FUTURES:
        return False
    bare = word[1:] if len(word) > 4 and word[0] in "وف" else word
    if bare in lex.sets["futures"]:
        return True
    if len(bare) < 4 or bare[0] != "س" or bare[1] not in _PERSONS:
        return False
    flags = lex.words.get(bare, 0)
    return flags == c.VERB if flags else not lex.words.get(bare[:-1], 0) & c.COMMON


def begins_span(lex: Lexicon, word: str) -> bool:
    """Whether a span of time can start with this word."""
    if word in lex.times.firsts or word[0].isdigit() or lex.words.get(word, 0) & c.DEM:
        return True
    return word[0] in "لبوف" and bool(lex.words.get(word[1:], 0) & c.DEM)


def scanner(bits: int) -> re.Pattern[bytes]:
    """What finds the bytes that hold one of ``bits``: its matches stand where such words do."""
    return re.compile(b"[%s]" % b"".join(b"\\x%02x" % n for n in range(256) if n & bits))
