"""``qawl doctor``: listings for people and for programs, and a status that means something."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qawl.cli.doctor import Class
from qawl.doctor.sighting import CLASSES
from tests.cli.conftest import Run

TEXTS = {
    "a.txt": "زرنقت وزيرة النقل هند الراوي أن الجسر سيفتح. قالت إن الكلفة لم تتغير.\n",
    "b.txt": "وزرنقت المديرة أن السوق آمن. وزرنقت أن الباب مغلق. ومن المتوقع أن ترتفع الأسعار.\n",
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_class_has_its_counts_and_places(qawl: Run, corpus: Path) -> None:
    ran = qawl("doctor", corpus, "--class", "verbs", "--places", 1)
    assert ran.status == 0
    assert ran.out.splitlines()[:1] == ["2 articles, 2 statements"]
    for words in (
        "verbs: unknown words where a verb of saying stands",
        "3 seen, 1 different",
        "3 × زرنقت  in 2 or more articles; before that 3; as وزرنقت 2, زرنقت 1",
        "a.txt ",
        ":0-5  …⟦زرنقت⟧ وزيرة النقل",
    ):
        assert words in ran.out
    assert "speakers:" not in ran.out
    assert ran.out.count("⟦") == 1


def test_all_classes_that_have_something_are_listed(qawl: Run, corpus: Path) -> None:
    out = qawl("doctor", corpus).out
    assert "\nverbs: " in out
    assert "\nspeakers: " in out
    assert "\nnouns: " not in out


def test_top_says_how_many_more(qawl: Run, corpus: Path) -> None:
    (corpus / "c.txt").write_text("برنق الحارس أن السوق آمن.\n", encoding="utf-8")
    out = qawl("doctor", corpus, "--class", "verbs", "--top", 1, "--places", 0).out
    assert "… and 1 more (--top)" in out
    assert "⟦" not in out


def test_jsonl_has_an_entry_a_line_with_spans_of_the_text(qawl: Run, corpus: Path) -> None:
    ran = qawl("doctor", corpus, "--class", "verbs", "--class", "speakers", "--format", "jsonl")
    records = [json.loads(line) for line in ran.out.splitlines()]
    assert {record["class"] for record in records} == {"verbs", "speakers"}
    verb = records[0]
    assert (verb["count"], verb["opens"], verb["forms"]) == (3, {"that": 3}, {"وزرنقت": 2, "زرنقت": 1})
    for record in records:
        for place in record["places"]:
            a, b = place["span"]
            assert TEXTS[place["source"]][a:b] == place["words"]
            assert place["article"].startswith("sha256:")


def test_the_overlay_is_read(qawl: Run, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    verb = '[[verbs]]\npast = "زرنق"\npresent = "يزرنق"\nact = "assert"\nframes = ["that"]\n'
    (tmp_path / "mine" / "cues.toml").write_text(verb, encoding="utf-8")
    ran = qawl("doctor", corpus, "--class", "verbs", "--lexicon", tmp_path / "mine")
    assert ran.out == "2 articles, 5 statements\n"


def test_nothing_read_is_status_1_and_refusals_are_counted(qawl: Run, corpus: Path, tmp_path: Path) -> None:
    none = qawl("doctor", tmp_path / "absent.txt")
    assert (none.status, none.out) == (1, "")
    assert "QAWL-R001" in none.err
    some = qawl("doctor", corpus, tmp_path / "x.txt", tmp_path / "y.txt")
    assert some.status == 0
    assert "Read 2, refused 2" in some.err


def test_a_class_that_is_none_is_a_wrong_command_line(qawl: Run, corpus: Path) -> None:
    assert qawl("doctor", corpus, "--class", "adverbs").status == 2


def test_what_controls_a_terminal_is_not_printed(qawl: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("زرنق الحارس أن \x1b[2Jالباب مغلق منذ أول الليل.\n", encoding="utf-8")
    assert "\x1b" not in qawl("doctor", path).out


def test_the_classes_of_the_command_are_those_of_the_doctor() -> None:
    assert [kind.value for kind in Class] == list(CLASSES)
