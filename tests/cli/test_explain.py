"""``qawl explain``: evidence for people and for programs, and a status that means something."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import BRIDGE, Run


def test_each_statement_with_its_verb_frame_and_speaker(qawl: Run, news: Path) -> None:
    ran = qawl("explain", news)
    assert ran.status == 0
    for words in (
        "1-jisr.txt",
        "«قالت» verb of قال, frame that, said",
        "وزيرة النقل هند الراوي (after) → هند الراوي [at_cue, listed name, 0.97]",
        "(implied) → هند الراوي [carried",
    ):
        assert words in ran.out


def test_a_refused_cue_is_shown_where_it_stands(qawl: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("وكشف الطبيب على المريض في العيادة.\n", encoding="utf-8")
    ran = qawl("explain", path)
    assert "refused" in ran.out
    assert "⟦وكشف⟧ الطبيب" in ran.out
    assert "no frame of it fits" in ran.out


def test_jsonl_holds_the_statement_and_spans_of_the_text(qawl: Run, news: Path) -> None:
    ran = qawl("explain", news / "1-jisr.txt", "--format", "jsonl")
    (line,) = ran.out.splitlines()
    record = json.loads(line)
    assert [f["verb"] for f in record["found"]][-2:] == ["قال", "أضاف"]
    for refused in record["refused"]:
        a, b = refused["cue"]
        assert BRIDGE[a:b]


def test_nothing_read_is_status_1(qawl: Run, tmp_path: Path) -> None:
    ran = qawl("explain", tmp_path / "absent.txt")
    assert ran.status == 1
    assert "QAWL-" in ran.err


def test_what_was_refused_is_counted_at_the_end(qawl: Run, news: Path, tmp_path: Path) -> None:
    ran = qawl("explain", news / "1-jisr.txt", tmp_path / "a.txt", tmp_path / "b.txt")
    assert ran.status == 0
    assert "Read 1, refused 2" in ran.err
