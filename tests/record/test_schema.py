from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from qawl.record import schema
from qawl.record.rows import statement_row
from qawl.record.store import Store
from tests.record.made import HARBOUR, extraction, fetched, harbour, keep, table


@pytest.fixture
def connection(tmp_path: Path) -> sqlite3.Connection:
    return sqlite3.connect(tmp_path / "r.db", isolation_level=None)


def test_a_new_file_goes_through_every_step(connection: sqlite3.Connection) -> None:
    assert schema.is_blank(connection)
    assert not schema.is_record(connection)
    schema.migrate(connection)
    assert schema.is_record(connection)
    assert not schema.is_blank(connection)
    assert schema.version(connection) == len(schema.MIGRATIONS)


def test_an_older_record_is_brought_up_and_keeps_what_it_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(tmp_path / "r.db") as store:
        store.add(harbour())
    later = (*schema.MIGRATIONS, ("ALTER TABLE article ADD COLUMN seen TEXT", "CREATE INDEX seen ON article (seen)"))
    monkeypatch.setattr(schema, "MIGRATIONS", later)
    monkeypatch.setattr(schema.migrate, "__defaults__", (later,))
    with Store.open(tmp_path / "r.db", create=False) as store:
        assert list(store.extractions()) == [harbour()]
        assert schema.version(store._connection) == len(later)
        assert store._connection.execute("SELECT seen FROM article").fetchone()[0] is None


def test_a_step_that_fails_leaves_nothing(connection: sqlite3.Connection) -> None:
    steps = (("CREATE TABLE one (a)",), ("CREATE TABLE two (a)", "CREATE TABLE one (a)"))
    with pytest.raises(sqlite3.OperationalError):
        schema.migrate(connection, steps)
    assert schema.version(connection) == 1
    assert [row[0] for row in connection.execute("SELECT name FROM sqlite_master")] == ["one"]


def test_the_index_follows_the_statements(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db") as store:
        store.add(harbour())
        c = store._connection
        c.execute("UPDATE statement SET terms = 'غيره' WHERE id = '3'")
        assert store.search("الإضراب").total == 0
        c.execute("DELETE FROM article")
        assert store.count() == (0, 0)
        assert c.execute("SELECT count(*) FROM statement_search WHERE statement_search MATCH 'غيره'").fetchone()[0] == 0
        c.execute("INSERT INTO statement_search (statement_search, rank) VALUES ('integrity-check', 1)")


def test_a_record_of_before_the_day_of_saying_is_brought_up(connection: sqlite3.Connection) -> None:
    schema.migrate(connection, schema.MIGRATIONS[:1])
    old = {row[1] for row in connection.execute("PRAGMA table_info(statement)")}
    schema.migrate(connection, schema.MIGRATIONS[:2])
    new = {row[1] for row in connection.execute("PRAGMA table_info(statement)")}
    assert new - old == {"said_on"}


def test_a_record_from_before_quantities_is_brought_up(connection: sqlite3.Connection) -> None:
    schema.migrate(connection, schema.MIGRATIONS[:2])
    old = {row[1] for row in connection.execute("PRAGMA table_info(statement)")}
    schema.migrate(connection, schema.MIGRATIONS[:3])
    new = {row[1] for row in connection.execute("PRAGMA table_info(statement)")}
    assert new - old == {"quantities"}


OLD_ARTICLE = (
    "INSERT INTO article (id, text, source, path, url, outlet, published, extra, qawl, lexicon, added_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, '{}', '0.1.0', '2026.11', '2026-05-01T00:00:00+00:00')"
)


def test_a_record_from_before_places_gets_one_for_each_article_and_works(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    connection = sqlite3.connect(path, isolation_level=None)
    schema.migrate(connection, schema.MIGRATIONS[:4])
    kept = harbour(url="https://reem:pw@Example.org:443/port#top", source="https://reem:pw@example.org/port")
    for article in (kept.article, extraction("نص آخر", published="2016-12").article):
        values = (article.id, article.text, article.source, article.path, article.url, article.outlet)
        connection.execute(OLD_ARTICLE, (*values, article.published))
    for place, statement in enumerate(kept.statements):
        row = {"article": 1, **statement_row(place, statement)}
        names = ", ".join(row)
        connection.execute(f"INSERT INTO statement ({names}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))
    connection.close()
    with Store.open(path, create=False) as store:
        first, second = table(store, "place")
        assert (first["article"], first["url"], first["outlet"]) == (1, "https://example.org/port", "example.org")
        assert (first["source"], first["path"]) == ("https://example.org/port", "in/harbour.txt")
        assert (first["day"], second["day"], second["url"]) == ("2016-12-14", "2016-12", None)
        assert first["read_at"] == first["seen_at"] == "2026-05-01T00:00:00+00:00"
        assert "reem" not in str(table(store, "article"))
        assert [made.statements for made in store.extractions()] == [kept.statements, ()]
        assert store.search("الإضراب").hits[0].places == 1
        assert store.add(extraction("نص آخر", published="2016-12")) == "same"
        assert keep(store, fetched(HARBOUR, "https://example.org/port")) == "same"
        assert keep(store, fetched("نص جديد", "https://example.org/port", "2026-11-01T00:00:00Z")) == "revised"
        assert store.covered().articles == 3
        assert schema.version(store._connection) == len(schema.MIGRATIONS)
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
