"""What a person mends: two entities made one, statements given to another, a name set.

Each edit is kept with its author and its moment, and outlives relinking: what it touches is no longer the program's."""

from __future__ import annotations

import getpass
import hashlib
import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from qawl.errors import QawlError
from qawl.linking import tables
from qawl.linking.groups import groups
from qawl.linking.link import Linker, keys_of_entity
from qawl.linking.relink import extraction_of
from qawl.record.store import Store


def author() -> str:
    """Who is mending: the name of the system's user."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def merge(store: Store, into: str, other: str, by: str | None = None) -> str:
    """Make ``other`` part of ``into`` (ids); the id that stays.

    Raises QAWL-E001 for an id that nobody has, QAWL-E002 for two of different kinds, or the same one twice.
    """
    with store.changing() as connection:
        a, b = _entity(connection, into), _entity(connection, other)
        if a.n == b.n or a.kind != b.kind:
            why = "they are one already" if a.n == b.n else f"{a.kind} and {b.kind}"
            raise QawlError("QAWL-E002", f"{into}, {other}", why)
        _edit(connection, "merge", by, {"into": a.id, "from": b.id, "names": [name for name, _ in b.names]})
        for table in ("mention_link", "about", "entity_pin"):
            connection.execute(f"UPDATE {table} SET entity = ? WHERE entity = ?", (a.n, b.n))
        connection.execute(
            "INSERT INTO entity_name (entity, spelling, count, uid, by)"
            " SELECT ?, spelling, count, uid, 'person' FROM entity_name WHERE entity = ?"
            " ON CONFLICT DO UPDATE SET count = count + excluded.count",
            (a.n, b.n),
        )
        connection.execute(
            "INSERT OR IGNORE INTO entity_key SELECT key, ? FROM entity_key WHERE entity = ?", (a.n, b.n)
        )
        connection.execute(
            "INSERT OR IGNORE INTO entity_role"
            " SELECT ?, role, country, printed, official, first, last, count, by FROM entity_role WHERE entity = ?",
            (a.n, b.n),
        )
        for table in ("entity_name", "entity_key", "entity_role"):
            connection.execute(f"DELETE FROM {table} WHERE entity = ?", (b.n,))
        connection.execute("UPDATE entity SET merged_into = ?, by = 'person' WHERE n = ?", (a.n, b.n))
        _keep(connection, a.n)
        tables.settle(connection, a.n)
    return a.id


def split(store: Store, id: str, uids: Sequence[str], linker: Linker, by: str | None = None) -> str:
    """Give statements of an entity to a new one of its own; the new id.

    Raises QAWL-E001 for an id that nobody has, QAWL-E003 for a statement that is not linked to it.
    """
    with store.changing() as connection:
        old = _entity(connection, id)
        rows = []
        for uid in dict.fromkeys(uids):
            row = connection.execute(
                "SELECT s.n, s.article, s.speaker FROM statement s JOIN mention_link m ON m.statement = s.n"
                " WHERE s.uid = ? AND m.entity = ?",
                (uid, old.n),
            ).fetchone()
            if row is None:
                raise QawlError("QAWL-E003", uid, f"it is not linked to {id}")
            rows.append((uid, *row))
        if not rows:
            raise QawlError("QAWL-E003", id, "no statement is named")
        name = json.loads(rows[0][3])["name"]
        number = _edit(connection, "split", by, {"from": old.id, "uids": [row[0] for row in rows]})
        made = "e" + hashlib.sha256(f"split:{old.id}:{' '.join(sorted(uids))}".encode()).hexdigest()[: tables.ID_HEX]
        new = connection.execute(
            "INSERT INTO entity (id, name, kind, country, party_of, by, split_from)"
            " SELECT ?, ?, kind, NULL, party_of, 'person', id FROM entity WHERE n = ?",
            (made, name, old.n),
        ).lastrowid
        assert new is not None
        for uid, statement, article, speaker in rows:
            spelling = " ".join(json.loads(speaker)["name"].split())
            connection.execute("INSERT OR REPLACE INTO entity_pin VALUES (?, ?, ?)", (uid, new, number))
            connection.execute(
                "UPDATE mention_link SET entity = ?, confidence = 1.0, evidence = ? WHERE statement = ?",
                (new, json.dumps({"edit": number}), statement),
            )
            connection.execute(
                "UPDATE entity_name SET count = count - 1 WHERE entity = ? AND spelling = ?", (old.n, spelling)
            )
            keys = keys_of_entity(spelling, old.kind, linker.lex)
            tables.add_name(connection, new, spelling, keys, 1, uid, "person")
            extraction = extraction_of(connection, article)
            numbers = {s.id: 0 for s in extraction.statements}
            for group in groups(extraction, numbers, linker.lex):
                if group.name == spelling:
                    linker.add_titles(connection, new, group, linker.day(extraction))
        connection.execute("DELETE FROM entity_name WHERE entity = ? AND count < 1 AND by = 'program'", (old.n,))
        _keep(connection, old.n)
        for n in (old.n, new):
            tables.settle(connection, n)
    return made


def rename(store: Store, id: str, name: str, by: str | None = None) -> str:
    """Set the name that an entity is shown by; its id. Raises QAWL-E001, QAWL-A001 for an empty name."""
    name = " ".join(name.split())
    if not name:
        raise QawlError("QAWL-A001", "NAME", "give a name")
    with store.changing() as connection:
        entity = _entity(connection, id)
        _edit(connection, "rename", by, {"entity": entity.id, "from": entity.name, "to": name})
        _keep(connection, entity.n)
        connection.execute("UPDATE entity SET name = ?, named_by = 'person' WHERE n = ?", (name, entity.n))
    return entity.id


def _entity(connection: sqlite3.Connection, id: str) -> tables.Entity:
    n = tables.by_id(connection, id)
    if n is None:
        raise QawlError("QAWL-E001", id)
    return tables.load(connection, n)


def _keep(connection: sqlite3.Connection, n: int) -> None:
    """What a person has touched is kept when the record is linked anew, with the spellings that it has now."""
    connection.execute("UPDATE entity SET by = 'person' WHERE n = ?", (n,))
    connection.execute("UPDATE entity_name SET by = 'person' WHERE entity = ?", (n,))


def _edit(connection: sqlite3.Connection, kind: str, by: str | None, what: dict[str, Any]) -> int:
    at = datetime.now(UTC).isoformat(timespec="seconds")
    number = connection.execute(
        "INSERT INTO entity_edit (at, author, kind, what) VALUES (?, ?, ?, ?)",
        (at, by or author(), kind, json.dumps(what, ensure_ascii=False)),
    ).lastrowid
    assert number is not None
    return number
