from __future__ import annotations

import io
import json
from typing import Any

import pytest

from qawl.errors import QawlError
from qawl.model import Article, Refusal
from qawl.reading import lines
from qawl.reading.lines import read_lines

TEXT = "قال الوزير إن الميزانية جاهزة."


def read(*rows: object, published: str | None = None) -> list[Article | Refusal]:
    data = b"\n".join(row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows)
    return list(read_lines(io.BytesIO(data), "in/news.jsonl", "news.jsonl", published))


def one(row: object, **options: Any) -> Article:
    (item,) = read(row, **options)
    assert isinstance(item, Article)
    return item


def test_what_is_taken_and_what_passes_through() -> None:
    article = one(
        {
            "id": 7,
            "text": TEXT,
            "title": "الميزانية",
            "url": "https://x.example/1",
            "outlet": "الراصد",
            "tags": ["ا", None],
        }
    )
    assert article.text == f"الميزانية\n{TEXT}"
    assert (article.title, article.url, article.outlet) == ("الميزانية", "https://x.example/1", "الراصد")
    assert (article.source, article.path) == ("news.jsonl", "in/news.jsonl")
    assert article.extra == {"id": 7, "tags": ["ا", None]}


@pytest.mark.parametrize("title", [None, "", "  ", 5])
def test_no_title(title: object) -> None:
    article = one({"text": TEXT, "title": title})
    assert (article.text, article.title) == (TEXT, None)
    assert article.extra == {"title": title}


def test_a_title_that_the_text_begins_with_is_not_doubled() -> None:
    article = one({"text": f"الميزانية\r\n{TEXT}", "title": " الميزانية"})
    assert article.text == f"الميزانية\r\n{TEXT}"


@pytest.mark.parametrize(
    ("row", "given", "expected"),
    [
        ({"published": "2016-12-14"}, None, ("2016-12-14", "day", "field", {})),
        ({"published": "2016-12-14"}, "2020", ("2016-12-14", "day", "field", {})),
        ({"published": None}, "2020", ("2020", "year", "given", {"published": None})),
        ({}, "2020-01-01", ("2020-01-01", "day", "given", {})),
        ({"published": "أمس"}, None, (None, None, None, {"published": "أمس"})),
        ({"published": 1481673600}, None, (None, None, None, {"published": 1481673600})),
    ],
)
def test_published(row: dict[str, object], given: str | None, expected: tuple[object, ...]) -> None:
    article = one({"text": TEXT, **row}, published=given)
    assert (article.published, article.published_precision, article.published_basis, article.extra) == expected


def test_bad_lines_are_refused_one_by_one() -> None:
    good = {"text": TEXT}
    items = read(
        good,
        b"",
        b"{",
        [TEXT],
        {"title": TEXT},
        {"text": ""},
        {"text": 5},
        {"text": "in English"},
        TEXT.encode() + b"\xff",
        good,
        b"[" * 100_000,
        {"text": TEXT + "\ud800"},
        good,
    )
    assert [(item.code, item.source) if isinstance(item, Refusal) else "good" for item in items] == [
        "good",
        ("QAWL-R011", "in/news.jsonl:3"),
        ("QAWL-R011", "in/news.jsonl:4"),
        ("QAWL-R010", "in/news.jsonl:5"),
        ("QAWL-R010", "in/news.jsonl:6"),
        ("QAWL-R010", "in/news.jsonl:7"),
        ("QAWL-R006", "in/news.jsonl:8"),
        ("QAWL-R007", "in/news.jsonl:9"),
        "good",
        ("QAWL-R011", "in/news.jsonl:11"),
        ("QAWL-R011", "in/news.jsonl:12"),
        "good",
    ]


def test_a_line_that_is_too_long_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MAX_FILE_BYTES", 500)
    monkeypatch.setattr(lines, "_CHUNK", 64)
    items = read({"text": TEXT}, {"text": TEXT * 100}, {"text": TEXT})
    assert [getattr(item, "code", None) for item in items] == [None, "QAWL-R003", None]
    assert items[0] == items[2]


@pytest.mark.parametrize(
    "data",
    [b"\x1f\x8b\x08\n\x00\x01\n\x02", b"\xff\xfe" + f'{{"text": "{TEXT}"}}\n{{"text": "{TEXT}"}}'.encode("utf-16-le")],
)
def test_a_file_that_is_no_json_lines_is_refused_once(data: bytes) -> None:
    with pytest.raises(QawlError) as caught:
        read(data)
    assert caught.value.code in {"QAWL-R002", "QAWL-R007", "QAWL-R011"}
    assert caught.value.where == "in/news.jsonl"


def test_other_encodings() -> None:
    row = json.dumps({"text": TEXT}, ensure_ascii=False)
    assert one(b"\xef\xbb\xbf" + row.encode()).text == TEXT
    assert one(row.encode("cp1256")).text == TEXT


def test_lines_are_read_as_they_are_asked_for() -> None:
    stream = io.BytesIO(json.dumps({"text": TEXT}).encode() + b"\n" + b"x" * 1000)
    items = read_lines(stream, "p", "p", None)
    assert isinstance(next(items), Article)
    assert stream.tell() < 500
