"""Bits flipped in a WARC of one gzip member a record, and what each flip costs."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator

import msgspec

from qawl.errors import QawlError
from qawl.model import Refusal
from qawl.reading.inputs import Input, Options
from qawl.reading.warc import read_warc
from tests.reading.made import pages, warc_gz

SEED = 20260


class Flip(msgspec.Struct, frozen=True):
    """What came of flipping one bit: pages read that are not as they were, pages missing, losses counted."""

    at: int
    bit: int
    changed: int
    missing: int
    counted: int

    @property
    def fine(self) -> bool:
        """At most one page is lost, none is changed, and a loss is counted."""
        return not self.changed and self.missing <= 1 and self.counted == self.missing


def whole(records: int) -> tuple[bytes, list[str]]:
    """A WARC of so many records, and the digests of its pages."""
    data = warc_gz(pages(records))
    return data, [digest for digest, _ in _read(data) if digest]


def flips(data: bytes, digests: list[str], count: int, seed: int = SEED) -> Iterator[Flip]:
    """``count`` single bits flipped, one at a time, in places drawn from all of ``data``: half of them anywhere, half
    within the first 40 bytes of a member, where its header and its first codes are."""
    draw = random.Random(seed)
    heads = [at for at in range(len(data)) if data.startswith(b"\x1f\x8b\x08\0\0\0\0\0", at)]
    expected = set(digests)
    for number in range(count):
        at = draw.choice(heads) + draw.randrange(40) if number % 2 else draw.randrange(len(data))
        bit = draw.randrange(8)
        damaged = bytearray(data)
        damaged[min(at, len(data) - 1)] ^= 1 << bit
        read = list(_read(bytes(damaged)))
        found = {digest for digest, _ in read if digest}
        yield Flip(at, bit, len(found - expected), len(expected - found), sum(not digest for digest, _ in read))


def _read(data: bytes) -> Iterator[tuple[str, str]]:
    """The digest of each page, or "" and the code of each refusal."""
    input = Input(data, where="a.warc.gz", path="a.warc.gz", source="a.warc.gz")
    try:
        for outcome in read_warc(input, Options()):
            if isinstance(outcome, Refusal):
                yield "", outcome.code
            elif isinstance(outcome, Input):
                yield hashlib.sha256(outcome.read()).hexdigest(), ""
    except QawlError as error:
        yield "", error.code
