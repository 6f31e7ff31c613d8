from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from qawl.reading.row_dates import Order, order_of, read_date


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2016", ("2016", "year")),
        ("2016-12", ("2016-12", "month")),
        ("2016-12-14", ("2016-12-14", "day")),
        (" 20161214 ", ("2016-12-14", "day")),
        ("2016-12-14 10:22:33", ("2016-12-14T10:22:33", "time")),
        ("2016-12-14T10:22:33+03:00", ("2016-12-14T10:22:33+03:00", "time")),
        ("2016-12-14T10:22:33Z", ("2016-12-14T10:22:33+00:00", "time")),
        ("2016-12-14 00:00:00", ("2016-12-14", "day")),
        ("2016-12-14T00:00:00+00:00", ("2016-12-14T00:00:00+00:00", "time")),
        ("2016/12/14", ("2016-12-14", "day")),
        ("14/12/2016", ("2016-12-14", "day")),
        ("3/4/2016", ("2016-04-03", "day")),
        ("14-12-2016", ("2016-12-14", "day")),
        ("14.12.2016 09:05", ("2016-12-14T09:05:00", "time")),
        ("12/14/2016", ("2016-12-14", "day")),
        ("3/4/2016 11:05 PM", ("2016-04-03T23:05:00", "time")),
        ("3/4/2016 12:05 a.m.", ("2016-04-03T00:05:00", "time")),
        ("3/4/2016, soon", None),
        ("3/4/2016 99:99", ("2016-04-03", "day")),
        ("١٤/١٢/٢٠١٦", ("2016-12-14", "day")),
        ("14 Dec 2016", ("2016-12-14", "day")),
        ("December 14, 2016", ("2016-12-14", "day")),
        ("Wed, 14 Dec 2016 10:22:33 +0300", ("2016-12-14T10:22:33+03:00", "time")),
        ("1481710953", ("2016-12-14T10:22:33+00:00", "time")),
        ("1481710953000", ("2016-12-14T10:22:33+00:00", "time")),
        (1481710953, ("2016-12-14T10:22:33+00:00", "time")),
        (1481710953.5, ("2016-12-14T10:22:33+00:00", "time")),
        (datetime(2016, 12, 14), ("2016-12-14", "day")),
        (datetime(2016, 12, 14, 1, tzinfo=UTC), ("2016-12-14T01:00:00+00:00", "time")),
        (date(2016, 12, 14), ("2016-12-14", "day")),
        ("", None),
        ("31/31/2016", None),
        ("31/2/2016", None),
        ("0/0/0000", None),
        ("14/12/16", None),
        ("أمس", None),
        (True, None),
        (7, None),
        ("12345", None),
        (float("nan"), None),
        (float("inf"), None),
        (1e300, None),
        ("9" * 13, None),
        ("x" * 100, None),
        (None, None),
        ([2016], None),
    ],
)
def test_forms(value: object, expected: tuple[str, str] | None) -> None:
    assert read_date(value) == expected


def test_numbers_are_dates_only_where_they_may_be() -> None:
    assert read_date(1481710953, numbers=False) is None
    assert read_date("1481710953", numbers=False) is not None


@pytest.mark.parametrize(
    ("values", "order", "third_of_april"),
    [
        ([], "day", "2016-04-03"),
        (["3/4/2016"], "day", "2016-04-03"),
        (["3/4/2016", "14/12/2016"], "day", "2016-04-03"),
        (["3/4/2016", "12/14/2016"], "month", "2016-03-04"),
        (["12/14/2016", "14/12/2016"], "day", "2016-04-03"),
        (["2016/12/14", None, 5, "أمس"], "day", "2016-04-03"),
    ],
)
def test_the_column_says_what_comes_first(values: list[object], order: Order, third_of_april: str) -> None:
    assert order_of(values) == order
    assert read_date("3/4/2016", order_of(values)) == (third_of_april, "day")
