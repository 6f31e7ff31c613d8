"""A stream that can be looked at ahead and gone back in a little, for finding what is whole after damage."""

from __future__ import annotations

from typing import BinaryIO, Final

_CHUNK: Final = 262_144


class Tape:
    """Bytes of a stream by their offset from its beginning; what lies before :meth:`forget` is given up.

    Nothing is sought in the stream, so it may be a pipe.
    """

    __slots__ = ("_base", "_buffer", "_end", "_keep", "_stream")

    def __init__(self, stream: BinaryIO, start: bytes = b"") -> None:
        self._stream, self._buffer = stream, bytearray(start)
        self._base = self._keep = 0
        self._end = False

    def at(self, offset: int, count: int) -> bytes:
        """``count`` bytes from ``offset`` on, fewer only where the stream ends."""
        self._fill(offset + count)
        begin = offset - self._base
        return bytes(self._buffer[begin : begin + count])

    def has(self, offset: int) -> bool:
        """Whether the stream holds the byte at ``offset``."""
        self._fill(offset + 1)
        return offset < self._base + len(self._buffer)

    def find(self, what: bytes, offset: int, most: int | None = None) -> int:
        """The offset at which ``what`` next begins, from ``offset`` on; -1 where it does not within ``most`` bytes.

        Without ``most`` the stream is searched to its end, and what was passed is given up.
        """
        at = offset
        while True:
            self._fill(at + (_CHUNK if most is None else min(_CHUNK, max(0, offset + most - at))))
            stop = len(self._buffer) if most is None else max(0, offset + most - self._base)
            found = self._buffer.find(what, at - self._base, stop)
            if found >= 0:
                return self._base + found
            end = self._base + len(self._buffer)
            at = max(at, end - len(what) + 1)
            if self._end or (most is not None and end >= offset + most):
                return -1
            if most is None:
                self.forget(at)

    def forget(self, offset: int) -> None:
        """Give up what lies before ``offset``."""
        self._keep = max(self._keep, offset)

    def skip(self, offset: int) -> bool:
        """Go to ``offset``, keeping nothing on the way; False where the stream ends before it."""
        while not self._end and self._base + len(self._buffer) < offset:
            self.forget(self._base + len(self._buffer))
            self._fill(self._base + len(self._buffer) + 1)
        return self._base + len(self._buffer) >= offset

    def _fill(self, end: int) -> None:
        if self._end or self._base + len(self._buffer) >= end:
            return
        drop = min(self._keep - self._base, len(self._buffer))
        if drop > 0:
            del self._buffer[:drop]
            self._base += drop
        while self._base + len(self._buffer) < end:
            data = self._stream.read(_CHUNK)
            if not data:
                self._end = True
                return
            self._buffer += data
