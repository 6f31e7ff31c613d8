"""From a page to its drafts: every candidate tried in its frames, then contents and nesting settled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qawl.language.clitics import POSSESSIVES, bare
from qawl.lexicon import compiled as c
from qawl.lexicon.compiled import Reading
from qawl.statements import nouns, sources
from qawl.statements.bare import bare_statements
from qawl.statements.circumstances import circumstances
from qawl.statements.cues import Candidate, candidates
from qawl.statements.draft import NOUN, PARTICIPLE, SOURCE, VERB, Draft
from qawl.statements.ends import settle
from qawl.statements.inverted import inverted
from qawl.statements.parse import walk
from qawl.statements.relayed import relayed, relays
from qawl.statements.status import SAID, status
from qawl.statements.subject import find_subject
from qawl.text.page import Page
from qawl.text.phrases import Phrase, antecedent, noun_phrase
from qawl.text.quotes import MARKS
from qawl.text.shapes import with_pronoun

_ACTED: Final = frozenset({"np", "call", "charge", "describe"})
"""Frames that bring no clause and no speech: their verbs have other meanings too."""
_JUDGING: Final = frozenset({"judge", "describe"})
"""Frames with two objects: behind the first one's pronoun stands what it is said to be (اعتبرتها المنظمة جرائم)."""

_NEAR: Final = 12
"""How far behind a verb that is a cue only where it is negated its content may begin (لم يخف قلقه)."""


def find(page: Page) -> list[Draft]:
    """The drafts of a page in the order of their cues, with their contents' tokens and their parents."""
    drafts: list[Draft] = []
    taken = -1
    for candidate in candidates(page):
        k = candidate.token
        if k < taken:
            continue
        draft = _try(page, candidate, drafts)
        if draft is None or (drafts and drafts[-1].frame == "describe" and draft.start == drafts[-1].start):
            continue  # وصف التقرير بأنه كذا: the clause is not the report's
        drafts.append(draft)
        # a content that two verbs share (لم تؤكد ولم تنف كذا), or that begins before (وصف الأنباء التي … بأنها كاذبة)
        open_still = draft.side != "after" or draft.status != SAID or draft.frame == "describe"
        taken = draft.cue_end if open_still else max(draft.cue_end, draft.start)
    drafts += bare_statements(page, drafts)
    for draft in drafts:
        find_subject(page, draft)
    drafts.sort(key=lambda d: (d.first, d.start))
    for n, draft in enumerate(drafts):
        if n and draft.subject is not None and _called_upon(page, draft, draft.subject, drafts[n - 1]):
            draft.addressee, draft.subject, draft.subject_side = (draft.subject.start, draft.subject.end), None, ""
    drafts = _relays(page, drafts)
    drafts = settle(page, [d for d in drafts if _kept(page, d)])
    kept = [d for d in drafts if d.parent is None or not _foreseen(page, d)]
    for draft in kept:
        while draft.parent is not None and draft.parent.parent is not None and _foreseen(page, draft.parent):
            draft.parent = draft.parent.parent
    return circumstances(page, kept)


def _foreseen(page: Page, draft: Draft) -> bool:
    """Inside another's words, what is expected is expected by that speaker: no statement of its own."""
    return draft.kind == NOUN and page.words[draft.cue_end - 1] in page.lex.sets["foreseen"]


def _called_upon(page: Page, draft: Draft, subject: Phrase, before: Draft) -> bool:
    """أعرب المجلس عن كذا، وطالب المجتمع الدولي بكذا: a verb of calling that goes on in its sentence for the same
    speaker, with one noun phrase right before its preposition: on whom is called."""
    if draft.subject_side != "after" or draft.glued != "و" or draft.object_of is not None:
        return False
    if before.sentence != draft.sentence or before.kind != VERB or draft.addressee is not None:
        return False
    if subject.start != draft.cue_end or draft.start - subject.end > 1 or subject.flags & (c.NAME | c.DOC):
        return False
    several = page.lex.genders.get(page.words[subject.head], ("", ""))[1] == "p"
    if subject.named or not (several or subject.flags & (c.BODY | c.PLACE | c.PROPER)):
        return False
    same = before.reading is not None and draft.reading is not None and before.reading.gender == draft.reading.gender
    spoke = before.subject is not None and page.words[before.subject.head] == page.words[subject.head]
    calls = page.lex.verbs[draft.verb].act == "demand" and "call" in page.lex.frames[draft.verb].kinds
    return same and calls and not spoke


def _relays(page: Page, drafts: list[Draft]) -> list[Draft]:
    """وفقا لرويترز، قالت الحملة …: a medium that opens the sentence carried the statement that follows at once."""
    out = []
    for n, draft in enumerate(drafts):
        following = drafts[n + 1] if n + 1 < len(drafts) else None
        subject = draft.subject
        media = subject is not None and bool(subject.flags & (c.MEDIA | c.OUTLET | c.AGENCY))
        opens = draft.kind == SOURCE and draft.side == "after" and media
        if opens and following is not None and subject is not None and _at_once(draft, following):
            following.relay = following.relay or (subject.start, subject.end)
            continue
        out.append(draft)
    return out


def _at_once(draft: Draft, following: Draft) -> bool:
    first, subject = following.first, following.subject
    if subject is not None and subject.start >= draft.start:
        first = min(first, subject.start)
    return following.sentence == draft.sentence and 0 <= first - draft.start <= 3


def _kept(page: Page, draft: Draft) -> bool:
    """A present without a subject, inside a clause of which the subject is a thing, says nothing (الغموض يشكك)."""
    if draft.kind == VERB and draft.subject_side == "relative" and draft.subject is not None:
        several = draft.reading is not None and draft.reading.number != "s"
        return several or draft.frame not in _ACTED or _speaks(page, draft.subject)
    if draft.kind == VERB and draft.reading is not None and _first_person(page, draft):
        return False
    if draft.kind != VERB or draft.subject is not None or draft.reading is None or draft.relative:
        return True
    if draft.reading.tense != "present" or draft.reading.number == "p" or draft.status != "said":
        return True
    previous = page.words[draft.cue - 1] if draft.cue else "\n"
    sets = page.lex.sets
    if previous in sets["that_of_verbs"] or previous in sets["past_negators"]:
        return True  # قبل أن يضيف، ولم يستبعد
    if draft.glued:
        return not previous[0].isalpha() and page.quote_around(draft.cue) is None
    if previous in sets["pronoun_clauses"] or _goes_on(page, draft, previous):
        return True
    if page.words[draft.cue] in sets["impersonal"] and draft.frame == "that":
        return draft.start <= draft.cue_end + 1
    return False


def _goes_on(page: Page, draft: Draft, previous: str) -> bool:
    """A clause that goes on about who was spoken of: فهو يرى أن، بل يرى أن، حيث يقول: «…»."""
    if draft.frame not in ("that", "quote", "colon"):
        return False
    sets = page.lex.sets
    return bool(page.lex.flags(previous) & c.PRON) or previous in sets["resumes"] or previous in sets["rather"]


def _first_person(page: Page, draft: Draft) -> bool:
    """أعتقد أن, printed with its hamza: "I think", where the past of an eighth form has none (اعتقد)."""
    assert draft.reading is not None
    if draft.subject is not None and page.words[draft.subject.start] not in page.lex.sets["first_person"]:
        return False
    printed = page.raw(draft.cue)
    printed = printed[1:] if draft.glued else printed
    return draft.reading.tense == "past" and printed[0] == "أ" and page.lex.verbs[draft.verb].past[0] == "ا"


def _speaks(page: Page, np: Phrase) -> bool:
    """The phrase holds somebody or something that can speak: the reasons that led him to it (التي دعته إلى) can't."""
    speaking = c.SPEAKERLIKE & ~c.QUANT
    words, latter = page.words, page.lex.sets["the_latter"]
    return np.named or any(page.lex.flags(words[k]) & speaking or words[k] in latter for k in range(np.start, np.end))


def attempt(page: Page, candidate: Candidate) -> Draft | None:
    """What frame fits behind a cue taken by itself, without its subject settled; None where none does."""
    lex = page.lex
    for reading in candidate.readings:
        kind = PARTICIPLE if reading.tense == "participle" else VERB
        draft = _draft(page, kind, candidate.token, reading, candidate.glued)
        if walk(page, draft, lex.frames[reading.verb], subject_allowed=kind == VERB):
            return draft
    return _try(page, candidate, [])


def _try(page: Page, candidate: Candidate, before: list[Draft]) -> Draft | None:
    for kind in candidate.kinds():
        draft: Draft | None = None
        if kind == SOURCE:
            draft = sources.source_phrase(page, candidate, before)
        elif kind == NOUN:
            draft = nouns.noun_of_saying(page, candidate, before)
        elif kind == PARTICIPLE:
            draft = _participle(page, candidate)
        elif kind == VERB:
            draft = _verb(page, candidate, before)
        if draft is not None:
            return draft
    return None


def _several(page: Page, k: int) -> bool:
    """A dual or a plural in ين, not a singular that ends so (الأمين)."""
    w = page.words[k]
    return w.endswith("ين") and page.lex.genders.get(w, ("", "p"))[1] != "s" and not page.lex.flags(w) & c.NAME


def _draft(page: Page, kind: str, k: int, reading: Reading, glued: str) -> Draft:
    draft = Draft(kind, k, k + 1, page.sentence(k))
    draft.verb, draft.reading, draft.glued = reading.verb, reading, glued
    around = page.quote_around(k)
    if around is not None:
        draft.limit = min(draft.limit, around.close)
    return draft


def _verb(page: Page, candidate: Candidate, before: list[Draft]) -> Draft | None:
    k, lex = candidate.token, page.lex
    words, sets = page.words, lex.sets
    previous = words[k - 1] if k else "\n"
    pf = lex.flags(previous)
    flags = lex.words.get(words[k], 0)
    opens = not previous[0].isalpha() and k + 1 < len(words) and page.flags[k + 1] & (c.ROLE | c.NAME)
    if flags & c.PREP and not opens and not _clause_next(page, k) and not _attitude_next(page, k):
        return None
    bare = words[k][1:] if candidate.glued else words[k]
    if bare in sets["between"] and k + 1 < len(words) and _several(page, k + 1):
        return None  # وبين الموقفين
    if bare in sets["between"] and any(w in sets["between"] for w in words[max(0, k - 9) : k]):
        return None  # بين التغيير وبين كذا
    if previous in sets["remarks"]:
        return None
    clause = pf & (c.AUX | c.OPENER | c.REL | c.CONJ) or previous in sets["soft_starts"] or not previous[0].isalpha()
    if bare in sets["nouns_first"] and not clause:
        return None  # تدفع ثمن ذلك، أي رد محتمل
    owned = candidate.readings[0].object and pf & c.PREP and not pf & (c.OPENER | c.AUX | c.REL)
    if owned and lex.words.get(bare[: -len(candidate.readings[0].object)], 0) & (c.MASDAR | c.COMMON):
        return None  # من طلبها
    if words[k] in sets["remarks"] and k + 1 < len(words) and page.flags[k + 1] & (c.COMP | c.PREP):
        return None
    if bare in lex.clipped and not pf & c.NEG and words[k][0] != "ل":
        return None  # مدة تقل عن شهر
    dual = bare.endswith("ا") and candidate.readings[0].number == "d" and not previous.endswith(("ين", "ان"))
    if dual and not candidate.glued and bare[:-1] in lex.attitudes:
        return None  # أبدى تحفظا
    if dual and lex.words.get(bare[:-1], 0) & (c.COMMON | c.MASDAR):
        return None  # سيكون عرضا فنيا
    noun_too = (
        bool(flags & (c.COMMON | c.MASDAR | c.OCCASION | c.DOC | c.ROLE)) and previous not in sets["verbs_follow"]
    )
    finite = (
        previous in sets["that_he"] or previous in sets["pronoun_clauses"] or _verb_follows(page, k, candidate.readings)
    )
    noun_too = noun_too and not finite and not page.raw(k).endswith("ى")  # نفى, no نفي
    if noun_too and previous[0].isdigit():
        return None  # 600 طالب
    if noun_too and (pf & (c.PREP | c.MASDAR) or previous in sets["alternatives"]) and not pf & (c.OPENER | c.AUX):
        return None
    tried = set()
    for reading in candidate.readings:
        if reading.verb in tried or reading.tense == "participle":
            continue
        tried.add(reading.verb)
        if reading.person == 1 and reading.tense == "present":
            continue
        if noun_too and reading.tense == "past" and previous in sets["that_of_verbs"]:
            continue  # أن تبني القرار: a noun
        if reading.tense == "past" and (previous in sets["present_negators"] or pf & c.FIRST):
            continue  # لا أعتقد، إنني أعلن: a first person that lost its hamza
        if reading.object == "ه" and page.raw(k).rstrip("\u064b\u064c\u064d\u064e\u064f\u0650").endswith("ة"):
            continue
        verb = lex.verbs[reading.verb]
        what = previous in sets["what"] or bool(pf & c.REL)
        judged = bool(reading.object) and not what and not _JUDGING.isdisjoint(lex.frames[reading.verb].kinds)
        if reading.object and not (verb.object or what or judged):
            continue
        if verb.relative and not what:
            continue
        considered = reading.tense == "present" and reading.number == "s" and not reading.object
        if previous in sets["what"] and considered and "judge" in lex.frames[reading.verb].kinds:
            continue  # في ما يعتبر أوضح كلام: what is considered
        draft = _draft(page, VERB, k, reading, candidate.glued)
        draft.relative = what or judged
        draft.status, affirmed = status(page, k, reading, candidate.glued)
        if verb.negated and (not affirmed or page.raw(k).endswith("ى")):
            continue  # لا يخفى أن is nobody's
        if affirmed and verb.act == "deny":
            draft.act = "assert"  # لم ينف أن
        if reading.object and pf & c.REL and _antecedent_content(page, draft):
            return draft
        if relays(page, draft):
            if not reading.object and relayed(page, draft):
                return draft
            continue
        if not _walked(page, draft):
            turned = inverted(page, draft, before)
            if turned is None:
                continue
            draft = turned
        elif not _fits(page, draft, verb.strict or noun_too, noun_too):
            continue
        own = reading.person == 1 and draft.frame not in ("that", "quote", "colon") and page.quote_around(k) is None
        if own or not _object_counts(page, draft):
            continue  # نكرر شكرنا: the author's own
        if verb.negated and draft.start - draft.cue > _NEAR:
            continue
        if judged and (draft.subject is None or draft.subject_side != "after" or draft.frame not in _JUDGING):
            continue
        return draft
    return None


def _object_counts(page: Page, draft: Draft) -> bool:
    """Whether the head of a noun phrase as content is one with which the verb is one of saying: تبنى الهجوم, not الفكر;
    دافع عن القرار, not عن ألوان النادي."""
    if draft.frame != "np":
        return True
    if draft.subject is None and draft.verb in page.lex.superlatives:
        return bool(page.flags[draft.start] & c.MASDAR)  # وأبرز هذه المقابر
    counting = page.lex.objects.get(draft.verb)
    if counting is None:
        return True
    only, never = counting
    k = draft.start
    while k + 1 < draft.limit and page.flags[k] & (c.DEM | c.QUANT):
        k += 1
    if page.flags[k] & c.QUANT:
        return True  # تبنى التنظيم بعضها
    forms = set(_plain_forms(page.words[k]))
    return never.isdisjoint(forms) and (not only or not only.isdisjoint(forms))


def _plain_forms(word: str) -> Iterator[str]:
    """A noun as it stands, and without its article, its accusative or its pronoun: الألوان، هجوما، مرماه، قضيته."""
    yield word
    yield bare(word)
    yield word.removesuffix("ا")
    for pronoun in POSSESSIVES:
        if word.endswith(pronoun) and len(word) > len(pronoun) + 2:
            base = word.removesuffix(pronoun)
            yield from (base, base.removesuffix("ت") + "ه", base.removesuffix("ا") + "ي")


def _verb_follows(page: Page, k: int, readings: tuple[Reading, ...]) -> bool:
    """Behind a particle that only a verb follows, ما between them or not (لن توافق، إذا ما طلب), or behind سبق أن."""
    words, sets = page.words, page.lex.sets
    if k > 1 and words[k - 1] in sets["that_of_verbs"]:
        return any(w in sets["ever_before"] for w in words[max(0, k - 6) : k - 1])
    if k > 1 and words[k - 1] in sets["whatever"]:
        k -= 1
    if k > 0 and words[k - 1] in sets["verbs_only"]:
        return True
    if k == 0 or words[k - 1] not in sets["conditionals"] or k + 1 == len(words):
        return False
    return any(words[k + 1] in page.lex.frames[r.verb].preps for r in readings)  # وربما كشف عن كذا


def _walked(page: Page, draft: Draft) -> bool:
    """The walk; where nothing was said it is tried without a subject too, who then stands before (على الشركة أن تعلن
    نتائجها)."""
    frames = page.lex.frames[draft.verb]
    if walk(page, draft, frames):
        return True
    if draft.status == SAID or draft.reading is None or draft.relative:
        return False
    draft.subject, draft.subject_side, draft.object_of = None, "", None
    draft.addressee = draft.relay = draft.occasion = None
    return walk(page, draft, frames, subject_allowed=False)


def _antecedent_content(page: Page, draft: Draft) -> bool:
    """الدستور الذي اقترحه الملك: what the relative pronoun stands for is the content of a frame with an object."""
    frames = page.lex.frames[draft.verb]
    if not frames.bare_object or not frames.kinds.isdisjoint(("describe", "charge")):
        return False
    np = noun_phrase(page, draft.cue_end, min(draft.limit, draft.cue_end + 12))
    content = antecedent(page, draft.cue - 1, draft.sentence[0])
    if np is None or content is None or not np.flags & c.SPEAKERLIKE:
        return False
    draft.subject, draft.subject_side = np, "after"
    draft.side, draft.frame = "before", "np"
    draft.start, draft.ends_at = content.start, content.end
    return True


def _attitude_next(page: Page, k: int) -> bool:
    """عبّر فلان عن سعادته: a noun of attitude follows behind a preposition."""
    words, lex = page.words, page.lex
    ahead = range(k + 1, min(k + 22, len(words) - 1))
    opens = words[k][0] == "و" and (k == 0 or not words[k - 1][0].isalnum())
    for j in ahead:
        if words[j] in lex.sets["quoted_about"] and (words[j + 1] in lex.attitudes or words[j + 1] in MARKS or opens):
            return True
    return False


def _clause_next(page: Page, k: int) -> bool:
    """A word that is a preposition first (بين): a clause has to follow at once or after one noun phrase."""
    for j in range(k + 1, min(k + 8, len(page.words))):
        if page.flags[j] & c.COMP:
            return True
        if not page.words[j][0].isalpha() or (j > k + 1 and page.words[j].startswith("و")):
            return False
    return False


def _fits(page: Page, draft: Draft, strict: bool, noun_too: bool) -> bool:
    """Whether the frame that fitted is believable for this word and this subject."""
    if draft.frame == "judge" and draft.subject is None and not draft.glued:
        find_subject(page, draft)
    subject, reading = draft.subject, draft.reading
    speakerlike = subject is not None and bool(subject.flags & c.SPEAKERLIKE)
    past = reading is not None and reading.tense != "present"
    people = reading is not None and reading.number == "p"
    if draft.frame == "judge" and not draft.relative and not (past and speakerlike) and not people:
        return False
    if draft.frame == "judge" and draft.relative and not past and reading is not None and not reading.object:
        return False  # الذي يعتبر المورد الأول: which is
    if (
        draft.relative
        and reading is not None
        and _remark(reading)
        and not speakerlike
        and page.words[draft.cue - 1] in page.lex.sets["what"]
    ):
        return False  # مما يؤكد أهمية كذا
    thing = subject is not None and not speakerlike and bool(subject.flags & (c.COMMON | c.MASDAR))
    if subject is not None and with_pronoun(page, subject.head) and not subject.flags & (c.ROLE | c.BODY | c.DOC):
        return False
    spoken = draft.verb in page.lex.people_verbs and subject is not None and not subject.flags & c.MASDAR
    told = draft.frame == "that" and subject is not None and subject.end == draft.start and past
    if thing and not spoken and ((draft.frame not in ("quote", "colon") and not told) or strict):
        return False
    verb = page.lex.verbs[draft.verb]
    if draft.frame == "np" and verb.documents:
        return subject is not None and bool(subject.flags & c.DOC)
    if verb.past in page.lex.sets["finders"]:  # وجدت الدراسة أن، وجد الباحثون أن
        trade = subject is not None and page.lex.role_kinds.get(page.words[subject.head]) == "profession"
        return subject is not None and (bool(subject.flags & c.DOC) or trade)
    words = page.words
    refuses = page.lex.verbs[draft.verb].act in ("criticize", "deny")
    if draft.frame == "np" and refuses and words[draft.start] in page.lex.sets["refusals"]:
        return False  # رفض التعليق says nothing
    if not strict:
        return True
    if draft.start - draft.cue > 18:
        return False
    if draft.frame in ("np", "call", "charge", "thank", "describe"):
        if words[draft.start].removeprefix("ب") in page.lex.sets["thanks"]:
            return True  # كما تقدم بالشكر لفلان
        called = draft.object_of is not None and _called(page, draft.object_of[0])
        if noun_too and not draft.glued and not speakerlike and not (called and subject is None):
            return False
        unlisted = subject is not None and subject.named and not subject.flags and _believable(page, draft)
        return subject is None or speakerlike or unlisted
    if draft.frame == "quote":
        opened = draft.start - 1
        colon = opened > 0 and words[opened - 1] == ":"
        if noun_too and not colon and subject is None:
            return False
        return colon or draft.ends_at < 0 or draft.ends_at - draft.start >= 4
    return not (noun_too and subject is None and not draft.glued and draft.start - draft.cue_end > 2)


def _called(page: Page, j: int) -> bool:
    """Somebody definite who can be called upon: طالب الحكومة بالإسراع."""
    f = page.flags[j]
    return page.words[j].startswith("ال") and bool(f & (c.BODY | c.ROLE | c.PLACE | c.PROPER))


def _believable(page: Page, draft: Draft) -> bool:
    """A content that nothing but speech has: a noun of attitude, a quotation."""
    return bool(draft.act) or page.words[draft.start] in MARKS or page.words[draft.start - 1] in MARKS


def _remark(reading: Reading) -> bool:
    """A present in the singular without a pronoun: مما يؤكد, not ما يسميه, ما يعتقدون."""
    return reading.tense == "present" and reading.number == "s" and not reading.object


def _participle(page: Page, candidate: Candidate) -> Draft | None:
    k, lex = candidate.token, page.lex
    words = page.words
    previous = words[k - 1] if k else "\n"
    after_mark = not previous[0].isalpha()
    if previous in lex.sets["becomes"]:
        return None  # كان لافتا
    tried = set()
    for reading in candidate.readings:
        if reading.tense != "participle" or reading.verb in tried:
            continue
        tried.add(reading.verb)
        draft = _draft(page, PARTICIPLE, k, reading, candidate.glued)
        if not walk(page, draft, lex.frames[reading.verb], subject_allowed=False):
            continue
        masculine = reading.gender == "m" and reading.number == "s"
        described = lex.flags(previous) & (c.ADJ | c.ROLE) and not previous.startswith("ال")  # صارمة ومعلنة لكذا
        if (
            not after_mark
            and (not candidate.glued or described)
            and not masculine
            and draft.frame != "that"
            and draft.frame != "quote"
        ):
            continue
        if not after_mark and lex.verbs[reading.verb].strict and draft.frame == "np":
            continue
        if words[k] in lex.sets["doubtful_participles"] and not (draft.frame == "that" and draft.start - k <= 3):
            continue
        return draft
    return None
