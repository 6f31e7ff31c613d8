"""A JSON document: one article, an array of them, or an object that holds one array of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from qawl.errors import QawlError
from qawl.limits import MAX_FILE_BYTES, MAX_JSON_DEPTH
from qawl.model import Read, Refusal
from qawl.reading.ahead import look_ahead
from qawl.reading.columns import Place, choose, row_outcome
from qawl.reading.decode import decode, unmarked_utf16
from qawl.reading.inputs import Input, Link, Options
from qawl.reading.json_text import json_object, json_value

_CHUNK: Final = 1 << 16
_MARKS: Final = re.compile(rb'\\.|["\[\]{},]', re.DOTALL)
_BOM: Final = b"\xef\xbb\xbf"


def read_json(given: Input, options: Options) -> Iterator[Read | Link | Refusal]:
    """The articles of a JSON document, in their order; of an array, one item after the other as they are asked for.

    A refusal's source is the input and the number of the item (from 1). Columns are found as in JSON Lines.

    Raises :class:`~qawl.errors.QawlError` QAWL-R011 where it is no JSON, QAWL-R003 where an object is larger than a
    file may be, QAWL-R024 where an object has neither text nor URL nor one array of objects.
    """
    head, stream = look_ahead(given.stream)
    place = Place(given.path, given.source, options.published, given.known)
    encoded = unmarked_utf16(head) or head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not encoded and head.removeprefix(_BOM).lstrip().startswith(b"["):
        items = _items(stream, given.where)
        yield from _rows(((decode(raw, where), where) for raw, where in items), place, options)
        return
    value = json_value(decode(_whole(stream, given.where), given.where), given.where)
    if isinstance(value, list):
        rows: list[Any] = value
        if not rows:
            raise QawlError("QAWL-R005", given.where, "the array is empty")
    else:
        rows = _rows_of(value, options, given.where)
    for number, row in enumerate(rows, 1):
        where = given.where if row is value else f"{given.where}:{number}"
        try:
            if not isinstance(row, dict):
                raise QawlError("QAWL-R011", where, "it is not an object")
            yield row_outcome(row, choose(row, options.columns), place, where)
        except QawlError as error:
            yield error.refusal()


def _rows(texts: Iterator[tuple[str, str]], place: Place, options: Options) -> Iterator[Read | Link | Refusal]:
    for text, where in _guarded(texts):
        if isinstance(text, Refusal):
            yield text
            continue
        try:
            fields = json_object(text, where)
            yield row_outcome(fields, choose(fields, options.columns), place, where)
        except QawlError as error:
            yield error.refusal()


def _guarded(texts: Iterator[tuple[str, str]]) -> Iterator[tuple[str | Refusal, str]]:
    """``texts``, with the refusal that ends them as the last."""
    try:
        yield from texts
    except QawlError as error:
        yield error.refusal(), error.where


def _whole(stream: BinaryIO, where: str) -> bytes:
    data = stream.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise QawlError("QAWL-R003", where, f"a JSON object of more than {MAX_FILE_BYTES:,} bytes; write JSON Lines")
    return data


def _rows_of(value: Any, options: Options, where: str) -> list[Any]:
    """The rows of a document that is an object: itself, or what its one array of objects holds."""
    if not isinstance(value, dict):
        raise QawlError("QAWL-R011", where, "it is neither an object nor an array")
    chosen = choose(value, options.columns)
    if any(isinstance(value[name], str) for name in chosen["text"]):
        return [value]
    arrays = [v for v in value.values() if isinstance(v, list) and v and all(isinstance(row, dict) for row in v)]
    if len(arrays) == 1:
        rows: list[Any] = arrays[0]
        return rows
    if not chosen["text"] and not chosen["url"]:
        shown = ", ".join(str(name)[:100] for name in list(value)[:20])
        raise QawlError("QAWL-R024", where, f"its fields are {shown}")
    return [value]


def _items(stream: BinaryIO, where: str) -> Iterator[tuple[bytes, str]]:
    """The items of an array, as bytes, each with its place; the array is never held whole.

    Raises QAWL-R003 for an item that is too large, QAWL-R011 where the array does not end, or goes on behind its end.
    """
    item = bytearray()
    depth, number, quoted, held = 0, 0, False, b""
    while chunk := stream.read(_CHUNK):
        chunk = held + chunk
        held = b"\\" if (len(chunk) - len(chunk.rstrip(b"\\"))) % 2 else b""  # an escape that the chunk's end cuts
        chunk = chunk[: len(chunk) - len(held)]
        start = 0
        for match in _MARKS.finditer(chunk):
            at, mark = match.start(), match[0]
            if mark == b'"':
                quoted = not quoted
            elif quoted or len(mark) > 1:
                continue
            elif mark in b"[{":
                depth += 1
                if depth > MAX_JSON_DEPTH:
                    raise QawlError("QAWL-R015", where, f"more than {MAX_JSON_DEPTH} arrays and objects in each other")
                if depth == 1:
                    start = at + 1
            else:
                depth -= mark != b","
                if depth == 0 or (depth == 1 and mark == b","):
                    item += chunk[start:at]
                    start = at + 1
                    if item.strip() or mark == b",":
                        number += 1
                        yield bytes(item), f"{where}:{number}"
                    item.clear()
                if depth == 0:
                    if not number:
                        raise QawlError("QAWL-R005", where, "the array is empty")
                    _require_end(chunk[start:], stream, where)
                    return
        item += chunk[start:]
        if len(item) > MAX_FILE_BYTES:
            raise QawlError("QAWL-R003", f"{where}:{number + 1}", f"an item of more than {MAX_FILE_BYTES:,} bytes")
    raise QawlError("QAWL-R011", f"{where}:{number + 1}", "the array does not end")


def _require_end(rest: bytes, stream: BinaryIO, where: str) -> None:
    if (rest + stream.read(_CHUNK)).strip():
        raise QawlError("QAWL-R011", where, "something stands behind the end of the array")
