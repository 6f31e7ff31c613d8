"""Parquet in, one article or link a row; read with pyarrow, which is an extra (``pip install 'qawl[parquet]'``)."""

from __future__ import annotations

import base64
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, BinaryIO, Final, cast

from qawl.errors import QawlError
from qawl.limits import MAX_COLUMNS, MAX_ROW_BYTES, MAX_ROW_GROUP_BYTES, MAX_SPOOL_BYTES
from qawl.model import Read, Refusal
from qawl.reading.columns import FIELDS, Chosen, Place, require_columns, row_outcome
from qawl.reading.inputs import Input, Link, Options
from qawl.reading.row_dates import order_of

_BATCH: Final = 64
"""Rows that are held at a time."""

_HELD_BYTES: Final = 16_000_000
"""And so many bytes, by what the row group says of its size."""

_CHUNK: Final = 1 << 20
_FOOTER_STRINGS: Final = 10_000_000
_FOOTER_ITEMS: Final = 1_000_000
_NESTED: Final = 32
_TEXTS: Final = ("string", "large_string", "string_view", "binary", "large_binary", "binary_view")


def read_parquet(given: Input, options: Options) -> Iterator[Read | Link | Refusal]:
    """The articles of a Parquet file, one a row, some rows at a time.

    The columns are those of ``options``, else the usual names; those not taken go to ``article.extra`` in the form that
    JSON has of them (nested ones too). A refusal's source is the input and the row's number, from 1. A file that comes
    by a pipe is copied to a temporary file first, because it is read from its end.

    Raises :class:`~qawl.errors.QawlError` QAWL-R029 where pyarrow is not installed, QAWL-R024 where no column holds
    text or URLs, QAWL-R025 for a file that can't be read or whose columns are of no use, QAWL-R016 where a row group
    inflates beyond its ceiling.
    """
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError as error:
        raise QawlError("QAWL-R029", given.where) from error
    broken = (arrow.ArrowException, OSError, ValueError, KeyError, OverflowError, UnicodeDecodeError)
    with _seekable(given) as stream:
        try:
            file = parquet.ParquetFile(
                stream,
                pre_buffer=False,
                thrift_string_size_limit=_FOOTER_STRINGS,
                thrift_container_size_limit=_FOOTER_ITEMS,
            )
            schema = file.schema_arrow
        except broken as error:
            raise _unread(given.where, error) from error
        if len(schema.names) > MAX_COLUMNS:
            raise QawlError("QAWL-R025", given.where, f"{len(schema.names):,} columns")
        if len(set(schema.names)) < len(schema.names):
            raise QawlError("QAWL-R025", given.where, "two columns have one name")
        chosen = require_columns(schema.names, options.columns, given.where)
        chosen = _fitting(chosen, schema, given.where)
        place = Place(given.path, given.source, options.published, given.known)
        number = 0
        try:
            for group in range(file.num_row_groups):
                held = _require_small(file.metadata.row_group(group), given)
                for batch in file.iter_batches(batch_size=held, row_groups=[group], use_threads=False):
                    rows = _rows(batch)
                    order = order_of(row.get(name) for row in rows if row for name in chosen["published"])
                    for row in rows:
                        number += 1
                        where = f"{given.where}:{number}"
                        try:
                            if row is None:
                                raise QawlError("QAWL-R003", where, f"the row passes {MAX_ROW_BYTES:,} bytes")
                            yield row_outcome(_fields(row, chosen), chosen, place, where, order=order)
                        except QawlError as error:
                            yield error.refusal()
        except broken as error:
            yield _unread(f"{given.where}:{number + 1}", error).refusal()
            return
        if number != file.metadata.num_rows:
            why = f"it has {number:,} rows, and says {file.metadata.num_rows:,}"
            yield QawlError("QAWL-R025", given.where, why).refusal()
        elif not number:
            yield QawlError("QAWL-R005", given.where, "it has no rows").refusal()


def _unread(where: str, error: BaseException) -> QawlError:
    """The library's own words, their first line: those behind it are its addresses."""
    return QawlError("QAWL-R025", where, (str(error).splitlines() or [""])[0][:200])


def _seekable(given: Input) -> BinaryIO:
    """The input's bytes as a file that can be read from its end; what isn't one yet is copied.

    Raises QAWL-R003 where the copy passes :data:`~qawl.limits.MAX_SPOOL_BYTES`.
    """
    if given.stream.seekable():
        return _Kept(given.stream)  # type: ignore[return-value]
    spool = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115 - the caller closes it
    size = 0
    while chunk := given.stream.read(_CHUNK):
        size += len(chunk)
        if size > MAX_SPOOL_BYTES:
            spool.close()
            raise QawlError("QAWL-R003", given.where, f"more than {MAX_SPOOL_BYTES:,} bytes")
        spool.write(chunk)
    spool.seek(0)
    return spool


class _Kept:
    """A stream that somebody else closes: the ``with`` and the library's own closing pass it by."""

    closed = False

    def __init__(self, stream: BinaryIO) -> None:
        self.read, self.seek, self.tell, self.seekable = stream.read, stream.seek, stream.tell, stream.seekable

    def __enter__(self) -> _Kept:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def close(self) -> None:
        return None

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return False

    def flush(self) -> None:
        return None


def _require_small(group: Any, given: Input) -> int:
    """How many rows of the group to hold at a time. Raises QAWL-R016 and QAWL-R025 for what it says of itself."""
    size = group.total_byte_size  # its columns are not asked: the library ends the process over one that is damaged
    if size > MAX_ROW_GROUP_BYTES:
        raise QawlError("QAWL-R016", given.where, f"a row group of {size:,} bytes")
    if size < 0 or group.num_rows < 0:
        raise QawlError("QAWL-R025", given.where, "a row group has no size")
    given.budget.take(size, given.where)
    return int(max(1, min(_BATCH, _HELD_BYTES * group.num_rows // max(1, size))))


def _rows(batch: Any) -> list[dict[str, Any] | None]:
    """The rows of a batch; None for one with a cell too long to be taken out of the library's memory."""
    from pyarrow import compute, types

    long: set[int] = set()
    for column in batch.columns:
        if types.is_dictionary(column.type):
            column = column.dictionary_decode()
        if any(check(column.type) for check in (types.is_string, types.is_large_string, types.is_binary)):
            lengths = compute.binary_length(column).to_pylist()
            long.update(n for n, length in enumerate(lengths) if (length or 0) > MAX_ROW_BYTES)
    if not long:
        return batch.to_pylist()  # type: ignore[no-any-return]
    return [None if n in long else batch.slice(n, 1).to_pylist()[0] for n in range(batch.num_rows)]


def _fitting(chosen: Chosen, schema: Any, where: str) -> Chosen:
    """The columns chosen whose type can hold what they are chosen for.

    Raises QAWL-R025 where neither a column of text nor one of URLs is text.
    """
    from pyarrow import types

    def is_text(kind: Any) -> bool:
        if types.is_dictionary(kind):
            return is_text(kind.value_type)
        return str(kind) in _TEXTS

    def is_date(kind: Any) -> bool:
        if types.is_dictionary(kind):
            return is_date(kind.value_type)
        return is_text(kind) or types.is_temporal(kind) or types.is_integer(kind) or types.is_floating(kind)

    kinds = {name: schema.field(name).type for name in schema.names}
    fitting = {
        field: tuple(name for name in chosen[field] if (is_date if field == "published" else is_text)(kinds[name]))
        for field in FIELDS
    }
    if not fitting["text"] and not fitting["url"]:
        shown = ", ".join(f"{name} is {kinds[name]}" for name in (*chosen["text"], *chosen["url"]))
        raise QawlError("QAWL-R025", where, f"{shown}: no text")
    return fitting


def _fields(row: dict[str, Any], chosen: Chosen) -> dict[str, Any]:
    """A row as JSON could hold it; dates that are taken stay what they are until they are read."""
    dates = chosen["published"]
    return {
        name: value if name in dates and isinstance(value, date | int | float | str) else _plain(value)
        for name, value in row.items()
        if value is not None
    }


def _plain(value: Any, depth: int = 0) -> Any:
    """``value`` as JSON has it: dates in ISO, durations in seconds, bytes as text (in base64 where they are none)."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if value - value == 0 else None  # JSON has no NaN and no infinity
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return base64.b64encode(value).decode()
    if depth < _NESTED and isinstance(value, dict):
        return {str(key): _plain(inner, depth + 1) for key, inner in value.items()}
    if depth < _NESTED and isinstance(value, list | tuple):
        return [_plain(inner, depth + 1) for inner in value]
    return str(value)
