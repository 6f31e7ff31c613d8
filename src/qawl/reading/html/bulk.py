"""The fast extractor: resiliparse gives the lines of a page, and their run of prose is the article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from qawl.reading.html.lines import SENTENCE_CHARS, box_of, is_prose, same
from qawl.reading.html.tidy import is_head
from qawl.reading.html.words import folded

_SKIP: Final = ["nav", "footer", "aside", "figcaption"]
"""Elements whose lines are not rendered. More of them, or resiliparse's own search for the main content, would cost
more than finding the run of prose in the lines does."""

_GAP: Final = 6
"""Lines that are no prose between two that are: more of them part two runs."""

_LONG: Final = 120
"""A line of this many characters is a paragraph, and no headline or caption."""

_FIRST_SHARE: Final = 0.25
"""The first run behind the headline is the article where it has this share of the longest one's characters."""

_HEAD: Final = 12
"""Lines of a run before its first paragraph that can be a caption, a poll, a byline."""


def lines_of(markup: str) -> list[str]:
    """The lines of a page as resiliparse renders it, without menus and forms, blank ones left out."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(markup)
    text = extract_plain_text(tree, alt_texts=False, list_bullets=False, skip_elements=_SKIP)
    return [line for raw in text.split("\n") if (line := raw.strip())]


def run_of(lines: Sequence[str], title: str) -> tuple[int, int]:
    """Which lines ``[start, end)`` are the article: the first long run of prose behind the headline; (0, 0) where there
    is no prose."""
    prose = [i for i, line in enumerate(lines) if len(line) >= SENTENCE_CHARS and is_prose(line)]
    if not prose:
        return 0, 0
    runs: list[list[int]] = [[prose[0]]]
    for i in prose[1:]:
        if _parted(lines, runs[-1][-1], i):
            runs.append([i])
        else:
            runs[-1].append(i)
    sizes = [sum(len(lines[i]) for i in run) for run in runs]
    wanted = folded(title)
    shown = [i for i, line in enumerate(lines) if line == title]
    shown = shown or [i for i, line in enumerate(lines) if wanted and same(line, wanted)]
    behind = [n for n, run in enumerate(runs) if shown and run[-1] > shown[0]]
    ceiling = max((sizes[n] for n in behind), default=0)
    best = next((n for n in behind if sizes[n] >= _FIRST_SHARE * ceiling), sizes.index(max(sizes)))
    run = runs[best]
    head = max((i for i in shown if _behind(lines, run, i) >= sizes[best] / 2), default=-1)
    return _start(lines, [i for i in run if i > head] or run), run[-1] + 1


def _parted(lines: Sequence[str], last: int, i: int) -> bool:
    """Whether what stands between two lines of prose parts the article from something else."""
    if i - last == 1:
        return False
    kinds = {box_of(line) for line in lines[last + 1 : i]}
    if kinds & {"comments", "tags", "notices"} or i - last - 1 > _GAP:
        return True
    return "related" in kinds and not (lines[i].endswith(".") or len(lines[i]) >= _LONG)


def _behind(lines: Sequence[str], run: Sequence[int], i: int) -> int:
    """How many characters of a run stand behind the line ``i``."""
    return sum(len(lines[n]) for n in run if n > i)


def _paragraph(lines: Sequence[str], run: Sequence[int]) -> int:
    """The first line of a run that is long enough for a paragraph; its end where none is."""
    return next((i for i in run if len(lines[i]) >= _LONG), run[-1])


def _start(lines: Sequence[str], run: Sequence[int]) -> int:
    """Where a run begins, without captions that the page shows twice and what stands before the byline."""
    paragraph = _paragraph(lines, run)
    start = next((i for i in run if i >= paragraph or lines[i].endswith(".") or lines.count(lines[i]) == 1), run[0])
    for i in range(start, min(paragraph, start + _HEAD)):
        if box_of(lines[i]) == "related":
            break
        if is_head(lines[i]):
            start = i + 1
    return start
