"""Statements without a cue: a headline «فلان: …», a quoted paragraph that goes on after a quotation, the turns of an
interview."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from qawl.lexicon import compiled as c
from qawl.statements.draft import BARE, PARTICIPLE, Draft
from qawl.statements.interview import interview
from qawl.text.page import Page
from qawl.text.phrases import Phrase, noun_phrase
from qawl.text.quotes import MARKS
from qawl.text.shapes import word_flags

HEADLINE_LINES: Final = 3
MAX_HEADLINE: Final = 40
MIN_PARAGRAPH: Final = 5


def bare_statements(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The headlines and quoted paragraphs of a page that no draft covers."""
    out = []
    lines = _lines(page)
    taken = sorted({d.start for d in drafts} | {d.cue for d in drafts})
    going_on = {d.cue for d in drafts if d.kind == PARTICIPLE}
    for n, line in enumerate(lines):
        for i, end in _parts(page, *line) if n < HEADLINE_LINES else [line]:
            j = end
            if _covered(taken, i, j):
                j = taken[bisect_left(taken, i)]
                if n >= HEADLINE_LINES or j not in going_on:
                    continue  # «فلان: … مشترطا …»: the participle goes on behind the headline's own words
            headline = _headline(page, i, j, n, lines)
            if headline is not None:
                out.append(headline)
    turns = interview(page, lines)
    out = [draft for draft in out if not turns or draft.start < turns[0].start]
    return out + (turns or _paragraphs(page, drafts, lines, taken))


def _covered(taken: list[int], i: int, j: int) -> bool:
    """One of the ascending tokens ``taken`` stands in ``[i, j)``."""
    n = bisect_left(taken, i)
    return n < len(taken) and taken[n] < j


def _lines(page: Page) -> list[tuple[int, int]]:
    out, start = [], 0
    for k in page.lines:
        if k > start:
            out.append((start, k))
        start = k + 1
    if start < len(page.words):
        out.append((start, len(page.words)))
    return out


def _parts(page: Page, i: int, j: int) -> list[tuple[int, int]]:
    """The parts of a headline that two dots divide (… يتوج الفائزين.. وفلان: …)."""
    words = page.words
    dots = [k for k in range(i + 1, j - 2) if words[k] == words[k + 1] == "." and ":" in words[k + 3 : k + 8]]
    starts = [i, *(k + 2 for k in dots)]
    return [(a, b) for a, b in zip(starts, (*dots, j), strict=True) if b - a > 3]


def _headline(page: Page, i: int, j: int, n: int, lines: list[tuple[int, int]]) -> Draft | None:
    """«فلان: …» on a line of its own near the top, or a short line without a full stop further down."""
    words = page.words
    if j - i > MAX_HEADLINE or (n >= HEADLINE_LINES and (words[j - 1] in ".،" or n + 1 >= len(lines))):
        return None
    colon = next((k for k in range(i + 1, min(j - 2, i + 16)) if words[k] == ":"), -1)
    if colon < 0:
        return None
    np = _without_addressee(page, noun_phrase(page, i, colon))
    quoted = n == 0 and words[i] in MARKS and page.closed_by.get(i) == colon - 1  # «طب العيون»: …
    if np is None or not (quoted or _may_head(page, np, colon, n)):
        return None
    if words[i][0] == "و" and not page.lex.words.get(words[i]) and words[i][1:] in words:
        page.glued.add(i)
    start = colon + 1
    draft = Draft(BARE, -1, -1, (i, j))
    draft.limit = j
    draft.frame = "colon"
    if words[start] in MARKS and page.closed_by.get(start, -1) > start and page.closed_by[start] >= j - 2:
        draft.frame = "quote"
        draft.ends_at = page.closed_by[start]
        start += 1
    draft.start = start
    draft.subject, draft.subject_side = np, "before"
    return draft


def _without_addressee(page: Page, np: Phrase | None) -> Phrase | None:
    """نادر لسمير: the last word is to whom it is said, its ل glued to a name."""
    if np is None or np.end - np.start < 2:
        return np
    last = page.words[np.end - 1]
    whom = last[0] == "ل" and not page.lex.words.get(last) and bool(page.lex.words.get(last[1:], 0) & c.NAME)
    return np._replace(end=np.end - 1) if whom and page.flags[np.end - 2] & c.NAME else np


def _may_head(page: Page, np: Phrase, colon: int, n: int) -> bool:
    """A person, a body, a medium; a place or a section's label is no speaker."""
    words = page.words
    first = word_flags(page, np.head)
    if first & (c.PLACE | c.TIME | c.OCCASION) and not first & (c.NAME | c.ROLE):
        return False
    if first & (c.COMMON | c.MASDAR | c.ADJ) and not first & (c.SPEAKERLIKE & ~c.PLACE):
        return False
    if np.end < colon and not _aside_before(page, np.end, colon):
        return False
    if first & (c.ROLE | c.BODY | c.NAME | c.OUTLET | c.DOC | c.PROPER):
        return True
    surname = words[np.end - 1]
    return n < HEADLINE_LINES and (words.count(surname) > 1 or (surname[0] == "و" and surname[1:] in words))


def _aside_before(page: Page, j: int, colon: int) -> bool:
    """Between the name and its colon: بعد اجتماع مع نظيره، في حوار، لـ«عكاظ»."""
    f = page.flags[j]
    return bool(f & c.PREP) or page.words[j].startswith("ل") or page.words[j] in "(،"


def _paragraphs(page: Page, drafts: list[Draft], lines: list[tuple[int, int]], taken: list[int]) -> list[Draft]:
    """A paragraph that is one quotation, right after a line that ended in a quotation."""
    out = []
    direct_ends = sorted({d.ends_at for d in drafts if d.frame == "quote" and d.ends_at >= 0})
    previous_direct = False
    for i, j in lines:
        words = page.words
        first = words[i]
        close = page.closed_by.get(i, -2) if first in MARKS else -2
        covered = _covered(taken, i, j)
        if previous_direct and close != -2 and not covered and (close < 0 or close >= j - 3) and j - i > MIN_PARAGRAPH:
            draft = Draft(BARE, -1, -1, (i, j))
            draft.frame, draft.start = "quote", i + 1
            draft.ends_at = close if close >= 0 else j
            draft.limit = j
            out.append(draft)
            continue
        previous_direct = _covered(direct_ends, max(i, j - 4), j + 1)
    return out
