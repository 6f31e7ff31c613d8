"""Which markup an input is: a page, a feed, a sitemap, other XML; or text that only begins with an angle bracket."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_BLANKS: Final = " \t\r\n\f\ufeff"
_NAME: Final = re.compile(r"<([A-Za-z_][A-Za-z0-9_.:-]{0,60}+)(?=[\s/>]|\Z)")
_TAG: Final = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,20}+)(?=[\s/>])")
_DOCTYPE: Final = re.compile(r"<!doctype\s++([A-Za-z:]*+)", re.IGNORECASE)
_TAGS: Final = (
    "html head body article section main div p span a h1 h2 h3 h4 h5 h6 table tr td tbody ul ol li dl img script style"
    " meta title link br hr header footer nav aside font center b strong i em u blockquote form iframe pre base"
    " noscript figure video audio input button label small sup sub frameset template amp-img"
)
_HTML: Final = frozenset(_TAGS.split())
_RSS1: Final = ("http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/")


class Prolog(NamedTuple):
    """What stands before the first element: its name ("" where none is in sight), its place, and whether an XML
    declaration and a document type stand there (``doctype`` is its name, None where there is none)."""

    root: str
    at: int
    xml: bool
    doctype: str | None


def prolog(text: str) -> Prolog:
    """Walk over blanks, comments, processing instructions and the document type that ``text`` begins with."""
    at, xml, doctype = 0, False, None
    while True:
        while at < len(text) and text[at] in _BLANKS:
            at += 1
        if text.startswith("<!--", at):
            end = text.find("-->", at + 4)
            at = end + 3 if end >= 0 else len(text)
        elif text.startswith("<?", at):
            xml = xml or text.startswith("<?xml", at)
            end = text.find("?>", at + 2)
            at = end + 2 if end >= 0 else len(text)
        elif match := _DOCTYPE.match(text, at):
            doctype = match[1].lower()
            at = _end_of_doctype(text, match.end())
        else:
            break
    match = _NAME.match(text, at)
    return Prolog(match[1] if match else "", at, xml, doctype)


def _end_of_doctype(text: str, at: int) -> int:
    """Behind the document type, whose inner part may hold declarations in brackets."""
    inner, end = text.find("[", at), text.find(">", at)
    if 0 <= inner < end:
        close = text.find("]", inner)
        end = text.find(">", close) if close >= 0 else -1
    return end + 1 if end >= 0 else len(text)


def markup_kind(text: str, hint: str) -> str:
    """``html``, ``feed``, ``sitemap``, ``xml`` or ``text`` for a head that begins with an angle bracket."""
    found = prolog(text)
    if not found.root:
        if found.doctype == "html" or (found.at >= len(text) and not found.xml):
            return "html" if found.at else "text"
        if found.xml:
            return "html" if hint == "html" else "xml"
        return "html" if has_tags(text, hint) else "text"
    space, _, local = found.root.lower().rpartition(":")
    if local == "rss" or (local == "feed" and space in ("", "atom")):
        return "feed"
    if local == "rdf":
        return "feed" if any(name in text for name in _RSS1) else "xml"
    if local in ("urlset", "sitemapindex"):
        return "sitemap"
    if found.doctype == "html" or local == "html":
        return "html"
    if found.xml:
        return "xml"
    if not space and (local in _HTML or "-" in local):
        return "html"
    return _unknown(text, found, hint)


def _unknown(text: str, found: Prolog, hint: str) -> str:
    """An element of no known name, without an XML declaration: XML where it is closed or has a namespace."""
    tag = text[found.at : text.find(">", found.at) + 1]
    if f"</{found.root}" in text or "xmlns" in tag or tag.endswith("/>") or '="' in tag:
        return "html" if hint == "html" else "xml"
    return hint if hint in ("html", "xml") else "text"


def has_tags(text: str, hint: str) -> bool:
    """Whether a head that begins with text is a page all the same: it holds the tags of one, or is called one and
    holds any."""
    names = {match[1].lower() for match in _TAG.finditer(text)} & _HTML
    return bool(names & {"html", "body"}) or _DOCTYPE.search(text) is not None or (hint == "html" and bool(names))
