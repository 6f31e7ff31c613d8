"""The program as a whole: its version, its help, what is slow to import and must not be."""

from __future__ import annotations

import subprocess
import sys

import pytest

import qawl as package
from qawl.lexicon.loader import VERSION
from tests.cli.conftest import Run


def test_version(qawl: Run) -> None:
    assert qawl("--version").out == f"qawl {package.__version__} (lexicon {VERSION}, schema qawl/1)\n"


@pytest.mark.parametrize(
    "command", [(), ("extract",), ("add",), ("search",), ("show",), ("schema",), ("demo",), ("lexicon", "lint")]
)
def test_every_command_has_help(qawl: Run, command: tuple[str, ...]) -> None:
    ran = qawl(*command, "--help")
    assert ran.status == 0
    assert "Usage: qawl" in ran.out


def test_without_a_command_help_is_printed(qawl: Run) -> None:
    ran = qawl()
    for name in ("extract", "add", "search", "show", "schema", "demo", "lexicon"):
        assert name in ran.out + ran.err


def test_what_is_heavy_is_imported_only_when_it_is_needed() -> None:
    code = (
        "import sys; import qawl.cli.main;"
        "heavy = {'rich.console', 'sqlite3', 'qawl.extract', 'qawl.statements.find', 'platformdirs', 'asyncio'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
