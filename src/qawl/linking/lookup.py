"""From a name that somebody types to the entities of a record: what ``qawl search`` and ``qawl entities`` ask."""

from __future__ import annotations

import sqlite3

from qawl.language.names import compare, same_spelling
from qawl.lexicon.compiled import Lexicon
from qawl.linking import tables
from qawl.linking.bodies import body_key, place_key, scope_of
from qawl.linking.link import keys_of_person
from qawl.linking.seen import body, kind_of, person, words

_PERSONS = frozenset({"same", "variant", "fuller"})


def entities_named(connection: sqlite3.Connection, name: str, lex: Lexicon) -> tuple[int, ...]:
    """The rows of the entities that are called so in any spelling, or have that id or identifier; none where none is.

    A surname alone finds everybody of that surname, a ministry without its state that of every state and outlet.
    """
    if (n := tables.by_id(connection, name.strip())) is not None:
        return (n,)
    found: set[int] = set()
    spelled = person(name, lex)
    kind = kind_of(name, lex)
    if kind == "place" and (key := place_key(name, lex)) is not None:
        found |= {e.n for e in tables.with_keys(connection, [key])}
    if kind == "body" or (kind == "place" and not found):
        found |= _bodies(connection, name, lex)
    if spelled and kind not in ("place", "body"):
        for entity in tables.with_keys(connection, keys_of_person(spelled, lex)):
            if entity.kind == "person" and any(_fits(spelled, person(n, lex), lex) for n, _ in entity.names):
                found.add(entity.n)
    return tuple(sorted(tables.followed(connection, n) for n in found))


def _fits(asked: tuple[str, ...], known: tuple[str, ...], lex: Lexicon) -> bool:
    if len(asked) == 1:
        return bool(known) and same_spelling(asked[0], known[-1], lex.name_folds) != "unlike"
    return compare(asked, known, lex.name_folds) in _PERSONS


def _bodies(connection: sqlite3.Connection, name: str, lex: Lexicon) -> set[int]:
    named = body(name, lex)
    if not named.words:
        return set()
    key = body_key(named, scope_of(named, None, lex)[0], lex)
    if named.named or named.country:
        return {
            e.n for e in tables.with_keys(connection, [key]) if not named.country or e.country in (named.country, None)
        }
    rows = connection.execute(
        "SELECT entity FROM entity_key WHERE key >= ? AND key < ? LIMIT ?",
        (key, key + "\uffff", tables.MOST_CANDIDATES),
    )
    return {row[0] for row in rows}


def party_of(name: str, lex: Lexicon) -> str | None:
    """The ISO 3166 code of the state that a name stands for: its name, capital, seat of government, demonym or code."""
    whole = " ".join(words(name))
    if whole in lex.capitals:
        return lex.capitals[whole]
    if whole in lex.places:
        return lex.places[whole]
    if whole in lex.demonyms:
        return lex.demonyms[whole]
    code = name.strip().upper()
    return code if code in lex.states else None
