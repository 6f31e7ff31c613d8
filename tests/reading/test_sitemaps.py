from __future__ import annotations

import time

import pytest

from qawl.errors import QawlError
from qawl.reading import sitemaps
from qawl.reading.sitemaps import read_sitemap
from tests.reading.given import codes, link, read

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">'
)


def page(number: int, language: str = "ar") -> str:
    return (
        f"<url><loc>https://rasid.example/{number}?a=1&amp;b=2</loc><lastmod>2016-12-15</lastmod>"
        "<image:image><image:loc>https://rasid.example/i.jpg</image:loc><image:title>صورة</image:title></image:image>"
        f"<news:news><news:publication><news:name>الراصد</news:name><news:language>{language}</news:language>"
        "</news:publication><news:publication_date>2016-12-14T10:22:33+03:00</news:publication_date>"
        "<news:title>افتتاح\n الجسر</news:title></news:news></url>"
    )


def test_what_a_news_sitemap_tells() -> None:
    (found,) = read(read_sitemap, f"{HEAD}{page(1)}</urlset>", known={"author": "سلمى", "extra": {"sitemap": True}})
    assert (link(found).url, link(found).where) == ("https://rasid.example/1?a=1&b=2", "in/news.x:1")
    assert link(found).known == {
        "author": "سلمى",
        "title": "افتتاح الجسر",
        "outlet": "الراصد",
        "published": "2016-12-14T10:22:33+03:00",
        "published_precision": "time",
        "published_basis": "sitemap",
        "extra": {"lastmod": "2016-12-15"},
    }


def test_pages_in_other_languages_are_counted_and_left() -> None:
    languages = ["ar", "fr", "fa", "ar-EG", "AR_sa", "ur", ""]
    data = HEAD + "".join(page(i, language) for i, language in enumerate(languages)) + "</urlset>"
    url = "https://rasid.example/{}?a=1&b=2".format
    assert codes(read(read_sitemap, data)) == [
        ("link", url(0)),
        ("QAWL-R006", url(1)),
        ("QAWL-R013", url(2)),
        ("link", url(3)),
        ("link", url(4)),
        ("QAWL-R013", url(5)),
        ("link", url(6)),
    ]


def test_an_index() -> None:
    data = "<sitemapindex><sitemap><loc> https://rasid.example/s.xml.gz\n</loc></sitemap></sitemapindex>"
    for encoding in ("utf-8", "utf-16"):
        (found,) = read(read_sitemap, data.encode(encoding))
        assert (link(found).url, link(found).known) == ("https://rasid.example/s.xml.gz", {"extra": {"sitemap": True}})


def test_what_sites_get_wrong() -> None:
    data = (
        f"\n\n{HEAD}<url><loc>https://rasid.example/1?a=1&b=2</loc></url><url><loc><![CDATA[https://rasid.example/2?a&b]]></loc>"
        "</url><url><loc>/3</loc></url><url/><other/></urlset>"
    )
    assert codes(read(read_sitemap, data)) == [
        ("link", "https://rasid.example/1?a=1&b=2"),
        ("link", "https://rasid.example/2?a&b"),
        ("QAWL-F002", "in/news.x:3"),
        ("QAWL-F002", "in/news.x:4"),
    ]


def test_one_that_breaks_off_gives_what_it_has() -> None:
    assert codes(read(read_sitemap, HEAD + page(1) + page(2)[:30])) == [
        ("link", "https://rasid.example/1?a=1&b=2"),
        ("QAWL-R026", "in/news.x:2"),
    ]
    assert codes(read(read_sitemap, f"{HEAD}</urlset>")) == [("QAWL-R005", "in/news.x")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("<rss><channel/></rss>", "QAWL-R026"),
        ('<!DOCTYPE urlset [<!ENTITY a "b">]>' + HEAD, "QAWL-R027"),
        (HEAD + "<a>" * 100_000, "QAWL-R015"),
    ],
)
def test_sitemaps_of_no_use(data: str, code: str) -> None:
    with pytest.raises(QawlError) as caught:
        read(read_sitemap, data)
    assert caught.value.code == code


def test_what_is_no_xml_at_all_is_refused() -> None:
    assert codes(read(read_sitemap, "قال الوزير نعم")) == [("QAWL-R026", "in/news.x:1")]


def test_ceilings(monkeypatch: pytest.MonkeyPatch) -> None:
    data = HEAD + "".join(map(page, range(5))) + "</urlset>"
    monkeypatch.setattr(sitemaps, "MAX_SITEMAP_URLS", 3)
    assert [code for code, _ in codes(read(read_sitemap, data))] == ["link", "link", "link", "QAWL-R026"]
    monkeypatch.setattr(sitemaps, "MAX_SITEMAP_BYTES", 100)
    with pytest.raises(QawlError, match="QAWL-R003"):
        read(read_sitemap, data)


def test_a_long_attribute_is_done_with_soon() -> None:
    start = time.process_time()
    items = read(read_sitemap, f"{HEAD}<url a='{'x' * 20_000_000}'><loc>https://rasid.example/1</loc></url></urlset>")
    assert codes(items) == [("link", "https://rasid.example/1")]
    assert time.process_time() - start < 4
