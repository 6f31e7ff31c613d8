"""``python -m tests.gate.confidence [CORPUS]``: the confidence of speakers and of boundaries beside what is right.

Counted over the matched statements of a corpus that may be shown ("dev" where none is named). A withheld name counts as
the name it would have been, so that the threshold can be judged by what lies below it. Boundaries are right where the
content agrees with the annotated one to 0.8 intersection over union, in tokens. :mod:`tests.gate.calibration` tells
what *as shipped* and *out of fold* mean.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from qawl.attribution.bounds import end_of
from qawl.explain import trace
from qawl.lexicon.compile import load
from qawl.reading.article import make_article
from qawl.text.page import Page
from tests.gate import calibration, score
from tests.gate.calibration import Rated
from tests.gate.corpus import Document, documents, predictions, show
from tests.gate.stages import matches, said

AGREES: Final = 0.8
"""From here on a content is the annotated one, as score.py has it."""

Shares = dict[float, list[int]]
"""By confidence: how many speakers have it, and how many of these are right."""


def rests_on(document: Document) -> dict[str, tuple[str, str]]:
    """By the statement's id: what the confidence of its speaker rests on, and that of its boundaries."""
    article = make_article(document.text, source=document.name)
    page = Page(article.text, load(None))
    traced = trace(article, page)
    hosts = {id(draft.parent) for draft in traced.drafts}
    out = {}
    for draft, found in zip(traced.drafts, traced.found, strict=True):
        nested = "nested" if found.statement.depth else ""
        whole = found.basis == "metonym" or found.reach == "beyond"
        rest = (nested,) if whole else (found.name_kind or "", nested)
        speaker = " ".join(filter(None, (found.basis, found.reach, *rest)))
        out[found.statement.id] = (speaker, end_of(page, draft, host=id(draft) in hosts))
    return out


def speakers(name: str) -> list[Rated]:
    """The matched statements of the corpus ``name`` for which a speaker was found, shown or withheld."""
    out = []
    for n, (document, predicted) in enumerate(zip(documents(name), predictions(name), strict=True)):
        named = [g["speaker"] for g in document.gold if g.get("speaker") and g["speaker"].get("name")]
        others = [score.distinctive(score.fold(speaker["name"])) for speaker in named]
        found, kinds = said(predicted), rests_on(document)
        for i, j, _ in matches(document, found):
            speaker, sure = found[j].get("speaker") or {}, found[j]["confidence"]["speaker"]
            if sure is None:
                continue
            shown = {"name": speaker.get("name") or speaker.get("runner_up")}
            gold = document.gold[i].get("speaker") or {}
            right = bool(gold.get("name")) and score.same_speaker(gold, shown, others)
            out.append(Rated(n, sure, right, kinds[found[j]["id"]][0]))
    return out


def boundaries(name: str) -> list[Rated]:
    """The matched statements of the corpus ``name`` with the confidence of their boundaries."""
    out = []
    for n, (document, predicted) in enumerate(zip(documents(name), predictions(name), strict=True)):
        found, kinds = said(predicted), rests_on(document)
        for _, j, agree in matches(document, found):
            out.append(Rated(n, found[j]["confidence"]["span"], agree >= AGREES, kinds[found[j]["id"]][1]))
    return out


def shares(rated: Iterable[Rated]) -> Shares:
    """What each confidence was worth."""
    out: Shares = defaultdict(lambda: [0, 0])
    for r in rated:
        out[r.sure][0] += 1
        out[r.sure][1] += r.right
    return dict(out)


def table(found: Shares) -> str:
    """A row a confidence: the statements, the share that is right; then the mean gap, weighted by statements."""
    rows = ["confidence  statements  right"]
    rows += [f"{sure:10.3f}  {n:10}  {right / n:5.2f}" for sure, (n, right) in sorted(found.items(), reverse=True)]
    total = sum(n for n, _ in found.values())
    gap = sum(n * abs(sure - right / n) for sure, (n, right) in found.items()) / total if total else 0.0
    return "\n".join([*rows, f"mean gap    {total:10}  {gap:5.3f}"])


def report(name: str) -> str:
    """Both confidences of the corpus: five bins as shipped and out of fold, then a row a value."""
    out = []
    for part, rated in (("speaker", speakers(name)), ("boundaries", boundaries(name))):
        out.append(calibration.table(f"{part}, as shipped", rated))
        for by, group in (("value", calibration.step_of), ("kind", calibration.kind_of)):
            recounted = calibration.out_of_fold(rated, group)
            out.append(calibration.table(f"{part}, out of fold by {by}", recounted))
        out.append(f"{part}, by value\n{table(shares(rated))}")
    return "\n\n".join(out)


def main(arguments: list[str]) -> int:
    """Print the report; status 1 with the reason where the corpus can't be shown."""
    return show("confidence", arguments, report)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
