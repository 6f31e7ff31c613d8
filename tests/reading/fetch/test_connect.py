"""Names are resolved within their time, and the address that was checked is the one connected to."""

from __future__ import annotations

import socket
import threading
import time as real
from typing import Any

import pytest

from qawl.errors import QawlError
from qawl.reading.fetch.connect import Deadline, connected, open_connection, resolved
from qawl.reading.fetch.urls import parse
from tests.reading.fetch.site import HOST, PUBLIC, Site


def test_a_resolver_that_hangs_is_left_to_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    end = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *given, **named: [end.wait(5)][:0])
    began = real.monotonic()
    with pytest.raises(QawlError) as caught:
        open_connection(parse(f"http://{HOST}/"), Deadline(5, 0.1))
    end.set()
    assert caught.value.code == "QAWL-F003"
    assert real.monotonic() - began < 1


def test_what_the_resolver_says(monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[Any] = [
        (socket.AF_INET, 1, 6, "", (PUBLIC, 0)),
        (socket.AF_INET6, 1, 6, "", ("2606:4700::1", 0, 0, 0)),
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *given, **named: answers * 2)
    assert resolved(HOST, 1.0) == [PUBLIC, "2606:4700::1"]

    def fails(*given: Any, **named: Any) -> list[Any]:
        raise UnicodeError("label too long")

    monkeypatch.setattr(socket, "getaddrinfo", fails)
    with pytest.raises(UnicodeError):
        resolved(HOST, 1.0)


def test_a_connection_is_made_to_the_number_itself(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*given: Any, **named: Any) -> list[Any]:
        raise AssertionError("a name was looked up on the way")

    monkeypatch.setattr(socket, "getaddrinfo", never)
    with connected("127.0.0.1", site.port, 2.0) as made:
        assert made.getpeername() == ("127.0.0.1", site.port)
    with pytest.raises(ConnectionRefusedError):
        connected("127.0.0.1", 1, 2.0)


def test_what_is_mapped_is_connected_to_as_what_it_is() -> None:
    tried = []

    def connect(address: str, port: int, seconds: float) -> socket.socket:
        tried.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    with pytest.raises(QawlError):
        open_connection(
            parse(f"http://{HOST}/"),
            Deadline(5, 1),
            resolve=lambda name, seconds: [f"::ffff:{PUBLIC}", PUBLIC],
            connect=connect,
        )
    assert tried == [PUBLIC]


def test_addresses_that_do_not_answer_share_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    given = []

    def connect(address: str, port: int, seconds: float) -> socket.socket:
        given.append(seconds)
        real.sleep(seconds)
        raise TimeoutError

    began = real.monotonic()
    with pytest.raises(QawlError) as caught:
        open_connection(
            parse(f"http://{HOST}/"),
            Deadline(5, 0.2),
            resolve=lambda name, seconds: [f"2606:4700::{k}" for k in range(1, 21)],
            connect=connect,
        )
    assert caught.value.code == "QAWL-F003"
    assert len(given) <= 8
    assert real.monotonic() - began < 2
