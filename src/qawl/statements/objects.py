"""Contents that are no clause: what a frame's preposition brings, an object, an attitude, a target and its charge."""

from __future__ import annotations

from typing import Final

from qawl.language.clitics import POSSESSIVES, bare
from qawl.lexicon import compiled as c
from qawl.lexicon.compiled import verbal_shape
from qawl.statements.walk import Walk, begin
from qawl.text.page import Page
from qawl.text.phrases import Phrase, noun_phrase
from qawl.text.quotes import MARKS as QUOTES
from qawl.text.shapes import accusative, with_pronoun

_COMMAS: Final = frozenset({"،", ","})
_HARD: Final = frozenset({":", ".", "\n"})


def frame_preposition(s: Walk, j: int, w: str, f: int) -> bool | None:
    """The frame's own preposition, alone (دعا إلى) or glued to the content (طالب بوقف)."""
    page = s.page
    glued = w not in s.preps
    prep = w[0] if glued else w
    kind = s.preps[prep]
    listed = page.lex.words.get(w, 0)
    counted = page.lex.flags(w[1:]) & c.QUANT and not listed & (c.COMP | c.REL | c.PREP)  # رحبت بكل اقتراح
    if glued and ((listed & ~(c.COMMON | c.MASDAR | c.NAME) and not counted) or len(w) < (3 if counted else 4)):
        return None
    if glued and not (
        page.lex.flags(w[1:])
        or w[1:3] == "ال"
        or w.startswith("لل")
        or _pronoun_noun(page, w[1:])
        or page.raw(j).endswith("ة")
        or (s.draft.kind == "participle" and j == s.draft.cue_end)  # مهددة بدك الأرض
    ):
        return None
    if not glued:
        if j + 1 >= s.limit:
            return False
        if _journey(page, j):
            return None  # دعا الوزير، عقب زيارته اليوم إلى الواحة، …
        nxt = page.words[j + 1]
        nf = page.lex.flags(nxt)
        if nf & c.COMP:
            s.j = j + 1
            return None
        if nxt in page.lex.sets["frames_of"]:
            return None  # أكد على هامش الجلسة أن
        if nf & c.TIME or (nf & c.OCCASION and prep in page.lex.sets["of_occasions"] and s.draft.subject is None):
            return None
    elif page.lex.flags(w[1:]) & c.OCCASION and kind == "np" and s.draft.subject is not None and w[1:3] == "ال":
        s.passed = j
        return None
    elif (
        page.lex.flags(w[1:]) & c.TIME
        or (prep == "ل" and not _masdar_like(page, w[1:]) and not _aim(s, w))
        or (page.lex.flags(w[1:]) & c.OCCASION and prep != "ل")
    ):
        return None
    if kind == "attitude":
        return attitude(s, j + 1)
    if kind == "appeal":
        return _appeal(s, j)
    if kind == "issues":
        return begin(s, j, "np") if glued and w[1:] in page.lex.sets["thanks"] else None
    if kind in ("charge", "describe", "thank"):
        target = s.object_start >= 0 or bool(s.draft.reading is not None and s.draft.reading.object)
        target = target or (kind != "thank" and len(prep) == 1 and only_object(s, j))
        if not target and len(prep) > 3 and s.draft.subject is not None:
            return begin(s, j, "np")  # حملت الهيئة مسؤولية كذا للاتحاد
        if not target and kind != "thank":
            return False
        return begin(s, j if glued else j + 1, kind)
    if kind == "call" and not s.subject_allowed and s.object_start < 0:
        return begin(s, j if glued else j + 1, "np")
    nxt_quote = not glued and page.words[j + 1] in QUOTES
    if nxt_quote:
        close = page.closed_by.get(j + 1, -1)
        follow = page.words[close + 1] if 0 <= close < len(page.words) - 1 else "\n"
        if close - j > 4 and not follow[0].isalpha():
            return begin(s, j + 2, "np", close)
    return begin(s, j if glued else j + 1, "np")


def _journey(page: Page, j: int) -> bool:
    """The preposition at ``j`` belongs to the noun of a way that stands before it, a time between them or none."""
    k = j - 1
    while k > 0 and page.flags[k] & c.TIME:
        k -= 1
    w = page.words[k]
    base = next((w[: -len(p)] for p in POSSESSIVES if w.endswith(p)), w)
    return not page.lex.sets["journeys"].isdisjoint((w, base, base.removesuffix("ت") + "ه"))


def only_object(s: Walk, j: int) -> bool:
    """ووصف الاتفاق بأنه كذا: of the two that the verb needs the only one named is the object, up to ``j``."""
    draft = s.draft
    alone = draft.subject
    if alone is None or draft.subject_side != "after" or draft.glued != "و" or s.object_start >= 0:
        return False
    if alone.flags & (c.ROLE | c.NAME) or alone.named:
        return False
    draft.subject, draft.subject_side = None, ""
    draft.object_of, s.object_start = (alone.start, j), alone.start
    return True


def _aim(s: Walk, w: str) -> bool:
    """What somebody is called to: دعا الأطباء للتطوع، دعا لمبادرة وطنية; a person or a body is no aim."""
    noun = w[2:] if w.startswith("لل") else w[1:]
    f = s.page.lex.words.get(noun, 0)
    if f & (c.SPEAKERLIKE | c.TIME) or s.preps.get("ل") != "call":
        return False
    return s.draft.addressee is not None or bool(f & (c.COMMON | c.MASDAR | c.OCCASION) or (not f and w[:2] == "لل"))


def _appeal(s: Walk, j: int) -> bool | None:
    """أهاب بالمواطنين أن …، بضرورة كذا، الالتزام بكذا: whom the words are for stands behind the verb's preposition."""
    np = noun_phrase(s.page, j, s.limit, before_object=2, split=True)
    if np is None or s.draft.addressee is not None:
        return None
    end = np.end
    while end + 1 < s.limit and s.page.words[end][0] == "و" and s.page.words[end][1:2] == "ب":
        more = noun_phrase(s.page, end, s.limit, before_object=2, split=True)
        end = max(end + 1, more.end if more is not None else 0)
    s.draft.addressee, s.j = (j, end), end
    s.frames |= {"np", "that"}
    s.bare_object = True
    s.prepositions = s.page.lex.sets["appeals_for"]
    s.preps = dict.fromkeys(s.prepositions, "np")
    return None


def _pronoun_noun(page: Page, word: str) -> bool:
    """A known noun with a pronoun (بسيطرتها)."""
    for suffix in POSSESSIVES:
        base = word.removesuffix(suffix)
        if base != word and (page.lex.words.get(base) or page.lex.words.get(base.removesuffix("ت") + "ه")):
            return True
    return False


def _masdar_like(page: Page, word: str) -> bool:
    return bool((page.lex.flags(word) | page.lex.flags(word[1:])) & c.MASDAR)


def verbal(page: Page, word: str) -> bool:
    """A masdar, with a pronoun or without (بتمكينه)."""
    for suffix in ("", *POSSESSIVES):
        base = word.removesuffix(suffix) if suffix else word
        if page.lex.flags(base) & c.MASDAR or (verbal_shape(base) and page.lex.flags(base)):
            return True
    return False


def attitude(s: Walk, j: int) -> bool:
    """عن أسفه لـ …: the act is the noun's; the content begins after it, or with it where nothing follows."""
    page = s.page
    w = page.words[j] if j < len(page.words) else ""
    act = page.lex.attitudes.get(w)
    if act is None:
        return begin(s, j, "np")
    s.draft.act = act
    if j - 1 == s.draft.cue or (j - 2 == s.draft.cue and page.words[j - 1] in s.preps):
        s.draft.cue_end = j + 1
    k = j + 1
    while k < s.limit and page.words[k] not in page.lex.sets["content_prepositions"]:
        owned = k == j + 1 and page.words[k].startswith("ال") and w.endswith(POSSESSIVES)  # رفضه القاطع
        if not (page.flags[k] & (c.ADJ | c.ASIDE) or owned):
            break
        k += 1
    if k < s.limit:
        nxt = page.words[k]
        f = page.lex.flags(nxt)
        if f & c.COMP:
            return begin(s, k, "that")
        if nxt in page.lex.sets["content_prepositions"] and k + 1 < s.limit:
            after = page.flags[k + 1]
            return begin(s, k + 1, "that" if after & c.COMP else "np")
        told = w in page.lex.sets["bare_attitudes"] and not nxt.startswith("ال")
        if nxt[0].isalpha() and not f & (c.PREP | c.CONJ | c.REL) and not told:
            return begin(s, k, "np")
    return begin(s, j, "np")


def can_speak(s: Walk, flags: int, head: int) -> bool:
    """Whether a noun phrase may be the subject of the cue: its head and the verb's gender allow it."""
    reading = s.draft.reading
    page = s.page
    if accusative(page, head) or (with_pronoun(page, head) and not flags & c.HONORIFIC):
        return False
    word = page.words[head]
    if word.endswith("ين") and page.lex.words.get(word[:-2] + "ون", 0) & c.ROLE:
        return False  # an oblique plural is no subject: ودعا المسؤولين إلى
    if flags & (c.MASDAR | c.ATTITUDE) and not flags & (c.ROLE | c.NAME | c.BODY | c.DOC):
        return False
    if word in page.lex.sets["both_sides"] and reading is not None and reading.gender == "m":
        return True
    gender = page.lex.genders.get(page.words[head])
    other = reading is not None and reading.gender and gender is not None and gender[0] and gender[0] != reading.gender
    hers = reading is not None and reading.gender == "f" and gender == ("m", "s")
    if other and not (hers and (flags & c.ROLE or _her_surname(page, head))):
        return False  # but أبانت عضو اللجنة
    if flags & c.SPEAKERLIKE:
        return True
    return not flags & c.COMMON or bool(
        reading is not None and reading.gender == "f" and page.words[head].endswith("ه")
    )


def _her_surname(page: Page, j: int) -> bool:
    """A man's given name that stands behind another name elsewhere: a woman's surname (سميرة سمير، وأشارت سمير)."""
    if not page.flags[j] & c.NAME:
        return False
    places = page.places_of(bare(page.words[j]))[:8]
    return any(k and k != j and page.words[k - 1][0].isalpha() and _before_surname(page, k - 1) for k in places)


def _before_surname(page: Page, k: int) -> bool:
    f = page.flags[k]
    return bool(f & c.NAME) or (not f and page.words[k] not in page.lex.triggers and "ة" in page.raw(k))


def object_phrase(s: Walk, j: int) -> bool | None:
    """An object noun phrase: the content itself, or the target / addressee before the frame's preposition."""
    page, frames = s.page, s.frames
    draft = s.draft
    if "issues" in frames:
        return _issued(s, j)
    if page.words[j] in page.lex.sets["describing"] and draft.subject is not None:
        s.j = j + 1  # أظهرت إحصاءات الهيئة الصادرة أمس ارتفاعا
        return None
    if "attitude" in frames and page.words[j] in page.lex.attitudes:
        return attitude(s, j)
    if page.words[j] in s.preps:
        return begin(s, j, "np")
    if frames & {"charge", "describe", "call", "thank"} and s.object_start < 0:
        s.object_start = j
        k = _find_preposition(s, j)
        if k > 0:
            glued = page.words[k] not in s.preps
            kind = s.preps[page.words[k][0] if glued else page.words[k]]
            draft.object_of = (j, k)
            return begin(s, k if glued else k + 1, kind)
        if "call" in frames and draft.kind == "verb" and "np" not in frames:
            called = noun_phrase(page, j, s.limit, before_object=2, split=True)
            if called is not None and called.end < s.limit and _asked_for(page, called.end):
                draft.object_of = (j, called.end)  # ناشد المواطنين عدم الخروج
                return begin(s, called.end, "np")
            return None if _walk_to_clause(s, j) else False
    if "masdar" in frames and not with_pronoun(page, j) and not page.flags[j] & c.MASDAR:
        return None if _walk_to_clause(s, j) else False
    if "masdar" in frames:
        return begin(s, j, "np")
    if s.anchored and draft.subject is not None and draft.addressee is None and (told := _told(s, j)) is not None:
        draft.addressee = (told.start, told.end)  # أفاد فلان مراسل كذا أن
        s.j = told.end
        return None
    apart = draft.subject is not None and (page.words[j - 1] in _COMMAS or j > draft.subject.end)
    if s.anchored and apart:
        return None if _walk_to_clause(s, j) else False  # ذكر التقرير الذي أعده اثنان، فلان وفلان، أن
    if "np" in frames and not s.bare_object and not frames & {"judge", "ask_of"}:
        return None if _walk_to_clause(s, j) else False  # احتج العمال، ومتضامنون معهم، على كذا
    if frames & {"np", "judge", "ask_of"} and (
        draft.subject is not None or not s.subject_allowed or draft.glued or draft.addressee is not None
    ):
        return begin(s, j, "np" if frames & {"np", "ask_of"} else "judge")
    if frames & {"that", "quote"} and _walk_to_clause(s, j):
        return None
    if frames & {"np", "judge"}:
        return begin(s, j, "np" if "np" in frames else "judge")
    return False


def _asked_for(page: Page, k: int) -> bool:
    """A verbal noun without a preposition, or its negation, right behind those who are called upon."""
    w = page.words[k]
    f = page.lex.flags(w)
    return w in page.lex.sets["nominal_negators"] or bool(f & c.MASDAR and not f & (c.ROLE | c.BODY | c.ADJ | c.DOC))


def _issued(s: Walk, j: int) -> bool:
    """A light verb and a noun of speech: أصدر تحذيرا من، رفع الشكر على، خفض توقعاته."""
    page, sets = s.page, s.page.lex.sets
    w = page.words[j]
    if w in sets["thanks"]:
        return _thanks(s, j)
    if w in sets["own_estimates"] and s.draft.subject is not None:
        s.draft.act = "predict"
        return begin(s, j, "np")
    if w in sets["issued_speech"] and "attitude" not in s.frames:
        return attitude(s, j)
    return attitude(s, j) if "attitude" in s.frames and w in page.lex.attitudes else False


def _thanks(s: Walk, j: int) -> bool:
    """رفع الشكر والتقدير لفلان على كذا: what for, else to whom; behind ل stands the addressee."""
    page = s.page
    whom = -1
    for k in range(j + 1, min(j + 26, s.draft.limit - 1)):
        w = page.words[k]
        if w in page.lex.sets["thanks_for"]:
            if whom > 0 and s.draft.addressee is None:
                s.draft.addressee = (whom, k)
            s.draft.act = "support"
            return begin(s, k + 1, "np")
        if whom < 0 and w[0] == "ل" and not page.lex.words.get(w):
            whom = k
        if w in _HARD or page.lex.flags(w) & (c.COMP | c.REL):
            break
    if whom < 0:
        return False
    s.draft.act = "support"
    return begin(s, whom + (len(page.words[whom]) == 1), "np")


def _told(s: Walk, j: int) -> Phrase | None:
    """A person between the subject and the clause, set off by a comma: to whom it was said."""
    page = s.page
    if page.words[j - 1] not in _COMMAS or not page.flags[j] & c.ROLE:
        return None
    np = noun_phrase(page, j, s.limit)
    return np if np is not None and np.flags & c.ADDR else None


def _find_preposition(s: Walk, j: int) -> int:
    """The frame's preposition behind an object that starts at ``j``; -1 where the sentence part holds none.

    A glued ب may belong to the object (بمنطقة كذا): one before a verbal noun is preferred.
    """
    page, lex = s.page, s.page.lex
    fallback = last = -1
    for k in range(j + 1, min(j + 28, s.draft.limit)):
        w = page.words[k]
        if w in s.preps:
            if k + 1 < len(page.words) and page.flags[k + 1] & c.TIME:
                continue
            return k if fallback < 0 else fallback
        told = page.words[k - 1] in lex.verb_forms and page.flags[k - 2] & c.REL  # المزاعم التي تفيد بأن كذا
        if w[0] == "ب" and "ب" in s.preps and lex.flags(w) & c.COMP and not told:
            return k if fallback < 0 else fallback
        if w[0] == "ب" and "ب" in s.preps and len(w) > 3 and not lex.words.get(w, 0) & ~(c.COMMON | c.MASDAR | c.NAME):
            if verbal(page, w[1:].removeprefix("ال")):
                return k
            rest = lex.words.get(w[1:], 0)
            if fallback < 0 and not rest & (c.TIME | c.PLACE | c.OCCASION | c.ROLE | c.BODY):
                fallback = k
        if last < 0 and w[0] == "ل" and "ل" in s.preps and not lex.words.get(w) and len(w) > 3:
            noun = w[2:] if w.startswith("لل") else w[1:]
            if verbal(page, noun) or not lex.words.get(noun, 0) & ~(c.COMMON | c.MASDAR | c.OCCASION):
                last = k  # دعت الجميع للاطلاع على كذا
        if not w[0].isalnum() and w not in QUOTES and fallback >= 0:
            return fallback
        if w in _HARD or (lex.flags(w) & c.COMP and "ب" not in s.preps):
            break
    return fallback if fallback >= 0 else last


def _walk_to_clause(s: Walk, j: int) -> bool:
    """Skip words that no rule places, to the next complementizer, colon, comma or quotation not far away."""
    page = s.page
    for k in range(j, min(j + 16, s.limit)):
        w = page.words[k]
        f = page.lex.flags(w)
        name = k in page.opened_by or 0 < page.closed_by.get(k, -1) - k <= 3
        if (f & c.COMP and not f & c.REASON) or w == ":" or w in _COMMAS or (w in QUOTES and k > j and not name):
            s.j = k
            return True
        trigger = page.lex.triggers.get(w)
        if trigger is not None and trigger[0] and trigger[1] in page.lex.verb_forms:
            return False
        if w in page.lex.sets["with_whom"] or w in s.preps:
            s.j = k
            return True
    return False


def _headline_object(s: Walk, np: Phrase) -> bool:
    """المجلس يرفض المشاركة في اللقاء: with a present and who speaks before it, what stands behind is the content."""
    page, draft = s.page, s.draft
    first, reading = draft.sentence[0], draft.reading
    if (
        reading is None
        or reading.tense != "present"
        or np.start != draft.cue_end
        or not s.bare_object
        or draft.relative
    ):
        return False
    before = noun_phrase(page, first, draft.cue) if first < draft.cue else None
    if before is None or before.end != draft.cue or not before.flags & c.SPEAKERLIKE:
        return False
    draft.subject, draft.subject_side = None, ""
    return begin(s, np.start, "np")


def leftover(s: Walk) -> bool:
    """The walk came to the end: the one noun phrase found may have been the object of an implied subject."""
    draft = s.draft
    np = draft.subject
    if np is None or draft.subject_side != "after" or not s.frames & {"np"}:
        return False
    pointed = bool(s.page.flags[np.start] & c.DEM) and not np.flags & (c.ROLE | c.BODY | c.NAME)
    if not draft.glued and s.subject_allowed and draft.kind == "verb" and not pointed:
        return _headline_object(s, np)
    if pointed:  # الوزير نفى هذه الاتهامات
        draft.subject, draft.subject_side = None, ""
        return begin(s, np.start, "np")
    if np.flags & c.SPEAKERLIKE and not np.flags & (c.MASDAR | c.COMMON):
        return False
    draft.subject, draft.subject_side = None, ""
    return begin(s, np.start, "np")
