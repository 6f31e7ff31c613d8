"""The rows of linking, read and written: the one module that holds their SQL."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, NamedTuple

MOST_CANDIDATES: Final = 32
"""Entities of one key that are looked at: a key that more share tells nobody apart."""
MOST_ROLES: Final = 40
"""Different roles kept of one entity; further ones are not added, so that linking costs the same for everybody."""
MOST_NAMES: Final = 60
"""Different spellings kept of one entity."""
ID_HEX: Final = 10


class Role(NamedTuple):
    """One row of ``entity_role``."""

    words: frozenset[str]
    country: str
    official: bool
    first: str | None
    last: str | None


class Entity(NamedTuple):
    """An entity with its spellings (printed, with the first statement that has each) and its roles."""

    n: int
    id: str
    name: str
    kind: str
    country: str | None
    party_of: str | None
    qid: str | None
    split: bool
    names: tuple[tuple[str, str | None], ...]
    roles: tuple[Role, ...]


def entity_id(kind: str, words: Sequence[str], scope: str, ordinal: int) -> str:
    """The id of the ``ordinal``-th entity that is called so: the same whenever the record is linked anew."""
    what = f"{kind}:{' '.join(words)}:{scope}:{ordinal}"
    return "e" + hashlib.sha256(what.encode()).hexdigest()[:ID_HEX]


def with_keys(connection: sqlite3.Connection, keys: Iterable[str]) -> list[Entity]:
    """The entities that have one of the keys, merged ones as what they went into, in the order of their rows."""
    numbers: set[int] = set()
    for key in keys:
        rows = connection.execute("SELECT entity FROM entity_key WHERE key = ? LIMIT ?", (key, MOST_CANDIDATES))
        numbers |= {row[0] for row in rows}
    return [load(connection, n) for n in sorted(numbers)]


def named_so(connection: sqlite3.Connection, key: str, related: Callable[[str], bool]) -> list[Entity]:
    """The entities of one key that have a spelling which ``related`` takes; only those are loaded whole."""
    return [load(connection, n) for n in sorted(rows_named_so(connection, key, related))]


def rows_named_so(connection: sqlite3.Connection, key: str, related: Callable[[str], bool]) -> set[int]:
    """The rows of the entities of one key that have a spelling which ``related`` takes."""
    rows = connection.execute(
        "SELECT k.entity, n.spelling FROM (SELECT entity FROM entity_key WHERE key = ? LIMIT ?) k"
        " JOIN entity_name n ON n.entity = k.entity",
        (key, MOST_CANDIDATES),
    )
    return {n for n, spelling in rows if related(spelling)}


def load(connection: sqlite3.Connection, n: int) -> Entity:
    """The entity of row ``n``."""
    row = connection.execute(
        "SELECT n, id, name, kind, country, party_of, qid, split_from FROM entity WHERE n = ?", (n,)
    ).fetchone()
    names = connection.execute(
        "SELECT spelling, uid FROM entity_name WHERE entity = ? ORDER BY count DESC, spelling", (n,)
    ).fetchall()
    roles = connection.execute(
        "SELECT role, country, official, first, last FROM entity_role WHERE entity = ?"
        " ORDER BY count DESC, role, country",
        (n,),
    ).fetchall()
    return Entity(
        n=row[0],
        id=row[1],
        name=row[2],
        kind=row[3],
        country=row[4],
        party_of=row[5],
        qid=row[6],
        split=row[7] is not None,
        names=tuple((name, uid) for name, uid in names),
        roles=tuple(Role(frozenset(r[0].split()), r[1], bool(r[2]), r[3], r[4]) for r in roles),
    )


def by_id(connection: sqlite3.Connection, id: str) -> int | None:
    """The row of the entity of that id (or identifier), followed to what it was merged into; None where none has it."""
    row = connection.execute("SELECT n FROM entity WHERE id = ? OR qid = ?", (id, id)).fetchone()
    return None if row is None else followed(connection, row[0])


def followed(connection: sqlite3.Connection, n: int) -> int:
    """The row that an entity was merged into, in the end; its own where it was not."""
    while True:
        into = connection.execute("SELECT merged_into FROM entity WHERE n = ?", (n,)).fetchone()[0]
        if into is None:
            return n
        n = into


def create(
    connection: sqlite3.Connection,
    kind: str,
    words: Sequence[str],
    scope: str,
    name: str,
    country: str | None,
    party_of: str | None = None,
) -> int:
    """A new entity, under the first ordinal that is free. One that a person has mended keeps its row when the record is
    linked anew and waits for its first mention: it is taken then. A merged one leads to what it went into."""
    ordinal = 1
    while True:
        id = entity_id(kind, words, scope, ordinal)
        row = connection.execute("SELECT n, merged_into FROM entity WHERE id = ?", (id,)).fetchone()
        if row is None:
            made = connection.execute(
                "INSERT INTO entity (id, name, kind, country, party_of, by) VALUES (?, ?, ?, ?, ?, 'program')",
                (id, name, kind, country, party_of),
            ).lastrowid
            assert made is not None
            return made
        n = int(row[0])
        if row[1] is not None:
            return followed(connection, n)
        if not connection.execute("SELECT 1 FROM mention_link WHERE entity = ?", (n,)).fetchone():
            return n
        ordinal += 1


def add_name(
    connection: sqlite3.Connection, n: int, spelling: str, keys: Iterable[str], count: int, uid: str | None, by: str
) -> None:
    """Count a spelling of an entity, with its keys."""
    done = connection.execute(
        "UPDATE entity_name SET count = count + ?, uid = coalesce(uid, ?) WHERE entity = ? AND spelling = ?",
        (count, uid, n, spelling),
    )
    if done.rowcount:
        return
    if connection.execute("SELECT count(*) FROM entity_name WHERE entity = ?", (n,)).fetchone()[0] >= MOST_NAMES:
        return
    connection.execute(
        "INSERT INTO entity_name (entity, spelling, count, uid, by) VALUES (?, ?, ?, ?, ?)",
        (n, spelling, count, uid, by),
    )
    connection.executemany("INSERT OR IGNORE INTO entity_key (key, entity) VALUES (?, ?)", [(k, n) for k in keys])


def add_role(
    connection: sqlite3.Connection,
    n: int,
    role: str,
    country: str,
    printed: str,
    official: bool,
    day: tuple[str | None, str | None],
    by: str,
) -> None:
    """Count a role of an entity (its words, and a title as printed) on a day (first and last, ISO)."""
    first, last = day
    done = connection.execute(
        "UPDATE entity_role SET count = count + 1, first = min(coalesce(first, :f), coalesce(:f, first)),"
        " last = max(coalesce(last, :l), coalesce(:l, last)) WHERE entity = :n AND role = :r AND country = :c",
        {"f": first, "l": last, "n": n, "r": role, "c": country},
    )
    if done.rowcount:
        return
    if connection.execute("SELECT count(*) FROM entity_role WHERE entity = ?", (n,)).fetchone()[0] >= MOST_ROLES:
        return
    connection.execute(
        "INSERT INTO entity_role (entity, role, country, printed, official, first, last, count, by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)",
        (n, role, country, printed, int(official), first, last, by),
    )


def settle(connection: sqlite3.Connection, n: int) -> None:
    """Set the name shown (the spelling printed most often) and the country (the one of most roles) of an entity."""
    connection.execute(
        "UPDATE entity SET name = coalesce((SELECT x.spelling FROM entity_name x JOIN entity e ON e.n = x.entity"
        " WHERE x.entity = :n ORDER BY x.count DESC, x.spelling = e.name DESC, length(x.spelling) DESC, x.spelling"
        " LIMIT 1), name) WHERE n = :n AND named_by = 'program'",
        {"n": n},
    )
    connection.execute(
        "UPDATE entity SET country = (SELECT country FROM entity_role WHERE entity = :n AND country <> ''"
        " GROUP BY country ORDER BY sum(count) DESC, country LIMIT 1) WHERE n = :n AND kind = 'person'"
        " AND EXISTS (SELECT 1 FROM entity_role WHERE entity = :n AND country <> '')",
        {"n": n},
    )


def link(
    connection: sqlite3.Connection,
    statement: int,
    entity: int | None,
    confidence: float | None,
    party: str | None,
    evidence: dict[str, Any],
) -> None:
    """Write who said a statement, on what evidence."""
    connection.execute(
        "INSERT OR REPLACE INTO mention_link (statement, entity, confidence, party, evidence) VALUES (?, ?, ?, ?, ?)",
        (statement, entity, confidence, party, json.dumps(evidence, ensure_ascii=False, separators=(",", ":"))),
    )
