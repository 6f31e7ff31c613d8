"""The shapes of the lexicon files that reading looks into."""

from __future__ import annotations

from qawl.lexicon.entry import Entry, Text


class ColumnNames(Entry, frozen=True, kw_only=True):
    """``columns.toml``."""

    text: list[Text] = []
    title: list[Text] = []
    url: list[Text] = []
    outlet: list[Text] = []
    author: list[Text] = []
    published: list[Text] = []


class Directions(Entry, frozen=True, kw_only=True):
    """``directions.toml``."""

    words: list[Text] = []
    starts: list[Text] = []
    ends: list[Text] = []
