"""One statement for people, in the terminal: its sentence with the words marked, then every field with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from qawl.cli.console import LRM, safe
from qawl.cli.table import ACT_STYLE
from qawl.export import display
from qawl.export.labels import Lang, label
from qawl.export.segments import Layer, segments
from qawl.model import Article, Span, Statement
from qawl.record.found import Found

Row = tuple[str, Text]


def print_card(
    console: Console,
    statement: Statement,
    article: Article,
    parents: Sequence[Statement] = (),
    lang: Lang = "ar",
    kept: Found | None = None,
) -> None:
    """Print one statement: who, sentence, act, evidence, chain (``parents``, the outermost first), source; where it
    comes out of a record (``kept``), also where else its article was found, and whether its page has changed since."""
    by_id = {parent.id: parent for parent in parents}
    console.print(Text(_who(statement, article.text, lang), style="bold"))
    names = display.chain(statement, by_id, article.text, lang)
    if names:
        console.print(Text(safe(display.chain_line(names, lang)), style="italic"))
    console.print()
    console.print(sentence(console, statement, article.text))
    console.print()
    rows = [*_rows(statement, article, parents, lang), *(_kept(kept, lang) if kept is not None else ())]
    width = max(cell_len(name) for name, _ in rows)
    for name, value in rows:
        for i, line in enumerate(value.wrap(console, max(console.width - width - 2, 8))):
            line.rstrip()
            lead = f"{name}{LRM}{' ' * (width - cell_len(name) + 2)}" if i == 0 else " " * (width + 2)
            console.print(Text.assemble((lead, "dim"), line), no_wrap=True, overflow="ignore", crop=False)


def _who(statement: Statement, text: str, lang: Lang) -> str:
    implied = statement.speaker is not None and statement.speaker.mention is None
    return safe(display.who_line(display.who(statement, text), lang, implied=implied))


def sentence(console: Console, statement: Statement, text: str) -> Text:
    """The sentence as printed, content and cue marked: by style, or by ** and __ where styles don't show."""
    plain = console.color_system is None
    layers = [Layer(a, b, "content", 0) for a, b in statement.content]
    if statement.cue is not None:
        layers.append(Layer(*statement.cue, "cue", 0))
    start = min(statement.sentence[0], *(layer.start for layer in layers))
    end = max(statement.sentence[1], *(layer.end for layer in layers))
    out = Text()
    for piece in segments(start, end, layers):
        kinds = {layer.kind for layer in piece.layers}
        words = safe(text[piece.start : piece.end])
        if "cue" in kinds:
            out.append(f"__{words}__" if plain else words, style="bold underline")
        elif kinds:
            out.append(f"**{words}**" if plain else words, style="reverse")
        else:
            out.append(words)
    return out


def _rows(statement: Statement, article: Article, parents: Sequence[Statement], lang: Lang) -> Iterator[Row]:
    text = article.text
    act = Text(label(f"act.{statement.act}", lang), style=ACT_STYLE.get(statement.act, ""))
    if statement.act_detail:
        act.append(f" ({safe(statement.act_detail)})", style="dim")
    yield label("field.act", lang), act
    yield label("field.mode", lang), Text(label(f"mode.{statement.mode}", lang))
    status = Text(label(f"status.{statement.cue_status}", lang))
    if statement.cue_status != "said":
        status.stylize("bold reverse")
    yield label("field.status", lang), status
    if statement.cue is not None:
        yield label("field.cue", lang), _words(text, statement.cue)
    yield label("field.content", lang), Text(LRM + ", ".join(_offsets(span) for span in statement.content))
    yield from _evidence(statement, text, lang)
    for key, found in (("relay", statement.relay), ("addressee", statement.addressee)):
        if found is not None:
            yield label(f"field.{key}", lang), _words(text, found.mention)
    if statement.occasion is not None:
        kind = Text(safe(label(f"occasion.{statement.occasion.kind}", lang)) + " ")
        yield label("field.occasion", lang), kind + _words(text, statement.occasion.mention)
    said = statement.said_on
    if said is not None and display.said_on(statement, text) is not None:
        days = Text(f"{LRM}{display.days(said.from_, said.to)}")
        yield label("field.said_on", lang), _words(text, said.mention).append(" ") + days if said.mention else days
    if statement.horizon is not None:
        dates = display.days(statement.horizon.from_, statement.horizon.to)
        when = Text(f" {LRM}{dates}") if dates else Text()
        yield label("field.horizon", lang), _words(text, statement.horizon.mention) + when
    for quantity in statement.quantities:
        amount = Text(f" {LRM}{safe(display.amount(quantity))}")
        yield label("field.quantities", lang), _words(text, quantity.mention) + amount
    for parent in reversed(parents):
        yield label("field.according_to", lang), _reporter(parent, text, lang)
    yield from _origin(article, lang)
    yield label("field.uid", lang), Text(statement.uid)


def _evidence(statement: Statement, text: str, lang: Lang) -> Iterator[Row]:
    """Where the speaker stands, on what the name rests, who else it might be, how sure each thing is."""
    speaker = statement.speaker
    if speaker is not None:
        if speaker.mention is not None:
            yield label("field.mention", lang), _words(text, speaker.mention)
        if speaker.basis is not None:
            yield label("field.basis", lang), Text(label(f"basis.{speaker.basis}", lang))
        if speaker.antecedent is not None:
            yield label("field.antecedent", lang), _words(text, speaker.antecedent)
        if speaker.runner_up:
            yield label("field.runner_up", lang), Text(safe(speaker.runner_up))
    sure = f"{label('field.confidence_span', lang)} {statement.confidence.span:.2f}"
    if statement.confidence.speaker is not None:
        sure += f" · {label('field.confidence_speaker', lang)} {statement.confidence.speaker:.2f}"
    yield label("field.confidence", lang), Text(sure)


def _reporter(parent: Statement, text: str, lang: Lang) -> Text:
    """One of those who report a nested statement: who, in which word of saying, and where to read that."""
    line = Text(_who(parent, text, lang))
    if parent.cue is not None:
        line.append(f" {label('field.with_cue', lang)} ").append_text(_words(text, parent.cue))
    return line.append(f" {LRM}{parent.uid}", style="dim")


def _origin(article: Article, lang: Lang) -> Iterator[Row]:
    for key, value in (
        ("title", article.title),
        ("outlet", article.outlet),
        ("source", article.path or article.source),
        ("url", article.url),
        ("published", article.published),
    ):
        if value:
            yield label(f"field.{key}", lang), Text(safe(value))


def _kept(found: Found, lang: Lang) -> Iterator[Row]:
    for i, place in enumerate(found.also_at):
        at = (place.outlet, place.url or place.path or place.source, place.published)
        yield label("field.also_at", lang) if i == 0 else "", Text(safe(" · ".join(part for part in at if part)))
    if found.places - 1 > len(found.also_at):
        yield label("count.places", lang), Text(f"{found.places:,}")
    if found.later is not None:
        told = Text(label("note.later", lang), style="bold reverse")
        yield "", told.append(f" {LRM}{found.later.removeprefix('sha256:')[:12]} · qawl revisions", style="dim")


def _words(text: str, span: Span) -> Text:
    return Text(f"«{safe(' '.join(text[span[0] : span[1]].split()))}» {LRM}").append(_offsets(span), style="dim")


def _offsets(span: Span) -> str:
    return f"[{span[0]}, {span[1]})"
