"""``python -m tests.gate.status [open|held]``: negated, future, conditional and denied cues, and those taken wrongly.

Each line of ``status.jsonl`` is an invented sentence with one cue in it; the kinds stand in about the shares in which
news prints them. It tells what status the cue has (``none`` where nothing was said, and no statement may stand), the
act of a denial, and the cue of the claim inside it, which has the denial for its parent and is no denial itself. A case
is right or wrong as a whole. A third, drawn by a seed, is held back: measured, and mended for by nobody.
"""

from __future__ import annotations

import json
import math
import random
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from qawl.extract import extract_article
from qawl.model import Statement
from qawl.reading.article import make_article

CASES: Final = Path(__file__).with_name("status.jsonl")
SEED: Final = 20261124
HELD: Final = 3
"""One case in so many is held back."""
FLOOR: Final = 0.95
_Z: Final = 1.96


@dataclass(frozen=True)
class Case:
    """One line of ``status.jsonl``; ``act`` and ``nested`` are empty where nothing is expected of them."""

    id: str
    kind: str
    text: str
    cue: str
    status: str
    act: str = ""
    nested: str = ""


@dataclass(frozen=True)
class Result:
    """A case and what was found instead of what it expects; "" where it is right."""

    case: Case
    found: str


def read() -> tuple[Case, ...]:
    """Every case in the order of the file."""
    return tuple(Case(**json.loads(line)) for line in CASES.read_text(encoding="utf-8").splitlines())


def held(cases: tuple[Case, ...]) -> frozenset[str]:
    """The ids of the cases that are held back, a third of all, drawn by :data:`SEED`."""
    ids = sorted(case.id for case in cases)
    return frozenset(random.Random(SEED).sample(ids, len(ids) // HELD))


def place(text: str, word: str) -> tuple[int, int]:
    """The span of ``word`` in ``text``. Raises ValueError where it does not stand there exactly once."""
    found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)]
    if len(found) != 1:
        raise ValueError(f"{word} stands {len(found)} times in: {text}")
    return found[0]


def judge(case: Case) -> Result:
    """Read the case's sentence and compare."""
    statements = extract_article(make_article(case.text, source=case.id)).statements
    cue = _at(statements, place(case.text, case.cue))
    status = cue.cue_status if cue is not None else "none"
    if status != case.status:
        return Result(case, status)
    if cue is not None and case.act and cue.act != case.act:
        return Result(case, f"act {cue.act}")
    if cue is None or not case.nested:
        return Result(case, "")
    claim = _at(statements, place(case.text, case.nested))
    if claim is None:
        return Result(case, f"no claim at {case.nested}")
    if claim.parent != cue.id:
        return Result(case, f"the claim's parent is {claim.parent}")
    return Result(case, "the claim is a denial" if claim.act == "deny" else "")


def _at(statements: tuple[Statement, ...], span: tuple[int, int]) -> Statement | None:
    """The statement whose cue holds the word at ``span``."""
    return next((s for s in statements if s.cue is not None and s.cue[0] <= span[0] and span[1] <= s.cue[1]), None)


def interval(right: int, total: int) -> tuple[float, float]:
    """The 95 % interval (Wilson) of a share of ``right`` among ``total``, which must not be 0."""
    share, z2 = right / total, _Z * _Z
    middle = share + z2 / (2 * total)
    width = _Z * math.sqrt(share * (1 - share) / total + z2 / (4 * total * total))
    return (middle - width) / (1 + z2 / total), (middle + width) / (1 + z2 / total)


def table(results: list[Result]) -> str:
    """A row a kind, the share of all with its interval, then every case that is wrong."""
    kinds = Counter(result.case.kind for result in results)
    right = Counter(result.case.kind for result in results if not result.found)
    rows = [f"{kind:20} {right[kind]:3}/{n}" for kind, n in sorted(kinds.items())]
    low, high = interval(right.total(), len(results))
    rows.append(
        f"{'all':20} {right.total():3}/{len(results)} = {right.total() / len(results):.3f} [{low:.3f} {high:.3f}]"
    )
    for result in results:
        if result.found:
            case = result.case
            rows.append(f"{case.id} {case.kind}: {case.cue} {case.status}, found {result.found}: {case.text}")
    return "\n".join(rows)


def main(arguments: list[str]) -> int:
    """Print the table of all cases, or of those that are open, or of those held back."""
    cases = read()
    back = held(cases)
    chosen = {"all": cases, "open": [c for c in cases if c.id not in back], "held": [c for c in cases if c.id in back]}
    which = arguments[0] if arguments else "all"
    if which not in chosen:
        print(f"status: {which} is none of {', '.join(chosen)}", file=sys.stderr)
        return 1
    print(table([judge(case) for case in chosen[which]]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
