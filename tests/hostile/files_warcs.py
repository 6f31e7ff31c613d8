"""Hostile WARCs, and hostile HTTP answers in them."""

from __future__ import annotations

import gzip
import random
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from tests.hostile.files import MARKUP, Case, fixed, made, repeated
from tests.reading.made import chunked, http, page, pages, record, warc_gz

_MB: Final = 1_000_000
_CUTS: Final = (0.05, 0.3, 0.6, 0.95)
_RECORDS: Final = pages(10)
_DAMAGED: Final = f"{MARKUP} R016 R017 nothing"


def cases() -> list[Case]:
    """WARCs: cut off and damaged, lying, and with answers that lie or are bombs."""
    return [*_cut(), *_lying(), *_answers(), *_bombs(), *_floods()]


def _cut() -> Iterator[Case]:
    forms = {"warc": b"".join(_RECORDS), "warc.gz": warc_gz(_RECORDS), "one.warc.gz": gzip.compress(b"".join(_RECORDS))}
    for kind, data in forms.items():
        for share in _CUTS:
            yield fixed(f"cut-{share}.{kind}", data[: int(share * len(data))], _DAMAGED)
        for share in (0.2, 0.5, 0.8):
            place = int(share * len(data))
            yield fixed(f"zeros-at-{share}.{kind}", data[:place] + bytes(50) + data[place + 50 :], _DAMAGED)
            noise = random.Random(share).randbytes(5000)
            yield fixed(f"noise-at-{share}.{kind}", data[:place] + noise + data[place:], _DAMAGED)


def _lying() -> Iterator[Case]:
    good = _RECORDS[0]
    length = b"Content-Length: %d" % len(http(page(0)))
    lies = {
        "length-less": good.replace(length, b"Content-Length: 10", 1),
        "length-more": good.replace(length, length + b"0", 1),
        "length-huge": good.replace(length, length + b"0" * 12, 1),
        "length-negative": good.replace(length, b"Content-Length: -5", 1),
        "length-digits": good.replace(length, b"Content-Length: " + b"9" * 5000, 1),
        "length-arabic": good.replace(length, "Content-Length: ٥٠".encode(), 1),
        "length-gone": good.replace(length, b"X: 1", 1),
        "length-twice": good.replace(length, b"Content-Length: 5\r\n" + length, 1),
        "header-endless": b"WARC/1.0\r\nX: " + b"x" * 200_000 + good,
        "header-lines": b"WARC/1.0\r\n" + b"X: y\r\n" * 20_000 + b"\r\n",
        "header-nul": good.replace(b"WARC-Date", b"WARC\0-Date", 1),
        "version": good.replace(b"WARC/1.0", b"WARC/99999999999.0", 1),
        "type-unknown": good.replace(b"response", b"\xff\xfe\0", 1),
        "type-gone": good.replace(b"WARC-Type: response\r\n", b"", 1),
        "uri-file": record(http(page(1)), url="file:///etc/passwd"),
        "uri-long": record(http(page(1)), url="https://example.org/" + "a" * 30_000),
        "uri-bidi": record(http(page(1)), url="https://example.org/\u202ea"),
        "uri-credentials": record(http(page(1)), url="https://user:secret@example.org/"),
        "uri-broken": record(http(page(1)), url="https://[::1"),
        "digest-lies": record(http(page(1)), WARC_Block_Digest="sha1:" + "A" * 32),
        "date-lies": record(http(page(1)), WARC_Date="99999-99-99T99:99:99Z"),
        "truncated": record(http(page(1)), WARC_Truncated="length"),
        "revisit": record(http(b""), kind="revisit", WARC_Refers_To="<urn:uuid:1>"),
        "in-itself": record(http(b"".join(_RECORDS), "application/warc")),
        "in-a-page": record(http(page(1) + b"\r\n\r\n" + b"".join(_RECORDS))),
    }
    for name, data in lies.items():
        yield fixed(f"{name}.warc", data + _RECORDS[1], _DAMAGED)
        if name.startswith(("length", "header")):
            yield fixed(f"{name}.warc.gz", warc_gz([data, _RECORDS[1]]), _DAMAGED)


def _answers() -> Iterator[Case]:
    body = page(1, 10)
    answers = {
        "length-more": http(body, Content_Length="999999"),
        "length-less": http(body, Content_Length="5"),
        "length-negative": http(body, Content_Length="-1"),
        "length-words": http(body, Content_Length="many"),
        "chunks-cut": http(chunked(body)[:-40], Transfer_Encoding="chunked"),
        "chunks-huge": http(b"fffffffffffffff\r\n" + body, Transfer_Encoding="chunked"),
        "chunks-negative": http(b"-5\r\n" + body, Transfer_Encoding="chunked"),
        "chunks-line": http(b"5;" + b"x" * 100_000, Transfer_Encoding="chunked"),
        "chunks-then-noise": http(b"5\r\nhello\r\nnoise", Transfer_Encoding="chunked"),
        "chunks-not": http(body, Transfer_Encoding="chunked"),
        "coding-unknown": http(body, Content_Encoding="mine"),
        "coding-many": http(body, Content_Encoding="gzip," * 1000),
        "coding-lies-br": http(body, Content_Encoding="br"),
        "coding-lies-deflate": http(body, Content_Encoding="deflate"),
        "coding-cut": http(gzip.compress(body)[:-10], Content_Encoding="gzip"),
        "status-none": b"HTTP/1.1\r\n\r\n" + body,
        "status-long": http(body, status="2" * 5000),
        "status-words": http(body, status="OK"),
        "no-http": body,
        "no-blank-line": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + b"x" * 1000,
        "header-endless": b"HTTP/1.1 200 OK\r\nX: " + b"x" * 400_000 + b"\r\n\r\n" + body,
        "header-fields": b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 30_000 + b"\r\n" + body,
        "header-folds": b"HTTP/1.1 200 OK\r\nX: y\r\n" + b" z\r\n" * 30_000 + b"\r\n" + body,
        "header-controls": http(body, X="\x1b[2J\0"),
        "type-long": http(body, "text/html;" + "x" * 50_000),
        "type-parameters": http(body, "text/html;" + "a=b;" * 10_000 + "charset=utf-8"),
        "charset-lies": http(body, "text/html; charset=utf-16"),
        "charset-tricks": http(body, "text/html; charset=zlib"),
        "type-image": http(body, "image/png"),
        "empty": http(b""),
        "pdf-lies": http(body, "application/pdf"),
        "json-lies": http(body, "application/json"),
    }
    for name, block in answers.items():
        yield fixed(f"answer-{name}.warc", record(block) + _RECORDS[1], _DAMAGED, "R009 R010 R011 R021 R026")


def _coded(packed: Callable[[], bytes], coding: str) -> bytes:
    return record(http(packed(), Content_Encoding=coding)) + _RECORDS[1]


def _brotli(size: int) -> bytes:
    import brotli

    return bytes(brotli.compress(bytes(size), quality=5))


def _bombs() -> Iterator[Case]:
    allowed = f"{MARKUP} R016"
    deflate = zlib.compress
    yield made("answer-bomb-br.warc", partial(_coded, partial(_brotli, 500 * _MB), "br"), allowed)
    yield made("answer-bomb-gzip.warc", partial(_coded, lambda: gzip.compress(bytes(300 * _MB)), "gzip"), allowed)
    yield made("answer-bomb-deflate.warc", partial(_coded, lambda: deflate(bytes(300 * _MB), 9), "deflate"), allowed)
    twice = partial(_coded, lambda: gzip.compress(gzip.compress(bytes(900 * _MB))), "gzip, gzip")
    yield made("answer-bomb-twice.warc", twice, allowed)
    thrice = partial(_coded, lambda: _brotli(1) + bytes(10), "br, br, br")
    yield made("answer-codings.warc", thrice, allowed, "R017")
    zeros = partial(repeated, bytes(_MB), 500)

    def member() -> Iterator[bytes]:
        packer = zlib.compressobj(9, wbits=31)
        head = record(http(b""))[:-4].replace(b"Content-Length: ", b"Content-Length: 5000000", 1)
        for piece in (head, *zeros()):
            yield packer.compress(piece)
        yield packer.flush()
        yield warc_gz([_RECORDS[1]])

    yield made("bomb-member.warc.gz", member, allowed, "R017")
    small_bomb = gzip.compress(record(http(bytes(19 * _MB))), 9)
    yield made("bombs-many.warc.gz", lambda: small_bomb * 20 + warc_gz([_RECORDS[1]]), allowed)


def _floods() -> Iterator[Case]:
    chunks = partial(repeated, b"1\r\nx\r\n", 3 * _MB)

    def endless() -> Iterator[bytes]:
        block = http(b"", Transfer_Encoding="chunked")
        size = len(block) + 6 * 3 * _MB
        yield record(block, Content_Length=str(size)).rstrip(b"\r\n") + b"\r\n\r\n"
        yield from chunks()
        yield b"\r\n\r\n" + _RECORDS[1]

    yield made("chunks-endless.warc", endless, _DAMAGED)
    yield made("blank-lines.warc", partial(repeated, b"\r\n", 5 * _MB, _RECORDS[0], _RECORDS[1]), _DAMAGED)
    yield made("versions.warc", partial(repeated, b"WARC/1.0\r\n", 2 * _MB), _DAMAGED)
    yield made("members-magic.warc.gz", partial(repeated, b"\x1f\x8b\x08\0", 2 * _MB, warc_gz(_RECORDS)), _DAMAGED)
    yield made("members-empty.warc.gz", partial(repeated, gzip.compress(b""), 50_000, warc_gz(_RECORDS)), _DAMAGED)
    head = gzip.compress(b"WARC/1.0\r\n" * 10, mtime=0)[:-8]
    yield made("members-broken.warc.gz", partial(repeated, head, 100_000, warc_gz(_RECORDS)), _DAMAGED)
    quoted = _quoted(1000)
    yield made("members-in-members.warc.gz", partial(repeated, quoted, 20, warc_gz(_RECORDS)), _DAMAGED)
    yield made("zeros.warc.gz", lambda: warc_gz(_RECORDS), _DAMAGED, hole=200 * _MB)
    yield made("hole.warc", lambda: b"".join(_RECORDS), _DAMAGED, hole=200 * _MB)
    yield made("requests.warc", partial(repeated, record(b"GET / HTTP/1.1\r\n\r\n", "request"), 20_000), "nothing R012")


def _quoted(count: int) -> bytes:
    """Members within members: each is a stored block that holds the beginning of the next, and none ever ends."""
    start = (
        b"\x1f\x8b\x08" + bytes(7) + b"\x00" + (60_000).to_bytes(2, "little") + (60_000 ^ 0xFFFF).to_bytes(2, "little")
    )
    return (start + b"WARC/1.0\r\n") * count
