"""Files, folders and standard input: one input after the other, as they are asked for."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections import Counter
from typing import BinaryIO, cast

from qawl.errors import QawlError
from qawl.reading.finish import printable
from qawl.reading.inputs import Input, Outcomes


class Files:
    """Opens paths; ``hidden`` counts the hidden files and folders left out so far."""

    def __init__(self, skipped: Counter[str] | None = None) -> None:
        self.hidden = 0
        self._skipped = skipped

    def open(self, path: str) -> Outcomes:
        """The input at ``path``, those of a folder in the order of their names, or standard input for ``-``.

        Raises QAWL-R001 and OSError; within a folder, what can't be opened is a refusal and the others go on.
        """
        if path == "-":
            yield Input(sys.stdin.buffer, where="-", path="-", source="-", skipped=self._skipped)
        elif os.path.isdir(path):
            yield from self._folder(path)
        else:
            yield from self._file(path)

    def _folder(self, folder: str) -> Outcomes:
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
                        yield from self._file(path)
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
                yield open_error(path, error).refusal()
        if not found:
            yield QawlError("QAWL-R012", printable(folder)).refusal()

    def _file(self, path: str) -> Outcomes:
        if "\0" in path:
            raise QawlError("QAWL-R001", printable(path))
        with open(path, "rb") as stream:
            yield Input(
                cast(BinaryIO, stream),
                where=printable(path),
                path=printable(path),
                source=os.path.basename(printable(path)),
                skipped=self._skipped,
            )


def open_error(path: str, error: OSError) -> QawlError:
    """What the system says of a path that can't be read, as a coded error."""
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG):
        return QawlError("QAWL-R001", printable(path))
    return QawlError("QAWL-R008", printable(path), error.strerror or "")
