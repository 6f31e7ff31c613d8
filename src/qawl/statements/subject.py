"""The subject that stands before its verb: فلان قال، وكان فلان قد أكد، التي اعتبرت."""

from __future__ import annotations

from typing import Final

from qawl.language.clitics import behind_preposition
from qawl.lexicon import compiled as c
from qawl.statements.draft import VERB, Draft
from qawl.text.agreement import agrees, features
from qawl.text.page import Page
from qawl.text.phrases import Phrase, antecedent, noun_phrase
from qawl.text.quotes import MARKS
from qawl.text.shapes import oblique, verb_shape, word_flags

BACK: Final = 32
MAX_NAME: Final = 6
_COMMAS: Final = frozenset({"،", ",", "؛"})
_STOPS: Final = frozenset({".", "/", "-"})


def find_subject(page: Page, draft: Draft) -> None:
    """Set ``draft``'s subject where it has none after its cue and one stands before it."""
    if draft.kind != VERB or draft.reading is None or draft.reading.person == 1:
        return
    if draft.subject is not None:
        _swap(page, draft)
        return
    if draft.side == "before":
        return
    k = _back_over_auxiliaries(page, draft.cue, draft.sentence[0])
    if k < 0:
        return
    np: Phrase | None
    before = _ever_before(page, draft)
    if before is not None:
        np, basis = before, "before"
    elif k >= 0 and page.flags[k] & c.REL and not page.flags[k] & c.PREP:
        if draft.reading.object:
            return  # المزارع التي وصفها: what the pronoun stands for is no subject
        np = antecedent(page, k, draft.sentence[0])
        basis = "relative"
    else:
        if draft.glued == "و":
            return
        np = _named_first(page, _before(page, k + 1, draft))
        basis = "before"
    if np is None and not draft.glued:
        np, basis = _described(page, k, draft), "relative"
    if np is None:
        return
    gender, number = features(page, np)
    if not agrees(draft.reading, gender, number, after=False):
        return
    draft.subject, draft.subject_side = np, basis


def _ever_before(page: Page, draft: Draft) -> Phrase | None:
    """سبق لفلان أن قال: the subject stands behind ل."""
    words, lex = page.words, page.lex
    k = draft.cue - 1
    if k < 2 or not page.flags[k] & c.COMP:
        return None
    for j in range(k - 1, max(draft.sentence[0], k - 12), -1):
        if words[j - 1] in lex.sets["ever_before"] and words[j][0] == "ل":
            start = j + 1 if len(words[j]) == 1 else j
            if start == j:
                page.glued.add(j)
            np = noun_phrase(page, start + (start == j), k) if start == j and start + 1 < k else None
            if start == j:
                rest = behind_preposition(words[j])
                return Phrase(j, np.end if np is not None else j + 1, j, lex.flags(rest), not lex.flags(rest))
            return noun_phrase(page, start, k)
    return None


def _described(page: Page, k: int, draft: Draft) -> Phrase | None:
    """ناشط متطرف دعا إلى كذا: a verb right behind an indefinite noun belongs to that noun."""
    w = page.words[k]
    if k != draft.cue - 1 or w.startswith("ال") or not page.lex.flags(w) & (c.ROLE | c.ADJ | c.BODY | c.COMMON):
        return None
    np = antecedent(page, k + 1, draft.sentence[0])
    if np is None or np.end != k + 1 or np.named or not np.flags & c.SPEAKERLIKE:
        return None
    return np


def _swap(page: Page, draft: Draft) -> None:
    """رئيس المحكمة دعا مرسي إلى …: with a verb that takes a person as object, who stands before it is the subject."""
    verb = page.lex.verbs[draft.verb]
    old = draft.subject
    if old is None or draft.subject_side != "after" or draft.glued or draft.relative:
        return
    if not verb.object:
        _headline(page, draft, old)
        return
    k = _back_over_auxiliaries(page, draft.cue, draft.sentence[0])
    if k < draft.sentence[0] or not (page.words[k][0].isalpha() or page.words[k] in MARKS):
        return
    np = _reaching(page, _starts(page, max(draft.sentence[0], draft.cue - BACK), k + 1), k + 1)
    if np is None or not np.flags & (c.ROLE | c.NAME | c.BODY | c.PLACE | c.PROPER | c.OUTLET):
        return
    gender, number = features(page, np)
    if not agrees(draft.reading, gender, number, after=False) or not (gender or np.start == draft.sentence[0]):
        return
    draft.subject, draft.subject_side = np, "before"
    if draft.frame in ("charge", "describe"):
        draft.object_of = (old.start, draft.start)
    elif draft.addressee is None:
        draft.addressee = (old.start, old.end)


def _headline(page: Page, draft: Draft, old: Phrase) -> None:
    """مجلس الأمن يقر الاتفاق النووي: with a verb in the present, who opens the sentence right before it is the subject
    and the noun phrase behind it what is said."""
    k, reading = draft.cue, draft.reading
    if reading is None or reading.tense != "present" or draft.frame != "np" or old.start != draft.cue_end:
        return
    first = draft.sentence[0]
    np = noun_phrase(page, first, k) if first < k else None
    if np is None or np.end != k or not np.flags & c.SPEAKERLIKE:
        return
    gender, number = features(page, np)
    if not agrees(reading, gender, number, after=False):
        return
    draft.subject, draft.subject_side = np, "before"
    between = page.words[old.end : draft.start]
    if not any(w[0].isalpha() for w in between) and page.words[draft.start][0] not in "بل":
        draft.start = old.start


def _reaching(page: Page, starts: list[int], k: int) -> Phrase | None:
    """The longest noun phrase that can speak and that ends right before ``k`` (or before the comma there)."""
    words = page.words
    nearest: Phrase | None = None
    for start in reversed(starts):
        np = None if oblique(page, start) else noun_phrase(page, start, k)
        if np is None or not np.flags & c.SPEAKERLIKE:
            continue
        if np.end == k or (np.end == k - 1 and words[k - 1] in _COMMAS):
            if nearest is None and (np.named or not np.flags & c.ROLE):
                return np
            if nearest is not None and np.flags & c.NAME:
                return np  # فلان، مدير المركز، قال: the name before its title
            nearest = nearest or np
    return nearest


def _back_over_auxiliaries(page: Page, cue: int, start: int) -> int:
    """The last token before the cue that is no auxiliary, aside or time."""
    k = cue - 1
    words, lex = page.words, page.lex
    while k >= start and page.flags[k] & (c.AUX | c.ASIDE | c.TIME | c.NEG) and not page.flags[k] & c.REL:
        if words[k] in lex.sets["was"]:
            return -1
        k -= 1
    return k


def _before(page: Page, k: int, draft: Draft) -> Phrase | None:
    """The noun phrase that fills the clause before the verb at ``k`` (its auxiliaries left out)."""
    words = page.words
    low = max(draft.sentence[0], draft.cue - BACK)
    around = page.quote_around(draft.cue)
    if around is not None:
        low = max(low, around.open + 1)
    starts = _starts(page, low, k)
    reaching = _reaching(page, starts, k)
    if reaching is not None:
        return reaching
    if words[k - 1] in _COMMAS:
        for start in reversed(starts):
            np = noun_phrase(page, start, k)
            speaker = np is not None and np.flags & (c.NAME | c.ROLE | c.BODY) and not oblique(page, start)
            if np is not None and speaker and np.end < k and _clear(page, np.end, k):
                goes_on = page.lex.flags(words[np.end]) & (c.REL | c.PREP) or oblique(page, np.end)
                if words[np.end] in _COMMAS or (goes_on and np.flags & (c.NAME | c.ROLE)):
                    return np
    for start in starts:
        np = None if oblique(page, start) else noun_phrase(page, start, k)
        if np is None or (np.flags and not np.flags & ~(c.TIME | c.ASIDE | c.OPENER)):
            continue
        if not np.flags and (verb_shape(words[np.head]) or not _named_elsewhere(page, np, draft)):
            continue
        if np.flags and not np.flags & c.SPEAKERLIKE:
            continue
        end = np.end
        while end < k and (words[end] in _COMMAS or words[end] in MARKS or words[end] == "-"):
            end += 1
        if end >= k:
            return np
        f = page.lex.flags(words[end])
        between = f & (c.REL | c.PREP | c.TIME) or words[end] == "("
        closed = words[k - 1] in _COMMAS or words[k - 1] == ")" or f & (c.REL | c.TIME) or k - end <= 8
        if between and closed:
            return np if _clear(page, end, k) else None
    return None


def _named_first(page: Page, np: Phrase | None) -> Phrase | None:
    """The name before its title: فلان الفلاني، برلماني عن حزب كذا، قال."""
    if np is None or np.named or not np.flags & c.ROLE or not np.start or page.words[np.start - 1] not in _COMMAS:
        return np
    words, lex = page.words, page.lex
    end = start = np.start - 1
    while start > max(0, end - MAX_NAME) and words[start - 1][0].isalpha():
        f = word_flags(page, start - 1)
        if f & ~(c.NAME | c.PARTICLE | c.PLACE) and not f & (c.NAME | c.PARTICLE):
            break
        start -= 1
    while start < end and not (page.flags[start] & c.NAME or words[start + 1] in lex.sets["name_tails"]):
        start += 1
    return Phrase(start, end, start, c.NAME, True) if end - start > 1 else np


def _named_elsewhere(page: Page, np: Phrase, draft: Draft) -> bool:
    """An unknown word before a verb is a name where it opens the line or stands elsewhere in the article too."""
    return np.start == draft.sentence[0] or len(page.places_of(page.words[np.head].removeprefix("ال"))) > 1


def _clear(page: Page, end: int, k: int) -> bool:
    """Nothing between a subject and its verb that could be another subject's clause."""
    return not any(page.flags[j] & c.COMP for j in range(end, k))


def _starts(page: Page, low: int, k: int) -> list[int]:
    """Where a clause that ends in the verb at ``k`` may begin: nearest first."""
    words, lex = page.words, page.lex
    soft, hard = lex.sets["soft_starts"], lex.sets["hard_starts"]
    starts = []
    for j in range(k - 1, low - 1, -1):
        w = words[j]
        f = lex.flags(w)
        opens = (
            (f & (c.COMP | c.AUX | c.REASON) and not f & c.NAME)
            or w in _COMMAS
            or w in soft
            or w in _STOPS
            or w in MARKS
        )
        if opens and j + 1 < k:
            starts.append(j + 1)
            if f & (c.COMP | c.AUX | c.REASON) or w in hard:
                return starts
        elif w[0] == "و" and len(w) > 3 and not lex.words.get(w) and lex.words.get(w[1:], 0) & c.SPEAKERLIKE:
            starts.append(j)
    if low not in starts:
        starts.append(low)
    while starts and words[starts[-1]] in _COMMAS:
        starts[-1] += 1
    return starts
