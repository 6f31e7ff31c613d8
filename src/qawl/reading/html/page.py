"""A page to an article: bytes in, one :class:`~qawl.model.Read` or one coded refusal out; no network, no files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Literal, NamedTuple

from qawl.errors import QawlError
from qawl.limits import (
    MAX_CAREFUL_ATTRIBUTES,
    MAX_CAREFUL_CHARS,
    MAX_CAREFUL_DEPTH,
    MAX_CAREFUL_TAGS,
    MAX_OPEN_FORMATS,
    MAX_TEXT_CHARS,
)
from qawl.model import LeftOut, Read
from qawl.reading.finish import finish
from qawl.reading.html import bulk, depth, guess, linked, moments
from qawl.reading.html import careful as careful_
from qawl.reading.html.encoding import page_text
from qawl.reading.html.lines import is_prose, same
from qawl.reading.html.scan import Scan, scan
from qawl.reading.html.tidy import Known, Line, Out, tidied
from qawl.reading.html.told import Told, dated, told
from qawl.reading.html.words import folded, words
from qawl.reading.language import require_arabic_language

How = Literal["careful", "fast", "json-ld", "state"]

MIN_BODY: Final = 80
"""An article's text has this many characters, or its page holds no article; one with a headline of its own in JSON-LD
may be shorter."""

_CROWDED: Final = 5 * MAX_OPEN_FORMATS
"""Tags from which on even a parser that bears any depth wants its markup made harmless first."""

_BETTER: Final = 2.0
"""What JSON-LD holds is taken where it is this many times as long as what was extracted."""

_FAR: Final = 40
_BEFORE: Final = 12
"""Lines before the text in which a date is looked for."""


class Page(NamedTuple):
    """What :func:`look` gives: the article with all that belongs to it, which extractor its text is from, and how many
    places of the page's bytes could not be read."""

    read: Read
    how: How
    damaged: int


class _Body(NamedTuple):
    lines: list[str]
    before: list[str]
    how: How


def read_page(
    data: bytes,
    *,
    where: str,
    path: str,
    source: str,
    url: str | None = None,
    charset: str | None = None,
    known: dict[str, Any] | None = None,
    given: str | None = None,
    careful: bool = True,
) -> Read:
    """The article that a page holds, with what was left out of it.

    ``where`` names the page in a refusal, ``path`` and ``source`` are the article's; ``url`` and ``charset`` are what a
    server or an archive told; ``known`` are fields of the article that are taken where the page tells none; ``given``
    is the ISO date for all that bring none. ``careful`` takes trafilatura, else resiliparse.

    Raises :class:`~qawl.errors.QawlError` QAWL-R002, R004, R005, R007 (the bytes), R006 and R013 (the language), R014
    (no article), R019 (too many tags), R020 (a parser broke off).
    """
    return look(
        data, where=where, path=path, source=source, url=url, charset=charset, known=known, given=given, careful=careful
    ).read


def look(
    data: bytes,
    *,
    where: str,
    path: str,
    source: str,
    url: str | None = None,
    charset: str | None = None,
    known: dict[str, Any] | None = None,
    given: str | None = None,
    careful: bool = True,
) -> Page:
    """:func:`read_page` with how the text was come by."""
    text, damaged = page_text(data, where, charset)
    scanned = scan(text)
    tells = told(scanned, url)
    out = Out()
    body = _body(scanned, tells, where, out, thorough=careful, crowded=data.count(b"<") > _CROWDED)
    tells = dated(tells, body.before)
    title = tells.title or str((known or {}).get("title") or "")
    lines = body.lines
    _require_article(lines, title, tells, where)
    whole = "\n".join([title, *lines] if title else lines)
    require_arabic_language(whole, where, scanned.language)
    if len(whole) > MAX_TEXT_CHARS:
        raise QawlError("QAWL-R004", where, f"{len(whole):,} characters, the ceiling is {MAX_TEXT_CHARS:,}")
    fields = _fields(tells, title, known or {}, url)
    undated = "published" not in fields and given is None
    if undated and careful and (moment := guess.published(text, tells.url)):
        fields.update(_published(moment, "guess"))
    article = finish(whole, path=path, source=source, where=where, given=given, **fields)
    left = out.told()
    if damaged:
        left = (*left, LeftOut(kind="other", chars=damaged, begins="\ufffd"))
    return Page(Read(article=article, modified=tells.modified, left_out=left), body.how, damaged)


def _fields(tells: Told, title: str, known: dict[str, Any], url: str | None) -> dict[str, Any]:
    """The article's fields: what the page tells, then what its container tells."""
    fields = {name: value for name, value in known.items() if value not in (None, "", {})}
    own = {"title": title, "outlet": tells.outlet, "author": tells.author, "url": tells.url or url or ""}
    fields.update({name: value for name, value in own.items() if value})
    fields["language"] = "ar"
    if tells.published:
        fields.update(_published(tells.published, tells.basis))
    return fields


def _published(moment: moments.Moment, basis: str) -> dict[str, str]:
    return {"published": moment.value, "published_precision": moment.precision, "published_basis": basis}


def _body(scanned: Scan, tells: Told, where: str, out: Out, *, thorough: bool, crowded: bool) -> _Body:
    """The article's lines from the best place that has them."""
    markup = scanned.markup
    start = 0 if thorough or crowded else _headline(scanned, tells.title)
    markup = depth.short_tags(markup[start:])
    deepest = 0
    if thorough or crowded:
        markup, deepest = depth.harmless(markup, where)
    small = thorough and deepest <= MAX_CAREFUL_DEPTH and len(markup) <= MAX_CAREFUL_CHARS
    small = small and markup.count("<") <= MAX_CAREFUL_TAGS and markup.count("=") <= MAX_CAREFUL_ATTRIBUTES
    body = _careful(markup, tells, out) if small else None
    if body is None or (sum(map(len, body.lines)) < MIN_BODY):
        faster = _fast(markup, tells, Out() if body else out, where)
        if start and _size(faster.lines) < 2 * MIN_BODY:
            faster = _fast(depth.short_tags(scanned.markup), tells, out, where)
        body = faster if body is None or _size(faster.lines) > _BETTER * _size(body.lines) else body
    size = _size(body.lines)
    stated = linked.body_of(tells.node)
    if _size(stated) > max(_BETTER * size, MIN_BODY - 1):
        return _Body(stated, body.before, "json-ld")
    if size < 2 * MIN_BODY and scanned.states:
        state = linked.state_body(scanned.states)
        if _size(state) > _BETTER * size:
            return _Body(state, body.before, "state")
    return body


def _size(lines: Sequence[str]) -> int:
    return sum(map(len, lines))


def _careful(markup: str, tells: Told, out: Out) -> _Body | None:
    from qawl.reading.html.blocks import blocks_of

    tree = careful_.parse(markup)
    if tree is None:
        return None
    blocks = blocks_of(tree)
    picked = careful_.chosen(blocks, careful_.extracted(tree), tells.title)
    if not any(picked):
        return None
    taken = []
    for block, pick in zip(blocks, picked, strict=True):
        if pick:
            taken.append(Line(block.text, block.links > 0.6 * len(block.text)))
        else:
            out.add(block.zone, block.text)
    first = picked.index(True)
    before = _before([b.text for b in blocks[: first + 3] if b.zone != "hidden"], tells.title)
    lines = tidied(taken, _known(tells), out)
    return _Body(lines, before, "careful")


def _fast(markup: str, tells: Told, out: Out, where: str) -> _Body:
    try:
        lines = bulk.lines_of(markup)
    except ValueError as error:  # what resiliparse raises for markup that it can't take
        raise QawlError("QAWL-R020", where, str(error)) from error
    start, end = bulk.run_of(lines, tells.title)
    out.add(None, *lines[:start], *lines[end:])
    taken = [Line(line) for line in lines[start:end]]
    return _Body(tidied(taken, _known(tells), out), _before(lines[: start + 1], tells.title), "fast")


def _known(tells: Told) -> Known:
    return Known(tells.title, tells.author, tells.outlet)


def _headline(scanned: Scan, title: str) -> int:
    """Where the headline stands in the markup, 0 where it does not: the fast extractor begins there."""
    return next((at for at, text in zip(scanned.heads, scanned.headings, strict=True) if text == title), 0)


def _before(lines: Sequence[str], title: str) -> list[str]:
    """The lines between the headline and the text, in which a page prints its date; without a headline the last few."""
    wanted = folded(title)
    if wanted:
        for i in range(len(lines) - 1, max(-1, len(lines) - _FAR), -1):
            if lines[i] == title or same(lines[i], wanted):
                return [line for line in lines[i + 1 : i + 1 + 2 * _BEFORE] if _can_date(line)]
    return [line for line in lines[-_BEFORE:] if _can_date(line)]


def _can_date(line: str) -> bool:
    """Whether a line can be where the page prints its date: one of its text tells of other days."""
    return len(line) < 200 and not is_prose(line)


def _require_article(lines: Sequence[str], title: str, tells: Told, where: str) -> None:
    """Raises QAWL-R014 where the lines are no article."""
    size = _size(lines)
    if size < 4 * MIN_BODY:
        plain = f"{folded(title)} {folded(' '.join(lines)[:400])}"
        if any(phrase in plain for phrase in words().nothing):
            raise QawlError("QAWL-R014", where, "it says that there is no such page")
    if size < (MIN_BODY if not tells.node.get("headline") else MIN_BODY // 2) or not any(map(is_prose, lines)):
        raise QawlError("QAWL-R014", where, "no running text was found")
