"""The careful extractor: trafilatura says what the article is, the page's own lines say how it is printed."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from qawl.reading.html.blocks import Block
from qawl.reading.html.lines import box_of, is_prose, same
from qawl.reading.html.words import folded

if TYPE_CHECKING:
    from lxml.etree import _Element

_KEY: Final = re.compile(r"[\W_]+")
_BREAKS: Final = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError, AssertionError)
_WINDOW: Final = 20_000
_SHORT: Final = 20
_LINKED_SHARE: Final = 0.6
_NEVER: Final = frozenset(
    ("hidden", "share", "comments", "caption", "related", "menu", "tags", "notices", "author", "embed")
)


def parse(markup: str) -> _Element | None:
    """The tree of a page, without entities, network or recovery limits of its own; None where nothing is in it."""
    from lxml import etree
    from lxml.html import HTMLParser

    parser = HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, huge_tree=False)
    try:
        return etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return None


def extracted(tree: _Element) -> str:
    """What trafilatura takes for the article, one paragraph a line; empty where it finds none."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = trafilatura.bare_extraction(
            tree, favor_precision=True, include_comments=False, with_metadata=False, include_tables=True
        )
    except _BREAKS:  # a page that it can't take is left to the fast extractor
        return ""
    text = getattr(document, "text", None)
    return text if isinstance(text, str) else ""


def chosen(blocks: Sequence[Block], article: str, title: str) -> list[bool]:
    """Which of the page's lines are the article that was extracted, with lines between and right before them that were
    passed over and are running text."""
    picked = _matched(blocks, article)
    allowed = _allowed(blocks, picked)
    picked = [p and a for p, a in zip(picked, allowed, strict=True)]
    if any(picked):
        _fill(blocks, picked, allowed, title)
    return picked


def key(text: str) -> str:
    """The letters and digits of a text alone: how lines are found again."""
    return _KEY.sub("", text)


def _matched(blocks: Sequence[Block], article: str) -> list[bool]:
    """The lines that stand in the extracted text, in its order. Short ones only where it goes on with them."""
    lines = article.split("\n")
    whole = "".join(map(key, lines))
    alone = Counter(map(key, lines))
    at = 0
    picked = []
    for block in blocks:
        own = key(block.text)
        found = -1
        if own:
            ahead = len(own) + (_WINDOW if len(own) >= _SHORT else 3)
            found = whole.find(own, at, at + ahead)
        if found >= 0:
            at = found + len(own)
        picked.append(found >= 0 or (len(own) >= _SHORT and alone[own] > 0))
    return picked


def _allowed(blocks: Sequence[Block], picked: Sequence[bool]) -> list[bool]:
    """Which lines stand in nothing that is no part of an article. A zone that holds most of what was extracted is the
    article itself, whatever its class says."""
    total = sum(len(b.text) for b, p in zip(blocks, picked, strict=True) if p)
    held: Counter[int] = Counter()
    for block, pick in zip(blocks, picked, strict=True):
        if pick and block.zone and block.zone != "hidden":
            held[block.zone_id] += len(block.text)
    bearing = {zone for zone, size in held.items() if size > total / 3}
    return [b.zone not in _NEVER or b.zone_id in bearing for b in blocks]


def _linked(block: Block) -> bool:
    return block.links > _LINKED_SHARE * len(block.text)


def _fill(blocks: Sequence[Block], picked: list[bool], allowed: Sequence[bool], title: str) -> None:
    """Pick what was passed over between the picked lines, and the running text between the headline and them."""
    first = picked.index(True)
    last = len(picked) - 1 - picked[::-1].index(True)
    wanted = folded(title)
    for i in range(first + 1, last):
        block = blocks[i]
        if picked[i] or not allowed[i] or _linked(block) or box_of(block.text):
            continue
        near = picked[i - 1] or picked[i + 1]
        if is_prose(block.text) or (near and block.tag in ("h2", "h3", "h4", "blockquote", "p") and not block.links):
            picked[i] = True
    if not wanted:
        return
    shown = max((i for i in range(first) if same(blocks[i].text, wanted)), default=None)
    if shown is None:
        return
    for i in range(shown + 1, first):
        block = blocks[i]
        if allowed[i] and not _linked(block) and is_prose(block.text) and not box_of(block.text):
            picked[i] = True
