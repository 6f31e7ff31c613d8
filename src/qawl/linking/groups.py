"""The speakers of one article, one group a name: what the article says of each, and which statements are theirs."""

from __future__ import annotations

from typing import Any, NamedTuple

from qawl.lexicon.compiled import Lexicon
from qawl.linking.seen import Kind, Titles, kind_of, person, titles
from qawl.model import Extraction, Span


class Group(NamedTuple):
    """One name of an article: ``words`` as they are compared (a person's), ``statements`` as uid and row, ``spans`` the
    first mention and the antecedent in the article's text, ``party`` the state that the title speaks for."""

    name: str
    kind: Kind
    words: tuple[str, ...]
    titles: Titles
    party: str | None
    statements: tuple[tuple[str, int], ...]
    spans: tuple[Span, ...]

    def shown(self) -> dict[str, Any]:
        """What of this article speaks for a link: the spans of the mentions."""
        return {"spans": [list(span) for span in self.spans]}


def groups(extraction: Extraction, numbers: dict[str, int], lex: Lexicon) -> list[Group]:
    """The groups of an article in the order in which they first speak; ``numbers`` are the statements' rows by id."""
    text = extraction.article.text
    texts: dict[str, dict[str, None]] = {}
    spans: dict[str, dict[Span, None]] = {}
    statements: dict[str, list[tuple[str, int]]] = {}
    for s in extraction.statements:
        if s.speaker is None or not s.speaker.name:
            continue
        name = " ".join(s.speaker.name.split())
        statements.setdefault(name, []).append((s.uid, numbers[s.id]))
        for span in (s.speaker.mention, s.speaker.antecedent):
            if span is not None:
                texts.setdefault(name, {})[text[span[0] : span[1]]] = None
                spans.setdefault(name, {})[span] = None
    return [
        _group(name, rows, list(texts.get(name, ())), list(spans.get(name, ())), lex)
        for name, rows in statements.items()
    ]


def _group(name: str, rows: list[tuple[str, int]], texts: list[str], spans: list[Span], lex: Lexicon) -> Group:
    kind = kind_of(name, lex)
    if kind == "other":
        said = titles([name], "", lex)
    else:
        said = titles(texts, name, lex)
    countries = sorted(said.countries) if said.official else []
    party = countries[0] if len(countries) == 1 else None
    words = person(name, lex) if kind == "person" else ()
    if kind == "person" and not words:
        kind = "other"
    return Group(name, kind, words, said, party, tuple(rows), tuple(spans[:2]))
