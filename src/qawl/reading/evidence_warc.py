"""Evidence written out as WARC/1.1, the archives' own format: one gzip member a record, so that damage costs one."""

from __future__ import annotations

import base64
import gzip
import hashlib
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from http import HTTPStatus
from typing import BinaryIO, Final

from qawl.model import Evidence
from qawl.version import HOME, __version__

ORIGINAL: Final = "x-archive-orig-"
"""What stands before the name of a header that would be wrong for the body as it is kept: decoded."""

ASKED: Final = "X-Qawl-Asked-URI"
"""The WARC header that tells what was asked for, where redirects led elsewhere."""

_TRANSPORT: Final = frozenset({"content-encoding", "content-length", "transfer-encoding"})
_SPACE: Final = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")  # RFC 9562: names that are URLs


def write_warc(stream: BinaryIO, evidences: Iterable[Evidence]) -> int:
    """Write a WARC of ``evidences`` to ``stream``, one after the other, and give how many there were.

    Each is a ``response`` record: the status and headers as they came, the body as it is kept. Since that is decoded,
    Content-Encoding, Transfer-Encoding and the old Content-Length are written as ``x-archive-orig-…``, with a
    Content-Length that is right. The same evidence gives the same bytes always.
    """
    about = f"software: Qawl/{__version__} ({HOME})\r\nformat: WARC File Format 1.1\r\n".encode()
    head = [("WARC-Type", "warcinfo"), ("WARC-Date", "1970-01-01T00:00:00Z")]
    first = True
    count = 0
    for evidence in evidences:
        if first:
            head[1] = ("WARC-Date", _date(evidence.fetched_at))
            _write(stream, [*head, ("Content-Type", "application/warc-fields")], about)
            first = False
        _write(stream, _record(evidence), _answer(evidence), evidence.body)
        count += 1
    if first:
        _write(stream, [*head, ("Content-Type", "application/warc-fields")], about)
    return count


def _record(evidence: Evidence) -> list[tuple[str, str]]:
    out = [
        ("WARC-Type", "response"),
        ("WARC-Target-URI", evidence.final_url),
        ("WARC-Date", _date(evidence.fetched_at)),
        ("WARC-Payload-Digest", _digest(evidence.body)),
        ("Content-Type", "application/http; msgtype=response"),
    ]
    return [*out, (ASKED, evidence.url)] if evidence.url != evidence.final_url else out


def _answer(evidence: Evidence) -> bytes:
    """The answer's head, made right for the body as it is kept."""
    try:
        phrase = HTTPStatus(evidence.status).phrase
    except ValueError:
        phrase = ""
    lines = [f"HTTP/1.1 {evidence.status} {phrase}".rstrip()]
    for name, value in evidence.headers:
        lines.append(f"{ORIGINAL if name in _TRANSPORT else ''}{name}: {_one_line(value)}")
    lines.append(f"content-length: {len(evidence.body)}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")


def _write(stream: BinaryIO, headers: list[tuple[str, str]], *block: bytes) -> None:
    whole = b"".join(block)
    named = "\n".join(f"{name}: {value}" for name, value in headers)
    record_id = uuid.uuid5(_SPACE, f"{named}\n{hashlib.sha256(whole).hexdigest()}")
    lines = [
        "WARC/1.1",
        f"WARC-Record-ID: <urn:uuid:{record_id}>",
        *(f"{name}: {_one_line(value)}" for name, value in headers),
        f"WARC-Block-Digest: {_digest(whole)}",
        f"Content-Length: {len(whole)}",
    ]
    record = ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "replace") + whole + b"\r\n\r\n"
    stream.write(gzip.compress(record, mtime=0))


def _digest(data: bytes) -> str:
    """A labelled digest as the tools that read WARC expect it: SHA-1 in base 32. (It names, it does not guard: the
    record keeps SHA-256.)"""
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode("ascii")


def _date(text: str) -> str:
    """An ISO time as WARC writes it: UTC, with a Z."""
    moment = datetime.fromisoformat(text)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _one_line(value: str) -> str:
    return value.replace("\r", " ").replace("\n", " ")
