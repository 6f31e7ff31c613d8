"""JSON Lines in, one article a line: ``text``, with ``title``, ``url``, ``outlet`` and ``published`` where given."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO, Final

from qawl.errors import QawlError
from qawl.limits import MAX_FILE_BYTES
from qawl.model import Article, Read, Refusal
from qawl.reading.columns import Place, choose, row_outcome
from qawl.reading.decode import decode
from qawl.reading.inputs import Columns, Input, Link, Options
from qawl.reading.json_text import json_object

_CHUNK: Final = 1 << 20


def read_jsonl(given: Input, options: Options) -> Iterator[Read | Link | Refusal]:
    """The articles of ``given``, one a line, as they are asked for; a line that can't be read is a refusal.

    The columns are those of ``options``, else the usual names (:mod:`qawl.reading.columns`), looked for in each line;
    a line with a URL and no text is a link. A refusal's source is the input and the line's number. What is not taken
    goes to ``article.extra``; lone surrogates become U+FFFD.

    Raises :class:`~qawl.errors.QawlError` for a file that is binary or UTF-32 from its start.
    """
    place = Place(given.path, given.source, options.published, given.known)
    yield from _outcomes(given.stream, given.where, place, options.columns, strict=False)


def read_lines(
    stream: BinaryIO, path: str, source: str, published: str | None, first: bytes = b""
) -> Iterator[Article | Refusal]:
    """:func:`read_jsonl` with nothing named, for callers that follow no links: a line without text is refused, as is
    one with a lone surrogate; a number is no date. ``first`` is a first line that was read from the stream already.
    """
    for item in _outcomes(stream, path, Place(path, source, published), Columns(), strict=True, first=first):
        if isinstance(item, Link):
            yield QawlError("QAWL-R010", item.where).refusal()
        else:
            yield item.article if isinstance(item, Read) else item


def _outcomes(
    stream: BinaryIO, path: str, place: Place, columns: Columns, *, strict: bool, first: bytes = b""
) -> Iterator[Read | Link | Refusal]:
    number = 0
    seen = False
    line = first or stream.readline(MAX_FILE_BYTES + 1)
    utf16 = _utf16_of(line)
    while line:
        number += 1
        where = f"{path}:{number}"
        if len(line) > MAX_FILE_BYTES:
            seen = True
            _skip_line(stream, line)
            yield QawlError("QAWL-R003", where, f"the line passes {MAX_FILE_BYTES:,} bytes").refusal()
        elif not line.isspace():
            seen = True
            try:
                if utf16 and not strict:
                    raise QawlError("QAWL-R007", path, "JSON Lines in UTF-16")
                fields = json_object(decode(line, where), where, strict=strict)
                yield row_outcome(fields, choose(fields, columns), place, where, numbers=not strict)
            except QawlError as error:
                if number == 1 and (error.code == "QAWL-R002" or utf16):
                    raise QawlError(error.code, path, error.why) from error
                yield error.refusal()
        line = stream.readline(MAX_FILE_BYTES + 1)
    if not seen:
        yield QawlError("QAWL-R005", path).refusal()


def _utf16_of(line: bytes) -> bool:
    return line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(_CHUNK)
