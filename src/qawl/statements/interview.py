"""Interviews: questions and answers in paragraphs of their own, without a cue.

An article is read as one where at least three paragraphs that end in a question mark are each followed by a paragraph
that does not, and either dashes open the turns or the words above the first question say that it is an interview (حوار،
أجرت اللقاء). A column that asks rhetorical questions has neither.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from qawl.statements.draft import BARE, Draft
from qawl.text.page import Page
from qawl.text.phrases import noun_phrase
from qawl.text.quotes import MARKS

ANSWER: Final = "answer"
QUESTION: Final = "question"
"""What :attr:`Draft.turn` tells of a statement of an interview."""

MIN_TURNS: Final = 3
MAX_QUESTION: Final = 90
"""How long a question may be, in tokens."""
MIN_TURN: Final = 3
USUAL_ANSWER: Final = 12
"""How long half of the answers are at least, in tokens."""
NAMED_WITHIN: Final = 4
"""Behind how many tokens the colon stands that follows the name of who takes the turn."""
ABOVE: Final = 400
"""How many tokens above the first question are searched for the word that says what the article is."""

_ASKS: Final = frozenset("؟?")
_DASHES: Final = frozenset({"-", "–", "—", "ـ", "ــ", "−", "*", "•"})
_TRAILING: Final = frozenset({".", "!", ")", "،", ",", *MARKS})

Line = tuple[int, int]


def interview(page: Page, lines: list[Line]) -> list[Draft]:
    """The questions and answers of a page; none where it is no interview. ``lines`` are its paragraphs in tokens."""
    asked = [n for n, line in enumerate(lines) if _asks(page, line)]
    turns = [(a, b) for a, b in pairwise((*asked, len(lines))) if b > a + 1]
    if len(turns) < MIN_TURNS or not _told(page, lines, turns):
        return []
    out = []
    for a, b in turns:
        out.append(_turn(page, lines[a][0], lines[a][1], QUESTION))
        start, end = lines[a + 1][0], lines[b - 1][1]
        out.append(_turn(page, start, end, ANSWER))
    answers = sorted(draft.ends_at - draft.start for draft in out if draft.turn == ANSWER)
    if answers[len(answers) // 2] < USUAL_ANSWER:
        return []  # the dialogue of a story
    return [draft for draft in out if draft.ends_at - draft.start >= MIN_TURN]


def _asks(page: Page, line: Line) -> bool:
    start, end = line
    while end > start and page.words[end - 1] in _TRAILING:
        end -= 1
    return start < end - 1 and end - start <= MAX_QUESTION and page.words[end - 1] in _ASKS


def _told(page: Page, lines: list[Line], turns: list[Line]) -> bool:
    """The words above the first question call it an interview, or dashes open most of the turns and no word there tells
    of something else."""
    words, sets = page.words, page.lex.sets
    first = lines[turns[0][0]][0]
    if not sets["interviewed"].isdisjoint(words[max(0, first - ABOVE) : first]):
        return True
    if not sets["no_interviews"].isdisjoint(words[: first + 3]):
        return False  # a column of rulings, a short story
    dashed = sum(words[lines[a][0]] in _DASHES or words[lines[a + 1][0]] in _DASHES for a, _ in turns)
    return 2 * dashed > len(turns)


def _turn(page: Page, start: int, end: int, turn: str) -> Draft:
    """The statement of one turn, without the dash before it and the marks around it."""
    words = page.words
    while start < end and not words[start][0].isalnum() and words[start] not in MARKS:
        start += 1
    named = next((k for k in range(start + 1, min(start + NAMED_WITHIN, end - 1)) if words[k] == ":"), -1)
    voice = noun_phrase(page, start, named) if named > 0 else None
    start = named + 1 if named > 0 else start  # فلان: …
    whole = start < end and words[start] in MARKS and page.closed_by.get(start, -1) >= end - 2
    start += whole
    while end > start and (words[end - 1] in _TRAILING or words[end - 1] == "\n"):
        end -= 1
    draft = Draft(BARE, -1, -1, (start, max(end, start + 1)))
    draft.frame, draft.start, draft.ends_at, draft.limit = "quote", start, end, end
    draft.turn = turn
    if voice is not None and voice.end == named and len(words[voice.start]) > 1:
        draft.subject, draft.subject_side = voice, "before"
    if turn == QUESTION:
        draft.act = "ask"
    return draft


def interviewer(page: Page, before: int) -> int:
    """The token at which a byline names who asked (حوار: فلانة, حاورته: فلانة), above token ``before``; -1 without."""
    words, told = page.words, page.lex.sets["interviewed"]
    for k in range(1, before - 1):
        if words[k] == ":" and words[k - 1] in told and words[k + 1][0].isalpha():
            return k + 1
    return -1
