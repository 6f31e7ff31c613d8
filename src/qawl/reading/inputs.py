"""What the readers of this room take and give: an input is bytes with a place; out come articles, refusals, or further
inputs and links, which the dispatcher (:mod:`qawl.reading.sources`) reads in their turn."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, cast

import msgspec

from qawl.errors import QawlError
from qawl.limits import MAX_FILE_BYTES, MAX_INFLATED_BYTES
from qawl.model import Evidence, Read, Record, Refusal

HEAD: Final = 8192
"""Bytes of an input that are looked at to tell its kind."""


class Columns(Record, frozen=True, kw_only=True):
    """Which columns of a table hold what, by name; None is guessed from the usual names."""

    text: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None


class Options(Record, frozen=True, kw_only=True):
    """How to read. ``published`` is the ISO date for all that bring none themselves; ``careful`` takes the careful
    extractor for pages, else the fast one; ``fetch`` allows the network, ``allow_private`` addresses of one's own."""

    published: str | None = None
    columns: Columns = Columns()
    careful: bool = True
    fetch: bool = True
    allow_private: bool = False


class Budget:
    """How much one input may still inflate to, shared by everything in it; ``archives`` counts those opened deep."""

    __slots__ = ("archives", "left")

    def __init__(self, left: int = MAX_INFLATED_BYTES) -> None:
        self.left, self.archives = left, 0

    def take(self, count: int, where: str) -> None:
        """Count ``count`` inflated bytes. Raises QAWL-R016 where they pass what is left."""
        self.left -= count
        if self.left < 0:
            raise QawlError("QAWL-R016", where)


class Input:
    """Bytes to be read, and where they stand.

    ``stream`` is at its beginning and belongs to the reader until the reader is done; it may not be seekable. ``where``
    names the input in refusals (``news.zip!2016/a.html``), ``path`` is the file it came in, ``source`` its short name
    (``a.html``); ``url``, ``media_type`` and ``charset`` are known where a server or an archive told them. ``known``
    are fields of the article that the container tells (a feed's title, a table's outlet); what the page itself tells
    goes before them. ``skipped`` counts what was left out without a word, by kind (``hidden``, ``record:request``,
    ``status:404``, ``type:image``), shared by everything in the input.
    """

    __slots__ = (
        "budget",
        "charset",
        "depth",
        "evidence",
        "known",
        "media_type",
        "path",
        "skipped",
        "source",
        "stream",
        "url",
        "where",
    )

    def __init__(
        self,
        stream: BinaryIO | bytes,
        *,
        where: str,
        path: str,
        source: str,
        url: str | None = None,
        media_type: str | None = None,
        charset: str | None = None,
        evidence: Evidence | None = None,
        known: dict[str, Any] | None = None,
        depth: int = 0,
        budget: Budget | None = None,
        skipped: Counter[str] | None = None,
    ) -> None:
        self.stream: BinaryIO = io.BytesIO(stream) if isinstance(stream, bytes) else stream
        self.where, self.path, self.source = where, path, source
        self.url, self.media_type, self.charset, self.evidence = url, media_type, charset, evidence
        self.known = known or {}
        self.depth = depth
        self.budget = budget or Budget()
        self.skipped: Counter[str] = Counter() if skipped is None else skipped

    def head(self, count: int = HEAD) -> bytes:
        """The first ``count`` bytes or fewer, which stay to be read."""
        stream = self.stream
        if stream.seekable():
            data = stream.read(count)
            stream.seek(-len(data), io.SEEK_CUR)
            return data
        # A pipe may bring one line now and the next in an hour: a whole line is enough to go on with.
        some = getattr(stream, "read1", stream.read)
        data = b""
        while len(data) < count and b"\n" not in data and (more := some(count - len(data))):
            data += more
        self.stream = cast(BinaryIO, io.BufferedReader(_Prefixed(data, stream), count))
        return data

    def read(self, ceiling: int = MAX_FILE_BYTES) -> bytes:
        """The rest of the stream, whole. Raises QAWL-R003 where it is longer than ``ceiling`` bytes."""
        data = self.stream.read(ceiling + 1)
        if len(data) > ceiling:
            raise QawlError("QAWL-R003", self.where, f"more than {ceiling:,} bytes")
        return data

    def inner(self, stream: BinaryIO | bytes, name: str, **told: Any) -> Input:
        """An input that stands in this one under ``name``: a member of an archive, a record of a WARC."""
        return Input(
            stream,
            where=f"{self.where}!{name}",
            path=self.path,
            source=told.pop("source", name.rsplit("/", 1)[-1]),
            depth=self.depth + 1,
            budget=self.budget,
            skipped=self.skipped,
            **told,
        )


class _Prefixed(io.RawIOBase):
    """A stream that can't go back, with what was read from it put before it again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        if self._head:
            data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            data = getattr(self._rest, "read1", self._rest.read)(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A page that is to be fetched: its URL, where it was found, and what was told of it there.

    ``fallback`` is the article that the place itself holds (a feed's full text), for when the page can't be had.
    """

    url: str
    where: str
    known: dict[str, Any] = msgspec.field(default_factory=dict)
    fallback: Read | None = None


Outcome = Read | Refusal | Input | Link
"""What a reader gives, one after the other."""

Outcomes = Iterator[Outcome]
