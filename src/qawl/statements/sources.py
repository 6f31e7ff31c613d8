"""Source phrases: وفقا لـ، بحسب، على حد قول، كما أفاد. A claim before or after them is a statement of whom they name;
where the claim is somebody else's statement already and they name a medium, that medium is its relay."""

from __future__ import annotations

from typing import Final

from qawl.language.clitics import behind_preposition
from qawl.lexicon import compiled as c
from qawl.statements.cues import Candidate
from qawl.statements.draft import SOURCE, Draft
from qawl.statements.slots import addressee, match_phrase
from qawl.statements.status import SAID
from qawl.text.page import Page
from qawl.text.phrases import Phrase, noun_phrase
from qawl.text.quotes import MARKS
from qawl.text.shapes import with_pronoun, word_flags

MAX_RELATIVE: Final = 30
"""How long a relative clause about a source may be, in tokens."""
_COMMAS = frozenset({"،", ","})
_DASHES = frozenset({"-", "–", "—"})


def source_phrase(page: Page, candidate: Candidate, before: list[Draft]) -> Draft | None:
    """The draft of a source phrase at the candidate's token, or None."""
    k = candidate.token
    words, lex = page.words, page.lex
    if k and words[k - 1] in lex.sets["thanks_for"]:
        return None  # على وفق خطة
    word = lex.triggers[words[k]][1]
    for phrase, said in lex.sources[word]:
        end, glued = match_phrase(page, k + 1, phrase[1:]) if len(phrase) > 1 else (k + 1, False)
        if end < 0:
            continue
        draft = Draft(SOURCE, k, min(end, k + len(phrase)) if not glued else k + len(phrase) - 1, page.sentence(k))
        draft.cue_end = max(draft.cue_end, k + 1)
        draft.frame = "source"
        if said:
            subject = _said(page, draft, end)
        else:
            subject = _named(page, draft, end, glued)
        if subject is None:
            continue
        draft.subject, draft.subject_side = subject, "after"
        if said and len(phrase) == 1 and _goes_further(page, draft, subject):
            continue
        if _place(page, draft, before, subject):
            return draft
        return None
    return None


def _goes_further(page: Page, draft: Draft, subject: Phrase) -> bool:
    """كما أعلن فلان عن …: the verb brings a content of its own, so كما only joins clauses."""
    k = subject.end
    if k + 2 < draft.sentence[1] and page.words[k] == "(" and page.words[k + 2] == ")":
        k += 3  # الإمام علي (ع)
    if k >= draft.sentence[1]:
        return False
    if page.words[k] in _COMMAS and k + 2 < draft.sentence[1]:
        nxt = page.words[k + 1]  # كما لفتت النقابة، إلى أن
        if nxt in page.lex.frames[draft.verb].preps or page.lex.flags(nxt) & c.COMP:
            return True
    w = page.words[k]
    if w == ":" or w in page.lex.frames[draft.verb].preps:
        return True
    return (
        w[0].isalpha() and w not in page.lex.sets["adjunct_openers"] and not page.lex.flags(w) & (c.TIME | c.OCCASION)
    ) or w == "؛"


def _said(page: Page, draft: Draft, j: int) -> Phrase | None:
    """A verb of saying and its subject behind the phrase: حسب ما ذكره فلان."""
    words, lex = page.words, page.lex
    if j >= len(words):
        return None
    readings = lex.verb_forms.get(words[j])
    if not readings or readings[0].tense == "participle" or readings[0].future:
        return None
    draft.verb, draft.reading = readings[0].verb, readings[0]
    draft.cue_end = j + 1
    j += 1
    while j < draft.sentence[1] and (words[j] in lex.sets["fillers"] or page.flags[j] & (c.TIME | c.ASIDE)):
        j += 1
    told = j < draft.sentence[1] and words[j].startswith("ل") and not lex.words.get(words[j])
    if told and (words[j] == "ل" or words[j].startswith("لل")):
        whom = addressee(page, j + (words[j] == "ل"), draft.sentence[1], glued=words[j] != "ل")
        if whom is not None:
            draft.addressee = whom
            j = whom[1] + (1 if whom[1] < len(words) and not words[whom[1]][0].isalnum() else 0)
        # وفق ما أكده للإذاعة الفلانية أف أم، المدير فلان
        comma = next((k for k in range(j, min(j + 5, draft.sentence[1])) if words[k] in _COMMAS), -1)
        if whom is None or (comma > 0 and not any(lex.flags(w) & (c.ROLE | c.NAME) for w in words[j:comma])):
            j = comma + 1 if comma > 0 else draft.sentence[1]
    np = noun_phrase(page, j, draft.sentence[1])
    if np is not None and np.flags & c.MASDAR and not np.flags & (c.ROLE | c.BODY | c.NAME | c.DOC | c.OUTLET):
        return None  # كما أكدت تفاعل الجمعية: an object
    return np


def _named(page: Page, draft: Draft, j: int, glued: bool) -> Phrase | None:
    words, lex = page.words, page.lex
    if j >= len(words):
        return None
    if j > 1 and words[draft.cue - 1] in lex.sets["each"]:
        return None
    pointed = page.flags[j] & c.DEM and j + 1 < len(words) and words[j + 1].startswith("ال")
    what = words[j + 1] if pointed else words[j]  # وبحسب هذه المصادر
    if not glued and (what in lex.not_sources or page.flags[j] & c.PREP):
        return None
    bare = words[j]
    if glued:
        bare = behind_preposition(bare)
        if bare in lex.not_sources or bare.removeprefix("ال") in lex.not_sources:
            return None
    f = lex.flags(bare) | lex.flags(bare.removeprefix("ال"))
    if not glued and not word_flags(page, j):
        f = 0  # بحسب أوباس: no verbal noun
    if glued:
        if not words[j].startswith("لل"):
            page.glued.add(j)
        inside = j + 2 < draft.sentence[1] and words[j + 1] in lex.sets["seated_in"] and bool(f & c.ROLE)
        inside = inside or bool(f & c.QUANT and words[j + 1] in lex.sets["partitive"])  # للعديد من الموظفين
        rest = noun_phrase(page, j + 1 + inside, draft.sentence[1], before_object=2) if _goes_on(page, j + 1) else None
        end = rest.end if rest is not None else j + 1
        np: Phrase | None = Phrase(j, end, j, f, not f & ~c.NAME)
    else:
        np = noun_phrase(page, j, draft.sentence[1], before_object=2)
    if np is None or (not glued and with_pronoun(page, j)):
        return None
    if not f & c.SPEAKERLIKE and f & (c.COMMON | c.MASDAR | c.OCCASION):
        return None
    return np


def _goes_on(page: Page, j: int) -> bool:
    """The noun that لـ is glued to has more words: لوكالة رويترز، لمسؤول في الخارجية."""
    if j >= len(page.words):
        return False
    w = page.words[j]
    f = page.lex.flags(w)
    return w in MARKS or (
        w[0].isalpha() and not f & (c.COMP | c.REL | c.TIME | c.AUX | c.CONJ) and w not in page.lex.verb_forms
    )


def _place(page: Page, draft: Draft, before: list[Draft], subject: Phrase) -> bool:
    """Find the claim: the clause after the phrase where it opens the sentence, else the clause before it."""
    words, lex = page.words, page.lex
    start, end = draft.sentence
    opener = start
    while opener < draft.cue and (page.flags[opener] & (c.OPENER | c.CONJ) or not words[opener][0].isalpha()):
        opener += 1
    if draft.verb >= 0 and (clause := _clause_at(page, subject.end, end)) > 0:
        draft.start = draft.after_clause = clause  # حسب ما ذكر فلان المتحدث في الهيئة بأن …
        return True
    media = bool(subject.flags & (c.MEDIA | c.OUTLET | c.AGENCY))
    host = before[-1] if before and before[-1].sentence == draft.sentence and before[-1].side == "after" else None
    if host is not None and host.status != SAID and draft.verb >= 0:
        host = None  # لم ينف كذا، كما لاحظ فلان
    if opener >= draft.cue:
        j = subject.end
        while j < end and (words[j] in _COMMAS or page.flags[j] & c.TIME):
            j += 1
        bare = j == subject.end and not words[subject.start].startswith("ال") and j < end  # وثيقة اطلعت عليها الصحيفة
        about = bare and j + 1 < end and bool(page.flags[j + 1] & c.ASIDE)
        verb = about and (page.flags[j] == c.VERB or words[j] in lex.verb_forms)
        if j < end and (page.flags[j] & c.REL or words[j] in lex.sets["describing"] or verb):
            j = _behind_relative(page, j, end)
        else:
            j = next((k for k in range(j, min(j + 12, end)) if words[k][0] == "ف" and page.flags[k] & c.COMP), j)
        if j >= end:
            return False
        draft.start = j
        draft.after_clause = j
        return True
    if host is not None and host.start >= 0 and host.ends_at < 0 and media:
        # inside somebody's indirect statement: the phrase tells who carried it
        if host.relay is None:
            host.relay = (subject.start, subject.end)
            host.before_limit = draft.cue
        return False
    if host is not None and host.start >= 0 and host.ends_at < 0:
        if draft.verb < 0 or host.kind != "verb":
            return False
        host.before_limit = draft.cue
        several = len(before) > 1 and before[-2].sentence == draft.sentence
        if several:
            comma = next((n for n in range(draft.cue - 1, host.start, -1) if words[n] in _COMMAS), -1)
            if comma < 0 or draft.cue - comma < 4:
                return False
            host.before_limit = comma
            start = comma + 1
        host = None
    if host is not None and host.ends_at >= 0 and host.ends_at >= draft.cue - 2:
        if host.relay is None and media:
            host.relay = (subject.start, subject.end)
        return False
    draft.side = "before"
    draft.start = max(start, host.ends_at + 1 if host is not None and host.ends_at >= 0 else start)
    last = before[-1] if before else None
    if last is not None and last.kind == SOURCE and last.side == "before" and last.sentence == draft.sentence:
        draft.start = max(draft.start, last.subject.end if last.subject is not None else last.cue_end)
    stop = draft.cue
    while stop > draft.start and (words[stop - 1] in _COMMAS or words[stop - 1] in ("-", "(", "،")):
        stop -= 1
    while draft.start < stop and not words[draft.start][0].isalnum() and words[draft.start] not in MARKS:
        draft.start += 1
    draft.ends_at = stop
    _resume(page, draft, subject)
    return stop - draft.start >= 3 or (draft.after_clause > 0 and stop - draft.start == 2)


def _clause_at(page: Page, k: int, end: int) -> int:
    """The complementizer right behind the subject or a phrase of place that belongs to it; -1 where none stands."""
    if k < end and page.words[k] in page.lex.sets["seated_in"]:
        place = noun_phrase(page, k + 1, end)
        k = place.end if place is not None else k
    return k if k < end and page.flags[k] & c.COMP and not page.flags[k] & c.REASON else -1


def _behind_relative(page: Page, j: int, end: int) -> int:
    """Where the claim begins behind a relative clause about the source: المعلومات التي حصلنا عليها، فإن …"""
    comma = end
    for k in range(j + 1, min(j + MAX_RELATIVE, end)):
        f = page.flags[k]
        if f & c.COMP and page.words[k][0] == "ف":
            return k
        if page.words[k] in _COMMAS and comma == end:
            comma = k + 1
    return comma


def _resume(page: Page, draft: Draft, subject: Phrase) -> None:
    """A phrase between two commas or dashes interrupts its claim: …، وفق السلطات، تقدر بعشرات الآلاف."""
    words, lex = page.words, page.lex
    j = subject.end
    if draft.cue == 0 or j + 2 >= draft.sentence[1]:
        return
    before, after = words[draft.cue - 1], words[j]
    if before in _DASHES and after not in _DASHES:
        j = next((k for k in range(j, min(j + 10, draft.sentence[1] - 2)) if words[k] in _DASHES), j)
        after = words[j]
    if not ((before in _COMMAS and after in _COMMAS) or (before in _DASHES and after in _DASHES)):
        return
    nxt = words[j + 1]
    trigger = lex.triggers.get(nxt)
    if nxt in lex.sets["resumes"]:
        draft.after_clause = j + 1
        return
    if trigger is not None and trigger[0] == "" and lex.verb_forms.get(nxt, ()):
        present = all(r.tense == "present" for r in lex.verb_forms[nxt])
        if present and before in _COMMAS and len(lex.verb_forms[nxt]) > 0:
            draft.after_clause = j + 1
            return
    if trigger is not None or lex.flags(nxt) & (c.REL | c.CONJ | c.PRON) or not nxt[0].isalpha() or nxt[0] == "و":
        return
    draft.after_clause = j + 1
