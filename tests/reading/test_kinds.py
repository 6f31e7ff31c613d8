"""Heads of inputs and the kinds they are of."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile

import pytest

from qawl.reading.kinds import kind_of

NEWS = "قال وزير النقل سليم العطار، اليوم، إن الجسر سيفتح قريبا.\nوأضاف أن العمل انتهى.\n"
LONG = "قال المتحدث إن المرفأ يعمل. " * 400
PAGE = f"<html><body><p>{NEWS}</p></body></html>"
RSS = '<rss version="2.0"><channel><title>الراصد</title></channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>الراصد</title></feed>'
RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>'
XML = '<?xml version="1.0" encoding="utf-8"?>\n'
URLS = "https://rasid.example/1\nhttps://rasid.example/2\n"
CSV = f'title,text\nالجسر,"{NEWS}"\nالمرفأ,قال نعم\n'
ROW = json.dumps({"text": NEWS}, ensure_ascii=False)


def zipped(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(name, NEWS)
    return out.getvalue()


def tarred(form: int, *, mark: bool = True) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as file:
        info = tarfile.TarInfo("news.txt")
        file.addfile(info, io.BytesIO(b""))
    data = out.getvalue()
    if mark:
        return data
    bare = data[:257] + b"\0" * 8 + data[265:512]
    total = sum(bare[:148]) + 8 * 32 + sum(bare[156:512])
    return bare[:148] + f"{total:06o}\0 ".encode() + bare[156:]


HEADS: list[tuple[str, str | bytes]] = [
    # text, whatever it looks like at first
    ("text", ""),
    ("text", " \n"),
    ("text", NEWS),
    ("text", "\ufeff" + NEWS),
    ("text", NEWS.encode("cp1256")),
    ("text", NEWS.encode("utf-16")),
    ("text", NEWS.encode("utf-16-le")),
    ("text", NEWS.encode("utf-16-be")),
    ("text", LONG.encode()[:8191]),
    ("text", "<عاجل> " + NEWS),
    ("text", "< " + NEWS),
    ("text", "<< سري >> " + NEWS),
    ("text", "<Reuters> " + NEWS),
    ("text", "<3 " + NEWS),
    ("text", "[خاص] " + NEWS),
    ("text", "[1] " + NEWS),
    ("text", "{عاجل} " + NEWS),
    ("text", "الوزير, النائب, المدير\nقالوا, أمس, نعم\nوأضافوا, اليوم, لا\n"),
    ("text", "الميزانية: النص, كما جاء\n" + NEWS),
    ("text", "القائمة؛ وفيها ثلاثة: خبز; ماء; ملح\n" + NEWS),
    ("text", "قال: a | b\n" + NEWS),
    ("text", "title, as they say\n" + NEWS),
    ("text", "text\n" + NEWS),
    ("text", "https://rasid.example/1\n" + NEWS),
    ("text", "https://rasid.example/1 قال الوزير\n"),
    ("text", "%PDF قال الوزير"),
    ("text", "نقرأ %PDF-1.4 في أول الملف"),
    ("text", "PK قال الوزير"),
    ("text", "BZh قال الوزير"),
    ("text", "MZ قال الوزير"),
    ("text", "BM قال الوزير إن"),
    ("text", "RIFF قال الوزير إن"),
    ("text", "من كتب <3 أو x<y فقد قال"),
    # pages
    ("html", PAGE),
    ("html", "\ufeff\r\n  <!DOCTYPE html>" + PAGE),
    ("html", PAGE.encode("utf-16")),
    ("html", PAGE.encode("utf-16-le")),
    ("html", PAGE.encode("cp1256")),
    ("html", "<!-- نسخة محفوظة --><!-- ثانية -->\n" + PAGE),
    ("html", "<!-- " + "x" * 9000),
    ("html", '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/x.dtd">\n' + PAGE),
    ("html", XML + '<!DOCTYPE html PUBLIC "x" "y"><html xmlns="http://www.w3.org/1999/xhtml">'),
    ("html", XML + '<html xmlns="http://www.w3.org/1999/xhtml">'),
    ("html", f"<article><p>{NEWS}</p></article>"),
    ("html", f"<div class=story>{NEWS}"),
    ("html", f"<p>{NEWS}"),
    ("html", f"<P dir=rtl>{NEWS}"),
    ("html", f"<h1>الجسر</h1>{NEWS}"),
    ("html", f"<b>عاجل</b> {NEWS}"),
    ("html", f"<news-story>{NEWS}</news-story>"),
    ("html", f"الراصد <html><body>{NEWS}"),
    ("html", "<HEAD><TITLE>الجسر</TITLE>"),
    # feeds, sitemaps, other XML
    ("feed", RSS),
    ("feed", XML + RSS),
    ("feed", (XML + RSS).encode("utf-16")),
    ("feed", "<!-- made by hand -->\n" + XML + RSS),
    ("feed", XML + '<?xml-stylesheet href="a.xsl"?>\n<!-- x -->\n' + RSS),
    ("feed", XML + '<!DOCTYPE rss [<!ENTITY a "b">]>\n' + RSS),
    ("feed", "<rss>"),
    ("feed", ATOM),
    ("feed", XML + '<atom:feed xmlns:atom="http://www.w3.org/2005/Atom">'),
    ("feed", XML + RDF),
    ("feed", RDF.replace("http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/")),
    ("sitemap", SITEMAP),
    ("sitemap", XML + SITEMAP),
    ("sitemap", XML + "<sitemapindex><sitemap>"),
    ("xml", XML + "<opml><body/></opml>"),
    ("xml", XML + "<note><p>x</p></note>"),
    ("xml", XML),
    ("xml", '<rdf:RDF xmlns:rdf="x"><a/></rdf:RDF>'),
    ("xml", '<svg xmlns="http://www.w3.org/2000/svg">'),
    ("xml", "<note>قال</note>"),
    # JSON
    ("json", ROW),
    ("json", json.dumps({"text": NEWS}, indent=2)),
    ("json", json.dumps([{"text": NEWS}, {"text": LONG}])),
    ("json", json.dumps([{"text": LONG}], indent=1).encode("utf-16")),
    ("json", "[]"),
    ("json", "[\n  {"),
    ("json", json.dumps({"page": 1, "articles": [{"text": LONG}]})[:8000]),
    ("json", '{\n  "text": "' + LONG),
    ("jsonl", f"{ROW}\n{ROW}\n"),
    ("jsonl", f"\ufeff{ROW}\n{ROW}\n"),
    ("jsonl", f"{ROW}\n\n{ROW}\n".encode("cp1256")),
    ("jsonl", '{"text": "' + LONG),
    ("jsonl", '{"text": "قال"\n{"text": "قال"}\n'),
    ("jsonl", '{"text": "قال"} {'),
    # tables
    ("csv", CSV),
    ("csv", "\ufeff" + CSV),
    ("csv", CSV.encode("utf-16")),
    ("csv", CSV.encode("cp1256")),
    ("csv", "العنوان;النص\nالجسر;قال نعم\n"),
    ("csv", "id\tbody\tdate\n1\tقال نعم\t2016\n"),
    ("csv", "id|content\n1|قال نعم\n"),
    ("csv", "sep=;\nid;text\n1;قال\n"),
    (
        "csv",
        "stories_id,publish_date,title,url,media_name\n1,2016-12-14 10:22:33,الجسر,https://rasid.example/1,الراصد\n",
    ),
    ("csv", f'text,title\n"{LONG}'),
    ("csv", "title,url\n"),
    ("csv", f"url\n{URLS}"),
    # lists of URLs
    ("urls", URLS),
    ("urls", "https://rasid.example/1"),
    ("urls", "\ufeff# قائمة\r\n\r\n" + URLS.replace("\n", "\r\n")),
    ("urls", URLS * 4 + "rasid.example/3\n"),
    ("urls", (URLS * 300)[:8192]),
    ("urls", URLS.encode("utf-16")),
    ("urls", "HTTP://rasid.example/1 # الأول\n<https://rasid.example/2>\n"),
    # what is no text
    ("gzip", gzip.compress(NEWS.encode())),
    ("bz2", bz2.compress(NEWS.encode())),
    ("bz2", bz2.compress(b"")),
    ("xz", lzma.compress(NEWS.encode())),
    ("zip", zipped("news.txt")),
    ("zip", b"PK\x05\x06" + b"\0" * 18),
    ("binary:office document", zipped("[Content_Types].xml")),
    ("binary:office document", zipped("word/document.xml")),
    ("tar", tarred(tarfile.USTAR_FORMAT)),
    ("tar", tarred(tarfile.GNU_FORMAT)),
    ("tar", tarred(tarfile.GNU_FORMAT, mark=False)),
    ("pdf", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"),
    ("pdf", b"\xef\xbb\xbf\r\n%PDF-2.0\n"),
    ("parquet", b"PAR1\x15\x04"),
    ("warc", b"WARC/1.0\r\nWARC-Type: warcinfo\r\n"),
    ("warc", b"WARC/1.1\r\n"),
    ("binary:image", b"\x89PNG\r\n\x1a\n\0"),
    ("binary:image", b"\xff\xd8\xff\xe0\0\x10JFIF"),
    ("binary:image", b"RIFF\x10\0\0\0WEBPVP8 "),
    ("binary:audio", b"RIFF\x10\0\0\0WAVEfmt "),
    ("binary:image", b"BM\x10\0\0\0\0\0\0\0\x36"),
    ("binary:image", b"\0\0\0\x1cftypavif"),
    ("binary:video", b"\0\0\0\x18ftypmp42\0\0"),
    ("binary:executable", b"\x7fELF\x02\x01\x01"),
    ("binary:executable", b"MZ\x90\0\x03\0\0\0"),
    ("binary:database", b"SQLite format 3\0\x10"),
    ("binary:office document", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"),
    ("binary:office document", rb"{\rtf1\ansi"),
    ("binary:Zstandard", b"\x28\xb5\x2f\xfd\x04"),
    ("binary:MHTML page", b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n"),
    ("binary:unknown data", bytes(range(256)) * 8),
    ("binary:unknown data", b"\0" * 1000),
]


@pytest.mark.parametrize(("kind", "head"), HEADS)
def test_by_content_alone(kind: str, head: str | bytes) -> None:
    assert kind_of(head.encode() if isinstance(head, str) else head) == kind


def test_there_are_enough_of_each() -> None:
    assert len(HEADS) >= 120
    kinds = {kind.partition(":")[0] for kind, _ in HEADS}
    names = "text html feed sitemap xml json jsonl csv urls parquet warc gzip bz2 xz zip tar pdf binary"
    assert kinds == set(names.split())


@pytest.mark.parametrize(("kind", "head"), HEADS)
def test_a_wrong_name_makes_no_other_kind_of_what_is_clear(kind: str, head: str | bytes) -> None:
    """A PDF, a feed, a page is what it is, whatever its name; a name decides only between text, table, JSON, page."""
    data = head.encode() if isinstance(head, str) else head
    assert kind_of(data, "a.txt", "text/plain") == kind
    if kind not in ("text", "json", "jsonl", "xml", "csv", "urls"):
        assert {kind_of(data, f"a.{end}") for end in ("json", "csv", "pdf", "xml", "gz")} == {kind}


@pytest.mark.parametrize(
    ("kind", "head", "name", "media_type"),
    [
        ("jsonl", ROW, "a.jsonl", None),
        ("jsonl", ROW, "", "application/x-ndjson; charset=utf-8"),
        ("json", '{"text": "' + LONG, "a.json", None),
        ("json", '{"text": "' + LONG, "", "application/json"),
        ("json", "[1, 2]", "a.json", None),
        ("csv", "a,b\n1,قال نعم\n2,قال لا\n", "a.csv", None),
        ("csv", "a\tb\n1\tقال نعم\n", "A.TSV", None),
        ("csv", "a;b\n1;قال نعم\n", "", "text/csv"),
        ("text", "a,b\n1,قال نعم\n2,قال لا\n", "a.txt", None),
        ("text", NEWS, "a.csv", None),
        ("csv", "text\nقال نعم\nقال لا\n", "a.csv", None),
        ("html", "قال <i>نعم</i> اليوم", "a.html", None),
        ("html", "قال <i>نعم</i> اليوم", "", "text/html; charset=windows-1256"),
        ("text", "قال <i>نعم</i> اليوم", "a.txt", None),
        ("text", NEWS, "a.html", "text/html"),
        ("text", NEWS, "a.pdf", "application/pdf"),
        ("html", "<note>قال</note>", "a.html", None),
        ("html", PAGE, "a.json", "application/json"),
        ("feed", RSS, "a.html", "text/html"),
        ("urls", "# none yet\n", "a.urls", None),
        ("urls", "rasid.example/1\n" + URLS * 3, "", "text/uri-list"),
    ],
)
def test_a_name_breaks_a_tie(kind: str, head: str, name: str, media_type: str | None) -> None:
    assert kind_of(head.encode(), name, media_type) == kind


def test_a_head_that_is_cut_within_a_letter() -> None:
    for length in range(8100, 8192):
        assert kind_of(LONG.encode()[:length]) == "text"
        assert kind_of(LONG.encode("utf-16-le")[:length]) == "text"
