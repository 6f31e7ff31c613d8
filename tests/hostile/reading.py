"""The one place where hostile files meet the readers: :func:`read_any`."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

from qawl.model import Read, Refusal
from qawl.reading.inputs import Options
from qawl.reading.sandbox import Sandbox
from qawl.reading.sources import Reading

_started: list[Sandbox] = []


def ready() -> None:
    """Whatever is done once, before the time of a file counts: imports, the child that parses."""
    sandbox = Sandbox()
    page = "<p>" + "وقال الوزير سامي الكيلاني إن الآبار تكفي كل القرى هذا العام. " * 8
    sandbox.read("html", page.encode(), where="a", path="a", source="a")
    _started[:] = [sandbox]


ALWAYS: Final = frozenset(("R002", "R009", "R010", "F012"))
"""Refusals that any file may come to: it is binary, of a kind that nobody reads, a row or an entry without text, a link
that is not followed since nothing is fetched here."""
MANY: Final = 20_000
"""Outcomes of one file that are waited for: a table of a million rows gives as many."""


def read_any(path: Path) -> list[Read | Refusal]:
    """What reading the file gives, as `qawl add` would: nothing is fetched."""
    return read_slowest(path)[0]


def read_slowest(path: Path) -> tuple[list[Read | Refusal], float]:
    """The same, no more than :data:`MANY`, with the longest time in seconds that one of them was waited for, the
    waiting for a processor left out."""
    found: list[Read | Refusal] = []
    slowest = 0.0
    with Reading([str(path)], Options(fetch=False), sandbox=_started.pop() if _started else None) as reading:
        while len(found) < MANY:
            begin, queued = time.perf_counter(), waited()
            item = next(reading, None)
            slowest = max(slowest, time.perf_counter() - begin - (waited() - queued))
            if item is None:
                break
            found.append(item)
    return found, slowest


def waited() -> float:
    """Seconds that this process could have run and had no processor, because other programs had them all."""
    try:
        return int(Path("/proc/self/schedstat").read_text().split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0
