"""The signals of acts as the engine uses them: compiled from ``acts.toml``."""

from __future__ import annotations

from collections import defaultdict
from typing import Final, NamedTuple

from qawl.language.clitics import ARTICLE, behind_preposition
from qawl.language.conjugation import past_forms, present_forms
from qawl.language.fold import fold
from qawl.lexicon.entries import ActGroup, Acts, ActWeights, Verb
from qawl.model import ACTS

NUMBERS: Final = {act: n for n, act in enumerate(ACTS)}
_DEFINITE: Final = 0.4
"""An adjective with the article takes its judgement for granted (الأحداث المؤسفة) and judges less than a predicate."""
_PRONOUNS: Final = ("ه", "ها", "هم", "هما", "نا", "ي", "كم")

Weights = tuple[tuple[int, float], ...]
Entry = tuple[int, tuple[str, ...], float]
"""A group, the words that follow, and how much of the weight counts."""


MOST_WORDS: Final = 100_000


class Signals(dict[str, tuple[Entry, ...]]):
    """The entries of the words asked for so far, glued letters taken off: one look-up and no call for most words."""

    __slots__ = ("by_word",)

    def __init__(self, by_word: dict[str, tuple[Entry, ...]]) -> None:
        super().__init__()
        self.by_word = by_word

    def __missing__(self, word: str) -> tuple[Entry, ...]:
        """A word as listed, or behind a conjunction, a preposition or both (وبالفشل)."""
        found = self.by_word.get(word)
        if found is None:
            plain = word[1:] if word[0] in "وف" and len(word) > 3 else word
            found = self.by_word.get(plain)
            if found is None and plain[0] in "بلك" and len(plain) > 3:
                found = self.by_word.get(behind_preposition(plain))
        if len(self) > MOST_WORDS:
            self.clear()
        self[word] = found = found or ()
        return found


class Group(NamedTuple):
    """One group: in how many words to look, and what it adds (by act number)."""

    within: int
    add: Weights
    actor: Weights
    negated: Weights
    around: bool


class ActLexicon(NamedTuple):
    """All of ``acts.toml``; every word folded."""

    grammar: dict[str, Weights]
    after: dict[str, Weights]
    groups: tuple[Group, ...]
    names: tuple[str, ...]
    signals: Signals
    own: frozenset[str]
    laid_on: frozenset[str]
    that: frozenset[str]
    never: frozenset[str]
    perhaps: frozenset[str]
    denied: frozenset[str]
    judging: frozenset[int]
    neutral: frozenset[int]
    stressing: frozenset[int]
    outcome: frozenset[str]
    planned: frozenset[str]
    like_present: frozenset[str]
    impersonal: frozenset[str]


def compile_acts(acts: Acts, verbs: tuple[Verb, ...]) -> ActLexicon:
    """``acts.toml`` with its verbs conjugated, its nouns and adjectives in their forms."""
    index: dict[str, list[Entry]] = defaultdict(list)
    for n, group in enumerate(acts.group):
        for form, by in _forms(group).items():
            first, *rest = form.split()
            index[first].append((n, tuple(rest), by))
    return ActLexicon(
        grammar={g.name: weights(g.add) for g in acts.grammar},
        after={a.act: weights(a.add) for a in acts.after},
        groups=tuple(_group(g) for g in acts.group),
        names=tuple(g.name for g in acts.group),
        signals=Signals({w: tuple(sorted(e, key=lambda x: -len(x[1]))) for w, e in index.items()}),
        own=_folded(acts.own),
        laid_on=_folded(acts.laid_on),
        that=_folded(acts.that),
        never=_folded(acts.never),
        perhaps=_folded(acts.perhaps),
        denied=_folded(acts.denied),
        judging=frozenset(n for n, v in enumerate(verbs) if v.past in acts.judging),
        neutral=frozenset(n for n, v in enumerate(verbs) if v.past in acts.neutral),
        stressing=frozenset(n for n, v in enumerate(verbs) if v.past in acts.stressing),
        outcome=frozenset(f for v in acts.outcome for f in conjugated(v, "present")),
        planned=frozenset(f for v in acts.planned for f in conjugated(v, "present")),
        impersonal=frozenset(f for v in acts.impersonal for f in conjugated(v, "present")),
        like_present=_folded(acts.like_present),
    )


def weights(by_act: ActWeights) -> Weights:
    """The weights by the acts' numbers."""
    return tuple((NUMBERS[act], weight) for act, weight in by_act.items())


def conjugated(verb: str, tense: str = "") -> list[str]:
    """The folded forms of a verb given as past/present; with ``tense`` only those of the past or of the present."""
    past, _, present = verb.partition("/")
    out = []
    if tense != "present":
        out += [fold(f.text) for f in past_forms(past, present)]
    if tense != "past":
        out += [fold(f.text) for f in present_forms(past, present)]
    return out


def _group(g: ActGroup) -> Group:
    return Group(g.within, weights(g.add), weights(g.actor or g.add), weights(g.negated), g.around)


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(fold(w) for w in words)


def _forms(group: ActGroup) -> dict[str, float]:
    """Every written form of a group's words, with how much of the weight counts."""
    out: dict[str, float] = {fold(w): 1.0 for w in group.words}
    for verb in group.verbs:
        for form in conjugated(verb):
            out.setdefault(form, 1.0)
            if form[0] in "يتن":
                out.setdefault("س" + form, 1.0)
    for noun in group.nouns:
        for form in _noun(noun):
            out.setdefault(form, 1.0)
    for adjective in group.adjectives:
        for form in _adjective(adjective):
            out.setdefault(form, 1.0)
            out.setdefault(ARTICLE + form, _DEFINITE)
    return out


def _noun(noun: str) -> list[str]:
    word, plus = fold(noun.rstrip("+")), noun.endswith("+")
    out = [word]
    if not word.startswith(ARTICLE):
        out.append(ARTICLE + word)
        if " " not in word and not noun.endswith(("ة", "اء", "ا")):
            out.append(word + "ا")
    if plus:
        stem = fold(noun[:-2] + "ت") if noun[-2] == "ة" else word
        out += [stem + p for p in _PRONOUNS]
    return out


def _adjective(adjective: str) -> list[str]:
    word = fold(adjective)
    return [word, word + "ه", word + "ا", word + "ون", word + "ين", word + "ات"]
