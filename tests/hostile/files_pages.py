"""Hostile text, pages, feeds and XML."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from tests.hostile.files import CANARY_PATH, FEED, MARKUP, TEXT, Case, fixed, made, repeated
from tests.reading.made import ARTICLE, page

_TEXT: Final = ARTICLE.encode()
_P: Final = b"<p>" + _TEXT.strip() + b"</p>\n"
_HEAD: Final = "<!doctype html><html><head><title>تقرير</title></head><body><h1>تقرير</h1>\n".encode()
_DEEP: Final = 100_000
_MB: Final = 1_000_000


def cases() -> list[Case]:
    """Text files, HTML pages, XML and feeds."""
    return [*_texts(), *_pages(), *_deep_pages(), *_json_ld(), *_xml(), *_feeds()]


def _texts() -> Iterator[Case]:
    odd = {
        "empty": b"",
        "bom-only": b"\xef\xbb\xbf",
        "blank": b" \n\t\r\n" * 1000,
        "nul-inside": _TEXT[:41] + b"\0" + _TEXT[41:],
        "nul-many": b"\0".join(_TEXT[n : n + 1] for n in range(len(_TEXT))),
        "nul-only": bytes(10_000),
        "surrogate-utf8": _TEXT + b"\xed\xa0\x80\xed\xb0\x80" + _TEXT,
        "overlong-utf8": _TEXT + b"\xc0\xaf\xe0\x80\xaf" + _TEXT,
        "beyond-unicode": _TEXT + b"\xf4\x90\x80\x80" + _TEXT,
        "utf8-cut": _TEXT[:-2],
        "utf16-odd": b"\xff\xfe" + ARTICLE.encode("utf-16-le")[:-1],
        "utf16-lone-surrogate": b"\xff\xfe" + ARTICLE.encode("utf-16-le") + b"\x00\xd8" + ARTICLE.encode("utf-16-le"),
        "utf32": ARTICLE.encode("utf-32"),
        "cp1256-and-utf8": ARTICLE.encode("cp1256") + _TEXT,
        "bidi-overrides": "\u202e".join(ARTICLE).encode() + "\u2066\u2067\u2068\u202a\u202b\u202c\u202d".encode() * 500,
        "controls": b"\x1b[2J\x1b[31m" * 50 + _TEXT * 20,
        "private-use": ("\ue000" * 500 + ARTICLE).encode(),
        "noncharacters": ("\uffff\ufffe\U0010ffff" * 20 + ARTICLE).encode(),
        "crlf-mix": _TEXT.replace(b"\n", b"\r\r\n\n\r") * 50,
        "random": bytes((n * n * 31 + n // 7) % 256 for n in range(50_000)),
    }
    for name, data in odd.items():
        yield fixed(f"{name}.txt", data, TEXT)
    floods = {
        "one-line-10mb": ARTICLE.strip() + " ",
        "combining-flood": "ـ\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652" * 10,
        "zero-width-flood": "\u200c\u200b\ufeff" * 10 + "قال",
        "quotes-flood": "«قال",
        "quotes-closing-flood": "قال»",
        "marks-mixed-flood": "\"«“‘'",
        "colon-flood": "قال:",
        "said-flood": "قال إن ",
        "and-flood": "و",
        "newline-flood": "قال\n",
        "space-flood": " " * 100 + "ق",
        "dots-flood": "…..!؟",
        "digits-flood": "٣٤٥",
    }
    for name, unit in floods.items():
        data = unit.encode()
        yield made(f"{name}.txt", partial(repeated, data, 10 * _MB // len(data)), TEXT)
    yield made("two-million-letters.txt", partial(repeated, "قال".encode(), 700_000), TEXT)
    yield made("over-the-ceiling.txt", partial(repeated, _TEXT, 21 * _MB // len(_TEXT)), "R003 R004")
    yield made("sparse-1gb.txt", lambda: _TEXT, "R002 R003", hole=1 << 30)
    yield made("sparse-100gb.txt", lambda: b"", "R002 R003", hole=100 << 30)


def _pages() -> Iterator[Case]:
    body = _HEAD + _P * 8
    odd = {
        "nul-inside": page(1, 8).replace(b"<p>", b"<p>\0"),
        "nul-in-tags": page(1, 8).replace(b"<p>", b"<\0p>"),
        "bidi": page(1, 8).replace("قالت".encode(), "\u202eقالت\u2066".encode()),
        "surrogate-references": body + b"&#xD800;&#xDFFF;&#x110000;&#99999999999999;&#0;" * 100,
        "charset-utf7": b'<meta charset="utf-7">' + body + b"+ADw-script+AD4-",
        "charset-lies-utf16": b'<meta charset="utf-16">' + body,
        "charset-unknown": b'<meta charset="x-' + b"n" * 1000 + b'">' + body,
        "charset-codec-tricks": b'<meta charset="zip"><meta charset="rot13"><meta charset="unicode_escape">' + body,
        "charset-idna": b'<meta charset="idna"><meta charset="punycode">' + body,
        "meta-refresh": b'<meta http-equiv="refresh" content="0;url=file:///etc/passwd">' + body,
        "base-file": b'<base href="file:///etc/">'
        + body
        + b'<img src="passwd"><iframe src="file:///etc/passwd"></iframe>',
        "doctype-entity": b'<!DOCTYPE html [<!ENTITY x SYSTEM "file://' + CANARY_PATH + b'">]>' + body + b"<p>&x;</p>",
        "xhtml-entity": b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file://'
        + CANARY_PATH
        + b'">]><html xmlns="http://www.w3.org/1999/xhtml"><body>'
        + _P * 8
        + b"<p>&x;</p></body></html>",
        "xinclude": b'<html xmlns:xi="http://www.w3.org/2001/XInclude"><body>'
        + _P * 8
        + b'<xi:include parse="text" href="file://'
        + CANARY_PATH
        + b'"/></body></html>',
        "unclosed-everything": _HEAD + b"<div><p><b><i><table><tr><td>" * 200 + _TEXT * 8,
        "unclosed-comment": body + b"<!--" + _TEXT * 500,
        "unclosed-script": body + b"<script>" + _TEXT * 500,
        "unclosed-attribute": body + b'<a href="' + _TEXT * 500,
        "unclosed-cdata": body + b"<![CDATA[" + _TEXT * 500,
        "comment-tricks": body + b"<!-->" * 500 + b"<!--->" * 500 + b"<!--<!--" * 500,
        "plaintext": body + b"<plaintext>" + _TEXT * 100,
        "noscript-nesting": body + b"<noscript><style><title>" * 300 + _P,
        "foster-parents": _HEAD + b"<table>" + _P * 100 + b"<tr><table><td>" * 100,
        "adoption-agency": _HEAD + b"<a><b><div>" * 100 + _P * 5 + b"</a></b>" * 100,
        "frameset": b"<frameset><frame src=x>" * 200 + _P * 8,
        "no-body": b"<html><head><title>" + _TEXT + b"</title>",
        "only-doctype": b"<!doctype html>",
        "only-open": b"<html",
        "tag-soup": bytes(range(32, 127)) * 300 + _P * 8,
        "empty-tags": b"<>" * 5000 + b"</>" * 5000 + _P * 8,
        "processing": b"<?php " * 2000 + _P * 8,
        "cut-in-a-letter": page(1, 8)[:-20],
    }
    for name, data in odd.items():
        yield fixed(f"page-{name}.html", data, MARKUP)
    floods = {
        "attribute-10mb": (b"a", 10 * _MB, _HEAD + b'<p class="', b'">' + _P * 8),
        "attribute-1gb": (b"a", 1 << 30, _HEAD + b'<p class="', b'">' + _P * 8),
        "attributes-million": (b" a=b c", 500_000, _HEAD + b"<p", b">" + _P * 8),
        "tag-name-10mb": (b"a", 10 * _MB, _HEAD + b"<", b">" + _P * 8),
        "comment-15mb": (b"-", 15 * _MB, body + b"<!--", b"-->"),
        "entities": (b"&amp;", 2 * _MB, body + b"<p>", b"</p>"),
        "entities-unclosed": (b"&a", 4 * _MB, body + b"<p>", b"</p>"),
        "elements-empty": (b"<i></i>", _MB, body, b""),
        "elements-br": (b"<br>", 2 * _MB, body, b""),
        "links": (b"<a href=/x>x</a>", 500_000, body, b""),
        "images": (b"<img src=x alt=x>", 500_000, body, b""),
        "cells": (b"<td>x", 500_000, body + b"<table><tr>", b"</table>"),
        "options": (b"<option>x", 500_000, body + b"<select>", b"</select>"),
        "paragraphs": (_P, 60_000, _HEAD, b"</body></html>"),
        "headings": (b"<h2>x</h2>", 500_000, body, b""),
        "scripts": (b"<script>x</script>", 300_000, body, b""),
        "styles": (b"<style>p{}</style>", 300_000, body, b""),
        "metas": (b'<meta property="og:title" content="x">', 200_000, b"<html><head>", b"</head><body>" + _P * 8),
        "data-uri": (b"QUJD", 3 * _MB, body + b'<img src="data:image/png;base64,', b'">'),
        "one-line-10mb": (_P.replace(b"\n", b" "), 10 * _MB // len(_P), _HEAD, b""),
        "less-than": (b"<", 5 * _MB, body, b""),
        "end-tags": (b"</p>", 2 * _MB, body, b""),
        "bold-unclosed": (b"<b>x", 20_000, body, b""),
        "classes": (b'<div class="comment share related">x</div>', 200_000, body, b""),
        "times": (b'<time datetime="2024-01-01">x</time>', 200_000, body, b""),
    }  # fmt: skip
    for name, (unit, times, before, after) in floods.items():
        yield made(f"page-{name}.html", partial(repeated, unit, times, before, after), MARKUP)


def _deep_pages() -> Iterator[Case]:
    tags = "div span b p table ul,li blockquote font a form svg,g math,mrow object section dl,dd q sub template select"
    for tag in tags.split():
        first, _, second = tag.partition(",")
        unit = f"<{first}><{second}>" if second else f"<{first}>"
        for name, inside in (("around", _P * 8), ("beside", b"")):
            if name == "beside" and first not in ("div", "span", "ul"):
                continue
            after = inside if name == "around" else b"x"
            before = _HEAD if name == "around" else _HEAD + _P * 8
            yield made(f"deep-{first}-{name}.html", partial(repeated, unit.encode(), _DEEP, before, after), MARKUP)
    for depth in (254, 255, 256, 1000, 10_000):
        data = _HEAD + b"<div>" * depth + _P * 8 + b"</div>" * depth
        yield fixed(f"deep-{depth}.html", data, MARKUP)


def _json_ld() -> Iterator[Case]:
    start, end = b'<html><head><script type="application/ld+json">', b"</script></head><body>" + _P * 8
    values = {
        "nested": b'{"a":' * 50_000,
        "arrays": b"[" * 100_000 + b"]" * 100_000,
        "surrogate": b'{"@type":"NewsArticle","headline":"\\ud800 x","datePublished":"\\udc00"}',
        "nul": b'{"@type":"NewsArticle","headline":"a\\u0000b"}',
        "wrong-types": b'{"@type":["NewsArticle",5,null],"headline":{"a":[1]},"author":5,"datePublished":[[]]}',
        "number": b'{"@type":"NewsArticle","datePublished":1' + b"0" * 100_000 + b"}",
        "exponent": b'{"@type":"NewsArticle","datePublished":1e999999999}',
        "date-far": b'{"@type":"NewsArticle","datePublished":"999999999-99-99T99:99:99+99:99"}',
        "date-long": b'{"@type":"NewsArticle","datePublished":"' + b"2" * 100_000 + b'"}',
        "graph-loop": b'{"@id":"#a","@graph":[{"@id":"#a","mainEntity":{"@id":"#a"}}]}',
        "body-lies": b'{"@type":"NewsArticle","articleBody":"' + b"x" * 1_000_000 + b'"}',
        "unclosed": b'{"@type":"NewsArticle","headline":"',
    }
    for name, value in values.items():
        yield fixed(f"json-ld-{name}.html", start + value + end, MARKUP)


def _xml() -> Iterator[Case]:
    laughs = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    quadratic = b'<!ENTITY a "' + b"x" * 50_000 + b'">'
    canary = b"file://" + CANARY_PATH
    bodies = {
        "billion-laughs": (b'<!ENTITY l0 "ha">' + laughs, b"&l9;"),
        "quadratic": (quadratic, b"&a;" * 50_000),
        "xxe-file": (b'<!ENTITY x SYSTEM "' + canary + b'">', b"&x;"),
        "xxe-http": (b'<!ENTITY x SYSTEM "http://127.0.0.1:9/x">', b"&x;"),
        "xxe-public": (b'<!ENTITY x PUBLIC "x" "' + canary + b'">', b"&x;"),
        "xxe-parameter": (b'<!ENTITY % p SYSTEM "' + canary + b'"> %p;', b"x"),
        "xxe-expect": (b'<!ENTITY x SYSTEM "expect://id">', b"&x;"),
        "entity-loop": (b'<!ENTITY a "&b;"><!ENTITY b "&a;">', b"&a;"),
        "attribute-default": (b'<!ATTLIST channel a CDATA "' + b"x" * 100_000 + b'">', b"x"),
    }
    for name, (subset, text) in bodies.items():
        start = b'<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE rss [' + subset + b"]>"
        item = b"<item><title>" + text + b"</title><description>" + _TEXT + text + b"</description></item>"
        yield fixed(f"{name}.xml", start + b"<rss><channel>" + item + b"</channel></rss>", FEED)
    heads = {
        "dtd-file": b'<!DOCTYPE rss SYSTEM "' + canary + b'">',
        "dtd-http": b'<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">',
        "stylesheet": b'<?xml-stylesheet type="text/xsl" href="' + canary + b'"?>',
        "processing-flood": b"<?x?>" * 20_000,
        "doctype-unclosed": b"<!DOCTYPE rss [" + b"<!ELEMENT x ANY>" * 1000,
    }
    for name, head in heads.items():
        item = b"<item><title>x</title><description>" + _TEXT + b"</description></item>"
        yield fixed(f"{name}.xml", head + b"<rss><channel>" + item + b"</channel></rss>", FEED)
    utf16 = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE r [<!ENTITY a "b">]><rss>&a;</rss>'.encode("utf-16")
    yield fixed("doctype-in-utf16.xml", utf16, FEED)
    yield fixed("encoding-lies.xml", b'<?xml version="1.0" encoding="UTF-32"?><rss>' + _P + b"</rss>", FEED)
    yield fixed("encoding-unknown.xml", b'<?xml version="1.0" encoding="x-none"?><rss>' + _P + b"</rss>", FEED)
    yield made("deep.xml", partial(repeated, b"<a>", _DEEP, b'<?xml version="1.0"?><rss>', _TEXT), FEED)
    yield made("attribute-15mb.xml", partial(repeated, b"a", 15 * _MB, b'<rss a="', b'"></rss>'), FEED)
    yield made("namespaces.xml", partial(repeated, b'<a xmlns:n="u">', 200_000, b"<rss>", b"</rss>"), FEED)


def _feeds() -> Iterator[Case]:
    item = b"<item><title>x</title><link>https://example.org/a</link></item>"
    rss, end = b'<?xml version="1.0"?><rss version="2.0"><channel>', b"</channel></rss>"
    atom = b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">'
    entry = (
        b'<entry><title>x</title><link href="https://example.org/a"/><content type="html">&lt;p&gt;x</content></entry>'
    )
    site = b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    url = b"<url><loc>https://example.org/a</loc></url>"
    yield made("feed-million-entries.xml", partial(repeated, item, _MB, rss, end), FEED)
    yield made("feed-250000-entries.xml", partial(repeated, item, 250_000, rss, end), FEED)
    yield made("atom-100000-entries.xml", partial(repeated, entry, 100_000, atom, b"</feed>"), FEED)
    yield made("sitemap-million.xml", partial(repeated, url, _MB, site, b"</urlset>"), FEED)
    yield made("sitemap-300000.xml", partial(repeated, url, 300_000, site, b"</urlset>"), FEED)
    inner = b"<item><description><![CDATA[" + b"<div>" * 20_000 + _P + b"]]></description></item>"
    odd = {
        "unclosed-cdata": rss + b"<item><description><![CDATA[" + _P * 100,
        "deep-html-in-item": rss + inner + end,
        "links-to-files": rss + item.replace(b"https://example.org/a", b"file:///etc/passwd") * 100 + end,
        "links-javascript": rss + item.replace(b"https://example.org/a", b"javascript:alert(1)") + end,
        "links-private": rss + item.replace(b"https://example.org/a", b"http://169.254.169.254/latest/") + end,
        "cut-off": (rss + item * 100 + end)[:-700],
        "dates": rss + item.replace(b"<link>", b"<pubDate>Mon, 99 Foo 99999 99:99:99 +9999</pubDate><link>") + end,
        "base64": atom + b"<entry><content type='application/octet-stream' mode='base64'>////</content></entry></feed>",
        "index-of-itself": b"<sitemapindex><sitemap><loc>https://example.org/s.xml</loc></sitemap></sitemapindex>",
        "nul": rss + item.replace(b"x", b"\0") + end,
    }
    for name, data in odd.items():
        yield fixed(f"feed-{name}.xml", data, FEED)
