"""``python -m tests.gate.quantities [--errors]``: how many candidates of ``quantities.tsv`` are read right, by kind.

The table was written by reading, before there was a grammar. A third of it is shut: told by a hash of the article, its
share is printed, its errors never. A candidate is right where the quantity that covers it has the value, upper end,
unit and bound that were read, or where none covers it and none was read. Each candidate is read in its line of the
article, the whole line being taken for content.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from pathlib import Path
from typing import Final, NamedTuple

from qawl.lexicon.compile import load
from qawl.model import Quantity
from qawl.resolution.quantities import quantities_of
from qawl.text.page import Page
from tests.gate.quantity_lister import bulk

TABLE: Final = Path(__file__).with_name("quantities.tsv")


class Expected(NamedTuple):
    """One candidate with what was read in it: ``value`` is None where that is no quantity."""

    article: str
    start: int
    end: int
    kind: str
    words: str
    value: float | None
    high: float | None
    unit: str | None
    bound: str | None

    @property
    def shut(self) -> bool:
        """Whether it belongs to the third that is not looked at."""
        return hashlib.sha256(f"{self.article}:{self.start}".encode()).digest()[0] % 3 == 0


def table() -> list[Expected]:
    """The candidates in the order of the table."""
    out = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        article, start, end, kind, words, *rest = line.split("\t")
        value, high, unit, bound = (None if field == "-" else field for field in rest)
        number, upper = (None if field is None else float(field) for field in (value, high))
        out.append(Expected(article, int(start), int(end), kind, words, number, upper, unit, bound))
    return out


def read(text: str, start: int, end: int) -> Quantity | None:
    """The quantity that covers a character of ``[start, end)``, in the line around it."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    page = Page(text[first : last if last >= 0 else len(text)], load())
    for quantity in quantities_of(page, [(0, len(page.words))]):
        a, b = quantity.mention
        if a + first < end and start < b + first:
            return quantity
    return None


def right(expected: Expected, found: Quantity | None) -> bool:
    """Whether value, upper end, unit and bound are what was read."""
    if found is None or expected.value is None:
        return found is None and expected.value is None
    same = found.value == expected.value and found.max == expected.high
    return same and found.unit == expected.unit and found.bound == expected.bound


def measure() -> tuple[dict[str, Counter[str]], list[str]]:
    """By "open" and "shut": how many are right (``kind``) of how many (``kind all``); and the open ones' errors."""
    wanted = {e.article: e for e in table()}
    counts: dict[str, Counter[str]] = {"open": Counter(), "shut": Counter()}
    errors = []
    for article in bulk():
        e = wanted.pop(article["id"], None)
        if e is None:
            continue
        found = read(article["text"], e.start, e.end)
        kinds = [e.kind, "all"] + (["bounds"] if e.bound in ("about", "at_least", "at_most") else [])
        counter = counts["shut" if e.shut else "open"]
        for kind in kinds:
            counter[f"{kind} all"] += 1
            counter[kind] += right(e, found)
        if not e.shut and not right(e, found):
            got = None if found is None else (found.value, found.max, found.unit, found.bound)
            errors.append(f"{e.kind}\t{e.words}\t{(e.value, e.high, e.unit, e.bound)}\t{got}")
    if wanted:
        raise LookupError(f"{len(wanted)} articles of the table are not in bulk")
    return counts, errors


def share(counter: Counter[str]) -> float:
    """The share that is right of all."""
    return counter["all"] / counter["all all"]


def main(arguments: list[str]) -> int:
    """Print right/all by kind, for the open and the shut ones; with ``--errors`` the errors of the open ones."""
    counts, errors = measure()
    kinds = ["digits", "words", "people", "money", "percent", "measure", "vague", "range", "none", "bounds", "all"]
    print(f"{'':10}{'open':>12}{'shut':>12}")
    for kind in kinds:
        cells = "".join(f"{c[kind]:>8}/{c[f'{kind} all']:<4}"[:13] for c in counts.values())
        print(f"{kind:10}{cells}")
    print(f"{'share':10}{share(counts['open']):>12.3f}{share(counts['shut']):>12.3f}")
    if "--errors" in arguments:
        print("\n".join(errors))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
