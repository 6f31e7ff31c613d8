"""Numbers, units and bounds as the engine uses them: every written form to what it means, built once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from qawl.language import numbers as n
from qawl.language.clitics import ARTICLE, POSSESSIVES
from qawl.language.conjugation import clipped_forms, past_forms, present_forms
from qawl.language.fold import fold
from qawl.lexicon.entries_quantities import Bounds, Measure, NumberWords, Units

MEASURE: Final = 1
MONEY: Final = 2
COUNTED: Final = 3

_GLUED: Final = ("و", "ف", "ب", "ل", "وب", "ول", "فب")
_GLUED_ARTICLE: Final = ("ال", "وال", "بال", "فال", "وبال")
_KINDS: Final = {
    "zero": n.ZERO,
    "one": n.ONE,
    "joined": n.JOINED,
    "unit": n.UNIT,
    "short": n.SHORT,
    "ten": n.TEN,
    "tens": n.TENS,
    "hundred": n.HUNDRED,
    "hundreds": n.HUNDREDS,
}
_NO_TANWIN: Final = ("ه", "ا", "ي", "ء")
_ALONE: Final = (n.JOINED, n.PARTS)
"""Kinds of words that begin no number by themselves but with what follows."""

Phrases = dict[str, tuple[tuple[tuple[str, ...], str], ...]]
"""Phrases with what they mean, longest first, by one of their words (the first, or the last)."""


class Unit(NamedTuple):
    """What a written form counts or measures: its class, its code or lemma, its number ("s", "d" or "p"), whether it
    has the article; for money the codes by country."""

    kind: int
    name: str
    number: str
    article: bool = False
    square: str | None = None
    cube: str | None = None
    by: tuple[tuple[str, str], ...] = ()


class BoundVerb(NamedTuple):
    """A form of a verb that bounds: the prepositions it may take, its bound, its bound behind a negator."""

    prepositions: frozenset[str]
    bound: str
    negated: str | None


class Quantities(NamedTuple):
    """All of ``numbers.toml``, ``units.toml`` and ``bounds.toml``; every word folded.

    ``starts`` are the written forms that a quantity in words may begin with: a token that is neither one of them nor
    made of digits begins none.
    """

    numbers: n.Numbers
    starts: frozenset[str]
    duals: dict[str, tuple[str, Unit]]
    units: dict[str, Unit]
    phrases: Phrases
    sets: dict[str, frozenset[str]]
    signs: dict[str, str]
    letters: dict[str, str]
    before: Phrases
    after: Phrases
    verbs: dict[str, BoundVerb]


_NONE: dict[str, Any] = {}
NONE: Final = Quantities(n.NONE, frozenset(), _NONE, _NONE, _NONE, _NONE, _NONE, _NONE, _NONE, _NONE, _NONE)


def compile_quantities(files: dict[str, Any], demonyms: Iterable[tuple[str, list[str]]]) -> Quantities:
    """The three files compiled; ``demonyms`` gives each demonym as printed with its other forms."""
    words: NumberWords = files["numbers"]
    units: Units = files["units"]
    bounds: Bounds = files["bounds"]
    forms = _numbers(words)
    found = _units(units)
    phrases = _unit_phrases(units)
    _counted(found, _nouns(units, files, demonyms))
    duals = _duals(found)
    starts = {form for form, f in forms.items() if f.word.kind not in (n.PARTS,)} | duals.keys()
    lists = (
        "labels",
        "totals",
        "months_of",
        "before_bare",
        "rounds",
        "others",
        "hours",
        "greetings",
        "numbered",
        "uncounted",
        "squares",
        "cubes",
        "sterling",
    )
    sets = {name: frozenset(map(fold, getattr(units, name))) for name in lists}
    more = ("negators", "whatever", "fillers", "between", "to", "from_", "alternatives", "change_nouns")
    sets |= {name: frozenset(map(fold, getattr(bounds, name))) for name in more}
    sets["changes"] = frozenset(
        glued + form for verb in bounds.changes for form in _conjugated(verb) for glued in ("", "و", "ف")
    ) | {noun + p for noun in sets.pop("change_nouns") for p in ("", *POSSESSIVES)}
    sets["ordinals"] = frozenset(fold(w) for w in words.ordinals)
    sets["percent"] = frozenset(fold(w) for w in units.percent)
    sets["percent_firsts"] = frozenset(w.split()[0] for w in sets["percent"])
    return Quantities(
        numbers=n.Numbers(forms, sets["percent_firsts"]),
        starts=frozenset(starts),
        duals=duals,
        units=found,
        phrases=phrases,
        sets=sets,
        signs=dict(pair.split("=") for pair in units.currency_signs),
        letters={fold(a): b for a, b in (pair.split("=") for pair in units.money_letters)},
        before=_bound_phrases(((b.words, b.bound) for b in bounds.before), last=True),
        after=_bound_phrases(((b.words, b.bound) for b in bounds.after), last=False),
        verbs=_verbs(bounds),
    )


def _numbers(words: NumberWords) -> dict[str, n.Form]:
    plain: dict[str, n.Word] = {}
    for entry in words.numbers:
        for w in entry.words:
            plain.setdefault(fold(w), n.Word(_KINDS[entry.kind], entry.value))
    for scale in words.scales:
        for listed, kind in (
            (scale.singular, n.SCALE),
            (scale.accusative, n.SCALE_ACCUSATIVE),
            (scale.dual, n.SCALE_DUAL),
            (scale.plural, n.SCALE_PLURAL),
        ):
            for w in listed:
                plain.setdefault(fold(w), n.Word(kind, scale.value))
    for parts, kind in ((words.fractions, n.FRACTION), (words.parts, n.PARTS), (words.vague, n.VAGUE)):
        for part in parts:
            for w in part.words:
                plain.setdefault(fold(w), n.Word(kind, part.value))
    for w in words.few:
        plain.setdefault(fold(w), n.Word(n.FEW, 3))
    out = {w: n.Form("", False, word) for w, word in plain.items()}
    for w, word in plain.items():
        for glued in _GLUED:
            out.setdefault(glued + w, n.Form(glued, False, word))
        for glued in _GLUED_ARTICLE:
            out.setdefault(glued + w, n.Form(glued, True, word))
        out.setdefault("لل" + w, n.Form("لل", True, word))
    for w in words.homographs:
        out.pop(fold(w), None)
    return out


def inflected(singular: str) -> Iterator[tuple[str, str]]:
    """The accusative and the dual of a folded singular printed as ``singular``, with their number."""
    word = fold(singular)
    yield word, "s"
    if not word.endswith(_NO_TANWIN) or word.endswith("ي"):
        yield word + "ا", "s"
    stem = word[:-1] + "ت" if singular.endswith("ة") else word
    if not word.endswith(("ا", "ء")):
        yield stem + "ان", "d"
        yield stem + "ين", "d"


def _put(units: dict[str, Unit], form: str, unit: Unit) -> None:
    units.setdefault(form, unit)
    if not form.startswith(ARTICLE):
        units.setdefault(ARTICLE + form, unit._replace(article=True))


def _units(entries: Units) -> dict[str, Unit]:
    out: dict[str, Unit] = {}
    for m in entries.measures:
        if " " in m.forms[0]:
            continue
        unit = Unit(MEASURE, m.code, "s", square=m.square, cube=m.cube)
        for form, number in inflected(m.forms[0]):
            _put(out, form, unit._replace(number=number))
        for form in m.forms[1:]:
            _put(out, fold(form), unit._replace(number="p"))
    for money in entries.money:
        by = tuple((code.split("=")[0], code.split("=")[1]) for code in money.by)
        unit = Unit(MONEY, money.code or money.noun, "s", by=by)
        for form, number in inflected(money.noun):
            _put(out, form, unit._replace(number=number))
        for form in money.forms:
            _put(out, fold(form), unit._replace(number="p"))
    for symbol in entries.symbols:
        for form in symbol.forms:
            out.setdefault(fold(form), Unit(MEASURE, symbol.code, "", square=symbol.code + "2"))
    return out


def _unit_phrases(entries: Units) -> Phrases:
    listed: list[tuple[list[str], str]] = [(m.forms, m.code) for m in (*entries.phrases, *_spaced(entries))]
    return _bound_phrases(listed, last=False)


def _spaced(entries: Units) -> Iterator[Measure]:
    """Measures written in two words, with the accusative and the dual of the second: كيلو مترا."""
    for m in entries.measures:
        first, _, second = m.forms[0].partition(" ")
        if second:
            yield Measure(code=m.code, forms=[f"{first} {form}" for form, _ in inflected(second)])


def _nouns(
    entries: Units, files: dict[str, Any], demonyms: Iterable[tuple[str, list[str]]]
) -> Iterator[tuple[str, list[str]]]:
    """Every noun that can be counted, with its plurals."""
    for noun in (*entries.coins, *entries.counted):
        yield noun.lemma, noun.forms
    for role in files["roles"].role:
        for single, plural in ((role.m, role.mp), (role.f, role.fp)):
            if single and plural:
                yield single, [plural]
    for body in files["bodies"].body:
        if body.plural:
            yield body.word, [body.plural]
    for document in files["documents"].document:
        if document.plural:
            yield document.word, [document.plural]
    yield from demonyms


def _counted(units: dict[str, Unit], nouns: Iterator[tuple[str, list[str]]]) -> None:
    """Add the counted nouns. A sound plural of men looks like a dual (لاعبين): such a form counts as the plural."""
    for lemma, listed in nouns:
        unit = Unit(COUNTED, lemma, "s")
        sound = not lemma.endswith("ة") and (not listed or listed[0].endswith("ون"))
        plurals = list(listed)
        if sound:
            stem = lemma
            plurals += [stem + "ون", stem + "ين", stem + "ي"]
        elif lemma.endswith("ة") and not listed:
            plurals.append(lemma[:-1] + "ات")
        for plural in plurals:
            _put(units, fold(plural), unit._replace(number="p"))
        for form, number in inflected(lemma):
            _put(units, form, unit._replace(number=number))


def _duals(units: dict[str, Unit]) -> dict[str, tuple[str, Unit]]:
    """The duals that count by themselves (يومين), with the letters glued before them."""
    out: dict[str, tuple[str, Unit]] = {}
    plain = [(form, unit) for form, unit in units.items() if unit.number == "d"]
    for form, unit in plain:
        if not unit.article:
            out[form] = ("", unit)
        elif unit.kind == MEASURE:
            out[form] = (ARTICLE, unit)
    for form, unit in plain:
        if not unit.article:
            for glued in ("و", "ف", "ب", "ل", "ول", "وب"):
                if glued + form not in units:
                    out.setdefault(glued + form, (glued, unit))
    return out


def _bound_phrases(listed: Iterable[tuple[list[str], str]], last: bool) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for texts, meaning in listed:
        for text in texts:
            parts = tuple(fold(text).split())
            found[parts[-1 if last else 0]].append((parts, meaning))
    return {word: tuple(sorted(parts, key=lambda p: -len(p[0]))) for word, parts in found.items()}


def _conjugated(lemma: str) -> set[str]:
    past, _, present = lemma.partition("/")
    forms = [*past_forms(past, present), *present_forms(past, present)]
    out = {fold(f.text) for f in forms if f.person == 3}
    return out | {fold(f.text) for f in clipped_forms(past, present)} | {"س" + w for w in out if w[0] in "يت"}


def _verbs(bounds: Bounds) -> dict[str, BoundVerb]:
    out: dict[str, BoundVerb] = {}
    for entry in bounds.verbs:
        verb = BoundVerb(frozenset(map(fold, entry.prepositions)), entry.bound, entry.negated)
        for form in _conjugated(entry.verb):
            for glued in ("", "و", "ف"):
                out.setdefault(glued + form, verb)
    return out
