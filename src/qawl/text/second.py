"""Where a second, object noun phrase begins right behind the subject: أدان الرئيس التركي | القصف."""

from __future__ import annotations

from typing import Final

from qawl.lexicon import compiled as c
from qawl.text.page import Page
from qawl.text.quotes import MARKS as QUOTES
from qawl.text.shapes import accusative, with_pronoun

_DEFINITE: Final = ("ال", "لل", "بال", "وال")


def object_begins(
    page: Page, j: int, f: int, named: bool, is_name: bool, weak: bool, split: bool, role_open: bool
) -> bool:
    """A second noun phrase seems to begin at ``j``: a masdar, a noun with a pronoun, an indefinite common noun.

    ``split``: a person, body or place may begin it too (اتهم لافروف | الولايات المتحدة).
    """
    words, lex = page.words, page.lex
    w = words[j]
    previous = words[j - 1]
    pf = page.flags[j - 1]
    if previous in lex.sets["in_name_of"] or w in lex.sets["family_particles"]:
        return False
    titled = f & c.ROLE and w.startswith("ال") and role_open and j + 1 < len(words)
    if titled and page.flags[j + 1] & c.NAME and not page.flags[j + 1] & (c.ROLE | c.BODY):
        return False  # وكيل اللجنة بالمجلس النائب نادر فلان
    construct = f & (c.BODY | c.OUTLET | c.ROLE) and not f & (c.NAME | c.HONORIFIC | c.ADJ) and not w.startswith("ال")
    several = construct and w.endswith("ي") and lex.words.get(w[:-1] + "ون", 0) & c.ROLE
    if split and several and previous.startswith(_DEFINITE):
        return True  # أوصت الهيئة للأمن وتقنية المعلومات | مرتادي الشبكة
    if split and construct and previous.startswith(_DEFINITE) and pf & (c.BODY | c.ADJ) and not pf & (c.ROLE | c.NAME):
        return True  # دعا متحدث باسم الأسرة | وسائل الإعلام
    if j + 1 < len(words) and words[j + 1] in lex.sets["family_particles"] and not w.startswith("ال"):
        return False  # عهود بنت عبدالعزيز
    behind_definite = previous.startswith(_DEFINITE) and not w.startswith("ال")
    if split and behind_definite and (f & c.QUANT or (f == c.ADJ and not role_open)):
        return True  # حث الصندوق | عامة الشعب
    if split and behind_definite and f & c.PLACE and pf & (c.BODY | c.ADJ) and not (f & c.NAME or role_open):
        return True  # وصفت الهيئة الزراعية | تونس
    alone = j > 1 and words[j - 2] in lex.triggers and previous.startswith("ال") and previous.endswith("ي")
    if split and alone and not pf & ~(c.NAME | c.ADJ) and w.startswith("ال") and lex.words.get(w[2:], 0) & c.MASDAR:
        return True  # وصف الكيلاني | الهجوم
    after_given = pf & c.NAME or page.flags[j - 2] & c.PARTICLE
    if after_given and w.endswith("ا") and lex.words.get(w[:-1], 0) & c.ROLE and not page.raw(j).endswith(("ًا", "اً")):
        return False  # عبد الكريم سيدا
    if with_pronoun(page, j, roles=True) or accusative(page, j):
        following = page.flags[j + 1] if j + 1 < len(words) else 0
        return not (role_open and following & c.NAME)  # المديرة السابقة المنتهية ولايتها فلانة
    if page.raw(j).endswith("\u064e") and not f & (c.NAME | c.PLACE | c.PROPER | c.PARTICLE) and not is_name:
        return True  # printed in the accusative: كشفت القناة | شبكةَ برامجها
    if f & c.PLACE and pf & c.PLACE and not f & c.NAME:
        return True
    if pf & c.PARTICLE and w.startswith("ال"):
        return False  # عبد الحق
    single = pf & c.NAME and not page.flags[j - 2] & (c.NAME | c.PARTICLE)
    shaped = f == c.MASDAR and not lex.words.get(w) and w.startswith("ال")  # نادر الهدار: only looks like a masdar
    if (
        role_open
        and single
        and (w.startswith("ال") or f == c.COMMON)
        and (shaped or not f & (c.MASDAR | c.DOC | c.BODY))
    ):
        return False  # behind a title and one given name: a surname
    if split and pf & c.DOC and f & (c.BODY | c.COMMON | c.DOC) and not f & c.ADJ and w.startswith("ال"):
        return True  # دعا البلاغ | الحكومة
    people = f & (c.ROLE | c.COMMON) and not f & (c.ADJ | c.HONORIFIC | c.NAME) and not w.endswith("ون")
    addressed = f & (c.ROLE | c.COMMON | c.BODY | c.PLACE | c.PROPER) and not f & (c.ADJ | c.HONORIFIC | c.NAME)
    both = previous.startswith("ال") and w.startswith("ال")
    if split and both and pf & c.BODY and not pf & c.ADJ and addressed:
        return True  # دعا المجلس | الدول الإسلامية
    if split and pf & c.ROLE and not pf & c.HONORIFIC and previous.startswith("ال") and w.startswith("ال") and people:
        return True  # دعت الوزيرة | النساء
    after_name = named or previous in QUOTES or bool(pf & (c.PLACE | c.PROPER | c.OUTLET))
    if split and after_name and f & (c.ROLE | c.BODY | c.PLACE | c.PROPER) and not f & (c.NAME | c.HONORIFIC):
        return True
    if f & (c.NAME | c.ROLE | c.PARTICLE | c.SAME) or is_name or previous in lex.sets["in_name_of"]:
        return False
    definite = previous.startswith(_DEFINITE) or after_name or previous in lex.sets["honoured"]
    if role_open and previous in lex.sets["ranks"] and page.flags[j - 2] & c.ROLE:
        return False  # مدير عام تعليم الواحة: a construct that nothing has closed yet
    if weak and w in lex.sets["thanks"]:
        return True  # رفع الأمين العام للرابطة | الشكر
    behind_name = page.flags[j - 2] & c.NAME or words[j - 2] in lex.sets["name_tails"]
    surname = named and previous.startswith("ال") and previous.endswith("ي") and behind_name
    thing = f & (c.COMMON | c.MASDAR | c.DOC | c.OCCASION) and not f & (c.ADJ | c.BODY)
    if surname and w.startswith("ال") and thing:
        return True  # كشف نادر الكرمي | السبب
    done = f & c.MASDAR and not f & (c.ADJ | c.BODY | c.DOC | c.OCCASION) and lex.words.get(w[2:], 0) & c.MASDAR
    if done and both and pf & (c.ROLE | c.BODY) and not pf & (c.NAME | c.HONORIFIC):
        return True  # جدد رئيس الحكومة | التأكيد
    if not weak:
        masdar = f & c.MASDAR and not w.startswith("ال") and not f & (c.BODY | c.ADJ | c.DOC)
        return bool(masdar) and (definite or bool(pf & c.ADJ))
    if split and f & c.MASDAR and previous.startswith("ال") and previous.endswith("ين") and not pf & (c.ADJ | c.NAME):
        return True  # ناشد السائقين | الالتزام
    if w.startswith("ال"):
        if not definite or not f & (c.MASDAR | c.COMMON | c.DOC) or f & c.ADJ:
            return False
        # a definite noun behind a name or behind an adjective can't belong to what is before it
        closed = bool(pf & c.ADJ) or bool(pf & c.ROLE and previous.startswith("ال"))
        outer = words[j - 2] if j >= 2 else ""
        whole = bool(pf & c.COMMON) and previous.startswith("ال") and outer[:1] == "ل" and not lex.words.get(outer)
        whole = whole and not lex.words.get(outer[1:], 0) & (c.BODY | c.DOC | c.MEDIA)
        closed = closed or (whole and not outer.startswith("لل"))  # الاتحاد لكرة القدم | الخبر
        return after_name or closed or bool(lex.words.get(w[2:], 0) & c.MASDAR)
    if definite or pf & (c.ADJ | c.OPENER):
        return bool(f & (c.MASDAR | c.COMMON | c.DOC | c.OCCASION)) and not f & (c.BODY | c.ADJ | c.PLACE)
    if pf & c.DOC and f & c.DOC:
        return False  # نتائج دراسة علمية
    return bool(f & c.MASDAR) and not pf & (c.BODY | c.ROLE | c.MASDAR | c.QUANT | c.COMMON)
