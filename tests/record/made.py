"""Articles and statements made for the tests of the record: a text, and what of it is whose words."""

from __future__ import annotations

import hashlib
from typing import Any

from qawl.model import Confidence, Evidence, Extraction, Read, Speaker, Statement
from qawl.reading.article import make_article
from qawl.record.store import Store

HARBOUR = (
    "الميناء الجديد\n"
    "قالت وزيرة النقل سلمى الحداد إن الميناء «سيُفتح في الربيع» أمام السفن.\r\n"
    "ونفى رئيس النقابة كريم نصار أن تكون الوزارة قد استشارت العمال، مضيفا أن الإضراب مستمر.\n"
    "وبحسب نصار، قال المدير إن الرواتب ستُدفع."
)


def span(text: str, words: str) -> tuple[int, int]:
    """Where ``words`` stand in ``text``, once and only once."""
    assert text.count(words) == 1, words
    start = text.index(words)
    return start, start + len(words)


def said(
    text: str, *content: str, id: str, cue: str | None = None, name: str | None = None, **fields: Any
) -> Statement:
    """A statement whose content is these words of ``text``."""
    spans = tuple(span(text, part) for part in content)
    at = span(text, cue) if cue else spans[0]
    given: dict[str, Any] = {
        "speaker": Speaker(name=name, basis="at_cue") if name else None,
        "mode": "indirect",
        "act": "assert",
        "confidence": Confidence(span=0.9),
        "sentence": (spans[0][0], spans[-1][1]),
        **fields,
    }
    return Statement(
        id=id,
        uid=f"{make_article(text).id[7:19]}:{at[0]}-{at[1]}",
        cue=at if cue else None,
        content=spans,
        text=content,
        **given,
    )


def extraction(text: str, *statements: Statement, **fields: Any) -> Extraction:
    """An article of ``text`` with these statements."""
    return Extraction(article=make_article(text, **fields), statements=statements, qawl="0.1.0", lexicon="2026.11")


def harbour(**fields: Any) -> Extraction:
    """An article with four statements: one of two parts, a denial, its continuation, one within another's."""
    t = HARBOUR
    return extraction(
        t,
        said(t, "الميناء «سيُفتح في الربيع»", "أمام السفن", id="1", cue="قالت", name="سلمى الحداد", mode="mixed"),
        said(
            t,
            "تكون الوزارة قد استشارت العمال",
            id="2",
            cue="نفى",
            name="كريم نصار",
            act="deny",
            act_detail="deny.claim",
        ),
        said(t, "الإضراب مستمر", id="3", cue="مضيفا", name="كريم نصار"),
        said(t, "قال المدير إن الرواتب ستُدفع", id="4", cue="بحسب", name="كريم نصار"),
        said(
            t,
            "الرواتب ستُدفع",
            id="5",
            cue="قال المدير",
            name="المدير",
            act="promise",
            parent="4",
            depth=1,
            according_to=("كريم نصار",),
        ),
        **{"source": "harbour.txt", "path": "in/harbour.txt", "published": "2016-12-14", **fields},
    )


def fetched(text: str, url: str, at: str = "2026-03-01T10:00:00+00:00", /, *, body: str = "", **fields: Any) -> Read:
    """An article of ``text`` read from a page at ``url``, fetched at ``at``; ``body`` is the page, else made of the
    text. ``kind`` is its content type, ``final_url`` where redirects led."""
    kind = fields.pop("kind", "text/html; charset=utf-8")
    final = fields.pop("final_url", url)
    data = (body or f"<p>{text}</p>").encode()
    evidence = Evidence(
        url=url,
        final_url=final,
        status=200,
        fetched_at=at,
        headers=(("content-type", kind), ("set-cookie", "session=1"), ("server", "nginx")),
        body=data,
        sha256=hashlib.sha256(data).hexdigest(),
    )
    return Read(article=make_article(text, **{"url": final, "source": "page", **fields}), evidence=evidence)


def keep(store: Store, read: Read, *statements: Statement, keep_raw: bool = True) -> str:
    """Keep what was read as ``ingest`` does: asked first whether it is there. Says what became of it."""
    met = store.met(read, keep_raw=keep_raw)
    if met is not None:
        return met[0]
    made = Extraction(article=read.article, statements=statements, qawl="0.1.0", lexicon="2026.11")
    return store.add(made, read=read, keep_raw=keep_raw)


def table(store: Store, name: str) -> list[dict[str, Any]]:
    """Every row of a table, in order."""
    with store.reading() as connection:
        return [dict(row) for row in connection.execute(f"SELECT * FROM {name} ORDER BY rowid")]
