"""``qawl search`` and ``qawl show``: over a record with known statements."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qawl.record.store import Store
from tests.cli.conftest import Run
from tests.export.build import TEXT, extraction, statements

OTHER = "لا شيء هنا"


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record of two articles, one of them without a date; QAWL_DB names it."""
    path = tmp_path / "r.sqlite3"
    with Store.open(path) as store:
        store.add(extraction())
        store.add(extraction(OTHER, (), published=None))
    monkeypatch.setenv("QAWL_DB", str(path))
    return path


def test_a_hit_stands_with_speaker_source_uid_and_its_match_marked(qawl: Run, db: Path) -> None:
    ran = qawl("search", "اِفْتِتاح")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "  1  هند الراوي (المرجّح، ضمنًا)",
        "     تعهّد · كلام غير مباشر · بلفظ «وأضافت»",
        "     نقلًا عن: إذاعة الوادي",
        "     أن **الافتتاح** سيكون قبل نهاية يونيو",
        f"     صحيفة الوادي · jisr.txt · نُشر في 2026-04-02 · {statements()[2].uid}",
        "",
        "1 found.",
        "Searched: 2 articles, published 2026-04-02; 1 without a date.",
    ]


def test_nested_statements_only_when_asked_for_and_then_with_their_chain(qawl: Run, db: Path) -> None:
    assert "1 found." in qawl("search", "سيتأخر").out
    assert "زعم المقاولون" in qawl("search", "سيتأخر").out
    ran = qawl("search", "سيتأخر", "--nested", "--act", "توقّع")
    assert "1 found." in ran.out
    assert "  1  المقاولون" in ran.out
    assert "     بحسب هند الراوي" in ran.out


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (("--speaker", "هند"), 2),
        (("--speaker", "زيد"), 0),
        (("--act", "deny"), 1),
        (("--act", "نفي"), 1),
        (("--mode", "indirect"), 1),
        (("--mode", "indirect", "--nested"), 2),
        (("--published-from", "2026-04"), 2),
        (("--published-to", "2026-04-01", "--act", "deny"), 0),
        (("غير", "صحيح"), 1),
        (("غير", "موعد"), 0),
    ],
)
def test_words_and_filters_narrow_what_is_found(qawl: Run, db: Path, args: tuple[str, ...], found: int) -> None:
    ran = qawl("search", *args)
    assert ran.status == 0
    assert (f"{found} found." if found else "Nothing found in what was read.") in ran.out


def test_what_was_not_said_is_not_found(qawl: Run, db: Path) -> None:
    assert "Nothing found" in qawl("search", "كلفة").out


def test_nothing_found_is_said_with_what_was_read(qawl: Run, db: Path) -> None:
    ran = qawl("search", "زرافة")
    assert ran.status == 0
    assert " ".join(ran.out.split()) == (
        "Nothing found in what was read. Searched: 2 articles, published 2026-04-02; 1 without a date."
    )


def test_a_filter_by_the_day_of_saying_says_why_it_finds_nothing(qawl: Run, db: Path) -> None:
    assert "--published-from" in qawl("search", "الافتتاح", "--said-from", "2026").err
    assert qawl("search", "الافتتاح", "--published-from", "2026").err == ""


def test_limit_says_how_many_there_are(qawl: Run, db: Path) -> None:
    assert "2 found, 1 shown (--limit)." in qawl("search", "--speaker", "هند", "--limit", "1").out


def test_jsonl_gives_statement_article_parents_and_matches(qawl: Run, db: Path) -> None:
    ran = qawl("search", "يتأخر", "--nested", "--act", "predict", "--format", "jsonl")
    (line,) = [json.loads(line) for line in ran.out.splitlines()]
    assert line["schema"] == "qawl/1"
    assert line["article"]["outlet"] == "صحيفة الوادي"
    assert line["statement"]["id"] == "2"
    assert [p["id"] for p in line["parents"]] == ["1"]
    assert [TEXT[a:b] for a, b in line["matches"]] == ["سيتأخر"]


def test_jsonl_of_nothing_is_nothing(qawl: Run, db: Path) -> None:
    assert qawl("search", "زرافة", "--format", "jsonl").out == ""


@pytest.mark.parametrize(
    ("args", "option"),
    [
        (("--act", "lie"), "--act"),
        (("--mode", "loud"), "--mode"),
        (("x", "--published-from", "soon"), "published_from"),
        (("x", "--limit", "0"), "limit"),
        ((), "words"),
    ],
)
def test_bad_arguments_are_coded(qawl: Run, db: Path, args: tuple[str, ...], option: str) -> None:
    ran = qawl("search", *args)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"[QAWL-A001] an argument is not valid ({option}): ")


@pytest.mark.parametrize("command", [("search", "الجسر"), ("show", "0123456789ab")])
def test_without_a_record_it_is_said_how_to_make_one_and_none_is_made(
    qawl: Run, tmp_path: Path, command: tuple[str, str]
) -> None:
    ran = qawl(*command, "--db", tmp_path / "none.sqlite3")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("[QAWL-S005] ")
    assert "qawl add" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_show_gives_one_statement_by_its_uid_or_its_beginning(qawl: Run, db: Path) -> None:
    uid = statements()[1].uid
    whole = qawl("show", uid)
    assert whole.status == 0
    assert whole.out.startswith("المقاولون\nبحسب هند الراوي\n\n")
    assert "**أن الجسر سيتأخر**" in whole.out
    assert qawl("show", uid[:-1]).out == whole.out


def test_show_as_json_holds_the_chain(qawl: Run, db: Path) -> None:
    line = json.loads(qawl("show", statements()[1].uid, "--format", "jsonl").out)
    assert line["statement"]["uid"] == statements()[1].uid
    assert [p["uid"] for p in line["parents"]] == [statements()[0].uid]
    assert line["matches"] == []


@pytest.mark.parametrize(("uid", "code"), [("ffff", "QAWL-S006"), ("%'\"", "QAWL-S006"), ("0123456789ab", "QAWL-S009")])
def test_show_refuses_a_uid_that_names_none_or_several(qawl: Run, db: Path, uid: str, code: str) -> None:
    ran = qawl("show", uid)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(f"[{code}] ")
