"""Files, folders and standard input: one article or one coded refusal after the other, as they are asked for."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Final

from qawl.errors import QawlError
from qawl.limits import MAX_FILE_BYTES
from qawl.model import Article, Refusal
from qawl.reading.decode import decode, require_arabic
from qawl.reading.finish import finish, given_date, printable
from qawl.reading.lines import read_lines

_LINES: Final = frozenset((".jsonl", ".ndjson"))
_OTHER_KINDS: Final = frozenset(
    f".{kind}"
    for kinds in (
        "html htm xhtml mhtml xml rss atom json csv tsv parquet warc sqlite db",
        "pdf doc docx odt rtf xls xlsx ods ppt pptx epub",
        "zip gz bz2 xz zst 7z rar tar tgz",
        "png jpg jpeg gif webp bmp tif tiff svg ico mp3 mp4 wav m4a ogg mov avi mkv",
    )
    for kind in kinds.split()
)
_MARKUP: Final = ("<!doctype", "<html", "<?xml", "<rss")


class Reading(Iterator[Article | Refusal]):
    """What :func:`read_paths` gives: iterate over it; ``hidden`` counts the hidden files and folders left out so far.

    Nothing is opened before it is asked for, and no more than one article is held at a time.
    """

    def __init__(self, paths: Sequence[str], published: str | None = None) -> None:
        self.hidden = 0
        self._published = given_date(published)
        self._items = self._all(tuple(paths))

    def __next__(self) -> Article | Refusal:
        return next(self._items)

    def _all(self, paths: Sequence[str]) -> Iterator[Article | Refusal]:
        for path in paths:
            if path == "-":
                yield from self._guarded(path, self._stdin())
            elif os.path.isdir(path):
                yield from self._folder(path)
            else:
                yield from self._guarded(path, self._file(path))

    def _guarded(self, path: str, items: Iterator[Article | Refusal]) -> Iterator[Article | Refusal]:
        """``items``, with what goes wrong on the way as their last refusal."""
        try:
            yield from items
        except QawlError as error:
            yield error.refusal()
        except OSError as error:
            yield _unopened(path, error).refusal()

    def _folder(self, folder: str) -> Iterator[Article | Refusal]:
        """The files under ``folder`` in the order of their names, each folder read once (links may go in circles)."""
        found = False
        seen: set[tuple[int, int]] = set()
        stack = [folder]
        while stack:
            path = stack.pop()
            try:
                status = os.stat(path)
                if not stat.S_ISDIR(status.st_mode):
                    found = True
                    if stat.S_ISREG(status.st_mode):
                        yield from self._guarded(path, self._file(path))
                    else:
                        yield QawlError("QAWL-R009", printable(path), "it is no regular file").refusal()
                elif (key := (status.st_dev, status.st_ino)) not in seen:
                    seen.add(key)
                    names = sorted(os.listdir(path), reverse=True)
                    shown = [name for name in names if not name.startswith(".")]
                    self.hidden += len(names) - len(shown)
                    stack.extend(os.path.join(path, name) for name in shown)
            except OSError as error:
                found = True
                yield _unopened(path, error).refusal()
        if not found:
            yield QawlError("QAWL-R012", printable(folder)).refusal()

    def _file(self, path: str) -> Iterator[Article | Refusal]:
        if "\0" in path:
            raise QawlError("QAWL-R001", printable(path))
        os.stat(path)  # a missing file is called missing, whatever its kind would be
        kind = os.path.splitext(path)[1].lower()
        if kind in _OTHER_KINDS:
            raise QawlError("QAWL-R009", printable(path), kind)
        with open(path, "rb") as stream:
            if kind in _LINES:
                yield from read_lines(stream, printable(path), os.path.basename(printable(path)), self._published)
                return
            size = os.fstat(stream.fileno()).st_size
            if size > MAX_FILE_BYTES:
                raise _too_large(path, f"{size:,} bytes")
            data = _bounded(stream, path)
        yield self._text(data, path, os.path.basename(path))

    def _stdin(self) -> Iterator[Article | Refusal]:
        """One text, or JSON Lines where the first line begins as an object does."""
        stream = sys.stdin.buffer
        first = stream.readline(MAX_FILE_BYTES + 1)
        if first.lstrip().startswith(b"{"):
            yield from read_lines(stream, "-", "-", self._published, first)
        else:
            yield self._text(_bounded(stream, "-", first), "-", "-")

    def _text(self, data: bytes, path: str, source: str) -> Article:
        where = printable(path)
        text = decode(data, where)
        if text[:200].lstrip().lower().startswith(_MARKUP):
            raise QawlError("QAWL-R009", where, "it is HTML or XML")
        require_arabic(text, where)
        return finish(text, path=path, source=source, where=where, given=self._published)


def read_paths(paths: Sequence[str], *, published: str | None = None) -> Reading:
    """Read files, folders (whole, in the order of names, hidden files left out) and ``-`` for standard input.

    ``.jsonl`` and ``.ndjson`` hold one article a line (:mod:`qawl.reading.lines`); every other file is one article's
    text, unless its name or its beginning says that it is of another kind, which is refused with QAWL-R009.
    ``published`` is the ISO date for all that bring none themselves. What comes back is an iterator of articles and
    refusals, in the order of ``paths``; it never stops at bad input.

    Raises :class:`~qawl.errors.QawlError` QAWL-A001 where ``published`` is no date.
    """
    return Reading(paths, published)


def _bounded(stream: BinaryIO, path: str, first: bytes = b"") -> bytes:
    """The rest of ``stream``, never much more than the ceiling: a pipe or a device has no size to ask for."""
    data = first + stream.read(MAX_FILE_BYTES + 1 - len(first)) if len(first) <= MAX_FILE_BYTES else first
    if len(data) > MAX_FILE_BYTES:
        raise _too_large(path, f"more than {MAX_FILE_BYTES:,} bytes")
    return data


def _too_large(path: str, size: str) -> QawlError:
    return QawlError("QAWL-R003", printable(path), f"{size}, the ceiling is {MAX_FILE_BYTES:,}")


def _unopened(path: str, error: OSError) -> QawlError:
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG):
        return QawlError("QAWL-R001", printable(path))
    return QawlError("QAWL-R008", printable(path), error.strerror or "")
