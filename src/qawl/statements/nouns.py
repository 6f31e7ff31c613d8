"""Nouns of saying: المزاعم التي تفيد بأن، قوله إن، اتهام إسرائيل بـ، رسالة مفادها أن."""

from __future__ import annotations

from qawl.language.clitics import POSSESSIVES
from qawl.lexicon import compiled as c
from qawl.statements.cues import Candidate
from qawl.statements.draft import NOUN, Draft
from qawl.text.page import Page
from qawl.text.phrases import Phrase, noun_phrase
from qawl.text.quotes import MARKS


def noun_of_saying(page: Page, candidate: Candidate, before: list[Draft]) -> Draft | None:
    """The draft of a noun of saying at the candidate's token, or None."""
    k = candidate.token
    words, lex = page.words, page.lex
    act, preps, own = lex.nouns[candidate.noun]
    draft = Draft(NOUN, k, k + 1, page.sentence(k))
    draft.act, draft.frame = act, "noun"
    around = page.quote_around(k)
    if around is not None:
        draft.limit = min(draft.limit, around.close)
    if words[k].removeprefix("و") in lex.sets["foreseen"]:
        return _foreseen(page, draft)
    suffixed = _suffixed(page, k, candidate)
    if not suffixed and k and words[k - 1] in lex.sets["one_may"]:
        return None  # يمكن القول إن: the author's own
    j = k + 1
    limit = min(draft.limit, k + 14)
    while j < limit and words[j] in lex.linkers:
        draft.cue_end = j + 1
        j += 1
    if j >= limit:
        return None
    f = page.flags[j]
    if f & c.REL and (end := _relative(page, j, limit)) > 0:
        draft.cue_end = min(j + 2, end)
        draft.start = end
        return draft
    owned = _owned(page, j, limit) if _clause_noun(words[k]) and not suffixed and draft.cue_end == k + 1 else None
    if owned is not None:
        draft.start = owned.end
        if own and owned.flags & c.SPEAKERLIKE:  # الرأي القائل بأن names nobody
            draft.subject, draft.subject_side = owned, "after"
        return draft
    if f & c.COMP and not f & c.REASON:
        if not (suffixed or draft.cue_end > k + 1 or _clause_noun(words[k])):
            return None
        draft.start = j
        _relayed(page, draft, k)
        return draft
    if suffixed and (words[j] == ":" or words[j] in MARKS):
        opened = j + 1 if words[j] == ":" and j + 1 < len(words) else j
        if words[opened] in MARKS and opened in page.closed_by:
            draft.start, draft.ends_at, draft.frame = opened + 1, page.closed_by[opened], "quote"
        elif words[j] == ":":
            draft.start, draft.frame = j + 1, "colon"
        else:
            return None
        _relayed(page, draft, k)
        return draft
    if words[k] in lex.sets["bare_claims"] and (f & c.MASDAR or words[j] in lex.sets["nominal_negators"]):
        draft.start, draft.frame = j, "np"
        return draft
    if preps and not suffixed:
        return _with_preposition(page, draft, k, j, limit, preps, own)
    return None


def _foreseen(page: Page, draft: Draft) -> Draft | None:
    """من المتوقع أن يرتفع، من المتوقع ارتفاع كذا: what nobody in particular expects, outside others' words."""
    words, lex, k = page.words, page.lex, draft.cue
    j = draft.cue_end
    out_of = k > 0 and words[k - 1].removeprefix("و") in lex.sets["partitive"]
    if j >= draft.limit or page.quote_around(k) is not None:
        return None
    f = page.flags[j]
    if not f & c.COMP and not (out_of and f & c.MASDAR and words[k].startswith("ال")):
        return None
    if out_of:
        draft.cue = k - 1
    draft.start = j
    draft.frame = "noun" if f & c.COMP else "np"
    return draft


def _owned(page: Page, j: int, limit: int) -> Phrase | None:
    """ادعاءات المريض بأن كذا: who claims it, between the noun and its clause."""
    if page.flags[j] & (c.COMP | c.REL | c.PREP):
        return None
    np = noun_phrase(page, j, min(limit, j + 7))
    if np is None or np.end >= limit:
        return None
    w = page.words[np.end]
    claims = np.flags & c.SPEAKERLIKE or page.words[j].startswith("ال")
    return np if claims and page.lex.flags(w) & c.COMP and w[0] == "ب" else None


def _suffixed(page: Page, k: int, candidate: Candidate) -> bool:
    """The noun has a pronoun (قوله), which is who says it."""
    word = page.lex.triggers[page.words[k]][1]
    return any(word.endswith(p) and word[: -len(p)] in page.lex.noun_forms for p in POSSESSIVES) and not page.raw(
        k
    ).endswith("ة")


def _clause_noun(word: str) -> bool:
    return len(word) > 4


def _relative(page: Page, j: int, limit: int) -> int:
    """التي تشير إلى أن: where the clause begins, -1 where it is another relative clause."""
    words, lex = page.words, page.lex
    if j + 1 >= limit or words[j + 1] not in lex.verb_forms:
        return -1
    for n in range(j + 2, min(j + 6, limit)):
        f = page.flags[n]
        if f & c.COMP and not f & c.REASON:
            return n
        if not f & c.PREP and n > j + 3:
            break
    return -1 if _document(page, words[j - 1]) else _claimed(page, j + 1, limit)


def _document(page: Page, word: str) -> bool:
    """A document, with a pronoun or without, is a speaker itself (تقريرها الذي تحدث عن كذا)."""
    bases = (word, *(word.removesuffix(p) for p in POSSESSIVES))
    return any(page.lex.flags(base) & c.DOC for base in bases)


def _claimed(page: Page, k: int, limit: int) -> int:
    """What a claim is about, no clause: الأنباء التي تحدثت عن انهيار السد، الشائعات التي تزعم وجود خلاف."""
    words, lex = page.words, page.lex
    frames = lex.frames[lex.verb_forms[words[k]][0].verb]
    n = k + 1
    if n + 1 >= limit:
        return -1
    if any(f.kind == "np" and f.prep == words[n] for f in frames):
        return n + 1
    bare_object = any(f.kind == "np" and not f.prep for f in frames)
    return n if bare_object and page.flags[n] & c.MASDAR else -1


def _relayed(page: Page, draft: Draft, k: int) -> None:
    """نقلت وكالة … عن فلان قوله: the agency is the relay, who stands after عن the subject."""
    words, lex = page.words, page.lex
    for n in range(k - 1, max(draft.sentence[0], k - 26) - 1, -1):
        trigger = lex.triggers.get(words[n])
        if trigger is None or not any("relay" in lex.frames[r.verb].kinds for r in lex.verb_forms.get(trigger[1], ())):
            continue
        about = next((m for m in range(n + 1, k) if words[m] in lex.sets["about_whom"]), -1)
        if about < 0:
            return
        first = noun_phrase(page, n + 1, about)
        if not page.flags[about] & c.PREP:
            first = noun_phrase(page, about + 1, k) if about == n + 1 else first
        elif about + 1 < k:
            source = noun_phrase(page, about + 1, k)
            if source is not None:
                draft.subject, draft.subject_side = source, "before"
        if first is not None:
            draft.relay = (first.start, first.end)
            draft.after_clause = n
        return


def _with_preposition(
    page: Page, draft: Draft, k: int, j: int, limit: int, preps: tuple[str, ...], own: bool
) -> Draft | None:
    """اتهام إسرائيل بالمسؤولية، دعوة الجبهة إلى …، ادعاءات بارتكابه."""
    words, lex = page.words, page.lex
    np: Phrase | None = None
    n = j
    if words[j] not in preps and not _glued(page, j, preps):
        np = noun_phrase(page, j, min(limit, j + 6))
        if np is None:
            return None
        n = np.end
    if n >= limit:
        return None
    if words[n] in preps:
        start = n + 1
    elif _glued(page, n, preps):
        start = n
    else:
        return None
    if np is None and not (words[k].endswith("ات") and lex.words.get(words[start][1:], 0) & c.MASDAR):
        return None
    if np is not None:
        if not np.flags & (c.PLACE | c.PROPER | c.ROLE | c.BODY | c.NAME) and words[j] not in lex.demonyms:
            return None
        if own:
            draft.subject, draft.subject_side = np, "after"
        else:
            draft.object_of = (np.start, np.end)
    draft.start = start if own or np is None else np.start
    draft.frame = "np"
    return draft


def _glued(page: Page, j: int, preps: tuple[str, ...]) -> bool:
    w = page.words[j]
    rest = page.lex.words.get(w[1:], 0)
    return w[0] in preps and len(w) > 4 and bool(rest & (c.MASDAR | c.COMMON) or w[1:3] == "ال")
