"""Looking at the beginning of a stream that can't be wound back."""

from __future__ import annotations

import codecs
import io
from typing import BinaryIO, cast

from qawl.reading.decode import unmarked_utf16
from qawl.reading.inputs import HEAD


class _Chained(io.RawIOBase):
    """Bytes that were read from a stream already, and then the stream."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = memoryview(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._head:
            count = min(len(buffer), len(self._head))
            buffer[:count] = self._head[:count]
            self._head = self._head[count:]
            return count
        data = self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def look_ahead(stream: BinaryIO, count: int = HEAD) -> tuple[bytes, BinaryIO]:
    """The first ``count`` bytes of ``stream`` (fewer only where it ends), and a stream that begins with them."""
    head = b""
    while len(head) < count and (more := stream.read(count - len(head))):
        head += more
    return head, cast(BinaryIO, io.BufferedReader(_Chained(head, stream)))


def head_text(head: bytes) -> str:
    """The beginning of an input as text, to look at only: a cut letter becomes U+FFFD, nothing is refused."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace")
    if wide := unmarked_utf16(head):
        return head.decode(wide, "replace")
    text = head.decode("utf-8-sig", "replace")
    if text.rstrip("\ufffd").count("\ufffd"):
        return head.decode("cp1256", "replace")
    return text
