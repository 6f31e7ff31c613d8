"""The note beside the text: who said it, how surely, in which words of saying, by whose account, on what evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

from qawl.export import display
from qawl.export.labels import Lang, label
from qawl.model import ACTS, Article, Span, Statement

_MAX_LEVEL: Final = 4

_VISIBLE: Final = dict.fromkeys([*range(9), 0xB, 0xC, *range(0xE, 0x20), *range(0x7F, 0xA0)], "\ufffd")


def safe(text: str) -> str:
    """``text`` for the page: escaped for element and attribute alike, controls that HTML forbids shown as �."""
    return escape(text.translate(_VISIBLE), quote=True)


def isolated(text: str) -> str:
    """``text`` in an element of its own direction, so that bidi controls in it can't reorder what stands around it."""
    return f"<bdi>{safe(text)}</bdi>"


def act_class(act: str) -> str:
    """The class of an act's colour; an act that this version does not know has the neutral one."""
    return f"act-{act}" if act in ACTS else "act-other"


def note(
    article: Article, statement: Statement, key: str, level: int, by_id: Mapping[str, Statement], lang: Lang
) -> str:
    """The list item of one statement. ``key`` names it in the page; its mark in the text is ``s-key``."""
    shown = display.who(statement, article.text)
    implied = statement.speaker is not None and statement.speaker.mention is None
    number = safe(statement.id)
    back = f'<a class="num" href="#s-{key}" aria-label="القول {number}: إلى موضعه في النص">{number}</a>'
    name = isolated(display.who_line(shown, lang, implied=implied))
    names = display.chain(statement, by_id, article.text, lang)
    chain = f'<p class="chain">{isolated(display.chain_line(names, lang))}</p>' if names else ""
    nested = f" level-{min(level, _MAX_LEVEL)}" if level else ""
    return (
        f'<li id="n-{key}" class="note {act_class(statement.act)}{nested}" data-s="{key}">'
        f'<p class="who band-{shown.band}">{back} <span class="name">{name}</span></p>{chain}'
        f"{_around(article.text, statement, lang)}<details><summary>{_facts(article.text, statement, lang)}</summary>"
        f"{_evidence(article.text, statement, lang)}</details></li>\n"
    )


def _facts(text: str, statement: Statement, lang: Lang) -> str:
    """Act, mode, cue, and the status where the words were not simply said."""
    parts = [
        f'<span class="act">{label(f"act.{statement.act}", lang)}</span>',
        f"<span>{label(f'mode.{statement.mode}', lang)}</span>",
    ]
    if statement.cue is not None:
        parts.append(f"<span>{label('field.with_cue', lang)} «{isolated(cut(text, statement.cue))}»</span>")
    if statement.cue_status != "said":
        parts.append(f'<strong class="status">{label(f"status.{statement.cue_status}", lang)}</strong>')
    parts.append(f'<span class="open">{label("field.evidence", lang)}</span>')
    return " ".join(parts)


def _around(text: str, statement: Statement, lang: Lang) -> str:
    """The medium, the one addressed, the occasion, by when: each in the article's own words, where it is there."""
    rows = []
    for key, found in (("relay", statement.relay), ("addressee", statement.addressee)):
        if found is not None:
            rows.append((label(f"field.{key}", lang), isolated(cut(text, found.mention))))
    if statement.occasion is not None:
        kind = safe(label(f"occasion.{statement.occasion.kind}", lang))
        rows.append((label("field.occasion", lang), f"{kind} («{isolated(cut(text, statement.occasion.mention))}»)"))
    said = display.said_on(statement, text)
    if said is not None:
        told = " ".join(filter(None, (isolated(said[0]) if said[0] else "", ltr(said[1]) if said[1] else "")))
        rows.append((label("field.said_on", lang), told))
    horizon = statement.horizon
    if horizon is not None:
        dates = display.days(horizon.from_, horizon.to)
        when = f" ({ltr(dates)})" if dates else ""
        rows.append((label("field.horizon", lang), f"{isolated(cut(text, horizon.mention))}{when}"))
    return definitions(rows, "around")


def _evidence(text: str, statement: Statement, lang: Lang) -> str:
    """On what the name rests, how surely, and where each part stands."""
    speaker, confidence = statement.speaker, statement.confidence
    rows = []
    if speaker is not None and speaker.basis is not None:
        basis = safe(label(f"basis.{speaker.basis}", lang))
        if speaker.antecedent is not None:
            basis += f": «{isolated(cut(text, speaker.antecedent))}»"
        rows.append((label("field.basis", lang), basis))
    if speaker is not None and speaker.runner_up:
        rows.append((label("field.runner_up", lang), isolated(speaker.runner_up)))
    sure = [f"{label('field.confidence_span', lang)} {ltr(f'{confidence.span:.2f}')}"]
    if confidence.speaker is not None:
        sure.append(f"{label('field.confidence_speaker', lang)} {ltr(f'{confidence.speaker:.2f}')}")
    rows.append((label("field.confidence", lang), " · ".join(sure)))
    where = [(label("field.content", lang), statement.content)]
    if statement.cue is not None:
        where.insert(0, (label("field.cue", lang), (statement.cue,)))
    if speaker is not None and speaker.mention is not None:
        where.append((label("field.mention", lang), (speaker.mention,)))
    if speaker is not None and speaker.antecedent is not None:
        where.append((label("field.antecedent", lang), (speaker.antecedent,)))
    rows.extend((name, " ".join(ltr(f"{a}–{b}") for a, b in spans)) for name, spans in where)
    rows.append((label("field.uid", lang), f"<code>{ltr(statement.uid)}</code>"))
    return definitions(rows, "evidence")


def definitions(rows: Sequence[tuple[str, str]], name: str) -> str:
    """A list of terms; the values are HTML already. Nothing where there are no rows."""
    if not rows:
        return ""
    inner = "".join(f"<div><dt>{safe(term)}</dt> <dd>{value}</dd></div>" for term, value in rows)
    return f'<dl class="{name}">{inner}</dl>'


def ltr(text: str) -> str:
    """Numbers, dates and identifiers, which run from left to right in an Arabic line."""
    return f'<bdi dir="ltr">{safe(text)}</bdi>'


def cut(text: str, span: Span) -> str:
    """The words of a span on one line."""
    return " ".join(text[span[0] : span[1]].split())
