"""Bodies and places: one ministry under its long and its short name, a capital as a party of its own."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from qawl.language.fold import fold
from qawl.language.names import same_spelling, word_key
from qawl.lexicon.compiled import Lexicon
from qawl.linking import tables
from qawl.linking.groups import Group
from qawl.linking.seen import OF_A_STATE, Body, body, words

SAME: Final = 0.95
"""A body by its words and its country."""
BY_NAME: Final = 0.9
"""A body known by its name, its country told on one side only."""
BY_OUTLET: Final = 0.85
"""A common name (وزارة الداخلية) without a country: that of the outlet's country, or of this outlet."""


def body_key(named: Body, scope: str, lex: Lexicon) -> str:
    """The key of a body: its words; one with a common name only within its country or outlet."""
    joined = " ".join(w if lex.words.get(w) else word_key(w, lex.name_folds) for w in named.words)
    return f"b {joined}" if named.named else f"b {joined} @{scope}"


def scope_of(named: Body, outlet: str | None, lex: Lexicon) -> tuple[str, str | None]:
    """Where a body of a common name belongs: a country's code, else an outlet; and the country, where one is told."""
    if named.country:
        return named.country, named.country
    if outlet and (country := lex.outlet_countries.get(fold(outlet))):
        return country, country
    return (f"outlet:{fold(outlet)}" if outlet else ""), None


def link_body(
    connection: sqlite3.Connection, group: Group, outlet: str | None, lex: Lexicon, pins: dict[int, int]
) -> int | None:
    """Link the statements of a body; a common name without country or outlet stays unlinked, for nobody can say whose
    ministry it is. The row of the entity, or None."""
    rest = [(uid, n) for uid, n in group.statements if n not in pins]
    named = body(group.name, lex)
    if not rest or not named.words:
        return None
    scope, country = scope_of(named, outlet, lex)
    evidence: dict[str, Any] = {"name": {"here": group.name, "words": list(named.words)}, **group.shown()}
    if not named.named and not scope:
        for _, statement in rest:
            tables.link(connection, statement, None, None, None, {**evidence, "apart": "no country"})
        return None
    key = body_key(named, scope, lex)
    found = [e for e in tables.with_keys(connection, [key]) if e.kind == "body" and _spelled(named, e, lex)]
    fitting = [e for e in found if not named.country or not e.country or e.country == named.country]
    exact = [e for e in fitting if e.country == named.country] or fitting
    if len(exact) > 1:
        evidence["candidates"] = [{"entity": e.id, "name": e.name} for e in exact]
        for _, statement in rest:
            tables.link(connection, statement, None, None, None, evidence)
        return None
    if exact:
        n, there = exact[0].n, exact[0].names[0] if exact[0].names else (exact[0].name, None)
        confidence = BY_NAME if named.named else BY_OUTLET
        if (named.country and named.country == exact[0].country) or fold(there[0]) == fold(group.name):
            confidence = max(confidence, SAME if named.named or named.country else BY_OUTLET)
        evidence["name"] |= {"there": there[0], "uid": there[1]}
        if named.country and exact[0].country is None:
            connection.execute("UPDATE entity SET country = ? WHERE n = ?", (named.country, n))
    else:
        of = named.country if named.named else country
        n = tables.create(connection, "body", named.words, scope if not named.named else (of or ""), group.name, of)
        confidence = 1.0
    if country:
        evidence["country"] = [country]
        evidence["country_from"] = "name" if named.country else "outlet"
    elif scope and not named.named:
        evidence["outlet"] = outlet
    tables.add_name(connection, n, group.name, [key], len(rest), rest[0][0], "program")
    tables.settle(connection, n)
    of_state = named.kind in OF_A_STATE
    party = connection.execute("SELECT country FROM entity WHERE n = ?", (n,)).fetchone()[0] if of_state else None
    for _, statement in rest:
        tables.link(connection, statement, n, confidence, party, evidence)
    return n


def _spelled(named: Body, entity: tables.Entity, lex: Lexicon) -> bool:
    """One of the entity's spellings has the same words, names in them as newsrooms vary."""
    for spelling, _ in entity.names:
        there = body(spelling, lex).words
        if len(there) == len(named.words) and all(
            a == b or not (lex.words.get(a) or lex.words.get(b) or same_spelling(a, b, lex.name_folds) == "unlike")
            for a, b in zip(named.words, there, strict=True)
        ):
            return True
    return not entity.names


def place_key(name: str, lex: Lexicon) -> str | None:
    """The key of a place under any of its names; None for a name that the lexicon has no place for."""
    whole = " ".join(words(name))
    return f"p {lex.aliases.get(whole, whole)}" if whole in lex.places else None


def place_entity(connection: sqlite3.Connection, name: str, lex: Lexicon) -> int | None:
    """The entity of a place, made where there is none yet; None for a name that the lexicon has no place for."""
    key = place_key(name, lex)
    if key is None:
        return None
    canonical = key[2:]
    code = lex.places[" ".join(words(name))]
    row = connection.execute("SELECT entity FROM entity_key WHERE key = ?", (key,)).fetchone()
    if row is not None:
        return tables.followed(connection, row[0])
    state = canonical == fold(lex.states.get(code, "")) or canonical in lex.capitals
    shown = lex.place_labels.get(canonical, name)
    n = tables.create(connection, "place", (canonical,), code, shown, code, code if state else None)
    connection.execute("INSERT OR IGNORE INTO entity_key (key, entity) VALUES (?, ?)", (key, n))
    return n


def link_place(connection: sqlite3.Connection, group: Group, lex: Lexicon, pins: dict[int, int]) -> None:
    """Link the statements of a state, capital or seat of government that speaks: a party of its own."""
    rest = [(uid, n) for uid, n in group.statements if n not in pins]
    n = place_entity(connection, group.name, lex)
    if n is None or not rest:
        return
    there = connection.execute("SELECT name, party_of FROM entity WHERE n = ?", (n,)).fetchone()
    tables.add_name(connection, n, group.name, (), len(rest), rest[0][0], "program")
    tables.settle(connection, n)
    evidence = {"name": {"here": group.name, "there": there[0], "relation": "place"}, **group.shown()}
    if there[1]:
        evidence["party_of"] = there[1]
    for _, statement in rest:
        tables.link(connection, statement, n, SAME, there[1], evidence)
