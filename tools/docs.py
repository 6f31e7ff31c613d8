"""Pages of docs/ that are made from the code, so that they can't say anything else.

    python -m tools.docs [--check]

Writes them; with ``--check`` writes nothing and exits with 1 where one is not what the code says.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from qawl.errors import CATALOGUE, Code
from tools.commands import cell, page

ROOT: Final = Path(__file__).resolve().parents[1]

ROOMS: Final = {
    "R": "Reading: one input of many",
    "F": "Fetching from the net",
    "L": "Lexicon: the language data, yours included",
    "S": "Store: the record on disk",
    "E": "Entities: who speaks, across articles",
    "O": "Output: what is written for you",
    "A": "Arguments: what was asked for",
}
FOLLOWS: Final = {
    "skip": "this input is skipped, the others go on",
    "retry": "nothing is changed; the same may work later",
    "stop": "the command stops; what was kept before stays",
}


def errors() -> str:
    """docs/errors.md: every code with what follows and what to do. Raises KeyError for a room that has no title."""
    out = [
        "# What Qawl refuses, and why",
        "",
        "Made from `src/qawl/errors.py` by `make docs`. A code never changes its meaning.",
        "",
        "Every refusal is one line: `[code] what happened (where): why. What to do: ….` A command's exit status is"
        " other than 0 only where it stops, or where nothing at all could be read.",
        "",
        "| the word below | what it means |",
        "|---|---|",
        *(f"| {word} | {meaning} |" for word, meaning in FOLLOWS.items()),
    ]
    rooms: dict[str, list[Code]] = {}
    for code in CATALOGUE.values():
        rooms.setdefault(ROOMS[code.code.removeprefix("QAWL-")[0]], []).append(code)
    for title, codes in rooms.items():
        out += ["", f"## {title}", "", "| code | what happened | then | what to do |", "|---|---|---|---|"]
        out += [f"| `{c.code}` | {cell(c.title)} | {c.consequence} | {cell(c.hint)} |" for c in codes]
    return "\n".join(out) + "\n"


def cli() -> str:
    """docs/cli.md: every command with its arguments and options."""
    from qawl.cli.main import app

    return page("qawl", app)


PAGES: Final[dict[str, Callable[[], str]]] = {"docs/errors.md": errors, "docs/cli.md": cli}


def stale() -> list[str]:
    """The pages that are not what the code says."""
    out = []
    for name, made in PAGES.items():
        path = ROOT / name
        if not path.exists() or path.read_text(encoding="utf-8") != made():
            out.append(name)
    return out


def main(argv: list[str] | None = None) -> int:
    """Write the pages, or check them; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.docs", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit status 1 where a page is stale")
    args = parser.parse_args(argv)
    changed = stale()
    if not args.check:
        for name in changed:
            (ROOT / name).parent.mkdir(exist_ok=True)
            (ROOT / name).write_text(PAGES[name](), encoding="utf-8")
    for name in changed:
        print(f"{name} is stale: run `make docs`" if args.check else f"{name} written")
    return 1 if changed and args.check else 0


if __name__ == "__main__":
    sys.exit(main())
