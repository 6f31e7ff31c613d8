"""Skips for a missing tool: accepted on a desk, failures in CI."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import needs

ROOT = Path(__file__).resolve().parents[1]
TESTS = """
import pytest

@pytest.mark.needs("java")
def test_marked(): pass

def test_by_itself(): pytest.skip("Chromium could not be started")

def test_else(): pytest.skip("../shared is not there")

@pytest.mark.xfail(reason="java is odd")
def test_expected(): assert False
"""
WHOLE = 'import pytest\npytest.skip("no valgrind here", allow_module_level=True)\n'


@pytest.mark.parametrize(
    ("ci", "summary", "status"),
    [("0", "4 skipped, 1 xfailed in", 0), ("1", "1 failed, 1 skipped, 1 xfailed, 2 errors in", 1)],
)
def test_a_missing_tool_fails_in_ci_only(tmp_path: Path, ci: str, summary: str, status: int) -> None:
    (tmp_path / "conftest.py").write_text("from tests.conftest import *\nfrom tests.conftest import pytest_configure\n")
    (tmp_path / "test_tools.py").write_text(TESTS)
    (tmp_path / "test_whole.py").write_text(WHOLE)
    # An empty PATH: no tool can be found, whatever this machine has.
    env = os.environ | {"QAWL_CI": ci, "PATH": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "pytest", "-q", "--continue-on-collection-errors", "-p", "no:cacheprovider", "."]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert summary in done.stdout
    assert done.returncode == status, done.stdout
    if ci == "1":
        for reason in ("needs java", "Chromium could not be started", "no valgrind here"):
            assert f"accepts no skip for a missing tool: Skipped: {reason}" in done.stdout


def test_a_need_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(KeyError):
        needs.need("cromium")


def test_a_need_that_is_there_is_given_by_its_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(needs.TOOLS, "chromium", lambda: "/usr/bin/chromium")
    assert needs.need("chromium") == "/usr/bin/chromium"
