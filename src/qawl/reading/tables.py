"""CSV and its kin in, one article or link a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain
from typing import Any, Final

from qawl.errors import QawlError
from qawl.limits import MAX_COLUMNS, SAMPLE_BYTES, SAMPLE_ROWS
from qawl.model import Read, Refusal
from qawl.reading.columns import Place, require_columns, row_outcome
from qawl.reading.csv_lines import Lines, delimiter_of, rows_of
from qawl.reading.inputs import Input, Link, Options
from qawl.reading.row_dates import Order, order_of

Row = tuple[int, list[str], QawlError | None]
"""Its number (the header is row 1, as a spreadsheet counts), its cells, and what is wrong with its bytes."""


def read_csv(given: Input, options: Options) -> Iterator[Read | Link | Refusal]:
    """The articles of a table, one a row, as they are asked for.

    Cells are set apart by comma, semicolon, tab or bar, told from the first lines; they may be quoted and hold line
    breaks. The columns are those of ``options``, else the usual names; those not taken go to ``article.extra``. A row
    whose cells are more or fewer than the header's is refused with QAWL-R025. A refusal's source is the input and the
    row's number.

    Raises :class:`~qawl.errors.QawlError` QAWL-R024 where no column holds text or URLs, QAWL-R005 for an empty table,
    QAWL-R025 for one that has no header.
    """
    lines = Lines(given.stream, given.where)
    if not lines.head.strip():
        raise QawlError("QAWL-R005", given.where)
    if lines.head.lower().startswith("sep="):
        next(lines)
    reader = rows_of(lines, delimiter_of(lines.head) or ",")
    rows = _numbered(reader, lines, given.where)
    header = next(rows, None)
    if isinstance(header, Refusal):
        yield header
        return
    if header is None or header[2]:
        raise (header and header[2]) or QawlError("QAWL-R025", given.where, "it has no header")
    names = _names(header[1], given.where)
    chosen = require_columns(names, options.columns, given.where)
    sample, rest = _sample(rows)
    dates = [names.index(name) for name in chosen["published"]]
    cells = [row[1] for row in sample if not isinstance(row, Refusal)]
    order: Order = order_of(row[at] for row in cells for at in dates if len(row) > at)
    place = Place(given.path, given.source, options.published, given.known)
    if not sample:
        yield QawlError("QAWL-R005", given.where, "it has no rows").refusal()
    for row in chain(sample, rest):
        if isinstance(row, Refusal):
            yield row
            continue
        where = f"{given.where}:{row[0]}"
        try:
            yield row_outcome(_fields(row, names, where), chosen, place, where, order=order)
        except QawlError as error:
            yield error.refusal()


def _numbered(reader: Iterator[list[str]], lines: Lines, where: str) -> Iterator[Row | Refusal]:
    """The rows that hold something. A row that can't be told from the next ends them, as a refusal."""
    number = 0
    while True:
        number += 1
        lines.begin_row()
        try:
            row = next(reader, None)
        except QawlError as error:
            yield QawlError(error.code, f"{where}:{number}", error.why).refusal()
            return
        except csv.Error as error:
            yield QawlError("QAWL-R025", f"{where}:{number}", str(error)).refusal()
            return
        if row is None:
            return
        if any(cell and not cell.isspace() for cell in row) or number == 1:
            yield number, row, lines.damage


def _names(header: list[str], where: str) -> list[str]:
    """The columns' names; one without a name is called by its number, one whose name stands before it too."""
    if len(header) > MAX_COLUMNS:
        raise QawlError("QAWL-R025", where, f"{len(header):,} columns")
    names: list[str] = []
    seen: set[str] = set()
    for at, cell in enumerate(header, 1):
        name = cell.strip() or f"column {at}"
        name = name if name not in seen else f"{name} ({at})"
        seen.add(name)
        names.append(name)
    return names


def _sample(rows: Iterator[Row | Refusal]) -> tuple[list[Row | Refusal], Iterator[Row | Refusal]]:
    """The first rows, which tell how dates are written, and the rest."""
    sample: list[Row | Refusal] = []
    size = 0
    for row in rows:
        sample.append(row)
        size += sum(map(len, row[1])) if not isinstance(row, Refusal) else 0
        if len(sample) >= SAMPLE_ROWS or size > SAMPLE_BYTES:
            break
    return sample, rows


_SHOWN: Final = 40


def _fields(row: Row, names: list[str], where: str) -> dict[str, Any]:
    """The cells of a row by their columns' names."""
    _, cells, damage = row
    if damage:
        raise QawlError(damage.code, where, damage.why)
    while len(cells) > len(names) and not cells[-1].strip():
        cells.pop()
    if len(cells) != len(names):
        begins = cells[0][:_SHOWN] if cells else ""
        raise QawlError("QAWL-R025", where, f"{len(cells)} cells under {len(names)} columns, beginning «{begins}»")
    return dict(zip(names, cells, strict=True))
