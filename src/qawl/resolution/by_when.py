"""By when, in days: the words of a horizon read from the day of saying or of the article."""

from __future__ import annotations

from datetime import date

from qawl.model import Horizon, SaidOn
from qawl.resolution.horizon import horizon_of
from qawl.resolution.reference import Reference
from qawl.resolution.when.read import SOMETIME, Read, read
from qawl.statements.draft import Draft
from qawl.text.page import Page


def by_when(page: Page, draft: Draft, act: str, said: SaidOn | None, reference: Reference) -> Horizon | None:
    """The horizon of a statement of the act ``act``, None where it has none.

    In the speaker's own words everything counts from the day of saying; in the article's words a length of time does
    (خلال يومين), while غدا and الخميس are the article's. Words that can't be read are ``vague``.
    """
    tokens = horizon_of(page, draft, act)
    if tokens is None:
        return None
    day = _day_of(said) or reference.day
    found = _read(page, tokens, day)
    if day != reference.day and found is not None and found.kind != "ahead" and not _quoted(draft, tokens[0]):
        found = _read(page, tokens, reference.day)
    range_ = found.range if found is not None else SOMETIME
    return Horizon(
        mention=page.span(*tokens),
        from_=range_.first,
        to=range_.last,
        precision=range_.precision,
        edtf=range_.edtf,
    )


def _read(page: Page, tokens: tuple[int, int], day: date | None) -> Read | None:
    k, end = tokens
    return read(page.lex.when, page.words, k, end, day, ahead=True, bare=True)


def _day_of(said: SaidOn | None) -> date | None:
    """The day of saying, where the article tells it to the day."""
    if said is None or said.basis == "published" or said.from_ is None or said.from_ != said.to:
        return None
    return date.fromisoformat(said.from_)


def _quoted(draft: Draft, k: int) -> bool:
    return any(a <= k < b for a, b in draft.quoted)
