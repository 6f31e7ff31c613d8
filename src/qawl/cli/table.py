"""Statements for people, in the terminal: blocks below one another, or beside one another where there is room.

Arabic goes out in logical order and is never reshaped: shaping and direction are the terminal's work.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from qawl.cli.console import LRM, safe
from qawl.export import display
from qawl.export.labels import Lang, label
from qawl.model import Article, Extraction, Span, Statement

WIDE: Final = 100
"""From this width on, speaker and words stand beside each other."""

_MAX_WORDS: Final = 100
"""Lines of words longer than this are hard to follow, however wide the terminal."""

_INDENT: Final = 3
_MAX_LEVEL: Final = 4
"""Deeper nesting is indented no further; the chain still says whose words they are."""

_SIDE: Final = 42
"""The width of the speaker's column in the wide form."""

ACT_STYLE: Final[dict[str, str]] = {
    "deny": "red",
    "accuse": "red",
    "criticize": "red",
    "warn": "yellow",
    "support": "green",
    "promise": "green",
    "propose": "green",
    "demand": "magenta",
    "ask": "magenta",
    "predict": "cyan",
    "express": "cyan",
    "assert": "blue",
    "announce": "blue",
}


def print_extraction(console: Console, extraction: Extraction, lang: Lang = "ar") -> None:
    """Print one article's heading and its statements, each nested one under its parent."""
    article = extraction.article
    by_id = {s.id: s for s in extraction.statements}
    _heading(console, article, display.said(extraction.statements), lang)
    if not extraction.statements:
        console.print(Text(f"  {label('none.statements', lang)}", style="dim"))
    for level, statement in display.tree(extraction.statements):
        for line in block(console, statement, article.text, by_id, level=level, lang=lang):
            console.print(line, no_wrap=True, overflow="ignore", crop=False)
        console.print()


def _heading(console: Console, article: Article, count: int, lang: Lang) -> None:
    title = safe(display.heading(article))
    facts = [article.outlet, article.source if article.source != title else None]
    if article.published:
        facts.append(f"{label('field.published', lang)} {article.published}")
    facts.append(f"{label('count.statements', lang)}: {count}")
    console.print(Text(title, style="bold"))
    console.print(Text(safe(" · ".join(f for f in facts if f)), style="dim"))
    console.print(Text("─" * console.width, style="dim"), no_wrap=True, overflow="ignore", crop=True)


def block(
    console: Console,
    statement: Statement,
    text: str,
    by_id: Mapping[str, Statement],
    *,
    level: int = 0,
    lang: Lang = "ar",
    number: str | None = None,
    matches: Sequence[Span] = (),
    origin: str = "",
) -> list[Text]:
    """The lines of one statement, none wider than the console.

    ``number`` stands before it (its id where None); ``matches`` are marked among its words; ``origin`` is a line of its
    own after them.
    """
    lead = " " * (_INDENT * min(level, _MAX_LEVEL)) + safe(number or statement.id).rjust(3) + "  "
    side = _who(statement, text, by_id, lang) + _facts(statement, text, lang)
    spoken = [marked(console, display.pieces(statement, text, matches))]
    if origin:
        spoken.append(Text(safe(origin), style="dim"))
    room = console.width - cell_len(lead)
    if console.width < WIDE:
        lines = _wrap(console, side + spoken, min(room, _MAX_WORDS))
        return [_lead(lead, i, line) for i, line in enumerate(lines)]
    width = _SIDE - _INDENT * min(level, _MAX_LEVEL)
    left = _wrap(console, side, width)
    right = _wrap(console, spoken, min(room - width - 3, _MAX_WORDS))
    return [_lead(lead, i, _beside(left, right, i, width)) for i in range(max(len(left), len(right)))]


def marked(console: Console, pieces: Sequence[tuple[str, bool]]) -> Text:
    """Words with the pieces that matched marked: by style, and by asterisks where styles do not show."""
    plain = console.color_system is None
    out = Text()
    for piece, matched in pieces:
        if matched:
            out.append(f"**{safe(piece)}**" if plain else safe(piece), style="bold reverse")
        else:
            out.append(safe(piece))
    return out


def _lead(lead: str, i: int, line: Text) -> Text:
    return Text.assemble((lead if i == 0 else " " * cell_len(lead), "dim"), line)


def _beside(left: list[Text], right: list[Text], i: int, width: int) -> Text:
    """Line ``i`` of two columns. The mark between them stops a terminal from reordering across the gap."""
    one = left[i] if i < len(left) else Text()
    two = right[i] if i < len(right) else Text()
    gap = " " * max(width - cell_len(one.plain), 0)
    return Text.assemble(one, f"{gap}{LRM}", (" │ ", "dim"), f"{LRM}", two)


def _wrap(console: Console, texts: list[Text], width: int) -> list[Text]:
    lines = [line for text in texts for line in text.wrap(console, max(width, 8))]
    for line in lines:
        line.rstrip()
    return lines


def _who(statement: Statement, text: str, by_id: Mapping[str, Statement], lang: Lang) -> list[Text]:
    shown = display.who(statement, text)
    implied = statement.speaker is not None and statement.speaker.mention is None
    line = display.who_line(shown, lang, implied=implied)
    style = "bold" if shown.band in ("plain", "probable") else "italic"
    lines = [Text(safe(line), style=style)]
    names = display.chain(statement, by_id, text, lang)
    if names:
        lines.append(Text(safe(display.chain_line(names, lang)), style="italic"))
    return lines


def _facts(statement: Statement, text: str, lang: Lang) -> list[Text]:
    """Act, mode, cue and status; then what else is there: medium, addressee, occasion, by when."""
    line = Text()
    line.append(label(f"act.{statement.act}", lang), style=ACT_STYLE.get(statement.act, ""))
    line.append(f" · {label(f'mode.{statement.mode}', lang)}", style="dim")
    if statement.cue is not None:
        line.append(f" · {label('field.with_cue', lang)} «{_cut(text, statement.cue)}»", style="dim")
    if statement.cue_status != "said":
        line.append(" · ", style="dim")
        line.append(label(f"status.{statement.cue_status}", lang), style="bold reverse")
    more = [
        (key, _cut(text, found.mention))
        for key, found in (
            ("relay", statement.relay),
            ("addressee", statement.addressee),
            ("occasion", statement.occasion),
            ("horizon", statement.horizon),
        )
        if found is not None
    ]
    lines = [line]
    around = [f"{label(f'field.{key}', lang)}: {words}" for key, words in more]
    said = display.said_on(statement, text)
    if said is not None:
        around.append(safe(" ".join(filter(None, (label("field.said_on", lang), said[1] or said[0])))))
    if around:
        lines.append(Text(" · ".join(around), style="dim"))
    return lines


def _cut(text: str, span: Span) -> str:
    return safe(" ".join(text[span[0] : span[1]].split()))
