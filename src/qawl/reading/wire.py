"""What goes between a sandbox and its child process: messages of msgpack, each with its length before it."""

from __future__ import annotations

import struct
from typing import Any, BinaryIO, Final

import msgspec

from qawl.model import Read

_LENGTH: Final = struct.Struct("<Q")
MAX_MESSAGE: Final = 256 * 1024 * 1024
"""A longer message is none of ours: a child that a parser's bug has taken over may write anything."""


class Hello(msgspec.Struct, frozen=True):
    """The first message: the functions by kind (``module:function``), and the child's limits."""

    kinds: dict[str, str]
    seconds: float
    memory: int


class Load(msgspec.Struct, frozen=True, tag="load"):
    """Import what reads ``kind``; answered by a :class:`Loaded`, outside the time of any page."""

    kind: str


class Task(msgspec.Struct, frozen=True, tag="task"):
    """Read ``data``, which is of ``kind``, with what is known of it; answered by a :class:`Done`."""

    kind: str
    data: bytes
    known: dict[str, Any]


class Loaded(msgspec.Struct, frozen=True):
    """The child is ready; ``why`` says what went wrong where it is not."""

    why: str = ""


class Done(msgspec.Struct, frozen=True):
    """What came of a task: what was read, or a code with where and why; ``last`` where the child ends after it, and
    ``fresh`` where it was its first task."""

    read: Read | None = None
    code: str = ""
    where: str = ""
    why: str = ""
    last: bool = False
    fresh: bool = False


def put(stream: BinaryIO, message: msgspec.Struct) -> None:
    """Write ``message``. Raises OSError where nobody reads any more, TypeError where it holds what msgpack can't."""
    data = msgspec.msgpack.encode(message)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def get(stream: BinaryIO, most: int = MAX_MESSAGE) -> bytes | None:
    """The next message's bytes, None where the stream ends before they are whole or they are more than ``most``."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > most:
        return None
    data = stream.read(length)
    return data if len(data) == length else None
