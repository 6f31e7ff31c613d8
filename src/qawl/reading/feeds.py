"""RSS and Atom in: for each entry the link to its page, with what the feed tells of it, or the article it holds."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urljoin

from qawl.errors import QawlError
from qawl.limits import MAX_FEED_BYTES, MAX_FEED_ELEMENTS, MAX_FEED_ENTRIES, MAX_MARKUP_DEPTH, MIN_FEED_ARTICLE_CHARS
from qawl.model import Read, Refusal
from qawl.reading.decode import require_arabic
from qawl.reading.finish import finish
from qawl.reading.inputs import Input, Link, Options
from qawl.reading.kinds_markup import prolog
from qawl.reading.markup_text import markup_text
from qawl.reading.row_dates import read_date
from qawl.reading.urls import usable
from qawl.reading.xml_text import xml_text

_ENTRIES: Final = ("item", "entry")
_SUMMARY_FACTOR: Final = 3
"""A description has to be so many times longer than full content before it is taken for the article."""


def read_feed(given: Input, options: Options) -> Iterator[Read | Link | Refusal]:
    """The entries of a feed in their order: a link where the entry has one (with the article that the feed itself holds
    as its ``fallback``), else the article. Nothing is fetched.

    An entry with neither is refused with QAWL-R010; a feed that breaks off gives what it has and then QAWL-R026. A
    refusal's source is the input and the number of the entry, from 1.

    Raises :class:`~qawl.errors.QawlError` QAWL-R003 (too large), QAWL-R007 and the like (no text), QAWL-R015 (nested
    too deep), QAWL-R026 (no feed), QAWL-R027 (a DTD).
    """
    import feedparser

    text = xml_text(given.read(MAX_FEED_BYTES), given.where, given.charset)
    found = feedparser.parse(
        io.BytesIO(_repaired(text, given.where)),
        response_headers={"content-type": "application/xml; charset=utf-8", "content-location": given.url or ""},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    version = found.get("version", "")
    if not version:
        raise QawlError("QAWL-R026", given.where, "it is neither RSS nor Atom")
    for number, entry in enumerate(found.entries, 1):
        where = f"{given.where}:{number}"
        if number > MAX_FEED_ENTRIES:
            yield QawlError("QAWL-R026", where, f"more than {MAX_FEED_ENTRIES:,} entries").refusal()
            break
        try:
            yield _outcome(entry, found.feed, version, given, options, where)
        except QawlError as error:
            yield error.refusal()
    if f"</{prolog(text).root}" not in text[-1000:]:
        yield QawlError("QAWL-R026", f"{given.where}:{len(found.entries) + 1}", "it breaks off").refusal()
    elif not found.entries:
        yield QawlError("QAWL-R005", given.where, "the feed has no entries").refusal()


def _repaired(text: str, where: str) -> bytes:
    """Well-formed XML of ``text``: what is not closed is closed, loose ampersands are written as they should be."""
    from lxml import etree

    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise QawlError("QAWL-R026", where, str(error)) from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise QawlError("QAWL-R015", where, f"elements nested more than {MAX_MARKUP_DEPTH} deep")
    if root is None:
        raise QawlError("QAWL-R026", where, "it holds no XML")
    _cut(root)
    count = int(root.xpath("count(//*)"))
    if count > MAX_FEED_ELEMENTS:
        raise QawlError("QAWL-R026", where, f"{count:,} elements")
    for element in root.iter(etree.Element):
        # as one piece: the parser behind this one is called for each reference in it
        if element.text and ("<" in element.text or "&" in element.text) and "]]>" not in element.text:
            element.text = etree.CDATA(element.text)
    return bytes(etree.tostring(root, encoding="utf-8"))


def _cut(root: Any) -> None:
    """Take the entries away that are one more than those which are read, and all behind it."""
    for parent in (root, *root[:MAX_FEED_ENTRIES]):
        left = MAX_FEED_ENTRIES + 1
        for at, child in enumerate(parent):
            left -= isinstance(child.tag, str) and child.tag.rpartition("}")[2] in _ENTRIES
            if left < 0:
                del parent[at:]
                break


def _outcome(entry: Any, feed: Any, version: str, given: Input, options: Options, where: str) -> Read | Link:
    known = dict(given.known)
    if title := _plain(entry.get("title")):
        known["title"] = title
    if author := _plain(entry.get("author")):
        known["author"] = author
    if outlet := _plain(entry.get("source", {}).get("title")) or _plain(feed.get("title")):
        known["outlet"] = outlet
    if date := _date(entry, version):
        known.update(published=date[0], published_precision=date[1], published_basis="feed")
    if tags := [tag for found in entry.get("tags", ()) if (tag := _plain(found.get("term")))]:
        known["extra"] = {**known.get("extra", {}), "tags": tags}
    url = _link(entry, given.url)
    read = _article(entry, known, url, given, options, where)
    if url is not None:
        return Link(url=url, where=where, known=known, fallback=read if isinstance(read, Read) else None)
    if isinstance(read, QawlError):
        raise read
    if read is None:
        raise QawlError("QAWL-R010", where, "the entry has no link and no text of an article")
    return read


def _article(
    entry: Any, known: dict[str, Any], url: str | None, given: Input, options: Options, where: str
) -> Read | QawlError | None:
    """The article that the entry itself holds; None where that is a teaser, the error where it can be no article."""
    text = _text(entry)
    if text is None:
        return None
    title = known.get("title")
    if title and not text.startswith(title):
        text = f"{title}\n{text}"
    try:
        require_arabic(text, where)
        fields = {**known, **({"url": url} if url else {})}
        return Read(
            article=finish(text, path=given.path, source=given.source, where=where, given=options.published, **fields),
            evidence=given.evidence,
        )
    except QawlError as error:
        return error


def _text(entry: Any) -> str | None:
    contents = [markup_text(_string(content.get("value"))) for content in entry.get("content", ())]
    longest = max(contents, key=len, default="")
    if len(longest) >= MIN_FEED_ARTICLE_CHARS:
        return longest
    summary = markup_text(_string(entry.get("summary")))
    return summary if len(summary) >= _SUMMARY_FACTOR * MIN_FEED_ARTICLE_CHARS else None


def _link(entry: Any, base: str | None) -> str | None:
    """The page of the entry: where a service counts clicks in between and tells the page itself, the page."""
    alternates = [link.get("href") for link in entry.get("links", ()) if link.get("rel", "alternate") == "alternate"]
    for value in (entry.get("feedburner_origlink"), entry.get("link"), *alternates):
        url = _string(value).strip()
        try:
            url = urljoin(base, url) if base and url else url
        except ValueError:
            continue
        if usable(url):
            return url
    return None


def _date(entry: Any, version: str) -> tuple[str, str] | None:
    """When the entry says that it was published. RSS has one date (``dc:date`` too); Atom has others."""
    names = ("published", "updated") if version.startswith("rss") else ("published",)
    for name in names:
        if read := read_date(_string(entry.get(name))):
            return read
        parts = entry.get(f"{name}_parsed") if entry.get(name) else None
        if parts:
            year, month, day, hour, minute, second = parts[:6]
            if read := read_date(f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+00:00"):
                return read
    return None


def _plain(value: object) -> str:
    """A title or a name, which may be written as HTML, on one line."""
    return " ".join(markup_text(_string(value)).split())


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""
