"""How fast extract is on one core, beside one pass of the pinned tokeniser over the same text in the same run.

    python -m bench.speed [--articles N] [--rounds N] [--max-ratio R] [--out FILE]

Blocks alternate (tokeniser, extract, extract with its line of JSON), so that whatever slows the machine down slows
all three; a block's time is the least of its rounds. The ratio extract / tokeniser is the figure to watch: it means
the same on any machine.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from bench.articles import ROOT, load
from bench.pinned_tokeniser import tokenise
from qawl.api import extract
from qawl.export.jsonl import encode
from qawl.extract import extract_article
from qawl.reading.article import make_article
from qawl.text import phrases

OUT: Final = ROOT / "bench" / "results" / "speed.json"
BLOCK: Final = 50
"""Articles a block: long enough to be timed well, short enough that the machine is the same for all three passes."""


def extract_json(text: str) -> bytes:
    """What ``qawl extract --format jsonl`` does with one text, without reading and writing."""
    return encode(extract_article(make_article(text)))


PASSES: Final[dict[str, Callable[[str], Any]]] = {
    "tokeniser": tokenise,
    "extract": extract,
    "extract_json": extract_json,
}


def timed(work: Callable[[str], Any], texts: list[str]) -> float:
    """Seconds that ``work`` takes over all of ``texts``, one after another."""
    start = time.perf_counter()
    for text in texts:
        work(text)
    return time.perf_counter() - start


def measure(texts: list[str], rounds: int) -> dict[str, float]:
    """Seconds of each pass over all texts: the sum over blocks of the least time among the rounds."""
    blocks = [texts[i : i + BLOCK] for i in range(0, len(texts), BLOCK)]
    for work in PASSES.values():  # loads the lexicon, warms the caches
        timed(work, blocks[0])
    seconds = dict.fromkeys(PASSES, 0.0)
    for block in blocks:
        times = [{name: timed(work, block) for name, work in PASSES.items()} for _ in range(rounds)]
        for name in PASSES:
            seconds[name] += min(t[name] for t in times)
    return seconds


def machine() -> dict[str, Any]:
    """What the figures were measured on."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    model = next((x.split(":", 1)[1].strip() for x in lines if x.startswith("model name")), platform.processor())
    return {
        "cpu": model or platform.machine(),
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "modules": "pure Python" if phrases.__file__.endswith(".py") else "compiled (make fast)",
    }


def result(source: str, texts: list[str], seconds: dict[str, float], rounds: int) -> dict[str, Any]:
    """The figures: megabytes are 10**6 bytes of UTF-8, words the pinned tokeniser's tokens."""
    size, words = sum(len(t.encode()) for t in texts) / 1e6, sum(tokenise(t)[0] for t in texts)
    passes = {
        name: {
            "seconds": round(s, 4),
            "articles_per_second": round(len(texts) / s, 1),
            "megabytes_per_second": round(size / s, 3),
            "words_per_second": round(words / s),
        }
        for name, s in seconds.items()
    }
    return {
        "texts": {"from": source, "articles": len(texts), "megabytes": round(size, 3), "words": words},
        "machine": machine(),
        "rounds": rounds,
        "passes": passes,
        "ratio": round(seconds["extract"] / seconds["tokeniser"], 2),
        "ratio_json": round(seconds["extract_json"] / seconds["tokeniser"], 2),
    }


def show(r: dict[str, Any]) -> str:
    """The figures as a table."""
    t, m = r["texts"], r["machine"]
    out = [
        f"{t['articles']} articles, {t['megabytes']} MB, {t['words']:,} words ({t['from']})",
        f"one core of {m['cpu']} ({m['cores']}), {m['python']}, {m['modules']}; the least of {r['rounds']} rounds",
        f"{'':14}{'articles/s':>12}{'MB/s':>9}{'words/s':>13}",
    ]
    for name, p in r["passes"].items():
        speed = f"{p['articles_per_second']:12,.0f}{p['megabytes_per_second']:9.2f}{p['words_per_second']:13,}"
        out.append(f"{name:14}{speed}")
    return "\n".join([*out, f"extract / tokeniser: {r['ratio']} (with JSON {r['ratio_json']})"])


def main(argv: list[str] | None = None) -> int:
    """Measure, print, write the results; exit status 1 where the ratio passes ``--max-ratio``."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", type=_positive, default=1500, metavar="N")
    parser.add_argument("--rounds", type=_positive, default=3, metavar="N")
    parser.add_argument("--max-ratio", type=float, metavar="R", help="exit status 1 where extract / tokeniser is above")
    parser.add_argument("--out", type=Path, default=OUT, metavar="FILE")
    args = parser.parse_args(argv)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    source, texts = load(args.articles)
    figures = result(source, texts, measure(texts, args.rounds), args.rounds)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(show(figures))
    if args.max_ratio is not None and figures["ratio"] > args.max_ratio:
        print(f"above the ceiling of {args.max_ratio:g}")
        return 1
    return 0


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("a number from 1 on is wanted")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
