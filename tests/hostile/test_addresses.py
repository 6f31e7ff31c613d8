"""No spelling, redirect or DNS answer makes Qawl connect to what is not the public net: asserted at the socket."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from ipaddress import ip_address, ip_network
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.errors import QawlError
from qawl.reading.fetch.addresses import plain, why_not
from qawl.reading.fetch.client import Client
from qawl.reading.fetch.urls import Target, follow, parse
from tests.hostile.addresses import ANSWERS, INNER, NEVER
from tests.reading.fetch.site import HOST, PUBLIC, Site, Time, client, everywhere, page, redirect

REFUSED = ("QAWL-F001", "QAWL-F002")


class Net:
    """What was connected to and looked up while nothing may be."""

    def __init__(self) -> None:
        self.connected: list[Any] = []
        self.looked_up: list[Any] = []


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch) -> Net:
    """No socket connects, no name is looked up: each try is written down."""
    seen = Net()

    def connect(self: socket.socket, address: Any) -> None:
        seen.connected.append(address)
        raise ConnectionRefusedError(111, "no connection in this test")

    def look_up(host: Any, *rest: Any, **more: Any) -> list[Any]:
        seen.looked_up.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "no name in this test")

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket.socket, "connect_ex", connect)
    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return seen


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as made:
        yield made


def code(fetching: Client, url: str) -> str:
    with pytest.raises(QawlError) as caught:
        fetching.fetch(url)
    return caught.value.code


def test_there_are_enough() -> None:
    assert len(set(INNER)) >= 60
    assert len(INNER) == len(set(INNER))


@pytest.mark.parametrize("url", INNER, ids=ascii)
def test_it_is_refused_and_nothing_is_connected_to(net: Net, url: str) -> None:
    assert code(Client(sleep=lambda seconds: None), url) in REFUSED
    assert (net.connected, net.looked_up) == ([], [])


def test_the_test_would_see_a_connection(net: Net) -> None:
    assert code(Client(sleep=lambda seconds: None), f"http://{PUBLIC}/") == "QAWL-F003"
    assert net.connected == [(PUBLIC, 80)]
    assert code(Client(sleep=lambda seconds: None), f"http://{HOST}/") == "QAWL-F003"
    assert net.looked_up == [HOST]


@pytest.mark.parametrize("url", NEVER)
def test_what_allow_private_does_not_allow(net: Net, url: str) -> None:
    assert code(Client(True, sleep=lambda seconds: None), url) in REFUSED
    assert (net.connected, net.looked_up) == ([], [])


def test_what_allow_private_allows(net: Net) -> None:
    for host in ("127.0.0.1", "10.0.0.1", "192.168.1.1", "[::1]", "[fd12::1]", "[::ffff:127.0.0.1]"):
        assert code(Client(True, sleep=lambda seconds: None), f"http://{host}:9000/") == "QAWL-F003"
    addresses = ["127.0.0.1", "10.0.0.1", "192.168.1.1", "::1", "fd12::1", "127.0.0.1"]
    assert net.connected == [(address, 9000) for address in addresses]


REDIRECTED = [url for url in INNER if url.strip() == url and url.isprintable() and "://" in url]


def test_no_redirect_leads_there(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    connect, peers = socket.socket.connect, []

    def seen(self: socket.socket, address: Any) -> None:
        peers.append(address)
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", seen)
    looked_up = []

    def resolve(name: str, seconds: float) -> list[str]:
        looked_up.append(name)
        return [PUBLIC]

    places = [
        *REDIRECTED,
        "//127.0.0.1/",
        "//[::1]/",
        "/\\127.0.0.1/",
        "\\\\127.0.0.1\\",
        "//localhost",
        "//a@10.0.0.1",
    ]
    assert len(places) >= 60
    fetching = client(site, resolve=resolve)
    for place in places:
        site.answers["/a"] = f"HTTP/1.1 302 Found\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n".encode()
        assert code(fetching, f"http://{HOST}/a") in REFUSED, place
    assert set(peers) == {("127.0.0.1", site.port)}  # the tests' site, standing in for the public address
    assert len(peers) == len(places) + 1  # and once its robots.txt
    assert set(looked_up) == {HOST}


def test_the_robots_txt_does_not_lead_there_either(site: Site) -> None:
    site.answers |= {"/robots.txt": redirect("http://169.254.169.254/latest/"), "/a": page()}
    assert code(client(site), f"http://{HOST}/a") == "QAWL-F007"
    assert [request.path for request in site.requests] == ["/robots.txt"]


@pytest.mark.parametrize("address", ANSWERS)
@pytest.mark.parametrize("beside", [(), (PUBLIC,)], ids=["alone", "beside a public one"])
def test_no_name_leads_there(net: Net, address: str, beside: tuple[str, ...]) -> None:
    answers = [*beside, address]
    fetching = Client(resolve=lambda name, seconds: answers, sleep=lambda seconds: None)
    assert code(fetching, f"http://{HOST}/") == "QAWL-F001"
    assert net.connected == []


def test_an_answer_that_changes_after_the_check_is_never_connected_to(site: Site, time: Time) -> None:
    """Rebinding: the name is public whenever a checker would ask, and private the next time."""
    answers = [PUBLIC, PUBLIC, "127.0.0.1", PUBLIC, "10.0.0.1"]
    asked: list[str] = []
    connected: list[str] = []

    def resolve(name: str, seconds: float) -> list[str]:
        asked.append(name)
        return [answers[len(asked) - 1]]

    def connect(address: str, port: int, seconds: float) -> socket.socket:
        connected.append(address)
        return site.connect(address, port, seconds)

    site.answers |= {"/a": page(), "/b": redirect("/c"), "/c": page()}
    fetching = client(site, time, resolve=resolve, connect=connect)
    assert fetching.fetch(f"http://{HOST}/a").evidence.status == 200  # robots.txt and page, an answer for each
    assert code(fetching, f"http://{HOST}/a") == "QAWL-F001"
    assert code(fetching, f"http://{HOST}/b") == "QAWL-F001"  # the second hop's answer
    assert len(asked) == 5  # one question for each connection: what was checked is what was connected to
    assert connected == [PUBLIC] * 3


@pytest.fixture
def time() -> Time:
    return Time()


@given(st.integers(0, 2**32 - 1))
def test_every_spelling_of_a_number_is_judged_as_the_number(number: int) -> None:
    a, b, c, d = number.to_bytes(4, "big")
    address = ip_address(number)
    judged = why_not(address)
    spellings = [
        f"{number}",
        f"{number:#x}",
        f"0{number:o}",
        f"{a}.{number & 0xFFFFFF}",
        f"{a:#x}.{b:#x}.{c:#x}.{d:#x}",
        f"0{a:o}.0{b:o}.{c}.{d}",
        f"{a}.{b}.{number & 0xFFFF}",
    ]
    for spelling in spellings:
        with pytest.raises(QawlError) as caught:
            parse(f"http://{spelling}/")
        if judged:
            assert caught.value.code in REFUSED
            if spelling != str(address):
                assert judged in caught.value.why
        else:
            assert caught.value.code == "QAWL-F002"  # public, in an odd spelling: refused all the same
    if judged is None:
        assert parse(f"http://{address}/").address == str(address)
    else:
        with pytest.raises(QawlError):
            parse(f"http://{address}/")
    # the same number within an IPv6 address is never more welcome
    for inner in (f"::ffff:{address}", f"64:ff9b::{address}"):
        assert (why_not(ip_address(inner)) is None) == (judged is None)
    assert why_not(ip_address(f"::{address}")) is not None
    assert why_not(ip_address(f"2002:{number >> 16:x}:{number & 0xFFFF:x}::1")) is not None


@given(st.integers(0, 2**128 - 1) | st.integers(0x2000 << 112, (0x4000 << 112) - 1))
def test_what_python_calls_private_is_never_public(number: int) -> None:
    address = plain(ip_address(number if number >= 2**32 else number + 2**32))
    if why_not(address) is None and address not in ip_network("64:ff9b::/96"):
        assert address.is_global
        assert not address.is_multicast
    if why_not(address, allow_private=True) is None and why_not(address) is not None:
        assert address.is_private


@given(st.text(max_size=40))
def test_any_text_is_a_target_or_a_coded_refusal(text: str) -> None:
    for url in (text, f"http://{text}", f"http://{HOST}/{text}", f"http://{text}@{HOST}:80/"):
        target = target_or_refusal(parse, url)
        if isinstance(target, QawlError):
            assert target.code in REFUSED
            assert target.where.isprintable()
        else:
            assert target.url.isascii()
            assert not any(c <= " " for c in target.url)
            assert parse(target.url).url == target.url
            assert "@" not in target.authority
    followed = target_or_refusal(follow, parse(f"http://{HOST}/a"), text)
    assert followed.code in REFUSED if isinstance(followed, QawlError) else followed.url.isascii()


def target_or_refusal(read: Callable[..., Target], *given: Any) -> Target | QawlError:
    try:
        return read(*given)
    except QawlError as error:
        return error


def test_the_resolver_of_these_tests_is_the_one_that_clients_get() -> None:
    assert everywhere(HOST, 1.0) == [PUBLIC]
    assert why_not(ip_address(PUBLIC)) is None
