"""What another lexicon adds, loses and changes. Every text is invented."""

from __future__ import annotations

import msgspec

from qawl.difference import ADDED, CHANGED, LOST, Change, compare
from qawl.extract import extract_article
from qawl.model import Extraction, Statement
from qawl.reading.article import make_article

TEXT = (
    "قال الحارس سعيد النجار إن الباب مغلق، مضيفا أن القفل قديم. وأكدت المديرة هند الراوي أن البلدية تقول إن السوق آمن."
)
FOUND = extract_article(make_article(TEXT))


def edited(*statements: Statement) -> Extraction:
    return msgspec.structs.replace(FOUND, statements=statements)


def changes(*statements: Statement) -> tuple[Change, ...]:
    return compare(FOUND, edited(*statements)).changes


def test_the_text_has_what_the_tests_need() -> None:
    assert [s.parent for s in FOUND.statements] == [None, None, None, "3"]


def test_nothing_differs_from_itself() -> None:
    compared = compare(FOUND, FOUND)
    assert (compared.before, compared.after, compared.changes) == (4, 4, ())


def test_lost_and_added() -> None:
    first, second, *rest = FOUND.statements
    (lost,) = compare(FOUND, edited(first, *rest)).changes
    assert (lost.kind, lost.before, lost.after, lost.at) == (LOST, second, None, second.cue)
    (added,) = compare(edited(first, *rest), FOUND).changes
    assert (added.kind, added.before, added.after) == (ADDED, None, second)


def test_numbers_that_shift_are_no_change() -> None:
    first, *rest = FOUND.statements
    shifted = [
        msgspec.structs.replace(s, id=str(int(s.id) - 1), parent=str(int(s.parent) - 1) if s.parent else None)
        for s in rest
    ]
    assert [c.kind for c in changes(*shifted)] == [LOST]
    assert changes(*shifted)[0].before == first


def test_each_field_is_told() -> None:
    first, second, third, fourth = FOUND.statements
    assert first.speaker is not None
    replace = msgspec.structs.replace
    speaker = replace(first.speaker, name=None, runner_up=first.speaker.name)
    start, end = first.content[0]
    for other, fields in (
        (replace(first, speaker=speaker), ("speaker",)),
        (replace(first, content=((start, end - 5),)), ("content",)),
        (replace(first, act="deny", cue_status="not_said"), ("act", "status")),
    ):
        (change,) = changes(other, second, third, fourth)
        assert (change.kind, change.fields, change.before, change.after) == (CHANGED, fields, first, other)
    (change,) = changes(first, second, third, replace(fourth, parent=None))
    assert change.fields == ("parent",)
    (change,) = changes(first, second, third, replace(fourth, parent="1"))
    assert change.fields == ("parent",)


def test_another_cue_for_the_same_content_is_a_change_and_no_loss() -> None:
    first, second, third, fourth = FOUND.statements
    assert first.cue is not None
    moved = msgspec.structs.replace(first, cue=(first.cue[0], first.cue[1] + 7))
    (change,) = changes(moved, second, third, fourth)
    assert (change.kind, change.fields) == (CHANGED, ("cue",))


def test_a_parent_whose_cue_moved_is_the_same_parent() -> None:
    first, second, third, fourth = FOUND.statements
    assert third.cue is not None
    moved = msgspec.structs.replace(third, cue=(third.cue[0] + 1, third.cue[1]))
    (change,) = changes(first, second, moved, fourth)
    assert (change.after, change.fields) == (moved, ("cue",))


def test_a_lost_parent_changes_the_statement_that_stood_in_it() -> None:
    first, second, _, fourth = FOUND.statements
    kinds = [(c.kind, c.fields) for c in changes(first, second, msgspec.structs.replace(fourth, parent=None))]
    assert kinds == [(LOST, ()), (CHANGED, ("parent",))]
