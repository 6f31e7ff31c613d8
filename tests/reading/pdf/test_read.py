from __future__ import annotations

import io
import random
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from qawl.errors import QawlError
from qawl.model import Read
from qawl.reading.inputs import Columns, Input, Options
from qawl.reading.pdf import read as room
from qawl.reading.pdf import read_pdf, read_pdf_bytes
from tests.reading.pdf.make import WAYS, Line, lines_of, make

PARAGRAPHS = [
    ["افتتاح جسر المرفأ في مدينة الرمال"],
    [
        "قال وزير النقل سليم العطار إن الجسر (الجديد) سيفتح في 14/12/2016 أمام",
        "الناس، وأضاف أن كلفته بلغت 3.5 مليون دينار، وأن العمل لن يتوقف حتى",
        "نهاية السنة.",
    ],
    ["وأكدت المهندسة «ليلى منصور» التي أشرفت عليه أنه لا يحتاج إلى صيانة قبل عام", "2030، كما قالت."],
]
TEXT = "\n".join(" ".join(lines) for lines in PARAGRAPHS)
FORMS = {"ق": "ﻗ", "ا": "ﺎ", "ل": "ﻝ", "لا": "ﻻ", "ب": "ﺑ", "ة": "ﺓ", "ه": "ﻫ"}


def pdf(data: bytes, **told: Any) -> Read:
    return read_pdf_bytes(data, where="in/a.pdf", path="in/a.pdf", source="a.pdf", **told)


def code_of(data: bytes) -> str:
    with pytest.raises(QawlError) as caught:
        pdf(data)
    assert caught.value.where == "in/a.pdf"
    return caught.value.code


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("forms", [None, FORMS], ids=["letters", "forms"])
def test_however_it_is_drawn_it_is_read_as_it_is_printed(way: str, forms: dict[str, str] | None) -> None:
    assert pdf(make([lines_of(PARAGRAPHS)], way, forms=forms)).article.text == TEXT


def test_shapes_of_brackets_are_turned() -> None:
    shapes = {"(": ")", ")": "(", "«": "»", "»": "«"}
    assert pdf(make([lines_of(PARAGRAPHS)], forms=shapes)).article.text == TEXT


def test_pages_with_heads_and_feet() -> None:
    def page(number: int, part: list[list[str]]) -> list[Line]:
        return [("صحيفة الراصد - العدد 7", 100.0, 820.0), *lines_of(part), (f"{number}", 270.0, 20.0)]

    found = pdf(make([page(1, PARAGRAPHS[:2]), page(2, PARAGRAPHS[2:])]))
    assert found.article.text == TEXT
    assert [(left.kind, left.begins) for left in found.left_out] == [
        ("other", "صحيفة الراصد - العدد 7"),
        ("other", "1"),
        ("other", "صحيفة الراصد - العدد 7"),
        ("other", "2"),
    ]


def test_two_columns_the_right_one_first() -> None:
    texts = [f"سطر {name} قال فيه الوزير" for name in ("أول", "ثان", "ثالث", "رابع", "خامس", "سادس")]
    right = [(text, 0.0, 780.0 - 14 * i) for i, text in enumerate(texts[:3])]
    left = [(text, 280.0, 780.0 - 14 * i) for i, text in enumerate(texts[3:])]
    assert pdf(make([right + left])).article.text.replace("\n", " ") == " ".join(texts)


def test_its_title_and_its_day() -> None:
    title = "افتتاح جسر المرفأ".encode("utf-16-be").hex()
    info = f"/Title <feff{title}> /CreationDate (D:20161214102233+03'00')"
    data = make([lines_of(PARAGRAPHS)], info=info)
    found = pdf(data).article
    assert (found.title, found.text) == ("افتتاح جسر المرفأ", TEXT)
    assert (found.published, found.published_precision, found.published_basis) == ("2016-12-14", "day", "pdf")
    assert pdf(data, given="2015").article.published == "2015"
    known = pdf(data, known={"published": "2014", "title": "عنوان آخر"}, url="https://rasid.example/a.pdf").article
    assert (known.published, known.url) == ("2014", "https://rasid.example/a.pdf")
    assert known.text == f"عنوان آخر\n{TEXT}"


@pytest.mark.parametrize(
    "info",
    [
        "/Title (Microsoft Word - a.doc) /CreationDate (D:19040101)",
        "/Title (a) /CreationDate (D:21990101)",
        "/Title 5 /CreationDate (yesterday)",
        "/Title () /CreationDate ()",
    ],
)
def test_what_is_no_title_and_no_day(info: str) -> None:
    found = pdf(make([lines_of(PARAGRAPHS)], info=info)).article
    assert (found.title, found.published) == (None, None)


def test_no_text_layer() -> None:
    assert code_of(make([[]])) == "QAWL-R021"
    assert code_of(make([lines_of(PARAGRAPHS)], unicode=False)) == "QAWL-R021"


def test_in_no_order() -> None:
    letters = list(TEXT.replace("\n", "").replace(" ", ""))
    random.Random(1).shuffle(letters)
    jumbled = [("".join(letters[i : i + 50]), 0.0, 780.0 - i) for i in range(0, len(letters), 50)]
    assert code_of(make([jumbled])) == "QAWL-R022"


def test_in_another_language() -> None:
    assert code_of(make([[("The bridge will open soon", 0.0, 700.0)]])) == "QAWL-R006"


def test_encrypted() -> None:
    reader = PdfReader(io.BytesIO(make([lines_of(PARAGRAPHS)])))
    for password, expected in (("secret", "QAWL-R023"), ("", None)):
        writer = PdfWriter(clone_from=reader)
        writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
        if expected:
            assert code_of(out.getvalue()) == expected
        else:
            assert pdf(out.getvalue()).article.text == TEXT  # anybody may open it, only changing it is forbidden


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", b"not a pdf", make([lines_of(PARAGRAPHS)])[:300]]
)
def test_damaged(data: bytes) -> None:
    assert code_of(data) == "QAWL-R017"


def test_flipped_bits_cost_no_more_than_a_refusal() -> None:
    data, chance = make([lines_of(PARAGRAPHS)]), random.Random(7)
    found = set()
    for _ in range(300):
        bad = bytearray(data)
        bad[chance.randrange(len(bad))] ^= 1 << chance.randrange(8)
        try:
            found.add(type(pdf(bytes(bad))).__name__)
        except QawlError as error:
            found.add(error.code)
    assert {"Read", "QAWL-R017"} <= found <= {"Read", "QAWL-R017", "QAWL-R021", "QAWL-R022", "QAWL-R006"}


def test_ceilings(monkeypatch: pytest.MonkeyPatch) -> None:
    data = make([lines_of(PARAGRAPHS)] * 2)
    monkeypatch.setattr("qawl.reading.pdf.glyphs.MAX_PDF_GLYPHS", 100)
    assert code_of(data) == "QAWL-R004"
    monkeypatch.setattr(room, "MAX_PDF_PAGES", 1)
    assert code_of(data) == "QAWL-R003"


def test_text_that_is_turned_is_no_part_of_a_line() -> None:
    stamp = "BT /F1 40 Tf 0 1 -1 0 300 100 Tm <00010002> Tj ET"
    assert pdf(make([lines_of(PARAGRAPHS)], before=stamp)).article.text == TEXT


def test_an_input_and_its_options() -> None:
    given = Input(make([lines_of(PARAGRAPHS)]), where="z!a.pdf", path="z", source="a.pdf", known={"outlet": "الراصد"})
    (found,) = read_pdf(given, Options(published="2016", columns=Columns()))
    assert (found.article.outlet, found.article.published, found.article.path) == ("الراصد", "2016", "z")
