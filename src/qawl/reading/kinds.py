"""Telling of what kind an input is, by its first bytes; its name and media type only break ties."""

from __future__ import annotations

import re
from typing import Final

from qawl.limits import MAX_CONTROL_SHARE
from qawl.reading.ahead import head_text
from qawl.reading.columns import is_usual
from qawl.reading.csv_lines import delimiter_of, rows_of
from qawl.reading.kinds_binary import binary_kind
from qawl.reading.kinds_json import json_kind
from qawl.reading.kinds_markup import has_tags, markup_kind
from qawl.reading.urls import usable

_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_BLANKS: Final = "\ufeff\u200e\u200f \t\r\n\f\v\u00a0"
_MEDIA: Final = {
    "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl",
    "application/jsonlines": "jsonl",
    "application/x-jsonlines": "jsonl",
    "application/json": "json",
    "text/json": "json",
    "text/csv": "csv",
    "application/csv": "csv",
    "text/tab-separated-values": "csv",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/uri-list": "urls",
    "application/xml": "xml",
    "text/xml": "xml",
}
_ENDINGS: Final = {
    **dict.fromkeys(("jsonl", "ndjson", "jsonlines"), "jsonl"),
    "json": "json",
    **dict.fromkeys(("csv", "tsv", "tab"), "csv"),
    **dict.fromkeys(("html", "htm", "xhtml", "shtml"), "html"),
    **dict.fromkeys(("urls", "uris"), "urls"),
    "xml": "xml",
}
_URL_SHARE: Final = 0.8
"""A list of URLs holds at least this share of them among its lines."""


def kind_of(head: bytes, name: str = "", media_type: str | None = None) -> str:
    """The kind of an input that begins with ``head`` (its first 8 KB, or all of it): ``text``, ``html``, ``feed``,
    ``sitemap``, ``xml`` (any other), ``json``, ``jsonl``, ``csv``, ``parquet``, ``warc``, ``gzip``, ``bz2``, ``xz``,
    ``zip``, ``tar``, ``pdf``, ``urls``, or ``binary:`` and what it is (``binary:image``).

    ``name`` is a file's name or a URL's path, ``media_type`` what a server called it: they are asked only where the
    bytes may be two things. What is nothing else is text, the empty input too.
    """
    if kind := binary_kind(head):
        return kind
    text = head_text(head)
    if len(_CONTROLS.findall(text)) > MAX_CONTROL_SHARE * len(text):
        return "binary:unknown data"
    hint = _hint(name, media_type)
    text = text.lstrip(_BLANKS)
    if text.startswith("<"):
        return markup_kind(text, hint)
    if text.startswith(("{", "[")) and (kind := json_kind(text, hint)):
        return kind
    if _is_urls(text, hint):
        return "urls"
    if _is_table(text, hint):
        return "csv"
    if has_tags(text, hint):
        return "html"
    return "text"


def _hint(name: str, media_type: str | None) -> str:
    """The kind that the name speaks of, else the media type; "" where neither tells."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    told = (media_type or "").partition(";")[0].strip().lower()
    return _ENDINGS.get(ending) or _MEDIA.get(told, "")


def _is_urls(text: str, hint: str) -> bool:
    lines = [line.strip() for line in text.splitlines()]
    if len(lines) > 1 and len(text) > 4000:
        lines.pop()  # it may be cut off
    lines = [line.split(" #", 1)[0].strip("<> ") for line in lines if line and not line.startswith("#")]
    if not lines:
        return hint == "urls"
    count = sum(map(usable, lines))
    return (usable(lines[0]) or hint == "urls") and count >= _URL_SHARE * len(lines)


def _is_table(text: str, hint: str) -> bool:
    """A header and rows that fit it. Without the name of a table, one column at least has a usual name."""
    delimiter = delimiter_of(text)
    lines = text.splitlines(keepends=True)
    if delimiter is None:
        return len(lines) > 1 and is_usual(lines[0]) and (hint == "csv" or usable(lines[1]))
    if lines[0].lower().startswith("sep="):
        return True
    header = next(rows_of(iter(lines), delimiter), [])
    return hint == "csv" or any(map(is_usual, header))
