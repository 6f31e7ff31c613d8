"""From the paths of the command line to extractions, refusals reported on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from qawl.cli import console
from qawl.errors import CATALOGUE, QawlError
from qawl.model import Article, Extraction, Refusal

if TYPE_CHECKING:
    from qawl.lexicon.compiled import Lexicon

Made = TypeVar("Made")


class Tally:
    """What became of the inputs: articles read, and refusals by their code."""

    def __init__(self) -> None:
        self.read = 0
        self.refused: Counter[str] = Counter()
        self.hidden = 0

    def closing(self) -> list[str]:
        """The lines that end a run: nothing where nothing was left out; a single refusal has been said already."""
        lines = [f"{self.hidden:,} hidden files and folders were left out."] if self.hidden else []
        refused = sum(self.refused.values())
        if refused > 1:
            lines += [f"Read {self.read:,}, refused {refused:,}:", *(f"  {line}" for line in by_code(self.refused))]
        return lines


def lexicon(folder: Path | None) -> Lexicon | None:
    """The lexicon with the user's folder laid over it, or None for the one that travels with Qawl.

    Raises QAWL-L001 to L003 where the folder or a file in it is not valid.
    """
    if folder is None:
        return None
    from qawl.lexicon.compile import load

    return load(folder)


def extractions(paths: Sequence[str], published: str | None, folder: Path | None, tally: Tally) -> Iterator[Extraction]:
    """Read and extract every article of ``paths``, one at a time; refusals go to standard error as they come."""
    from qawl.extract import extract_article

    return made_of(extract_article, paths, published, folder, tally)


def made_of(
    make: Callable[[Article, Lexicon | None], Made],
    paths: Sequence[str],
    published: str | None,
    folder: Path | None,
    tally: Tally,
) -> Iterator[Made]:
    """What ``make`` makes of every article of ``paths``; refusals go to standard error as they come."""
    from qawl.reading.files import read_paths

    found = read_paths(paths, published=published)
    yield from _made(make, found, folder, tally)
    tally.hidden = found.hidden


def extracted(found: Iterable[Article | Refusal], folder: Path | None, tally: Tally) -> Iterator[Extraction]:
    """Extract what was read; refusals are reported and counted."""
    from qawl.extract import extract_article

    return _made(extract_article, found, folder, tally)


def _made(
    make: Callable[[Article, Lexicon | None], Made],
    found: Iterable[Article | Refusal],
    folder: Path | None,
    tally: Tally,
) -> Iterator[Made]:
    words = lexicon(folder)
    for item in found:
        if isinstance(item, Refusal):
            _refuse(item, tally)
            continue
        try:
            made = make(item, words)
        except QawlError as error:
            if error.entry.consequence != "skip":
                raise
            _refuse(error.refusal(), tally)
            continue
        tally.read += 1
        yield made


def _refuse(refusal: Refusal, tally: Tally) -> None:
    tally.refused[refusal.code] += 1
    console.report(refusal)


def close(tally: Tally) -> None:
    """What was left out, said once more at the end: hidden files, and many refusals counted by code."""
    for line in tally.closing():
        console.err().print(line)


def by_code(refused: Counter[str]) -> list[str]:
    """One line a code: how many inputs were refused and why, the most frequent first."""
    return [
        f"{count:,} × [{code}] {CATALOGUE[code].title}" if code in CATALOGUE else f"{count:,} × [{code}]"
        for code, count in sorted(refused.items(), key=lambda item: (-item[1], item[0]))
    ]
