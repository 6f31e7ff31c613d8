"""The day of saying: the time phrase of a cue's clause, else the dateline, else what publishing bounds.

A participle (مضيفا) shares the day of the verb before it in its sentence. No day is carried from sentence to sentence:
that وأضاف goes on with the same occasion could not be shown to be safe.
"""

from __future__ import annotations

from typing import Final, Literal

from qawl.language.dates import Days
from qawl.model import SaidOn, Span
from qawl.reading.dates import bounds
from qawl.resolution.cue_time import Contents, phrase_of
from qawl.resolution.reference import Reference
from qawl.resolution.when.read import as_range
from qawl.statements.draft import PARTICIPLE, VERB, Draft
from qawl.text.page import Page

PLUPERFECT: Final = 8
"""How far before its cue (tokens) a كان stands."""


class Sayings:
    """When the statements of one article were said, asked in the order of their cues."""

    __slots__ = ("_last", "_sentence", "_without", "contents", "page", "reference")

    def __init__(self, page: Page, drafts: list[Draft], reference: Reference, published: str | None) -> None:
        self.page = page
        self.contents = Contents(drafts)
        self.reference = reference
        self._without = _without_phrase(reference, published)
        self._sentence = -1
        self._last: SaidOn | None = None

    def said_on(self, draft: Draft) -> SaidOn | None:
        """When a statement was said and on what that rests; None where nothing tells.

        What stands in another's words, was said before something else (وكان قد قال), or was not said at all has no day
        but its own phrase's.
        """
        page = self.page
        if draft.sentence[0] != self._sentence:
            self._sentence, self._last = draft.sentence[0], None
        found = None
        if draft.cue >= 0:
            found = phrase_of(page, draft, self.contents, self.reference)
        if found is not None:
            said = _of(found.days, "mention", page.span(found.start, found.end))
            if draft.kind == VERB and draft.parent is None:
                self._last = said
            return said
        if draft.kind == PARTICIPLE and self._last is not None and draft.parent is None:
            return self._last
        if draft.parent is not None or draft.status in ("expected", "hypothetical") or self._earlier(draft):
            return None
        return self._without

    def _earlier(self, draft: Draft) -> bool:
        """وكان قد قال: said before what the article tells, and nobody knows when."""
        was, low = self.page.lex.sets["was"], max(draft.sentence[0], draft.cue - PLUPERFECT)
        return draft.cue >= 0 and not was.isdisjoint(self.page.words[low : draft.cue])


def _without_phrase(reference: Reference, published: str | None) -> SaidOn | None:
    """What an article without a phrase tells of the days of its statements."""
    if reference.dateline is not None:
        return _of(Days(reference.dateline, reference.dateline, "day"), "dateline", None)
    days = bounds(published) if published else None
    return SaidOn(from_=days[0], to=days[1], basis="published", edtf=_short(*days)) if days is not None else None


def _of(days: Days | None, basis: Literal["mention", "dateline"], mention: Span | None) -> SaidOn:
    found = as_range(days)
    return SaidOn(mention=mention, from_=found.first, to=found.last, basis=basis, edtf=found.edtf)


def _short(first: str, last: str) -> str:
    """The year, month or day that two bounds of one date span."""
    if first == last:
        return first
    return first[:4] if first[5:] == "01-01" and last[5:] == "12-31" else first[:7]
