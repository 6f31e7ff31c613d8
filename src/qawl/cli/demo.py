"""``qawl demo``, what ``make run`` does: the whole line once, from articles to a searchable record and a page."""

from __future__ import annotations

import os
import shlex
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from qawl.cli import console, options, output, reading
from qawl.errors import QawlError
from qawl.model import Extraction

if TYPE_CHECKING:
    from rich.console import Console

    from qawl.export.display import Counts
    from qawl.export.labels import Lang
    from qawl.record.store import Store

SHOWN: Final = 2
"""So many articles are printed in full; the page holds them all."""

_LONG: Final = 4
"""A word of a headline has to be this long (code points), and have the article, to be worth a search."""


_FIGURES: Final = (
    ("count.articles", "count.statements"),
    ("mode.direct", "mode.indirect", "mode.mixed"),
    ("count.implied", "count.nested", "count.unknown"),
)


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH", help="Files and folders; without any, the sample news is read.", show_default=False
        ),
    ] = None,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the record and the page go.")] = Path("out"),
    lang: options.LangOption = options.LangName.ar,
) -> None:
    """Read the sample news (or your files) into a record, print who said what, write an HTML page of it.

    The record is DIR/sample.sqlite3 (of your files: DIR/demo.sqlite3), made anew each time; the page is DIR/qawl.html.
    """
    from qawl.export import html
    from qawl.record.store import Store

    db, page = out / ("demo.sqlite3" if paths else "sample.sqlite3"), out / "qawl.html"
    terminal = console.out()
    tally, seen = reading.Tally(), _Seen()
    found = reading.extractions(paths, reading.asked(), None, tally) if paths else _sample(tally)
    first = next(found, None)
    if first is not None:
        _clear(db)
        with Store.open(db) as store, output.opened(page) as file:
            counts = html.write(_passing(first, found, store, seen, terminal, lang.value), file, lang=lang.value)
    reading.close(tally)
    if first is None:
        raise typer.Exit(1)
    _finish(terminal, counts, seen, db, page, lang.value)


def _sample(tally: reading.Tally) -> Iterator[Extraction]:
    from qawl.cli.sample import articles

    return reading.extracted(articles(), None, tally)


def _clear(db: Path) -> None:
    """Remove the record of an earlier run, so that what is shown is what this Qawl finds. Another file is refused."""
    from qawl.record.store import Store

    if not db.exists():
        return
    Store.open(db).close()  # QAWL-S001 where it is no record of Qawl's
    for name in (db, *(db.with_name(db.name + end) for end in ("-wal", "-shm"))):
        try:
            name.unlink(missing_ok=True)
        except OSError as error:
            raise QawlError("QAWL-S004", str(name), error.strerror or "") from error


class _Seen:
    """What the closing hints are made of: words that headlines and speakers share, and one uid."""

    def __init__(self) -> None:
        self.articles = 0
        self.uid = ""
        self._said: Counter[str] = Counter()
        self._headlines: dict[str, str] = {}

    def note(self, extraction: Extraction) -> None:
        """Take one article into account."""
        from qawl.export.display import heading
        from qawl.language.stem import terms

        self.articles += 1
        said = [s for s in extraction.statements if s.cue_status == "said"]
        self._said.update({stem for s in said if not s.depth for part in s.text for stem, _, _ in terms(part)})
        title = heading(extraction.article)
        for stem, start, end in terms(title):
            if end - start >= _LONG and title.startswith("ال", start):
                self._headlines.setdefault(stem, title[start:end])
        nested = [s for s in said if s.depth]
        if said and (nested or not self.uid):
            self.uid = (nested or said)[0].uid

    def word(self) -> str | None:
        """The word of a headline that is said in most articles: a search for it finds something."""
        found = [(count, self._headlines[stem]) for stem, count in self._said.items() if stem in self._headlines]
        return max(found)[1] if found else None


def _passing(
    first: Extraction, rest: Iterator[Extraction], store: Store, seen: _Seen, terminal: Console, lang: Lang
) -> Iterator[Extraction]:
    """Every extraction on its way to the page: kept in the record, and the first few printed."""
    from qawl.cli.table import print_extraction

    for extraction in _chained(first, rest):
        store.add(extraction)
        if seen.articles < SHOWN:
            print_extraction(terminal, extraction, lang)
        seen.note(extraction)
        yield extraction


def _chained(first: Extraction, rest: Iterator[Extraction]) -> Iterator[Extraction]:
    yield first
    yield from rest


def _finish(terminal: Console, counts: Counts, seen: _Seen, db: Path, page: Path, lang: Lang) -> None:
    """The figures of all that was read, and what to do next, in commands that work as they stand."""
    from rich.text import Text

    from qawl.export.labels import label

    more = counts.articles - min(SHOWN, counts.articles)
    if more:
        terminal.print(Text(f"… and {more:,} more articles: the page and the record hold them all.\n", style="dim"))
    for keys in _FIGURES:
        figures = " · ".join(f"{label(key, lang)}: {getattr(counts, key.partition('.')[2]):,}" for key in keys)
        terminal.print(Text(figures, style="bold"))
    terminal.print()
    for what, how in _next_steps(seen, db, page):
        terminal.print(Text.assemble((f"{what:<22}", "dim"), how), no_wrap=True, overflow="ignore", crop=False)


def _next_steps(seen: _Seen, db: Path, page: Path) -> list[tuple[str, str]]:
    program, where = _program(), f"--db {shlex.quote(os.fspath(db))}"
    steps = [("Open the page", os.fspath(page))]
    word = seen.word()
    if word is not None:
        steps.append(("Search the record", f"{program} search {word} {where}"))
    if seen.uid:
        steps.append(("See one statement", f"{program} show {seen.uid} {where}"))
    return [
        *steps,
        ("Read your own files", f"{program} extract FILE…"),
        ("  as data, as a page", f"{program} extract FOLDER --format jsonl   (or: --format html --output page.html)"),
        ("Keep your own record", f"{program} add FOLDER, then: {program} search WORDS"),
        ("Everything else", f"{program} --help"),
    ]


def _program() -> str:
    """How this program is called from here: by its name where that is found, else by its path."""
    import shutil

    if shutil.which("qawl"):
        return "qawl"
    called = Path(sys.argv[0]).absolute()
    here = Path.cwd()
    return os.fspath(called.relative_to(here) if called.is_relative_to(here) else called)
