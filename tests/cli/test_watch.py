"""``qawl watch``: said plainly, a clean end at Ctrl-C, a status for cron."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from qawl.errors import QawlError
from qawl.ingest import Keeper
from qawl.limits import FEED_MINUTES
from qawl.model import Read
from qawl.reading.fetch.client import Client
from qawl.reading.fetch.politeness import Politeness
from qawl.reading.inputs import Input, Link, Outcome
from tests.cli.conftest import Run
from tests.reading.fetch.site import Site, answer


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as made:
        yield made


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The readers behind the command: a feed is a URL a line; what is taken is written down."""
    out: list[str] = []

    def entries(given: Input) -> Iterable[Outcome]:
        return [Link(url=line, where=given.where) for line in given.read().decode().split()]

    def doors(keeper: Keeper, client: Client) -> Any:
        def take(entry: Link | Read) -> None:
            assert isinstance(entry, Link)
            if "stop" in entry.url:
                raise KeyboardInterrupt
            if "foreign" in entry.url:
                raise QawlError("QAWL-R013", entry.url)
            out.append(entry.url)

        return entries, take

    monkeypatch.setattr("qawl.ingest.feed_doors", doors)
    monkeypatch.setattr("qawl.reading.fetch.client.Politeness", lambda delay, *rest: Politeness(0.0, *rest))
    return out


def test_a_round_for_cron(qawl: Run, site: Site, taken: list[str], tmp_path: Path) -> None:
    feed, db = f"http://127.0.0.1:{site.port}/feed", tmp_path / "r.sqlite3"
    site.answers["/feed"] = answer(b"http://a.example/1 http://a.example/2 http://a.example/foreign")
    ran = qawl("watch", feed, "--db", db, "--once", "--allow-private")
    assert ran.status == 0
    assert ran.out == "Asked 1 times: 2 new entries, 0 times nothing new, 0 failures.\n"
    refusal, line, *counts = ran.err.splitlines()
    assert refusal.startswith("[QAWL-R013] http://a.example/foreign: ")
    assert line.startswith(f"{feed}: 2 new, 0 known, 1 refused; again at 20")
    assert counts == [
        "Entries refused: 1",
        "  1 × [QAWL-R013] the text is in another language that Arabic letters write",
    ]
    assert taken == ["http://a.example/1", "http://a.example/2"]
    again = qawl("watch", feed, "--db", db, "--once", "--allow-private")
    assert again.status == 0
    assert again.out == "Asked 0 times: 0 new entries, 0 times nothing new, 0 failures.\n"
    assert again.err.startswith(f"{feed}: not due yet; again at ")
    assert [request.path for request in site.requests] == ["/robots.txt", "/feed"]


def test_ones_own_server_needs_to_be_allowed(qawl: Run, site: Site, taken: list[str], tmp_path: Path) -> None:
    ran = qawl("watch", "http://127.0.0.1:8080/feed", "--db", tmp_path / "r.sqlite3", "--once")
    assert ran.status == 1
    assert "[QAWL-F001] the address is not on the public net: it is a loopback address" in ran.err
    assert ran.out == "Asked 1 times: 0 new entries, 0 times nothing new, 1 failures.\n"
    assert site.requests == []


def test_the_status_is_0_where_any_feed_could_be_had(qawl: Run, site: Site, taken: list[str], tmp_path: Path) -> None:
    site.answers["/feed"] = answer(b"")
    base = f"http://127.0.0.1:{site.port}"
    ran = qawl("watch", f"{base}/gone", f"{base}/feed", "--db", tmp_path / "r.db", "--once", "--allow-private")
    assert ran.status == 0
    assert "QAWL-F005" in ran.err
    site.answers["/gone"] = answer(status="410 Gone")
    other = qawl("watch", f"{base}/gone", "--db", tmp_path / "other.db", "--allow-private")  # ends by itself
    assert other.status == 1
    assert "it is gone for good and not asked any more" in other.err
    mixed = qawl("watch", f"{base}/gone", f"{base}/feed", "--db", tmp_path / "other.db", "--once", "--allow-private")
    assert mixed.status == 0
    assert mixed.out.startswith("Asked 1 times")


def test_ctrl_c_ends_it_cleanly(qawl: Run, site: Site, taken: list[str], tmp_path: Path) -> None:
    db = tmp_path / "r.sqlite3"
    site.answers["/feed"] = answer(b"http://a.example/1 http://a.example/stop http://a.example/2")
    ran = qawl("watch", f"http://127.0.0.1:{site.port}/feed", "--db", db, "--allow-private")
    assert ran.status == 130
    assert ran.out.endswith("Stopped. Run it again to go on.\n")
    assert "Traceback" not in ran.err
    assert sqlite3.connect(db).execute("SELECT count(*) FROM feed").fetchone() == (0,)


def test_it_ends_after_its_time(qawl: Run, site: Site, taken: list[str], tmp_path: Path) -> None:
    site.answers["/feed"] = answer(b"http://a.example/1")
    ran = qawl(
        "watch", f"http://127.0.0.1:{site.port}/feed", "--db", tmp_path / "r.db", "--for", "0.003", "--allow-private"
    )
    assert ran.status == 0
    assert ran.out.startswith("Asked 1 times: 1 new entries")


@pytest.mark.parametrize("args", [("--every", "0.5"), ("--every", "x"), ("--for", "-1")])
def test_arguments_that_are_not_valid(qawl: Run, args: tuple[str, ...], tmp_path: Path) -> None:
    assert qawl("watch", "http://a.example/feed", "--db", tmp_path / "r.db", *args).status == 2
    assert FEED_MINUTES >= 1


PAGE = """<html><head><title>خبر الآبار</title><meta property="og:site_name" content="الراصد"></head><body><article>
<h1>خبر الآبار</h1><p>{}</p></article></body></html>"""
BODY = " ".join(f"وقال الوزير سامي الكيلاني إن البئر رقم {n} جاهزة منذ أمس." for n in range(12))


def test_a_feed_s_new_pages_are_kept_with_what_they_came_in(qawl: Run, site: Site, tmp_path: Path) -> None:
    base, db = f"http://127.0.0.1:{site.port}", tmp_path / "r.db"
    items = "".join(f"<item><title>خبر</title><link>{base}/{n}.html</link></item>" for n in ("good", "lost"))
    rss = f'<rss version="2.0"><channel><title>الراصد</title><link>{base}</link>{items}</channel></rss>'
    site.answers["/feed"] = answer(rss.encode())
    site.answers["/good.html"] = answer(PAGE.format(BODY).encode())
    ran = qawl("watch", f"{base}/feed", "--db", db, "--once", "--allow-private")
    assert ran.status == 0
    assert ran.out.startswith("Asked 1 times: 1 new entries")
    assert f"{base}/lost.html" in ran.err
    found = qawl("search", "البئر", "--db", db, "--format", "jsonl")
    assert found.status == 0
    assert '"outlet":"الراصد"' in found.out
    listed = qawl("evidence", "--list", "--db", db)
    assert f"{base}/good.html" in listed.out
