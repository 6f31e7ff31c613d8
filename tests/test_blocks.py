"""What the pages show is what their commands print; those that measure are left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import blocks


@pytest.mark.parametrize("name", blocks.PAGES)
def test_the_page_shows_what_is_printed(name: str) -> None:
    shown = (blocks.ROOT / name).read_text(encoding="utf-8")
    assert blocks.page(shown, measure=False) == shown, "run `make docs`"


def test_output_is_renewed_and_the_rest_stays(tmp_path: Path) -> None:
    block = ["$ echo new", "old", "", "$ cat made.txt", "kept", "", "$ make gate", "figures"]
    assert blocks.renewed(block, tmp_path, measure=False) == [
        *("$ echo new", "new", "", "$ cat made.txt", "kept", "", "$ make gate", "figures"),
    ]
    assert blocks.renewed(["no command"], tmp_path, measure=False) == ["no command"]
