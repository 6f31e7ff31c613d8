"""From chosen lines to the article's: boxes in the middle, bylines before and notices behind are taken out and told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from qawl.model import LeftOut
from qawl.reading.article import storable
from qawl.reading.html import moments
from qawl.reading.html.lines import box_of, is_caption, is_prose, same
from qawl.reading.html.words import folded, words

_BEGINS: Final = 40
_KINDS: Final = {
    "menu": "menu",
    "related": "related",
    "share": "share",
    "comments": "comments",
    "caption": "caption",
    "captions": "caption",
    "hidden": "hidden",
}
_MAX_BYLINE: Final = 120
_MAX_LABEL: Final = 30
_LISTED: Final = 12
"""Links that one box of them may hold in the middle of a text."""


class Line(NamedTuple):
    """A line that was chosen, and whether it is a link, wholly or nearly."""

    text: str
    linked: bool = False


class Out:
    """What is left out, summed by kind with how each begins."""

    __slots__ = ("_begins", "_chars")

    def __init__(self) -> None:
        self._chars: Counter[str] = Counter()
        self._begins: dict[str, str] = {}

    def add(self, kind: str | None, *lines: str) -> None:
        """Count lines of that kind; kinds that :class:`~qawl.model.LeftOut` does not know are ``other``."""
        if lines:
            known = _KINDS.get(kind or "", "other")
            self._chars[known] += sum(map(len, lines))
            self._begins.setdefault(known, lines[0][:_BEGINS])

    def told(self) -> tuple[LeftOut, ...]:
        """The records, by kind."""
        return tuple(
            LeftOut(kind=kind, chars=chars, begins=storable(self._begins[kind]))
            for kind, chars in sorted(self._chars.items())
        )


class Known(NamedTuple):
    """What the page tells that its text can repeat."""

    title: str = ""
    author: str = ""
    outlet: str = ""


def tidied(lines: Sequence[Line], known: Known, out: Out) -> list[str]:
    """The lines of the article's body: ``lines`` without the headline repeated, bylines and dates before the text,
    boxes of links within it, and everything from where comments, tags or notices begin."""
    lines = _without_links(_behind_head(lines, known, out), out)
    kept = _without_boxes(lines, known.author, out)
    while kept and _is_tail(kept[-1], len(kept)):
        out.add(box_of(kept[-1]) or "other", kept.pop())
    return kept


def _behind_head(lines: Sequence[Line], known: Known, out: Out) -> Sequence[Line]:
    wanted, writer, outlet = map(folded, known)
    start = 0
    kept: list[Line] = []
    while start < len(lines):
        line = lines[start].text
        if wanted and same(line, wanted):
            out.add("other", line)
            start += 1
            continue
        if len(line) > _MAX_BYLINE or (is_prose(line) and not _is_dated(line) and not _is_byline(line)):
            break
        byline = same(line, writer) or same(line, outlet) or _is_label(line) or _is_byline(line) or _is_dated(line)
        if byline or box_of(line) or is_caption(line):
            out.add(box_of(line) if not byline else "other", line)
        else:
            kept.append(lines[start])
        start += 1
    return [*kept, *lines[start:]]


def _is_label(line: str) -> bool:
    """Whether a line is a word or three without a mark: a section, an agency, an outlet, no opening of a text."""
    return len(line) <= _MAX_LABEL and len(line.split()) <= 3 and not any(c in line for c in '-–—:/().«"،؟!')


def is_head(line: str) -> bool:
    """Whether a line tells the writer or the day and no more."""
    return _is_byline(line) or (not is_prose(line) and _is_dated(line))


def _is_byline(line: str) -> bool:
    return (len(line) <= _MAX_BYLINE and box_of(line) == "bylines") or _opens(line, words().bylines)


def _opens(line: str, openings: frozenset[str]) -> bool:
    """Whether a short line is one of the openings and a few words: كتبت أسماء."""
    if len(line) > 40:
        return False
    plain = folded(line).split()
    return 1 < len(plain) <= 5 and plain[0] in openings and not line.rstrip().endswith((".", "؟", "!"))


def _is_dated(line: str) -> bool:
    """Whether a line is a date and little else."""
    return len(line) <= 80 and moments.printed(line) is not None and len(folded(line).split()) <= 14


def _without_links(lines: Sequence[Line], out: Out) -> list[Line]:
    """``lines`` without links that stand before or behind the text, or several together: lists of other articles."""
    listed = [line.linked and not is_prose(line.text) for line in lines]
    first = next((i for i, link in enumerate(listed) if not link), 0)
    last = next((i for i in range(len(lines) - 1, -1, -1) if not listed[i]), len(lines) - 1)
    kept = []
    for i, line in enumerate(lines):
        together = listed[i] and any(listed[max(0, i - 1) : i] + listed[i + 1 : i + 2])
        if listed[i] and (together or not first <= i <= last):
            out.add("related", line.text)
        else:
            kept.append(line)
    return kept


def _without_boxes(lines: Sequence[Line], author: str, out: Out) -> list[str]:
    """Boxes of links taken out; what stands behind the opening of comments or tags is cut away."""
    kept: list[str] = []
    i = 0
    total = sum(len(line.text) for line in lines)
    passed = 0
    writer = folded(author)
    while i < len(lines):
        text = lines[i].text
        passed += len(text)
        kind = box_of(text)
        if (
            kind in ("comments", "tags")
            and passed > total / 3
            and not any(is_prose(x.text) for x in lines[i + 1 : i + 4])
        ):
            for line in lines[i:]:
                out.add(kind, line.text)
            break
        if writer and passed > total / 2 and same(text, writer):
            out.add("other", *(line.text for line in lines[i:]))
            break
        if kind == "related":
            i = _past_links(lines, i, out)
            continue
        if kind in ("share", "tags", "comments", "notices", "captions") or is_caption(text):
            out.add("caption" if kind is None else kind, text)
        else:
            kept.append(text)
        i += 1
    return kept


def _past_links(lines: Sequence[Line], i: int, out: Out) -> int:
    """Past a box of links that opens at ``i``: its opening, and the links and headlines that follow."""
    alone = len(folded(lines[i].text).split()) <= 4
    out.add("related", lines[i].text)
    i += 1
    end = min(len(lines), i + _LISTED)
    while alone and i < end and (lines[i].linked or not is_prose(lines[i].text)):
        out.add("related", lines[i].text)
        i += 1
    return i


def _is_tail(line: str, count: int) -> bool:
    """Whether the last line is none of the article's: a notice, the rules for comments, a byline, a link."""
    if count < 2:
        return False
    plain = folded(line) if len(line) <= 600 else ""
    if line.startswith(("http://", "https://", "www.")) and " " not in line:
        return True
    return bool(box_of(line)) or _is_dated(line) or any(phrase in plain for phrase in words().policies)
