"""``qawl doctor``: what the lexicon misses in files and folders, by class, the most frequent first."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

import typer

from qawl.cli import console, options, reading

if TYPE_CHECKING:
    from qawl.doctor.listing import Entry, Listing, Place

FORMS: Final = 6
"""How many printed forms of a word are shown to people; programs get all that were kept."""


class Class(StrEnum):
    """The classes by name (:data:`qawl.doctor.sighting.CLASSES`)."""

    verbs = "verbs"
    nouns = "nouns"
    participles = "participles"
    cues = "cues"
    quotations = "quotations"
    speakers = "speakers"
    contents = "contents"
    idle = "idle"


class Format(StrEnum):
    """How a listing is printed."""

    text = "text"
    jsonl = "jsonl"


def command(
    paths: options.Paths,
    kinds: Annotated[
        list[Class] | None, typer.Option("--class", help="Only this class; can be given more than once.")
    ] = None,
    top: Annotated[int, typer.Option("--top", metavar="N", min=1, help="Show no more than this many of a class.")] = 20,
    places: Annotated[int, typer.Option("--places", metavar="N", min=0, help="Show so many places of each.")] = 3,
    form: Annotated[Format, typer.Option("--format", help="For people, or one JSON line each.")] = Format.text,
    lexicon: options.LexiconFolder = None,
) -> None:
    """List, over files and folders of Arabic news, what the lexicon misses.

    For whoever mends it: unknown verbs, nouns and participles of saying, cues and quotations without a statement,
    speakers without a name, contents that are too long; each class the most frequent first, with a few places. What
    the classes mean and how to go on from there is told in docs/doctor.md.
    """
    import msgspec

    from qawl.doctor.examine import examine
    from qawl.doctor.listing import Listing

    tally = reading.Tally()
    listing = Listing(places, kinds or tuple(Class))
    statements = 0
    for examined in reading.made_of(examine, paths, reading.asked(), lexicon, tally):
        statements += examined.statements
        listing.add(examined.article, examined.sightings)
    if form is Format.text and tally.read:
        print(f"{_several(tally.read, 'article')}, {_several(statements, 'statement')}")
    for kind in listing.kinds:
        entries = listing.entries(kind)
        if form is Format.jsonl:
            for entry in entries[:top]:
                print(msgspec.json.encode(entry).decode())
        elif entries:
            print("\n".join(map(console.safe, _lines(listing, kind, entries, top))))
    reading.close(tally)
    if not tally.read:
        raise typer.Exit(1)


def _lines(listing: Listing, kind: str, entries: list[Entry], top: int) -> list[str]:
    from qawl.doctor.sighting import CLASSES

    total, more = listing.totals[kind], len(entries) - top
    out = ["", f"{kind}: {CLASSES[kind]}", f"  {total:,} seen, {len(entries):,} different"]
    if forgotten := listing.forgotten[kind]:
        out.append(f"  {forgotten:,} of them were rare, and dropped when there were too many to keep")
    for entry in entries[:top]:
        out.append(_entry(entry))
        out += [_place(place) for place in entry.places]
    return [*out, f"  … and {more:,} more (--top)"] if more > 0 else out


def _entry(entry: Entry) -> str:
    from qawl.doctor.listing import MERGED

    least = " or more" if entry.kind in MERGED and len(entry.forms) > 1 else ""
    out = f"  {entry.count:,} × {entry.key}  in {_several(entry.articles, 'article', least)}"
    if entry.opens:
        out += f"; before {_counts(entry.opens)}"
    if len(entry.forms) > 1:
        out += f"; as {_counts(entry.forms)}"
    return out


def _several(count: int, noun: str, least: str = "") -> str:
    return f"{count:,}{least} {noun}{'' if count == 1 and not least else 's'}"


def _counts(counted: dict[str, int]) -> str:
    shown = [f"{word} {count:,}" for word, count in list(counted.items())[:FORMS]]
    return ", ".join([*shown, "…"] if len(counted) > FORMS else shown)


def _place(place: Place) -> str:
    a, b = place.span
    note = f"  [{place.note}]" if place.note else ""
    where = f"{place.source} {place.article.removeprefix('sha256:')[:12]}:{a}-{b}".lstrip()
    return f"      {where}{note}  …{place.before}⟦{place.words}⟧{place.after}…"
