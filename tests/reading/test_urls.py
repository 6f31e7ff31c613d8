from __future__ import annotations

import pytest

from qawl.errors import QawlError
from qawl.reading.urls import read_urls, usable, without_credentials
from tests.reading.given import codes, read


@pytest.mark.parametrize(
    "url",
    [
        "https://rasid.example/1",
        "HTTP://rasid.example",
        "http://rasid.example:8080/a?b=c#d",
        "https://rasid.example/خبر/1",
        "https://[2001:db8::1]/",
        " https://rasid.example/1 ",
    ],
)
def test_urls(url: str) -> None:
    assert usable(url)


@pytest.mark.parametrize(
    "value",
    [
        "",
        None,
        5,
        "rasid.example/1",
        "ftp://rasid.example/1",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https:///path",
        "https://rasid.example/a b",
        "https://rasid.example:99999/",
        "https://[bad/",
        "https://rasid.example/\0",
        "https://rasid.example/" + "x" * 9000,
    ],
)
def test_what_is_no_url(value: object) -> None:
    assert not usable(value)


def test_names_and_passwords_are_taken_away() -> None:
    assert without_credentials("https://me:secret@rasid.example/a@b") == "https://rasid.example/a@b"
    assert without_credentials("https://rasid.example/a@b") == "https://rasid.example/a@b"


def test_a_list() -> None:
    data = (
        "\ufeff# القائمة\r\n\r\nhttps://rasid.example/1\r\n  https://rasid.example/2 # الثاني\r\n"
        "<https://rasid.example/3>\r\nrasid.example/4\r\nhttps://rasid.example/5#a"
    )
    items = read(read_urls, data, known={"outlet": "الراصد"})
    assert codes(items) == [
        ("link", "https://rasid.example/1"),
        ("link", "https://rasid.example/2"),
        ("link", "https://rasid.example/3"),
        ("QAWL-F002", "in/news.x:6"),
        ("link", "https://rasid.example/5#a"),
    ]
    assert (items[0].where, items[0].known) == ("in/news.x:3", {"outlet": "الراصد"})


def test_other_encodings_and_nothing() -> None:
    assert codes(read(read_urls, "https://rasid.example/1\n".encode("utf-16"))) == [("link", "https://rasid.example/1")]
    assert codes(read(read_urls, "# لا شيء\n")) == [("QAWL-R005", "in/news.x")]
    with pytest.raises(QawlError, match="QAWL-R002"):
        read(read_urls, b"\x7fELF\0\0")
