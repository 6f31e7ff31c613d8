"""The articles that speed is measured on: real news from ``../shared/bulk``, or the project's own sample repeated."""

from __future__ import annotations

import json
import lzma
import random
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
BULK: Final = ROOT.parent / "shared" / "bulk" / "news.jsonl.xz"
SAMPLE: Final = ROOT / "src" / "qawl" / "sample" / "articles"
SEED: Final = 20261


def load(n: int, *, bulk: Path = BULK, sample: Path = SAMPLE) -> tuple[str, list[str]]:
    """(where they come from, ``n`` texts): drawn by a fixed seed from ``bulk``, else the sample's over and over.

    Raises FileNotFoundError where there is neither.
    """
    if bulk.is_file():
        with lzma.open(bulk, "rt", encoding="utf-8", newline="\n") as lines:
            texts = [json.loads(line)["text"] for line in lines]
        random.Random(SEED).shuffle(texts)
        return "../shared/bulk/news.jsonl.xz", texts[:n]
    own = [path.read_bytes().decode() for path in sorted(sample.glob("*.txt"))]
    if not own:
        raise FileNotFoundError(f"neither {bulk} nor articles in {sample}")
    return "src/qawl/sample, repeated", [own[i % len(own)] for i in range(n)]
