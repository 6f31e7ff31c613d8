"""``qawl entities``: who speaks in a record across articles, and what a person mends in it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from qawl.cli import console, options
from qawl.errors import QawlError

if TYPE_CHECKING:
    from qawl.linking.link import Linker
    from qawl.linking.listing import Listed, Shown

app = typer.Typer(
    help="Who speaks, across articles: list, look at and mend the entities of a record.", no_args_is_help=True
)

Id = Annotated[str, typer.Argument(metavar="ID", help="An entity's id, or its identifier (QID).")]
By = Annotated[
    str | None, typer.Option("--author", metavar="NAME", help="Who mends it. Default: the name of the system's user.")
]
Words = options.LexiconFolder
FEW: Final = 12
"""Spellings, roles, candidates and statements shown of one entity in the table; --format jsonl shows what is kept."""


class ExportFormat(StrEnum):
    """How entities are exported."""

    csv = "csv"
    jsonl = "jsonl"


@app.command("list")
def list_(
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Only these: person, body, place or other.")] = None,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="Only who is called so, in any spelling.")] = None,
    limit: Annotated[int, typer.Option(metavar="N", help="Show no more than this many.")] = 50,
    db: options.Database = None,
    form: Annotated[
        options.RowFormat, typer.Option("--format", help="For people, or one JSON line an entity.")
    ] = options.RowFormat.table,
    lexicon: Words = None,
) -> None:
    """List who speaks in the record, those with most statements first."""
    from qawl.linking.listing import entities
    from qawl.record.store import Store

    linker = _linker(lexicon)
    with Store.open(db or options.default_db(), create=False) as store, store.reading() as connection:
        found = entities(connection, linker.lex, kind, name, limit)
    if form is options.RowFormat.jsonl:
        _jsonl(found)
        return
    for line in map(_line, found):
        print(line)
    if not found:
        print("Nobody.")


@app.command("show")
def show(
    id: Id,
    db: options.Database = None,
    form: Annotated[
        options.RowFormat, typer.Option("--format", help="For people, or one JSON line.")
    ] = options.RowFormat.table,
    lexicon: Words = None,
) -> None:
    """Show one entity: spellings, roles with their days, candidates for an identifier, statements with the evidence."""
    from qawl.linking.listing import entity
    from qawl.record.store import Store

    linker = _linker(lexicon)
    with Store.open(db or options.default_db(), create=False) as store, store.reading() as connection:
        found = entity(connection, id, linker.lex)
    if form is options.RowFormat.jsonl:
        _jsonl([found])
        return
    for line in _whole(found):
        print(line)


@app.command("merge")
def merge(
    into: Annotated[str, typer.Argument(metavar="A", help="The id of the entity that stays.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The id of the entity that becomes part of it.")],
    db: options.Database = None,
    author: By = None,
) -> None:
    """Make two entities one. It outlives reading and linking the articles again."""
    from qawl.linking import edits
    from qawl.record.store import Store

    with Store.open(db or options.default_db(), create=False) as store:
        print(f"{console.safe(other)} is now part of {edits.merge(store, into, other, author)}.")


@app.command("split")
def split(
    id: Id,
    uids: Annotated[list[str], typer.Argument(metavar="UID…", help="The statements that are another's.")],
    db: options.Database = None,
    author: By = None,
    lexicon: Words = None,
) -> None:
    """Give statements of an entity to a new one. It outlives reading and linking the articles again."""
    from qawl.linking import edits
    from qawl.record.store import Store

    linker = _linker(lexicon)
    with Store.open(db or options.default_db(), create=False) as store:
        made = edits.split(store, id, uids, linker, author)
    print(f"{len(set(uids)):,} statements are now of {made}.")


@app.command("rename")
def rename(
    id: Id,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name to show.")],
    db: options.Database = None,
    author: By = None,
) -> None:
    """Set the name that an entity is shown by; its spellings stay."""
    from qawl.linking import edits
    from qawl.record.store import Store

    with Store.open(db or options.default_db(), create=False) as store:
        print(f"{edits.rename(store, id, name, author)} is now shown as {console.safe(name)}.")


@app.command("import")
def import_(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="CSV, JSON Lines, or a Wikidata JSON dump; .gz and .bz2 are unpacked."),
    ],
    db: options.Database = None,
    author: By = None,
    lexicon: Words = None,
) -> None:
    """Take names with their identifiers from a file.

    Columns: name, aliases (separated by ;), qid, kind (person, body, place), country (ISO 3166), role, from, to. Of a
    dump, people, organisations and places with an Arabic label are taken. An entity gets an identifier only where a
    role or the country speaks for it beside the name; `qawl entities show` lists the others as candidates.
    """
    from qawl.linking.known import import_names
    from qawl.linking.names_file import is_dump, listed
    from qawl.linking.wikidata import dumped
    from qawl.record.store import Store

    linker = _linker(lexicon)
    with Store.open(db or options.default_db(), create=False) as store, store.reading() as connection:
        names = dumped(file, connection) if is_dump(file) else listed(file)
        done = import_names(store, str(file), names, linker, author)
    print(f"Read {done['read']:,} names; {done['identified']:,} entities have got an identifier.")


@app.command("export")
def export(
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write here. Default: standard output.")
    ] = None,
    form: Annotated[ExportFormat, typer.Option("--format", help="CSV or JSON Lines.")] = ExportFormat.csv,
    db: options.Database = None,
    lexicon: Words = None,
) -> None:
    """Write every entity with its spellings, in the form that `import` reads."""
    import msgspec

    from qawl.cli import output
    from qawl.linking.listing import exported
    from qawl.linking.names_file import as_csv
    from qawl.record.store import Store

    linker = _linker(lexicon)
    path = db or options.default_db()
    with Store.open(path, create=False) as store, store.reading() as connection, output.opened(out) as file:
        rows = exported(connection, linker.lex)
        if form is ExportFormat.csv:
            for line in as_csv(rows):
                file.write(line.encode())
        else:
            for row in rows:
                file.write(msgspec.json.encode(row) + b"\n")


@app.command("relink")
def relink(db: options.Database = None, lexicon: Words = None) -> None:
    """Link every article of the record anew; what a person has mended stays. Stopped, it changes nothing."""
    from qawl.linking.relink import relink as anew
    from qawl.record.store import Store

    linker = _linker(lexicon)
    with Store.open(db or options.default_db(), create=False) as store:
        print(f"Linked {anew(store, linker):,} articles anew.")


def _linker(folder: Path | None) -> Linker:
    from qawl.lexicon.compile import load
    from qawl.linking.link import Linker

    if folder is not None and not folder.is_dir():
        raise QawlError("QAWL-L003", str(folder))
    return Linker(load(folder))


def _jsonl(records: list[Any]) -> None:
    import msgspec

    from qawl.cli import output

    with output.opened(None) as out:
        for record in records:
            out.write(msgspec.json.encode(record) + b"\n")


def _line(listed: Listed) -> str:
    """One entity on a line; the marks keep a terminal that reorders Arabic from swapping the columns."""
    country = listed.country or "--"
    qid = f"  {listed.qid}" if listed.qid else ""
    counts = f"{listed.statements:>6,} {listed.named:>6,}"
    return f"{listed.id}  {listed.kind:<6}  {country:<2}  {counts}  {console.safe(listed.name)}{console.LRM}{qid}"


def _whole(shown: Shown) -> Iterator[str]:
    e = shown.entity
    yield f"{e.id}  {console.safe(e.name)}"
    party = f", speaks for {e.party_of}" if e.party_of else ""
    country = f"country {e.country or 'not known'}{party}"
    yield f"{e.kind}, {country}; {e.statements:,} statements, named in {e.named:,} contents"
    if e.qid:
        yield f"identifier {e.qid}"
    yield "spellings:"
    for spelling, count in shown.names[:FEW]:
        yield f"  {count:>6,}  {console.safe(spelling)}"
    if shown.roles:
        yield "roles:"
    for role in shown.roles[:FEW]:
        days = f"{role['first'] or '?'} to {role['last'] or '?'}" if role["first"] or role["last"] else "no date"
        yield f"  {role['count']:>6,}  {console.safe(role['title'])}{console.LRM}  {role['country'] or '--'}  {days}"
    others = [one for one in shown.candidates if one["qid"] is None or one["qid"] != e.qid]
    if others:
        yield "may also be (only the name speaks for it, or something against it):" if e.qid else "may be:"
    for one in others[:FEW]:
        said = ", ".join(one["role"] + one["country"]) or "the name only"
        against = "; another country" if one["against"] else ""
        yield f"  {one['qid'] or '--'}  {console.safe(one['name'])}{console.LRM}  ({console.safe(said)}{against})"
    if shown.merged:
        yield f"merged into it: {', '.join(shown.merged)}"
    if shown.edits:
        yield "edits:"
    for edit in shown.edits[:FEW]:
        yield f"  {edit['at']}  {edit['kind']} by {console.safe(edit['author'])}"
    yield "statements, the latest added first:"
    for linked in shown.statements[:FEW]:
        yield f"  {linked['uid']}  {linked['confidence']:.2f}  {_why(linked['evidence'])}"


def _why(evidence: dict[str, Any]) -> str:
    if "edit" in evidence:
        return "by a person"
    name = evidence.get("name", {})
    parts = [str(name.get("relation", "the same words"))]
    parts += [f"{key} {' '.join(map(str, evidence[key]))}" for key in ("role", "country") if key in evidence]
    return console.safe("; ".join(parts))
