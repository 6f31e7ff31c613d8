from __future__ import annotations

import io
import json
from typing import Any

import pytest

from qawl.errors import QawlError
from qawl.reading import json_document
from qawl.reading.inputs import Input, Options
from qawl.reading.json_document import read_json
from qawl.reading.json_text import json_value
from tests.reading.given import OTHER, TEXT, article, codes, link, read


def test_one_object() -> None:
    (item,) = read(read_json, json.dumps({"body": TEXT, "headline": "الجسر", "id": 4}, indent=2))
    assert (article(item).text, article(item).title, article(item).extra) == (f"الجسر\n{TEXT}", "الجسر", {"id": 4})


def test_an_array_and_what_is_wrong_in_it() -> None:
    rows = [{"text": TEXT}, 5, {"id": 1}, {"url": "https://rasid.example/1", "date": "2016-12-14"}, {"text": OTHER}]
    items = read(read_json, json.dumps(rows, indent=1))
    assert codes(items) == [
        ("read", TEXT),
        ("QAWL-R011", "in/news.x:2"),
        ("QAWL-R010", "in/news.x:3"),
        ("link", "https://rasid.example/1"),
        ("read", OTHER),
    ]
    assert link(items[3]).known["published"] == "2016-12-14"


def test_an_object_that_holds_an_array() -> None:
    data = {"count": 2, "tags": ["ا"], "articles": [{"content": TEXT}, {"content": OTHER}]}
    assert codes(read(read_json, json.dumps(data))) == [("read", TEXT), ("read", OTHER)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1256"])
def test_other_encodings(encoding: str) -> None:
    data = json.dumps([{"نص": TEXT}], ensure_ascii=False).encode(encoding)
    assert codes(read(read_json, data)) == [("read", TEXT)]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
def test_where_the_pieces_are_cut_makes_no_difference(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"text": f'{TEXT} \\ " [1] {{2}}, \\\\" {i}', "n": [{}, [[]], "]"]} for i in range(3)]
    monkeypatch.setattr(json_document, "_CHUNK", size)
    items = read(read_json, json.dumps(rows, ensure_ascii=False))
    assert [article(item).text for item in items] == [row["text"] for row in rows]


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        ("[]", "QAWL-R005", "in/news.x"),
        ('[{"text": "' + TEXT, "QAWL-R011", "in/news.x:1"),
        ("[1] x", "QAWL-R011", "in/news.x"),
        ("[" * 100_000, "QAWL-R015", "in/news.x"),
    ],
)
def test_arrays_that_break_off(data: str, code: str, where: str) -> None:
    assert codes(read(read_json, data))[-1] == (code, where)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("{", "QAWL-R011"),
        ("5", "QAWL-R011"),
        ('{"a": {"b": 1}}', "QAWL-R024"),
        ('{"a": [{"text": "x"}], "b": [{"text": "y"}]}', "QAWL-R024"),
        ('{"a":' * 100_000, "QAWL-R011"),
        ("", "QAWL-R005"),
    ],
)
def test_documents_of_no_use(data: str, code: str) -> None:
    with pytest.raises(QawlError) as caught:
        read(read_json, data)
    assert caught.value.code == code


def test_an_array_is_never_held_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_document, "MAX_FILE_BYTES", 200)
    monkeypatch.setattr(json_document, "_CHUNK", 64)
    many = json.dumps([{"text": TEXT}] * 3, ensure_ascii=False)
    assert len(many.encode()) > 200
    assert len(codes(read(read_json, many))) == 3
    assert codes(read(read_json, json.dumps([{"text": TEXT * 9}])))[-1] == ("QAWL-R003", "in/news.x:1")
    with pytest.raises(QawlError, match="QAWL-R003"):
        read(read_json, json.dumps({"text": TEXT * 9}))


def test_it_is_read_as_it_is_asked_for() -> None:
    stream = io.BytesIO(json.dumps([{"text": TEXT}] * 5000).encode())
    first = next(read_json(Input(stream, where="w", path="p", source="s"), Options()))
    assert article(first).text == TEXT
    assert stream.tell() < 200_000


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'"\ud800x"', "\ufffdx"),
        (r'"\udc00\ud800"', "\ufffd\ufffd"),
        (r'"\ud83d\ude00"', "\U0001f600"),
        (r'"\\ud800"', "\\ud800"),
        (r'"\\\ud800"', "\\\ufffd"),
        (r'"\u0628"', "ب"),
    ],
)
def test_lone_surrogates(text: str, value: Any) -> None:
    assert json_value(text, "w") == value
