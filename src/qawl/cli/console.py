"""The terminal: two consoles, refusals in one form, and texts made safe to print."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from qawl.errors import QawlError
from qawl.model import Refusal

if TYPE_CHECKING:
    from rich.console import Console

LRM: Final = "\u200e"
"""Left-to-right mark: between two columns it keeps a terminal that reorders Arabic from swapping them."""

_UNSAFE: Final[dict[int, str | None]] = {
    # Controls would be obeyed by the terminal: an article could clear the screen or set its title.
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], "\ufffd"),
    # Embeddings, overrides and isolates would reorder the words around them; they are no words themselves.
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], None),
    **dict.fromkeys(map(ord, "\t\n\r\x0b\x0c\x85\u2028\u2029"), " "),
}


def safe(text: str) -> str:
    """``text`` on one line, without anything that a terminal obeys; for showing only, never for the record."""
    return text.translate(_UNSAFE)


def utf8() -> None:
    """Make standard output and error UTF-8 whatever the locale says; bytes of a path that is no UTF-8 pass as found."""
    import io

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def out() -> Console:
    """The console on standard output: as wide as the terminal, 80 columns (or COLUMNS) where it is piped."""
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, markup=False, emoji=False)


def err() -> Console:
    """The console on standard error, for refusals, progress and counts."""
    from rich.console import Console

    return Console(file=sys.stderr, highlight=False, markup=False, emoji=False, soft_wrap=True)


def refusal_line(refusal: Refusal) -> str:
    """A refusal on one line: code, where, what, what to do."""
    return safe(f"[{refusal.code}] {refusal.source}: {refusal.message}. What to do: {refusal.hint}.")


def report(refusal: Refusal) -> None:
    """Print a refusal to standard error."""
    print(refusal_line(refusal), file=sys.stderr)


def report_error(error: QawlError) -> None:
    """Print a coded error to standard error."""
    print(safe(str(error)), file=sys.stderr)
