"""Archives in, their members out as further inputs: ZIP, tar, and files compressed by themselves.

Nothing is unpacked: a member is a stream that inflates as it is read, its name only a label. The one thing that may be
written is a temporary file without a name, for a ZIP that does not come as a file, whose list of members is at its end.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from qawl.errors import QawlError
from qawl.limits import MAX_CONTAINER_DEPTH, MAX_NESTED_ARCHIVES
from qawl.reading.inflate import Coding, coding_of, inflated
from qawl.reading.inputs import Input, Options, Outcomes
from qawl.reading.streams import rejoined
from qawl.reading.tars import members as tar_members
from qawl.reading.zips import members as zip_members

__all__ = ["deep", "read_gzip", "read_tar", "read_zip"]

_SUFFIXES = (".gz", ".bz2", ".xz", ".gzip", ".bzip2")


def deep(reader: Callable[[Input, Options], Outcomes]) -> Callable[[Input, Options], Outcomes]:
    """``reader`` of a kind of container, refusing with QAWL-R028 what stands too deep in others."""

    @wraps(reader)
    def guarded(input: Input, options: Options) -> Outcomes:
        if input.depth >= MAX_CONTAINER_DEPTH:
            raise QawlError("QAWL-R028", input.where, f"{input.depth} deep")
        yield from reader(input, options)

    return guarded


def _counted(input: Input) -> None:
    """Count an archive that stands in an archive in an archive. Raises QAWL-R028 for one too many."""
    if input.depth >= 2:
        input.budget.archives += 1
        if input.budget.archives > MAX_NESTED_ARCHIVES:
            raise QawlError("QAWL-R028", input.where, f"more than {MAX_NESTED_ARCHIVES} of them")


@deep
def read_zip(input: Input, options: Options) -> Outcomes:
    """The members of a ZIP as inputs, in the order of its list, and a refusal for each that can't be read.

    Encrypted members are QAWL-R023, links and unknown methods QAWL-R009, damaged ones QAWL-R017 (when they are read
    to their end), members that overlap QAWL-R016, once for all of them. Hidden files are counted in
    ``input.skipped``. A member's stream is good until the next is asked for.

    Raises :class:`~qawl.errors.QawlError` QAWL-R017 where the list of members can't be read, QAWL-R028 where the
    archive stands too deep in others, QAWL-R003 where it has too many members or comes through a pipe and is too large.
    """
    _counted(input)
    yield from zip_members(input)


@deep
def read_tar(input: Input, options: Options) -> Outcomes:
    """The members of a tar as inputs, in their order, and a refusal for each that can't be read; a tar that is
    compressed as a whole (gzip, bzip2, xz) is inflated on the way.

    Links, devices and sparse files are QAWL-R009, a damaged header costs its member (QAWL-R017). Hidden files are
    counted in ``input.skipped``. A member's stream is good until the next is asked for.

    Raises :class:`~qawl.errors.QawlError` QAWL-R016, QAWL-R017, QAWL-R003 and QAWL-R028 as :func:`read_zip` does.
    """
    _counted(input)
    stream = input.stream
    start = stream.read(512)
    coding = coding_of(start)
    if coding:
        stream, start = inflated(rejoined(start, stream), coding, where=input.where, budget=input.budget), b""
    yield from tar_members(input, stream, start)


@deep
def read_gzip(input: Input, options: Options) -> Outcomes:
    """The one file in a gzip, bzip2 or xz, as an input named as it is without ``.gz``.

    A WARC or a tar that is compressed goes to its own reader as it is:
    :func:`~qawl.reading.inflate.beginning` shows what stands inside.

    Raises :class:`~qawl.errors.QawlError` QAWL-R017 where it is none of the three; reading the inner input raises
    what :func:`~qawl.reading.inflate.inflated` does.
    """
    start = input.stream.read(6)
    coding: Coding | None = coding_of(start)
    if coding is None:
        raise QawlError("QAWL-R017", input.where, "it is neither gzip nor bzip2 nor xz")
    name = input.source
    for suffix in _SUFFIXES:
        if name.lower().endswith(suffix):
            name = name[: -len(suffix)]
            break
    where = f"{input.where}!{name}"
    stream = inflated(rejoined(start, input.stream), coding, where=where, budget=input.budget)
    told = {"url": input.url, "evidence": input.evidence, "known": input.known}
    yield input.inner(stream, name, **told)
