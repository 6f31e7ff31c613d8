"""No host is asked sooner than it wants."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from email.utils import formatdate

import pytest

from qawl import limits
from qawl.errors import QawlError
from qawl.reading.fetch.failures import AnswerError
from qawl.reading.fetch.politeness import Politeness, back_off, jitter, retry_after
from tests.reading.fetch.site import HOST, START, Site, Time, answer, client, page

URL = f"http://{HOST}/a"


def refused(call: Callable[[], object]) -> QawlError:
    with pytest.raises(QawlError) as caught:
        call()
    return caught.value


def test_a_second_lies_between_two_requests_to_one_host_and_none_between_two_hosts(site: Site, time: Time) -> None:
    site.answers["/a"] = page()
    with client(site, time) as fetching:
        fetching.fetch(URL)
        assert time.slept == [1.0]  # between its robots.txt and the page
        fetching.fetch("http://other.example/a")
        assert time.slept == [1.0, 1.0]
        fetching.fetch(URL)
        assert time.slept == [1.0, 1.0]  # its second had passed meanwhile
        time.now += 0.25
        fetching.fetch(URL)
    assert time.slept == [1.0, 1.0, 0.75]


def test_the_delay_counts_from_the_end_of_an_answer(site: Site, time: Time) -> None:
    site.answers["/a"] = page()

    def connect(address: str, port: int, seconds: float) -> socket.socket:
        time.now += 5  # it is slow, and has to be let breathe all the more
        return site.connect(address, port, seconds)

    with client(site, time, connect=connect) as fetching:
        fetching.fetch(URL)
        fetching.fetch(URL)
    assert time.slept == [1.0, 1.0]


def test_the_delay_is_kept_across_threads() -> None:
    time = Time()
    starts: list[float] = []
    all_wait = threading.Barrier(7)

    def sleep(seconds: float) -> None:
        starts.append(seconds)
        all_wait.wait(5)

    polite = Politeness(2.0, time.clock, sleep)
    threads = [threading.Thread(target=polite.turn, args=(HOST,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(starts) == [2.0 * k for k in range(1, 8)]  # the first did not wait, each other for its own turn


def test_a_clock_that_is_set_back_holds_nobody() -> None:
    time = Time()
    polite = Politeness(1.0, time.clock, time.sleep)
    polite.turn(HOST)
    polite.done(HOST)
    time.now -= 86_400
    polite.turn(HOST)
    assert time.slept == [1.0]


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        (formatdate(START + 300, usegmt=True), 300.0),
        (formatdate(START - 300, usegmt=True), 0.0),
        ("99999999999999999999999", limits.MAX_WAIT_SECONDS),
        ("Fri, 31 Dec 9999 23:59:59 GMT", limits.MAX_WAIT_SECONDS),
    ],
)
def test_what_retry_after_says(header: str, seconds: float) -> None:
    assert retry_after(header, START) == START + seconds


@pytest.mark.parametrize("header", [None, "", "soon", "-5", "1.5", "٣", "Mon, 99 Foo 2026", "9" * 5000 + "x", "\xff"])
def test_what_retry_after_does_not_say(header: str | None) -> None:
    assert retry_after(header, START) is None


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Unavailable"])
def test_a_host_that_asks_to_wait_is_left_alone(site: Site, time: Time, status: str) -> None:
    site.answers |= {"/a": [answer(status=status, Retry_After="90"), page()], "/b": page()}
    with client(site, time) as fetching:
        error = refused(lambda: fetching.fetch(URL))
        assert error.code == "QAWL-F004"
        assert isinstance(error, AnswerError)
        assert error.retry_at == time.now + 90
        asked = len(site.requests)
        time.now += 89
        again = refused(lambda: fetching.fetch(f"http://{HOST}/b"))
        assert (again.code, again.where) == ("QAWL-F004", f"http://{HOST}/b")
        assert "1 seconds are left" in again.why
        assert len(site.requests) == asked  # it was not even connected to
        assert fetching.fetch("http://other.example/b").evidence.status == 200
        time.now += 1
        assert fetching.fetch(URL).evidence.status == 200


def test_a_host_that_does_not_say_how_long_is_left_alone_for_longer_each_time(site: Site, time: Time) -> None:
    site.answers["/a"] = answer(status="429 Too Many Requests")
    waits = []
    with client(site, time) as fetching:
        for _ in range(4):
            error = refused(lambda: fetching.fetch(URL))
            assert isinstance(error, AnswerError)
            assert error.retry_at is not None
            waits.append(error.retry_at - time.now)
            time.now = error.retry_at
        assert waits == pytest.approx([back_off(HOST, k) for k in (1, 2, 3, 4)], abs=1e-3)
        site.answers["/a"] = [page(), answer(status="429 Too Many Requests")]
        fetching.fetch(URL)
        error = refused(lambda: fetching.fetch(URL))
        assert isinstance(error, AnswerError)
        assert error.retry_at is not None
        assert error.retry_at - time.now == pytest.approx(waits[0], abs=1e-3)


def test_back_off_doubles_with_a_jitter_of_its_own_up_to_a_day() -> None:
    for k in range(1, 8):
        assert 60 * 2 ** (k - 1) * 0.75 <= back_off(HOST, k) <= 60 * 2 ** (k - 1) * 1.25
    assert back_off(HOST, 3) == back_off(HOST, 3)
    assert len({jitter(f"h{k}.example", 1) for k in range(100)}) == 100
    assert all(0.75 <= jitter(f"h{k}.example", 1) <= 1.25 for k in range(100))
    assert back_off(HOST, 10_000) == limits.MAX_WAIT_SECONDS
    assert back_off(HOST, 0) == pytest.approx(60, rel=0.25)


def test_hosts_that_may_be_asked_are_forgotten_beyond_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qawl.reading.fetch.politeness.KNOWN_HOSTS", 10)
    time = Time()
    polite = Politeness(1.0, time.clock, time.sleep)
    polite.wait("waits.example", "600")
    for k in range(100):
        polite.turn(f"h{k}.example")
        time.now += 2
    assert len(polite._hosts) <= 11
    assert refused(lambda: polite.check("waits.example", "u")).code == "QAWL-F004"
