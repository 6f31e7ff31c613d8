"""JSON in a page's scripts: the article that schema.org's JSON-LD describes, and what stands in the state of pages that
a browser is meant to build."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from qawl.limits import MAX_LINKED_CHARS
from qawl.reading.decode import arabic_share
from qawl.reading.html.scan import plain

_ARTICLES: Final = [
    "newsarticle",
    "reportagenewsarticle",
    "opinionnewsarticle",
    "analysisnewsarticle",
    "backgroundnewsarticle",
    "reviewnewsarticle",
    "askpublicnewsarticle",
    "liveblogposting",
    "article",
    "blogposting",
    "socialmediaposting",
    "report",
    "advertisercontentarticle",
]
_PAGES: Final = ("webpage", "itempage", "videoobject")
_MAX_NODES: Final = 20_000
_CONTROLS: Final = re.compile("[\x00-\x1f]")
_COMMA: Final = re.compile(r",(?=[ \t\r\n]{0,20}[}\]])")
_FIELD: Final = re.compile(
    r'"(headline|datePublished|dateModified|articleBody)"[ \t\r\n]{0,9}:[ \t\r\n]{0,9}"((?:[^"\\]|\\.)*+)"', re.S
)
_ELSEWHERE: Final = re.compile(
    "related|recommend|latest|popular|trending|comment|menu|footer|header|sidebar|more|seo|meta"
)
_BREAK: Final = re.compile(r"(?i)<(?:br|/p|/div|/li|/h[1-6])[^<>]{0,200}>")

MIN_PROSE: Final = 40
"""Characters of Arabic from which on a string in a page's state is taken for running text."""


def article_node(scripts: Iterable[str]) -> dict[str, Any]:
    """The description of the page's article in its JSON-LD; empty where there is none.

    Of several the one that tells most is taken: articles before pages. JSON that does not parse is mended where it is
    mostly so (comments, line breaks in strings, a comma too many), and else read for its dates and headline alone.
    """
    best: dict[str, Any] = {}
    rank = (0, 0)
    for script in scripts:
        for node in _nodes(_parsed(script)):
            kinds = _kinds(node)
            kind = 2 if kinds & set(_ARTICLES) else 1 if kinds & set(_PAGES) else 0
            weight = sum(1 for key in ("headline", "datePublished", "articleBody", "author") if node.get(key))
            if kind and (kind, weight) > rank:
                best, rank = node, (kind, weight)
    return best


def _kinds(node: dict[str, Any]) -> set[str]:
    kind = node.get("@type")
    names = kind if isinstance(kind, list) else [kind]
    return {str(name).rpartition("/")[2].lower() for name in names}


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """The objects in ``value``, outer ones first, without going round: a stack, so that no depth breaks it."""
    stack, seen = [value], 0
    while stack and seen < _MAX_NODES:
        seen += 1
        one = stack.pop()
        if isinstance(one, dict):
            yield one
            stack.extend(reversed([v for v in one.values() if isinstance(v, dict | list)]))
        elif isinstance(one, list):
            stack.extend(reversed(one))


def _parsed(script: str) -> Any:
    if len(script) > MAX_LINKED_CHARS:
        return None
    script = script.strip().removeprefix("<!--").removesuffix("-->").strip()
    script = script.removeprefix("//<![CDATA[").removeprefix("<![CDATA[").removesuffix("//]]>").removesuffix("]]>")
    script = script.strip().rstrip(";")
    for mend in (str, _mended, html.unescape):
        try:
            return json.loads(mend(script), strict=False)
        except (ValueError, RecursionError):
            continue
    fields: dict[str, Any] = {}
    for match in _FIELD.finditer(script):
        try:
            fields.setdefault(match[1], json.loads(f'"{_CONTROLS.sub(" ", match[2])}"'))
        except ValueError:
            continue
    return {"@type": "Article", **fields} if fields else None


def _mended(script: str) -> str:
    """JSON without line breaks in its strings and without a comma before a closing bracket."""
    return _COMMA.sub("", _CONTROLS.sub(" ", script))


def text_of(value: Any) -> str:
    """A string of JSON-LD, which may hold entities or markup, as plain text; empty where it is no string."""
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, str)), None)
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return plain(html.unescape(value)) if isinstance(value, str) else ""


def names_of(value: Any) -> str:
    """The names of the persons or organisations of an ``author`` or ``publisher``, joined by an Arabic comma."""
    found: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        if name := text_of(one):
            found.append(name)
    return "\u060c ".join(dict.fromkeys(found))


def body_of(node: dict[str, Any]) -> list[str]:
    """The lines of the article's text that the JSON-LD itself holds; of a live blog those of its posts too."""
    lines = lines_of(node.get("articleBody"))
    updates = node.get("liveBlogUpdate")
    for update in updates if isinstance(updates, list) else []:
        if isinstance(update, dict):
            headline = text_of(update.get("headline"))
            lines += [headline] if headline else []
            lines += lines_of(update.get("articleBody"))
    return lines


def lines_of(value: Any) -> list[str]:
    """The lines of a text that may hold markup or its own line breaks."""
    if isinstance(value, list):
        return [line for one in value for line in lines_of(one)]
    if not isinstance(value, str):
        return []
    if "&lt;" in value:
        value = html.unescape(value)
    if "<" in value:
        value = _BREAK.sub("\n", value)
    value = value.replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return [line for line in map(plain, value.split("\n")) if line]


def state_body(scripts: Iterable[str]) -> list[str]:
    """The lines of the longest running text in the state that a page leaves for a browser (``__NEXT_DATA__``).

    Strings of Arabic prose are gathered by the keys that lead to them (numbers of lists left out), and the keys under
    which most stands are taken.
    """
    best: list[str] = []
    for script in scripts:
        if len(script) > MAX_LINKED_CHARS:
            continue
        start = script.find("{")
        try:
            value, _ = json.JSONDecoder(strict=False).raw_decode(script, start) if start >= 0 else (None, 0)
        except (ValueError, RecursionError):
            continue
        groups: dict[str, list[str]] = {}
        for path, string in _strings(value):
            if len(string) >= MIN_PROSE and " " in string and not _ELSEWHERE.search(path):
                groups.setdefault(path, []).append(string)
        for strings in groups.values():
            strings = list(dict.fromkeys(strings))
            if sum(map(len, strings)) > sum(map(len, best)) and arabic_share("".join(strings)) > 0.5:
                best = strings
    return [line for string in best for line in lines_of(string)]


def _strings(value: Any) -> Iterator[tuple[str, str]]:
    """The strings in ``value`` in their order, each with its keys."""
    stack: list[tuple[str, Any]] = [("", value)]
    seen = 0
    while stack and seen < 10 * _MAX_NODES:
        seen += 1
        path, one = stack.pop()
        if isinstance(one, str):
            yield path, one
        elif isinstance(one, dict):
            stack.extend((f"{path}.{key.lower()}"[-200:], v) for key, v in reversed(one.items()))
        elif isinstance(one, list):
            stack.extend((path, v) for v in reversed(one))
