"""``qawl evidence``: what came over the wire, as it came."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qawl.cli import console, options, output
from qawl.errors import QawlError

if TYPE_CHECKING:
    from qawl.record.evidence import Kept
    from qawl.record.store import Store


def command(
    what: Annotated[
        str | None,
        typer.Argument(metavar="URL|UID", help="A page's URL, or a statement's uid; without it all there is."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE.warc.gz", help="Write it as a WARC file.")
    ] = None,
    raw: Annotated[
        Path | None,
        typer.Option("--raw", metavar="FILE", help="Write the last page's bytes alone; - is standard output."),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List what is kept, one line a page.")] = False,
    db: options.Database = None,
    form: Annotated[
        options.RowFormat, typer.Option("--format", help="How --list prints: for people, or one JSON line a page.")
    ] = options.RowFormat.table,
) -> None:
    """Show, or write out, what a server answered when a page was read: its bytes, when it was fetched, from where.

    Without --out or --raw it lists.
    """
    if (out is not None) + (raw is not None) + listed > 1:
        raise QawlError("QAWL-A001", "--out, --raw, --list", "give one of them")
    if raw is not None and what is None:
        raise QawlError("QAWL-A001", "--raw", "give the URL or uid whose bytes you want")
    from qawl.record.store import Store

    with Store.open(db or options.default_db(), create=False) as store:
        if out is not None:
            _warc(store, what, out)
        elif raw is not None:
            _raw(store, what, raw)
        else:
            _list(store, what, form)


def _warc(store: Store, what: str | None, target: Path) -> None:
    if not target.name.lower().endswith(".warc.gz"):
        raise QawlError("QAWL-A001", "--out", f"{target.name!r} does not end in .warc.gz")
    from qawl.reading.evidence_warc import write_warc  # type: ignore[import-not-found, unused-ignore]

    if not any(kept.bytes is not None for kept in store.evidence_listed(what)):
        raise QawlError("QAWL-S010", what or "")
    with output.opened(target) as stream:
        write_warc(stream, store.evidence(what))


def _raw(store: Store, what: str | None, target: Path) -> None:
    last = None
    for last in store.evidence(what):  # noqa: B007
        pass
    if last is None:
        raise QawlError("QAWL-S010", what or "")
    with output.opened(None if str(target) == "-" else target) as stream:
        stream.write(last.body)


def _list(store: Store, what: str | None, form: options.RowFormat) -> None:
    found = False
    for kept in store.evidence_listed(what):
        found = True
        if form is options.RowFormat.jsonl:
            import msgspec

            print(msgspec.json.encode(kept).decode())
        else:
            print("\n".join(_lines(kept)))
    if not found:
        raise QawlError("QAWL-S010", what or "")


def _lines(kept: Kept) -> list[str]:
    size = f"{kept.bytes:,} bytes" if kept.bytes is not None else "bytes not kept"
    lines = [f"{kept.fetched_at}  {kept.status}  {size}  {console.safe(kept.url)}"]
    if kept.final_url != kept.url:
        lines.append(f"  → {console.safe(kept.final_url)}")
    return [*lines, f"  sha256 {kept.sha256}  article {kept.article.removeprefix('sha256:')[:12]}"]
