"""What the lexicon knows of spellings of names, compiled for :mod:`qawl.language.names`."""

from __future__ import annotations

from collections.abc import Iterable

from qawl.language.fold import fold
from qawl.language.names import NameFolds, Swap, name_words
from qawl.lexicon.entries_names import NameFoldsFile


def name_folds(file: NameFoldsFile, given: Iterable[str]) -> NameFolds:
    """The compiled form of ``name_folds.toml``; ``given`` are the listed given names as printed."""
    swaps = tuple(Swap(frozenset(s.letters), s.least, s.foreign) for s in file.swap)
    base = NameFolds(
        joined=frozenset(map(fold, file.joined)),
        fathers=tuple(map(fold, file.fathers)),
        tails=frozenset(map(fold, file.tails)),
        between=frozenset(map(fold, file.between)),
        arabic=frozenset(map(fold, file.arabic)),
        swaps=swaps,
        classes=_classes(swaps),
        digraphs=tuple((fold(pair[:2]), fold(pair[3:])) for pair in file.digraphs),
        same={},
        apart=frozenset(),
        given=frozenset(),
    )
    same = {word: group[0] for group in ([_one(w, base) for w in words] for words in file.same) for word in group[1:]}
    base = base._replace(same={word: first for word, first in same.items() if word != first})
    apart = set()
    for words in file.apart:
        group = {_one(word, base) for word in words}
        apart |= {(a, b) for a in group for b in group if a != b}
    return base._replace(apart=frozenset(apart), given=frozenset(_one(name, base) for name in given))


def _one(word: str, folds: NameFolds) -> str:
    return "".join(name_words(word, folds))


def _classes(swaps: tuple[Swap, ...]) -> dict[int, str]:
    """Each letter to the first of all that it may stand for, through others too."""
    groups: list[set[str]] = []
    for swap in swaps:
        touching = [group for group in groups if group & swap.letters]
        groups = [group for group in groups if group not in touching] + [set(swap.letters).union(*touching)]
    return {ord(letter): min(group) for group in groups for letter in group}
