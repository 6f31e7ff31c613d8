"""A statement while it is being found: token indices only. Drafts stay inside rooms 3 and 4."""

from __future__ import annotations

from typing import Final

from qawl.lexicon.compiled import Reading
from qawl.text.phrases import Phrase

VERB: Final = "verb"
PARTICIPLE: Final = "participle"
NOUN: Final = "noun"
SOURCE: Final = "source"
BARE: Final = "bare"

Range = tuple[int, int]


class Draft:
    """One candidate statement. ``[cue, cue_end)`` is the cue (-1 where there is none); ``start`` the content's token.

    ``frame`` is the kind of frame that fitted; ``side`` tells whether the content stands after the cue or before it;
    ``ends_at`` is where its own frame ends the content (a closed quotation), -1 where that is still to be found.
    ``turn`` tells a question from an answer in an interview, and is empty elsewhere.
    """

    __slots__ = (
        "act",
        "addressee",
        "after_clause",
        "before_limit",
        "cue",
        "cue_end",
        "ends_at",
        "frame",
        "glued",
        "kind",
        "limit",
        "object_of",
        "occasion",
        "parent",
        "parts",
        "quoted",
        "reading",
        "relative",
        "relay",
        "sentence",
        "side",
        "start",
        "status",
        "subject",
        "subject_side",
        "turn",
        "verb",
    )

    def __init__(self, kind: str, cue: int, cue_end: int, sentence: Range) -> None:
        self.kind = kind
        self.cue = cue
        self.cue_end = cue_end
        self.sentence = sentence
        self.limit = sentence[1]
        self.verb = -1
        self.reading: Reading | None = None
        self.glued = ""
        self.frame = ""
        self.start = -1
        self.ends_at = -1
        self.side = "after"
        self.parts: list[Range] = []
        self.quoted: list[Range] = []
        self.subject: Phrase | None = None
        self.subject_side = ""
        self.addressee: Range | None = None
        self.relay: Range | None = None
        self.occasion: tuple[int, int, str] | None = None
        self.relative = False
        self.object_of: Range | None = None
        self.status = "said"
        self.act = ""
        self.parent: Draft | None = None
        self.before_limit = -1
        self.after_clause = -1
        self.turn = ""

    @property
    def first(self) -> int:
        """The first token of the statement: the cue, or the content where there is no cue."""
        return self.cue if self.cue >= 0 else self.parts[0][0] if self.parts else self.start
