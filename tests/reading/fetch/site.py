"""A site for the tests: a real server on loopback that answers what it is told, byte for byte, and a time of its own.

Clients of :func:`client` believe that the site is on the public net: every name resolves to one address, and what
connects there is led to the server.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any, NamedTuple, Self

from qawl.reading.fetch.client import Client, Limits

PUBLIC = "93.184.215.14"
HOST = "akhbar.example"
START = 1_790_000_000.0
"""Where the tests' time begins: 2026-09-21T14:13:20Z."""


class Request(NamedTuple):
    """What came to the site."""

    path: str
    headers: dict[str, str]
    raw: bytes


Answer = bytes | Callable[[socket.socket, Request], None]


def answer(body: bytes = b"", status: str = "200 OK", length: bool = True, **headers: str) -> bytes:
    """An answer of HTTP/1.1 with ``headers`` (an underscore stands for a hyphen) and its right Content-Length."""
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    lines += [f"Content-Length: {len(body)}"] if length else []
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def page(body: bytes = "<p>نص</p>".encode(), **headers: str) -> bytes:
    """A page of HTML."""
    return answer(body, Content_Type="text/html; charset=utf-8", **headers)


def redirect(to: str, status: str = "302 Found") -> bytes:
    """An answer that leads to ``to``."""
    return answer(status=status, Location=to)


class Site:
    """Answers by path; what has no answer is 404. ``requests`` is what came, in its order."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | list[Answer]] = {}
        self.requests: list[Request] = []
        self._server = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port: int = self._server.getsockname()[1]
        self._open: set[socket.socket] = set()
        threading.Thread(target=self._accept, daemon=True).start()

    def paths(self) -> list[str]:
        """The paths asked for, robots.txt left out."""
        return [request.path for request in self.requests if request.path != "/robots.txt"]

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._server.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        self._open.add(connection)
        try:
            raw = b""
            while b"\r\n\r\n" not in raw:
                data = connection.recv(65_536)
                if not data:
                    return
                raw += data
            first, *lines = raw.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
            request = Request(first.split(" ")[1], headers, raw)
            self.requests.append(request)
            told = self.answers.get(request.path, answer(status="404 Not Found"))
            if isinstance(told, list):
                told = told.pop(0) if len(told) > 1 else told[0]
            if callable(told):
                told(connection, request)
            else:
                connection.sendall(told)
        except OSError:
            pass  # the client went away, as clients do
        finally:
            self._open.discard(connection)
            connection.close()

    def connect(self, address: str, port: int, seconds: float) -> socket.socket:
        """What a client's ``connect`` is replaced by: whatever the address, it is this site."""
        return socket.create_connection(("127.0.0.1", self.port), seconds)

    def close(self) -> None:
        """Stop answering: whoever connects from now on is refused."""
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        for connection in list(self._open):
            connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError):
            self.close()


class Time:
    """A clock that only sleeping moves. ``slept`` are the waits."""

    def __init__(self, now: float = START) -> None:
        self.now = now
        self.slept: list[float] = []

    def clock(self) -> float:
        """Seconds since the epoch."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Wait, in no time."""
        self.slept.append(seconds)
        self.now += seconds


def everywhere(name: str, seconds: float) -> list[str]:
    """A resolver to which every name is the one public address."""
    return [PUBLIC]


def client(site: Site, time: Time | None = None, limits: Limits | None = None, **given: Any) -> Client:
    """A client to which every name of the net is ``site``."""
    time = time or Time()
    made: dict[str, Any] = {"resolve": everywhere, "connect": site.connect, "clock": time.clock, "sleep": time.sleep}
    return Client(limits=limits or Limits(silence=2, seconds=5), **(made | given))
