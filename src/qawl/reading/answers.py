"""An HTTP answer as a WARC keeps it: header and body apart, the body without its transfer and content coding."""

from __future__ import annotations

from typing import Final

import msgspec

from qawl.errors import QawlError
from qawl.limits import MAX_CHUNKS, MAX_FILE_BYTES, MAX_HTTP_HEADER
from qawl.reading.inflate import undone
from qawl.reading.inputs import Budget

_SHOWN_TYPES: Final = frozenset(("application", "audio", "font", "image", "text", "video"))
_READ: Final = frozenset(
    (
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "application/pdf",
        "application/json",
        "application/xml",
        "text/xml",
    )
)


class Answer(msgspec.Struct, frozen=True):
    """Status, header fields in their order (names in lower case), and what follows the header, as it came."""

    status: int
    headers: tuple[tuple[str, str], ...]
    rest: bytes

    def field(self, name: str) -> str:
        """The first value of a header field, "" where there is none."""
        return next((value for key, value in self.headers if key == name), "")


def fields(head: bytes) -> tuple[tuple[str, str], ...]:
    """The fields of a header without its first line; a line that begins with a blank goes on the one before."""
    found: list[tuple[str, str]] = []
    for line in head.replace(b"\r\n", b"\n").split(b"\n"):
        text = line.decode("utf-8", "replace")
        if text[:1] in (" ", "\t") and found:
            name, value = found[-1]
            if len(value) < MAX_HTTP_HEADER // 16:
                found[-1] = (name, f"{value} {text.strip()}")
            continue
        name, colon, value = text.partition(":")
        if colon:
            found.append((name.strip().lower(), value.strip()))
    return tuple(found)


def answer(block: bytes, where: str) -> Answer:
    """The answer in a record's block. Raises QAWL-R017 where it is none or its header does not end in time."""
    if not block.startswith(b"HTTP/"):
        raise QawlError("QAWL-R017", where, "it holds no HTTP answer")
    end, gap = block.find(b"\r\n\r\n", 0, MAX_HTTP_HEADER), 4
    bare = block.find(b"\n\n", 0, MAX_HTTP_HEADER if end < 0 else end)
    if end < 0 or bare >= 0:
        end, gap = bare, 2
    if end < 0:
        raise QawlError("QAWL-R017", where, f"its HTTP header does not end within {MAX_HTTP_HEADER:,} bytes")
    first, _, rest = block[:end].partition(b"\n")
    status = first.split(None, 2)[1:2]
    number = int(status[0]) if status and status[0].isdigit() and len(status[0]) == 3 else 0
    return Answer(number, fields(rest), block[end + gap :])


def body(answer: Answer, where: str, budget: Budget, ceiling: int = MAX_FILE_BYTES) -> bytes:
    """The body of ``answer`` as the page was meant: chunks joined, content coding undone.

    Raises QAWL-R017 where it is shorter than its header says or its chunks are damaged, QAWL-R003 and QAWL-R016 where
    it is larger than ``ceiling``, before and after inflating.
    """
    data = answer.rest
    if "chunked" in answer.field("transfer-encoding").lower():
        data = joined(data, where)
    elif (told := answer.field("content-length")).isdigit() and len(told) < 16 and int(told) > len(data):
        raise QawlError("QAWL-R017", where, f"{int(told) - len(data):,} bytes of its body are missing")
    if len(data) > ceiling:
        raise QawlError("QAWL-R003", where, f"more than {ceiling:,} bytes")
    return undone(data, answer.field("content-encoding"), where=where, budget=budget, ceiling=ceiling)


def joined(data: bytes, where: str) -> bytes:
    """The chunks of ``data`` as one. Data that does not begin as a chunk comes back as it is: some archives undo the
    coding and leave the header. Raises QAWL-R017 where it breaks off or has more than MAX_CHUNKS pieces."""
    parts: list[bytes] = []
    at = 0
    for number in range(MAX_CHUNKS):
        line_end = data.find(b"\n", at, at + 256)
        size = _hex(data[at:line_end]) if line_end >= 0 else None
        if size is None:
            if number == 0:
                return data
            raise QawlError("QAWL-R017", where, f"its chunks are damaged at byte {at:,}")
        if size == 0:
            return b"".join(parts)
        begin = line_end + 1
        if begin + size > len(data):
            raise QawlError("QAWL-R017", where, "it ends within a chunk")
        parts.append(data[begin : begin + size])
        at = begin + size
        at += 2 if data[at : at + 2] == b"\r\n" else 1 if data[at : at + 1] == b"\n" else 0
    raise QawlError("QAWL-R017", where, f"more than {MAX_CHUNKS:,} chunks")


def _hex(line: bytes) -> int | None:
    digits = line.split(b";", 1)[0].strip()
    if not digits or len(digits) > 15 or digits.strip(b"0123456789abcdefABCDEF"):
        return None
    return int(digits, 16)


def media(value: str) -> tuple[str | None, str | None]:
    """Type and charset of a ``Content-Type``, in lower case; None where it does not tell them."""
    kind, _, rest = value.partition(";")
    charset = None
    for part in rest.split(";")[:8]:
        key, _, told = part.partition("=")
        if key.strip().lower() == "charset":
            charset = told.strip().strip("\"'").lower()[:40] or None
            break
    return kind.strip().lower()[:80] or None, charset


def readable(media_type: str | None, data: bytes) -> bool:
    """Whether a body of this type may hold an article: pages, text, PDF, JSON, XML; without a type, what looks so."""
    if media_type is None:
        return data[:1024].lstrip().startswith(b"<")
    return media_type in _READ or (media_type != "image/svg+xml" and media_type.endswith(("+xml", "+json")))


def kind_of(media_type: str | None) -> str:
    """The main type of ``media_type``, for counting what is left out: one of a few words, whatever a server says."""
    main = (media_type or "none").partition("/")[0]
    return main if main in _SHOWN_TYPES or main == "none" else "other"


def without_credentials(url: str) -> str:
    """``url`` without the user and password that may stand before its host, and without angle brackets or controls."""
    url = "".join(c for c in url[:4096].strip("<> ") if c.isprintable())
    scheme, mark, rest = url.partition("://")
    if not mark:
        return url
    end = min((at for at in map(rest.find, "/?#\\") if at >= 0), default=len(rest))
    return f"{scheme}://{rest[:end].rpartition('@')[2]}{rest[end:]}"
