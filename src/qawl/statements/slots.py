"""Slots beside the content: the addressee, the medium that carried the words, the occasion, other circumstances."""

from __future__ import annotations

from qawl.lexicon import compiled as c
from qawl.statements.walk import Walk
from qawl.text.page import Page
from qawl.text.phrases import noun_phrase
from qawl.text.quotes import MARKS as QUOTES


def source(s: Walk, j: int) -> int:
    """A source phrase between cue and content names the medium: وأشار الوزير، وفقا لوكالة …، إلى أن."""
    page = s.page
    for phrase, said in page.lex.sources[page.words[j]]:
        if said:
            continue
        k, glued = match_phrase(page, j, phrase)
        if k < 0:
            continue
        np = noun_phrase(page, k, s.limit)
        if np is None:
            return j
        if glued and not page.words[k].startswith("لل"):
            page.glued.add(k)
        subject = s.draft.subject
        if phrase[0] in page.lex.sets["quoted_from"] and subject is not None and subject.flags & (c.MEDIA | c.OUTLET):
            # ذكرت وكالة … نقلا عن مصادر: the agency carries, the source says
            s.draft.relay = (subject.start, subject.end)
            s.draft.subject = np
        elif s.draft.relay is None:
            s.draft.relay = (np.start, np.end)
        return np.end
    return j


def match_phrase(page: Page, j: int, phrase: tuple[str, ...]) -> tuple[int, bool]:
    """Where a phrase of the lexicon that starts at ``j`` ends (-1 where it does not stand there).

    Its last word may be a preposition glued to what follows (وفقا لوكالة): then the index is that word's, and True.
    """
    words = page.words
    last = len(phrase) - 1
    for n, part in enumerate(phrase):
        k = j + n
        if k >= len(words):
            return -1, False
        if words[k] == part:
            continue
        if n == last and part in ("ل", "ب") and words[k].startswith(part) and len(words[k]) > 3:
            return k, True
        return -1, False
    return j + len(phrase), False


def glued_preposition(s: Walk, j: int, w: str) -> bool:
    """A word with ب, ل or ك glued to it that is no word of its own: بشكل، لرويترز، للصحفيين، كمبعوث."""
    lex = s.page.lex
    if w[0] not in "بلك" or len(w) < 4 or lex.words.get(w, 0):
        return False
    if w.startswith("لل"):
        return True
    rest = w[1:]
    f = lex.words.get(rest, 0)
    return rest.startswith("ال") or bool(f & ~c.NAME)


def adjunct(s: Walk, j: int) -> bool | None:
    """A prepositional phrase that is not the frame's: an occasion, an addressee, a circumstance."""
    page, lex = s.page, s.page.lex
    w = page.words[j]
    alone = lex.flags(w) & c.PREP or w in ("ل", "ب")
    k = j + 1 if alone else j
    if k >= s.limit:
        return False
    if w[0] == "ل" and w != "لدي":
        start = k
        whom = addressee(page, start, s.limit, glued=not alone)
        if whom is not None:
            if s.draft.addressee is None:
                s.draft.addressee = whom
            s.j = whom[1]
            return None
    nxt = page.words[k]
    nf = lex.flags(nxt)
    if alone and nf & c.OCCASION and s.draft.occasion is None:
        np = noun_phrase(page, k, s.limit)
        end = np.end if np is not None else k + 1
        s.draft.occasion = (k, _occasion_end(page, k, end), lex.occasions.get(nxt, ""))
        s.j = s.draft.occasion[1]
        _with_whom(s)
        return None
    if w in ("الي", "مع") and s.draft.occasion is not None and s.draft.addressee is None:
        np2 = noun_phrase(page, k, s.limit)
        if np2 is not None:
            s.draft.addressee = (np2.start, np2.end)
            s.j = np2.end
            return None
    np3 = noun_phrase(page, k, s.limit) if nxt[0].isalpha() or nxt in QUOTES else None
    s.j = max(np3.end if np3 is not None else k + 1, j + 1)
    while s.j < s.limit and not lex.flags(page.words[s.j]) & ~(c.ADJ | c.COMMON) and lex.flags(page.words[s.j]) & c.ADJ:
        s.j += 1
    if alone and nf & c.COMP:
        s.j = k
    return None


def _occasion_end(page: Page, k: int, end: int) -> int:
    """The occasion's noun and its adjective; a person's title that follows is the subject, not part of it."""
    for n in range(k + 1, end):
        f = page.lex.flags(page.words[n])
        if (f & (c.ROLE | c.BODY) and page.words[n].startswith("ال")) or f & c.NAME:
            return n
    return end


def _with_whom(s: Walk) -> None:
    """في لقاء مع المشاركين …: those are the addressee."""
    page = s.page
    j = s.j
    if s.draft.addressee is None and j + 1 < s.limit and page.words[j] in page.lex.sets["with_whom"]:
        np = noun_phrase(page, j + 1, s.limit)
        if np is not None:
            s.draft.addressee = (np.start, np.end)
            s.j = np.end


def addressee(page: Page, k: int, limit: int, glued: bool) -> tuple[int, int] | None:
    """Whom a word with ل names: newspeople, a medium, an audience."""
    words, lex = page.words, page.lex
    w = words[k]
    if glued:
        rest = "ال" + w[2:] if w.startswith("لل") else w[1:]
        f = lex.words.get(rest, 0) | lex.words.get(rest.removeprefix("ال"), 0)
        if not (f & (c.ADDR | c.OUTLET | c.MEDIA) or rest in lex.outlets or _unknown(page, rest)):
            return None
        end = k + 1
        while end < limit and end < k + 6 and words[end][0].isalpha():
            ef = lex.flags(words[end])
            if ef & (c.PREP | c.COMP | c.REL | c.TIME | c.ROLE | c.AUX | c.OPENER | c.ASIDE) or (
                words[end] in lex.verb_forms and not ef
            ):
                break
            if not ef & c.ADJ and not f & c.MEDIA and not f & c.ADDR:
                break
            end += 1
        if end < limit and words[end] in QUOTES and f & (c.MEDIA | c.ADDR):
            close = page.closed_by.get(end, -1)
            if 0 <= close - end <= 6:
                end = close + 1
        return k, end
    if w in QUOTES or w == "(":
        close = (
            page.closed_by.get(k, -1)
            if w in QUOTES
            else next((n for n in range(k, min(k + 7, limit)) if words[n] == ")"), -1)
        )
        return (k + 1, close) if k < close <= k + 7 else None
    np = noun_phrase(page, k, limit)
    return (np.start, np.end) if np is not None else None


def _unknown(page: Page, word: str) -> bool:
    lex = page.lex
    return not lex.words.get(word, 0) and not lex.words.get(word.removeprefix("ال"), 0) and not word.startswith("ال")
