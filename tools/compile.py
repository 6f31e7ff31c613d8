"""Compile the hot modules with mypyc, in place: ``make fast``. The same modules, the same output, about twice as fast.

    python -m tools.compile [--clean]

Needs a C compiler and Python's headers. What is built lies beside the sources (``*.so``) and is used by itself from
then on; ``--clean`` takes it away, and pure Python does the work again. A module that was changed has to be compiled
again: until then what was built from its older form is what runs.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
SOURCE: Final = ROOT / "src"
ROOMS: Final = ("text", "statements", "attribution", "resolution")
"""Compiled whole; msgspec's records stay what they are."""
MODULES: Final = (
    "language/fold.py",
    "language/clitics.py",
    "language/tokens.py",
    "language/numbers.py",
    "lexicon/columns.py",
    "assemble.py",
)


def modules() -> list[str]:
    """The paths compiled, below ``src``."""
    rooms = (path for room in ROOMS for path in sorted((SOURCE / "qawl" / room).rglob("*.py")))
    whole = [str(path.relative_to(SOURCE)) for path in rooms if path.name != "__init__.py"]
    return [*whole, *(f"qawl/{module}" for module in MODULES)]


def built() -> list[Path]:
    """What lies beside the sources from an earlier run."""
    return [path for path in SOURCE.rglob("*") if path.suffix in (".so", ".pyd")]


def build() -> None:
    """Compile, and put what comes of it beside the sources."""
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    os.chdir(SOURCE)
    with tempfile.TemporaryDirectory() as folder:
        extensions = mypycify(
            ["--strict", "--config-file", str(ROOT / "pyproject.toml"), *modules()],
            opt_level="2",
            debug_level="0",
            target_dir=folder,
        )
        distribution = Distribution({"name": "qawl-fast", "ext_modules": extensions})
        command = build_ext(distribution)
        command.build_lib, command.build_temp = str(Path(folder) / "lib"), str(Path(folder) / "temp")
        command.ensure_finalized()
        command.run()
        for path in sorted((Path(folder) / "lib").rglob("*")):
            if path.is_file():
                shutil.copy2(path, SOURCE / path.relative_to(Path(folder) / "lib"))


def main() -> int:
    """Clean, then build unless only cleaning was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--clean", action="store_true")
    asked = parser.parse_args()
    for path in built():
        path.unlink()
    if not asked.clean:
        build()
        print(f"{len(built())} modules compiled")
    return 0


if __name__ == "__main__":
    sys.exit(main())
