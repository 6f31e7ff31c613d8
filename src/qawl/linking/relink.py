"""Linking a record anew: the program's rows are made again from the statements, a person's edits stay and go first."""

from __future__ import annotations

import sqlite3

from qawl.linking.link import Linker
from qawl.model import Extraction
from qawl.record.rows import to_extraction
from qawl.record.store import Store

_FORGET = (
    "DELETE FROM about",
    "DELETE FROM mention_link",
    "DELETE FROM entity_name WHERE by = 'program'",
    "UPDATE entity_name SET count = 0, uid = NULL",
    "DELETE FROM entity_role WHERE by = 'program'",
    "UPDATE entity SET merged_into = NULL WHERE by = 'program'",
    "DELETE FROM entity WHERE by = 'program'",
    "UPDATE entity SET qid = NULL, known = NULL, country = NULL WHERE kind = 'person'",
)


def relink(store: Store, linker: Linker) -> int:
    """Link every article of a record anew, in the order in which they were added; how many there are.

    All in one transaction: whoever stops it finds the links as they were. Speakers come first and contents after them,
    so that a content finds whoever speaks in a later article too. Raises QAWL-S003, QAWL-S004 and QAWL-S008.
    """
    with store.changing() as connection:
        for sql in _FORGET:
            connection.execute(sql)
        numbers = [row[0] for row in connection.execute("SELECT n FROM article ORDER BY n")]
        for n in numbers:
            linker.speakers(connection, n, extraction_of(connection, n))
        for n in numbers:
            linker.contents(connection, n, extraction_of(connection, n))
    return len(numbers)


def extraction_of(connection: sqlite3.Connection, article: int) -> Extraction:
    """The extraction of the article of that row."""
    row = connection.execute("SELECT * FROM article WHERE n = ?", (article,)).fetchone()
    statements = connection.execute("SELECT * FROM statement WHERE article = ? ORDER BY place", (article,))
    return to_extraction(row, statements)
