"""Which JSON an input is: one object a line, or one document; or text that only begins with a bracket."""

from __future__ import annotations

import re
from typing import Final

_MARKS: Final = re.compile(r'\\.|["\[\]{}]', re.DOTALL)
_FIRST_KEY: Final = re.compile(r'\{\s*+(?:\}|"(?:[^"\\]|\\.)*+(?:"\s*+:|\Z))', re.DOTALL)
_ARRAY: Final = re.compile(r"\[\s*+(?:\{|\]\s*+\Z)")
_ARRAY_OF_OBJECTS: Final = re.compile(r":\s*+\[\s*+\{")
_NEXT_LINE: Final = re.compile(r'\n[ \t]{0,9}\{[ \t]{0,9}"')


def json_kind(text: str, hint: str) -> str | None:
    """``json``, ``jsonl``, or None for text. ``text`` begins with a brace or a bracket; ``hint`` is the kind that its
    name speaks of, asked where one object is all there is, or where its end is not in sight."""
    if text.startswith("["):
        return "json" if _ARRAY.match(text) or hint == "json" else "jsonl" if hint == "jsonl" else None
    if not _FIRST_KEY.match(text):
        return hint if hint in ("json", "jsonl") else None
    end = _end_of_object(text)
    if end is not None:
        rest = text[end:]
        if rest.strip():
            return "jsonl"
        return "jsonl" if hint == "jsonl" else "json"
    if hint in ("json", "jsonl"):
        return hint
    if _NEXT_LINE.search(text) and not _ARRAY_OF_OBJECTS.search(text):
        return "jsonl"  # its first line is damaged
    if _ARRAY_OF_OBJECTS.search(text) or "\n" in text.rstrip():
        return "json"
    return "jsonl"


def _end_of_object(text: str) -> int | None:
    """Where the object that ``text`` begins with ends; None where it goes on."""
    depth, quoted = 0, False
    for match in _MARKS.finditer(text):
        mark = match[0]
        if mark == '"':
            quoted = not quoted
        elif not quoted and len(mark) == 1:
            depth += 1 if mark in "[{" else -1
            if depth == 0:
                return match.end()
    return None
