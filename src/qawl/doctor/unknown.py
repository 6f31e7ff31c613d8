"""Words that stand where a word of saying stands and that no list of the lexicon knows as one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from qawl.doctor.sighting import NOUNS, PARTICIPLES, VERBS, Sighting
from qawl.language.clitics import ARTICLE, POSSESSIVES
from qawl.lexicon import compiled as c
from qawl.lexicon.compiled import Lexicon
from qawl.statements.draft import Draft
from qawl.text.page import Page
from qawl.text.quotes import MARKS
from qawl.text.shapes import circumstance_shape, definite, verb_shape, with_pronoun

SPEECH_WORDS: Final = 5
"""A quotation of fewer words is a name, a title or a scare quote far more often than speech."""
CLAUSE: Final = 12
"""How many tokens before what opens a content its verb is looked for."""
_COMMAS: Final = frozenset("،,")
_CONJUNCTIONS: Final = "وف"
_PREPOSITIONS: Final = "بلك"
_NO_VERB_BEHIND: Final = c.PREP | c.DEM | c.QUANT | c.NAME | c.ROLE | c.PARTICLE | c.VERB
_BEFORE_VERB: Final = c.TIME | c.OPENER | c.CONJ | c.ASIDE
_NOUNLIKE: Final = c.MASDAR | c.COMMON | c.DOC | c.OCCASION


def unknown_words(page: Page, drafts: list[Draft]) -> Iterator[Sighting]:
    """The unknown verbs, nouns and participles of a page, in the order of the text."""
    claimed = claimed_tokens(page, drafts)
    words, lex = page.words, page.lex
    known = _listed(lex)
    for j in range(1, len(words)):
        if words[j - 1] in _COMMAS and _participle(page, j, known):
            yield _sighting(page, PARTICIPLES, j)
        opens = "" if claimed[j] else what_opens(page, j)
        if not opens:
            continue
        k = _verb(page, j, opens, known)
        if k >= 0:
            yield _sighting(page, VERBS, k, opens=opens)
        elif words[j][0] == "ب" and not any(claimed[max(0, j - CLAUSE) : j]):
            k = _noun(page, j, known)
            if k >= 0:
                yield _sighting(page, NOUNS, k, note=_class_of(page, k))


def _sighting(page: Page, kind: str, k: int, note: str = "", opens: str = "") -> Sighting:
    return Sighting(kind, page.words[k], page.raw(k), page.span(k, k + 1), note, opens)


def what_opens(page: Page, j: int) -> str:
    """What content may open at token ``j``: "that" (أن with a noun, أنه), "to" (أن with a verb), "quote", "colon" (the
    colon before a quotation); "" where none does."""
    words, lex = page.words, page.lex
    if _opens_clause(page, j):
        if j and words[j - 1] in lex.sets["no_content_before"]:
            return ""  # بعد أن، إلا أن
        following = words[j + 1] if j + 1 < len(words) else ""
        return "to" if verb_shape(following) and not lex.words.get(following, 0) & _NOUNLIKE else "that"
    if words[j] == ":":
        return "colon" if _long_quotation(page, j + 1) else ""
    return "quote" if words[j - 1] != ":" and _long_quotation(page, j) else ""


def claimed_tokens(page: Page, drafts: list[Draft]) -> bytearray:
    """One byte a token: 1 where a statement's cue, slots or first content token stands."""
    claimed = bytearray(len(page.words) + 1)
    for draft in drafts:
        if draft.cue >= 0:
            claimed[draft.cue : draft.cue_end] = b"\1" * (draft.cue_end - draft.cue)
            if draft.cue_end < draft.start:
                claimed[draft.cue_end : draft.start] = b"\1" * (draft.start - draft.cue_end)
        for a, _ in draft.parts:
            claimed[max(0, a - 1) : a + 1] = b"\1" * (a + 1 - max(0, a - 1))
    return claimed


@lru_cache(maxsize=4)
def _listed(lex: Lexicon) -> frozenset[str]:
    """Words that stand in a list of some rule: they are known, whatever they are."""
    return frozenset().union(*lex.sets.values(), lex.attitudes, lex.linkers)


def _known(page: Page, k: int, listed: frozenset[str]) -> bool:
    """The word at ``k``, or the word without its conjunction, stands in some list of the lexicon."""
    w, lex = page.words[k], page.lex
    rest = w[1:] if w[0] in _CONJUNCTIONS and len(w) > 3 else w
    return bool(lex.flags(w)) or w in lex.triggers or rest in lex.triggers or w in listed or rest in listed


def _opens_clause(page: Page, j: int) -> bool:
    """أن، إن، بأنه at ``j``, without a conjunction: what is coordinated belongs to the verb before."""
    w = page.words[j] if j < len(page.words) else "\n"
    f = page.lex.flags(w)
    return bool(f & c.COMP) and not f & (c.REASON | c.PREP | c.CONJ | c.PRON) and w[0] not in _CONJUNCTIONS


def _long_quotation(page: Page, j: int) -> bool:
    """A quotation that is long enough for speech opens at ``j``."""
    return j < len(page.words) and page.words[j] in MARKS and page.closed_by.get(j, -1) - j > SPEECH_WORDS


def _verb(page: Page, j: int, what: str, listed: frozenset[str]) -> int:
    """The unknown verb that what opens at ``j`` may belong to; -1 where there is none.

    It stands right before (right before a quotation without a colon only as the first word of its clause, since most
    quoted words are not speech), or before its preposition (إلى أن), or opens the clause, its subject behind it.
    """
    words, lex = page.words, page.lex
    k = j - 1
    if k > 0 and lex.flags(words[k]) & c.PREP and words[j] != ":":
        k -= 1
    if _verblike(page, k, listed) and (what != "quote" or _begins(page, k)):
        return k
    first = -1
    for n in range(j - 1, max(-1, j - CLAUSE), -1):
        w = words[n]
        if not w[0].isalnum():
            break
        if n < j - 1 and (w in lex.verb_forms or w in lex.triggers or lex.flags(w) & (c.VERB | c.COMP | c.REL)):
            return -1
        first = n
    while 0 <= first < k and lex.flags(words[first]) & _BEFORE_VERB:
        first += 1
    if first < 0 or first >= k or not _verblike(page, first, listed):
        return -1
    after = words[first + 1]
    return first if after.startswith(ARTICLE) or lex.flags(after) & c.SPEAKERLIKE else -1


def _verblike(page: Page, k: int, listed: frozenset[str]) -> bool:
    """An unknown word that has nothing of a noun: no article, no ة, no preposition before it."""
    if k < 0:
        return False
    w, lex = page.words[k], page.lex
    if len(w) < 3 or not w[0].isalpha() or w.isascii() or _known(page, k, listed):
        return False
    if definite(w) or page.raw(k).endswith("ة") or w.endswith(POSSESSIVES) or _adverbial(page, k):
        return False
    if w[0] in _PREPOSITIONS and len(w) > 4:
        return False  # بمعنى أن
    if w[0] in _CONJUNCTIONS:
        return True
    before = page.words[k - 1] if k else "\n"
    return before not in lex.triggers and not lex.flags(before) & _NO_VERB_BEHIND


def _begins(page: Page, k: int) -> bool:
    """The word at ``k`` begins a clause: a mark is before it, or a conjunction glued to it."""
    return k == 0 or not page.words[k - 1][0].isalnum() or page.words[k][0] in _CONJUNCTIONS


def _adverbial(page: Page, k: int) -> bool:
    """An accusative that goes with what is before it (جدا، أبدا), not a plural in وا."""
    return page.words[k].endswith("ا") and not page.words[k].endswith("وا")


def _noun(page: Page, j: int, listed: frozenset[str]) -> int:
    """The noun before بأن at ``j``, over its adjectives; -1 where none stands there, or the lexicon has it."""
    words, lex = page.words, page.lex
    k = j - 1
    while k > max(0, j - 3) and _describes(page, k):
        k -= 1
    w = words[k]
    if len(w) < 3 or not w[0].isalpha() or w.isascii() or w in lex.triggers or w in listed:
        return -1
    f = lex.flags(w)
    nominal = bool(f & _NOUNLIKE) or definite(w) or page.raw(k).endswith("ة") or with_pronoun(page, k)
    if f & ~_NOUNLIKE or not (nominal or (k and lex.flags(words[k - 1]) & (c.PREP | c.DEM))):
        return -1
    return k


def _describes(page: Page, k: int) -> bool:
    """The word at ``k`` is an adjective of the noun before it: listed as one, or of the same shape (ثقة تامة)."""
    words = page.words
    f = page.lex.flags(words[k])
    if f & c.ADJ and not f & _NOUNLIKE:
        return True
    if definite(words[k]):
        return definite(words[k - 1])
    return page.raw(k).endswith("ة") and page.raw(k - 1).endswith("ة") and not definite(words[k - 1])


def _class_of(page: Page, k: int) -> str:
    """Which list knows the word as a noun of another kind, to be told beside it."""
    f = page.lex.flags(page.words[k])
    return "a verbal noun" if f & c.MASDAR else "a common noun" if f & c.COMMON else ""


def _participle(page: Page, k: int, listed: frozenset[str]) -> bool:
    """Behind a comma: a form of circumstance (مضيفا) that is no cue yet, and what a participle of saying governs."""
    words, lex = page.words, page.lex
    if not circumstance_shape(page.raw(k)) or _known(page, k, listed):
        return False
    after = words[k + 1] if k + 1 < len(words) else "\n"
    if after in lex.sets["about_whom"] or _opens_clause(page, k + 1):
        return True
    return bool(lex.flags(after) & c.PREP) and _opens_clause(page, k + 2)
