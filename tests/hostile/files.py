"""Hostile files, made by code: each has a name, its bytes, and what may come of it. They know nothing of the readers.

What may come of a file is a set of words: ``article``, codes of refusals (``R017``), ``nothing`` where a file may hold
nothing to tell of. :func:`cases` gives them all; ``python -m tests.hostile.run`` reads them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

CANARY: Final = "عبارة لا يجوز أن يقرأها أحد"
"""What stands in the file that hostile XML points to; no article may hold it."""

CANARY_PATH: Final = b"@CANARY@"
"""Stands in a file's bytes for the path of that file."""

Data = bytes | Iterable[bytes]


class Case(msgspec.Struct, frozen=True):
    """One hostile file. ``make`` gives its bytes, whole or in pieces; ``hole`` adds so many bytes that are no bytes on
    the disk (zeros) to its end; ``small`` ones are made and read in a moment."""

    name: str
    make: Callable[[], Data]
    allowed: frozenset[str]
    hole: int = 0
    small: bool = False

    def write(self, folder: Path) -> Path:
        """Write the file into ``folder`` under its name, and beside it the one that it may point to."""
        canary = folder / "canary.txt"
        canary.write_text(f"{CANARY}\n", encoding="utf-8")
        path = folder / self.name
        data = self.make()
        with path.open("wb") as file:
            for piece in (data,) if isinstance(data, bytes) else data:
                file.write(piece.replace(CANARY_PATH, str(canary).encode()) if CANARY_PATH in piece[:10_000] else piece)
            if self.hole:
                file.truncate(file.tell() + self.hole)
        return path


def words(*names: str) -> frozenset[str]:
    """A set of outcomes, of words parted by blanks."""
    return frozenset(name for text in names for name in text.split())


TEXT: Final = "article R002 R003 R004 R005 R006 R007 R013"
MARKUP: Final = f"{TEXT} R014 R015 R018 R019 R027"
FEED: Final = f"{MARKUP} R026 nothing"
TABLE: Final = f"{TEXT} R010 R011 R015 R018 R019 R024 R025 nothing"
PDF: Final = "article R003 R004 R005 R006 R015 R016 R017 R018 R019 R021 R022 R023"


def fixed(name: str, data: bytes, *allowed: str) -> Case:
    """A small file of these bytes."""
    return Case(name, lambda: data, words(*allowed), small=True)


def made(name: str, make: Callable[[], Data], *allowed: str, hole: int = 0) -> Case:
    """A file that is made when it is asked for."""
    return Case(name, make, words(*allowed), hole=hole)


def repeated(piece: bytes, times: int, before: bytes = b"", after: bytes = b"") -> Iterator[bytes]:
    """``piece`` again and again, by the megabyte."""
    yield before
    block = max(1, (1 << 20) // len(piece))
    for _ in range(times // block):
        yield piece * block
    yield piece * (times % block)
    yield after


def cases() -> list[Case]:
    """All of them, each name once."""
    from tests.hostile import files_archives, files_pages, files_tables, files_warcs

    return [*files_pages.cases(), *files_tables.cases(), *files_archives.cases(), *files_warcs.cases()]
