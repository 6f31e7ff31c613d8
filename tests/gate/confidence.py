"""``python -m tests.gate.confidence [CORPUS]``: the confidence given to speakers beside the share that is right.

Counted over the matched statements of a corpus that may be shown ("dev" where none is named). A withheld name counts as
the name it would have been, so that the threshold can be judged by what lies below it.
"""

from __future__ import annotations

import sys
from collections import defaultdict

from tests.gate import score
from tests.gate.corpus import documents, predictions, show
from tests.gate.stages import matches, said

Shares = dict[float, list[int]]
"""By confidence: how many speakers have it, and how many of these are right."""


def shares(name: str) -> Shares:
    """What each confidence was worth over the corpus ``name``."""
    out: Shares = defaultdict(lambda: [0, 0])
    for document, predicted in zip(documents(name), predictions(name), strict=True):
        speakers = [g["speaker"] for g in document.gold if g.get("speaker") and g["speaker"].get("name")]
        others = [score.distinctive(score.fold(speaker["name"])) for speaker in speakers]
        found = said(predicted)
        for i, j, _ in matches(document, found):
            speaker, sure = found[j].get("speaker") or {}, found[j]["confidence"]["speaker"]
            if sure is None:
                continue
            shown = {"name": speaker.get("name") or speaker.get("runner_up")}
            gold = document.gold[i].get("speaker") or {}
            out[sure][0] += 1
            out[sure][1] += bool(gold.get("name")) and score.same_speaker(gold, shown, others)
    return dict(out)


def table(found: Shares) -> str:
    """A row a confidence: the statements, the share that is right; then the mean gap, weighted by statements."""
    rows = ["confidence  statements  right"]
    rows += [f"{sure:10.3f}  {n:10}  {right / n:5.2f}" for sure, (n, right) in sorted(found.items(), reverse=True)]
    total = sum(n for n, _ in found.values())
    gap = sum(n * abs(sure - right / n) for sure, (n, right) in found.items()) / total if total else 0.0
    return "\n".join([*rows, f"mean gap    {total:10}  {gap:5.3f}"])


def main(arguments: list[str]) -> int:
    """Print the table; status 1 with the reason where the corpus can't be shown."""
    return show("confidence", arguments, lambda name: table(shares(name)))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
