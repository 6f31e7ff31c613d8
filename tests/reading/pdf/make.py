"""Small PDFs with a text layer, written by hand: each line's letters where they would be printed, in several orders."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Sequence

WIDTH, SIZE, RIGHT, TOP = 5.0, 10.0, 550.0, 780.0
"""Every glyph is 5 points wide; lines end at the right margin."""

Line = tuple[str, float, float]
"""Its text, how far its right edge is from the margin, and its base line."""

_RUN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9./:, ]*[A-Za-z0-9])?|.", re.DOTALL)


class Codes:
    """A code for each text that a glyph stands for."""

    def __init__(self, forms: dict[str, str] | None = None) -> None:
        self.codes: dict[str, int] = {}
        self.forms = forms or {}

    def __call__(self, text: str) -> str:
        return f"{self.codes.setdefault(self.forms.get(text, text), len(self.codes) + 1):04x}"

    def cmap(self) -> bytes:
        pairs = [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for text, code in self.codes.items()]
        return (
            f"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange "
            f"{len(pairs)} beginbfchar {' '.join(pairs)} endbfchar endcmap"
        ).encode()


def glyphs_of(text: str) -> list[str]:
    """The letters of a line, lam-alif as one glyph."""
    return re.findall("لا|.", text)


def visual(text: str) -> list[str]:
    """The glyphs of a line from left to right as they are printed."""
    runs = _RUN.findall(text.replace("لا", "\ue000"))
    return ["لا" if char == "\ue000" else char for run in reversed(runs) for char in run]


def printed(line: Line, codes: Codes) -> str:
    """One string from left to right."""
    glyphs = visual(line[0])
    return f"1 0 0 1 {RIGHT - line[1] - WIDTH * len(glyphs)} {line[2]} Tm <{''.join(map(codes, glyphs))}> Tj"


def placed(line: Line, codes: Codes) -> str:
    """Each glyph at its place, beginning at the right."""
    glyphs = visual(line[0])[::-1]
    return " ".join(
        f"1 0 0 1 {RIGHT - line[1] - WIDTH * (i + 1)} {line[2]} Tm <{codes(glyph)}> Tj"
        for i, glyph in enumerate(glyphs)
        if glyph != " "
    )


def hidden(line: Line, codes: Codes) -> str:
    """The line as it is read, in one string, as under a scan."""
    glyphs = glyphs_of(line[0])
    return f"3 Tr 1 0 0 1 {RIGHT - line[1] - WIDTH * len(glyphs)} {line[2]} Tm <{''.join(map(codes, glyphs))}> Tj"


def words(line: Line, codes: Codes) -> str:
    """Each word as it is read, at its place, the left one first."""
    parts, at = [], RIGHT - line[1]
    for word in line[0].split(" "):
        glyphs = glyphs_of(word)
        at -= WIDTH * len(glyphs)
        parts.append(f"1 0 0 1 {at} {line[2]} Tm <{''.join(map(codes, glyphs))}> Tj")
        at -= WIDTH
    return " ".join(reversed(parts))


WAYS: dict[str, Callable[[Line, Codes], str]] = {"printed": printed, "placed": placed, "hidden": hidden, "words": words}


def lines_of(
    paragraphs: Sequence[Sequence[str]], top: float = TOP, step: float = 14.0, gap: float = 10.0
) -> list[Line]:
    """Lines below each other, with wider white between paragraphs."""
    found: list[Line] = []
    for paragraph in paragraphs:
        for text in paragraph:
            found.append((text, 0.0, top))
            top -= step
        top -= gap
    return found


def make(
    pages: Sequence[Sequence[Line]],
    way: str = "printed",
    *,
    forms: dict[str, str] | None = None,
    unicode: bool = True,
    info: str = "",
    before: str = "",
) -> bytes:
    """A PDF of these pages. ``before`` is drawn first on each page; ``info`` are the entries of its dictionary."""
    codes = Codes(forms)
    contents = [
        f"q {before} Q BT /F1 {SIZE} Tf {' '.join(WAYS[way](line, codes) for line in page)} ET".encode()
        for page in pages
    ]
    kids = " ".join(f"{6 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [4 0 R]"
        + (b" /ToUnicode 5 0 R >>" if unicode else b" >>"),
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /CIDSystemInfo"
        b" << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>",
        stream(codes.cmap()),
    ]
    for i, content in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * i} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(stream(content))
    objects.append(f"<< {info} >>".encode())
    return assemble(objects, f"/Root 1 0 R /Info {len(objects)} 0 R")


def stream(data: bytes) -> bytes:
    """A compressed stream object."""
    packed = zlib.compress(data)
    return b"<< /Length %d /Filter /FlateDecode >> stream\n%s\nendstream" % (len(packed), packed)


def assemble(objects: Sequence[bytes], trailer: str) -> bytes:
    """The file of these objects, numbered from 1, with its table of places."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer << /Size {len(objects) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
