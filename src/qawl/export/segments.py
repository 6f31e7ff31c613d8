"""Cutting a text where spans begin and end, so that spans that nest and overlap can be drawn without crossing tags."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from qawl.model import Span

_BREAK: Final = re.compile("[\r\n\x0b\x0c\x85\u2028\u2029]+")


class Layer(NamedTuple):
    """A span with what it is (``kind``) and whose it is (``owner``, an index into the statements)."""

    start: int
    end: int
    kind: str
    owner: int


class Segment(NamedTuple):
    """A piece of text under one and the same set of layers, the widest first."""

    start: int
    end: int
    layers: tuple[Layer, ...]


def paragraphs(text: str) -> list[Span]:
    """The spans of the text's lines, without their line ends; blank lines are left out."""
    spans, at = [], 0
    for m in _BREAK.finditer(text):
        spans.append((at, m.start()))
        at = m.end()
    spans.append((at, len(text)))
    return [(start, end) for start, end in spans if text[start:end].strip()]


def segments(start: int, end: int, layers: Sequence[Layer], cuts: Sequence[int] = ()) -> Iterator[Segment]:
    """Cut ``[start, end)`` at every layer's boundary and at ``cuts``; together the segments are the whole, in order."""
    inside = [layer for layer in layers if layer.start < end and layer.end > start and layer.start < layer.end]
    inside.sort(key=lambda layer: (layer.start, -layer.end))
    bounds = {start, end, *(cut for cut in cuts if start < cut < end)}
    for layer in inside:
        bounds.update((max(layer.start, start), min(layer.end, end)))
    edges = sorted(bounds)
    active: list[Layer] = []
    coming = 0
    for left, right in pairwise(edges):
        active = [layer for layer in active if layer.end > left]
        while coming < len(inside) and inside[coming].start <= left:
            active.append(inside[coming])
            coming += 1
        yield Segment(left, right, tuple(sorted(active, key=_widest)))


def _widest(layer: Layer) -> tuple[int, int, str, int]:
    return (layer.start - layer.end, layer.start, layer.kind, layer.owner)


def place(position: int, spans: Sequence[Span]) -> int:
    """The index of the span (sorted, apart from each other) that holds ``position`` or is the last to begin before."""
    return max(bisect_right(spans, (position, sys.maxsize)) - 1, 0)
