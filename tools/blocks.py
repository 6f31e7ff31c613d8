"""The commands in the pages and what they print: each ``$ command`` of a fenced block is run, its output put below it.

    python -m tools.blocks [--check]

Writes the pages; with ``--check`` writes nothing and exits with 1 where one shows what is printed no more. The commands
of a page run one after another in one empty folder that sees the repository, ``.venv/bin`` on the path; ``cat FILE``
makes FILE from what the page shows. Commands that measure are left as they stand by ``--check``, and where
``../shared`` is missing.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from subprocess import PIPE, STDOUT
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
PAGES: Final = (
    "README.md",
    "docs/how-it-decides.md",
    "docs/figures.md",
    "docs/doctor.md",
    "docs/entities.md",
    "docs/reading.md",
    "docs/tour.md",
    "docs/decisions/0002-no-parser.md",
    "docs/decisions/0005-names-withheld.md",
)
MEASURES: Final = ("make ", "for t in", "python -m tests.gate", "python -m bench.")
SECONDS: Final = 120
"""No command of a page takes longer."""


def run(command: str, folder: Path) -> list[str]:
    """What ``command`` prints in ``folder``, by lines, the terminal 80 columns wide."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    here = f"{ROOT / 'src'}{os.pathsep}{ROOT}"  # this tree, wherever the environment's qawl was installed from
    quiet = {"PATH": path, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONPATH": here, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=os.environ | quiet, stdout=PIPE, stderr=STDOUT, timeout=SECONDS
    )
    lines = done.stdout.decode(errors="ignore").rstrip("\n").split("\n")
    return [line.rstrip(" ") for line in lines]


def renewed(block: list[str], folder: Path, measure: bool) -> list[str]:
    """A fenced block's lines with the output of its commands as it is now; a block without a command stays."""
    out: list[str] = []
    for k, line in enumerate(block):
        if not line.startswith("$ "):
            if not any(earlier.startswith("$ ") for earlier in block[:k]):
                out.append(line)
            continue
        command = line.removeprefix("$ ")
        rest = block[k + 1 :]
        shown = rest[: next((n for n, other in enumerate(rest) if other.startswith("$ ")), len(rest))]
        last = len(shown) == len(rest)
        while shown and not shown[-1]:
            shown.pop()
        made = folder / command.removeprefix("cat ")
        if command.startswith("cat ") and not made.exists():
            made.write_text("\n".join(shown) + "\n", encoding="utf-8")
        measures = command.startswith(MEASURES)
        printed = shown if measures and not measure else run(command, folder)
        out += [line, *printed] if printed != [""] else [line]
        if not last:
            out.append("")
    return out


def page(text: str, measure: bool) -> str:
    """A page with its blocks renewed, those that measure only where ``measure`` says so."""
    out: list[str] = []
    block: list[str] | None = None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for entry in ROOT.iterdir():
            if entry.name not in ("out", ".git"):
                (folder / entry.name).symlink_to(entry)
        for line in text.split("\n"):
            fence = line.startswith("```")
            if fence and block is not None:
                out += [*renewed(block, folder, measure), line]
                block = None
            elif fence:
                out.append(line)
                block = []
            elif block is not None:
                block.append(line)
            else:
                out.append(line)
    return "\n".join(out)


def main(arguments: list[str] | None = None) -> int:
    """Write the pages, or check them; the status of the process."""
    parser = argparse.ArgumentParser(prog="python -m tools.blocks", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; say which pages are stale")
    check = parser.parse_args(arguments).check
    status = 0
    for name in PAGES:
        path = ROOT / name
        old = path.read_text(encoding="utf-8")
        new = page(old, measure=not check and (ROOT.parent / "shared").is_dir())
        if new == old:
            continue
        if check:
            print(f"{name} is stale: run `make docs`", file=sys.stderr)
            status = 1
        else:
            path.write_text(new, encoding="utf-8")
            print(f"{name} written")
    return status


if __name__ == "__main__":
    raise SystemExit(main())
