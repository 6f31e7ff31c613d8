"""``qawl show``: one statement in its sentence, with everything that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from qawl.cli import console, options

if TYPE_CHECKING:
    from qawl.record.found import Found


def command(
    uid: Annotated[
        str, typer.Argument(metavar="UID", help="As `search` prints it, or as much of it as names no other.")
    ],
    db: options.Database = None,
    form: Annotated[
        options.RowFormat, typer.Option("--format", help="For people, or one JSON line.")
    ] = options.RowFormat.table,
    lang: options.LangOption = options.LangName.ar,
) -> None:
    """Show one statement in its sentence, with the whole chain, its offsets, its evidence and its source."""
    from qawl.record.store import Store

    with Store.open(db or options.default_db(), create=False) as store:
        found = store.get(uid)
    if form is options.RowFormat.jsonl:
        _jsonl(found)
        return
    from qawl.cli.card import print_card

    print_card(console.out(), found.statement, found.article, found.parents, lang.value, kept=found)


def _jsonl(found: Found) -> None:
    from qawl.cli import output
    from qawl.export.jsonl import encode_found

    with output.opened(None) as out:
        out.write(encode_found(found) + b"\n")
