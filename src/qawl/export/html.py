"""One self-contained page: the articles from right to left as printed, every statement highlighted, a note beside it.

The page asks for nothing: styles and the small script (which only lights up what belongs together) are inside, and
its content security policy allows no other. Everything that comes from an article is escaped and isolated.
"""

from __future__ import annotations

import base64
import hashlib
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO
from string import Template
from typing import BinaryIO, Final

from qawl.export import display
from qawl.export.labels import Lang, label
from qawl.export.notes import act_class, definitions, isolated, ltr, note, safe
from qawl.export.segments import Layer, Segment, paragraphs, place, segments
from qawl.model import ACTS, Article, Extraction, Span, Statement

_SPOOL: Final = 8_000_000
"""Bytes of finished articles kept in memory; beyond that they wait on disk until the index is known."""


def write(extractions: Iterable[Extraction], out: BinaryIO, *, lang: Lang = "ar") -> display.Counts:
    """Write the page of all ``extractions`` to ``out`` as UTF-8 and return its figures.

    Articles are taken one at a time; only the index is kept in memory. ``lang`` is the language of the labels.
    """
    counts = display.Counts()
    index: list[str] = []
    with tempfile.SpooledTemporaryFile(max_size=_SPOOL) as body:
        for n, extraction in enumerate(extractions, 1):
            body.write(_bytes(article_html(extraction, n, lang)))
            index.append(_index_row(extraction, n, lang))
            counts = counts.plus(extraction.statements)
        head, foot = _frame(index, counts, lang)
        out.write(_bytes(head))
        body.seek(0)
        shutil.copyfileobj(body, out)
        out.write(_bytes(foot))
    return counts


def page(extractions: Iterable[Extraction], *, lang: Lang = "ar") -> str:
    """The page as a string."""
    out = BytesIO()
    write(extractions, out, lang=lang)
    return out.getvalue().decode()


def article_html(extraction: Extraction, n: int, lang: Lang = "ar") -> str:
    """One article: its heading, and for each paragraph of the text the notes of the statements that begin in it."""
    article, statements = extraction.article, extraction.statements
    by_id = {s.id: s for s in statements}
    index_of = {s.id: i for i, s in enumerate(statements)}
    lines = paragraphs(article.text) or [(0, len(article.text))]
    layers = _layers(statements)
    anchors = [_anchor_position(s) for s in statements]
    notes: list[list[str]] = [[] for _ in lines]
    starts: list[list[tuple[int, int]]] = [[] for _ in lines]
    for level, s in display.tree(statements):
        i = index_of[s.id]
        row = place(anchors[i], lines)
        notes[row].append(note(article, s, f"{n}-{i}", level, by_id, lang))
        starts[row].append((min(max(anchors[i], lines[row][0]), lines[row][1]), i))
    title = display.heading(article)
    out = [f'<article id="a{n}" aria-labelledby="t{n}">\n']
    if " ".join(article.text[slice(*lines[0])].split()) != title:
        out.append(f"<header>{_titled(isolated(title), n)}{_facts(article, statements, lang)}</header>\n")
    for at, (line, of_line, begins) in enumerate(zip(lines, notes, starts, strict=True)):
        text = _paragraph(article.text, line, layers, begins, statements, n)
        beside = f'<ol class="notes">{"".join(of_line)}</ol>' if of_line else ""
        words = f'<p class="text">{text}</p>'
        if at == 0 and len(out) == 1:  # the headline is the first line of the text: it is the heading, with its marks
            words = f"<header>{_titled(text, n)}{_facts(article, statements, lang)}</header>"
        out.append(f'<div class="row">{words}{beside}</div>\n')
    if not statements:
        out.append(f'<p class="nothing">{label("none.statements", lang)}</p>\n')
    out.append("</article>\n")
    return "".join(out)


def _titled(heading: str, n: int) -> str:
    return f'<h2 id="t{n}">{heading}</h2>'


def _facts(article: Article, statements: Sequence[Statement], lang: Lang) -> str:
    """Where the article comes from, when it was published, how many statements it holds."""
    facts = []
    if article.outlet:
        facts.append((label("field.outlet", lang), isolated(article.outlet)))
    if article.source:
        facts.append((label("field.source", lang), isolated(article.source)))
    if article.url:
        facts.append((label("field.url", lang), _link(article.url)))
    if article.published:
        facts.append((label("field.published", lang), ltr(article.published)))
    facts.append((label("count.statements", lang), ltr(str(display.said(statements)))))
    return definitions(facts, "facts-of")


def _link(url: str) -> str:
    """A link where the address is one of the web; anything else is shown as text."""
    if url.lower().startswith(("https://", "http://")):
        return f'<a href="{safe(url)}" rel="noreferrer noopener nofollow">{ltr(url)}</a>'
    return ltr(url)


def _layers(statements: Sequence[Statement]) -> list[Layer]:
    out: list[Layer] = []
    for i, s in enumerate(statements):
        out.extend(Layer(a, b, "content", i) for a, b in s.content)
        if s.cue is not None:
            out.append(Layer(*s.cue, "cue", i))
        if s.speaker is not None and s.speaker.mention is not None:
            out.append(Layer(*s.speaker.mention, "mention", i))
        if s.horizon is not None:
            out.append(Layer(*s.horizon.mention, "horizon", i))
    return out


def _anchor_position(statement: Statement) -> int:
    if statement.cue is not None:
        return statement.cue[0]
    return statement.content[0][0] if statement.content else statement.sentence[0]


def _paragraph(
    text: str,
    line: Span,
    layers: Sequence[Layer],
    begins: Sequence[tuple[int, int]],
    statements: Sequence[Statement],
    n: int,
) -> str:
    """The paragraph's words with every span drawn, and an anchor where each statement begins."""
    anchors: dict[int, list[int]] = {}
    for position, i in begins:
        anchors.setdefault(position, []).append(i)
    out: list[str] = []
    for segment in segments(*line, layers, tuple(anchors)):
        out.extend(_anchor(statements[i], n, i) for i in anchors.pop(segment.start, ()))
        out.append(_draw(text, segment, statements, n))
    out.extend(_anchor(statements[i], n, i) for left in anchors.values() for i in left)
    return "".join(out)


def _anchor(statement: Statement, n: int, i: int) -> str:
    """The link from the text to the note. Its number is drawn by the style, so that copied text is the article's."""
    number = safe(statement.id)
    return (
        f'<a class="at {act_class(statement.act)}" id="s-{n}-{i}" href="#n-{n}-{i}" data-n="{number}"'
        f' data-s="{n}-{i}" aria-label="القول {number}"></a>'
    )


_TAG: Final = {"content": "mark", "cue": "b", "mention": "u", "horizon": "i"}


def _draw(text: str, segment: Segment, statements: Sequence[Statement], n: int) -> str:
    out = safe(text[segment.start : segment.end])
    for layer in reversed(segment.layers):
        tag, statement = _TAG[layer.kind], statements[layer.owner]
        unsaid = " unsaid" if layer.kind == "content" and statement.cue_status != "said" else ""
        name = f"{layer.kind} {act_class(statement.act)}{unsaid}"
        out = f'<{tag} class="{name}" data-s="{n}-{layer.owner}">{out}</{tag}>'
    return out


def _index_row(extraction: Extraction, n: int, lang: Lang) -> str:
    article = extraction.article
    facts = [isolated(article.outlet)] if article.outlet else []
    if article.published:
        facts.append(f"{label('field.published', lang)} {ltr(article.published)}")
    facts.append(f"{label('count.statements', lang)} {ltr(str(display.said(extraction.statements)))}")
    return f'<li><a href="#a{n}">{isolated(display.heading(article))}</a> <span>{" · ".join(facts)}</span></li>\n'


def _frame(index: Sequence[str], counts: display.Counts, lang: Lang) -> tuple[str, str]:
    """What stands before and after the articles."""
    nav = ""
    if len(index) > 1:
        nav = f'<nav aria-label="{label("count.articles", lang)}"><ol>{"".join(index)}</ol></nav>'
    legend = "".join(f'<li class="{act_class(act)}">{label(f"act.{act}", lang)}</li>' for act in ACTS)
    figures = [
        (label("count.articles", lang), ltr(f"{counts.articles:,}")),
        (label("count.statements", lang), ltr(f"{counts.statements:,}")),
        *((label(f"mode.{m}", lang), ltr(f"{getattr(counts, m):,}")) for m in ("direct", "indirect", "mixed")),
        (label("count.implied", lang), ltr(f"{counts.implied:,}")),
        (label("count.nested", lang), ltr(f"{counts.nested:,}")),
        (label("count.unknown", lang), ltr(f"{counts.unknown:,}")),
    ]
    style, script = _data("page.css"), _data("page.js")
    whole = Template(_data("page.html")).substitute(
        csp=_policy(style, script),
        style=style,
        script=script,
        figures=definitions(figures, "figures"),
        legend=legend,
        nav=nav,
        articles="\0",
    )
    head, _, foot = whole.partition("\0")
    return head, foot


def _policy(style: str, script: str) -> str:
    """Nothing from anywhere but this page's own style and script, each by its hash."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


@cache
def _data(name: str) -> str:
    return (files("qawl.export") / "templates" / name).read_text(encoding="utf-8")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
