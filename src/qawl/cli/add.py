"""``qawl add``: keep articles and their statements in a record."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qawl.cli import console, options, reading

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from qawl.cli.report import Report
    from qawl.ingest import Event, Summary


def command(
    paths: options.Paths,
    db: options.Database = None,
    published: options.Published = None,
    lexicon: options.LexiconFolder = None,
    keep_raw: Annotated[
        bool,
        typer.Option("--keep-raw/--no-keep-raw", help="Keep what came over the wire, compressed, as evidence."),
    ] = True,
    again: Annotated[
        bool, typer.Option("--again", help="Fetch pages too that were fetched in the last days (7).")
    ] = False,
    report: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write every refusal and everything passed over, as they come: .jsonl or .csv."
        ),
    ] = None,
    text_column: options.TextColumn = None,
    title_column: options.TitleColumn = None,
    url_column: options.UrlColumn = None,
    outlet_column: options.OutletColumn = None,
    author_column: options.AuthorColumn = None,
    published_column: options.PublishedColumn = None,
    fast: options.Fast = False,
    offline: options.Offline = False,
    allow_private: options.AllowPrivate = False,
) -> None:
    """Keep the articles of texts, pages, feeds, tables, archives and URLs in a record, with who said what in them.

    The record is one file: --db, else the one that QAWL_DB names, else record.sqlite3 in the user's data folder
    (Linux: ~/.local/share/qawl). Adding the same articles again changes nothing. Stop it at any moment: whole articles
    are kept, and running it again adds the rest. The status is 1 only where nothing could be read.
    """
    from qawl.cli import report as reporting
    from qawl.ingest import ingest
    from qawl.record.store import Store

    how = reading.asked(
        published,
        text_column=text_column,
        title_column=title_column,
        url_column=url_column,
        outlet_column=outlet_column,
        author_column=author_column,
        published_column=published_column,
        fast=fast,
        offline=offline,
        allow_private=allow_private,
    )
    path = db or options.default_db()
    words = reading.lexicon(lexicon)
    with reporting.opened(report) as written, Store.open(path) as store:
        try:
            with _watched(paths) as watch:
                summary = ingest(
                    paths,
                    store,
                    how=how,
                    lexicon=words,
                    on_event=_both(watch, written),
                    on_known=written.known if written is not None else None,
                    keep_raw=keep_raw,
                    again=again,
                )
        except KeyboardInterrupt:
            print(f"Stopped. {_holds(*store.count(), path)} Run it again to add the rest.")
            raise typer.Exit(130) from None
        for line in _told(summary):
            print(line)
        print(_holds(*store.count(), path))
    if not summary.added and not summary.same and not summary.known:
        raise typer.Exit(1)


def _both(watch: Callable[[Event], None], written: Report | None) -> Callable[[Event], None]:
    """What is told of each event: on the terminal, and in the report where there is one."""
    if written is None:
        return watch

    def tell(event: Event) -> None:
        watch(event)
        written.event(event)

    return tell


def _holds(articles: int, statements: int, path: os.PathLike[str]) -> str:
    return f"The record holds {articles:,} articles with {statements:,} statements: {console.safe(os.fspath(path))}"


def _told(summary: Summary) -> Iterator[str]:
    """What the run has done, said plainly; what was refused goes to standard error, counted by code."""
    if summary.added:
        yield f"Added {summary.added:,} articles with {summary.statements:,} statements."
    if summary.same and not summary.added and not summary.copies:
        yield f"Nothing changed: all {summary.same:,} articles were in the record already."
    elif summary.same:
        yield f"{summary.same:,} articles were in the record already and stay as they are."
    if summary.copies:
        yield f"{summary.copies:,} of those stood at places where they had not been found before: the places are kept."
    if summary.revised:
        yield f"{summary.revised:,} of the new ones are later versions of pages read before (`qawl revisions`)."
    if summary.known:
        yield f"{summary.known:,} pages were fetched a short while ago and not again (--again fetches them)."
    tally = reading.Tally()
    tally.read, tally.hidden = summary.added + summary.same, summary.hidden
    tally.skipped = Counter(summary.skipped)
    tally.refused = Counter(summary.refused)
    for line in tally.closing():
        console.err().print(line)


class _Plain:
    """What watches a run where standard error is no terminal: refusals only."""

    def __call__(self, event: Event) -> None:
        if event.refusal is not None:
            console.report(event.refusal)


class _Bar:
    """What watches a run in a terminal: a bar with its rate, refusals above it."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        self.progress, self.task, self.statements = progress, task, 0

    def __call__(self, event: Event) -> None:
        if event.refusal is not None:
            self.progress.console.print(console.refusal_line(event.refusal))
        self.statements += event.statements
        self.progress.update(self.task, advance=1, statements=f"{self.statements:,}")


@contextmanager
def _watched(paths: Sequence[str]) -> Iterator[_Plain | _Bar]:
    """The run's watcher: on standard error, and silent but for refusals where that is no terminal."""
    terminal = console.err()
    if not terminal.is_terminal:
        yield _Plain()
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from qawl.cli.progress import Rate, expected

    columns = (
        BarColumn(bar_width=28),
        MofNCompleteColumn(),
        TextColumn("articles · {task.fields[statements]} statements ·"),
        Rate(),
        TimeRemainingColumn(compact=True),
    )
    with Progress(*columns, console=terminal, transient=True) as progress:
        yield _Bar(progress, progress.add_task("", total=expected(paths), statements="0"))
