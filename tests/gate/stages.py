"""Which stage of the engine lost a gold statement, told from the outside: predicted beside gold, by score.py's rules.

The stages stand in the order of the house: a statement is lost at the first one that it does not pass.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from tests.gate import score
from tests.gate.corpus import Document, Json

STAGES: Final[dict[str, str]] = {
    "right": "statement, content and speaker right",
    "missed": "cue not found",
    "status": "cue found, held not to be said",
    "content.start_long": "content starts too early",
    "content.start_short": "content starts too late",
    "content.end_long": "content ends too late",
    "content.end_short": "content ends too early",
    "content.parts": "content differs inside: its parts, or what stands between them",
    "content.elsewhere": "content in another place",
    "speaker.mention": "named at the cue; another mention, or none, taken for the speaker",
    "speaker.resolution": "named at the cue; mention right, name wrong",
    "speaker.unknown_named": "named at the cue; shown without a name",
    "speaker.implied": "implied; a wrong name",
    "speaker.unknown_implied": "implied; shown without a name",
    "speaker.none": "nobody can be named; a name is shown",
    "invented": "no gold statement there",
}


@dataclass(frozen=True)
class Outcome:
    """One statement's fate: ``gold`` is None where it is invented, ``predicted`` where nothing was found."""

    stage: str
    document: Document
    gold: Json | None
    predicted: Json | None


def said(predicted: list[Json]) -> list[Json]:
    """What score.py looks at: the statements that are said, parents that are left out forgotten."""
    kept = {p["id"] for p in predicted if p.get("cue_status", "said") == "said"}
    return [p | {"parent": p["parent"] if p.get("parent") in kept else None} for p in predicted if p["id"] in kept]


def matches(document: Document, predicted: list[Json]) -> list[tuple[int, int, float]]:
    """score.py's one-to-one matches of gold and predicted (indices, and how far the contents agree)."""
    tokens = _tokens(document)
    g_tok, p_tok = ([score.tokens_in(tokens, s["content"]) for s in side] for side in (document.gold, predicted))
    found: list[tuple[int, int, float]] = score.pairs(list(document.gold), predicted, g_tok, p_tok)
    return found


def outcomes(document: Document, everything: list[Json]) -> list[Outcome]:
    """The fate of every gold statement of one article, then the invented ones."""
    predicted = said(everything)
    found = matches(document, predicted)
    pairs, taken = {i: (predicted[j], agree) for i, j, agree in found}, {j for _, j, _ in found}
    unsaid = [p for p in everything if p.get("cue_status", "said") != "said"]
    out = []
    for i, gold in enumerate(document.gold):
        if i in pairs:
            p, agree = pairs[i]
            stage = _content(document, gold, p) if agree < 0.8 else _speaker(document, gold, p)
            out.append(Outcome(stage, document, gold, p))
        else:
            held = next((p for p in unsaid if score.overlap(gold["cue"], p.get("cue"))), None)
            out.append(Outcome("status" if held else "missed", document, gold, held))
    return out + [Outcome("invented", document, None, p) for j, p in enumerate(predicted) if j not in taken]


def _tokens(document: Document) -> list[tuple[int, int]]:
    return [m.span() for m in score.WORD.finditer(document.text)]


def _content(document: Document, gold: Json, predicted: Json) -> str:
    """Where most of the tokens stand that the two contents don't share."""
    tokens = _tokens(document)
    g, p = score.tokens_in(tokens, gold["content"]), score.tokens_in(tokens, predicted["content"])
    if not g & p:
        return "content.elsewhere"
    first, last = min(g & p), max(g & p)
    wrong = {
        "content.start_long": sum(t < first for t in p - g),
        "content.start_short": sum(t < first for t in g - p),
        "content.end_long": sum(t > last for t in p - g),
        "content.end_short": sum(t > last for t in g - p),
        "content.parts": sum(first < t < last for t in g ^ p),
    }
    return max(wrong, key=lambda k: wrong[k])


def _speaker(document: Document, gold: Json, predicted: Json) -> str:
    g, p = gold.get("speaker") or {}, predicted.get("speaker") or {}
    others = [score.distinctive(score.fold(s["speaker"]["name"])) for s in document.gold if _name(s)]
    if score.same_speaker(g, p, others):
        return "right"
    if not g.get("name"):
        return "speaker.none"
    named = score.mention(g) is not None
    if not p.get("name"):
        return "speaker.unknown_named" if named else "speaker.unknown_implied"
    if not named:
        return "speaker.implied"
    return "speaker.resolution" if _near(document, score.mention(g), score.mention(p)) else "speaker.mention"


def _name(statement: Json) -> Any:
    return (statement.get("speaker") or {}).get("name")


def _near(document: Document, a: list[int] | None, b: list[int] | None) -> bool:
    tokens = _tokens(document)
    return bool(a and b) and score.iou(score.tokens_in(tokens, [a]), score.tokens_in(tokens, [b])) >= 0.5
