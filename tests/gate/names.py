"""How the program clusters spellings of names: B³ against a table made by eye, and near misses that must stay apart.

    python -m tests.gate.names [--list]

Each spelling of ``names.toml`` speaks once in an article that holds nothing else, so that only the name can link it;
the articles come in three orders, and the worst figures count. ``--list`` shows what is torn and what is thrown
together.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from qawl.lexicon.compile import load
from qawl.linking.link import Linker
from qawl.record.store import Store
from tests.record.made import extraction, said

HERE: Final = Path(__file__).parent
SEEDS: Final = (1, 2, 3)


@dataclass(frozen=True)
class Score:
    """B³ over spellings."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def table() -> list[list[str]]:
    """The spellings of ``names.toml``, one list an entity."""
    return [list(e["spellings"]) for e in tomllib.loads((HERE / "names.toml").read_text(encoding="utf-8"))["entity"]]


def near_misses() -> list[tuple[str, str]]:
    """The pairs of ``near_misses.toml``."""
    pairs = tomllib.loads((HERE / "near_misses.toml").read_text(encoding="utf-8"))["pairs"]
    return [(a, b) for a, b in pairs]


def clustered(spellings: Iterable[str]) -> dict[str, str]:
    """Each spelling with the id of the entity that the program gives it; one that it leaves unlinked stands alone."""
    linker = Linker(load())
    out: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "r.db") as store:
        for spelling in spellings:
            text = f"قال {spelling} شيئا"
            statement = said(text, "شيئا", id="1", cue="قال", name=spelling)
            store.add(extraction(text, statement), linker)
            with store.reading() as connection:
                row = connection.execute(
                    "SELECT e.id FROM statement s JOIN mention_link m ON m.statement = s.n"
                    " JOIN entity e ON e.n = m.entity WHERE s.uid = ?",
                    (statement.uid,),
                ).fetchone()
            out[spelling] = row[0] if row is not None else f"alone:{spelling}"
    return out


def b_cubed(gold: list[list[str]], found: dict[str, str]) -> Score:
    """Precision and recall of ``found`` averaged over the spellings of ``gold``."""
    of_gold = {spelling: n for n, group in enumerate(gold) for spelling in group}
    clusters: dict[str, set[str]] = defaultdict(set)
    for spelling in of_gold:
        clusters[found[spelling]].add(spelling)
    precision = recall = 0.0
    for spelling, n in of_gold.items():
        cluster = clusters[found[spelling]]
        right = sum(of_gold[other] == n for other in cluster)
        precision += right / len(cluster)
        recall += right / len(gold[n])
    return Score(precision / len(of_gold), recall / len(of_gold))


def measure() -> tuple[Score, dict[str, str]]:
    """The worst score of the three orders, with its clusters."""
    gold = table()
    names = sorted(spelling for group in gold for spelling in group)
    results = []
    for seed in SEEDS:
        random.Random(seed).shuffle(names)
        found = clustered(names)
        results.append((b_cubed(gold, found), found))
    return min(results, key=lambda result: result[0].f1)


def merged() -> list[tuple[str, str]]:
    """The near misses that become one entity, in either order."""
    pairs = near_misses()
    out = []
    for a, b in pairs:
        for names in ((a, b), (b, a)):
            found = clustered(names)
            if found[a] == found[b]:
                out.append((a, b))
    return list(dict.fromkeys(out))


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; the exit status is 1 where a near miss is merged."""
    parser = argparse.ArgumentParser(prog="python -m tests.gate.names", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--list", action="store_true", help="show what is torn and what is thrown together")
    wanted = parser.parse_args(arguments)
    gold = table()
    score, found = measure()
    wrong = merged()
    print(f"entities {len(gold)}, spellings {sum(map(len, gold))}, the worst of {len(SEEDS)} orders")
    print(f"B³ precision {score.precision:.3f}  recall {score.recall:.3f}  F1 {score.f1:.3f}")
    print(f"near misses {len(near_misses())}, merged {len(wrong)}")
    if wanted.list:
        for group in gold:
            if len({found[spelling] for spelling in group}) > 1:
                print("torn:", " / ".join(group))
        clusters = defaultdict(list)
        for spelling, cluster in found.items():
            clusters[cluster].append(spelling)
        of_gold = {spelling: n for n, group in enumerate(gold) for spelling in group}
        for names in clusters.values():
            if len({of_gold[name] for name in names}) > 1:
                print("thrown together:", " / ".join(names))
    for a, b in wrong:
        print("merged:", a, "/", b)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
