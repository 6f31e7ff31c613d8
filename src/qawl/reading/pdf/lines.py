"""Glyphs to lines, and lines to paragraphs, by where they stand on the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from qawl.reading.pdf.glyphs import Glyph

_SAME_LINE: Final = 0.45
"""Base lines nearer than this, in parts of the size, are one line."""

_GUTTER: Final = 2.2
"""White of so many sizes within a line parts two columns."""

_COLUMNS: Final = 0.3
"""A page on which so many lines are parted so is set in columns."""

_WIDE_GAP: Final = 1.4
_OTHER_SIZE: Final = 1.15
_SHORT: Final = 0.88
_EDGE: Final = 2
_ENDS: Final = (".", "؟", "!", ":", "»", "…", '"', "”", ")")
_DIGITS: Final = re.compile(r"[0-9٠-٩۰-۹]+")
_ARABIC: Final = re.compile("[\u0621-\u06d3]")
_ADDRESS: Final = re.compile(r"(?:https?|file|\ufb01le)://\S+\Z|www\.\S+\Z")
_FOOT_LENGTH: Final = 40


class Row(NamedTuple):
    """One line of one column: its glyphs in drawing order and its box in points."""

    glyphs: Sequence[Glyph]
    left: float
    right: float
    y: float
    size: float


class Printed(NamedTuple):
    """A line whose text is read, with its box and the page it stands on."""

    text: str
    left: float
    right: float
    y: float
    size: float
    page: int


def rows_of(glyphs: Iterable[Glyph]) -> list[Row]:
    """The lines of a page in reading order: from the top, or where it is set in columns, as they are drawn."""
    glyphs = list(glyphs)
    order = {id(glyph): i for i, glyph in enumerate(glyphs)}
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.y):
        if lines and lines[-1][0].y - glyph.y < _SAME_LINE * max(glyph.size, lines[-1][0].size):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    parted = [_columns(line) for line in lines]
    rows = [(min(order[id(glyph)] for glyph in part), part) for parts in parted for part in parts]
    if sum(len(parts) > 1 for parts in parted) > _COLUMNS * len(parted):
        rows.sort(key=lambda row: row[0])
    return [_row(sorted(part, key=lambda glyph: order[id(glyph)])) for _, part in rows]


def _columns(line: list[Glyph]) -> list[list[Glyph]]:
    """The parts of a line that stand in columns of their own, the right one first."""
    parts: list[list[Glyph]] = []
    left, blanks = 0.0, list[Glyph]()
    for glyph in sorted(line, key=lambda glyph: -glyph.right):
        if glyph.text.isspace():
            blanks.append(glyph)
        elif parts and left - glyph.right < _GUTTER * glyph.size:
            parts[-1] += [*blanks, glyph]
            left = min(left, glyph.left)
            blanks.clear()
        else:
            parts.append([glyph])
            left = glyph.left
            blanks.clear()
    return parts


def _row(glyphs: list[Glyph]) -> Row:
    return Row(
        glyphs,
        min(glyph.left for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        median(glyph.y for glyph in glyphs),
        median(glyph.size for glyph in glyphs),
    )


def running(pages: Sequence[Sequence[Printed]]) -> set[Printed]:
    """The lines that are no part of the text: numbers of pages, and what stands at the head or foot of most pages."""
    edges = [[*lines[:_EDGE], *lines[-_EDGE:]] for lines in (sorted(page, key=lambda line: -line.y) for page in pages)]
    counts = Counter(shape for lines in edges for shape in {_shape(line) for line in lines})
    often = max(2, (len(pages) + 1) // 2)
    found = {line for lines in edges for line in lines if counts[_shape(line)] >= often}
    for lines in edges:
        found.update(line for line in lines if _is_foot(line.text))
    return found


def _is_foot(text: str) -> bool:
    """Whether a line at the head or foot of a page is its number, an address or the time of its printing."""
    if _ARABIC.search(text):
        return False
    return bool(_ADDRESS.match(text)) or (
        len(text) <= _FOOT_LENGTH and _DIGITS.search(text) is not None and not text.endswith(_ENDS)
    )


def _shape(line: Printed) -> str:
    return _DIGITS.sub("0", " ".join(line.text.split()))


def paragraphs(lines: Sequence[Printed]) -> list[str]:
    """The lines joined into paragraphs. A paragraph ends at wider white, at another size, at a line that ends a
    sentence short of the column's left edge, and where the next is indented."""
    if not lines:
        return []
    pairs = list(pairwise(lines))
    steps = [a.y - b.y for a, b in pairs if a.page == b.page and 0 < a.y - b.y < 4 * a.size]
    step = median(steps) if steps else 0.0
    columns = _columns_of(lines)
    found = [[lines[0].text]]
    for before, line in pairs:
        if _breaks(before, line, step, columns.get(before, (before.left, before.right))):
            found.append([])
        found[-1].append(line.text)
    return [" ".join(parts) for parts in found]


def _columns_of(lines: Sequence[Printed]) -> dict[Printed, tuple[float, float]]:
    """The left and right edge of the column that each line stands in: of all there that overlap, titles apart."""
    usual = median(line.size for line in lines)
    edges: dict[Printed, tuple[float, float]] = {}
    group: list[Printed] = []
    right = 0.0
    for line in sorted(lines, key=lambda line: (line.page, line.left)):
        if line.size > 1.3 * usual:
            continue
        if group and (group[0].page != line.page or line.left > right):
            edges.update(dict.fromkeys(group, (group[0].left, right)))
            group.clear()
        right = max(right, line.right) if group else line.right
        group.append(line)
    edges.update(dict.fromkeys(group, (group[0].left, right) if group else (0.0, 0.0)))
    return edges


def _breaks(before: Printed, line: Printed, step: float, column: tuple[float, float]) -> bool:
    if max(before.size, line.size) > _OTHER_SIZE * min(before.size, line.size):
        return True
    if before.page == line.page and abs(before.y - line.y) < _SAME_LINE * line.size:
        return True  # two columns of one row
    ends = before.text.rstrip().endswith(_ENDS)
    left, right = column
    short = before.right - before.left < _SHORT * (right - left) and before.left - left > 2 * before.size
    if before.page != line.page or line.y > before.y:
        return ends and short
    if step and before.y - line.y > _WIDE_GAP * step:
        return True
    indented = right - line.right > 0.8 * line.size and right - before.right < 0.4 * line.size
    return (ends and short) or (indented and (ends or short))
