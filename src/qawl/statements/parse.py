"""What stands between a cue and its content, read from left to right: subject, addressee, relay, occasion, asides.

The walk ends where the content begins (a complementizer, a colon, a quotation, the frame's preposition, an object noun
phrase) or where it is clear that none does. It never goes back, so its cost is the length of what it walks over.
"""

from __future__ import annotations

from typing import Final

from qawl.language.clitics import POSSESSIVES
from qawl.lexicon import compiled as c
from qawl.lexicon.compiled import Frames
from qawl.statements.draft import Draft
from qawl.statements.objects import attitude, can_speak, frame_preposition, leftover, object_phrase, only_object, verbal
from qawl.statements.slots import adjunct, glued_preposition, source
from qawl.statements.walk import Walk, begin
from qawl.text.page import Page
from qawl.text.phrases import Phrase, noun_phrase
from qawl.text.quotes import MARKS as QUOTES
from qawl.text.shapes import oblique, surname_elsewhere, with_pronoun

_COMMAS: Final = frozenset({"،", ",", "؛"})
_WITH_OBJECT: Final = frozenset(["np", "masdar", "judge", "charge", "describe", "call", "thank", "attitude", "issues"])
_DASHES: Final = frozenset({"-", "–", "—", "ـ", "−"})


def walk(page: Page, draft: Draft, frames: Frames, subject_allowed: bool = True) -> bool:
    """Fill ``draft``'s slots from what follows its cue; False where no frame fits."""
    state = Walk(page, draft, frames, subject_allowed)
    while state.j < state.limit:
        verdict = _step(state)
        if verdict is not None:
            return verdict or _plain(state)
    return leftover(state)


def _plain(s: Walk) -> bool:
    """قالت فلانة نتمنى أن يتوقف التصعيد: a verb that always brings speech, its subject, and a verb at once."""
    page, draft = s.page, s.draft
    subject = draft.subject
    if draft.verb not in page.lex.bringers or subject is None or draft.relative:
        return False
    j = subject.end
    if not (subject.flags & c.SPEAKERLIKE or subject.named) or draft.limit - j < 4:
        return False
    w = page.words[j]
    clause = page.flags[j] & c.VERB or w in page.lex.verb_forms or w in page.lex.sets["sentence_openers"]
    return begin(s, j, "colon") if clause else False


def _step(s: Walk) -> bool | None:
    """One step: True where the content begins, False where no frame fits, None to walk on."""
    page, words = s.page, s.page.words
    j, w = s.j, words[s.j]
    lex = page.lex
    f = page.flags[j]
    if f & c.COMP and not f & c.REASON:
        return _clause(s, j)
    if w in lex.sets["what"] and s.preps.get(w[0]) == "np" and len(w) == 3:
        return begin(s, j, "np")  # نوه بما تلقاه
    if w in lex.sets["whatever"] and "np" in s.frames and s.draft.subject is not None:
        return begin(s, j, "np")  # استنكر الحزب ما جرى
    if w in lex.sets["resumes"] and j + 1 < s.limit and words[j + 1] in lex.verb_forms:
        return False  # علق على القرار، حيث قال إن: the words are those of قال
    if w == ":":
        return _colon(s, j)
    if w in QUOTES:
        return _quote(s, j)
    if w in _COMMAS:
        return _comma(s, j)
    if w in _DASHES or w == "(":
        s.j = _skip_aside(page, j, s.limit, w)
        return None
    if w in lex.sets["direct_openers"] and s.passed >= 0 and w in lex.triggers:
        s.draft.limit = min(s.draft.limit, j)
        return begin(s, s.passed, "np")  # رحب بالزيارة | قائلا
    if w in lex.sets["direct_openers"]:
        s.j = j + 1
        return None
    if w in lex.sets["anonymity"] and j > s.draft.cue_end and (end := _anonymous(page, j)) > j:
        s.j = end
        return None
    if f & (c.ASIDE | c.TIME) or (w[0].isdigit() and not _counted(s, j)):
        s.j = j + 1
        return None
    if "quote" in s.frames and w in lex.sets["direct_starts"] and j - s.draft.cue_end <= 1 and not s.draft.relative:
        return begin(s, j, "colon")
    if (w in s.preps or (w[0] in "بل" and w[0] in s.preps)) and (found := frame_preposition(s, j, w, f)) is not None:
        return found
    if "arrived" in s.frames:
        return _arrived(s, j)
    if w in lex.sources and (end := source(s, j)) > j:
        s.j = end
        return None
    if "question" in s.frames and f & c.QUESTION and w not in s.preps:
        return begin(s, j, "that")
    if w in lex.sets["these"] and j + 1 < s.limit and words[j + 1] in lex.sets["time_nouns"]:
        s.j = j + 2  # هذا الشهر
        return None
    part = w in lex.sets["time_parts"] and j + 1 < s.limit
    if part and (words[j + 1] in lex.sets["time_nouns"] or lex.flags(words[j + 1]) & c.TIME):
        s.j = j + 2  # تعهدت الدول أوائل مارس بكذا
        return None
    if w in lex.sets["time_nouns"] and j + 1 < s.limit and words[j + 1] in lex.sets["relative_times"]:
        s.j = j + 2  # أعلن الصيف الماضي أنه
        return None
    if w == "/" and j + 1 < s.limit and lex.flags(words[j - 1]) & lex.flags(words[j + 1]) & c.TIME:
        s.j = j + 2  # مارس/آذار
        return None
    before = words[j - 2] if words[j - 1] == ")" else words[j - 1]  # في آذار (مارس) الماضي
    if w in lex.sets["relative_times"] and (lex.flags(before) & c.TIME or before[0].isdigit()):
        s.j = j + 1
        return None
    if f & c.REL:
        return _relative(s, j)
    if f & c.PREP or w in ("ل", "ب") or glued_preposition(s, j, w):
        return adjunct(s, j)
    if f & c.PRON and w[0] == "و" and (s.draft.subject is not None or s.draft.addressee is not None):
        return _relative(s, j)
    if w in lex.sets["nominal_negators"] and "np" in s.frames:
        return begin(s, j, "np")  # أعلنت عدم المشاركة
    if w in lex.sets["light_objects"] and j + 1 < s.limit and words[j + 1] in s.preps:
        s.j = j + 1  # كشف النقاب عن
        return None
    pointed = w in lex.sets["that_thing"] and j == s.draft.cue_end and s.subject_allowed and j + 1 < s.limit
    if pointed and not words[j + 1].startswith("ال") and page.flags[j + 1] & (c.ROLE | c.NAME):
        s.j = j + 1  # أوضح ذلك رئيس اللجنة
        return None
    if f & c.DEM and j + 1 < s.limit and page.flags[j + 1] & (c.SPEAKERLIKE | c.COMMON | c.MASDAR):
        return _nominal(s, j)  # قال هذا المتحدث
    if f & (c.CONJ | c.NEG) and (end := _another_verb(s, j)) > j:
        s.j = end
        return None
    if f & (c.REASON | c.CONJ | c.PRON | c.AUX | c.NEG):
        return False
    if j > s.draft.cue_end and page.flags[j - 1] & (c.OCCASION | c.DOC) and _tells_of(page, w):
        closing = next((k for k in range(j + 1, min(j + 20, s.limit)) if words[k] in _COMMAS), -1)
        if closing > 0:
            s.j = closing  # في تقرير قدمه إلى المجلس، …
            return None
    trigger = lex.triggers.get(w) if j > s.draft.cue_end else None
    if trigger is not None and not lex.words.get(w) and trigger[1] in lex.verb_forms and w not in lex.attitudes:
        reading = lex.verb_forms[trigger[1]][0]
        if reading.tense != "participle" and not lex.verbs[reading.verb].strict:
            return False
    return _nominal(s, j)


def _another_verb(s: Walk, j: int) -> int:
    """Behind a verb that shares the content with the cue (لم يؤكد فلان أو ينف كذا); ``j`` where none is."""
    page, sets = s.page, s.page.lex.sets
    w = page.words[j]
    also = w in sets["alternatives"] or (w[0] == "و" and w in sets["past_negators"] | sets["present_negators"])
    if not also or s.draft.subject is None or j + 2 >= s.limit or s.draft.status == "said":
        return j
    readings = page.lex.verb_forms.get(page.words[j + 1])
    return j + 2 if readings and readings[0].tense == "present" else j


def _anonymous(page: Page, j: int) -> int:
    """Behind طالبا عدم ذكر اسمه; ``j`` where no such aside stands."""
    ahead = range(j + 1, min(j + 7, len(page.words)))
    return next((k + 1 for k in ahead if page.words[k] in page.lex.sets["own_identity"]), j)


def _counted(s: Walk, j: int) -> bool:
    """A number that counts people or bodies (قال 20 خبيرا), no day and no age."""
    if s.draft.subject is not None or not s.subject_allowed or j + 1 >= s.limit:
        return False
    f = s.page.flags[j + 1]
    if s.page.words[j + 1] in s.page.lex.sets["percent"] and j - s.draft.cue_end <= 1:
        return True
    return bool(f & (c.ROLE | c.BODY | c.COMMON)) and not f & c.TIME


def _clause(s: Walk, j: int) -> bool:
    """A complementizer: the content, unless the word before it makes it something else (بعد أن، يمكن أن)."""
    if not s.frames & {"that", "call", "ask_of", "attitude", "np", "arrived"}:
        described = s.page.words[j][0] == "ب" and s.preps.get("ب") == "describe"
        pronoun = s.draft.relative and s.draft.reading is not None and s.draft.reading.object  # ما وصفه فلان بأنه كذا
        described = described and bool(pronoun or only_object(s, j))
        return begin(s, j, "describe") if described else False
    previous = s.page.words[j - 1]
    following = s.page.words[j + 1] if j + 1 < len(s.page.words) else ""
    if s.page.words[j] in s.page.lex.sets["if_or_that"] and following in s.page.lex.sets["past_negators"]:
        return False  # إن لم: if not
    if previous in s.page.lex.sets["partitive"] and s.page.words[j - 2] in s.page.lex.sets["despite"]:
        return False  # رفض الحديث على الرغم من أن
    if j > s.draft.cue_end and previous in s.page.lex.sets["no_content_before"] and previous not in s.preps:
        return False
    return begin(s, j, "that")


def _colon(s: Walk, j: int) -> bool:
    if not s.frames & {"quote", "that", "arrived"}:
        return False
    page = s.page
    k = j + 1
    while k < len(page.words) and page.words[k] == "\n" and k < j + 3:
        k += 1
    if k >= len(page.words):
        return False
    s.draft.limit = max(s.draft.limit, page.sentence(k)[1]) if k > j + 1 else s.draft.limit
    if page.words[k] in QUOTES:
        close = page.closed_by.get(k, -1)
        if k in page.closed_by:
            return begin(s, k + 1, "quote", close)
    f = page.flags[k]
    return begin(s, k, "that" if f & c.COMP and not f & c.REASON else "colon")


def _quote(s: Walk, j: int) -> bool | None:
    page = s.page
    close = page.closed_by.get(j)
    if close is None:  # a closing mark: stray
        s.j = j + 1
        return None
    inside = (close if close >= 0 else s.limit) - j - 1
    follow = page.words[close + 1] if 0 <= close < len(page.words) - 1 else "\n"
    if s.anchored and close >= 0 and page.words[j - 1][0].isalpha() and _clause_behind(page, close, s.limit):
        s.j = close + 1  # في محاضرة حول «كذا»، أن …
        return None
    inner = page.words[j + 1] if close > j + 1 else ""
    governed = inner[:1] in ("ب", "ل") and s.preps.get(inner[:1]) == "np"
    if governed and not page.lex.words.get(inner) and page.lex.flags(inner[1:]):
        return begin(s, j + 1, "np", -1)  # مرحبة "بروح الفريق" التي سادت
    if "attitude" in s.frames and close >= 0 and page.words[j + 1] in page.lex.attitudes:
        return attitude(s, j + 1)  # جددت “معارضتها القوية” للضريبة
    short = close >= 0 and inside <= 4 and follow[0].isalpha()
    if short and s.subject_allowed and s.draft.subject is None and j == s.draft.cue_end:
        return _nominal(s, j)
    if follow == ":" and close >= 0 and inside <= 4 and s.draft.subject is None and s.subject_allowed:
        return _nominal(s, j)  # قال «الحذيفي»: …
    if s.frames & {"charge", "describe"} and s.draft.subject is not None and s.object_start < 0 and inside <= 4:
        return object_phrase(s, j)  # يتهم الاتحاد "كذا" بأنها
    after_colon = j > 0 and page.words[j - 1] == ":"
    if inside <= 2 and not after_colon and close >= 0 and not (s.preps and "describe" in s.frames):
        digits = page.words[j + 1][0].isdigit()
        if digits:
            return False
        if follow[0].isalpha() and s.draft.subject is not None:
            s.j = close + 1
            return None
        if follow[0].isalpha():
            return _nominal(s, j)
    if s.frames & {"quote", "that", "np", "ask_of", "call"} or inside >= 4:
        first = page.flags[j + 1] if j + 1 < len(page.words) else 0
        if "quote" not in s.frames and not (first & c.COMP and "that" in s.frames) and "np" not in s.frames:
            return False
        return begin(s, j + 1, "quote", close)
    return False


def _clause_behind(page: Page, close: int, limit: int) -> bool:
    """A comma and a complementizer follow the quotation: it is a name or a title, and the content is the clause."""
    if close + 2 >= limit or page.words[close + 1] not in _COMMAS:
        return False
    f = page.flags[close + 2]
    return bool(f & c.COMP) and not f & c.REASON


def _arrived(s: Walk, j: int) -> bool | None:
    """جاء في البيان أن …: the document behind في is the speaker."""
    page = s.page
    if s.draft.subject is None and j == s.draft.cue_end and page.words[j] in page.lex.sets["in_which"]:
        issued = s.draft.cue - 1
        if issued < 0 or not _document(page, issued):
            return False
        s.draft.subject, s.draft.subject_side = Phrase(issued, issued + 1, issued, c.DOC, False), "before"
        s.frames = s.frames | {"quote", "that"}
        s.j = j + 1
        return None
    if s.draft.subject is not None or j != s.draft.cue_end or not page.flags[j] & c.PREP:
        if s.draft.subject is None:
            return _replied(s, j)
        s.j = j + 1
        return None
    np = noun_phrase(page, j + 1, s.limit)
    if np is None or not np.flags & (c.DOC | c.OCCASION):
        return False
    s.draft.subject, s.draft.subject_side = np, "after"
    s.j = np.end
    return None


def _replied(s: Walk, j: int) -> bool | None:
    """ورد الوزير: …، ورد فلان أن …: with a person for its subject the verb is و and رد."""
    np = noun_phrase(s.page, j, s.limit) if s.draft.glued or j == s.draft.cue_end else None
    if np is None or not (np.flags & (c.ROLE | c.NAME) or (np.named and not np.flags)) or np.end >= s.limit:
        return False
    following = s.page.flags[np.end]
    if s.page.words[np.end] != ":" and not (following & c.COMP and not following & c.REASON):
        return False
    s.draft.subject, s.draft.subject_side = np, "after"
    s.frames = frozenset({"quote", "that"})
    s.j = np.end
    return None


def _document(page: Page, k: int) -> bool:
    """The noun of a document, in the accusative or not (أصدرت بيانا جاء فيه)."""
    w = page.words[k]
    return bool((page.lex.flags(w) | page.lex.flags(w.removesuffix("ا"))) & c.DOC)


def _comma(s: Walk, j: int) -> bool | None:
    page = s.page
    s.commas += 1
    if s.commas > 6 or j + 1 >= s.limit:
        return False
    nxt = page.words[j + 1]
    trigger = page.lex.triggers.get(nxt)
    if trigger is not None and trigger[1] in page.lex.verb_forms and nxt not in page.lex.sets["direct_openers"]:
        reading = page.lex.verb_forms[trigger[1]][0]
        flags = page.flags[j + 1]
        goes_on = reading.tense == "participle" and (not flags & c.ADJ or nxt.endswith("ا"))
        if goes_on or trigger[0]:
            return False
    if s.draft.subject is not None and _tells_of(page, nxt):
        closing = next((k for k in range(j + 2, min(j + 16, s.limit)) if page.words[k] in _COMMAS), -1)
        if closing > 0:
            s.j = closing  # في بيان له، نشره على صفحته، …
            return None
    s.j = j + 1
    return None


def _tells_of(page: Page, word: str) -> bool:
    """A verb with a pronoun that goes back to what stands before the comma: نشره، تلقته."""
    trigger = page.lex.triggers.get(word)
    if trigger is not None and trigger[1] in page.lex.verb_forms:
        return bool(page.lex.verb_forms[trigger[1]][0].object) and not trigger[0]
    return bool(page.lex.flags(word) & c.VERB) and word.endswith(("ه", "ها"))


def _skip_aside(page: Page, j: int, limit: int, mark: str) -> int:
    """Behind a parenthesis or a pair of dashes (at most twelve tokens); behind the mark itself where it is alone."""
    closers = {")"} if mark == "(" else _DASHES
    for k in range(j + 1, min(j + 13, limit)):
        if page.words[k] in closers:
            return k + 1
    return j + 1


def _relative(s: Walk, j: int) -> bool | None:
    """A relative clause on the subject: skip to the comma that ends it, or to the content."""
    page = s.page
    if s.draft.subject is None and s.draft.addressee is None:
        return False
    for k in range(j + 1, s.limit):
        w = page.words[k]
        if w in _COMMAS or w == ":" or (w in QUOTES and "quote" in s.frames):
            s.j = k
            return None
        f = page.flags[k]
        if f & c.COMP and not f & c.REASON:
            previous = page.words[k - 1]
            trigger = page.lex.triggers.get(page.words[k - 1])
            if previous in page.lex.sets["no_content_before"] or (trigger and trigger[1] in page.lex.verb_forms):
                continue
            s.j = k
            return None
        provides = s.draft.verb >= 0 and page.lex.verbs[s.draft.verb].documents  # ينص المشروع الذي قدم على كذا
        if w in s.preps and k + 1 < s.limit and (provides or _speech_noun(page, k + 1)):
            s.j = k
            return None
        if w[0] == "ب" and "ب" in s.preps and k > j + 1 and verbal(page, w[1:]):
            s.j = k
            return None
    return False


def _speech_noun(page: Page, k: int) -> bool:
    """What a frame's preposition brings: a clause, a verbal noun, a noun of attitude."""
    return bool(page.flags[k] & (c.COMP | c.MASDAR)) or page.words[k] in page.lex.attitudes


def _nominal(s: Walk, j: int) -> bool | None:
    """A noun phrase: the subject first, then what the frame governs as an object."""
    page = s.page
    draft = s.draft
    wants_object = bool(s.frames & _WITH_OBJECT)
    if s.subject_allowed and draft.subject is None:
        if "attitude" in s.frames and page.words[j] in page.lex.attitudes:
            return attitude(s, j)
        split = bool(s.frames & {"charge", "call", "thank", "describe"})
        strength = (1 if s.anchored else 2) if wants_object else 0
        preps = s.prepositions | page.lex.sets["ask_from"] if "ask_of" in s.frames else s.prepositions
        np = (
            None
            if oblique(page, j)
            else noun_phrase(page, j, s.limit, before_object=strength, split=split, preps=preps)
        )
        if np is None:
            s.j = j + 1
            return None if j + 1 < s.limit and j - draft.cue_end < 3 else False
        if (j == draft.cue_end or draft.occasion is not None) and _own_deed(s, j):
            return begin(s, j, "np")  # كان قد أعلن ترشحه
        adjective = "ة" in page.raw(j) and j > draft.cue_end
        judged = bool(s.frames & {"describe", "charge"}) and draft.glued == "و" and j == draft.cue_end
        if not np.flags and np.end - j == 1 and (adjective or with_pronoun(page, j)) and not judged:
            s.j = np.end  # an unknown word in ة is an adjective that an adjunct left over
            return None
        if not np.flags and np.end - j == 1 and j - draft.cue_end > 1 and _adjective_like(page, j):
            s.j = np.end  # في كلام مليء بالأرقام
            return None
        if not wants_object and with_pronoun(page, np.head) and not np.flags & c.ROLE:
            s.j = np.end
            return None
        if s.frames & {"call", "thank"} and _accusative_plural(page, np):
            draft.addressee = (np.start, np.end)  # دعا الأطباء اليمنيين
            s.j = np.end
            return None
        pointed = page.flags[np.start] & c.DEM
        speaks = np.flags & (c.ROLE | c.BODY | c.NAME | c.DOC | c.OUTLET | c.PROPER | c.PLACE)
        if (
            "that" in s.frames
            and np.end - j == 1
            and not np.flags & c.SPEAKERLIKE
            and surname_elsewhere(page, j, s.anchored)
        ):
            draft.subject, draft.subject_side = Phrase(j, j + 1, j, c.NAME, True), "after"
            s.j = j + 1
            return None
        if pointed and not speaks and "np" in s.frames:
            return begin(s, j, "np")  # نفى هذه التهم
        if _right_before_clause(s, np):
            draft.subject, draft.subject_side = np, "after"
            s.j = np.end
            return None
        if wants_object and s.object_start < 0 and not can_speak(s, np.flags, np.head):
            return object_phrase(s, j)
        if (
            not wants_object
            and draft.verb in page.lex.bringers
            and _of_other_gender(s, np)
            and page.words[j - 1] in _DASHES
        ):
            return begin(s, j, "colon")  # وأضاف -في تصريحات للجريدة- الحكومة قامت بما عليها
        draft.subject, draft.subject_side = np, "after"
        s.j = np.end
        return None
    return object_phrase(s, j)


def _right_before_clause(s: Walk, np: Phrase) -> bool:
    """A definite noun with nothing but the clause behind it is the subject, though no person: أوضحت الجوازات أن."""
    page = s.page
    if "that" not in s.frames or np.end >= s.limit or not page.words[np.start].startswith("ال") or np.start != np.head:
        return False
    f = page.flags[np.end]
    if not f & c.COMP or f & c.REASON or with_pronoun(page, np.head) or np.flags & c.MASDAR:
        return False
    return not page.words[np.head].endswith("ين")


def _of_other_gender(s: Walk, np: Phrase) -> bool:
    reading = s.draft.reading
    known = s.page.lex.genders.get(s.page.words[np.head])
    return reading is not None and known is not None and {reading.gender, known[0]} == {"m", "f"}


def _own_deed(s: Walk, j: int) -> bool:
    """A verbal noun with its subject's pronoun right behind a verb that goes on for somebody named before."""
    page, cue = s.page, s.draft.cue
    if not s.bare_object or s.anchored or cue == 0 or s.draft.kind != "verb":
        return False
    w = page.words[j]
    base = next((w[: -len(p)] for p in POSSESSIVES if w.endswith(p)), "")
    before = page.flags[cue - 1] & (c.AUX | c.REL | c.CONJ | c.NEG) or s.draft.glued == "و"
    before = before or page.flags[s.draft.sentence[0]] & c.AUX  # وكان المكتب أكد في بيان رفضه كذا
    return bool(before and page.lex.words.get(base, 0) & c.MASDAR)


def _adjective_like(page: Page, j: int) -> bool:
    """An unknown word without an article behind an indefinite noun, with a preposition glued to what follows."""
    words = page.words
    if words[j].startswith("ال") or words[j - 1].startswith("ال") or j + 1 >= len(words):
        return False
    return bool(page.lex.flags(words[j - 1]) & (c.OCCASION | c.COMMON)) and words[j + 1][0] in "بل"


def _accusative_plural(page: Page, np: Phrase) -> bool:
    """A sound masculine plural in ين: whom the verb calls upon, not who calls."""
    head = page.words[np.head]
    behind = range(np.head + 1, np.end)
    if np.flags & c.ROLE and any(page.words[k].endswith("يين") and page.flags[k] & c.ADJ for k in behind):
        return page.lex.genders.get(head, ("", "s"))[1] != "s"  # الأطباء اليمنيين
    return np.flags & c.ROLE != 0 and head.endswith("ين") and page.lex.genders.get(head, ("", "s"))[1] != "s"
