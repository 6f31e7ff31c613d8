"""The store: one SQLite file, one transaction an article, so that whatever happens it holds whole articles only."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Literal, Self

from qawl.errors import QawlError
from qawl.limits import STORE_WAIT_SECONDS
from qawl.model import Extraction
from qawl.record import schema, show
from qawl.record import search as searching
from qawl.record.checks import check
from qawl.record.coverage import Coverage, coverage
from qawl.record.faults import coded
from qawl.record.found import Found, SearchResult
from qawl.record.rows import article_row, statement_row, to_extraction

Then = Callable[[sqlite3.Connection, int, Extraction], None]
"""What is done with a new article in its own transaction."""

_HEAD: Final = b"SQLite format 3\0"


class Store:
    """An open record. Use it in a ``with`` block, or close it; in one thread."""

    def __init__(self, path: str, connection: sqlite3.Connection) -> None:
        """For :meth:`open`."""
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, path: str | os.PathLike[str], create: bool = True) -> Store:
        """The record at ``path``, brought up to this Qawl's tables; made, with its folder, where ``create`` says so.

        Raises :class:`~qawl.errors.QawlError`: QAWL-S001 (another file), QAWL-S002 (a newer Qawl's), QAWL-S003 (locked
        for longer than STORE_WAIT_SECONDS), QAWL-S004 (it can't be written, or not even opened), QAWL-S005 (none there
        and ``create`` is False), QAWL-S008 (damaged).
        """
        name = os.fspath(path)
        if os.path.isdir(name):
            raise QawlError("QAWL-S004", name, "it is a folder")
        if not create and (not os.path.exists(name) or not os.path.getsize(name)):
            raise QawlError("QAWL-S005", name)
        _check_head(name)
        with coded(name):
            try:
                connection = _opened(name, "rwc" if create else "rw", create)
            except sqlite3.OperationalError as error:
                if create or not _shut_away(name, error):
                    raise
                connection = _opened(name, "ro&immutable=1", create)
        return cls(name, connection)

    def add(self, extraction: Extraction, then: Then | None = None) -> Literal["new", "same"]:
        """Keep an article with its statements, all of it or nothing; ``same`` where the article is there already.

        ``then`` is called with the connection and the new article's row number inside the same transaction: what it
        writes is kept with the article or not at all.

        Raises QAWL-S007 for an extraction that contradicts itself, QAWL-S003, QAWL-S004 and QAWL-S008.
        """
        check(extraction)
        added_at = datetime.now(UTC).isoformat(timespec="seconds")
        try:
            article = article_row(extraction, added_at)
        except (TypeError, OverflowError, UnicodeEncodeError) as error:
            raise QawlError("QAWL-S007", extraction.article.source or extraction.article.id, str(error)) from error
        statements = [statement_row(place, statement) for place, statement in enumerate(extraction.statements)]
        with coded(self.path), self._transaction() as connection:
            if connection.execute("SELECT 1 FROM article WHERE id = ?", (extraction.article.id,)).fetchone():
                return "same"
            number = connection.execute(_insert("article", article), article).lastrowid
            for statement in statements:
                row = {"article": number, **statement}
                connection.execute(_insert("statement", row), row)
            if then is not None and number is not None:
                then(connection, number, extraction)
        return "new"

    def search(
        self,
        words: str = "",
        *,
        speaker: str | None = None,
        speakers: tuple[int, ...] = (),
        party: str | None = None,
        about: tuple[int, ...] | None = None,
        act: str | None = None,
        mode: str | None = None,
        said_from: str | None = None,
        said_to: str | None = None,
        published_from: str | None = None,
        published_to: str | None = None,
        nested: bool = False,
        limit: int = 20,
    ) -> SearchResult:
        """What was said, by words and filters: :func:`qawl.record.search.search` tells how.

        Dates are ISO days, months or years, both ends included. Raises QAWL-A001 for an argument that is not valid.
        """
        query = searching.Query(
            words=words,
            speaker=speaker,
            speakers=speakers,
            party=party,
            about=about,
            act=act,
            mode=mode,
            said_from=said_from,
            said_to=said_to,
            published_from=published_from,
            published_to=published_to,
            nested=nested,
            limit=limit,
        )
        with coded(self.path):
            return searching.search(self._connection, query)

    def get(self, uid: str) -> Found:
        """The statement of that uid, or of the one uid that begins so, with its article and its chain of parents.

        Raises QAWL-S006 where there is none, QAWL-S009 where there are several.
        """
        with coded(self.path):
            return show.get(self._connection, uid)

    def count(self) -> tuple[int, int]:
        """How many articles and how many statements it holds."""
        with coded(self.path):
            row = self._connection.execute(
                "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM statement)"
            ).fetchone()
        return row[0], row[1]

    def coverage(self) -> Coverage:
        """What it holds, for the answer "not in what was read": figures and the days of publishing they span."""
        with coded(self.path):
            return coverage(self._connection)

    def extractions(self) -> Iterator[Extraction]:
        """Every article with its statements, in the order in which they were added, equal to what was added."""
        with coded(self.path):
            for article in self._connection.execute("SELECT * FROM article ORDER BY n"):
                rows = self._connection.execute(
                    "SELECT * FROM statement WHERE article = ? ORDER BY place", (article["n"],)
                )
                yield to_extraction(article, rows)

    def close(self) -> None:
        """Close the file; what was added stays."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """A transaction of its own for another room's rows: all that is written in the block is kept, or nothing.

        Raises QAWL-S003, QAWL-S004 and QAWL-S008.
        """
        with coded(self.path), self._transaction() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for another room's questions. Raises QAWL-S003, QAWL-S004 and QAWL-S008."""
        with coded(self.path):
            yield self._connection

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        connection = self._connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # a full disk rolls back by itself
                connection.execute("ROLLBACK")
            raise


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


def _insert(table: str, row: dict[str, Any]) -> str:
    """The statement that inserts ``row``; the names of its columns are ours, its values are bound by name."""
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(f':{column}' for column in row)})"
