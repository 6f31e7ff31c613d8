"""What a title tells by itself (الوزير، المصدر نفسه), and which of an article's speakers it may stand for."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import NamedTuple

from qawl.attribution.entity import Entity
from qawl.attribution.names import BODY, OTHER, PERSON, Made
from qawl.language.clitics import bare, behind_preposition
from qawl.lexicon import compiled as c
from qawl.text.page import Page


class Title(NamedTuple):
    """A mention without a name taken apart: its head and all its words, without articles."""

    made: Made
    head: str
    content: frozenset[str]
    same: bool  # نفسه، المذكور
    source: bool  # مصدر، شاهد
    trade: bool  # a profession or a source
    adjectives_only: bool  # nothing but adjectives beside the head

    @property
    def of_one_person(self) -> bool:
        """The title of one person, which no body or place tells from another's."""
        made = self.made
        return bool((made.definite or self.same) and made.roles and made.number == "s" and self.adjectives_only)

    def may_be(self, entity: Entity) -> bool:
        """Number, gender and kind allow it."""
        made = self.made
        if entity.number and made.number and entity.number != made.number and "p" in (entity.number, made.number):
            return False
        if made.gender and entity.gender and made.gender != entity.gender and made.number != "p":
            return False
        return not (made.kind == BODY and entity.kind == PERSON)

    def last_speaker(self, page: Page, recent: list[Entity]) -> Entity | None:
        """A trade (المتحدث، الخبير) or a bare office goes on with the last person who spoke."""
        made = self.made
        one_word = made.phrase.end - made.phrase.start == 1
        goes_on = self.head in page.lex.sets["generic_roles"] or self.same
        goes_on = goes_on or (self.adjectives_only and (self.trade or one_word))
        if not ((made.definite or self.same) and made.roles and made.number == "s" and goes_on):
            return None
        people = (e for e in recent if e.kind == PERSON)
        return next((e for e in people if not made.gender or not e.gender or made.gender == e.gender), None)


def covers(words: Set[str], content: Set[str]) -> bool:
    """``words`` hold all of ``content``; an adjective is held by the noun that it is made of (البعثة البرلمانية behind
    عضو البرلمان)."""
    return all(w in words or _noun_of(w) & words for w in content)


def _noun_of(word: str) -> Set[str]:
    """The nouns that an adjective of relation may be made of: برلماني → برلمان, مالية → مال."""
    for ending in ("يه", "ي"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            return {stem, stem + "ه", stem + "ا"}
    return frozenset()


def read_title(page: Page, made: Made) -> Title | None:
    """The parts of a title; None for a mention that is new each time (مصادر محلية، شركة)."""
    np, lex = made.phrase, page.lex
    same = any(page.flags[k] & c.SAME for k in range(np.start, np.end))
    pointed = bool(page.flags[np.start] & c.DEM)
    kind = lex.role_kinds.get(page.words[np.head])
    source = kind == "source"
    headline = page.in_headline(np.start) and made.number != "p"  # خبير: …, whom the article then names
    if not (made.definite or same or pointed or (made.roles and (headline or not source))):
        return None
    words = [plain(page, k) for k in range(np.start, np.end) if page.words[k][0].isalpha()]
    content = frozenset(w for w in words if not lex.flags(w) & (c.SAME | c.DEM))
    head = plain(page, np.head)
    trade = kind in ("profession", "source")
    if lex.flags(head) & c.SAME and content:  # ذات المتحدث
        k = next(k for k in range(np.start, np.end) if bare(page.words[k]) in content)
        head, trade = bare(page.words[k]), lex.role_kinds.get(page.words[k]) in ("profession", "source")
    adjectives_only = all(w == head or lex.flags(w) & c.ADJ for w in content)
    return Title(made, head, content, same, source, trade, adjectives_only)


def plain(page: Page, k: int) -> str:
    """The word at ``k`` without its article and without a preposition glued to it: لرابطة and رابطة are one."""
    w = page.words[k]
    glued = w[0] in "لب" and len(w) > 3 and not page.lex.words.get(w)
    return bare(behind_preposition(w)) if glued and (w[1] == "ل" or page.lex.words.get(w[1:])) else bare(w)


def holds(page: Page, entity: Entity, head: str, adjectives: frozenset[str]) -> bool:
    """The person is named with this office and with nothing that makes it another's: الرئيس المصري is الرئيس محمد مرسي,
    not رئيس المحكمة فلان, nor الرئيس التركي فلان."""
    if entity.kind != PERSON or not entity.keys or head not in entity.roles:
        return False
    if len(entity.roles) > 1 and bare(page.words[entity.made.phrase.head]) != head:
        return False
    others = {w for w in entity.words - adjectives - {head} if w not in entity.keys}
    if any(page.lex.flags(w) & (c.BODY | c.PLACE | c.DOC) for w in others):
        return False
    return not any(page.lex.flags(w) & c.ADJ and w.endswith("ي") for w in others) or adjectives <= entity.words


def alone(page: Page, entities: Iterable[Entity], entity: Entity, title: Title) -> bool:
    """No other speaker of the article has the title's head, and nothing in it names another body or place: المصدر
    الحكومي is مصدر رفيع then, الصحفي المختص is الصحفي فلان."""
    head = title.head
    if head not in page.lex.sets["generic_roles"]:
        other = c.BODY | c.PLACE | c.PROPER | c.ROLE | c.NAME
        told_apart = any(page.lex.flags(w) & other for w in title.content if w != head)
        trade = page.lex.role_kinds.get(head) in ("profession", "source")
        if not trade or told_apart or entity.kind != PERSON or not entity.keys:
            return False
    return not any(head in e.words for e in entities if e is not entity)


def named_holder(entities: Iterable[Entity], entity: Entity, head: str) -> Entity:
    """The person with a name behind an entity that so far is a title only."""
    if entity.keys or entity.kind != OTHER:
        return entity
    for other in entities:
        if other.keys and head in other.roles and entity.roles <= other.roles | {head}:
            return other
    return entity
