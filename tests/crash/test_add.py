"""A process that is killed while it adds leaves whole articles only, and running it again gives what an undisturbed
run gives. SIGKILL: nothing in the process can tidy up."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qawl.ingest import ingest, ingest_items
from qawl.model import Read, Refusal
from qawl.record.store import Store
from tests.record.made import fetched

ARTICLES = 200
ADD = """
import sys
from qawl.ingest import ingest
from qawl.record.store import Store
print("up", flush=True)
with Store.open(sys.argv[2]) as store:
    ingest([sys.argv[1]], store, on_event=lambda event: print(event.kind, flush=True))
"""
TEXT = """وزارة النقل تعلن موعد الخبر رقم {i}
قال الوزير سامي القاضي إن المشروع رقم {i} سيبدأ في الربيع. وأضاف أن العمل مستمر.
وأكدت المتحدثة هدى نصار أن الوزارة «لن تؤجل المشروع مرة أخرى».
"""


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for i in range(ARTICLES):
        (folder / f"{i:03}.txt").write_text(TEXT.format(i=i))
    return folder


@pytest.fixture(scope="module")
def undisturbed(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("undisturbed") / "r.db"
    with Store.open(path) as store:
        assert ingest([str(articles)], store).added == ARTICLES
        assert store.count()[1] >= ARTICLES  # or the test would have nothing to lose
    return path


def dump(path: Path) -> dict[int, list[Any]]:
    """Every row of ours by the number of its article: the article's, its statements', its places', their links,
    without the moment of adding."""
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    try:
        articles = connection.execute("SELECT * FROM article ORDER BY n").fetchall()
        rows = {row["n"]: [{**dict(row), "added_at": None}] for row in articles}
        for row in connection.execute("SELECT * FROM statement ORDER BY n"):
            rows[row["article"]].append(dict(row))
        made = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if "place" in made:
            for row in connection.execute("SELECT * FROM place ORDER BY n"):
                rows[row["article"]].append({**dict(row), "read_at": None, "seen_at": None})
        for table in sorted({"mention_link", "about"} & made):  # killed before the last tables were made
            for row in connection.execute(
                f"SELECT s.article, t.* FROM {table} t JOIN statement s ON s.n = t.statement"
                " ORDER BY t.statement, t.entity"
            ):
                rows[row["article"]].append(dict(row))
        return rows
    finally:
        connection.close()


def check_whole(path: Path, whole: dict[int, list[Any]]) -> int:
    """The file is sound and holds the first so many articles, each with all its statements; says how many."""
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return 0  # killed before the tables were made
        connection.execute("INSERT INTO statement_search (statement_search, rank) VALUES ('integrity-check', 1)")
        connection.rollback()
    finally:
        connection.close()
    found = dump(path)
    assert found == {n: whole[n] for n in range(1, len(found) + 1)}
    return len(found)


def add_and_kill(articles: Path, path: Path, events: int, seconds: float) -> None:
    """Start adding, let ``events`` articles go by and ``seconds`` more, then kill."""
    process = subprocess.Popen([sys.executable, "-c", ADD, str(articles), str(path)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    try:
        for _ in range(events + 1):
            if not process.stdout.readline():
                break
        time.sleep(seconds)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    assert process.returncode in (-signal.SIGKILL, 0)


@pytest.mark.parametrize("seed", range(4))
def test_killed_again_and_again(articles: Path, undisturbed: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    whole = dump(undisturbed)
    path = tmp_path / "r.db"
    kept = 0
    for _ in range(3):
        # Not from the first article on: what is there already goes by too, and so the kill falls further each time.
        add_and_kill(articles, path, chance.randrange(kept, kept + 40), chance.uniform(0, 0.01))
        now = check_whole(path, whole)
        assert now >= kept
        kept = now
    assert 0 < kept < ARTICLES
    with Store.open(path) as store:
        summary = ingest([str(articles)], store)
    assert (summary.added, summary.same) == (ARTICLES - kept, kept)
    assert check_whole(path, whole) == ARTICLES
    assert dump(path) == whole


@pytest.mark.parametrize("seconds", [0.0, 0.002, 0.005, 0.01, 0.02])
def test_killed_while_the_record_is_made(articles: Path, undisturbed: Path, tmp_path: Path, seconds: float) -> None:
    path = tmp_path / "r.db"
    add_and_kill(articles, path, 0, seconds)
    if path.exists():
        check_whole(path, dump(undisturbed))
    with Store.open(path) as store:
        ingest([str(articles)], store)
    assert dump(path) == dump(undisturbed)


def killed_at(step: int, add: Callable[[Store], object], path: Path) -> bool:
    """Add in a process of its own that kills itself before its ``step``-th SQL statement; False where it has fewer."""
    child = os.fork()
    if not child:
        try:
            left = iter(range(step - 1))

            def count(_: str) -> None:
                if next(left, None) is None:
                    os.kill(os.getpid(), signal.SIGKILL)

            connect = sqlite3.connect

            def watched(*arguments: Any, **options: Any) -> sqlite3.Connection:
                connection = connect(*arguments, **options)
                connection.set_trace_callback(count)
                return connection

            sqlite3.connect = watched  # type: ignore[assignment]
            with Store.open(path) as store:
                add(store)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def test_killed_before_every_single_sql_statement(articles: Path, undisturbed: Path, tmp_path: Path) -> None:
    whole = dump(undisturbed)
    first = [str(path) for path in sorted(articles.iterdir())[:2]]
    steps = 0
    kept = []
    while killed_at(steps + 1, lambda store: ingest(first, store), tmp_path / f"{steps}.db"):
        path = tmp_path / f"{steps}.db"
        kept.append(check_whole(path, whole) if path.exists() else 0)
        with Store.open(path) as store:
            assert ingest(first, store).added == 2 - kept[-1]
        assert check_whole(path, whole) == 2
        steps += 1
    assert kept == sorted(kept)
    assert set(kept) == {0, 1, 2}  # the last statements of all close the run: BEGIN, its row, COMMIT
    assert kept.count(2) == 3
    assert steps > 30


KEPT = ("article", "statement", "place", "evidence", "revision")


def pages() -> list[Read | Refusal]:
    """A page, what it holds a day later, the same words elsewhere, the first page as it was again; one is refused."""
    one, two = TEXT.format(i=1), TEXT.format(i=2)
    url = "https://example.org/project"
    return [
        fetched(one, url, "2026-03-01T00:00:00Z"),
        Refusal(code="QAWL-F005", source="https://example.org/gone", message="404", hint="look"),
        fetched(two, url, "2026-03-02T00:00:00Z"),
        fetched(two, "https://other.example/project", "2026-03-02T00:00:00Z"),
        fetched(one, url, "2026-03-03T00:00:00Z"),
    ]


def kept_rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of what was read but for the moments of reading; each article has a place, each reference its row."""
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    try:
        made = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not made >= set(KEPT):
            return {}
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        homeless = "SELECT count(*) FROM article WHERE n NOT IN (SELECT article FROM place)"
        assert connection.execute(homeless).fetchone()[0] == 0
        unfounded = "SELECT count(*) FROM evidence WHERE n NOT IN (SELECT evidence FROM place)"
        assert connection.execute(unfounded).fetchone()[0] == 0
        moments = ("added_at", "read_at", "found_at")
        return {
            table: [
                tuple(row[name] for name in row.keys() if name not in moments)  # noqa: SIM118
                for row in connection.execute(f"SELECT * FROM {table} ORDER BY rowid")
            ]
            for table in KEPT
        }
    finally:
        connection.close()


def test_pages_killed_before_every_single_sql_statement(tmp_path: Path) -> None:
    whole_path = tmp_path / "whole.db"
    with Store.open(whole_path) as store:
        ingest_items(pages(), store)
    whole = kept_rows(whole_path)
    assert [len(whole[table]) for table in ("article", "place", "evidence", "revision")] == [2, 3, 2, 2]
    steps = 0
    seen = set()
    while killed_at(steps + 1, lambda store: ingest_items(pages(), store), tmp_path / f"{steps}.db"):
        path = tmp_path / f"{steps}.db"
        if path.exists():
            rows = kept_rows(path)
            seen.add(tuple(len(rows[table]) for table in KEPT if rows and table != "statement"))
        with Store.open(path) as store:
            ingest_items(pages(), store)
        assert kept_rows(path) == whole
        steps += 1
    # article, place, evidence, revision: nothing between these
    assert seen - {()} == {(0, 0, 0, 0), (1, 1, 1, 0), (2, 2, 2, 1), (2, 3, 2, 1), (2, 3, 2, 2)}
