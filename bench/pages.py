"""Reading the real pages of ../shared/html: what each extractor costs beside a bare parse, and how far they agree.

``python -m bench.pages [FOLDER]`` runs on one core, whole reads against bare parses of the same pages (the best of some
rounds for each page, CPU time, then the sums), and prints the ratios with their marks; 1 where a mark is missed.
"""

from __future__ import annotations

import gc
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from qawl.errors import QawlError
from qawl.reading.html.page import read_page

FOLDER: Final = Path(__file__).resolve().parents[2] / "shared" / "html"
FAST_MARK: Final = 5.0
CAREFUL_MARK: Final = 60.0
AGREE: Final = 0.9
Runs = dict[str, Callable[[], Any]]
_WORD: Final = re.compile(r"\w+")


def word_f1(a: str, b: str) -> float:
    """F1 of the words of two texts, counted with their repeats."""
    one, other = Counter(_WORD.findall(a)), Counter(_WORD.findall(b))
    total = sum(one.values()) + sum(other.values())
    return 2 * sum((one & other).values()) / total if total else 1.0


def body(page: Path, *, careful: bool) -> str:
    """The article's text without its title; empty where the page is refused."""
    try:
        article = read_page(
            page.read_bytes(), where=page.name, path=str(page), source=page.name, careful=careful
        ).article
    except QawlError:
        return ""
    return article.text.partition("\n")[2] if article.title else article.text


def _best(runs: Runs, rounds: int) -> dict[str, float]:
    """The least CPU seconds of each, run in turns, so that a busy machine slows all of them."""
    best = dict.fromkeys(runs, float("inf"))
    for _ in range(rounds):
        for name, run in runs.items():
            start = time.process_time()
            run()
            best[name] = min(best[name], time.process_time() - start)
    return best


def _read(data: bytes, name: str, careful: bool) -> None:
    try:
        read_page(data, where=name, path=name, source=name, careful=careful)
    except QawlError:
        return


def costs(pages: list[Path], rounds: int = 15) -> dict[str, float]:
    """CPU seconds of all pages: whole reads (``fast``, ``careful``) and bare parses (``resiliparse``, ``lxml``)."""
    from lxml import html
    from resiliparse.parse.html import HTMLTree

    sums: Counter[str] = Counter()
    gc.disable()  # as timeit does: whose turn it is to collect is chance
    for page in pages:
        data = page.read_bytes()
        text = data.decode("utf-8", "replace")
        fast: Runs = {
            "fast": lambda d=data, n=page.name: _read(d, n, False),
            "resiliparse": lambda t=text: HTMLTree.parse(t),
        }
        careful: Runs = {
            "careful": lambda d=data, n=page.name: _read(d, n, True),
            "lxml": lambda d=data: html.document_fromstring(d),
        }
        for runs in (fast, careful):
            sums.update(_best(runs, rounds))  # adds
    gc.enable()
    return dict(sums)


def main(argv: list[str]) -> int:
    """Print the table."""
    folder = Path(argv[0]) if argv else FOLDER
    pages = sorted(folder.glob("*.html"))
    if not pages:
        print(f"no pages in {folder}")
        return 1
    sums = costs(pages)
    fast, careful = sums["fast"] / sums["resiliparse"], sums["careful"] / sums["lxml"]
    count = len(pages)
    print(f"{count} pages, one core, CPU ms a page")
    print(f"fast     {1000 * sums['fast'] / count:6.2f}  {fast:5.1f} times its bare parse (mark {FAST_MARK:.0f})")
    spent = 1000 * sums["careful"] / count
    print(f"careful  {spent:6.2f}  {careful:5.1f} times a bare lxml parse (mark {CAREFUL_MARK:.0f})")
    scores = {page.name: word_f1(body(page, careful=True), body(page, careful=False)) for page in pages}
    agreed = sum(score >= AGREE for score in scores.values())
    print(f"both agree (word F1 {AGREE} or more) on {agreed} of {count} pages ({100 * agreed / count:.0f}%)")
    for name, score in scores.items():
        if score < AGREE:
            print(f"  {score:.2f}  {name}")
    return 0 if fast <= FAST_MARK and careful <= CAREFUL_MARK else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
