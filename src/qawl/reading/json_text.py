"""JSON text to an object, with a coded refusal for whatever it can't be."""

from __future__ import annotations

import re
from typing import Any, Final

import msgspec

from qawl.errors import QawlError

_ESCAPE: Final = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.", re.DOTALL
)
"""An escape: a pair of surrogates, one alone, any other."""


def json_value(text: str, where: str, *, strict: bool = False) -> Any:
    """The value that ``text`` writes; lone surrogates in its escapes become U+FFFD, or are refused where ``strict``.

    Raises :class:`~qawl.errors.QawlError` QAWL-R011 where it is no JSON or nested too deep.
    """
    if not strict and "\\u" in text:
        text = _ESCAPE.sub(lambda match: "\\ufffd" if match[1] else match[0], text)
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise QawlError("QAWL-R011", where, str(error)) from error


def json_object(text: str, where: str, *, strict: bool = False) -> dict[str, Any]:
    """:func:`json_value` of a text that has to write an object (else QAWL-R011)."""
    value = json_value(text, where, strict=strict)
    if not isinstance(value, dict):
        raise QawlError("QAWL-R011", where, "it is not an object")
    return value
