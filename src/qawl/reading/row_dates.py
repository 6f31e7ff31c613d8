"""Dates as tables hold them: ISO, day or month first, English months, the form of e-mail, seconds since 1970."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from typing import Final, Literal

from qawl.reading.dates import Precision, parse

Order = Literal["day", "month"]
"""What a date such as 3/4/2016 puts first."""

_LONGEST: Final = 60
_EPOCHS: Final = (631_152_000, 4_102_444_800)
"""1990 and 2100: a number outside is no date of news."""

_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_PARTS: Final = re.compile(r"([0-9]{1,4})([/.-])([0-9]{1,2})\2([0-9]{1,4})(?:[ T,]{1,2}([0-9][^\n]{0,40}+))?\Z")
_CLOCK: Final = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]{1,9})?)?(?: ?([AaPp])\.?[Mm]\.?)?\Z")
_NUMBER: Final = re.compile(r"[0-9]{9,13}(?:\.[0-9]{1,6})?\Z")
_ENGLISH: Final = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y")


def read_date(value: object, order: Order = "day", numbers: bool = True) -> tuple[str, Precision] | None:
    """The ISO form and the precision of a cell's date; None where it holds none.

    ``value`` is text, a number (where ``numbers`` allows it), a ``date`` or a ``datetime``. A time of exactly midnight
    without a zone is taken for the day: exports write days so.
    """
    if isinstance(value, datetime):
        return _time(value)
    if isinstance(value, date):
        return value.isoformat(), "day"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _epoch(float(value)) if numbers else None
    if not isinstance(value, str) or not value or len(value) > _LONGEST:
        return None
    return _text(value.strip().translate(_DIGITS), order)


def order_of(values: Iterable[object]) -> Order:
    """Whether the dates of a column put the day or the month first, as far as one of them has a number above 12 there.

    The day, as Arabic papers write, where none tells or the two tell different things.
    """
    first = second = False
    for value in values:
        if isinstance(value, str) and len(value) <= _LONGEST:
            match = _PARTS.match(value.strip().translate(_DIGITS))
            if match and len(match[1]) <= 2:
                first = first or int(match[1]) > 12
                second = second or int(match[3]) > 12
    return "month" if second and not first else "day"


def _text(value: str, order: Order) -> tuple[str, Precision] | None:
    if not value:
        return None
    if len(value) < 9 or not value.isdigit():
        read = parse(value)
        if read is not None and read[1] != "time":
            return read
        if read is not None:
            return _time(datetime.fromisoformat(read[0]))
    if _NUMBER.match(value):
        return _epoch(float(value))
    return _parts(value, order) or _english(value) or _mail(value)


def _time(at: datetime) -> tuple[str, Precision]:
    if at.tzinfo is None and at.time() == time():
        return at.date().isoformat(), "day"
    return at.isoformat(), "time"


def _epoch(seconds: float) -> tuple[str, Precision] | None:
    if seconds > 100 * _EPOCHS[0]:
        seconds /= 1000  # milliseconds
    if not _EPOCHS[0] <= seconds < _EPOCHS[1]:
        return None
    return datetime.fromtimestamp(int(seconds), UTC).isoformat(), "time"


def _parts(value: str, order: Order) -> tuple[str, Precision] | None:
    match = _PARTS.match(value)
    if match is None:
        return None
    a, b, c = int(match[1]), int(match[3]), int(match[4])
    if len(match[1]) == 4:
        year, month, day = a, b, c
    elif len(match[4]) != 4 or len(match[1]) > 2:
        return None
    elif (order == "day" or a > 12) and b <= 12:
        year, month, day = c, b, a
    else:
        year, month, day = c, a, b
    try:
        on = date(year, month, day)
    except ValueError:
        return None
    if match[5] is None:
        return on.isoformat(), "day"
    clock = _clock(match[5].strip())
    return _time(datetime.combine(on, clock)) if clock is not None else (on.isoformat(), "day")


def _clock(value: str) -> time | None:
    match = _CLOCK.match(value)
    if match is None:
        return None
    hour = int(match[1])
    if match[4]:
        hour = hour % 12 + (12 if match[4] in "Pp" else 0)
    try:
        return time(hour, int(match[2]), int(match[3] or 0))
    except ValueError:
        return None


def _english(value: str) -> tuple[str, Precision] | None:
    for form in _ENGLISH:
        try:
            return datetime.strptime(value, form).date().isoformat(), "day"
        except ValueError:
            continue
    return None


def _mail(value: str) -> tuple[str, Precision] | None:
    if not value.isascii() or ":" not in value:
        return None
    try:
        return _time(parsedate_to_datetime(value))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
