"""A page: one article's text with everything that the later rooms look at, made once."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from qawl.language.clitics import ARTICLE, bare
from qawl.language.fold import View
from qawl.language.tokens import Tokens, positions
from qawl.lexicon.columns import CUE, END, HOMOGRAPH, QUOTE, scanner
from qawl.lexicon.compiled import MARK, NAME, Lexicon
from qawl.text.quotes import MARKS, Pair, pair_quotes

if TYPE_CHECKING:
    from qawl.text.phrases import Phrase

_CUES: Final = scanner(CUE).finditer
_QUOTES: Final = scanner(QUOTE).finditer
_ENDS: Final = scanner(END).finditer
_HOMOGRAPHS: Final = scanner(HOMOGRAPH).finditer

SCANS = 12
"""How many keys are looked for by a scan before an index of all words is made."""
RARE: Final = 4
"""A key of so many letters is looked for in the text itself."""


class Page:
    """Token indices are the currency of rooms 2 to 5; only the last step turns them into spans of the text.

    ``breaks`` holds the indices of the tokens that end a sentence (a full stop, a line break), ascending; ``lines`` of
    those that end a line. ``flags`` are the classes of the words by token; ``layout`` and ``topics``
    (:mod:`qawl.lexicon.columns`) a byte a token; ``phrases`` the noun phrases read so far.
    """

    __slots__ = (
        "_asked",
        "_found",
        "_index",
        "_kinds",
        "_opens",
        "_topics",
        "breaks",
        "closed_by",
        "ends",
        "flags",
        "glued",
        "layout",
        "lex",
        "lines",
        "opened_by",
        "opens",
        "pairs",
        "phrases",
        "starts",
        "text",
        "tokens",
        "view",
        "words",
    )

    def __init__(self, text: str, lex: Lexicon) -> None:
        self.lex = lex
        self._index: dict[str, list[int]] | None = None
        self._asked = 0
        self._found: dict[str, list[int]] = {}
        self.phrases: dict[tuple[int, int, int, bool, frozenset[str]], Phrase | None] = {}
        self.glued: set[int] = set()  # tokens whose first letter is a preposition that a source phrase ends in
        self.view = View(text)
        self.text = self.view.text
        self.tokens = Tokens(self.text)
        self.words, self.starts, self.ends = self.tokens.words, self.tokens.starts, self.tokens.ends
        for printed, marked in lex.exact_names.items():
            if printed in text:
                folded = marked.removesuffix(MARK)
                word, _, following = printed.partition(" ")  # بان كي: a name where كي follows
                for k in positions(self.words, folded):
                    if self.raw(k) == word and (not following or following in self.words[k + 1 : k + 2]):
                        self.words[k] = marked
        columns = lex.columns
        self._kinds = kinds = list(map(columns.__getitem__, self.words))
        self.flags = list(map(columns.flags.__getitem__, kinds))
        self.layout = bytearray(map(columns.layout.__getitem__, kinds))
        homographs = [m.start() for m in _HOMOGRAPHS(self.layout)]
        if homographs:
            name = lex.homograph[1]
            told = any(word in text for word in lex.maqsura)
            for k in homographs:
                son = k > 0 and self.words[k - 1] in lex.sets["family_particles"]  # نبيل بن على الشماسي
                if son or ((told or self._in_name(k)) and self.raw(k).endswith(name[-1])):
                    self.words[k] = name + MARK
                    kind = kinds[k] = columns[name + MARK]
                    self.flags[k], self.layout[k] = columns.flags[kind], columns.layout[kind]
        self._topics = b""
        marks = [m.start() for m in _QUOTES(self.layout)]
        self.pairs: list[Pair] = pair_quotes(self.tokens, self.text, lex.triggers, marks)
        self.lines = [k for k in marks if self.words[k] == "\n"]
        self.closed_by = {p.open: p.close for p in self.pairs}
        self.opened_by = {p.close: p.open for p in self.pairs if p.close >= 0}
        self.opens = [p.open for p in self.pairs]
        outer = [p for p in self.pairs if p.depth == 0 and p.close >= 0]
        self._opens = [p.open for p in outer]
        self.breaks = self._find_breaks(outer)

    def _in_name(self, k: int) -> bool:
        """Between a given name and a word that is a name or listed nowhere: سعيد علي كمون."""
        words = self.words
        if not 0 < k < len(words) - 1 or not self.flags[k - 1] & NAME:
            return False
        following = words[k + 1]
        f = self.flags[k + 1]
        return bool(f & NAME) or (not f and following.isalpha() and not following.startswith("ال"))

    def _find_breaks(self, outer: list[Pair]) -> list[int]:
        """Sentence ends; inside a closed quotation only its paragraphs' ends are left out, so speech stays whole."""
        words, starts, ends, text = self.words, self.starts, self.ends, self.text
        out = []
        spans = iter([(p.open, p.close) for p in outer])
        lo, hi = next(spans, (-1, -1))
        n = len(words)
        for m in _ENDS(self.layout):
            k = m.start()
            w = words[k]
            while hi >= 0 and hi < k:
                lo, hi = next(spans, (-1, -1))
            if lo < k < hi:
                continue
            if w == ".":
                if k + 1 < n and (words[k + 1] == "." or self._in_parentheses(k)):
                    continue
                previous = words[k - 1] if k else ""
                glued = k + 1 < n and starts[k + 1] == ends[k]
                if previous == ".":
                    quoted = k > 2 and words[k - 2] in MARKS
                    if (
                        k + 1 < n
                        and words[k + 1] != "\n"
                        and not quoted
                        and not _opens_sentence(words[k + 1], self.lex)
                    ):
                        continue
                elif (
                    (glued and (words[k + 1] == ")" or (len(previous) <= 4 and self._goes_on(k + 1))))
                    or (len(previous) == 1 and previous.isalpha() and k > 0 and starts[k] == ends[k - 1])
                    or (glued and text[ends[k]].isascii() and text[ends[k]].isalnum())
                ):
                    continue
            out.append(k)
        return out

    def _goes_on(self, k: int) -> bool:
        """A letter right behind a full stop continues an abbreviation, unless it opens a sentence (همام.وجاء)."""
        return self.words[k][0].isalpha() and not (
            self.words[k] in self.lex.triggers and _opens_sentence(self.words[k], self.lex)
        )

    def _in_parentheses(self, k: int) -> bool:
        """A full stop of an abbreviation in a short pair of parentheses: (أ. ب. سي. دي)."""
        words = self.words
        if len(words[k + 1]) > 4:
            return False
        behind, ahead = words[max(0, k - 8) : k], words[k + 1 : k + 9]
        return "(" in behind and ")" not in behind and ")" in ahead and "(" not in ahead[: ahead.index(")")]

    @property
    def topics(self) -> bytes:
        """The column of the topics, made for pages that hold statements."""
        if not self._topics:
            self._topics = bytes(map(self.lex.columns.topics.__getitem__, self._kinds))
        return self._topics

    def cues(self) -> list[int]:
        """The tokens that are forms of saying, ascending."""
        return [m.start() for m in _CUES(self.layout)]

    def sentence(self, k: int) -> tuple[int, int]:
        """The sentence around token ``k``: first token, and the token that ends it (or the number of tokens)."""
        n = bisect_right(self.breaks, k - 1)
        start = self.breaks[n - 1] + 1 if n else 0
        end = self.breaks[n] if n < len(self.breaks) else len(self.words)
        return start, end

    def in_headline(self, k: int) -> bool:
        """Token ``k`` stands in the first of several lines."""
        return bool(self.breaks) and k < self.breaks[0] and self.words[self.breaks[0]] == "\n"

    def quote_around(self, k: int) -> Pair | None:
        """The outermost closed quotation that holds token ``k``, if there is one."""
        n = bisect_right(self._opens, k) - 1
        if n < 0:
            return None
        opened = self._opens[n]
        close = self.closed_by[opened]
        return Pair(opened, close, 0) if opened < k < close else None

    def places_of(self, key: str) -> list[int]:
        """The tokens whose word, without its article, is ``key``, ascending.

        Few keys are looked for in the words themselves; an index is made where an article asks for many, so that the
        time stays linear.
        """
        if self._index is None and key in self._found:
            return self._found[key]
        if key not in self.text and MARK not in key:
            return []
        if self._index is None and self._asked < SCANS:
            self._asked += 1
            self._found[key] = found = self._scanned(key)
            return found
        if self._index is None:
            index: dict[str, list[int]] = {}
            for k, w in enumerate(self.words):
                index.setdefault(bare(w), []).append(k)
            self._index = index
        return self._index.get(key, [])

    def _scanned(self, key: str) -> list[int]:
        """The places of a key by a scan: of the text for a long one, which stands in few words, else of the words."""
        words, text = self.words, self.text
        whole = ARTICLE + key if len(key) > 2 else key
        if len(key) < RARE or MARK in key:
            return [k for k, w in enumerate(words) if w in (key, whole)]
        found: list[int] = []
        at = text.find(key)
        while at >= 0:
            k = bisect_right(self.starts, at) - 1
            if words[k] in (key, whole) and k not in found[-1:]:
                found.append(k)
            at = text.find(key, at + 1)
        return found

    def raw(self, k: int) -> str:
        """Token ``k`` as printed."""
        view = self.view
        if view.plain:
            return view.original[self.starts[k] : self.ends[k]]
        a, b = view.span(self.starts[k], self.ends[k])
        return view.original[a:b]

    def span(self, i: int, j: int) -> tuple[int, int]:
        """The span in the text as given of the tokens ``i`` to ``j - 1``."""
        if self.view.plain:
            return self.starts[i], self.ends[j - 1]
        return self.view.span(self.starts[i], self.ends[j - 1])


def _opens_sentence(word: str, lex: Lexicon) -> bool:
    """A verb of saying with its conjunction: two dots before it are a full stop (.. وأوضح)."""
    return word[0] == "و" and word in lex.triggers and bool(lex.verb_forms.get(lex.triggers[word][1]))
