"""What linking needs of the lexicon: spellings of names, kinds and aliases of bodies, whose capital a city is."""

from __future__ import annotations

from typing import Any

from qawl.language.fold import fold
from qawl.language.names import name_words, same_spelling
from qawl.lexicon.compiled import Lexicon
from qawl.lexicon.entries import Place
from qawl.lexicon.name_folds import name_folds


def identities(lex: Lexicon, files: dict[str, Any]) -> None:
    """Fill the lexicon's attributes that only :mod:`qawl.linking` reads."""
    names = files["names"]
    folds = files["name_folds"]
    lex.name_folds = name_folds(folds, (*names.male, *names.female, *names.neutral, *names.ambiguous))
    lex.optional_heads = frozenset(map(fold, folds.optional))
    lex.place_homographs = frozenset(map(fold, folds.place_homographs))
    lex.of_every_state = frozenset(map(fold, folds.of_every_state))
    lex.offices = frozenset(map(fold, folds.offices))
    lex.fields = {fold(word): field.name for field in folds.field for word in field.words}
    lex.never_with = {field.name: frozenset(field.never_with) for field in folds.field}
    for body in files["bodies"].body:
        lex.body_kinds.setdefault(fold(body.word), body.kind)
    for proper in files["bodies"].proper:
        _aliased(lex, proper.name, proper.variants, proper.kind)
    for outlet in files["outlets"].outlet:
        _aliased(lex, outlet.name, outlet.short, "media")
        if outlet.country:
            for name in (outlet.name, *outlet.short):
                lex.outlet_countries.setdefault(fold(name), outlet.country)
    first: dict[str, Place] = {}
    for place in files["places"].place:
        first.setdefault(place.code, place)
        lex.states.setdefault(place.code, place.name)
        capital = [place.capital] if place.capital else []
        for name in (place.name, *place.variants, *capital, *place.capital_variants, *place.seats):
            lex.place_labels.setdefault(fold(name), name)
        for name in (*capital, *place.capital_variants, *place.seats):
            lex.capitals.setdefault(fold(name), place.code)
        if capital:
            for variant in place.capital_variants:
                lex.aliases.setdefault(fold(variant), fold(capital[0]))
        state = _state(lex, place, first)
        for variant in (place.name, *place.variants):
            if fold(variant) != fold(state):
                lex.aliases.setdefault(fold(variant), fold(state))
    for city in files["places"].city:
        for name in (city.name, *city.variants):
            lex.place_labels.setdefault(fold(name), name)
        for variant in city.variants:
            lex.aliases.setdefault(fold(variant), fold(city.name))


def _state(lex: Lexicon, place: Place, first: dict[str, Place]) -> str:
    """The first name of the state that an entry of ``places.toml`` names: a code that stands twice is another name of
    it where the demonyms are one (أمريكي, أميركي), and a region of its own where not."""
    listed = first[place.code]
    if place is listed or not (place.demonym and listed.demonym):
        return place.name
    one, other = (name_words(entry.demonym, lex.name_folds)[0] for entry in (place, listed) if entry.demonym)
    return listed.name if same_spelling(one, other, lex.name_folds) != "unlike" else place.name


def _aliased(lex: Lexicon, name: str, variants: list[str], kind: str) -> None:
    for written in (name, *variants):
        lex.body_kinds.setdefault(fold(written), kind)
        if written != name:
            lex.aliases.setdefault(fold(written), fold(name))
