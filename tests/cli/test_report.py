"""``qawl add --report``: every refusal and all that was passed over, as it comes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from qawl.cli.report import COLUMNS, opened
from qawl.ingest import Event
from qawl.model import Refusal
from tests.cli.conftest import Run


def refused(source: str) -> Event:
    refusal = Refusal(code="QAWL-R005", source=source, message="the file is empty", hint="remove it")
    return Event(kind="refused", source=source, refusal=refusal)


def test_json_lines_of_refusals_and_what_was_passed_over(qawl: Run, news: Path, tmp_path: Path) -> None:
    (news / "empty.txt").write_bytes(b"")
    report = tmp_path / "report.jsonl"
    assert qawl("add", news, "--db", tmp_path / "r.db", "--report", report).status == 0
    (line,) = [json.loads(line) for line in report.read_text("utf-8").splitlines()]
    assert (line["kind"], line["code"], line["source"]) == ("refused", "QAWL-R005", str(news / "empty.txt"))
    assert line["message"] == "the file is empty"
    assert line["hint"]
    (news / "copy.txt").write_bytes((news / "1-jisr.txt").read_bytes())
    qawl("add", news, "--db", tmp_path / "r.db", "--report", report)
    lines = [json.loads(line) for line in report.read_text("utf-8").splitlines()]
    assert [(line["kind"], Path(line["source"]).name) for line in lines] == [
        ("same", "1-jisr.txt"),
        ("same", "2-mina.txt"),
        ("copy", "copy.txt"),
        ("refused", "empty.txt"),
    ]


def test_csv_that_a_spreadsheet_reads_and_does_not_run(tmp_path: Path) -> None:
    path = tmp_path / "report.CSV"
    with opened(path) as report:
        assert report is not None
        report.event(refused('=cmd("x"), خبر'))
        report.event(Event(kind="new", source="kept.txt"))
        report.known("https://reem:pw@example.org/a")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == list(COLUMNS)
    assert [(row["kind"], row["code"], row["source"]) for row in rows] == [
        ("refused", "QAWL-R005", '\'=cmd("x"), خبر'),
        ("known", "", "https://example.org/a"),
    ]


def test_each_line_is_there_as_soon_as_it_is_known(tmp_path: Path) -> None:
    path = tmp_path / "report.jsonl"
    with opened(path) as report:
        assert report is not None
        for i in range(3):
            report.event(refused(f"{i}.txt"))
            assert len(path.read_bytes().splitlines()) == i + 1


def test_a_path_that_is_no_utf_8_is_written_as_found(tmp_path: Path) -> None:
    path = tmp_path / "report.jsonl"
    with opened(path) as report:
        assert report is not None
        report.event(refused("a\ufffdb"))
    assert json.loads(path.read_text("utf-8"))["source"] == "a\ufffdb"


@pytest.mark.parametrize(
    ("name", "status", "code"), [("report.txt", 2, "QAWL-A001"), ("none/report.csv", 1, "QAWL-O001")]
)
def test_a_report_that_cannot_be_written_is_said_before_anything_is_read(
    qawl: Run, news: Path, tmp_path: Path, name: str, status: int, code: str
) -> None:
    ran = qawl("add", news, "--db", tmp_path / "r.db", "--report", tmp_path / name)
    assert ran.status == status
    assert ran.err.startswith(f"[{code}] ")
    assert not (tmp_path / "r.db").exists()


def test_a_disk_that_is_full_stops_the_run_with_its_code(qawl: Run, news: Path, tmp_path: Path) -> None:
    full = tmp_path / "full.jsonl"
    full.symlink_to("/dev/full")
    (news / "empty.txt").write_bytes(b"")
    ran = qawl("add", news, "--db", tmp_path / "r.db", "--report", full)
    assert ran.status == 1
    assert "[QAWL-O001] " in ran.err
