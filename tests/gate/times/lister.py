"""Candidates for the set of time phrases: places in news where any word of a plain list of time words stands.

    python -m tests.gate.times.lister

It knows nothing of Qawl's grammar: whitespace splits the words, and a word is a candidate where it is one of a list,
with or without the letters that are written onto it. The seed draws so many of each list. What is printed holds words
of the news around each place, for whoever reads it and writes the expected value down; it goes into no file.
"""

from __future__ import annotations

import json
import lzma
import random
import sys
from collections.abc import Iterator
from typing import Final, NamedTuple

from tests.needs import SHARED

BULK: Final = SHARED / "bulk" / "news.jsonl.xz"
SEED: Final = 20261124
EACH: Final = 4_000
"""Articles read, drawn by the seed."""

LISTS: Final[dict[str, tuple[int, str]]] = {
    "day": (48, "أمس الأمس اليوم غدا غد الغد البارحة الليلة"),
    "weekday": (42, "الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت الأحد الاحد"),
    "gulf": (
        40,
        "يناير فبراير مارس أبريل إبريل ابريل مايو يونيو يونيه يوليو أغسطس اغسطس سبتمبر أكتوبر اكتوبر نوفمبر ديسمبر",
    ),
    "levant": (34, "كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين"),
    "maghreb": (
        36,
        "جانفي فيفري أفريل افريل ماي جوان جويلية أوت اوت غشت شتنبر نونبر دجنبر يوليوز",
    ),
    "hijri": (32, "محرم صفر ربيع جمادى رجب شعبان رمضان شوال القعدة الحجة هـ 1437 1438هـ 1437هـ 1436هـ 1439هـ"),
    "week": (26, "أسبوع الأسبوع أسبوعين أسابيع الأسابيع الاسبوع"),
    "month": (28, "شهر الشهر شهرين أشهر الأشهر شهور"),
    "year": (34, "عام العام عامين أعوام سنة السنة سنتين سنوات السنوات"),
    "digits": (24, " ".join(str(y) for y in range(1980, 2036))),
    "hours": (16, "ساعة الساعة ساعات ساعتين الساعات يوم يومين أيام الأيام"),
    "ahead": (44, "المقبل المقبلة القادم القادمة بحلول غضون نهاية مطلع بداية أواخر منتصف أوائل"),
    "vague": (12, "قريبا لاحقا مؤخرا قريب لاحق الأخيرة"),
}
PAIRS: Final[dict[str, tuple[int, str, str]]] = {
    "counted": (
        64,
        "قبل منذ خلال بعد غضون حتى ظرف مدى",
        "أسبوع أسبوعين أسابيع شهر شهرين أشهر شهور عام عامين أعوام سنة سنتين سنوات "
        "يوم يومين أيام ساعة ساعتين ساعات عقود",
    ),
    "lunar": (
        20,
        "من شهر في 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20",
        "محرم صفر جمادى رجب شعبان شوال ذي ربيع",
    ),
    "till": (24, "قبل حتى بحلول مع غاية بنهاية", "نهاية بداية مطلع نهار يوم العام عام الشهر الأسبوع الموسم رمضان حلول"),
}
"""Two words with at most two others between: each has its own list."""

_GLUED: Final = ("", "و", "ب", "ل", "ف", "وب", "ول")
_EDGES: Final = ".,،؛:()[]«»\"'“”!؟?-–/"


class Candidate(NamedTuple):
    """A place: which list found it, the day of the article, and the words around it with the one found marked."""

    stratum: str
    published: str
    context: str


def candidates() -> Iterator[Candidate]:
    """Every candidate of the articles drawn, in their order."""
    found = {g + w: name for name, (_, words) in LISTS.items() for w in words.split() for g in _GLUED}
    pairs = {name: (frozenset(a.split()), frozenset(b.split())) for name, (_, a, b) in PAIRS.items()}
    with lzma.open(BULK, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    random.Random(SEED).shuffle(articles)
    for article in articles[:EACH]:
        words = article["text"].split()
        for k, word in enumerate(words):
            bare = word.strip(_EDGES)
            name = found.get(bare) or next((found[p] for p in bare.split("/") if p in found), None)
            before = set(words[max(0, k - 3) : k])
            pair = next((p for p, (a, b) in pairs.items() if bare in b and before & a), None)
            context = [*words[max(0, k - 7) : k], f"[{word}]", *words[k + 1 : k + 8]]
            for stratum in (name, pair):
                if stratum is not None:
                    yield Candidate(stratum, article["published"] or "", " ".join(context))


def drawn() -> list[Candidate]:
    """The candidates that the seed draws, list by list."""
    by_list: dict[str, list[Candidate]] = {name: [] for name in (*LISTS, *PAIRS)}
    for candidate in candidates():
        by_list[candidate.stratum].append(candidate)
    random_ = random.Random(SEED)
    out = []
    for name, n in [*((name, n) for name, (n, _) in LISTS.items()), *((name, n) for name, (n, *_) in PAIRS.items())]:
        out += random_.sample(by_list[name], min(n, len(by_list[name])))
    return out


def main() -> int:
    """Print what is drawn: number, list, day, words."""
    for n, c in enumerate(drawn(), 1):
        print(n, c.stratum, c.published[:10], c.context, sep="\t")
    return 0


if __name__ == "__main__":
    sys.exit(main())
