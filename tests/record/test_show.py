from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qawl.errors import QawlError
from qawl.record.store import Store
from tests.record.made import harbour


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "r.db") as opened:
        opened.add(harbour())
        yield opened


def test_a_statement_with_its_article_and_its_chain(store: Store) -> None:
    kept = harbour()
    nested = kept.statements[4]
    found = store.get(nested.uid)
    assert found.statement == nested
    assert found.article == kept.article
    assert found.parents == (kept.statements[3],)
    assert store.get(kept.statements[0].uid).parents == ()


def test_as_much_of_the_uid_as_names_one(store: Store) -> None:
    statements = harbour().statements
    head, at = statements[0].uid.split(":")
    assert store.get(f" {head}:{at[:-1]} ").statement == statements[0]
    for part in (head, head[:1], f"{head}:"):
        with pytest.raises(QawlError, match="QAWL-S009") as caught:
            store.get(part)
        assert caught.value.why.count(head) == 3
        assert caught.value.why.endswith(", …")


def test_a_whole_uid_that_others_begin_with(store: Store) -> None:
    uid = harbour().statements[0].uid
    store._connection.execute("UPDATE statement SET uid = ? WHERE id = '2'", (uid + "9",))
    assert store.get(uid).statement.id == "1"
    assert store.get(uid + "9").statement.id == "2"
    with pytest.raises(QawlError, match="QAWL-S009"):
        store.get(uid[:-1])


@pytest.mark.parametrize("uid", ["", "0" * 12, "%", "_", "قال", "3f9c'--", "g", "F" * 12])
def test_no_such_uid(store: Store, uid: str) -> None:
    with pytest.raises(QawlError, match="QAWL-S006"):
        store.get(uid)
