"""From a page to its drafts: every candidate tried in its frames, then contents and nesting settled."""

from __future__ import annotations

from qawl.lexicon import compiled as c
from qawl.lexicon.compiled import Reading
from qawl.statements import nouns, sources
from qawl.statements.bare import bare_statements
from qawl.statements.cues import Candidate, candidates, status
from qawl.statements.draft import NOUN, PARTICIPLE, SOURCE, VERB, Draft
from qawl.statements.ends import settle
from qawl.statements.inverted import inverted
from qawl.statements.parse import walk
from qawl.text.page import Page

_COMMAS = frozenset({"،", ","})


def find(page: Page) -> list[Draft]:
    """The drafts of a page in the order of their cues, with their contents' tokens and their parents."""
    drafts: list[Draft] = []
    taken = -1
    for candidate in candidates(page):
        k = candidate.token
        if k < taken:
            continue
        draft = _try(page, candidate, drafts)
        if draft is None:
            continue
        drafts.append(draft)
        taken = max(draft.cue_end, draft.start) if draft.side == "after" else draft.cue_end
    drafts += bare_statements(page, drafts)
    drafts.sort(key=lambda d: (d.first, d.start))
    return settle(page, drafts)


def _try(page: Page, candidate: Candidate, before: list[Draft]) -> Draft | None:
    for kind in candidate.kinds():
        draft: Draft | None = None
        if kind == SOURCE:
            draft = sources.source_phrase(page, candidate, before)
        elif kind == NOUN:
            draft = nouns.noun_of_saying(page, candidate, before)
        elif kind == PARTICIPLE:
            draft = _participle(page, candidate)
        elif kind == VERB:
            draft = _verb(page, candidate)
        if draft is not None:
            return draft
    return None


def _draft(page: Page, kind: str, k: int, reading: Reading, glued: str) -> Draft:
    draft = Draft(kind, k, k + 1, page.sentence(k))
    draft.verb, draft.reading, draft.glued = reading.verb, reading, glued
    around = page.quote_around(k)
    if around is not None:
        draft.limit = min(draft.limit, around.close) if draft.limit > around.close else draft.limit
        draft.limit = min(page.sentence(k)[1], around.close)
    return draft


def _verb(page: Page, candidate: Candidate) -> Draft | None:
    k, lex = candidate.token, page.lex
    words = page.words
    previous = words[k - 1] if k else "\n"
    pf = lex.flags(previous)
    flags = lex.words.get(words[k], 0)
    if flags & c.PREP and not _clause_next(page, k):
        return None
    if pf & c.DEM and not candidate.glued:
        return None
    tried = set()
    for reading in candidate.readings:
        if reading.verb in tried or reading.tense == "participle":
            continue
        tried.add(reading.verb)
        verb = lex.verbs[reading.verb]
        what = previous in _WHAT or bool(pf & c.REL)
        if reading.object and not (verb.object or what):
            continue
        if verb.relative and not what:
            continue
        draft = _draft(page, VERB, k, reading, candidate.glued)
        draft.relative = what
        draft.status = status(page, k, candidate)
        if not walk(page, draft, lex.frames[reading.verb]):
            draft2 = inverted(page, draft)
            if draft2 is None:
                continue
            draft = draft2
        elif verb.strict and not _strict_fits(page, draft):
            continue
        return draft
    return None


_WHAT = frozenset({"ما", "لما", "مما", "بما", "عما", "وما", "فيما"})


def _clause_next(page: Page, k: int) -> bool:
    """A word that is a preposition first (بين): a clause has to follow at once or after one noun phrase."""
    for j in range(k + 1, min(k + 8, len(page.words))):
        if page.lex.flags(page.words[j]) & c.COMP:
            return True
        if page.words[j] in ("و", "،", ".", "\n") or (j > k + 1 and page.words[j].startswith("و")):
            return False
    return False


def _strict_fits(page: Page, draft: Draft) -> bool:
    """A word that is mostly something else needs a clear frame near by, and a subject that can speak."""
    if draft.frame not in ("that", "quote", "colon", "np"):
        return True
    if draft.start - draft.cue > 18:
        return False
    subject = draft.subject
    if draft.frame == "np":
        return subject is None or bool(subject.flags & c.SPEAKERLIKE)
    if subject is not None and subject.flags & (c.COMMON | c.MASDAR) and not subject.flags & c.SPEAKERLIKE:
        return False
    if draft.frame == "quote":
        opened = draft.start - 1
        colon = opened > 0 and page.words[opened - 1] == ":"
        return colon or draft.ends_at < 0 or draft.ends_at - draft.start >= 4
    return True


def _participle(page: Page, candidate: Candidate) -> Draft | None:
    k, lex = candidate.token, page.lex
    words = page.words
    previous = words[k - 1] if k else "\n"
    after_mark = not previous[0].isalpha()
    tried = set()
    for reading in candidate.readings:
        if reading.tense != "participle" or reading.verb in tried:
            continue
        tried.add(reading.verb)
        draft = _draft(page, PARTICIPLE, k, reading, candidate.glued)
        if not walk(page, draft, lex.frames[reading.verb], subject_allowed=False):
            continue
        masculine = reading.gender == "m" and reading.number == "s"
        if (
            not after_mark
            and not candidate.glued
            and not masculine
            and draft.frame != "that"
            and draft.frame != "quote"
        ):
            continue
        if not after_mark and lex.verbs[reading.verb].strict and draft.frame == "np":
            continue
        return draft
    return None
