"""Names of members of archives: bytes to text, and text that can be shown. They are labels and never paths: nothing of
an archive is ever written anywhere under the name that it brings."""

from __future__ import annotations

import re
from typing import Final

from qawl.limits import MAX_MEMBER_NAME

_UNSHOWN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
"""Controls, marks and overrides of direction, lone surrogates: what would make a line of a report say another thing."""

_ARABIC: Final = re.compile("[\u0621-\u064a]")
_DRAWN: Final = re.compile("[\u2500-\u259f]")
_OLD: Final = ("cp720", "cp1256")
"""The code pages of Arabic DOS (what Windows writes into a ZIP) and of Arabic Windows."""


def decoded(name: bytes, utf8: bool = False) -> str:
    """``name`` as text. ``utf8`` is what the archive says; without it UTF-8 is still tried first, as macOS writes it
    unsaid, then the two Arabic code pages, the one that gives more Arabic letters, and last cp437."""
    if utf8 or name.isascii():
        return name.decode("utf-8", "replace")
    try:
        return name.decode()
    except UnicodeDecodeError:
        pass
    texts = [name.decode(page, "replace") for page in _OLD]
    scores = [0 if _DRAWN.search(text) else len(_ARABIC.findall(text)) for text in texts]
    best = max(scores)
    return texts[scores.index(best)] if best else name.decode("cp437")


def label(name: str) -> str:
    """``name`` as it is shown: one line, nothing in it that can't be seen, cut where it is very long."""
    shown = _UNSHOWN.sub("\ufffd", name[: MAX_MEMBER_NAME + 1].replace("\\", "/"))
    return shown if len(shown) <= MAX_MEMBER_NAME else f"{shown[: MAX_MEMBER_NAME - 1]}…"


def hidden(name: str) -> bool:
    """Whether a member is one that nobody means: a hidden file, or in a hidden folder, or what macOS adds."""
    parts = name.replace("\\", "/").split("/")
    return "__MACOSX" in parts or any(part.startswith(".") and part not in (".", "..") for part in parts)
