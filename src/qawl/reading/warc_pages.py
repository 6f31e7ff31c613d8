"""Which records of a WARC are pages, and a page's bytes with its evidence."""

from __future__ import annotations

import hashlib
from typing import Final

import msgspec

from qawl.errors import QawlError
from qawl.limits import MAX_FILE_BYTES, MAX_HTTP_HEADER
from qawl.model import Evidence
from qawl.reading.answers import Answer, answer, body, kind_of, media, readable, without_credentials
from qawl.reading.inputs import Input

MAX_BLOCK: Final = MAX_FILE_BYTES + MAX_HTTP_HEADER
"""A record's block is held in memory up to this; those of larger records are passed over."""

_OTHERS: Final = frozenset(("warcinfo", "request", "metadata", "revisit", "continuation"))
_PAGES: Final = ("response", "resource", "conversion")
_OK: Final = 200


class _Candidate(msgspec.Struct):
    """What a record may hold: the answer (of a response) or the data itself (None where it is too large)."""

    reply: Answer | None
    data: bytes | None
    content_type: str


def page(input: Input, header: dict[str, str], block: bytes | None, name: str) -> Input | None:
    """The page of a record with the fields ``header``, under ``name`` in ``input``; None, and counted in
    ``input.skipped``, where it holds none. ``block`` is None where it is larger than :data:`MAX_BLOCK`.

    Raises :class:`~qawl.errors.QawlError` QAWL-R003 for a page that is too large, QAWL-R016 and QAWL-R017 as
    :func:`qawl.reading.answers.body` does, QAWL-R017 where the crawler has cut it off, QAWL-R005 where it is empty.
    """
    where = f"{input.where}!{name}"
    url = without_credentials(header.get("warc-target-uri", ""))
    kind = header.get("warc-type", "").lower()
    candidate = _candidate(kind, url, header, block, where)
    if isinstance(candidate, str):
        input.skipped[candidate] += 1
        return None
    reply, data = candidate.reply, candidate.data
    media_type, charset = media(candidate.content_type)
    coded = reply is not None and bool(reply.field("content-encoding"))
    if not readable(media_type, b"<" if coded or data is None else data):
        input.skipped[f"type:{kind_of(media_type)}"] += 1
        return None
    if data is None:
        raise _large(where)
    if "warc-truncated" in header:
        raise QawlError("QAWL-R017", where, f"the crawler cut it off ({header['warc-truncated'][:20]})")
    if reply is not None:
        data = body(reply, where, input.budget)
    if not data:
        raise QawlError("QAWL-R005", where)
    evidence = None if kind == "conversion" else _evidence(url, header.get("warc-date", ""), reply, data)
    return input.inner(
        data, name, source=url or name, url=url or None, media_type=media_type, charset=charset, evidence=evidence
    )


def _candidate(kind: str, url: str, header: dict[str, str], block: bytes | None, where: str) -> _Candidate | str:
    """What the record may hold, or under which word it is counted as left out."""
    scheme = url.partition(":")[0].lower()
    if kind not in _PAGES:
        return f"record:{kind if kind in _OTHERS else 'other'}"
    if scheme == "dns":
        return "record:dns"
    if url.partition("://")[2].partition("/")[2] == "robots.txt":
        return "record:robots"
    if kind != "response":
        return _Candidate(None, block, header.get("content-type", ""))
    if scheme not in ("http", "https"):
        return "record:other"
    if block is None:
        raise _large(where)
    reply = answer(block, where)
    if reply.status != _OK:
        return f"status:{reply.status or 'none'}"
    return _Candidate(reply, reply.rest, reply.field("content-type"))


def _evidence(url: str, date: str, reply: Answer | None, data: bytes) -> Evidence:
    """The evidence of a page; a resource came without HTTP, so that its status is 0."""
    return Evidence(
        url=url,
        final_url=url,
        status=reply.status if reply else 0,
        fetched_at=date[:40],
        headers=reply.headers if reply else (),
        body=data,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _large(where: str) -> QawlError:
    return QawlError("QAWL-R003", where, f"more than {MAX_BLOCK:,} bytes")
