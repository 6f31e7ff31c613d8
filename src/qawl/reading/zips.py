"""ZIP: the list of members at its end, read entry by entry, and each member as a bounded stream.

The standard library's reader holds the whole list in memory and inflates bzip2 without a bound, so the few structures
are read here: end record (with its 64-bit form), central entries, local headers.
"""

from __future__ import annotations

import io
import stat
import struct
import tempfile
import zlib
from array import array
from collections.abc import Iterator
from typing import BinaryIO, Final

import msgspec

from qawl.errors import QawlError
from qawl.limits import MAX_MEMBERS, MAX_SPOOL_BYTES, SPOOL_MEMORY
from qawl.model import Refusal
from qawl.reading.inflate import Coding, Inflating
from qawl.reading.inputs import Input
from qawl.reading.names import decoded, hidden, label
from qawl.reading.streams import Checked, Slice

_END: Final = b"PK\x05\x06"
_END64: Final = b"PK\x06\x06"
_LOCATOR: Final = b"PK\x06\x07"
_ENTRY: Final = b"PK\x01\x02"
_LOCAL: Final = b"PK\x03\x04"
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_LONGEST_END: Final = 22 + 65_535
_COPY: Final = 1 << 18
_STORED: Final = 0
_CODINGS: Final[dict[int, Coding]] = {8: "raw", 12: "bz2", 95: "xz"}
_AES: Final = 99
_ENCRYPTED: Final = 0x1
_UTF8: Final = 0x800


class _Member(msgspec.Struct, frozen=True):
    """An entry of the list: where its local header stands, how long its data is, what its end has to be."""

    name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    at: int
    mode: int
    unicode_name: bytes | None


def members(input: Input) -> Iterator[Input | Refusal]:
    """The members of the ZIP ``input`` (see :func:`qawl.reading.archives.read_zip`)."""
    file = _seekable(input)
    try:
        first, count, shift = _list_at(file, input.where)
        overlapping = _overlaps(file, first, count, shift, input.where)
        if overlapping:
            why = f"{len(overlapping):,} of its members lie one over the other"
            yield QawlError("QAWL-R016", input.where, why).refusal()
        for number, member in enumerate(_entries(file, first, count, shift, input.where)):
            name = _name(member)
            if name.endswith("/") or number in overlapping:
                continue
            if hidden(name):
                input.skipped["hidden"] += 1
                continue
            shown = label(name)
            try:
                yield input.inner(_opened(file, member, first, input, f"{input.where}!{shown}"), shown)
            except QawlError as error:
                yield error.refusal()
    finally:
        if file is not input.stream:
            file.close()


def _seekable(input: Input) -> BinaryIO:
    """The input's stream where it can seek, else its bytes in a temporary file without a name."""
    if input.stream.seekable():
        return input.stream
    file: BinaryIO = tempfile.SpooledTemporaryFile(max_size=SPOOL_MEMORY)  # type: ignore[assignment]  # noqa: SIM115
    length = 0
    while data := input.stream.read(_COPY):
        length += len(data)
        if length > MAX_SPOOL_BYTES:
            file.close()
            raise QawlError("QAWL-R003", input.where, f"more than {MAX_SPOOL_BYTES:,} bytes, and not as a file")
        file.write(data)
    return file


def _list_at(file: BinaryIO, where: str) -> tuple[int, int, int]:
    """Where the list of members begins, how long it is, and how far all offsets are shifted by what stands before."""
    length = file.seek(0, io.SEEK_END)
    tail_at = max(0, length - _LONGEST_END)
    file.seek(tail_at)
    tail = file.read(_LONGEST_END)
    found = tail.rfind(_END)
    if found < 0 or len(tail) - found < 22:
        raise QawlError("QAWL-R017", where, "the list of its members is missing: it is not whole")
    size, offset = struct.unpack_from("<2L", tail, found + 12)
    end = tail_at + found
    if found >= 20 and tail[found - 20 : found - 16] == _LOCATOR:
        (at64,) = struct.unpack_from("<Q", tail, found - 12)
        for place in (at64, end - 20 - 56):
            if 0 <= place <= length - 56:
                file.seek(place)
                record = file.read(56)
                if record[:4] == _END64:
                    size, offset = struct.unpack_from("<2Q", record, 40)
                    end = place
                    break
    first = end - size
    if first < 0 or first < offset:
        raise QawlError("QAWL-R017", where, "the list of its members is not where it says")
    return first, size, first - offset


def _entries(file: BinaryIO, first: int, count: int, shift: int, where: str) -> Iterator[_Member]:
    """The list's entries, one after the other. Raises QAWL-R017 where it is damaged, QAWL-R003 where it is endless."""
    at, end, number = first, first + count, 0
    window, base = b"", first
    while at < end:
        if at - base + 46 + 3 * 65_535 > len(window) and base + len(window) < end:
            file.seek(at)
            window, base = file.read(min(_COPY, end - at)), at
        here = at - base
        if len(window) - here < 46 or window[here : here + 4] != _ENTRY:
            raise QawlError("QAWL-R017", where, f"the list of its members is damaged after {number:,}")
        number += 1
        if number > MAX_MEMBERS:
            raise QawlError("QAWL-R003", where, f"more than {MAX_MEMBERS:,} members")
        (_, _, _, flags, method, _, _, crc, packed, size, n, extra, comment, _, _, outer, local) = _CENTRAL.unpack_from(
            window, here
        )
        name = window[here + 46 : here + 46 + n]
        told = window[here + 46 + n : here + 46 + n + extra]
        size, packed, local, unicode_name = _extra(told, size, packed, local, name)
        yield _Member(name, flags, method, crc, packed, size, local + shift, outer >> 16, unicode_name)
        at += 46 + n + extra + comment


def _extra(told: bytes, size: int, packed: int, local: int, name: bytes) -> tuple[int, int, int, bytes | None]:
    """Sizes and offset with their 64-bit form where the entry has one, and the name in UTF-8 where it brings that."""
    unicode_name, at = None, 0
    while at + 4 <= len(told):
        kind, length = struct.unpack_from("<2H", told, at)
        value = told[at + 4 : at + 4 + length]
        if kind == 1:
            wide = [field == 0xFFFF_FFFF for field in (size, packed, local)]
            numbers = iter(struct.unpack(f"<{len(value) // 8}Q", value[: len(value) // 8 * 8]))
            size = next(numbers, size) if wide[0] else size
            packed = next(numbers, packed) if wide[1] else packed
            local = next(numbers, local) if wide[2] else local
        elif kind == 0x7075 and length > 5 and struct.unpack_from("<L", value, 1)[0] == zlib.crc32(name):
            unicode_name = value[5:]
        at += 4 + length
    return size, packed, local, unicode_name


def _overlaps(file: BinaryIO, first: int, count: int, shift: int, where: str) -> set[int]:
    """The numbers of the members whose data lies over another's or over the list: how a small ZIP holds petabytes."""
    starts, ends = array("Q"), array("Q")
    for member in _entries(file, first, count, shift, where):
        starts.append(min(member.at, 2**64 - 1))
        ends.append(min(member.at + 30 + len(member.name) + member.packed, 2**64 - 1))
    order = sorted(range(len(starts)), key=starts.__getitem__)
    found = {number for number in order if ends[number] > first and starts[number] < first}
    last = -1
    for number in order:
        if last >= 0 and starts[number] < ends[last]:
            found.update((number, last))
        if last < 0 or ends[number] > ends[last]:
            last = number
    return found


def _name(member: _Member) -> str:
    if member.unicode_name is not None:
        return decoded(member.unicode_name, utf8=True)
    return decoded(member.name, bool(member.flags & _UTF8))


def _opened(file: BinaryIO, member: _Member, first: int, input: Input, where: str) -> BinaryIO:
    """The member, which stands before ``first``, as a stream. Raises the refusal of one that is no file, is
    encrypted, or is not where the list says."""
    if member.mode and stat.S_IFMT(member.mode) not in (0, stat.S_IFREG):
        raise QawlError("QAWL-R009", where, "it is a link or a device")
    if member.flags & _ENCRYPTED or member.method == _AES:
        raise QawlError("QAWL-R023", where)
    if member.method != _STORED and member.method not in _CODINGS:
        raise QawlError("QAWL-R009", where, f"it is packed by method {member.method} of ZIP")
    file.seek(min(member.at, first))
    header = file.read(30)
    if len(header) < 30 or header[:4] != _LOCAL:
        raise QawlError("QAWL-R017", where, "it is not where the list of members says")
    name, extra = struct.unpack_from("<2H", header, 26)
    packed: BinaryIO = Slice(file, member.at + 30 + name + extra, member.packed)  # type: ignore[assignment]
    if member.method != _STORED:
        coding = _CODINGS[member.method]
        packed = Inflating(packed, coding, where=where, budget=input.budget)  # type: ignore[assignment]
    checked = Checked(packed, member.size, member.crc, where)
    return io.BufferedReader(checked, 65_536)
