"""One pass over a page's characters, before any parser: what stands in its head and scripts, and the page without them.

Linear whatever stands there, and no parser's ceiling can hide from it what a page tells of itself.
"""

from __future__ import annotations

import html
import re
from typing import Final

from qawl.limits import MAX_META_CHARS
from qawl.reading.html.metas import WANTED

Attributes = dict[str, str]

_OPENS: Final = re.compile(r"<([sSmMlLtThH!](?i:cript|tyle|vg|--|eta|ink|itle|ime|tml|1))(?![a-zA-Z0-9])")
_ATTRIBUTE: Final = re.compile(
    r"[\s/]{0,40}+([^\s=>/\"'<][^\s=>/]{0,400}+)(?:\s{0,40}+=\s{0,40}+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]*+)))?+", re.A
)
_TAG: Final = re.compile(r"<[^<>]*+>")
_SPACES: Final = re.compile(r"[ \t\r\n\f]++")
_NAMED: Final = re.compile(r"[ \n\r\t]{1,20}+(?:property|name|itemprop)=[\"']?([^\"'\s>]{1,100}+)")
"""A meta tag whose first attribute names it, as nearly all do: most tell nothing of the article and are passed over."""

_INNER_ENDS: Final = re.compile(r"</(?:h1|title|time)", re.I)
_NAMES: Final = ("property", "name", "itemprop", "http-equiv")
_RAW: Final = frozenset(("script", "style", "svg"))
_MIN_SCRIPT: Final = 40
_STATE: Final = re.compile(r"__(?:NEXT_DATA|NUXT|INITIAL_STATE|PRELOADED_STATE|APOLLO_STATE)__")
_MAX_ATTRIBUTES: Final = 100
_MAX_TOLD: Final = 100
"""Headings and times that are looked at."""


class Scan:
    """What :func:`scan` finds.

    ``markup`` is the page without scripts, styles, drawings and comments. ``metas`` holds the
    contents of meta elements by their names (the first of each); ``canonical`` the address that the page calls its own;
    ``times`` the attributes of time elements, their text under ``""``; ``linked`` the
    JSON-LD scripts; ``states`` scripts that hold a page's data as JSON; ``headings`` the texts of ``h1``,
    ``heads`` where in ``markup`` each of them begins.
    """

    __slots__ = ("canonical", "headings", "heads", "language", "linked", "markup", "metas", "states", "times", "title")

    def __init__(self) -> None:
        self.markup = ""
        self.title = ""
        self.language = ""
        self.canonical = ""
        self.metas: dict[str, str] = {}
        self.times: list[Attributes] = []
        self.linked: list[str] = []
        self.states: list[str] = []
        self.headings: list[str] = []
        self.heads: list[int] = []

    def meta(self, *names: str) -> str:
        """The content of the first of ``names`` (in lower case: property, name, itemprop) that a meta element gives."""
        return next((self.metas[name] for name in names if name in self.metas), "")


def scan(page: str) -> Scan:
    """Scan a page. Nothing is raised: what is broken is read as far as it goes."""
    found = Scan()
    kept: list[str] = []
    position = copied = 0
    never: set[str] = set()
    length = len(page)
    search, find = _OPENS.search, page.find
    while match := search(page, position):
        start, inside = match.span()
        name = match[1].lower()
        if name == "!--":
            position = _comment_end(page, inside, never)
            kept.append(page[copied:start])
            copied = position
            continue
        position = find(">", inside) + 1 or length
        if name == "meta":
            named = _NAMED.match(page, inside)
            if named is None or named[1].lower() in WANTED:
                attributes, position = _attributes(page, inside)
                _meta(found, attributes)
        elif name == "link":
            if "anonical" in page[start : min(position, start + MAX_META_CHARS)]:
                attributes, position = _attributes(page, inside)
                if attributes.get("rel", "").strip().lower() == "canonical" and attributes.get("href"):
                    found.canonical = found.canonical or attributes["href"].strip()
        elif name in _RAW:
            end = find("</", position)
            if end < 0 or not page.startswith("script>", end + 2):
                end = length if name in never else _raw_end(page, position, name)
            if end == length:
                never.add(name)
                if name == "svg":
                    continue
            if name == "script" and end - position > _MIN_SCRIPT:
                _script(found, page, inside, position, end)
            position = find(">", end) + 1 or length
            kept.append(page[copied:start])
            copied = position
        else:
            attributes, position = _attributes(page, inside)
            _element(found, name, attributes, page, position, sum(map(len, kept)) + start - copied)
    kept.append(page[copied:])
    found.markup = "".join(kept)
    return found


def _raw_end(page: str, position: int, name: str) -> int:
    """Where ``</name`` stands, in small or capital letters; the page's end where it does not."""
    while (close := page.find("</", position)) >= 0:
        position = close + 2 + len(name)
        if page[close + 2 : position].lower() == name and not page[position : position + 1].isalnum():
            return close
        position = close + 2
    return len(page)


def _comment_end(page: str, position: int, never: set[str]) -> int:
    """Where a comment is over. One that is never closed ends at its first ``>``: the text behind it is not lost."""
    if page.startswith((">", "->"), position):
        return page.index(">", position) + 1
    end = -1 if "!--" in never else page.find("-->", position)
    if end >= 0:
        return end + 3
    never.add("!--")
    close = page.find(">", position)
    return close + 1 if close >= 0 else len(page)


def _attributes(page: str, position: int) -> tuple[Attributes, int]:
    """The attributes of the tag whose name ends at ``position``, and where the tag is over."""
    attributes: Attributes = {}
    for _ in range(_MAX_ATTRIBUTES):
        match = _ATTRIBUTE.match(page, position)
        if match is None:
            break
        position = match.end()
        value = match[2] or match[3] or match[4] or ""
        if len(value) <= MAX_META_CHARS:
            attributes.setdefault(match[1].lower(), html.unescape(value) if "&" in value else value)
    close = page.find(">", position)
    return attributes, close + 1 if close >= 0 else len(page)


def _script(found: Scan, page: str, inside: int, start: int, end: int) -> None:
    """Keep a script that holds data. ``inside`` is where its attributes stand, ``start`` and ``end`` its content."""
    attributes: Attributes = {}
    if page.find("json", inside, start) >= 0 or page.find("__", inside, start) >= 0:
        attributes, start = _attributes(page, inside)
    kind = attributes.get("type", "").lower()
    if "ld+json" in kind:
        found.linked.append(page[start:end])
    elif "json" in kind or "__NEXT" in attributes.get("id", "") or _STATE.search(page, start, min(end, start + 400)):
        found.states.append(page[start:end])


def _meta(found: Scan, attributes: Attributes) -> None:
    if content := attributes.get("content", "").strip():
        for key in _NAMES:
            if key in attributes:
                found.metas.setdefault(attributes[key].strip().lower(), content)


def _element(found: Scan, name: str, attributes: Attributes, page: str, position: int, at: int) -> None:
    """Note an element that is kept, and stands at ``at`` in the markup."""
    if name == "html":
        found.language = found.language or attributes.get("lang") or attributes.get("xml:lang") or ""
    elif not (found.title if name == "title" else len(found.headings) + len(found.times) >= _MAX_TOLD):
        end = _INNER_ENDS.search(page, position, position + MAX_META_CHARS)
        inner = plain(page[position : end.start()] if end else page[position : position + 200].partition("<")[0])
        if name == "title":
            found.title = found.title or inner
        elif name == "h1" and inner:
            found.headings.append(inner)
            found.heads.append(at)
        elif name == "time":
            found.times.append({**attributes, "": inner})


def plain(markup: str) -> str:
    """The text of a small piece of markup: tags away, entities resolved, blanks joined (U+00A0 stays)."""
    if "<" in markup:
        markup = _TAG.sub(" ", markup)
    if "&" in markup:
        markup = html.unescape(markup)
    return _SPACES.sub(" ", markup).strip()
