"""What the bytes of a font's strings stand for: the text of each glyph, and its width in thousandths of the size."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

_TOKEN: Final = re.compile(rb"<([0-9A-Fa-f\s]*+)>|([\[\]])")
_CODESPACE: Final = re.compile(rb"begincodespacerange\s{0,9}<([0-9A-Fa-f]{2,8})>")
_UNI: Final = re.compile(r"/?(?:uni|u)([0-9A-Fa-f]{4,6})(?:\..*)?\Z")
_AFII: Final = re.compile(r"/?afii57(4[0-9]{2})(?:\..*)?\Z")
_MAX_RANGE: Final = 65_536
_MAX_WORK: Final = 4 * _MAX_RANGE
"""Codes of ranges, overlapping ones counted each time, that are written out for one font."""

_WIDTH: Final = 500.0
UNKNOWN: Final = "\ufffd"
"""What a glyph stands for that the font gives no text of."""


class Font(NamedTuple):
    """``size`` bytes make a code; ``texts`` and ``widths`` are by code; ``width`` is that of all others."""

    size: int
    texts: Mapping[int, str]
    widths: Mapping[int, float]
    width: float
    scale: float

    def glyphs(self, data: bytes) -> Iterator[tuple[str, float, bool]]:
        """The text, the width (in units of the font size) and whether it is the one-byte blank, of each code."""
        for at in range(0, len(data) - self.size + 1, self.size):
            code = int.from_bytes(data[at : at + self.size], "big")
            width = self.widths.get(code, self.width) * self.scale
            yield self.texts.get(code, UNKNOWN), width, self.size == 1 and code == 32


def read_font(font: DictionaryObject) -> Font:
    """The font that a PDF's dictionary describes. Raises what pypdf and damaged numbers raise."""
    composite = font.get("/Subtype") == "/Type0"
    size = 2 if composite else 1
    texts: dict[int, str] = {} if composite else _simple(font)
    if "/ToUnicode" in font and hasattr(stream := font["/ToUnicode"], "get_data"):
        data = stream.get_data()
        if (match := _CODESPACE.search(data)) and composite:
            size = max(1, len(match[1]) // 2)
        texts.update(_cmap(data))
    if composite:
        widths, width = _composite_widths(font)
        return Font(size, texts, widths, width, 0.001)
    scale = 0.001
    if font.get("/Subtype") == "/Type3" and "/FontMatrix" in font:
        scale = abs(float(font["/FontMatrix"][0])) or 0.001  # type: ignore[index]
    first = int(font.get("/FirstChar", 0))
    listed: Any = font["/Widths"] if "/Widths" in font else []  # noqa: SIM401 - get() does not follow references
    widths = {first + i: float(width) for i, width in enumerate(listed)}
    return Font(size, texts, widths, _WIDTH, scale)


def _cmap(data: bytes) -> dict[int, str]:
    """The pairs and ranges of a ToUnicode map."""
    texts: dict[int, str] = {}
    work = _MAX_WORK
    for block in data.split(b"beginbf")[1:]:
        body = block[:end] if (end := block.find(b"endbf")) >= 0 else block
        values = [token[2] or b"".join(token[1].split()) for token in _TOKEN.finditer(body)]
        if body.startswith(b"char"):
            for code, text in zip(values[::2], values[1::2], strict=False):
                if _is_hex(code) and _is_hex(text):
                    texts[int(code, 16)] = _utf16(text)
        else:
            work = _ranges(values, texts, work)
        if work <= 0 or len(texts) > 2 * _MAX_RANGE:
            break
    return texts


def _ranges(values: list[bytes], texts: dict[int, str], work: int) -> int:
    """Writes out ranges of codes, no more than ``work``; gives what is left of it."""
    at = 0
    while at + 2 < len(values) and work > 0:
        if not (_is_hex(values[at]) and _is_hex(values[at + 1])):
            break
        low, high, target = int(values[at], 16), int(values[at + 1], 16), values[at + 2]
        high = min(high, low + _MAX_RANGE - 1)
        work -= max(1, high - low)
        at += 3
        if target == b"[":
            code = low
            while at < len(values) and values[at] != b"]":
                if code <= high:
                    texts[code] = _utf16(values[at])
                code, at = code + 1, at + 1
            at += 1
            continue
        first = _utf16(target)
        if first:
            last = ord(first[-1])
            for code in range(low, high + 1):
                if last + code - low < 0x110000:
                    texts[code] = first[:-1] + chr(last + code - low)
    return work


def _is_hex(token: bytes) -> bool:
    return token not in (b"", b"[", b"]")


def _utf16(digits: bytes) -> str:
    data = bytes.fromhex(digits.decode("ascii").zfill(len(digits) + len(digits) % 2))
    return data.decode("utf-16-be", "replace") if len(data) > 1 else data.decode("latin-1")


def _simple(font: DictionaryObject) -> dict[int, str]:
    """The texts of a font of one byte a glyph: Latin, with the names that its encoding gives to glyphs of its own."""
    texts = {code: bytes([code]).decode("cp1252", "replace") for code in range(32, 256)}
    encoding: Any = font["/Encoding"] if "/Encoding" in font else None  # noqa: SIM401
    if isinstance(encoding, dict) and "/Differences" in encoding:
        code = 0
        for item in encoding["/Differences"]:
            if isinstance(item, int | float):
                code = int(item)
            else:
                texts[code] = glyph_text(str(item))
                code += 1
    return texts


def glyph_text(name: str) -> str:
    """What a glyph's name says: ``/uni0628``, ``/afii57416``, ``/comma``."""
    from pypdf._codecs.adobe_glyphs import adobe_glyphs

    if match := _UNI.match(name):
        code = int(match[1], 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else UNKNOWN
    if (match := _AFII.match(name)) and 409 <= int(match[1]) <= 450:
        return chr(0x0621 + int(match[1]) - 409)
    return adobe_glyphs.get(name, UNKNOWN)


def _composite_widths(font: Any) -> tuple[dict[int, float], float]:
    inner = font["/DescendantFonts"][0].get_object()
    widths: dict[int, float] = {}
    listed = list(inner["/W"]) if "/W" in inner else []
    at, work = 0, _MAX_WORK
    while at + 1 < len(listed) and work > 0:
        first, second = int(listed[at]), listed[at + 1]
        second = second.get_object() if hasattr(second, "get_object") else second
        if isinstance(second, list):
            widths.update((first + i, float(width)) for i, width in enumerate(second))
            at += 2
        elif at + 2 < len(listed):
            last = min(int(second), first + _MAX_RANGE)
            work -= max(1, last - first)
            widths.update(dict.fromkeys(range(first, last + 1), float(listed[at + 2])))
            at += 3
        else:
            break
    return widths, float(inner.get("/DW", 1000))
