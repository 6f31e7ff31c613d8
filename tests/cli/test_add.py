"""``qawl add``: kept once, said plainly, silent where nobody watches."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from qawl.cli.progress import expected
from qawl.extract import extract_article
from qawl.lexicon.compiled import Lexicon
from qawl.model import Article, Extraction
from qawl.record.store import Store
from tests.cli.conftest import BRIDGE, PORT, Run

PROGRAM = [sys.executable, "-c", "from qawl.cli.main import main; main()"]


def test_articles_are_kept_and_adding_again_changes_nothing_and_says_so(qawl: Run, news: Path, tmp_path: Path) -> None:
    db = tmp_path / "r.sqlite3"
    ran = qawl("add", news, "--db", db, "--published", "2026-04-02")
    assert (ran.status, ran.err) == (0, "")
    with Store.open(db, create=False) as store:
        articles, statements = store.count()
        kept = list(store.extractions())
    assert articles == 2
    assert [e.article.text for e in kept] == [BRIDGE, PORT]
    assert {e.article.published for e in kept} == {"2026-04-02"}
    holds = f"The record holds 2 articles with {statements} statements: {db}\n"
    assert ran.out == f"Added 2 articles with {statements} statements.\n{holds}"
    again = qawl("add", news, "--db", db)
    assert (again.status, again.err) == (0, "")
    assert again.out == f"Nothing changed: all 2 articles were in the record already.\n{holds}"


def test_what_is_new_is_added_to_what_is_there(qawl: Run, news: Path, tmp_path: Path) -> None:
    db = tmp_path / "r.sqlite3"
    qawl("add", news / "1-jisr.txt", "--db", db)
    ran = qawl("add", news, "--db", db)
    assert "Added 1 articles with" in ran.out
    assert "1 articles were in the record already and stay as they are." in ran.out


def test_the_same_text_at_another_place_is_kept_as_a_place_and_said(qawl: Run, news: Path, tmp_path: Path) -> None:
    db = tmp_path / "r.sqlite3"
    qawl("add", news, "--db", db)
    (news / "3-copy.txt").write_text(PORT, encoding="utf-8")
    ran = qawl("add", news, "--db", db)
    assert ran.out.splitlines()[:2] == [
        "3 articles were in the record already and stay as they are.",
        "1 of those stood at places where they had not been found before: the places are kept.",
    ]
    assert qawl("add", news, "--db", db).out.startswith("Nothing changed: all 3 articles")


def test_what_is_passed_on_to_the_reading(
    qawl: Run, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qawl import ingest as ingesting

    given: list[dict[str, object]] = []

    def ingest(paths: object, store: object, **options: object) -> ingesting.Summary:
        given.append(options)
        return ingesting.Summary(added=2, revised=1, known=3)

    monkeypatch.setattr(ingesting, "ingest", ingest)
    ran = qawl("add", news, "--db", tmp_path / "r.db")
    assert (given[0]["again"], given[0]["keep_raw"], given[0]["on_known"]) == (False, True, None)
    assert "1 of the new ones are later versions of pages read before (`qawl revisions`)." in ran.out
    assert "3 pages were fetched a short while ago and not again (--again fetches them)." in ran.out
    qawl("add", news, "--db", tmp_path / "r.db", "--again", "--no-keep-raw", "--report", tmp_path / "r.csv")
    assert (given[1]["again"], given[1]["keep_raw"]) == (True, False)
    assert callable(given[1]["on_known"])


def test_a_run_of_pages_that_are_all_fresh_is_no_failure(
    qawl: Run, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qawl import ingest as ingesting

    monkeypatch.setattr(ingesting, "ingest", lambda *_, **__: ingesting.Summary(known=3))
    assert qawl("add", news, "--db", tmp_path / "r.db").status == 0


def test_refusals_are_reported_and_counted_by_code_at_the_end(qawl: Run, news: Path, tmp_path: Path) -> None:
    for i in range(3):
        (news / f"empty{i}.txt").write_bytes(b"")
    (news / "english.txt").write_text("no Arabic here", encoding="utf-8")
    ran = qawl("add", news, "--db", tmp_path / "r.sqlite3")
    assert ran.status == 0
    assert "Added 2 articles" in ran.out
    assert ran.err.splitlines()[-3:] == [
        "Read 2, refused 4:",
        "  3 × [QAWL-R005] the file is empty",
        "  1 × [QAWL-R006] the text is not Arabic",
    ]
    assert sum(line.startswith("[QAWL-R005] ") for line in ran.err.splitlines()) == 3


def test_the_status_is_1_only_where_nothing_could_be_read(qawl: Run, tmp_path: Path) -> None:
    ran = qawl("add", tmp_path / "missing", "--db", tmp_path / "r.sqlite3")
    assert ran.status == 1
    assert ran.err.startswith("[QAWL-R001] ")


def test_the_record_is_where_the_environment_says(
    qawl: Run, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = tmp_path / "deep" / "er" / "mine.sqlite3"
    monkeypatch.setenv("QAWL_DB", str(db))
    assert qawl("add", news).status == 0
    assert db.is_file()
    assert qawl("search", "الجسر").status == 0


def test_a_file_that_is_no_record_stays_as_it_is(qawl: Run, news: Path, tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("my notes, not a record of any kind\n" * 100, encoding="utf-8")
    before = other.read_bytes()
    ran = qawl("add", news, "--db", other)
    assert ran.status == 1
    assert ran.err.startswith("[QAWL-S001] ")
    assert other.read_bytes() == before


def test_a_lexicon_that_does_not_hold_is_refused_before_anything_is_made(qawl: Run, news: Path, tmp_path: Path) -> None:
    ran = qawl("add", news, "--db", tmp_path / "r.sqlite3", "--lexicon", tmp_path / "none")
    assert ran.err.startswith("[QAWL-L003] ")
    assert not (tmp_path / "r.sqlite3").exists()


def test_stopping_it_keeps_whole_articles_and_says_how_to_go_on(
    qawl: Run, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop_at_the_second(article: Article, lexicon: Lexicon | None = None) -> Extraction:
        if article.text == PORT:
            raise KeyboardInterrupt
        return extract_article(article, lexicon)

    monkeypatch.setattr("qawl.ingest.extract_article", stop_at_the_second)
    ran = qawl("add", news, "--db", tmp_path / "r.sqlite3")
    assert ran.status == 130
    assert ran.out.startswith("Stopped. The record holds 1 articles with ")
    assert ran.out.endswith("Run it again to add the rest.\n")


def test_in_a_terminal_a_bar_shows_what_was_added_and_its_rate(news: Path, tmp_path: Path) -> None:
    (news / "empty.txt").write_bytes(b"")
    ours, theirs = pty.openpty()
    environment = os.environ | {"TERM": "xterm-256color", "COLUMNS": "100"}
    with subprocess.Popen(
        [*PROGRAM, "add", str(news), "--db", str(tmp_path / "r.sqlite3")],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=environment,
    ) as running:
        os.close(theirs)
        shown = b""
        while True:
            try:
                chunk = os.read(ours, 4096)
            except OSError:
                break
            if not chunk:
                break
            shown += chunk
        assert running.stdout is not None
        assert b"Added 2 articles" in running.stdout.read()
    os.close(ours)
    text = shown.decode("utf-8")
    assert "3/3" in text
    assert "statements" in text
    assert "[QAWL-R005]" in text


def test_the_bar_knows_how_many_articles_are_likely_to_come(news: Path) -> None:
    (news / ".hidden").write_text("", encoding="utf-8")
    (news / ".git").mkdir()
    (news / ".git" / "x.txt").write_text("", encoding="utf-8")
    deep = news / "deep"
    deep.mkdir()
    (deep / "3.txt").write_text(PORT, encoding="utf-8")
    assert expected([str(news), str(news / "1-jisr.txt"), "missing"]) == 5
    assert expected([str(news), "-"]) is None
    for many in ("march.warc.gz", "news.ZIP", "urls.csv", "feed.xml", "https://example.org/a"):
        assert expected([str(news), many]) is None
    (deep / "many.JSONL").write_text("", encoding="utf-8")
    assert expected([str(news)]) is None
