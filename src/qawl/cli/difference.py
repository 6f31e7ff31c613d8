"""``qawl lexicon diff``: what an overlay, or the edit of one, does to the statements of a corpus."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from qawl.cli import console, options, reading

if TYPE_CHECKING:
    from qawl.difference import Change, Compared
    from qawl.lexicon.compiled import Lexicon
    from qawl.model import Article, Statement

AROUND: Final = 40
"""How much of the text is shown on each side of a difference, in code points."""

WIDE: Final = 160
"""A longer content is shown to people by its beginning and its end."""


class Format(StrEnum):
    """How differences are printed."""

    text = "text"
    jsonl = "jsonl"


def command(
    paths: options.Paths,
    lexicon: Annotated[Path, typer.Option("--lexicon", metavar="DIR", help="The overlay folder to look at.")],
    against: Annotated[
        Path | None,
        typer.Option("--against", metavar="DIR", help="Compare with this overlay; without it with Qawl's lexicon."),
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", help="For people, or one JSON line each and a last one with the counts.")
    ] = Format.text,
) -> None:
    """Show which statements of files and folders an overlay folder adds, loses or changes.

    To see what an edit of an overlay does, copy the folder first, edit the copy, and give the old one with --against.
    """
    from qawl.difference import compare
    from qawl.extract import extract_article

    tally = reading.Tally()
    old = reading.lexicon(against)

    def both(article: Article, words: Lexicon | None) -> Compared:
        return compare(extract_article(article, old), extract_article(article, words))

    counts = _Counts()
    for compared in reading.made_of(both, paths, reading.asked(), lexicon, tally):
        counts.add(compared)
        for change in compared.changes:
            if form is Format.jsonl:
                _json(_record(compared.article, change))
            else:
                print("\n".join(map(console.safe, _lines(compared.article, change))))
    if tally.read:
        if form is Format.jsonl:
            _json(counts.record(tally.read))
        else:
            print("\n".join(counts.lines(tally.read)))
    reading.close(tally)
    if not tally.read:
        raise typer.Exit(1)


class _Counts:
    """How many of each kind, and what changed in those that changed."""

    def __init__(self) -> None:
        self.before = self.after = self.articles = 0
        self.kinds: Counter[str] = Counter()
        self.fields: Counter[str] = Counter()

    def add(self, compared: Compared) -> None:
        self.before += compared.before
        self.after += compared.after
        self.articles += bool(compared.changes)
        for change in compared.changes:
            self.kinds[change.kind] += 1
            self.fields.update(change.fields)

    def record(self, read: int) -> dict[str, Any]:
        from qawl.difference import FIELDS, KINDS

        return {
            "kind": "summary",
            "articles": read,
            "differ": self.articles,
            "statements": [self.before, self.after],
            **{kind: self.kinds[kind] for kind in KINDS},
            "fields": {field: self.fields[field] for field in FIELDS},
        }

    def lines(self, read: int) -> list[str]:
        made = self.record(read)
        fields = ", ".join(f"{field} {count:,}" for field, count in made["fields"].items() if count)
        return [
            f"{made['differ']:,} of {read:,} articles differ; {self.before:,} statements before, {self.after:,} after",
            f"added {made['added']:,}, lost {made['lost']:,}, changed {made['changed']:,}"
            + (f" ({fields})" if fields else ""),
        ]


def _record(article: Article, change: Change) -> dict[str, Any]:
    a, b = change.at
    return {
        "kind": change.kind,
        "fields": change.fields,
        "source": article.source,
        "article": article.id,
        "span": change.at,
        "around": [article.text[max(0, a - AROUND) : a], article.text[a:b], article.text[b : b + AROUND]],
        "before": change.before,
        "after": change.after,
    }


def _json(record: dict[str, Any]) -> None:
    import msgspec

    print(msgspec.json.encode(record).decode())


def _lines(article: Article, change: Change) -> list[str]:
    a, b = change.at
    text = article.text
    what = f" {', '.join(change.fields)}" if change.fields else ""
    where = f"{article.source or ''} {article.id.removeprefix('sha256:')[:12]}:{a}-{b}".lstrip()
    out = [
        f"{change.kind}{what}  {where}",
        f"    …{text[max(0, a - AROUND) : a]}⟦{text[a:b]}⟧{text[b : b + AROUND]}…",
    ]
    for sign, statement, other in (("-", change.before, change.after), ("+", change.after, change.before)):
        if statement is not None:
            fields = change.fields if other is not None else ("content", "speaker", "act")
            out += [f"    {sign} {field:8} {_value(text, field, statement)}" for field in fields]
    return [*out, ""]


def _value(text: str, field: str, statement: Statement) -> str:
    if field == "cue":
        return text[statement.cue[0] : statement.cue[1]] if statement.cue is not None else "none"
    if field == "content":
        return _short(" … ".join(statement.text))
    if field == "speaker":
        return _speaker(statement)
    if field == "status":
        return statement.cue_status
    value: str | None = getattr(statement, field)
    return value if value is not None else "none"


def _short(words: str) -> str:
    return words if len(words) <= WIDE else f"{words[: WIDE // 2]} […] {words[-WIDE // 2 :]}"


def _speaker(statement: Statement) -> str:
    speaker = statement.speaker
    if speaker is None:
        return "unknown"
    if speaker.name is not None:
        return speaker.name
    return f"withheld ({speaker.runner_up})" if speaker.runner_up is not None else "unknown"
