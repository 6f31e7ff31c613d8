"""``python -m tests.gate.acts [CORPUS]``: which acts are taken for which, among the matched statements of a corpus.

The corpus is one of :data:`~tests.gate.corpus.FOLDERS` that may be shown ("dev" where none is named).
"""

from __future__ import annotations

import sys
from collections import Counter

from qawl.model import ACTS
from tests.gate.corpus import documents, predictions, show
from tests.gate.stages import matches, said

Confusion = Counter[tuple[str, str]]
"""How often an act, or a mode, (the first) was taken for another or for itself (the second)."""


def confusion(name: str, field: str = "act") -> Confusion:
    """The pairs of the annotated and the found ``field`` ("act" or "mode") over the corpus ``name``."""
    out: Confusion = Counter()
    for document, predicted in zip(documents(name), predictions(name), strict=True):
        found = said(predicted)
        out.update((document.gold[i][field], found[j][field]) for i, j, _ in matches(document, found))
    return out


def table(pairs: Confusion, labels: tuple[str, ...] = ACTS) -> str:
    """The matrix (a row an annotated act or mode, a column a found one), the F1 of each, and the accuracy."""
    rows = ["gold \\ found " + " ".join(f"{act[:5]:>5}" for act in labels) + "    F1"]
    for act in labels:
        cells = " ".join(f"{pairs[act, other] or '.':>5}" for other in labels)
        all_of = sum(n for (gold, found), n in pairs.items() for side in (gold, found) if side == act)
        rows.append(f"{act:<12} {cells}  {2 * pairs[act, act] / all_of if all_of else 0:.2f}")
    total = sum(pairs.values())
    right = sum(n for (gold, found), n in pairs.items() if gold == found)
    rows.append(f"accuracy {right}/{total} = {right / total if total else 0:.3f}")
    return "\n".join(rows)


def main(arguments: list[str]) -> int:
    """Print the matrix; status 1 with the reason where the corpus can't be shown."""
    return show("acts", arguments, lambda name: table(confusion(name)))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
