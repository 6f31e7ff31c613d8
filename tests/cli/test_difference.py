"""``qawl lexicon diff``: what an overlay does to the statements of a corpus."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT = "زرنق الحارس سعيد النجار أن الباب مغلق. وقالت هند الراوي إن السوق آمن.\n"


def overlay(folder: Path, act: str) -> Path:
    folder.mkdir()
    verb = f'[[verbs]]\npast = "زرنق"\npresent = "يزرنق"\nact = "{act}"\nframes = ["that"]\n'
    (folder / "cues.toml").write_text(verb, encoding="utf-8")
    return folder


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_what_an_overlay_adds_is_shown_with_its_place(qawl: Run, page: Path, tmp_path: Path) -> None:
    ran = qawl("lexicon", "diff", page, "--lexicon", overlay(tmp_path / "mine", "assert"))
    assert ran.status == 0
    for words in (
        "added  a.txt ",
        ":0-4\n",
        "…⟦زرنق⟧ الحارس سعيد النجار أن",
        "+ content  أن الباب مغلق",
        "+ speaker  سعيد النجار",
        "1 of 1 articles differ; 1 statements before, 2 after",
        "added 1, lost 0, changed 0",
    ):
        assert words in ran.out


def test_an_edit_is_compared_with_the_overlay_before_it(qawl: Run, page: Path, tmp_path: Path) -> None:
    old, new = overlay(tmp_path / "old", "assert"), overlay(tmp_path / "new", "warn")
    out = qawl("lexicon", "diff", page, "--lexicon", new, "--against", old).out
    assert "changed act  a.txt" in out
    assert "- act      assert\n" in out
    assert "+ act      warn\n" in out
    assert "added 0, lost 0, changed 1 (act 1)" in out
    back = tmp_path / "empty"
    back.mkdir()
    assert "added 0, lost 1" in qawl("lexicon", "diff", page, "--lexicon", back, "--against", old).out


def test_an_overlay_that_changes_nothing(qawl: Run, page: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    out = qawl("lexicon", "diff", page, "--lexicon", tmp_path / "empty").out
    assert out == "0 of 1 articles differ; 1 statements before, 1 after\nadded 0, lost 0, changed 0\n"


def test_jsonl_ends_with_the_counts(qawl: Run, page: Path, tmp_path: Path) -> None:
    mine = overlay(tmp_path / "mine", "assert")
    lines = qawl("lexicon", "diff", page, "--lexicon", mine, "--format", "jsonl").out.splitlines()
    added, summary = map(json.loads, lines)
    a, b = added["span"]
    assert (added["kind"], TEXT[a:b], added["before"]) == ("added", "زرنق", None)
    assert "".join(added["around"]) in TEXT
    assert added["after"]["act"] == "assert"
    assert (summary["kind"], summary["articles"], summary["differ"], summary["statements"]) == ("summary", 1, 1, [1, 2])
    assert (summary["added"], summary["lost"], summary["changed"]) == (1, 0, 0)


def test_a_folder_that_is_not_there_is_refused(qawl: Run, page: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    for options in (["--lexicon", tmp_path / "x"], ["--lexicon", tmp_path / "mine", "--against", tmp_path / "x"]):
        ran = qawl("lexicon", "diff", page, *options)
        assert (ran.status, ran.out) == (1, "")
        assert "[QAWL-L003]" in ran.err


def test_nothing_read_is_status_1(qawl: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    ran = qawl("lexicon", "diff", tmp_path / "absent.txt", "--lexicon", tmp_path / "mine")
    assert (ran.status, ran.out) == (1, "")
    assert "QAWL-R001" in ran.err
