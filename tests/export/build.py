"""Small articles with statements, made by hand for the tests of what is shown."""

from __future__ import annotations

from typing import Any

from qawl.model import Article, Confidence, Extraction, Mention, Speaker, Statement
from qawl.reading.article import make_article

HEADLINE = "الوزيرة تنفي تأجيل الافتتاح"
TEXT = (
    HEADLINE + "\n\n"
    'وقالت وزيرة النقل هند الراوي للصحفيين: "زعم المقاولون أن الجسر سيتأخر، وهذا غير صحيح".\n'
    "وأضافت أن الافتتاح سيكون قبل نهاية يونيو، نقلا عن إذاعة الوادي.\n"
    "ولم تعلن الوزارة كلفة المشروع."
)


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    """Where ``words`` stand in ``text``, which must hold them."""
    start = text.index(words)
    return (start, start + len(words))


def statement(
    id: str,
    cue: str | None,
    *content: str,
    text: str = TEXT,
    speaker: Speaker | None = None,
    sure: float | None = 0.99,
    **more: Any,
) -> Statement:
    """A statement of ``text`` whose spans are found by their words."""
    spans = tuple(span(part, text) for part in content)
    at = span(cue, text) if cue is not None else None
    fields: dict[str, Any] = {
        "uid": f"0123456789ab:{(at or spans[0])[0]}-{(at or spans[0])[1]}",
        "mode": "indirect",
        "act": "assert",
        "sentence": (0, len(text)),
        "confidence": Confidence(span=0.97, speaker=sure),
    }
    return Statement(
        id=id, cue=at, content=spans, speaker=speaker, text=tuple(text[a:b] for a, b in spans), **(fields | more)
    )


def minister(printed: str | None = "وزيرة النقل هند الراوي", **more: Any) -> Speaker:
    """The minister of the article, named at the cue or implied."""
    fields: dict[str, Any] = {"name": "هند الراوي", "basis": "at_cue" if printed else "carried"} | more
    return Speaker(mention=span(printed) if printed else None, **fields)


def statements() -> tuple[Statement, ...]:
    """Direct speech with a claim inside it, an implied speaker with relay and horizon, and one that was not said."""
    quoted = "زعم المقاولون أن الجسر سيتأخر، وهذا غير صحيح"
    return (
        statement(
            "1",
            "وقالت",
            quoted,
            speaker=minister(),
            mode="direct",
            act="deny",
            addressee=Mention(mention=span("للصحفيين")),
        ),
        statement(
            "2",
            "زعم",
            "أن الجسر سيتأخر",
            speaker=Speaker(mention=span("المقاولون"), name="المقاولون", basis="at_cue"),
            act="predict",
            parent="1",
            depth=1,
            according_to=("هند الراوي",),
        ),
        statement(
            "3",
            "وأضافت",
            "أن الافتتاح سيكون قبل نهاية يونيو",
            speaker=minister(None, antecedent=span("وزيرة النقل هند الراوي"), runner_up="المقاولون"),
            sure=0.93,
            act="promise",
            relay=Mention(mention=span("إذاعة الوادي"), name="إذاعة الوادي"),
        ),
        statement("4", "تعلن", "كلفة المشروع", speaker=None, cue_status="not_said", act="announce"),
    )


def article(text: str = TEXT, **fields: Any) -> Article:
    """The article of ``text``."""
    return make_article(text, **({"source": "jisr.txt", "outlet": "صحيفة الوادي", "published": "2026-04-02"} | fields))


def extraction(text: str = TEXT, found: tuple[Statement, ...] | None = None, **fields: Any) -> Extraction:
    """The article with its statements."""
    shown = statements() if found is None else found
    return Extraction(article=article(text, **fields), statements=shown, qawl="0.1.0", lexicon="2026.11")
