"""XML before it is parsed: decoded whatever it declares, without a DTD, without what no XML may hold."""

from __future__ import annotations

import codecs
import re
from html.entities import html5
from typing import Final

from qawl.errors import QawlError
from qawl.reading.decode import decode_mixed
from qawl.reading.kinds_markup import prolog

_DECLARED: Final = re.compile(rb"""encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9_.:-]{1,40})""")
_BELIEVED: Final = frozenset(("iso8859-6", "mac-arabic", "cp720", "cp864"))
"""Encodings that nobody declares by mistake."""

_KNOWN: Final = _BELIEVED | {"utf-8", "cp1256", "cp1252", "iso8859-1"}
"""Encodings that are taken where they are declared and the bytes don't tell by themselves which it is."""

_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_AMPERSAND: Final = re.compile("&(?:(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}))?(;?)")
_XML_ENTITIES: Final = frozenset(("amp", "lt", "gt", "quot", "apos"))


def xml_text(data: bytes, where: str, charset: str | None = None) -> str:
    """The text of an XML document, ready to be parsed: no byte order mark, no blanks before it, HTML's names of
    characters (``&nbsp;``) written out, loose ampersands written as XML wants them, characters that XML may not hold
    replaced by a blank.

    ``charset`` is what a server said of it. Raises :class:`~qawl.errors.QawlError` as
    :func:`~qawl.reading.decode.decode` does, and QAWL-R027 where it declares a document type.
    """
    declared = _codec(charset or "") or _codec(_declared(data))
    if declared in _BELIEVED and not data.isascii():
        text = data.decode(declared, "replace")
    else:
        try:
            text = decode_mixed(data, where)
        except QawlError as error:
            if error.code != "QAWL-R007" or declared is None:
                raise
            text = data.decode(declared, "replace")
    text = _NOT_XML.sub(" ", text).lstrip("\ufeff \t\r\n")
    refuse_dtd(text, where)
    return _without_loose_ampersands(text)


def refuse_dtd(text: str, where: str) -> None:
    """Raises QAWL-R027 where a document type stands before the first element of ``text``."""
    if prolog(text).doctype is not None:
        raise QawlError("QAWL-R027", where)


def _without_loose_ampersands(text: str) -> str:
    """Outside CDATA, an ampersand that begins no reference (``a=1&b=2``) becomes ``&amp;``."""
    parts: list[str] = []
    at = 0
    while at < len(text):
        start = text.find("<![CDATA[", at)
        start = start if start >= 0 else len(text)
        parts.append(_AMPERSAND.sub(_reference, text[at:start]))
        end = text.find("]]>", start)
        at = end if end >= 0 else len(text)
        parts.append(text[start:at])
    return "".join(parts)


def _reference(match: re.Match[str]) -> str:
    number, name, end = match.groups()
    if not end or not (number or name):
        return f"&amp;{match[0][1:]}"
    if number or name in _XML_ENTITIES:
        return match[0]
    return html5.get(f"{name};", f"&amp;{name};")


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data[:300])
    return match[1].decode("ascii") if match else ""


def _codec(name: str) -> str | None:
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return None
    return found if found in _KNOWN else None
