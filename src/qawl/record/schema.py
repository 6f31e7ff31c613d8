"""The tables of a record, and the migrations that make them, one step after the other.

A record is one SQLite file: ``application_id`` says that it is Qawl's, ``user_version`` how many of :data:`MIGRATIONS`
it has been through. What is published is never edited here: a change is a new migration at the end of the list.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Final

from qawl.reading.dates import day
from qawl.record.schema_linking import LINKING
from qawl.record.schema_reading import READING
from qawl.record.urls import bare, canonical, host

APPLICATION_ID: Final = 0x5161776C
"""``Qawl`` in ASCII, in the file's header."""

_FIRST: Final = (
    # One row an article as found. published_first and published_last bound what `published` says in days, so that
    # a date known only to the month can be compared.
    """
    CREATE TABLE article (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL,
        source TEXT,
        path TEXT,
        url TEXT,
        title TEXT,
        outlet TEXT,
        author TEXT,
        published TEXT,
        published_precision TEXT,
        published_basis TEXT,
        published_first TEXT,
        published_last TEXT,
        language TEXT,
        extra TEXT NOT NULL,
        qawl TEXT NOT NULL,
        lexicon TEXT NOT NULL,
        added_at TEXT NOT NULL
    ) STRICT
    """,
    # One row a statement, with every field of qawl.model.Statement: spans of one part as two integers, everything
    # that is itself a record or a list as JSON. `terms` are the folded stems of the content, `names` the folded words
    # of the speaker's name. said_on_first and said_on_last bound the days on which it was said; NULL is "not known",
    # which it is for every statement until the days of saying are read.
    """
    CREATE TABLE statement (
        n INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        id TEXT NOT NULL,
        uid TEXT NOT NULL UNIQUE,
        cue_start INTEGER,
        cue_end INTEGER,
        cue_status TEXT NOT NULL,
        content TEXT NOT NULL,
        speaker TEXT,
        relay TEXT,
        addressee TEXT,
        occasion TEXT,
        mode TEXT NOT NULL,
        act TEXT NOT NULL,
        act_detail TEXT,
        parent TEXT,
        depth INTEGER NOT NULL,
        according_to TEXT NOT NULL,
        horizon TEXT,
        confidence TEXT NOT NULL,
        text TEXT NOT NULL,
        sentence_start INTEGER NOT NULL,
        sentence_end INTEGER NOT NULL,
        said_on_first TEXT,
        said_on_last TEXT,
        terms TEXT NOT NULL,
        names TEXT NOT NULL,
        UNIQUE (article, id),
        UNIQUE (article, place),
        FOREIGN KEY (article, parent) REFERENCES statement (article, id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX article_published ON article (published_first)",
    # The ascii tokenizer takes every letter beyond ASCII as it is: our terms are separated by spaces and finished.
    """
    CREATE VIRTUAL TABLE statement_search USING fts5(
        terms, names, content='statement', content_rowid='n', tokenize='ascii'
    )
    """,
    """
    CREATE TRIGGER statement_added AFTER INSERT ON statement BEGIN
        INSERT INTO statement_search (rowid, terms, names) VALUES (new.n, new.terms, new.names);
    END
    """,
    """
    CREATE TRIGGER statement_removed AFTER DELETE ON statement BEGIN
        INSERT INTO statement_search (statement_search, rowid, terms, names)
        VALUES ('delete', old.n, old.terms, old.names);
    END
    """,
    """
    CREATE TRIGGER statement_changed AFTER UPDATE OF terms, names ON statement BEGIN
        INSERT INTO statement_search (statement_search, rowid, terms, names)
        VALUES ('delete', old.n, old.terms, old.names);
        INSERT INTO statement_search (rowid, terms, names) VALUES (new.n, new.terms, new.names);
    END
    """,
)

_SAID_ON: Final = (
    # The day of saying with its basis, as JSON. said_on_first and said_on_last, there from the start, hold its days
    # where the article tells them (a phrase, a dateline): the day of publishing is no day of saying.
    "ALTER TABLE statement ADD COLUMN said_on TEXT",
)

_QUANTITIES: Final = (
    # The quantities of a statement's content, as JSON. What an older version read has none until it is read again.
    "ALTER TABLE statement ADD COLUMN quantities TEXT NOT NULL DEFAULT '[]'",
)

MIGRATIONS: Final[tuple[tuple[str, ...], ...]] = (_FIRST, _SAID_ON, _QUANTITIES, LINKING, READING)
"""Step ``i`` takes a record from ``user_version`` ``i`` to ``i + 1``; its statements run in one transaction."""


def _passing_null(function: Callable[[str], str | None]) -> Callable[[str | None], str | None]:
    return lambda value: None if value is None else function(value)


def version(connection: sqlite3.Connection) -> int:
    """How many migrations the record has been through."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_record(connection: sqlite3.Connection) -> bool:
    """Whether the file is a Qawl record."""
    return int(connection.execute("PRAGMA application_id").fetchone()[0]) == APPLICATION_ID


def is_blank(connection: sqlite3.Connection) -> bool:
    """Whether the file holds nothing at all yet: what a first run that was killed leaves behind, or a new file."""
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    named = connection.execute("PRAGMA application_id").fetchone()[0]
    return not tables and not named and version(connection) == 0


def migrate(connection: sqlite3.Connection, steps: tuple[tuple[str, ...], ...] = MIGRATIONS) -> None:
    """Bring the record up to ``steps``, each step whole or not at all; the connection must be in autocommit mode."""
    for function in (bare, canonical, host, day):
        connection.create_function(function.__name__, 1, _passing_null(function), deterministic=True)
    while version(connection) < len(steps):
        connection.execute("BEGIN IMMEDIATE")
        try:
            at = version(connection)  # another program may have been quicker
            if at < len(steps):
                for statement in steps[at]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {at + 1}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
