"""The program ``qawl``: its commands, and the one place where a coded error ends it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

import qawl
from qawl.cli import (
    add,
    console,
    coverage,
    demo,
    doctor,
    entities,
    evidence,
    explain,
    extract,
    lexicon,
    read,
    revisions,
    schema,
    search,
    show,
    watch,
)
from qawl.errors import QawlError

app = typer.Typer(
    name="qawl",
    help="Who said what, in Arabic-language news: every reported statement with its speaker and its exact characters.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("extract")(extract.command)
app.command("read")(read.command)
app.command("explain")(explain.command)
app.command("doctor")(doctor.command)
app.command("add")(add.command)
app.command("watch")(watch.command)
app.command("search")(search.command)
app.command("show")(show.command)
app.command("coverage")(coverage.command)
app.command("revisions")(revisions.command)
app.command("evidence")(evidence.command)
app.command("schema")(schema.command)
app.command("demo")(demo.command)
app.add_typer(entities.app, name="entities")
app.add_typer(lexicon.app, name="lexicon")


def _version(wanted: bool) -> None:
    if wanted:
        from qawl.lexicon.loader import VERSION

        print(f"qawl {qawl.__version__} (lexicon {VERSION}, schema qawl/1)")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """What stands before the command."""


def main() -> None:
    """Run the program. Exit status: 0 done, 1 nothing could be read or done, 2 the command line is not valid."""
    console.utf8()
    try:
        app(prog_name="qawl")
    except QawlError as error:
        console.report_error(error)
        sys.exit(2 if error.code == "QAWL-A001" else 1)
