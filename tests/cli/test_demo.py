"""``qawl demo``: the whole line, on the sample and on one's own files."""

from __future__ import annotations

import shlex
import time
from pathlib import Path

import pytest

from qawl.cli import sample
from qawl.record.store import Store
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def hinted(out: str, command: str) -> list[str]:
    """The arguments of a command that the closing lines name."""
    line = next(line for line in out.splitlines() if f" {command} " in line and "--db" in line)
    return shlex.split(line[line.index(f" {command} ") :])


def test_the_sample_is_read_shown_kept_and_written_in_some_seconds(qawl: Run) -> None:
    start = time.monotonic()
    ran = qawl("demo")
    assert time.monotonic() - start < 20
    assert (ran.status, ran.err) == (0, "")
    articles = list(sample.articles())
    with Store.open("out/sample.sqlite3", create=False) as store:
        kept = [e.article for e in store.extractions()]
    assert kept == articles
    page = Path("out/qawl.html").read_text(encoding="utf-8")
    assert page.count("<article ") == len(articles)
    assert f"… and {len(articles) - 2} more articles" in ran.out
    assert ran.out.count("─" * 80) == 2
    assert "out/qawl.html" in ran.out


def test_the_commands_it_ends_with_work_as_they_stand(qawl: Run) -> None:
    out = qawl("demo").out
    search = qawl(*hinted(out, "search"))
    assert search.status == 0
    assert " found" in search.out
    assert "Nothing found" not in search.out
    show = qawl(*hinted(out, "show"))
    assert show.status == 0
    assert "**" in show.out


def test_running_it_again_starts_anew(qawl: Run) -> None:
    first = qawl("demo").out
    assert qawl("demo").out == first


def test_own_files_go_into_a_record_of_their_own(qawl: Run, news: Path) -> None:
    ran = qawl("demo", news, "--out", "mine")
    assert ran.status == 0
    assert "إن الجسر سيفتتح في موعده" in ran.out
    with Store.open("mine/demo.sqlite3", create=False) as store:
        assert store.count()[0] == 2
    assert sorted(p.name for p in Path("mine").iterdir()) == ["demo.sqlite3", "qawl.html"]


def test_where_nothing_can_be_read_nothing_is_made(qawl: Run) -> None:
    ran = qawl("demo", "missing.txt")
    assert ran.status == 1
    assert ran.err.startswith("[QAWL-R001] ")
    assert not Path("out").exists()


def test_a_file_that_is_no_record_is_not_removed(qawl: Run) -> None:
    Path("out").mkdir()
    mine = Path("out/sample.sqlite3")
    mine.write_text("not a record, my own words\n" * 50, encoding="utf-8")
    ran = qawl("demo")
    assert ran.status == 1
    assert ran.err.startswith("[QAWL-S001] ")
    assert mine.read_text(encoding="utf-8").startswith("not a record")


def test_the_sample_names_outlets_and_days() -> None:
    articles = list(sample.articles())
    assert len(articles) >= 12
    assert len({a.outlet for a in articles}) >= 3
    assert all(a.outlet and a.published and a.source and a.text for a in articles)
    assert len({a.id for a in articles}) == len(articles)
