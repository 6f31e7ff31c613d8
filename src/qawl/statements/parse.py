"""What stands between a cue and its content, read from left to right: subject, addressee, relay, occasion, asides.

The walk ends where the content begins (a complementizer, a colon, a quotation, the frame's preposition, an object noun
phrase) or where it is clear that none does. It never goes back, so its cost is the length of what it walks over.
"""

from __future__ import annotations

from typing import Final

from qawl.lexicon import compiled as c
from qawl.lexicon.compiled import Frame
from qawl.statements.draft import Draft
from qawl.text.page import Page
from qawl.text.phrases import accusative, noun_phrase, with_pronoun
from qawl.text.quotes import MARKS as QUOTES

MAX_WALK: Final = 60
_COMMAS: Final = frozenset({"،", ","})
_HARD: Final = frozenset({":", ".", "\n"})
_DASHES: Final = frozenset({"-", "–", "—", "ـ", "−"})
_CONTENT_PREPS: Final = frozenset({"الي", "علي", "عن", "من", "في", "ب", "ل"})


class Walk:
    """The state of one walk, and what it found."""

    __slots__ = (
        "anchored",
        "commas",
        "draft",
        "frames",
        "j",
        "limit",
        "object_start",
        "page",
        "preps",
        "subject_allowed",
    )

    def __init__(self, page: Page, draft: Draft, frames: tuple[Frame, ...], subject_allowed: bool) -> None:
        self.page = page
        self.draft = draft
        self.frames = {f.kind for f in frames}
        self.preps: dict[str, str] = {}
        for frame in frames:
            if frame.prep:
                self.preps.setdefault(frame.prep, frame.kind)
        self.j = draft.cue_end
        self.limit = min(draft.limit, draft.cue_end + MAX_WALK)
        self.subject_allowed = subject_allowed
        self.commas = 0
        self.anchored = bool(self.frames & {"that", "quote"}) and _anchor_ahead(page, self.j, self.limit)
        self.object_start = -1


def _anchor_ahead(page: Page, j: int, limit: int) -> bool:
    """A complementizer or a colon comes before anything that ends the clause: the cue governs that and no object."""
    words, lex = page.words, page.lex
    for k in range(j, min(limit, j + 40)):
        w = words[k]
        f = lex.flags(w)
        if w == ":":
            return True
        if f & c.COMP and not f & c.REASON:
            return words[k - 1] not in lex.sets["no_content_before"]
        if f & c.REASON:
            return False
        trigger = lex.triggers.get(w)
        if trigger is not None and not lex.words.get(w) and k > j and not lex.flags(words[k - 1]) & c.REL:
            return False
    return False


def walk(page: Page, draft: Draft, frames: tuple[Frame, ...], subject_allowed: bool = True) -> bool:
    """Fill ``draft``'s slots from what follows its cue; False where no frame fits."""
    state = Walk(page, draft, frames, subject_allowed)
    while state.j < state.limit:
        verdict = _step(state)
        if verdict is not None:
            return verdict
    return _leftover(state)


def _step(s: Walk) -> bool | None:
    """One step: True where the content begins, False where no frame fits, None to walk on."""
    page, words = s.page, s.page.words
    j, w = s.j, words[s.j]
    lex = page.lex
    f = lex.flags(w)
    if f & c.COMP and not f & c.REASON:
        return _clause(s, j)
    if w == ":":
        return _colon(s, j)
    if w in QUOTES:
        return _quote(s, j)
    if w in _COMMAS:
        return _comma(s, j)
    if w in _DASHES or w == "(":
        s.j = _skip_aside(page, j, s.limit, w)
        return None
    if w in lex.sets["direct_openers"]:
        s.j = j + 1
        return None
    if f & (c.ASIDE | c.TIME) or (w[0].isdigit() and not _counted(s, j)):
        s.j = j + 1
        return None
    if "quote" in s.frames and w in lex.sets["direct_starts"] and j - s.draft.cue_end <= 1 and not s.draft.relative:
        return _begin(s, j, "colon")
    if (w in s.preps or (w[0] in "بل" and w[0] in s.preps)) and (found := _frame_preposition(s, j, w, f)) is not None:
        return found
    if "arrived" in s.frames:
        return _arrived(s, j)
    if w in lex.sources and (end := _source(s, j)) > j:
        s.j = end
        return None
    if "question" in s.frames and f & c.QUESTION and w not in s.preps:
        return _begin(s, j, "that")
    if f & c.REL:
        return _relative(s, j)
    if f & c.PREP or w in ("ل", "ب") or _glued_preposition(s, j, w):
        return _adjunct(s, j)
    if f & c.PRON and w[0] == "و" and s.draft.subject is not None:
        return _relative(s, j)
    if f & (c.REASON | c.CONJ | c.PRON | c.AUX | c.NEG):
        return False
    trigger = lex.triggers.get(w) if j > s.draft.cue_end else None
    if trigger is not None and not lex.words.get(w) and trigger[1] in lex.verb_forms and w not in lex.attitudes:
        reading = lex.verb_forms[trigger[1]][0]
        if reading.tense != "participle" and not lex.verbs[reading.verb].strict:
            return False
    return _nominal(s, j)


def _counted(s: Walk, j: int) -> bool:
    """A number that counts people or bodies (قال 20 خبيرا), no day and no age."""
    if s.draft.subject is not None or not s.subject_allowed or j + 1 >= s.limit:
        return False
    f = s.page.lex.flags(s.page.words[j + 1])
    return bool(f & (c.ROLE | c.BODY | c.COMMON)) and not f & c.TIME


def _begin(s: Walk, j: int, frame: str, end: int = -1) -> bool:
    s.draft.start, s.draft.frame, s.draft.ends_at = j, frame, end
    return True


def _clause(s: Walk, j: int) -> bool:
    """A complementizer: the content, unless the word before it makes it something else (بعد أن، يمكن أن)."""
    if not s.frames & {"that", "call", "ask_of", "attitude", "np", "arrived"}:
        return False
    previous = s.page.words[j - 1]
    if j > s.draft.cue_end and previous in s.page.lex.sets["no_content_before"] and previous not in s.preps:
        return False
    return _begin(s, j, "that")


def _colon(s: Walk, j: int) -> bool:
    if not s.frames & {"quote", "that", "arrived"}:
        return False
    page = s.page
    k = j + 1
    while k < len(page.words) and page.words[k] == "\n" and k < j + 3:
        k += 1
    if k >= len(page.words):
        return False
    s.draft.limit = max(s.draft.limit, page.sentence(k)[1]) if k > j + 1 else s.draft.limit
    if page.words[k] in QUOTES:
        close = page.closed_by.get(k, -1)
        if k in page.closed_by:
            return _begin(s, k + 1, "quote", close)
    f = page.lex.flags(page.words[k])
    return _begin(s, k, "that" if f & c.COMP and not f & c.REASON else "colon")


def _quote(s: Walk, j: int) -> bool | None:
    page = s.page
    close = page.closed_by.get(j)
    if close is None:  # a closing mark: stray
        s.j = j + 1
        return None
    inside = (close if close >= 0 else s.limit) - j - 1
    follow = page.words[close + 1] if 0 <= close < len(page.words) - 1 else "\n"
    short = close >= 0 and inside <= 4 and follow[0].isalpha()
    if short and s.subject_allowed and s.draft.subject is None and j == s.draft.cue_end:
        return _nominal(s, j)
    if follow == ":" and 0 <= close and inside <= 4 and s.draft.subject is None and s.subject_allowed:
        return _nominal(s, j)  # قال «الحذيفي»: …
    after_colon = j > 0 and page.words[j - 1] == ":"
    if inside <= 2 and not after_colon and close >= 0 and not (s.preps and "describe" in s.frames):
        digits = page.words[j + 1][0].isdigit()
        if digits:
            return False
        if follow[0].isalpha() and s.draft.subject is not None:
            s.j = close + 1
            return None
        if follow[0].isalpha():
            return _nominal(s, j)
    if s.frames & {"quote", "that", "np", "ask_of", "call"} or inside >= 4:
        first = page.lex.flags(page.words[j + 1]) if j + 1 < len(page.words) else 0
        if "quote" not in s.frames and not (first & c.COMP and "that" in s.frames) and "np" not in s.frames:
            return False
        return _begin(s, j + 1, "quote", close)
    return False


def _arrived(s: Walk, j: int) -> bool | None:
    """جاء في البيان أن …: the document behind في is the speaker."""
    page = s.page
    if s.draft.subject is not None or j != s.draft.cue_end or not page.lex.flags(page.words[j]) & c.PREP:
        if s.draft.subject is None:
            return False
        s.j = j + 1
        return None
    np = noun_phrase(page, j + 1, s.limit)
    if np is None or not np.flags & (c.DOC | c.OCCASION):
        return False
    s.draft.subject, s.draft.subject_side = np, "after"
    s.j = np.end
    return None


def _comma(s: Walk, j: int) -> bool | None:
    page = s.page
    s.commas += 1
    if s.commas > 6 or j + 1 >= s.limit:
        return False
    nxt = page.words[j + 1]
    trigger = page.lex.triggers.get(nxt)
    if trigger is not None and trigger[1] in page.lex.verb_forms and nxt not in page.lex.sets["direct_openers"]:
        reading = page.lex.verb_forms[trigger[1]][0]
        flags = page.lex.flags(nxt)
        if (reading.tense == "participle" and not flags & c.ADJ) or trigger[0]:
            return False
    s.j = j + 1
    return None


def _skip_aside(page: Page, j: int, limit: int, mark: str) -> int:
    """Behind a parenthesis or a pair of dashes (at most twelve tokens); behind the mark itself where it is alone."""
    closers = {")"} if mark == "(" else _DASHES
    for k in range(j + 1, min(j + 13, limit)):
        if page.words[k] in closers:
            return k + 1
    return j + 1


def _frame_preposition(s: Walk, j: int, w: str, f: int) -> bool | None:
    """The frame's own preposition, alone (دعا إلى) or glued to the content (طالب بوقف)."""
    page = s.page
    glued = w not in s.preps
    prep = w[0] if glued else w
    kind = s.preps[prep]
    if glued and (page.lex.words.get(w, 0) & ~(c.COMMON | c.MASDAR) or len(w) < 4):
        return None
    if glued and not (
        page.lex.words.get(w[1:]) or w[1:3] == "ال" or w[1:4] in ("ما", "من") or _pronoun_noun(page, w[1:])
    ):
        return None
    if not glued:
        if j + 1 >= s.limit:
            return False
        nxt = page.words[j + 1]
        nf = page.lex.flags(nxt)
        if nf & c.COMP:
            s.j = j + 1
            return None
        if nf & c.TIME or (nf & c.OCCASION and prep in ("في", "من") and s.draft.subject is None):
            return None
    elif page.lex.flags(w[1:]) & (c.TIME | c.OCCASION) or (prep == "ل" and not _masdar_like(page, w[1:])):
        return None
    if kind == "attitude":
        return _attitude(s, j + 1)
    if kind in ("charge", "describe", "thank"):
        if s.object_start < 0:
            if s.draft.reading is None or not s.draft.reading.object:
                s.object_start = -1
            else:
                return _begin(s, j if glued else j + 1, kind)
            return _begin(s, j if glued else j + 1, kind) if kind == "thank" else False
        return _begin(s, j if glued else j + 1, kind)
    if kind == "call" and not s.subject_allowed and s.object_start < 0:
        return _begin(s, j if glued else j + 1, "np")
    nxt_quote = not glued and page.words[j + 1] in QUOTES
    if nxt_quote:
        close = page.closed_by.get(j + 1, -1)
        follow = page.words[close + 1] if 0 <= close < len(page.words) - 1 else "\n"
        if close - j > 4 and not follow[0].isalpha():
            return _begin(s, j + 2, "np", close)
    return _begin(s, j if glued else j + 1, "np")


def _pronoun_noun(page: Page, word: str) -> bool:
    """A known noun with a pronoun (بسيطرتها)."""
    for suffix in ("هما", "ها", "هم", "ه"):
        base = word.removesuffix(suffix)
        if base != word and (page.lex.words.get(base) or page.lex.words.get(base.removesuffix("ت") + "ه")):
            return True
    return False


def _masdar_like(page: Page, word: str) -> bool:
    f = page.lex.words.get(word, 0) | page.lex.words.get(word[1:], 0)
    return bool(f & c.MASDAR)


def _attitude(s: Walk, j: int) -> bool:
    """عن أسفه لـ …: the act is the noun's; the content begins after it, or with it where nothing follows."""
    page = s.page
    w = page.words[j] if j < len(page.words) else ""
    act = page.lex.attitudes.get(w)
    if act is None:
        return _begin(s, j, "np")
    s.draft.act = act
    if j - 2 == s.draft.cue or j - 1 == s.draft.cue:
        s.draft.cue_end = j + 1
    k = j + 1
    while k < s.limit and page.lex.flags(page.words[k]) & (c.ADJ | c.ASIDE) and page.words[k] not in _CONTENT_PREPS:
        k += 1
    if k < s.limit:
        nxt = page.words[k]
        f = page.lex.flags(nxt)
        if f & c.COMP:
            return _begin(s, k, "that")
        if nxt in _CONTENT_PREPS and k + 1 < s.limit:
            after = page.lex.flags(page.words[k + 1])
            return _begin(s, k + 1, "that" if after & c.COMP else "np")
        if nxt[0].isalpha() and not f & (c.PREP | c.CONJ | c.REL):
            return _begin(s, k, "np")
    return _begin(s, j, "np")


def _source(s: Walk, j: int) -> int:
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


def _relative(s: Walk, j: int) -> bool | None:
    """A relative clause on the subject: skip to the comma that ends it, or to the content."""
    page = s.page
    if s.draft.subject is None:
        return False
    for k in range(j + 1, s.limit):
        w = page.words[k]
        if w in _COMMAS or w == ":" or (w in QUOTES and "quote" in s.frames):
            s.j = k
            return None
        f = page.lex.flags(w)
        if f & c.COMP and not f & c.REASON:
            previous = page.words[k - 1]
            trigger = page.lex.triggers.get(page.words[k - 1])
            if previous in page.lex.sets["no_content_before"] or (trigger and trigger[1] in page.lex.verb_forms):
                continue
            s.j = k
            return None
        if w in s.preps and k + 1 < s.limit and page.lex.flags(page.words[k + 1]) & (c.COMP | c.MASDAR):
            s.j = k
            return None
        if w[0] == "ب" and "ب" in s.preps and k > j + 1 and _verbal(page, w[1:]):
            s.j = k
            return None
    return False


def _verbal(page: Page, word: str) -> bool:
    """A masdar, with a pronoun or without (بتمكينه)."""
    for suffix in ("", "هما", "ها", "هم", "ه"):
        base = word.removesuffix(suffix) if suffix else word
        if page.lex.words.get(base, 0) & c.MASDAR:
            return True
    return False


def _glued_preposition(s: Walk, j: int, w: str) -> bool:
    """A word with ب, ل or ك glued to it that is no word of its own: بشكل، لرويترز، للصحفيين، كمبعوث."""
    lex = s.page.lex
    if w[0] not in "بلك" or len(w) < 4 or lex.words.get(w, 0):
        return False
    if w.startswith("لل"):
        return True
    rest = w[1:]
    f = lex.words.get(rest, 0)
    return rest.startswith("ال") or bool(f & ~c.NAME)


def _adjunct(s: Walk, j: int) -> bool | None:
    """A prepositional phrase that is not the frame's: an occasion, an addressee, a circumstance."""
    page, lex = s.page, s.page.lex
    w = page.words[j]
    alone = lex.flags(w) & c.PREP or w in ("ل", "ب")
    k = j + 1 if alone else j
    if k >= s.limit:
        return False
    if w[0] == "ل" and w != "لدي":
        start = k
        whom = _addressee(page, start, s.limit, glued=not alone)
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


def _addressee(page: Page, k: int, limit: int, glued: bool) -> tuple[int, int] | None:
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


def _nominal(s: Walk, j: int) -> bool | None:
    """A noun phrase: the subject first, then what the frame governs as an object."""
    page = s.page
    draft = s.draft
    wants_object = bool(s.frames & {"np", "masdar", "judge", "charge", "describe", "call", "thank", "attitude"})
    if s.subject_allowed and draft.subject is None:
        if "attitude" in s.frames and page.words[j] in page.lex.attitudes:
            return _attitude(s, j)
        split = bool(s.frames & {"charge", "call", "thank"}) and not s.frames & {"np", "quote"}
        strength = (1 if s.anchored else 2) if wants_object else 0
        np = noun_phrase(page, j, s.limit, before_object=strength, split=split)
        if np is None:
            s.j = j + 1
            return None if j + 1 < s.limit and j - draft.cue_end < 3 else False
        if wants_object and not _can_speak(s, np.flags, np.head) and s.object_start < 0:
            return _object(s, j)
        draft.subject, draft.subject_side = np, "after"
        s.j = np.end
        return None
    return _object(s, j)


def _can_speak(s: Walk, flags: int, head: int) -> bool:
    """Whether a noun phrase may be the subject of the cue: its head and the verb's gender allow it."""
    reading = s.draft.reading
    page = s.page
    if accusative(page, head) or with_pronoun(page, head):
        return False
    if flags & (c.MASDAR | c.ATTITUDE) and not flags & (c.ROLE | c.NAME | c.BODY | c.DOC):
        return False
    gender = page.lex.genders.get(page.words[head])
    if reading is not None and reading.gender and gender is not None and gender[0]:
        same = gender[0] == reading.gender or gender[1] == "p"
        if not same:
            return False
    if flags & c.SPEAKERLIKE:
        return True
    return not flags & c.COMMON or bool(
        reading is not None and reading.gender == "f" and page.words[head].endswith("ه")
    )


def _object(s: Walk, j: int) -> bool | None:
    """An object noun phrase: the content itself, or the target / addressee before the frame's preposition."""
    page, frames = s.page, s.frames
    draft = s.draft
    if "attitude" in frames and page.words[j] in page.lex.attitudes:
        return _attitude(s, j)
    if page.words[j] in s.preps:
        return _begin(s, j, "np")
    if frames & {"charge", "describe", "call", "thank"} and s.object_start < 0:
        s.object_start = j
        k = _find_preposition(s, j)
        if k > 0:
            glued = page.words[k] not in s.preps
            kind = s.preps[page.words[k][0] if glued else page.words[k]]
            draft.object_of = (j, k)
            return _begin(s, k if glued else k + 1, kind)
        if "call" in frames and draft.kind == "verb" and "np" not in frames:
            return None if _walk_to_clause(s, j) else False
    if "masdar" in frames and not with_pronoun(page, j) and not page.lex.flags(page.words[j]) & c.MASDAR:
        return None if _walk_to_clause(s, j) else False
    if "masdar" in frames:
        return _begin(s, j, "np")
    if frames & {"np", "judge", "ask_of"} and (draft.subject is not None or not s.subject_allowed or draft.glued):
        return _begin(s, j, "np" if frames & {"np", "ask_of"} else "judge")
    if frames & {"that", "quote"} and _walk_to_clause(s, j):
        return None
    if frames & {"np", "judge"}:
        return _begin(s, j, "np" if "np" in frames else "judge")
    return False


def _find_preposition(s: Walk, j: int) -> int:
    """The frame's preposition behind an object that starts at ``j``; -1 where the sentence part holds none.

    A glued ب may belong to the object (بمنطقة كذا): one before a verbal noun is preferred.
    """
    page, lex = s.page, s.page.lex
    fallback = -1
    for k in range(j + 1, min(j + 28, s.draft.limit)):
        w = page.words[k]
        if w in s.preps:
            if k + 1 < len(page.words) and lex.flags(page.words[k + 1]) & c.TIME:
                continue
            return k if fallback < 0 else fallback
        if w[0] == "ب" and "ب" in s.preps and lex.flags(w) & c.COMP:
            return k if fallback < 0 else fallback
        if w[0] == "ب" and "ب" in s.preps and len(w) > 3 and not lex.words.get(w, 0) & ~(c.COMMON | c.MASDAR | c.NAME):
            if _verbal(page, w[1:].removeprefix("ال")):
                return k
            rest = lex.words.get(w[1:], 0)
            if fallback < 0 and not rest & (c.TIME | c.PLACE | c.OCCASION | c.ROLE | c.BODY):
                fallback = k
        if not w[0].isalnum() and w not in QUOTES and fallback >= 0:
            return fallback
        if w in _HARD or (lex.flags(w) & c.COMP and "ب" not in s.preps):
            return fallback
    return fallback


def _walk_to_clause(s: Walk, j: int) -> bool:
    """Skip words that no rule places, to the next complementizer, colon, comma or quotation not far away."""
    page = s.page
    for k in range(j, min(j + 16, s.limit)):
        w = page.words[k]
        f = page.lex.flags(w)
        if (f & c.COMP and not f & c.REASON) or w == ":" or w in _COMMAS or (w in QUOTES and k > j):
            s.j = k
            return True
        trigger = page.lex.triggers.get(w)
        if trigger is not None and trigger[0] and trigger[1] in page.lex.verb_forms:
            return False
        if w in page.lex.sets["with_whom"] or w in s.preps:
            s.j = k
            return True
    return False


def _leftover(s: Walk) -> bool:
    """The walk came to the end: the one noun phrase found may have been the object of an implied subject."""
    draft = s.draft
    np = draft.subject
    if np is None or draft.subject_side != "after" or not s.frames & {"np"}:
        return False
    if not draft.glued and s.subject_allowed and draft.kind == "verb":
        return False
    if np.flags & c.SPEAKERLIKE and not np.flags & (c.MASDAR | c.COMMON):
        return False
    draft.subject, draft.subject_side = None, ""
    return _begin(s, np.start, "np")
