"""Whether an entity is one of the imported names: name, and beyond it a role or the country."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from qawl.language.names import compare
from qawl.lexicon.compiled import Lexicon
from qawl.linking import tables
from qawl.linking.seen import body, person


def considered(connection: sqlite3.Connection, entity: tables.Entity, lex: Lexicon) -> list[dict[str, Any]]:
    """The imported names that an entity may be: identifier, name, the shared ``role`` words and ``country`` (both empty
    where only the name speaks for it), and ``against`` where the countries differ. Those with evidence come first."""
    keys = connection.execute("SELECT key FROM entity_key WHERE entity = ? ORDER BY key", (entity.n,)).fetchall()
    numbers: set[int] = set()
    for (key,) in keys:
        rows = connection.execute("SELECT known FROM known_key WHERE key = ? LIMIT ?", (key, tables.MOST_CANDIDATES))
        numbers |= {row[0] for row in rows}
    roles = frozenset().union(*(role.words for role in entity.roles))
    countries = {role.country for role in entity.roles if role.country} | ({entity.country} - {None})
    out = []
    for n in sorted(numbers):
        ref, qid, name, kind, country, names, known_roles = connection.execute(
            "SELECT ref, qid, name, kind, country, names, roles FROM known WHERE n = ?", (n,)
        ).fetchone()
        if kind != entity.kind or not _named(entity, json.loads(names), lex):
            continue
        offices = json.loads(known_roles)
        known_countries = {country} - {None} | {c for role in offices for c in role["countries"]}
        shared = sorted({word for role in offices for word in role["words"]} & roles)
        agreed = sorted(c for c in known_countries & countries if c)
        against = bool(countries and known_countries and not agreed)
        out.append({"ref": ref, "qid": qid, "name": name, "role": shared, "country": agreed, "against": against})
    return sorted(out, key=lambda one: (one["against"], not one["role"], not one["country"], one["ref"]))


def identify(connection: sqlite3.Connection, n: int, lex: Lexicon) -> bool:
    """Give the entity of row ``n`` the identifier of the one imported name that a role or the country speaks for;
    whether it has got one. What it has stays."""
    entity = tables.load(connection, n)
    if connection.execute("SELECT known FROM entity WHERE n = ?", (n,)).fetchone()[0] is not None:
        return False
    found = considered(connection, entity, lex)
    sure = [one for one in found if (one["role"] or one["country"]) and not one["against"]]
    best = [one for one in sure if one["role"] and one["country"]] or sure
    if len(best) != 1:
        return False
    taken = connection.execute("SELECT 1 FROM entity WHERE known = ?", (best[0]["ref"],)).fetchone()
    if taken is not None:
        return False
    connection.execute("UPDATE entity SET qid = ?, known = ? WHERE n = ?", (best[0]["qid"], best[0]["ref"], n))
    return True


def aliased(connection: sqlite3.Connection, words: tuple[str, ...], keys: tuple[str, ...], lex: Lexicon) -> list[int]:
    """The identified entities that have a name only by an imported spelling (أبو مازن), by their rows."""
    out: set[int] = set()
    for key in keys:
        rows = connection.execute(
            "SELECT k.names, e.n FROM known_key x JOIN known k ON k.n = x.known JOIN entity e ON e.known = k.ref"
            " WHERE x.key = ? AND k.kind = 'person' LIMIT ?",
            (key, tables.MOST_CANDIDATES),
        )
        for names, n in rows:
            if any(
                compare(words, person(name, lex), lex.name_folds) in ("same", "variant") for name in json.loads(names)
            ):
                out.add(n)
    return sorted(out)


def _named(entity: tables.Entity, names: list[str], lex: Lexicon) -> bool:
    if entity.kind == "person":
        there = [person(name, lex) for name in names]
        ours = [person(name, lex) for name, _ in entity.names]
        return any(compare(a, b, lex.name_folds) in ("same", "variant", "fuller") for a in ours for b in there)
    if entity.kind == "body":
        bodies = [body(name, lex) for name in names]
        return any(body(name, lex).words == b.words for name, _ in entity.names for b in bodies)
    return True
