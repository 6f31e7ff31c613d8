"""What the rest of the article says of a mention: the full name behind a surname, the person behind a title, the body
behind a document. Each looks only at the places of one word, by the page's index."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from qawl.attribution.names import BODY, PERSON, Made, take_apart
from qawl.attribution.titles import covers, plain
from qawl.language.clitics import bare
from qawl.lexicon import compiled as c
from qawl.text.page import Page
from qawl.text.phrases import Phrase, noun_phrase
from qawl.text.quotes import MARKS as QUOTES
from qawl.text.shapes import accusative, verb_shape, with_pronoun

MAX_NAME: Final = 6
_COMMAS: Final = frozenset({"،", ","})
MAX_REACH: Final = 25
"""How far before a document who published it is looked for, in tokens."""
MAX_PLACES: Final = 40
"""How many places of one word are looked at: a word that stands more often names nobody in particular."""


def fuller_name(page: Page, key: str) -> tuple[int, ...]:
    """The longest run of name words that ends in the surname ``key`` (else that starts with it), as tokens."""
    best: tuple[int, ...] = ()
    places = page.places_of(key)[:MAX_PLACES]
    for k in places:
        run = [k]
        j = k - 1
        while j >= 0 and len(run) < MAX_NAME and (_inside_name(page, j) or _second_name(page, j)):
            run.insert(0, j)
            j -= 1
        if j >= 0 and _first_of_name(page, j, bool(len(run) > 1)):
            run.insert(0, j)
        if len(run) > max(1, len(best)):
            best = tuple(run)
    if best:
        return best
    for k in places:
        run = [k]
        j = k + 1
        while j < len(page.words) and len(run) < 4 and _given_or_unknown(page, j):
            run.append(j)
            j += 1
        nisba = len(run) > 1 and page.words[run[1]].startswith("ال") and not page.words[k].startswith("ال")
        if len(run) > max(1 if nisba else 2, len(best)):
            best = tuple(run)
    return best


def _inside_name(page: Page, j: int) -> bool:
    f = page.flags[j]
    if page.words[j] in page.lex.sets["name_tails"]:
        return True
    if page.words[j + 1] in page.lex.sets["name_tails"] and not f & (c.ROLE | c.PREP | c.VERB):
        return page.words[j][0].isalpha() and page.words[j] not in page.lex.triggers
    return bool(f & (c.NAME | c.PARTICLE)) and not f & (c.PREP | c.HONORIFIC | c.COMP) and page.words[j][0] != "و"


def _second_name(page: Page, j: int) -> bool:
    """A word that no list holds between a given name and a surname: كريستين بلازي فورد."""
    w, lex = page.words[j], page.lex
    if j == 0 or lex.flags(w) or not w[0].isalpha() or len(w) < 3 or w.startswith(("ال", "لل", "بال")):
        return False
    if w[0] in "بلك" and lex.words.get(w[1:]):
        return False  # بجامعة عبدالعزيز بجدة
    before = page.words[j - 1]
    given = lex.flags(before) & c.NAME and not lex.flags(before) & (c.HONORIFIC | c.PREP | c.COMMON)
    joined = page.words[j + 1][0] == "و" and not lex.words.get(page.words[j + 1])  # محمد عبادي | وفتح الله فلان
    return bool(given) and not joined and w not in lex.triggers and not verb_shape(w) and w[0] not in "وف"


def _first_of_name(page: Page, j: int, known: bool) -> bool:
    """The word before a run: a given name with و glued to it, or an unknown word behind a title or a verb of saying."""
    w, lex = page.words[j], page.lex
    if w[0] == "و" and lex.words.get(w[1:], 0) & c.NAME and not lex.words.get(w):
        return True
    if known or not w[0].isalpha() or len(w) < 3 or w.startswith("ال") or lex.flags(w) or w in lex.triggers or j == 0:
        return False
    if verb_shape(w) or w.startswith(("بال", "لل", "كال", "فال", "وال")) or (w[0] in "بلك" and lex.words.get(w[1:])):
        return False
    before = page.words[j - 1]
    if not before[0].isalnum() or before in lex.sets["pronoun_clauses"]:
        return not page.raw(j).endswith("ة") and w[0] not in "وف"  # كاني ويست at the head of a line
    return bool(lex.flags(before) & (c.ROLE | c.ADJ | c.AUX | c.COMP | c.PREP)) or before in lex.triggers


def _given_or_unknown(page: Page, j: int) -> bool:
    w, lex = page.words[j], page.lex
    f = lex.flags(w)
    if w.startswith("ال"):
        return not f and w.endswith("ي")
    if not w[0].isalpha() or w[0] in "وفبلي" or w in lex.triggers or accusative(page, j) or with_pronoun(page, j):
        return False
    return bool(f & c.NAME) or (not f and len(w) > 2)


def name_before(page: Page, k: int) -> Phrase | None:
    """The name that stands right before a title at ``k``, a comma between them or none: فلان الفلاني الأمين العام لكذا.

    Two words or more, one of them a listed name; None where none stands there.
    """
    words, lex = page.words, page.lex
    end = k - 1 if k and words[k - 1] in _COMMAS else k
    if end == k and not words[k].startswith("ال"):
        return None
    start = end
    while start > max(0, end - MAX_NAME):
        w = words[start - 1]
        f = lex.flags(w)
        if w in lex.sets["name_tails"] or (f & (c.NAME | c.PARTICLE) and not f & (c.PREP | c.HONORIFIC | c.COMP)):
            start -= 1
        elif start == end and w[0].isalpha() and w not in lex.triggers and not verb_shape(w) and _may_end_name(w, f):
            start -= 1  # a surname that no list holds
        else:
            break
    if end - start < 2 or not any(page.flags[n] & c.NAME for n in range(start, end)):
        return None
    return Phrase(start, end, start, c.NAME, True)


def _may_end_name(w: str, f: int) -> bool:
    return not f or (w.startswith("ال") and w.endswith("ي") and not f & ~(c.ADJ | c.COMMON))


def introduced(page: Page, made: Made, content: Set[str]) -> Made | None:
    """The nearest fuller mention with the same head and all words of ``content``: a person with a name behind a title
    (المفوض الأوروبي فلان, then المفوض), a body with its whole name behind a bare noun (الهيئة)."""
    np = made.phrase
    places = page.places_of(bare(page.words[np.head]))
    before = [p for p in places if p < np.start][-MAX_PLACES:]
    after = [p for p in places if p >= np.end][:MAX_PLACES]
    for k in (*reversed(before), *after):
        other = noun_phrase(page, k, len(page.words), before_object=2)
        if other is None or other.end - other.start < 2:
            continue
        previous = page.words[k - 1] if k else ""
        if page.lex.flags(previous) & c.ROLE and not previous.startswith("ال"):
            if made.kind != BODY:
                continue  # نائب الرئيس فلان is not الرئيس, but مدير المرصد names المرصد
            other = _without_holder(page, other)
        if not covers({plain(page, n) for n in range(other.start, other.end)}, content):
            continue
        theirs = take_apart(page, other)
        if made.kind != BODY and not theirs.keys and (named := name_before(page, k)) is not None:
            theirs = take_apart(page, named)._replace(roles=theirs.roles)
        if made.kind == BODY:
            if theirs.kind == BODY and k in before and other.end - other.start > np.end - np.start:
                return theirs
        elif theirs.kind == PERSON and theirs.keys and (len(theirs.keys) > 1 or listed_key(page, theirs)):
            return theirs
    return None


def _without_holder(page: Page, np: Phrase) -> Phrase:
    """A body behind an office, without who holds it and whom he told: مدير المرصد الوطني | الدكتور فلان | لوكالة."""
    lex, end = page.lex, np.start + 1
    while end < np.end:
        w = page.words[end]
        told = w[0] == "ل" and lex.words.get(w[1:], 0) & (c.OUTLET | c.ADDR) and not lex.words.get(w)
        if told or lex.flags(w) & (c.HONORIFIC | c.NAME) or not w[0].isalpha():
            break
        end += 1
    return np._replace(end=end)


def office_holders(page: Page, made: Made) -> list[Made]:
    """The persons whom the article names with the office of ``made``, at its first places."""
    out = []
    for k in page.places_of(bare(page.words[made.phrase.head]))[:MAX_PLACES]:
        if k and page.flags[k - 1] & c.ROLE and not page.words[k - 1].startswith("ال"):
            continue  # نائب الرئيس فلان is not الرئيس
        np = noun_phrase(page, k, len(page.words), before_object=2)
        if np is None or np.end - np.start < 2:
            continue
        theirs = take_apart(page, np)
        if theirs.kind == PERSON and theirs.keys and (len(theirs.keys) > 1 or listed_key(page, theirs)):
            out.append(theirs)
    return out


def listed_key(page: Page, made: Made) -> bool:
    """A word of the mention's name stands in the lists of names."""
    return any(page.flags[k] & c.NAME for k in made.name)


def last_named(page: Page, before: int) -> Made | None:
    """The last person whom the text names before a token (الأخير), no further back than a sentence or two."""
    words = page.words
    for k in range(before - 1, max(0, before - 2 * MAX_REACH), -1):
        if not page.flags[k] & c.NAME or words[k][0] == "و":
            continue
        start = k
        while start > 0 and page.flags[start - 1] & (c.NAME | c.PARTICLE) and words[start - 1][0] != "و":
            start -= 1
        np = noun_phrase(page, start, before)
        if np is not None and np.end > k:
            made = take_apart(page, np)
            if made.kind == PERSON and len(made.keys) > 1:
                return made
    return None


def issuer(page: Page, head: str) -> Made | None:
    """The body whose document ``head`` is, where the text says so: بيان الوزارة، تقرير صادر عن البنك، تقرير نشرته."""
    lex, words = page.lex, page.words
    for k in page.places_of(head)[:MAX_PLACES]:
        j = k + 1
        while j < len(words) and page.flags[j] & c.ADJ:
            j += 1
        if j + 1 < len(words) and words[j] in lex.sets["issued"] and words[j + 1] in lex.sets["about_whom"]:
            j += 2
        elif j < len(words) and words[j] in lex.sets["issued_by"]:
            j += 1
        if j >= len(words):
            continue
        f = page.flags[j]
        if words[j] in lex.sets["made"] and j + 3 < len(words) and words[j + 2] in lex.sets["by_whom"]:
            j += 3  # الخريطة المنجزة من طرف فلان
            maker = noun_phrase(page, j, len(words), before_object=2) if j < len(words) else None
            if maker is not None and (maker.named or maker.flags & (c.BODY | c.ROLE | c.PROPER | c.NAME)):
                return take_apart(page, maker)
            continue
        if f & (c.BODY | c.PROPER | c.OUTLET) and not f & (c.DOC | c.OCCASION) and not _counted(page, j):
            np = noun_phrase(page, j, len(words), before_object=2)
            if np is not None:
                return take_apart(page, np)
        if j == k + 1 and (named := named_issuer(page, j)) is not None:
            return named
    return _publisher(page, head)


def _counted(page: Page, j: int) -> bool:
    """مجموعة من التوصيات: a number of things, no body."""
    f = page.flags[j]
    return bool(f & c.QUANT) and j + 1 < len(page.words) and page.words[j + 1] in page.lex.sets["partitive"]


def named_issuer(page: Page, j: int) -> Made | None:
    """A name that no list holds right behind a document's noun without an article: تقرير استيكو، بيانات «جيترو»."""
    lex, words = page.lex, page.words
    if words[j - 1].startswith("ال"):
        return None
    if words[j] in QUOTES:
        close = page.closed_by.get(j, -1)
        return _body(page, Phrase(j + 1, close, j + 1, 0, True)) if j + 1 < close <= j + 4 else None
    w = words[j]
    if not w[0].isalpha() or len(w) < 4 or w.startswith("ال") or lex.flags(w) or w in lex.triggers or verb_shape(w):
        return None
    if w[0] in "وفبل" or w.endswith(("ا", "ي")) or page.raw(j).endswith("ة"):
        return None
    return _body(page, Phrase(j, j + 1, j, 0, True))


def _body(page: Page, np: Phrase) -> Made:
    return take_apart(page, np)._replace(kind=BODY, keys=(), name=())


def _publisher(page: Page, head: str) -> Made | None:
    """Whoever published the document in its sentence: أصدرت المنظمة تقريرا، أطلق البنك تقريره السنوي."""
    lex, words = page.lex, page.words
    for word in (head, head + "ا", head + "ه", head + "ها"):
        for k in page.places_of(word)[:MAX_PLACES]:
            start = page.sentence(k)[0]
            for j in range(k - 1, max(start, k - MAX_REACH) - 1, -1):
                verb = words[j][1:] if words[j][0] == "و" else words[j]
                if verb in lex.sets["publishes"] and page.flags[j + 1] & (c.BODY | c.PROPER | c.OUTLET):
                    np = noun_phrase(page, j + 1, k, before_object=2, split=True)
                    if np is not None and not np.flags & c.DOC:
                        return take_apart(page, np)
    return None


def expanded(page: Page, key: str) -> Phrase | None:
    """The body that the text prints right before ``key`` in parentheses or quotation marks: الهيئة الوطنية (نزاهة)."""
    words = page.words
    for k in page.places_of(key)[:MAX_PLACES]:
        if k < 3 or k + 1 >= len(words) or words[k + 1][0].isalnum():
            continue
        if words[k - 1] != "(" and words[k - 1] not in QUOTES:
            continue
        for first in range(max(0, k - 10), k - 2):
            if not page.flags[first] & c.BODY or page.flags[first] & c.NAME:
                continue
            np = noun_phrase(page, first, k - 1)
            if np is not None and np.end == k - 1 and np.flags & c.BODY:
                return np
    return None


def body_of(page: Page, key: str) -> Phrase | None:
    """A name that stands elsewhere behind the noun of a body is that body's: شركة مايكروسوفت، وكالة أنباء الأناضول."""
    lex, words = page.lex, page.words
    for k in page.places_of(key)[:MAX_PLACES]:
        before = k - 2 if k > 1 and words[k - 1] in QUOTES else k - 1
        if before < 0:
            continue
        f = page.flags[before]
        agency = before > 0 and bool(page.flags[before - 1] & (c.BODY | c.OUTLET))
        if f & c.DOC and agency and not words[before].startswith("ال"):
            before -= 1  # وكالة أنباء الأناضول
            f = page.flags[before]
        if page.flags[k] & c.BODY and words[before] not in lex.sets["name_bearers"]:
            continue
        if f & c.BODY and not f & (c.NAME | c.DOC) and words[before] not in lex.sets["organs"]:
            start = before
            while start and page.flags[start - 1] & c.BODY and not words[start].startswith("ال"):
                start -= 1
            return Phrase(start, k + 1 if before == k - 1 else min(k + 2, len(words)), start, page.flags[start], True)
    return None
