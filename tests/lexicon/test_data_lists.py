"""The lists of lexicon/data: known keys only, no duplicates after folding, clean letters, enough of everything."""

from __future__ import annotations

import re
import runpy
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import qawl
from qawl.language.fold import fold

DATA = Path(qawl.__file__).parent / "lexicon" / "data"
ROOT = Path(__file__).resolve().parents[2]

ROLE_KINDS = {"office", "rank", "honorific", "profession", "spokesman", "source", "relation", "group"}
ROLE_FORMS = ("m", "f", "mp", "fp")
OCCASION_KINDS = set(
    "interview press_conference statement speech parliament court post meeting report call".split()  # noqa: SIM905
)
BODY_KINDS = set(
    "state party company court military media academic union ngo international sport group".split()  # noqa: SIM905
)

TABLES: dict[str, dict[str, tuple[set[str], set[str], int]]] = {
    # file: table: (keys that must be there, keys that may be there, how many entries at least)
    "roles": {
        "role": ({"kind"}, set(ROLE_FORMS), 350),
        "modifier": (set(), {"m", "f"}, 80),
    },
    "bodies": {
        "body": ({"word", "gender", "kind"}, {"plural"}, 150),
        "proper": ({"name", "gender", "kind"}, {"variants"}, 150),
    },
    "documents": {"document": ({"word", "gender"}, {"plural"}, 60)},
    "occasions": {"occasion": ({"words", "kind"}, set(), 90)},
    "outlets": {"outlet": ({"name", "kind", "country"}, {"short"}, 130)},
    "places": {
        "place": (
            {"code", "name", "gender"},
            {"variants", "demonym", "demonym_plural", "capital", "capital_variants", "seats"},
            220,
        ),
        "city": ({"name", "country"}, {"variants"}, 300),
    },
}
KINDS: dict[tuple[str, str], set[str]] = {
    ("roles", "role"): ROLE_KINDS,
    ("bodies", "body"): BODY_KINDS,
    ("bodies", "proper"): BODY_KINDS,
    ("occasions", "occasion"): OCCASION_KINDS,
    ("outlets", "outlet"): {"agency", "newspaper", "channel", "site", "radio"},
}
TABLES["time"] = {
    "days_at": ({"offset", "words"}, set(), 5),
    "cardinal": ({"value", "words"}, set(), 20),
    "ordinal": ({"value", "words"}, set(), 10),
    "decade": ({"value", "words"}, set(), 8),
    "season": ({"value", "words"}, set(), 4),
    "feast": ({"month", "first", "last", "words"}, set(), 4),
}
LISTS: dict[str, dict[str, int]] = {
    "names": {"male": 1200, "female": 600, "neutral": 20, "ambiguous": 50, "particles": 15, "family": 400},
    "columns": {"text": 20, "title": 8, "url": 10, "outlet": 12, "author": 8, "published": 15},
    "directions": {"words": 40, "starts": 3, "ends": 2},
    "time": {
        "weekdays": 7,
        "months": 12,
        "hijri": 12,
        "days": 10,
        "parts": 10,
        "units": 8,
        "relative": 20,
        "horizon_starters": 30,
        "horizon_vague": 30,
        "future": 26,
        "present": 6,
        "past": 26,
        "days_now": 1,
        "days_next": 2,
        "days_past": 3,
        "duals": 6,
        "edges": 21,
        "late": 6,
        "spans": 15,
        "numbers": 62,
        "joints": 9,
        "ranges": 1,
        "out_of": 1,
        "since": 2,
        "within": 9,
        "ago": 1,
        "horizon_events": 11,
        "months_of_honour": 6,
        "month_words": 4,
        "year_words": 15,
        "year_adjectives": 4,
        "day_words": 12,
        "school": 4,
        "recurring": 3,
        "few": 13,
        "nearly": 17,
        "more_than": 4,
        "plurals": 11,
        "centuries": 2,
        "same_time": 5,
        "following": 5,
        "that_time": 7,
        "this_time": 2,
        "one_before": 1,
        "one_after": 1,
        "begins": 5,
        "middles": 2,
        "ends": 8,
        "free_days": 1,
        "first_days": 2,
        "other": 2,
        "and_a_half": 1,
        "halves": 2,
        "quarters": 3,
        "thirds": 1,
        "last_ones": 1,
        "first_ones": 2,
        "ad": 4,
        "ah": 4,
        "corresponding": 4,
        "both_ends": 4,
        "or_and": 1,
        "times_of_day": 28,
        "after_a_day": 15,
        "clocks": 6,
        "clock_parts": 8,
        "vague_past": 16,
        "open_by": 12,
        "open_before": 4,
        "open_after": 8,
        "open_from": 6,
        "open_since": 1,
        "open_within": 12,
        "open_lasting": 7,
        "open_at": 10,
        "open_between": 8,
    },
}
"""file: list: how many entries at least."""

SURFACE: dict[tuple[str, str], tuple[str, ...]] = {
    ("roles", "role"): ROLE_FORMS,
    ("roles", "modifier"): ("m", "f"),
    ("bodies", "body"): ("word", "plural"),
    ("bodies", "proper"): ("name", "variants"),
    ("documents", "document"): ("word", "plural"),
    ("occasions", "occasion"): ("words",),
    ("outlets", "outlet"): ("name", "short"),
    ("places", "place"): ("name", "variants", "capital", "capital_variants", "seats"),
    ("places", "city"): ("name", "variants"),
    **{("time", table): ("words",) for table in TABLES["time"]},
}
"""Which keys of a table hold words that may stand only once in that table."""

ALLOWED = re.compile(r"[\u0621-\u063a\u0641-\u064a0-9A-Za-z_ .+\-]+")
"""Arabic letters without marks, tatweel, Farsi letters or presentation forms; Latin for codes and a few names."""

FILES = sorted(TABLES.keys() | LISTS.keys())


def read(name: str) -> dict[str, Any]:
    with (DATA / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)


def folded_twice(words: Iterator[str]) -> list[str]:
    return sorted(word for word, n in Counter(fold(word) for word in words).items() if n > 1)


@pytest.mark.parametrize("name", FILES)
def test_has_the_expected_tables_and_no_other(name: str) -> None:
    expected = TABLES.get(name, {}).keys() | LISTS.get(name, {}).keys()
    assert read(name).keys() == expected


@pytest.mark.parametrize("name", FILES)
def test_letters_are_clean(name: str) -> None:
    bad = [word for word in strings(read(name)) if not ALLOWED.fullmatch(word) or word != " ".join(word.split())]
    assert bad == []


@pytest.mark.parametrize(("name", "table"), [(name, table) for name in TABLES for table in TABLES[name]])
def test_entries_hold_known_keys_and_are_enough(name: str, table: str) -> None:
    must, may, least = TABLES[name][table]
    entries = read(name)[table]
    assert len(entries) >= least
    for entry in entries:
        assert must <= entry.keys() <= must | may, entry
        assert entry.keys() - {"kind"}, entry
        assert entry.get("gender", "m") in {"m", "f"}, entry
        if (name, table) in KINDS:
            assert entry["kind"] in KINDS[name, table], entry


@pytest.mark.parametrize(("name", "table"), sorted(SURFACE))
def test_no_word_stands_twice_in_a_table(name: str, table: str) -> None:
    keys = SURFACE[name, table]
    words = (word for entry in read(name)[table] for key in keys if key in entry for word in strings(entry[key]))
    assert folded_twice(words) == []


@pytest.mark.parametrize(("name", "key"), [(name, key) for name in LISTS for key in LISTS[name]])
def test_lists_are_long_enough_and_without_duplicates(name: str, key: str) -> None:
    words = list(strings(read(name)[key]))
    assert len(words) >= LISTS[name][key]
    assert folded_twice(iter(words)) == []


def test_a_given_name_stands_in_one_list_only() -> None:
    names = read("names")
    words = (word for key in ("male", "female", "neutral", "ambiguous") for word in names[key])
    assert folded_twice(words) == []


def test_the_calendar_is_whole() -> None:
    time = read("time")
    assert {key: len(time[key]) for key in ("weekdays", "months", "hijri", "units")} == {
        "weekdays": 7,
        "months": 12,
        "hijri": 12,
        "units": 8,
    }
    assert all(forms for key in ("weekdays", "months", "hijri", "units") for forms in time[key])


def test_a_place_has_one_reading() -> None:
    places = read("places")
    named = (place[key] for place in places["place"] for key in SURFACE["places", "place"] if key in place)
    cities = (city[key] for city in places["city"] for key in ("name", "variants") if key in city)
    assert folded_twice(strings([*named, *cities])) == []


def test_codes_of_places_are_well_formed() -> None:
    places = read("places")
    assert all(re.fullmatch("[A-Z]{2}", place["code"]) for place in places["place"])
    assert all(re.fullmatch("[A-Z]{2}|[0-9]{3}", city["country"]) for city in places["city"])


def test_a_demonym_belongs_to_one_state() -> None:
    codes: dict[str, set[str]] = {}
    for place in read("places")["place"]:
        for key in ("demonym", "demonym_plural"):
            if key in place:
                codes.setdefault(fold(place[key]), set()).add(place["code"])
    assert [word for word, found in codes.items() if len(found) > 1] == []


def test_places_are_written_from_the_hand_table() -> None:
    with (ROOT / "tools" / "places_hand.toml").open("rb") as file:
        hand = tomllib.load(file)
    written = read("places")
    assert written["city"] == hand["city"]
    for entry, made in zip(hand["place"], written["place"], strict=False):
        assert {key: value for key, value in made.items() if key != "variants"} == {
            key: value for key, value in entry.items() if key != "variants"
        }
        assert made.get("variants", [])[: len(entry.get("variants", []))] == entry.get("variants", [])


def test_places_are_what_the_tool_writes() -> None:
    pytest.importorskip("babel", reason="needs babel, a tool for development")
    tool = runpy.run_path(str(ROOT / "tools" / "places.py"))
    assert (DATA / "places.toml").read_text(encoding="utf-8") == tool["text"]()
