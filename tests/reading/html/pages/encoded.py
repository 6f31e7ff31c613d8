"""Layouts whose bytes are not what they say, or hard to read."""

from __future__ import annotations

from collections.abc import Iterator

from tests.reading.html.pages.parts import Layout, framed, made, paragraphs
from tests.reading.html.pages.stories import BRIDGE, DATES, NESTED, SCHOOL, Story


def layouts() -> Iterator[Layout]:
    """All of them."""
    plain = ("cp1256", "iso8859-6")
    yield made("cp1256 declared so", _page(BRIDGE, "windows-1256").encode("cp1256", "xmlcharrefreplace"), BRIDGE)
    yield made("cp1256 declared as UTF-8", _page(DATES, "utf-8").encode("cp1256"), DATES)
    yield made("cp1256 declared as Latin", _page(SCHOOL, "iso-8859-1").encode("cp1256"), SCHOOL)
    yield made("cp1256 not declared", _page(BRIDGE, "").encode("cp1256"), BRIDGE)
    yield made("ISO 8859-6", _page(SCHOOL, "iso-8859-6").encode(plain[1], "xmlcharrefreplace"), SCHOOL)
    yield made(
        "ISO 8859-6 declared as cp1256", _page(DATES, "windows-1256").encode(plain[1], "xmlcharrefreplace"), DATES
    )
    yield made("UTF-8 declared as cp1256", _page(NESTED, "windows-1256"), NESTED, charset="windows-1256")
    yield made("UTF-8 declared as Latin by the server", _page(BRIDGE, ""), BRIDGE, charset="ISO-8859-1")
    yield made("UTF-8 with a BOM", "\ufeff" + _page(DATES, ""), DATES)
    yield made("UTF-16 with a BOM", _page(BRIDGE, "utf-16").encode("utf-16"), BRIDGE)
    yield made("UTF-16 without a BOM", _page(SCHOOL, "utf-16").encode("utf-16-le"), SCHOOL)
    yield made("UTF-16 big-endian without a BOM", _page(SCHOOL, "").encode("utf-16-be"), SCHOOL)
    lines = (*BRIDGE.paragraphs[:3], BRIDGE.paragraphs[3].replace("جلسة", "جل\ufffdة"))
    damaged = _page(BRIDGE, "utf-8").encode().replace("جلسة".encode(), "جل".encode() + b"\xd8" + "ة".encode())
    yield made("UTF-8 with one broken letter", damaged, BRIDGE, lines=lines)
    xhtml = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">'
    yield made("xhtml", xhtml + _page(DATES, "").removeprefix("<!DOCTYPE html>"), DATES)
    yield made("NUL bytes in the text", _page(SCHOOL, "utf-8").replace("المدرسة", "المد\0رسة"), SCHOOL)


def _page(story: Story, charset: str) -> str:
    body = f'<h1>{story.title}</h1><div class="text">{paragraphs(story)}</div>'
    return framed(body, title=story.title, charset=charset).replace("©", "")
