"""Spellings of names: a key that brings together what may be one name, and a comparison that says whether it is.

Newsrooms write one name in many ways (ج, غ, ق or ك for g; نتنياهو and نتانياهو; عبد الله and عبدالله; with and without
the article). Arabic names differ by less than that (حسن and حسين, سعد and سعيد), so a vowel too many makes a variant
only where the word is long and no Arabic word, and two listed given names are never variants of one another. What
letters, words and pairs those are is data: :class:`NameFolds`, made by the lexicon.
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from qawl.language.fold import fold

Degree = Literal["same", "variant", "unlike"]
"""How two spellings of one word stand: one after folding, one as newsrooms vary, or two words."""

Relation = Literal["same", "variant", "fuller", "begins", "unlike"]
"""How two names stand. ``fuller``: first and last words agree and one name has more between them; ``begins``: the
shorter one is the beginning or the end of the longer one."""

VOWELS: Final = frozenset("اوي")
SHORT: Final = 3
"""A word with no more consonants than this is another word with a long vowel more (سالم, سليم)."""
LONG_SHORT: Final = 6
"""Letters from which such a word may vary in one vowel all the same (إيمانويل, إمانويل)."""
LONG: Final = 5
"""Consonants from which one long vowel may stand for another."""
MOST_WORDS: Final = 10
"""Words of a name that are looked at; longer ones are no names."""

_DOUBLED: Final = re.compile("([اويء])\\1")
_LETTERS: Final = re.compile("[^\u0621-\u063a\u0641-\u064aa-z0-9]")


class Swap(NamedTuple):
    """Letters that stand for one another: ``least`` consonants a word must have, ``foreign`` words only."""

    letters: frozenset[str]
    least: int
    foreign: bool


class NameFolds(NamedTuple):
    """What :mod:`qawl.language.names` knows of spellings; every word is folded.

    ``joined`` are glued to the next word (عبد), ``fathers`` too, all written as the first of them (أبو, أبي, أبا),
    ``tails`` to the word before (الدين);
    ``between`` are left out (بن); ``arabic`` the letters that foreign names are not written with; ``same`` the first
    spelling of a word by its others; ``apart`` the pairs that are two names; ``given`` the listed given names;
    ``digraphs`` two letters that stand for one (تش).
    """

    joined: frozenset[str]
    fathers: tuple[str, ...]
    tails: frozenset[str]
    between: frozenset[str]
    arabic: frozenset[str]
    swaps: tuple[Swap, ...]
    classes: dict[int, str]
    digraphs: tuple[tuple[str, str], ...]
    same: dict[str, str]
    apart: frozenset[tuple[str, str]]
    given: frozenset[str]


def name_words(name: str, folds: NameFolds) -> tuple[str, ...]:
    """The words of a name in the form they are compared in: folded, عبد and أبو glued to what they govern, بن left out
    between names, articles gone (but a whole word stays a word)."""
    folded = _LETTERS.sub(" ", fold(name).lower().replace("ء", ""))
    given = folded.split()
    out: list[str] = []
    k = 0
    while k < len(given) and len(out) < MOST_WORDS:
        word = given[k]
        follows = k + 1 < len(given)
        k += 1
        if word in folds.between and follows and (out or k < len(given) - 1):
            continue
        if word in folds.tails and out:
            out[-1] += word  # نور الدين
            continue
        if word in folds.joined and follows:
            word += given[k]
            k += 1
        elif word in folds.fathers and follows:
            word = folds.fathers[0] + given[k]
            k += 1
        out.append(_plain(word, folds))
    return tuple(word for word in out if word)


def _plain(word: str, folds: NameFolds) -> str:
    """A word without its article, doubled vowels single, in the first of its listed spellings."""
    if word.startswith("ال") and len(word) > 4:
        word = word[2:]
    word = _DOUBLED.sub(r"\1", word)
    for particle in folds.joined:
        if word.startswith(particle) and len(word) > len(particle) + 2:
            return particle + _plain(word[len(particle) :], folds)
    return folds.same.get(word, word)


def word_key(word: str, folds: NameFolds) -> str:
    """A word of :func:`name_words` without its vowels, each consonant as the first of those that stand for it: the same
    for all variants of a word, and for others."""
    for two, one in folds.digraphs:
        word = word.replace(two, one)
    if word.startswith("بن") and len(word) > 5:
        word = word[2:]  # بنكيران is بن كيران
    bones = "".join(c for c in word if c not in VOWELS)
    if bones.endswith("ه") and len(bones) > 1:
        bones = bones[:-1]
    return bones.translate(folds.classes) or word[:1]


def name_key(name: str, folds: NameFolds) -> tuple[str, ...]:
    """The blocking keys of a name: two names that may be one share at least one of them.

    First and last word; first and second; the last two; all words in one. One word has the key of that word alone.
    """
    words = name_words(name, folds)
    return keys_of(words, folds)


def keys_of(words: tuple[str, ...], folds: NameFolds) -> tuple[str, ...]:
    """:func:`name_key` of words that are taken apart already."""
    keys = [word_key(word, folds) for word in words]
    if len(keys) < 2:
        return tuple(keys)
    pairs = (f"{keys[0]} {keys[-1]}", f"{keys[0]} {keys[1]}", f"{keys[-2]} {keys[-1]}", "=" + "".join(keys))
    return tuple(dict.fromkeys(pairs))


def same_spelling(a: str, b: str, folds: NameFolds) -> Degree:
    """Whether two words of :func:`name_words` are one word: after folding, as newsrooms vary, or not."""
    if a == b:
        return "same"
    if (a, b) in folds.apart:
        return "unlike"
    for long, short in ((a, b), (b, a)):
        if long.startswith("بن") and len(long) > 5 and long[2:] == short:
            return "variant"
    if word_key(a, folds) != word_key(b, folds):
        return "unlike"
    return _variant(a, b, folds)


def _variant(a: str, b: str, folds: NameFolds) -> Degree:
    foreign = not (folds.arabic & (set(a) | set(b)))
    if foreign:
        for two, one in folds.digraphs:
            a, b = a.replace(two, one), b.replace(two, one)
        if a[-1:] in "اه" and b[-1:] in "اه" and len(a) > SHORT and len(b) > SHORT:
            a, b = a[:-1] + "ا", b[:-1] + "ا"
    bones_a, gaps_a = _taken_apart(a)
    bones_b, gaps_b = _taken_apart(b)
    if len(bones_a) != len(bones_b):
        return "unlike"
    for x, y in zip(bones_a, bones_b, strict=True):
        if x != y and not _swappable(x, y, len(bones_a), foreign, folds):
            return "unlike"
    changed = [(x, y) for x, y in zip(gaps_a, gaps_b, strict=True) if x != y]
    if not changed:
        return "variant"
    listed = _given(a, folds) and _given(b, folds)
    if not foreign or listed or not _vowels_vary(changed, len(bones_a), max(len(a), len(b))):
        return "unlike"
    return "variant"


def _given(word: str, folds: NameFolds) -> bool:
    """A listed given name, or a family name made of one (سليماني)."""
    return word in folds.given or (word.endswith("ي") and word[:-1] in folds.given)


def _taken_apart(word: str) -> tuple[str, list[str]]:
    """The consonants, and the vowels before, between and after them (one more than there are consonants)."""
    bones, gaps = "", [""]
    for c in word:
        if c in VOWELS:
            gaps[-1] += c
        else:
            bones += c
            gaps.append("")
    return bones, gaps


def _swappable(x: str, y: str, bones: int, foreign: bool, folds: NameFolds) -> bool:
    return any(
        x in swap.letters and y in swap.letters and bones >= swap.least and (foreign or not swap.foreign)
        for swap in folds.swaps
    )


def _vowels_vary(changed: list[tuple[str, str]], bones: int, letters: int) -> bool:
    """The vowels that differ are dropped ones, all on one side unless the word is long."""
    dropped = [_within(x, y) or _within(y, x) for x, y in changed]
    if bones <= SHORT:
        return letters >= LONG_SHORT and len(changed) == 1 and all(dropped)
    one_sided = all(_within(x, y) for x, y in changed) or all(_within(y, x) for x, y in changed)
    if one_sided:
        return len(changed) < bones
    return bones >= LONG and dropped.count(False) <= 1 and len(changed) <= 2


def _within(short: str, long: str) -> bool:
    """``short`` is ``long`` with letters left out."""
    rest = iter(long)
    return all(c in rest for c in short)


def compare(a: tuple[str, ...], b: tuple[str, ...], folds: NameFolds) -> Relation:
    """How two names, as :func:`name_words` gives them, stand to one another."""
    if not a or not b:
        return "unlike"
    if len(a) == len(b):
        return _all(a, b, folds)
    short, long = (a, b) if len(a) < len(b) else (b, a)
    glued = _glued(short, long, folds)
    if glued != "unlike":
        return glued
    if len(short) < 2:
        return "unlike"
    ends = _all((short[0], short[-1]), (long[0], long[-1]), folds) != "unlike"
    if ends and _sub(short[1:-1], long[1:-1], folds):
        return "fuller"
    n = len(short)
    if any(_all(short, part, folds) != "unlike" for part in (long[:n], long[-n:])):
        return "begins"
    return "unlike"


def _all(a: tuple[str, ...], b: tuple[str, ...], folds: NameFolds) -> Relation:
    out: Relation = "same"
    for x, y in zip(a, b, strict=True):
        degree = same_spelling(x, y, folds)
        if degree == "unlike":
            return "unlike"
        if degree == "variant":
            out = "variant"
    return out


def _sub(short: tuple[str, ...], long: tuple[str, ...], folds: NameFolds) -> bool:
    """Every word of ``short`` stands in ``long``, in the same order."""
    rest = iter(long)
    return all(any(same_spelling(x, y, folds) != "unlike" for y in rest) for x in short)


def _glued(short: tuple[str, ...], long: tuple[str, ...], folds: NameFolds) -> Relation:
    """The names agree where two words of the longer one are written as one in the other (جين بينغ, جينبينغ)."""
    if len(long) != len(short) + 1:
        return "unlike"
    for k in range(len(short)):
        joined = (*long[:k], long[k] + long[k + 1], *long[k + 2 :])
        if _all(joined[:k], short[:k], folds) == "unlike":
            return "unlike"
        given = long[k] in folds.given and long[k + 1] in folds.given
        one = "same" if joined[k] == short[k] else "unlike" if given else same_spelling(joined[k], short[k], folds)
        if one != "unlike" and _all(joined[k + 1 :], short[k + 1 :], folds) != "unlike":
            return "variant"
    return "unlike"
