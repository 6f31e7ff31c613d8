"""The pages of docs/ that are made from the code say what the code says."""

from pathlib import Path

import pytest
from tools import docs

from qawl.errors import CATALOGUE


@pytest.mark.parametrize("page", list(docs.PAGES))
def test_the_page_is_what_the_code_says(page: str) -> None:
    path = docs.ROOT / page
    assert path.exists(), "run `make docs`"
    assert path.read_text(encoding="utf-8") == docs.PAGES[page](), "run `make docs`"


def test_every_code_stands_in_the_page_once_with_what_to_do() -> None:
    page = docs.errors()
    for code in CATALOGUE.values():
        assert page.count(f"| `{code.code}` |") == 1
        assert docs._cell(code.hint) in page


def test_a_stale_page_is_named_and_then_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docs, "ROOT", tmp_path)
    monkeypatch.setattr(docs, "PAGES", {"docs/a.md": lambda: "words\n"})
    assert docs.main(["--check"]) == 1
    assert not (tmp_path / "docs").exists()
    assert docs.main([]) == 0
    assert (tmp_path / "docs" / "a.md").read_text() == "words\n"
    assert docs.main(["--check"]) == 0
    (tmp_path / "docs" / "a.md").write_text("other words\n")
    assert docs.stale() == ["docs/a.md"]


def test_tables_survive_what_cells_hold() -> None:
    assert docs._cell("a | b\n\nc") == "a \\| b c"
    assert docs._text("One line\n    and more.\n\n  Two.\n") == "One line and more.\n\nTwo."
