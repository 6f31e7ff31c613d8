"""``qawl read``: the article of a page, as Qawl reads it, and what was left out of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qawl.cli import console, options, reading

if TYPE_CHECKING:
    from qawl.model import Read


class Format(StrEnum):
    """How an article is printed."""

    text = "text"
    json = "json"


def command(
    paths: options.Paths,
    form: Annotated[Format, typer.Option("--format", help="For people, or one JSON object a line.")] = Format.text,
    published: options.Published = None,
    text_column: options.TextColumn = None,
    title_column: options.TitleColumn = None,
    url_column: options.UrlColumn = None,
    outlet_column: options.OutletColumn = None,
    author_column: options.AuthorColumn = None,
    published_column: options.PublishedColumn = None,
    fast: options.Fast = False,
    offline: options.Offline = False,
    allow_private: options.AllowPrivate = False,
) -> None:
    """Print articles as they are read: text, title, outlet, author, day of publishing, and what was left out.

    Nothing is extracted and nothing is kept. The status is 1 only where nothing could be read.
    """
    import msgspec

    how = reading.asked(
        published,
        text_column=text_column,
        title_column=title_column,
        url_column=url_column,
        outlet_column=outlet_column,
        author_column=author_column,
        published_column=published_column,
        fast=fast,
        offline=offline,
        allow_private=allow_private,
    )
    tally = reading.Tally()
    for read in reading.articles(paths, how, tally):
        if form is Format.json:
            print(msgspec.json.encode(as_object(read)).decode())
        else:
            _show(read)
    reading.close(tally)
    if not tally.read:
        raise typer.Exit(1)


def as_object(read: Read) -> dict[str, Any]:
    """What the JSON form tells of an article; of its evidence all but the bytes themselves."""
    article, evidence = read.article, read.evidence
    return {
        "text": article.text,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "published": article.published,
        "published_precision": article.published_precision,
        "published_basis": article.published_basis,
        "modified": read.modified,
        "language": article.language,
        "source": article.source,
        "path": article.path,
        "url": article.url,
        "id": article.id,
        "extra": article.extra,
        "left_out": read.left_out,
        "evidence": evidence
        and {
            "url": evidence.url,
            "final_url": evidence.final_url,
            "status": evidence.status,
            "fetched_at": evidence.fetched_at,
            "bytes": len(evidence.body),
            "sha256": evidence.sha256,
        },
    }


def _show(read: Read) -> None:
    article = read.article
    day = article.published and f"{article.published} ({article.published_basis})"
    facts = (
        ("source", article.url or article.path or article.source),
        ("outlet", article.outlet),
        ("author", article.author),
        ("published", day),
        ("modified", read.modified),
    )
    for name, value in facts:
        if value:
            print(f"{name}: {console.safe(value)}")
    print()
    for line in article.text.splitlines():
        print(console.safe(line))
    if read.left_out:
        print()
    for part in read.left_out:
        print(f"left out ({part.kind}, {part.chars:,} characters): {console.safe(part.begins)}")
    print()
