"""``--report FILE``: every refusal of a run and everything it passed over, written as they come."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from qawl.errors import QawlError
from qawl.record.urls import bare

if TYPE_CHECKING:
    from qawl.ingest import Event

COLUMNS: Final = ("at", "kind", "code", "source", "url", "message", "hint")
_LINES: Final = (".jsonl", ".ndjson")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at a cell's beginning."""


class Report:
    """Writes one line for each input that gave no new article: ``kind`` is ``refused``, ``same`` or ``copy`` (its text
    is in the record), or ``known`` (a page that was fetched a short while ago). A line is on the disk's way as soon as
    it is known, so that a run that is killed leaves what it had."""

    def __init__(self, path: str, stream: io.FileIO) -> None:
        """For :func:`opened`."""
        self._path, self._stream = path, stream
        self._json = path.lower().endswith(_LINES)
        if not self._json:
            self._write("\ufeff" + _csv_line(COLUMNS))  # or a spreadsheet takes UTF-8 for something else

    def event(self, event: Event) -> None:
        """Write an event of a run, unless it brought a new article. Raises QAWL-O001 where it can't be written."""
        if event.refusal is not None:
            refusal = event.refusal
            self._line("refused", refusal.code, refusal.source, "", refusal.message, refusal.hint)
        elif event.kind in ("same", "copy"):
            self._line(event.kind, "", event.source, event.url or "", "the text is in the record already", "")

    def known(self, url: str) -> None:
        """Write that a page was not fetched again. Raises QAWL-O001 where it can't be written."""
        self._line("known", "", url, url, "the page was fetched a short while ago", "--again fetches it")

    def _line(self, kind: str, code: str, source: str, url: str, message: str, hint: str) -> None:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        row = (at, kind, code, bare(source), bare(url), bare(message), hint)
        if self._json:
            told: dict[str, Any] = {name: value for name, value in zip(COLUMNS, row, strict=True) if value}
            self._write(msgspec.json.encode({**told, "source": row[3]}).decode() + "\n")
        else:
            self._write(_csv_line(row))

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text.encode("utf-8", "surrogateescape"))
        except OSError as error:
            raise QawlError("QAWL-O001", self._path, error.strerror or str(error)) from error


def _csv_line(values: tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(f"'{value}" if value.startswith(_FORMULA) else value for value in values)
    return line.getvalue()


@contextmanager
def opened(path: Path | None) -> Iterator[Report | None]:
    """The report at ``path`` for a block, None for None; a file that is there is written anew.

    Raises QAWL-A001 where the name ends neither in ``.jsonl`` nor in ``.csv``, QAWL-O001 where it can't be made.
    """
    if path is None:
        yield None
        return
    name = os.fspath(path)
    if not name.lower().endswith((*_LINES, ".csv")):
        raise QawlError("QAWL-A001", "--report", f"{name!r} ends neither in .jsonl nor in .csv")
    try:
        stream = path.open("wb", buffering=0)
    except OSError as error:
        raise QawlError("QAWL-O001", name, error.strerror or str(error)) from error
    with stream:
        yield Report(name, stream)
