"""Linking one article: each of its speakers to an entity of the record, or to none, with the evidence.

Called inside the transaction that keeps the article (:meth:`qawl.record.store.Store.add`): what is linked is kept with
the article or not at all. Only rows with a key of this article's names are read, so that the cost does not grow with
the record. The same articles in the same order give the same rows.
"""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from qawl.language.fold import fold
from qawl.language.names import compare, keys_of, same_spelling, word_key
from qawl.lexicon.compiled import Lexicon
from qawl.linking import tables
from qawl.linking.about import Seeker
from qawl.linking.bodies import body_key, link_body, link_place, scope_of
from qawl.linking.groups import Group, groups
from qawl.linking.identify import aliased, identify
from qawl.linking.match import LINKED_FROM, Match, chosen, conflict, other_middle, people
from qawl.linking.seen import body, person
from qawl.model import Extraction
from qawl.reading.dates import bounds

IN_ARTICLE: Final = 0.9
"""A surname alone, where the article has one linked speaker of that name."""
BY_ROLE: Final = 0.82
"""A surname alone, with the office in which one entity of the record is known."""
BY_ALIAS: Final = 0.85
"""A name that only an imported list gives to an identified entity (أبو مازن)."""
MOST_REMEMBERED: Final = 20_000
"""Spellings whose words are kept in memory."""
FEW_CANDIDATES: Final = 5
"""How many candidates a row names."""


def keys_of_person(words: tuple[str, ...], lex: Lexicon) -> tuple[str, ...]:
    """The rows of ``entity_key`` of a person's name: its pairs of words, and its last word alone."""
    pairs = keys_of(words, lex.name_folds) if len(words) > 1 else ()
    return (*(f"n {key}" for key in pairs), f"1 {word_key(words[-1], lex.name_folds)}")


def keys_of_entity(spelling: str, kind: str, lex: Lexicon) -> tuple[str, ...]:
    """The rows of ``entity_key`` of a spelling of an entity of that kind."""
    if kind == "person":
        words = person(spelling, lex)
        return keys_of_person(words, lex) if words else ()
    if kind == "body":
        named = body(spelling, lex)
        return (body_key(named, scope_of(named, None, lex)[0], lex),) if named.words else ()
    return ()


class Linker:
    """Links articles of one record with one lexicon. ``linker(connection, article, extraction)`` links one."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lex = lexicon
        self._words: dict[str, tuple[str, ...]] = {}

    def __call__(self, connection: sqlite3.Connection, article: int, extraction: Extraction) -> None:
        """Write the links of the statements of an article whose row is ``article``; what it had is replaced."""
        self.speakers(connection, article, extraction)
        self.contents(connection, article, extraction)

    def speakers(self, connection: sqlite3.Connection, article: int, extraction: Extraction) -> None:
        """Link who speaks."""
        numbers = dict(connection.execute("SELECT id, n FROM statement WHERE article = ? ORDER BY place", (article,)))
        day = self.day(extraction)
        later: list[Group] = []
        linked: list[tuple[tuple[str, ...], int]] = []
        for group in groups(extraction, numbers, self.lex):
            pins = self._pinned(connection, group)
            if group.kind == "person" and len(group.words) > 1:
                n = self._person(connection, group, day, pins)
                if n is not None:
                    linked.append((group.words, n))
            elif group.kind == "person":
                later.append(group)
            elif group.kind == "body":
                n = link_body(connection, group, extraction.article.outlet, self.lex, pins)
                if n is not None and self._imported(connection):
                    identify(connection, n, self.lex)
            elif group.kind == "place":
                link_place(connection, group, self.lex, pins)
            elif group.party is not None:
                for _, statement in group.statements:
                    tables.link(connection, statement, None, None, group.party, {"party": group.party})
        for group in later:
            self._surname(connection, group, linked, day, self._pinned(connection, group))

    @staticmethod
    def day(extraction: Extraction) -> tuple[str | None, str | None]:
        """The first and the last day (ISO) on which the article may have been published; Nones where none is told."""
        published = extraction.article.published
        return (bounds(published) if published else None) or (None, None)

    def contents(self, connection: sqlite3.Connection, article: int, extraction: Extraction) -> None:
        """Find whom and what the contents name, among what the record knows."""
        rows = connection.execute(
            "SELECT s.id, s.n, m.entity FROM statement s LEFT JOIN mention_link m ON m.statement = s.n"
            " WHERE s.article = ? ORDER BY s.place",
            (article,),
        ).fetchall()
        numbers = {row[0]: row[1] for row in rows}
        here = {row[2] for row in rows if row[2] is not None}
        seeker = Seeker(connection, [tables.load(connection, n) for n in sorted(here)], self.lex)
        for statement in extraction.statements:
            n = numbers[statement.id]
            connection.execute("DELETE FROM about WHERE statement = ?", (n,))
            for (start, end), entity in seeker.about(statement):
                connection.execute(
                    "INSERT OR IGNORE INTO about (statement, start, end, entity) VALUES (?, ?, ?, ?)",
                    (n, start, end, entity),
                )

    def _pinned(self, connection: sqlite3.Connection, group: Group) -> dict[int, int]:
        """The statements that a person gave to an entity, by row; they are linked so whatever the names say."""
        out: dict[int, int] = {}
        for uid, statement in group.statements:
            row = connection.execute("SELECT entity, edit FROM entity_pin WHERE uid = ?", (uid,)).fetchone()
            if row is None:
                continue
            n = tables.followed(connection, row[0])
            out[statement] = n
            self._known(connection, n, group, (None, None), 1, uid)
            tables.link(connection, statement, n, 1.0, group.party, {"edit": row[1]})
        return out

    def _person(
        self,
        connection: sqlite3.Connection,
        group: Group,
        day: tuple[str | None, str | None],
        pins: dict[int, int],
    ) -> int | None:
        rest = [(uid, n) for uid, n in group.statements if n not in pins]
        if not rest:
            return next(iter(pins.values()))
        keys = keys_of_person(group.words, self.lex)[:-1]
        matches = self._matches(connection, group, keys, day)
        best, others = chosen(matches)
        apart = [
            {"entity": m.entity.id, "name": m.entity.name, "apart": m.conflict}
            for m in matches
            if m.conflict is not None
        ]
        evidence: dict[str, Any] = {}
        if apart:
            evidence["apart"] = apart[:FEW_CANDIDATES]
        if best is None and not others and len(named := aliased(connection, group.words, keys, self.lex)) == 1:
            entity = tables.load(connection, named[0])
            if conflict(group.titles, day, entity, self.lex) is None:
                shown = {"here": group.name, "there": entity.name, "relation": "alias", "qid": entity.qid}
                best = Match(entity, BY_ALIAS, "variant", {"name": shown})
        if best is None and any(m.relation in ("same", "variant") for m in others):
            evidence["candidates"] = _named(others)
            for _, statement in rest:
                tables.link(connection, statement, None, None, group.party, evidence)
            return None
        if best is None:
            country = min(group.titles.countries, default=None)
            n = tables.create(connection, "person", group.words, "", group.name, country)
            confidence = 1.0
            evidence = {"name": {"here": group.name, "relation": "first"}, **evidence}
        else:
            n, confidence = best.entity.n, best.confidence
            evidence = {**best.evidence, **evidence}
        if others:
            evidence["runner_up"] = _named(others[:1])[0]
        evidence |= group.shown()
        self._known(connection, n, group, day, len(rest), rest[0][0])
        party = group.party or self._party(connection, n)
        for _, statement in rest:
            tables.link(connection, statement, n, confidence, party, evidence)
        return n

    def _matches(
        self, connection: sqlite3.Connection, group: Group, keys: tuple[str, ...], day: tuple[str | None, str | None]
    ) -> list[Match]:
        """The entities that the name may be: by all its words; only where none has those, by first and last; only where
        none fits so, by two words at either end."""
        folds = self.lex.name_folds

        def related(spelling: str) -> bool:
            known = self._spelled(spelling)
            return compare(group.words, known, folds) != "unlike" or other_middle(group.words, known, folds)

        seen: set[int] = set()
        out: list[Match] = []
        for key in (keys[-1], *keys[:-1]):
            found = [e for e in tables.named_so(connection, key, related) if e.kind == "person" and e.n not in seen]
            seen |= {e.n for e in found}
            out += [people(group.name, group.words, group.titles, day, e, self.lex) for e in found]
            if any(m.confidence >= LINKED_FROM for m in out):
                break
        return out

    def _spelled(self, spelling: str) -> tuple[str, ...]:
        """A spelling as it is compared; the last ones asked for are remembered."""
        known = self._words.get(spelling)
        if known is None:
            if len(self._words) >= MOST_REMEMBERED:
                self._words.clear()
            known = self._words[spelling] = person(spelling, self.lex)
        return known

    def _party(self, connection: sqlite3.Connection, n: int) -> str | None:
        """The state in whose name a person mostly speaks, by the roles known of them."""
        row = connection.execute(
            "SELECT country, sum(count) FROM entity_role WHERE entity = ? AND official = 1 AND country <> ''"
            " GROUP BY country"
            " ORDER BY sum(count) DESC, country LIMIT 1",
            (n,),
        ).fetchone()
        return str(row[0]) if row is not None and row[0] else None

    def _known(
        self,
        connection: sqlite3.Connection,
        n: int,
        group: Group,
        day: tuple[str | None, str | None],
        count: int,
        uid: str,
    ) -> None:
        """What this article adds to what is known of an entity: a spelling, roles, days."""
        keys = keys_of_person(group.words, self.lex) if group.kind == "person" else ()
        tables.add_name(connection, n, group.name, keys, count, uid, "program")
        self.add_titles(connection, n, group, day)
        tables.settle(connection, n)
        if self._imported(connection):
            identify(connection, n, self.lex)

    @staticmethod
    def _imported(connection: sqlite3.Connection) -> bool:
        return connection.execute("SELECT 1 FROM known LIMIT 1").fetchone() is not None

    def add_titles(
        self, connection: sqlite3.Connection, n: int, group: Group, day: tuple[str | None, str | None]
    ) -> None:
        """Keep the roles and the country that an article gives an entity, with its day."""
        if group.titles.roles or group.titles.countries:
            country = min(group.titles.countries, default="")
            role = " ".join(sorted(group.titles.roles | group.titles.offices))
            tables.add_role(connection, n, role, country, group.titles.printed, group.titles.official, day, "program")

    def _surname(
        self,
        connection: sqlite3.Connection,
        group: Group,
        linked: list[tuple[tuple[str, ...], int]],
        day: tuple[str | None, str | None],
        pins: dict[int, int],
    ) -> None:
        """One word: the article's fuller name, or the office in which the record knows one person of that name."""
        rest = [(uid, n) for uid, n in group.statements if n not in pins]
        if not rest or not group.words:
            return
        folds, word = self.lex.name_folds, group.words[0]
        fuller = {n for words, n in linked if any(same_spelling(word, w, folds) != "unlike" for w in words)}
        evidence: dict[str, Any] = {}
        n: int | None = None
        confidence: float | None = None
        if len(fuller) == 1:
            (n,) = fuller
            confidence = IN_ARTICLE
            there = connection.execute("SELECT name FROM entity WHERE n = ?", (n,)).fetchone()[0]
            evidence = {"name": {"here": group.name, "there": there, "relation": "in_article"}}
        elif group.titles.roles:
            key = f"1 {word_key(word, folds)}"
            found = [e for e in tables.with_keys(connection, [key]) if e.kind == "person"]
            held = [m for e in found if (m := self._by_role(group, day, e)) is not None]
            if len(held) == 1:
                n, confidence, evidence = held[0].entity.n, held[0].confidence, held[0].evidence
            elif held:
                evidence = {"candidates": _named(held)}
        if not evidence and group.party is None:
            return
        party = group.party or (self._party(connection, n) if n is not None else None)
        for _, statement in rest:
            tables.link(connection, statement, n, confidence, party, evidence | (group.shown() if n else {}))

    def _by_role(self, group: Group, day: tuple[str | None, str | None], entity: tables.Entity) -> Match | None:
        titles, folds = group.titles, self.lex.name_folds
        spelled = next(
            (
                (spelling, uid)
                for spelling, uid in entity.names
                if same_spelling(group.words[0], _last(spelling, self.lex), folds) != "unlike"
            ),
            None,
        )
        if spelled is None or conflict(titles, day, entity, self.lex):
            return None
        for role in entity.roles:
            shared = (titles.roles | titles.offices) & role.words
            if len(shared) > 1 or (shared and role.country in titles.countries):
                evidence = {
                    "name": {"here": group.name, "there": spelled[0], "uid": spelled[1], "relation": "surname"},
                    "role": sorted(shared),
                }
                if role.country in titles.countries:
                    evidence["country"] = [role.country]
                return Match(entity, max(BY_ROLE, LINKED_FROM), "begins", evidence)
        return None


def _last(spelling: str, lex: Lexicon) -> str:
    return (person(spelling, lex) or (fold(spelling),))[-1]


def _named(matches: list[Match]) -> list[dict[str, Any]]:
    return [
        {"entity": m.entity.id, "name": m.entity.name, "confidence": m.confidence} for m in matches[:FEW_CANDIDATES]
    ]
