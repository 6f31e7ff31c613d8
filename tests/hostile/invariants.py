"""What holds for the statements of any text whatever."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from qawl.export.jsonl import encode
from qawl.extract import extract_article
from qawl.model import Extraction, Span, Statement
from qawl.reading.article import make_article


def spans(s: Statement) -> Iterator[tuple[str, Span]]:
    """Every span of a statement with the name of its field."""
    yield from (("content", part) for part in s.content)
    fields = {"cue": s.cue, "sentence": s.sentence}
    if s.speaker is not None:
        fields |= {"speaker.mention": s.speaker.mention, "speaker.antecedent": s.speaker.antecedent}
    for name in ("relay", "addressee", "occasion", "horizon", "said_on"):
        linked = getattr(s, name)
        fields[name] = None if linked is None else linked.mention
    yield from ((name, span) for name, span in fields.items() if span is not None)


def check(extraction: Extraction) -> None:
    """Assert all of it."""
    article, statements = extraction.article, extraction.statements
    text, by_id = article.text, {s.id: s for s in statements}
    assert len(by_id) == len(statements), "ids are unique"
    assert len({s.uid for s in statements}) == len(statements), "uids are unique"
    for s in statements:
        for name, (a, b) in spans(s):
            assert 0 <= a < b <= len(text), f"{name} {a, b} of {s.id} is empty or outside"
        assert s.content, f"{s.id} has no content"
        assert s.text == tuple(text[a:b] for a, b in s.content)
        assert all(left[1] <= right[0] for left, right in pairwise(s.content)), s.content
        a, b = s.cue or (s.content[0][0], s.content[-1][1])
        assert s.uid == f"{article.id.removeprefix('sha256:')[:12]}:{a}-{b}"
        assert 0.0 <= s.confidence.span <= 1.0
        assert s.confidence.speaker is None or 0.0 <= s.confidence.speaker <= 1.0
        for when in (s.said_on, s.horizon):
            if when is not None and when.from_ and when.to:
                assert when.from_ <= when.to, f"{s.id} ends before it begins"
        above = list(ancestors(s, by_id))
        assert s.depth == len(above)
        assert len(s.according_to) <= len(above)
    encode(extraction).decode()


def ancestors(s: Statement, by_id: dict[str, Statement]) -> Iterator[Statement]:
    """The parents of a statement, nearest first. Asserts that each is there and that none comes twice."""
    seen = {s.id}
    while s.parent is not None:
        assert s.parent not in seen, f"{s.id} is its own ancestor"
        assert s.parent in by_id, f"the parent {s.parent} of {s.id} is not there"
        seen.add(s.parent)
        s = by_id[s.parent]
        yield s


def checked(text: str, published: str | None = None) -> Extraction:
    """Extract ``text``, check everything, and hand the extraction on."""
    extraction = extract_article(make_article(text, published=published))
    check(extraction)
    return extraction
