"""JSON Lines in, one article a line: ``text``, with ``title``, ``url``, ``outlet`` and ``published`` where given."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

import msgspec

from qawl.errors import QawlError
from qawl.limits import MAX_FILE_BYTES
from qawl.model import Article, Refusal
from qawl.reading import dates
from qawl.reading.decode import decode, require_arabic
from qawl.reading.finish import finish

_TAKEN: Final = ("title", "url", "outlet")
_CHUNK: Final = 1 << 20


def read_lines(
    stream: BinaryIO, path: str, source: str, published: str | None, first: bytes = b""
) -> Iterator[Article | Refusal]:
    """The articles of ``stream``, one a line, as they are asked for; a line that can't be read is a refusal.

    ``first`` is a first line that was read from the stream already. A refusal's source is ``path`` and the line's
    number; a file that is binary or UTF-16 from its start is refused once (raised), not a thousand times. Fields that
    Qawl does not know, or whose value it can't take, pass through in ``article.extra``. A line's own ``published``
    goes before the one given here for all.
    """
    number = 0
    seen = False
    line = first or stream.readline(MAX_FILE_BYTES + 1)
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
                yield _article(line, path, source, published, where)
            except QawlError as error:
                if number == 1 and _hopeless(line, error):
                    raise QawlError(error.code, path, error.why) from error
                yield error.refusal()
        line = stream.readline(MAX_FILE_BYTES + 1)
    if not seen:
        yield QawlError("QAWL-R005", path).refusal()


def _hopeless(line: bytes, error: QawlError) -> bool:
    """Whether a first line that was refused says that no other line can be read either."""
    return error.code == "QAWL-R002" or line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(_CHUNK)


def _article(line: bytes, path: str, source: str, published: str | None, where: str) -> Article:
    fields = _object(line, where)
    text = fields.pop("text", None)
    if not isinstance(text, str) or not text or text.isspace():
        raise QawlError("QAWL-R010", where)
    known: dict[str, Any] = {name: fields.pop(name) for name in _TAKEN if _usable(fields.get(name))}
    own = dates.parse(fields["published"]) if isinstance(fields.get("published"), str) else None
    if own:
        del fields["published"]
        known.update(published=own[0], published_precision=own[1], published_basis="field")
    title = known.get("title")
    if title and not text.lstrip().startswith(title.strip()):
        text = f"{title}\n{text}"
    require_arabic(text, where)
    return finish(text, path=path, source=source, where=where, given=published, extra=fields, **known)


def _usable(value: object) -> bool:
    return isinstance(value, str) and bool(value) and not value.isspace()


def _object(line: bytes, where: str) -> dict[str, Any]:
    try:
        value = msgspec.json.decode(decode(line, where))
    except (msgspec.DecodeError, RecursionError) as error:
        raise QawlError("QAWL-R011", where, str(error)) from error
    if not isinstance(value, dict):
        raise QawlError("QAWL-R011", where, "it is not an object")
    return value
