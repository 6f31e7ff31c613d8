"""The gate itself: no figure below its floor on any corpus that is here."""

import copy
import json
from pathlib import Path

import pytest

from tests.gate import corpus, floors, gate, score

ARTICLE = "قال سعيد إن المطر قادم. وأضاف أن السد ممتلئ."
STATEMENT = {
    "id": "1",
    "cue": [0, 3],
    "content": [[9, 22]],
    "speaker": {"mention": [4, 8], "name": "سعيد"},
    "mode": "indirect",
    "act": "predict",
    "parent": None,
}


def write_corpus(folder: Path, text: str = ARTICLE) -> Path:
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "a.txt").write_bytes(text.encode())
    line = {"article": {"source": "a.txt"}, "statements": [STATEMENT]}
    (folder / "gold.jsonl").write_text(json.dumps(line), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", list(corpus.FOLDERS))
def test_no_figure_is_below_its_floor(name: str) -> None:
    kept = floors.read(gate.FLOORS)
    reason = corpus.missing(name)
    if reason and (name not in kept or not corpus.here(name)):
        pytest.skip(f"{name}: {reason}")
    assert reason is None
    assert gate.failures(name, kept.get(name), gate.measure(name)) == []


@pytest.mark.parametrize("name", sorted(corpus.FOLDERS.keys() - corpus.CLOSED))
def test_the_gold_that_is_measured_against_is_valid_itself(name: str) -> None:
    reason = corpus.missing(name)
    if reason and not corpus.here(name):
        pytest.skip(f"{name}: {reason}")
    for document in corpus.documents(name):
        score.check(document.name, document.text, list(document.gold))


def test_of_the_closed_corpus_only_headline_figures_are_kept() -> None:
    allowed = {*score.HEADLINES, "named", "wrong_name"}
    for name in corpus.CLOSED:
        kept = floors.read(gate.FLOORS)[name]
        assert {*kept.floors, *kept.at_most} <= allowed


def test_gold_scored_against_itself_is_all_right() -> None:
    counts, errors = score.score_article("a.txt", ARTICLE, [STATEMENT], [copy.deepcopy(STATEMENT)])
    flat = gate.figures(score.summary([counts]), full=True)
    assert errors == []
    assert flat.pop("wrong_name") == 0.0
    assert set(flat.values()) == {1.0}
    assert {"statement", "who_said_what", "named", "indirect.found", "named.who_said_what"} <= set(flat)


def test_the_fingerprint_tells_a_changed_text_from_the_same_one(tmp_path: Path) -> None:
    same = [corpus.fingerprint(write_corpus(tmp_path / n)) for n in "ab"]
    other = corpus.fingerprint(write_corpus(tmp_path / "c", ARTICLE + "\n"))
    assert same[0] == same[1] != other


def test_articles_are_read_to_the_character(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(corpus.FOLDERS, "mess", write_corpus(tmp_path / "mess", "\ufeffقال:\r\nنعم\rلا\n"))
    assert corpus.documents("mess")[0].text == "\ufeffقال:\r\nنعم\rلا\n"


def test_a_fault_on_a_closed_corpus_is_told_without_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object) -> None:
        raise KeyError(ARTICLE)

    monkeypatch.setattr(corpus, "CLOSED", frozenset({"closed"}))
    monkeypatch.setattr(corpus, "documents", lambda _: (corpus.Document("a.txt", ARTICLE, ()),))
    monkeypatch.setattr(corpus, "found", fails)
    with pytest.raises(corpus.GateError) as caught:
        corpus.predictions("closed")
    assert str(caught.value).startswith("closed, article 1: KeyError at test_gate.py:")
    assert caught.value.__suppress_context__


def test_a_figure_below_its_floor_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "FOLDERS", {"small": write_corpus(tmp_path / "small")})
    monkeypatch.setattr(corpus, "here", lambda _: True)
    monkeypatch.setattr(corpus, "predictions", lambda _: ([copy.deepcopy(STATEMENT)],))
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.toml")
    assert gate.main([]) == 1  # no floors yet
    assert gate.main(["--raise"]) == 0
    monkeypatch.setattr(corpus, "predictions", lambda _: ([STATEMENT | {"content": [[0, 4]]}],))
    assert gate.main([]) == 1
    assert gate.main(["--raise"]) == 1
    assert gate.main(["--lower"]) == 0
