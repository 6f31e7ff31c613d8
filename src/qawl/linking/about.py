"""Whom and what a content names: entities of the record and places of the lexicon, by the same keys as speakers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Final, NamedTuple

from qawl.language.clitics import ARTICLE
from qawl.language.fold import View
from qawl.language.names import compare, name_words, same_spelling, word_key
from qawl.language.tokens import Tokens
from qawl.lexicon import compiled as c
from qawl.lexicon.compiled import Lexicon
from qawl.linking import tables
from qawl.linking.bodies import place_entity
from qawl.linking.seen import person
from qawl.model import Span, Statement

LONGEST: Final = 4
"""Words of a name that are tried in a content."""
_SHUT: Final = c.PREP | c.CONJ | c.COMP | c.REL | c.PRON | c.DEM | c.NEG | c.AUX | c.VERB | c.MASDAR | c.COMMON | c.TIME
"""Classes of words that begin no name."""


class Named(NamedTuple):
    """A speaker of the same article: a surname alone in a content is theirs."""

    n: int
    words: tuple[tuple[str, ...], ...]
    bodies: frozenset[str]

    @staticmethod
    def of(entity: tables.Entity, lex: Lexicon) -> Named:
        """The names of an entity as they are looked for."""
        if entity.kind == "person":
            return Named(entity.n, tuple(person(name, lex) for name, _ in entity.names), frozenset())
        return Named(entity.n, (), frozenset())


def about(
    connection: sqlite3.Connection, statement: Statement, here: list[Named], lex: Lexicon
) -> Iterator[tuple[Span, int]]:
    """The spans of a statement's content that name an entity of the record, with its row; spans do not overlap."""
    for (start, _), part in zip(statement.content, statement.text, strict=True):
        view = View(part)
        tokens = Tokens(view.text)
        k = 0
        while k < len(tokens):
            found = _at(connection, tokens, k, here, lex) if tokens.words[k][0].isalpha() else None
            if found is None:
                k += 1
                continue
            length, glued, entity = found
            first, last = view.span(tokens.starts[k] + glued, tokens.ends[k + length - 1])
            yield (start + first, start + last), entity
            k += length


def _at(
    connection: sqlite3.Connection, tokens: Tokens, k: int, here: list[Named], lex: Lexicon
) -> tuple[int, int, int] | None:
    """What is named at token ``k``: (words, letters glued before the name, row of the entity)."""
    words = tokens.words
    for glued, form in _forms(words[k], lex):
        run = [form, *words[k + 1 : k + LONGEST]]
        length, listed = lex.match_multi(run, 0) if form in lex.multi else (0, 0)
        if length > 1 and listed & c.PLACE:
            place = place_entity(connection, " ".join(run[:length]), lex)
            return None if place is None else (length, glued, place)
        if form in lex.places and lex.words.get(form, 0) & c.PLACE and not lex.words[form] & c.NAME:
            place = place_entity(connection, form, lex)
            return None if place is None else (1, glued, place)
        if lex.words.get(form, 0) & _SHUT and not lex.words.get(form, 0) & (c.NAME | c.PARTICLE):
            continue
        if (found := _person(connection, run, here, lex)) is not None:
            return found[0], glued, found[1]
    return None


def _forms(word: str, lex: Lexicon) -> Iterator[tuple[int, str]]:
    """The word, and without the و or preposition glued to it where the rest may be a name: (letters dropped, rest)."""
    yield 0, word
    if len(word) > 3 and word[0] in "وفبلك" and not lex.words.get(word, 0) & c.NAME:
        if word.startswith("لل"):
            yield 1, ARTICLE + word[2:]
        else:
            yield 1, word[1:]


def _person(
    connection: sqlite3.Connection, run: list[str], here: list[Named], lex: Lexicon
) -> tuple[int, int] | None:
    folds = lex.name_folds
    plain = 0
    while plain < len(run) and run[plain][0].isalpha():
        plain += 1
    for length in range(min(plain, LONGEST), 1, -1):
        words = name_words(" ".join(run[:length]), folds)
        if len(words) < 2:
            continue
        key = f"n {word_key(words[0], folds)} {word_key(words[-1], folds)}"
        fitting = [
            e.n
            for e in tables.with_keys(connection, [key])
            if any(compare(words, person(name, lex), folds) in ("same", "variant", "fuller") for name, _ in e.names)
        ]
        if len(fitting) == 1:
            return length, fitting[0]
    single = name_words(run[0], folds)
    known = lex.words.get(run[0], 0)
    if len(single) == 1 and len(single[0]) > 2 and (not known or known & c.NAME) and single[0] not in folds.given:
        those = {n.n for n in here if any(w and same_spelling(single[0], w[-1], folds) != "unlike" for w in n.words)}
        if len(those) == 1:
            return 1, those.pop()
    return None
