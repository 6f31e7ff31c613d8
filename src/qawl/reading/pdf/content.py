"""The operators of a page's content, with what stands before each. pypdf reads them too, and takes longer over it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

Operand = float | str | bytes | list[float | str | bytes]
"""A number, a name (``/F1``), the bytes of a string, or an array of these."""

_TOKEN: Final = re.compile(
    rb"(?P<number>[+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++))"
    rb"|/(?P<name>[^\x00\t\n\f\r ()<>\[\]{}/%]*+)"
    rb"|(?P<operator>[A-Za-z'\"][A-Za-z0-9*'\"]*+)"
    rb"|(?P<dictionary><<|>>)"
    rb"|<(?P<hex>[0-9A-Fa-f\x00\t\n\f\r ]*+)>"
    rb"|(?P<mark>[\[\](])"
    rb"|%[^\r\n]*+"
)
_STRING: Final = re.compile(rb"[()]|\\.", re.DOTALL)
_ESCAPE: Final = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|.))", re.DOTALL)
_HASH: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_IMAGE_END: Final = re.compile(rb"[\x00\t\n\f\r ]EI(?=[\x00\t\n\f\r ]|\Z)")
_LETTERS: Final = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}
_MOST_OPERANDS: Final = 64


def operations(data: bytes) -> Iterator[tuple[list[Operand], bytes]]:
    """Each operator of ``data`` behind its operands, in their order. What is no token is passed over; dictionaries and
    the pixels of images within the content are left out. Raises nothing; time is linear in the length."""
    operands: list[Operand] = []
    array: list[float | str | bytes] | None = None
    depth = at = 0
    while match := _TOKEN.search(data, at):
        at = match.end()
        kind = match.lastgroup
        if kind == "dictionary":
            depth = max(0, depth + (1 if match[0] == b"<<" else -1))
            continue
        value: float | str | bytes
        if kind == "mark":
            if match[0] != b"(":
                if array is not None and match[0] == b"]" and not depth:
                    operands.append(array)
                array = [] if match[0] == b"[" and not depth else None
                continue
            value, at = _string(data, at)
        elif kind == "number":
            value = float(match[0][:40])
        elif kind == "hex":
            digits = match["hex"].translate(None, b"\0\t\n\f\r ")
            value = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
        elif kind == "name":
            value = _name(match["name"])
        elif kind == "operator" and not depth:
            yield operands, match[0]
            operands, array = [], None
            if match[0] == b"ID":
                end = _IMAGE_END.search(data, at)
                at = end.end() if end else len(data)
            continue
        else:
            continue
        if depth:
            continue
        if array is not None:
            array.append(value)
        elif len(operands) < _MOST_OPERANDS:
            operands.append(value)


def _string(data: bytes, at: int) -> tuple[bytes, int]:
    """The string whose bracket opened before ``at``, and where it ends (with the data, at the latest)."""
    depth = 1
    start = at
    for match in _STRING.finditer(data, at):
        if match[0] == b"(":
            depth += 1
        elif match[0] == b")":
            depth -= 1
            if not depth:
                return _ESCAPE.sub(_unescaped, data[start : match.start()]), match.end()
    return _ESCAPE.sub(_unescaped, data[start:]), len(data)


def _unescaped(match: re.Match[bytes]) -> bytes:
    if match[1]:
        return bytes([int(match[1], 8) & 255])
    return _LETTERS.get(match[2], match[2])


def _name(raw: bytes) -> str:
    if b"#" in raw:
        raw = _HASH.sub(lambda match: bytes([int(match[1], 16)]), raw)
    try:
        return f"/{raw.decode()}"
    except UnicodeDecodeError:
        return f"/{raw.decode('latin-1')}"
