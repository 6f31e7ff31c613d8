"""Small streams on top of others: what was read already put back, a range of a file, a length and sum held to."""

from __future__ import annotations

import io
import zlib
from typing import Any, BinaryIO

from qawl.errors import QawlError


class Rejoined(io.RawIOBase):
    """``start``, which was read from ``rest`` already, and then ``rest``."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self._start, self._rest = start, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data = self._start[: len(buffer)] or self._rest.read(len(buffer))
        self._start = self._start[len(data) :]
        buffer[: len(data)] = data
        return len(data)


def rejoined(start: bytes, rest: BinaryIO) -> BinaryIO:
    """``start`` and then ``rest``, as one buffered stream."""
    return io.BufferedReader(Rejoined(start, rest), 65_536)


class Slice(io.RawIOBase):
    """``count`` bytes of a file that can seek, from ``at`` on. Others may move the file's position between reads."""

    def __init__(self, file: BinaryIO, at: int, count: int) -> None:
        self._file, self._at, self._left = file, at, count

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        self._file.seek(self._at)
        data = self._file.read(min(len(buffer), self._left))
        self._at += len(data)
        self._left -= len(data)
        buffer[: len(data)] = data
        return len(data)


class Checked(io.RawIOBase):
    """``source``, which has to be ``size`` bytes long with the CRC-32 ``crc`` (where that is told).

    Raises QAWL-R017 where it is longer, and at its end where it is shorter or the sum is another.
    """

    def __init__(self, source: BinaryIO, size: int, crc: int | None, where: str) -> None:
        self._source, self._left, self._crc, self._where = source, size, crc, where
        self._sum = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        if not len(buffer):
            return 0
        data = self._source.read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise QawlError("QAWL-R017", self._where, "it is longer than the archive says")
        if not data and self._left:
            raise QawlError("QAWL-R017", self._where, f"it ends {self._left:,} bytes too early")
        if self._crc is not None:
            self._sum = zlib.crc32(data, self._sum)
            if not data and self._sum != self._crc:
                raise QawlError("QAWL-R017", self._where, "its check sum is another")
        buffer[: len(data)] = data
        return len(data)
