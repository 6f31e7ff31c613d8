"""Reading the lexicon's files and laying a folder over them: what is refused, with which code, and what is added."""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.errors import QawlError
from qawl.lexicon.entries import FILES, Cues, Function
from qawl.lexicon.loader import DATA, read_file, read_folder

VERB = '{ past = "همهم", present = "يهمهم", act = "assert", frames = ["that"]%s }'


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def cues(folder: Path, more: str = "") -> Cues:
    record = read_file(write(folder, "cues", f"verbs = [\n  {VERB % more},\n]\n"))
    assert isinstance(record, Cues)
    return record


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_file_that_travels_is_read_as_its_record(name: str) -> None:
    assert (DATA / f"{name}.toml").exists()
    assert isinstance(read_file(DATA / f"{name}.toml"), FILES[name])


def test_what_a_verb_may_hold(tmp_path: Path) -> None:
    (plain,) = cues(tmp_path).verbs
    assert (plain.participle, plain.objects, plain.no_objects, plain.negated, plain.strict) == (
        *(None, [], []),
        *(False, False),
    )
    (verb,) = cues(tmp_path, ', objects = ["خبر"], no_objects = ["لحن"], negated = true').verbs
    assert (verb.objects, verb.no_objects, verb.negated) == (["خبر"], ["لحن"], True)


@pytest.mark.parametrize(
    "more",
    [
        ', objects = "خبر"',
        ", objects = [1]",
        ", no_objects = true",
        ", negated = 1",
        ', object = ["خبر"]',
        ', only_objects = ["خبر"]',
    ],
)
def test_a_wrong_value_or_an_unknown_key_is_refused(tmp_path: Path, more: str) -> None:
    with pytest.raises(QawlError) as refused:
        cues(tmp_path, more)
    assert refused.value.code == "QAWL-L002"
    assert "verbs" in str(refused.value)


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("cues", "verbs = [", "QAWL-L001"),
        ("function", 'modals = ["يجب"]', "QAWL-L002"),
        ("function", "superlatives = 3", "QAWL-L002"),
        ("nonsense", "", "QAWL-L002"),
    ],
)
def test_a_file_that_is_refused(tmp_path: Path, name: str, text: str, code: str) -> None:
    with pytest.raises(QawlError) as refused:
        read_file(write(tmp_path, name, text))
    assert refused.value.code == code
    assert f"{name}.toml" in str(refused.value)


def test_the_allowed_lists_are_named_where_one_is_not(tmp_path: Path) -> None:
    with pytest.raises(QawlError, match="nouns_first"):
        read_file(write(tmp_path, "function", 'modals = ["يجب"]'))


def test_bytes_that_are_no_utf_8_are_no_toml(tmp_path: Path) -> None:
    path = tmp_path / "cues.toml"
    path.write_bytes(b'verbs = ["\xff"]')
    with pytest.raises(QawlError) as refused:
        read_file(path)
    assert refused.value.code == "QAWL-L001"


def test_a_folder_is_laid_over_what_travels(tmp_path: Path) -> None:
    cues(tmp_path)
    write(tmp_path, "function", 'honoured = ["عطوفته"]\n')
    own, laid = read_folder(), read_folder(tmp_path)
    before, after = own["cues"], laid["cues"]
    assert isinstance(before, Cues)
    assert isinstance(after, Cues)
    assert after.verbs[:-1] == before.verbs
    assert after.verbs[-1].past == "همهم"
    honoured = laid["function"]
    assert isinstance(honoured, Function)
    assert honoured.honoured[-1] == "عطوفته"
    assert laid["nouns"] == own["nouns"]


def test_an_empty_folder_adds_nothing_and_a_missing_one_is_refused(tmp_path: Path) -> None:
    assert read_folder(tmp_path) == read_folder()
    with pytest.raises(QawlError) as refused:
        read_folder(tmp_path / "none")
    assert refused.value.code == "QAWL-L003"
