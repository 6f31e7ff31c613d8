"""tar: header by header, as it comes; each member is a bounded stream.

The standard library's reader takes a long name of any length into memory and can be sent round in circles by sizes
below zero, so the header's few fields are read here: ustar, GNU long names, pax paths and sizes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from qawl.errors import QawlError
from qawl.limits import MAX_MEMBERS, MAX_RECORD_HEADER, MAX_RESYNCS
from qawl.model import Refusal
from qawl.reading.inputs import Input
from qawl.reading.names import decoded, hidden, label

_BLOCK: Final = 512
_COPY: Final = 1 << 18
_PADDING: Final = 1 << 22
_FILES: Final = b"0\x007"
_LONG_NAME: Final = b"L"
_LONG_LINK: Final = b"K"
_PAX: Final = b"xX"
_PAX_ALL: Final = b"g"
_FOLDER: Final = b"5"


class _Member(io.RawIOBase):
    """``count`` bytes of the archive's stream, which stands at their beginning."""

    def __init__(self, stream: BinaryIO, count: int, where: str) -> None:
        self._stream, self.left, self._where = stream, count, where

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data = self._stream.read(min(len(buffer), self.left)) if self.left else b""
        if self.left and len(buffer) and not data:
            raise QawlError("QAWL-R017", self._where, f"it ends {self.left:,} bytes too early")
        self.left -= len(data)
        buffer[: len(data)] = data
        return len(data)


class _Reader:
    """Where the reading of one tar stands, and what long names and pax headers have told for the next member."""

    def __init__(self, input: Input, stream: BinaryIO, start: bytes) -> None:
        self.input, self.stream, self.start = input, stream, start
        self.at = 0
        self.damage = 0
        self.told: dict[str, bytes] = {}

    def block(self) -> bytes:
        data = self.start + self.stream.read(_BLOCK - len(self.start))
        self.start = b""
        self.at += len(data)
        return data

    def skip(self, count: int) -> None:
        """Read over ``count`` bytes. Raises QAWL-R017 where the archive ends before."""
        if count > _COPY and self.stream.seekable():
            here = self.stream.tell()
            if self.stream.seek(0, io.SEEK_END) < here + count:
                raise QawlError("QAWL-R017", self.input.where, "it ends within a member")
            self.stream.seek(here + count)
            self.at += count
            return
        while count:
            data = self.stream.read(min(_COPY, count))
            if not data:
                raise QawlError("QAWL-R017", self.input.where, "it ends within a member")
            count -= len(data)
            self.at += len(data)

    def held(self, size: int) -> bytes:
        """The data of a header's own member (a long name, pax fields), which has to be short."""
        if size > MAX_RECORD_HEADER:
            raise QawlError("QAWL-R017", self.input.where, f"a header of {size:,} bytes at byte {self.at:,}")
        data = self.stream.read(size)
        self.at += len(data)
        self.skip(-size % _BLOCK)
        return data


def members(input: Input, stream: BinaryIO, start: bytes) -> Iterator[Input | Refusal]:
    """The members of the tar in ``stream``, from which ``start`` was read already
    (see :func:`qawl.reading.archives.read_tar`)."""
    reader = _Reader(input, stream, start)
    count = 0
    lost = False
    while True:
        header_at = reader.at
        header = reader.block()
        if not header and header_at:
            yield QawlError("QAWL-R017", input.where, f"it ends at byte {header_at:,} without its end mark").refusal()
            break
        if len(header) == _BLOCK and not header.strip(b"\0"):
            # what packs the tar tells only at its own end whether all of it was right
            while reader.stream.read(_COPY) and reader.at < header_at + _PADDING:
                reader.at += _COPY
            break
        if len(header) < _BLOCK:
            raise QawlError("QAWL-R017", input.where, f"it ends within a header at byte {header_at:,}")
        if not _sound(header):
            if not lost:
                lost = True
                yield QawlError("QAWL-R017", input.where, f"no header of a member at byte {header_at:,}").refusal()
            reader.damage += 1
            if reader.damage > MAX_RESYNCS:
                raise QawlError("QAWL-R017", input.where, "too much of it is damaged")
            continue
        lost = False
        count += 1
        if count > MAX_MEMBERS:
            raise QawlError("QAWL-R003", input.where, f"more than {MAX_MEMBERS:,} members")
        yield from _member(reader, header)


def _member(reader: _Reader, header: bytes) -> Iterator[Input | Refusal]:
    """What the member of ``header`` gives; the reader stands behind it afterwards."""
    kind, size = header[156:157], _number(header[124:136])
    if kind in (_LONG_NAME, _LONG_LINK):
        value = reader.held(size)
        if kind == _LONG_NAME:
            reader.told["path"] = value.rstrip(b"\0")
        return
    if kind in _PAX or kind == _PAX_ALL:
        value = reader.held(size)
        if kind != _PAX_ALL:
            reader.told.update(_pax(value))
        return
    told, reader.told = reader.told, {}
    name = told.get("path") or _plain_name(header)
    if (wide := told.get("size")) and wide.isdigit() and len(wide) < 20:
        size = int(wide)
    text = decoded(name)
    shown = label(text)
    input = reader.input
    where = f"{input.where}!{shown}"
    padding = -size % _BLOCK
    if kind not in _FILES or any(key.startswith("GNU.sparse") for key in told):
        if kind != _FOLDER:
            why = "it is a sparse file" if kind in b"S0\x007" else "it is a link or a device"
            yield QawlError("QAWL-R009", where, why).refusal()
        # only sparse files and what nobody knows bring data; a size on a link or a folder says nothing
        if kind not in b"123456":
            reader.skip(size + padding)
        return
    if text.endswith("/"):
        reader.skip(size + padding)
        return
    if hidden(text):
        input.skipped["hidden"] += 1
        reader.skip(size + padding)
        return
    member = _Member(reader.stream, size, where)
    yield input.inner(io.BufferedReader(member, 65_536), shown)
    reader.at += size - member.left
    reader.skip(member.left + padding)


def _sound(header: bytes) -> bool:
    """Whether the header's check sum is right and its size a number; the eight bytes of the sum count as blanks."""
    told = header[148:156].strip(b"\0 ")
    try:
        sound = int(told, 8) == sum(header) - sum(header[148:156]) + 8 * 32
    except ValueError:
        return False
    return sound and _number(header[124:136]) >= 0


def _number(field: bytes) -> int:
    """A number of a header, octal or (GNU, from 8 GB on) binary; -1 where it is none or below zero."""
    if field[0] == 0x80:
        value = int.from_bytes(field[1:], "big")
        return value if value < 2**60 else -1
    try:
        value = int(field.strip(b"\0 ") or b"0", 8)
    except ValueError:
        return -1
    return value


def _plain_name(header: bytes) -> bytes:
    name = header[:100].split(b"\0", 1)[0]
    prefix = header[345:500].split(b"\0", 1)[0] if header[257:263] == b"ustar\0" else b""
    return prefix + b"/" + name if prefix else name


def _pax(data: bytes) -> dict[str, bytes]:
    """The fields of a pax header: ``length key=value`` lines, the length with all of the line in it."""
    fields: dict[str, bytes] = {}
    at = 0
    while at < len(data):
        blank = data.find(b" ", at, at + 20)
        if blank < 0 or not data[at:blank].isdigit():
            break
        length = int(data[at:blank])
        line = data[blank + 1 : at + length]
        if length <= blank + 1 - at or at + length > len(data):
            break
        key, _, value = line.rstrip(b"\n").partition(b"=")
        if key in (b"path", b"size") or key.startswith(b"GNU.sparse"):
            fields[key.decode("ascii", "replace")] = value
        at += length
    return fields
