# ruff: noqa: E501
"""Pages made to break a reader: each is an article or a coded refusal, in 2 seconds and 512 MiB, never silence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

LEAD: Final = "أعلنت بلدية الوادي، اليوم الخميس، أن أشغال صيانة الجسر القديم تنتهي نهاية الشهر، وأن الطريق يفتح بعدها."
MORE: Final = "وقال رئيس البلدية سهيل القرمادي إن «الكلفة بقيت في حدود ما رصد لها»، من غير أن يذكر رقما، مشيرا إلى أن التقرير ينشر لاحقا."
TITLE: Final = "بلدية الوادي: صيانة الجسر تنتهي نهاية الشهر"
HEAD: Final = f"<html lang=ar><head><meta charset=utf-8><title>{TITLE}</title></head><body>"
BODY: Final = f"<h1>{TITLE}</h1><p>{LEAD}</p><p>{MORE}</p>"

Make = Callable[[], bytes]


def _page(inside: str) -> bytes:
    return f"{HEAD}{inside}</body></html>".encode()


def _nested(tag: str, depth: int, close: bool = True) -> bytes:
    return _page(f"<{tag}>" * depth + BODY + (f"</{tag}>" * depth if close else ""))


def cases() -> Iterator[tuple[str, Make]]:
    """The name of each case and what makes its bytes."""
    for tag in ("div", "span", "font", "b", "table", "blockquote", "ul", "section", "a", "center", "article"):
        for depth in (99, 254, 255, 256, 3_000, 50_000) if tag in ("div", "table", "b") else (300,):
            yield f"{tag} nested {depth}", lambda t=tag, d=depth: _nested(t, d)
        yield f"{tag} nested and never closed", lambda t=tag: _nested(t, 20_000, close=False)
    yield "list items nested", lambda: _page("<ul><li>" * 40_000 + BODY)
    yield "table cells nested", lambda: _page("<table><tr><td>" * 30_000 + BODY)
    yield "unclosed paragraphs", lambda: _page("<p>" * 100_000 + BODY)
    yield (
        "unclosed formats in paragraphs",
        lambda: _page("".join(f"<p><b id={i}>{i}</p>" for i in range(20_000)) + BODY),
    )
    yield "misnested formats", lambda: _page("<b><i><p></b></i></p>" * 15_000 + BODY)
    yield "closing tags alone", lambda: _page("</div></p></b>" * 40_000 + BODY)
    yield "many tables", lambda: _page("<table><tr><td>1</td></tr></table>" * 40_000 + BODY)
    yield "too many tags", lambda: _page("<i></i>" * 100_000 + BODY)
    yield "tags to the ceiling", lambda: _page("<hr>" * 149_000 + BODY)
    yield (
        "one tag with many attributes",
        lambda: _page("<p " + " ".join(f"a{i}=1" for i in range(300_000)) + ">" + BODY),
    )
    yield (
        "many tags with attributes",
        lambda: _page("".join(f"<p {' '.join(f'a{i}=1' for i in range(30))}>x</p>" for _ in range(5_000)) + BODY),
    )
    yield "an attribute of 15 MB", lambda: _page(f'<p title="{"a" * 15_000_000}">x</p>' + BODY)
    yield "an attribute that is never closed", lambda: _page(BODY + '<p title="' + "a" * 1_000_000)
    yield "a meta content of 10 MB", lambda: _page(f'<meta property="og:title" content="{"ا" * 5_000_000}">' + BODY)
    yield "metas by the thousand", lambda: _page('<meta name="date" content="x">' * 50_000 + BODY)
    yield "10 MB on one line", lambda: _page(BODY + "<p>" + "كلمة وأخرى. " * 450_000 + "</p>")
    yield "10 MB of one word", lambda: _page(BODY + "<p>" + "ك" * 5_000_000 + "</p>")
    yield "spaces by the million", lambda: _page(BODY + " " * 5_000_000 + BODY)
    yield "line breaks by the thousand", lambda: _page("<br>" * 60_000 + BODY)
    yield "angle brackets", lambda: _page("<" * 1_000_000 + BODY)
    yield "angle brackets closing", lambda: _page(">" * 1_000_000 + BODY)
    yield "openings of tags", lambda: _page("<a" * 140_000 + BODY)
    yield "openings of scripts", lambda: _page("<script>" * 150_000 + BODY)
    yield "openings of comments", lambda: _page("<!--" * 150_000 + BODY)
    yield "an unclosed comment", lambda: _page("<!-- never closed > " + BODY)
    yield "an unclosed script", lambda: _page(BODY + "<script>var a = '" + "x" * 100_000)
    yield "a script that holds its end", lambda: _page('<script>var a = "</script>";</script>' + BODY)
    yield "comment ends in a script", lambda: _page("<script><!-- <script> --></script>" + BODY)
    yield "titles by the thousand", lambda: _page("<title>x" * 50_000 + BODY)
    yield "headings by the thousand", lambda: _page("<h1>x" * 50_000 + BODY)
    yield "times by the thousand", lambda: _page("<time>x" * 50_000 + BODY)
    yield "quotes in tags", lambda: _page("<p title='\"" * 50_000 + ">" + BODY)
    yield "entities by the thousand", lambda: _page(BODY + "<p>" + "&amp;&lt;&#1575;" * 100_000 + "</p>")
    yield "an entity without end", lambda: _page(BODY + "&" + "a" * 1_000_000)
    yield "numbers that are no characters", lambda: _page(BODY + "<p>&#xD800;&#0;&#1114112;&#99999999999;</p>")
    yield "NUL bytes", lambda: _page(BODY.replace(" ", " \0"))
    yield "NUL in the markup", lambda: _page(BODY.replace("<p>", "<\0p>").replace("</p>", "</p\0>"))
    yield "surrogates as UTF-8", lambda: _page(BODY).replace(b"<p>", b"<p>\xed\xa0\x80 ")
    yield "broken UTF-8", lambda: _page(BODY).replace(b" ", b" \xff", 1)
    yield "bidi overrides", lambda: _page(BODY.replace(" ", " \u202e\u2066"))
    yield "binary", lambda: bytes(range(256)) * 4_000
    yield "a picture", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 1_000
    yield "nothing", lambda: b""
    yield "blanks", lambda: b" \n" * 1_000
    yield "a doctype alone", lambda: b"<!DOCTYPE html>"
    yield (
        "billion laughs",
        lambda: (
            '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">'
            + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
            + f"]><html><body>&i;{BODY}</body></html>"
        ).encode(),
    )
    yield (
        "an external entity",
        lambda: (
            '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            f"<html xmlns='http://www.w3.org/1999/xhtml'><body>{BODY}<p>&x;</p></body></html>"
        ).encode(),
    )
    yield (
        "a DTD from the net",
        lambda: f'<!DOCTYPE html SYSTEM "http://192.0.2.1/evil.dtd"><html><body>{BODY}</body></html>'.encode(),
    )
    yield (
        "JSON-LD nested",
        lambda: _page('<script type="application/ld+json">' + "[" * 200_000 + "]" * 200_000 + "</script>" + BODY),
    )
    yield (
        "JSON-LD of objects nested",
        lambda: _page(
            '<script type="application/ld+json">' + '{"a":' * 100_000 + "1" + "}" * 100_000 + "</script>" + BODY
        ),
    )
    yield (
        "JSON-LD with many nodes",
        lambda: _page(
            '<script type="application/ld+json">[' + ",".join(['{"@type":"WebPage"}'] * 90_000) + "]</script>" + BODY
        ),
    )
    yield (
        "JSON-LD that is broken",
        lambda: _page('<script type="application/ld+json">{"headline":"' + '\\"' * 500_000 + "</script>" + BODY),
    )
    yield (
        "state that is large",
        lambda: _page(
            '<script id="__NEXT_DATA__" type="application/json">{"a":[' + ",".join(['"ا ب"'] * 200_000) + "]}</script>"
        ),
    )
    yield "a date of a million digits", lambda: _page(f'<meta name="date" content="{"9" * 1_000_000}">' + BODY)
    yield "a date that is none", lambda: _page('<meta name="date" content="2021-13-45T99:99">' + BODY)
    yield "years that are none", lambda: _page(f"<p>{'31/31/9999 ' * 20_000}</p>" + BODY)
    yield "a canonical address that is none", lambda: _page('<link rel=canonical href="http://[::1">' + BODY)
    yield "UTF-16 cut in a character", lambda: _page(BODY).decode().encode("utf-16")[:-1]
    yield "UTF-32", lambda: _page(BODY).decode().encode("utf-32")
    yield "an encoding that is none", lambda: _page(BODY.replace("اليوم", "\u0100")).replace(b"utf-8", b"x-none")
    yield "punycode as a charset", lambda: b"<meta charset=punycode>" + b"\xff\xfe\xfd-" * 200_000
    yield "frames", lambda: _page("<frameset><frame src=a>" * 1_000 + BODY)
    yield "frames in a document of another kind", lambda: _page("<svg><foreignObject><math>" * 5_000 + BODY)
    yield "templates", lambda: _page("<template>" * 5_000 + BODY)
    yield "selects", lambda: _page("<select><option>" * 20_000 + BODY)
    yield "forms", lambda: _page("<form>" * 20_000 + BODY)
    yield "classes that are long", lambda: _page(f'<div class="{"related-" * 100_000}">{BODY}</div>')
    yield (
        "classes that differ",
        lambda: _page("".join(f'<div class="related-{i}">x</div>' for i in range(30_000)) + BODY),
    )
