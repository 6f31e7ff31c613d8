"""Parsers in a child process, where they may hang, grow or crash without harm.

One child serves page after page; it is started at the first, and again after it had to be ended. What a page costs
that way beside a plain call is printed by ``python -m bench.sandbox``.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import weakref
from collections.abc import Mapping
from types import TracebackType
from typing import Any, BinaryIO, Final, Literal, cast

import msgspec

from qawl.errors import QawlError
from qawl.limits import READ_BYTES, READ_SECONDS
from qawl.model import Read
from qawl.reading.wire import Done, Hello, Load, Loaded, Task, get, put

Kind = Literal["html", "pdf"]

KINDS: Final[Mapping[str, str]] = {
    "html": "qawl.reading.html.page:read_page",
    "pdf": "qawl.reading.pdf:read_pdf_bytes",
}
"""What reads each kind, as ``module:function``; called as ``function(data, **known)``, it gives a Read."""

START_SECONDS: Final = 30.0
"""How long starting the child and importing a parser may take on a slow machine."""

WALL: Final = 2.0
"""A page's computing time is what is limited; by the clock on the wall it may take so many times that, because other
programs compute too. Where the system can't limit computing time, the wall's clock counts."""


_ENVIRONMENT: Final = (
    *("PATH", "LD_LIBRARY_PATH", "PYTHONHOME", "PYTHONHASHSEED", "SYSTEMROOT", "TEMP", "TMPDIR"),
    *("LANG", "LC_ALL", "LC_CTYPE", "TZ"),
)
"""What of the environment the child gets: nothing that may hold a secret."""


class _Lost(Exception):
    """The child is gone, with this code and reason, and whether the task was its first."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code, self.why = code, why


class Sandbox:
    """Reads pages and PDFs in a child process; a context manager, for one thread.

    ``seconds`` of computing for each page, ``memory`` bytes of address space for the child in all. ``kinds`` names the
    functions by kind; only tests give others than :data:`KINDS`. ``starts`` counts the children started so far.
    """

    def __init__(
        self, seconds: float = READ_SECONDS, memory: int = READ_BYTES, *, kinds: Mapping[str, str] = KINDS
    ) -> None:
        self.seconds, self.memory, self.starts = seconds, memory, 0
        self._kinds = dict(kinds)
        self._child: subprocess.Popen[bytes] | None = None
        self._end: weakref.finalize[..., Any] | None = None
        self._loaded: set[str] = set()
        self._late = False

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child, if one runs, and wait for its end."""
        self._child = None
        self._loaded.clear()
        if self._end is not None:
            self._end()
            self._end = None

    def read(self, kind: Kind | str, data: bytes, **known: Any) -> Read:
        """What the parser of ``kind`` makes of ``data``, called with ``known``.

        Raises :class:`~qawl.errors.QawlError`: what the parser refuses, QAWL-R018 where it takes too long, QAWL-R019
        where it takes too much memory, QAWL-R015 where it recurses too deep, QAWL-R020 where it has a bug or crashes.
        A child that is not fresh gets no blame for memory or a crash: the page is read again by a new one.
        """
        where = str(known.get("where", ""))
        used = self._child is not None
        try:
            done = self._ask(kind, data, known)
            if done.code == "QAWL-R019" and not done.fresh:
                done = self._ask(kind, data, known)
        except _Lost as lost:
            if not used or lost.code == "QAWL-R018":
                raise QawlError(lost.code, where, lost.why) from lost
            try:
                done = self._ask(kind, data, known)
            except _Lost as again:
                raise QawlError(again.code, where, again.why) from again
        if done.read is None:
            raise QawlError(done.code, done.where, done.why)
        return done.read

    def _ask(self, kind: str, data: bytes, known: dict[str, Any]) -> Done:
        if kind not in self._loaded:
            loaded = msgspec.msgpack.decode(self._exchange(Load(kind), START_SECONDS), type=Loaded)
            if loaded.why:
                raise _Lost("QAWL-R020", loaded.why)
            self._loaded.add(kind)
        timed = self.seconds * (WALL if hasattr(signal, "setitimer") else 1)
        answer = self._exchange(Task(kind, data, known), timed)
        try:
            done = msgspec.msgpack.decode(answer, type=Done)
        except msgspec.DecodeError as error:
            self.close()
            raise _Lost("QAWL-R020", f"it gave no article: {error}") from error
        if done.last or self._late:
            self.close()
        return done

    def _exchange(self, message: msgspec.Struct, seconds: float) -> bytes:
        """The child's answer to ``message``. Raises _Lost where none comes in time."""
        child = self._child or self._start()
        tasks, answers = _pipes(child)
        self._late = False
        timer = threading.Timer(seconds, self._kill, (child,))
        timer.daemon = True
        timer.start()
        try:
            put(tasks, message)
            answer = get(answers)
        except OSError:
            answer = None
        except BaseException:
            # Ctrl-C, or a message that can't be sent: half a message may be on its way, nothing can follow it
            self.close()
            raise
        finally:
            timer.cancel()
        if answer is None:
            raise self._lost(child, seconds)
        return answer

    def _lost(self, child: subprocess.Popen[bytes], seconds: float) -> _Lost:
        """Why ``child`` gave no answer; it is ended."""
        late = self._late
        self.close()
        status = child.returncode
        if late or status == -getattr(signal, "SIGPROF", 0):
            return _Lost("QAWL-R018", f"more than {seconds if late else self.seconds:g} s")
        if status == -9:
            return _Lost("QAWL-R020", "it was ended from outside")
        return _Lost("QAWL-R020", f"signal {-status}" if status and status < 0 else f"exit status {status}")

    def _kill(self, child: subprocess.Popen[bytes]) -> None:
        self._late = True
        child.kill()

    def _start(self) -> subprocess.Popen[bytes]:
        # The child looks for modules where this process does. A session of its own keeps the terminal's Ctrl-C from
        # it: this process ends it, and where this one is killed the child's input ends, and so does the child.
        paths = os.pathsep.join(path or os.getcwd() for path in sys.path)
        child = subprocess.Popen(
            [sys.executable, "-P", "-B", "-c", "from qawl.reading.worker import main; main()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={
                **{name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
                "PYTHONPATH": paths,
                "MALLOC_ARENA_MAX": "1",
            },
            start_new_session=True,
        )
        self.starts += 1
        self._child, self._end = child, weakref.finalize(self, _ended, child)
        self._exchange_hello(child)
        return child

    def _exchange_hello(self, child: subprocess.Popen[bytes]) -> None:
        try:
            put(_pipes(child)[0], Hello(self._kinds, self.seconds, self.memory))
        except OSError as error:
            raise self._lost(child, START_SECONDS) from error


def _pipes(child: subprocess.Popen[bytes]) -> tuple[BinaryIO, BinaryIO]:
    """The child's standard input and output."""
    return cast("BinaryIO", child.stdin), cast("BinaryIO", child.stdout)


def _ended(child: subprocess.Popen[bytes]) -> None:
    """End ``child``: its input is closed, and where it does not go by itself at once it is killed."""
    for stream in _pipes(child):
        with contextlib.suppress(OSError):  # what was not yet sent has nobody to read it
            stream.close()
    try:
        child.wait(0.2)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
