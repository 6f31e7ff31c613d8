"""What SQLite says when it can't, as the coded errors of Qawl."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from qawl.errors import QawlError

_CODES: Final = {
    sqlite3.SQLITE_BUSY: "QAWL-S003",
    sqlite3.SQLITE_LOCKED: "QAWL-S003",
    sqlite3.SQLITE_NOTADB: "QAWL-S001",
    sqlite3.SQLITE_READONLY: "QAWL-S004",
    sqlite3.SQLITE_FULL: "QAWL-S004",
    sqlite3.SQLITE_IOERR: "QAWL-S004",
    sqlite3.SQLITE_CANTOPEN: "QAWL-S004",
    sqlite3.SQLITE_PERM: "QAWL-S004",
    sqlite3.SQLITE_AUTH: "QAWL-S004",
    sqlite3.SQLITE_TOOBIG: "QAWL-S007",
    sqlite3.SQLITE_CONSTRAINT: "QAWL-S007",
    sqlite3.SQLITE_CORRUPT: "QAWL-S008",
    sqlite3.SQLITE_ERROR: "QAWL-S008",
}
"""By the primary result code. SQLITE_ERROR is a table or column that the record should have and has not."""


@contextmanager
def coded(path: str) -> Iterator[None]:
    """Turns what SQLite raises inside into a :class:`~qawl.errors.QawlError` about the record at ``path``."""
    try:
        yield
    except sqlite3.Error as error:
        code = _CODES.get(getattr(error, "sqlite_errorcode", -1) & 0xFF)
        if code is None:  # a mistake in Qawl, not a state of the world: it must not look like one
            raise
        raise QawlError(code, path, str(error)) from error
