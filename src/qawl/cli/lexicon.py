"""``qawl lexicon``: ``lint`` checks the language data, ``diff`` shows what other data do."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qawl.cli import console, difference
from qawl.errors import QawlError

app = typer.Typer(help="The lexicon: the language knowledge that Qawl works from.", no_args_is_help=True)


app.command("diff")(difference.command)


@app.command("lint")
def lint(
    folder: Annotated[
        Path | None,
        typer.Option("--lexicon", metavar="DIR", help="A folder of your own; without it Qawl's lexicon is checked."),
    ] = None,
) -> None:
    """Check lexicon files for duplicates, empty strings, stray letters and unknown keys. Status 1 where any is."""
    from qawl.lexicon.lint import lint as problems_of

    if folder is not None and not folder.is_dir():
        raise QawlError("QAWL-L003", str(folder))
    problems = problems_of(folder)
    for problem in problems:
        print(console.safe(problem))
    if problems:
        console.err().print(f"{len(problems):,} problems")
        raise typer.Exit(1)
    print("The lexicon is clean.")
