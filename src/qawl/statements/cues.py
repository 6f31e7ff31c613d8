"""Where a cue may be: every token that the lexicon knows as a form of saying, with its readings."""

from __future__ import annotations

from typing import NamedTuple

from qawl.lexicon.compiled import Reading
from qawl.statements.draft import NOUN, PARTICIPLE, SOURCE, VERB
from qawl.text.page import Page


class Candidate(NamedTuple):
    """A token that may be a cue: the kinds that it may be, its readings, the conjunction glued to it."""

    token: int
    readings: tuple[Reading, ...]
    glued: str
    noun: int
    source: bool

    def kinds(self) -> tuple[str, ...]:
        """The kinds of cue to try, in order."""
        out = []
        if self.source:
            out.append(SOURCE)
        if self.readings:
            out.append(PARTICIPLE if self.readings[0].tense == "participle" else VERB)
        if self.noun >= 0:
            out.append(NOUN)
        return tuple(out)


def candidates(page: Page) -> list[Candidate]:
    """The candidates of a page in the order of the text: one look-up a token; two of one token that can be cut in two
    ways (ورد)."""
    lex = page.lex
    triggers = lex.triggers
    out = []
    words, seconds = page.words, lex.source_seconds
    last = len(words) - 1
    verb_forms, noun_forms, sources = lex.verb_forms, lex.noun_forms, lex.sources
    for k in page.cues():
        glued, word = triggers[words[k]]
        readings, noun, source = verb_forms.get(word, ()), noun_forms.get(word, -1), word in sources
        if word in lex.adverb_firsts and (k == 0 or words[k - 1] not in lex.adverb_firsts[word]):
            readings = ()
        if source and word in seconds and (k == last or words[k + 1] not in seconds[word]):
            source = False  # في, من: most of them begin no source phrase
            if not readings and noun < 0:
                continue
        out.append(Candidate(k, readings, glued, noun, source))
        if word in lex.twofold and not glued:
            out.append(Candidate(k, verb_forms[word[1:]], word[0], -1, False))
    return out
