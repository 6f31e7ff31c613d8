"""Whether a confidence is worth what it says: bins of equal count, and shares counted on other articles.

A rated statement is one whose speaker, or whose boundaries, came with a confidence; it is right or it is not. *As
shipped* sets the confidence beside the share that is right. *Out of fold* counts the shares anew: the articles are
dealt into five folds, the share of right ones in a group is counted on four of them and stands for the group's
statements in the fifth. The deal is made ten times over and a statement's shares are averaged, so that no figure hangs
on one deal. The groups are the confidences to the nearest 0.05, as the tables are set; or the kinds themselves, of
which a corpus of some hundred statements has too many for sure counts.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

BINS: Final = 5
FOLDS: Final = 5
DEALS: Final = 10
SEED: Final = 20261124
PULL: Final = 2
"""So many imagined statements, right as often as all are, stand beside those that were counted of a group."""
STEP: Final = 0.05


@dataclass(frozen=True)
class Rated:
    """One statement: its article's place in the corpus, the confidence it has, whether that part of it is right, and
    what the confidence rests on."""

    article: int
    sure: float
    right: bool
    kind: str = ""


def step_of(rated: Rated) -> str:
    """The group of the confidence: itself to the nearest :data:`STEP`."""
    return str(round(rated.sure / STEP + 1e-9))


def kind_of(rated: Rated) -> str:
    """The group of what the confidence rests on."""
    return rated.kind


@dataclass(frozen=True)
class Bin:
    """Statements beside each other by confidence: how many, their mean confidence, the share that is right."""

    count: int
    sure: float
    right: float

    @property
    def gap(self) -> float:
        """How far the confidence is off, 0 to 1."""
        return abs(self.sure - self.right)


def bins(rated: Iterable[Rated], number: int = BINS) -> tuple[Bin, ...]:
    """``number`` bins of equal count (to one), the least sure first; those without a statement are left out."""
    rows = sorted(rated, key=lambda r: r.sure)
    cuts = [k * len(rows) // number for k in range(number + 1)]
    parts = [rows[a:b] for a, b in pairwise(cuts) if b > a]
    return tuple(Bin(len(p), sum(r.sure for r in p) / len(p), sum(r.right for r in p) / len(p)) for p in parts)


def error(parts: tuple[Bin, ...]) -> float:
    """The expected calibration error: the mean gap, weighted by statements; 0 where there are none."""
    total = sum(p.count for p in parts)
    return sum(p.count * p.gap for p in parts) / total if total else 0.0


def largest(parts: tuple[Bin, ...]) -> float:
    """The largest gap of a bin; 0 where there are none."""
    return max((p.gap for p in parts), default=0.0)


def out_of_fold(rated: list[Rated], group: Callable[[Rated], str], deals: int = DEALS) -> list[Rated]:
    """The same statements, each with the share of its group that was counted on the articles of the other folds."""
    groups = [group(r) for r in rated]
    articles = sorted({r.article for r in rated})
    sums = [0.0] * len(rated)
    for deal in range(deals):
        order = list(articles)
        random.Random(SEED + deal).shuffle(order)
        fold_of = {article: k % FOLDS for k, article in enumerate(order)}
        for fold in range(FOLDS):
            known = [(r.right, g) for r, g in zip(rated, groups, strict=True) if fold_of[r.article] != fold]
            overall = sum(right for right, _ in known) / len(known) if known else 0.0
            seen, rights = Counter(g for _, g in known), Counter(g for right, g in known if right)
            for k, (r, g) in enumerate(zip(rated, groups, strict=True)):
                if fold_of[r.article] == fold:
                    sums[k] += (rights[g] + PULL * overall) / (seen[g] + PULL)
    return [Rated(r.article, total / deals, r.right, r.kind) for r, total in zip(rated, sums, strict=True)]


def table(title: str, rated: list[Rated]) -> str:
    """A row a bin, then the expected calibration error and the largest gap."""
    parts = bins(rated)
    rows = [f"{title:34}statements  confidence  right    gap"]
    rows += [f"{'':34}{p.count:10}{p.sure:12.3f}{p.right:7.3f}{p.gap:7.3f}" for p in parts]
    rows.append(f"{'':34}expected calibration error {error(parts):.3f}, largest gap {largest(parts):.3f}")
    return "\n".join(rows)
