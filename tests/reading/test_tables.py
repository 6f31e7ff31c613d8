from __future__ import annotations

import io
import tracemalloc

import pytest

from qawl import limits
from qawl.errors import QawlError
from qawl.reading import csv_lines
from qawl.reading.csv_lines import delimiter_of
from qawl.reading.inputs import Input, Options
from qawl.reading.tables import read_csv
from tests.reading.given import OTHER, TEXT, article, codes, link, read


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1256"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_delimiters_and_encodings(delimiter: str, encoding: str, end: str) -> None:
    rows = [
        ["العنوان", "id", "النص"],
        ["الجسر", "1", f'"{TEXT}{end}قال ""نعم""{delimiter} ثم مضى"'],
        ["المرفأ", "2", OTHER],
    ]
    data = end.join(delimiter.join(row) for row in rows).encode(encoding)
    items = [article(item) for item in read(read_csv, data)]
    assert [item.text for item in items] == [
        f'الجسر\n{TEXT}{end}قال "نعم"{delimiter} ثم مضى',
        f"المرفأ\n{OTHER}",
    ]
    assert [item.extra for item in items] == [{"id": "1"}, {"id": "2"}]


def test_an_export_of_media_cloud_is_a_list_of_links() -> None:
    data = (
        "stories_id,publish_date,title,url,language,media_id,media_name,media_url\r\n"
        '1,2016-12-14 10:22:33,"الجسر, كاملا",https://rasid.example/1,ar,7,الراصد,https://rasid.example\r\n'
        "2,undateable,الجسر,nowhere,ar,7,الراصد,https://rasid.example\r\n"
    )
    items = read(read_csv, data)
    assert codes(items) == [("link", "https://rasid.example/1"), ("QAWL-R010", "in/news.x:3")]
    known = link(items[0]).known
    assert (known["title"], known["outlet"], known["published"]) == ("الجسر, كاملا", "الراصد", "2016-12-14T10:22:33")
    assert known["extra"]["stories_id"] == "1"
    assert "url" not in known


def test_named_columns() -> None:
    data = f"a,b,text\n{TEXT},3/4/2016,x\n{OTHER},12/14/2016,y\n"
    items = read(read_csv, data, columns={"text": "a", "published": "b"})
    assert [(article(item).published, article(item).extra) for item in items] == [
        ("2016-03-04", {"text": "x"}),
        ("2016-12-14", {"text": "y"}),
    ]
    with pytest.raises(QawlError, match="QAWL-R024"):
        read(read_csv, data, columns={"text": "c"})


def test_rows_that_do_not_fit_are_refused_by_their_number() -> None:
    data = f"title,text\nالجسر,{TEXT}\n\nواحد\nا,ب,ج\n,,\nالجسر,{TEXT},,\nx,in English\nالجسر,\nآخر,{OTHER}\n"
    assert codes(read(read_csv, data)) == [
        ("read", "الجسر"),
        ("QAWL-R025", "in/news.x:4"),
        ("QAWL-R025", "in/news.x:5"),
        ("read", "الجسر"),
        ("QAWL-R006", "in/news.x:8"),
        ("QAWL-R010", "in/news.x:9"),
        ("read", "آخر"),
    ]


def test_a_row_that_is_no_text_costs_that_row() -> None:
    data = f"title,text\nالجسر,{TEXT}\n".encode() + b"\xc7\xe1,\xff\xfe\n" + f"آخر,{OTHER}\n".encode()
    assert [code for code, _ in codes(read(read_csv, data))] == ["read", "QAWL-R007", "read"]


def test_cp1256_is_told_beside_much_latin() -> None:
    row = "1,https://rasid.example/a/very/long/address/of/the/story/that/holds/many/letters,الجسر"
    items = read(read_csv, f"stories_id,url,title\n{row}\n".encode("cp1256"))
    assert link(items[0]).known["title"] == "الجسر"


def test_columns_without_names_or_with_one_name() -> None:
    (item,) = read(read_csv, f",text,n,n\n0,{TEXT},1,2\n")
    assert article(item).extra == {"column 1": "0", "n": "1", "n (4)": "2"}


def test_one_column_alone_and_a_line_for_spreadsheets() -> None:
    assert codes(read(read_csv, f"text\n{TEXT}\n")) == [("read", TEXT)]
    assert codes(read(read_csv, f"sep=;\nid;text\n1;{TEXT}\n")) == [("read", TEXT)]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("", "QAWL-R005"),
        (" \n\n", "QAWL-R005"),
        ("a,b\n1,2\n", "QAWL-R024"),
        (",".join(f"c{i}" for i in range(limits.MAX_COLUMNS)) + ",text\n", "QAWL-R025"),
        ("text,title\n".encode("utf-32"), "QAWL-R007"),
    ],
)
def test_tables_of_no_use(data: str | bytes, code: str) -> None:
    with pytest.raises(QawlError) as caught:
        read(read_csv, data)
    assert (caught.value.code, caught.value.where) == (code, "in/news.x")


def test_a_table_without_rows_says_so() -> None:
    assert codes(read(read_csv, "title,text\n")) == [("QAWL-R005", "in/news.x")]


def test_a_long_cell_is_no_error() -> None:
    long = f"{TEXT} " * 10_000
    assert len(long) > 131_072  # the csv module's own ceiling
    assert article(read(read_csv, f'id,text\n1,"{long}"\n')[0]).text == long


class Endless(io.RawIOBase):
    """A table whose first cell is never closed."""

    def __init__(self) -> None:
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = (b'id,text\n1,"' if not self.given else b"") + b"x" * 79 + b"\n"
        data = data[: len(buffer)]
        buffer[: len(data)] = data
        self.given += len(data)
        return len(data)


def test_a_cell_that_never_closes_costs_one_refusal_and_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_lines, "MAX_ROW_BYTES", 1_000_000)
    stream = Endless()
    tracemalloc.start()
    items = list(read_csv(Input(io.BufferedReader(stream), where="w", path="p", source="s"), Options()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [code for code, _ in codes(items)][:1] == ["QAWL-R003"]
    assert len(items) == 1
    assert stream.given < 3_000_000
    assert peak < 20_000_000


def test_a_line_without_end_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_lines, "MAX_ROW_BYTES", 100_000)
    data = "id,text\n1," + "x" * 1_000_000
    for encoding in ("utf-8", "utf-16"):
        assert [code for code, _ in codes(read(read_csv, data.encode(encoding)))] == ["QAWL-R003"]


def test_rows_are_read_as_they_are_asked_for() -> None:
    stream = io.BytesIO(b"id,text\n" + f"1,{TEXT}\n".encode() * 100_000)
    rows = read_csv(Input(stream, where="w", path="p", source="s"), Options())
    assert article(next(rows)).text == TEXT
    assert stream.tell() < 100_000


@pytest.mark.parametrize(
    ("head", "delimiter"),
    [
        ("a,b\n1,2\n3,4\n", ","),
        ("a;b,c\n1;2,3\n4;5\n6;7\n", ";"),
        ("a,b\n1\n2\n3\n", None),
        ("a,a\n1,2\n", None),
        ("قال, ثم مضى\nنعم\n", None),
        ("", None),
        ("abc\n", None),
        ("a,,b\n1,2,3\n", None),
    ],
)
def test_what_sets_cells_apart(head: str, delimiter: str | None) -> None:
    assert delimiter_of(head) == delimiter
