"""``python -m tests.gate.alarms [N]``: false alarms on text without speech, and N (or 20) suspects to read.

Articles of ``../shared/bulk`` hold no speech by a lister that knows nothing of Qawl's grammar: no quotation mark, no
colon but between digits, and none of a plain short list of words of saying (``saying.toml``). Whatever Qawl finds there
as said is a suspect: a false alarm, or speech that the lister does not know. The suspects are drawn by a seed; reading
tells which they are. They are printed and never kept; what reading showed is kept by their uids (``alarms_read.toml``),
and the share of false ones among those read, of all suspects, is the estimate of false alarms.
"""

from __future__ import annotations

import json
import lzma
import random
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from unicodedata import normalize

from qawl.extract import extract_article
from qawl.model import Statement
from qawl.reading.article import make_article
from tests.gate import score
from tests.gate.status import interval
from tests.needs import SHARED

BULK: Final = SHARED / "bulk" / "news.jsonl.xz"
VERBS: Final = Path(__file__).with_name("saying.toml")
READ: Final = Path(__file__).with_name("alarms_read.toml")
CEILING: Final = 3.5
"""More suspects in 1,000 words than this do not pass the tests."""
SHOWN: Final = 20
SEED: Final = 20261124
WORDS: Final = 20
"""An article of fewer words is a caption or a heading; it is left out."""
AROUND: Final = 90
"""Code points of the article shown on either side of a suspect's cue."""

_MARKS: Final = frozenset('«»“”„‘’"')


@dataclass(frozen=True)
class Suspect:
    """A statement found where the lister hears nobody, and the article's text."""

    source: str
    text: str
    statement: Statement


@dataclass(frozen=True)
class Alarms:
    """What was read: articles without speech, their words, those in which nothing was found, the suspects in order."""

    articles: int
    words: int
    silent: int
    suspects: tuple[Suspect, ...]

    @property
    def rate(self) -> float:
        """Suspects in 1,000 words; 0 where nothing was read."""
        return 1000 * len(self.suspects) / self.words if self.words else 0.0


@dataclass(frozen=True)
class Read:
    """What reading showed, by uid, and on what day."""

    date: str
    false: frozenset[str]
    real: frozenset[str]


def read() -> Read:
    """``alarms_read.toml``."""
    rows = tomllib.loads(READ.read_text(encoding="utf-8"))
    return Read(rows["date"].isoformat(), frozenset(rows["false"]), frozenset(rows["real"]))


@cache
def verbs() -> frozenset[str]:
    """The words of ``saying.toml``, their letters as :func:`plain` leaves them."""
    listed = tomllib.loads(VERBS.read_text(encoding="utf-8"))["verbs"]
    return frozenset(plain(word) for word in listed)


def plain(text: str) -> str:
    """``text`` in plain letters: without vowel marks, tatweel, hamza and the shapes that letters take in print."""
    return score.MARKS.sub("", normalize("NFKC", text)).translate(score.FOLD)


def speechless(text: str) -> bool:
    """Whether the lister finds no speech in ``text``."""
    if not _MARKS.isdisjoint(text):
        return False
    letters = plain(text)
    colons = (k for k, letter in enumerate(letters) if letter == ":")
    if any(not (letters[k - 1 : k].isdigit() and letters[k + 1 : k + 2].isdigit()) for k in colons):
        return False
    return not any(w in verbs() or (w[0] in "وف" and w[1:] in verbs()) for w in score.WORD.findall(letters))


def articles() -> Iterator[tuple[str, str]]:
    """The id and the text of the articles of ``../shared/bulk`` that hold no speech and :data:`WORDS` words or more."""
    with lzma.open(BULK, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if speechless(row["text"]) and len(score.WORD.findall(row["text"])) >= WORDS:
                yield row["id"], row["text"]


@cache
def measure() -> Alarms:
    """Read every article without speech; what is not said (announced, denied, supposed) is no alarm."""
    number = words = silent = 0
    suspects: list[Suspect] = []
    for source, text in articles():
        found = extract_article(make_article(text, source=source)).statements
        said = [s for s in found if s.cue_status == "said"]
        number, words, silent = number + 1, words + len(score.WORD.findall(text)), silent + (not said)
        suspects += [Suspect(source, text, s) for s in said]
    return Alarms(number, words, silent, tuple(suspects))


def drawn(alarms: Alarms, count: int) -> list[Suspect]:
    """``count`` suspects, or all where there are fewer, drawn by :data:`SEED`: the first ones of a longer draw."""
    order = list(alarms.suspects)
    random.Random(SEED).shuffle(order)
    return order[:count]


def shown(suspect: Suspect) -> str:
    """The suspect with its cue marked and what stands around it, on one line."""
    s, text = suspect.statement, suspect.text
    start, end = s.cue or s.content[0]
    around = f"{text[max(0, start - AROUND) : start]}⟦{text[start:end]}⟧{text[end : end + AROUND]}"
    name = s.speaker.name if s.speaker is not None else None
    return f"{suspect.source}  {s.act}  {name or '—'}: {around}".replace("\n", " ")


def summary(alarms: Alarms, known: Read) -> str:
    """The figures, a row each; the last ones from those suspects that were read."""
    silent = alarms.silent / alarms.articles if alarms.articles else 0.0
    uids = {suspect.statement.uid for suspect in alarms.suspects}
    false, real = len(uids & known.false), len(uids & known.real)
    rows = [
        f"articles without speech {alarms.articles:9}",
        f"words                   {alarms.words:9}",
        f"articles with none      {silent:9.3f}",
        f"suspects                {len(alarms.suspects):9}",
        f"  in 1,000 words        {alarms.rate:9.2f}",
        f"  read on {known.date}    {false + real:9}",
        f"  real after all        {real:9}",
        f"  false                 {false:9}",
    ]
    if false + real:
        low, high = interval(false, false + real)
        estimate = [alarms.rate * share for share in (false / (false + real), low, high)]
        rows.append("false in 1,000 words    {:9.2f}  [{:.2f} {:.2f}]".format(*estimate))
    return "\n".join(rows)


def main(arguments: list[str]) -> int:
    """Print the figures and the suspects; status 1 with the reason where ``../shared`` is not there."""
    if not BULK.is_file():
        print("alarms: ../shared/bulk is not there", file=sys.stderr)
        return 1
    if arguments and not arguments[0].isdecimal():
        print(f"alarms: {arguments[0]} is no number of suspects", file=sys.stderr)
        return 1
    found = measure()
    print(summary(found, read()))
    for suspect in drawn(found, int(arguments[0]) if arguments else SHOWN):
        print(shown(suspect))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
