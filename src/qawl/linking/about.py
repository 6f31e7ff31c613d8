"""Whom and what a content names: entities of the record and places of the lexicon, by the same keys as speakers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import partial
from typing import Final

from qawl.language.clitics import ARTICLE, bare
from qawl.language.fold import View
from qawl.language.names import compare, keys_of, name_words, same_spelling, word_key
from qawl.language.tokens import Tokens
from qawl.lexicon import compiled as c
from qawl.lexicon.compiled import Lexicon
from qawl.linking import tables
from qawl.linking.bodies import body_key, place_entity
from qawl.linking.seen import body, person
from qawl.model import Span, Statement

LONGEST: Final = 4
"""Words of a name that are tried in a content."""
_BODIES: Final = c.BODY | c.PROPER | c.OUTLET
_SHUT: Final = c.PREP | c.CONJ | c.COMP | c.REL | c.PRON | c.DEM | c.NEG | c.AUX | c.VERB | c.MASDAR | c.COMMON | c.TIME
"""Classes of words that begin no name."""


class Seeker:
    """Looks for names in the contents of one article; what it has looked up it remembers.

    ``here`` are the speakers of the same article: a surname alone in a content is theirs.
    """

    def __init__(self, connection: sqlite3.Connection, here: list[tables.Entity], lex: Lexicon) -> None:
        self.connection, self.lex = connection, lex
        self.known: dict[str, bool] = {}
        self.surnames: dict[str, set[int]] = {}
        self.plain: dict[str, tuple[str, ...]] = {}
        for entity in here:
            if entity.kind == "person":
                for spelling, _ in entity.names:
                    if len(spelled := person(spelling, lex)) > 1:
                        self.surnames.setdefault(spelled[-1], set()).add(entity.n)

    def about(self, statement: Statement) -> Iterator[tuple[Span, int]]:
        """The spans of a statement's content that name an entity of the record or a place of the lexicon, each with the
        entity's row; they do not overlap."""
        for (start, _), part in zip(statement.content, statement.text, strict=True):
            view = View(part)
            tokens = Tokens(view.text)
            k = 0
            while k < len(tokens):
                found = self._at(tokens.words, k) if tokens.words[k][0].isalpha() else None
                if found is None:
                    k += 1
                    continue
                length, glued, entity = found
                first, last = view.span(tokens.starts[k] + glued, tokens.ends[k + length - 1])
                yield (start + first, start + last), entity
                k += length

    def _at(self, words: list[str], k: int) -> tuple[int, int, int] | None:
        """What is named at token ``k``: (words, letters glued before the name, row of the entity)."""
        lex = self.lex
        for glued, form in _forms(words[k], lex):
            flags = lex.words.get(form, 0)
            if form in lex.multi:
                length, listed = lex.match_multi([form, *words[k + 1 : k + LONGEST]], 0)
                if length > 1 and listed & c.PLACE:
                    place = place_entity(self.connection, " ".join([form, *words[k + 1 : k + length]]), lex)
                    return None if place is None else (length, glued, place)
            region = k > 0 and bare(words[k - 1]) in lex.sets["regions"]
            told = region or form not in lex.place_homographs
            if flags & c.PLACE and not flags & c.NAME and form in lex.places and told:
                place = place_entity(self.connection, form, lex)
                return None if place is None else (1, glued, place)
            if flags & _BODIES and (found := self._body([form, *words[k + 1 : k + LONGEST]], flags)) is not None:
                return found[0], glued, found[1]
            if flags & _SHUT and not flags & (c.NAME | c.PARTICLE):
                continue
            if flags & (c.NAME | c.PARTICLE) or (not flags and len(form) > 2):
                found = self._person(form, words, k, flags)
                if found is not None:
                    return found[0], glued, found[1]
        return None

    def _body(self, run: list[str], flags: int) -> tuple[int, int] | None:
        """The longest name of a body that the record knows; a common name only with its country (الخارجية الروسية)."""
        plain = next((n for n, word in enumerate(run) if not word[0].isalpha()), len(run))
        for length in range(plain, 0 if flags & (c.PROPER | c.OUTLET) else 1, -1):
            named = body(" ".join(run[:length]), self.lex)
            if not named.words or not (named.named or named.country):
                continue
            key = body_key(named, named.country or "", self.lex)
            if not self._exists(key):
                continue
            fitting = [
                e.n
                for e in tables.with_keys(self.connection, [key])
                if e.kind == "body" and (e.country == named.country or None in (e.country, named.country))
            ]
            if len(fitting) == 1:
                return length, fitting[0]
        return None

    def _person(self, form: str, words: list[str], k: int, flags: int) -> tuple[int, int] | None:
        lex, folds = self.lex, self.lex.name_folds
        following = lex.words.get(words[k + 1], 0) if k + 1 < len(words) else _SHUT
        if not following & _SHUT or following & (c.NAME | c.PARTICLE):
            run = [form, *words[k + 1 : k + LONGEST]]
            plain = next((n for n, word in enumerate(run) if not word[0].isalpha()), len(run))
            spelled = name_words(" ".join(run[:plain]), folds) if plain > 1 else ()
            pair = f"n {word_key(spelled[0], folds)} {word_key(spelled[1], folds)}" if len(spelled) > 1 else ""
            if pair and self._exists(pair) and (found := self._longest(run[:plain])) is not None:
                return found
        if not self.surnames or (flags and not flags & c.NAME):
            return None
        single = self._single(form)
        if len(single) != 1 or len(single[0]) < 3 or single[0] in folds.given:
            return None
        those = {
            n
            for surname, rows in self.surnames.items()
            if surname[-1] == single[0][-1] and same_spelling(single[0], surname, folds) != "unlike"
            for n in rows
        }
        return (1, those.pop()) if len(those) == 1 else None

    def _single(self, word: str) -> tuple[str, ...]:
        if word not in self.plain:
            self.plain[word] = name_words(word, self.lex.name_folds)
        return self.plain[word]

    def _exists(self, key: str) -> bool:
        """Whether an entity has that key; the first two words of every spelling are one."""
        if key not in self.known:
            row = self.connection.execute("SELECT 1 FROM entity_key WHERE key = ? LIMIT 1", (key,)).fetchone()
            self.known[key] = row is not None
        return self.known[key]

    def _longest(self, run: list[str]) -> tuple[int, int] | None:
        folds = self.lex.name_folds
        for length in range(len(run), 1, -1):
            spelled = name_words(" ".join(run[:length]), folds)
            if len(spelled) < 2:
                return None
            keys = keys_of(spelled, folds)
            for key in (f"n {keys[-1]}", f"n {keys[0]}"):  # all its words; first and last
                if not self._exists(key):
                    continue
                fitting = tables.rows_named_so(self.connection, key, partial(self._fits, spelled))
                if fitting:
                    return (length, fitting.pop()) if len(fitting) == 1 else None
        return None

    def _fits(self, spelled: tuple[str, ...], name: str) -> bool:
        if name not in self.plain:
            self.plain[name] = name_words(name, self.lex.name_folds)
        folds = self.lex.name_folds
        relation = compare(spelled, self.plain[name], folds)
        common = all(word in folds.given for word in spelled)  # محمد بن عبد العزيز: many are called so
        return relation in ("same", "variant") or (relation == "fuller" and not common)


def _forms(word: str, lex: Lexicon) -> Iterator[tuple[int, str]]:
    """A word without the و or preposition that may be glued to it, where it is no listed word, and as it is: (letters
    dropped, form). The shorter one first, since the و of ونيكيتا would pass for a vowel of the name."""
    if len(word) > 3 and word[0] in "وفبلك" and not lex.words.get(word, 0):
        if word.startswith("لل"):
            yield 1, ARTICLE + word[2:]
        else:
            yield 1, word[1:]
    yield 0, word
