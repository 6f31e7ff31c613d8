"""Bytes to text: which encoding it is, and a coded refusal where it is none that Qawl knows.

A byte order mark says which encoding follows and is no part of the text: it is not in what comes back. Nothing else is
taken away or changed; CRLF stays CRLF. In order: BOM, UTF-16 without BOM, UTF-8, cp1256 (the Windows code page of
Arabic). UTF-16 is looked for before UTF-8, because Arabic in UTF-16 is mostly valid UTF-8 too (bytes below 0x80).
"""

from __future__ import annotations

import codecs
import re
import string
from typing import Final

from qawl.errors import QawlError
from qawl.limits import MAX_CONTROL_SHARE, MIN_ARABIC_SHARE

_ARABIC: Final = re.compile(
    "[\u0621-\u063a\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06fa-\u06fc\ufb50-\ufdff\ufe70-\ufefc]+"
)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_CONTROL_BYTES: Final = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")

_USUAL: Final = re.compile("[\t\n\r -~\u00a0-\u00ff\u0600-\u06ff\u2000-\u206f\ufb50-\ufdff\ufe70-\ufefc]")
"""What a text in UTF-16 is made of, nearly all of it, when its bytes are read in the right order."""

_UTF16_SHARE: Final = 0.9
_HEAD: Final = 8192

_LATIN_AT_ARABIC: Final = re.compile(
    "[\u00d7\u00e0-\u00ff\u0152\u0153](?=[\u0621-\u064a])|(?<=[\u0621-\u064a])[\u00d7\u00e0-\u00ff\u0152\u0153]"
)
"""A French letter glued to an Arabic one: rare in cp1256, everywhere when another code page is read as cp1256."""

_GLUED_SHARE: Final = 0.02

_WIDE_MARKS: Final = (
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
)

MAGIC: Final[tuple[bytes, ...]] = (
    b"%PDF-",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"\x28\xb5\x2f\xfd",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"SQLite format 3",
    b"PAR1",
)
"""How files begin that are no text, whatever their name says."""


def decode(data: bytes, where: str) -> str:
    """The text of ``data``, to the character; ``where`` names the input in a refusal.

    Raises :class:`~qawl.errors.QawlError` QAWL-R005 (empty or nothing but blanks), QAWL-R002 (binary), QAWL-R007
    (neither UTF-8 nor UTF-16 nor cp1256, or one of them and damaged).
    """
    text = _decode(data, where)
    if not text or text.isspace():
        raise QawlError("QAWL-R005", where)
    if len(_CONTROLS.findall(text)) > MAX_CONTROL_SHARE * len(text):
        raise QawlError("QAWL-R002", where, "it is full of control characters")
    return text


def decode_mixed(data: bytes, where: str) -> str:
    """:func:`decode` for bytes full of Latin that is no text (tags, addresses, names of columns): whether they are
    cp1256 is judged without their ASCII letters."""
    try:
        return decode(data, where)
    except QawlError as error:
        if error.code != "QAWL-R007" or data.startswith((codecs.BOM_UTF8, *_WIDE_MARKS)) or unmarked_utf16(data):
            raise
        try:
            decode(data.translate(None, string.ascii_letters.encode()), where)
        except QawlError:
            raise error from None
        return data.decode("cp1256")


def _decode(data: bytes, where: str) -> str:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise QawlError("QAWL-R007", where, "it is UTF-32")
    if data.startswith(codecs.BOM_UTF8):
        return _strict(data, "utf-8-sig", where)
    if data.startswith(codecs.BOM_UTF16_LE):
        return _strict(data[2:], "utf-16-le", where)
    if data.startswith(codecs.BOM_UTF16_BE):
        return _strict(data[2:], "utf-16-be", where)
    if binary(data):
        raise QawlError("QAWL-R002", where, "it begins as a binary file does")
    utf16 = unmarked_utf16(data)
    if utf16:
        return _strict(data, utf16, where)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        return _cp1256(data, error.start, where)


def _strict(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        raise QawlError("QAWL-R007", where, f"invalid {name} at byte {error.start:,}") from error


def unmarked_utf16(data: bytes) -> str | None:
    """The UTF-16 that ``data`` is in without a byte order mark, judged by its head; None where it is not."""
    head = data[:_HEAD]
    if len(head) < 4 or (b"\0" not in head and b"\x06" not in head):
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = head.decode(encoding, "replace")
        if len(_USUAL.findall(text)) >= _UTF16_SHARE * len(text):
            return encoding
    return None


def _cp1256(data: bytes, bad: int, where: str) -> str:
    """``data``, which is not UTF-8 from byte ``bad`` on, as cp1256: only where that gives Arabic that hangs together.

    Every byte means something in cp1256, so damaged UTF-8 and other code pages would come out as Arabic letters too.
    """
    if len(_CONTROL_BYTES.findall(data)) > MAX_CONTROL_SHARE * len(data):
        raise QawlError("QAWL-R002", where, "it is full of control characters")
    lossy = data.decode("utf-8", "replace")
    if _count(_ARABIC, lossy) >= lossy.count("\ufffd"):
        raise QawlError("QAWL-R007", where, f"invalid UTF-8 at byte {bad:,}")
    text = data.decode("cp1256")
    arabic = _count(_ARABIC, text)
    glued = len(_LATIN_AT_ARABIC.findall(text))
    if arabic < MIN_ARABIC_SHARE * _count(_LETTERS, text) or not arabic or glued > _GLUED_SHARE * arabic:
        raise QawlError("QAWL-R007", where, f"not UTF-8 (byte {bad:,}), and no Arabic as cp1256")
    return text


def binary(data: bytes) -> bool:
    """Whether ``data`` begins as a file does that is no text."""
    return data.startswith(MAGIC)


def arabic_share(text: str) -> float:
    """The share of Arabic letters among the letters of ``text``, 0 where it has none."""
    arabic = _count(_ARABIC, text)
    return arabic / _count(_LETTERS, text) if arabic else 0.0


def require_arabic(text: str, where: str) -> None:
    """Raises QAWL-R006 where fewer than :data:`~qawl.limits.MIN_ARABIC_SHARE` of the letters of ``text`` are Arabic."""
    share = arabic_share(text)
    if share < MIN_ARABIC_SHARE or not share:
        raise QawlError("QAWL-R006", where, f"{int(100 * share)}% of its letters are Arabic")


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(map(len, pattern.findall(text)))
