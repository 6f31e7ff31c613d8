"""The chain: who holds the floor, what takes it away. An explicit state machine over the drafts in text order.

- A named speaker at depth 0 takes the floor.
- A participle goes on with the speaker of its own sentence, else with the sentence's subject.
- A verb without a subject belongs to the last holder of the floor with whom it agrees.
- Speech inside speech takes nothing; in it a first person is the speaker of what surrounds it.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from qawl.attribution.entity import Entity
from qawl.attribution.interviewed import asker, interviewee
from qawl.attribution.names import PERSON, take_apart
from qawl.attribution.registry import Registry
from qawl.lexicon import compiled as c
from qawl.lexicon.compiled import Lexicon
from qawl.statements.draft import BARE, NOUN, PARTICIPLE, VERB, Draft
from qawl.statements.interview import ANSWER
from qawl.text.agreement import agrees, features
from qawl.text.page import Page
from qawl.text.phrases import Phrase, noun_phrase
from qawl.text.shapes import with_pronoun

REMEMBERED: Final = 6
MAX_BACK: Final = 30
"""How far before a cue the verb of its clause is looked for, in tokens."""


class Attribution(NamedTuple):
    """Who said it: the entity, on what basis (with how far it was carried), and the next candidate."""

    entity: Entity | None
    basis: str
    runner_up: Entity | None = None
    reach: str = ""


NOBODY: Final = Attribution(None, "")
SENTENCE: Final = "sentence"
"""Carried on from the speaker of the same sentence."""
BEYOND: Final = "beyond"
"""Carried past somebody who spoke since, or from somebody who has not spoken yet."""


class Floor:
    """The state: the holders of the floor, last first, and the speaker of each sentence."""

    __slots__ = ("holders", "of_sentence")

    def __init__(self) -> None:
        self.holders: list[Entity] = []
        self.of_sentence: dict[int, Entity] = {}

    def take(self, entity: Entity, sentence: int) -> None:
        """``entity`` takes the floor in the sentence that starts at token ``sentence``."""
        if entity in self.holders:
            self.holders.remove(entity)
        self.holders.insert(0, entity)
        del self.holders[REMEMBERED:]
        self.of_sentence[sentence] = entity


def attribute(page: Page, drafts: list[Draft]) -> dict[int, Attribution]:
    """The speaker of each draft, by its position in ``drafts``."""
    registry = Registry(page)
    made = {}
    for n, draft in enumerate(drafts):
        if draft.subject is not None:
            made[n] = take_apart(page, draft.subject)
            if made[n].kind == PERSON and len(made[n].keys) > 1:
                registry.resolve(made[n], [])
    for draft in drafts:
        if draft.relay is not None:
            i, j = draft.relay
            registry.resolve(take_apart(page, Phrase(i, j, i, page.flags[i], False)), [])
    turns = [draft for draft in drafts if draft.turn]
    asks = asker(page, registry, turns[0].start) if turns else None
    answers = interviewee(page, registry, drafts, made, turns[0].start, asks) if turns else None
    floor = Floor()
    out: dict[int, Attribution] = {}
    position = {id(d): n for n, d in enumerate(drafts)}
    for n, draft in enumerate(drafts):
        if draft.subject is not None and _possessed(page, draft.subject):
            draft.subject = None  # وعده، قلقه: what somebody has is nobody who speaks
        if draft.subject is not None:
            entity, basis = registry.resolve(made[n], floor.holders)
            registry.issued(draft.occasion, entity)
            her = draft.reading is not None and draft.reading.gender == "f" and draft.subject_side == "after"
            if her and entity.kind == PERSON and entity.gender == "m":
                entity.gender = "f"  # أكدت عضو اللجنة سميرة سمير
            out[n] = Attribution(entity, basis)
        elif draft.turn:
            voice = answers if draft.turn == ANSWER else asks
            out[n] = NOBODY if voice is None else Attribution(voice, "carried")
        else:
            out[n] = _implied(page, registry, floor, draft, out, position)
        found = out[n].entity
        if found is not None and draft.parent is None and draft.status == "said" and not draft.relative:
            floor.take(found, draft.sentence[0])
    return out


def _possessed(page: Page, np: Phrase) -> bool:
    return not np.flags & (c.ROLE | c.BODY | c.NAME | c.DOC) and with_pronoun(page, np.head)


def _implied(
    page: Page,
    registry: Registry,
    floor: Floor,
    draft: Draft,
    out: dict[int, Attribution],
    position: dict[int, int],
) -> Attribution:
    parent = draft.parent
    if draft.kind == NOUN:
        if page.words[draft.cue][0] == "ب" and draft.frame in ("quote", "colon"):
            return _participle(page, registry, floor, draft)  # …، بقوله: …
        if draft.relay is not None and floor.holders:  # نقلت عنه الصحيفة قوله
            return Attribution(floor.holders[0], "pronoun")
        return NOBODY
    if parent is not None:
        above = out.get(position[id(parent)])
        if draft.reading is not None and draft.reading.person == 1 and above is not None:
            return Attribution(above.entity, "pronoun")
        if (draft.relative or draft.kind == PARTICIPLE) and above is not None and above.entity is not None:
            return Attribution(above.entity, "carried")
        if above is not None and above.entity is not None and _of_oneself(page, draft, parent, above.entity):
            return Attribution(above.entity, "carried")
        return _inside(page, registry, draft, parent)
    if draft.kind == PARTICIPLE:
        return _participle(page, registry, floor, draft)
    if draft.kind == VERB and draft.reading is not None:
        adds = page.words[draft.cue - 1] in page.lex.sets["that_of_verbs"]  # …، قبل أن يضيف
        apart = not (draft.glued or draft.relative or adds)
        if draft.reading.tense == "present" and apart and _impersonal(page, draft):
            return NOBODY
        joined = draft.glued or adds or page.words[draft.cue - 1] in page.lex.sets["same_clause"]
        if joined and draft.cue > draft.sentence[0]:
            found = _participle(page, registry, floor, draft)  # استقبل الوزير السفير وأكد له
        else:
            found = _carried(floor, draft)
        if found.entity is None and not floor.holders:
            return _awaited(registry, draft)
        return found
    if draft.kind == BARE:
        return Attribution(floor.holders[0], "carried") if floor.holders else NOBODY
    return NOBODY


def _awaited(registry: Registry, draft: Draft) -> Attribution:
    """A verb without a subject before anybody has spoken (a headline): the first named speaker who agrees."""
    for entity in registry.entities:
        if entity.keys and agrees(draft.reading, entity.gender, entity.number, after=False):
            return Attribution(entity, "carried", reach=BEYOND)
    return NOBODY


def _impersonal(page: Page, draft: Draft) -> bool:
    """يتوقع أن، يُعتقد أن at the head of a clause: nobody in particular."""
    words = page.words
    k = draft.cue
    reading = draft.reading
    if reading is None or reading.gender != "m" or reading.number != "s":
        return False
    return draft.start - draft.cue_end <= 1 or bool(page.lex.flags(words[k - 1]) & c.REL)


def _carried(floor: Floor, draft: Draft) -> Attribution:
    """The last holder of the floor that the verb agrees with."""
    fitting = [e for e in floor.holders if agrees(draft.reading, e.gender, e.number, after=False)]
    if not fitting:
        return Attribution(None, "", floor.holders[0] if floor.holders else None)
    reach = "" if fitting[0] is floor.holders[0] else BEYOND
    return Attribution(fitting[0], "carried", fitting[1] if len(fitting) > 1 else None, reach)


def _participle(page: Page, registry: Registry, floor: Floor, draft: Draft) -> Attribution:
    """The speaker of the same sentence; else the subject that opens the sentence; else the floor."""
    speaker = floor.of_sentence.get(draft.sentence[0])
    if speaker is not None and agrees(draft.reading, speaker.gender, speaker.number, after=False):
        return Attribution(speaker, "carried", reach=SENTENCE)
    subject = _sentence_subject(page, draft)
    subject = subject or _clause_subject(page, draft)
    if subject is not None:
        entity, _ = registry.resolve(take_apart(page, subject), floor.holders)
        return Attribution(entity, "carried", floor.holders[0] if floor.holders else None)
    return _carried(floor, draft)


def _sentence_subject(page: Page, draft: Draft) -> Phrase | None:
    """A noun phrase that can speak, behind the first word of the draft's sentence."""
    words, lex = page.words, page.lex
    start = draft.sentence[0]
    j = start
    while j < draft.cue and (not words[j][0].isalpha() or page.flags[j] & (c.OPENER | c.AUX | c.CONJ | c.TIME)):
        j += 1
    for k in (j, j + 1):
        if k >= draft.cue:
            return None
        f = page.flags[k]
        if k and page.flags[k - 1] & c.PREP:
            continue
        speaks = f & (c.ROLE | c.BODY | c.NAME | c.PLACE | c.OUTLET | c.PROPER)
        counted = k > j and f & c.QUANT and k + 1 < draft.cue and page.flags[k + 1] & c.ROLE
        known = bool(counted) or (bool(speaks) and not words[k].startswith("و"))
        nisba = not f and words[k].startswith("ال") and words[k].endswith("ي")
        several = not f & ~(c.COMMON | c.ADJ) and words[k].startswith("ال") and words[k].endswith("ون")
        if known or (k > j and (nisba or several) and _verb(lex, words[j])):
            np = noun_phrase(page, k, draft.cue, before_object=2)
            if np is not None:
                gender, number = features(page, np)
                if agrees(draft.reading, gender, number, after=False):
                    return np
    return None


def _clause_subject(page: Page, draft: Draft) -> Phrase | None:
    """Who did what the last main clause before the cue tells: …، قرر نادر الانسحاب، وطالب بكذا. The verb stands at the
    head of a clause, its subject right behind it, and that is a person or a body that the cue's verb agrees with."""
    words, lex = page.words, page.lex
    for k in range(draft.cue - 2, max(draft.sentence[0], draft.cue - MAX_BACK), -1):
        w = words[k]
        if not _verb(lex, w) or words[k - 1][0].isalpha():
            continue
        f = page.flags[k + 1]
        if not f & (c.ROLE | c.BODY | c.NAME | c.PROPER) or f & c.PREP:
            return None
        np = noun_phrase(page, k + 1, draft.cue, before_object=2)
        if np is None or not np.flags & c.SPEAKERLIKE:
            return None
        gender, number = features(page, np)
        return np if agrees(draft.reading, gender, number, after=False) else None
    return None


def _of_oneself(page: Page, draft: Draft, parent: Draft, speaker: Entity) -> bool:
    """قال إنه لا يحبذ … ويرفض: the clause speaks of its own speaker, with no other subject before the verb."""
    if not parent.parts or draft.reading is None or not draft.glued:
        return False
    start = parent.parts[0][0]
    if page.words[start] not in page.lex.sets["that_he"]:
        return False
    return agrees(draft.reading, speaker.gender, speaker.number, after=False)


def _verb(lex: Lexicon, word: str) -> bool:
    return word in lex.triggers or bool(lex.flags(word) & c.VERB)


def _inside(page: Page, registry: Registry, draft: Draft, parent: Draft) -> Attribution:
    """An implied speaker inside another's words: the last noun phrase there that can speak and agrees, if any."""
    low = parent.parts[0][0] if parent.parts else draft.sentence[0]
    for k in range(draft.cue - 1, max(low, draft.cue - 25) - 1, -1):
        f = page.flags[k]
        if f & (c.ROLE | c.BODY | c.PROPER) or (
            f & c.PLACE and draft.reading is not None and draft.reading.gender == "f"
        ):
            if page.flags[k - 1] & c.PREP:
                continue
            np = noun_phrase(page, k, draft.cue)
            if np is None:
                continue
            gender, number = features(page, np)
            if agrees(draft.reading, gender, number, after=False):
                entity, _ = registry.resolve(take_apart(page, np), [])
                return Attribution(entity, "carried")
    return NOBODY
