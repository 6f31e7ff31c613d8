"""From the paths of the command line to extractions, refusals reported on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from qawl.cli import console
from qawl.errors import CATALOGUE, QawlError
from qawl.model import Article, Extraction, Read, Refusal

if TYPE_CHECKING:
    from qawl.lexicon.compiled import Lexicon
    from qawl.reading.inputs import Options
    from qawl.reading.sources import Reading

Made = TypeVar("Made")


class Tally:
    """What became of the inputs: articles read, and refusals by their code."""

    def __init__(self) -> None:
        self.read = 0
        self.refused: Counter[str] = Counter()
        self.hidden = 0
        self.skipped: Counter[str] = Counter()

    def take(self, found: Reading) -> None:
        """Count what ``found`` has left out."""
        self.hidden, self.skipped = found.hidden, found.skipped

    def closing(self) -> list[str]:
        """The lines that end a run: nothing where nothing was left out; a single refusal has been said already."""
        lines = [f"{self.hidden:,} hidden files and folders were left out."] if self.hidden else []
        lines += [f"Left out: {count:,} × {kind}." for kind, count in sorted(self.skipped.items())]
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


def asked(
    published: str | None = None,
    *,
    text_column: str | None = None,
    title_column: str | None = None,
    url_column: str | None = None,
    outlet_column: str | None = None,
    author_column: str | None = None,
    published_column: str | None = None,
    fast: bool = False,
    offline: bool = False,
    allow_private: bool = False,
) -> Options:
    """How to read, of what the command line says."""
    from qawl.reading.inputs import Columns, Options

    columns = Columns(
        text=text_column,
        title=title_column,
        url=url_column,
        outlet=outlet_column,
        author=author_column,
        published=published_column,
    )
    return Options(
        published=published, columns=columns, careful=not fast, fetch=not offline, allow_private=allow_private
    )


def articles(paths: Sequence[str], how: Options, tally: Tally) -> Iterator[Read]:
    """Read every article of ``paths``, one at a time; refusals go to standard error as they come."""
    from qawl.reading.sources import read_sources

    with read_sources(paths, how) as found:
        for item in found:
            if isinstance(item, Refusal):
                _refuse(item, tally)
            else:
                tally.read += 1
                yield item
        tally.take(found)


def extractions(paths: Sequence[str], how: Options, folder: Path | None, tally: Tally) -> Iterator[Extraction]:
    """Read and extract every article of ``paths``, one at a time; refusals go to standard error as they come."""
    from qawl.extract import extract_article

    return made_of(extract_article, paths, how, folder, tally)


def made_of(
    make: Callable[[Article, Lexicon | None], Made],
    paths: Sequence[str],
    how: Options,
    folder: Path | None,
    tally: Tally,
) -> Iterator[Made]:
    """What ``make`` makes of every article of ``paths``; refusals go to standard error as they come."""
    from qawl.reading.sources import read_sources

    with read_sources(paths, how) as found:
        yield from _made(make, (item.article if isinstance(item, Read) else item for item in found), folder, tally)
        tally.take(found)


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
