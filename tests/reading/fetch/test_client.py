"""What a fetch asks, what it takes and what it refuses of whatever a server may do."""

from __future__ import annotations

import hashlib
import socket
import ssl
import time as real
from collections.abc import Callable
from pathlib import Path

import pytest

from qawl.errors import QawlError
from qawl.reading.fetch.client import USER_AGENT, Limits
from qawl.reading.fetch.connect import resolved
from qawl.reading.fetch.failures import AnswerError
from tests.reading.fetch.site import HOST, PUBLIC, Request, Site, Time, answer, client, page, redirect

URL = f"http://{HOST}/a"


def refused(call: Callable[[], object]) -> QawlError:
    with pytest.raises(QawlError) as caught:
        call()
    return caught.value


def code(site: Site, told: bytes | Callable[[socket.socket, Request], None], limits: Limits | None = None) -> str:
    """The code that this answer of /a is refused with."""
    site.answers["/a"] = told
    return refused(lambda: client(site, limits=limits).fetch(URL)).code


def test_an_answer_is_kept_as_it_came(site: Site) -> None:
    body = "<p>قالت الوزيرة</p>".encode()
    site.answers["/a"] = answer(
        body,
        Content_Type='Text/HTML; Charset="Windows-1256"',
        ETag='W/"7"',
        Last_Modified="Mon, 21 Sep 2026 10:00:00 GMT",
        Set_Cookie="id=1",
        X_Name="b",
    )
    got = client(site).fetch(f"http://{HOST}/a#part")
    evidence = got.evidence
    assert (evidence.url, evidence.final_url, evidence.status) == (URL, URL, 200)
    assert (evidence.body, evidence.sha256) == (body, hashlib.sha256(body).hexdigest())
    assert evidence.fetched_at == "2026-09-21T14:13:21+00:00"
    assert [name for name, _ in evidence.headers] == [
        "content-type",
        "etag",
        "last-modified",
        "x-name",
        "content-length",
    ]
    assert (got.media_type, got.charset) == ("text/html", "windows-1256")
    assert (got.etag, got.last_modified) == ('W/"7"', "Mon, 21 Sep 2026 10:00:00 GMT")
    assert not got.not_modified


def test_a_request_says_who_asks_and_nothing_of_the_reader(site: Site) -> None:
    site.answers["/a"] = [page(Set_Cookie="id=1; Path=/"), page()]
    with client(site) as fetching:
        fetching.fetch(URL)
        fetching.fetch(URL)
    last = site.requests[-1]
    assert last.headers == {
        "host": HOST,
        "user-agent": USER_AGENT,
        "accept": last.headers["accept"],
        "accept-language": "ar",
        "accept-encoding": "gzip, deflate, br",
        "connection": "close",
    }
    assert USER_AGENT.startswith("Qawl/")
    assert "https://" in USER_AGENT


def test_credentials_are_used_for_nothing_and_stand_nowhere(site: Site) -> None:
    site.answers["/a"] = [page(), redirect(f"http://bob:hunter2@{HOST}/b"), answer(status="404 Not Found")]
    site.answers["/b"] = page()
    with client(site) as fetching:
        first = fetching.fetch(f"http://alice:hunter2@{HOST}/a").evidence
        second = fetching.fetch(f"http://alice:hunter2@{HOST}/a").evidence
        missing = refused(lambda: fetching.fetch(f"http://alice:hunter2@{HOST}/a"))
    assert (first.url, first.final_url) == (URL, URL)
    assert (second.url, second.final_url) == (URL, f"http://{HOST}/b")
    assert missing.where == URL
    for told in (repr(first), repr(second), str(missing), *(request.raw.decode() for request in site.requests)):
        assert "hunter2" not in told
        assert "alice" not in told
        assert "uthorization" not in told


@pytest.mark.parametrize(
    "url",
    [
        "ftp://alice:hunter2@akhbar.example/a",
        "http://alice:hunter2@akhbar.example:99999/a",
        "http://alice:hunter2@10.0.0.1/a",
        "http://alice:hun/ter2@akhbar.example/a",
        "http:\\\\alice:hunter2@akhbar.example/a",
        "alice:hunter2@akhbar.example",
        "http://alice:hunter2@akh bar.example/a",
        "http://alice:hunter2@\nakhbar.example/a",
        "http://alice:hun#ter2@akhbar.example/",
        "http://" + "x" * 400 + ":hunter2@akhbar.example:99999/",
        "http://alice:hunter2" + "x" * 400 + "@akhbar.example/" + "y" * 9000,
    ],
)
def test_no_refusal_tells_credentials(site: Site, url: str) -> None:
    error = refused(lambda: client(site).fetch(url))
    assert site.requests == []
    assert error.code in ("QAWL-F001", "QAWL-F002")
    assert "hun" not in str(error)
    assert "alice" not in str(error)


def test_asking_again_with_what_the_server_gave(site: Site) -> None:
    site.answers["/a"] = answer(status="304 Not Modified", length=False, ETag='"8"')
    got = client(site).fetch(URL, etag='"7"', last_modified="Mon, 21 Sep 2026 10:00:00 GMT")
    assert got.not_modified
    assert (got.etag, got.evidence.status, got.evidence.body) == ('"8"', 304, b"")
    asked = site.requests[-1].headers
    assert asked["if-none-match"] == '"7"'
    assert asked["if-modified-since"] == "Mon, 21 Sep 2026 10:00:00 GMT"
    assert refused(lambda: client(site).fetch(URL)).code == "QAWL-F010"  # nothing was asked that could be unchanged


def test_what_could_break_a_header_is_not_sent(site: Site) -> None:
    site.answers["/a"] = page()
    client(site).fetch(URL, etag='"7"\r\nHost: evil.example', last_modified="\u0661")
    assert "if-none-match" not in site.requests[-1].headers
    assert "if-modified-since" not in site.requests[-1].headers


def test_arabic_urls_are_asked_for_in_ascii(site: Site) -> None:
    site.answers["/%D8%AE%D8%A8%D8%B1?x=%D8%A7%20b"] = page()
    got = client(site).fetch("http://مثال.example/خبر?x=ا b")
    assert site.requests[-1].headers["host"] == "xn--mgbh0fb.example"
    assert got.evidence.url == "http://مثال.example/خبر?x=ا b"
    assert got.evidence.final_url == "http://xn--mgbh0fb.example/%D8%AE%D8%A8%D8%B1?x=%D8%A7%20b"


def test_answers_of_http_1_0_end_with_the_connection(site: Site) -> None:
    site.answers["/a"] = b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n" + "نص".encode()
    assert client(site).fetch(URL).evidence.body == "نص".encode()


def test_a_line_end_after_the_body_is_no_lie(site: Site) -> None:
    site.answers["/a"] = answer(b"abc\r\n", length=False, Content_Length="3")
    assert client(site).fetch(URL).evidence.body == b"abc"


def test_redirects_are_followed_in_every_form(site: Site) -> None:
    site.answers |= {
        "/a": redirect("/b", "301 Moved"),
        "/b": redirect("c?x=1", "307 Temporary"),
        "/c?x=1": redirect("//other.example/d", "308 Permanent"),
        "/d": answer(status="303 See Other", Location="http://other.example/خبر"),
        "/%D8%AE%D8%A8%D8%B1": page(),
    }
    got = client(site).fetch(URL)
    assert got.evidence.final_url == "http://other.example/%D8%AE%D8%A8%D8%B1"
    assert got.evidence.url == URL
    assert [request.headers["host"] for request in site.requests if request.path != "/robots.txt"] == [
        HOST,
        HOST,
        HOST,
        "other.example",
        "other.example",
    ]


def test_redirects_end(site: Site) -> None:
    site.answers |= {"/a": redirect("/b"), "/b": redirect("/a")}
    error = refused(lambda: client(site).fetch(URL))
    assert error.code == "QAWL-F006"
    assert site.paths() == ["/a", "/b"]
    site.answers |= {f"/{k}": redirect(f"/{k + 1}") for k in range(50)}
    site.requests.clear()
    assert refused(lambda: client(site, limits=Limits(redirects=3)).fetch(f"http://{HOST}/0")).code == "QAWL-F006"
    assert site.paths() == ["/0", "/1", "/2", "/3"]
    assert code(site, answer(status="302 Found")) == "QAWL-F010"


@pytest.mark.parametrize(
    "to",
    ["ftp://akhbar.example/a", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "gopher://x.example/"],
)
def test_redirects_to_other_schemes_are_refused(site: Site, to: str) -> None:
    assert code(site, redirect(to)) == "QAWL-F002"


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("204 No Content", "QAWL-F005"),
        ("205 Reset Content", "QAWL-F005"),
        ("206 Partial Content", "QAWL-F010"),
        ("300 Multiple Choices", "QAWL-F005"),
        ("305 Use Proxy", "QAWL-F005"),
        ("401 Unauthorized", "QAWL-F005"),
        ("403 Forbidden", "QAWL-F005"),
        ("404 Not Found", "QAWL-F005"),
        ("407 Proxy Authentication Required", "QAWL-F005"),
        ("408 Request Timeout", "QAWL-F003"),
        ("410 Gone", "QAWL-F005"),
        ("429 Too Many Requests", "QAWL-F004"),
        ("451 Unavailable", "QAWL-F005"),
        ("500 Error", "QAWL-F003"),
        ("502 Bad Gateway", "QAWL-F003"),
        ("503 Unavailable", "QAWL-F004"),
        ("599 What", "QAWL-F003"),
        ("999 Denied", "QAWL-F003"),
    ],
)
def test_a_status_that_is_no_page(site: Site, status: str, expected: str) -> None:
    site.answers["/a"] = answer(b"", status=status, length=not status.startswith("204"))
    error = refused(lambda: client(site).fetch(URL))
    assert error.code == expected
    assert isinstance(error, AnswerError)
    assert error.status == int(status[:3])
    assert status[:3] in error.why or status.startswith("206")


@pytest.mark.parametrize("kind", ["video/mp4", "image/jpeg", "AUDIO/mpeg; x=y", "font/woff2"])
def test_pictures_films_and_sound_are_not_even_read(site: Site, kind: str) -> None:
    sent = []

    def endless(connection: socket.socket, request: Request) -> None:
        connection.sendall(answer(length=False, Content_Type=kind, Content_Length="900000000"))
        for _ in range(400):
            sent.append(connection.send(b"x" * 65_536))

    error = refused(lambda: (site.answers.update({"/a": endless}), client(site).fetch(URL)))
    assert error.code == "QAWL-R009"
    assert kind.lower().split(";")[0] in error.why
    real.sleep(0.05)
    assert sum(sent) < 20_000_000


def test_a_large_answer_is_broken_off(site: Site) -> None:
    limits = Limits(body=100_000, silence=2, seconds=5)
    assert code(site, answer(b"x" * 100_001), limits) == "QAWL-F008"
    assert code(site, answer(b"x" * 200_000, length=False), limits) == "QAWL-F008"
    site.answers["/a"] = answer(b"x" * 100_000)
    assert len(client(site, limits=limits).fetch(URL).evidence.body) == 100_000


def test_what_the_length_promises_is_not_waited_for(site: Site) -> None:
    def promising(connection: socket.socket, request: Request) -> None:
        connection.sendall(answer(length=False, Content_Length="99999999999999"))
        real.sleep(2)

    began = real.monotonic()
    assert code(site, promising) == "QAWL-F008"
    assert real.monotonic() - began < 1


def test_endless_chunks_are_broken_off(site: Site) -> None:
    def endless(connection: socket.socket, request: Request) -> None:
        connection.sendall(answer(length=False, Transfer_Encoding="chunked"))
        while True:
            connection.sendall(b"2000\r\n" + b"x" * 0x2000 + b"\r\n")

    assert code(site, endless, Limits(body=300_000, silence=2, seconds=5)) == "QAWL-F008"


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(answer(b"x" * 10, length=False, Content_Length="20"), id="shorter than its length"),
        pytest.param(answer(b"x" * 30, length=False, Content_Length="20"), id="longer than its length"),
        pytest.param(answer(b"x" * 30, length=False, Content_Length="-1"), id="a negative length"),
        pytest.param(answer(b"x" * 30, length=False, Content_Length="1e3"), id="a length that is none"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx", id="two lengths"),
        pytest.param(answer(b"5\r\nabc", length=False, Transfer_Encoding="chunked"), id="a chunk cut off"),
        pytest.param(answer(b"3\r\nabc\r\n", length=False, Transfer_Encoding="chunked"), id="no last chunk"),
        pytest.param(
            answer(b"zz\r\nabc\r\n0\r\n\r\n", length=False, Transfer_Encoding="chunked"), id="no chunk's size"
        ),
        pytest.param(
            answer(b"3\r\nabcdef\r\n0\r\n\r\n", length=False, Transfer_Encoding="chunked"), id="chunk too long"
        ),
        pytest.param(
            answer(b"3\r\nabc\r\n0\r\n\r\nmore", length=False, Transfer_Encoding="chunked"), id="after the end"
        ),
        pytest.param(answer(b"abc", length=False, Transfer_Encoding="gzip, chunked"), id="a transfer coding"),
        pytest.param(b"HTTP/1.1 200 OK\r\nBad\x00Name: 1\r\n\r\n", id="NUL in a header's name"),
        pytest.param(b"HTTP/1.1 200 OK\r\nName: a\x00b\r\n\r\n", id="NUL in a header"),
        pytest.param(b"SSH-2.0-OpenSSH_9.6\r\n\r\n", id="another protocol"),
        pytest.param(b"HTTP/1.1 abc OK\r\n\r\n", id="no status"),
        pytest.param(b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n", id="a switch that nobody asked for"),
    ],
)
def test_what_is_not_whole_or_no_http(site: Site, sent: bytes) -> None:
    assert code(site, sent) == "QAWL-F010"


def test_headers_have_a_ceiling(site: Site) -> None:
    many = b"".join(b"h%d: x\r\n" % k for k in range(300))
    assert code(site, b"HTTP/1.1 200 OK\r\n" + many + b"\r\n") == "QAWL-F008"
    assert code(site, b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000 + b"\r\n\r\n") == "QAWL-F008"

    def endless(connection: socket.socket, request: Request) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        while True:
            connection.sendall(b"X: y\r\n" * 1000)

    assert code(site, endless) == "QAWL-F008"
    trailers = b"0\r\n" + b"X: y\r\n" * 50_000
    assert code(site, answer(trailers, length=False, Transfer_Encoding="chunked")) == "QAWL-F008"


def test_interim_answers_pass_and_do_not_pass_for_ever(site: Site) -> None:
    site.answers["/a"] = b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" * 3 + page()
    assert client(site).fetch(URL).evidence.status == 200

    def endless(connection: socket.socket, request: Request) -> None:
        while True:
            connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n" * 10)

    assert code(site, endless, Limits(seconds=0.5, silence=0.3)) == "QAWL-F009"


def test_a_slow_server_is_not_waited_for(site: Site) -> None:
    def drips(connection: socket.socket, request: Request) -> None:
        connection.sendall(answer(length=False, Content_Length="1000"))
        for _ in range(1000):
            connection.sendall(b"x")
            real.sleep(0.02)

    def drips_its_head(connection: socket.socket, request: Request) -> None:
        for byte in answer(b"x") * 10:
            connection.sendall(bytes([byte]))
            real.sleep(0.02)

    def silent(connection: socket.socket, request: Request) -> None:
        real.sleep(3)

    def stops(connection: socket.socket, request: Request) -> None:
        connection.sendall(answer(b"x" * 10, length=False, Content_Length="20"))
        real.sleep(3)

    for told in (drips, drips_its_head, silent, stops):
        began = real.monotonic()
        assert code(site, told, Limits(seconds=0.6, silence=0.3)) == "QAWL-F009", told.__name__
        assert real.monotonic() - began < 2


def test_slow_redirects_share_the_time(site: Site) -> None:
    def slow(connection: socket.socket, request: Request) -> None:
        real.sleep(0.12)
        connection.sendall(redirect(request.path + "x"))

    site.answers |= {"/" + "a" + "x" * k: slow for k in range(20)}
    error = refused(lambda: client(site, limits=Limits(seconds=0.4, silence=1, redirects=20)).fetch(URL))
    assert error.code in ("QAWL-F009", "QAWL-F003")
    assert len(site.paths()) < 6


def test_a_host_that_vanishes(site: Site, time: Time) -> None:
    site.answers["/a"] = lambda connection, request: None
    fetching = client(site, time)
    assert refused(lambda: fetching.fetch(URL)).code == "QAWL-F003"  # it ends without an answer
    site.close()
    assert refused(lambda: fetching.fetch(URL)).code == "QAWL-F003"  # and then takes no connection

    def unknown(name: str, seconds: float) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    error = refused(lambda: client(site, resolve=unknown).fetch(URL))
    assert error.code == "QAWL-F003"
    assert "Name or service not known" in error.why
    assert refused(lambda: client(site, resolve=lambda name, seconds: []).fetch(URL)).code == "QAWL-F003"
    assert refused(lambda: client(site, resolve=lambda name, seconds: ["nonsense"]).fetch(URL)).code == "QAWL-F003"


def test_a_connection_that_is_reset(site: Site) -> None:
    def resets(connection: socket.socket, request: Request) -> None:
        connection.sendall(answer(b"x" * 10, length=False, Content_Length="20"))
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")

    assert code(site, resets) in ("QAWL-F010", "QAWL-F003")  # the reset may overtake what was sent


def test_the_next_address_is_tried(site: Site) -> None:
    tried = []

    def connect(address: str, port: int, seconds: float) -> socket.socket:
        tried.append((address, port))
        if len(tried) % 2:
            raise ConnectionRefusedError(111, "Connection refused")
        return site.connect(address, port, seconds)

    site.answers["/a"] = page()
    both = ["2606:2800:220:1:248:1893:25c8:1946", PUBLIC]
    got = client(site, resolve=lambda name, seconds: both, connect=connect).fetch(f"http://{HOST}:8080/a")
    assert got.evidence.status == 200
    assert tried == [(both[0], 8080), (both[1], 8080)] * 2
    assert site.requests[-1].headers["host"] == f"{HOST}:8080"


def test_no_proxy_of_the_environment_is_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.answers["/a"] = page()
    client(site).fetch(URL)
    assert site.requests[-1].raw.startswith(b"GET /a HTTP/1.1\r\n")


def test_ones_own_server(site: Site) -> None:
    site.answers["/a"] = page()
    own = f"http://127.0.0.1:{site.port}/a"
    got = client(site, allow_private=True, connect=None, resolve=None).fetch(own)
    assert got.evidence.url == got.evidence.final_url == own
    assert site.requests[-1].headers["host"] == f"127.0.0.1:{site.port}"
    named = client(site, allow_private=True, connect=None, resolve=resolved).fetch(f"http://localhost:{site.port}/a")
    assert named.evidence.status == 200
    assert refused(lambda: client(site, connect=None).fetch(f"http://127.0.0.1:{site.port}/a")).code in (
        "QAWL-F001",
        "QAWL-F002",
    )


def _tls(site: Site) -> tuple[ssl.SSLContext, Site]:
    """``site`` speaking TLS with the tests' certificate (for akhbar.example), and a context that trusts it."""
    pem = Path(__file__).with_name("akhbar.pem")
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(pem)
    plain = site._serve

    def serve(connection: socket.socket) -> None:
        try:
            plain(serving.wrap_socket(connection, server_side=True))
        except OSError:
            connection.close()

    site._serve = serve  # type: ignore[method-assign]
    return ssl.create_default_context(cafile=str(pem)), site


def test_certificates_are_checked_against_the_name(site: Site) -> None:
    trusting, site = _tls(site)
    site.answers["/a"] = page()
    got = client(site, tls=trusting).fetch(f"https://{HOST}/a")
    assert got.evidence.final_url == f"https://{HOST}/a"
    other = refused(lambda: client(site, tls=trusting).fetch("https://other.example/a"))
    assert other.code == "QAWL-F011"
    assert other.where == "https://other.example/a"
    untrusted = refused(lambda: client(site).fetch(f"https://{HOST}/a"))
    assert untrusted.code == "QAWL-F011"
    assert site.paths() == ["/a"]


def test_a_server_that_speaks_no_tls(site: Site) -> None:
    def speaks(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        connection.close()

    site._serve = speaks  # type: ignore[method-assign]
    assert refused(lambda: client(site).fetch(f"https://{HOST}/a")).code == "QAWL-F003"


def test_from_https_to_http_is_allowed(site: Site) -> None:
    trusting, secure = _tls(site)
    with Site() as plain:
        secure.answers["/a"] = redirect(f"http://{HOST}/b")
        plain.answers["/b"] = page()

        def connect(address: str, port: int, seconds: float) -> socket.socket:
            return (secure if port == 443 else plain).connect(address, port, seconds)

        got = client(secure, tls=trusting, connect=connect).fetch(f"https://{HOST}/a")
    assert got.evidence.final_url == f"http://{HOST}/b"
