"""``python -m tests.gate.figures [CORPUS]``: what is right by kind, by region and by the speaker's gender; what naming
more costs in wrong names; which modes and acts are taken for which. The corpus is one that may be shown ("dev" where
none is named). Intervals are those of a bootstrap over articles, 95 %.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from qawl.attribution.confidence import SHOWN_FROM
from qawl.model import ACTS
from tests.gate import acts, score
from tests.gate.confidence import AGREES
from tests.gate.corpus import Document, Json, documents, predictions, show
from tests.gate.groups import GENDERS, genders, regions
from tests.gate.stages import matches, said

DRAWS: Final = 500
SEED: Final = 1
THRESHOLDS: Final = tuple(step / 20 for step in range(1, 20))
MODES: Final = ("direct", "indirect", "mixed")


@dataclass(frozen=True)
class Fate:
    """One gold statement: its article's place in the corpus, what it is grouped by, what became of it.

    ``candidate`` is right where the name found is, shown or withheld; ``sure`` is that name's confidence, None where
    there is none. ``wrong`` is a shown name that is not the speaker's.
    """

    article: int
    kinds: frozenset[str]
    region: str
    gender: str | None
    found: bool = False
    content: bool = False
    right: bool = False
    named: bool = False
    sure: float | None = None
    candidate: bool = False

    @property
    def whole(self) -> bool:
        """Found, with the content and the speaker right: who said what."""
        return self.content and self.right

    @property
    def wrong(self) -> bool:
        """Shown with a name that is not the speaker's."""
        return self.named and not self.right


Count = tuple[int, int]
"""How many are so, of how many."""
Measure = Callable[[list[Fate]], Count]

MEASURES: Final[dict[str, Measure]] = {
    "found": lambda rows: (sum(f.found for f in rows), len(rows)),
    "content": lambda rows: (sum(f.content for f in rows), len(rows)),
    "who said what": lambda rows: (sum(f.whole for f in rows), len(rows)),
    "named": lambda rows: (sum(f.named for f in rows), sum(f.found for f in rows)),
    "wrong names": lambda rows: (sum(f.wrong for f in rows), sum(f.named for f in rows)),
}
"""Of the annotated: found, content right, speaker right as well. Of the found: named. Of the named: wrong."""


def fates(name: str) -> list[Fate]:
    """The fate of every gold statement of the corpus ``name``, in its order."""
    out = []
    everything = zip(documents(name), predictions(name), regions(name), strict=True)
    for n, (document, predicted, region) in enumerate(everything):
        out += _of(n, document, said(predicted), region)
    return out


def _of(n: int, document: Document, predicted: list[Json], region: str) -> list[Fate]:
    speakers = [g.get("speaker") or {} for g in document.gold]
    others = [score.distinctive(score.fold(s["name"])) for s in speakers if s.get("name")]
    pairs = {i: (predicted[j], agree) for i, j, agree in matches(document, predicted)}
    out = []
    for i, (gold, who, gender) in enumerate(zip(document.gold, speakers, genders(document), strict=True)):
        place = "named" if score.mention(who) is not None else "implied" if who.get("name") else None
        kinds = frozenset(filter(None, (gold["mode"], "nested" if gold["parent"] else None, place)))
        if i not in pairs:
            out.append(Fate(n, kinds, region, gender))
            continue
        found, agree = pairs[i]
        speaker, sure = found.get("speaker") or {}, found["confidence"]["speaker"]
        candidate = {"name": speaker.get("name") or speaker.get("runner_up")}
        out.append(
            Fate(
                article=n,
                kinds=kinds,
                region=region,
                gender=gender,
                found=True,
                content=agree >= AGREES,
                right=score.same_speaker(who, speaker, others),
                named=bool(speaker.get("name")),
                sure=sure,
                candidate=score.same_speaker(who, candidate, others),
            )
        )
    return out


def share(count: Count) -> float | None:
    """The share, None of nothing."""
    return count[0] / count[1] if count[1] else None


def interval(rows: list[Fate], measure: Measure) -> tuple[float, float] | None:
    """The 95 % interval of a share: the articles that hold any of ``rows`` are drawn anew; None where nothing is."""
    by_article: dict[int, list[Fate]] = {}
    for row in rows:
        by_article.setdefault(row.article, []).append(row)
    counts = [measure(part) for part in by_article.values()]
    draw, found = random.Random(SEED), []
    for _ in range(DRAWS):
        some = [counts[draw.randrange(len(counts))] for _ in counts]
        drawn = share((sum(a for a, _ in some), sum(b for _, b in some)))
        if drawn is not None:
            found.append(drawn)
    found.sort()
    return (found[len(found) // 40], found[-1 - len(found) // 40]) if found else None


def groups(rows: list[Fate], by: str) -> dict[str, list[Fate]]:
    """The fates by ``kind`` (a statement stands in several), ``region`` or ``gender`` (those with a speaker)."""
    if by == "kind":
        return {kind: [f for f in rows if kind in f.kinds] for kind in score.KINDS}
    if by == "gender":
        return {gender: [f for f in rows if f.gender == gender] for gender in GENDERS}
    return {region: [f for f in rows if f.region == region] for region in sorted({f.region for f in rows})}


def grouped(title: str, parts: dict[str, list[Fate]]) -> str:
    """A row a group: articles, statements, then each measure with its interval."""
    out = [f"{title:32}{'art.':>5}{'stat.':>6}" + "".join(f"{name:>17}" for name in MEASURES)]
    for name, rows in parts.items():
        cells = "".join(f"{_cell(rows, measure):>17}" for measure in MEASURES.values())
        out.append(f"  {name:30}{len({f.article for f in rows}):5}{len(rows):6}{cells}")
    return "\n".join(out)


def _cell(rows: list[Fate], measure: Measure) -> str:
    value, ends = share(measure(rows)), interval(rows, measure)
    if value is None or ends is None:
        return "—"
    low, high = (f"{end:.2f}".removeprefix("0") for end in ends)
    return f"{value:.2f} [{low} {high}]"


def curve(rows: Iterable[Fate]) -> dict[float, tuple[Count, Count]]:
    """By threshold: the named of the found, and the wrong of these, if a name were shown from there on."""
    found = [f for f in rows if f.found]
    out = {}
    for threshold in THRESHOLDS:
        named = [f for f in found if f.sure is not None and f.sure >= threshold]
        out[threshold] = ((len(named), len(found)), (sum(not f.candidate for f in named), len(named)))
    return out


def curve_table(rows: list[Fate]) -> str:
    """A row a threshold; the one that names are shown from is marked."""
    out = ["shown from     named     wrong of these"]
    for threshold, (named, wrong) in curve(rows).items():
        here = "   as shipped" if threshold == SHOWN_FROM else ""
        error = share(wrong)
        told = "—" if error is None else f"{error:.3f}"
        out.append(f"{threshold:10.2f}{share(named) or 0.0:10.3f}{told:>12} = {wrong[0]}/{wrong[1]}{here}")
    return "\n".join(out)


def report(name: str) -> str:
    """Every figure of the corpus, as printed."""
    rows = fates(name)
    everyone = grouped("all", {"all": rows})
    tables = [grouped(f"by {by}", groups(rows, by)) for by in ("kind", "region", "gender")]
    modes: Counter[tuple[str, str]] = acts.confusion(name, "mode")
    return "\n\n".join(
        [everyone, *tables, curve_table(rows), acts.table(modes, MODES), acts.table(acts.confusion(name), ACTS)]
    )


def main(arguments: list[str]) -> int:
    """Print the figures; status 1 with the reason where the corpus can't be shown."""
    return show("figures", arguments, report)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
