"""What one article shows of one speaker: kind, name, words of roles, countries. Pure, from the printed words alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, Literal, NamedTuple

from qawl.language.clitics import ARTICLE, bare
from qawl.language.fold import fold
from qawl.language.names import name_words
from qawl.lexicon import compiled as c
from qawl.lexicon.compiled import Lexicon

Kind = Literal["person", "body", "place", "other"]

OFFICIAL: Final = frozenset({"office", "spokesman", "rank", "source", "group"})
"""Kinds of roles that speak for the state whose demonym stands with them."""
OF_A_STATE: Final = frozenset({"state", "military", "court"})
"""Kinds of bodies that speak for their state."""
_NO_NAME: Final = c.QUANT | c.COMMON | c.MASDAR | c.PRON | c.DEM | c.REL | c.SAME | c.NEG | c.TIME | c.VERB | c.COMP
LONGEST_TITLE: Final = 80
"""Characters of a title that are kept as printed."""
_WORD: Final = re.compile("[\u0621-\u063a\u0641-\u064aA-Za-z\u00c0-\u024f0-9]+")


class Titles(NamedTuple):
    """The words of a title: roles without articles, countries by demonym, countries by a place named in it, whether it
    speaks for a state, fields of roles, the first words behind an office (وزير الداخلية), and the title as printed."""

    roles: frozenset[str]
    countries: frozenset[str]
    places: frozenset[str]
    official: bool
    fields: frozenset[str]
    offices: frozenset[str]
    printed: str


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return _WORD.findall(fold(text))


def kind_of(name: str, lex: Lexicon) -> Kind:
    """What a speaker's name names. ``other`` is who has no name: offices, groups, sources, whatever is no speaker."""
    written = words(name)
    if not written:
        return "other"
    whole = " ".join(written)
    if whole in lex.places and whole not in lex.body_kinds:
        return "place"
    # علي and على fold to one word: in a name it is the name
    flags = [c.NAME if word == fold(lex.homograph[1]) else lex.words.get(word, 0) for word in written]
    head = flags[0]
    if written[0] in lex.multi:
        head = lex.match_multi(written, 0)[1] or head
    if whole in lex.body_kinds:
        return "place" if whole in lex.capitals else "body"
    if head & (c.BODY | c.PROPER | c.OUTLET) and not head & c.NAME:
        return "body"
    if len(written) < 2:
        named = head & c.NAME or (not head and not written[0].startswith(ARTICLE)) or written[0] in lex.family
        return "person" if named else "other"
    return "person" if _personal(written, flags, lex) else "other"


def _personal(written: list[str], flags: list[int], lex: Lexicon) -> bool:
    first = flags[0]
    if first & (c.PREP | c.CONJ) and not first & (c.NAME | c.PARTICLE):
        return False
    if first & (_NO_NAME | c.ROLE | c.DOC | c.ADJ | c.PLACE) and not first & (c.NAME | c.PARTICLE):
        return False
    if written[0].startswith(ARTICLE) and not (first & c.NAME or lex.words.get(written[0][2:], 0) & c.NAME):
        return False
    if any(f & (c.PREP | c.REL | c.COMP | c.DEM) and not f & (c.NAME | c.PARTICLE) for f in flags[1:]):
        return False
    strange = [f for f in flags if f & (c.BODY | c.DOC | c.QUANT) and not f & c.NAME]
    if strange:
        return False
    return any(f & (c.NAME | c.PARTICLE) for f in flags) or not any(flags)


def titles(texts: Iterable[str], name: str, lex: Lexicon) -> Titles:
    """What the words around a name in its mentions say: the name's own words are left out."""
    named = words(name)
    own = set(named)
    roles: set[str] = set()
    countries: set[str] = set()
    places: set[str] = set()
    offices: set[str] = set()
    official = False
    printed = ""
    for text in dict.fromkeys(texts):
        written = words(text)
        if named and named[-1] not in written:
            continue  # a title alone may be another's
        before = " ".join(text.split()).partition(name)[0].strip(' ،,:«»"“”()-') if name else text
        printed = printed or before[:LONGEST_TITLE].rstrip()
        for k, word in enumerate(written):
            if word in own:
                continue
            for form in _forms(word):
                flags = lex.words.get(form, 0)
                if form in lex.demonyms:
                    countries.add(lex.demonyms[form])
                    break
                if form in lex.places:
                    places.add(lex.places[form])
                    break
                length, listed = lex.match_multi(written, k) if form == word and form in lex.multi else (0, 0)
                if length and listed & c.PLACE:
                    places.add(lex.places[" ".join(written[k : k + length])])
                    break
                kind = lex.role_kinds.get(form) if flags & c.ROLE else None
                if kind in ("honorific", "relation"):
                    break
                if kind is not None or flags & c.BODY:
                    roles.add(bare(form))
                    official = official or kind in OFFICIAL
                    behind = written[k + 1] if k + 1 < len(written) else ""
                    if bare(form) in lex.offices and behind and behind not in own:
                        offices.add(bare(behind))
                    break
    fields = frozenset(lex.fields[role] for role in roles if role in lex.fields)
    return Titles(
        frozenset(roles), frozenset(countries), frozenset(places), official, fields, frozenset(offices), printed
    )


def _forms(word: str) -> Iterator[str]:
    """The word, and without the و or preposition that may be glued to it."""
    yield word
    if len(word) > 4 and word[0] in "وبلفك":
        yield ARTICLE + word[2:] if word.startswith("لل") else word[1:]


class Body(NamedTuple):
    """The name of a body taken apart: its words without articles and dispensable heads, the country of its demonym, its
    kind, whether the words name it (not a common noun alone, as وزارة الداخلية is)."""

    words: tuple[str, ...]
    country: str | None
    kind: str | None
    named: bool


def body(name: str, lex: Lexicon) -> Body:
    """A body's name as it is compared: وزارة الخارجية الروسية and الخارجية الروسية are خارجيه of RU."""
    written = words(name)
    written = lex.aliases.get(" ".join(written), " ".join(written)).split()
    whole = " ".join(written)
    kind = lex.body_kinds.get(whole)
    core, country = _of_country(written, lex)
    if kind is not None and not (country and kind in OF_A_STATE):
        return Body(tuple(map(bare, written)), country, kind, whole not in lex.of_every_state)
    inner = " ".join(core)
    core = lex.aliases.get(inner, inner).split()
    kind = next((k for word in core if (k := lex.body_kinds.get(bare(word)))), kind)
    ministry = kind in OF_A_STATE
    if len(core) > 1 and core[0] in lex.optional_heads:
        rest = " ".join(core[1:])
        if ministry or rest in lex.aliases or rest in lex.body_kinds or _names(core[1:], lex):
            core = lex.aliases.get(rest, rest).split()
    named = (not ministry and _names(core, lex)) or (" ".join(core) in lex.body_kinds and len(core) > 1)
    return Body(tuple(map(bare, core)), country, kind, named and " ".join(core) not in lex.of_every_state)


def _of_country(written: list[str], lex: Lexicon) -> tuple[list[str], str | None]:
    """The words without the demonym that says whose the body is, and the country: of the demonym, else of the place
    that the name ends in."""
    for k in range(len(written) - 1, 0, -1):
        if written[k] in lex.demonyms:
            return written[:k] + written[k + 1 :], lex.demonyms[written[k]]
    last = written[-1]
    for form in (last, last[1:] if last[0] in "بل" else last):
        if len(written) > 1 and form in lex.places:
            return written, lex.places[form]
    return written, None


def _names(core: list[str], lex: Lexicon) -> bool:
    """A word that the lexicon does not know, and that is no adjective, names the body."""
    return any(not lex.words.get(word, 0) & ~c.NAME and not _adjective(word) for word in core)


def _adjective(word: str) -> bool:
    return word.startswith(ARTICLE) and word.endswith(("ي", "يه"))


def person(name: str, lex: Lexicon) -> tuple[str, ...]:
    """A person's name as it is compared."""
    return name_words(name, lex.name_folds)
