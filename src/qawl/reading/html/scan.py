"""One pass over a page's characters, before any parser: what stands in its head and scripts, and the page without them.

Linear whatever stands there, and no parser's ceiling can hide from it what a page tells of itself.
"""

from __future__ import annotations

import html
import re
from typing import Final

from qawl.limits import MAX_META_CHARS

Attributes = dict[str, str]

_OPENS: Final = re.compile(r"<(script|style|svg|!--|meta|link|title|time|html|h1)(?=[\s/>\[-]|[^a-zA-Z])", re.I | re.A)
_ATTRIBUTE: Final = re.compile(
    r"[\s/]*+([^\s=>/\"'<][^\s=>/]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]*+)))?+", re.A
)
_TAG: Final = re.compile(r"<[^<>]*+>")
_SPACES: Final = re.compile(r"[ \t\r\n\f]++")
_SCRIPT_ENDS: Final = re.compile(r"</script(?=[\s/>])", re.I | re.A)
_STYLE_ENDS: Final = re.compile(r"</style(?=[\s/>])", re.I | re.A)
_SVG_ENDS: Final = re.compile(r"</svg(?=[\s/>])", re.I | re.A)
_ENDS: Final = {"script": _SCRIPT_ENDS, "style": _STYLE_ENDS, "svg": _SVG_ENDS}
_STATE: Final = re.compile(r"__(?:NEXT_DATA|NUXT|INITIAL_STATE|PRELOADED_STATE|APOLLO_STATE)__")
_MAX_ATTRIBUTES: Final = 100
_MAX_TOLD: Final = 100
"""Headings and times that are looked at."""


class Scan:
    """What :func:`scan` finds.

    ``markup`` is the page without scripts, styles, drawings and comments. ``metas``, ``links`` and ``times`` hold the
    attributes of those elements (names in lower case, entities resolved; a time's text under ``""``); ``linked`` the
    JSON-LD scripts; ``states`` scripts that hold a page's data as JSON; ``headings`` the texts of ``h1``.
    """

    __slots__ = ("headings", "language", "linked", "links", "markup", "metas", "states", "times", "title")

    def __init__(self) -> None:
        self.markup = ""
        self.title = ""
        self.language = ""
        self.metas: list[Attributes] = []
        self.links: list[Attributes] = []
        self.times: list[Attributes] = []
        self.linked: list[str] = []
        self.states: list[str] = []
        self.headings: list[str] = []

    def meta(self, *names: str) -> str:
        """The content of the first meta element with one of ``names`` (in their order; property, name, itemprop)."""
        for name in names:
            for found in self.metas:
                if name in (found.get("property"), found.get("name"), found.get("itemprop"), found.get("http-equiv")):
                    if content := found.get("content", "").strip():
                        return content
        return ""

    def link(self, rel: str) -> str:
        """The address of the first link element of that relation."""
        return next((a["href"].strip() for a in self.links if a.get("rel", "").lower() == rel and a.get("href")), "")


def scan(page: str) -> Scan:
    """Scan a page. Nothing is raised: what is broken is read as far as it goes."""
    found = Scan()
    kept: list[str] = []
    position = copied = 0
    never: set[str] = set()
    while match := _OPENS.search(page, position):
        name = match[1].lower()
        start = match.start()
        if name == "!--":
            position = _comment_end(page, match.end(), never)
            kept.append(page[copied:start])
            copied = position
            continue
        attributes, position = _attributes(page, match.end())
        if name in _ENDS:
            ends = None if name in never else _ENDS[name].search(page, position)
            if ends is None:
                never.add(name)
                if name == "svg":
                    continue
            end = ends.start() if ends else len(page)
            if name == "script":
                _script(found, attributes, page[position:end])
            close = page.find(">", end)
            position = close + 1 if close >= 0 else len(page)
            kept.append(page[copied:start])
            copied = position
        else:
            position = _element(found, name, attributes, page, position)
    kept.append(page[copied:])
    found.markup = "".join(kept)
    return found


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


def _script(found: Scan, attributes: Attributes, content: str) -> None:
    kind = attributes.get("type", "").lower()
    if "ld+json" in kind:
        found.linked.append(content)
    elif "json" in kind or _STATE.search(attributes.get("id", "")) or _STATE.search(content, 0, 400):
        found.states.append(content)


def _element(found: Scan, name: str, attributes: Attributes, page: str, position: int) -> int:
    """Note an element that is kept; where to go on from."""
    if name == "meta":
        for key in ("property", "name", "itemprop", "http-equiv"):
            if key in attributes:
                attributes[key] = attributes[key].strip().lower()
        found.metas.append(attributes)
    elif name == "link":
        found.links.append(attributes)
    elif name == "html":
        found.language = found.language or attributes.get("lang") or attributes.get("xml:lang") or ""
    elif len(found.headings) + len(found.times) < _MAX_TOLD:
        inner = plain(_until(page, position, f"</{name}"))
        if name == "title":
            found.title = found.title or inner
        elif name == "h1" and inner:
            found.headings.append(inner)
        elif name == "time":
            found.times.append({**attributes, "": inner})
    return position


def _until(page: str, position: int, end: str) -> str:
    """The characters up to ``end``, MAX_META_CHARS of them at most."""
    piece = page[position : position + MAX_META_CHARS]
    close = piece.lower().find(end)
    return piece[:close] if close >= 0 else piece.partition("<")[0]


def plain(markup: str) -> str:
    """The text of a small piece of markup: tags away, entities resolved, blanks joined (U+00A0 stays)."""
    if "<" in markup:
        markup = _TAG.sub(" ", markup)
    if "&" in markup:
        markup = html.unescape(markup)
    return _SPACES.sub(" ", markup).strip()
