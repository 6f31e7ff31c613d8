"""Bytes of a page to its text. Pages lie about their encoding: what the bytes say goes before what they declare."""

from __future__ import annotations

import codecs
import re
from typing import Final

from qawl.errors import QawlError
from qawl.limits import MAX_CONTROL_SHARE
from qawl.reading.decode import binary, unmarked_utf16
from qawl.reading.html.words import words

_DECLARED: Final = re.compile(rb"(?i)charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([a-z0-9_:.-]{2,40})")
_XML: Final = re.compile(rb"(?i)^\s{0,99}<\?xml[^>]{0,200}encoding\s{0,9}=\s{0,9}[\"']([a-z0-9_:.-]{2,40})")
_CONTROLS: Final = bytes((*range(9), *range(14, 32), 127))
_WORD: Final = re.compile(r"[\u0621-\u064a]+")
_HEAD: Final = 4096
_LOOKED_AT: Final = 4096
_ARABIC_PAGES: Final = ("cp1256", "iso8859-6", "mac-arabic")
_LATIN: Final = frozenset(("ascii", "utf-8", "iso8859-1", "cp1252", "iso8859-15", "utf-16", "utf-16-le", "utf-16-be"))
"""What a page that is none of them, but Arabic in one byte a letter, is often declared as."""

_TEXT_CODECS: Final = ("ascii", "big5", "cp", "euc", "gb", "hz", "iso", "johab", "koi8", "mac", "shift", "tis", "utf")
"""How the codecs begin that text is written in; Python knows others, some of them slow on purpose-made bytes."""

DAMAGED_SHARE: Final = 0.02
"""A page in UTF-8 with more broken places than this share of its characters beyond ASCII is in another encoding."""


def page_text(data: bytes, where: str, charset: str | None = None) -> tuple[str, int]:
    """The text of a page, and how many places of it could not be read (each is one U+FFFD now).

    ``charset`` is what the server said; the page's own declarations stand in its first bytes. NULs are taken out, as
    browsers do. Raises QAWL-R005 (empty), QAWL-R002 (binary), QAWL-R007 (no encoding gives a text).
    """
    text, damaged = _decoded(data, where, charset)
    if b"\0" in data:
        text = text.replace("\0", "")
    if not text or text.isspace():
        raise QawlError("QAWL-R005", where)
    head = text[:_LOOKED_AT].encode("utf-8", "replace")
    if len(head) - len(head.translate(None, _CONTROLS)) > MAX_CONTROL_SHARE * min(len(text), _LOOKED_AT):
        raise QawlError("QAWL-R002", where, "it is full of control characters")
    return text, damaged


def _decoded(data: bytes, where: str, charset: str | None) -> tuple[str, int]:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise QawlError("QAWL-R007", where, "it is UTF-32")
    for bom, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(bom):
            return _lossy(data[2:], encoding)
    data = data.removeprefix(codecs.BOM_UTF8)
    if binary(data):
        raise QawlError("QAWL-R002", where, "it begins as a binary file does")
    if utf16 := unmarked_utf16(data):
        return _lossy(data, utf16)
    try:
        return data.decode(), 0
    except UnicodeDecodeError:
        return _one_byte_or_damaged(data, where, _declared(data, charset))


def _lossy(data: bytes, encoding: str) -> tuple[str, int]:
    text = data.decode(encoding, "replace")
    return text, text.count("\ufffd")


def _declared(data: bytes, charset: str | None) -> list[str]:
    """The codecs that the server and the page name, known ones only, in the order of their weight."""
    head = data[:_HEAD]
    named = [charset or ""]
    named += [match[1].decode("ascii") for match in (_XML.search(head), _DECLARED.search(head)) if match]
    found = []
    for name in named:
        try:
            codec = codecs.lookup(name.strip().strip("\"'")).name
        except (LookupError, ValueError):
            continue
        if codec.startswith(_TEXT_CODECS) and codec != "utf-7":
            found.append(codec)
    return found


def _one_byte_or_damaged(data: bytes, where: str, declared: list[str]) -> tuple[str, int]:
    """Bytes that are not UTF-8: UTF-8 with damage, Arabic in one byte a letter, or what the page declares."""
    text, damaged = _lossy(data, "utf-8")
    beyond = sum(1 for c in text if c > "\x7f")
    if damaged <= max(1, DAMAGED_SHARE * beyond) and beyond > damaged:
        return text, damaged
    foreign = [name for name in declared if name not in _LATIN and name not in _ARABIC_PAGES]
    for name in foreign:
        try:
            return _lossy(data, name)
        except (LookupError, UnicodeError):
            continue
    named = [name for name in declared if name in _ARABIC_PAGES]
    best = max((*named, *_ARABIC_PAGES), key=lambda name: _frequent(data, name))
    if not _frequent(data, best):
        if beyond > 4 * damaged:
            return text, damaged
        if not named:
            raise QawlError("QAWL-R007", where, "neither UTF-8 nor an Arabic code page")
    return _lossy(data, best)


def _frequent(data: bytes, encoding: str) -> int:
    """How many of the most frequent Arabic words the bytes hold when they are read in ``encoding``."""
    frequent = words().arabic
    return sum(1 for word in _WORD.findall(data[: 1 << 20].decode(encoding, "replace")) if word in frequent)
