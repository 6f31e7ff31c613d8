"""The one place where hostile files meet the readers: :func:`read_any`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from qawl.errors import QawlError
from qawl.model import Read, Refusal
from qawl.reading.archives import read_gzip, read_tar, read_zip
from qawl.reading.decode import decode, require_arabic
from qawl.reading.finish import finish
from qawl.reading.inflate import beginning, coding_of
from qawl.reading.inputs import HEAD, Input, Options, Outcomes
from qawl.reading.lines import read_lines
from qawl.reading.streams import rejoined
from qawl.reading.warc import read_warc

MEANWHILE: Final = frozenset(("R002", "R009"))
"""What may come of any file as long as pages, feeds, tables and PDFs have no reader here."""


def ready() -> None:
    """Whatever is done once, before the time of a file counts: imports, children that are started early."""


def read_any(path: Path) -> list[Read | Refusal]:
    """What reading the file gives. Until ``qawl.reading.sources`` is there, containers and text are read."""
    found: list[Read | Refusal] = []
    with path.open("rb") as stream:
        name = path.name
        try:
            found.extend(_outcomes(Input(stream, where=name, path=name, source=name)))
        except QawlError as error:
            found.append(error.refusal())
    return found


def _outcomes(input: Input) -> Iterator[Read | Refusal]:
    """What ``input`` and all that is in it gives."""
    try:
        for outcome in _reader(input):
            if isinstance(outcome, Input):
                yield from _outcomes(outcome)
            elif isinstance(outcome, Read | Refusal):
                yield outcome
    except QawlError as error:
        yield error.refusal()


def _reader(input: Input) -> Outcomes:
    head = input.stream.read(HEAD)
    input.stream.seek(0) if input.stream.seekable() else setattr(input, "stream", rejoined(head, input.stream))
    coding = coding_of(head)
    inside = beginning(head, coding) if coding else head
    if inside.startswith(b"WARC/") or input.source.endswith((".warc", ".warc.gz")):
        return read_warc(input, Options())
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")) or input.source.endswith(".zip"):
        return read_zip(input, Options())
    if inside[257:262] == b"ustar" or input.source.endswith(".tar"):
        return read_tar(input, Options())
    if coding:
        return read_gzip(input, Options())
    return _text(input, head)


def _text(input: Input, head: bytes) -> Outcomes:
    if head.lstrip().startswith(b"{") or input.source.endswith(".jsonl"):
        for item in read_lines(input.stream, input.path, input.source, None):
            yield item if isinstance(item, Refusal) else Read(article=item)
        return
    data = input.read()
    if not data:
        raise QawlError("QAWL-R005", input.where)
    if head.lstrip().startswith((b"<", b"%PDF")):
        raise QawlError("QAWL-R009", input.where)
    text = decode(data, input.where)
    require_arabic(text, input.where)
    yield Read(article=finish(text, path=input.path, source=input.source, where=input.where, given=None))
