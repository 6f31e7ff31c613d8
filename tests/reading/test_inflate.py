"""Compressed streams: what they hold comes out whole, and bombs and damage are refused in time."""

import bz2
import gzip
import io
import lzma
import random
import zlib
from collections import deque
from collections.abc import Callable
from functools import partial

import brotli
import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from qawl.errors import QawlError
from qawl.limits import MAX_DECODER_BYTES
from qawl.reading.inflate import Coding, beginning, coding_of, inflated, undone
from qawl.reading.inputs import Budget
from tests.reading.made import Pipe, article

DATA = article(1, 5000)
PACK: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "bz2": bz2.compress,
    "xz": partial(lzma.compress, preset=1),
    "zlib": zlib.compress,
    "br": partial(brotli.compress, quality=5),
}
FILES: tuple[Coding, ...] = ("gzip", "bz2", "xz")


def raw(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACK["raw"] = PACK["deflate"] = raw


def whole(packed: bytes, coding: Coding, budget: Budget | None = None) -> bytes:
    return inflated(io.BytesIO(packed), coding, where="a", budget=budget or Budget()).read()


def refused(packed: bytes, coding: Coding, budget: Budget | None = None) -> str:
    with pytest.raises(QawlError) as caught:
        whole(packed, coding, budget)
    assert caught.value.where == "a"
    return caught.value.code


@pytest.mark.parametrize("coding", PACK)
def test_what_was_packed_comes_out(coding: Coding) -> None:
    packed = PACK[coding](DATA)
    budget = Budget()
    left = budget.left
    assert whole(packed, coding, budget) == DATA
    assert left - budget.left == len(DATA)
    slow = inflated(Pipe(packed, 7), coding, where="a", budget=Budget())  # type: ignore[arg-type]
    assert slow.read() == DATA
    lines = inflated(io.BytesIO(packed), coding, where="a", budget=Budget())
    assert sum(1 for _ in lines) == DATA.count(b"\n")


@over(st.binary(max_size=3000), st.sampled_from(sorted(PACK)), st.integers(1, 500))
def test_any_bytes_come_out_in_any_pieces(data: bytes, coding: Coding, step: int) -> None:
    stream = inflated(io.BytesIO(PACK[coding](data)), coding, where="a", budget=Budget())
    assert b"".join(iter(lambda: stream.read(step), b"")) == data


def test_deflate_is_read_with_and_without_its_frame() -> None:
    assert whole(zlib.compress(DATA), "deflate") == whole(raw(DATA), "deflate") == DATA


@pytest.mark.parametrize("coding", FILES)
def test_members_follow_one_another_and_zeros_pad_them(coding: Coding) -> None:
    packed = PACK[coding](b"one ") + PACK[coding](b"") + PACK[coding](b"two")
    assert whole(packed, coding) == b"one two"
    assert whole(packed + bytes(40_000), coding) == b"one two"
    assert refused(packed + b"noise that follows", coding) == "QAWL-R017"


@pytest.mark.parametrize("coding", PACK)
def test_a_bomb_is_refused_before_it_has_grown(coding: Coding) -> None:
    packed = PACK[coding](bytes(100_000_000))
    budget = Budget()
    left = budget.left
    if len(packed) * 1000 < 100_000_000:
        assert refused(packed, coding, budget) == "QAWL-R016"
        assert left - budget.left <= 20_000_000
    assert refused(packed, coding, Budget(1_000_000)) == "QAWL-R016"


def test_a_small_file_of_blanks_is_no_bomb() -> None:
    assert whole(bz2.compress(b" " * 900_000), "bz2") == b" " * 900_000


@pytest.mark.parametrize("coding", sorted(set(PACK)))
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.999])
def test_what_is_cut_off_is_refused(coding: Coding, share: float) -> None:
    packed = PACK[coding](random.Random(1).randbytes(5000) + DATA)
    assert refused(packed[: int(len(packed) * share)], coding) == "QAWL-R017"


@pytest.mark.parametrize("coding", [*FILES, "zlib"])
def test_one_wrong_bit_is_refused(coding: Coding) -> None:
    packed = bytearray(PACK[coding](random.Random(2).randbytes(3000)))
    packed[len(packed) // 2] ^= 4
    assert refused(bytes(packed), coding) == "QAWL-R017"


@pytest.mark.parametrize("coding", PACK)
def test_bytes_of_another_kind_are_refused(coding: Coding) -> None:
    assert refused(b"\xffno such stream, whatever the name says" * 3, coding) == "QAWL-R017"


def test_an_empty_stream_says_so() -> None:
    assert refused(b"", "gzip") == "QAWL-R005"
    assert refused(bytes(10), "gzip") == "QAWL-R017"


def test_the_lines_before_the_damage_are_read() -> None:
    lines = b"".join(b"%06d\n" % n for n in range(60_000))
    packed = gzip.compress(lines)
    again = inflated(io.BytesIO(packed[: len(packed) // 2]), "gzip", where="a", budget=Budget())
    read: list[bytes] = []
    with pytest.raises(QawlError, match="QAWL-R017"):
        deque(map(read.append, again), maxlen=0)
    assert 20_000 < len(read) < 40_000
    assert b"".join(read) == lines[: 7 * len(read)]


def test_an_xz_that_asks_for_too_much_memory_is_refused() -> None:
    packed = bytearray(lzma.compress(b"small", filters=[{"id": lzma.FILTER_LZMA2, "preset": 0}]))
    assert whole(bytes(packed), "xz") == b"small"
    # The dictionary's size is a byte of the block's header, which is 12 bytes (the last four a sum) after 12 others.
    packed[12 + 4] = 37
    packed[20:24] = zlib.crc32(packed[12:20]).to_bytes(4, "little")
    assert MAX_DECODER_BYTES < 1 << 31
    assert refused(bytes(packed), "xz") == "QAWL-R019"


def test_what_a_file_is_and_how_it_begins_inside() -> None:
    for coding in FILES:
        packed = PACK[coding](DATA)
        assert coding_of(packed) == coding
        if coding != "bz2":  # a bzip2 block comes out when it is whole
            assert beginning(packed[:600], coding, 20) == DATA[:20]
        assert beginning(packed, coding, 20) == DATA[:20]
        assert beginning(b"\xff" * 600, coding) == beginning(b"", coding) == b""
    assert coding_of(b"PK\x03\x04") is None
    assert coding_of(b"") is None


def test_content_codings_are_undone_in_their_order() -> None:
    def undo(data: bytes, codings: str) -> bytes:
        return undone(data, codings, where="a", budget=Budget(), ceiling=1_000_000)

    assert undo(DATA, "") == undo(DATA, "identity") == undo(gzip.compress(DATA), "GZIP") == DATA
    assert undo(brotli.compress(gzip.compress(DATA)), "gzip, br") == DATA
    assert undo(DATA, "gzip") == DATA, "an archive that undid the coding and left the header"
    for data, codings, code in (
        (brotli.compress(bytes(50_000_000), quality=5), "br", "QAWL-R016"),
        (gzip.compress(random.Random(1).randbytes(1_000_001)), "gzip", "QAWL-R016"),
        (gzip.compress(DATA)[:-9], "gzip", "QAWL-R017"),
        (DATA, "sdch", "QAWL-R009"),
        (DATA, ",".join(["gzip"] * 50), "QAWL-R016"),
    ):
        with pytest.raises(QawlError) as caught:
            undo(data, codings)
        assert caught.value.code == code
