"""The entities of a record as somebody reads them: a list, one whole, all of them for export."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any, Final

from qawl.errors import QawlError
from qawl.lexicon.compiled import Lexicon
from qawl.linking import tables
from qawl.linking.identify import considered
from qawl.linking.lookup import entities_named
from qawl.model import Record

KINDS: Final = ("person", "body", "place", "other")
LAST_STATEMENTS: Final = 20
"""How many of an entity's statements are shown, the latest added first."""


class Listed(Record, frozen=True, kw_only=True):
    """One line of the list: how many statements are linked to the entity, how many name it."""

    id: str
    name: str
    kind: str
    country: str | None
    party_of: str | None
    qid: str | None
    statements: int
    named: int


class Shown(Record, frozen=True, kw_only=True):
    """One entity whole: spellings with how often each is printed, roles with their days, imported names that it may be,
    entities that were merged into it, edits, its last statements with the link's confidence and evidence."""

    entity: Listed
    names: tuple[tuple[str, int], ...]
    roles: tuple[dict[str, Any], ...]
    candidates: tuple[dict[str, Any], ...]
    merged: tuple[str, ...]
    edits: tuple[dict[str, Any], ...]
    statements: tuple[dict[str, Any], ...]


_LISTED: Final = """
    SELECT e.id, e.name, e.kind, e.country, e.party_of, e.qid,
        (SELECT count(*) FROM mention_link m WHERE m.entity = e.n) AS statements,
        (SELECT count(*) FROM about a WHERE a.entity = e.n) AS named
    FROM entity e WHERE e.merged_into IS NULL AND {condition} ORDER BY statements DESC, named DESC, e.n LIMIT :limit
"""


def entities(
    connection: sqlite3.Connection, lex: Lexicon, kind: str | None = None, name: str | None = None, limit: int = 50
) -> list[Listed]:
    """The entities with most statements first; of one kind, or called so in any spelling.

    Raises QAWL-A001 for a kind that there is not, or a limit below 1 (-1 is no limit).
    """
    if kind is not None and kind not in KINDS:
        raise QawlError("QAWL-A001", "--kind", f"{kind!r} is none of {', '.join(KINDS)}")
    if limit < 1 and limit != -1:
        raise QawlError("QAWL-A001", "--limit", "it must be 1 or more")
    conditions = ["1"] if kind is None else ["e.kind = :kind"]
    if name is not None:
        rows = entities_named(connection, name, lex)
        conditions.append(f"e.n IN ({', '.join(map(str, rows)) or 'NULL'})")
    sql = _LISTED.format(condition=" AND ".join(conditions))
    return [_listed(row) for row in connection.execute(sql, {"kind": kind, "limit": limit})]


def entity(connection: sqlite3.Connection, id: str, lex: Lexicon) -> Shown:
    """One entity whole, by its id or identifier; a merged one as what it went into. Raises QAWL-E001."""
    n = tables.by_id(connection, id)
    if n is None:
        raise QawlError("QAWL-E001", id)
    row = connection.execute(_LISTED.format(condition="e.n = :n"), {"n": n, "limit": 1}).fetchone()
    loaded = tables.load(connection, n)
    names = connection.execute(
        "SELECT spelling, count FROM entity_name WHERE entity = ? ORDER BY count DESC, spelling", (n,)
    )
    roles = connection.execute(
        "SELECT printed, country, first, last, count, role FROM entity_role WHERE entity = ? ORDER BY count DESC, role",
        (n,),
    )
    merged = connection.execute("SELECT id FROM entity WHERE merged_into = ? ORDER BY n", (n,))
    statements = connection.execute(
        "SELECT s.uid, m.confidence, m.evidence FROM mention_link m JOIN statement s ON s.n = m.statement"
        " WHERE m.entity = ? ORDER BY m.statement DESC LIMIT ?",
        (n, LAST_STATEMENTS),
    )
    merged_ids = tuple(row[0] for row in merged)
    return Shown(
        entity=_listed(row),
        names=tuple((spelling, count) for spelling, count in names),
        roles=tuple(
            {"title": r[0] or r[5], "country": r[1] or None, "first": r[2], "last": r[3], "count": r[4]} for r in roles
        ),
        candidates=tuple(considered(connection, loaded, lex)),
        merged=merged_ids,
        edits=tuple(_edits(connection, {loaded.id, *merged_ids})),
        statements=tuple(
            {"uid": uid, "confidence": confidence, "evidence": json.loads(evidence)}
            for uid, confidence, evidence in statements
        ),
    )


def exported(connection: sqlite3.Connection, lex: Lexicon) -> Iterator[dict[str, Any]]:
    """Every entity as a row of the form that ``import`` reads, with its id, one at a time."""
    for row in connection.execute(
        "SELECT n, id, name, kind, country, qid FROM entity WHERE merged_into IS NULL ORDER BY n"
    ):
        loaded = tables.load(connection, row["n"])
        role = connection.execute(
            "SELECT printed, first, last FROM entity_role WHERE entity = ? AND printed <> '' ORDER BY count DESC, role"
            " LIMIT 1",
            (row["n"],),
        ).fetchone()
        yield {
            "id": row["id"],
            "name": row["name"],
            "aliases": [name for name, _ in loaded.names if name != row["name"]],
            "qid": row["qid"],
            "kind": row["kind"],
            "country": row["country"],
            "role": role[0] if role is not None else None,
            "from": role[1] if role is not None else None,
            "to": role[2] if role is not None else None,
        }


def _listed(row: sqlite3.Row) -> Listed:
    id, name, kind, country, party_of, qid, statements, named = row
    return Listed(
        id=id,
        name=name,
        kind=kind,
        country=country,
        party_of=party_of,
        qid=qid,
        statements=statements,
        named=named,
    )


def _edits(connection: sqlite3.Connection, ids: set[str]) -> Iterator[dict[str, Any]]:
    for at, author, kind, what in connection.execute("SELECT at, author, kind, what FROM entity_edit ORDER BY n"):
        told = json.loads(what)
        if ids & {value for value in told.values() if isinstance(value, str)}:
            yield {"at": at, "author": author, "kind": kind, "what": told}
