"""Inputs for the readers' tests, and what came of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from qawl.model import Article, Read, Refusal
from qawl.reading.inputs import Columns, Input, Link, Options

TEXT = "قال وزير النقل سليم العطار إن الجسر جاهز."
OTHER = "أكدت مديرة المرفأ ليلى منصور أن العمل لن يتوقف."

Reader = Callable[[Input, Options], Iterator[Any]]


def given(data: bytes | str, **told: Any) -> Input:
    """An input at ``in/news.x``."""
    raw = data.encode() if isinstance(data, str) else data
    return Input(raw, where="in/news.x", path="in/news.x", source="news.x", **told)


def read(
    reader: Reader,
    data: bytes | str,
    *,
    published: str | None = None,
    columns: dict[str, str] | None = None,
    **told: Any,
) -> list[Any]:
    """All that ``reader`` gives of ``data``."""
    return list(reader(given(data, **told), Options(published=published, columns=Columns(**(columns or {})))))


def article(item: Any) -> Article:
    """The article of an outcome that is one."""
    assert isinstance(item, Read), item
    return item.article


def link(item: Any) -> Link:
    """The outcome, which is a link."""
    assert isinstance(item, Link), item
    return item


def codes(items: list[Any]) -> list[tuple[str, str]]:
    """What came, in short: refusals by code and place, links by URL, articles by the first line of their text."""
    return [
        (item.code, item.source)
        if isinstance(item, Refusal)
        else ("link", item.url)
        if isinstance(item, Link)
        else ("read", article(item).text.splitlines()[0])
        for item in items
    ]
