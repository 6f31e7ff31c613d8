"""The places of an article: the same text elsewhere is a further place, the same place again is nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from qawl.errors import QawlError
from qawl.model import Read
from qawl.record.store import Store
from tests.record.made import HARBOUR, extraction, fetched, harbour, keep, said, table

A = "https://example.org/port"
TEXT = "خبر الميناء"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "r.db") as opened:
        yield opened


def urls(store: Store) -> list[str | None]:
    return [row["url"] for row in table(store, "place")]


def test_a_new_article_has_the_place_that_its_own_row_tells_of(store: Store) -> None:
    assert store.add(harbour(outlet="الراصد", url="https://Example.org:443/x#y")) == "new"
    (place,) = table(store, "place")
    assert (place["path"], place["source"], place["outlet"]) == ("in/harbour.txt", "harbour.txt", "الراصد")
    assert (place["url"], place["day"], place["fetched_at"]) == ("https://example.org/x", "2016-12-14", None)


@pytest.mark.parametrize(
    "other",
    [{"path": "in/other.txt"}, {"outlet": "صحيفة"}, {"url": "https://example.org/x"}, {"source": "member.html"}],
)
def test_another_path_outlet_url_or_member_is_a_further_place_once(store: Store, other: dict[str, str]) -> None:
    store.add(harbour())
    assert store.add(harbour(**other)) == "copy"
    assert store.add(harbour(**other)) == "same"
    assert store.add(harbour()) == "same"
    assert len(table(store, "place")) == 2
    assert list(store.extractions()) == [harbour()]


def test_a_path_is_the_same_however_it_is_written(store: Store) -> None:
    store.add(harbour())
    assert store.add(harbour(path="./in//harbour.txt")) == "same"


def test_one_page_is_one_place_whatever_list_or_archive_it_came_by(store: Store) -> None:
    assert keep(store, fetched(TEXT, A, path="list.txt", outlet="الراصد")) == "new"
    assert keep(store, fetched(TEXT, "https://EXAMPLE.org/port#top", path="march.warc.gz")) == "same"
    assert keep(store, fetched(TEXT, "https://short.example/7", final_url=A)) == "same"
    assert keep(store, fetched(TEXT, "https://short.example/8", final_url="https://mirror.example/port")) == "copy"
    assert keep(store, fetched(TEXT, "https://short.example/8", final_url="https://mirror.example/port2")) == "same"
    assert urls(store) == [A, "https://mirror.example/port"]


def test_a_page_that_calls_itself_by_its_sites_name_is_known_by_what_was_fetched(store: Store) -> None:
    keep(store, fetched(TEXT, A, url="https://example.org/"))
    keep(store, fetched("خبر آخر", "https://example.org/other", url="https://example.org/"))
    assert urls(store) == [A, "https://example.org/other"]
    assert table(store, "revision") == []


def test_a_page_that_was_in_a_file_first_gets_its_evidence_when_it_is_fetched(store: Store) -> None:
    keep(store, Read(article=fetched(TEXT, A).article))
    assert not store.has_url(A)
    assert keep(store, fetched(TEXT, A, "2026-03-05T00:00:00Z")) == "same"
    (place,) = table(store, "place")
    assert (place["fetched_at"], place["evidence"], place["status"]) == ("2026-03-05T00:00:00+00:00", 1, 200)


def test_adding_what_is_there_at_the_same_place_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Store.open(path) as store:
        keep(store, fetched(TEXT, A))
    before = path.read_bytes()
    with Store.open(path) as store:
        assert store.met(fetched(TEXT, A)) == ("same", 0)
        assert store.met(fetched(TEXT, A, "2020-01-01T00:00:00Z", body="another page around it")) == ("same", 0)
    assert path.read_bytes() == before


def test_what_is_not_there_is_not_met_and_what_is_says_how_much_it_says(store: Store) -> None:
    assert store.met(Read(article=harbour().article)) is None
    store.add(harbour())
    assert store.met(Read(article=harbour().article)) == ("same", 5)
    assert store.met(Read(article=harbour(path="b.txt").article)) == ("copy", 5)


def test_nobodys_password_is_kept_anywhere(store: Store, tmp_path: Path) -> None:
    secret = "https://reem:s3cret@example.org/port"
    read = fetched(TEXT, secret, final_url=secret + "?x", path=secret, source=secret, url=secret)
    keep(store, read)
    keep(store, fetched(TEXT, "https://reem:s3cret@other.example/port"))
    with store.running([secret]):
        pass
    store.close()
    for file in tmp_path.iterdir():
        assert b"s3cret" not in file.read_bytes()


def test_half_a_surrogate_pair_is_refused_and_nothing_is_kept(store: Store) -> None:
    store.add(extraction(TEXT))
    whole = fetched(TEXT, A)
    half = msgspec.structs.replace(whole, article=msgspec.structs.replace(whole.article, outlet="\ud800"))
    for read in (fetched(TEXT, "https://example.org/\ud800"), half):
        with pytest.raises(QawlError, match="QAWL-S007"):
            store.met(read)
    assert len(table(store, "place")) == 1


def test_a_search_says_where_else_and_at_how_many_places(store: Store) -> None:
    store.add(harbour())
    for i in range(5):
        store.add(harbour(outlet=f"صحيفة {i}", path=f"{i}.txt"))
    (hit,) = store.search("الإضراب").hits
    assert hit.places == 6
    assert [place.outlet for place in hit.also_at] == ["صحيفة 0", "صحيفة 1", "صحيفة 2"]
    assert store.get(hit.statement.uid).also_at == hit.also_at


def test_a_page_is_fresh_under_every_url_that_it_has_until_it_is_not(store: Store) -> None:
    now = datetime.now(UTC)
    keep(store, fetched(TEXT, "https://short.example/7", now.isoformat(), final_url=A, url="https://example.org/told"))
    keep(store, fetched("خبر قديم", "https://example.org/old", (now - timedelta(days=9)).isoformat()))
    for url in ("https://SHORT.example/7", A + "#x", "https://example.org/told"):
        assert store.has_url(url)
    assert not store.has_url("https://example.org/else")
    assert not store.has_url("https://example.org/old")
    assert store.has_url("https://example.org/old", days=10)
    assert store.has_url("https://example.org/old", days=None)
    keep(store, fetched("خبر قديم", "https://example.org/old", now.isoformat()))  # it has not changed
    assert store.has_url("https://example.org/old")
    assert len(table(store, "place")) == 2


def test_known_urls_can_be_asked_like_a_set_and_count(store: Store) -> None:
    keep(store, fetched(TEXT, A, datetime.now(UTC).isoformat()))
    told: list[str] = []
    known = store.known_urls(then=told.append)
    assert A.replace("//", "//reem:pw@") in known
    assert "https://example.org/else" not in known
    assert 7 not in known
    assert (known.hits, told) == (1, [A])


def test_a_feed_is_no_page_and_neither_is_an_answer_that_holds_several_articles(store: Store) -> None:
    now = datetime.now(UTC).isoformat()
    feed = "https://example.org/feed"
    keep(store, fetched(TEXT, feed, now, url="https://example.org/entry", kind="application/rss+xml"))
    assert not store.has_url(feed)
    assert not store.has_url("https://example.org/entry")
    page = "https://example.org/list"
    keep(store, fetched("الأول", page, now, body="both", url="https://example.org/one"))
    assert store.has_url(page)
    keep(store, fetched("الثاني", page, now, body="both", url="https://example.org/two"))
    assert not store.has_url(page)


def test_places_go_with_their_article(store: Store) -> None:
    store.add(harbour())
    store.add(harbour(path="b.txt"))
    text = HARBOUR + " وقال آخر إن البحر هادئ."
    store.add(extraction(text, said(text, "البحر هادئ", id="1")))
    with store.changing() as connection:
        connection.execute("DELETE FROM article WHERE n = 1")
    assert [row["article"] for row in table(store, "place")] == [2]
