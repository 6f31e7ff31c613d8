"""Parsers that misbehave, for the tests of the sandbox: each is called in the child as the real ones are."""

import ctypes
import os
import resource
import signal
import sys
import time
from typing import Any

from qawl.errors import QawlError
from qawl.model import Read
from qawl.reading.article import make_article

_KEPT: list[bytearray] = []


def read(data: bytes, *, where: str, **known: Any) -> Read:
    """Data as text, or what its first word asks for."""
    word, _, rest = data.partition(b" ")
    action = _ACTIONS.get(word.decode("utf-8", "replace"))
    text = action(rest, where) if action else data.decode()
    return Read(article=make_article(text, source=where, extra={"known": known}), modified="2024-05-01")


def _refuse(rest: bytes, where: str) -> str:
    raise QawlError("QAWL-R014", where, rest.decode())


def _spin(rest: bytes, where: str) -> str:
    while True:
        pass


def _sleep(rest: bytes, where: str) -> str:
    time.sleep(60)
    return ""


def _grow(rest: bytes, where: str) -> str:
    return "x" * (4 << 30)


def _keep(rest: bytes, where: str) -> str:
    _KEPT.append(bytearray(int(rest)))
    return f"{sum(map(len, _KEPT))} from {os.getpid()}"


def _crash(rest: bytes, where: str) -> str:
    ctypes.string_at(8)
    return ""


def _crash_old(rest: bytes, where: str) -> str:
    """Crashes in a child that has read something before."""
    if _KEPT:
        ctypes.string_at(8)
    return "fresh"


def _exit(rest: bytes, where: str) -> str:
    os._exit(int(rest))


def _bug(rest: bytes, where: str) -> str:
    return str({}[where])


def _recurse(rest: bytes, where: str) -> str:
    return _recurse(rest, where)


def _write(rest: bytes, where: str) -> str:
    with open(rest.decode(), "wb") as file:
        file.write(b"out")
    return ""


def _print(rest: bytes, where: str) -> str:
    print("noise")
    os.write(1, b"noise")
    sys.stdout.flush()
    return "quiet"


def _open(rest: bytes, where: str) -> str:
    files = [open(os.devnull, "rb") for _ in range(int(rest))]  # noqa: SIM115
    return str(len(files))


def _limits(rest: bytes, where: str) -> str:
    names = ("RLIMIT_AS", "RLIMIT_FSIZE", "RLIMIT_CORE")
    return " ".join(str(resource.getrlimit(getattr(resource, name))[0]) for name in names)


def _pid(rest: bytes, where: str) -> str:
    return str(os.getpid())


def _environment(rest: bytes, where: str) -> str:
    return " ".join(sorted(os.environ))


def _interrupt(rest: bytes, where: str) -> str:
    os.kill(os.getppid(), signal.SIGINT)
    time.sleep(60)
    return ""


_ACTIONS = {name[1:]: value for name, value in list(globals().items()) if name.startswith("_") and callable(value)}
