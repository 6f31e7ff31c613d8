"""The set of time phrases: what was written down for each, and which of them are shut."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

FILE: Final = Path(__file__).with_name("phrases.tsv")
SEED: Final = 41
PRECISIONS: Final = frozenset(["day", "week", "month", "year", "relative", "vague", "none"])


class Expected(NamedTuple):
    """One phrase of the set; ``README.md`` tells how it is to be read. Dates are ISO, None for no date."""

    place: str
    kind: str
    use: str
    reference: str | None
    phrase: str
    first: str | None
    last: str | None
    precision: str


@cache
def phrases() -> tuple[Expected, ...]:
    """All of them, in the order of the file."""
    out = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            place, kind, use, ref, phrase, first, last, precision = line.split("\t")
            dates = [None if d == "-" else d for d in (ref, first, last)]
            out.append(Expected(place, kind, use, dates[0], phrase, dates[1], dates[2], precision))
    return tuple(out)


@cache
def shut() -> frozenset[int]:
    """Which of :func:`phrases` are shut, by number: a third of each kind, drawn by the seed."""
    by_kind: dict[str, list[int]] = {}
    for n, expected in enumerate(phrases()):
        by_kind.setdefault(expected.kind, []).append(n)
    random_ = random.Random(SEED)
    return frozenset(
        n for kind in sorted(by_kind) for n in random_.sample(by_kind[kind], round(len(by_kind[kind]) / 3))
    )
