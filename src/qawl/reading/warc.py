"""WARC, plain or one gzip member a record: the pages in it as further inputs, each with its evidence.

Read forwards only, so that it may come through a pipe, one record at a time. Damage costs the record it is in: a
member is given out only when its check sum is right, and where it is not, the next is looked for from the byte after
the damaged one's first. A file that was compressed as one (``gzip file.warc``) is read as it inflates.

FastWARC is faster and stops at damage, and what it has read by then is not bounded; the tests hold both to the same
records of a whole file.
"""

from __future__ import annotations

import base64
import hashlib
import io
import zlib
from collections.abc import Iterator
from typing import Final

from qawl.errors import QawlError
from qawl.limits import INFLATION_FLOOR, MAX_INFLATION, MAX_RECORD_HEADER, MAX_RESYNCS
from qawl.model import Refusal
from qawl.reading.answers import fields
from qawl.reading.archives import deep
from qawl.reading.inputs import Input, Options, Outcomes
from qawl.reading.tape import Tape
from qawl.reading.warc_pages import MAX_BLOCK, page

GZIP: Final = b"\x1f\x8b\x08"
_BEGIN: Final = b"WARC/"
_VERSION: Final = b"WARC/1."
_PIECE: Final = 16_384
_FIRST: Final = 2048
_ZEROS: Final = bytes(65_536)
_WHOLE: Final = MAX_BLOCK + MAX_RECORD_HEADER
_LOOK: Final = 1 << 20


class _DamageError(Exception):
    """A record that can't be read; ``resume`` is where to look on where the tape no longer holds its beginning."""

    def __init__(self, why: str, code: str = "QAWL-R017", resume: int | None = None) -> None:
        super().__init__(why)
        self.why, self.code, self.resume = why, code, resume


@deep
def read_warc(input: Input, options: Options) -> Outcomes:
    """The pages of a WARC (``.warc`` or ``.warc.gz``) as inputs, in their order.

    A page is a response with status 200, or a resource or conversion, whose type is HTML, plain text, PDF, JSON or XML.
    Its bytes have their chunking and content coding undone; its name is the byte offset of its record in the file
    (``a.warc.gz!1234``; with ``+`` and the offset in the inflated data where a member holds several). Everything else
    is counted in ``input.skipped`` (``record:request``, ``status:404``, ``type:image``). A damaged record is a refusal
    QAWL-R017 at its offset, one that is too large QAWL-R003, one that is a bomb QAWL-R016; the others go on.

    Raises :class:`~qawl.errors.QawlError` QAWL-R016 where all of it inflates beyond the budget, QAWL-R017 where damage
    never ends, QAWL-R028 where it stands too deep in archives, QAWL-R005 where it is empty.
    """
    return _Warc(input).outcomes()


class _Warc:
    def __init__(self, input: Input) -> None:
        self.input = input
        self.tape = Tape(input.stream)
        self.resyncs = self.damaged = 0
        self.failed: _DamageError | None = None

    def outcomes(self) -> Iterator[Input | Refusal]:
        if not self.tape.has(0):
            raise QawlError("QAWL-R005", self.input.where)
        if self.tape.at(0, len(_BEGIN)) == _BEGIN:
            return self._records(self.tape, 0, "")
        return self._members()

    def _refusal(self, name: str, damage: _DamageError) -> Refusal:
        self.damaged += 1
        return QawlError(damage.code, f"{self.input.where}!{name}", damage.why).refusal()

    def _resynced(self) -> None:
        self.resyncs += 1
        if self.resyncs > MAX_RESYNCS:
            raise QawlError("QAWL-R017", self.input.where, "too much of it is damaged")

    # gzip members

    def _members(self) -> Iterator[Input | Refusal]:
        tape, at = self.tape, 0
        while at >= 0 and tape.has(at):
            tape.forget(at)
            if not tape.at(at, 512).strip(b"\0"):  # zeros pad what came from a tape
                padding = tape.at(at, len(_ZEROS))
                same = padding == _ZEROS[: len(padding)]
                at += len(padding) - (0 if same else len(padding.lstrip(b"\0")))
                continue
            try:
                data, end = self._member(at)
            except _DamageError as damage:
                yield self._refusal(str(at), damage)
                at = self._next_member(at + 1)
                continue
            if data is not None:
                yield from self._records(Tape(io.BytesIO(), data), 0, str(at))
                at = end
                continue
            stream = _MemberStream(self, at)
            before = self.damaged
            yield from self._records(Tape(stream), 0, str(at))  # type: ignore[arg-type]
            if self.failed:
                if self.damaged == before:
                    yield self._refusal(str(at), self.failed)
                self.failed = None
                at = self._next_member(stream.at)
            else:
                at = stream.at

    def _member(self, at: int) -> tuple[bytes | None, int]:
        """What the member at ``at`` inflates to and where it ends; None where it is too large to be held."""
        decoder, parts, total, pos = zlib.decompressobj(31), [], 0, at
        budget = self.input.budget
        while True:
            piece = self.tape.at(pos, min(_PIECE, max(_FIRST, pos - at)))
            if not piece:
                raise _DamageError("it ends within a record")
            try:
                out = decoder.decompress(piece, _WHOLE + 1 - total)
            except zlib.error as error:
                raise _DamageError(f"gzip: {error}") from error
            parts.append(out)
            total += len(out)
            pos += len(piece)
            budget.take(len(out), self.input.where)
            if decoder.eof:
                return b"".join(parts), pos - len(decoder.unused_data)
            _require_modest(total, pos - at)
            if total > _WHOLE:
                budget.left += total  # it is inflated, and counted, a second time
                return None, at

    def _next_member(self, at: int) -> int:
        """Where the next member that holds a record begins, from ``at`` on; -1 where none does."""
        tape = self.tape
        while True:
            at = tape.find(GZIP, at)
            if at < 0:
                return -1
            tape.forget(at)
            self._resynced()
            try:
                if zlib.decompressobj(31).decompress(tape.at(at, 4096), len(_BEGIN)) == _BEGIN:
                    return at
            except zlib.error:
                pass
            at += 1

    # records

    def _records(self, tape: Tape, at: int, member: str) -> Iterator[Input | Refusal]:
        """The records of ``tape`` from ``at`` on; ``member`` is the offset of the gzip member that they stand in."""
        while True:
            at = _after_blank(tape, at)
            tape.forget(at)
            if not tape.has(at):
                return
            name = f"{member}+{at}" if member and at else member or str(at)
            try:
                end, header, block = self._record(tape, at, checked=bool(member))
            except _DamageError as damage:
                yield self._refusal(name, damage)
                self._resynced()
                at = tape.find(_VERSION, max(at + 1, damage.resume or 0))
                if at < 0:
                    return
                continue
            try:
                inner = page(self.input, header, block, name)
            except QawlError as error:
                if self.input.budget.left < 0:
                    raise
                yield error.refusal()
            else:
                if inner:
                    yield inner
            at = end

    def _record(self, tape: Tape, at: int, *, checked: bool) -> tuple[int, dict[str, str], bytes | None]:
        """The record at ``at``: where it ends, its fields, its block (None where it is too large to be held).

        ``checked``: a sum over the bytes was right already.
        """
        if tape.at(at, len(_BEGIN)) != _BEGIN:
            raise _DamageError("no record begins here")
        head_end = tape.find(b"\r\n\r\n", at, MAX_RECORD_HEADER)
        if head_end < 0:
            raise self.failed or _DamageError("its header does not end")
        header = dict(reversed(fields(tape.at(at, head_end - at))))
        told = header.get("content-length", "")
        if not (told.isascii() and told.isdigit() and len(told) < 16):
            raise _DamageError("it does not say how long it is")
        begin, length = head_end + 4, int(told)
        end = begin + length
        block = None
        if length > MAX_BLOCK:
            # a length that lies would pass over all that follows
            if tape.find(b"\r\n\r\n" + _VERSION, begin, _LOOK) >= 0:
                raise _DamageError("it is not as long as it says")
            if not tape.skip(end):
                raise self.failed or _DamageError("it ends within a record", resume=end)
        else:
            block = tape.at(begin, length)
            if len(block) < length:
                raise self.failed or _DamageError("it ends within a record")
            if not checked:
                _require_digest(header.get("warc-block-digest", ""), block)
        after = tape.at(end, 4)
        if after[:2] != b"\r\n" and after[:4] != _BEGIN[:4] and after:
            raise _DamageError("it is not as long as it says", resume=None if block is not None else end)
        return end, header, block


class _MemberStream:
    """A member that is too large to be held, inflated as it is read. Damage ends it and is left in ``warc.failed``."""

    def __init__(self, warc: _Warc, at: int) -> None:
        self._warc, self._begin, self.at = warc, at, at
        self._decoder = zlib.decompressobj(31)
        self._given = 0

    def read(self, count: int) -> bytes:
        warc = self._warc
        while not self._decoder.eof and warc.failed is None:
            piece = warc.tape.at(self.at, _PIECE)
            try:
                out = self._decoder.decompress(piece, count)
                left = self._decoder.unused_data if self._decoder.eof else self._decoder.unconsumed_tail
                self.at += len(piece) - len(left)
                self._given += len(out)
                if not self._decoder.eof:
                    _require_modest(self._given, self.at - self._begin)
                    if not piece and not out:
                        raise _DamageError("it ends within a record")
            except zlib.error as error:
                warc.failed = _DamageError(f"gzip: {error}")
                return b""
            except _DamageError as damage:
                warc.failed = damage
                return b""
            warc.tape.forget(self.at)
            warc.input.budget.take(len(out), warc.input.where)
            if out:
                return out
        return b""


def _require_modest(given: int, taken: int) -> None:
    if given > INFLATION_FLOOR and given > MAX_INFLATION * taken:
        raise _DamageError(f"it grows to more than {MAX_INFLATION:,} times its size", "QAWL-R016")


def _require_digest(told: str, block: bytes) -> None:
    """Raises _DamageError where ``told`` is the SHA-1 of another block; other digests are not looked at."""
    name, _, value = told.partition(":")
    if name.lower() != "sha1" or len(value) != 32:
        return
    if base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode() != value.upper():
        raise _DamageError("its block is not the one that its digest is of")


def _after_blank(tape: Tape, at: int) -> int:
    """The first offset from ``at`` on that is not within the blank lines between two records."""
    while blank := tape.at(at, 4):
        rest = blank.lstrip(b"\r\n")
        at += len(blank) - len(rest)
        if rest:
            break
        while (blank := tape.at(at, 4096)) and not blank.strip(b"\r\n"):
            at += len(blank)
            tape.forget(at)
    return at
