"""The lexicon's lint: each kind of problem, with the file and the entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.lexicon.lint import lint


def problems(folder: Path, name: str, text: str) -> list[str]:
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return lint(folder)


def verb(folder: Path, **fields: str) -> list[str]:
    entry = {"past": '"همهم"', "present": '"يهمهم"', "act": '"assert"', "frames": '["that"]'} | fields
    text = ", ".join(f"{key} = {value}" for key, value in entry.items())
    return problems(folder, "cues", f"verbs = [\n  {{ {text} }},\n]\n")


def test_what_travels_is_clean() -> None:
    assert lint() == []


def test_a_verb_is_clean(tmp_path: Path) -> None:
    assert verb(tmp_path, participle='""', objects='["خبر"]', no_objects='["لحن"]') == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"act": '"sing"'}, "the act «sing» is none of"),
        ({"frames": '["that", "song:ب"]'}, "the frame «song:ب» is none of"),
        ({"present": '"نهمهم"'}, "the present is not third person masculine"),
        ({"present": '"يهمهم‌"'}, "a hidden character or tatweel"),
        ({"past": '"همهـم"'}, "a hidden character or tatweel"),
        ({"past": '"هَمهم"'}, "a vowel mark"),
        ({"past": '"ﻫﻤﻬﻢ"'}, "a presentation form"),
        ({"past": '"همهم"', "present": '"یهمهم"'}, "a Farsi letter"),
        ({"objects": '["خبر", " "]'}, "an empty string"),
        ({"objects": '["گلب"]'}, "a Farsi letter"),
        ({"no_objects": '["خَبر"]'}, "a vowel mark"),
        ({"objects": '"خبر"'}, "QAWL-L002"),
    ],
)
def test_each_problem_is_named_with_its_entry(tmp_path: Path, fields: dict[str, str], told: str) -> None:
    found = verb(tmp_path, **fields)
    assert any(told in problem for problem in found), found
    assert all("cues.toml" in problem for problem in found)


def test_a_doubled_letter_may_be_marked(tmp_path: Path) -> None:
    assert verb(tmp_path, past='"عدّ"', present='"يعدّ"') == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ('honoured = ["عطوفته"]', 0),
        ('honoured = ["عطوفته", "عطوفته"]', 1),
        ('honoured = ["عطوفته", ""]', 1),
        ('honoured = ["عطوفته"]\njourneys = ["عطوفته"]', 0),
    ],
)
def test_lists_of_words(tmp_path: Path, text: str, number: int) -> None:
    assert len(problems(tmp_path, "function", text)) == number


def test_a_file_of_another_name_is_a_problem(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, "songs", "")
    assert found.startswith("songs.toml: no such lexicon file")


def test_one_file_that_cannot_be_read_keeps_no_other_from_being_read(tmp_path: Path) -> None:
    (tmp_path / "nouns.toml").write_text("nouns = [", encoding="utf-8")
    found = verb(tmp_path, act='"sing"')
    assert len(found) == 2
    assert any("QAWL-L001" in problem for problem in found)
