"""What each run of reading did: how many articles, what was refused by code, and the first refusals themselves."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

import msgspec

from qawl.limits import RUN_REFUSALS
from qawl.model import Record, Refusal
from qawl.record.places import now
from qawl.record.urls import bare


class Run(Record, frozen=True, kw_only=True):
    """One run. ``asked`` is what it was to read; ``ended_at`` is None where it was killed; ``refused`` counts by
    code."""

    asked: tuple[str, ...]
    began_at: str
    ended_at: str | None = None
    added: int = 0
    revised: int = 0
    same: int = 0
    copies: int = 0
    statements: int = 0
    refused: dict[str, int] = msgspec.field(default_factory=dict)


class Running:
    """A run as it goes: tell it of each refusal, and set ``counts`` (by column of ``run``) before it ends."""

    def __init__(self, changing: Callable[[], AbstractContextManager[sqlite3.Connection]], n: int) -> None:
        """For :meth:`qawl.record.store.Store.running`: ``changing`` opens a transaction."""
        self.counts: dict[str, int] = {}
        self._changing, self._n, self._refused = changing, n, 0

    def refused(self, refusal: Refusal) -> None:
        """Keep or count a refusal at once. Raises QAWL-S003, QAWL-S004 and QAWL-S008."""
        self._refused += 1
        with self._changing() as connection:
            refused(connection, self._n, refusal, self._refused)

    def close(self) -> None:
        """Write the counts and the moment. Raises QAWL-S003, QAWL-S004 and QAWL-S008."""
        with self._changing() as connection:
            end(connection, self._n, self.counts)


def begin(connection: sqlite3.Connection, asked: Sequence[str]) -> int:
    """A new run's row."""
    told = msgspec.json.encode([bare(source) for source in asked]).decode()
    row = connection.execute("INSERT INTO run (asked, began_at) VALUES (?, ?)", (told, now()))
    return row.lastrowid or 0


def end(connection: sqlite3.Connection, run: int, counts: dict[str, int]) -> None:
    """Close a run with its counts, by column of ``run``."""
    sets = "".join(f", {column} = :{column}" for column in counts)
    connection.execute(f"UPDATE run SET ended_at = :ended{sets} WHERE n = :n", {**counts, "ended": now(), "n": run})


def refused(connection: sqlite3.Connection, run: int, refusal: Refusal, nth: int) -> None:
    """Count the ``nth`` refusal of a run (from 1), and keep it itself among the first RUN_REFUSALS."""
    connection.execute(
        "INSERT INTO run_code (run, code, count) VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1",
        (run, refusal.code),
    )
    if nth <= RUN_REFUSALS:
        connection.execute(
            "INSERT INTO refusal (run, code, source, message, refused_at) VALUES (?, ?, ?, ?, ?)",
            (run, refusal.code, bare(refusal.source), bare(refusal.message), now()),
        )


def last(connection: sqlite3.Connection) -> Run | None:
    """The run that began last, None where there was none."""
    row = connection.execute("SELECT * FROM run ORDER BY n DESC LIMIT 1").fetchone()
    if row is None:
        return None
    told = {column: row[column] for column in row.keys() if column not in ("n", "asked")}  # noqa: SIM118
    codes = connection.execute("SELECT code, count FROM run_code WHERE run = ? ORDER BY code", (row["n"],))
    return Run(asked=tuple(msgspec.json.decode(row["asked"])), refused=dict(codes.fetchall()), **told)


def refused_by_code(connection: sqlite3.Connection) -> dict[str, int]:
    """How often each code was refused in all runs together."""
    return dict(connection.execute("SELECT code, sum(count) FROM run_code GROUP BY code ORDER BY code").fetchall())
