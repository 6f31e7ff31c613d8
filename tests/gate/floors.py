"""The floors: what the gate holds a corpus to, how they are compared, raised and kept in ``floors.toml``.

A floor is a figure rounded down to three decimals, a ceiling (``at_most``) one rounded up. They tighten by
``--raise``; only ``--lower`` loosens one or takes another corpus for the one measured so far.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

CEILINGS: Final = frozenset({"wrong_name"})
"""Figures that are better when lower."""

HEAD: Final = """\
# What the gate holds Qawl to. Written by `make floors`, which tightens only; FLAGS=--lower loosens (tell why).
# fingerprint: SHA-256 over the gold file and the articles it names.
"""


@dataclass(frozen=True)
class Floors:
    """One corpus' floors."""

    articles: int
    fingerprint: str
    floors: dict[str, float] = field(default_factory=dict)
    at_most: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Measured:
    """One corpus as measured: figures without a value (nothing to measure) are left out."""

    articles: int
    fingerprint: str
    figures: dict[str, float]


@dataclass(frozen=True)
class Row:
    """One line of the table; ``bound`` is None where no floor is set, ``now`` where the figure is gone."""

    figure: str
    bound: float | None
    now: float | None
    ok: bool


def compare(floors: Floors, measured: Measured) -> list[Row]:
    """Every figure beside its floor. A floor whose figure is gone fails; a ceiling with nothing to measure holds."""
    rows = []
    for name in [*measured.figures, *(n for n in {**floors.floors, **floors.at_most} if n not in measured.figures)]:
        now = measured.figures.get(name)
        if name in CEILINGS:
            bound = floors.at_most.get(name)
            ok = now is None or bound is None or now <= bound
        else:
            bound = floors.floors.get(name)
            ok = bound is None or (now is not None and now >= bound)
        rows.append(Row(name, bound, now, ok))
    return rows


def changed(floors: Floors, measured: Measured) -> str | None:
    """How the corpus differs from the one that the floors were set on, or None."""
    if floors.articles != measured.articles:
        return f"{measured.articles} articles, the floors are for {floors.articles}"
    if floors.fingerprint != measured.fingerprint:
        return "the fingerprint differs: gold or articles are not those that the floors were set on"
    return None


def tightened(floors: Floors | None, measured: Measured, *, lower: bool = False) -> Floors:
    """The floors after ``--raise``: each at least as tight as before, unless ``lower`` allows today's figure.

    A corpus that has changed keeps its old floors (and goes on failing) unless ``lower`` is given.
    """
    if floors is not None and not lower and changed(floors, measured):
        return floors
    old = Floors(0, "") if floors is None or lower else floors
    down = {n: math.floor(v * 1000 + 1e-6) / 1000 for n, v in measured.figures.items() if n not in CEILINGS}
    up = {n: math.ceil(v * 1000 - 1e-6) / 1000 for n, v in measured.figures.items() if n in CEILINGS}
    return Floors(
        measured.articles,
        measured.fingerprint,
        {**old.floors, **{n: max(v, old.floors.get(n, v)) for n, v in down.items()}},
        {**old.at_most, **{n: min(v, old.at_most.get(n, v)) for n, v in up.items()}},
    )


def read(path: Path) -> dict[str, Floors]:
    """The floors of each corpus; none where the file is not there."""
    if not path.exists():
        return {}
    return {name: Floors(**table) for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items()}


def dump(corpora: dict[str, Floors]) -> str:
    """The file's text."""
    out = [HEAD]
    for name, f in corpora.items():
        out.append(f'\n[{name}]\narticles = {f.articles}\nfingerprint = "{f.fingerprint}"\n')
        for key, values in (("floors", f.floors), ("at_most", f.at_most)):
            rows = "".join(f'"{figure}" = {value:.3f}\n' for figure, value in values.items())
            out.append(f"\n[{name}.{key}]\n{rows}")
    return "".join(out)
