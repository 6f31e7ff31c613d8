"""Undoing a content coding (gzip, deflate, Brotli) as the bytes come, never further than a ceiling."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Final, Protocol

PIECE: Final = 65_536
"""Bytes that are inflated at a time, or somewhat more: Brotli takes it for a hint."""

ACCEPTED: Final = "gzip, deflate, br"
"""What a request says that it can take."""


class BadCoding(Exception):
    """The bytes are not what their coding says."""


class TooMuch(Exception):
    """More than the ceiling came out."""


class Decoder(Protocol):
    """Undoes one coding."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The pieces that ``data`` inflates to, one after the other. Raises :class:`BadCoding`, and :class:`TooMuch`
        after the piece that passes the ceiling."""

    def whole(self) -> bool:
        """Whether the coding's own end was seen (or nothing came at all)."""


class _Room:
    """How many bytes may still come out of one coding."""

    __slots__ = ("left",)

    def __init__(self, left: int) -> None:
        self.left = left

    def take(self, count: int) -> None:
        self.left -= count
        if self.left < 0:
            raise TooMuch


class _Zlib:
    """gzip (members one after another) and deflate (with zlib's header, or bare as some servers send it)."""

    def __init__(self, gzip: bool, ceiling: int) -> None:
        self._gzip, self._room = gzip, _Room(ceiling)
        self._inner = zlib.decompressobj(31) if gzip else None
        self._held = b""
        self._began = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        data, self._held = self._held + data, b""
        if self._inner is None:
            if len(data) < 2:
                self._held = data
                return
            headed = data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0
            self._inner = zlib.decompressobj(15 if headed else -15)
        pending = False
        while data or pending:
            if self._inner.eof:
                # What follows the end is another gzip member; anything else is ignored, as browsers do.
                if not self._gzip or data[0] != 0x1F:
                    return
                self._inner = zlib.decompressobj(31)
            self._began = True
            try:
                piece = self._inner.decompress(data, PIECE)
            except zlib.error as error:
                raise BadCoding(str(error)) from error
            if piece:
                yield piece
                self._room.take(len(piece))
            data = self._inner.unused_data if self._inner.eof else self._inner.unconsumed_tail
            pending = not self._inner.eof and not data and len(piece) == PIECE

    def whole(self) -> bool:
        return self._inner.eof if self._inner is not None and self._began else not self._held


class _Brotli:
    def __init__(self, ceiling: int) -> None:
        import brotli  # type: ignore[import-untyped]

        self._inner, self._error, self._room, self._began = brotli.Decompressor(), brotli.error, _Room(ceiling), False

    def feed(self, data: bytes) -> Iterator[bytes]:
        self._began = self._began or bool(data)
        while not self._inner.is_finished():
            try:
                piece = self._inner.process(data, output_buffer_limit=PIECE)
            except self._error as error:
                raise BadCoding(str(error)) from error
            if not piece:
                break
            yield piece
            self._room.take(len(piece))
            data = b""

    def whole(self) -> bool:
        return not self._began or bool(self._inner.is_finished())


class _Plain:
    def __init__(self, ceiling: int) -> None:
        self._room = _Room(ceiling)

    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data
        self._room.take(len(data))

    def whole(self) -> bool:
        return True


class _Chain:
    """Codings laid over one another, the outermost first."""

    def __init__(self, outer: Decoder, inner: Decoder) -> None:
        self._outer, self._inner = outer, inner

    def feed(self, data: bytes) -> Iterator[bytes]:
        for part in self._outer.feed(data):
            yield from self._inner.feed(part)

    def whole(self) -> bool:
        return self._outer.whole() and self._inner.whole()


def decoder(codings: list[str], ceiling: int) -> Decoder | None:
    """What undoes ``codings`` (as Content-Encoding lists them) up to ``ceiling`` bytes of any of them; None where one
    is not known, or more than two are laid over one another."""
    named = [name for name in codings if name not in ("", "identity")]
    if len(named) > 2:
        return None
    made: Decoder | None = None
    for name in reversed(named):
        layer: Decoder
        if name in ("gzip", "x-gzip", "deflate"):
            layer = _Zlib(name != "deflate", ceiling)
        elif name == "br":
            layer = _Brotli(ceiling)
        else:
            return None
        made = layer if made is None else _Chain(made, layer)
    return made or _Plain(ceiling)
