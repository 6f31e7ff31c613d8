"""``qawl lexicon lint``."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_the_lexicon_that_travels_is_clean(qawl: Run) -> None:
    ran = qawl("lexicon", "lint")
    assert (ran.status, ran.out) == (0, "The lexicon is clean.\n")


def test_problems_of_a_folder_are_printed_and_the_status_is_1(qawl: Run, tmp_path: Path) -> None:
    (tmp_path / "cues.toml").write_text("[[verb]\n", encoding="utf-8")
    (tmp_path / "nonsense.toml").write_text("", encoding="utf-8")
    ran = qawl("lexicon", "lint", "--lexicon", tmp_path)
    assert ran.status == 1
    assert "QAWL-L001" in ran.out
    assert "nonsense.toml" in ran.out
    assert "2 problems" in ran.err


def test_a_folder_that_is_not_there_is_refused(qawl: Run, tmp_path: Path) -> None:
    ran = qawl("lexicon", "lint", "--lexicon", tmp_path / "none")
    assert ran.status == 1
    assert ran.err.startswith("[QAWL-L003] ")
