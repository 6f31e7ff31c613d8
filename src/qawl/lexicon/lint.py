"""The lexicon's lint: what a file may not hold, each problem with the file and the entry."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import msgspec

from qawl.errors import QawlError
from qawl.language.fold import fold
from qawl.lexicon.entries import FILES
from qawl.lexicon.entry import Entry
from qawl.lexicon.loader import DATA, read_file
from qawl.model import ACTS

_FARSI: Final = re.compile("[\u067e\u0686\u0698\u06a4\u06a9\u06af\u06be\u06c0-\u06d3]")
_PRESENTATION: Final = re.compile("[\ufb50-\ufdff\ufe70-\ufeff]")
_HIDDEN: Final = re.compile("[\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_MARKS: Final = re.compile("[\u064b-\u0650\u0652-\u065f]")
FRAMES: Final = frozenset(
    [
        "that",
        "quote",
        "np",
        "call",
        "charge",
        "describe",
        "judge",
        "attitude",
        "thank",
        "ask_of",
        "appeal",
        "issues",
        "question",
        "arrived",
        "relay",
        "masdar",
    ]
)


def lint(folder: Path | None = None) -> list[str]:
    """Every problem of the lexicon that travels with Qawl, or of an overlay folder; an empty list where it is clean."""
    problems: list[str] = []
    for path in sorted((folder or DATA).glob("*.toml")):
        if path.stem not in FILES:
            if folder is not None:
                problems.append(f"{path.name}: no such lexicon file; the files are {', '.join(sorted(FILES))}")
            continue
        try:
            record = read_file(path)
        except QawlError as e:
            problems.append(str(e))
            continue
        problems += _file(path.name, record)
    return problems


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [s for v in value for s in _strings(v)]
    if isinstance(value, Entry):
        return [s for f in msgspec.structs.fields(type(value)) for s in _strings(getattr(value, f.name))]
    return []


def _file(name: str, record: Entry) -> list[str]:
    problems = []
    for field in msgspec.structs.fields(type(record)):
        listed = getattr(record, field.name)
        seen: dict[str, str] = {}
        for entry in listed:
            where = f"{name}: {field.name}: {_label(entry)}"
            texts = _strings(entry)
            problems += [f"{where}: an empty string" for t in texts if not t.strip() and not _allowed_empty(entry)]
            problems += [f"{where}: a Farsi letter in «{t}»" for t in texts if _FARSI.search(t)]
            problems += [f"{where}: a presentation form in «{t}»" for t in texts if _PRESENTATION.search(t)]
            problems += [f"{where}: a hidden character or tatweel in «{t}»" for t in texts if _HIDDEN.search(t)]
            problems += [f"{where}: a vowel mark in «{t}»" for t in texts if _MARKS.search(t)]
            problems += [f"{where}: {p}" for p in _meaning(entry)]
            key = entry if isinstance(entry, str) else _label(entry)
            if key in seen:
                problems.append(f"{where}: stands twice")
            seen[key] = key
    return problems


def _label(entry: Any) -> str:
    if isinstance(entry, str):
        return entry
    if isinstance(entry, list):
        return " / ".join(map(str, entry[:2]))
    values = [getattr(entry, f.name) for f in msgspec.structs.fields(type(entry))]
    names = [v if isinstance(v, str) else " ".join(v) for v in values if isinstance(v, str | list) and v]
    return " ".join(names[:2])


def _allowed_empty(entry: Any) -> bool:
    """``participle = ""`` says that the verb has none."""
    return getattr(entry, "participle", None) == ""


def _meaning(entry: Any) -> list[str]:
    problems = []
    act = getattr(entry, "act", None)
    if act is not None and act not in ACTS:
        problems.append(f"the act «{act}» is none of {', '.join(ACTS)}")
    for frame in getattr(entry, "frames", ()):
        if frame.partition(":")[0] not in FRAMES:
            problems.append(f"the frame «{frame}» is none of {', '.join(sorted(FRAMES))}")
    if hasattr(entry, "present") and not fold(entry.present).startswith("ي"):
        problems.append("the present is not third person masculine (it starts with ي)")
    return problems
