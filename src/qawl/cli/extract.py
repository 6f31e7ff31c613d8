"""``qawl extract``: what is said in some articles, on standard output."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from qawl.cli import console, options, output, reading
from qawl.model import Extraction


class Format(StrEnum):
    """How an extraction is printed."""

    table = "table"
    jsonl = "jsonl"
    html = "html"


def command(
    paths: options.Paths,
    published: options.Published = None,
    form: Annotated[
        Format, typer.Option("--format", help="For people, for programs, or one HTML page.")
    ] = Format.table,
    lexicon: options.LexiconFolder = None,
    target: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of standard output.")
    ] = None,
    lang: options.LangOption = options.LangName.ar,
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
    """Print who said what in Arabic news: texts, pages, feeds, tables, archives, URLs.

    Inputs that can't be read are reported on standard error, each with its code; the status is 1 only where nothing
    could be read.
    """
    tally = reading.Tally()
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
    found = reading.extractions(paths, how, lexicon, tally)
    if form is Format.jsonl:
        _jsonl(found, target, tally)
    elif form is Format.html:
        _html(found, target, lang, tally)
    else:
        _table(found, target, lang, tally)
    reading.close(tally)


def _jsonl(found: Iterator[Extraction], target: Path | None, tally: reading.Tally) -> None:
    from qawl.export.jsonl import encode

    with output.opened(target) as out:
        for extraction in found:
            out.write(encode(extraction) + b"\n")
            out.flush()
        _nothing_read(tally)


def _html(found: Iterator[Extraction], target: Path | None, lang: options.LangName, tally: reading.Tally) -> None:
    from qawl.export import html

    first = next(found, None)
    if first is None:
        _nothing_read(tally)
        return
    with output.opened(target) as out:
        html.write(_again(first, found), out, lang=lang.value)


def _again(first: Extraction, rest: Iterator[Extraction]) -> Iterator[Extraction]:
    yield first
    yield from rest


def _table(found: Iterator[Extraction], target: Path | None, lang: options.LangName, tally: reading.Tally) -> None:
    import io

    from rich.console import Console

    from qawl.cli.table import print_extraction

    if target is None:
        terminal = console.out()
        for extraction in found:
            print_extraction(terminal, extraction, lang.value)
        _nothing_read(tally)
        return
    with output.opened(target) as raw:
        text = io.TextIOWrapper(raw, encoding="utf-8", errors="surrogateescape", write_through=True)
        page = Console(file=text, width=100, highlight=False, markup=False, emoji=False)
        for extraction in found:
            print_extraction(page, extraction, lang.value)
        text.detach()
        _nothing_read(tally)


def _nothing_read(tally: reading.Tally) -> None:
    """Leave with status 1 where no input could be read."""
    if not tally.read:
        reading.close(tally)
        raise typer.Exit(1)
