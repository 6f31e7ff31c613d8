"""The pages of docs/ that are made from the code say what the code says."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pytest
import typer
from tools import commands, docs

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
        assert commands.cell(code.hint) in page


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
    assert commands.cell("a | b\n\nc") == "a \\| b c"


class Shape(StrEnum):
    square = "square"
    round = "round"


def test_a_command_stands_in_the_page_with_all_that_it_takes() -> None:
    app, lists = typer.Typer(help="A program."), typer.Typer(help="Lists.")

    @app.command()
    def draw(
        paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="What to draw.")],
        shape: Annotated[Shape, typer.Option("--shape", "-s", help="One | the other.")] = Shape.square,
        loud: Annotated[bool, typer.Option("--loud", help="Say so.")] = False,
        times: Annotated[int, typer.Option(help="How often.")] = 3,
    ) -> None:
        """Draw it,
        all of it.

        Then stop.
        """

    @lists.command("all")
    def everything() -> None:
        """List all."""

    app.add_typer(lists, name="lists")
    page = commands.page("prog", app)
    assert [line for line in page.splitlines() if line.startswith("## ")] == [
        "## `prog`",
        "## `prog draw`",
        "## `prog lists`",
        "## `prog lists all`",
    ]
    assert "Draw it, all of it.\n\nThen stop.\n\n```\nprog draw PATH… [OPTIONS]\n```" in page
    assert "| `PATH…` | What to draw. | required |" in page
    assert "| `--shape`, `-s` square\\|round | One \\| the other. | `square` |" in page
    assert "| `--loud` | Say so. |  |" in page
    assert "| `--times` INTEGER | How often. | `3` |" in page
    assert "List all." in page
