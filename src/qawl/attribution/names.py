"""What a mention is made of: the words of a proper name, of a role, of a body; and the entity that it may stand for."""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from unicodedata import normalize

from qawl.language.clitics import bare
from qawl.lexicon import compiled as c
from qawl.text.agreement import features
from qawl.text.page import Page
from qawl.text.phrases import Phrase
from qawl.text.quotes import MARKS
from qawl.text.shapes import accusative, closes_construct, word_flags

PERSON: Final = "person"
BODY: Final = "body"
PLACE: Final = "place"
OTHER: Final = "other"
MAX_NAME: Final = 14
_COMMAS: Final = frozenset({"،", ","})
_FORMS: Final = re.compile("[\ufb50-\ufdcf\ufe70-\ufefc]")


class Made(NamedTuple):
    """A mention taken apart. ``name`` holds the tokens of the proper name, ``keys`` its words for comparison."""

    phrase: Phrase
    kind: str
    name: tuple[int, ...]
    keys: tuple[str, ...]
    roles: frozenset[str]
    gender: str
    number: str
    definite: bool


def take_apart(page: Page, np: Phrase) -> Made:
    """The parts of the mention ``np``."""
    words, lex = page.words, page.lex
    sets, flags = lex.sets, page.flags
    gender, number = features(page, np)
    roles: set[str] = set()
    runs: list[list[int]] = []
    open_run = inside_body = group = eponym = False
    skip = np.start
    for k in range(np.start, np.end):
        w = words[k]
        if w == "-" and open_run and k + 1 < np.end and page.starts[k + 1] == page.ends[k]:
            runs[-1] += [k, k + 1]  # كا داي-لون
            skip = k + 2
            continue
        if not w[0].isalpha():
            open_run = eponym = False
            inside_body = inside_body and w not in _COMMAS
            continue
        f = word_flags(page, k)
        if k < skip:
            continue
        length, listed = lex.match_multi(words, k) if k > np.start and w in lex.multi else (0, 0)
        if length > 1 and listed & (c.PLACE | c.OUTLET):
            skip, open_run = k + length, False  # بلدية ديار بكر: no name of a person
            continue
        if open_run and flags[k - 1] & c.PARTICLE and w.startswith("ال"):
            runs[-1].append(k)  # عبد الأمير
            continue
        if open_run and w[0] == "و" and f and not lex.words.get(w) and _own_waw(page, k):
            runs[-1].append(k)  # منير واعزيز
            continue
        if open_run and (w in sets["name_homographs"] or w in sets["family_particles"]):
            runs[-1].append(k)
            continue
        if k == np.start and w[0] == "ل" and not lex.words.get(w) and lex.words.get(w[1:], 0) & c.NAME:
            page.glued.add(k)  # لترامب الذي علق
            f = c.NAME
        tail = open_run and len(runs[-1]) > 1 and k + 1 == np.end and not w.startswith("ال")
        if tail and f and not f & (c.ROLE | c.DOC | c.ADJ | c.PLACE) and (not f & c.BODY or w.endswith("ي")):
            f = 0  # نادر أكبر ولايتي
        if f == c.VERB and open_run:
            f = 0  # the phrase holds it: a surname
        plain = f == c.COMMON or (f & c.ADJ and k + 1 == np.end and roles and not w.startswith("ال"))
        if plain and not f & c.ROLE and open_run and len(runs[-1]) <= 2 and flags[k - 1] & c.NAME:
            f = 0  # a given name and a common word without an article: a surname
        if f == c.MASDAR and open_run and len(runs[-1]) == 1 and not lex.words.get(w):
            f = 0  # shaped like a verbal noun, but a surname
        if open_run and w in sets["name_tails"]:
            runs[-1].append(k)
            continue
        if w in sets["of_god"] and k > np.start and words[k - 1] in sets["epithets"]:
            runs.append([k - 1, k])  # رسول الله
            continue
        kin = f & c.ROLE and lex.role_kinds.get(w) == "relation" and w not in sets["family_particles"]
        if kin and any(_listed(page, run) for run in runs):
            break  # جيب بوش شقيق جورج بوش
        if f & c.HONORIFIC and w.startswith("ال") and k > np.start and _bears_name(page, k - 1):
            eponym, open_run = True, False  # مركز الملك فهد: whose name a body bears is not who speaks
            continue
        if eponym and f & (c.NAME | c.PARTICLE) and not f & c.ROLE:
            continue
        if k == np.start + 1 and f & c.NAME and _of_somebody(page, k - 1):
            eponym = True  # والد جوليان، محامي صدام: the name is not the speaker's
            continue
        if k > np.start and f & c.NAME and words[k - 1] in sets["in_name_of"]:
            eponym = True  # المتحدث باسم نتنياهو
            continue
        eponym = False
        if w in sets["of_honour"] and k > np.start and flags[k - 1] & c.ROLE:
            open_run, inside_body = False, True  # عضو شرف النادي
            continue
        last = k + 1 == np.end or (k + 1 < np.end and bool(flags[k + 1] & (c.NAME | c.PREP)))
        honorific = open_run and f & c.HONORIFIC and last and not w.startswith("ال")
        alone = f & c.NAME and np.end - np.start == 1 and not w.startswith("ال")
        surname = open_run and len(runs[-1]) == 1 and w.startswith("ال") and k == np.end - 1  # أكرم الخطيب
        titled = k > np.start + 1 and bool(flags[k - 2] & c.ROLE) and words[k - 2].startswith("ال")
        surname = surname and (titled or not page.raw(k).endswith("ة"))  # النائب محمد العمدة
        office_next = k + 1 < np.end and words[k + 1].startswith("ال") and bool(flags[k + 1] & c.ROLE)
        family_name = open_run and len(runs[-1]) > 1 and w.startswith("ال") and f & c.HONORIFIC and office_next
        surname = surname or bool(family_name)  # عبد الكريم الشيخ المتحدث باسم النادي
        trade = open_run and len(runs[-1]) == 1 and lex.role_kinds.get(w) == "profession" and not w.startswith("ال")
        given = f & c.NAME and roles and k + 2 == np.end and w.startswith("ال")  # رئيس المجلس الحبيب فلان
        behind = bool(k > np.start and f & c.NAME and flags[k - 1] & c.HONORIFIC and k + 1 < np.end)
        following = flags[k + 1] if k + 1 < np.end else 0
        behind = behind and (not following or bool(following & (c.NAME | c.PARTICLE)))
        given = given or (behind and not w.startswith("ال"))  # المهندس نادر بن سمير، الدكتور سلطان الشايع
        office = k + 1 < len(words) and words[k + 1] in sets["ranks"]  # فلان الفلاني امين عام المتحف
        if (
            f & c.ROLE
            and not given
            and not (open_run and f & c.NAME and not office)
            and not honorific
            and not alone
            and not trade
            and not surname
        ):
            roles.add(bare(w))
            open_run = False
            inside_body = inside_body and k > np.start and not w.startswith("ال") and not f & c.HONORIFIC
            continue
        if f & (c.BODY | c.DOC | c.OUTLET) and not f & c.NAME:
            open_run, inside_body = False, True
            continue
        if k and f & c.NAME and k - 1 >= np.start and flags[k - 1] & c.BODY and k + 1 < np.end:
            pass
        elif k - 1 >= np.start and _bears_name(page, k - 1) and not w.startswith("ال"):
            continue  # حركة وفاء: the body's own name
        if f & c.ADJ and not f & c.NAME:
            inside_body = False
        name = bool(honorific or trade or given or (surname and f & c.ROLE)) or _name_word(page, k, f, open_run, np)
        family = k + 1 < np.end and words[k + 1] in sets["family_particles"]  # نوف بنت محمد
        closed = (
            words[k - 1].startswith(("ال", "وال")) and not f and not w.startswith("ال")
        )  # المتحدث باسم الحكومة فلان
        name = name or (family and not f & (c.ROLE | c.BODY | c.DOC | c.PREP))
        if name and inside_body and not f & (c.NAME | c.PARTICLE) and not family and not (closed and roles):
            continue
        if name and open_run and k > np.start and w[0] == "و" and not lex.words.get(w) and lex.words.get(w[1:]):
            group = True
        if not name:
            open_run = False
            continue
        inside_body = False
        if not open_run:
            runs.append([])
        runs[-1].append(k)
        open_run = True
    head = word_flags(page, np.head) | (np.flags & (c.NAME | c.PROPER | c.OUTLET))
    if head & c.ROLE and not any(_listed(page, run) for run in runs) and (last_part := _behind_comma(page, np)):
        runs = [last_part]
    runs = [run for run in runs if _listed(page, run) or _titled(page, run[0], np) or _closing(page, run, np)]
    name_run = max(reversed(runs), key=lambda run: _merit(page, np, run), default=[])
    if lex.role_kinds.get(words[np.head]) == "source" and any(
        words[k] in sets["partitive"] for k in range(np.start, np.end)
    ):
        name_run = []  # مصدر مقرب من فلان is not فلان
    kind = OTHER
    honoured = _honoured(page, name_run)
    if not name_run and np.flags == c.NAME and np.end - np.start == 1:
        name_run = [np.start]  # a surname that is a common word elsewhere
    first = words[np.start]
    if (
        not name_run
        and np.end - np.start == 1
        and first[0] == "و"
        and not lex.words.get(first)
        and _own_waw(page, np.start)
    ):
        name_run, head = [np.start], c.NAME
    counted = bool(head & c.QUANT)  # أحد سكان الحي
    counted = counted or bool(np.flags & c.QUANT and not head & c.BODY and not (name_run and _listed(page, name_run)))
    personal = roles or head & (c.NAME | c.HONORIFIC) or not head & ~c.PARTICLE
    if head & (c.BODY | c.DOC | c.PROPER | c.OUTLET) and not head & (c.NAME | c.ROLE):
        kind = BODY
    elif group or (counted and not honoured) or (number == "p" and not head & c.NAME and not honoured):
        kind = OTHER
    elif name_run and personal and not (head & (c.COMMON | c.MASDAR) and not head & (c.NAME | c.ROLE)):
        kind = PERSON
    elif head & c.PLACE:
        kind = PLACE
    if kind != PERSON:
        name_run = []
    keys = tuple(bare(_unglued(page, k, np)) for k in name_run[:MAX_NAME])
    first = words[np.head]
    definite = first.startswith(("ال", "لل")) or bool(flags[np.start] & c.DEM)
    return Made(np, kind, tuple(name_run[:MAX_NAME]), keys, frozenset(roles), gender, number, definite)


def _honoured(page: Page, run: list[int]) -> bool:
    """The name stands behind an honorific: كبير مسؤولي الدفاع الجنرال فلان is one person."""
    if not run or not run[0] or not _listed(page, run):
        return False
    one = run[0] > 1 and page.words[run[0] - 2] in page.lex.sets["one_of"]  # أحد الحاضرين نادر فلان
    return one or bool(page.flags[run[0] - 1] & c.HONORIFIC)


def _behind_comma(page: Page, np: Phrase) -> list[int]:
    """رئيس المجلس، فلان الفلاني: what stands behind the last comma of a title is the name."""
    k = np.end
    while k > np.start and page.words[k - 1][0].isalpha():
        k -= 1
    rest = list(range(k, np.end))
    role = any(f & (c.ROLE | c.BODY) and not f & c.NAME for f in (page.flags[j] for j in rest))
    return rest if k > np.start and page.words[k - 1] in _COMMAS and 2 <= len(rest) <= 4 and not role else []


def _of_somebody(page: Page, k: int) -> bool:
    """The office or relation at ``k`` has neither an article nor a pronoun: what follows is whose it is."""
    w, lex = page.words[k], page.lex
    f = page.flags[k]
    if not f & c.ROLE or f & (c.HONORIFIC | c.NAME) or w.startswith("ال"):
        return False
    return not (
        w.endswith("ه") and page.raw(k).endswith("ه") and bool(lex.words.get(w[:-1], 0) & c.ROLE)
    ) and not w.endswith(("ها", "هم"))


def _bears_name(page: Page, k: int) -> bool:
    """A body's noun without an article: what follows is its name."""
    f = page.flags[k]
    if page.words[k] in page.lex.sets["regions"] or page.words[k][1:] in page.lex.sets["regions"]:
        return True  # ولاية ويسكونسون، بمنطقة الواحة
    return bool(f & c.BODY) and not f & (c.NAME | c.ROLE) and not page.words[k].startswith("ال")


def _merit(page: Page, np: Phrase, run: list[int]) -> tuple[bool, bool, int, int]:
    """How well a run of words serves as the person's name; of runs of unknown words the first one is better."""
    listed = _listed(page, run)
    return listed, _titled(page, run[0], np), len(run), 0 if listed else -run[0]


def _titled(page: Page, k: int, np: Phrase) -> bool:
    """The word at ``k`` opens the phrase or stands behind a title, its adjective or a mark: no preposition."""
    if k == np.start:
        return True
    before = page.words[k - 1]
    f = page.flags[k - 1]
    closed = f & c.BODY and before.startswith("ال") and not page.words[k].startswith("ال")
    return not before[0].isalpha() or bool(f & (c.ROLE | c.ADJ | c.PLACE | c.HONORIFIC) or closed)


def _closing(page: Page, run: list[int], np: Phrase) -> bool:
    """Two words or more that no list holds, behind the definite noun that closes an office: وزيرة الشباب والرياضة فلانة
    الفلانية."""
    k = run[0]
    if len(run) < 2 or run[-1] + 1 != np.end or k <= np.start or not page.lex.flags(page.words[np.head]) & c.ROLE:
        return False
    before = page.words[k - 1]
    unlisted = not any(page.lex.flags(page.words[n]) or page.raw(n).endswith(("ه", "ها", "هم")) for n in run)
    return unlisted and before.startswith(("ال", "وال")) and not page.words[k].startswith("ال")


def _listed(page: Page, run: list[int]) -> bool:
    """The run holds a listed name, or stands alone: a run of unknown words behind a name is the rest of a body."""
    first = page.words[run[0]]
    servant = len(run) > 1 and len(first) > 2 and bool(page.lex.flags(first) & c.PARTICLE)  # عبد النور شهلا
    return servant or any(page.flags[k] & c.NAME for k in run)


def _unglued(page: Page, k: int, np: Phrase) -> str:
    w: str = page.words[k]
    glued = k in page.glued or (w[0] == "و" and not page.lex.words.get(w) and page.lex.words.get(w[1:]))
    if glued and w[0] == "و" and len(page.places_of(bare(w))) > 1 and _own_waw(page, k):
        return w
    return w[1:] if k == np.start and len(w) > 3 and glued else w


def _own_waw(page: Page, k: int) -> bool:
    """The و belongs to the name: elsewhere the word stands right behind a verb of saying or a given name (واعزيز)."""
    places = page.places_of(bare(page.words[k]))[:8]
    before = (page.words[p - 1] for p in places if p and p != k)
    return any(w in page.lex.triggers or page.lex.flags(w) & c.NAME for w in before)


def _name_word(page: Page, k: int, f: int, running: bool, np: Phrase) -> bool:
    """The word at ``k`` is part of a proper name: listed, or unknown where a name can stand."""
    w, lex = page.words[k], page.lex
    if k in page.glued and w[0] == "و":
        w = w[1:]  # وفلان: at the head of a part of a headline
    if w in lex.sets["in_name_of"] and k > np.start and page.flags[k - 1] & (c.ROLE | c.ADJ):
        return False
    if f & (c.NAME | c.PARTICLE):
        return True
    surname = running and w.endswith("ا") and lex.words.get(w[:-1], 0) & c.ROLE  # عبد الكريم سيدا
    marked = page.raw(k).endswith(("ًا", "اً"))
    if (accusative(page, k) and (marked or not surname)) or (not running and closes_construct(page, k)):
        return False
    after = page.words[k + 1] if k + 1 < np.end else ""
    if running and (w in lex.sets["name_tails"] or after in lex.sets["name_tails"]):
        return True
    servant = k > 1 and page.words[k - 1].startswith("ال") and bool(page.flags[k - 2] & c.PARTICLE)
    named = servant or bool(page.flags[k - 1] & c.NAME)
    if running and w.startswith("ال") and w.endswith("ي") and named and not f & c.ROLE:
        return True  # نادر العتيبي، عبد الكريم المغربي
    if running and w.startswith("ال") and not f & (c.ROLE | c.BODY | c.DOC | c.OCCASION | c.SAME | c.TIME):
        before = page.flags[k - 1]
        nisba = w.endswith("ي") and not f & c.COMMON
        if page.words[k - 1] in lex.sets["name_tails"] and k + 1 == np.end and not f & c.ADJ:
            return True  # ناصر الدين الأسد
        return (bool(before & (c.NAME | c.PARTICLE) or servant) and (nisba or not f & c.ADJ)) or (
            nisba and not f & c.ADJ
        )
    if f & ~(c.PLACE | c.PROPER | c.OUTLET):
        return False
    if w.startswith("ال") and lex.words.get(w[2:], 0) & c.NAME:
        return True
    if f:
        return running
    joined = w[0] == "و" and (lex.words.get(w[1:]) or w.startswith("وال"))
    named = named or page.words[k - 1] in lex.sets["name_tails"]
    if running and named and not w.startswith("لل") and not joined:
        return True
    rest = lex.words.get(w[1:], 0) & ~(c.NAME if w[0] == "ك" else 0)  # كمون is no كـ and مون
    if w[0] in "بلكو" and len(w) > 3 and (w.startswith("لل") or w[1:3] == "ال" or rest):
        return w[0] == "و" and running and bool(lex.words.get(w[1:], 0) & c.NAME)
    base = bare(w)
    if w != base and lex.flags(base) & (c.COMMON | c.MASDAR | c.ADJ | c.ROLE):
        return False
    if w.startswith("ال") and not running:
        if w.endswith("يين"):
            return False  # السائقين العموميين
        if after and not after.startswith("ال") and lex.flags(after) & c.NAME:
            return False  # المسؤول الكنسي وديع: an adjective before the name
        before = k - 2 if k - 1 > np.start and page.words[k - 1] == "." else k - 1
        after_role = before >= np.start and page.flags[before] & c.ROLE and k + 1 == np.end
        honoured = k > np.start and page.flags[k - 1] & c.HONORIFIC and k + 1 == np.end and not f & c.ROLE
        if honoured and not f & c.ADJ:
            return True  # الدكتور الأسد
        return bool(w.endswith("ي") or ((after_role or np.end - np.start == 1) and not lex.flags(base)))
    return not w[0].isascii() or running or w[0].isupper()


def display(page: Page, made: Made) -> str:
    """The name as printed: a person's proper name without titles, else the whole mention."""
    if made.kind == PERSON and made.name:
        return printed(page, made.name[0], made.name[-1] + 1, made.phrase)
    name = printed(page, made.phrase.start, made.phrase.end, made.phrase)
    first = page.words[made.phrase.start]
    if first.startswith("لل") and not page.lex.words.get(first) and name.startswith("ل"):
        return "ال" + name.removeprefix("لل").removeprefix("ل")
    return name


def printed(page: Page, i: int, j: int, np: Phrase) -> str:
    """The text as given of the tokens ``[i, j)``, without a conjunction or preposition glued to the first."""
    a, b = mention_span(page, i, j, np)
    name = page.view.original[a:b]
    if _FORMS.search(name):
        name = normalize("NFKC", name)  # a name is for reading and for search; the mention keeps what was printed
    name = name.strip(" ،,")
    if name.endswith(".") and name[-2:-1] in MARKS:
        name = name[:-1]  # صحيفة «السهل».
    return _balanced(name)


def _balanced(name: str) -> str:
    """The name without a mark whose partner was cut off, and without two that stand around all of it."""
    for opening, closing in ("«»", "“”", "()", '""'):
        n = name.count(opening)
        if n % 2 if opening == closing else n != name.count(closing):
            name = name.strip(opening + closing)
            if name.count(opening) + name.count(closing) == 1:
                name = name.replace(opening, "").replace(closing, "")  # مجلة "السهل
        elif name.startswith(opening) and name.endswith(closing) and n == (2 if opening == closing else 1):
            name = name[1:-1]
    return name.strip()


def mention_span(page: Page, i: int, j: int, np: Phrase) -> tuple[int, int]:
    """The span of a mention in the text as given; a glued و, and the preposition of a source phrase, are left out.

    للصحفيين stays whole, since the form without its preposition is not in the text.
    """
    w = page.words[i]
    start = page.starts[i]
    spoken = w[0] == "و" and i > 0 and page.words[i - 1] in page.lex.triggers and i not in page.glued  # قال والت ويتمان
    if (
        i == np.start
        and not spoken
        and len(w) > 2
        and (
            i in page.glued
            or (w[0] == "و" and not page.lex.words.get(w) and (page.lex.words.get(w[1:]) or w[1:3] == "ال"))
        )
    ):
        start += 1
    return page.view.start(start), page.view.end(page.ends[j - 1])
