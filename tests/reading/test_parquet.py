from __future__ import annotations

import io
import os
import random
import sys
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, BinaryIO, cast

import pytest

from qawl.errors import QawlError
from qawl.reading import parquet as room
from qawl.reading.inputs import Input, Options
from qawl.reading.parquet import read_parquet
from tests.reading.given import OTHER, TEXT, article, codes, link, read

arrow = pytest.importorskip("pyarrow", reason="pyarrow is an extra: pip install 'qawl[parquet]'")
parquet = pytest.importorskip("pyarrow.parquet")


def table(columns: dict[str, Any], **options: Any) -> bytes:
    out = io.BytesIO()
    parquet.write_table(arrow.table(columns), out, **options)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["string", "large_string", "binary", "dictionary"])
def test_columns_of_text(kind: str) -> None:
    column = arrow.array([TEXT, OTHER])
    column = column.dictionary_encode() if kind == "dictionary" else column.cast(kind)
    items = read(read_parquet, table({"content": column, "n": [1, 2]}))
    assert codes(items) == [("read", TEXT), ("read", OTHER)]
    assert article(items[1]).extra == {"n": 2}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (datetime(2016, 12, 14, 10, 22, 33), "2016-12-14T10:22:33"),
        (date(2016, 12, 14), "2016-12-14"),
        (1481710953, "2016-12-14T10:22:33+00:00"),
        ("14/12/2016", "2016-12-14"),
    ],
)
def test_columns_of_dates(value: object, expected: str) -> None:
    assert article(read(read_parquet, table({"text": [TEXT], "publish_date": [value]}))[0]).published == expected


def test_other_columns_go_to_extra_as_json_has_them() -> None:
    columns = {
        "text": [TEXT],
        "nested": [{"a": [1.5, float("nan")], "when": datetime(2016, 12, 14, 1)}],
        "bytes": [b"\xff"],
        "price": [Decimal("1.50")],
        "long": [timedelta(seconds=5)],
        "none": arrow.array([None], arrow.string()),
    }
    assert article(read(read_parquet, table(columns))[0]).extra == {
        "nested": {"a": [1.5, None], "when": "2016-12-14T01:00:00"},
        "bytes": "/w==",
        "price": "1.50",
        "long": 5.0,
    }


def test_links_and_rows_without_text() -> None:
    items = read(read_parquet, table({"url": ["https://rasid.example/1", "x"], "title": ["الجسر", "ب"]}))
    assert codes(items) == [("link", "https://rasid.example/1"), ("QAWL-R010", "in/news.x:2")]
    assert link(items[0]).known == {"title": "الجسر"}


def test_row_groups_are_read_one_after_the_other() -> None:
    data = table({"text": [f"{TEXT} {i}" for i in range(500)]}, row_group_size=100)
    items = read(read_parquet, data)
    assert len(items) == 500
    assert article(items[499]).text == f"{TEXT} 499"


def test_a_pipe_is_copied_first() -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as out:
        out.write(table({"text": [TEXT]}))
    with os.fdopen(reading, "rb") as stream:
        items = list(read_parquet(Input(stream, where="-", path="-", source="-"), Options()))
    assert codes(items) == [("read", TEXT)]


def test_a_pipe_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_SPOOL_BYTES", 5_000_000)
    with open("/dev/zero", "rb") as endless, pytest.raises(QawlError, match="QAWL-R003"):
        list(read_parquet(Input(cast(BinaryIO, _Pipe(endless)), where="-", path="-", source="-"), Options()))


class _Pipe(io.RawIOBase):
    """A stream that can't be wound back."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        return self._stream.read(size)

    def seekable(self) -> bool:
        return False


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"id": [1]}, "QAWL-R024"),
        ({"text": [5]}, "QAWL-R025"),
        ({"text": [[TEXT]]}, "QAWL-R025"),
    ],
)
def test_tables_of_no_use(columns: dict[str, Any], code: str) -> None:
    with pytest.raises(QawlError) as caught:
        read(read_parquet, table(columns))
    assert caught.value.code == code


def test_no_rows() -> None:
    assert codes(read(read_parquet, table({"text": arrow.array([], arrow.string())}))) == [("QAWL-R005", "in/news.x")]


@pytest.mark.parametrize("data", [b"PAR1", b"PAR1" + b"\xff" * 100, b"PAR1\xff\xff\xff\x7fPAR1", b"PAR1" * 3])
def test_footers_that_lie(data: bytes) -> None:
    with pytest.raises(QawlError, match="QAWL-R025"):
        read(read_parquet, data)


def test_a_row_group_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_ROW_GROUP_BYTES", 50)
    with pytest.raises(QawlError, match="QAWL-R016"):
        read(read_parquet, table({"text": [TEXT] * 50}))


def test_flipped_bits_cost_a_refusal_or_some_rows_and_never_the_process() -> None:
    data = table({"text": [TEXT, OTHER] * 20, "n": [{"a": 1}] * 40}, row_group_size=10)
    chance = random.Random(5)
    found = set()
    for _ in range(400):
        bad = bytearray(data)
        bad[chance.randrange(len(bad))] ^= 1 << chance.randrange(8)
        try:
            items = read(read_parquet, bytes(bad))
            assert items
            found |= {code for code, _ in codes(items)}
        except QawlError as error:
            found.add(error.code)
    assert {"read", "QAWL-R025"} <= found <= {"read", "QAWL-R025", "QAWL-R024", "QAWL-R010", "QAWL-R016", "QAWL-R006"}


def test_where_the_library_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(QawlError, match=r"QAWL-R029.*qawl\[parquet\]"):
        read(read_parquet, b"PAR1")
