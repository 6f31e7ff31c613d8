"""The shape of every lexicon file. A key that is not here is refused with the list of those that are."""

from __future__ import annotations

from typing import Annotated

import msgspec

from qawl.lexicon.entries_function import Function
from qawl.lexicon.entries_names import NameFoldsFile
from qawl.lexicon.entries_quantities import Bounds, NumberWords, Units
from qawl.lexicon.entries_reading import ColumnNames, Directions
from qawl.lexicon.entries_time import Time
from qawl.lexicon.entry import Entry as Entry
from qawl.lexicon.entry import Text
from qawl.model import Act

Noun = Annotated[str, msgspec.Meta(pattern=r"^[^\s+][^+]*\+?$", min_length=2)]
Lemma = Annotated[str, msgspec.Meta(pattern=r"^[^/\s]{2,12}/[^/\s]{2,12}$")]
"""A verb as past/present, third person masculine singular."""
ActWeights = dict[Act, float]


class Verb(Entry, frozen=True, kw_only=True):
    """A verb of saying (``cues.toml`` explains each key)."""

    past: str
    present: str
    participle: str | None = None
    adverbs: list[Text] = []
    act: str
    detail: str | None = None
    frames: list[str]
    strict: bool = False
    object: bool = False
    documents: bool = False
    relative: bool = False
    negated: bool = False
    present_is_cue: bool = True
    objects: list[str] = []
    no_objects: list[str] = []


class Cues(Entry, frozen=True, kw_only=True):
    """``cues.toml``."""

    verbs: list[Verb] = []


class Action(Entry, frozen=True, kw_only=True):
    """A verb that is no cue."""

    past: str
    present: str


class Actions(Entry, frozen=True, kw_only=True):
    """``actions.toml``."""

    verbs: list[Action] = []


class SourcePhrase(Entry, frozen=True, kw_only=True):
    """A source phrase (وفقا لـ)."""

    words: list[str]
    said: bool = False


class Sources(Entry, frozen=True, kw_only=True):
    """``sources.toml``."""

    phrases: list[SourcePhrase] = []
    not_sources: list[str] = []


class SayingNoun(Entry, frozen=True, kw_only=True):
    """A noun of saying (المزاعم)."""

    forms: list[str]
    act: str
    preps: list[str] = []
    own: bool = True


class Nouns(Entry, frozen=True, kw_only=True):
    """``nouns.toml``."""

    nouns: list[SayingNoun] = []
    linkers: list[str] = []


class Attitude(Entry, frozen=True, kw_only=True):
    """A noun of attitude (أسف)."""

    noun: str
    act: str


class Attitudes(Entry, frozen=True, kw_only=True):
    """``attitudes.toml``."""

    attitudes: list[Attitude] = []


class ActGroup(Entry, frozen=True, kw_only=True):
    """Words that weigh for acts (``acts.toml`` explains each key)."""

    name: str
    within: int
    add: ActWeights
    actor: ActWeights = {}
    negated: ActWeights = {}
    around: bool = False
    words: list[Text] = []
    nouns: list[Noun] = []
    adjectives: list[Text] = []
    verbs: list[Lemma] = []


class ActGrammar(Entry, frozen=True, kw_only=True):
    """What something told by grammar weighs for acts."""

    name: str
    add: ActWeights


class ActAfter(Entry, frozen=True, kw_only=True):
    """What the act of the statement before weighs."""

    act: Act
    add: ActWeights


class Acts(Entry, frozen=True, kw_only=True):
    """``acts.toml``."""

    own: list[str] = []
    laid_on: list[str] = []
    that: list[str] = []
    never: list[str] = []
    so_that: list[str] = []
    perhaps: list[str] = []
    like_present: list[str] = []
    impersonal: list[Lemma] = []
    denied: list[str] = []
    judging: list[str] = []
    neutral: list[str] = []
    stressing: list[str] = []
    outcome: list[Lemma] = []
    planned: list[Lemma] = []
    grammar: list[ActGrammar] = []
    after: list[ActAfter] = []
    group: list[ActGroup] = []


class Masdars(Entry, frozen=True, kw_only=True):
    """``masdars.toml``."""

    masdars: list[str] = []


class Commons(Entry, frozen=True, kw_only=True):
    """``commons.toml``."""

    commons: list[str] = []


class Role(Entry, frozen=True, kw_only=True):
    """A role, rank, title or profession with its forms."""

    m: str | None = None
    f: str | None = None
    mp: str | None = None
    fp: str | None = None
    kind: str


class Modifier(Entry, frozen=True, kw_only=True):
    """An adjective that follows a role (سابق، عام)."""

    m: str | None = None
    f: str | None = None
    mp: str | None = None
    fp: str | None = None


class Roles(Entry, frozen=True, kw_only=True):
    """``roles.toml``."""

    role: list[Role] = []
    modifier: list[Modifier] = []


class Body(Entry, frozen=True, kw_only=True):
    """A common noun of a body (وزارة)."""

    word: str
    gender: str
    plural: str | None = None
    kind: str


class Proper(Entry, frozen=True, kw_only=True):
    """A body known by its own name (حماس)."""

    name: str
    gender: str
    kind: str
    variants: list[str] = []


class Bodies(Entry, frozen=True, kw_only=True):
    """``bodies.toml``."""

    body: list[Body] = []
    proper: list[Proper] = []


class Document(Entry, frozen=True, kw_only=True):
    """A document or data that says (تقرير)."""

    word: str
    gender: str
    plural: str | None = None


class Documents(Entry, frozen=True, kw_only=True):
    """``documents.toml``."""

    document: list[Document] = []


class Outlet(Entry, frozen=True, kw_only=True):
    """An agency, newspaper, channel or site."""

    name: str
    short: list[str] = []
    kind: str
    country: str | None = None


class Outlets(Entry, frozen=True, kw_only=True):
    """``outlets.toml``."""

    outlet: list[Outlet] = []


class Place(Entry, frozen=True, kw_only=True):
    """A state with its demonym, capital and seats of government."""

    code: str
    name: str
    variants: list[str] = []
    demonym: str | None = None
    demonym_plural: str | None = None
    capital: str | None = None
    capital_variants: list[str] = []
    seats: list[str] = []
    gender: str = "f"


class City(Entry, frozen=True, kw_only=True):
    """A city, region or governorate."""

    name: str
    country: str
    variants: list[str] = []


class Places(Entry, frozen=True, kw_only=True):
    """``places.toml``."""

    place: list[Place] = []
    city: list[City] = []


class Names(Entry, frozen=True, kw_only=True):
    """``names.toml``: given names, the particles inside names, family names that stand alone in news."""

    male: list[str] = []
    female: list[str] = []
    neutral: list[str] = []
    particles: list[str] = []
    ambiguous: list[str] = []
    family: list[str] = []


class OccasionNoun(Entry, frozen=True, kw_only=True):
    """Nouns of the occasion on which something is said."""

    words: list[str]
    kind: str


class Occasions(Entry, frozen=True, kw_only=True):
    """``occasions.toml``."""

    occasion: list[OccasionNoun] = []


FILES: dict[str, type[Entry]] = {
    "cues": Cues,
    "actions": Actions,
    "sources": Sources,
    "nouns": Nouns,
    "attitudes": Attitudes,
    "function": Function,
    "acts": Acts,
    "masdars": Masdars,
    "commons": Commons,
    "roles": Roles,
    "bodies": Bodies,
    "documents": Documents,
    "outlets": Outlets,
    "places": Places,
    "names": Names,
    "occasions": Occasions,
    "name_folds": NameFoldsFile,
    "time": Time,
    "numbers": NumberWords,
    "units": Units,
    "bounds": Bounds,
    "columns": ColumnNames,
    "directions": Directions,
}
