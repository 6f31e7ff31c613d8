"""The yardstick stays what it is, and the bench measures what it says."""

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import articles, linking, speed
from bench.pinned_tokeniser import tokenise

BENCH = Path(speed.__file__).parent


@pytest.fixture
def affinity() -> Iterator[None]:
    """The bench pins its process to one core; the test run gets its cores back."""
    before = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else None
    yield
    if before is not None:
        os.sched_setaffinity(0, before)


def test_the_pinned_tokeniser_has_not_changed() -> None:
    digest, name = (BENCH / "pinned_tokeniser.sha256").read_text().split()
    assert hashlib.sha256((BENCH / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", (0, 0)),
        ("قال الوزير: «نعم».", (7, 18)),
        ("قَالَ", (1, 5)),
        ("قـــال", (1, 6)),
        ("عام 2016 و٢٠١٧،", (5, 15)),
        ("ok 👍 ", (3, 4)),
    ],
)
def test_the_pinned_tokeniser_counts_words_numbers_and_signs(text: str, tokens: tuple[int, int]) -> None:
    assert tokenise(text) == tokens


def test_the_sample_stands_in_where_the_news_is_missing(tmp_path: Path) -> None:
    for name, text in (("b.txt", "ب\r\n"), ("a.txt", "ا")):
        (tmp_path / name).write_bytes(text.encode())
    where, texts = articles.load(5, bulk=tmp_path / "none", sample=tmp_path)
    assert texts == ["ا", "ب\r\n", "ا", "ب\r\n", "ا"]
    assert "sample" in where
    with pytest.raises(FileNotFoundError):
        articles.load(1, bulk=tmp_path / "none", sample=tmp_path / "none")


@pytest.mark.needs("shared")
def test_the_same_articles_are_drawn_each_time() -> None:
    first, second = articles.load(3), articles.load(4)
    assert first[1] == second[1][:3]
    assert len(set(second[1])) == 4


@pytest.mark.usefixtures("affinity")
def test_the_bench_writes_what_it_prints_and_holds_its_ceiling(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(speed, "load", lambda n: ("here", ["وقال الوزير إن المطر قادم إلى الشمال. "] * n))
    out = tmp_path / "results" / "speed.json"
    common = ["--articles", "120", "--rounds", "1", "--out", str(out)]
    assert speed.main([*common, "--max-ratio", "1e9"]) == 0
    written, printed = json.loads(out.read_text()), capsys.readouterr().out
    assert written["texts"]["articles"] == 120
    assert f"extract / tokeniser: {written['ratio']}" in printed
    assert written["machine"]["cpu"] in printed
    assert speed.main([*common, "--max-ratio", "1e-9"]) == 1


def test_words_and_bytes_are_those_of_the_text() -> None:
    r = speed.result("here", ["قال نعم", "لا"], {"tokeniser": 0.5, "extract": 1.0, "extract_json": 2.0}, 1)
    assert r["passes"]["extract"]["words_per_second"] == 3
    assert r["passes"]["tokeniser"]["articles_per_second"] == 4
    assert r["texts"]["megabytes"] == round(len("قال نعملا".encode()) / 1e6, 3)
    assert (r["ratio"], r["ratio_json"]) == (2.0, 4.0)


def test_the_bench_of_linking_prints_each_size_and_holds_its_ceiling(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(linking, "SIZES", (80, 800))
    assert linking.main(["--articles", "3", "--max-ratio", "1e9"]) == 0
    printed = capsys.readouterr().out
    assert "       80 mentions: " in printed
    assert "800 against 80: " in printed
    assert linking.main(["--articles", "3", "--max-ratio", "1e-9"]) == 1
