from __future__ import annotations

import pytest
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject, NumberObject

from qawl.reading.pdf.fonts import UNKNOWN, glyph_text, read_font


def font(cmap: bytes = b"", *, composite: bool = True, **entries: object) -> DictionaryObject:
    found = DictionaryObject({NameObject("/Subtype"): NameObject("/Type0" if composite else "/TrueType")})
    if cmap:
        stream = DecodedStreamObject()
        stream.set_data(cmap)
        found[NameObject("/ToUnicode")] = stream
    if composite:
        widths = ArrayObject(
            [NumberObject(1), ArrayObject([NumberObject(250), NumberObject(750)]), *map(NumberObject, (5, 7, 100))]
        )
        inner = DictionaryObject({NameObject("/W"): widths, NameObject("/DW"): NumberObject(600)})
        found[NameObject("/DescendantFonts")] = ArrayObject([inner])
    for name, value in entries.items():
        found[NameObject(f"/{name}")] = value  # type: ignore[assignment]
    return found


def texts(cmap: bytes, data: bytes) -> list[str]:
    return [text for text, _, _ in read_font(font(cmap)).glyphs(data)]


def test_pairs_and_ranges() -> None:
    cmap = (
        b"begincodespacerange <0000> <ffff> endcodespacerange"
        b" 2 beginbfchar <0001> <0644 0627> <0002><D83DDE00> endbfchar"
        b" 2 beginbfrange <0010> <0012> <0628> <0020> <0021> [<062A> <062B>] endbfrange"
    )
    found = texts(cmap, b"\0\1\0\2\0\x10\0\x12\0\x20\0\x21\0\x22")
    assert found == ["لا", "😀", "ب", "ت", "ت", "ث", UNKNOWN]


@pytest.mark.parametrize(
    "cmap",
    [
        b"beginbfrange <0000> <ffffffff> <0000> endbfrange",
        b"beginbfchar <00> endbfchar",
        b"beginbfrange <00> <01> [ <0041> endbfrange",
        b"beginbfchar " + b"<00>" * 100_000,
        b"beginbfchar <0001> <> endbfchar",
        b"beginbfchar <0001> <DC00> endbfchar",
        b"beginbfrange " + b"<0000> <ffff> <0041> " * 20_000 + b"endbfrange",
        b"beginbfrange <0000> <ffff> <0041> endbfrange " * 20_000,
    ],
)
def test_maps_that_are_damaged_end(cmap: bytes) -> None:
    assert len(read_font(font(cmap)).texts) <= 65_536


def test_widths() -> None:
    found = read_font(font(b"beginbfchar <0001> <0041> endbfchar"))
    widths = [width for _, width, _ in found.glyphs(b"\0\1\0\2\0\5\0\7\0\x08")]
    assert widths == pytest.approx([0.25, 0.75, 0.1, 0.1, 0.6])


def test_a_font_of_one_byte() -> None:
    encoding = DictionaryObject(
        {NameObject("/Differences"): ArrayObject([NumberObject(1), NameObject("/afii57416"), NameObject("/uni0627")])}
    )
    found = read_font(
        font(
            composite=False,
            Encoding=encoding,
            FirstChar=NumberObject(32),
            Widths=ArrayObject([NumberObject(300), FloatObject(400.5)]),
        )
    )
    assert list(found.glyphs(b"\1\2 !")) == [
        ("ب", 0.5, False),
        ("ا", 0.5, False),
        (" ", 0.3, True),
        ("!", pytest.approx(0.4005), False),
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("/uni0628", "ب"),
        ("/u0628.init", "ب"),
        ("/afii57409", "\u0621"),
        ("/afii57450", "\u064a"),
        ("/comma", ","),
        ("/uniD800", UNKNOWN),
        ("/afii57999", UNKNOWN),
        ("/g23", UNKNOWN),
    ],
)
def test_names_of_glyphs(name: str, text: str) -> None:
    assert glyph_text(name) == text
