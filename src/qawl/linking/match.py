"""Whether a speaker of an article is an entity of the record: a score with its evidence. Pure."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, NamedTuple

from qawl.language.names import NameFolds, Relation, compare
from qawl.lexicon.compiled import Lexicon
from qawl.linking.seen import Titles, person
from qawl.linking.tables import Entity

LINKED_FROM: Final = 0.8
"""A link is made from this confidence on."""
LEAD: Final = 0.04
"""How far the best candidate must be ahead of the next one."""
CANDIDATE_FROM: Final = 0.5
"""Candidates with less are not even named."""
SAME_TIME_DAYS: Final = 45
"""Two offices at once are two persons; offices further apart than this are a career."""

_BASE: Final[dict[Relation, float]] = {"same": 0.94, "variant": 0.9, "fuller": 0.84, "begins": 0.6, "unlike": 0.0}
_ROLE: Final[dict[Relation, float]] = {"same": 0.04, "variant": 0.05, "fuller": 0.08, "begins": 0.22, "unlike": 0.0}
_COUNTRY: Final[dict[Relation, float]] = {"same": 0.01, "variant": 0.02, "fuller": 0.04, "begins": 0.08, "unlike": 0.0}
_COMMON: Final = {"same": 0.06, "variant": 0.08, "fuller": 0.2, "begins": 0.15}
"""What a name of given names only (محمد علي) loses: many people are called so."""
_SPLIT: Final = 0.1
"""What an entity that a person parted from another loses where only the name speaks for it: the rest stays there."""
_ORDER: Final[tuple[Relation, ...]] = ("same", "variant", "fuller", "begins", "unlike")


class Match(NamedTuple):
    """A candidate with its confidence and its evidence; ``conflict`` says why it is none, where it is none."""

    entity: Entity
    confidence: float
    relation: Relation
    evidence: dict[str, Any]
    conflict: str | None = None


def people(
    name: str, words: tuple[str, ...], titles: Titles, day: tuple[str | None, str | None], entity: Entity, lex: Lexicon
) -> Match:
    """How well a person of an article fits an entity that shares one of its keys.

    ``day`` is the article's first and last possible day (ISO), or Nones.
    """
    relation: Relation = "unlike"
    there: tuple[str, str | None] = ("", None)
    for spelling, uid in entity.names:
        known = person(spelling, lex)
        now = compare(words, known, lex.name_folds)
        if now == "unlike" and other_middle(words, known, lex.name_folds):
            return Match(entity, 0.0, "unlike", {}, "second names")
        if _ORDER.index(now) < _ORDER.index(relation):
            relation, there = now, (spelling, uid)
    if relation == "unlike":
        return Match(entity, 0.0, "unlike", {})
    evidence: dict[str, Any] = {"name": {"here": name, "there": there[0], "uid": there[1], "relation": relation}}
    if reason := conflict(titles, day, entity, lex):
        return Match(entity, 0.0, relation, evidence, reason)
    known_roles = frozenset().union(*(role.words for role in entity.roles))
    known_countries = {role.country for role in entity.roles if role.country} | ({entity.country} - {None})
    shared = titles.roles & known_roles
    country = (titles.countries | titles.places) & known_countries
    base = _BASE[relation]
    if relation == "begins" and min(len(words), len(person(there[0], lex))) > 2:
        base = _BASE["fuller"]
    if all(word in lex.name_folds.given for word in min(words, person(there[0], lex), key=len)):
        base -= _COMMON[relation]
    score = base + (_ROLE[relation] if shared else 0.0) + (_COUNTRY[relation] if country else 0.0)
    if entity.split and not shared and not country:
        score -= _SPLIT
    if shared:
        evidence["role"] = sorted(shared)
    if country:
        evidence["country"] = sorted(filter(None, country))
    return Match(entity, round(min(score, 0.99), 3), relation, evidence)


def other_middle(a: tuple[str, ...], b: tuple[str, ...], folds: NameFolds) -> bool:
    """First and last words agree and both have others between them (of names that are unlike, others that do not)."""
    if len(a) < 3 or len(b) < 3:
        return False
    return compare((a[0], a[-1]), (b[0], b[-1]), folds) != "unlike"


def conflict(titles: Titles, day: tuple[str | None, str | None], entity: Entity, lex: Lexicon) -> str | None:
    """Why a speaker with these titles can't be the entity: another state's office, a field of its own, two offices at
    one time. None where nothing speaks against it."""
    fields = {lex.fields[word] for role in entity.roles for word in role.words if word in lex.fields}
    if titles.fields and fields and not titles.fields & fields:
        never = frozenset().union(*(lex.never_with[field] for field in titles.fields))
        if fields <= never:
            return "field"
    official = {role.country for role in entity.roles if role.country and role.official}
    if titles.official and titles.countries and official and not (titles.countries | titles.places) & official:
        return "country"
    for role in entity.roles:
        held = role.words & lex.offices
        if held & titles.roles and titles.offices:
            other = role.words - lex.offices
            if other and not other & (titles.offices | titles.roles) and _at_once(day, (role.first, role.last)):
                return "office"
    return None


def _at_once(a: tuple[str | None, str | None], b: tuple[str | None, str | None]) -> bool:
    if None in a or None in b:
        return False
    first_a, last_a, first_b, last_b = (date.fromisoformat(str(day)[:10]) for day in (*a, *b))
    gap = max((first_b - last_a).days, (first_a - last_b).days, 0)
    return gap <= SAME_TIME_DAYS


def chosen(matches: list[Match]) -> tuple[Match | None, list[Match]]:
    """The match to link, or None; and the candidates worth naming, the best first."""
    ranked = sorted(
        (m for m in matches if m.conflict is None and m.confidence >= CANDIDATE_FROM),
        key=lambda m: (-m.confidence, m.entity.n),
    )
    if not ranked or ranked[0].confidence < LINKED_FROM:
        return None, ranked
    if len(ranked) > 1 and ranked[0].confidence - ranked[1].confidence < LEAD:
        return None, ranked
    return ranked[0], ranked[1:]
