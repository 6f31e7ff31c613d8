"""``qawl coverage``: what was read, said so that any terminal shows it in order."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len

from qawl.cli.console import LRM
from qawl.ingest import ingest_items
from qawl.model import Refusal
from qawl.record.store import Store
from tests.cli.conftest import Run
from tests.record.made import extraction, said


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two outlets: one with a gap and an article without a date, one with a day after the other for a hundred."""
    path = tmp_path / "r.sqlite3"
    with Store.open(path) as store:
        days = [("صحيفة الوادي", day) for day in ("2026-03-01", "2026-03-01", "2026-03-04", None)]
        days += [("الراصد", (date(2026, 1, 1) + timedelta(days=k)).isoformat()) for k in range(100)]
        for i, (outlet, published) in enumerate(days):
            text = f"قال الوزير إن الجسر رقم {i} تم"
            store.add(extraction(text, said(text, f"الجسر رقم {i} تم", id="1"), outlet=outlet, published=published))
        ingest_items([Refusal(code="QAWL-R005", source="x.txt", message="empty", hint="remove it")] * 3, store)
    monkeypatch.setenv("QAWL_DB", str(path))
    return path


def test_outlets_by_days_gaps_refusals_and_the_last_run(qawl: Run, db: Path) -> None:
    ran = qawl("coverage", "--outlet", "الوادي")
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[:6] == [
        "104 articles with 104 statements.",
        "",
        f"صحيفة الوادي{LRM} · 4 articles, 4 statements · 2026-03-01 to 2026-03-04 · 1 without a date",
        "              articles  statements",
        "  2026-03-01         2           2  ████████████████████████",
        "  2026-03-04         1           1  ████████████",
    ]
    assert lines[6] == "  Nothing on 2 days between: 2026-03-02 to 2026-03-03."
    assert lines[8:10] == ["Refused in 1 runs:", "  3 × [QAWL-R005] the file is empty"]
    assert lines[10].startswith("Last run: began ")
    assert lines[10].endswith(": added 0, there already 0, refused 3.")


def test_many_days_are_shown_by_month(qawl: Run, db: Path) -> None:
    lines = qawl("coverage", "--outlet", "الراصد").out.splitlines()
    assert [line.split()[:3] for line in lines[4:8]] == [
        ["2026-01", "31", "31"],
        ["2026-02", "28", "28"],
        ["2026-03", "31", "31"],
        ["2026-04", "10", "10"],
    ]


def test_many_gaps_are_counted_and_the_longest_named(qawl: Run, tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db") as store:
        for k in range(10):
            day = (date(2026, 1, 1) + timedelta(days=k * (k + 1) // 2)).isoformat()
            store.add(extraction(f"خبر {k}", outlet="الراصد", published=day))
    out = qawl("coverage", "--db", tmp_path / "r.db").out
    assert "  Nothing on 36 days between; the longest: 2026-01-12 to 2026-01-15, " in out
    assert out.count(" to ") == 1 + 5


@pytest.mark.parametrize("columns", ["24", "40", "200"])
def test_the_table_fits_any_terminal(qawl: Run, db: Path, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    rows = [line for line in qawl("coverage").out.splitlines() if line.startswith("  2026-")]
    assert len(rows) == 6
    assert max(map(cell_len, rows)) <= max(int(columns), 34)


def test_no_name_stands_on_a_line_with_another_and_none_is_obeyed(qawl: Run, tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db") as store:
        store.add(extraction("خبر", outlet="\x1b[2Jالراصد\u202e\n!"))
        store.add(extraction("خبر ثان"))
    out = qawl("coverage", "--db", tmp_path / "r.db").out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert f"الراصد !{LRM} · 1 articles" in out
    assert f"(no outlet){LRM} · 1 articles, 0 statements · 1 without a date" in out


def test_json_holds_all_days(qawl: Run, db: Path) -> None:
    told = json.loads(qawl("coverage", "--format", "json", "--to", "2026-03-01").out)
    assert [(outlet["outlet"], outlet["articles"], len(outlet["days"])) for outlet in told["outlets"]] == [
        ("الراصد", 60, 60),
        ("صحيفة الوادي", 2, 1),
    ]
    assert (told["articles"], told["refused"], told["runs"]) == (104, {"QAWL-R005": 3}, 1)


def test_what_holds_nothing_says_so(qawl: Run, db: Path, tmp_path: Path) -> None:
    assert "None of them is of the outlets and days asked for." in qawl("coverage", "--from", "2030").out
    Store.open(tmp_path / "empty.db").close()
    assert qawl("coverage", "--db", tmp_path / "empty.db").out.splitlines() == [
        "0 articles with 0 statements.",
        "",
        "Nothing was refused in 0 runs.",
    ]


def test_a_run_that_was_killed_is_said_to_have_not_ended(qawl: Run, db: Path) -> None:
    from qawl.record import runs

    with Store.open(db) as store, store.changing() as connection:
        runs.begin(connection, ())
    assert qawl("coverage").out.splitlines()[-1].endswith("did not end: run it again.")


def test_bad_arguments_are_coded(qawl: Run, db: Path) -> None:
    for args in (("--from", "soon"), ("--outlet", "!")):
        ran = qawl("coverage", *args)
        assert ran.status == 2
        assert ran.err.startswith("[QAWL-A001] ")
    assert qawl("coverage", "--db", "/nowhere/r.db").err.startswith("[QAWL-S005] ")


def test_a_search_shows_it_in_short(qawl: Run, db: Path) -> None:
    assert "What was read" not in qawl("search", "الجسر").out
    out = qawl("search", "الجسر", "--coverage", "--published-from", "2026-03-01").out
    assert out.splitlines()[-4:] == [
        "What was read:",
        f"  الراصد{LRM} · 41 articles, 41 statements · 2026-03-01 to 2026-04-10",
        f"  صحيفة الوادي{LRM} · 3 articles, 3 statements · 2026-03-01 to 2026-03-04 · nothing on 2 days between",
        "  3 inputs were refused (`qawl coverage`)",
    ]
    ran = qawl("search", "الجسر", "--coverage", "--format", "jsonl")
    assert all(json.loads(line)["schema"] == "qawl/1" for line in ran.out.splitlines())
    assert "What was read:" in ran.err
