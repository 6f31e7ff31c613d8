"""The speakers of one article: which mentions are one entity. Built over all mentions first, so that a headline's
surname finds the full name that comes later; then asked in the order of the text, so that a title finds the last
person who holds it."""

from __future__ import annotations

from qawl.attribution.entity import Entity
from qawl.attribution.lookup import (
    body_of,
    expanded,
    fuller_name,
    introduced,
    issuer,
    last_named,
    listed_key,
    named_issuer,
    office_holders,
)
from qawl.attribution.names import BODY, OTHER, PERSON, PLACE, Made, display, take_apart
from qawl.attribution.titles import Title, alone, covers, holds, named_holder, read_title
from qawl.language.clitics import POSSESSIVES, bare, behind_preposition
from qawl.lexicon import compiled as c
from qawl.text.page import Page
from qawl.text.phrases import Phrase, noun_phrase


class Registry:
    """The entities of one article."""

    __slots__ = ("_issuers", "entities", "page")

    def __init__(self, page: Page) -> None:
        self.page = page
        self.entities: list[Entity] = []
        self._issuers: dict[str, Entity] = {}

    def issued(self, occasion: tuple[int, int, str] | None, entity: Entity) -> None:
        """``entity`` spoke in a document (في بيان): the document's bare name later stands for it (وأضاف البيان)."""
        if occasion is not None and entity.kind in (BODY, PERSON, PLACE):
            word = bare(self.page.words[occasion[0]])
            for suffix in POSSESSIVES:
                if not self.page.lex.flags(word) & c.DOC:
                    word = word.removesuffix(suffix)
            if self.page.lex.flags(word) & c.DOC:
                self._issuers[word] = entity

    def resolve(self, made: Made, recent: list[Entity]) -> tuple[Entity, str]:
        """The entity of a mention and the basis: at_cue (its own name), title, metonym. New entities are added."""
        if made.kind == PERSON and made.keys:
            return self._person(made, recent), "at_cue"
        if self.page.lex.flags(_unprefixed(self.page, made.phrase.head)) & c.DOC and (issuer := self._issuer(made)):
            return issuer, "title"
        if made.kind in (BODY, OTHER) and (whole := self._in_parentheses(made)) is not None:
            return whole, "title"
        if made.kind in (OTHER, BODY) and (found := self._by_title(made, recent)) is not None:
            return found, "title"
        np = made.phrase
        if made.kind in (BODY, OTHER) and (whole := self._spelt_out(made)) is not None:
            return whole, "title"
        if self.page.flags[np.head] & c.DOC and made.definite and np.end - np.start <= 2:
            for entity in recent:  # البلاغ: whoever spoke last of those who issue such
                if entity.kind == BODY and not self.page.flags[entity.antecedent.head] & c.DOC:
                    return entity, "title"
        if made.kind in (BODY, OTHER) and np.end - np.start == 1:
            word = self.page.words[np.head]
            f = self.page.flags[np.head]
            bearer = f & c.BODY and word.startswith("ال") and made.kind == BODY
            if (bearer or (f & (c.OUTLET | c.PROPER) and not f & c.BODY)) and (
                body := body_of(self.page, bare(word))
            ) is not None:
                return self.resolve(take_apart(self.page, body)._replace(kind=BODY, keys=(), name=()), [])[0], "title"
            if f & c.HONORIFIC and word.startswith("ال") and (run := fuller_name(self.page, bare(word))):
                keys = tuple(bare(self.page.words[k]) for k in run)
                return self._person(made._replace(kind=PERSON, name=run, keys=keys)), "title"
        for entity in self.entities:
            if entity.kind == made.kind and not entity.keys and entity.name == display(self.page, made):
                self._mentioned(entity, made.phrase)
                return entity, "at_cue"
        return self._new(made), "metonym" if made.kind == PLACE else "at_cue"

    def _in_parentheses(self, made: Made) -> Entity | None:
        """الفيفا: the body behind which the article prints this one word in parentheses."""
        np = made.phrase
        if np.end - np.start != 1 or self.page.flags[np.start] & (c.ROLE | c.PLACE | c.DOC):
            return None
        whole = expanded(self.page, bare(self.page.words[np.start]))
        return (
            None
            if whole is None
            else self.resolve(take_apart(self.page, whole)._replace(kind=BODY, keys=(), name=()), [])[0]
        )

    def _spelt_out(self, made: Made) -> Entity | None:
        """«نزاهة»: the body that the article spells out with this name in parentheses behind it."""
        page, np = self.page, made.phrase
        own = [k for k in range(np.start, np.end) if page.words[k][0].isalpha()]
        if len(own) != 1 or page.flags[own[0]] & (c.ROLE | c.PLACE):
            return None
        key = bare(page.words[own[0]])
        whole = expanded(page, key) or (
            body_of(page, key) if len(own) < np.end - np.start or not page.flags[own[0]] else None
        )
        if whole is None or whole.start == np.start:
            return None
        return self.resolve(take_apart(page, whole)._replace(kind=BODY, keys=(), name=()), [])[0]

    def _new(self, made: Made) -> Entity:
        entity = Entity(made, display(self.page, made))
        self.entities.append(entity)
        self._mentioned(entity, made.phrase)
        return entity

    def _mentioned(self, entity: Entity, np: Phrase) -> None:
        for k in range(np.start, np.end):
            w = self.page.words[k]
            entity.words.add(bare(w))
            if len(w) > 3 and w[0] in "ولب":
                entity.words.add(bare(behind_preposition(w) if w[0] != "و" else w[1:]))

    def _issuer(self, made: Made) -> Entity | None:
        """Who issued a document that speaks: بيان الوزارة is the ministry's, البيان that of whoever spoke in one."""
        page, np = self.page, made.phrase
        lex = page.lex
        k = np.head + 1
        while k < np.end and page.flags[k] & c.ADJ:
            k += 1
        if k < np.end and np.head == np.start and page.words[k][0] == "ل" and not lex.words.get(page.words[k]):
            page.glued.add(k)
            behind = noun_phrase(page, k, np.end)
            if behind is not None and lex.flags(behind_preposition(page.words[k])) & (c.BODY | c.PROPER):
                key = bare(behind_preposition(page.words[k]))
                same = (e for e in self.entities if e.kind == BODY and bare(page.words[e.antecedent.head]) == key)
                spoken = next(same, None) if behind.end - behind.start == 1 else None  # بيان للشرطة
                return spoken or self.resolve(take_apart(page, behind)._replace(kind=BODY, keys=(), name=()), [])[0]
        if k < np.end and k == np.head + 1 and (named := named_issuer(page, k)) is not None:
            body = body_of(page, bare(page.words[named.phrase.head]))
            whole = named if body is None else take_apart(page, body)._replace(kind=BODY, keys=(), name=())
            return self.resolve(whole, [])[0]
        if k < np.end and np.head == np.start:
            f = page.flags[k]
            if f & (c.BODY | c.PROPER | c.OUTLET) and not f & c.DOC:
                inner = take_apart(page, Phrase(k, np.end, k, f, False))
                return self.resolve(inner, [])[0]
        head = bare(_unprefixed(page, np.head))
        if head not in self._issuers:
            found = issuer(page, head)
            if found is None:
                return None
            self._issuers[head] = self.resolve(found, [])[0]
        return self._issuers[head]

    def _person(self, made: Made, recent: list[Entity] | None = None) -> Entity:
        keys = made.keys
        known: tuple[Entity, ...] = (*(recent or ()), *reversed(self.entities))
        for entity in known:
            if entity.kind == PERSON and entity.keys and _same_person(keys, entity.keys):
                entity.roles |= made.roles
                self._mentioned(entity, made.phrase)
                longer, shorter = (made, entity.made) if len(keys) > len(entity.keys) else (entity.made, made)
                if len(keys) != len(entity.keys):
                    whole = shorter if _object_behind(self.page, longer, shorter) else longer
                    entity.keys, entity.made, entity.name = whole.keys, whole, display(self.page, whole)
                if not entity.gender:
                    entity.gender = made.gender
                return entity
        rest = self.page.words[made.name[1]] if len(keys) > 1 else ""
        if rest.startswith("ال") and not self.page.lex.flags(rest) & c.NAME:
            for entity in known:  # مارادونا المتوج …: a known surname and words that are no name
                if entity.kind == PERSON and len(entity.keys) > 1 and keys[0] == entity.keys[-1] != entity.keys[0]:
                    self._mentioned(entity, made.phrase)
                    return entity
        body = body_of(self.page, keys[0]) if len(keys) == 1 and made.phrase.end - made.phrase.start == 1 else None
        if body is not None:
            return self.resolve(take_apart(self.page, body)._replace(kind=BODY, keys=(), name=()), [])[0]
        listed = listed_key(self.page, made)
        if len(keys) == 1 and not listed and not made.roles and (spelt := self._spelt_out(made)) is not None:
            return spelt
        entity = self._new(made)
        if len(keys) == 1:
            self._fuller(entity)
        return entity

    def _fuller(self, entity: Entity) -> None:
        """A surname alone takes the full name that the text prints elsewhere (فلاديمير بوتين)."""
        page = self.page
        if entity.keys[0] in page.lex.sets["name_tails"]:
            return  # الله
        run = fuller_name(page, entity.keys[0])
        if run:
            keys = tuple(bare(_bare_conjunction(page, k)) for k in run)
            phrase = Phrase(run[0], run[-1] + 1, run[0], c.NAME, True)
            entity.keys = keys
            entity.made = entity.made._replace(phrase=phrase, name=run, keys=keys)
            entity.name = display(page, entity.made)

    def _by_title(self, made: Made, recent: list[Entity]) -> Entity | None:
        """الوزير، المصدر نفسه، الوكالة: the entity that the words stand for, by the first rule that finds one."""
        page, np = self.page, made.phrase
        if page.words[np.start] in page.lex.sets["the_latter"] and np.end - np.start == 1:
            latter = last_named(page, np.start)
            return None if latter is None else self._person(latter, recent)
        title = read_title(page, made)
        if title is None:
            return None
        if np.end - np.start == 1 and np.flags & c.HONORIFIC and not made.definite and made.number == "s":
            spoke = next((e for e in recent if e.kind == PERSON and e.gender != "f"), None)  # معاليه، سموه
            named = last_named(page, np.start) if spoke is None else None
            return self._person(named, recent) if named is not None else spoke
        if title.same and title.source and recent and made.number == "s":
            return recent[0]  # المصدر نفسه: whoever was quoted last
        anonymous = title.source and made.definite and np.end - np.start == 1 and made.number == "s" and bool(recent)
        if anonymous and page.lex.role_kinds.get(page.words[recent[0].antecedent.head]) == "source":
            return recent[0]  # مصدر في الوزارة … وأضاف المسؤول
        found = (
            self._fitting(title, recent)
            or self._medium(made, recent)
            or self._introduced(title)
            or title.last_speaker(page, recent)
            or self._holder(title, recent)
        )
        if found is not None or not title.of_one_person or made.keys:
            return found
        people = [e for e in self.entities if e.kind == PERSON and e.keys]
        only = people[0] if len(people) == 1 else None
        office = page.lex.role_kinds.get(page.words[np.head]) == "office"
        fits = only is not None and not (
            office and only.roles and not holds(page, only, title.head, title.content - {title.head})
        )
        if only is not None and fits and only in recent and made.gender == only.gender:
            return only  # the only person with a name who speaks in the article
        return None

    def _fitting(self, title: Title, recent: list[Entity]) -> Entity | None:
        """The last entity all of whose words the title has, or that alone has its head."""
        made = title.made
        named_below = self.page.in_headline(made.phrase.start)
        others = [e for e in self.entities if e not in recent and e.kind == PERSON and e.keys]
        for entity in (*recent, *others):
            if not title.may_be(entity):
                continue
            unique = (made.definite or named_below) and not made.keys and alone(self.page, self.entities, entity, title)
            if title.head in entity.words | entity.roles and (
                covers(entity.words | entity.roles, title.content) or unique
            ):
                better = named_holder((*recent, *self.entities), entity, title.head)
                self._mentioned(better, made.phrase)
                return better
        return None

    def _medium(self, made: Made, recent: list[Entity]) -> Entity | None:
        """الصحيفة: the last outlet."""
        np, flags = made.phrase, self.page.flags
        if not (flags[np.head] & c.MEDIA and made.definite and np.end - np.start == 1):
            return None
        spoken = (*recent, *reversed(self.entities))
        return next((e for e in spoken if flags[e.antecedent.head] & c.OUTLET), None)

    def _introduced(self, title: Title) -> Entity | None:
        """Whom the article introduces with these words elsewhere, outside any cue."""
        made = title.made
        short_body = made.kind == BODY and made.definite and made.phrase.end - made.phrase.start == 1
        if not (made.roles and made.number != "p" and made.kind != BODY) and not short_body:
            return None
        other = introduced(self.page, made, title.content)
        if other is None:
            return None
        found = self._person(other) if other.kind == PERSON else self.resolve(other, [])[0]
        self._mentioned(found, made.phrase)
        return found

    def _holder(self, title: Title, recent: list[Entity]) -> Entity | None:
        """الرئيس المصري: the one person with this office and nothing that makes it another's."""
        made, head = title.made, title.head
        if not (title.of_one_person and made.definite and len(title.content) > 1 and not made.keys):
            return None
        adjectives = title.content - {head}
        holders = [e for e in self.entities if holds(self.page, e, head, adjectives) and e.gender == made.gender]
        if not holders:
            bearers: dict[str, Made] = {}
            for other in office_holders(self.page, made):
                candidate = Entity(other, display(self.page, other))
                candidate.words = {bare(self.page.words[k]) for k in range(other.phrase.start, other.phrase.end)}
                if holds(self.page, candidate, head, adjectives) and other.gender == made.gender:
                    bearers.setdefault(other.keys[-1], other)
            spoke = [b for b in bearers.values() if any(e.keys and _same_person(e.keys, b.keys) for e in recent)]
            if len(bearers) == 1 or len(spoke) == 1:
                holders = [self._person(other) for other in (spoke if len(bearers) > 1 else bearers.values())]
        if len(holders) != 1:
            return None
        self._mentioned(holders[0], made.phrase)
        return holders[0]


def _object_behind(page: Page, longer: Made, shorter: Made) -> bool:
    """The longer name is the shorter one and a noun that the verb governs: فتح داود الكرمي | النقاش."""
    rest = longer.name[len(shorter.name) :]
    if len(shorter.keys) < 2 or longer.keys[: len(shorter.keys)] != shorter.keys or len(rest) != 1:
        return False
    w = page.words[rest[0]]
    f = page.lex.flags(w)
    return w.startswith("ال") and w[-1] != "ي" and bool(f & (c.COMMON | c.MASDAR)) and not f & (c.NAME | c.ADJ)


def _unprefixed(page: Page, k: int) -> str:
    """The word at ``k`` without the preposition of its source phrase: وفقا للبيان."""
    w: str = page.words[k]
    return behind_preposition(w) if w.startswith("لل") and not page.lex.words.get(w) else w


def _bare_conjunction(page: Page, k: int) -> str:
    w: str = page.words[k]
    return w[1:] if w[0] == "و" and not page.lex.words.get(w) and page.lex.words.get(w[1:], 0) & c.NAME else w


def _same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """One name is the other shortened: its words stand in the other in order, the last or the first among them."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if not set(short) <= set(long):
        return False
    return short[-1] == long[-1] or len(short) > 1 or short[0] == long[0] or short[0] in long[-2:]
