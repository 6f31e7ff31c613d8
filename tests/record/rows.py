"""Rows written by hand, for tests of what reads them: what must be filled and is not named gets an empty value."""

from __future__ import annotations

import sqlite3
from typing import Any


def insert(connection: sqlite3.Connection, table: str, **values: Any) -> None:
    """Insert a row of ``values``, unless one with its key is there."""
    for column in connection.execute(f"PRAGMA table_info({table})").fetchall():
        if column["notnull"] and column["dflt_value"] is None and not column["pk"]:
            values.setdefault(column["name"], 0 if column["type"] == "INTEGER" else "")
    marks = ", ".join(f":{name}" for name in values)
    connection.execute(f"INSERT OR IGNORE INTO {table} ({', '.join(values)}) VALUES ({marks})", values)


def place(connection: sqlite3.Connection, url: str) -> None:
    """An article that was found at ``url``."""
    insert(connection, "article", n=1, id="sha256:1", text="x", extra="{}", added_at="2026-09-21")
    insert(connection, "place", article=1, url=url, read_at="2026-09-21")


def refusal(connection: sqlite3.Connection, url: str, code: str) -> None:
    """A run in which ``url`` was refused."""
    insert(connection, "run", n=1, began_at="2026-09-21")
    insert(connection, "refusal", run=1, source=url, code=code, refused_at="2026-09-21")
