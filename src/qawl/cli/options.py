"""Options that several commands share: their types, their words of help, and what makes a value valid."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from qawl.errors import QawlError
from qawl.export.labels import label


class LangName(StrEnum):
    """The language of the labels; the content is always as printed."""

    ar = "ar"
    en = "en"


class RowFormat(StrEnum):
    """How found statements are printed."""

    table = "table"
    jsonl = "jsonl"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH", help="Files, folders and URLs, told by their content; - is standard input.", show_default=False
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published", metavar="DATE", help="When it was published (2026-03-16), where the input tells none itself."
    ),
]
TextColumn = Annotated[
    str | None,
    typer.Option("--text-column", metavar="NAME", help="The column or field of a table that holds the text."),
]
TitleColumn = Annotated[str | None, typer.Option("--title-column", metavar="NAME", help="Its column of titles.")]
UrlColumn = Annotated[str | None, typer.Option("--url-column", metavar="NAME", help="Its column of URLs.")]
OutletColumn = Annotated[str | None, typer.Option("--outlet-column", metavar="NAME", help="Its column of outlets.")]
AuthorColumn = Annotated[str | None, typer.Option("--author-column", metavar="NAME", help="Its column of authors.")]
PublishedColumn = Annotated[
    str | None, typer.Option("--published-column", metavar="NAME", help="Its column of dates of publishing.")
]
Fast = Annotated[bool, typer.Option("--fast", help="Take pages apart ten times as fast, and less carefully.")]
Offline = Annotated[bool, typer.Option("--offline", help="Fetch nothing: a feed gives what stands in it.")]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from addresses of your own network too, such as localhost.")
]
LexiconFolder = Annotated[
    Path | None, typer.Option("--lexicon", metavar="DIR", help="A folder of TOML files laid over Qawl's lexicon.")
]
LangOption = Annotated[LangName, typer.Option("--lang", help="Language of the labels.")]
Database = Annotated[
    Path | None,
    typer.Option(
        "--db",
        metavar="FILE",
        help="The record. Default: QAWL_DB, else record.sqlite3 in the user's data folder (`qawl add --help`).",
    ),
]


def default_db() -> Path:
    """Where the record is kept unless --db says otherwise: ``QAWL_DB``, else the platform's place for user data.

    On Linux that is ``~/.local/share/qawl/record.sqlite3``, on macOS ``~/Library/Application Support/qawl/``, on
    Windows ``%LOCALAPPDATA%\\qawl\\``.
    """
    set_by_user = os.environ.get("QAWL_DB")
    if set_by_user:
        return Path(set_by_user)
    from platformdirs import user_data_dir

    return Path(user_data_dir("qawl", appauthor=False)) / "record.sqlite3"


def one_of(name: str, group: str, values: Sequence[str]) -> Callable[[str | None], str | None]:
    """A check that an option's value is one of ``values``, or its Arabic label. The check raises QAWL-A001."""
    by_label = {label(f"{group}.{value}"): value for value in values}

    def check(text: str | None) -> str | None:
        if text is None or text in values:
            return text
        if text in by_label:
            return by_label[text]
        raise QawlError("QAWL-A001", name, f"{text!r} is none of {', '.join(values)}")

    return check
