"""Markup that would break a parser, made harmless before any parser sees it: one pass, linear in the page."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from qawl.errors import QawlError
from qawl.limits import MAX_MARKUP_DEPTH, MAX_MARKUP_TAGS, MAX_OPEN_FORMATS

_TAG: Final = re.compile(r"<(/?+)([a-zA-Z][a-zA-Z0-9:-]*+)")
_NAME: Final = re.compile(r"/?[a-zA-Z][a-zA-Z0-9:-]{0,40}+")
_LONG: Final = 20_000
_SMALL: Final = 100_000
_VOID: Final = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_ITEMS: Final = {
    "p": ("p",),
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "tr": ("tr", "td", "th"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "option": ("option",),
    "tbody": ("tbody", "thead", "tr", "td", "th"),
}
"""Elements that end where the next of their kind begins, by what begins."""

_FORMATS: Final = frozenset(
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]
)
_INLINE: Final = _FORMATS | frozenset(
    [
        "span",
        "abbr",
        "cite",
        "bdi",
        "bdo",
        "dfn",
        "ins",
        "del",
        "q",
        "sub",
        "sup",
        "mark",
        "label",
        "time",
        "var",
        "kbd",
        "samp",
    ]
)


def harmless(markup: str, where: str) -> tuple[str, int]:
    """(``markup`` nested no deeper than MAX_MARKUP_DEPTH, how deep it was): deeper tags become line breaks or nothing,
    their text stays.

    Raises QAWL-R019 for more than MAX_MARKUP_TAGS tags.
    """
    count = markup.count("<")
    if count > MAX_MARKUP_TAGS:
        raise QawlError("QAWL-R019", where, f"more than {MAX_MARKUP_TAGS:,} tags")
    deepest, formats = _measure(markup)
    if formats > MAX_OPEN_FORMATS:
        markup = _without(markup, _FORMATS)
        deepest, _ = _measure(markup)
    return (_flat(markup) if deepest > MAX_MARKUP_DEPTH else markup), deepest


def short_tags(markup: str) -> str:
    """``markup`` with the attributes of tags that are absurdly long taken away: parsers compare each attribute of a tag
    with all before it. Pages too small to hold harm are given back unread."""
    if len(markup) <= _SMALL:
        return markup
    parts = markup.split("<")
    if max(map(len, parts)) <= _LONG:
        return markup
    for i, part in enumerate(parts):
        if len(part) > _LONG and (close := part.find(">")) != 0:
            close = close if close > 0 else len(part)
            name = _NAME.match(part)
            if name and close > _LONG:
                parts[i] = name[0] + part[close:]
    return "<".join(parts)


class _Stack:
    """The open elements; what is pushed is (name, whether its tag is kept)."""

    __slots__ = ("items", "open")

    def __init__(self) -> None:
        self.items: list[tuple[str, bool]] = []
        self.open: Counter[str] = Counter()

    def push(self, name: str, kept: bool) -> None:
        self.items.append((name, kept))
        self.open[name] += 1

    def pop(self) -> tuple[str, bool]:
        item = self.items.pop()
        self.open[item[0]] -= 1
        return item

    def implied(self, name: str) -> None:
        """End what the beginning of ``name`` ends."""
        ended = _ITEMS.get(name)
        while ended and self.items and self.items[-1][0] in ended:
            self.pop()

    def close(self, name: str) -> bool | None:
        """End ``name`` and all in it; whether its own tag was kept, None where it is not open."""
        if not self.open[name]:
            return None
        while True:
            inner, kept = self.pop()
            if inner == name:
                return kept


def _measure(markup: str) -> tuple[int, int]:
    """(how deep the elements nest, how many formatting elements are never closed)."""
    stack, deepest = _Stack(), 0
    opened: Counter[str] = Counter()
    for closing, raw in _TAG.findall(markup):
        name = raw.lower()
        if name in _VOID:
            continue
        if closing:
            opened[name] -= 1
            stack.close(name)
        else:
            opened[name] += 1
            stack.implied(name)
            stack.push(name, True)
            deepest = max(deepest, len(stack.items))
    return deepest, sum(max(0, opened[name]) for name in _FORMATS)


def _flat(markup: str) -> str:
    """``markup`` with every tag deeper than the ceiling taken out, a line break in its place where it made one."""
    stack = _Stack()
    out: list[str] = []
    copied = 0
    for match in _TAG.finditer(markup):
        name = match[2].lower()
        if name in _VOID or match.start() < copied:
            continue
        if match[1]:
            kept = stack.close(name)
            if kept is not False:
                continue
        else:
            stack.implied(name)
            kept = len(stack.items) < MAX_MARKUP_DEPTH
            stack.push(name, kept)
            if kept:
                continue
        close = markup.find(">", match.end())
        out += (markup[copied : match.start()], "" if name in _INLINE else "<br>")
        copied = close + 1 if close >= 0 else len(markup)
    out.append(markup[copied:])
    return "".join(out)


def _without(markup: str, names: frozenset[str]) -> str:
    out: list[str] = []
    copied = 0
    for match in _TAG.finditer(markup):
        if match[2].lower() in names and match.start() >= copied:
            close = markup.find(">", match.end())
            out.append(markup[copied : match.start()])
            copied = close + 1 if close >= 0 else len(markup)
    out.append(markup[copied:])
    return "".join(out)
