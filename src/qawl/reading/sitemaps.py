"""Sitemaps in, those of news too: a link for each page, with what the sitemap tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from qawl.errors import QawlError
from qawl.limits import MAX_SITEMAP_BYTES, MAX_SITEMAP_URLS
from qawl.model import Refusal
from qawl.reading.inputs import Input, Link, Options
from qawl.reading.row_dates import read_date
from qawl.reading.urls import usable
from qawl.reading.xml_text import xml_text

if TYPE_CHECKING:
    from lxml.etree import XMLPullParser, _Element

_CHUNK: Final = 1 << 16
_DEEPEST: Final = 32
_ARABIC: Final = ("ar", "ara", "arabic")
_OTHER_ARABIC_SCRIPT: Final = ("fa", "per", "ur", "urd", "ku", "kur", "ckb", "ps", "ug", "sd")
_KEPT: Final = 4_000
"""Characters of a field that are kept."""


def read_sitemap(given: Input, options: Options) -> Iterator[Link | Refusal]:
    """The pages that a sitemap lists, in their order; of an index, the sitemaps that it lists, whose
    links are known by ``extra: {sitemap: true}``.

    A page that the sitemap calls one of another language is refused with QAWL-R006 or QAWL-R013; one without a URL that
    can be used with QAWL-F002. A sitemap that breaks off gives what it has and then QAWL-R026.

    Raises :class:`~qawl.errors.QawlError` QAWL-R027 for one that declares a DTD, QAWL-R026 for what is no sitemap.
    """
    from lxml import etree

    text = xml_text(given.read(MAX_SITEMAP_BYTES), given.where, given.charset)
    parser = etree.XMLPullParser(
        events=("start", "end"),
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
    number = 0
    walk = _Walk(given.where)
    for at in range(0, len(text), _CHUNK):
        try:
            parser.feed(text[at : at + _CHUNK].encode("utf-8", "replace"))
        except etree.XMLSyntaxError:
            break
        for fields in walk.entries(parser):
            number += 1
            if number > MAX_SITEMAP_URLS:
                yield QawlError(
                    "QAWL-R026", f"{given.where}:{number}", f"more than {MAX_SITEMAP_URLS:,} URLs"
                ).refusal()
                return
            yield _outcome(fields, given, f"{given.where}:{number}")
    if not walk.ended:
        yield QawlError("QAWL-R026", f"{given.where}:{number + 1}", "it breaks off").refusal()
    elif not number:
        yield QawlError("QAWL-R005", given.where, "the sitemap lists nothing").refusal()


class _Walk:
    """Where in the document the parser stands; ``ended`` once its root has ended."""

    def __init__(self, where: str) -> None:
        self._where, self._depth, self.ended = where, 0, False

    def entries(self, parser: XMLPullParser) -> Iterator[dict[str, str]]:
        """The fields of each entry that has ended, by their local names.

        Raises QAWL-R015 where elements are nested too deep, QAWL-R026 where the root is that of no sitemap, QAWL-R027
        where the document turns out to have a DTD.
        """
        for event, element in parser.read_events():
            if event == "start":
                self._depth += 1
                if self._depth == 1:
                    self._root(element)
                if self._depth > _DEEPEST:
                    raise QawlError("QAWL-R015", self._where)
                continue
            self._depth -= 1
            if self._depth == 0:
                self.ended = True
            elif self._depth == 1:
                name = _local(element)
                if name in ("url", "sitemap"):
                    yield {"": name, **_fields(element)}
                element.clear()
                parent = element.getparent()
                if parent is not None:
                    parent.remove(element)

    def _root(self, element: _Element) -> None:
        if element.getroottree().docinfo.doctype:
            raise QawlError("QAWL-R027", self._where)
        if _local(element) not in ("urlset", "sitemapindex"):
            raise QawlError("QAWL-R026", self._where, f"its root is «{_local(element)[:40]}»")


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def _fields(entry: _Element) -> dict[str, str]:
    """What the elements of an entry hold; those of its images and videos are not the page's."""
    fields: dict[str, str] = {}
    for element in entry.iter():
        parent = element.getparent()
        if parent is not None and _local(parent) in ("image", "video"):
            continue
        text = (element.text or "")[:_KEPT].strip()
        if text:
            fields.setdefault(_local(element), text)
    return fields


def _outcome(fields: dict[str, str], given: Input, where: str) -> Link | Refusal:
    url = fields.get("loc", "")
    if not usable(url):
        return QawlError("QAWL-F002", where, f"«{url[:100]}» is no URL").refusal()
    known = {name: value for name, value in given.known.items() if name != "extra"}
    if fields[""] == "sitemap":
        return Link(url=url, where=where, known={**known, "extra": {"sitemap": True}})
    language = fields.get("language", "").lower().replace("_", "-").partition("-")[0]
    if language and language not in _ARABIC:
        code = "QAWL-R013" if language in _OTHER_ARABIC_SCRIPT else "QAWL-R006"
        return QawlError(code, url, f"its sitemap calls its language «{language[:20]}»").refusal()
    for name, field in (("title", "title"), ("name", "outlet")):
        if fields.get(name):
            known[field] = " ".join(fields[name].split())
    if date := read_date(fields.get("publication_date")):
        known.update(published=date[0], published_precision=date[1], published_basis="sitemap")
    if fields.get("lastmod"):
        known["extra"] = {"lastmod": fields["lastmod"]}
    return Link(url=url, where=where, known=known)
