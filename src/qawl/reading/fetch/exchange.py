"""One request and its answer over an open connection, in HTTP/1.1, under a deadline and ceilings.

h11 says what the bytes mean, as it does within httpx. No client library stands over it here: a pool of connections,
proxies and a cookie jar are what must not be, and the time for the whole, what comes after the end of a body, and the
sizes of headers are not to be had through one.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from qawl.errors import QawlError
from qawl.limits import FETCH_BYTES, FETCH_HEADER_BYTES, FETCH_HEADERS
from qawl.reading.fetch.coding import BadCoding, TooMuch, decoder
from qawl.reading.fetch.connect import Deadline
from qawl.reading.fetch.urls import Target

if TYPE_CHECKING:
    import h11

Headers = tuple[tuple[str, str], ...]


class Head(NamedTuple):
    """The beginning of an answer: its status and its headers in their order, names in lower case."""

    status: int
    headers: Headers

    def first(self, name: str) -> str | None:
        """The first header of that name."""
        return next((value for key, value in self.headers if key == name), None)

    def listed(self, name: str) -> list[str]:
        """The members of a header that is a list, in lower case; where it stands several times, of all."""
        values = ",".join(value for key, value in self.headers if key == name)
        return [member.strip().lower() for member in values.split(",") if member.strip()]


class Ceilings(NamedTuple):
    """How much an answer may be. ``cut`` keeps what is below the ceiling of bytes instead of refusing the answer."""

    body: int = FETCH_BYTES
    header_bytes: int = FETCH_HEADER_BYTES
    headers: int = FETCH_HEADERS
    cut: bool = False


def exchange(
    connection: socket.socket,
    target: Target,
    headers: list[tuple[str, str]],
    deadline: Deadline,
    ceilings: Ceilings,
    wanted: Callable[[Head], bool],
) -> tuple[Head, bytes]:
    """Ask for ``target`` and give the answer's head and body, its codings undone.

    ``wanted`` is asked once the head is there; where it says no, the body is not read. What it raises passes.

    Raises QAWL-F003 (the connection ends before an answer), QAWL-F008 (more than ``ceilings``), QAWL-F009 (too slow),
    QAWL-F010 (not whole, or no HTTP), QAWL-R009 (a content coding that nobody asked for).
    """
    import h11

    talk = _Talk(connection, target, deadline, h11.Connection(h11.CLIENT, ceilings.header_bytes))
    try:
        talk.ask(headers)
        head = talk.head(ceilings)
        if not wanted(head):
            return head, b""
        return head, _body(talk, head, ceilings)
    except h11.RemoteProtocolError as error:
        # h11 says 431 where headers, a chunk's size or trailers pass the ceiling that it was given.
        code = "QAWL-F008" if error.error_status_hint == 431 else "QAWL-F010"
        raise QawlError(code, target.asked, str(error)) from error


class _Talk:
    """The two sides of an exchange; h11 says what the bytes mean."""

    def __init__(self, connection: socket.socket, target: Target, deadline: Deadline, state: h11.Connection) -> None:
        self._connection, self.target, self._deadline, self._state = connection, target, deadline, state
        self._answered = False

    def ask(self, headers: list[tuple[str, str]]) -> None:
        import h11

        request = h11.Request(method="GET", target=self.target.path, headers=headers)
        data = (self._state.send(request) or b"") + (self._state.send(h11.EndOfMessage()) or b"")
        try:
            self._connection.settimeout(self._deadline.step())
            self._connection.sendall(data)
        except TimeoutError as error:
            raise self._slow() from error
        except OSError:
            pass  # it may have answered before it closed: reading tells

    def head(self, ceilings: Ceilings) -> Head:
        """The answer's head; what comes before it (100, 103) is passed over."""
        import h11

        while True:
            event = self.event()
            if isinstance(event, h11.Response):
                break
            if not isinstance(event, h11.InformationalResponse):
                raise QawlError("QAWL-F010", self.target.asked, "no answer in HTTP")
        self._answered = True
        headers = tuple((name.decode("ascii").lower(), value.decode("latin-1")) for name, value in event.headers)
        size = sum(len(name) + len(value) for name, value in headers)
        if len(headers) > ceilings.headers or size > ceilings.header_bytes:
            raise QawlError("QAWL-F008", self.target.asked, f"{len(headers):,} headers of {size:,} bytes")
        return Head(event.status_code, headers)

    def data(self) -> Iterator[bytes]:
        """The body's bytes as they come, transfer coding undone, to its own end."""
        import h11

        while True:
            event = self.event()
            if isinstance(event, h11.Data):
                yield bytes(event.data)
            else:
                break
        # A line end too many is an old habit of servers; anything else says that the length lied.
        if self._state.trailing_data[0].strip(b"\r\n"):
            raise QawlError("QAWL-F010", self.target.asked, "more came than the answer says that it has")

    def event(self) -> object:
        import h11

        while True:
            event = self._state.next_event()
            if self._deadline.left() <= 0:
                raise self._slow()
            if event is not h11.NEED_DATA:
                return event
            self._state.receive_data(self._more())

    def _more(self) -> bytes:
        try:
            self._connection.settimeout(self._deadline.step())
            data = self._connection.recv(65_536)
        except TimeoutError as error:
            raise self._slow() from error
        except OSError as error:
            code = "QAWL-F010" if self._answered else "QAWL-F003"
            raise QawlError(code, self.target.asked, "the connection broke off") from error
        if not data and not self._answered:
            raise QawlError("QAWL-F003", self.target.asked, "the connection ended without an answer")
        return data

    def _slow(self) -> QawlError:
        silent = self._deadline.left() > 0
        why = f"silent for {self._deadline.silence:g} s" if silent else "the time for the whole is up"
        return QawlError("QAWL-F009", self.target.asked, why)


def _body(talk: _Talk, head: Head, ceilings: Ceilings) -> bytes:
    where = talk.target.asked
    codings = head.listed("content-encoding")
    undo = decoder(codings, ceilings.body)
    if undo is None:
        raise QawlError("QAWL-R009", where, f"it is coded as {', '.join(codings)[:80]}")
    declared = head.first("content-length")
    if not ceilings.cut and declared is not None and declared.isdigit() and int(declared) > ceilings.body:
        raise QawlError("QAWL-F008", where, f"{int(declared):,} bytes")
    body = bytearray()
    came = 0
    try:
        for data in talk.data():
            came += len(data)
            for piece in undo.feed(data):
                body += piece
            if came > ceilings.body:
                raise TooMuch
    except BadCoding as error:
        raise QawlError("QAWL-F010", where, f"it is not {', '.join(codings)} as it says: {error}") from error
    except TooMuch as error:
        if ceilings.cut:
            return bytes(body[: ceilings.body])
        raise QawlError("QAWL-F008", where, f"more than {ceilings.body:,} bytes") from error
    if not undo.whole():
        raise QawlError("QAWL-F010", where, f"its {', '.join(codings)} ends too early")
    return bytes(body)
