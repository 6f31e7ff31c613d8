"""What a page tells of its article: title, outlet, author, dates, address; each from the best place that has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple
from urllib.parse import urljoin, urlsplit

from qawl.reading.html import linked, metas, moments
from qawl.reading.html.moments import Moment
from qawl.reading.html.scan import Scan, plain
from qawl.reading.html.words import folded, words

_SEPARATOR: Final = re.compile(r" ?(?:\|+|::+|»|«|•|·) ?| [-–—:] ")
_ITEM_VALUE: Final = re.compile(r"(?:content|datetime)=[\"']?([^\"'<>]{4,60})", re.I)
_MAX_AUTHOR: Final = 120
_MAX_TAG: Final = 400
_MAX_ITEMS: Final = 20


class Told(NamedTuple):
    """What the page tells; ``basis`` is where ``published`` came from: ``json-ld``, ``meta``, ``time``, ``visible``,
    ``url``, ``guess``."""

    title: str
    outlet: str
    author: str
    url: str
    published: Moment | None
    basis: str
    modified: str | None
    node: dict[str, Any]


def told(scan: Scan, url: str | None) -> Told:
    """What stands in the head and the scripts of a page that was fetched from (or saved from) ``url``."""
    node = linked.article_node(scan.linked)
    address = _address(scan, node, url)
    outlet = _outlet(scan, node, address)
    published, basis = _published(scan, node)
    modified = moments.machine(node.get("dateModified")) or _first(scan, metas.MODIFIED)
    modified = modified or _timed(scan, ("modified", "updated"))
    return Told(
        title=_title(scan, node, outlet),
        outlet=outlet,
        author=_author(scan, node, outlet),
        url=address,
        published=published,
        basis=basis,
        modified=modified.day if modified else None,
        node=node,
    )


def dated(found: Told, lines: Sequence[str]) -> Told:
    """``found`` with the writer and the date out of what a reader sees before the text (``lines``), or the date of its
    address, where the head gave none."""
    if not found.author and (writer := _byline(lines)):
        found = found._replace(author=writer)
    if found.published:
        return found
    day, changed = visible(lines)
    modified = found.modified or (changed.day if changed else None)
    if day:
        return found._replace(published=day, basis="visible", modified=modified)
    if day := moments.in_address(found.url):
        return found._replace(published=day, basis="url", modified=modified)
    return found._replace(modified=modified)


def _byline(lines: Sequence[str]) -> str:
    """The name in a line that tells who wrote (كتبت فلانة); empty where none does."""
    for line in lines:
        first, _, rest = line.strip().partition(" ")
        name = rest.strip(" :-–|")
        if folded(first) in words().writers and 1 < len(name.split()) <= 4 and not any(map(str.isdigit, name)):
            return name
    return ""


def visible(lines: Iterable[str]) -> tuple[Moment | None, Moment | None]:
    """(the day that the lines print as the day of publication, the one of the last change)."""
    published = modified = None
    marks = words().updated
    for line in lines:
        if (moment := moments.printed(line)) is None:
            continue
        plainly = f" {folded(line)} "
        if any(f" {mark} " in plainly for mark in marks):
            modified = modified or moment
        else:
            published = published or moment
    return published, modified


def _published(scan: Scan, node: dict[str, Any]) -> tuple[Moment | None, str]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        if moment := moments.machine(node.get(key)):
            return moment, "json-ld"
    if moment := _first(scan, metas.PUBLISHED):
        return moment, "meta"
    if moment := _items(scan.markup):
        return moment, "meta"
    if moment := _timed(scan, ("publish", "created", "entry-date", "post-date")):
        return moment, "time"
    stated = [t for t in scan.times if t.get("datetime")]
    if stated and (moment := moments.machine(stated[0].get("datetime"))):
        return moment, "time"
    return None, ""


def _first(scan: Scan, names: Sequence[str]) -> Moment | None:
    for name in names:
        if moment := moments.machine(scan.meta(name)):
            return moment
    return None


def _items(markup: str) -> Moment | None:
    """A date in an element marked up as the day of publication."""
    for mark in ("datePublished", "dateCreated"):
        at = markup.find(mark)
        for _ in range(_MAX_ITEMS):
            if at < 0:
                break
            start, end = markup.rfind("<", max(0, at - _MAX_TAG), at), markup.find(">", at, at + _MAX_TAG)
            value = _ITEM_VALUE.search(markup, start, end) if start >= 0 and end > 0 else None
            if value and (moment := moments.machine(value[1])):
                return moment
            at = markup.find(mark, at + 1)
    return None


def _timed(scan: Scan, marks: Sequence[str]) -> Moment | None:
    """The first ``time`` element whose class or itemprop holds one of ``marks``."""
    for time in scan.times:
        kind = f"{time.get('class', '')} {time.get('itemprop', '')}".lower()
        told_so = any(mark in kind for mark in marks)
        if told_so and (moment := moments.machine(time.get("datetime") or time[""])):
            return moment
    return None


def _address(scan: Scan, node: dict[str, Any], url: str | None) -> str:
    """The page's own address: canonical, og:url, the JSON-LD's; else the one it came from."""
    entity = node.get("mainEntityOfPage")
    entity = entity.get("@id") if isinstance(entity, dict) else entity
    for candidate in (scan.canonical, scan.meta("og:url"), node.get("url"), entity, url):
        if not isinstance(candidate, str) or not candidate:
            continue
        try:
            whole = urljoin(url or "", candidate.strip())
            parts = urlsplit(whole)
        except ValueError:
            continue
        usable = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
        if usable and (parts.path.strip("/") or parts.query or candidate == url):
            return whole
    return url or ""


def _outlet(scan: Scan, node: dict[str, Any], url: str) -> str:
    """The outlet: the JSON-LD's publisher, og:site_name, the known owner of the host, application-name."""
    names = [linked.names_of(node.get("publisher")), plain(scan.meta(*metas.SITE))]
    names.insert(2 if any("\u0621" <= c <= "\u064a" for c in "".join(names)) else 0, _owner(url))
    names.append(plain(scan.meta(*metas.OWNER)))
    return next((name for name in names if name and "://" not in name and len(name) <= _MAX_AUTHOR), "")


def _owner(url: str) -> str:
    """The known outlet at a host: by the host and the first part of the path, then by the host and those above it."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    hosts = words().hosts
    host = host.removeprefix("www.")
    first = parts.path.split("/", 2)[1] if "/" in parts.path else ""
    if found := hosts.get(f"{host}/{first}"):
        return found
    while host:
        if found := hosts.get(host):
            return found
        host = host.partition(".")[2]
    return ""


def _title(scan: Scan, node: dict[str, Any], outlet: str) -> str:
    """The headline without the site's name, from the best place that has one."""
    given = (
        linked.text_of(node.get("headline")),
        plain(scan.meta(*metas.TITLE)),
        scan.headings[0] if scan.headings else "",
        scan.title,
    )
    sites = {folded(s) for s in (outlet, scan.meta("og:site_name"), linked.names_of(node.get("publisher"))) if s}
    shown = {folded(h): h for h in scan.headings[:5]}
    for title in given:
        if title and folded(title) not in sites:
            return bare_title(title, sites, shown)
    return ""


def bare_title(title: str, sites: set[str], shown: dict[str, str]) -> str:
    """``title`` without the name of the site before or behind it: a part that is one of ``sites`` (folded) goes, and
    where a heading that the page shows (``shown``, by its folded form) is one part or several, it is that one."""
    plainly = folded(title)
    if plainly in shown:
        return title
    parts = list(_SEPARATOR.finditer(title))
    if not parts:
        return title
    cuts = [(title[: p.start()], title[p.end() :]) for p in parts]
    for before, after in cuts:
        for kept, dropped in ((before, after), (after, before)):
            if folded(kept) in shown or folded(dropped) in sites:
                return kept.strip() or title
    before, after = cuts[-1]
    if shown or len(after) > len(before) / 2 or parts[-1][0].strip() in ("«", "»", ":"):
        return title
    return before.strip() if len(after.split()) <= 4 and "|" in parts[-1][0] else title


def _author(scan: Scan, node: dict[str, Any], outlet: str) -> str:
    """The author's name; a name that is the outlet's, an address or a user's number is none."""
    for name in (linked.names_of(node.get("author")), *(plain(scan.meta(meta)) for meta in metas.AUTHOR)):
        usable = name and len(name) <= _MAX_AUTHOR and not name.isdecimal() and "@" not in name and "://" not in name
        if usable and folded(name) not in (folded(outlet), "admin"):
            return name
    return ""
