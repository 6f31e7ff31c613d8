"""The store: one SQLite file, one transaction an article, so that whatever happens it holds whole articles only."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Literal, Self

from qawl.limits import FRESH_DAYS
from qawl.model import Evidence, Extraction, Read
from qawl.record import evidence, keeping, opening, places, runs, show, versions
from qawl.record import search as searching
from qawl.record.coverage import Coverage, coverage
from qawl.record.covered import Covered, covered
from qawl.record.evidence import Kept
from qawl.record.faults import coded
from qawl.record.found import Found, SearchResult
from qawl.record.keeping import Kind, Then
from qawl.record.known_urls import KnownUrls
from qawl.record.rows import to_extraction
from qawl.record.versions import Revision


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
        return cls(name, opening.connect(name, create))

    def add(
        self, extraction: Extraction, then: Then | None = None, *, read: Read | None = None, keep_raw: bool = True
    ) -> Kind:
        """Keep an article with its statements and its place, all of it or nothing.

        ``new``: the article was not there; ``revised``: nor was it, and one of its URLs gave another text before.
        ``copy``: it was, and this is a further place of it; ``same``: and so was the place. ``read`` is what the
        article was read as: its evidence is kept with the place, the bytes themselves unless ``keep_raw`` is False.
        ``then`` is called with the connection and a new article's row number inside the same transaction: what it
        writes is kept with the article or not at all. URLs are kept without anybody's name and password.

        Raises QAWL-S007 for an extraction that contradicts itself, QAWL-S003, QAWL-S004 and QAWL-S008.
        """
        prepared = keeping.prepare(extraction, read or Read(article=extraction.article), keep_raw)
        with coded(self.path), self._transaction() as connection:
            return keeping.write(connection, prepared, then)

    def met(self, read: Read, *, keep_raw: bool = True) -> tuple[Literal["same", "copy"], int] | None:
        """Whether an article is there already, before anything is extracted: None where it is not. Else what
        :meth:`add` would say, done as it would do it, and how many statements the article has. Nothing is written
        where the place is known too.

        Raises QAWL-S003, QAWL-S004, QAWL-S007 and QAWL-S008.
        """
        with coded(self.path):
            n = keeping.row_of(self._connection, read.article.id)
            if n is None:
                return None
            count = self._connection.execute("SELECT count(*) FROM statement WHERE article = ?", (n,)).fetchone()[0]
            place = keeping.prepare_place(read)
            if keeping.is_settled(self._connection, n, place, keep_raw and bool(read.evidence and read.evidence.body)):
                return "same", count
            body = keeping.pack(read, keep_raw)
            with self._transaction() as connection:
                return keeping.meet(connection, n, place, body), count

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

    def covered(self, outlets: Sequence[str] = (), from_: str | None = None, to: str | None = None) -> Covered:
        """What was read, by outlet and day, with refusals and runs: :func:`qawl.record.covered.covered` tells how.
        Raises QAWL-A001 for what can't be asked."""
        with coded(self.path):
            return covered(self._connection, outlets=outlets, from_=from_, to=to)

    def has_url(self, url: str, days: float | None = FRESH_DAYS) -> bool:
        """Whether that page was fetched no longer than ``days`` ago (None: ever), by any URL that it has."""
        with coded(self.path):
            return places.has_url(self._connection, url, days)

    def known_urls(self, days: float | None = FRESH_DAYS, then: Callable[[str], None] | None = None) -> KnownUrls:
        """The pages that need not be fetched again, to be asked with ``in``; ``then`` is called with each one found."""
        return KnownUrls(lambda url: self.has_url(url, days), then)

    def revisions(self, url: str | None = None) -> Iterator[Revision]:
        """The texts that came after others at a URL, or at any, with both articles, in the order in which they were
        found."""
        with coded(self.path):
            yield from versions.listed(self._connection, url)

    def evidence(self, what: str | None = None) -> Iterator[Evidence]:
        """What was fetched for a URL, for the article of a statement (its uid) or in all, with its bytes: one answer
        after the other. Raises QAWL-S006 and QAWL-S009 for a uid that names none or several."""
        with coded(self.path):
            yield from evidence.given(self._connection, *self._asked(what))

    def evidence_listed(self, what: str | None = None) -> Iterator[Kept]:
        """The same without the bytes, and with those pages whose bytes were not kept."""
        with coded(self.path):
            yield from evidence.listed(self._connection, *self._asked(what))

    def _asked(self, what: str | None) -> tuple[str | None, int | None]:
        if what is None or "://" in what:
            return what, None
        return None, keeping.row_of(self._connection, show.get(self._connection, what).article.id)

    @contextmanager
    def running(self, asked: Sequence[str] = ()) -> Iterator[runs.Running]:
        """A run of reading, for the block: its row is there from the start, and closed with its counts however the
        block ends. ``asked`` is what it is to read."""
        with self.changing() as connection:
            run = runs.Running(self.changing, runs.begin(connection, asked))
        try:
            yield run
        finally:
            run.close()

    def last_run(self) -> runs.Run | None:
        """The run that began last."""
        with coded(self.path):
            return runs.last(self._connection)

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
