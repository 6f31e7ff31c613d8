"""How many of the time phrases are read as they should be.

    python -m tests.gate.times [--list KIND…]

Right and all by kind, for the open two thirds and for the shut third; of the shut third nothing else is ever printed.
``--list`` shows the open ones that are wrong. Where dateparser is installed its share on the same phrases stands
beside it (`pip install dateparser`; Qawl does not need it).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from datetime import date, datetime
from typing import Any

from qawl.language.fold import fold
from qawl.language.tokens import Tokens
from qawl.lexicon.compile import load
from qawl.resolution.when.read import SOMETIME, TimeRange, read
from tests.gate.times.phrases import Expected, phrases, shut

Answer = tuple[str | None, str | None, str]


def answer(found: TimeRange | None) -> Answer:
    """What is compared: first day, last day, precision or one of relative, vague, none."""
    if found is None:
        return None, None, "none"
    return found.first, found.last, found.precision or "relative"


def expected(e: Expected) -> Answer:
    """What was written down, in the same form."""
    return e.first, e.last, e.precision


def told(e: Expected) -> Answer:
    """What Qawl reads. What is to come and can't be read is vague, as a horizon is."""
    words = Tokens(fold(e.phrase)).words
    reference = date.fromisoformat(e.reference) if e.reference else None
    found = read(load(None).when, words, 0, len(words), reference, ahead=e.use == "future", bare=True)
    if found is None or found.end < len(words):
        return answer(SOMETIME if e.use == "future" else None)
    return answer(found.range)


def right() -> list[bool]:
    """For each phrase whether it is read as it should be."""
    return [told(e) == expected(e) for e in phrases()]


def share(kept: list[bool]) -> float:
    """The share of what is true."""
    return sum(kept) / len(kept) if kept else 0.0


def by_dateparser(e: Expected) -> bool | None:
    """Whether dateparser gives the first day of what is expected; None where it is not installed."""
    try:
        import dateparser  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError:
        return None
    base = datetime.fromisoformat(e.reference) if e.reference else datetime(2000, 1, 1)
    settings: dict[str, Any] = {
        "RELATIVE_BASE": base,
        "PREFER_DATES_FROM": e.use,
        "DATE_ORDER": "DMY",
        "PREFER_DAY_OF_MONTH": "first",
        "PREFER_MONTH_OF_YEAR": "first",
    }
    found = dateparser.parse(e.phrase, languages=["ar"], settings=settings)
    if e.precision in ("relative", "vague", "none"):
        return found is None
    return found is not None and found.date().isoformat() == (e.first or e.last)


def table() -> str:
    """The shares, as printed."""
    kept, closed = right(), shut()
    kinds = sorted({e.kind for e in phrases()})
    other = [by_dateparser(e) for e in phrases()]
    has_other = None not in other
    out = [
        f"{'kind':14}{'open':>12}{'shut':>12}{'dateparser':>14}"
        if has_other
        else f"{'kind':14}{'open':>12}{'shut':>12}"
    ]
    for kind in [*kinds, ""]:
        of = [n for n, e in enumerate(phrases()) if kind in ("", e.kind)]
        cells = [
            f"{sum(kept[n] for n in side):>5}/{len(side):<3}{share([kept[n] for n in side]):>5.2f}"
            if kind
            else f"{sum(kept[n] for n in side):>5}/{len(side):<3}{share([kept[n] for n in side]):>6.3f}"
            for side in ([n for n in of if n not in closed], [n for n in of if n in closed])
        ]
        line = f"{kind or 'all':14}" + " ".join(cells)
        if has_other:
            line += f"{sum(bool(other[n]) for n in of):>9}/{len(of):<4}{share([bool(other[n]) for n in of]):.2f}"
        out.append(line)
    if has_other:
        out.append("dateparser: the first day alone is compared, over open and shut; no day where none is expected")
    return "\n".join(out)


def wrong(kinds: list[str]) -> str:
    """The open phrases that are read wrongly."""
    closed = shut()
    lines = [
        f"{e.place}\t{e.kind}\t{e.use}\t{e.reference}\t{e.phrase}\t{expected(e)}\t{told(e)}"
        for n, e in enumerate(phrases())
        if n not in closed and (not kinds or e.kind in kinds) and told(e) != expected(e)
    ]
    return "\n".join(lines)


def main(argv: list[str] | None = None) -> int:
    """Print the shares, or what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.gate.times", description=(__doc__ or "").split("\n")[0])
    kinds = [*sorted(Counter(e.kind for e in phrases()))]
    parser.add_argument("--list", nargs="*", metavar="KIND", help=f"show open ones that are wrong: {', '.join(kinds)}")
    args = parser.parse_args(argv)
    print(table() if args.list is None else wrong(args.list))
    return 0


if __name__ == "__main__":
    sys.exit(main())
