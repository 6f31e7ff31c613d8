"""The state of watched feeds, and what a record says need not be fetched again."""

from __future__ import annotations

from pathlib import Path

from qawl.record.feeds import GONE, FeedState, feed, feeds, for_good, keep_feed, settled
from qawl.record.store import Store
from tests.record.rows import place, refusal

URL = "http://akhbar.example/feed"
STATE = FeedState(
    url=URL,
    etag='W/"7"',
    last_modified="Mon, 21 Sep 2026 10:00:00 GMT",
    polled_at="2026-09-21T14:13:20+00:00",
    next_at="2026-09-21T14:43:20+00:00",
    failures=2,
    last_code="QAWL-F003",
)


def test_a_feed_that_was_never_asked_is_due_at_once(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db") as store, store.reading() as connection:
        assert feed(connection, URL) == FeedState(url=URL)
        assert feeds(connection) == []


def test_a_state_is_kept_and_replaced(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db") as store:
        with store.changing() as connection:
            keep_feed(connection, STATE)
            keep_feed(connection, FeedState(url="http://a.example/"))
        with store.changing() as connection:
            keep_feed(connection, FeedState(url="http://a.example/", failures=1, last_code=GONE))
    with Store.open(tmp_path / "r.db") as store, store.reading() as connection:
        assert feed(connection, URL) == STATE
        other = feed(connection, "http://a.example/")
        assert (other.failures, other.gone) == (1, True)
        assert feeds(connection) == [other, STATE]
        assert not STATE.gone


def test_what_was_found_or_refused_for_good_is_settled(tmp_path: Path) -> None:
    names = ["found", "foreign", "forbidden", "private", "late", "unknown"]
    urls = {name: f"http://akhbar.example/{name}" for name in names}
    with Store.open(tmp_path / "r.db") as store:
        with store.changing() as connection:
            place(connection, urls["found"])
            refusal(connection, urls["foreign"], "QAWL-R013")
            refusal(connection, urls["forbidden"], "QAWL-F007")
            refusal(connection, urls["private"], "QAWL-F001")
            refusal(connection, urls["late"], "QAWL-F009")
        with store.reading() as connection:
            assert settled(connection, list(urls.values())) == {urls["found"], urls["foreign"]}
            assert settled(connection, []) == set()


def test_many_urls_are_asked_about_at_once(tmp_path: Path) -> None:
    urls = [f"http://akhbar.example/{k}" for k in range(3_000)]
    with Store.open(tmp_path / "r.db") as store:
        with store.changing() as connection:
            for url in urls[::1_000]:
                place(connection, url)
        with store.reading() as connection:
            assert settled(connection, urls) == set(urls[::1_000])


def test_what_is_for_good() -> None:
    assert for_good("QAWL-R014")
    assert for_good("QAWL-F005")
    assert not any(for_good(code) for code in ("QAWL-F001", "QAWL-F003", "QAWL-F004", "QAWL-F007", "QAWL-S004", "?"))
