"""What another lexicon does to the statements of an article: those it adds, loses and changes."""

from __future__ import annotations

from typing import Final

import msgspec

from qawl.model import Article, Extraction, Span, Statement

ADDED: Final = "added"
LOST: Final = "lost"
CHANGED: Final = "changed"
KINDS: Final = (ADDED, LOST, CHANGED)
FIELDS: Final = ("cue", "content", "speaker", "act", "status", "parent")
"""What is compared, in the order in which it is told."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One statement that differs. ``before`` is None where it is added, ``after`` where it is lost; ``fields`` (of
    FIELDS) tells what differs in one that is changed."""

    kind: str
    fields: tuple[str, ...]
    before: Statement | None
    after: Statement | None

    @property
    def at(self) -> Span:
        """Where to look: the cue, or the content of a statement without one."""
        statement = self.after or self.before
        assert statement is not None
        return statement.cue or statement.content[0]


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """One article under two lexicons: how many statements each finds, and every difference in the order of the text."""

    article: Article
    before: int
    after: int
    changes: tuple[Change, ...]


def compare(before: Extraction, after: Extraction) -> Compared:
    """The differences between two extractions of one article.

    Two statements are one where they have the same cue, or (none of them taken yet) where their contents begin at the
    same character. A parent counts as changed where it is another statement, not where it has another number.
    """
    pairs = _pairs(before.statements, after.statements)
    of = {b.id: a.id for b, a in pairs}
    taken = {a.id for _, a in pairs}
    changes = [Change(kind=LOST, fields=(), before=b, after=None) for b in before.statements if b.id not in of]
    changes += [Change(kind=ADDED, fields=(), before=None, after=a) for a in after.statements if a.id not in taken]
    for b, a in pairs:
        fields = tuple(f for f in FIELDS if _differs(f, b, a, of))
        if fields:
            changes.append(Change(kind=CHANGED, fields=fields, before=b, after=a))
    changes.sort(key=lambda change: (change.at, change.kind))
    return Compared(
        article=after.article, before=len(before.statements), after=len(after.statements), changes=tuple(changes)
    )


def _pairs(before: tuple[Statement, ...], after: tuple[Statement, ...]) -> list[tuple[Statement, Statement]]:
    out = []
    rest = list(before)
    free = list(after)
    for key in (_cue, _content):
        places: dict[Span | int, list[Statement]] = {}
        for statement in reversed(free):
            places.setdefault(key(statement), []).append(statement)
        left = []
        for b in rest:
            same = places.get(key(b))
            if same:
                out.append((b, same.pop()))
            else:
                left.append(b)
        matched = {a.id for _, a in out}
        rest, free = left, [a for a in free if a.id not in matched]
    return out


def _cue(statement: Statement) -> Span | int:
    return statement.cue if statement.cue is not None else statement.content[0][0]


def _content(statement: Statement) -> Span | int:
    return statement.content[0][0]


def _differs(field: str, before: Statement, after: Statement, of: dict[str, str]) -> bool:
    if field == "speaker":
        return name(before) != name(after)
    if field == "status":
        return before.cue_status != after.cue_status
    if field == "parent":
        return (of.get(before.parent, "") if before.parent else None) != after.parent
    return bool(getattr(before, field) != getattr(after, field))


def name(statement: Statement) -> str | None:
    """The speaker's name as it is shown, None where it is unknown or withheld."""
    return statement.speaker.name if statement.speaker is not None else None
