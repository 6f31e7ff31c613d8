"""What linking one new article costs beside records of different sizes.

    python -m bench.linking [--million] [--articles N] [--max-ratio R]

Makes a record of 10,000 and one of 100,000 mentions (with ``--million`` one of 1,000,000 too) of generated people, one
entity for every eight mentions, names drawn with the weights of a language (few names are common, most are rare) from
the given and family names of the lexicon; then links N new articles of ten speakers each, half of them known people,
and prints the median milliseconds an article and the ratio of the last two sizes.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from qawl.lexicon.compile import load
from qawl.lexicon.entries import Names
from qawl.lexicon.loader import DATA, read_file
from qawl.linking import tables
from qawl.linking.link import Linker, keys_of_person
from qawl.linking.seen import person
from qawl.model import Confidence, Extraction, Speaker, Statement
from qawl.reading.article import make_article
from qawl.record.store import Store

SIZES: Final = (10_000, 100_000)
MILLION: Final = 1_000_000
MENTIONS_OF_ONE: Final = 8
SPEAKERS: Final = 10
ROLES: Final = ("وزير الخارجية الروسي", "رئيس البلدية", "الناطق باسم الوزارة", "الباحث", "مدير الشركة")
SPECIMEN: Final = "قال {title} {name} إن العمل مستمر في المشروع مع {other}."


class Namer:
    """Draws names of two or three words."""

    def __init__(self, chance: random.Random) -> None:
        names = read_file(DATA / "names.toml")
        assert isinstance(names, Names)
        self.chance = chance
        self.given = [*names.male, *names.female]
        self.last = [*names.family, *names.male]
        for listed in (self.given, self.last):
            chance.shuffle(listed)
        self.weights = [[1 / (k + 3) for k in range(len(listed))] for listed in (self.given, self.last)]

    def draw(self, count: int) -> list[str]:
        """So many names; one may come twice, as it does in the world."""
        first = self.chance.choices(self.given, self.weights[0], k=count)
        middle = self.chance.choices(self.given, self.weights[0], k=count)
        last = self.chance.choices(self.last, self.weights[1], k=count)
        three = [self.chance.random() < 0.4 for _ in range(count)]
        drawn = zip(first, middle, last, three, strict=True)
        return [f"{a} {b} {c}" if long else f"{a} {c}" for a, b, c, long in drawn]


def fill(connection: sqlite3.Connection, mentions: int, namer: Namer, linker: Linker) -> list[str]:
    """Write a record of so many mentions as linking would; the names in it."""
    names = namer.draw(mentions // MENTIONS_OF_ONE)
    connection.execute("BEGIN")
    for n, name in enumerate(names, 1):
        words = person(name, linker.lex)
        connection.execute(
            "INSERT INTO entity (n, id, name, kind, by) VALUES (?, ?, ?, 'person', 'program')",
            (n, tables.entity_id("person", words, "", n), name),
        )
        keys = keys_of_person(words, linker.lex)
        tables.add_name(connection, n, name, keys, MENTIONS_OF_ONE, None, "program")
        title = ROLES[n % len(ROLES)]
        tables.add_role(connection, n, title, "", title, True, (None, None), "program")
    # One article holds every statement: what is measured reads rows of entities, not of articles.
    connection.execute(
        "INSERT INTO article (n, id, text, extra, qawl, lexicon, added_at) VALUES (1, 'made', '', '{}', '', '', '')"
    )
    connection.executemany(
        "INSERT INTO statement (article, place, id, uid, cue_status, content, mode, act, depth, according_to,"
        " confidence, text, sentence_start, sentence_end, terms, names)"
        " VALUES (1, ?, ?, ?, 'said', '[]', 'indirect', 'assert', 0, '[]', '{}', '[]', 0, 0, '', '')",
        ((k, str(k), f"made:{k}") for k in range(mentions)),
    )
    connection.executemany(
        "INSERT INTO mention_link (statement, entity, confidence, evidence) VALUES (?, ?, 0.9, '{}')",
        ((k + 1, k % len(names) + 1) for k in range(mentions)),
    )
    connection.execute("COMMIT")
    connection.execute("ANALYZE")
    return names


def articles(known: list[str], namer: Namer, count: int) -> Iterator[Extraction]:
    """New articles of :data:`SPEAKERS` statements; every second speaker is known to the record."""
    chance = namer.chance
    for k in range(count):
        fresh = namer.draw(SPEAKERS)
        speakers = [chance.choice(known) if n % 2 else name for n, name in enumerate(fresh)]
        text, statements = f"الخبر رقم {k}\n", []
        for n, name in enumerate(dict.fromkeys(speakers)):
            title = chance.choice(ROLES)
            other = chance.choice(known)
            start = len(text)
            text += SPECIMEN.format(title=title, name=name, other=other) + "\n"
            mention = (start + 4, start + 5 + len(title) + len(name))
            content = (mention[1] + 1, len(text) - 2)
            statements.append((n, start, mention, content, name))
        article = make_article(text)
        yield Extraction(
            article=article,
            statements=tuple(
                Statement(
                    id=str(n + 1),
                    uid=f"{article.id[7:19]}:{start}-{start + 3}",
                    cue=(start, start + 3),
                    content=(content,),
                    speaker=Speaker(mention=mention, name=name, basis="at_cue"),
                    mode="indirect",
                    act="assert",
                    confidence=Confidence(span=0.9),
                    text=(text[content[0] : content[1]],),
                    sentence=(start, content[1]),
                )
                for n, start, mention, content, name in statements
            ),
            qawl="0",
            lexicon="0",
        )


def measure(mentions: int, count: int) -> float:
    """Median milliseconds of linking one new article beside a record of so many mentions."""
    linker = Linker(load())
    namer = Namer(random.Random(mentions))
    took: list[float] = []

    def timed(connection: sqlite3.Connection, article: int, extraction: Extraction) -> None:
        start = time.perf_counter()
        linker(connection, article, extraction)
        took.append((time.perf_counter() - start) * 1000)

    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "r.db") as store:
        with store.reading() as connection:
            known = fill(connection, mentions, namer, linker)
        for extraction in articles(known, namer, count):
            store.add(extraction, timed)
    return statistics.median(took)


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; the exit status is 1 where the ratio is above ``--max-ratio``."""
    parser = argparse.ArgumentParser(prog="python -m bench.linking", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--million", action="store_true", help="a record of 1,000,000 mentions too (some minutes)")
    parser.add_argument("--articles", type=int, default=100, help="articles linked beside each (default 100)")
    parser.add_argument("--max-ratio", type=float, default=2.0, help="exit status 1 above this (default 2)")
    wanted = parser.parse_args(arguments)
    sizes = (*SIZES, MILLION) if wanted.million else SIZES
    figures = []
    for size in sizes:
        figures.append(measure(size, wanted.articles))
        print(f"{size:>9,} mentions: {figures[-1]:.2f} ms to link one new article of {SPEAKERS} speakers", flush=True)
    ratio = figures[-1] / figures[-2]
    print(f"{sizes[-1]:,} against {sizes[-2]:,}: {ratio:.2f} times")
    return 1 if ratio > wanted.max_ratio else 0


if __name__ == "__main__":
    raise SystemExit(main())
