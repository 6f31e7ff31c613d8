"""Calendar arithmetic: units, shifts, parts, the Hijri calendar, EDTF."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.language import dates as d
from qawl.language.dates import Days


@pytest.mark.parametrize(
    ("unit", "first", "last"),
    [
        ("day", "2016-12-14", "2016-12-14"),
        ("week", "2016-12-12", "2016-12-18"),
        ("month", "2016-12-01", "2016-12-31"),
        ("year", "2016-01-01", "2016-12-31"),
        ("decade", "2010-01-01", "2019-12-31"),
        ("century", "2000-01-01", "2099-12-31"),
    ],
)
def test_the_unit_around_a_day(unit: d.Unit, first: str, last: str) -> None:
    found = d.around(date(2016, 12, 14), unit)
    assert (str(found.first), str(found.last), found.unit) == (first, last, unit)


@pytest.mark.parametrize(
    ("count", "unit", "day"),
    [
        (1, "month", "2016-02-29"),
        (-2, "month", "2015-11-30"),
        (13, "month", "2017-02-28"),
        (-1, "year", "2015-01-31"),
        (2, "week", "2016-02-14"),
        (1, "decade", "2026-01-31"),
    ],
)
def test_a_day_shifted_stays_within_its_month(count: int, unit: d.Unit, day: str) -> None:
    assert str(d.shifted(date(2016, 1, 31), count, unit)) == day


@given(st.dates(date(100, 1, 1), date(9800, 1, 1)), st.sampled_from(["day", "week", "month", "year", "decade"]))
def test_the_parts_of_a_unit_lie_in_it_and_in_order(day: date, unit: d.Unit) -> None:
    whole = d.around(day, unit)
    parts = [d.part(whole, edge) for edge in ("begin", "middle", "end")]
    assert whole.first is not None
    assert whole.last is not None
    assert all(p.first is not None and p.last is not None for p in parts)
    assert all(whole.first <= p.first <= p.last <= whole.last for p in parts)  # type: ignore[operator]
    if unit not in ("day", "week"):
        assert parts[0].last < parts[1].first  # type: ignore[operator]
        assert parts[1].last < parts[2].first  # type: ignore[operator]


@pytest.mark.parametrize(
    ("hijri", "day"),
    [
        ((1437, 9), "2016-06-06"),
        ((1438, 1), "2016-10-02"),
        ((1446, 6), "2024-12-02"),
        ((1343, 1), "1924-08-01"),
        ((1, 1), "0622-07-19"),  # tabular; the Julian 16 July
    ],
)
def test_where_hijri_months_begin(hijri: tuple[int, int], day: str) -> None:
    assert str(d.hijri_start(*hijri)) == day


@given(st.dates(date(1000, 1, 1), date(2070, 1, 1)))
def test_a_day_lies_in_its_hijri_month(day: date) -> None:
    found = d.hijri_month(*d.hijri_of(day))
    assert found.first is not None
    assert found.last is not None
    assert found.first <= day <= found.last
    assert 28 <= (found.last - found.first).days <= 30


def days(first: str | None, last: str | None, unit: d.Unit) -> Days:
    return Days(*(date.fromisoformat(end) if end else None for end in (first, last)), unit)


@pytest.mark.parametrize(
    ("given_days", "edtf"),
    [
        (days("2016-12-14", "2016-12-14", "day"), "2016-12-14"),
        (days("2016-12-14", "2016-12-16", "day"), "2016-12-14/2016-12-16"),
        (days("2016-12-12", "2016-12-18", "week"), "2016-12-12/2016-12-18"),
        (days("2016-12-01", "2016-12-31", "month"), "2016-12"),
        (days("2016-12-01", "2016-12-10", "month"), "2016-12-01/2016-12-10"),
        (days("2016-01-01", "2016-06-30", "month"), "2016-01/2016-06"),
        (days("2016-01-01", "2016-12-31", "year"), "2016"),
        (days("2015-01-01", "2016-12-31", "year"), "2015/2016"),
        (days("2016-12-14", "2020-12-31", "year"), "2016-12-14/2020"),
        (days("1990-01-01", "1999-12-31", "decade"), "199X"),
        (days("1800-01-01", "1899-12-31", "century"), "18XX"),
        (days(None, "2011-12-31", "year"), "../2011"),
        (days("2017-06-25", None, "month"), "2017-06-25/.."),
        (days(None, None, "day"), None),
    ],
)
def test_edtf(given_days: Days, edtf: str | None) -> None:
    assert d.edtf(given_days) == edtf
