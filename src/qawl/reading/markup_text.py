"""The text of a piece of HTML that stands in a feed: tags taken away, paragraphs kept apart. It reads no pages."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

_NAME: Final = re.compile(r"/?([A-Za-z][A-Za-z0-9]{0,20})")
_BLANKS: Final = re.compile(r"[\s\u200b]+")
_BLOCK_TAGS: Final = (
    "p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote tr table section article header footer hr pre dl dt dd aside main"
)
_BLOCKS: Final = frozenset(_BLOCK_TAGS.split())
_DROPPED: Final = frozenset(("script", "style", "figcaption", "iframe", "noscript", "template", "button", "form"))


def markup_text(markup: str) -> str:
    """``markup`` without its tags, a line for each block; what no reader sees (scripts) and captions are left out.

    Time is linear in the length, whatever stands there, and nesting of any depth is nothing special.
    """
    lower = markup.lower()
    parts: list[str] = []
    at = 0
    missing: set[str] = set()
    while (tag := markup.find("<", at)) >= 0:
        parts.append(markup[at:tag])
        at = tag + 1
        if markup.startswith("!--", at):
            end = markup.find("-->", at)
            if end < 0:
                break  # as a browser shows it: nothing behind it is text
            at = end + 3
            continue
        name = _NAME.match(lower, at)
        if name is None and not markup.startswith(("!", "?"), at):
            parts.append("<")
            continue
        end = _end_of_tag(markup, at, missing)
        if end < 0:
            break  # a tag that is cut off: nothing behind it is text
        if name is None:
            at = end
            continue
        if name[1] in _BLOCKS:
            parts.append("\n\n")
        at = end
        if name[1] in _DROPPED and not name[0].startswith("/"):
            at = lower.find(f"</{name[1]}", end)
            if at < 0:
                break
    else:
        parts.append(markup[at:])
    return _lines("".join(part if part == "\n\n" else _BLANKS.sub(" ", part) for part in parts))


def _lines(text: str) -> str:
    lines = (_BLANKS.sub(" ", unescape(line)).strip() for line in text.split("\n\n"))
    return "\n".join(line for line in lines if line)


def _end_of_tag(markup: str, at: int, missing: set[str]) -> int:
    """Behind the tag that begins at ``at``; its quoted values may hold an angle bracket. -1 where it does not end."""
    end = markup.find(">", at) if ">" not in missing else -1
    if end < 0:
        missing.add(">")
        return -1
    for quote in "\"'":
        if markup.count(quote, at, end) % 2 and quote not in missing:
            close = markup.find(quote, end)
            further = markup.find(">", close) if close >= 0 else -1
            if further < 0:
                missing.add(quote)
            elif further - end < 2000:
                return further + 1
    return end + 1
