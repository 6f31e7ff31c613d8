"""The gate: what Qawl scores on annotated articles, beside the floors it is held to.

    python -m tests.gate.gate [--raise] [--lower]

``dev`` and the project's own sample are shown in full; of ``shut`` only the headline figures are taken, so that it
stays worth measuring on. Exit status 1 where a figure is below its floor or a corpus is not the one measured before.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, Final

from tests.gate import corpus, floors, score

FLOORS: Final = Path(__file__).with_name("floors.toml")


def figures(result: dict[str, Any], *, full: bool) -> dict[str, float]:
    """score.py's summary as one flat table; what there is nothing to measure of is left out."""
    out: dict[str, float | None] = {k: result[k]["f1"] for k in score.HEADLINES}
    out |= {"named": result["named"], "wrong_name": result["wrong_name"]}
    if full:
        out |= {k: v["accuracy"] for k, v in result["among_matched"].items()}
        out["act_macro"] = result["act_macro_f1"]
        out |= {k: v["f1"] if v["gold"] else None for k, v in result["links"].items()}
        for kind, row in result["by_kind"].items():
            out |= {
                f"{kind}.{k}": round(row[k] / row["gold"], 4) if row["gold"] else None
                for k in ("found", "content", "who_said_what")
            }
    return {k: v for k, v in out.items() if v is not None}


def measure(name: str) -> floors.Measured:
    """Extract and score one corpus."""
    rows = corpus.counts(name)
    flat = figures(score.summary(rows), full=name not in corpus.CLOSED)
    return floors.Measured(len(rows), corpus.fingerprint(corpus.FOLDERS[name]), flat)


def table(name: str, rows: list[floors.Row], articles: int) -> str:
    """Figure, floor, now: one line a figure, the ones that fail marked."""
    out = [f"{name} ({articles} articles){'':6}{'floor':>20}{'now':>8}"]
    for r in rows:
        label = f"{r.figure} (at most)" if r.figure in floors.CEILINGS else r.figure
        mark = "" if r.ok else "   ABOVE ITS CEILING" if r.figure in floors.CEILINGS else "   BELOW ITS FLOOR"
        out.append(f"  {label:34}{_number(r.bound)} {_number(r.now)}{mark}")
    return "\n".join(out)


def _number(value: float | None) -> str:
    return f"{'—':>7}" if value is None else f"{value:7.3f}"


def failures(name: str, kept: floors.Floors | None, measured: floors.Measured) -> list[str]:
    """What is wrong with one corpus, in words; empty where it holds."""
    if kept is None:
        return [f"{name}: no floors yet; set them with `make floors`"]
    out = [f"{name}: {r.figure} is {r.now}, its bound {r.bound}" for r in floors.compare(kept, measured) if not r.ok]
    why = floors.changed(kept, measured)
    return [f"{name}: {why}"] if why else out


def main(argv: list[str] | None = None) -> int:
    """Run the gate; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.gate.gate", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--raise", dest="tighten", action="store_true", help="raise the floors to today's figures")
    parser.add_argument("--lower", action="store_true", help="let floors fall, and take a changed corpus")
    args = parser.parse_args(argv)
    kept, wrong = floors.read(FLOORS), []
    for name in corpus.FOLDERS:
        reason = corpus.missing(name)
        if reason:
            print(f"{name}: skipped, {reason}")
            wrong += [f"{name}: has floors, but {reason}"] if name in kept and corpus.here(name) else []
            continue
        measured = measure(name)
        if args.tighten or args.lower:
            kept[name] = floors.tightened(kept.get(name), measured, lower=args.lower)
        rows = floors.compare(kept.get(name, floors.Floors(0, "")), measured)
        print(table(name, rows, measured.articles), end="\n\n")
        wrong += failures(name, kept.get(name), measured)
    if args.tighten or args.lower:
        FLOORS.write_text(floors.dump(kept), encoding="utf-8")
    print("\n".join(wrong) or "the gate holds")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
