from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.record.urls import bare, canonical, host, is_page


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("HTTPS://Example.ORG/A?B=C", "https://example.org/A?B=C"),
        ("http://example.org:80/a#top", "http://example.org/a"),
        ("https://example.org:443", "https://example.org"),
        ("https://example.org:80/a", "https://example.org:80/a"),
        ("http://[2001:DB8::1]:80/a", "http://[2001:db8::1]/a"),
        ("https://reem:pass@example.org/a", "https://example.org/a"),
        ("https://reem:p@ss@example.org/a", "https://example.org/a"),
        ("https://example.org/a?", "https://example.org/a?"),
        ("https://example.org/a//b/../c%41", "https://example.org/a//b/../c%41"),
        ("https://example.org?q=1#x", "https://example.org?q=1"),
        (" https://example.org/a\n", "https://example.org/a"),
        ("news/a.txt", "news/a.txt"),
        ("", ""),
    ],
)
def test_only_what_is_never_another_page_is_changed(url: str, expected: str) -> None:
    assert canonical(url) == expected
    assert canonical(expected) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://reem:pass@example.org/a", "https://example.org/a"),
        ("HTTP://reem@example.org", "HTTP://example.org"),
        (
            "from ftp://a:b@x.example, then https://c:d@y.example/z@1",
            "from ftp://x.example, then https://y.example/z@1",
        ),
        ("https://example.org/@reem", "https://example.org/@reem"),
        ("https://example.org?to=a@b.example", "https://example.org?to=a@b.example"),
        ("http://a:b://c:d@x.example/", "http://a:b://x.example/"),
        ("write to desk@example.org", "write to desk@example.org"),
        ("https://", "https://"),
        ("https://@", "https://"),
    ],
)
def test_no_name_and_password_stays_in_any_url_of_a_text(text: str, expected: str) -> None:
    assert bare(text) == expected


@given(st.text(alphabet="abc:/@?# .", max_size=40))
def test_what_is_bare_stays_so_and_nothing_is_added(text: str) -> None:
    once = bare(text)
    left = iter(text)
    assert all(c in left for c in once)  # what is left stands in the text in that order
    assert bare(once) == once


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.Example.org:8080/a", "example.org"),
        ("http://[2001:db8::1]/a", "[2001:db8::1]"),
        ("http://[2001:db8::1]:81/a", "[2001:db8::1]"),
        ("news/a.txt", None),
        ("https:///a", None),
        (None, None),
    ],
)
def test_the_host_of_a_url(url: str | None, expected: str | None) -> None:
    assert host(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a", True),
        ("https://example.org/?p=7", True),
        ("https://example.org?p=7", True),
        ("https://example.org/", False),
        ("https://example.org", False),
        ("a/b", False),
        (None, False),
    ],
)
def test_a_site_alone_is_no_articles_page(url: str | None, expected: bool) -> None:
    assert is_page(url) is expected
