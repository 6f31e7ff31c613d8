"""What adding again costs beside adding, and how fast a large record says what it covers.

    python -m bench.keeping [--again N] [--covered N]

Writes N articles (``--again``, 1,000) to one JSON Lines file, reads it, adds it to a new record, and adds it again:
prints the seconds of each and their ratios. Then makes a record of N articles (``--covered``, 100,000) with ten
statements each, of forty outlets over three years, and prints the seconds that `Store.covered` takes for all, and for
one outlet.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from bench.articles import load
from qawl.ingest import ingest
from qawl.lexicon.compile import load as load_lexicon
from qawl.model import Confidence, Extraction, Read, Speaker, Statement
from qawl.reading.article import make_article
from qawl.reading.sources import read_sources
from qawl.record import keeping
from qawl.record.store import Store

STATEMENTS: Final = 10
OUTLETS: Final = 40
DAYS: Final = 3 * 365
SPECIMEN: Final = "أعلنت الإدارة رقم {i} أن العمل مستمر في المشروع حتى نهاية الشهر."
"""Articles are longer: the rest is filled up to LENGTH characters, or reading past the text would cost nothing."""
LENGTH: Final = 2_500


def timed(do: Callable[[], object]) -> float:
    """The seconds that ``do`` takes."""
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def again(count: int, folder: Path) -> list[str]:
    """The lines about adding twice."""
    origin, texts = load(count)
    path = folder / "articles.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for i, text in enumerate(dict.fromkeys(texts)):
            out.write(json.dumps({"text": text, "outlet": f"o{i % 7}"}, ensure_ascii=False) + "\n")
    lexicon = load_lexicon(None)
    with Store.open(folder / "again.sqlite3") as store:
        reading = timed(lambda: [*read_sources([str(path)])])
        first = timed(lambda: ingest([str(path)], store, lexicon=lexicon))
        second = timed(lambda: ingest([str(path)], store, lexicon=lexicon))
        kept = store.count()[0]
    return [
        f"{kept:,} articles of {origin}: read {reading:.2f} s, added {first:.2f} s, added again {second:.2f} s",
        f"adding again takes {second / first:.3f} of adding, and {second / reading:.2f} times reading alone",
    ]


def covered(count: int, folder: Path) -> list[str]:
    """The lines about what a large record covers."""
    with Store.open(folder / "covered.sqlite3") as store:
        _fill(store, count)
        articles, statements = store.count()
        whole = timed(store.covered)
        one = timed(lambda: store.covered(outlets=("7",), from_="2025"))
    return [
        f"{articles:,} articles with {statements:,} statements, {OUTLETS} outlets, {DAYS:,} days:"
        f" coverage {whole:.2f} s, of one outlet since a day {one:.2f} s"
    ]


def _fill(store: Store, count: int) -> None:
    chance = random.Random(20261)
    first = date(2023, 11, 1)
    with store.changing() as connection:
        for i in range(count):
            day = (first + timedelta(days=chance.randrange(DAYS))).isoformat()
            made = _made(i, f"صحيفة {chance.randrange(OUTLETS)}", day)
            keeping.write(connection, keeping.prepare(made, Read(article=made.article), True), None)


def _made(i: int, outlet: str, day: str) -> Extraction:
    begins = SPECIMEN.format(i=i)
    text = begins + " ." * ((LENGTH - len(begins)) // 2)
    article = make_article(text, outlet=outlet, published=day, url=f"https://example.org/{i}")
    end = len(begins) - 1
    statements = tuple(
        Statement(
            id=str(k),
            uid=f"{article.id[7:19]}:{k}-{k + 1}",
            cue=(k, k + 1),
            content=((end - 1 - k, end),),
            speaker=Speaker(),
            mode="indirect",
            act="assert",
            confidence=Confidence(span=0.9),
            text=(text[end - 1 - k : end],),
            sentence=(0, end),
        )
        for k in range(STATEMENTS)
    )
    return Extraction(article=article, statements=statements, qawl="0", lexicon="0")


def main(argv: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.keeping", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--again", type=int, default=1_000, metavar="N", help="articles added twice")
    parser.add_argument("--covered", type=int, default=100_000, metavar="N", help="articles of the large record")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as name:
        for line in (*again(args.again, Path(name)), *covered(args.covered, Path(name))):
            print(line)


if __name__ == "__main__":
    main()
