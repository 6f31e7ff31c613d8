"""Write ``src/qawl/lexicon/data/places.toml`` from CLDR's Arabic territory names and ``tools/places_hand.toml``.

    python tools/places.py [--check]

Needs babel (a tool for development, not a dependency of Qawl): its CLDR data gives the name of every territory in
every Arabic locale. The hand table gives what newspapers write, the people, capitals, seats of government and the
cities; where it names a territory its name is the first, and CLDR's names become variants. ``--check`` writes nothing
and exits with 1 where the file is not what would be written.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import babel
from babel import Locale
from babel.localedata import locale_identifiers

from qawl.language.fold import fold

ROOT: Final = Path(__file__).resolve().parents[1]
HAND: Final = ROOT / "tools" / "places_hand.toml"
TARGET: Final = ROOT / "src" / "qawl" / "lexicon" / "data" / "places.toml"

NO_PLACES: Final = frozenset({"EU", "EZ", "QO", "UM", "UN", "XA", "XB", "ZZ"})
"""CLDR codes of two letters that are no place of their own: unions, the unknown, test locales, scattered islands."""

HEAD: Final = """\
# Written by tools/places.py: do not edit. Names of territories from the Unicode CLDR over all Arabic locales
# (babel {version}; copyright Unicode, Inc., licence Unicode-3.0, https://www.unicode.org/license.txt); variants of
# newspapers, demonyms, capitals, seats of government and cities from tools/places_hand.toml, which is Qawl's own.
# A code may stand several times: each entry gives a name with its own demonym. country of a city is an ISO 3166 code,
# or a UN M.49 code where it spans states.
"""


def cldr_names() -> dict[str, list[str]]:
    """The names of each territory of two letters over the Arabic locales, the most general locale's first."""
    locales = sorted(name for name in locale_identifiers() if name == "ar" or name.startswith("ar_"))
    names: dict[str, list[str]] = {}
    for locale in locales:
        for code, name in Locale.parse(locale).territories.items():
            if len(code) == 2 and code.isalpha() and code not in NO_PLACES:
                found = names.setdefault(code, [])
                found += [form for form in forms(name) if form not in found]
    return names


def forms(name: str) -> Iterator[str]:
    """What newspapers can write for a CLDR name: without vowel marks, and what stands before or in brackets apart."""
    plain = "".join(c for c in name if not "\u064b" <= c <= "\u0652")
    head, _, tail = plain.partition("(")
    for part in (head, tail.rstrip(")")):
        text = " ".join(part.replace(" - ", " ").split())
        if text and "إدارية" not in text:
            yield text


def merged(hand: dict[str, Any]) -> list[dict[str, Any]]:
    """The entries of the hand table with CLDR's names as further variants, then what CLDR alone knows."""
    taken = {fold(word) for entry in hand["place"] + hand["city"] for word in words(entry)}
    places = [dict(entry) for entry in hand["place"]]
    first = {entry["code"]: entry for entry in reversed(places)}
    for code, names in sorted(cldr_names().items()):
        new = []
        for name in names:
            if fold(name) not in taken:
                taken.add(fold(name))
                new.append(name)
        if code in first:
            if new:
                first[code]["variants"] = [*first[code].get("variants", []), *new]
        elif new:
            entry: dict[str, Any] = {"code": code, "name": new[0]}
            if new[1:]:
                entry["variants"] = new[1:]
            places.append({**entry, "gender": "f"})
    return places


def words(entry: dict[str, Any]) -> Iterator[str]:
    """Every name of an entry that may stand only once in the file."""
    for key in ("name", "capital"):
        if key in entry:
            yield entry[key]
    for key in ("variants", "capital_variants", "seats"):
        yield from entry.get(key, [])


def as_toml(table: str, entries: list[dict[str, Any]], order: tuple[str, ...]) -> list[str]:
    """The lines of a list of inline tables, one entry a line, keys in the given order."""
    lines = [f"{table} = ["]
    for entry in entries:
        if unknown := entry.keys() - set(order):
            raise SystemExit(f"{HAND.name}: unknown keys {', '.join(sorted(unknown))} in {entry}")
        parts = [f"{key} = {value(entry[key])}" for key in order if key in entry]
        lines.append(f"  {{ {', '.join(parts)} }},")
    return [*lines, "]"]


def value(item: str | list[str]) -> str:
    """A string or a list of strings in TOML; the lists hold letters only, so nothing needs escaping."""
    if isinstance(item, str):
        return f'"{item}"'
    return "[" + ", ".join(f'"{word}"' for word in item) + "]"


def text() -> str:
    """The whole file."""
    hand = tomllib.loads(HAND.read_text(encoding="utf-8"))
    place_keys = (
        "code",
        "name",
        "variants",
        "demonym",
        "demonym_plural",
        "capital",
        "capital_variants",
        "seats",
        "gender",
    )
    lines = [
        HEAD.format(version=babel.__version__),
        *as_toml("place", merged(hand), place_keys),
        "",
        *as_toml("city", hand["city"], ("name", "country", "variants")),
    ]
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Writes the file, or with ``--check`` compares it; returns the exit status."""
    new = text()
    if "--check" in arguments:
        same = TARGET.exists() and TARGET.read_text(encoding="utf-8") == new
        print("places.toml is up to date" if same else "places.toml is not what tools/places.py writes: run it")
        return 0 if same else 1
    TARGET.write_text(new, encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)} written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
