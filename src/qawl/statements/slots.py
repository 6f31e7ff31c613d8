"""Slots beside the content: the addressee, the medium that carried the words, the occasion, other circumstances."""

from __future__ import annotations

from typing import Final

from qawl.language.clitics import behind_preposition
from qawl.lexicon import compiled as c
from qawl.statements.occasions import COMPANY, Occasion, occasion_at, present_at
from qawl.statements.walk import Walk
from qawl.text.page import Page
from qawl.text.phrases import noun_phrase
from qawl.text.quotes import MARKS as QUOTES
from qawl.text.shapes import with_pronoun

_COMMAS: Final = frozenset({"،", ","})
_CLOSING: Final = frozenset((*QUOTES, ")"))


def source(s: Walk, j: int) -> int:
    """A source phrase between cue and content names the medium: وأشار الوزير، وفقا لوكالة …، إلى أن."""
    page = s.page
    for phrase, said in page.lex.sources[page.words[j]]:
        if said:
            end = _carried(s, j, phrase)
            if end > j:
                return end
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
        elif s.draft.relay is None and (np.flags & (c.MEDIA | c.OUTLET | c.AGENCY) or not np.flags):
            s.draft.relay = (np.start, np.end)
        return np.end
    return j


def _carried(s: Walk, j: int, phrase: tuple[str, ...]) -> int:
    """حسبما نقلت عنه صحيفة …: a verb of saying and a medium; the token behind them, or ``j``."""
    page = s.page
    k, _ = match_phrase(page, j, phrase)
    if k < 0 or k >= s.limit or page.words[k] not in page.lex.verb_forms:
        return j
    k += 1
    while k < s.limit and page.flags[k] & c.ASIDE:
        k += 1
    np = noun_phrase(page, k, s.limit) if k < s.limit else None
    if np is None or not np.flags & (c.MEDIA | c.OUTLET | c.AGENCY):
        return j
    s.draft.relay = s.draft.relay or (np.start, np.end)
    return np.end


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
    counted = len(w) == 3 and bool(lex.words.get(w[1:], 0) & c.QUANT)  # بكل ثقة
    if w[0] not in "بلك" or (len(w) < 4 and not counted) or lex.words.get(w, 0):
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
    if w == "ل" or (w[0] == "ل" and not alone and not lex.words.get(w, 0) and w not in lex.sets["so_that"]):
        start = k
        whom = addressee(page, start, s.limit, glued=not alone)
        if whom is not None:
            if s.draft.addressee is None:
                s.draft.addressee = whom
            s.j = whom[1]
            while s.j < s.limit and page.words[s.j - 1] in QUOTES and page.flags[s.j] & c.ADJ:
                s.j += 1  # لقناة "كذا" السويسرية
            return None
        if not alone and _person_told(s, k):
            return None
    nxt = page.words[k]
    nf = lex.flags(nxt)
    if alone and nf & c.OCCASION and s.draft.occasion is None and (found := occasion_at(page, k, s.limit)) is not None:
        _occasion(s, found, w)
        return None
    if alone and s.draft.addressee is None and not nf & (c.TIME | c.OCCASION) and _spoken_to(s, w, k):
        return None
    if alone and nxt in lex.sets["whatever"]:
        closing = next((n for n in range(k + 1, min(k + 18, s.limit)) if page.words[n] in _COMMAS), -1)
        if closing > 0:
            s.j = closing  # في ما يعتبر أوضح كلام، إن …
            return None
    object_next = w[0] == "ل" and not alone and s.bare_object and not (s.anchored or s.subject_allowed)
    strength = 2 if object_next else 0  # على الوزارة أن توضح للناس | أسباب كذا
    np3 = noun_phrase(page, k, s.limit, before_object=strength) if nxt[0].isalnum() or nxt in QUOTES else None
    s.j = max(np3.end if np3 is not None else k + 1, j + 1)
    while s.j < s.limit and not page.flags[s.j] & ~(c.ADJ | c.COMMON) and page.flags[s.j] & c.ADJ:
        s.j += 1
    if alone and nf & c.COMP:
        s.j = k
    return None


def _spoken_to(s: Walk, preposition: str, k: int) -> bool:
    """طلب من X، أمام X, and behind an occasion مع X: whom the words were said to."""
    sets = s.page.lex.sets
    asked = "ask_of" in s.frames and preposition in sets["ask_from"]
    occasion = s.draft.occasion
    company = occasion is not None and occasion[2] in COMPANY and preposition in sets["with_whom"]
    before = preposition in sets["before_whom"]
    if not (asked or company or before):
        return False
    subject = s.draft.subject  # طلبت ثمان من الدول: a part of a number
    placed = k == s.draft.cue_end + 1 if subject is None else bool(subject.flags & c.SPEAKERLIKE)
    np = noun_phrase(s.page, k, s.limit, before_object=(2 if placed else 1) if asked else 0)
    if np is None or (before and not np.flags & (c.BODY | c.ADDR | c.ROLE)):
        return False
    s.draft.addressee = (np.start, np.end)
    s.j = np.end
    return True


def _person_told(s: Walk, k: int) -> bool:
    """وقال ماكرون للشيخ محمد: a person's title behind a subject that ends in its name is no part of the subject."""
    page, subject = s.page, s.draft.subject
    w = page.words[k]
    rest = behind_preposition(w)
    if s.draft.addressee is not None or subject is None or not subject.named or subject.end != k:
        return False
    if not page.lex.words.get(rest, 0) & c.ROLE or k + 1 >= s.limit:
        return False
    np = noun_phrase(page, k + 1, s.limit)
    s.draft.addressee = (k, np.end if np is not None else k + 1)
    s.j = s.draft.addressee[1]
    return True


def _occasion(s: Walk, found: Occasion, preposition: str) -> None:
    """Take an occasion with those whom it was with and the medium that carried it."""
    page = s.page
    here = preposition in page.lex.sets["occasion_prepositions"]
    if here:  # what was said after a meeting was not said in it
        s.draft.occasion = (found.start, found.end, found.kind)
    # جلسة الأسئلة الشهرية: what belongs to its name but is not in the lexicon's entry
    s.j = found.end
    apart = c.TIME | c.ROLE | c.NAME | c.BODY | c.PLACE | c.MASDAR | c.COMP | c.REL | c.DEM
    while s.j < s.limit and page.words[s.j].startswith("ال") and not page.flags[s.j] & apart:
        s.j += 1
    rest = page.words[s.j] if s.j < s.limit else ""
    unknown = rest.endswith(("ه", "ها", "هم")) and not page.lex.flags(rest) and not with_pronoun(page, s.j)
    if unknown and rest not in page.lex.sets["carried_by"]:
        s.j += 1  # في معرض أجوبته
    elif rest.endswith("ي") and not page.lex.flags(rest) & ~c.COMMON and not rest.startswith("ال"):
        s.j += 1  # خلال اجتماع استثنائي
    if here and s.draft.addressee is None:
        whom = present_at(page, found, s.limit)
        if whom is not None:
            s.draft.addressee = whom
            s.j = whom[1] + (whom[1] < s.limit and page.words[whom[1]] in _CLOSING)
    if s.j + 1 < s.limit and page.words[s.j] in page.lex.sets["carried_by"]:
        np = noun_phrase(page, s.j + 1, s.limit)
        if np is not None and (np.flags & (c.MEDIA | c.OUTLET | c.AGENCY) or not np.flags):
            s.draft.relay = s.draft.relay or (np.start, np.end)
            s.j = np.end


def addressee(page: Page, k: int, limit: int, glued: bool) -> tuple[int, int] | None:
    """Whom a word with ل names: newspeople, a medium, an audience."""
    words, lex = page.words, page.lex
    w = words[k]
    if glued:
        rest = behind_preposition(w)
        f = lex.words.get(rest, 0) | lex.words.get(rest.removeprefix("ال"), 0)
        if not (f & (c.ADDR | c.OUTLET | c.MEDIA) or rest in lex.outlets or _unknown(page, rest)):
            return None
        end = k + 1
        while end < limit and end < k + 6 and words[end][0].isalpha():
            ef = page.flags[end]
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
