"""JSON Lines with columns of any name (``tests/reading/test_lines.py`` is about lines as 0.1 read them)."""

from __future__ import annotations

import json

import pytest

from qawl.errors import QawlError
from qawl.reading.lines import read_jsonl
from tests.reading.given import OTHER, TEXT, article, codes, link, read


def lines(*rows: object) -> str:
    return "\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)


def test_guessed_columns() -> None:
    row = {
        "article_text": TEXT,
        "headline": "الجسر",
        "link": "https://me:pw@rasid.example/1",
        "site": "الراصد",
        "byline": "سلمى",
        "publish_date": "14/12/2016",
        "tags": ["ا", {"b": None}],
    }
    found = article(read(read_jsonl, lines(row))[0])
    assert found.text == f"الجسر\n{TEXT}"
    assert (found.title, found.url, found.outlet, found.author) == (
        "الجسر",
        "https://rasid.example/1",
        "الراصد",
        "سلمى",
    )
    assert (found.published, found.published_precision, found.published_basis) == ("2016-12-14", "day", "field")
    assert found.extra == {"tags": ["ا", {"b": None}]}


def test_named_columns() -> None:
    row = {"text": "رقم", "story": TEXT, "when": 1481710953, "date": "2001"}
    found = article(read(read_jsonl, lines(row), columns={"text": "story", "published": "when"})[0])
    assert (found.text, found.published) == (TEXT, "2016-12-14T10:22:33+00:00")
    assert found.extra == {"text": "رقم", "date": "2001"}


def test_lines_of_different_columns_in_one_file() -> None:
    items = read(read_jsonl, lines({"text": TEXT}, {"نص": OTHER}, {"body": None, "url": "https://rasid.example/1"}))
    assert codes(items) == [("read", TEXT), ("read", OTHER), ("QAWL-R010", "in/news.x:3")]


def test_a_url_without_a_column_of_text_is_a_link() -> None:
    row = {"url": "https://rasid.example/1", "title": "الجسر", "source": "الراصد", "date": "2016-12-14", "id": 3}
    (item,) = read(read_jsonl, lines(row), known={"outlet": "غيره", "author": "سلمى"})
    assert (link(item).url, link(item).where, link(item).fallback) == ("https://rasid.example/1", "in/news.x:1", None)
    assert link(item).known == {
        "title": "الجسر",
        "outlet": "الراصد",
        "author": "سلمى",
        "published": "2016-12-14",
        "published_precision": "day",
        "published_basis": "field",
        "extra": {"id": 3},
    }


def test_what_cannot_be_taken_stays_in_extra() -> None:
    found = article(read(read_jsonl, lines({"text": TEXT, "title": ["ا"], "date": "قريبا", "pub_date": "2016"}))[0])
    assert (found.title, found.published) == (None, "2016")
    assert found.extra == {"title": ["ا"], "date": "قريبا"}


def test_lone_surrogates_are_mapped() -> None:
    row = '{"text": "' + TEXT + '\\ud83d", "id": "\\udc00"}'
    found = article(read(read_jsonl, row)[0])
    assert (found.text, found.extra) == (f"{TEXT}\ufffd", {"id": "\ufffd"})


def test_the_date_given_for_all_comes_last() -> None:
    items = read(read_jsonl, lines({"text": TEXT}, {"text": TEXT, "date": "2016"}), published="2020")
    assert [article(item).published for item in items] == ["2020", "2016"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_wide_encodings_are_refused_once(encoding: str) -> None:
    with pytest.raises(QawlError) as caught:
        read(read_jsonl, lines({"text": TEXT}, {"text": TEXT}).encode(encoding))
    assert (caught.value.code, caught.value.where) == ("QAWL-R007", "in/news.x")
