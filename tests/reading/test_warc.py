"""WARC: pages with their evidence, everything else counted, and damage that costs the record it is in."""

import base64
import gzip
import hashlib
import io
import random
import tracemalloc
from collections.abc import Iterator
from typing import Any

import brotli
import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from qawl.errors import QawlError
from qawl.model import Refusal
from qawl.reading import warc
from qawl.reading.answers import joined, media, without_credentials
from qawl.reading.inputs import Budget, Input, Options
from qawl.reading.warc import read_warc
from tests.hostile.flips import flips, whole
from tests.reading.made import Pipe, article, chunked, given, http, page, pages, record, warc_gz


def read(data: Any, **told: Any) -> list[Input | Refusal | QawlError]:
    """Each outcome, and at the end the error that ended it."""
    found: list[Input | Refusal | QawlError] = []
    input = data if isinstance(data, Input) else given(data, **told)
    try:
        for outcome in read_warc(input, Options()):
            assert isinstance(outcome, Input | Refusal)
            found.append(outcome)
    except QawlError as error:
        found.append(error)
    return found


def told(data: Any, **more: Any) -> list[bytes | str]:
    """The bytes of each page, the code of each refusal."""
    return [one.stream.read() if isinstance(one, Input) else one.code for one in read(data, **more)]


RECORDS = pages(5)
PAGES = [page(n) for n in range(5)]
PLAIN = b"".join(RECORDS)
PACKED = warc_gz(RECORDS)
ONE_MEMBER = gzip.compress(PLAIN)
FORMS = {"plain": PLAIN, "packed": PACKED, "one member": ONE_MEMBER}


@pytest.mark.parametrize("form", FORMS)
def test_pages_come_in_their_order_also_through_a_pipe(form: str) -> None:
    assert told(FORMS[form]) == PAGES
    assert told(Pipe(FORMS[form], 37)) == PAGES


def test_a_page_has_its_evidence() -> None:
    body = gzip.compress(page(1))
    block = http(chunked(body), Transfer_Encoding="chunked", Content_Encoding="gzip", X_Note="one\r\n two")
    data = RECORDS[0] + record(block, url="<https://user:secret@example.org/خبر?x=a@b>")
    (_, inner) = read(data, where="news.warc")
    assert isinstance(inner, Input)
    assert inner.where == f"news.warc!{len(RECORDS[0])}"
    assert inner.url == inner.source == "https://example.org/خبر?x=a@b"
    assert (inner.media_type, inner.charset, inner.depth, inner.path) == ("text/html", "utf-8", 1, "news.warc")
    evidence = inner.evidence
    assert evidence is not None
    assert (evidence.url, evidence.final_url, evidence.status) == (inner.url, inner.url, 200)
    assert evidence.fetched_at == "2024-03-01T10:00:00Z"
    assert evidence.body == inner.stream.read() == page(1)
    assert evidence.sha256 == hashlib.sha256(page(1)).hexdigest()
    assert ("x-note", "one two") in evidence.headers
    assert ("content-encoding", "gzip") in evidence.headers


def test_offsets_are_those_of_the_file() -> None:
    wheres = [one.where for one in read(PACKED) if isinstance(one, Input)]
    at, expected = 0, []
    for one in RECORDS:
        expected.append(f"a!{at}")
        at += len(gzip.compress(one, 6, mtime=0))
    assert wheres == expected
    inside = [one.where for one in read(ONE_MEMBER) if isinstance(one, Input)]
    assert inside == ["a!0", *(f"a!0+{sum(map(len, RECORDS[:n]))}" for n in range(1, 5))]


def test_the_same_records_as_fastwarc_finds() -> None:
    for data in (PLAIN, PACKED):
        records = ArchiveIterator(io.BytesIO(data), record_types=WarcRecordType.response)
        assert told(data) == [one.reader.read() for one in records]


def test_what_is_no_page_is_counted_by_kind() -> None:
    others = [
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(b"", kind="warcinfo"),
        record(b"", kind="metadata"),
        record(b"", kind="metadata"),
        record(http(b""), kind="revisit"),
        record(b"x", kind="Mine"),
        record(http(b"User-agent: *", "text/plain"), url="https://example.org/robots.txt"),
        record(b"20240301\nexample.org", url="dns:example.org", Content_Type="text/dns"),
        record(http(b"gone", status="404 Not Found")),
        record(http(b"", status="301 Moved", Location="https://example.org/b")),
        record(http(b"x", status="OK")),
        record(http(b"GIF89a", "image/gif")),
        record(http(b"<svg/>", "image/svg+xml")),
        record(http(b"x", "attack/" + "x" * 50)),
        record(http(b"x", "")),
    ]
    input = given(b"".join(others) + RECORDS[0])
    assert told(input) == [PAGES[0]]
    assert input.skipped == {
        "record:request": 1,
        "record:warcinfo": 1,
        "record:metadata": 2,
        "record:revisit": 1,
        "record:other": 1,
        "record:robots": 1,
        "record:dns": 1,
        "status:404": 1,
        "status:301": 1,
        "status:none": 1,
        "type:image": 2,
        "type:other": 1,
        "type:none": 1,
    }


@pytest.mark.parametrize(
    "kind",
    ["application/xhtml+xml", "text/plain; charset=windows-1256", "application/pdf", "application/json",
     "application/ld+json", "application/rss+xml", "text/xml", "TEXT/HTML", ""],
)  # fmt: skip
def test_types_that_may_hold_articles_are_read(kind: str) -> None:
    (inner,) = read(record(http(page(1), kind)))
    assert isinstance(inner, Input)
    assert inner.media_type == (kind.split(";")[0].lower() or None)
    assert inner.charset == ("windows-1256" if "charset" in kind else None)


def test_resources_and_conversions_are_read_without_http() -> None:
    text = record(article(1), kind="conversion", Content_Type="text/plain")
    resource = record(page(2), kind="resource", Content_Type="text/html")
    first, second = read(text + resource)
    assert isinstance(first, Input)
    assert isinstance(second, Input)
    assert (first.stream.read(), first.evidence) == (article(1), None)
    assert second.evidence is not None
    assert (second.evidence.status, second.evidence.body) == (0, page(2))


def test_codings_are_undone_and_what_an_archive_undid_stays() -> None:
    body = page(1)
    blocks = [
        http(brotli.compress(body), Content_Encoding="br"),
        http(gzip.compress(body), Content_Encoding="gzip"),
        http(body, Content_Encoding="gzip"),
        http(chunked(body), Transfer_Encoding="chunked"),
        http(body, Transfer_Encoding="chunked"),
        http(body, Content_Length="3"),
        http(body).replace(b"\r\n", b"\n", 5),
    ]
    assert told(b"".join(map(record, blocks))) == [body] * len(blocks)


@pytest.mark.parametrize(
    ("block", "code"),
    [
        (http(page(1), Content_Length="99999"), "QAWL-R017"),
        (http(chunked(page(1))[:-20], Transfer_Encoding="chunked"), "QAWL-R017"),
        (http(chunked(page(1)) * 2, Transfer_Encoding="chunked")[:-1], None),
        (http(b"5\r\nabcde\r\nzz\r\n", Transfer_Encoding="chunked"), "QAWL-R017"),
        (http(chunked(b"x" * 100_001, 1), Transfer_Encoding="chunked"), "QAWL-R017"),
        (http(b"ffffffffffffff\r\nabc", Transfer_Encoding="chunked"), "QAWL-R017"),
        (http(brotli.compress(bytes(30_000_000), quality=1), Content_Encoding="br"), "QAWL-R016"),
        (http(gzip.compress(bytes(30_000_000), 9), Content_Encoding="gzip"), "QAWL-R016"),
        (http(page(1), Content_Encoding="zstd"), "QAWL-R009"),
        (http(b""), "QAWL-R005"),
        (b"no answer at all", "QAWL-R017"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 300_000, "QAWL-R017"),
        (http(b"x" * 20_000_001), "QAWL-R003"),
        (http(b"x" * 20_500_000), "QAWL-R003"),
    ],
)  # fmt: skip
def test_a_page_that_can_t_be_read_is_refused_at_its_place(block: bytes, code: str | None) -> None:
    for data in (record(block) + RECORDS[0], warc_gz([record(block), RECORDS[0]], 1)):
        first, second = read(data)
        if code:
            assert isinstance(first, Refusal)
            assert (first.code, first.source) == (code, "a!0")
        assert isinstance(second, Input)
        assert second.stream.read() == PAGES[0]


def test_a_page_that_the_crawler_cut_off_is_refused() -> None:
    assert told(record(http(page(1)), WARC_Truncated="length") + RECORDS[0]) == ["QAWL-R017", PAGES[0]]


def spoiled(data: bytes, at: int, with_: bytes) -> bytes:
    return data[:at] + with_ + data[at + len(with_) :]


LENGTHS = [len(gzip.compress(one, 6, mtime=0)) for one in RECORDS]


@pytest.mark.parametrize("within", [0, 3, 30, -6, -2])
def test_damage_in_a_member_costs_its_record(within: int) -> None:
    begin = sum(LENGTHS[:2])
    at = begin + within % LENGTHS[2]
    got = read(spoiled(PACKED, at, bytes([PACKED[at] ^ 0xFF])))
    assert [one.stream.read() for one in got if isinstance(one, Input)] == [*PAGES[:2], *PAGES[3:]]
    (refusal,) = (one for one in got if isinstance(one, Refusal))
    assert (refusal.code, refusal.source) == ("QAWL-R017", f"a!{begin}")


def test_noise_between_members_and_at_the_end_is_one_refusal() -> None:
    cut = sum(LENGTHS[:2])
    noise = random.Random(3).randbytes(200_000)
    assert told(PACKED[:cut] + noise + PACKED[cut:]) == [*PAGES[:2], "QAWL-R017", *PAGES[2:]]
    assert told(PACKED + noise) == [*PAGES, "QAWL-R017"]
    assert told(PACKED + bytes(10_000)) == PAGES
    assert told(noise) == ["QAWL-R017"]
    assert told(b"") == ["QAWL-R005"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_a_warc_that_is_cut_off_gives_what_is_whole(form: str, share: float) -> None:
    data = FORMS[form]
    got = told(data[: int(share * len(data))])
    assert got[-1] == "QAWL-R017"
    assert got[:-1] == PAGES[: len(got) - 1]


LENGTH = b"Content-Length: %d" % len(http(page(2)))
PLAIN_DAMAGE = [
    (b"WARC/1.0", b"WARD/1.0"),
    (LENGTH, b"Content-Longer: 4"),
    (LENGTH, LENGTH[:-1]),
    (LENGTH, LENGTH + b"0"),
    (LENGTH, LENGTH + b"x"),
    (LENGTH, LENGTH + b"0" * 7),
    (LENGTH, LENGTH + b"0" * 20),
    (b"\r\n\r\n", b"\r\n--"),
]


@pytest.mark.parametrize(("old", "new"), PLAIN_DAMAGE)
def test_damage_in_a_plain_warc_costs_its_record(old: bytes, new: bytes) -> None:
    assert old in RECORDS[2]
    data = b"".join([*RECORDS[:2], RECORDS[2].replace(old, new, 1), *RECORDS[3:]])
    for form in (data, gzip.compress(data)):
        assert told(form) == [*PAGES[:2], "QAWL-R017", *PAGES[3:]]


def test_a_block_that_is_not_its_digest_s_is_refused_where_nothing_else_tells() -> None:
    block = http(page(1))
    digest = base64.b32encode(hashlib.sha1(block).digest()).decode()
    good = record(block, WARC_Block_Digest=f"sha1:{digest}")
    assert told(good) == [page(1)]
    assert told(spoiled(good, len(good) - 30, b"?") + RECORDS[0]) == ["QAWL-R017", PAGES[0]]


def test_a_large_record_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "MAX_BLOCK", 1_000_000)
    monkeypatch.setattr(warc, "_WHOLE", 1_070_000)
    film = record(http(random.Random(4).randbytes(100_000) * 25, "video/mp4"))
    large_page = record(http(random.Random(5).randbytes(100_000) * 25))
    small = [RECORDS[0], film, large_page, RECORDS[1]]
    for data in (b"".join(small), warc_gz(small, 1), gzip.compress(b"".join(small), 1)):
        assert told(data) == [PAGES[0], "QAWL-R003", "QAWL-R003", PAGES[1]]


def test_a_bomb_costs_its_record_and_the_budget_ends_all() -> None:
    bomb = gzip.compress(record(http(bytes(40_000_000))), 9)
    assert told(PACKED + bomb + PACKED) == [*PAGES, "QAWL-R016", *PAGES]
    assert told(PACKED, budget=Budget(2000))[-1] == "QAWL-R016"


def test_looking_for_whole_records_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "MAX_RESYNCS", 100)
    assert told(PACKED + b"\x1f\x8b\x08\0" * 5000)[-1] == "QAWL-R017"
    assert told(b"WARC/1.0\r\n" * 5000)[-1] == "QAWL-R017"
    assert len(told(b"WARC/1.0\r\n" * 5000)) <= 102


def test_what_stands_too_deep_is_refused() -> None:
    assert told(PACKED, depth=4) == ["QAWL-R028"]


def test_a_flipped_bit_costs_at_most_one_record() -> None:
    data, digests = whole(60)
    assert len(set(digests)) == 60
    found = list(flips(data, digests, 60))
    assert [flip for flip in found if not flip.fine] == []
    assert sum(flip.missing for flip in found) > 30


def test_memory_is_flat_over_the_records() -> None:
    def peak(count: int) -> int:
        def pieces() -> Iterator[bytes]:
            for number in range(count):
                yield gzip.compress(record(http(page(number, 40))), 1)

        tracemalloc.start()
        assert sum(1 for _ in read_warc(given(Pipe(pieces(), 65_536)), Options())) == count  # type: ignore[arg-type]
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    assert peak(5000) < 1.2 * peak(500) + 100_000


def test_small_things() -> None:
    assert media('text/html; x=1; Charset="UTF-8"') == ("text/html", "utf-8")
    assert media("") == (None, None)
    assert joined(b"3;name=x\r\nabc\r\n2\nde\n0\r\nTrailer: x\r\n\r\n", "a") == b"abcde"
    assert without_credentials("http://a:b@c@example.org:80/@x?y@z") == "http://example.org:80/@x?y@z"
    assert without_credentials("http://[bad\n") == "http://[bad"
    assert without_credentials("urn:uuid:1") == "urn:uuid:1"
