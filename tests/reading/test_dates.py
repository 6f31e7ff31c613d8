from __future__ import annotations

import pytest

from qawl.reading.dates import bounds, parse


@pytest.mark.parametrize(
    ("value", "read", "days"),
    [
        ("2016-12-14", ("2016-12-14", "day"), ("2016-12-14", "2016-12-14")),
        (" 2016-12-14\n", ("2016-12-14", "day"), ("2016-12-14", "2016-12-14")),
        ("20161214", ("2016-12-14", "day"), ("2016-12-14", "2016-12-14")),
        ("2016-12-14T23:30:00Z", ("2016-12-14T23:30:00Z", "time"), ("2016-12-14", "2016-12-14")),
        ("2016-12-14 23:30", ("2016-12-14 23:30", "time"), ("2016-12-14", "2016-12-14")),
        ("2016-12-14T23:30:00+03:00", ("2016-12-14T23:30:00+03:00", "time"), ("2016-12-14", "2016-12-14")),
        ("2016-02", ("2016-02", "month"), ("2016-02-01", "2016-02-29")),
        ("2016", ("2016", "year"), ("2016-01-01", "2016-12-31")),
    ],
)
def test_dates(value: str, read: tuple[str, str], days: tuple[str, str]) -> None:
    assert parse(value) == read
    assert bounds(value) == days


@pytest.mark.parametrize(
    "value", ["", "yesterday", "14/12/2016", "2016-13", "2016-00", "0000", "2016-02-30", "٢٠١٦", "16"]
)
def test_no_dates(value: str) -> None:
    assert parse(value) is None
    assert bounds(value) is None
