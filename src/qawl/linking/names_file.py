"""Files of names to import: CSV with a head line, JSON Lines, or a Wikidata JSON dump, plain or packed.

Read line by line: what is held in memory does not grow with the file."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from qawl.errors import QawlError
from qawl.limits import MAX_NAME_LINE_BYTES
from qawl.linking.known import Known, KnownRole

_COLUMNS: Final = ("name", "aliases", "qid", "kind", "country", "role", "from", "to")


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file with their numbers, unpacked where its name ends in .gz or .bz2. Raises QAWL-E004."""
    opener: Any = {".gz": gzip.open, ".bz2": bz2.open}.get(path.suffix, open)
    try:
        with opener(path, "rb") as file:
            n = 0
            while line := file.readline(MAX_NAME_LINE_BYTES + 1):
                n += 1
                if len(line) > MAX_NAME_LINE_BYTES:
                    raise QawlError(
                        "QAWL-E004", f"{path}:{n}", f"the line is longer than {MAX_NAME_LINE_BYTES:,} bytes"
                    )
                yield n, line.decode("utf-8-sig" if n == 1 else "utf-8")
    except UnicodeDecodeError as error:
        raise QawlError("QAWL-E004", f"{path}:{n}", "it is no UTF-8") from error
    except (OSError, EOFError) as error:
        raise QawlError("QAWL-E004", str(path), str(error)) from error


def is_dump(path: Path) -> bool:
    """Whether the file is a Wikidata dump: its first line is a bracket, or an item with labels and claims."""
    for _, line in lines(path):
        text = line.strip()
        return text == "[" or (text.startswith("{") and '"claims"' in text and '"labels"' in text)
    return False


def listed(path: Path) -> Iterator[Known]:
    """The names of a CSV or JSON Lines file. Lines of one identifier that follow one another are one name with several
    offices. Raises QAWL-E004 with the line's number."""
    held: Known | None = None
    for where, row in _rows(path):
        known = _known(where, row)
        if held is not None and known.ref == held.ref:
            aliases = dict.fromkeys((*held.aliases, known.name, *known.aliases))
            held = msgspec.structs.replace(held, roles=held.roles + known.roles, aliases=tuple(aliases))
            continue
        if held is not None:
            yield held
        held = known
    if held is not None:
        yield held


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    name = path.name.removesuffix(".gz").removesuffix(".bz2")
    if name.endswith((".jsonl", ".ndjson", ".json")):
        for n, line in lines(path):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise QawlError("QAWL-E004", f"{path}:{n}", str(error)) from error
            if not isinstance(row, dict):
                raise QawlError("QAWL-E004", f"{path}:{n}", "it is no JSON object")
            yield f"{path}:{n}", row
        return
    reader = csv.DictReader(line for _, line in lines(path))
    if reader.fieldnames is None or "name" not in reader.fieldnames:
        raise QawlError("QAWL-E004", f"{path}:1", f"the columns are {', '.join(_COLUMNS)}; name must be there")
    try:
        for row in reader:
            yield f"{path}:{reader.line_num}", dict(row)
    except csv.Error as error:
        raise QawlError("QAWL-E004", f"{path}:{reader.line_num}", str(error)) from error


def _known(where: str, row: dict[str, Any]) -> Known:
    def text(key: str) -> str | None:
        value = row.get(key)
        if value is not None and not isinstance(value, str):
            raise QawlError("QAWL-E004", where, f"{key} is no text")
        return " ".join(value.split()) or None if value else None

    name = text("name")
    if name is None:
        raise QawlError("QAWL-E004", where, "there is no name")
    given = row.get("aliases") or []
    split = given.replace("|", ";").split(";") if isinstance(given, str) else given
    if not isinstance(split, list) or not all(isinstance(alias, str) for alias in split):
        raise QawlError("QAWL-E004", where, "aliases is no list of names")
    aliases = tuple(cleaned for alias in split if (cleaned := " ".join(alias.split())))
    role = text("role")
    country = text("country")
    roles = (KnownRole(role=role, country=country, first=text("from"), last=text("to")),) if role else ()
    return Known(
        qid=text("qid"),
        name=name,
        aliases=aliases,
        kind=text("kind") or "person",
        country=country.upper() if country else None,
        roles=roles,
    )


def as_csv(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Rows of names as lines of CSV, a head line first, in the columns that :func:`listed` reads."""
    out = io.StringIO()
    writer = csv.DictWriter(out, ("id", *_COLUMNS), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({**row, "aliases": ";".join(row["aliases"])})
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()
