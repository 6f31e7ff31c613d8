"""The shape of ``name_folds.toml``: how spellings of names differ, and what is another name all the same."""

from __future__ import annotations

from typing import Annotated

import msgspec

from qawl.lexicon.entry import Entry, Text

Pair = Annotated[str, msgspec.Meta(pattern=r"^\S\S \S$")]
"""Two letters and the one that they stand for."""


class SwapEntry(Entry, frozen=True, kw_only=True):
    """Letters that stand for one another."""

    letters: Annotated[str, msgspec.Meta(pattern=r"^\S{2,}$")]
    least: Annotated[int, msgspec.Meta(ge=1, le=9)] = 3
    foreign: bool = True


class Field(Entry, frozen=True, kw_only=True):
    """Words of roles of one field, and the fields that one person hardly has beside it."""

    name: Text
    never_with: list[str] = []
    words: list[Text]


class NameFoldsFile(Entry, frozen=True, kw_only=True):
    """``name_folds.toml``."""

    joined: list[Text] = []
    fathers: list[Text] = []
    tails: list[Text] = []
    between: list[Text] = []
    arabic: list[Annotated[str, msgspec.Meta(min_length=1, max_length=1)]] = []
    digraphs: list[Pair] = []
    swap: list[SwapEntry] = []
    same: list[Annotated[list[Text], msgspec.Meta(min_length=2)]] = []
    apart: list[Annotated[list[Text], msgspec.Meta(min_length=2)]] = []
    optional: list[Text] = []
    of_every_state: list[Text] = []
    place_homographs: list[Text] = []
    offices: list[Text] = []
    field: list[Field] = []
