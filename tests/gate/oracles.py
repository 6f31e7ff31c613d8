"""What Qawl would score if one stage alone were perfect: predictions with gold put in for that stage, scored again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tests.gate import score
from tests.gate.corpus import Document, Json
from tests.gate.stages import matches, said

Oracle = Callable[[Document, list[Json]], list[Json]]


def _drop_invented(document: Document, predicted: list[Json]) -> list[Json]:
    kept = {predicted[j]["id"] for _, j, _ in matches(document, predicted)}
    return [p | {"parent": p["parent"] if p["parent"] in kept else None} for p in predicted if p["id"] in kept]


def _add_missing(document: Document, predicted: list[Json]) -> list[Json]:
    hit = {i for i, _, _ in matches(document, predicted)}
    added = [g | {"id": f"gold-{g['id']}", "parent": None} for i, g in enumerate(document.gold) if i not in hit]
    return predicted + added


def _replace(*fields: str) -> Oracle:
    def oracle(document: Document, predicted: list[Json]) -> list[Json]:
        gold = {predicted[j]["id"]: document.gold[i] for i, j, _ in matches(document, predicted)}
        return [p | {f: gold[p["id"]][f] for f in fields} if p["id"] in gold else p for p in predicted]

    return oracle


ORACLES: Final[dict[str, tuple[Oracle, ...]]] = {
    "as it is": (),
    "nothing invented": (_drop_invented,),
    "nothing missed (added whole)": (_add_missing,),
    "both: cues perfect": (_drop_invented, _add_missing),
    "contents of the found perfect": (_replace("content"),),
    "speakers of the found perfect": (_replace("speaker"),),
    "both: contents and speakers": (_replace("content", "speaker"),),
}
"""By what is perfect, the steps that make it so. What was missed is added with its content and speaker, so that line
is an upper bound."""


def rescored(documents: tuple[Document, ...], predictions: tuple[list[Json], ...]) -> dict[str, dict[str, float]]:
    """F1 of each headline figure under each oracle."""
    out = {}
    for name, steps in ORACLES.items():
        counts = []
        for document, everything in zip(documents, predictions, strict=True):
            predicted = said(everything)
            for step in steps:
                predicted = step(document, predicted)
            counts.append(score.score_article(document.name, document.text, list(document.gold), predicted)[0])
        n_gold, n_predicted = (sum(c[k] for c in counts) for k in ("gold", "predicted"))
        out[name] = {k: score.f1(sum(c[k] for c in counts), n_predicted, n_gold)["f1"] for k in score.HEADLINES}
    return out
