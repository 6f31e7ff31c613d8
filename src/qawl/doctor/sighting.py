"""One thing worth a look, in one place of one article, and the classes of such things."""

from __future__ import annotations

from typing import Final, NamedTuple

from qawl.model import Span

VERBS: Final = "verbs"
NOUNS: Final = "nouns"
PARTICIPLES: Final = "participles"
CUES: Final = "cues"
IDLE: Final = "idle"
QUOTATIONS: Final = "quotations"
SPEAKERS: Final = "speakers"
CONTENTS: Final = "contents"

CLASSES: Final[dict[str, str]] = {
    VERBS: "unknown words where a verb of saying stands: before أن or إن, a colon, an opening quotation mark",
    NOUNS: "nouns before بأن that are no noun of saying yet",
    PARTICIPLES: "unknown participles behind a comma, before أن, إلى أن, بأن or عن",
    CUES: "cue words that made no statement though a clause or speech opens behind them, by reason",
    QUOTATIONS: "quotations as long as speech, without a cue or a statement, by the word at their edge",
    SPEAKERS: "statements whose speaker stays unknown or is withheld, by what the name rests on",
    CONTENTS: "contents of more than 80 words, by frame and cue",
    IDLE: "cue words that made no statement and have no clause behind them, by reason: mostly no cues",
}
"""Every class by its name, with what stands in it."""


class Sighting(NamedTuple):
    """``key`` is what sightings are counted by, ``printed`` that word or those words as they stand here; ``span`` (code
    points) is what to look at, ``note`` what else is known of it; ``opens`` what a verb or cue was seen before."""

    kind: str
    key: str
    printed: str
    span: Span
    note: str = ""
    opens: str = ""
