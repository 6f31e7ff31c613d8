"""The child process of a sandbox: it parses one page or PDF after the other, under limits that the system enforces.

It can open no file for writing, only a few for reading (modules that parsers import late), grows to so much memory and
takes so much time over a page, and then it is ended. What it is given and gives back goes through its standard input
and output (:mod:`qawl.reading.wire`).
"""

from __future__ import annotations

import gc
import importlib
import os
import signal
from collections.abc import Callable
from typing import BinaryIO, Final

import msgspec

from qawl.errors import QawlError
from qawl.model import Read
from qawl.reading.wire import Done, Hello, Load, Loaded, Task, get, put

_FILES: Final = 64
_BUGS: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BufferError,
    EOFError,
    ImportError,
    LookupError,
    NameError,
    OSError,
    ReferenceError,
    RuntimeError,
    SyntaxError,
    SystemError,
    TypeError,
    ValueError,
)
"""What a parser raises that has a bug. Anything else ends the process, and the sandbox sees that."""

Reader = Callable[..., Read]


def main() -> None:
    """Serve the sandbox at the other end of standard input and output until it closes them."""
    tasks, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # a parser that prints must not print into the answers
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    first = get(tasks)
    if first is not None:
        _serve(tasks, answers, msgspec.msgpack.decode(first, type=Hello))


def _serve(tasks: BinaryIO, answers: BinaryIO, hello: Hello) -> None:
    readers: dict[str, Reader] = {}
    confine(hello.memory)
    decoder = msgspec.msgpack.Decoder(Load | Task)
    fresh = True
    while (data := get(tasks)) is not None:
        message = decoder.decode(data)
        del data
        if isinstance(message, Load):
            put(answers, _loaded(message.kind, hello, readers))
            continue
        done = _done(readers[message.kind], message, hello)
        del message
        last = done.code == "QAWL-R019" or _grown(hello.memory)
        put(answers, msgspec.structs.replace(done, fresh=fresh, last=last))
        fresh = False
        if last:
            break


def _loaded(kind: str, hello: Hello, readers: dict[str, Reader]) -> Loaded:
    module, _, function = hello.kinds[kind].partition(":")
    try:
        readers[kind] = getattr(importlib.import_module(module), function)
    except (ImportError, AttributeError, MemoryError) as error:
        return Loaded(f"{type(error).__name__}: {error}")
    return Loaded()


def _done(reader: Reader, task: Task, hello: Hello) -> Done:
    where = str(task.known.get("where", ""))
    _clock(hello.seconds)
    try:
        return Done(read=reader(task.data, **task.known))
    except QawlError as error:
        return Done(code=error.code, where=error.where, why=error.why)
    except MemoryError:
        return Done(code="QAWL-R019", where=where, why=f"more than {hello.memory // 2**20:,} MB")
    except RecursionError:
        return Done(code="QAWL-R015", where=where)
    except _BUGS as error:
        return Done(code="QAWL-R020", where=where, why=f"{type(error).__name__}: {str(error)[:200]}")
    finally:
        _clock(0)


def _clock(seconds: float) -> None:
    """End this process after so many seconds of computing from now on; 0 stops the clock."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def confine(memory: int) -> None:
    """Hold this process to ``memory`` bytes of address space, no files written, few open, where the system can."""
    try:
        import resource
    except ImportError:
        return
    limits = (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _FILES),
    )
    for which, value in limits:
        hard = resource.getrlimit(which)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(which, (value, value))


def _grown(memory: int) -> bool:
    """Whether this process now takes so much that the next page would have less than half of what it may take."""
    if _address_space() <= memory // 2:
        return False
    gc.collect()
    return _address_space() > memory // 2


def _address_space() -> int:
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        return 0
