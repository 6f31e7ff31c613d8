"""robots.txt decides, once a day, and what it can't say for now is a no for now."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qawl import limits
from qawl.errors import QawlError
from qawl.reading.fetch.client import Limits
from tests.reading.fetch.site import HOST, Site, Time, answer, client, page, redirect

URL = f"http://{HOST}/news/a"


def refused(call: Callable[[], object]) -> QawlError:
    with pytest.raises(QawlError) as caught:
        call()
    return caught.value


def robots(text: str) -> bytes:
    return answer(text.encode(), Content_Type="text/plain")


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("User-agent: *\nDisallow: /news/\n", False),
        ("User-agent: *\nDisallow: /private/\n", True),
        ("User-agent: Qawl\nDisallow: /\n", False),
        ("User-agent: qawl\nAllow: /news/a\nDisallow: /\n\nUser-agent: *\nDisallow: /\n", True),
        ("User-agent: other\nDisallow: /\n", True),
        ("\ufeffUser-agent: *\r\nDisallow: /*a$\r\n", False),
        ("User-agent: *\nDisallow:\n", True),
        ("<html>not found</html>", True),
        ("", True),
    ],
)
def test_it_decides(site: Site, text: str, may: bool) -> None:
    site.answers |= {"/robots.txt": robots(text), "/news/a": page()}
    if may:
        assert client(site).fetch(URL).evidence.status == 200
    else:
        error = refused(lambda: client(site).fetch(f"http://bob:pw@{HOST}/news/a"))
        assert (error.code, error.where) == ("QAWL-F007", URL)
        assert site.paths() == []


def test_it_is_asked_for_once_a_day_and_origin(site: Site, time: Time) -> None:
    site.answers |= {"/robots.txt": robots("User-agent: *\nDisallow: /x"), "/news/a": page()}

    def asked() -> list[str]:
        return [request.headers["host"] for request in site.requests if request.path == "/robots.txt"]

    with client(site, time) as fetching:
        fetching.fetch(URL)
        fetching.fetch(URL)
        assert asked() == [HOST]
        fetching.fetch(f"http://{HOST}:8080/news/a")
        assert asked() == [HOST, f"{HOST}:8080"]
        time.now += limits.ROBOTS_SECONDS - 10
        fetching.fetch(URL)
        assert len(asked()) == 2
        time.now += 10
        fetching.fetch(URL)
    assert len(asked()) == 3


@pytest.mark.parametrize("status", ["404 Not Found", "401 Unauthorized", "403 Forbidden", "410 Gone", "204 No Content"])
def test_a_site_without_one_allows_all(site: Site, status: str) -> None:
    site.answers |= {"/robots.txt": answer(status=status, length="204" not in status), "/news/a": page()}
    assert client(site).fetch(URL).evidence.status == 200


@pytest.mark.parametrize(
    "told",
    [
        answer(status="500 Error"),
        answer(status="502 Bad Gateway"),
        b"nonsense\r\n\r\n",
        answer(b"x", length=False, Content_Length="9"),
        redirect("ftp://akhbar.example/robots.txt"),
        redirect("http://127.0.0.1/robots.txt"),
    ],
)
def test_one_that_can_not_be_had_is_a_no_for_now(site: Site, time: Time, told: bytes) -> None:
    site.answers |= {"/robots.txt": told, "/news/a": page()}
    with client(site, time) as fetching:
        error = refused(lambda: fetching.fetch(URL))
        assert (error.code, error.where) == ("QAWL-F007", URL)
        assert "for now" in error.why
        asked = len(site.requests)
        assert refused(lambda: fetching.fetch(URL)).code == "QAWL-F007"
        assert len(site.requests) == asked
        assert site.paths() == []
        site.answers["/robots.txt"] = answer(status="404 Not Found")
        time.now += limits.ROBOTS_AGAIN_SECONDS
        assert fetching.fetch(URL).evidence.status == 200


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Unavailable"])
def test_where_it_asks_to_wait_the_page_waits(site: Site, time: Time, status: str) -> None:
    site.answers |= {"/robots.txt": [answer(status=status, Retry_After="300"), robots("")], "/news/a": page()}
    with client(site, time) as fetching:
        assert refused(lambda: fetching.fetch(URL)).code == "QAWL-F004"
        time.now += 299
        assert refused(lambda: fetching.fetch(URL)).code == "QAWL-F004"
        assert len(site.requests) == 1
        time.now += 1
        assert fetching.fetch(URL).evidence.status == 200


def test_a_host_that_can_not_be_reached_says_that(site: Site, time: Time) -> None:
    site.close()
    with client(site, time) as fetching:
        assert refused(lambda: fetching.fetch(URL)).code == "QAWL-F003"


def test_its_redirects_are_followed_and_a_loop_of_them_is_none(site: Site) -> None:
    site.answers |= {"/robots.txt": redirect("/r"), "/r": robots("User-agent: *\nDisallow: /news/"), "/news/a": page()}
    assert refused(lambda: client(site).fetch(URL)).code == "QAWL-F007"
    site.answers["/robots.txt"] = redirect("/robots.txt")
    assert client(site).fetch(URL).evidence.status == 200


def test_each_hop_asks_its_own_host(site: Site) -> None:
    def by_host(connection, request) -> None:  # type: ignore[no-untyped-def]
        forbids = request.headers["host"] == "closed.example"
        connection.sendall(robots("User-agent: *\nDisallow: /" if forbids else ""))

    site.answers |= {"/robots.txt": by_host, "/news/a": redirect("http://closed.example/b"), "/b": page()}
    error = refused(lambda: client(site).fetch(URL))
    assert (error.code, error.where) == ("QAWL-F007", "http://closed.example/b")
    assert site.paths() == ["/news/a"]


def test_a_delay_that_it_asks_for_is_kept_up_to_a_ceiling(site: Site, time: Time) -> None:
    site.answers |= {"/robots.txt": robots("User-agent: *\nCrawl-delay: 7.5\n"), "/news/a": page()}
    with client(site, time) as fetching:
        fetching.fetch(URL)
        fetching.fetch(URL)
    assert time.slept[-1] == 7.5
    site.answers |= {"/robots.txt": [robots("User-agent: *\nCrawl-delay: 7.5\n"), robots("")]}
    both = Time()
    with client(site, both) as fetching:
        fetching.fetch(URL)
        fetching.fetch(f"http://{HOST}:8080/news/a")  # another robots.txt of the same host, which asks for no delay
        fetching.fetch(URL)
    assert both.slept[-1] == 7.5
    late = Time()
    site.answers["/robots.txt"] = robots("User-agent: *\nCrawl-delay: 86400\n")
    with client(site, late) as fetching:
        fetching.fetch(URL)
        fetching.fetch(URL)
    assert late.slept[-1] == limits.MAX_CRAWL_DELAY_SECONDS


def test_of_a_large_one_the_beginning_counts(site: Site) -> None:
    rules = "User-agent: *\nDisallow: /news/\n" + "# more\n" * 2_000
    site.answers |= {"/robots.txt": robots(rules), "/news/a": page(), "/b": page()}
    small = Limits(robots=1_000)
    assert refused(lambda: client(site, limits=small).fetch(URL)).code == "QAWL-F007"
    assert client(site, limits=small).fetch(f"http://{HOST}/b").evidence.status == 200
    site.answers["/robots.txt"] = robots("# more\n" * 2_000 + rules)
    assert client(site, limits=small).fetch(URL).evidence.status == 200


def test_a_hostile_one_costs_little(site: Site) -> None:
    rules = "User-agent: *\n" + "".join(f"Disallow: /{'*a' * 40}{k}\n" for k in range(4_000))
    site.answers |= {"/robots.txt": robots(rules), "/" + "a" * 5_000: page()}
    assert client(site).fetch(f"http://{HOST}/{'a' * 5_000}").evidence.status == 200
