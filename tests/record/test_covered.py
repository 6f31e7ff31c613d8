from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qawl.errors import QawlError
from qawl.record.covered import Day, by_month
from qawl.record.store import Store
from tests.record.made import extraction, fetched, keep, said

WADI, RASED = "صحيفة الوادي", "الراصد"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "r.db") as opened:
        days = (
            (WADI, "2026-03-01"),
            (WADI, "2026-03-01T18:00:00+03:00"),
            (WADI, "2026-03-02"),
            (WADI, "2026-03-06"),
            (WADI, "2026-03-09"),
            (WADI, "2026-02"),
            (WADI, None),
            (RASED, "2025"),
            (None, "2026-03-01"),
        )
        for i, (outlet, published) in enumerate(days):
            text = f"قال الوزير إن الأمر رقم {i} تم"
            opened.add(extraction(text, said(text, f"الأمر رقم {i} تم", id="1"), outlet=outlet, published=published))
        yield opened


def outlets(store: Store, **asked: Any) -> dict[str | None, int]:
    return {outlet.outlet: outlet.articles for outlet in store.covered(**asked).outlets}


def test_outlets_by_days_with_gaps_and_what_has_no_date(store: Store) -> None:
    covered = store.covered()
    assert (covered.articles, covered.statements) == (9, 9)
    wadi = covered.outlets[0]
    assert (wadi.outlet, wadi.articles, wadi.statements, wadi.undated) == (WADI, 7, 7, 1)
    assert (wadi.first, wadi.last) == ("2026-02-01", "2026-03-09")
    assert wadi.gaps == (("2026-03-03", "2026-03-05"), ("2026-03-07", "2026-03-08"))
    assert wadi.gap_days == 5
    assert [(day.day, day.articles, day.statements) for day in wadi.days] == [
        ("2026-02", 1, 1),
        ("2026-03-01", 2, 2),
        ("2026-03-02", 1, 1),
        ("2026-03-06", 1, 1),
        ("2026-03-09", 1, 1),
    ]
    assert [(outlet.outlet, outlet.first, outlet.last) for outlet in covered.outlets[1:]] == [
        (None, "2026-03-01", "2026-03-01"),
        (RASED, "2025-01-01", "2025-12-31"),
    ]


def test_an_article_at_two_outlets_counts_for_each_and_once_for_one(store: Store) -> None:
    text = "قال الوزير إن النهر هادئ"
    for outlet, path in ((WADI, "a"), (WADI, "b"), (RASED, "c")):
        store.add(extraction(text, said(text, "النهر هادئ", id="1"), outlet=outlet, path=path, published="2026-03-20"))
    assert outlets(store, from_="2026-03-20") == {WADI: 1, RASED: 1}
    assert store.covered().articles == 10


def test_an_outlet_without_a_name_goes_by_the_host_of_its_pages(store: Store) -> None:
    keep(store, fetched("خبر", "https://www.news.example/1", published="2026-04-01"))
    assert outlets(store, from_="2026-04") == {"news.example": 1}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"outlets": ("الوادى",)}, {WADI: 7}),
        ({"outlets": ("الوادي", "الراصد")}, {WADI: 7, RASED: 1}),
        ({"outlets": ("الوادي صحيفه",)}, {WADI: 7}),
        ({"outlets": ("النهر",)}, {}),
        ({"from_": "2026-03"}, {WADI: 5, None: 1}),
        ({"from_": "2026-03-02", "to": "2026-03-06"}, {WADI: 2}),
        ({"to": "2026-02"}, {WADI: 1, RASED: 1}),
    ],
)
def test_what_is_asked_for(store: Store, asked: dict[str, Any], expected: dict[str | None, int]) -> None:
    assert outlets(store, **asked) == expected


@pytest.mark.parametrize("asked", [{"from_": "soon"}, {"to": "2026-13"}, {"outlets": ("«»",)}])
def test_what_cannot_be_asked(store: Store, asked: dict[str, Any]) -> None:
    with pytest.raises(QawlError, match="QAWL-A001"):
        store.covered(**asked)


def test_days_by_month() -> None:
    days = [Day(day=day, articles=n, statements=2 * n) for n, day in enumerate(("2025", "2026-01-01", "2026-01-31"), 1)]
    assert by_month([*days, Day(day="2026-01", articles=4, statements=0)]) == (
        Day(day="2025", articles=1, statements=2),
        Day(day="2026-01", articles=9, statements=10),
    )
