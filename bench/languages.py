"""How many of the articles of ``../shared/bulk``, all of them Arabic, are taken for another language.

``python -m bench.languages`` prints the count, each that is not told as Arabic with what it is taken for, and the time.
"""

from __future__ import annotations

import json
import lzma
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Final

from qawl.reading.language import language_of

BULK: Final = Path(__file__).resolve().parents[2] / "shared" / "bulk" / "news.jsonl.xz"


def measure(path: Path = BULK) -> tuple[Counter[str], list[tuple[str, str]], float]:
    """(how often each language, those not Arabic as (id, language), CPU seconds of telling)."""
    told: Counter[str] = Counter()
    others: list[tuple[str, str]] = []
    seconds = 0.0
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            start = time.process_time()
            code = language_of(article["text"])
            seconds += time.process_time() - start
            told[code] += 1
            if code != "ar":
                others.append((str(article["id"]), code))
    return told, others, seconds


def main() -> int:
    """Print what :func:`measure` finds; 1 where the articles are not there."""
    if not BULK.exists():
        print("../shared/bulk is not there")
        return 1
    told, others, seconds = measure()
    total = sum(told.values())
    print(f"{told['ar']:,} of {total:,} articles are told as Arabic; {1000 * seconds / total:.2f} ms each")
    for name, code in others:
        print(f"  {code}  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
