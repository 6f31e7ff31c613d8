"""The words that the readers of pages know, from ``lexicon/data/reading.toml``, folded and ready to be looked up."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Any, Final, Literal, NamedTuple

import msgspec

from qawl.errors import QawlError
from qawl.language.fold import fold
from qawl.lexicon.loader import DATA

PATH: Final = DATA / "reading.toml"

Box = Literal["related", "comments", "share", "tags", "notices", "captions", "bylines"]
BOXES: Final[tuple[Box, ...]] = ("related", "comments", "share", "tags", "notices", "captions", "bylines")

_WORD: Final = re.compile(r"[^\W_]+|©")


class LanguageWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A language: its ISO 639 code, its name, frequent words, and letters that it alone writes."""

    code: str
    name: str
    words: list[str]
    letters: str


class Host(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An outlet and the hosts (with the beginning of a path, where several share a host) at which it stands."""

    name: str
    hosts: list[str]


class Marks(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Parts of class names, by what they mark."""

    menu: list[str]
    related: list[str]
    share: list[str]
    comments: list[str]
    caption: list[str]
    tags: list[str]
    notices: list[str]
    author: list[str]
    embed: list[str]


class ReadingFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``reading.toml`` as it is written."""

    related: list[str]
    comments: list[str]
    share: list[str]
    tags: list[str]
    notices: list[str]
    captions: list[str]
    credits: list[str]
    bylines: list[str]
    writers: list[str]
    updated: list[str]
    policies: list[str]
    nothing: list[str]
    months_english: list[str]
    language: list[LanguageWords]
    host: list[Host]
    marks: Marks


class Words(NamedTuple):
    """What is looked up: ``boxes`` the kind of box that a folded line opens; ``arabic`` frequent words of Arabic as
    they are written; ``months`` the number of a month by its folded name of one or two words; ``hosts`` outlets by
    host; ``marks`` the kind of a part of a class name."""

    boxes: dict[str, Box]
    box_firsts: frozenset[str]
    arabic: frozenset[str]
    months: dict[str, int]
    month_firsts: frozenset[str]
    updated: tuple[str, ...]
    policies: tuple[str, ...]
    credits: tuple[str, ...]
    bylines: frozenset[str]
    writers: frozenset[str]
    nothing: tuple[str, ...]
    hosts: dict[str, str]
    marks: dict[str, str]
    languages: tuple[LanguageWords, ...]


def folded(line: str) -> str:
    """The words of a line, folded, in lower case, with one space between: how lines are compared."""
    return " ".join(_WORD.findall(fold(line).lower()))


def read_file() -> ReadingFile:
    """``reading.toml``, typed. Raises QAWL-L001 or QAWL-L002 where it does not hold."""
    try:
        return msgspec.convert(tomllib.loads(PATH.read_text(encoding="utf-8")), ReadingFile)
    except tomllib.TOMLDecodeError as error:
        raise QawlError("QAWL-L001", str(PATH), str(error)) from error
    except msgspec.ValidationError as error:
        raise QawlError("QAWL-L002", str(PATH), str(error)) from error


def month_names() -> list[list[str]]:
    """The names of the Gregorian months in all Arab countries, January first, from ``time.toml``."""
    raw: dict[str, Any] = tomllib.loads((DATA / "time.toml").read_text(encoding="utf-8"))
    return msgspec.convert(raw["months"], list[list[str]])


@cache
def words() -> Words:
    """The words, compiled once a process. Raises as :func:`read_file` does."""
    data = read_file()
    boxes: dict[str, Box] = {}
    for box in BOXES:
        for line in getattr(data, box):
            boxes.setdefault(folded(line), box)
    names = [[*arabic, *english.split()] for arabic, english in zip(month_names(), data.months_english, strict=True)]
    months = {folded(name): number for number, group in enumerate(names, 1) for name in group}
    marks = {mark: kind for kind in Marks.__struct_fields__ for mark in getattr(data.marks, kind)}
    return Words(
        boxes=boxes,
        box_firsts=frozenset(opening.partition(" ")[0] for opening in boxes),
        arabic=frozenset(data.language[0].words),
        months=months,
        month_firsts=frozenset(name.split()[0] for name in months),
        updated=tuple(folded(line) for line in data.updated),
        credits=tuple(folded(line) for line in data.credits),
        policies=tuple(folded(line) for line in data.policies),
        bylines=frozenset(folded(line) for line in data.bylines),
        writers=frozenset(folded(line) for line in data.writers),
        nothing=tuple(folded(line) for line in data.nothing),
        hosts={host: entry.name for entry in data.host for host in entry.hosts},
        marks=marks,
        languages=tuple(data.language),
    )
