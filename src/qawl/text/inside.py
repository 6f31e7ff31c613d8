"""What carries a noun phrase on past its first words: marks, appositions, prepositions, conjunctions, glued words.

Every function looks at one token of a phrase that :func:`~qawl.text.phrases.noun_phrase` is reading.
"""

from __future__ import annotations

from typing import Final

from qawl.language.clitics import bare
from qawl.lexicon import compiled as c
from qawl.text.page import Page
from qawl.text.quotes import MARKS as QUOTES
from qawl.text.shapes import NOMINAL as _NOMINAL
from qawl.text.shapes import accusative, verb_shape, with_pronoun

STOP: Final = c.COMP | c.REL | c.REASON | c.PRON | c.AUX | c.OPENER | c.ASIDE | c.NEG | c.TIME | c.VERB | c.QUESTION
"""Classes of words that end a phrase."""
PERSONAL: Final = c.ROLE | c.QUANT
_COMMAS: Final = frozenset({"،", ",", "؛"})


def mark(
    page: Page, i: int, j: int, limit: int, head: int, head_flags: int, named: bool, role_open: bool, split: bool
) -> int:
    """Where the phrase goes on behind the mark at ``j``; ``j`` itself where it ends there."""
    words, lex = page.words, page.lex
    w = words[j]
    if w == "-" and head >= 0 and j + 1 < limit and page.starts[j] == page.ends[j - 1] and words[j + 1][0].isalpha():
        return j + 2 if page.starts[j + 1] == page.ends[j] and named else j  # كا داي-لون
    if w in _COMMAS:
        return _apposition(page, j, limit, head_flags, named) if head >= 0 else j
    if w == "." and j > i and len(words[j - 1]) == 1:
        return j + 1  # د. فلان
    if w == "/" and head >= 0 and j + 1 < limit and not named and words[j + 1][0].isalpha():
        behind = lex.flags(words[j + 1])
        title = lex.flags(words[j - 1]) & (c.ROLE | c.HONORIFIC) or len(words[j - 1]) == 1
        return j + 1 if title and (not behind or behind & (c.NAME | c.PARTICLE | c.HONORIFIC)) else j  # الأستاذ/ فلان
    if w == "(":
        close = next((k for k in range(j + 1, min(j + 7, limit)) if words[k] == ")"), -1)
        if close < 0:
            return j
        if head < 0:
            return close + 1
        after = words[close + 1] if close + 1 < limit else ""
        if after and after[0].isalpha() and lex.flags(after) & (c.NAME | c.PARTICLE | c.HONORIFIC) and not named:
            return close + 1
        return close + 1 if after[:1] == ")" else j
    close = page.closed_by.get(j, -1)
    if j + 1 < limit and accusative(page, j + 1):
        return j
    inner = words[j + 1] if head >= 0 and j + 1 < limit else ""
    if inner and (inner in lex.verb_forms or lex.flags(inner) & c.VERB) and not lex.words.get(inner, 0) & ~c.VERB:
        return j  # البعثة «نفت بشدة»: no name
    if j < close < limit and close - j <= 6 and not (j and words[j - 1] == ":"):
        if head < 0:
            return close + 1
        if named and head_flags & (c.ROLE | c.NAME):
            return j  # قال المستشار نادر فلان | "…"
        if role_open and close + 1 < limit and page.flags[close + 1] & c.NAME:
            return close + 1  # مدير مركز "كذا" فلان
        if role_open and not named and any(page.flags[k] & c.NAME for k in range(j + 1, close)):
            return close + 1
        if split and head_flags & c.BODY and words[j - 1].startswith("ال") and page.flags[j - 1] & c.ADJ:
            return j  # يتهم الاتحاد الأوروبي | "غازبروم"
        before = page.flags[j - 1] or lex.words.get(words[j - 1][1:], 0)
        if head_flags & (c.BODY | c.DOC | c.MEDIA) or j - head <= 2 or before & (c.BODY | c.MEDIA):
            return close + 1
    return j


def _apposition(page: Page, j: int, limit: int, head_flags: int, named: bool) -> int:
    """Behind a comma: a role after a name, or a name after a role, that a comma or the content closes."""
    words, lex = page.words, page.lex
    if j + 1 >= limit:
        return j
    nxt = words[j + 1]
    f = page.flags[j + 1]
    role = bool(f & (c.ROLE | c.HONORIFIC)) and nxt not in lex.verb_forms and lex.words.get(nxt, 0) & c.ROLE
    after = page.flags[j + 2] if j + 2 < limit else 0
    person = bool(f & (c.NAME | c.PARTICLE)) or bool(f & (c.HONORIFIC | c.ROLE) and after & c.NAME)
    if not person and after & c.NAME and not f & (c.COMP | c.PREP | c.REL | c.ROLE | c.BODY) and nxt[0].isalpha():
        person = nxt not in lex.triggers and not f & (c.CONJ | c.AUX | c.NEG | c.TIME | c.ASIDE | c.VERB)
    if nxt[0] == "و" and lex.words.get(nxt[1:], 0) & c.ROLE and head_flags & c.ROLE and not named:
        ahead = range(j + 3, min(j + 14, limit - 1))
        if any(words[k] in _COMMAS and page.flags[k + 1] & (c.NAME | c.PARTICLE) for k in ahead):
            return j + 1  # رئيس الغرفة، وعضو المجلس، فلان
    name = not named and bool(head_flags & c.ROLE) and (person or _name_alone(page, j + 1, limit))
    if not (role and named) and not name:
        return j
    for k in range(j + 1, min(j + 16, limit)):
        w = words[k]
        if w in _COMMAS or w in (":", "«", '"', "“", "("):
            return j + 1
        kf = page.flags[k]
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
        f = page.flags[k]
        if k >= j + 2 and (w in _COMMAS or w == ":" or f & (c.COMP | c.REL) or w in QUOTES):
            return True
        if not w[0].isalpha() or len(w) < 2 or w in lex.triggers:
            return False
        if f & ~(c.NAME | c.PARTICLE | c.ADJ | c.PLACE) and not f & (c.NAME | c.PARTICLE):
            return False
        last = k + 1 < limit and words[k + 1] in _COMMAS  # هيساو تاناكا، …
        if (verb_shape(w) and not last) or (w[0] in "وب" and lex.words.get(w[1:])):
            return False
    return False


def preposition_inside(page: Page, j: int, limit: int, head: int, head_flags: int, named: bool) -> bool:
    words, lex = page.words, page.lex
    if j + 1 >= limit:
        return False
    nxt = words[j + 1]
    nf = page.flags[j + 1]
    w = words[j]
    if nf & (c.OCCASION | c.TIME | c.COMP | c.PRON | c.REL | c.DEM) or not nxt[0].isalpha():
        return False
    if nxt in lex.sets["frames_of"] or (nxt.endswith("ين") and lex.words.get(nxt[:-2], 0) & c.OCCASION):
        return False  # الشركة | في إطار مشروعها، الكتلتان | في بيانين
    if nxt in lex.sets["replies"] and not page.raw(j + 1).endswith("ة"):
        return False
    if with_pronoun(page, j + 1) or (nf & c.OPENER and not nf & (c.BODY | c.PLACE)):
        return False  # الوزارة | في ردها، فلان | من جهة أخرى
    previous = page.flags[j - 1]
    personal = bool(head_flags & PERSONAL)
    if w in lex.sets["partitive"]:
        return (personal and not named) or bool(previous & c.QUANT)
    if w in lex.sets["amid"]:
        return lex.role_kinds.get(words[head]) == "source" and not named  # مصادر وسط القبائل
    if w in lex.sets["seated_in"]:
        if w in words[head:j] and not nf & c.PLACE:
            return False  # ضابط في المكتب | في الشهادة
        return bool(head_flags & (PERSONAL | c.BODY | c.COMMON | c.DOC)) and not named
    if w in lex.sets["accredited_to"] and personal and not named and nf & (c.PLACE | c.BODY):
        return True
    if w in lex.sets["envoy_to"] and not nf & (c.PLACE | c.BODY | c.PROPER):
        return False
    if w in lex.sets["about"] and words[j - 1] not in lex.sets["takes_about"]:
        return False
    if w in lex.sets["after_office"]:
        several = lex.genders.get(words[head], ("", ""))[1] == "p" and not words[head].endswith(("ون", "ين"))
        if several and w not in lex.sets["about"]:
            return False  # علق الطلاب | على القرار, but القائمون على الحملة
        whose = nxt.startswith("ال") or (w in lex.sets["about"] and nf & c.BODY)  # النائب عن كتلة كذا
        of_group = nf & (c.BODY | c.COMMON) and j + 2 < limit and words[j + 2].startswith("ال")
        whose = whose or bool(
            of_group and words[j - 1].startswith("ال") and previous & c.ADJ
        )  # المشرف العام على لجان كذا
        return bool(personal and not named and (previous & (c.ROLE | c.ADJ) or j - head <= 2) and whose)
    return False


def coordinated(page: Page, j: int, head_flags: int, named: bool) -> bool:
    """A word with و glued to it carries the phrase on: النقل والمواصلات، تركيا والاتحاد الأوروبي."""
    words, lex = page.words, page.lex
    rest = words[j][1:]
    f = lex.words.get(rest, 0)
    if f & (STOP | c.PREP | c.CONJ) and not f & c.SPEAKERLIKE:
        return False
    if rest in lex.verb_forms and not f & _NOMINAL:
        return False
    construct = not f and bool(page.flags[j - 1] & c.BODY) and not words[j - 1].startswith("ال")
    return bool(f & _NOMINAL) or rest.startswith("ال") or named or construct


def has_known_rest(page: Page, w: str, j: int) -> bool:
    """What is left without ب or ل is a word: للهيئة، بمجلس; لافروف and بوتين are no such words.

    Behind a given name an unknown word is a surname (نادر بلان), unless it is an addressee (محمد علي لرويترز).
    """
    if w.startswith("بال") and page.lex.flags(w[1:]) & (c.NAME | c.HONORIFIC):
        return not page.flags[j - 1] & c.NAME  # منذر بالحاج
    if w.startswith(("لل", "بال", "لال")):
        return True
    rest = page.lex.words.get(w[1:], 0)
    before = page.flags[j - 1]
    if not before:
        masdar = w[0] == "ل" and len(w) > 5 and page.lex.flags(w[1:]) & c.MASDAR
        return bool(rest & ~(c.NAME | c.PARTICLE) or masdar)
    if before & c.NAME:
        spoken_to = c.ADDR | c.OUTLET | c.MEDIA | c.PLACE | c.BODY | c.OCCASION | c.TIME
        return bool(rest & (spoken_to | c.DEM | c.SAME | c.QUANT | c.MASDAR))
    return bool(rest)


def glued_inside(page: Page, j: int, named: bool, role_open: bool, free: bool = False) -> bool:
    """A word with ب or ل glued to it: باسم الجيش، للهيئة are inside, لرويترز، للصحفيين، بشدة are not.

    ``free``: the verb has no use for the preposition itself (مصادر زراعية بوزارة الري).
    """
    words, lex = page.words, page.lex
    w = words[j]
    if w in lex.sets["in_name_of"] or (w[0] == "ب" and words[j - 1] in lex.sets["charged_with"]):
        return True
    if free and w[0] == "ب" and words[j - 1] in lex.sets["concerned_with"]:
        return True
    if w.startswith("لل"):
        rest = "ال" + w[2:]
    else:
        rest = w[1:]
    f = lex.words.get(rest, 0) | lex.words.get(w[2:] if w.startswith("لل") else rest, 0)
    if f & (c.ADDR | c.MEDIA | c.TIME | c.COMP | c.PRON | c.REL | c.DEM) and not f & c.BODY:
        return False
    if f & c.ADDR and j + 1 < len(words) and page.flags[j + 1] & (c.MEDIA | c.OUTLET | c.PLACE | c.DOC):
        return False  # لوكالة الصحافة الفرنسية
    if f & c.MEDIA or (f & c.OUTLET and (w[0] == "ل" or not f & (c.COMMON | c.BODY))):
        return False
    if f & c.OCCASION and (w[0] == "ب" or not role_open):
        return False
    if w in lex.verb_forms:
        return False
    if rest in lex.sets["regions"]:
        return not named
    seated = c.PLACE | c.PROPER | (c.BODY if free else 0)
    if w[0] == "ب" and not role_open and not rest.startswith("ال") and not f & seated:
        return False
    if w[0] == "ل" and not named and page.flags[j - 1] & (c.DOC | c.MASDAR) and f & (c.COMMON | c.DOC):
        return True  # تقدير لمؤشر المبيعات
    of_what = page.flags[j - 1] & (c.ROLE | c.ADJ)
    if w[0] == "ب" and f & (c.MASDAR | c.COMMON) and not f & (seated | c.BODY | c.ROLE | c.DOC) and not of_what:
        return False  # حكومة الوفاق | بالإجماع
    if named and not role_open:
        return False
    general = bare(words[j - 2]) in lex.sets["general_bodies"] and page.flags[j - 1] & c.ADJ
    if w[0] == "ل" and not named and general and f & (c.COMMON | c.MASDAR):
        return True  # الهيئة الوطنية لمكافحة الفساد
    if w[0] == "ل" and role_open and not named:
        several = f & c.ROLE and rest.endswith("ي") and not f & c.NAME  # رئيس الاتحاد العام لمقاولي البناء
        if several or f & (c.COMMON | c.MASDAR | c.DOC):
            return True
    return (rest.startswith("ال") or bool(f & (c.BODY | c.PLACE | c.PROPER))) and not named
