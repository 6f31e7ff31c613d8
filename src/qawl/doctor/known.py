"""What statements that were found, and cues and quotations that made none, tell of gaps in the lexicon."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from qawl.doctor.sighting import CONTENTS, CUES, IDLE, QUOTATIONS, SPEAKERS, Sighting
from qawl.doctor.unknown import CLAUSE, SPEECH_WORDS, claimed_tokens, what_opens
from qawl.explain import Found, Traced
from qawl.language.tokens import WORD, kind
from qawl.lexicon import compiled as c
from qawl.model import Span
from qawl.statements.draft import Draft
from qawl.text.page import Page

LONG: Final = 80
"""Words that a content seldom passes: most that do have swallowed what the journalist says."""


def refused_cues(page: Page, traced: Traced) -> Iterator[Sighting]:
    """Cues that made no statement, by their reason and verb; those with a clause or speech behind them apart."""
    claimed = claimed_tokens(page, traced.drafts)
    text = page.view.original
    for k, cue in zip(traced.tokens, traced.refused, strict=True):
        printed = text[cue.cue[0] : cue.cue[1]]
        of = "، ".join(cue.verbs) or page.words[k]
        opens = "" if _no_cue_here(page, k) else _ahead(page, k, claimed)
        yield Sighting(CUES if opens else IDLE, f"{cue.reason}: {of}", printed, cue.cue, opens=opens)


def _no_cue_here(page: Page, k: int) -> bool:
    """The word is settled as something else: the writer's remark (يذكر أن), a function word (كما، بين), the form of a
    verb that stands behind a negator only (يجب)."""
    w, lex = page.words[k], page.lex
    form = lex.triggers[w][1]
    return w in lex.sets["remarks"] or form in lex.clipped or bool(lex.flags(w) & (c.PREP | c.CONJ | c.OPENER))


def _ahead(page: Page, k: int, claimed: bytearray) -> str:
    """What opens behind the cue at ``k`` in its clause and is no statement's; "" where nothing does."""
    words = page.words
    for j in range(k + 1, min(k + CLAUSE, len(words))):
        opens = what_opens(page, j)
        if opens or claimed[j]:
            return "" if claimed[j] else opens
        if not words[j][0].isalnum() or words[j] in page.lex.verb_forms:
            return ""
    return ""


def doubtful_speakers(text: str, found: tuple[Found, ...]) -> Iterator[Sighting]:
    """Statements whose speaker has no name or a withheld one, by what there is of evidence."""
    for item in found:
        s = item.statement
        speaker = s.speaker
        if s.cue_status != "said" or (speaker is not None and speaker.name is not None):
            continue
        where = (speaker.mention or speaker.antecedent) if speaker is not None else None
        withheld = speaker is not None and speaker.runner_up is not None
        basis = " ".join(filter(None, (item.basis, item.reach)))
        evidence = filter(None, (basis, item.name_kind)) if withheld else (f"subject {item.subject}", item.cue_kind)
        key = f"{'withheld' if withheld else 'unknown'}: {', '.join(evidence)}"
        note = speaker.runner_up if speaker is not None and speaker.runner_up else ""
        yield Sighting(SPEAKERS, key, _one(text, where or s.cue or s.content[0]), s.cue or s.content[0], note)


def long_contents(page: Page, traced: Traced) -> Iterator[Sighting]:
    """Statements whose content has more than LONG words, by cue and frame; the place is where the content ends."""
    for item, draft in zip(traced.found, traced.drafts, strict=True):
        count = sum(kind(w) == WORD for a, b in draft.parts for w in page.words[a:b])
        if count > LONG:
            s = item.statement
            end = s.content[-1][1]
            a = draft.parts[-1][1]
            last = page.span(max(a - 3, draft.parts[-1][0]), a)
            cue = item.verb or (page.view.original[s.cue[0] : s.cue[1]] if s.cue is not None else "no cue")
            yield Sighting(CONTENTS, f"{item.frame}: {cue}", cue, (last[0], end), f"{count} words end here")


def quotations(page: Page, drafts: list[Draft]) -> Iterator[Sighting]:
    """Closed outermost quotations of speech length that no statement touches, with no cue in their sentence."""
    taken = sorted({d.sentence[0] for d in drafts} | {a for d in drafts for a, _ in d.parts})
    spans = sorted((a, b) for d in drafts for a, b in d.parts)
    reach = -1
    n = 0
    for pair in page.pairs:
        if pair.depth or pair.close < 0:
            continue
        while n < len(spans) and spans[n][0] <= pair.close:
            reach = max(reach, spans[n][1])
            n += 1
        length = sum(kind(w) == WORD for w in page.words[pair.open + 1 : pair.close])
        named = pair.open > 0 and page.words[pair.open - 1] in page.lex.sets["named_before"]  # بعنوان «…»
        if length <= SPEECH_WORDS or reach > pair.open or named:
            continue
        start, end = page.sentence(pair.open)
        at = bisect_left(taken, start)
        if at < len(taken) and taken[at] < max(end, pair.close):
            continue
        edge = _edge(page, pair.open, pair.close)
        yield Sighting(QUOTATIONS, edge, edge, page.span(pair.open, pair.close + 1))


def _edge(page: Page, opened: int, closed: int) -> str:
    """The word before a quotation (with its colon), else the one behind it: what may have brought it."""
    words = page.words
    before = words[opened - 1] if opened else "\n"
    if before == ":" and opened > 1 and words[opened - 2][0].isalnum():
        return f"{_shown(words[opened - 2])}: «…»"
    if before[0].isalnum():
        return f"{_shown(before)} «…»"
    after = closed + 1
    while after < len(words) and words[after] in "،,.":
        after += 1
    behind = words[after] if after < len(words) else "\n"
    return f"«…» {_shown(behind)}" if behind[0].isalnum() else "«…»"


def _shown(word: str) -> str:
    return "#" if word[0].isdigit() else word


def _one(text: str, span: Span) -> str:
    return " ".join(text[span[0] : span[1]].split())
