from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from qawl.errors import QawlError
from qawl.record.store import Store
from tests.record.made import HARBOUR, fetched, harbour, keep, said, table

A, B = "https://example.org/a", "https://example.org/b"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "r.db") as opened:
        yield opened


def test_it_comes_back_as_it_was_but_for_cookies(store: Store) -> None:
    read = fetched(HARBOUR, "https://short.example/1", "2026-03-01T13:00:00+03:00", final_url=A)
    keep(store, read, said(HARBOUR, "الإضراب مستمر", id="1"))
    (given,) = store.evidence()
    assert read.evidence is not None
    assert given.body == read.evidence.body
    assert given.sha256 == hashlib.sha256(given.body).hexdigest()
    assert (given.url, given.final_url, given.status) == ("https://short.example/1", A, 200)
    assert given.fetched_at == "2026-03-01T10:00:00+00:00"
    assert given.headers == (("content-type", "text/html; charset=utf-8"), ("server", "nginx"))
    assert zlib.decompress(table(store, "evidence")[0]["body"]) == given.body


def test_it_is_found_by_any_url_and_by_a_statement(store: Store) -> None:
    statement = said(HARBOUR, "الإضراب مستمر", id="1")
    keep(store, fetched(HARBOUR, "https://short.example/1", final_url=A), statement)
    keep(store, fetched("نص آخر", B))
    for what in ("https://short.example/1", A + "#x", statement.uid):
        assert [given.final_url for given in store.evidence(what)] == [A]
    assert list(store.evidence("https://example.org/none")) == []
    with pytest.raises(QawlError, match="QAWL-S006"):
        list(store.evidence("ffff"))


def test_the_same_bytes_are_kept_once(store: Store) -> None:
    keep(store, fetched("نص", A, body="x"))
    keep(store, fetched("نص", B, body="x"))
    keep(store, fetched("نص ثان", B, body="x"))
    assert len(table(store, "place")) == 3
    assert len(table(store, "evidence")) == 1
    # The last two are one answer of one page, cut into two articles.
    assert [given.url for given in store.evidence()] == [A, B]
    assert len(list(store.evidence_listed())) == 3


def test_without_the_bytes_what_is_known_of_them_stays(store: Store) -> None:
    read = fetched("نص", A)
    keep(store, read, keep_raw=False)
    assert list(store.evidence()) == []
    (kept,) = store.evidence_listed()
    assert read.evidence is not None
    assert (kept.url, kept.sha256, kept.bytes) == (A, read.evidence.sha256, None)
    assert store.has_url(A, days=None)
    assert keep(store, read) == "same"  # asked for now, they are kept after all
    assert [given.body for given in store.evidence()] == [read.evidence.body]


def test_a_digest_that_is_wrong_is_not_believed(store: Store) -> None:
    import msgspec

    read = fetched("نص", A)
    assert read.evidence is not None
    lying = msgspec.structs.replace(read, evidence=msgspec.structs.replace(read.evidence, sha256="0" * 64))
    keep(store, lying)
    assert [given.sha256 for given in store.evidence()] == [read.evidence.sha256]
    assert [kept.sha256 for kept in store.evidence_listed()] == [read.evidence.sha256]


def test_bytes_go_with_the_last_place_that_they_stand_behind(store: Store) -> None:
    keep(store, fetched("نص", A, body="x"))
    keep(store, fetched("نص ثان", A, body="x"))
    store.add(harbour())
    with store.changing() as connection:
        connection.execute("DELETE FROM article WHERE n = 1")
    assert len(table(store, "evidence")) == 1
    with store.changing() as connection:
        connection.execute("DELETE FROM article WHERE n = 2")
    assert table(store, "evidence") == []
    assert store.count() == (1, 5)
