"""Where a regular expression could backtrack badly: read from its parse tree, by what each part can match.

Two shapes are looked for, over code points that stand for every kind of character in Arabic news:

* a repeat inside a repeat, where what ends one round of the inner can also begin the next: ``(?:a+)*``, ``(?:a+b?)*``,
  and alternatives in a loop that begin alike: ``(?:a|aa)*``. ``(?:,[0-9]+)*`` is fine: a comma is no digit.
* two unbounded repeats after one another over classes that share a character, with nothing between them that would
  part them: ``a*a*``, ``\\s*[ ,]*``, ``.*x.*``.

Possessive repeats and atomic groups give nothing back, so they are never the outer or the first one. The check is
stricter than it needs to be; making a repeat possessive (``++``) satisfies it, and costs nothing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

UNIVERSE: Final = tuple(
    chr(c)
    for low, high in (
        (0x00, 0x250),  # ASCII, Latin
        (0x300, 0x303),  # combining marks
        (0x600, 0x780),  # Arabic
        (0x8A0, 0x8B0),
        (0x2000, 0x2070),  # spaces, dashes, quotation marks, bidi controls
        (0xFB50, 0xFB60),  # presentation forms
        (0xFD3E, 0xFD40),
        (0xFE70, 0xFF00),
        (0x1F600, 0x1F602),  # emoji
    )
    for c in range(low, high)
)
MANY: Final = 100
"""A repeat that may go as far as this counts as unbounded."""


@dataclass(frozen=True)
class Chars:
    """One character out of a set, a bit for each of UNIVERSE."""

    mask: int


@dataclass(frozen=True)
class Alt:
    """One of several sequences."""

    options: tuple[Seq, ...]


@dataclass(frozen=True)
class Repeat:
    """A sequence, ``low`` to ``high`` times. ``gives_back`` is False where it is possessive or atomic."""

    low: int
    high: int
    body: Seq
    gives_back: bool = True

    @property
    def unbounded(self) -> bool:
        return self.high >= MANY


@dataclass(frozen=True)
class Look:
    """A look ahead or behind: matches nothing itself, its inside is a pattern of its own."""

    body: Seq


Item = Chars | Alt | Repeat | Look
Seq = tuple[Item, ...]


def risks(pattern: str, flags: int = 0) -> list[str]:
    """What is risky in a pattern, in words; empty where nothing is."""
    return list(dict.fromkeys(_walk(_parsed(pattern, flags), (), None, loop=False)))


def characters(pattern: str, flags: int = 0) -> list[str]:
    """Characters that stand for each class of the pattern: its first, its last, and an Arabic letter, if it has one."""
    out: dict[str, None] = {}
    for mask in _masks(_parsed(pattern, flags)):
        some = [c for i, c in enumerate(UNIVERSE) if mask >> i & 1]
        arabic = [c for c in some if "\u0621" <= c <= "\u064a"]
        out.update(dict.fromkeys((some[:1] + some[-1:] + arabic[:1]) if some else ()))
    return list(out)


def _walk(items: Seq, rest: Seq, again: int | None, *, loop: bool) -> Iterator[str]:
    """The risks of ``items``.

    ``rest`` is what comes after them, ``again`` the mask of what can follow them within the loop around them (None
    outside of any), ``loop`` whether that loop is unbounded.
    """
    for i, item in enumerate(items):
        after = items[i + 1 :] + rest
        follow = None if again is None else _first(items[i + 1 :]) | (again if _nullable(items[i + 1 :]) else 0)
        if isinstance(item, Look):
            yield from _walk(item.body, (), None, loop=False)
        elif isinstance(item, Alt):
            if loop and any(_first(a) & _first(b) for a, b in combinations(item.options, 2)):
                yield "alternatives in a loop begin alike"
            if loop and _nullable((item,)) and _first((item,)) & (follow or 0):
                yield "something optional in a loop can be taken for what follows it"
            for option in item.options:
                yield from _walk(option, after, follow, loop=loop)
        elif isinstance(item, Repeat):
            yield from _repeat(item, after, follow, loop=loop)


def _repeat(item: Repeat, after: Seq, follow: int | None, *, loop: bool) -> Iterator[str]:
    if not item.gives_back:
        # What it has matched is never tried another way; only while it matches can its inside go astray.
        yield from _walk(item.body, (), None, loop=False)
        return
    if follow is not None and item.low != item.high and (loop or item.unbounded) and _first(item.body) & follow:
        yield "a repeat in a loop can be taken for what follows it"
    if item.unbounded and _reaches(after, _all(item.body)):
        yield "two unbounded repeats after one another share a character"
    if item.high > 1:
        yield from _walk(item.body, after, _first(item.body) | (follow or 0), loop=loop or item.unbounded)
    else:
        yield from _walk(item.body, after, follow, loop=loop)


def _reaches(items: Seq, shared: int) -> bool:
    """Whether an unbounded repeat that begins with one of ``shared`` comes with nothing but ``shared`` before it."""
    if not items:
        return False
    item, rest = items[0], items[1:]
    if isinstance(item, Look):
        return _reaches(rest, shared)
    if isinstance(item, Chars):
        return bool(item.mask & shared) and _reaches(rest, shared)
    if isinstance(item, Alt):
        return any(_reaches(option + rest, shared) for option in item.options)
    if item.unbounded and _first(item.body) & shared:
        return True
    return (item.low == 0 and _reaches(rest, shared)) or (not item.unbounded and _reaches(item.body + rest, shared))


def _nullable(items: Seq) -> bool:
    return all(
        isinstance(i, Look)
        or (isinstance(i, Repeat) and (i.low == 0 or _nullable(i.body)))
        or (isinstance(i, Alt) and any(map(_nullable, i.options)))
        for i in items
    )


def _first(items: Seq) -> int:
    """The mask of what a sequence can begin with."""
    mask = 0
    for item in items:
        if isinstance(item, Chars):
            mask |= item.mask
        elif isinstance(item, Alt):
            for option in item.options:
                mask |= _first(option)
        elif isinstance(item, Repeat):
            mask |= _first(item.body)
        if not _nullable((item,)):
            break
    return mask


def _all(items: Seq) -> int:
    """The mask of what can stand anywhere in a sequence."""
    mask = 0
    for m in _masks(items, looks=False):
        mask |= m
    return mask


def _masks(items: Seq, *, looks: bool = True) -> Iterator[int]:
    for item in items:
        if isinstance(item, Chars):
            yield item.mask
        elif isinstance(item, Alt):
            for option in item.options:
                yield from _masks(option, looks=looks)
        elif isinstance(item, Repeat) or looks:
            yield from _masks(item.body, looks=looks)


def _parsed(pattern: str, flags: int) -> Seq:
    tree = parser.parse(pattern, flags)
    return _sequence(tree, flags | tree.state.flags)


def _sequence(tree: Any, flags: int) -> Seq:
    out: list[Item] = []
    for code, value in tree:
        out.extend(_items(code, value, flags))
    return tuple(out)


def _items(code: Any, value: Any, flags: int) -> tuple[Item, ...]:
    if code in (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN):
        return (Chars(_mask(code, value if code is not op.IN else tuple(value), flags)),)
    if code is op.BRANCH:
        return (Alt(tuple(_sequence(t, flags) for t in value[1])),)
    if code is op.SUBPATTERN:
        return _sequence(value[3], (flags | value[1]) & ~value[2])
    if code is op.ATOMIC_GROUP:
        return (Repeat(1, 1, _sequence(value, flags), gives_back=False),)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        low, high, body = value
        high = sys.maxsize if high is op.MAXREPEAT else int(high)
        return (Repeat(int(low), high, _sequence(body, flags), code is not op.POSSESSIVE_REPEAT),)
    if code in (op.ASSERT, op.ASSERT_NOT):
        return (Look(_sequence(value[1], flags)),)
    if code is op.AT:
        return ()
    # A reference to a group or a condition on one can be anything: as wide as possible.
    return (Repeat(0, sys.maxsize, (Chars((1 << len(UNIVERSE)) - 1),)),)


@cache
def _mask(code: Any, value: Any, flags: int) -> int:
    return sum(1 << i for i, c in enumerate(UNIVERSE) if any(_in(code, value, x, flags) for x in _cases(c, flags)))


def _cases(c: str, flags: int) -> set[str]:
    return {c, c.lower(), c.upper()} if flags & re.IGNORECASE else {c}


def _in(code: Any, value: Any, c: str, flags: int) -> bool:
    if code is op.LITERAL:
        return bool(c == chr(value))
    if code is op.NOT_LITERAL:
        return bool(c != chr(value))
    if code is op.ANY:
        return c != "\n" or bool(flags & re.DOTALL)
    if code is op.RANGE:
        return len(c) == 1 and bool(value[0] <= ord(c) <= value[1])
    if code is op.CATEGORY:
        return _in_category(value, c)
    negated = bool(value) and value[0][0] is op.NEGATE
    return negated != any(_in(k, v, c, flags) for k, v in value if k is not op.NEGATE)


def _in_category(category: Any, c: str) -> bool:
    kinds = {
        op.CATEGORY_DIGIT: c.isdecimal(),
        op.CATEGORY_SPACE: c.isspace(),
        op.CATEGORY_WORD: c.isalnum() or c == "_",
        op.CATEGORY_NOT_DIGIT: not c.isdecimal(),
        op.CATEGORY_NOT_SPACE: not c.isspace(),
        op.CATEGORY_NOT_WORD: not (c.isalnum() or c == "_"),
    }
    return kinds[category]
