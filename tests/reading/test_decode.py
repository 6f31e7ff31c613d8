from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.errors import QawlError
from qawl.reading.decode import decode, require_arabic

TEXT = "أعلنت الوزيرة، اليوم الثلاثاء، أنّ الميزانية «ستُعرض غدا»؛\r\nوأضافت: لا تأجيل.\rانتهى 2016\n"
PLAIN = TEXT.replace("؛", ",")


def code_of(data: bytes) -> str:
    with pytest.raises(QawlError) as caught:
        decode(data, "x.txt")
    assert caught.value.where == "x.txt"
    return caught.value.code


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
@pytest.mark.parametrize("text", [TEXT, "Reuters - وقال 😀 إنه لا يعلم\r\n" * 2000, "قال"])
def test_every_encoding_gives_the_same_text(bom: bytes, encoding: str, text: str) -> None:
    assert decode(bom + text.encode(encoding), "x") == text


@pytest.mark.parametrize("text", [TEXT, "La phrase « مرحبا » – déjà vue, قال الوزير لراديو موزاييك\r\n", "قال الوزير"])
def test_cp1256(text: str) -> None:
    assert decode(text.encode("cp1256"), "x") == text


def test_newlines_stay_what_they_are() -> None:
    assert decode("ا\r\nب\rج\n\u2028د\u0085".encode(), "x") == "ا\r\nب\rج\n\u2028د\u0085"


def test_only_the_first_bom_is_the_encodings() -> None:
    assert decode("\ufeff\ufeffقال".encode(), "x") == "\ufeffقال"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", "\u00a0\u2003".encode()])
def test_empty(data: bytes) -> None:
    assert code_of(data) == "QAWL-R005"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 ...",
        b"PK\x03\x04....",
        b"\x89PNG\r\n\x1a\n....",
        b"\x00" * 64,
        bytes(range(256)) * 4,
        b"text \x01\x02\x03 and \x04 more",
        "قال\x00\x01\x02 الوزير".encode(),
    ],
)
def test_binary(data: bytes) -> None:
    assert code_of(data) == "QAWL-R002"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode()[:40] + b"\xff" + TEXT.encode()[40:],  # one byte too many
        TEXT[:20].encode() + b"\xd9",  # cut inside a letter
        b"\xef\xbb\xbf" + TEXT[:20].encode() + b"\xd9",
        TEXT.encode("utf-16-le")[:-1],
        b"\xff\xfe" + TEXT.encode("utf-16-le")[:-1],
        b"\xff\xfe" + "قال".encode("utf-16-le") + b"\x00\xd8",  # half a surrogate pair
        "قال".encode() + b"\xed\xa0\x80",  # a surrogate in UTF-8
        "قال الوزير".encode("utf-32"),
        PLAIN.replace("«", "").replace("»", "").replace("ّ", "").replace("،", "").encode("iso8859-6"),
        "Он заявил, что встреча состоится".encode("cp1251"),
        "Le ministre a déclaré être prêt, à côté".encode("latin-1"),
        b"hello \xd8 world and more words",
    ],
)
def test_no_encoding_that_qawl_knows(data: bytes) -> None:
    assert code_of(data) == "QAWL-R007"


def test_the_place_of_the_damage_is_told() -> None:
    with pytest.raises(QawlError, match="at byte 6"):
        decode("قال".encode() + b"\xff" + " الوزير أمس".encode(), "x")


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_a_coded_refusal(data: bytes) -> None:
    try:
        text = decode(data, "x")
    except QawlError as error:
        refused = error.code
    else:
        refused = None
        text.encode()  # raises for lone surrogates
        assert text.strip()
    assert refused in {None, "QAWL-R002", "QAWL-R005", "QAWL-R007"}


@given(st.text(alphabet="قالوزير أنّ،.\r\n«»\u0640\u200f😀a1", min_size=1).filter(lambda t: not t.isspace()))
def test_utf8_comes_back_to_the_character(text: str) -> None:
    assert decode(text.encode(), "x") == text


@pytest.mark.parametrize("text", [TEXT, "نص عربي with Latin words", "مَرْحَبًا", "\ufee3\ufeae\ufea3\ufe92\ufe8e"])
def test_arabic_is_arabic(text: str) -> None:
    require_arabic(text, "x")


@pytest.mark.parametrize(
    "text", ["The minister said so", "2016 - 2017", "שר החוץ אמר", "a long English text with و alone"]
)
def test_not_arabic(text: str) -> None:
    with pytest.raises(QawlError, match="QAWL-R006"):
        require_arabic(text, "x")
