"""Watching feeds of a site that is slow, redirects, limits, lies and vanishes."""

from __future__ import annotations

import socket
import time as real
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from qawl import limits
from qawl.errors import QawlError
from qawl.model import Read
from qawl.reading.article import make_article
from qawl.reading.fetch.client import Client, Limits
from qawl.reading.inputs import Input, Link, Outcome
from qawl.record.feeds import FeedState, feed
from qawl.record.store import Store
from qawl.watch import FeedEvent, Watch, Watched
from tests.reading.fetch.site import HOST, START, Request, Site, Time, answer, client, page, redirect
from tests.record.rows import place

FEED = f"http://{HOST}/feed"
HALF_HOUR = 1800.0


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as made:
        yield made


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "r.db") as opened:
        yield opened


def links(given: Input) -> Iterable[Outcome]:
    """A feed of the tests: a URL a line; ``!`` before one is a refusal, ``?`` text without a page."""
    for line in given.read().decode().split():
        if line == "broken":
            raise QawlError("QAWL-R026", given.where)
        if line.startswith("!"):
            yield QawlError("QAWL-F002", given.where, line).refusal()
        elif line.startswith("?"):
            yield Read(article=make_article(f"قال الوزير {line}"))
        else:
            yield Link(url=line, where=given.where)


class Run:
    """A watch with all that it reads and keeps: ``taken`` are the URLs that were handed on, ``events`` each turn."""

    def __init__(self, site: Site, store: Store, time: Time, **given: Any) -> None:
        self.site, self.store, self.time, self.given = site, store, time, given
        self.taken: list[str] = []
        self.events: list[FeedEvent] = []
        self.client: Client = client(site, time, Limits(seconds=10, silence=5))
        self.fetching = True

    def take(self, entry: Link | Read) -> None:
        if isinstance(entry, Read):
            self.taken.append("text")
            return
        self.taken.append(entry.url)
        if self.fetching:
            self.client.fetch(entry.url)
        with self.store.changing() as connection:
            place(connection, entry.url)

    def watch(self, *feeds: str) -> Watch:
        return Watch(
            feeds or (FEED,),
            self.store,
            self.client,
            links,
            self.take,
            clock=self.time.clock,
            sleep=self.time.sleep,
            on_event=self.events.append,
            **self.given,
        )

    def once(self, *feeds: str) -> Watched:
        return self.watch(*feeds).run(once=True)

    def state(self, url: str = FEED) -> FeedState:
        with self.store.reading() as connection:
            return feed(connection, url)

    def kinds(self) -> list[str]:
        return [event.kind for event in self.events]


@pytest.fixture
def run(site: Site, store: Store) -> Run:
    site.answers |= {f"/{k}": page() for k in range(10)}
    return Run(site, store, Time())


def urls(*names: object) -> bytes:
    return "\n".join(name if str(name)[0] in "!?b" else f"http://{HOST}/{name}" for name in map(str, names)).encode()


def seconds(at: str | None) -> float:
    assert at is not None
    return datetime.fromisoformat(at).timestamp()


def test_what_is_new_is_taken_once(site: Site, run: Run) -> None:
    site.answers["/feed"] = [answer(urls(1, 2)), answer(urls(2, 3, 3, "?text"))]
    done = run.once()
    assert run.taken == [f"http://{HOST}/1", f"http://{HOST}/2"]
    assert done == Watched(polls=1, answered=1, new=2)
    run.time.now += HALF_HOUR
    done = run.once()
    assert run.taken[2:] == [f"http://{HOST}/3", "text"]
    assert done == Watched(polls=1, answered=1, new=2)
    assert (run.events[-1].new, run.events[-1].known) == (2, 2)


def test_a_feed_is_asked_with_what_it_gave_the_last_time(site: Site, run: Run) -> None:
    changed = "Mon, 21 Sep 2026 10:00:00 GMT"
    unchanged = answer(status="304 Not Modified", length=False)
    site.answers["/feed"] = [answer(urls(1), ETag='"7"', Last_Modified=changed), unchanged, unchanged]
    for _ in range(3):
        run.once()
        run.time.now += HALF_HOUR
    assert run.kinds() == ["read", "unchanged", "unchanged"]
    asked = [request.headers for request in site.requests if request.path == "/feed"]
    assert "if-none-match" not in asked[0]
    for headers in asked[1:]:
        assert (headers["if-none-match"], headers["if-modified-since"]) == ('"7"', changed)
    assert run.state() == FeedState(
        url=FEED,
        etag='"7"',
        last_modified=changed,
        polled_at=run.state().polled_at,
        next_at=run.state().next_at,
    )
    assert seconds(run.state().next_at) == pytest.approx(seconds(run.state().polled_at) + HALF_HOUR, abs=1)


def test_no_feed_is_asked_before_its_time(site: Site, run: Run) -> None:
    site.answers["/feed"] = answer(urls(1))
    run.once()
    run.time.now = START + HALF_HOUR - 100
    assert run.once() == Watched()
    assert run.kinds() == ["read", "resting"]
    assert run.events[-1].next_at == run.state().next_at
    run.time.now = START + HALF_HOUR - 50  # cron's half hour is not to the second
    run.once()
    assert site.paths().count("/feed") == 2


def test_it_goes_on_until_its_time_is_over(site: Site, run: Run) -> None:
    site.answers["/feed"] = answer(urls(1))
    done = run.watch().run(seconds=3 * 3600)
    assert done.polls == 6
    assert site.paths().count("/feed") == 6
    assert site.paths().count("/1") == 1
    assert run.time.now >= START + 3 * 3600


def test_a_feed_that_fails_stops_no_other_and_is_left_alone_for_longer_each_time(site: Site, run: Run) -> None:
    site.answers |= {"/feed": answer(urls(1)), "/bad": answer(status="500 Error")}
    bad = f"http://{HOST}/bad"
    waits = []
    for _ in range(5):
        done = run.once(bad, FEED)
        assert (done.failed, done.polls) == (1, 2)
        waits.append(seconds(run.state(bad).next_at) - run.time.now)
        run.time.now = max(seconds(run.state(bad).next_at), run.time.now + HALF_HOUR)
    assert run.state(bad).failures == 5
    assert run.state(bad).last_code == "QAWL-F003"
    for k, wait in enumerate(waits):
        assert HALF_HOUR * 2**k * 0.74 <= wait <= HALF_HOUR * 2**k * 1.26
    for _ in range(5):
        run.once(bad)
        run.time.now = seconds(run.state(bad).next_at)
    assert seconds(run.state(bad).next_at) - seconds(run.state(bad).polled_at) == limits.MAX_WAIT_SECONDS
    site.answers["/bad"] = answer(urls(2))
    run.once(bad)
    assert (run.state(bad).failures, run.state(bad).last_code) == (0, None)
    assert run.taken == [f"http://{HOST}/1", f"http://{HOST}/2"]


def test_a_feed_that_is_gone_is_asked_no_more_and_said_so(site: Site, run: Run) -> None:
    site.answers["/feed"] = answer(status="410 Gone")
    done = run.watch().run()  # it ends by itself: no feed is left
    assert done == Watched(polls=1, gone=(FEED,))
    assert run.kinds() == ["gone"]
    run.time.now += 7 * 86_400
    assert run.once() == Watched(gone=(FEED,))
    assert run.watch().run() == Watched(gone=(FEED,))
    assert run.kinds() == ["gone"] * 3
    assert site.paths() == ["/feed"]
    run.time.now += limits.GONE_SECONDS
    site.answers["/feed"] = answer(urls(1))
    assert run.once().new == 1


def test_a_feed_that_asks_to_wait_gets_its_time(site: Site, run: Run) -> None:
    site.answers["/feed"] = [answer(status="429 Too Many Requests", Retry_After="20000"), answer(urls(1))]
    run.once()
    assert run.state().last_code == "QAWL-F004"
    assert seconds(run.state().next_at) == pytest.approx(run.time.now + 20_000, abs=1)
    done = run.watch().run(seconds=30_000)
    assert done.new == 1
    assert site.paths().count("/feed") >= 2
    assert run.time.now >= START + 20_000


def test_slow_lying_endless_and_vanishing_feeds_are_failures(site: Site, run: Run) -> None:
    def slow(connection: socket.socket, request: Request) -> None:
        real.sleep(3)

    def endless(connection: socket.socket, request: Request) -> None:
        connection.sendall(answer(length=False, Transfer_Encoding="chunked"))
        while True:
            connection.sendall(b"4000\r\n" + b"x" * 0x4000 + b"\r\n")

    told: dict[str, tuple[Any, str]] = {
        "slow": (slow, "QAWL-F009"),
        "endless": (endless, "QAWL-F008"),
        "lying": (answer(urls(1), length=False, Content_Length="9"), "QAWL-F010"),
        "short": (answer(urls(1), length=False, Content_Length="900"), "QAWL-F010"),
        "loop": (redirect("/loop"), "QAWL-F006"),
        "inner": (redirect("http://169.254.169.254/"), "QAWL-F001"),
        "silent": (lambda connection, request: None, "QAWL-F003"),
        "missing": (answer(status="404 Not Found"), "QAWL-F005"),
        "broken": (answer(b"broken"), "QAWL-R026"),
        "film": (answer(b"x", Content_Type="video/mp4"), "QAWL-R009"),
    }
    site.answers |= {f"/{name}": given for name, (given, _) in told.items()} | {"/feed": answer(urls(1))}
    run.client = client(site, run.time, Limits(seconds=1, silence=0.5, body=200_000))
    done = run.once(*(f"http://{HOST}/{name}" for name in told), "not a feed", FEED)
    assert done.failed == len(told) + 1
    assert done.new == 1
    for name, (_, code) in told.items():
        assert run.state(f"http://{HOST}/{name}").last_code == code, name
    assert run.state("not a feed").last_code == "QAWL-F002"
    site.close()
    run.time.now += HALF_HOUR
    assert run.once().failed == 1
    assert run.state().last_code == "QAWL-F003"
    assert run.state().etag is None


def test_redirects_of_feeds_are_followed(site: Site, run: Run) -> None:
    site.answers |= {"/feed": redirect("/moved", "301 Moved"), "/moved": answer(urls(1), ETag='"1"')}
    assert run.once().new == 1
    assert run.state().etag == '"1"'


def test_an_entry_that_can_be_had_later_is_tried_again(site: Site, run: Run) -> None:
    site.answers |= {"/feed": answer(urls(1, 2), ETag='"7"'), "/1": [answer(status="500 Error"), page()]}
    done = run.once()
    assert (done.new, done.refused) == (1, {"QAWL-F003": 1})
    assert run.state().etag is None  # else the feed would answer that nothing changed, and the entry were lost
    run.time.now += HALF_HOUR
    done = run.once()
    assert (done.new, done.refused) == (1, {})
    assert run.state().etag == '"7"'
    assert run.taken.count(f"http://{HOST}/1") == 2
    assert run.taken.count(f"http://{HOST}/2") == 1


def test_an_entry_that_is_refused_for_good_is_not_tried_again(site: Site, run: Run) -> None:
    site.answers["/feed"] = answer(urls("missing", 1, "!no-url"), ETag='"7"')
    heard = []
    run.given["on_refusal"] = heard.append
    done = run.watch().run(seconds=2 * HALF_HOUR - 10)
    assert done.refused == {"QAWL-F002": 2, "QAWL-F005": 1}
    assert [refusal.code for refusal in heard] == ["QAWL-F005", "QAWL-F002", "QAWL-F002"]
    assert run.taken == [f"http://{HOST}/missing", f"http://{HOST}/1"]
    assert run.state().etag == '"7"'


def test_what_others_know_is_not_taken(site: Site, run: Run) -> None:
    site.answers["/feed"] = answer(urls(1, 2))
    run.given["known"] = {f"http://{HOST}/1"}
    run.once()
    assert run.taken == [f"http://{HOST}/2"]


def test_what_stops_a_run_stops_it(site: Site, run: Run) -> None:
    site.answers["/feed"] = answer(urls(1))

    def full(entry: Link | Read) -> None:
        raise QawlError("QAWL-S004", "r.db", "disk full")

    run.take = full  # type: ignore[method-assign]
    with pytest.raises(QawlError) as caught:
        run.once()
    assert caught.value.code == "QAWL-S004"
    assert run.state() == FeedState(url=FEED)


def test_ctrl_c_in_between_loses_nothing(site: Site, run: Run) -> None:
    site.answers["/feed"] = answer(urls(1, 2, 3), ETag='"7"')
    take: Callable[[Link | Read], None] = run.take

    def stopped(entry: Link | Read) -> None:
        if len(run.taken) == 1:
            raise KeyboardInterrupt
        take(entry)

    run.take = stopped  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        run.once()
    assert run.state() == FeedState(url=FEED)  # it is asked at once, and for all of it
    run.take = take  # type: ignore[method-assign]
    done = run.once()
    assert run.taken == [f"http://{HOST}/{k}" for k in (1, 2, 3)]
    assert (done.new, run.events[-1].known) == (2, 1)


def test_credentials_of_a_feed_are_kept_nowhere(site: Site, run: Run, tmp_path: Path) -> None:
    site.answers["/feed"] = answer(urls(1))
    run.once(f"http://alice:hunter2@{HOST}/feed", f"http://alice:hunter2@{HOST}:99999/feed")
    assert run.state().polled_at is not None
    assert "hunter2" not in repr(run.events)
    assert b"hunter2" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_a_state_from_a_wrong_clock_stops_no_feed(site: Site, run: Run) -> None:
    site.answers["/feed"] = answer(urls(1))
    for at in ("2099-01-01T00:00:00+00:00", "nonsense", datetime.fromtimestamp(START - 5, UTC).isoformat()):
        with run.store.changing() as connection:
            connection.execute("INSERT OR REPLACE INTO feed (url, next_at) VALUES (?, ?)", (FEED, at))
        assert run.once().polls == 1


def test_a_record_that_another_program_holds_costs_no_more_than_the_memory(
    site: Site, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.answers["/feed"] = answer(urls(), ETag='"7"')

    def locked(connection: object, state: FeedState) -> None:
        raise QawlError("QAWL-S003", "r.db")

    monkeypatch.setattr("qawl.watch.keep_feed", locked)
    done = run.watch().run(seconds=HALF_HOUR + 10)
    assert done.polls == 2
    assert done.refused == {"QAWL-S003": 2}
    assert site.requests[-1].headers["if-none-match"] == '"7"'
    assert run.state() == FeedState(url=FEED)
