"""Dates as pages print them."""

from datetime import date, timedelta

import pytest

from qawl.reading.html.moments import in_address, machine, printed

MACHINE = {
    "2021-03-16": ("2021-03-16", "day"),
    "2021-03-16T09:30:00+03:00": ("2021-03-16T09:30:00+03:00", "time"),
    "2021-03-16T09:30Z": ("2021-03-16T09:30:00+00:00", "time"),
    "2021-03-16T09:30+0300": ("2021-03-16T09:30:00+03:00", "time"),
    "2021-3-6 9:05:00": ("2021-03-06T09:05:00", "time"),
    "2020-02-18 T 07:20:50 +0330": ("2020-02-18T07:20:50+03:30", "time"),
    "2021-03-16T00:00:00": ("2021-03-16", "day"),
    "2021-03-16T25:99:00": ("2021-03-16", "day"),
    "2021-03": ("2021-03", "month"),
    "Tue, 16 Mar 2021 10:00:00 GMT": ("2021-03-16", "day"),
    "الثلاثاء، 16 مارس 2021 - 12:09 م": ("2021-03-16", "day"),
}
PRINTED = {
    "الثلاثاء 16 مارس 2021": "2021-03-16",
    "١٦ آذار ٢٠٢١": "2021-03-16",
    "الثلاثاء 16 آذار/مارس 2021 09:22 مساء": "2021-03-16",
    "الثلاثاء 16 مارس (آذار) 2021": "2021-03-16",
    "16 من مارس 2021": None,
    "16-03-2021": "2021-03-16",
    "2021/3/16": "2021-03-16",
    "١ / ١٢ / ٢٠٢٠": "2020-12-01",
    "03/16/2021": "2021-03-16",
    "8 كانون الثاني 2016": "2016-01-08",
    "March 16, 2021": "2021-03-16",
    "16th of nothing 2021": None,
    "مارس 2021": None,
    "31 فبراير 2021": None,
    "16 مارس 1890": None,
    "رقم 16 / 2021": None,
}


@pytest.mark.parametrize("value", MACHINE)
def test_dates_for_programs(value: str) -> None:
    assert machine(value) == MACHINE[value]


@pytest.mark.parametrize("line", PRINTED)
def test_dates_for_readers(line: str) -> None:
    moment = printed(line)
    assert (moment and moment.value) == PRINTED[line]


def test_what_is_no_date() -> None:
    for value in (None, 5, "", "soon", "1994-12-31", "0000-00-00", "9" * 400, ["x"], {}):
        assert machine(value) is None


def test_no_day_lies_ahead() -> None:
    today = date.today()
    assert machine((today + timedelta(days=1)).isoformat()) is not None
    assert machine((today + timedelta(days=5)).isoformat()) is None


def test_dates_in_addresses() -> None:
    days = {
        "https://a.example/2021/03/16/x": "2021-03-16",
        "https://a.example/story/2021/3/6/x/1": "2021-03-06",
        "https://a.example/news/2020-06-03-1.3874341": "2020-06-03",
        "https://a.example/arab/202003171044893040-x/": "2020-03-17",
        "https://a.example/2013/world/8/3/x/": "2013-08-03",
        "https://a.example/2020/11/2338761/": "2020-11",
        "https://a.example/news/3126898/1/x": None,
        "https://2021-03-16.example/x": None,
    }
    for url, day in days.items():
        moment = in_address(url)
        assert (moment and moment.value) == day, url
