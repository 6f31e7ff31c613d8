"""A URL has one reading."""

from __future__ import annotations

import pytest

from qawl.errors import QawlError
from qawl.reading.fetch.urls import follow, parse, shown


@pytest.mark.parametrize(
    ("url", "spelled"),
    [
        ("http://akhbar.example", "http://akhbar.example/"),
        ("HTTPS://Akhbar.EXAMPLE:443/A?b#c", "https://akhbar.example/A?b"),
        ("http://akhbar.example:80?x", "http://akhbar.example/?x"),
        ("http://akhbar.example:8080/", "http://akhbar.example:8080/"),
        ("https://akhbar.example:80/", "https://akhbar.example:80/"),
        ("http://akhbar.example./a", "http://akhbar.example/a"),
        ("http://akhbar.example:/a", "http://akhbar.example/a"),
        ("  http://akhbar.example/a\n", "http://akhbar.example/a"),
        ("http://a@b@akhbar.example/@c", "http://akhbar.example/@c"),
        ("http://akhbar.example/خبر عاجل", "http://akhbar.example/%D8%AE%D8%A8%D8%B1%20%D8%B9%D8%A7%D8%AC%D9%84"),
        ("http://akhbar.example/%D8%AE?q=%zz&x=\\", "http://akhbar.example/%D8%AE?q=%zz&x=%5C"),
        ("http://akhbar.example/a//b/../c;d=1", "http://akhbar.example/a//b/../c;d=1"),
        ("http://أخبار.مثال.example/", "http://xn--igbicxr.xn--mgbh0fb.example/"),
        ("http://xn--mgbh0fb.example/", "http://xn--mgbh0fb.example/"),
        ("http://a_b.akhbar.example/", "http://a_b.akhbar.example/"),
        ("http://93.184.215.14/", "http://93.184.215.14/"),
        ("http://[2606:4700:0::1]/", "http://[2606:4700::1]/"),
        ("https://[2606:4700::1]:8443/", "https://[2606:4700::1]:8443/"),
    ],
)
def test_it_is_spelled_one_way(url: str, spelled: str) -> None:
    target = parse(url)
    assert target.url == spelled
    assert parse(spelled).url == spelled


def test_what_was_asked_for_is_told_as_it_was_written() -> None:
    assert parse("http://alice:pw@Akhbar.example/خبر?x#y").asked == "http://Akhbar.example/خبر?x"


@pytest.mark.parametrize(
    ("place", "url"),
    [
        ("b", "http://akhbar.example/x/b"),
        ("/b?c", "http://akhbar.example/b?c"),
        ("?c", "http://akhbar.example/x/a?c"),
        ("../b", "http://akhbar.example/b"),
        ("//other.example/b", "http://other.example/b"),
        ("https://other.example/b", "https://other.example/b"),
        ("", "http://akhbar.example/x/a?q"),
    ],
)
def test_where_a_redirect_leads(place: str, url: str) -> None:
    assert follow(parse("http://akhbar.example/x/a?q"), place).url == url


def test_a_host_that_can_not_be_read_is_refused_as_any_other() -> None:
    with pytest.raises(QawlError) as caught:
        follow(parse("http://akhbar.example/"), "//[::1/")
    assert caught.value.code == "QAWL-F002"


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("http://alice:pw@a.example/x", "http://a.example/x"),
        ("alice:pw@a.example", "a.example"),
        ("http://al/ice:pw@a.example", "http://a.example"),
        ("ftp://alice@a.example", "a.example"),
        ("http://a.example/x", "http://a.example/x"),
        ("a\nb", "a\ufffdb"),
    ],
)
def test_what_is_printed_of_a_url_that_can_not_be_read(url: str, text: str) -> None:
    assert shown(url) == text


def test_a_refused_number_is_told_with_its_whole_url() -> None:
    with pytest.raises(QawlError) as caught:
        parse("http://alice:pw@10.0.0.1/@x?mail=a@b.example#c")
    assert (caught.value.code, caught.value.where) == ("QAWL-F001", "http://10.0.0.1/@x?mail=a@b.example")


def test_a_private_port_is_ones_own() -> None:
    assert parse("http://akhbar.example:9999/", allow_private=True).port == 9999
    assert parse("http://intranet/", allow_private=True).host == "intranet"
