"""What a test needs of the machine: ``@pytest.mark.needs("chromium")`` or ``need("chromium")``.

A test whose need is missing is skipped with the reason. In CI (``QAWL_CI=1``) ``.ci/run`` has installed the tools, so
there a skip for a missing tool is a failure, also one that a test made by itself with a reason that names a tool.
``shared`` (the folder beside the repository) is no tool: a clone elsewhere has none, and its tests may be skipped.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

SHARED: Final = Path(__file__).resolve().parents[2] / "shared"


def _program(*names: str) -> Callable[[], str | None]:
    return lambda: next((path for name in names if (path := shutil.which(name))), None)


TOOLS: Final[dict[str, Callable[[], str | None]]] = {
    "chromium": _program("chromium", "chromium-browser", "google-chrome"),
    "valgrind": _program("valgrind"),
    "postgresql": _program("postgres", "pg_ctlcluster"),
    "java": _program("java"),
}
"""How each tool is looked for; the answer is its path, or None."""

_NAMED: Final = re.compile("chromium|playwright|browser|valgrind|postgres|psycopg|java", re.IGNORECASE)


def path_of(need: str) -> str | None:
    """The path of a tool, or of ``shared``; None where it is missing. Raises KeyError for a need nobody knows."""
    if need == "shared":
        return str(SHARED) if SHARED.is_dir() else None
    return TOOLS[need]()


def need(name: str) -> str:
    """The path of what the running test needs; where it is missing the test ends here, skipped (in CI: failed)."""
    path = path_of(name)
    if path is None:
        pytest.skip("../shared is not there" if name == "shared" else f"needs {name}, which is not installed")
    return path


def counts_as_failure(reason: str) -> bool:
    """Whether a skip with this reason is a failure here: in CI, where it says that a tool is missing."""
    return os.environ.get("QAWL_CI") == "1" and _NAMED.search(reason) is not None
