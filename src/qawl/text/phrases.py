"""Noun phrases, told by lists and shapes: where one that starts at a token ends, and what its head is.

There is no tagger to lean on. A phrase goes on over what can stand inside a name with its titles (articles, adjectives,
particles, a preposition after a role, an apposition between commas) and ends where a new clause, an adjunct, a time, an
addressee or, on request, an object begins.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from qawl.lexicon import compiled as c
from qawl.text.page import Page
from qawl.text.quotes import MARKS as QUOTES
from qawl.text.shapes import NOMINAL as _NOMINAL
from qawl.text.shapes import accusative, closes_construct, verb_shape, with_pronoun

MAX_TOKENS: Final = 30
_STOP: Final = c.COMP | c.REL | c.REASON | c.PRON | c.AUX | c.OPENER | c.ASIDE | c.NEG | c.TIME | c.VERB | c.QUESTION
_PERSONAL: Final = c.ROLE | c.QUANT
_BEFORE_UNKNOWN: Final = c.BODY | c.OUTLET | c.ROLE | c.QUANT | c.PROPER | c.NAME | c.PARTICLE | c.COMMON | c.MASDAR
_BEFORE_NAME: Final = c.NAME | c.ROLE | c.PARTICLE | c.HONORIFIC
_DEFINITE: Final = ("ال", "لل", "بال", "وال")
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
    words, lex = page.words, page.lex
    limit = min(limit, i + MAX_TOKENS, len(words))
    j, head, head_flags, named = i, -1, 0, False
    own_name = False
    role_open = False  # the phrase still waits for the name of a person in office
    while j < limit:
        w = words[j]
        first = w[0]
        if not (first.isalpha() or first.isdigit()):
            nxt = _mark(page, i, j, limit, head, head_flags, named and not own_name, role_open)
            if nxt <= j:
                break
            if head < 0:
                head, head_flags = _first_word(page, j + 1, nxt)
                named = True
            j = nxt
            continue
        f = lex.flags(w)
        if head < 0:
            if first.isdigit() and j + 1 < limit and words[j + 1] in lex.sets["percent"]:
                head, head_flags = j, c.QUANT
                j += 2
                continue
            if first.isdigit() or f & (c.DEM | c.QUANT):
                if f & c.QUANT and j + 1 < limit and not f & c.DEM:
                    head, head_flags = j, f
                j += 1
                if j < limit and words[j] in lex.sets["partitive"]:
                    j += 1
                continue
            if f & (_STOP | c.PREP | c.CONJ) and not f & (c.ROLE | c.BODY | c.DOC | c.NAME | c.OUTLET):
                break
            if w in lex.verb_forms and not f & _NOMINAL and not w.startswith("ال"):
                break
            if j == i and _no_head(page, j, w, f):
                break
            length, listed = lex.match_multi(words, j) if w in lex.multi else (0, 0)
            if length:
                head, head_flags, named = j, f | listed, not f & (c.BODY | c.ROLE)
                j += length
                continue
            head, head_flags = j, f
            role_open = bool(f & c.ROLE)
            named = _is_name(page, j, f)
            j += 1
            continue
        pf = lex.flags(words[j - 1])
        if head == j - 1 and head_flags & c.QUANT and not f & (_STOP | c.PREP):
            # بعض وسائل الإعلام: the counted noun is what agreement sees
            head, head_flags = j, f | c.QUANT
            role_open = bool(f & c.ROLE)
            j += 1
            continue
        if f & c.SAME:
            j += 1
            continue
        if f & c.DEM:
            break
        following = lex.flags(words[j + 1]) if j + 1 < limit else 0
        if f & c.COMP and w in lex.sets["name_homographs"] and page.raw(j) == w and pf & c.NAME:
            f = c.NAME  # فان غال: with its hamza it is a conjunction
        if f == c.VERB and _no_verb_here(page, j, head, head_flags, role_open):
            f = 0
        if f & c.ASIDE and role_open and following & (c.HONORIFIC | c.NAME) and not named:
            f = 0  # وكيل الوزارة سابقا الدكتور فلان
            role_open = True
            j += 1
            continue
        if f & _STOP and not _also_nominal(f, named and not following & c.TIME, head_flags, j == head + 1):
            break
        if f & c.PREP:
            if w in preps and words[j - 1].startswith("ال") and not f & c.PLACE:
                break
            if not _preposition_inside(page, j, limit, head, head_flags, named):
                break
            j += 2
            named = False
            continue
        if f & c.CONJ and not f & (c.ROLE | c.COMMON) and not (f & c.PARTICLE and named):
            break
        if w in lex.verb_forms and not f & _NOMINAL and not w.startswith("ال"):
            break
        surname = not lex.words.get(w[1:]) and w[1:3] != "ال" and j == head + 1 and bool(head_flags & (c.NAME | c.ROLE))
        if first == "و" and len(w) > 3 and not lex.words.get(w) and not surname:
            if not _coordinated(page, j, head_flags, named):
                break
            named = _is_name(page, j, f, skip=1) and (named or not w.startswith("وال"))
            j += 1
            continue
        if not f and not role_open and not named and w[0] in "يت" and verb_shape(w) and not _bears(page, j):
            break  # البرنامج يرتكز
        if f & c.BODY and not f & c.NAME and named and first != "ا" and pf & c.NAME:
            if words[j - 1] in lex.sets["in_name_of"]:
                named = False
            else:
                break  # النقيب فلان | حكومة بلاده
        told = w.endswith("ين") and f & c.ROLE and lex.genders.get(w, ("", "s"))[1] != "s" and not f & c.ADJ
        if told and words[j - 1].startswith("ال") and lex.genders.get(words[head], ("", ""))[1] == "s":
            break  # حثت الوزارة | المواطنين
        behind_adjective = pf & c.ADJ and words[j - 1].startswith("ال")
        another = f & (c.ROLE | c.BODY) and not f & (c.ADJ | c.NAME) and not w.startswith("ال")
        if head_flags & c.BODY and not head_flags & c.NAME and another and behind_adjective:
            break  # القوى الشيعية | رئيس الوزراء
        listed = lex.words.get(w, 0) if first not in preps else lex.words.get(w, 0) & ~c.NAME
        if not f and first == "ب" and first in preps and not role_open and words[j - 1].startswith("ال"):
            break  # هددت وزارة الإعلام | بمقاضاة
        if first in "بل" and len(w) > (2 if first in preps else 3) and not listed and _has_known_rest(page, w, j):
            whole = j == head + 1 or not role_open or lex.flags(words[j - 2]) & c.NAME
            own = first in preps and whole and words[j - 1].startswith("ال")
            if (own and w not in lex.sets["in_name_of"]) or not _glued_inside(page, j, named, role_open):
                break
            named = False
            j += 1
            continue
        if w in ("ل", "ب", "لـ", "و"):
            close = page.closed_by.get(j + 1, -1)
            office = lex.role_kinds.get(words[head]) in ("office", "spokesman", "profession")
            medium = any(lex.flags(words[k]) & (c.OUTLET | c.MEDIA | c.TIME) for k in range(j + 2, max(j + 2, close)))
            if w == "ل" and office and not named and not medium and j + 1 < close < min(limit, j + 6):
                j = close + 1  # الرئيس التنفيذي لـ"فيسبوك"
                continue
            break
        if f == c.MASDAR and named and j == head + 1 and pf & c.NAME and not lex.words.get(w):
            f = 0  # shaped like a verbal noun, but a surname: لحسن أوباس
        whole = words[j - 1] in lex.family and lex.flags(words[j - 2]) & (c.NAME | c.ROLE | c.ADJ) and j - 1 > i
        if whole and not f and not w.endswith("ي"):
            break  # ميشال بلاتيني | سالكا
        if words[j - 1].startswith("ال") and not role_open and with_pronoun(page, j):
            break  # واصلت المحكمة | هجومها
        is_name = _is_name(page, j, f)
        nameless = not f and not first.isascii() and not (named or role_open or w.startswith("ال"))
        if nameless and not pf & _BEFORE_UNKNOWN:
            break  # an unknown word where no name can stand: a verb
        if before_object and _object_begins(page, j, f, named, is_name, before_object > 1, split, role_open):
            break
        if f & c.ROLE:
            role_open = True
        bearer = pf & c.BODY and not words[j - 1].startswith("ال")
        own_name = is_name and not f & c.NAME and bool(bearer or own_name)  # موقع ويكيليكس: the body's, no person's
        named = is_name
        j += 1
    if head < 0 or j <= i:
        return None
    return Phrase(i, j, head, head_flags, named)


def _bears(page: Page, j: int) -> bool:
    """The word before ``j`` may be followed by a proper name: a title, a given name, a body's noun (صحيفة يديعوت)."""
    before = page.lex.flags(page.words[j - 1])
    return bool(before & _BEFORE_NAME or (before & c.BODY and not page.words[j - 1].startswith("ال")))


def _no_verb_here(page: Page, j: int, head: int, head_flags: int, role_open: bool) -> bool:
    """A word shaped like a verb that is a surname (الوزير وارن تراس), or that describes an indefinite noun (دراسة
    أعدتها المنظمة، مصادر حضرت الاجتماع)."""
    words, lex = page.words, page.lex
    before = words[j - 1]
    if lex.flags(before) & c.PARTICLE and words[j].startswith("ال"):
        return True  # عبد الحق
    if role_open and lex.flags(before) & c.NAME and before not in lex.family and not lex.flags(words[j - 2]) & c.NAME:
        return True
    indefinite = j == head + 1 and not words[head].startswith("ال")
    return indefinite and bool(head_flags & c.DOC or lex.role_kinds.get(words[head]) == "source")


def _no_head(page: Page, j: int, w: str, f: int) -> bool:
    """No noun: a conjunction with a verb (وأشار) or a preposition (ولشوارع), an adverb (تمامًا), a lone conjunction."""
    lex = page.lex
    if w == "و":
        return True
    if not f and w.endswith("ا") and page.raw(j).endswith(("ًا", "اً")):
        return True
    if f or lex.words.get(w) or w[0] not in "وف" or len(w) < 4:
        return False
    return (w in lex.triggers and w[1:] in lex.verb_forms) or (w[1] in "لب" and bool(lex.words.get(w[2:])))


def _also_nominal(f: int, named: bool, head_flags: int, first: bool) -> bool:
    """A word that would end the phrase, but is also part of a name: صحيفة اليوم، ممدوح شعبان."""
    if f & c.TIME:
        return bool(head_flags & c.MEDIA and first) or bool(named and f & c.NAME)
    return bool(f & (c.ROLE | c.BODY | c.NAME)) and not f & (c.COMP | c.REL)


def _first_word(page: Page, i: int, j: int) -> tuple[int, int]:
    for k in range(i, j):
        if page.words[k][0].isalpha():
            return k, page.lex.flags(page.words[k])
    return i, 0


def _is_name(page: Page, k: int, flags: int, skip: int = 0) -> bool:
    """The word may be part of a person's name: listed, or listed nowhere at all."""
    if flags & (c.NAME | c.PARTICLE):
        return True
    tails = page.lex.sets["name_tails"]
    if page.words[k] in tails or (k + 1 < len(page.words) and page.words[k + 1] in tails and not flags & c.ROLE):
        return True
    if flags & ~(c.PLACE | c.PROPER):
        return False
    word = page.words[k][skip:]
    if word.endswith("ه") and not (k and page.lex.flags(page.words[k - 1]) & c.NAME) and "ة" in page.raw(k):
        return False  # an unknown word in ة is an adjective rather than a name
    if not word.startswith("ال"):
        return True
    if closes_construct(page, k):
        return False
    before = page.lex.flags(page.words[k - 1]) if k else 0
    if page.lex.flags(word[2:]) & (c.COMMON | c.MASDAR | c.ADJ):
        return False
    return word.endswith("ي") or bool(before & (c.NAME | c.ROLE | c.PARTICLE))


def _mark(page: Page, i: int, j: int, limit: int, head: int, head_flags: int, named: bool, role_open: bool) -> int:
    """Where the phrase goes on behind the mark at ``j``; ``j`` itself where it ends there."""
    words, lex = page.words, page.lex
    w = words[j]
    if w in _COMMAS:
        return _apposition(page, j, limit, head_flags, named) if head >= 0 else j
    if w == "." and j > i and len(words[j - 1]) == 1:
        return j + 1  # د. فلان
    if w == "(":
        close = next((k for k in range(j + 1, min(j + 7, limit)) if words[k] == ")"), -1)
        if close < 0:
            return j
        if head < 0:
            return close + 1
        after = words[close + 1] if close + 1 < limit else ""
        if after and after[0].isalpha() and lex.flags(after) & (c.NAME | c.PARTICLE) and not named:
            return close + 1
        return close + 1 if after[:1] == ")" else j
    close = page.closed_by.get(j, -1)
    if j + 1 < limit and accusative(page, j + 1):
        return j
    if j < close < limit and close - j <= 6 and not (j and words[j - 1] == ":"):
        if head < 0:
            return close + 1
        if role_open and not named and any(lex.flags(words[k]) & c.NAME for k in range(j + 1, close)):
            return close + 1
        before = lex.flags(words[j - 1]) or lex.words.get(words[j - 1][1:], 0)
        if head_flags & (c.BODY | c.DOC | c.MEDIA) or j - head <= 2 or before & (c.BODY | c.MEDIA):
            return close + 1
    return j


def _apposition(page: Page, j: int, limit: int, head_flags: int, named: bool) -> int:
    """Behind a comma: a role after a name, or a name after a role, that a comma or the content closes."""
    words, lex = page.words, page.lex
    if j + 1 >= limit:
        return j
    nxt = words[j + 1]
    f = lex.flags(nxt)
    role = bool(f & (c.ROLE | c.HONORIFIC)) and nxt not in lex.verb_forms and lex.words.get(nxt, 0) & c.ROLE
    after = lex.flags(words[j + 2]) if j + 2 < limit else 0
    person = bool(f & (c.NAME | c.PARTICLE)) or bool(f & c.HONORIFIC and after & c.NAME)
    if not person and after & c.NAME and not f & (c.COMP | c.PREP | c.REL | c.ROLE | c.BODY) and nxt[0].isalpha():
        person = nxt not in lex.triggers and not f & (c.CONJ | c.AUX | c.NEG | c.TIME | c.ASIDE | c.VERB)
    name = not named and bool(head_flags & c.ROLE) and (person or _name_alone(page, j + 1, limit))
    if not (role and named) and not name:
        return j
    for k in range(j + 1, min(j + 16, limit)):
        w = words[k]
        if w in _COMMAS or w in (":", "«", '"', "“", "("):
            return j + 1
        kf = lex.flags(w)
        if kf & c.COMP or w in lex.sets["adjunct_openers"]:
            return j + 1
        if w in lex.verb_forms and not kf & _NOMINAL:
            return j + 1
        if w[0] in ".\n؟!":
            return j
    return j + 1


def _name_alone(page: Page, j: int, limit: int) -> bool:
    """Nothing but two to four words of a name stand between the comma and the next mark or the content."""
    words, lex = page.words, page.lex
    if words[j].startswith("ال"):
        return False
    for k in range(j, min(j + 6, limit)):
        w = words[k]
        f = lex.flags(w)
        if k >= j + 2 and (w in _COMMAS or w == ":" or f & (c.COMP | c.REL) or w in QUOTES):
            return True
        if not w[0].isalpha() or len(w) < 2 or w in lex.triggers:
            return False
        if f & ~(c.NAME | c.PARTICLE | c.ADJ | c.PLACE) and not f & (c.NAME | c.PARTICLE):
            return False
        if verb_shape(w) or (w[0] in "وب" and lex.words.get(w[1:])):
            return False
    return False


def _preposition_inside(page: Page, j: int, limit: int, head: int, head_flags: int, named: bool) -> bool:
    words, lex = page.words, page.lex
    if j + 1 >= limit:
        return False
    nxt = words[j + 1]
    nf = lex.flags(nxt)
    w = words[j]
    if nf & (c.OCCASION | c.TIME | c.COMP | c.PRON | c.REL | c.DEM) or not nxt[0].isalpha():
        return False
    if with_pronoun(page, j + 1) or (nf & c.OPENER and not nf & (c.BODY | c.PLACE)):
        return False  # الوزارة | في ردها، فلان | من جهة أخرى
    previous = lex.flags(words[j - 1])
    personal = bool(head_flags & _PERSONAL)
    if w in lex.sets["partitive"]:
        return (personal and not named) or bool(previous & c.QUANT)
    if w in lex.sets["seated_in"]:
        return bool(head_flags & (_PERSONAL | c.BODY | c.COMMON | c.DOC)) and not named
    if w in lex.sets["accredited_to"] and personal and not named and nf & (c.PLACE | c.BODY):
        return True
    if w in lex.sets["envoy_to"] and not nf & (c.PLACE | c.BODY | c.PROPER):
        return False
    if w in lex.sets["about"] and words[j - 1] not in lex.sets["takes_about"]:
        return False
    if w in lex.sets["after_office"]:
        return personal and not named and (bool(previous & (c.ROLE | c.ADJ)) or j - head <= 2) and nxt.startswith("ال")
    return False


def _coordinated(page: Page, j: int, head_flags: int, named: bool) -> bool:
    """A word with و glued to it carries the phrase on: النقل والمواصلات، تركيا والاتحاد الأوروبي."""
    words, lex = page.words, page.lex
    rest = words[j][1:]
    f = lex.words.get(rest, 0)
    if f & (_STOP | c.PREP | c.CONJ) and not f & c.SPEAKERLIKE:
        return False
    if rest in lex.verb_forms and not f & _NOMINAL:
        return False
    construct = not f and bool(lex.flags(words[j - 1]) & c.BODY) and not words[j - 1].startswith("ال")
    return bool(f & _NOMINAL) or rest.startswith("ال") or named or construct


def _has_known_rest(page: Page, w: str, j: int) -> bool:
    """What is left without ب or ل is a word: للهيئة، بمجلس; لافروف and بوتين are no such words.

    Behind a given name an unknown word is a surname (لوران بلان), unless it is an addressee (محمد علي لرويترز).
    """
    if w.startswith("بال") and page.lex.flags(w[1:]) & (c.NAME | c.HONORIFIC):
        return not page.lex.flags(page.words[j - 1]) & c.NAME  # منذر بالحاج
    if w.startswith(("لل", "بال", "لال")):
        return True
    rest = page.lex.words.get(w[1:], 0)
    before = page.lex.flags(page.words[j - 1])
    if not before:
        return bool(rest & ~(c.NAME | c.PARTICLE))
    if before & c.NAME:
        spoken_to = c.ADDR | c.OUTLET | c.MEDIA | c.PLACE | c.BODY | c.OCCASION | c.TIME
        return bool(rest & (spoken_to | c.DEM | c.SAME | c.QUANT | c.MASDAR))
    return bool(rest)


def _glued_inside(page: Page, j: int, named: bool, role_open: bool) -> bool:
    """A word with ب or ل glued to it: باسم الجيش، للهيئة are inside, لرويترز، للصحفيين، بشدة are not."""
    words, lex = page.words, page.lex
    w = words[j]
    if w in lex.sets["in_name_of"]:
        return True
    if w.startswith("لل"):
        rest = "ال" + w[2:]
    else:
        rest = w[1:]
    f = lex.words.get(rest, 0) | lex.words.get(w[2:] if w.startswith("لل") else rest, 0)
    if f & (c.ADDR | c.MEDIA | c.TIME | c.COMP | c.PRON | c.REL | c.DEM) and not f & c.BODY:
        return False
    if f & c.ADDR and j + 1 < len(words) and lex.flags(words[j + 1]) & (c.MEDIA | c.OUTLET | c.PLACE | c.DOC):
        return False  # لوكالة الصحافة الفرنسية
    if f & c.MEDIA or (f & c.OUTLET and (w[0] == "ل" or not f & (c.COMMON | c.BODY))):
        return False
    if f & c.OCCASION and (w[0] == "ب" or not role_open):
        return False
    if w in lex.verb_forms:
        return False
    if rest in lex.sets["regions"]:
        return not named
    if w[0] == "ب" and not role_open and not rest.startswith("ال") and not f & (c.PLACE | c.PROPER):
        return False
    if named and not role_open:
        return False
    if w[0] == "ل" and role_open and f & (c.COMMON | c.MASDAR | c.DOC) and not named:
        return True
    return (rest.startswith("ال") or bool(f & (c.BODY | c.PLACE | c.PROPER))) and not named


def _object_begins(
    page: Page, j: int, f: int, named: bool, is_name: bool, weak: bool, split: bool, role_open: bool
) -> bool:
    """A second noun phrase seems to begin at ``j``: a masdar, a noun with a pronoun, an indefinite common noun.

    ``split``: a person, body or place may begin it too (اتهم لافروف | الولايات المتحدة).
    """
    words, lex = page.words, page.lex
    w = words[j]
    previous = words[j - 1]
    pf = lex.flags(previous)
    if with_pronoun(page, j, roles=True) or accusative(page, j):
        following = lex.flags(words[j + 1]) if j + 1 < len(words) else 0
        return not (role_open and following & c.NAME)  # الأمينة العامة المنتهية ولايتها فلانة
    if f & c.PLACE and pf & c.PLACE and not f & c.NAME:
        return True
    if pf & c.PARTICLE and w.startswith("ال"):
        return False  # عبد الحق
    single = pf & c.NAME and not lex.flags(words[j - 2]) & (c.NAME | c.PARTICLE)
    if role_open and single and w.startswith("ال") and not f & (c.MASDAR | c.DOC | c.BODY):
        return False  # behind a title and one given name: a surname
    if split and pf & c.DOC and f & c.BODY and w.startswith("ال"):
        return True  # دعا البلاغ | الحكومة
    after_name = named or previous in QUOTES or bool(pf & (c.PLACE | c.PROPER | c.OUTLET))
    if split and after_name and f & (c.ROLE | c.BODY | c.PLACE | c.PROPER) and not f & (c.NAME | c.HONORIFIC):
        return True
    if f & (c.NAME | c.ROLE | c.PARTICLE | c.SAME) or is_name or previous in lex.sets["in_name_of"]:
        return False
    definite = previous.startswith(_DEFINITE) or after_name
    if role_open and previous in lex.sets["ranks"] and lex.flags(words[j - 2]) & c.ROLE:
        return False  # مدير عام تعليم الرياض  # مدير عام تعليم الخرج: a construct that nothing has closed yet
    if not weak:
        masdar = f & c.MASDAR and not w.startswith("ال") and not f & (c.BODY | c.ADJ | c.DOC)
        return bool(masdar) and (definite or bool(pf & c.ADJ))
    if w.startswith("ال"):
        if not definite or not f & (c.MASDAR | c.COMMON | c.DOC) or f & c.ADJ:
            return False
        # a definite noun behind a name or behind an adjective can't belong to what is before it
        closed = pf & c.ADJ or (pf & c.ROLE and previous.startswith("ال"))
        return after_name or bool(closed) or bool(lex.words.get(w[2:], 0) & c.MASDAR)
    if definite or pf & c.ADJ:
        return bool(f & (c.MASDAR | c.COMMON | c.DOC)) and not f & (c.BODY | c.ADJ | c.PLACE)
    return bool(f & c.MASDAR) and not pf & (c.BODY | c.ROLE | c.MASDAR | c.QUANT | c.COMMON)


def antecedent(page: Page, rel: int, start: int) -> Phrase | None:
    """The noun phrase that a relative pronoun at ``rel`` follows: the longest one that reaches it and can speak."""
    words, lex = page.words, page.lex
    end = rel - 1 if rel > start and words[rel - 1] in _COMMAS else rel
    k = end - 1
    while k >= max(start, end - 12):
        w = words[k]
        f = lex.flags(w)
        if not w[0].isalpha() and w not in QUOTES:
            break
        if f & (c.PREP | c.COMP | c.AUX | c.REL | c.CONJ | c.OPENER) and not f & (c.NAME | c.ROLE):
            break
        if w in lex.verb_forms and not f & (c.SPEAKERLIKE | c.COMMON):
            break
        k -= 1
    reaching: Phrase | None = None
    for first in range(k + 1, end):
        np = noun_phrase(page, first, end)
        if np is None or np.end < end - 1:
            continue
        if np.flags & c.SPEAKERLIKE:
            return np
        reaching = reaching or np
    return reaching
