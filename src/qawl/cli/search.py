"""``qawl search``: what was said, out of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from qawl.cli import console, options
from qawl.errors import QawlError
from qawl.export.labels import Lang, label
from qawl.model import ACTS, MODES

if TYPE_CHECKING:
    from rich.console import Console

    from qawl.model import Article
    from qawl.record.found import Found, SearchResult
    from qawl.record.store import Store

NAMED: Final = 2
"""So many further places of an article are named; all are counted."""


def command(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS", help="Words of what was said, in any spelling; all of them must be there."),
    ] = None,
    speaker: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who says it, in any spelling; words of the name do, and an entity's id."),
    ] = None,
    party: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="A state by any of its names or its capital: all that it, its government and its officials say.",
        ),
    ] = None,
    about: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what names this person, body or place, in any spelling.")
    ] = None,
    act: Annotated[
        str | None,
        typer.Option(metavar="ACT", callback=options.one_of("--act", "act", ACTS), help=f"One of: {', '.join(ACTS)}."),
    ] = None,
    mode: Annotated[
        str | None,
        typer.Option(
            metavar="MODE", callback=options.one_of("--mode", "mode", MODES), help=f"One of: {', '.join(MODES)}."
        ),
    ] = None,
    said_from: Annotated[str | None, typer.Option(metavar="DATE", help="Said on this day or later, as told.")] = None,
    said_to: Annotated[str | None, typer.Option(metavar="DATE", help="Said on this day or earlier, as told.")] = None,
    published_from: Annotated[
        str | None, typer.Option(metavar="DATE", help="Published on this day or later (2026-03-16, 2026-03 or 2026).")
    ] = None,
    published_to: Annotated[str | None, typer.Option(metavar="DATE", help="Published on this day or earlier.")] = None,
    nested: Annotated[
        bool,
        typer.Option("--nested", help="Also what stands inside another's words, with the chain of who reports it."),
    ] = False,
    limit: Annotated[int, typer.Option(metavar="N", help="Show no more than this many.")] = 20,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Say below the results what was read: outlets, days, gaps.")
    ] = False,
    db: options.Database = None,
    form: Annotated[
        options.RowFormat, typer.Option("--format", help="For people, or one JSON line a statement.")
    ] = options.RowFormat.table,
    lang: options.LangOption = options.LangName.ar,
) -> None:
    """Find what was said, whatever the spelling, vowel marks and attached letters of the words."""
    from qawl.record.store import Store

    with Store.open(db or options.default_db(), create=False) as store:
        speakers, code, named = _asked(store, speaker, party, about)
        result = store.search(
            " ".join(words or ()),
            speaker=speaker,
            speakers=speakers,
            party=code,
            about=named,
            act=act,
            mode=mode,
            said_from=said_from,
            said_to=said_to,
            published_from=published_from,
            published_to=published_to,
            nested=nested,
            limit=limit,
        )
        if form is options.RowFormat.jsonl:
            _jsonl(result)
        else:
            _table(console.out(), result, store, lang.value)
        if coverage:
            _covered(store, published_from, published_to, form)
    if (said_from or said_to) and not result.total:
        hint = "Only where an article tells the day of saying: --published-from and --published-to ask for publishing."
        console.err().print(hint)


def _asked(
    store: Store, speaker: str | None, party: str | None, about: str | None
) -> tuple[tuple[int, ...], str | None, tuple[int, ...] | None]:
    """The names asked for as the record knows them. Raises QAWL-A001 for a party that is no state."""
    if speaker is None and party is None and about is None:
        return (), None, None
    from qawl.lexicon.compile import load
    from qawl.linking.lookup import entities_named, party_of

    lex = load(None)
    code = party_of(party, lex) if party is not None else None
    if party is not None and code is None:
        raise QawlError("QAWL-A001", "--party", f"{party!r} is no state, capital or demonym that Qawl knows")
    with store.reading() as connection:
        speakers = entities_named(connection, speaker, lex) if speaker is not None else ()
        named = entities_named(connection, about, lex) if about is not None else None
    return speakers, code, named


def _covered(store: Store, first: str | None, last: str | None, form: options.RowFormat) -> None:
    """What was read in the days asked for, in short; beside JSON Lines on standard error, where it breaks no line."""
    from qawl.cli.coverage import short

    terminal = console.err() if form is options.RowFormat.jsonl else console.out()
    for line in short(store.covered(from_=first, to=last)):
        terminal.print(line, style="dim", soft_wrap=True)


def _jsonl(result: SearchResult) -> None:
    from qawl.cli import output
    from qawl.export.jsonl import encode_found

    with output.opened(None) as out:
        for hit in result.hits:
            out.write(encode_found(hit, hit.matches) + b"\n")


def _table(terminal: Console, result: SearchResult, store: Store, lang: Lang) -> None:
    from rich.text import Text

    from qawl.cli.table import block

    for n, hit in enumerate(result.hits, 1):
        around = {parent.id: parent for parent in hit.parents}
        lines = block(
            terminal,
            hit.statement,
            hit.article.text,
            around,
            lang=lang,
            number=str(n),
            matches=hit.matches,
            origin=" · ".join((origin(hit.article, hit.statement.uid, lang), *kept(hit, lang))),
        )
        for line in lines:
            terminal.print(line, no_wrap=True, overflow="ignore", crop=False)
        terminal.print()
    for told in summary(result, store):
        terminal.print(Text(told, style="dim"))


def origin(article: Article, uid: str, lang: Lang) -> str:
    """Where a statement was found: outlet, file or address, the day of publishing, and the name to `show` it by."""
    published = f"{label('field.published', lang)} {article.published}" if article.published else None
    parts = (article.outlet, article.source or article.url, published, uid)
    return " · ".join(part for part in parts if part)


def kept(found: Found, lang: Lang) -> list[str]:
    """What the record knows of a statement's article beyond itself: where else it was found (the first of those places,
    and how many there are), and whether its page holds a later version."""
    out = []
    if found.also_at:
        names = dict.fromkeys(place.outlet or place.url or place.path or place.source or "" for place in found.also_at)
        first = list(filter(None, names))[:NAMED]
        number = f"{label('count.places', lang)}: {found.places:,}"
        out.append(f"{label('field.also_at', lang)}: {', '.join(first)} ({number})")
    if found.later is not None:
        out.append(label("note.later", lang))
    return out


def summary(result: SearchResult, store: Store) -> list[str]:
    """How many were found, how many of them are shown, and in what was searched."""
    covered = store.coverage()
    found = f"{result.total:,}{'+' if result.capped else ''} found"
    shown = f", {len(result.hits):,} shown (--limit)" if len(result.hits) < result.total else ""
    when = ""
    if covered.first is not None and covered.last is not None:
        days = covered.first if covered.first == covered.last else f"{covered.first} to {covered.last}"
        when = f", published {days}"
    undated = f"; {covered.undated:,} without a date" if covered.undated else ""
    searched = f"Searched: {covered.articles:,} articles{when}{undated}."
    return [f"{found}{shown}.", searched] if result.total else [f"Nothing found in what was read. {searched}"]
