"""From the lexicon's records to the :class:`~qawl.lexicon.compiled.Lexicon` that the engine uses."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec.structs import fields

from qawl.language.clitics import ARTICLE, POSSESSIVES
from qawl.language.conjugation import (
    SUFFIXES,
    Form,
    clipped_forms,
    default_participle,
    participle_forms,
    past_forms,
    present_forms,
    weak_forms,
    with_object,
)
from qawl.language.fold import fold
from qawl.lexicon import compiled as c
from qawl.lexicon.acts import compile_acts
from qawl.lexicon.columns import Columns
from qawl.lexicon.compiled import MARK, Frame, Frames, Lexicon, Reading
from qawl.lexicon.entries import Action, Verb
from qawl.lexicon.identities import identities
from qawl.lexicon.loader import VERSION, read_folder
from qawl.lexicon.quantities import compile_quantities
from qawl.lexicon.times import times
from qawl.lexicon.when import when


@lru_cache(maxsize=8)
def load(overlay: Path | None = None) -> Lexicon:
    """The compiled lexicon, with an overlay folder's entries added; the same object for the same folder."""
    files: dict[str, Any] = dict(read_folder(overlay))
    lex = Lexicon()
    lex.version = VERSION if overlay is None else f"{VERSION}+{overlay.name}"
    _verbs(lex, files["cues"].verbs)
    words: dict[str, int] = defaultdict(int)
    _function_words(words, files["function"])
    _pronominal(words, files["function"])
    lex.sets = _sets(files["function"])
    bringers = frozenset(files["function"].always_bring)
    lex.bringers = frozenset(k for k, verb in enumerate(lex.verbs) if verb.past in bringers)
    litotes = frozenset(files["function"].litotes)
    lex.litotes = frozenset(k for k, verb in enumerate(lex.verbs) if verb.past in litotes)
    superlatives = frozenset(files["function"].superlatives)
    lex.superlatives = frozenset(k for k, verb in enumerate(lex.verbs) if verb.past in superlatives)
    people = frozenset(files["function"].people_only)
    lex.people_verbs = frozenset(k for k, verb in enumerate(lex.verbs) if verb.past in people)
    _nominals(lex, words, files)
    _places(lex, words, files["places"])
    _outlets(lex, words, files["outlets"])
    _time(lex, words, files["time"])
    _sayings(lex, words, files)
    identities(lex, files)
    lex.acts = compile_acts(files["acts"], lex.verbs)
    _actions(lex, words, files["actions"].verbs)
    lex.words = dict(words)
    _drop_listed(lex)
    lex.triggers = _triggers(lex)
    lex.twofold = frozenset(w for w in lex.verb_forms if w in lex.triggers and w[0] in "وف" and w[1:] in lex.verb_forms)
    lex.quantities = compile_quantities(files, _demonyms(files["places"]))
    lex.columns = Columns(lex)
    return lex


def _demonyms(places: Any) -> list[tuple[str, list[str]]]:
    """Each demonym with its plurals and its feminine, as printed: they are counted as people."""
    out = []
    for place in places.place:
        if place.demonym:
            d = place.demonym
            out.append((d, [form for form in (d + "ون", d + "ين", place.demonym_plural) if form]))
    return out


def _triggers(lex: Lexicon) -> dict[str, tuple[str, str]]:
    """Every written form that may begin a cue: the conjunction glued to it, and the form without that."""
    forms = {*lex.verb_forms, *lex.noun_forms, *lex.sources}
    out = {glued + form: (glued, form) for glued in ("ف", "و") for form in forms}
    suffixed = [form for form in lex.noun_forms if form.endswith(POSSESSIVES) and len(form) > 3]
    out.update({"ب" + form: ("ب", form) for form in suffixed})
    present = (form for form, readings in lex.verb_forms.items() if all(r.tense == "present" for r in readings))
    out.update({"ل" + form: ("ل", form) for form in present if form[0] in "يت" and len(form) > 3})
    out.update({form: ("", form) for form in forms})
    for word in lex.sets["homographs"]:
        out.pop(word, None)
    return out


def _drop_listed(lex: Lexicon) -> None:
    """A clipped weak form that the lists know as another word is no form of saying (تعز is a city)."""
    for form in lex.weak:
        if lex.words.get(form):
            lex.verb_forms.pop(form, None)
    lex.clipped |= lex.weak


def _verbs(lex: Lexicon, verbs: list[Verb]) -> None:
    forms: dict[str, list[Reading]] = defaultdict(list)
    for k, verb in enumerate(verbs):
        past, present = verb.past.replace("\u0651", ""), verb.present.replace("\u0651", "")
        participle = default_participle(present) if verb.participle is None else verb.participle
        written: list[Form] = past_forms(past, present)
        if verb.present_is_cue:
            written += present_forms(past, present)
            lex.clipped |= {fold(form.text) for form in clipped_forms(past, present)}
            written += weak_forms(past, present)
            lex.weak |= {fold(form.text) for form in weak_forms(past, present)}
        if participle:
            written += participle_forms(participle)
        for words in (fold(text).split() for text in verb.adverbs):
            _add(forms, words[-1], Reading(k, "participle", 3, "", "s", "", False))
            if len(words) > 1:
                lex.adverb_firsts[words[-1]] = lex.adverb_firsts.get(words[-1], frozenset()) | {words[0]}
        for form in written:
            _add(forms, fold(form.text), _reading(k, form, "", False))
            if fold(form.text) in lex.weak:
                continue  # neither سينف nor, mostly, a pronoun
            if form.tense == "present":
                _add(forms, fold("س" + form.text), _reading(k, form, "", True))
            if form.person == 3 and form.tense != "participle" and form.number in "sp":
                for suffix, text in zip(SUFFIXES, with_object(form), strict=True):
                    _add(forms, fold(text), _reading(k, form, suffix, False))
    lex.verbs = tuple(verbs)
    lex.frames = tuple(Frames(_frame(f) for f in verb.frames) for verb in verbs)
    lex.objects = {
        k: (frozenset(map(fold, verb.objects)), frozenset(map(fold, verb.no_objects)))
        for k, verb in enumerate(verbs)
        if verb.objects or verb.no_objects
    }
    lex.verb_forms = {text: tuple(readings) for text, readings in forms.items()}


def _actions(lex: Lexicon, words: dict[str, int], verbs: list[Action]) -> None:
    """Verbs that are no cues, in the third person; a form that is a noun, a name or a cue as well stays that."""
    for verb in verbs:
        for form in (*past_forms(verb.past, verb.present), *present_forms(verb.past, verb.present)):
            if form.person != 3:
                continue
            written = [form.text]
            if form.number != "d":
                written += with_object(form)[:3]
            if form.tense == "present":
                written += ["س" + text for text in written]
            for text in map(fold, written):
                accusative = text.endswith("ا") and words.get(text[:-1], 0)  # نموا is of نمو as well
                base = next((text[: -len(p)] for p in POSSESSIVES if text.endswith(p)), "")
                owned = words.get(base, 0) & c.MASDAR  # ترشحه is of ترشح as well
                if text not in lex.verb_forms and not words.get(text) and not accusative and not owned:
                    words[text] = c.VERB


def _reading(verb: int, form: Form, suffix: str, future: bool) -> Reading:
    return Reading(verb, form.tense, form.person, form.gender, form.number, suffix, future)


def _add(forms: dict[str, list[Reading]], text: str, reading: Reading) -> None:
    if reading not in forms[text]:
        forms[text].append(reading)


def _frame(text: str) -> Frame:
    kind, _, prep = text.partition(":")
    return Frame(kind, fold(prep))


_FUNCTION = {
    "complementizers": c.COMP,
    "reasons": c.REASON,
    "prepositions": c.PREP,
    "relatives": c.REL,
    "conjunctions": c.CONJ,
    "pronouns": c.PRON,
    "demonstratives": c.DEM,
    "quantifiers": c.QUANT,
    "same": c.SAME,
    "negators": c.NEG,
    "expected": c.EXPECTED,
    "hypothetical": c.HYPOTHETICAL,
    "auxiliaries": c.AUX,
    "openers": c.OPENER,
    "asides": c.ASIDE,
    "questions": c.QUESTION,
    "addressees": c.ADDR,
    "first_person": c.FIRST,
}


def _function_words(words: dict[str, int], function: Any) -> None:
    for name, bit in _FUNCTION.items():
        for word in getattr(function, name):
            words[fold(word)] |= bit


_PRONOUNS = (*POSSESSIVES, "هن", "ك", "كم", "نا")


def _pronominal(words: dict[str, int], function: Any) -> None:
    """له، عليها، منهم: they never head a noun phrase and are stepped over."""
    for preposition in function.with_pronouns:
        for pronoun in _PRONOUNS:
            words[fold(preposition + pronoun)] |= c.ASIDE
    words["لي"] |= c.ASIDE


def _sets(function: Any) -> dict[str, frozenset[str]]:
    """Every list of ``function.toml`` by its name, folded."""
    return {f.name: frozenset(fold(w) for w in getattr(function, f.name)) for f in fields(type(function))}


def _nominal(words: dict[str, int], word: str, bit: int, article: bool = True) -> list[str]:
    """A noun with and without its article, and with the prepositions that glue to it."""
    out = [fold(word)]
    if article and len(out[0]) > 1 and not word.startswith(ARTICLE):  # as printed: ألماني begins with no article
        out += [ARTICLE + out[0]]
    for w in out:
        words[w] |= bit
    return out


def inflected(m: str | None, f: str | None, mp: str | None, fp: str | None) -> list[tuple[str, str, str]]:
    """The written forms of a noun of persons: (form, gender, number), oblique, dual and construct forms among them."""
    out: list[tuple[str, str, str]] = []
    if m:
        out.append((m, "m", "s"))
        if len(m) > 2:  # د. has no dual and no accusative
            out += [(m + "ان", "m", "d"), (m + "ين", "m", "d"), (m + "ا", "m", "s")]
    if f:
        out.append((f, "f", "s"))
        if f.endswith("ة"):
            out += [(f[:-1] + "تان", "f", "d"), (f[:-1] + "تين", "f", "d"), (f[:-1] + "تا", "f", "d")]
    if mp:
        out.append((mp, "m", "p"))
        if mp.endswith("ون"):
            out += [(mp[:-2] + "ين", "m", "p"), (mp[:-2] + "و", "m", "p"), (mp[:-2] + "ي", "m", "p")]
    if fp:
        out.append((fp, "f", "p"))
    return out


def _nominals(lex: Lexicon, words: dict[str, int], files: dict[str, Any]) -> None:
    for role in files["roles"].role:
        bit = c.ROLE | (c.HONORIFIC if role.kind in ("honorific", "rank") else 0)
        construct = {role.mp[:-2] + "ي", role.mp[:-2] + "و"} if role.mp and role.mp.endswith("ون") else set()
        for form, gender, number in inflected(role.m, role.f, role.mp, role.fp):
            broken = number == "p" and gender == "m" and role.kind == "source" and not form.endswith(("ون", "ين"))
            for w in _nominal(words, form, bit, article=form not in construct):
                lex.genders.setdefault(w, ("" if broken else gender, number))
                lex.role_kinds.setdefault(w, role.kind)
    for modifier in files["roles"].modifier:
        for form, _, _ in inflected(modifier.m, modifier.f, modifier.mp, modifier.fp):
            _nominal(words, form, c.ADJ)
    for body in files["bodies"].body:
        bit = c.BODY | (c.MEDIA if body.kind == "media" else 0)
        for w in _nominal(words, body.word, bit):
            lex.genders.setdefault(w, (body.gender, "s"))
        if body.plural:
            for w in _nominal(words, body.plural, bit):
                lex.genders.setdefault(w, ("f", "s"))
        if body.word.endswith("ة"):  # كتلتا، كتلتان، الكتلتان
            for dual in ("تا", "تان", "تي", "تين"):
                for w in _nominal(words, body.word[:-1] + dual, bit):
                    lex.genders.setdefault(w, ("f", "d"))
    for proper in files["bodies"].proper:
        for name in (proper.name, *proper.variants):
            _named(lex, words, name, c.PROPER, proper.gender)
    for doc in files["documents"].document:
        for w in _nominal(words, doc.word, c.DOC):
            lex.genders.setdefault(w, (doc.gender, "s"))
        if doc.plural:
            for w in _nominal(words, doc.plural, c.DOC):
                lex.genders.setdefault(w, ("f", "s"))
    names = files["names"]
    lex.family = frozenset(fold(name) for name in names.family)
    for listed, gender in ((names.male, "m"), (names.female, "f"), (names.neutral, ""), (names.ambiguous, "")):
        for name in listed:
            words[fold(name)] |= c.NAME
            if gender:
                lex.genders.setdefault(fold(name), (gender, "s"))
    for name in names.family:
        word = fold(name)
        if not words[word] & (c.PREP | c.COMP | c.ROLE | c.BODY):
            words[word] |= c.NAME
            lex.genders.setdefault(word, ("", "s"))
    preposition, name = files["function"].preposition_names[:2]
    lex.homograph = (preposition, name)
    lex.maqsura = (preposition, *files["function"].maqsura_words)
    words[fold(name)] &= ~c.NAME
    lex.exact_names = {exact: fold(exact).split()[0] + MARK for exact in files["function"].exact_names}
    lex.genders[name + MARK] = ("m", "s")
    for particle in names.particles:
        words[fold(particle)] |= c.PARTICLE
    for exact in (name, *files["function"].exact_names):
        word, *following = fold(exact).split()
        if not following:
            words[word] &= ~c.NAME
        words[word + MARK] = c.NAME | (words[word] & c.PARTICLE)
    for masdar in files["masdars"].masdars:
        _nominal(words, masdar, c.MASDAR)
    for common in files["commons"].commons:
        for w in (fold(common), ARTICLE + fold(common)):
            if not words[w] & c.NAME:
                words[w] |= c.COMMON
    for occasion in files["occasions"].occasion:
        for text in occasion.words:
            first = fold(text).split()[0]
            words[first] |= c.OCCASION
            lex.occasions.setdefault(fold(text), occasion.kind)


def _named(lex: Lexicon, words: dict[str, int], name: str, bit: int, gender: str) -> None:
    """A name of one word is a class of that word; one of several words is matched whole, at the head of a phrase."""
    parts = tuple(fold(name).split())
    lex.genders.setdefault(" ".join(parts), (gender, "s"))
    if len(parts) == 1:
        words[parts[0]] |= bit
        return
    known = lex.multi.setdefault(parts[0], {})
    known[parts] = known.get(parts, 0) | bit


def _places(lex: Lexicon, words: dict[str, int], places: Any) -> None:
    for place in places.place:
        named = [place.name, *place.variants, *([place.capital] if place.capital else [])]
        for name in (*named, *place.capital_variants, *place.seats):
            lex.places.setdefault(fold(name), place.code)
            _named(lex, words, name, c.PLACE, place.gender if name not in place.seats else "m")
        if place.demonym:
            d = place.demonym
            for form in (d, d + "ة", d + "ون", d + "ين", d + "ان", d + "تين", d + "تان", place.demonym_plural or d):
                for w in _nominal(words, form, c.ADJ):
                    lex.demonyms.setdefault(w, place.code)
    for city in places.city:
        for name in (city.name, *city.variants):
            lex.places.setdefault(fold(name), city.country)
            _named(lex, words, name, c.PLACE, "f")


def _outlets(lex: Lexicon, words: dict[str, int], outlets: Any) -> None:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for outlet in outlets.outlet:
        for name in (outlet.name, *outlet.short):
            parts = tuple(fold(name).split())
            if parts not in found[parts[0]]:
                found[parts[0]].append(parts)
            _named(lex, words, name, c.OUTLET | (c.AGENCY if outlet.kind == "agency" else 0), "f")
    lex.outlets = {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}


def _time(lex: Lexicon, words: dict[str, int], time: Any) -> None:
    for group in (*time.weekdays, *time.months, *time.hijri, time.days, time.parts):
        for word in group:
            parts = fold(word).split()
            words[parts[0]] |= c.TIME
    for group in time.weekdays:
        for word in group:
            words["ال" + fold(word).removeprefix("ال")] |= c.TIME
    for group in time.units:
        for word in group:
            if fold(word) not in lex.sets["units_and_more"]:
                words[fold(word)] |= c.TIME
    lex.times = times(time)
    lex.when = when(time)


def _sayings(lex: Lexicon, words: dict[str, int], files: dict[str, Any]) -> None:
    nouns = files["nouns"]
    lex.nouns = tuple((n.act, tuple(fold(p) for p in n.preps), n.own) for n in nouns.nouns)
    for k, n in enumerate(nouns.nouns):
        for form in n.forms:
            f = fold(form)
            stem = form[:-1] + "ت" if form.endswith("ة") else form
            lex.noun_forms.setdefault(f, k)
            if not f.startswith(ARTICLE):
                lex.noun_forms.setdefault(ARTICLE + f, k)
            for suffix in POSSESSIVES:
                lex.noun_forms.setdefault(fold(stem + suffix), k)
    lex.linkers = frozenset(fold(w) for w in nouns.linkers)
    phrases: dict[str, list[tuple[tuple[str, ...], bool]]] = defaultdict(list)
    for phrase in files["sources"].phrases:
        folded = tuple(fold(w) for w in phrase.words)
        phrases[folded[0]].append((folded, phrase.said))
    lex.sources = {first: tuple(sorted(p, key=lambda x: -len(x[0]))) for first, p in phrases.items()}
    lex.source_seconds = {first: second for first, p in lex.sources.items() if (second := _seconds(p))}
    lex.not_sources = frozenset(fold(w) for w in files["sources"].not_sources)
    for attitude in files["attitudes"].attitudes:
        noun = attitude.noun[:-1] + "ت" if attitude.noun.endswith("ة") else attitude.noun
        for suffix in (*POSSESSIVES, "نا", "ي"):
            lex.attitudes.setdefault(fold(noun + suffix), attitude.act)
        lex.attitudes.setdefault(fold(attitude.noun), attitude.act)


def _seconds(phrases: tuple[tuple[tuple[str, ...], bool], ...]) -> frozenset[str]:
    """The second words of the source phrases with one first word; empty where one of them has none, or ends in a
    preposition that is glued to what follows."""
    if any(len(phrase) < 2 or (len(phrase) == 2 and phrase[1] in "بل") for phrase, _ in phrases):
        return frozenset()
    return frozenset(phrase[1] for phrase, _ in phrases)
