"""What a person mends outlives linking anew and adding again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qawl.errors import QawlError
from qawl.linking import edits
from qawl.linking.listing import entity
from qawl.linking.relink import relink
from qawl.record.store import Store
from tests.linking.made import LINKER, added, entities_of, speaks


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "r.db") as opened:
        yield opened


def ids(store: Store, uids: list[str]) -> list[str]:
    found = entities_of(store, uids)
    assert all(found)
    return [id for id in found if id]


def test_a_merge_holds_for_what_is_there_for_what_comes_and_after_linking_anew(store: Store) -> None:
    uids = added(
        store, speaks("محمود الكرداني"), speaks("أبو مازن الكرداني"), speaks("أبو مازن الكرداني", about="كلاما")
    )
    a, b, _ = ids(store, uids)
    assert a != b
    assert edits.merge(store, a, b, by="هدى") == a
    assert ids(store, uids) == [a, a, a]
    uids += added(store, speaks("أبو مازن الكرداني", about="خبرا"))
    assert ids(store, uids) == [a] * 4
    relink(store, LINKER)
    assert ids(store, uids) == [a] * 4
    with store.reading() as connection:
        shown = entity(connection, b, LINKER.lex)  # the old id leads to what it went into
    assert shown.entity.id == a
    assert dict(shown.names) == {"محمود الكرداني": 1, "أبو مازن الكرداني": 3}
    assert [(edit["kind"], edit["author"]) for edit in shown.edits] == [("merge", "هدى")]


def test_a_merge_holds_where_the_other_spelling_is_read_first(tmp_path: Path) -> None:
    one, two = speaks("محمود الكرداني"), speaks("أبو مازن الكرداني")
    with Store.open(tmp_path / "r.db") as store:
        uids = added(store, two, one)
        b, a = ids(store, uids)
        edits.merge(store, a, b)
        relink(store, LINKER)
        assert ids(store, uids) == [a, a]


def test_statements_that_were_split_off_stay_where_they_are(store: Store) -> None:
    uids = added(store, speaks("سامي الحداد", "الكاتب"), speaks("سامي الحداد", about="كلاما"))
    a, same = ids(store, uids)
    assert a == same
    new = edits.split(store, a, [uids[1]], LINKER)
    assert ids(store, uids) == [a, new]
    relink(store, LINKER)
    assert ids(store, uids) == [a, new]
    with store.reading() as connection:
        assert dict(entity(connection, a, LINKER.lex).names) == {"سامي الحداد": 1}
        assert dict(entity(connection, new, LINKER.lex).names) == {"سامي الحداد": 1}
        assert entity(connection, new, LINKER.lex).statements[0]["confidence"] == 1.0


def test_a_name_that_was_set_stays_and_the_spellings_too(store: Store) -> None:
    uids = added(store, speaks("سامي الحداد"))
    (a,) = ids(store, uids)
    edits.rename(store, a, "  سامي   الحداد (الكاتب) ")
    uids += added(store, speaks("سامي الحداد", about="كلاما"))
    relink(store, LINKER)
    assert ids(store, uids) == [a, a]
    with store.reading() as connection:
        shown = entity(connection, a, LINKER.lex)
    assert shown.entity.name == "سامي الحداد (الكاتب)"
    assert dict(shown.names) == {"سامي الحداد": 2}


def test_what_cannot_be_mended_is_refused_and_changes_nothing(store: Store) -> None:
    uids = added(store, speaks("سامي الحداد"), speaks("الكرملين"), speaks("هند الطبري"))
    a, kremlin, other = ids(store, uids)
    for refused, code in [
        (lambda: edits.merge(store, a, a), "QAWL-E002"),
        (lambda: edits.merge(store, a, kremlin), "QAWL-E002"),
        (lambda: edits.merge(store, a, "e000"), "QAWL-E001"),
        (lambda: edits.rename(store, "e000", "x"), "QAWL-E001"),
        (lambda: edits.rename(store, a, "  "), "QAWL-A001"),
        (lambda: edits.split(store, a, [uids[0], uids[2]], LINKER), "QAWL-E003"),
        (lambda: edits.split(store, a, [], LINKER), "QAWL-E003"),
    ]:
        with pytest.raises(QawlError, match=code):
            refused()
    assert ids(store, uids) == [a, kremlin, other]
    with store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM entity_edit").fetchone()[0] == 0
