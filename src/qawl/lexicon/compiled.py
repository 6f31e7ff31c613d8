"""The lexicon as the engine uses it: written forms to readings, words to classes. Built once, never changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from qawl.language.names import NameFolds
from qawl.lexicon.acts import ActLexicon
from qawl.lexicon.entries import Verb
from qawl.lexicon.quantities import NONE as NO_QUANTITIES
from qawl.lexicon.quantities import Quantities
from qawl.lexicon.times import NONE, Times
from qawl.lexicon.when import When

if TYPE_CHECKING:
    from qawl.lexicon.columns import Columns

# Classes of words, as bits.
COMP: Final = 1 << 0
PREP: Final = 1 << 1
REL: Final = 1 << 2
CONJ: Final = 1 << 3
DEM: Final = 1 << 4
QUANT: Final = 1 << 5
SAME: Final = 1 << 6
NEG: Final = 1 << 7
AUX: Final = 1 << 8
OPENER: Final = 1 << 9
ASIDE: Final = 1 << 10
ROLE: Final = 1 << 11
BODY: Final = 1 << 12
DOC: Final = 1 << 13
PLACE: Final = 1 << 14
NAME: Final = 1 << 15
ADJ: Final = 1 << 16
OCCASION: Final = 1 << 17
TIME: Final = 1 << 18
MASDAR: Final = 1 << 19
ADDR: Final = 1 << 20
PARTICLE: Final = 1 << 21
OUTLET: Final = 1 << 22
PROPER: Final = 1 << 23
PRON: Final = 1 << 24
REASON: Final = 1 << 25
EXPECTED: Final = 1 << 26
HYPOTHETICAL: Final = 1 << 27
QUESTION: Final = 1 << 28
MEDIA: Final = 1 << 29
FIRST: Final = 1 << 30
HONORIFIC: Final = 1 << 31
ATTITUDE: Final = 1 << 32
AGENCY: Final = 1 << 33
COMMON: Final = 1 << 34
VERB: Final = 1 << 35
"""A common verb that is no cue (actions.toml)."""

SPEAKERLIKE: Final = ROLE | BODY | DOC | PLACE | NAME | OUTLET | PROPER | QUANT
"""A noun phrase that starts with one of these can speak."""


class Reading(NamedTuple):
    """One reading of a written form of a verb of saying."""

    verb: int
    tense: str  # past, present, participle
    person: int
    gender: str  # m, f, ""
    number: str  # s, d, p
    object: str  # the glued object pronoun, or ""
    future: bool


class Frame(NamedTuple):
    """A frame taken apart: its kind and its preposition (folded, "" where there is none)."""

    kind: str
    prep: str


class Frames(tuple[Frame, ...]):
    """The frames of a verb, with what is asked of them at each of its cues."""

    kinds: frozenset[str]
    bare_object: bool
    """A noun phrase without a preposition is one of its contents."""
    preps: dict[str, str]
    """Each preposition with the kind of the first frame that it brings; read only."""
    prepositions: frozenset[str]

    def __new__(cls, frames: Iterable[Frame]) -> Self:
        made = super().__new__(cls, frames)
        made.kinds = frozenset(f.kind for f in made)
        made.bare_object = any(f.kind == "np" and not f.prep for f in made)
        made.preps = {f.prep: f.kind for f in reversed(made) if f.prep}
        made.prepositions = frozenset(made.preps)
        return made


Phrases = dict[str, tuple[tuple[str, ...], ...]]
"""Phrases of several words by their first."""


MARK: Final = "\u0651"
"""Put behind a folded word that is known to be the name among two homographs (علي, not على)."""

_MASDAR: Final = re.compile(
    "(?:ال|و|وال)?(?:ت[\u0621-\u064a]{2}ي[\u0621-\u064a]|ا(?:ست|ن)?[\u0621-\u064a]{2,3}ا[\u0621-\u064a]"
    "|م[\u0621-\u064a]ا[\u0621-\u064a]{2}ه)"
)


def verbal_shape(word: str) -> bool:
    """The shape of a verbal noun of a derived verb (تفعيل، افتعال، مفاعلة), which an unknown word is taken for."""
    return len(word) > 4 and _MASDAR.fullmatch(word) is not None


MOST_WORDS: Final = 200_000
"""How many words are remembered with their classes before the memory is emptied."""


class Flags(dict[str, int]):
    """The classes of the words asked for so far. A known word costs one look-up and no call, as most are."""

    __slots__ = ("lexicon",)

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon

    def __missing__(self, word: str) -> int:
        words = self.lexicon.words
        found = words.get(word, 0)
        if len(word) > 2 and word[0] in "وف":
            rest = words.get(word[1:], 0)
            if not found or rest & COMP or (found == NAME and rest & (PREP | NEG | REL)):
                found = rest
        if not found and verbal_shape(word):
            found = MASDAR
        if len(self) > MOST_WORDS:
            self.clear()
        self[word] = found
        return found


class Lexicon:
    """The compiled lexicon. Its attributes are read by the rooms and changed by nobody."""

    __slots__ = (
        "acts",
        "adverb_firsts",
        "aliases",
        "attitudes",
        "body_kinds",
        "bringers",
        "capitals",
        "clipped",
        "columns",
        "demonyms",
        "exact_names",
        "family",
        "fields",
        "flags",
        "frames",
        "genders",
        "homograph",
        "linkers",
        "litotes",
        "maqsura",
        "multi",
        "name_folds",
        "never_with",
        "not_sources",
        "noun_forms",
        "nouns",
        "objects",
        "occasions",
        "of_every_state",
        "offices",
        "optional_heads",
        "outlet_countries",
        "outlets",
        "people_verbs",
        "place_homographs",
        "place_labels",
        "places",
        "quantities",
        "role_kinds",
        "sets",
        "source_seconds",
        "sources",
        "states",
        "superlatives",
        "times",
        "triggers",
        "twofold",
        "verb_forms",
        "verbs",
        "version",
        "weak",
        "when",
        "words",
    )

    def __init__(self) -> None:
        self.version = ""
        self.clipped: set[str] = set()  # forms of the present that stand behind a negator only (يقل)
        self.weak: set[str] = set()  # of these, those of a verb whose last letter is weak (ينف)
        self.exact_names: dict[str, str] = {}  # as printed, and the folded word with its mark
        self.homograph: tuple[str, str] = ("", "")
        self.maqsura: tuple[str, ...] = ()  # as printed: words that show that a text tells ى from ي
        self.acts: ActLexicon
        self.verbs: tuple[Verb, ...] = ()
        self.people_verbs: frozenset[int] = frozenset()
        self.bringers: frozenset[int] = frozenset()
        self.litotes: frozenset[int] = frozenset()  # verbs whose negation says it
        self.superlatives: frozenset[int] = frozenset()  # verbs whose past is a superlative as well (أبرز)
        self.frames: tuple[Frames, ...] = ()
        self.objects: dict[int, tuple[frozenset[str], frozenset[str]]] = {}  # heads that alone count, and that never do
        self.verb_forms: dict[str, tuple[Reading, ...]] = {}
        self.words: dict[str, int] = {}
        self.genders: dict[str, tuple[str, str]] = {}
        self.role_kinds: dict[str, str] = {}
        self.family: frozenset[str] = frozenset()
        self.nouns: tuple[tuple[str, tuple[str, ...], bool], ...] = ()
        self.noun_forms: dict[str, int] = {}
        self.linkers: frozenset[str] = frozenset()
        self.sets: dict[str, frozenset[str]] = {}
        self.sources: dict[str, tuple[tuple[tuple[str, ...], bool], ...]] = {}
        self.source_seconds: dict[str, frozenset[str]] = {}
        self.not_sources: frozenset[str] = frozenset()
        self.attitudes: dict[str, str] = {}
        self.occasions: dict[str, str] = {}
        self.outlets: dict[str, tuple[tuple[str, ...], ...]] = {}
        self.places: dict[str, str] = {}
        self.name_folds: NameFolds
        self.fields: dict[str, str] = {}  # the field of a word of a role
        self.never_with: dict[str, frozenset[str]] = {}
        self.offices: frozenset[str] = frozenset()
        self.place_homographs: frozenset[str] = frozenset()
        self.place_labels: dict[str, str] = {}  # a place's folded name as it is printed
        self.of_every_state: frozenset[str] = frozenset()  # names of bodies that every state has
        self.optional_heads: frozenset[str] = frozenset()  # heads of a body's name that papers leave out
        self.body_kinds: dict[str, str] = {}  # of a body's head or proper name: state, party, media
        self.aliases: dict[str, str] = {}  # a body's or an outlet's listed names, folded, by the first of them
        self.capitals: dict[str, str] = {}  # capitals and seats of government with their state's code
        self.states: dict[str, str] = {}  # each code's state by its first listed name
        self.outlet_countries: dict[str, str] = {}
        self.multi: dict[str, dict[tuple[str, ...], int]] = {}  # names of several words, by their first
        self.demonyms: dict[str, str] = {}
        self.times: Times = NONE
        self.quantities: Quantities = NO_QUANTITIES
        self.when: When
        self.triggers: dict[str, tuple[str, str]] = {}
        self.adverb_firsts: dict[str, frozenset[str]] = {}
        """What has to stand before the last word of an adverb of two words (إلى القول)."""
        self.twofold: frozenset[str] = frozenset()
        """Verb forms that are also another one behind a glued conjunction: ورد, and و with رد."""
        self.flags: Callable[[str], int] = Flags(self).__getitem__
        """The classes of a folded word; one glued conjunction or preposition is seen through."""
        self.columns: Columns

    def match_multi(self, words: list[str], k: int) -> tuple[int, int]:
        """The length in words and the classes of the longest listed name of several words at ``k``; (0, 0) for none."""
        known = self.multi.get(words[k])
        best = (0, 0)
        for parts, bit in known.items() if known else ():
            n = len(parts)
            if n > best[0] and tuple(words[k : k + n]) == parts:
                best = (n, bit)
        return best
