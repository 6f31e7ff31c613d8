from __future__ import annotations

import os
import sqlite3
import stat
import tempfile
from pathlib import Path
from typing import Any

import msgspec
import pytest

from qawl.errors import QawlError
from qawl.model import Extraction
from qawl.record import opening, schema
from qawl.record.store import Store
from tests.record.made import HARBOUR, extraction, harbour, said


def code_of(path: Path, create: bool = True) -> str:
    with pytest.raises(QawlError) as caught:
        Store.open(path, create=create)
    assert caught.value.where == str(path)
    return caught.value.code


def sql(path: Path, *statements: str) -> list[Any]:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        return [connection.execute(statement).fetchall() for statement in statements][-1]
    finally:
        connection.close()


def made(path: Path) -> Path:
    with Store.open(path) as opened:
        opened.add(harbour())
    return path


def test_new_and_same(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db") as opened:
        assert opened.count() == (0, 0)
        assert opened.add(harbour()) == "new"
        assert opened.add(harbour()) == "same"
        assert opened.count() == (1, 5)
    with Store.open(tmp_path / "r.db") as opened:
        assert opened.add(harbour(url="https://x.example")) == "copy"
        assert opened.count() == (1, 5)


def test_adding_what_is_there_writes_nothing(tmp_path: Path) -> None:
    path = made(tmp_path / "r.db")
    before = path.read_bytes()
    with Store.open(path) as opened:
        assert opened.add(harbour()) == "same"
    assert path.read_bytes() == before


def test_folders_are_made(tmp_path: Path) -> None:
    made(tmp_path / "a" / "b ?#%" / "سجل.db")
    with Store.open(tmp_path / "a" / "b ?#%" / "سجل.db", create=False) as opened:
        assert opened.count() == (1, 5)


def test_none_there(tmp_path: Path) -> None:
    assert code_of(tmp_path / "r.db", create=False) == "QAWL-S005"
    assert not (tmp_path / "r.db").exists()
    (tmp_path / "r.db").touch()
    assert code_of(tmp_path / "r.db", create=False) == "QAWL-S005"
    assert code_of(tmp_path / "no" / "folder.db", create=False) == "QAWL-S005"


def test_a_file_of_nothing_becomes_a_record(tmp_path: Path) -> None:
    (tmp_path / "r.db").touch()
    made(tmp_path / "r.db")


def test_a_record_that_was_killed_before_its_tables_becomes_one(tmp_path: Path) -> None:
    sql(tmp_path / "r.db", "PRAGMA journal_mode = WAL", "BEGIN", "COMMIT")
    assert (tmp_path / "r.db").stat().st_size > 0
    assert code_of(tmp_path / "r.db", create=False) == "QAWL-S005"
    made(tmp_path / "r.db")


@pytest.mark.parametrize("data", [b"x", b"SQLite", b"a text, no record. " * 500, b"SQLite format 3\0" + b"\xff" * 4096])
def test_other_files_are_no_records_and_stay_what_they_are(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "r.db").write_bytes(data)
    for create in (True, False):
        assert code_of(tmp_path / "r.db", create) == "QAWL-S001"
    assert (tmp_path / "r.db").read_bytes() == data
    assert os.listdir(tmp_path) == ["r.db"]


@pytest.mark.parametrize("change", ["CREATE TABLE article (n)", "PRAGMA user_version = 1", "PRAGMA application_id = 7"])
def test_other_databases_are_no_records_and_stay_what_they_are(tmp_path: Path, change: str) -> None:
    sql(tmp_path / "r.db", change)
    before = (tmp_path / "r.db").read_bytes()
    assert code_of(tmp_path / "r.db") == "QAWL-S001"
    assert (tmp_path / "r.db").read_bytes() == before


def test_a_newer_record(tmp_path: Path) -> None:
    path = made(tmp_path / "r.db")
    sql(path, f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
    assert code_of(path) == "QAWL-S002"
    assert code_of(path, create=False) == "QAWL-S002"


def test_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "STORE_WAIT_SECONDS", 0.05)
    path = made(tmp_path / "r.db")
    other = sqlite3.connect(path, isolation_level=None)
    with Store.open(path) as opened:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(QawlError, match="QAWL-S003"):
            opened.add(extraction("نص آخر"))
        assert opened.search("الميناء").total == 1  # readers do not wait for a writer
        other.execute("COMMIT")
        assert opened.add(extraction("نص آخر")) == "new"
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    assert code_of(path) == "QAWL-S003"
    other.close()


def test_unwritable(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert code_of(tmp_path / "file" / "r.db") == "QAWL-S004"
    assert code_of(tmp_path) == "QAWL-S004"
    assert code_of(Path("/proc/qawl/r.db")) == "QAWL-S004"
    assert code_of(Path("/proc/r.db")) == "QAWL-S004"


def test_a_full_disk_keeps_whole_articles_only(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db") as opened:
        opened.add(harbour())
        opened._connection.execute("PRAGMA max_page_count = 1")
        with pytest.raises(QawlError, match="QAWL-S004"):
            opened.add(extraction("نص طويل جدا " * 50_000))
        assert opened.count() == (1, 5)
        opened._connection.execute("PRAGMA max_page_count = 1000000")
        assert opened.add(extraction("نص آخر")) == "new"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can read as somebody else")
def test_a_record_where_nothing_may_be_written_can_be_read() -> None:
    with tempfile.TemporaryDirectory() as folder:  # not tmp_path: the folders above that are root's alone
        path = made(Path(folder) / "r.db")
        path.chmod(0o444)
        os.chmod(folder, 0o555)
        os.seteuid(65534)
        try:
            with Store.open(path, create=False) as opened:
                assert opened.search("الميناء").total == 1
                with pytest.raises(QawlError, match="QAWL-S004"):
                    opened.add(extraction("نص آخر"))
            assert code_of(Path(folder) / "new.db") == "QAWL-S004"
        finally:
            os.seteuid(0)


def test_damaged(tmp_path: Path) -> None:
    path = made(tmp_path / "r.db")
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(QawlError, match="QAWL-S008"), Store.open(path) as opened:
        opened.add(extraction("نص آخر"))
    path = made(tmp_path / "s.db")
    sql(path, "DROP TABLE article")
    with Store.open(path) as opened, pytest.raises(QawlError, match="QAWL-S008"):
        opened.count()


def test_it_is_written_with_a_log_and_its_links_hold(tmp_path: Path) -> None:
    path = made(tmp_path / "r.db")
    assert sql(path, "PRAGMA journal_mode") == [("wal",)]
    assert sql(path, "PRAGMA integrity_check") == [("ok",)]
    assert sql(path, "PRAGMA foreign_key_check") == []
    with Store.open(path) as opened, pytest.raises(sqlite3.IntegrityError):
        opened._connection.execute("UPDATE statement SET article = 99")


def test_what_is_closed_leaves_one_file(tmp_path: Path) -> None:
    made(tmp_path / "r.db")
    assert os.listdir(tmp_path) == ["r.db"]
    assert stat.S_ISREG((tmp_path / "r.db").stat().st_mode)


A = said(HARBOUR, "الإضراب مستمر", id="1", cue="مضيفا")
B = said(HARBOUR, "الرواتب ستُدفع", id="2", cue="قال المدير")


def titled(made: Extraction, title: str) -> Extraction:
    """As nobody who reads gives it: a title that no store can hold."""
    return msgspec.structs.replace(made, article=msgspec.structs.replace(made.article, title=title))


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (extraction(HARBOUR, A, said(HARBOUR, "الرواتب ستُدفع", id="1", cue="قال المدير")), "one id"),
        (extraction(HARBOUR, A, said(HARBOUR, "الإضراب", id="2", cue="مضيفا")), "one id"),
        (extraction(HARBOUR, said(HARBOUR, "الإضراب مستمر", id="1", parent="9", depth=1)), "not there"),
        (extraction(HARBOUR, said(HARBOUR, "الإضراب مستمر", id="1", parent="1", depth=1)), "in itself"),
        (
            extraction(
                HARBOUR,
                said(HARBOUR, "الإضراب مستمر", id="1", parent="2"),
                said(HARBOUR, "الرواتب ستُدفع", id="2", parent="1"),
            ),
            "in itself",
        ),
        (extraction("نص أقصر", A), "not where it says"),
        (extraction(HARBOUR, A, extra={"x": object()}), "unsupported"),
        (extraction(HARBOUR, A, extra={"x": "\ud800"}), "surrogates"),
        (titled(extraction(HARBOUR, A), "\ud800"), "surrogates"),
    ],
)
def test_what_contradicts_itself_is_not_kept(tmp_path: Path, bad: Extraction, why: str) -> None:
    with Store.open(tmp_path / "r.db") as opened:
        with pytest.raises(QawlError, match=why) as caught:
            opened.add(bad)
        assert caught.value.code == "QAWL-S007"
        assert opened.count() == (0, 0)
        assert opened.add(extraction(HARBOUR, A, B)) == "new"


def test_a_parent_may_come_after_its_child(tmp_path: Path) -> None:
    child = said(HARBOUR, "الرواتب ستُدفع", id="1", cue="قال المدير", parent="2", depth=1)
    parent = said(HARBOUR, "قال المدير إن الرواتب ستُدفع", id="2", cue="بحسب")
    with Store.open(tmp_path / "r.db") as opened:
        assert opened.add(extraction(HARBOUR, child, parent)) == "new"
        assert opened.get(child.uid).parents == (parent,)


def test_two_programs_may_add_at_once(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db") as one, Store.open(tmp_path / "r.db") as two:
        for i in range(20):
            assert one.add(extraction(f"نص أول {i}")) == "new"
            assert two.add(extraction(f"نص ثان {i}")) == "new"
            assert two.add(extraction(f"نص أول {i}")) == "same"
        assert one.count() == two.count() == (40, 0)
