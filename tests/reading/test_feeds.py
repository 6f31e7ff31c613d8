from __future__ import annotations

import socket
import time
from typing import Any

import pytest

from qawl.errors import QawlError
from qawl.reading import feeds
from qawl.reading.feeds import read_feed
from tests.reading.given import TEXT, article, codes, link, read

FULL = "".join(f"<p>{TEXT} وهذا سطر رقم {i}.</p>" for i in range(12))
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)


def rss(*items: str, title: str = "الراصد", head: str = '<?xml version="1.0"?>') -> str:
    return (
        f'{head}<rss version="2.0" {NAMESPACES}><channel><title>{title}</title><link>https://rasid.example/</link>'
        f"{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"
    )


def one(item: str, **told: Any) -> Any:
    (found,) = read(read_feed, rss(item), **told)
    return found


def test_what_an_entry_tells() -> None:
    found = link(
        one(
            "<title>افتتاح &lt;b&gt;الجسر&lt;/b&gt; &amp;amp; المرفأ</title><link>https://rasid.example/1?utm_source=rss&a=1</link>"
            "<pubDate>Wed, 14 Dec 2016 10:22:33 +0300</pubDate><dc:creator>ليلى منصور</dc:creator>"
            "<category>نقل</category><category>موانئ</category><description>مقدمة</description>",
            known={"outlet": "غيره", "extra": {"from": "zip"}},
        )
    )
    assert (found.url, found.where, found.fallback) == (
        "https://rasid.example/1?utm_source=rss&a=1",
        "in/news.x:1",
        None,
    )
    assert found.known == {
        "title": "افتتاح الجسر & المرفأ",
        "published": "2016-12-14T10:22:33+03:00",
        "published_precision": "time",
        "published_basis": "feed",
        "author": "ليلى منصور",
        "outlet": "الراصد",
        "extra": {"from": "zip", "tags": ["نقل", "موانئ"]},
    }


def test_full_content_is_the_fallback() -> None:
    found = link(
        one(
            f"<title>الجسر</title><link>https://rasid.example/1</link><content:encoded><![CDATA[{FULL}]]></content:encoded>"
        )
    )
    assert found.fallback is not None
    text = found.fallback.article.text
    assert text.splitlines()[:2] == ["الجسر", f"{TEXT} وهذا سطر رقم 0."]
    assert len(text.splitlines()) == 13
    assert (found.fallback.article.url, found.fallback.article.outlet) == ("https://rasid.example/1", "الراصد")


def test_a_teaser_is_none() -> None:
    item = f"<content:encoded>{TEXT}</content:encoded><description>{TEXT * 12}</description>"
    assert link(one(f"<link>https://rasid.example/1</link>{item}")).fallback is None
    item = f"<link>https://rasid.example/1</link><description>{TEXT * 40}</description>"
    assert link(one(item)).fallback is not None


def test_full_content_in_another_language_is_no_fallback() -> None:
    item = f"<link>https://rasid.example/1</link><content:encoded>{'The bridge is open. ' * 40}</content:encoded>"
    assert link(one(item)).fallback is None
    assert codes([one(item.replace("<link>https://rasid.example/1</link>", ""))]) == [("QAWL-R006", "in/news.x:1")]


def test_an_entry_without_a_link() -> None:
    found = article(one(f"<title>الجسر</title><content:encoded><![CDATA[{FULL}]]></content:encoded>", published="2020"))
    assert (found.title, found.published, found.url) == ("الجسر", "2020", None)
    assert codes([one(f"<title>الجسر</title><description>{TEXT}</description>")]) == [("QAWL-R010", "in/news.x:1")]


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<link>/1</link>", "https://rasid.example/1"),
        ("<link>1.html</link>", "https://rasid.example/feeds/1.html"),
        ("<guid>https://rasid.example/2</guid>", "https://rasid.example/2"),
        ("<link>https://c.example/~r/x</link><feedburner:origLink>https://rasid.example/3</feedburner:origLink>",
         "https://rasid.example/3"),
        ("<link><![CDATA[ https://rasid.example/4?a=1&b=2 ]]></link>", "https://rasid.example/4?a=1&b=2"),
    ],
)  # fmt: skip
def test_links(item: str, url: str) -> None:
    assert link(one(item, url="https://rasid.example/feeds/all.xml")).url == url


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "nowhere", "https://[x"])
def test_what_is_no_link(url: str) -> None:
    assert codes([one(f"<link>{url}</link>")]) == [("QAWL-R010", "in/news.x:1")]


def test_atom() -> None:
    data = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://rasid.example/a/"><title>الراصد</title>'
        '<entry><title type="html">&lt;i&gt;الجسر&lt;/i&gt;</title><link rel="self" href="x"/><link href="1"/>'
        "<updated>2016-12-15T00:00:00Z</updated><published>2016-12-14T01:02:03Z</published><author><name>سلمى</name></author>"
        f'<content type="html"><![CDATA[{FULL}]]></content></entry>'
        '<entry><title>ب</title><link href="https://rasid.example/2"/><updated>2016-12-15T00:00:00Z</updated></entry></feed>'
    )
    first, second = map(link, read(read_feed, data))
    assert (first.url, first.known["title"], first.known["author"]) == ("https://rasid.example/a/1", "الجسر", "سلمى")
    assert first.known["published"] == "2016-12-14T01:02:03+00:00"
    assert first.fallback is not None
    assert "published" not in second.known


def test_rss_1_0() -> None:
    data = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>الراصد</title></channel>'
        "<item><title>ا</title><link>https://rasid.example/1</link><dc:date>2016-12-14</dc:date></item></rdf:RDF>"
    )
    (found,) = read(read_feed, data)
    assert (link(found).url, found.known["outlet"], found.known["published"]) == (
        "https://rasid.example/1",
        "الراصد",
        "2016-12-14",
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256"])
def test_encodings(encoding: str) -> None:
    head = '<?xml version="1.0" encoding="utf-8"?>'
    data = rss("<title>افتتاح الجسر</title><link>https://rasid.example/1</link>", head=head).encode(encoding)
    assert link(read(read_feed, data)[0]).known["title"] == "افتتاح الجسر"


def test_what_newsrooms_get_wrong() -> None:
    item = "<title>قال & مضى&nbsp;ثم</title><link>https://rasid.example/1</link>\x0b"
    (found,) = read(read_feed, rss(item, head="\n\n<?xml version='1.0'?>"))
    assert link(found).url == "https://rasid.example/1"
    assert link(found).known["title"].startswith("قال & مضى")


def test_a_feed_that_breaks_off_gives_what_it_has() -> None:
    whole = rss(*(f"<title>ا</title><link>https://rasid.example/{i}</link>" for i in range(3)))
    assert codes(read(read_feed, whole[: whole.index("rasid.example/2")])) == [
        ("link", "https://rasid.example/0"),
        ("link", "https://rasid.example/1"),
        ("QAWL-R010", "in/news.x:3"),
        ("QAWL-R026", "in/news.x:4"),
    ]


def test_a_feed_of_nothing() -> None:
    assert codes(read(read_feed, rss())) == [("QAWL-R005", "in/news.x")]
    assert codes(read(read_feed, "<rss")) == [("QAWL-R026", "in/news.x:1")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("<opml><body/></opml>", "QAWL-R026"),
        (rss(head='<!DOCTYPE rss [<!ENTITY a "b">]>'), "QAWL-R027"),
        ("<rss version='2.0'><channel>" + "<a>" * 100_000, "QAWL-R015"),
        ("<rss version='2.0'><channel>" + "<a/>" * 200_000 + "</channel></rss>", "QAWL-R026"),
    ],
)
def test_feeds_of_no_use(data: str, code: str) -> None:
    with pytest.raises(QawlError) as caught:
        read(read_feed, data)
    assert caught.value.code == code


def test_ceilings(monkeypatch: pytest.MonkeyPatch) -> None:
    items = [f"<link>https://rasid.example/{i}</link>" for i in range(5)]
    monkeypatch.setattr(feeds, "MAX_FEED_ENTRIES", 3)
    assert codes(read(read_feed, rss(*items)))[2:] == [
        ("link", "https://rasid.example/2"),
        ("QAWL-R026", "in/news.x:4"),
    ]
    monkeypatch.setattr(feeds, "MAX_FEED_BYTES", 300)
    with pytest.raises(QawlError, match="QAWL-R003"):
        read(read_feed, rss(*items))


@pytest.mark.parametrize(
    ("item", "last"),
    [
        ("<title a='" + "x" * 4_500_000 + "'>ا</title>", ("QAWL-R010", "in/news.x:1")),
        ("<description>" + "&lt;p" * 900_000 + "</description>", ("QAWL-R010", "in/news.x:1")),
        ("</item><item>" * 350_000, ("QAWL-R026", "in/news.x:2001")),
    ],
    ids=["attribute", "references", "entries"],
)
def test_large_ones_are_done_with_soon(item: str, last: tuple[str, str]) -> None:
    start = time.process_time()
    assert codes(read(read_feed, rss(item)))[-1] == last
    assert time.process_time() - start < 4


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("a connection was made"))
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("a connection was made"))
    for data in (b"http://127.0.0.1:1/feed", b"/etc/passwd"):
        with pytest.raises(QawlError):
            read(read_feed, data)
    assert codes([one("<link>http://127.0.0.1:1/</link>", url="http://127.0.0.1:1/feed")]) == [
        ("link", "http://127.0.0.1:1/")
    ]
