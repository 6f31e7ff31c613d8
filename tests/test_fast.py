"""Compiled or not, the output is the same to the byte.

    python -m tests.test_fast

Extracts the sample in two fresh processes, one of which may load what ``make fast`` has built, and compares. The tests
run over the sources themselves, so in them both are pure Python and what is tested is the comparison.
"""

from __future__ import annotations

import subprocess
import sys

from tools.compile import SOURCE, built, modules

WORK = """
import hashlib
from qawl.export.jsonl import encode
from qawl.extract import extract_article
from qawl.reading.article import make_article
from qawl.text import phrases
digest = hashlib.sha256()
for path in sorted((pathlib.Path(sys.argv[1]) / "qawl/sample/articles").glob("*.txt")):
    digest.update(encode(extract_article(make_article(path.read_bytes().decode(), published="2026-03-02"))))
print(pathlib.Path(phrases.__file__).suffix, digest.hexdigest())
"""


def digest(pure: bool) -> list[str]:
    """How the modules were loaded (``.py``, ``.so``), and the digest of what is extracted."""
    code = "import pathlib, sys\nsys.path.insert(0, sys.argv[1])\n"
    if pure:
        # The sources' folder is looked through for sources alone; everybody else's modules load as they always do.
        code += (
            "import importlib.machinery as m\n"
            "def sources(path):\n"
            "    if not path.startswith(sys.argv[1]):\n        raise ImportError\n"
            "    return m.FileFinder(path, (m.SourceFileLoader, m.SOURCE_SUFFIXES))\n"
            "sys.path_hooks.insert(0, sources)\nsys.path_importer_cache.clear()\n"
        )
    done = subprocess.run(
        [sys.executable, "-c", code + WORK, str(SOURCE)], capture_output=True, text=True, check=True, timeout=120
    )
    return done.stdout.split()


def test_what_is_compiled_is_there() -> None:
    names = modules()
    assert "qawl/text/phrases.py" in names
    assert all((SOURCE / name).is_file() for name in names)


def test_both_ways_give_the_same() -> None:
    pure, usual = digest(pure=True), digest(pure=False)
    assert pure[0] == ".py"
    assert usual[0] == (".so" if built() else ".py")
    assert pure[1] == usual[1]


if __name__ == "__main__":
    pure, usual = digest(pure=True), digest(pure=False)
    print(
        f"pure {pure[1][:16]}, as loaded ({usual[0]}) {usual[1][:16]}: {'the same' if pure[1] == usual[1] else 'OTHER'}"
    )
    sys.exit(pure[1] != usual[1])
