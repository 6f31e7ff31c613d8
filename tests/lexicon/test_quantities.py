"""The words of numbers, units and bounds: codes are well formed, no form has two meanings by accident."""

from __future__ import annotations

import re

from qawl.language import numbers as n
from qawl.language.fold import fold
from qawl.lexicon.compile import load
from qawl.lexicon.entries_quantities import NumberWords, Units
from qawl.lexicon.loader import DATA, read_file
from qawl.lexicon.quantities import COUNTED, MEASURE, MONEY

WORDS = {"قرن", "عقد"}
"""Measures of time that UCUM has no code for."""


def units() -> Units:
    record = read_file(DATA / "units.toml")
    assert isinstance(record, Units)
    return record


def test_codes_are_well_formed() -> None:
    record = units()
    codes = [code for m in (*record.measures, *record.symbols, *record.phrases) for code in (m.code, m.square, m.cube)]
    assert {c for c in codes if c and c not in WORDS and not re.fullmatch(r"[A-Za-z0-9\[\]_./]+", c)} == set()
    money = [code.partition("=")[2] for m in record.money for code in m.by] + [m.code for m in record.money if m.code]
    assert [code for code in money if not re.fullmatch("[A-Z]{3}", code)] == []


def test_countries_of_currencies_have_a_demonym() -> None:
    known = set(load().demonyms.values())
    assert [pair for m in units().money for pair in m.by if pair.partition("=")[0] not in known] == []


def test_no_number_word_has_two_values() -> None:
    record = read_file(DATA / "numbers.toml")
    assert isinstance(record, NumberWords)
    listed = [fold(w) for e in record.numbers for w in e.words]
    listed += [fold(w) for s in record.scales for w in (*s.singular, *s.accusative, *s.dual, *s.plural)]
    listed += [fold(w) for part in (*record.fractions, *record.parts, *record.vague) for w in part.words]
    assert sorted(w for w in set(listed) if listed.count(w) > 1) == []


def test_a_plural_leads_to_one_singular() -> None:
    seen: dict[str, str] = {}
    twice = []
    for noun in units().counted:
        for form in (noun.lemma, *noun.forms):
            if seen.setdefault(fold(form), noun.lemma) != noun.lemma:
                twice.append(form)
    assert twice == []


def test_forms_are_derived() -> None:
    found = load().quantities
    assert {form: found.units[fold(form)].number for form in ("شخص", "شخصا", "شخصين", "أشخاص")} == {
        "شخص": "s",
        "شخصا": "s",
        "شخصين": "d",
        "أشخاص": "p",
    }
    assert found.units["اشخاص"].kind == COUNTED
    assert found.units["الاميال"].article
    assert (found.units["كيلومترات"].kind, found.units["دنانير"].kind) == (MEASURE, MONEY)
    assert found.units[fold("لاعبين")].number == "p"
    assert found.duals[fold("بشهرين")][0] == "ب"


def test_what_begins_a_quantity() -> None:
    found = load().quantities
    assert {fold(w) for w in ("ثلاثة", "وعشرين", "بالآلاف", "يومين", "ونصف", "لمئتي")} <= found.starts
    assert {fold(w) for w in ("أرباع", "لست", "كتاب", "يوم")}.isdisjoint(found.starts)
    assert found.numbers.forms[fold("واحد")] == n.Form("", False, n.Word(n.ONE, 1))
