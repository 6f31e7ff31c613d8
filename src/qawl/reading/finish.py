"""The last step of every reader: a decoded text and what is known of it become an article."""

from __future__ import annotations

import os
from typing import Any

from qawl.errors import QawlError
from qawl.model import Article
from qawl.reading import dates
from qawl.reading.article import make_article


def given_date(published: str | None) -> str | None:
    """The date given for all inputs, checked. Raises QAWL-A001 where it is no ISO year, month, day or time."""
    if published is not None and dates.parse(published) is None:
        raise QawlError("QAWL-A001", "published", f"{published!r} is no date: write 2016-12-14")
    return published


def finish(text: str, *, path: str, source: str, where: str, given: str | None, **known: Any) -> Article:
    """The article of ``text``. ``given`` is the date given for all inputs, used where ``known`` brings none.

    Raises QAWL-R004, naming ``where``, for a text that is too long.
    """
    if given is not None and "published" not in known and (date := dates.parse(given)):
        known.update(published=date[0], published_precision=date[1], published_basis="given")
    try:
        return make_article(text, source=printable(source), path=printable(path), **known)
    except QawlError as error:
        raise QawlError(error.code, where, error.why) from error


def printable(path: str) -> str:
    """``path`` as text that any store or wire can hold: bytes of a name that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")
