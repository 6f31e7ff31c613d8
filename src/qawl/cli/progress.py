"""The parts of the progress bar that are Qawl's own."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final

from rich.progress import ProgressColumn, Task
from rich.text import Text

_CONTAINERS: Final = (
    *(".jsonl", ".ndjson", ".csv", ".tsv", ".parquet"),
    *(".warc", ".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz"),
    *(".rss", ".atom", ".xml", ".list", ".urls"),
)
"""How the names of files that may hold many articles end."""


class Rate(ProgressColumn):
    """Articles a second."""

    def render(self, task: Task) -> Text:
        """The rate of the last half minute, nothing before there is one."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.0f}/s" if speed else "", style="progress.data.speed")


def expected(paths: Sequence[str]) -> int | None:
    """How many articles ``paths`` are likely to hold; None where that can't be told without reading them."""
    total = 0
    for path in paths:
        if path == "-" or _many(path):
            return None
        if not os.path.isdir(path):
            total += 1
            continue
        for _, folders, names in os.walk(path):
            folders[:] = [name for name in folders if not name.startswith(".")]
            shown = [name for name in names if not name.startswith(".")]
            if any(_many(name) for name in shown):
                return None
            total += len(shown)
    return total


def _many(name: str) -> bool:
    """Whether a file of this name, or what a URL gives, may hold many articles."""
    return "://" in name or name.lower().endswith(_CONTAINERS)
