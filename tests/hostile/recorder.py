"""Every regular expression that the package compiles, wherever it keeps it: printed as JSON [[pattern, flags, place]].

Run as a program of its own (``python -m tests.hostile.recorder``): ``re`` remembers what it has compiled, so the
recorder has to be there before the first import of the package. All modules are imported and some texts are read, so
that patterns made at first use are seen as well.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import pkgutil
import re
import sys
from pathlib import Path
from typing import Any

TEXTS = (
    "",
    "وقال وزير النقل سعيد الحداد إن الجسر سيفتح خلال يومين، مضيفا أن العمل انتهى.",
    "ليلى منصور: «لن نتأخر»\r\nوفقًا لوكالة الميناء، نفى مصدر أمني 3 أنباء في 5/6/2024.",
)


def recorded() -> list[tuple[str, int, str]]:
    """Import the whole package, read some texts, and give what was compiled from the package's own lines."""
    seen: dict[tuple[str, int], str] = {}
    spec = importlib.util.find_spec("qawl")
    assert spec is not None
    assert spec.origin is not None
    package = Path(spec.origin).parent  # a folder that is called qawl may hold others' code too
    compile_ = re._compile  # type: ignore[attr-defined]

    def spy(pattern: Any, flags: Any) -> Any:
        frame, own = sys._getframe(1), Path(re.__file__).parent
        while frame.f_back is not None and Path(frame.f_code.co_filename).parent == own:
            frame = frame.f_back
        place = Path(frame.f_code.co_filename)
        if isinstance(pattern, str) and package in place.parents:
            seen.setdefault((pattern, int(flags)), f"{place.name}:{frame.f_lineno}")
        return compile_(pattern, flags)

    re._compile = spy  # type: ignore[attr-defined]
    import qawl

    for module in pkgutil.walk_packages(qawl.__path__, "qawl."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    extract = importlib.import_module("qawl.extract").extract_article
    make = importlib.import_module("qawl.reading.article").make_article
    for text in TEXTS:
        extract(make(text, published="2024-06-05"))
    re._compile = compile_  # type: ignore[attr-defined]
    return [(pattern, flags, place) for (pattern, flags), place in seen.items()]


if __name__ == "__main__":
    json.dump(recorded(), sys.stdout)
