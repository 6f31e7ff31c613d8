"""What may be shown of a statement, and how surely: the rules that the table, the page and the record's doors share.

A name is never shown with more certainty than its evidence; a nested statement is never shown without the chain of
those who report it; several parts are never run together as if they were one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

from qawl.export.labels import Lang, label
from qawl.language.fold import fold
from qawl.model import Article, Record, Span, Statement

PLAIN: Final = 0.98
"""From this confidence a speaker's name is shown plain."""

PROBABLE: Final = 0.90
"""From this confidence a name is shown as «المرجّح»; below it the speaker is open and its candidates are listed."""

_HEADLINE: Final = 120
"""A first line longer than this (code points) is no headline."""

_MARKS: Final = frozenset("\"«»“”„‟‹›'‘’‚‛")

Band = Literal["plain", "probable", "open", "none"]


class Who(Record, frozen=True, kw_only=True):
    """A speaker as it may be shown.

    ``printed`` is the mention at the cue (None where implied), ``name`` the name resolved, None unless ``band`` is
    ``plain`` or ``probable``; ``candidates`` are the names considered where it is ``open``. ``none``: nobody is named.
    """

    band: Band
    printed: str | None = None
    name: str | None = None
    candidates: tuple[str, ...] = ()


def band(confidence: float | None) -> Band:
    """The band of a speaker's confidence; a confidence that was not measured vouches for nothing."""
    if confidence is None or confidence < PROBABLE:
        return "open"
    return "plain" if confidence >= PLAIN else "probable"


def same_name(one: str, other: str) -> bool:
    """Whether two names are one spelling, whatever their vowel marks, hamzas and spaces."""
    return " ".join(fold(one).split()) == " ".join(fold(other).split())


def who(statement: Statement, text: str) -> Who:
    """The statement's speaker as it may be shown; ``text`` is the article's text, or "" where it is not at hand."""
    speaker = statement.speaker
    if speaker is None:
        return Who(band="none")
    printed = _cut(text, speaker.mention) if speaker.mention else None
    how = band(statement.confidence.speaker)
    if speaker.name is None or how == "open":
        considered = tuple(n for n in (speaker.name, speaker.runner_up) if n)
        return Who(band="open", printed=printed or None, candidates=tuple(dict.fromkeys(considered)))
    return Who(band=how, printed=printed or None, name=speaker.name)


def who_line(shown: Who, lang: Lang = "ar", *, implied: bool = False) -> str:
    """A speaker on one line: the name as printed and, where it differs, the resolved name beside it with its band."""
    if shown.band == "none":
        return label("speaker.none", lang)
    aside = _aside(shown, lang)
    head = shown.printed
    if head is None:
        head, aside = _implied(shown, aside, lang, implied)
    return f"{head} ({aside})" if aside else head


def _aside(shown: Who, lang: Lang) -> str:
    """What stands in brackets beside the words as printed."""
    name = shown.name
    differs = name is not None and not (shown.printed is not None and same_name(shown.printed, name))
    if shown.band == "plain":
        return name if name is not None and differs else ""
    if shown.band == "probable":
        probable = label("speaker.probable", lang)
        return f"{probable}: {name}" if differs else probable
    others = [n for n in shown.candidates if len(shown.candidates) > 1 or not _printed_as(shown, n)]
    unsettled = label("speaker.open", lang)
    return f"{unsettled}: {_asked(others, lang)}" if others else unsettled


def _implied(shown: Who, aside: str, lang: Lang, implied: bool) -> tuple[str, str]:
    """Head and brackets of a speaker who is not named at the cue."""
    mark = label("speaker.implied", lang) if implied else ""
    if shown.band == "open":
        return aside, mark
    name = shown.name or ""
    words = [label("speaker.probable", lang)] if shown.band == "probable" else []
    return name, _join(lang).join([*words, mark] if mark else words)


def _printed_as(shown: Who, name: str) -> bool:
    return shown.printed is not None and same_name(shown.printed, name)


def _asked(names: Sequence[str], lang: Lang) -> str:
    return " ".join(f"{name}{'؟' if lang == 'ar' else '?'}" for name in names)


def _join(lang: Lang) -> str:
    return "، " if lang == "ar" else ", "


def chain(statement: Statement, by_id: Mapping[str, Statement], text: str, lang: Lang = "ar") -> tuple[str, ...]:
    """Those who report a nested statement, the nearest first, each with no more certainty than its own evidence.

    Where the parents are not at hand the names of ``according_to`` are given. Empty for a statement at depth 0.
    """
    names: list[str] = []
    seen = {statement.id}
    parent = by_id.get(statement.parent) if statement.parent is not None else None
    while parent is not None and parent.id not in seen:
        seen.add(parent.id)
        names.append(_short(who(parent, text), lang))
        parent = by_id.get(parent.parent) if parent.parent is not None else None
    if names:
        return tuple(names)
    if statement.according_to:
        return tuple(reversed(statement.according_to))
    return (label("speaker.open", lang),) if statement.depth or statement.parent is not None else ()


def _short(shown: Who, lang: Lang) -> str:
    """A speaker inside a chain: the name, or the words as printed, with the band; candidates stand at the statement."""
    if shown.band == "none":
        return label("speaker.none", lang)
    if shown.band == "open":
        unsettled = label("speaker.open", lang)
        return f"{shown.printed} ({unsettled})" if shown.printed else unsettled
    name = shown.name or ""
    return name if shown.band == "plain" else f"{name} ({label('speaker.probable', lang)})"


def chain_line(names: Iterable[str], lang: Lang = "ar") -> str:
    """The chain on one line («بحسب الأميركيين، بحسب لافروف»), empty where there is none."""
    by = label("field.according_to", lang)
    return _join(lang).join(f"{by} {name}" for name in names)


def words(statement: Statement, text: str) -> str:
    """The words on one line, parts joined by …, in «» only where the article itself prints them in quotation marks."""
    return "".join(piece for piece, _ in pieces(statement, text))


def pieces(statement: Statement, text: str, matches: Sequence[Span] = ()) -> list[tuple[str, bool]]:
    """:func:`words` cut where ``matches`` begin and end: each piece with whether it is one of them.

    ``text`` is the article's, ``matches`` spans in it, sorted and apart from each other.
    """
    out: list[tuple[str, bool]] = []
    for start, end in statement.content:
        marked = text[max(start - 1, 0) : start] in _MARKS and text[end : end + 1] in _MARKS
        out.append((f"{' … ' if out else ''}{'«' if marked else ''}", False))
        inside: list[tuple[str, bool]] = []
        at = start
        for a, b in matches:
            if start <= a and b <= end:
                inside += [(text[at:a], False), (text[a:b], True)]
                at = b
        inside.append((text[at:end], False))
        out += _closed_up(inside)
        out.append(("»" if marked else "", False))
    return [(piece, matched) for piece, matched in out if piece]


def _closed_up(found: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Runs of white space as one space each, none at the edges, also where a run goes on in the next piece."""
    out: list[tuple[str, bool]] = []
    blank = True
    for piece, matched in found:
        line = " ".join(piece.split())
        if line and piece[0].isspace() and not blank:
            line = f" {line}"
        if piece[-1:].isspace() and (line or not blank):
            line = f"{line} "
        blank = line[-1:] == " " if line else blank
        out.append((line, matched))
    if out:
        out[-1] = (out[-1][0].rstrip(), out[-1][1])
    return out


def tree(statements: Sequence[Statement]) -> list[tuple[int, Statement]]:
    """``(level, statement)`` in the order of reading, each nested statement under its parent.

    A statement whose parent is not there stands at level 0, so that none is ever left out.
    """
    ids = {s.id for s in statements}
    children: dict[str | None, list[Statement]] = {}
    for s in statements:
        children.setdefault(s.parent if s.parent in ids and s.parent != s.id else None, []).append(s)
    out: list[tuple[int, Statement]] = []
    placed: set[str] = set()
    stack = [(0, s) for s in reversed(children.get(None, []))]
    while stack:
        level, s = stack.pop()
        out.append((level, s))
        placed.add(s.id)
        stack.extend((level + 1, child) for child in reversed(children.get(s.id, [])))
    out.extend((0, s) for s in statements if s.id not in placed)
    return out


def _cut(text: str, span: Span) -> str:
    return " ".join(text[span[0] : span[1]].split())


def heading(article: Article) -> str:
    """What names an article to people: its title, else a first line that stands apart as a headline, else its file."""
    if article.title:
        return " ".join(article.title.split())
    first, _, rest = article.text.strip().partition("\n")
    if first and len(first) <= _HEADLINE and (not rest or rest[:1] in "\r\n"):
        return " ".join(first.split())
    return article.source or article.id[:19]


def days(first: str | None, last: str | None) -> str:
    """Two ISO ends on one line: a day, a range, … for an open end; empty where both are open."""
    if first is None and last is None:
        return ""
    return first if first is not None and first == last else f"{first or '…'} – {last or '…'}"


def said_on(statement: Statement, text: str) -> tuple[str, str] | None:
    """The words that tell when a statement was said ("" for a dateline) and the days, to be shown as the day of saying.

    None where the article does not tell it: the day of publishing is shown as such, with the article.
    """
    when = statement.said_on
    if when is None or when.basis not in ("mention", "dateline"):
        return None
    return _cut(text, when.mention) if when.mention is not None else "", days(when.from_, when.to)


def said(statements: Iterable[Statement]) -> int:
    """How many of the statements count in a figure: those that were said, not those denied, expected or supposed."""
    return sum(s.cue_status == "said" for s in statements)


class Counts(Record, frozen=True, kw_only=True):
    """Figures over some articles. ``statements`` and what follows count only what was said (cue_status ``said``)."""

    articles: int = 0
    statements: int = 0
    direct: int = 0
    indirect: int = 0
    mixed: int = 0
    implied: int = 0
    nested: int = 0
    unknown: int = 0

    def plus(self, statements: Iterable[Statement]) -> Counts:
        """These figures with one more article's statements."""
        said = [s for s in statements if s.cue_status == "said"]
        return Counts(
            articles=self.articles + 1,
            statements=self.statements + len(said),
            direct=self.direct + sum(s.mode == "direct" for s in said),
            indirect=self.indirect + sum(s.mode == "indirect" for s in said),
            mixed=self.mixed + sum(s.mode == "mixed" for s in said),
            implied=self.implied + sum(s.speaker is not None and s.speaker.mention is None for s in said),
            nested=self.nested + sum(s.parent is not None for s in said),
            unknown=self.unknown + sum(who(s, "").band in ("open", "none") for s in said),
        )
