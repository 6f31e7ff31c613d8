"""Where a quantity may stand in news, found without any grammar of numbers: the candidates of the test set.

    python -m tests.gate.quantity_lister [--all]

A candidate is a run of digits, or a word of a plain list (number words, vague ones, percent, currencies, duals, bounds
before a number). Candidates are drawn by seed from ``../shared/bulk``, so many of each list, one an article at most.
Prints each with six words around it; what was read in them stands in ``quantities.toml``.
"""

from __future__ import annotations

import json
import lzma
import random
import re
import sys
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from tests.needs import SHARED

BULK: Final = SHARED / "bulk" / "news.jsonl.xz"
SEED: Final = 4404
AROUND: Final = 6

_UNITS: Final = "ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة ثلاث أربع خمس ست سبع ثماني ثمان تسع عشر"
_TENS: Final = "عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين"
_LARGE: Final = (
    "مئة مائة مئتين مائتين مئتي مائتي ألف ألفا ألفي ألفين مليون مليونا مليوني مليار مليارا ملياري بليون تريليون"
)
_LARGE_TWO: Final = "نصف ربع ثلث ثلثي واحد واحدة اثنين اثنان"
_VAGUE: Final = "عشرات العشرات مئات المئات آلاف الآلاف ملايين الملايين مليارات المليارات بضعة بضع"
_PERCENT: Final = "بالمئة بالمائة المئة المائة"
_MONEY: Final = "دولار دولارا دولارات يورو ريال ريالا درهم درهما دينار دينارا دنانير جنيه جنيها ليرة يوان"
_DUALS: Final = "يومين شهرين عامين سنتين ساعتين أسبوعين مرتين شخصين هدفين مليونين نقطتين"
_BOUNDS: Final = (
    "نحو حوالي قرابة زهاء يقارب يناهز من عن بين إلى حتى تجاوز يتجاوز تتجاوز يفوق تفوق الأقل تقريبا أقصى أدنى أو"
)
_NUMBERS: Final = f"{_UNITS} {_TENS} {_LARGE}"

LISTS: Final[dict[str, tuple[str, int]]] = {
    "digits": ("", 90),
    "words": (f"{_UNITS} {_TENS} {_LARGE_TWO}", 60),
    "large": (_LARGE, 45),
    "vague": (_VAGUE, 25),
    "percent": (_PERCENT, 25),
    "money": (_MONEY, 30),
    "duals": (_DUALS, 20),
    "bounds": (_BOUNDS, 45),
}
"""Each list's words and how many candidates are drawn from it."""

_WORD: Final = re.compile("[0-9\u0660-\u0669]+|[\u0621-\u0652A-Za-z]+|[%\u066a]|[^\\s]")
_MARKS: Final = re.compile("[\u064b-\u0652\u0640]")


class Candidate(NamedTuple):
    """A place that a plain list names: the article's id, the code points ``[start, end)``, which list, six words
    before it, itself, six words behind it."""

    article: str
    start: int
    end: int
    listed: str
    before: str
    word: str
    behind: str


def bulk() -> Iterator[dict[str, Any]]:
    """The articles of ``../shared/bulk``, in their order."""
    with lzma.open(BULK, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield json.loads(line)


def _listed(words: list[re.Match[str]], k: int, lists: dict[str, frozenset[str]]) -> str | None:
    word = _MARKS.sub("", words[k].group())
    if not word:
        return None
    if word[0].isdigit():
        return "digits"
    if word in "%\u066a":
        return "percent"
    forms = {word, word[1:] if word[0] in "وبل" else word}
    for name, listed in lists.items():
        if not forms.isdisjoint(listed) and name != "bounds":
            return name
    if not forms.isdisjoint(lists["bounds"]) and k + 1 < len(words):
        near = words[k + 1].group()
        if near[0].isdigit() or near in _NUMBERS.split():
            return "bounds"
    return None


def candidates(seed: int = SEED, share: float = 1.0) -> list[Candidate]:
    """The drawn candidates in the order of their draw, list after list."""
    rng = random.Random(seed)
    lists = {name: frozenset(words.split()) for name, (words, _) in LISTS.items()}
    pools: dict[str, list[Candidate]] = {name: [] for name in LISTS}
    for article in bulk():
        text = article["text"]
        words = list(_WORD.finditer(text))
        found: dict[str, list[int]] = {}
        for k in range(len(words)):
            name = _listed(words, k, lists)
            if name is not None:
                found.setdefault(name, []).append(k)
        if not found:
            continue
        name = rng.choice(sorted(found))
        k = rng.choice(found[name])
        start, end = words[k].span()
        before = text[words[max(0, k - AROUND)].start() : start]
        behind = text[end : words[min(len(words) - 1, k + AROUND)].end()]
        pools[name].append(Candidate(article["id"], start, end, name, before, words[k].group(), behind))
    out = []
    for name, (_, wanted) in LISTS.items():
        rng.shuffle(pools[name])
        out += pools[name][: round(wanted * share)]
    return out


def main() -> int:
    """Print the candidates with their numbers."""
    for n, c in enumerate(candidates(int(sys.argv[1]) if len(sys.argv) > 1 else SEED)):
        around = f"{c.before}⟦{c.word}⟧{c.behind}".replace("\n", " ⏎ ")
        print(f"{n}\t{c.listed}\t{around}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
