"""The phrase of time that dates a cue, looked for in its clause and outside every content.

Behind the cue it may stand anywhere before the content (قال أمس الثلاثاء في تونس إن); relative clauses and what stands
in quotation marks are passed. Before the cue it opens the sentence, alone or in an adjunct (في جلسة عقدت الخميس، قال),
or it stands right at the cue; no other verb may stand between the two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from qawl.language.dates import Days
from qawl.lexicon import compiled as c
from qawl.lexicon.columns import DATING, scanner
from qawl.resolution.reference import Reference
from qawl.resolution.when.read import read
from qawl.statements.draft import Draft
from qawl.text.page import Page

_dating: Final = scanner(DATING).search
NEAR: Final = 30
"""A phrase further from its cue (tokens) dates something else."""
LONGEST: Final = 8
"""A phrase names its day, month or unit within so many tokens."""
RIGHT_AT: Final = 2
_DATING: Final = frozenset({"at", "count"})
_COMMAS: Final = frozenset("،,")
_DASHES: Final = frozenset("-–—")
_MARKS: Final = frozenset('(/-–"«')
_PRONOUNS: Final = ("ه", "ها")


class Contents:
    """Where the contents of an article stand, so that their own times date nothing around them."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, drafts: Sequence[Draft]) -> None:
        parts = sorted(part for draft in drafts for part in draft.parts)
        self._starts = [a for a, _ in parts]
        self._ends: list[int] = []
        last = 0
        for _, b in parts:
            last = max(last, b)
            self._ends.append(last)

    def start_behind(self, k: int) -> int:
        """Where the first content begins that begins at token ``k`` or behind it; -1 where none does."""
        n = bisect_left(self._starts, k)
        return self._starts[n] if n < len(self._starts) else -1

    def end_around(self, k: int) -> int:
        """Where the content ends that token ``k`` stands in; -1 where it stands in none."""
        n = bisect_left(self._starts, k + 1)
        return self._ends[n - 1] if n and self._ends[n - 1] > k else -1


class Phrase(NamedTuple):
    """A phrase of time: tokens ``[start, end)``, its days (None where nobody can tell them), whether it can date."""

    start: int
    end: int
    days: Days | None
    dates: bool


def phrase_of(page: Page, draft: Draft, contents: Contents, reference: Reference) -> Phrase | None:
    """The phrase that dates the cue of ``draft``; one that names days before one that does not."""
    low, high = max(draft.sentence[0], draft.cue - NEAR), min(draft.sentence[1], draft.cue_end + NEAR)
    content = contents.start_behind(draft.cue_end)
    high = min(high, content) if content >= 0 else high
    ahead = draft.status == "expected"
    behind = before = None
    if _dating(page.topics, draft.cue_end, high):
        behind = _behind(page, draft, high, reference.day, ahead)
    if (behind is None or behind.days is None) and _dating(page.topics, low, draft.cue):
        before = _before(page, low, draft, contents, reference, ahead)
    return before if behind is None or (before is not None and before.days is not None) else behind


def _behind(page: Page, draft: Draft, stop: int, day: date | None, ahead: bool) -> Phrase | None:
    """Forward from a cue to the content or to the next clause."""
    words = page.words
    aside = any(words[k] in _DASHES for k in range(max(0, draft.cue - RIGHT_AT), draft.cue))
    first: Phrase | None = None
    passing = False
    k = draft.cue_end
    while k < stop:
        w = words[k]
        closed = page.closed_by.get(k, -1)
        if closed > k:
            k = closed + 1
            continue
        found = _at(page, k, stop, day, ahead) if _may_begin(page, k, stop) else None
        if found is not None:
            if found.dates and not passing and not _long_ago(draft, found, day):
                if found.days is not None:
                    return found
                first = first or found
            k = found.end
            continue
        flags = page.flags[k]
        if w in _COMMAS:
            passing = False
        elif flags & c.REL:
            passing = True
        elif flags & c.COMP or _other_verb(page, w) or (aside and w in _DASHES):
            break
        k += 1
    return first


def _long_ago(draft: Draft, found: Phrase, day: date | None) -> bool:
    """A past month or year behind a verb in the present dates somebody's career, no saying: يقول بطل عام 2008."""
    present = draft.reading is not None and draft.reading.tense == "present"
    days = found.days
    if not present or days is None or days.unit in ("day", "week"):
        return False
    return day is None or days.last is None or days.last < day


def _before(page: Page, low: int, draft: Draft, contents: Contents, reference: Reference, ahead: bool) -> Phrase | None:
    """The last phrase before a cue that no event, clause or content parts from it."""
    cue = draft.cue
    if draft.glued and any(page.words[k][0].isalnum() for k in range(low, cue)):
        return None  # وقال: what stands before belongs to another clause
    start = max(_free_from(page, low, cue, contents), reference.end)
    if not _dating(page.topics, start, cue):
        return None
    opens = _opens_with_adjunct(page, start, cue)
    best: Phrase | None = None
    k = start
    while k < cue:
        found = _at(page, k, cue, reference.day, ahead) if _may_begin(page, k, cue) else None
        if found is None:
            k += 1
            continue
        if found.dates and (opens or cue - found.end <= RIGHT_AT):
            best = found
        k = found.end
    return best


def _opens_with_adjunct(page: Page, k: int, cue: int) -> bool:
    """The clause begins with a preposition or a time, so that what stands before the verb hangs on the verb."""
    lex, words = page.lex, page.words
    while k < cue and (not words[k][0].isalnum() or page.flags[k] & (c.CONJ | c.OPENER)):
        if page.flags[k] & c.PREP:
            return True
        k += 1
    return k < cue and bool(page.flags[k] & (c.PREP | c.TIME) or words[k] in lex.when.starts)


def _free_from(page: Page, low: int, cue: int, contents: Contents) -> int:
    """The first token from which nothing but the cue has an event: behind the last content, or behind the comma that
    ends the last clause with a verb of its own."""
    lex, words = page.lex, page.words
    comma = cue
    for k in range(cue - 1, low - 1, -1):
        w = words[k]
        if w in _COMMAS:
            comma = k
        elif lex.flags(w) & (c.REL | c.COMP) or _other_verb(page, w):
            return comma
        elif contents.end_around(k) >= 0:
            return k + 1
    return low


def _other_verb(page: Page, word: str) -> bool:
    """A verb with an event of its own; one with a pronoun tells of what stands before it (مؤتمر عقده, بيان أصدرته)."""
    lex = page.lex
    trigger = lex.triggers.get(word)
    readings = lex.verb_forms.get(trigger[1]) if trigger is not None else None
    if readings:
        return not readings[0].object
    return bool(lex.flags(word) & c.VERB) and not word.endswith(_PRONOUNS)


def _may_begin(page: Page, k: int, stop: int) -> bool:
    """Whether a phrase of time can begin at ``k``: an opening needs what goes on from it."""
    w, when = page.words[k], page.lex.when
    if w in when.telling or w[0].isdigit():
        return True
    if w not in when.starts or k + 1 >= stop or not _dating(page.topics, k + 1, min(stop, k + LONGEST)):
        return False
    following = page.words[k + 1]
    return following in when.goes_on or following[0].isdigit() or following in _MARKS


def _at(page: Page, k: int, stop: int, day: date | None, ahead: bool) -> Phrase | None:
    """The phrase at ``k``. It can date where it says at what time or how long ago, and not after the day of the article
    (for what is expected: at what time); days that reach beyond that day are cut there."""
    found = read(page.lex.when, page.words, k, stop, day, ahead=ahead)
    if found is None:
        return None
    days, dates = found.days, found.kind in _DATING and not _governed(page, k)
    if days is None and not ahead:
        dates = dates and not any(page.lex.when.rel.get(page.words[n], 0) > 0 for n in range(k, found.end))
    if days is not None and not ahead and day is not None and days.first is not None and days.last is not None:
        dates = dates and days.first <= day
        days = days._replace(last=min(days.last, day))
    return Phrase(k, found.end, days, dates)


def _governed(page: Page, k: int) -> bool:
    """Behind a preposition that opens no time: حساباتها عن | السنة المالية."""
    before = page.words[k - 1] if k else ""
    return bool(before and page.lex.flags(before) & c.PREP) and before not in page.lex.when.ops
