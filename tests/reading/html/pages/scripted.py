# ruff: noqa: E501
"""Layouts whose article, or what is told of it, stands in scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tests.reading.html.pages.parts import OUTLET, URL, Layout, framed, made, page, paragraphs
from tests.reading.html.pages.stories import BRIDGE, DATES, NESTED, SCHOOL, Story


def layouts() -> Iterator[Layout]:
    """All of them."""
    yield from (
        linked(),
        linked_graph(),
        linked_sloppy(),
        linked_body(),
        live_blog(),
        next_page(),
        state_paragraphs(),
        flight(),
    )


def _node(story: Story, **more: Any) -> dict[str, Any]:
    return {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": story.title, "url": URL,
        "datePublished": "2021-03-16T09:30:00+03:00", "dateModified": "2021-03-16T12:00:00+03:00",
        "author": {"@type": "Person", "name": story.author}, "publisher": {"@type": "Organization", "name": OUTLET}, **more,
    }  # fmt: skip


def _script(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


TOLD: dict[str, Any] = {
    "outlet": OUTLET, "published": "2021-03-16T09:30:00+03:00", "precision": "time", "basis": "json-ld",
    "modified": "2021-03-16", "url": URL,
}  # fmt: skip


def linked() -> Layout:
    head = _script(json.dumps(_node(BRIDGE))) + '<meta property="article:published_time" content="2020-01-01">'
    body = f"<h1>{BRIDGE.title}</h1><article>{paragraphs(BRIDGE)}</article>"
    return made("json-ld before meta", framed(body, head=head, title=OUTLET), BRIDGE, author=BRIDGE.author, **TOLD)


def linked_graph() -> Layout:
    graph = {
        "@graph": [
            {"@type": "WebSite", "name": OUTLET},
            {"@type": "WebPage", "datePublished": "2019-01-01"},
            _node(DATES, author=[{"name": DATES.author}, {"name": "سلمى الهاشم"}]),
        ]
    }
    body = f"<h1>{DATES.title}</h1><article>{paragraphs(DATES)}</article>"
    author = f"{DATES.author}، سلمى الهاشم"
    return made(
        "json-ld with a graph and two authors",
        framed(body, head=_script(json.dumps(graph))),
        DATES,
        author=author,
        **TOLD,
    )


def linked_sloppy() -> Layout:
    content = (
        json.dumps(_node(SCHOOL), ensure_ascii=False).replace(SCHOOL.title, f"{SCHOOL.title}\n").rstrip("}") + "},}"
    )
    body = f"<h1>{SCHOOL.title}</h1><article>{paragraphs(SCHOOL)}</article>"
    head = _script(f"<!-- {content} -->").replace('"},}', '"}, }')
    return made("json-ld that does not parse", framed(body, head=head), SCHOOL, author=SCHOOL.author, **TOLD)


def linked_body() -> Layout:
    content = json.dumps(_node(NESTED, articleBody="\r\n\r\n".join(NESTED.paragraphs)))
    body = '<div id="app"><p>حمل التطبيق لتقرأ المزيد.</p></div>'
    return made(
        "the text in json-ld alone",
        framed(body, head=_script(content)),
        NESTED,
        author=NESTED.author,
        how="json-ld",
        **TOLD,
    )


def live_blog() -> Layout:
    posts = [
        {"@type": "BlogPosting", "headline": f"تحديث {i}", "articleBody": f"<p>{p}</p>"}
        for i, p in enumerate(BRIDGE.paragraphs)
    ]
    node = _node(BRIDGE, **{"@type": "LiveBlogPosting", "liveBlogUpdate": posts})
    lines = tuple(line for i, p in enumerate(BRIDGE.paragraphs) for line in (f"تحديث {i}", p))
    return made(
        "a live blog",
        framed('<div id="live"></div>', head=_script(json.dumps(node))),
        BRIDGE,
        lines=lines,
        author=BRIDGE.author,
        how="json-ld",
        **TOLD,
    )


def next_page() -> Layout:
    html = "".join(f"<p>{p}</p>" for p in DATES.paragraphs)
    state = {
        "props": {
            "pageProps": {
                "article": {"title": DATES.title, "content": html},
                "latest": [{"content": "<p>" + SCHOOL.paragraphs[0] * 9 + "</p>"}],
            }
        }
    }
    body = f'<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{json.dumps(state)}</script>'
    return made("the text in __NEXT_DATA__ alone", page(body, title=DATES.title), DATES, how="state")


def state_paragraphs() -> Layout:
    state = {
        "data": {
            "story": {"headline": SCHOOL.title, "blocks": [{"kind": "text", "value": p} for p in SCHOOL.paragraphs]}
        }
    }
    body = f'<div id="root"></div><script>window.__INITIAL_STATE__ = {json.dumps(state, ensure_ascii=False)};</script>'
    return made("the text in a state of paragraphs", page(body, title=SCHOOL.title), SCHOOL, how="state")


def flight() -> Layout:
    body = f'<h1>{BRIDGE.title}</h1><main>{paragraphs(BRIDGE)}</main><script>self.__next_f.push([1,"x"])</script><script>var t = "<p>{DATES.paragraphs[0]}</p>";</script>'
    return made("scripts that hold markup", framed(body, title=BRIDGE.title), BRIDGE, absent=(DATES.paragraphs[0],))
