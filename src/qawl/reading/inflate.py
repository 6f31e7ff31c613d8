"""Compressed streams, inflated as far as they are read, within what the input may inflate to.

gzip, bzip2 and xz may hold several members one after the other, as their own tools allow; ``zlib``, ``deflate`` and
``br`` are codings of HTTP and hold one, ``raw`` is deflate without any frame, as in ZIP. Nothing here asks a decoder
for more than a buffer at a time, so that a bomb is noticed when it has grown by some megabytes.
"""

from __future__ import annotations

import importlib
import io
from typing import Any, BinaryIO, Final, Literal, Protocol

from qawl.errors import QawlError
from qawl.limits import INFLATION_FLOOR, MAX_DECODER_BYTES, MAX_FILE_BYTES, MAX_INFLATION
from qawl.reading.inputs import HEAD, Budget

Coding = Literal["gzip", "bz2", "xz", "zlib", "deflate", "raw", "br"]

MAGIC: Final[tuple[tuple[bytes, Coding], ...]] = (
    (b"\x1f\x8b\x08", "gzip"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\0", "xz"),
)
"""How the files begin that hold one compressed stream."""

_HTTP: Final[dict[str, Coding]] = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate", "br": "br"}
_MANY: Final = ("gzip", "bz2", "xz")
_PIECE: Final = 16_384
_FIRST: Final = 2048
"""A decoder is fed so many bytes at first and more as it goes on, so that a bomb that is all zeros trips early."""

_BUFFER: Final = 65_536
_CODINGS: Final = 3


class _Engine(Protocol):
    """What bz2 and lzma offer, and what zlib and Brotli are made to offer here."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1, /) -> bytes: ...


class _Zlib:
    """zlib's decoder with the interface of bz2's."""

    __slots__ = ("_decoder", "_tail")

    def __init__(self, wbits: int) -> None:
        import zlib

        self._decoder = zlib.decompressobj(wbits)
        self._tail = b""

    @property
    def eof(self) -> bool:
        return self._decoder.eof

    @property
    def needs_input(self) -> bool:
        return not self._tail

    @property
    def unused_data(self) -> bytes:
        return self._decoder.unused_data

    def decompress(self, data: bytes, max_length: int = -1, /) -> bytes:
        out = self._decoder.decompress(self._tail or data, max_length)
        self._tail = self._decoder.unconsumed_tail
        return out


class _Brotli:
    """Brotli's decoder with the interface of bz2's. Its own limit is a soft one: what is too much waits here."""

    __slots__ = ("_decoder", "_ready")

    def __init__(self) -> None:
        self._decoder: Any = importlib.import_module("brotli").Decompressor()
        self._ready = b""

    @property
    def eof(self) -> bool:
        return not self._ready and bool(self._decoder.is_finished())

    @property
    def needs_input(self) -> bool:
        return not self._ready and bool(self._decoder.can_accept_more_data())

    @property
    def unused_data(self) -> bytes:
        return b""

    def decompress(self, data: bytes, max_length: int = -1, /) -> bytes:
        out: bytes = self._ready or self._decoder.process(data, output_buffer_limit=max_length)
        self._ready = out[max_length:]
        return out[:max_length]


def _engine(coding: Coding, head: bytes) -> _Engine:
    """A decoder for ``coding``; ``head`` tells a zlib stream from the bare deflate that servers also send."""
    if coding == "bz2":
        import bz2

        return bz2.BZ2Decompressor()
    if coding == "xz":
        import lzma

        return lzma.LZMADecompressor(memlimit=MAX_DECODER_BYTES)
    if coding == "br":
        return _Brotli()
    if coding == "raw" or (coding == "deflate" and not _is_zlib(head)):
        return _Zlib(-15)
    return _Zlib(31 if coding == "gzip" else 15)


def _is_zlib(head: bytes) -> bool:
    return len(head) > 1 and head[0] & 0x0F == 8 and (head[0] << 8 | head[1]) % 31 == 0


def _broken(coding: Coding) -> tuple[type[BaseException], ...]:
    """What the decoders raise where the data is no good. bz2 says OSError, and ValueError comes from all of them."""
    if coding == "br":
        error: type[BaseException] = importlib.import_module("brotli").error
        return (error, ValueError)
    import lzma
    import zlib

    return (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError)


class Inflating(io.RawIOBase):
    """A stream that inflates ``source`` as it is read (see :func:`inflated`)."""

    def __init__(self, source: BinaryIO, coding: Coding, *, where: str, budget: Budget) -> None:
        self._source, self._coding, self._where, self._budget = source, coding, where, budget
        self._left = b""
        self._engine: _Engine | None = None
        self._begun = self._done = self._dry = False
        self._error: QawlError | None = None
        self._broken = _broken(coding)
        self.taken = self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        if self._error:  # an archive that goes on reading behind a member's bomb meets it again
            raise self._error
        try:
            data = self._some(len(buffer)) if len(buffer) else b""
        except QawlError as error:
            self._error = error
            raise
        buffer[: len(data)] = data
        return len(data)

    def _some(self, most: int) -> bytes:
        """Up to ``most`` inflated bytes, none only at the end."""
        while not self._done:
            engine = self._engine or self._begin()
            if engine is None:
                break
            piece = b""
            if engine.needs_input:
                piece, self._left = self._left or self._source.read(min(_PIECE, max(_FIRST, self.taken))), b""
                self.taken += len(piece)
                self._dry = not piece
            out = self._step(engine, piece, min(most, _BUFFER))
            if engine.eof:
                self._left = engine.unused_data
                self.taken -= len(self._left)
                self._engine = None
                self._done = self._coding not in _MANY
            elif self._dry and not out:
                raise QawlError("QAWL-R017", self._where, f"it ends within its {self._coding} data")
            if out:
                self._count(len(out))
                return out
        return b""

    def _begin(self) -> _Engine | None:
        """The decoder of the next member; None where nothing follows but zeros, which pad tapes and xz files."""
        if not self._left:
            self._left = self._source.read(_FIRST)
        while self._begun and self._left and not self._left.strip(b"\0"):
            self._left = self._source.read(_PIECE)
        if self._begun:
            self._left = self._left.lstrip(b"\0")
        if not self._left:
            self._done = True
            if not self._begun:
                raise QawlError("QAWL-R005", self._where)
            return None
        self._begun = True
        self._engine = _engine(self._coding, self._left)
        return self._engine

    def _step(self, engine: _Engine, piece: bytes, most: int) -> bytes:
        try:
            return engine.decompress(piece, most)
        except self._broken as error:
            code = "QAWL-R019" if "usage limit" in str(error) else "QAWL-R017"
            raise QawlError(code, self._where, f"{self._coding}: {error}") from error

    def _count(self, count: int) -> None:
        self.given += count
        if self.given > INFLATION_FLOOR and self.given > MAX_INFLATION * self.taken:
            raise QawlError("QAWL-R016", self._where, f"it grows to more than {MAX_INFLATION:,} times its size")
        self._budget.take(count, self._where)


def inflated(source: BinaryIO, coding: Coding, *, where: str, budget: Budget) -> BinaryIO:
    """``source`` inflated, as a buffered stream that can't seek; ``budget`` is what it may grow to.

    Reading raises :class:`~qawl.errors.QawlError` QAWL-R016 where it grows beyond the budget or to more than
    :data:`~qawl.limits.MAX_INFLATION` times its size, QAWL-R017 where it is damaged or ends too early (what stood
    before the damage has been read by then), QAWL-R019 where decoding would take too much memory, QAWL-R005 where it
    is empty.
    """
    return io.BufferedReader(Inflating(source, coding, where=where, budget=budget), _BUFFER)


def coding_of(head: bytes) -> Coding | None:
    """Which compressed stream a file is that begins with ``head``; None where it is none."""
    return next((coding for magic, coding in MAGIC if head.startswith(magic)), None)


def beginning(head: bytes, coding: Coding, count: int = HEAD) -> bytes:
    """What ``head`` inflates to, up to ``count`` bytes and as far as it goes; for telling what kind it is inside."""
    if not head:
        return b""
    try:
        return _engine(coding, head).decompress(head, count)
    except _broken(coding):
        return b""


def undone(data: bytes, codings: str, *, where: str, budget: Budget, ceiling: int = MAX_FILE_BYTES) -> bytes:
    """The body of an HTTP answer without its content codings, named as in ``Content-Encoding``.

    A body that says ``gzip`` and is none comes back as it is: archives undo the coding and leave the header.

    Raises QAWL-R016 where it grows beyond ``ceiling`` bytes or the budget, QAWL-R017 where it is damaged, QAWL-R009
    for a coding that is not known.
    """
    names = [name for name in (part.strip().lower() for part in codings.split(",")) if name not in ("", "identity")]
    if len(names) > _CODINGS:
        raise QawlError("QAWL-R016", where, f"it is compressed {len(names)} times over")
    for name in reversed(names):
        coding = _HTTP.get(name)
        if coding is None:
            raise QawlError("QAWL-R009", where, f"its content coding is {name[:20]!r}")
        if not data or (coding == "gzip" and not data.startswith(b"\x1f\x8b")):
            continue
        data = _whole(inflated(io.BytesIO(data), coding, where=where, budget=budget), ceiling, where)
    return data


def _whole(stream: BinaryIO, ceiling: int, where: str) -> bytes:
    data = stream.read(ceiling + 1)
    if len(data) > ceiling:
        raise QawlError("QAWL-R016", where, f"more than {ceiling:,} bytes")
    return data
