"""``qawl entities`` and the searches that stand on it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

NEWS = {
    "1.txt": "قال وزير الخارجية الروسي نيكيتا غوردانوف إن بلاده سترد على واشنطن.",
    "2.txt": "قال نيكيتا جوردانوف إن المفاوضات مع سليم الراوندي متوقفة. وأكدت موسكو أن الموعد لم يحدد بعد.",
    "3.txt": "قال وزير المالية التونسي سليم الراوندي إن الميزانية جاهزة. وقال سمير الكرداني إن الطريق مغلق.",
}


@pytest.fixture
def db(qawl: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in NEWS.items():
        (folder / name).write_text(text, encoding="utf-8")
    path = tmp_path / "r.sqlite3"
    monkeypatch.setenv("QAWL_DB", str(path))
    assert qawl("add", folder).status == 0
    return path


def listed(qawl: Run, *args: str) -> dict[str, dict[str, object]]:
    ran = qawl("entities", "list", "--format", "jsonl", *args)
    assert (ran.status, ran.err) == (0, "")
    return {row["name"]: row for row in map(json.loads, ran.out.splitlines())}


@pytest.mark.usefixtures("db")
def test_list_names_who_speaks_most_first(qawl: Run) -> None:
    ran = qawl("entities", "list", "--kind", "person")
    assert ran.status == 0
    first, *others = ran.out.splitlines()
    assert "person  RU       2      0  نيكيتا غوردانوف" in first
    assert len(others) == 2
    assert set(listed(qawl, "--kind", "place")) == {"موسكو", "واشنطن"}
    assert list(listed(qawl, "--name", "جوردانوف")) == ["نيكيتا غوردانوف"]
    assert len(listed(qawl, "--limit", "1")) == 1
    assert qawl("entities", "list", "--name", "هند الطبري").out == "Nobody.\n"
    assert qawl("entities", "list", "--kind", "planet").err.startswith("[QAWL-A001] ")


@pytest.mark.usefixtures("db")
def test_show_tells_spellings_roles_and_evidence(qawl: Run) -> None:
    id = str(listed(qawl)["نيكيتا غوردانوف"]["id"])
    out = qawl("entities", "show", id).out
    assert "       1  نيكيتا جوردانوف" in out
    assert "وزير الخارجية الروسي\u200e  RU  no date" in out
    assert "0.90  variant" in out
    (shown,) = map(json.loads, qawl("entities", "show", id, "--format", "jsonl").out.splitlines())
    assert dict(shown["names"]) == {"نيكيتا غوردانوف": 1, "نيكيتا جوردانوف": 1}
    refused = qawl("entities", "show", "e1")
    assert (refused.status, refused.err.split("]")[0]) == (1, "[QAWL-E001")


@pytest.mark.usefixtures("db")
def test_merge_split_and_rename_hold_after_relinking(qawl: Run) -> None:
    people = listed(qawl, "--kind", "person")
    a, b = (str(people[name]["id"]) for name in ("سليم الراوندي", "سمير الكرداني"))
    assert qawl("entities", "merge", a, b, "--author", "هدى").out == f"{b} is now part of {a}.\n"
    assert qawl("entities", "rename", a, "الراوندي").status == 0
    assert qawl("entities", "relink").out == "Linked 3 articles anew.\n"
    assert listed(qawl)["الراوندي"]["statements"] == 2
    assert "merge by هدى" in qawl("entities", "show", b).out
    (shown,) = map(json.loads, qawl("entities", "show", a, "--format", "jsonl").out.splitlines())
    uid = shown["statements"][0]["uid"]
    assert qawl("entities", "split", a, uid).out.startswith("1 statements are now of e")
    qawl("entities", "relink")
    assert listed(qawl)["الراوندي"]["statements"] == 1


@pytest.mark.usefixtures("db")
def test_what_is_exported_can_be_imported(qawl: Run, tmp_path: Path) -> None:
    out = tmp_path / "names.csv"
    assert qawl("entities", "export", "--out", out).status == 0
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert {row["name"] for row in rows} >= {"نيكيتا غوردانوف", "موسكو"}
    lines = qawl("entities", "export", "--format", "jsonl").out.splitlines()
    assert len(lines) == len(rows)
    text = out.read_text(encoding="utf-8").replace("نيكيتا جوردانوف,,person", "نيكيتا جوردانوف,Q900001,person")
    out.write_text(text, encoding="utf-8")
    ran = qawl("entities", "import", out)
    assert ran.status == 0
    assert ran.out.startswith(f"Read {len(rows)} names; ")
    assert listed(qawl)["نيكيتا غوردانوف"]["qid"] == "Q900001"
    assert "identifier Q900001" in qawl("entities", "show", "Q900001").out
    assert qawl("entities", "import", tmp_path / "none.csv").err.startswith("[QAWL-E004] ")


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("args", "found"),
    [
        (["--speaker", "نيكيتا جوردانوف"], 2),
        (["--speaker", "غوردانوف"], 2),
        (["--speaker", "نيكيتا"], 2),
        (["--speaker", "هند"], 0),
        (["--party", "روسيا"], 3),
        (["--party", "موسكو"], 3),
        (["--party", "تونس"], 1),
        (["--about", "واشنطن"], 1),
        (["--about", "هند الطبري"], 0),
        (["--speaker", "جوردانوف", "--about", "واشنطن"], 1),
        (["المفاوضات", "--speaker", "غوردانوف"], 1),
    ],
)
def test_search_by_speaker_party_and_about(qawl: Run, args: list[str], found: int) -> None:
    ran = qawl("search", *args, "--format", "jsonl")
    assert ran.status == 0
    assert len(ran.out.splitlines()) == found


@pytest.mark.usefixtures("db")
def test_a_party_that_is_no_state_is_refused(qawl: Run) -> None:
    ran = qawl("search", "--party", "الراوندي")
    assert ran.status == 2
    assert ran.err.startswith("[QAWL-A001] ")


@pytest.mark.usefixtures("db")
def test_json_lines_name_the_entity_and_what_the_content_is_about(qawl: Run) -> None:
    (line,) = map(json.loads, qawl("search", "--about", "واشنطن", "--format", "jsonl").out.splitlines())
    said = line["statement"]
    assert said["speaker"]["entity"] == listed(qawl)["نيكيتا غوردانوف"]["id"]
    assert said["confidence"]["identity"] == 1.0
    assert [(one["name"], NEWS["1.txt"][slice(*one["mention"])]) for one in said["about"]] == [("واشنطن", "واشنطن")]
