"""Opening the file of a record: known before anything is written to it, made or brought up where that is asked for."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Final

from qawl.errors import QawlError
from qawl.limits import STORE_WAIT_SECONDS
from qawl.record import schema
from qawl.record.faults import coded

_HEAD: Final = b"SQLite format 3\0"


def connect(name: str, create: bool) -> sqlite3.Connection:
    """The connection to the record at ``name``; :meth:`qawl.record.store.Store.open` tells what is raised."""
    if os.path.isdir(name):
        raise QawlError("QAWL-S004", name, "it is a folder")
    if not create and (not os.path.exists(name) or not os.path.getsize(name)):
        raise QawlError("QAWL-S005", name)
    _check_head(name)
    with coded(name):
        try:
            return _opened(name, "rwc" if create else "rw", create)
        except sqlite3.OperationalError as error:
            if create or not _shut_away(name, error):
                raise
            return _opened(name, "ro&immutable=1", create)


def _check_head(name: str) -> None:
    """SQLite takes a file that is shorter than its header for a new one and writes over it: look first."""
    try:
        with open(name, "rb") as file:
            head = file.read(len(_HEAD))
    except FileNotFoundError:
        return
    except OSError as error:
        raise QawlError("QAWL-S004", name, error.strerror or "") from error
    if head and head != _HEAD:
        raise QawlError("QAWL-S001", name)


def _opened(name: str, mode: str, create: bool) -> sqlite3.Connection:
    if create:
        try:
            os.makedirs(os.path.dirname(os.path.abspath(name)), exist_ok=True)
        except OSError as error:
            raise QawlError("QAWL-S004", name, error.strerror or "") from error
    uri = f"{Path(name).absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=STORE_WAIT_SECONDS, isolation_level=None)
    try:
        connection.row_factory = sqlite3.Row
        _prepare(connection, name, create)
    except BaseException:
        connection.close()
        raise
    return connection


def _shut_away(name: str, error: sqlite3.OperationalError) -> bool:
    """Whether the record lies where nothing may be written, not even the files that readers share: it is then read as
    it is, which is right as long as no log of changes lies beside it."""
    refused = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
    return refused and not os.path.exists(f"{name}-wal")


def _prepare(connection: sqlite3.Connection, name: str, create: bool) -> None:
    """Know the file before anything is written to it: another program's database must stay what it is."""
    if not schema.is_record(connection):
        if not schema.is_blank(connection):
            raise QawlError("QAWL-S001", name)
        if not create:
            raise QawlError("QAWL-S005", name)
    if schema.version(connection) > len(schema.MIGRATIONS):
        raise QawlError("QAWL-S002", name)
    connection.execute("PRAGMA foreign_keys = ON")
    # In WAL mode readers and the writer do not wait for each other, and NORMAL loses no whole transaction to a kill.
    connection.execute("PRAGMA synchronous = NORMAL")
    if schema.version(connection) < len(schema.MIGRATIONS):
        connection.execute("PRAGMA journal_mode = WAL")
        schema.migrate(connection)
