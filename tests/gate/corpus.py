"""The annotated articles that the gate measures on, and what Qawl finds in them."""

from __future__ import annotations

import hashlib
import json
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from qawl.errors import QawlError
from qawl.export.jsonl import encode
from qawl.extract import extract_article
from qawl.reading.article import make_article
from tests.gate import score
from tests.needs import SHARED

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDERS: Final = {
    "dev": SHARED / "gold" / "dev",
    "shut": SHARED / "gold" / "shut",
    "sample": ROOT / "src" / "qawl" / "sample",
}
CLOSED: Final = frozenset({"shut"})
"""Corpora that are measured and never shown: headline figures only, no text and no disagreement leaves this module."""

_FAULTS: Final = (
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    RuntimeError,
    QawlError,
    SystemExit,
)

Json = dict[str, Any]


class GateError(Exception):
    """A corpus can't be measured; the message names no text of a closed corpus."""


@dataclass(frozen=True)
class Document:
    """One annotated article: its file's name, its text as it stands in the file, its gold statements."""

    name: str
    text: str
    gold: tuple[Json, ...]


def here(name: str) -> bool:
    """Whether the corpus has to be on this machine: the project's own always, the others where ``../shared`` is."""
    return FOLDERS[name].is_relative_to(ROOT) or SHARED.is_dir()


def missing(name: str) -> str | None:
    """Why the corpus can't be scored here, or None where it can."""
    if not here(name):
        return "../shared is not there"
    if not (FOLDERS[name] / "gold.jsonl").is_file():
        return f"{FOLDERS[name].name}/gold.jsonl is not there"
    return None


@cache
def documents(name: str) -> tuple[Document, ...]:
    """The corpus' articles in the order of its gold file; line ends and byte order marks stay as they are."""
    folder = FOLDERS[name]
    out = []
    for row in score.read(folder / "gold.jsonl"):
        file = Path(row["article"]["source"]).name
        with open(folder / "articles" / file, encoding="utf-8", newline="") as handle:
            out.append(Document(file, handle.read(), tuple(row["statements"])))
    return tuple(out)


def fingerprint(folder: Path) -> str:
    """SHA-256 over the gold file and every article it names: figures on another corpus are other figures."""
    gold = folder / "gold.jsonl"
    digest = hashlib.sha256(gold.read_bytes())
    for file in sorted(Path(row["article"]["source"]).name for row in score.read(gold)):
        digest.update(file.encode() + b"\0" + hashlib.sha256((folder / "articles" / file).read_bytes()).digest())
    return digest.hexdigest()


def found(document: Document) -> list[Json]:
    """What Qawl finds in the article, as its line of the exchange format has it."""
    extraction = extract_article(make_article(document.text, source=document.name))
    statements: list[Json] = json.loads(encode(extraction))["statements"]
    return statements


@cache
def predictions(name: str) -> tuple[list[Json], ...]:
    """What Qawl finds in each article of the corpus. Raises GateError where it fails on a closed one."""
    return tuple(_guarded(name, i, lambda d=d: found(d)) for i, d in enumerate(documents(name)))


def counts(name: str) -> list[Json]:
    """One article's counts after another, by score.py; its disagreements are dropped here."""
    pairs = zip(documents(name), predictions(name), strict=True)
    return [
        _guarded(name, i, lambda d=d, p=p: score.score_article(d.name, d.text, list(d.gold), p)[0])
        for i, (d, p) in enumerate(pairs)
    ]


def _guarded(name: str, index: int, work: Any) -> Any:
    """Run ``work``; on a closed corpus a fault is told by its kind and place in the code, without its message."""
    try:
        return work()
    except _FAULTS as fault:
        if name not in CLOSED:
            raise
        at = traceback.extract_tb(fault.__traceback__)[-1]
        place = f"{Path(at.filename).name}:{at.lineno}"
        raise GateError(f"{name}, article {index + 1}: {type(fault).__name__} at {place}") from None


def show(command: str, arguments: list[str], table: Callable[[str], str]) -> int:
    """Print ``table`` of the corpus that the first argument names, "dev" where there is none; status 1 with the reason
    where it can't be shown."""
    name = arguments[0] if arguments else "dev"
    open_ones = FOLDERS.keys() - CLOSED
    reason = missing(name) if name in open_ones else f"{name} is none of {', '.join(sorted(open_ones))}"
    if reason is not None:
        print(f"{command}: {reason}", file=sys.stderr)
        return 1
    print(table(name))
    return 0
