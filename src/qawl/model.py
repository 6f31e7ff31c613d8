"""What leaves a room: the records of Qawl, frozen and typed.

Spans are ``(start, end)`` pairs of Unicode code points into the article's text exactly as it was given, so that
``text[start:end]`` is the words as printed. The wire form (``qawl/1``) is written by :mod:`qawl.export.jsonl` from
these records field by field: a field is added here, never renamed or dropped.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Span = tuple[int, int]
"""``[start, end)`` in code points of the article's text."""

Mode = Literal["direct", "indirect", "mixed"]
CueStatus = Literal["said", "not_said", "expected", "hypothetical"]
Act = Literal[
    "assert",
    "announce",
    "deny",
    "accuse",
    "criticize",
    "support",
    "demand",
    "propose",
    "promise",
    "warn",
    "predict",
    "express",
    "ask",
]
Bound = Literal["exact", "about", "at_least", "at_most", "range"]
Basis = Literal["at_cue", "title", "carried", "pronoun", "metonym"]

ACTS: tuple[str, ...] = Act.__args__  # type: ignore[attr-defined]
MODES: tuple[str, ...] = Mode.__args__  # type: ignore[attr-defined]
STATUSES: tuple[str, ...] = CueStatus.__args__  # type: ignore[attr-defined]


class Record(msgspec.Struct, frozen=True):
    """The base of every record that leaves a room."""


class Mention(Record, frozen=True, kw_only=True):
    """Words of the article that name somebody: the medium that carried a statement, the one addressed."""

    mention: Span
    name: str | None = None


class Speaker(Record, frozen=True, kw_only=True):
    """Who said it, with the evidence.

    ``mention`` is None where the speaker is implied (وأضاف); ``antecedent`` is then the span that names the speaker.
    ``name`` is None where the evidence does not reach the display threshold: ``runner_up`` and ``candidates`` say who
    was considered, in order.
    """

    mention: Span | None = None
    name: str | None = None
    entity: str | None = None
    basis: Basis | None = None
    antecedent: Span | None = None
    runner_up: str | None = None


class Occasion(Record, frozen=True, kw_only=True):
    """Where it was said: interview, press_conference, statement, speech, parliament, court, post, meeting, report."""

    mention: Span
    kind: str
    medium: str | None = None
    place: str | None = None


class Horizon(Record, frozen=True, kw_only=True):
    """By when something promised, predicted, hoped or announced is to happen. Dates are ISO, both ends included."""

    mention: Span
    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None
    precision: str | None = None
    edtf: str | None = None


class Quantity(Record, frozen=True, kw_only=True):
    """How much of what: a number that the content gives.

    ``mention`` holds the words from the bound to the unit. ``value`` is the number (the lower end of a range, whose
    upper end is ``max``); ``unit`` a UCUM code, an ISO 4217 currency, ``%`` or the counted noun's lemma, None where the
    words name none.
    """

    mention: Span
    value: int | float
    max: int | float | None = None
    unit: str | None = None
    bound: Bound = "exact"


class SaidOn(Record, frozen=True, kw_only=True):
    """The day or days on which it was said (ISO, both ends included), and on what that rests.

    ``mention`` is the phrase of time where ``basis`` is ``mention``; its days are None where they can't be told. A
    ``published`` basis only bounds the day from above: nobody may show it as the day of saying.
    """

    mention: Span | None = None
    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None
    basis: Literal["mention", "dateline", "published"] | None = None
    edtf: str | None = None


class Confidence(Record, frozen=True, kw_only=True):
    """Of the boundaries, of the speaker within the article, of the identity in the world: three things, 0 to 1."""

    span: float
    speaker: float | None = None
    identity: float | None = None


class Statement(Record, frozen=True, kw_only=True):
    """One act of saying that the article attributes to somebody (FORMAT.md tells each field)."""

    id: str
    uid: str
    cue: Span | None
    cue_status: CueStatus = "said"
    content: tuple[Span, ...]
    speaker: Speaker | None = None
    relay: Mention | None = None
    addressee: Mention | None = None
    occasion: Occasion | None = None
    said_on: SaidOn | None = None
    mode: Mode
    act: Act
    act_detail: str | None = None
    parent: str | None = None
    depth: int = 0
    according_to: tuple[str, ...] = ()
    horizon: Horizon | None = None
    quantities: tuple[Quantity, ...] = ()
    confidence: Confidence
    text: tuple[str, ...]
    sentence: Span


class About(Record, frozen=True, kw_only=True):
    """Words of a content that name somebody or a place: the span, the name in the record, its entity's id there."""

    mention: Span
    name: str
    entity: str | None = None


class Article(Record, frozen=True, kw_only=True):
    """One article as found. ``text`` is title, newline, body where they come apart; it is never changed.

    ``id`` is ``sha256:`` and the SHA-256 of the text in UTF-8; ``published`` an ISO date (or date and time) or None.
    """

    id: str
    text: str
    source: str | None = None
    path: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    published_precision: str | None = None
    published_basis: str | None = None
    language: str | None = None
    extra: dict[str, Any] = msgspec.field(default_factory=dict)


class Extraction(Record, frozen=True, kw_only=True):
    """An article with the statements found in it, and what found them."""

    article: Article
    statements: tuple[Statement, ...]
    qawl: str
    lexicon: str


class Refusal(Record, frozen=True, kw_only=True):
    """An input that was not read: what, where, why and what to do (``docs/errors.md`` explains each code)."""

    code: str
    source: str
    message: str
    hint: str


class Evidence(Record, frozen=True, kw_only=True):
    """What a server answered, as it came: kept so that what was read can be shown and written out again.

    ``url`` is what was asked for and ``final_url`` where redirects led, both without credentials; ``fetched_at`` is UTC
    in ISO form; ``body`` the bytes of the answer with its transfer and content coding undone, ``sha256`` their digest
    (hex); ``headers`` the answer's, in their order, names in lower case.
    """

    url: str
    final_url: str
    status: int
    fetched_at: str
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    sha256: str = ""


class LeftOut(Record, frozen=True, kw_only=True):
    """Something of a page that is not in the article's text: what kind of thing (``menu``, ``related``, ``caption``,
    ``share``, ``comments``, ``hidden``, ``other``), how many characters, and how it begins."""

    kind: str
    chars: int
    begins: str = ""


class Read(Record, frozen=True, kw_only=True):
    """An article as it was read, with what stands behind it: the bytes it came in, and what was left out of it.

    ``modified`` is the page's own day of its last change (ISO) where it tells one.
    """

    article: Article
    evidence: Evidence | None = None
    modified: str | None = None
    left_out: tuple[LeftOut, ...] = ()
