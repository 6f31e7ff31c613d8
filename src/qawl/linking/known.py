"""Imported names: kept beside the record's entities, given to one as its identifier on evidence beyond the name."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final

from qawl.errors import QawlError
from qawl.lexicon.compiled import Lexicon
from qawl.linking.edits import author
from qawl.linking.identify import identify
from qawl.linking.link import Linker, keys_of_entity
from qawl.linking.seen import titles
from qawl.model import Record
from qawl.record.store import Store

KINDS: Final = ("person", "body", "place")


class KnownRole(Record, frozen=True, kw_only=True):
    """An office with its days (ISO, both ends included; None where they are not told)."""

    role: str
    country: str | None = None
    first: str | None = None
    last: str | None = None


class Known(Record, frozen=True, kw_only=True):
    """One imported name: identifier, Arabic name and other spellings, kind, country (ISO 3166), offices."""

    qid: str | None = None
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = "person"
    country: str | None = None
    roles: tuple[KnownRole, ...] = ()

    @property
    def ref(self) -> str:
        """What tells it from others: its identifier, else its name and country."""
        return self.qid or f"name:{self.name}:{self.country or ''}"


def keep(connection: sqlite3.Connection, known: Known, lex: Lexicon) -> int:
    """Write one imported name in place of what stood under its identifier; its row."""
    ref = known.ref
    old = connection.execute("SELECT n FROM known WHERE ref = ?", (ref,)).fetchone()
    if old is not None:
        connection.execute("DELETE FROM known WHERE n = ?", (old[0],))
    names = list(dict.fromkeys((known.name, *known.aliases)))
    roles = [role_row(role, lex) for role in known.roles]
    n = connection.execute(
        "INSERT INTO known (ref, qid, name, kind, country, names, roles) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (ref, known.qid, known.name, known.kind, known.country, _json(names), _json(roles)),
    ).lastrowid
    assert n is not None
    keys = dict.fromkeys(key for name in names for key in keys_of_entity(name, known.kind, lex) if key[:2] != "1 ")
    connection.executemany("INSERT OR IGNORE INTO known_key VALUES (?, ?)", [(key, n) for key in keys])
    return n


def role_row(role: KnownRole, lex: Lexicon) -> dict[str, Any]:
    """A role as it is compared: its words and the countries in it, with its days."""
    said = titles([role.role], "", lex)
    countries = sorted(said.countries | said.places | ({role.country} if role.country else set()))
    return {
        "role": role.role,
        "words": sorted(said.roles | said.offices),
        "countries": countries,
        "first": role.first,
        "last": role.last,
    }


def import_names(
    store: Store, source: str, names: Iterable[Known], linker: Linker, by: str | None = None
) -> dict[str, int]:
    """Keep imported names and give the record's entities the identifiers that something beyond the name speaks for.

    All in one transaction; returns how many names were ``read`` and how many entities ``identified``. Raises what
    ``names`` raises (QAWL-E004), QAWL-S003, QAWL-S004 and QAWL-S008.
    """
    read = 0
    with store.changing() as connection:
        for known in names:
            if known.kind not in KINDS:
                raise QawlError("QAWL-E004", source, f"the kind «{known.kind}» is none of {', '.join(KINDS)}")
            keep(connection, known, linker.lex)
            read += 1
        at = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute(
            "INSERT INTO entity_edit (at, author, kind, what) VALUES (?, ?, 'import', ?)",
            (at, by or author(), _json({"file": source, "read": read})),
        )
        found = connection.execute(
            "SELECT DISTINCT e.entity FROM known_key k JOIN entity_key e ON e.key = k.key ORDER BY e.entity"
        )
        identified = sum(identify(connection, row[0], linker.lex) for row in found.fetchall())
    return {"read": read, "identified": identified}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
