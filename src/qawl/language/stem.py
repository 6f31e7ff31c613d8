"""Light stems for searching: what a word and its common forms share, and no more.

Clitics in front, the article, at most one pronoun and at most one ending go; roots and patterns are left alone, so that
فلسطين stays what it is and وزير, بالوزير and وزيرها meet, but وزارة does not join them. What is cut, how much must be
left and which words only look as if they carried an affix is data: ``src/qawl/lexicon/data/stem.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Final

from qawl.language.fold import View

_WORD: Final = re.compile(
    "[\u0621-\u063a\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff]+|[0-9]+|[^\\W\\d_\u0600-\u06ff]+"
)
"""A word of a folded text: Arabic letters, digits, or other letters, never mixed (كوفيد19 is two words)."""

_ARABIC_FIRST: Final = "\u0621"
_ARABIC_LAST: Final = "\u06ff"

Fits = Callable[[str], Any]


class _Affix:
    """One clitic or ending: its letters, how many letters must be left, and which words it is not cut off."""

    __slots__ = ("but_after", "keep", "least", "letters", "not_after", "only")

    def __init__(self, letters: str, entry: dict[str, Any]) -> None:
        self.letters = letters
        self.least: int = entry["least"]
        self.keep = _pattern(entry.get("keep", ""))
        self.only = _pattern(entry["only"]) if "only" in entry else None
        self.not_after = tuple(entry.get("not_after", "").split())
        self.but_after = tuple(entry.get("but_after", "").split())

    def before(self, word: str) -> str | None:
        """``word`` without this affix in front; None where it does not carry it."""
        if not word.startswith(self.letters) or self.keep(word):
            return None
        rest = word[len(self.letters) :]
        if len(rest) < self.least or (self.only and not self.only(rest)):
            return None
        return rest

    def behind(self, word: str) -> str | None:
        """``word`` without this affix at its end; None where it does not carry it."""
        if len(word) - len(self.letters) < self.least or not word.endswith(self.letters) or self.keep(word):
            return None
        rest = word[: -len(self.letters)]
        return None if rest.endswith(self.not_after) and not rest.endswith(self.but_after) else rest


class _Rules:
    """``stem.toml``, compiled once."""

    def __init__(self, data: dict[str, Any]) -> None:
        front, back = data["front"], data["back"]
        self.whole = _pattern(data["whole"])
        self.equal: dict[str, str] = data["equal"]
        self.conjunctions = [_Affix(*item) for item in front["conjunction"].items()]
        self.prepositions = [_Affix(*item) for item in front["preposition"].items()]
        self.future = [_Affix(*item) for item in front["future"].items()]
        ((article, entry),) = front["article"].items()
        self.article = _Affix(article, entry)
        self.lam = article[-1]
        self.double_lam = _pattern(front["double_lam"]["words"])
        self.pronouns = _ordered(back["pronoun"])
        self.endings = _ordered(back["ending"])
        self.accusative = _Affix(back["accusative"]["ending"], back["accusative"])
        self.verb = _Affix(back["verb"]["ending"], back["verb"])
        self.verb_first: str = back["verb"]["first"]
        joint = back["joint"]
        self.feminine = _Affix(joint["feminine"], {"least": joint["feminine_least"], "keep": joint["feminine_keep"]})
        self.hamza = tuple(joint["hamza"].split())
        self.hamza_least: int = joint["hamza_least"]
        self.alif = self.accusative.letters


def _ordered(table: dict[str, Any]) -> list[_Affix]:
    return [_Affix(letters, table[letters]) for letters in table["order"].split()]


def _pattern(words: str) -> Fits:
    """What tells whether a word is one of ``words`` (``*`` any letters, ``?`` one); plain words go by a set."""
    listed = words.split()
    plain = frozenset(word for word in listed if "*" not in word and "?" not in word)
    starts = tuple(word[:-1] for word in listed if word.endswith("*") and "*" not in word[:-1] and "?" not in word)
    others = [word for word in listed if word not in plain and word[:-1] not in starts]
    if not others:
        return lambda word: word in plain or word.startswith(starts)
    wild = re.compile("|".join(re.escape(word).replace(r"\*", ".*").replace(r"\?", ".") for word in others))
    return lambda word: word in plain or word.startswith(starts) or wild.fullmatch(word)


@cache
def _rules() -> _Rules:
    text = resources.files("qawl").joinpath("lexicon", "data", "stem.toml").read_text(encoding="utf-8")
    return _Rules(tomllib.loads(text))


@lru_cache(maxsize=1 << 16)
def stem(folded_word: str) -> str:
    """The stem of one word that is folded already (:func:`qawl.language.fold.fold`), never empty for a word.

    Words that are not Arabic come back in lower case.
    """
    if not folded_word or not _ARABIC_FIRST <= folded_word[0] <= _ARABIC_LAST:
        return folded_word.lower()
    rules = _rules()
    word, definite = _front(folded_word, rules)
    if word not in rules.equal and not rules.whole(word):
        word = _back(word, definite, rules)
    return rules.equal.get(word, word)


def _front(word: str, rules: _Rules) -> tuple[str, bool]:
    """``word`` without what stands in front of it, and whether the article was there."""
    if rules.whole(word):
        return word, False
    word = _first(word, rules.conjunctions)
    if rules.whole(word):
        return word, False
    lam, article = rules.lam, rules.article
    if word.startswith(lam + lam):
        rest = word[1:] if rules.double_lam(word[1:]) or len(word) - 2 < article.least else word[2:]
        return (rest, True) if len(rest) >= article.least else (word, False)
    bare = _first(word, rules.prepositions)
    without = None if rules.whole(bare) else article.before(bare)
    if without is not None:
        return without, True
    return (bare if bare != word else _first(word, rules.future)), False


def _first(word: str, affixes: Iterable[_Affix]) -> str:
    for affix in affixes:
        rest = affix.before(word)
        if rest is not None:
            return rest
    return word


def _back(word: str, definite: bool, rules: _Rules) -> str:
    """``word`` without its pronoun and its ending."""
    for affix in rules.pronouns:
        rest = affix.behind(word)
        if rest is not None:
            return _joint(rest, rules)
    for affix in rules.endings:
        rest = affix.behind(word)
        if rest is not None:
            return _joint(rest, rules) if affix is rules.endings[0] else rest
    if definite:
        return word
    if word.startswith(rules.verb_first):
        rest = rules.verb.behind(word)
        if rest is not None:
            return rest
    rest = rules.accusative.behind(word)
    return word if rest is None else rest


def _joint(word: str, rules: _Rules) -> str:
    """What a pronoun or ة was cut off from, written as it is without one."""
    for affix in rules.endings:
        if affix.letters.endswith(rules.feminine.letters) and word.endswith(affix.letters):
            rest = affix.behind(word)
            return word if rest is None else rest
    if word.endswith(rules.hamza) and len(word) >= rules.hamza_least:
        return word[:-1] + _ARABIC_FIRST
    if word.endswith(rules.alif) and len(word) > rules.feminine.least:
        return word[:-1]
    rest = rules.feminine.behind(word)
    return word if rest is None else rest


def terms(text: str) -> list[tuple[str, int, int]]:
    """The words of ``text`` as ``(stem, start, end)``, in order; spans are code points of ``text`` as given.

    A word's vowel marks lie inside its span.
    """
    view = View(text)
    return [(stem(match[0]), *view.span(match.start(), match.end())) for match in _WORD.finditer(view.text)]
