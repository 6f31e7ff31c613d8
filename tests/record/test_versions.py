"""Pages that changed: what came after what, once each, and what a page holds now."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from qawl.model import Read
from qawl.record.store import Store
from tests.record.made import extraction, fetched, keep, said, table

URL = "https://example.org/port"
A, B, C = "قالت الوزيرة إن الميناء مفتوح", "قالت الوزيرة إن الميناء مغلق", "قالت الوزيرة إن الميناء مفتوح غدا"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "r.db") as opened:
        yield opened


def at(day: int) -> str:
    return f"2026-03-{day:02}T10:00:00+00:00"


def pairs(store: Store) -> set[tuple[str, str, bool]]:
    """(earlier, later, whether the later one is what the page holds)."""
    found = list(store.revisions())
    assert len(found) == len({(r.earlier.article.id, r.later.article.id) for r in found})
    return {(r.earlier.article.text, r.later.article.text, r.current) for r in found}


def test_another_text_at_a_url_is_a_revision_and_the_old_one_stays(store: Store) -> None:
    statement = said(A, "الميناء مفتوح", id="1", cue="قالت")
    assert keep(store, fetched(A, URL, at(1)), statement) == "new"
    before = table(store, "article"), table(store, "statement"), table(store, "place")
    assert keep(store, fetched(B, URL + "#x", at(2))) == "revised"
    assert (table(store, "article")[:1], table(store, "statement"), table(store, "place")[:1]) == before
    assert pairs(store) == {(A, B, True)}
    assert store.get(statement.uid).later == fetched(B, URL).article.id


def test_what_was_not_fetched_counts_by_when_it_was_read(store: Store) -> None:
    keep(store, Read(article=fetched(A, URL).article))
    assert keep(store, Read(article=fetched(B, URL).article)) == "revised"
    assert keep(store, Read(article=fetched(A, URL).article)) == "same"
    assert pairs(store) == {(A, B, True)}


def test_there_and_back_again_ends(store: Store) -> None:
    a, b = said(A, "الميناء مفتوح", id="1"), said(B, "الميناء مغلق", id="1")
    kinds = [keep(store, fetched(t, URL, at(d)), s) for d, (t, s) in enumerate([(A, a), (B, b)] * 4, 1)]
    assert kinds == ["new", "revised"] + ["same"] * 6
    assert pairs(store) == {(A, B, True), (B, A, False)}
    assert (store.get(a.uid).later, store.get(b.uid).later) == (fetched(B, URL).article.id, None)
    keep(store, fetched(A, URL, at(9)))
    assert pairs(store) == {(A, B, False), (B, A, True)}
    assert (store.get(a.uid).later, store.get(b.uid).later) == (None, fetched(A, URL).article.id)


@pytest.mark.parametrize("order", list(permutations([(1, A), (2, B), (3, C)])))
def test_in_whatever_order_archives_are_read_the_page_holds_what_was_fetched_last(
    store: Store, order: tuple[tuple[int, str], ...]
) -> None:
    for day, text in order:
        keep(store, fetched(text, URL, at(day)))
    found = pairs(store)
    days = {A: 1, B: 2, C: 3}
    assert all(days[earlier] < days[later] for earlier, later, _ in found)
    assert all(current == (later == C) for _, later, current in found)
    assert {earlier for earlier, _, _ in found} == {A, B}
    before = [table(store, name) for name in ("place", "revision")]
    for day, text in order:
        assert keep(store, fetched(text, URL, at(day))) == "same"
    assert [table(store, name) for name in ("place", "revision")] == before


def test_a_page_that_now_holds_what_stood_elsewhere(store: Store) -> None:
    keep(store, fetched(A, URL, at(1)))
    keep(store, fetched(B, "https://other.example/b", at(1)))
    assert keep(store, fetched(B, URL, at(2))) == "copy"
    assert pairs(store) == {(A, B, True)}


def test_a_redirect_is_followed_by_both_its_urls(store: Store) -> None:
    keep(store, fetched(A, "https://short.example/1", at(1), final_url=URL))
    assert keep(store, fetched(B, "https://short.example/1", at(2), final_url="https://example.org/moved")) == "revised"
    assert keep(store, fetched(C, URL, at(3))) == "revised"
    assert pairs(store) == {(A, B, True), (A, C, True)}


def test_parts_of_one_answer_and_entries_of_a_feed_are_no_versions(store: Store) -> None:
    for text in (A, B):
        keep(store, fetched(text, URL, at(1), body="both"))
    assert pairs(store) == set()
    feed = "https://example.org/feed"
    for day, text in enumerate(("خبر", "خبر ثان", "خبر ثالث"), 1):
        keep(store, fetched(text, feed, at(day), kind="application/rss+xml", url=f"https://example.org/e{day}"))
    assert pairs(store) == set()


def test_a_site_alone_is_no_page(store: Store) -> None:
    for text in (A, B):
        assert store.add(extraction(text, url="https://example.org/")) == "new"
    assert pairs(store) == set()


def test_only_those_of_one_url_are_listed(store: Store) -> None:
    for url, texts in ((URL, (A, B)), ("https://example.org/other", ("خبر", "خبر ثان"))):
        for day, text in enumerate(texts, 1):
            keep(store, fetched(text, url, at(day)))
    assert [r.url for r in store.revisions()] == [URL, "https://example.org/other"]
    assert [r.url for r in store.revisions("https://EXAMPLE.org/port#x")] == [URL]


def test_what_is_taken_away_is_no_later_version(store: Store) -> None:
    statement = said(A, "الميناء مفتوح", id="1")
    keep(store, fetched(A, URL, at(1)), statement)
    keep(store, fetched(B, URL, at(2)))
    with store.changing() as connection:
        connection.execute("DELETE FROM article WHERE n = 2")
    assert store.get(statement.uid).later is None
    assert pairs(store) == set()
