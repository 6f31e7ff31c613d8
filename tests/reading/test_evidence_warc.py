"""Evidence written as WARC reads back as it was."""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib

from fastwarc.warc import ArchiveIterator, WarcRecordType
from hypothesis import given
from hypothesis import strategies as st

from qawl.model import Evidence
from qawl.reading.evidence_warc import ASKED, ORIGINAL, write_warc


def made(body: bytes = "<p>قالت</p>".encode(), **fields: object) -> Evidence:
    given: dict[str, object] = {
        "url": "http://akhbar.example/خبر",
        "final_url": "http://akhbar.example/%D8%AE",
        "status": 200,
        "fetched_at": "2026-09-21T14:13:21+00:00",
        "headers": (
            ("content-type", "text/html; charset=utf-8"),
            ("content-encoding", "gzip"),
            ("x-twice", "1"),
            ("x-twice", "2"),
            ("content-length", "31"),
            ("transfer-encoding", "chunked"),
            ("etag", 'W/"7"'),
            ("x-latin", "caf\xe9"),
        ),
        "body": body,
        "sha256": hashlib.sha256(body).hexdigest(),
    }
    return Evidence(**(given | fields))  # type: ignore[arg-type]


def written(*evidences: Evidence) -> bytes:
    stream = io.BytesIO()
    assert write_warc(stream, evidences) == len(evidences)
    return stream.getvalue()


def read(data: bytes) -> list[Evidence]:
    """What another program's reader makes of it."""
    out = []
    for record in ArchiveIterator(io.BytesIO(data), record_types=WarcRecordType.response, parse_http=False):
        assert record.verify_block_digest()
    for record in ArchiveIterator(io.BytesIO(data), record_types=WarcRecordType.response):
        assert record.verify_payload_digest()
        http = record.http_headers
        assert http is not None
        final_url = record.headers.get("WARC-Target-URI")
        body = record.reader.read()
        headers = [(name, value) for name, value in http.to_tuples()]
        assert headers.pop() == ("content-length", str(len(body)))
        out.append(
            Evidence(
                url=record.headers.get(ASKED) or final_url,
                final_url=final_url,
                status=http.status_code or 0,
                fetched_at=record.headers.get("WARC-Date").replace("Z", "+00:00"),
                headers=tuple((name.removeprefix(ORIGINAL), value) for name, value in headers),
                body=body,
                sha256=hashlib.sha256(body).hexdigest(),
            )
        )
    return out


def test_it_reads_back_equal() -> None:
    evidences = [
        made(),
        made(b"", status=304, url="http://a.example/", final_url="http://a.example/", headers=()),
        made(bytes(range(256)) * 500, status=599),
        made(b"\r\n\r\nWARC/1.1\r\n"),
    ]
    assert read(written(*evidences)) == evidences


def test_it_begins_with_who_wrote_it_and_each_record_is_a_member_of_its_own() -> None:
    data = written(made(), made(b"x"))
    members = []
    while data:
        inner = zlib.decompressobj(31)
        members.append(inner.decompress(data))
        assert inner.eof
        data = inner.unused_data
    assert [member.split(b"\r\n")[0] for member in members] == [b"WARC/1.1"] * 3
    assert b"WARC-Type: warcinfo\r\n" in members[0]
    assert b"software: Qawl/" in members[0]
    assert b"WARC-Type: response\r\n" in members[1]
    assert b"WARC-Date: 2026-09-21T14:13:21Z\r\n" in members[1]
    assert len({line for member in members for line in member.split(b"\r\n") if b"Record-ID" in line}) == 3


def test_the_headers_are_right_for_the_body_as_it_is_kept() -> None:
    text = gzip.decompress(written(made(b"12345"))).decode("utf-8", "replace")
    assert "\r\nx-archive-orig-content-encoding: gzip\r\n" in text
    assert "\r\nx-archive-orig-transfer-encoding: chunked\r\n" in text
    assert "\r\nx-archive-orig-content-length: 31\r\n" in text
    assert "\r\ncontent-length: 5\r\n" in text
    assert "\r\ncontent-encoding:" not in text


def test_the_same_evidence_gives_the_same_bytes() -> None:
    assert written(made()) == written(made())
    assert written() == written()
    assert next(iter(ArchiveIterator(io.BytesIO(written())))).record_type == WarcRecordType.warcinfo


def test_no_value_can_begin_a_line_of_its_own() -> None:
    evil = made(
        url="http://a.example/\r\nWARC-Type: conversion",
        final_url="http://a.example/\nX: y",
        headers=(("x-a", "b\r\n\r\n<evil>"), ("x-b", "\u0642")),
    )
    record = next(iter(ArchiveIterator(io.BytesIO(written(evil)), record_types=WarcRecordType.response)))
    assert record.headers.get("WARC-Target-URI") == "http://a.example/ X: y"
    assert record.headers.get("WARC-Type") == "response"
    assert record.reader.read() == evil.body
    assert record.http_headers is not None
    assert record.http_headers.get("x-b") == "?"


def test_times_are_in_utc_whatever_they_came_in() -> None:
    assert b"WARC-Date: 2026-09-21T11:00:00Z" in gzip.decompress(written(made(fetched_at="2026-09-21T14:00:00+03:00")))
    assert b"WARC-Date: 2026-09-21T14:00:00Z" in gzip.decompress(written(made(fetched_at="2026-09-21T14:00:00")))


@given(st.lists(st.binary(max_size=200), max_size=4))
def test_any_bytes(bodies: list[bytes]) -> None:
    evidences = [made(body) for body in bodies]
    assert read(written(*evidences)) == evidences
