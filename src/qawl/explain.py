"""Why the statements of an article are what they are: what found each, and why each other cue was refused.

For whoever mends the lexicon. The rooms are run as :func:`~qawl.extract.extract_article` runs them; a refused cue is
then tried once more, to tell at which step it stopped.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from qawl.assemble import assemble
from qawl.attribution.chain import Attribution, attribute
from qawl.attribution.confidence import kind_of
from qawl.lexicon.compile import load
from qawl.lexicon.compiled import Lexicon
from qawl.model import Article, Span, Statement
from qawl.statements.cues import Candidate, candidates
from qawl.statements.draft import Draft
from qawl.statements.find import attempt, find
from qawl.text.page import Page

TAKEN: Final = "taken"
"""The word stands between another cue and its content: وقال فلان في تصريح."""
NO_FRAME: Final = "no_frame"
"""No frame of the verb or noun fits the words behind it."""
DOUBTFUL: Final = "doubtful"
"""A frame fits, but the word is a noun here, its subject a thing, or another statement needs the same words."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One statement: the kind of its cue, the lexicon's verb (past, None for nouns and bare quotations), the frame that
    fitted, where the subject stands, and what the speaker's name rests on (basis, reach, what the name is made of)."""

    statement: Statement
    cue_kind: str
    verb: str | None
    frame: str
    subject: str
    basis: str
    reach: str
    name_kind: str | None


class Refused(msgspec.Struct, frozen=True, kw_only=True):
    """One cue that made no statement: its span (code points), the verbs it may be of, and why."""

    cue: Span
    verbs: tuple[str, ...]
    reason: str


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """All cues of one article, in the order of the text."""

    article: Article
    found: tuple[Found, ...]
    refused: tuple[Refused, ...]


def explain_article(article: Article, lexicon: Path | Lexicon | None = None) -> Explanation:
    """What found the statements of ``article``, the same ones as ``extract_article`` gives, and what was refused.

    Every span counts code points of ``article.text``. Raises :class:`~qawl.errors.QawlError` where an overlay does not
    hold.
    """
    lex = lexicon if isinstance(lexicon, Lexicon) else load(lexicon)
    traced = trace(article, Page(article.text, lex))
    return Explanation(article=article, found=traced.found, refused=traced.refused)


class Traced(NamedTuple):
    """What the rooms did with a page: its drafts, each with the statement made of it, and the refused cues, each with
    its token."""

    drafts: list[Draft]
    found: tuple[Found, ...]
    refused: tuple[Refused, ...]
    tokens: tuple[int, ...]


def trace(article: Article, page: Page) -> Traced:
    """Run the rooms on a page of ``article``'s text and keep what they looked at."""
    drafts = find(page)
    speakers = attribute(page, drafts)
    statements = assemble(page, article, drafts, speakers)
    found = tuple(
        _found(page, draft, speakers[n], statement)
        for n, (draft, statement) in enumerate(zip(drafts, statements, strict=True))
    )
    refused = list(_refused(page, drafts))
    return Traced(drafts, found, tuple(r for _, r in refused), tuple(k for k, _ in refused))


def _found(page: Page, draft: Draft, attribution: Attribution, statement: Statement) -> Found:
    entity = attribution.entity
    return Found(
        statement=statement,
        cue_kind=draft.kind,
        verb=page.lex.verbs[draft.verb].past if draft.verb >= 0 else None,
        frame=draft.frame,
        subject=draft.subject_side if draft.subject is not None else "implied",
        basis=attribution.basis,
        reach=attribution.reach,
        name_kind=kind_of(page, entity) if entity is not None else None,
    )


def _refused(page: Page, drafts: list[Draft]) -> Iterator[tuple[int, Refused]]:
    cues = {k for draft in drafts if draft.cue >= 0 for k in range(draft.cue, draft.cue_end)}
    between = {k for draft in drafts if draft.cue >= 0 for k in range(draft.cue_end, draft.start)}
    for k, readings in groupby(candidates(page), key=lambda candidate: candidate.token):
        if k in cues:
            continue
        candidate = next(readings)
        reason = TAKEN if k in between else DOUBTFUL if attempt(page, candidate) is not None else NO_FRAME
        yield k, Refused(cue=page.span(k, k + 1), verbs=_verbs(page, candidate), reason=reason)


def _verbs(page: Page, candidate: Candidate) -> tuple[str, ...]:
    return tuple(dict.fromkeys(page.lex.verbs[r.verb].past for r in candidate.readings))
