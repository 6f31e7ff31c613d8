"""One statement by its uid, or by as much of the uid as names no other."""

from __future__ import annotations

import re
import sqlite3
from typing import Final

from qawl.errors import QawlError
from qawl.record.found import Found, find

_UID: Final = re.compile(r"[0-9a-f:-]+\Z")
_PAST: Final = "g"
"""Sorts after every character of a uid."""

_NAMED: Final = 3


def get(connection: sqlite3.Connection, uid: str) -> Found:
    """The statement named ``uid``, with its article and the whole chain of its parents.

    Raises :class:`~qawl.errors.QawlError` QAWL-S006 (none has it) or QAWL-S009 (several begin so).
    """
    uid = uid.strip()
    if not _UID.match(uid):
        raise QawlError("QAWL-S006", uid)
    rows = connection.execute(
        "SELECT n, uid FROM statement WHERE uid >= ? AND uid < ? ORDER BY uid LIMIT ?", (uid, uid + _PAST, _NAMED + 1)
    ).fetchall()
    if not rows:
        raise QawlError("QAWL-S006", uid)
    if len(rows) > 1 and rows[0]["uid"] != uid:  # a whole uid sorts before the longer ones that begin with it
        named = ", ".join(row["uid"] for row in rows[:_NAMED])
        raise QawlError("QAWL-S009", uid, named + (", …" if len(rows) > _NAMED else ""))
    return find(connection, rows[0]["n"])
