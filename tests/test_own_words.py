"""No sentence of the project is somebody else's: no run of six words stands in the news of ``../shared``."""

from __future__ import annotations

import lzma
from pathlib import Path

import msgspec
import pytest

from tests import own_words
from tests.needs import need

WRITTEN = "قال الحارس إن البوابة مفتوحة منذ الفجر"


def test_no_run_of_ours_stands_in_the_news() -> None:
    need("shared")
    phrases = own_words.allowed()
    found = own_words.taken(own_words.own_texts(), own_words.news())
    foreign = [
        f"{' '.join(run)}  ({', '.join(paths)})"
        for run, paths in found.items()
        if not any(own_words.within(run, phrase) for phrase in phrases)
    ]
    assert not foreign, "reword these, or list a set phrase in tests/own_words.toml:\n" + "\n".join(foreign)


def test_what_is_allowed_stands_in_a_text_of_ours_and_has_a_reason() -> None:
    ours = {run for _, text in own_words.own_texts() for run in own_words.runs(text)}
    for phrase, reason in own_words.allowed().items():
        assert len(phrase) >= own_words.RUN
        assert phrase[: own_words.RUN] in ours, " ".join(phrase)
        assert len(reason.split()) >= 3


def test_all_that_was_written_is_looked_at() -> None:
    paths = {path for path, _ in own_words.own_texts()}
    for path in (
        *("README.ar.md", "docs/how-it-decides.md", "src/qawl/sample/gold.jsonl", "tests/statements/test_slots.py"),
        *("src/qawl/statements/find.py", "src/qawl/lexicon/data/cues.toml"),
    ):
        assert path in paths
    assert any(path.startswith("src/qawl/sample/articles/") for path in paths)


@pytest.mark.parametrize(
    ("name", "text", "seen"),
    [
        ("tests/test_a.py", f'X = "{WRITTEN}"\n', True),
        ("tests/test_a.py", 'X = "قال الحارس إن\\n\\nالبوابة، مفتوحة منذ الفجر"\n', True),
        ("src/a.py", f"x = 1  # {WRITTEN}\n", True),
        ("src/a.py", f'def f() -> None:\n    """Reads.\n\n    {WRITTEN}\n    """\n', True),
        ("src/a.py", 'X = (\n    "قال الحارس إن "\n    "البوابة مفتوحة منذ الفجر"\n)\n', True),
        ("docs/a.md", "قال الحارس إن\nالبوابة «مفتوحة» منذُ الفجرِ\n", True),
        ("src/a.toml", f"# {WRITTEN}\n", True),
        ("src/a.toml", f'words = ["{WRITTEN}"]\n', False),
    ],
)
def test_what_is_written_for_people_is_compared(tmp_path: Path, name: str, text: str, seen: bool) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    found = own_words.taken(own_words.own_texts(tmp_path), [f"وفي الصباح {WRITTEN} كل يوم."])
    assert bool(found) is seen
    assert all(paths == [name] for paths in found.values())


def test_the_news_are_the_open_articles_and_the_bulk(tmp_path: Path) -> None:
    articles = tmp_path / "gold" / "dev" / "articles"
    articles.mkdir(parents=True)
    (articles / "a.txt").write_text("نص أول", encoding="utf-8")
    (tmp_path / "bulk").mkdir()
    with lzma.open(tmp_path / "bulk" / "b.jsonl.xz", "wb") as out:
        out.write(msgspec.json.encode({"title": "عنوان", "text": "نص ثان", "outlet": None}) + b"\n")
    assert list(own_words.news(tmp_path)) == ["نص أول", "عنوان\nنص ثان"]


def test_a_run_is_within_a_phrase_in_its_order() -> None:
    phrase = ("ا", "ب", "ت", "ث")
    assert own_words.within(("ب", "ت"), phrase)
    assert not own_words.within(("ب", "ث"), phrase)
