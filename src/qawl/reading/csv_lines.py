"""The lines of a table of text, decoded one by one, and how its cells are set apart."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Final

from qawl.errors import QawlError
from qawl.limits import MAX_ROW_BYTES
from qawl.reading.ahead import head_text, look_ahead
from qawl.reading.decode import decode_mixed, unmarked_utf16

DELIMITERS: Final = ",;\t|"
_BOMS16: Final = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_CONSISTENT: Final = 0.6
"""At least so many rows of a table have as many cells as its header."""


class Lines(Iterator[str]):
    """The lines of a stream as text, with their ends: UTF-8, cp1256 (told by the first line with Arabic) or UTF-16.

    ``head`` is their beginning, to look at. ``begin_row()`` says that a row begins: from there on no more than
    :data:`~qawl.limits.MAX_ROW_BYTES` are given, or QAWL-R003 is raised. ``damage`` is the refusal of the first line
    of the row that is no text, or None.
    """

    def __init__(self, stream: BinaryIO, where: str) -> None:
        head, self._stream = look_ahead(stream)
        self.head = head_text(head)
        self._where, self._left, self._encoding = where, MAX_ROW_BYTES, ""
        self.damage: QawlError | None = None
        if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
            raise QawlError("QAWL-R007", where, "it is UTF-32")
        wide = _BOMS16.get(head[:2]) or unmarked_utf16(head)
        self._wide: io.TextIOWrapper | None = None
        if wide:
            self._wide = io.TextIOWrapper(self._stream, wide, errors="replace", newline="")
        self._first = True

    def begin_row(self) -> None:
        self._left, self.damage = MAX_ROW_BYTES, None

    def __next__(self) -> str:
        line = self._text()
        if self._first:
            line, self._first = line.removeprefix("\ufeff"), False
        if not line:
            raise StopIteration
        self._left -= len(line)
        if self._left < 0:
            raise QawlError("QAWL-R003", self._where, f"a row passes {MAX_ROW_BYTES:,} bytes: a quotation mark is open")
        return line.replace("\0", "\ufffd")

    def _text(self) -> str:
        if self._wide is not None:
            line = self._wide.readline(self._left + 1)
            if "\ufffd" in line:
                self._damaged(QawlError("QAWL-R007", self._where, "invalid UTF-16"))
            return line
        data = self._stream.readline(self._left + 1)
        self._left -= len(data) // 2  # a letter of Arabic is two bytes and counts as one above
        if data.isascii():
            return data.decode("ascii")
        if self._encoding != "cp1256":
            try:
                line = data.decode("utf-8")
            except UnicodeDecodeError:
                return self._other(data)
            self._encoding = "utf-8"
            return line
        return data.decode("cp1256")

    def _other(self, data: bytes) -> str:
        """A line that is no UTF-8: cp1256 where nothing was UTF-8 so far, else damaged."""
        try:
            line = decode_mixed(data, self._where)
        except QawlError as error:
            self._damaged(error)
            return data.decode("utf-8", "replace")
        if self._encoding == "utf-8":
            self._damaged(QawlError("QAWL-R007", self._where, "the line is not UTF-8, as those before it are"))
        else:
            self._encoding = "cp1256"
        return line

    def _damaged(self, error: QawlError) -> None:
        self.damage = self.damage or error


def delimiter_of(head: str) -> str | None:
    """What sets the cells of a table apart, told from its first lines (the last may be cut off); None for no table.

    That is the mark which gives the header the most cells, all different and none empty but the last, and most rows as
    many cells as the header.
    """
    lines = head.splitlines(keepends=True)
    if lines and lines[0].strip().lower().startswith("sep=") and len(lines[0].strip()) == 5:
        return lines[0].strip()[4]
    best: tuple[int, str] | None = None
    for delimiter in DELIMITERS:
        if lines and delimiter in lines[0]:
            rows = list(rows_of(iter(lines), delimiter))
            header, others = rows[0], [row for row in rows[1:-1] if any(row)]
            if not others and head.count('"') % 2 == 0:
                others = rows[1:]  # else the only row is cut within a quoted cell
            fitting = sum(len(row) == len(header) for row in others)
            if is_header(header) and fitting >= _CONSISTENT * len(others) and (best is None or len(header) > best[0]):
                best = len(header), delimiter
    return best[1] if best else None


def is_header(cells: Sequence[str]) -> bool:
    """Whether ``cells`` can be a header: more than one, short, different; one without a name may be at either end."""
    names = [cell.strip() for cell in cells]
    inner = [name for i, name in enumerate(names) if name or 0 < i < len(names) - 1]
    return len(inner) > 1 and all(0 < len(name) <= 64 for name in inner) and len(set(inner)) == len(inner)


def rows_of(lines: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    """The rows of a table; quoted cells may hold line breaks and doubled quotation marks."""
    if csv.field_size_limit() < MAX_ROW_BYTES:
        csv.field_size_limit(MAX_ROW_BYTES)  # the module's own ceiling is less than an article has
    return csv.reader(lines, delimiter=delimiter)
