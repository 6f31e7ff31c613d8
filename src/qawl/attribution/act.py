"""The act of a statement: what saying so does. Where the cue leaves it open, the content's words decide.

Every act has a sum: the weights of the lexicon's groups (``acts.toml``) that are found in the content, and of what the
grammar tells: who will do it, on whom something is laid, whose side the clause is about, what the speaker did just
before. The highest sum wins. Nothing here is learnt; each weight stands in the file beside the words it belongs to.
"""

from __future__ import annotations

from itertools import compress
from typing import Final

from qawl.attribution.chain import Attribution
from qawl.attribution.entity import Entity
from qawl.language.clitics import ARTICLE, bare
from qawl.lexicon import compiled as c
from qawl.lexicon.acts import NUMBERS, ActLexicon, Weights
from qawl.model import ACTS
from qawl.statements.draft import SOURCE, Draft
from qawl.text.page import Page
from qawl.text.phrases import Phrase

WORDS: Final = 26
"""How many words of a content are looked at."""
NEAR: Final = 12
"""From this word on a word of the lexicon weighs less."""

_FAR: Final = 0.7  # by how much
_AGAIN: Final = 0.35  # what each further word of the same group weighs
_HEAD: Final = 10  # where the clause's first verb is looked for
_MOST: Final = 40  # words of one speaker's mentions, more of which are not compared: an article's size must not count
Words = set[str] | frozenset[str]
_NOBODY: Final[frozenset[str]] = frozenset()
_VERBATIM: Final = frozenset({"quote", "colon"})
_OPEN: Final = frozenset({"assert", "announce"})
_PERSONS: Final = "يتنا"
_FIRST: Final = "نا"
_OTHERS: Final = "يت"
_ACTOR: Final = c.BODY | c.PLACE | c.PROPER | c.ROLE | c.NAME | c.OUTLET
_ABLE: Final = c.BODY | c.PLACE | c.PROPER | c.ROLE | c.NAME


def acts_of(page: Page, drafts: list[Draft], speakers: dict[int, Attribution]) -> list[str]:
    """The act of every draft, in their order: one who goes on speaking tends to go on doing the same."""
    out: list[str] = []
    before, last = "", None
    done: dict[int, str] = {}
    for n, draft in enumerate(drafts):
        found = speakers.get(n)
        entity = found.entity if found is not None else None
        carried = before if entity is not None and entity is last else ""
        claim = draft.parent is not None and done.get(id(draft.parent)) == "deny"
        act = done[id(draft)] = act_of(page, draft, carried, entity, claim=claim)
        out.append(act)
        if draft.parent is None and draft.status == "said":
            before, last = act, entity
    return out


def act_of(page: Page, draft: Draft, before: str = "", entity: Entity | None = None, *, claim: bool = False) -> str:
    """One of the acts of the exchange format.

    ``before`` is what the same speaker did just before ("" for nothing), ``entity`` who the speaker is; ``claim``
    tells that it stands in a denial: what is denied there is no denial by its content.
    """
    base = draft.act or (page.lex.verbs[draft.verb].act if draft.verb >= 0 else "assert")
    if base not in _OPEN or not draft.parts:
        return base
    words = content_words(page, draft)
    if not words:
        return base
    if _asks(page, draft, words):
        return "ask"
    sums = score(page, draft, words, base, before, entity)
    if claim:
        sums[NUMBERS["deny"]] = min(sums)
    return ACTS[sums.index(max(sums))]


def content_words(page: Page, draft: Draft, most: int = WORDS) -> list[str]:
    """The first words of the content, folded, without marks."""
    out: list[str] = []
    words = page.words
    for a, b in draft.parts:
        out += [w for w in words[a : min(b, a + 2 * most)] if w[0].isalnum()]
        if len(out) >= most:
            return out[:most]
    return out


def score(page: Page, draft: Draft, words: list[str], base: str, before: str, entity: Entity | None) -> list[float]:
    """The sum of each act, in the order of :data:`~qawl.model.ACTS`."""
    acts = page.lex.acts
    mine = entity.words if entity is not None else _NOBODY
    speaker = draft.subject or (entity.antecedent if entity is not None else None)
    sums = [0.0] * len(NUMBERS)
    grammar = acts.grammar
    _add(sums, grammar["asserts" if base == "assert" else "announces"])
    actor = _actor(page, words, mine)
    _lexical(acts, words, actor, draft.frame == "describe", sums)
    for name in _frame(page, draft, speaker):
        _add(sums, grammar[name])
    if _obliges(page, acts, words):
        _add(sums, grammar["obliges"])
    future = _future(page, acts, words, mine)
    if future:
        _add(sums, grammar[future])
    if draft.frame in _VERBATIM and len(words[0]) > 4 and words[0][0] == "ا" and words[0].endswith("وا"):
        _add(sums, grammar["commands"])
    if any(w in acts.denied for w in words[:4]):
        _add(sums, grammar["negated"])
    if before in acts.after:
        _add(sums, acts.after[before])
    return sums


def _add(sums: list[float], weights: Weights, by: float = 1.0) -> None:
    for n, weight in weights:
        sums[n] += weight * by


def _lexical(acts: ActLexicon, words: list[str], actor: int, predicate: bool, sums: list[float]) -> None:
    """Adds the weights of the groups whose words stand in the content; ``actor`` is where somebody else is named."""
    found: dict[tuple[int, bool], float] = {}
    until = 0
    signals = acts.signals
    for k in compress(range(len(words)), map(signals.__getitem__, words)):
        if k < until:
            continue
        following = words[k + 1] if k + 1 < len(words) else ""
        for group, rest, share in signals[words[k]]:
            if rest and rest[0] != following:
                continue  # as most phrases end
            g = acts.groups[group]
            if k >= g.within or (len(rest) > 1 and tuple(words[k + 1 : k + 1 + len(rest)]) != rest):
                continue
            denied = bool(g.negated) and k > 0 and words[k - 1] in acts.denied
            by = 1.0 if predicate else share if k < NEAR else share * _FAR
            if (group, denied) in found:
                by *= _AGAIN
            found[group, denied] = by
            _add(sums, g.negated if denied else g.actor if actor < (k if not g.around else WORDS) else g.add, by)
            if rest:
                until = max(until, k + 1 + len(rest))


def _actor(page: Page, words: list[str], mine: Words) -> int:
    """The place of the first word at the clause's head that names somebody not of the speaker's own side, or WORDS."""
    for k, w in enumerate(words[:4]):
        if page.lex.flags(w) & _ACTOR and not _own(page, w, mine):
            return k
    return WORDS


def _own(page: Page, word: str, mine: Words) -> bool:
    """``word`` stands for the speaker's own side: its own name, its state, its body."""
    if word in page.lex.acts.own:
        return True
    key = bare(word)
    if key in mine:
        return True
    places, demonyms = page.lex.places, page.lex.demonyms
    code = places.get(word) or demonyms.get(word)
    if code is None or len(mine) > _MOST:
        return False
    return any(code in (demonyms.get(m), places.get(m), places.get(ARTICLE + m)) for m in mine)


def _frame(page: Page, draft: Draft, speaker: Phrase | None) -> list[str]:
    """What the cue and the kind of speaker tell."""
    out = []
    acts = page.lex.acts
    if draft.verb >= 0:
        if draft.frame == "describe":
            out.append("describes")
        elif draft.verb in acts.judging:
            out.append("judges")
        elif draft.verb in acts.neutral:
            out.append("neutral")
        if draft.verb in acts.stressing:
            out.append("emphasis")
    if draft.kind == SOURCE:
        out.append("source")
    if draft.frame in _VERBATIM:
        out.append("direct")
    flags = speaker.flags if speaker is not None else 0
    if flags & c.DOC:
        out.append("document")
    elif flags & (c.OUTLET | c.MEDIA):
        out.append("medium")
    return out


def _asks(page: Page, draft: Draft, words: list[str]) -> bool:
    first = words[0] if words[0] not in page.lex.sets["complementizers"] or len(words) < 2 else words[1]
    last = draft.parts[-1][1]
    mark = page.words[last] if last < len(page.words) else ""
    inside = page.words[last - 1]
    if "؟" in (mark, inside) or "?" in (mark, inside):
        return len(words) < WORDS or page.words[draft.parts[0][0]] in page.lex.sets["question_words"]
    return first in page.lex.sets["question_words"]


def _obliges(page: Page, acts: ActLexicon, words: list[str]) -> bool:
    """على فلان أن: laid on somebody."""
    head = words[:10]
    for k, w in enumerate(head[:4]):
        if w in acts.laid_on and k + 1 < len(head):
            if page.lex.flags(head[k + 1]) & c.TIME:
                return False
            return any(x in acts.that for x in head[k + 2 : k + 8])
    return False


def _future(page: Page, acts: ActLexicon, words: list[str], mine: Words) -> str:
    """The name of the grammar's weights for a content whose first verb is a future, or a perhaps; "" for any other."""
    lex = page.lex
    futures = lex.sets["futures"]
    for k, w in enumerate(words[:_HEAD]):
        stem = w[1:] if len(w) > 4 and w[0] in "وف" else w
        if stem[0] != "س" and w not in acts.never and w not in acts.perhaps:
            continue
        following = words[k + 1] if k + 1 < len(words) else w
        if k and lex.flags(words[k - 1]) & c.REL:
            continue
        if w in acts.never:
            return "future_not_own" if following[0] in _FIRST or _ours(page, words, k, mine) else "future_not"
        if w in acts.perhaps and following[0] in _OTHERS and following not in acts.like_present:
            return "may"
        if stem in futures:
            verb = following
        elif _is_future(page, stem) and (stem[1] != "ا" or not k or words[k - 1] in lex.sets["first_person"]):
            verb = stem[1:]
        else:
            continue
        if verb[0] in _FIRST:
            return "future_first"
        if verb in acts.outcome:
            return "future_outcome"
        if verb in acts.planned:
            own = verb not in acts.impersonal and k and words[k - 1] in acts.own
            return "future_planned_own" if own else "future_planned"
        if _ours(page, words, k, mine):
            return "future_own"
        return "future_body" if any(lex.flags(x) & _ABLE for x in words[: k + 2]) else "future_other"
    return ""


def _ours(page: Page, words: list[str], k: int, mine: Words) -> bool:
    return any(_own(page, x, mine) for x in words[max(0, k - 4) : k])


def _is_future(page: Page, word: str) -> bool:
    """سيفعل: the letter of the future, a person's letter, and no noun or name of the lexicon."""
    if len(word) < 4 or word[0] != "س" or word[1] not in _PERSONS:
        return False
    if word[1:] in page.lex.acts.outcome or word[1:] in page.lex.acts.planned:
        return True
    flags = page.lex.words.get(word, 0)
    if flags:
        return flags == c.VERB
    return len(word) > 4 and not page.lex.words.get(word[:-1], 0) & c.COMMON
