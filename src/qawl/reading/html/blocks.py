"""A parsed page as the lines that a reader sees, each with what it stands in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from qawl.reading.html.words import words

if TYPE_CHECKING:
    from lxml.etree import _Element

_SILENT: Final = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "embed",
        "applet",
        "audio",
        "video",
        "canvas",
        "map",
        "select",
        "datalist",
        "textarea",
        "button",
        "input",
        "head",
        "math",
        "progress",
        "meter",
        "dialog",
    ]
)
_INLINE: Final = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "picture",
        "source",
        "html",
        "body",
    ]
)
_ZONES: Final = {"nav": "menu", "footer": "menu", "aside": "related", "figcaption": "caption", "menu": "menu"}
_ROLES: Final = {"navigation": "menu", "contentinfo": "menu", "complementary": "related", "search": "menu"}
_HIDDEN_STYLE: Final = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.I)
_PARTS: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class Block(NamedTuple):
    """A line as shown. ``text`` has blanks joined as a browser does, U+00A0 and what is not seen kept; ``zone`` is what
    kind of thing it stands in (``menu``, ``related``, ``share``, …) and ``zone_id`` which one; ``links`` how many of
    its characters are links; ``tag`` the block's element, ``parent`` a number for what it stands in."""

    text: str
    zone: str | None
    zone_id: int
    links: int
    tag: str
    parent: int


class _Frame(NamedTuple):
    zone: str | None
    zone_id: int
    parent: int
    tag: str


class _Gatherer:
    """The walk's state: the line that is being put together, and where it stands."""

    __slots__ = ("blocks", "linked", "links", "pieces")

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.pieces: list[str] = []
        self.links = 0
        self.linked = 0

    def add(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            if self.linked:
                self.links += len(text)

    def flush(self, frame: _Frame) -> None:
        if not self.pieces:
            return
        text = _SPACES.sub(" ", "".join(self.pieces)).strip()
        if text:
            self.blocks.append(
                Block(text, frame.zone, frame.zone_id, min(self.links, len(text)), frame.tag, frame.parent)
            )
        self.pieces, self.links = [], 0


def blocks_of(tree: _Element) -> list[Block]:
    """The lines of a page in their order. The walk is a loop: no depth breaks it."""
    from lxml import etree

    out = _Gatherer()
    frames = [_Frame(None, 0, 0, "body")]
    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            if not silent:
                out.add(element.tail)
            continue
        tag = element.tag
        inline = tag in _INLINE
        if event == "start":
            if silent or tag in _SILENT:
                silent += 1
                continue
            if tag == "br":
                out.flush(frames[-1])
            elif not inline:
                out.flush(frames[-1])
                frames.append(_framed(element, tag, frames[-1], len(out.blocks)))
            elif tag == "a":
                out.linked += 1
            elif element.get("style") or element.get("class") or element.get("hidden") is not None:
                zone = _zone(element, tag)
                if zone in ("hidden", "share"):
                    silent += 1
                    continue
            out.add(element.text)
        else:
            if silent:
                silent -= 1
                if not silent:
                    if not inline:
                        out.flush(frames[-1])
                    out.add(element.tail)
                continue
            if tag == "a":
                out.linked -= 1
            elif not inline and tag != "br":
                out.flush(frames.pop() if len(frames) > 1 else frames[-1])
            out.add(element.tail)
    out.flush(frames[-1])
    return out.blocks


def _framed(element: _Element, tag: str, outer: _Frame, count: int) -> _Frame:
    """The frame of a block-level element: its own zone, or the one that it stands in."""
    parent = outer.parent
    if tag not in ("p", *_HEADINGS):
        parent = hash((outer.parent, count, tag)) & 0xFFFFFFFF
    if outer.zone is None and (zone := _zone(element, tag)):
        return _Frame(zone, count + 1, parent, tag)
    return _Frame(outer.zone, outer.zone_id, parent, tag)


def _zone(element: _Element, tag: str) -> str | None:
    if element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style", "")[:500]):
        return "hidden"
    if zone := _ZONES.get(tag) or _ROLES.get(element.get("role", "")):
        return zone
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return marked(named) if len(named) > 1 else None


_MARKED: dict[str, str | None] = {}


def marked(names: str) -> str | None:
    """What kind of thing a class or id marks, by its parts: ``related-posts`` is related, ``articleBody`` nothing."""
    if len(names) > 300:
        return None
    if names not in _MARKED:
        if len(_MARKED) > 20_000:
            _MARKED.clear()
        _MARKED[names] = _looked_up(names)
    return _MARKED[names]


def _looked_up(names: str) -> str | None:
    marks = words().marks
    for name in names.split():
        if whole := marks.get(name.lower()):
            return whole
        parts = [part.lower() for part in _PARTS.findall(name)]
        if {"article", "story", "entry", "post"} & set(parts) and {"body", "content", "text"} & set(parts):
            continue
        for i, part in enumerate(parts):
            if kind := marks.get(part) or (marks.get("-".join(parts[i : i + 2])) if i + 1 < len(parts) else None):
                return kind
    return None
