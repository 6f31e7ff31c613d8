"""``qawl revisions``: pages that changed, and what that did to who said what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qawl.cli import console, options
from qawl.export.labels import Lang

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from qawl.difference import Change
    from qawl.model import Article, Statement
    from qawl.record.changes import Piece
    from qawl.record.versions import Revision


def command(
    url: Annotated[
        str | None, typer.Argument(metavar="URL", help="Only those of this page; without it of all.")
    ] = None,
    db: options.Database = None,
    form: Annotated[
        options.RowFormat, typer.Option("--format", help="For people, or one JSON line a revision.")
    ] = options.RowFormat.table,
    lang: options.LangOption = options.LangName.ar,
) -> None:
    """List the pages that gave another text when they were read again, with what became of their statements.

    The earlier article stays in the record beside the later one. Words that are gone stand in [-…-], words that were
    added in {+…+}.
    """
    from qawl.record.store import Store

    found = 0
    with Store.open(db or options.default_db(), create=False) as store:
        for revision in store.revisions(url):
            found += 1
            if form is options.RowFormat.jsonl:
                _json(revision)
            else:
                _table(console.out(), revision, lang.value)
    if form is options.RowFormat.table:
        print(f"{found:,} revisions." if found else "No page that was read twice gave another text.")


def _json(revision: Revision) -> None:
    import msgspec

    from qawl.record.changes import changes, reworded, words

    def record(change: Change) -> dict[str, Any]:
        out: dict[str, Any] = {"kind": change.kind, "fields": change.fields}
        if change.before is not None and change.after is not None and "content" in change.fields:
            out["words"] = reworded(words(change.before), words(change.after))
        return {**out, "before": change.before, "after": change.after}

    line = {
        "url": revision.url,
        "found_at": revision.found_at,
        "current": revision.current,
        "earlier": _side(revision.earlier.article),
        "later": _side(revision.later.article),
        "changes": [record(change) for change in changes(revision.earlier, revision.later)],
    }
    print(msgspec.json.encode(line).decode())


def _side(article: Article) -> dict[str, Any]:
    return {field: getattr(article, field) for field in ("id", "title", "outlet", "published")}


def _table(terminal: Console, revision: Revision, lang: Lang) -> None:
    from rich.text import Text

    from qawl.difference import ADDED, CHANGED, LOST
    from qawl.export import display
    from qawl.record.changes import changes

    made = changes(revision.earlier, revision.later)
    kinds = Counter(change.kind for change in made)
    terminal.print(Text(console.safe(revision.url), style="bold"), soft_wrap=True)
    for sign, article in (("-", revision.earlier.article), ("+", revision.later.article)):
        facts = (article.id.removeprefix("sha256:")[:12], article.published, console.safe(display.heading(article)))
        terminal.print(Text(f"{sign} " + f"{console.LRM} · ".join(filter(None, facts)), style="dim"), soft_wrap=True)
    now = "" if revision.current else "; the page holds another text by now"
    told = f"{kinds[ADDED]:,} statements added, {kinds[LOST]:,} gone, {kinds[CHANGED]:,} otherwise"
    terminal.print(Text(f"Found {revision.found_at}: {told}{now}.", style="dim"), soft_wrap=True)
    for change in made:
        for line in _lines(terminal, change, revision, lang):
            terminal.print(line, soft_wrap=True)
    terminal.print()


def _lines(terminal: Console, change: Change, revision: Revision, lang: Lang) -> Iterator[Text]:
    """One statement that differs: whose, and its words with what is gone and what was added."""
    from rich.text import Text

    from qawl.record.changes import reworded, words

    before, after = change.before, change.after
    if before is not None and after is not None:
        yield Text("  ~ ").append(_who(after, revision.later.article, lang), style="bold")
        yield Text("    ").append_text(_marked(terminal, reworded(words(before), words(after))))
        for field, old, new in _fields(change, revision, lang):
            yield Text(f"    {field}: {old} {console.LRM}→ {new}", style="dim")
        return
    for sign, statement, article, style in (
        ("-", before, revision.earlier.article, "red"),
        ("+", after, revision.later.article, "green"),
    ):
        if statement is not None:
            yield Text(f"  {sign} ").append(_who(statement, article, lang), style="bold")
            yield Text("    ").append(console.safe(words(statement)), style=style)


def _who(statement: Statement, article: Article, lang: Lang) -> str:
    from qawl.export import display

    implied = statement.speaker is not None and statement.speaker.mention is None
    return console.safe(display.who_line(display.who(statement, article.text), lang, implied=implied))


def _marked(terminal: Console, pieces: Sequence[Piece]) -> Text:
    from rich.text import Text

    plain = terminal.color_system is None
    out = Text()
    for kind, printed in pieces:
        words = console.safe(printed)
        if out.plain:
            out.append(" ")
        if kind == "gone":
            out.append(f"[-{words}-]" if plain else words, style="red strike")
        elif kind == "added":
            out.append(f"{{+{words}+}}" if plain else words, style="green underline")
        else:
            out.append(words)
    return out


def _fields(change: Change, revision: Revision, lang: Lang) -> Iterator[tuple[str, str, str]]:
    """What differs beside the words."""
    from qawl.export.labels import label

    before, after = change.before, change.after
    assert before is not None
    assert after is not None
    if "speaker" in change.fields:
        old, new = _who(before, revision.earlier.article, lang), _who(after, revision.later.article, lang)
        yield label("field.speaker", lang), old, new
    if "act" in change.fields:
        yield label("field.act", lang), label(f"act.{before.act}", lang), label(f"act.{after.act}", lang)
    if "status" in change.fields:
        old, new = label(f"status.{before.cue_status}", lang), label(f"status.{after.cue_status}", lang)
        yield label("field.status", lang), old, new
