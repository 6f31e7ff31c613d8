"""Noun phrases, told by lists and shapes: where one that starts at a token ends, and what its head is.

There is no tagger to lean on. A phrase goes on over what can stand inside a name with its titles (articles, adjectives,
particles, a preposition after a role, an apposition between commas) and ends where a new clause, an adjunct, a time, an
addressee or, on request, an object begins.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from qawl.lexicon import compiled as c
from qawl.text.holder import before_speech
from qawl.text.inside import STOP, coordinated, glued_inside, has_known_rest, mark, preposition_inside
from qawl.text.page import Page
from qawl.text.quotes import MARKS as QUOTES
from qawl.text.second import object_begins
from qawl.text.shapes import NOMINAL as _NOMINAL
from qawl.text.shapes import closes_construct, oblique, verb_shape, with_pronoun, word_flags

MAX_TOKENS: Final = 30
_BEFORE_UNKNOWN: Final = c.BODY | c.OUTLET | c.ROLE | c.QUANT | c.PROPER | c.NAME | c.PARTICLE | c.COMMON | c.MASDAR
_BEFORE_NAME: Final = c.NAME | c.ROLE | c.PARTICLE | c.HONORIFIC
_NEW_NOUN: Final = c.BODY | c.COMMON | c.ROLE | c.MASDAR | c.PLACE | c.PROPER | c.DOC
_COMMAS: Final = frozenset({"،", ","})


class Phrase(NamedTuple):
    """A noun phrase: tokens ``[start, end)``; ``head`` is the token that agreement looks at, ``flags`` its classes."""

    start: int
    end: int
    head: int
    flags: int
    named: bool  # its last words are a proper name


def noun_phrase(
    page: Page, i: int, limit: int, before_object: int = 0, split: bool = False, preps: frozenset[str] = frozenset()
) -> Phrase | None:
    """The noun phrase that starts at token ``i`` and ends before ``limit`` at the latest; None where none starts.

    ``before_object`` ends it where a second, object noun phrase seems to begin (أدان الرئيس التركي | القصف): 1 only on
    strong evidence (a masdar, a noun with a pronoun, an indefinite accusative), 2 on weaker evidence as well. ``preps``
    are the verb's own prepositions: behind a definite noun they are the verb's (رحبت الوزارة | بكل نقد).
    """
    key = (i, limit, before_object, split, preps)
    if key in page.phrases:
        return page.phrases[key]
    np = page.phrases[key] = _held(page, i, limit, before_object, split, preps)
    return np


def _held(page: Page, i: int, limit: int, before_object: int, split: bool, preps: frozenset[str]) -> Phrase | None:
    """:func:`noun_phrase` with the name of an office's holder that stands further on."""
    np = _phrase(page, i, limit, before_object, split, preps)
    if np is None or split or not np.flags & c.ROLE or _has_holder(page, np):
        return np
    holder = _holder_ahead(page, np, min(limit, i + MAX_TOKENS, len(page.words)))
    if holder < 0:
        name = before_speech(page, np.end, min(limit, len(page.words))) if not np.named else None
        return np if name is None else Phrase(i, name[1], np.head, np.flags, True)
    rest = _phrase(page, holder, limit, before_object, split, preps)
    return np if rest is None else Phrase(i, rest.end, np.head, np.flags, rest.named)


def _told_plural(page: Page, j: int, f: int, before_object: bool) -> bool:
    """A definite plural in ين behind a name, which is no part of it: هنأت فلانة | الليبيين."""
    w = page.words[j]
    if not (w.startswith("ال") and w.endswith("ين")) or f & c.NAME or w in page.lex.sets["name_tails"]:
        return False
    before = page.words[j - 1]
    if page.flags[j - 1] & c.PARTICLE or (before.startswith("ال") and before.endswith("ين")):
        return False  # أبو العينين، الحرمين الشريفين
    return w[-3] == "ي" or before_object


def _has_holder(page: Page, np: Phrase) -> bool:
    """The phrase names a person already."""
    flags, unnamed = page.flags, page.lex.sets["in_name_of"]
    inside = range(np.start, np.end)
    return any(flags[k] & c.NAME and not flags[k] & c.ROLE and page.words[k] not in unnamed for k in inside)


def _holder_ahead(page: Page, np: Phrase, limit: int) -> int:
    """Where the name of an office's holder begins behind words that no rule takes into the phrase, by its honorific:
    مدير مركز فلان للتجميل في الواحة السيد فلان. -1 where none follows in the same clause."""
    words, lex = page.words, page.lex
    for k in range(np.end, min(np.end + 9, limit - 1)):
        w = words[k]
        f = page.flags[k]
        if k == np.end and w[0] == "ب" and not lex.words.get(w):
            definite = w.startswith("بال")
            rest = lex.words.get(w[1:], 0) | (lex.words.get(w[3:], 0) if definite else 0)
            seat = rest & (c.PLACE | c.PROPER | ((c.BODY | c.COMMON) if definite else 0))
            if seat and not rest & (c.ROLE | c.NAME | c.MASDAR) and k + 2 < limit and page.flags[k + 1] & c.NAME:
                family = page.flags[k + 2] & (c.NAME | c.PARTICLE) or words[k + 2].endswith("ي")
                return k + 1 if family else -1  # مدير الهيئة بالمدينة | نادر الكرمي
        if f & c.HONORIFIC and (w.startswith("ال") or len(w) == 1) and k > np.end:
            n = k + 1
            while n + 1 < limit and (words[n] == "." or len(words[n]) == 1 or page.flags[n] & c.HONORIFIC):
                n += 1
            previous = page.flags[k - 1]
            return k if page.flags[n] & c.NAME and not previous & (c.BODY | c.CONJ) else -1
        if not w[0].isalpha() or f & STOP or w in lex.verb_forms or f & (c.OCCASION | c.CONJ) or with_pronoun(page, k):
            return -1
        deputy = k == np.end and w[0] == "ل" and bool(page.flags[k - 1] & c.ADJ)  # النائب السابق لمدير كذا
        if f & c.ROLE or (not deputy and lex.words.get(w[1:], 0) & c.ROLE) or (w[0] == "و" and not lex.words.get(w)):
            return -1
    return -1


def _phrase(
    page: Page, i: int, limit: int, before_object: int = 0, split: bool = False, preps: frozenset[str] = frozenset()
) -> Phrase | None:
    """:func:`noun_phrase` by its words alone."""
    words, lex = page.words, page.lex
    sets, flags = lex.sets, page.flags
    limit = min(limit, i + MAX_TOKENS, len(words))
    j, head, head_flags, named = i, -1, 0, False
    own_name = False
    role_open = False  # the phrase still waits for the name of a person in office
    while j < limit:
        w = words[j]
        first = w[0]
        if not (first.isalpha() or first.isdigit()):
            person = named and not own_name and not (j > i and flags[j - 1] == c.PLACE)
            nxt = mark(page, i, j, limit, head, head_flags, person, role_open, split)
            if nxt <= j:
                break
            if head < 0:
                head, head_flags = _first_word(page, j + 1, nxt)
                if w in QUOTES and head_flags and not head_flags & ~(c.COMMON | c.MASDAR | c.ADJ):
                    head_flags = c.PROPER  # «بوصلة»: a name, whatever the word means elsewhere
                named = True
            j = nxt
            continue
        f = flags[j]
        if f == c.MASDAR:
            f = word_flags(page, j)
        if head < 0:
            if f & c.SAME and not f & c.QUANT:
                break  # سمت | نفسها
            if first.isdigit() and j + 1 < limit and words[j + 1] in sets["percent"]:
                head, head_flags = j, c.QUANT
                j += 2
                continue
            if first.isdigit() or f & (c.DEM | c.QUANT):
                if f & c.QUANT and j + 1 < limit and not f & c.DEM:
                    head, head_flags = j, f
                j += 1
                if j < limit and words[j] in sets["partitive"]:
                    j += 1
                continue
            if f & (STOP | c.PREP | c.CONJ) and not f & (c.ROLE | c.BODY | c.DOC | c.NAME | c.OUTLET):
                break
            if w in lex.verb_forms and not f & _NOMINAL and not w.startswith("ال") and not with_pronoun(page, j):
                break
            if j == i and _no_head(page, j, w, f):
                break
            length, listed = lex.match_multi(words, j) if w in lex.multi else (0, 0)
            if length:
                head, head_flags, named = j, f | listed, not f & (c.BODY | c.ROLE)
                j += length
                continue
            head, head_flags = j, f
            role_open = bool(f & c.ROLE) and lex.genders.get(w, ("", ""))[1] != "p"
            named = _is_name(page, j, f)
            j += 1
            continue
        pf = flags[j - 1]
        if head == j - 1 and head_flags & c.QUANT and flags[head] & c.QUANT and not f & (STOP | c.PREP):
            # بعض وسائل الإعلام: the counted noun is what agreement sees
            head, head_flags = j, f | c.QUANT
            role_open = bool(f & c.ROLE)
            j += 1
            continue
        if f & c.SAME or (w in sets["acting"] and role_open):
            j += 1
            continue
        if pf & c.SAME and j - 1 > head and f & _NEW_NOUN and not f & c.ADJ:
            break  # الهيئة ذاتها | الحكومة
        if w in sets["as_what"]:
            break  # اعتبرها مراقبون | بمثابة إغلاق
        if pf & c.PARTICLE and page.raw(j - 1).startswith("أب") and not f & (STOP | c.PREP | c.CONJ):
            named = True  # إبراهيم أبو رأس
            j += 1
            continue
        if head_flags & c.DOC and w in sets["describing"]:
            break  # إحصاءات الهيئة | الصادرة أمس
        hiding = w in sets["anonymity"] and not (f & c.NAME and pf & (c.NAME | c.HONORIFIC))
        if hiding or (w in sets["light_objects"] and before_object):
            break  # المسؤول | طالبا عدم ذكر اسمه
        theirs = f & c.DEM and pf & c.ROLE and not words[j - 1].startswith("ال")
        if theirs and j + 1 < limit and words[j + 1].startswith("ال"):
            j += 2  # قائد هذه القوات
            continue
        if f & c.DEM and words[j - 1] in sets["partitive"] and j + 1 < limit and words[j + 1].startswith("ال"):
            j += 1  # العديد من هذه الوكالات
            continue
        if f & c.DEM:
            break
        if w in sets["time_nouns"] and j + 1 < limit and words[j + 1] in sets["relative_times"]:
            break  # أعلنت الشركة | الصيف الماضي
        following = flags[j + 1] if j + 1 < limit else 0
        if w in sets["time_parts"] and following & c.TIME and not head_flags & c.DOC:
            break  # تعهدت الدول | أوائل مارس
        if f & c.COMP and w in sets["name_homographs"] and page.raw(j) == w and pf & c.NAME:
            f = c.NAME  # فان غال: with its hamza it is a conjunction
        if w in lex.multi and (whole_name := lex.match_multi(words, j))[0] > 1 and whole_name[1] & (c.PLACE | c.PROPER):
            j, named = min(j + whole_name[0], limit), False  # رئيس بلدية ديار بكر
            continue
        if _nisba_surname(page, j, f, pf):
            f = c.NAME
        if f == c.VERB and _no_verb_here(page, j, head, head_flags, role_open):
            f = 0
        if f & c.ASIDE and role_open and following & (c.HONORIFIC | c.NAME) and not named:
            f = 0  # وكيل الوزارة سابقا الدكتور فلان
            role_open = True
            j += 1
            continue
        if (
            f & c.TIME
            and f & c.NAME
            and role_open
            and words[j - 1] in _COMMAS
            and (following & c.NAME or not following)
        ):
            f = c.NAME  # النائب العام، رمضان فلان
        if f & STOP and not _also_nominal(f, named and not following & c.TIME, head_flags, j == head + 1):
            break
        if f & c.PREP:
            if w in preps and words[j - 1].startswith("ال") and not f & c.PLACE:
                break
            if not preposition_inside(page, j, limit, head, head_flags, named):
                break
            j += 2
            named = False
            continue
        if f & c.CONJ and not f & (c.ROLE | c.COMMON) and not (f & c.PARTICLE and named):
            break
        if w in lex.verb_forms and not f & _NOMINAL and not w.startswith("ال"):
            break
        joined = first == "و" and len(w) > 3 and not lex.words.get(w)
        if joined and j == head + 1 and head_flags & (c.NAME | c.ROLE) and w not in lex.triggers:  # الوزير | وأضاف
            joined = bool(lex.words.get(w[1:])) or w[1:3] == "ال"  # else a surname
        if joined:
            if not coordinated(page, j, head_flags, named):
                break
            named = _is_name(page, j, f, skip=1) and (named or not w.startswith("وال"))
            j += 1
            continue
        then = first in "فل" and not f and not lex.words.get(w) and w[1:] in lex.verb_forms
        if then and (w[1] in "يت" if first == "ل" else not (pf & c.NAME and j == head + 1)):
            break  # نادر الكرمي | فقال، ليؤكد, but لوك فيري
        if not f and not named and first in "يت" and verb_shape(w):
            tenth = w.startswith(("يست", "تست")) and len(w) > 5  # الطفل يستجدي
            if tenth or not (role_open or _bears(page, j)):
                break  # البرنامج يرتكز
        if f & c.BODY and not f & c.NAME and named and first != "ا" and pf & c.NAME:
            if words[j - 1] in sets["in_name_of"]:
                named = False
            else:
                break  # النقيب فلان | حكومة بلاده
        definite = words[j - 1].startswith("ال")
        if definite and w.endswith("ين"):
            told = f & c.ROLE and lex.genders.get(w, ("", "s"))[1] != "s" and not f & c.ADJ
            told = told or (w.endswith("يين") and bool(f & c.ADJ) and not f & c.NAME)
            if told and lex.genders.get(words[head], ("", ""))[1] == "s":
                break  # حثت الوزارة | المواطنين
        held = bool(j == head + 1 and head_flags & c.BODY and words[head].startswith("ال") and w.startswith("ال"))
        if held and w.endswith("يه") and lex.genders.get(words[head]) == ("m", "s"):
            break  # وثائق الحزب | الرسمية
        told = not f and definite and w.startswith("ال") and w.endswith("ين")
        if told and pf & c.ROLE and not pf & (c.HONORIFIC | c.NAME) and not words[j - 1].endswith("ين"):
            break  # خاطب الوزير | الحاضرين
        if named and _told_plural(page, j, f, bool(before_object)):
            break  # هنأت فلانة | الليبيين
        thing = f & (c.COMMON | c.MASDAR) and not f & ~(c.COMMON | c.MASDAR)
        if j == head + 1 and w.startswith("ال") and thing and with_pronoun(page, head):
            break  # في كلمته | الشكر
        behind_adjective = pf & c.ADJ and definite
        another = f & (c.ROLE | c.BODY) and not f & (c.ADJ | c.NAME) and not w.startswith("ال")
        if head_flags & c.BODY and not head_flags & c.NAME and another and behind_adjective:
            break  # القوى الشيعية | رئيس الوزراء
        closed = head_flags & (c.BODY | c.OUTLET) and not head_flags & (c.NAME | c.ROLE) and not role_open
        if closed and f & c.NAME and not f & (c.PLACE | c.ADJ) and (behind_adjective or words[j - 1].startswith("لل")):
            break  # وزارة الخدمة المدنية | أسماء، وكالة كذا للأنباء | سفيان
        if named and first == "ل" and not f and j - i > 1 and words[j - 1].startswith("ال") and pf & ~c.ADJ == 0:
            break  # نادر الكرمي | لسمير الحلبي
        listed = lex.words.get(w, 0)
        if first in preps and not (role_open and not named and following & c.NAME):
            listed &= ~c.NAME  # ندد الرئيس | بشار السلاح, but لوح رئيس الاتحاد بسام فلان
        if not f and first == "ب" and first in preps and not role_open and words[j - 1].startswith(("ال", "لل")):
            break  # هددت وزارة الإعلام | بمقاضاة
        short = first in preps or lex.words.get(w[1:], 0) & c.QUANT  # بكل
        rest = first in preps and named and bool(lex.words.get(w[1:], 0) & ~(c.NAME | c.PARTICLE))  # رحب فلان | بأعضاء
        if first in "بل" and len(w) > (2 if short else 3) and not listed and (rest or has_known_rest(page, w, j)):
            whole = j == head + 1 or not role_open or flags[j - 2] & c.NAME
            closed = words[j - 1].startswith(("ال", "لل")) or words[j - 1] in sets["honoured"]
            own = first in preps and whole and closed
            if (own and w not in sets["in_name_of"]) or not glued_inside(page, j, named, role_open, first not in preps):
                break
            named = False
            j += 1
            continue
        if w in ("ل", "ب", "لـ", "و"):
            close = page.closed_by.get(j + 1, -1)
            office = lex.role_kinds.get(words[head]) in ("office", "spokesman", "profession")
            medium = any(flags[k] & (c.OUTLET | c.MEDIA | c.TIME) for k in range(j + 2, max(j + 2, close)))
            if w == "ل" and office and j - head <= 2 and not named and not medium and j + 1 < close < min(limit, j + 6):
                j = close + 1  # الرئيس التنفيذي لـ"فيسبوك"
                continue
            break
        shaped = f == c.MASDAR and not lex.words.get(w) and not w.startswith("الت")
        if shaped and named and j == head + 1 and pf & c.NAME:
            f = 0  # shaped like a verbal noun, but a surname: لحسن أوباس
        whole = (
            words[j - 1] in lex.family
            and not lex.genders.get(words[j - 1], ("",))[0]
            and flags[j - 2] & (c.NAME | c.ROLE | c.ADJ)
            and j - 1 > i
        )
        if whole and not f and not w.endswith("ي"):
            break  # ميشال بلاتيني | سالكا
        if definite and not role_open and with_pronoun(page, j):
            break  # واصلت المحكمة | هجومها
        is_name = _is_name(page, j, f)
        nameless = not f and not first.isascii() and not (named or role_open or w.startswith("ال"))
        if nameless and definite and pf & (c.BODY | c.PLACE) and not pf & (c.ROLE | c.NAME):
            break  # عزت الوزارة | شطب
        bearer_flags = pf or (lex.words.get(words[j - 1][1:], 0) if words[j - 1][0] in "بل" else 0)  # لمؤسسة ريزيولشن
        if nameless and not bearer_flags & _BEFORE_UNKNOWN:
            break  # an unknown word where no name can stand: a verb
        if before_object and named and not f and page.raw(j).endswith("ة") and not pf & (c.NAME | c.PARTICLE):
            break  # عزز بلان | فرضية
        if before_object and object_begins(page, j, f, named, is_name, before_object > 1, split, role_open):
            break
        if f & c.ROLE:
            role_open = True
        bearer = pf & c.BODY and not words[j - 1].startswith("ال")
        own_name = is_name and not f & c.NAME and bool(bearer or own_name)  # موقع ويكيليكس: the body's, no person's
        named = is_name
        j += 1
    while j > i + 1 and words[j - 1] in _COMMAS:
        j -= 1
    if head < 0 or j <= i:
        return None
    if head_flags & c.ADJ and not head_flags & c.SPEAKERLIKE and head + 1 < j and flags[head + 1] & c.NAME:
        head_flags |= c.NAME  # الفلسطيني محمد فلان
    return Phrase(i, j, head, head_flags, named)


def _bears(page: Page, j: int) -> bool:
    """The word before ``j`` may be followed by a proper name: a title, a given name, a body's noun (صحيفة يديعوت)."""
    before = page.flags[j - 1]
    return bool(before & _BEFORE_NAME or (before & c.BODY and not page.words[j - 1].startswith("ال")))


def _no_verb_here(page: Page, j: int, head: int, head_flags: int, role_open: bool) -> bool:
    """A word shaped like a verb that is a surname (الوزير وارن تراس), or that describes an indefinite noun (دراسة
    أعدتها المنظمة، مصادر حضرت الاجتماع)."""
    words, lex = page.words, page.lex
    before = words[j - 1]
    if page.flags[j - 1] & c.PARTICLE and words[j].startswith("ال"):
        return True  # عبد الحق
    if role_open and page.flags[j - 1] & c.NAME and before not in lex.family and not page.flags[j - 2] & c.NAME:
        return True
    indefinite = j == head + 1 and not words[head].startswith("ال") and words[j].endswith(("ه", "ها", "هم"))
    return indefinite and bool(head_flags & c.DOC or lex.role_kinds.get(words[head]) == "source")


def _no_head(page: Page, j: int, w: str, f: int) -> bool:
    """No noun: a conjunction with a verb (وأشار) or a preposition (ولشوارع), an adverb (تمامًا), a lone conjunction."""
    lex = page.lex
    if w == "و":
        return True
    if not f and w.endswith("ا") and page.raw(j).endswith(("ًا", "اً")):
        return True
    if not f and w[0] == "ل" and w[1:2] in ("ي", "ت") and w[1:] in lex.verb_forms:
        return True  # جاء | ليؤكد
    if f or lex.words.get(w) or w[0] not in "وف" or len(w) < 4:
        return False
    return (w in lex.triggers and w[1:] in lex.verb_forms) or (w[1] in "لب" and bool(lex.words.get(w[2:])))


def _nisba_surname(page: Page, j: int, f: int, pf: int) -> bool:
    """A definite nisba behind a given name, though it is a time as well: نادر الشهري."""
    w = page.words[j]
    known = f & (c.TIME | c.ADJ | c.COMMON) and not f & (c.ROLE | c.PLACE) and pf & c.NAME and not pf & c.HONORIFIC
    return bool(known) and w.startswith("ال") and w.endswith("ي") and len(w) > 4


def _also_nominal(f: int, named: bool, head_flags: int, first: bool) -> bool:
    """A word that would end the phrase, but is also part of a name: صحيفة اليوم، ممدوح شعبان."""
    if f & c.TIME:
        return bool(head_flags & c.MEDIA and first) or bool(named and f & c.NAME)
    return bool(f & (c.ROLE | c.BODY | c.NAME)) and not f & (c.COMP | c.REL)


def _first_word(page: Page, i: int, j: int) -> tuple[int, int]:
    for k in range(i, j):
        if page.words[k][0].isalpha():
            return k, page.flags[k]
    return i, 0


def _is_name(page: Page, k: int, flags: int, skip: int = 0) -> bool:
    """The word may be part of a person's name: listed, or listed nowhere at all."""
    if flags & (c.NAME | c.PARTICLE):
        return True
    tails = page.lex.sets["name_tails"]
    process = flags & c.COMMON and k > 1 and not page.flags[k - 2] & c.NAME  # لعملية السلام
    process = process and not page.flags[k - 1] & (c.NAME | c.PARTICLE)
    tail = page.words[k] in tails and not process
    if tail or (k + 1 < len(page.words) and page.words[k + 1] in tails and not flags & c.ROLE):
        return True
    if flags & ~(c.PLACE | c.PROPER):
        return False
    word = page.words[k][skip:]
    before = page.flags[k - 1] if k else 0
    if word.endswith("ه") and not before & (c.NAME | c.PARTICLE) and "ة" in page.raw(k):
        return False  # an unknown word in ة is an adjective rather than a name
    if not word.startswith("ال"):
        return True
    if closes_construct(page, k) or word.endswith("يين"):
        return False
    before = page.flags[k - 1] if k else 0
    if page.lex.flags(word[2:]) & (c.COMMON | c.MASDAR | c.ADJ):
        return False
    servant = k > 1 and page.words[k - 1].startswith("ال") and bool(page.flags[k - 2] & c.PARTICLE)
    return word.endswith("ي") or servant or bool(before & (c.NAME | c.ROLE | c.PARTICLE))  # عبد الوهاب الوهيبي


def antecedent(page: Page, rel: int, start: int) -> Phrase | None:
    """The noun phrase that a relative pronoun at ``rel`` follows: the longest one that reaches it and can speak."""
    words, lex = page.words, page.lex
    end = rel - 1 if rel > start and words[rel - 1] in _COMMAS else rel
    k = end - 1
    while k >= max(start, end - 20):
        w = words[k]
        f = page.flags[k]
        if not w[0].isalpha() and w not in QUOTES:
            break
        if f & (c.PREP | c.COMP | c.AUX | c.REL | c.CONJ | c.OPENER) and not f & (c.NAME | c.ROLE):
            break
        if w in lex.verb_forms and not f & (c.SPEAKERLIKE | c.COMMON):
            break
        k -= 1
    reaching: Phrase | None = None
    for first in range(k + 1, end):
        if oblique(page, first):
            continue
        np = noun_phrase(page, first, end)
        if np is None or np.end < end - 1 or (words[np.start] in QUOTES and np.flags == c.PROPER):
            continue
        if np.flags & c.SPEAKERLIKE:
            return np
        reaching = reaching or np
    return reaching
