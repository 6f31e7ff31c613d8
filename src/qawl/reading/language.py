"""Which language an article is in: Arabic is told from the others that Arabic letters write, by words and letters."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Final, NamedTuple

from qawl.errors import QawlError
from qawl.language.fold import fold
from qawl.limits import MIN_ARABIC_SHARE
from qawl.reading.decode import arabic_share
from qawl.reading.html.words import words

SAMPLE: Final = 1_000
"""Characters of a text, half from its beginning and half from its middle, that are looked at."""

_WORD: Final = re.compile(
    "[\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ff\u0750-\u077f\u200c]+"
)
_AL: Final = " \u0627\u0644"
_TEH: Final = "\u0629"

ARTICLE_SHARE: Final = 0.05
"""A text of which this share of words bears the Arabic article, or more, is Arabic unless another speaks louder."""

CLEAR_SHARE: Final = 0.2
CLEAR_LETTERS: Final = 0.1
"""More Arabic words a word than the one, fewer letters of other languages a word than the other: no more is asked."""

LETTER_SHARE: Final = 0.04
"""Another language has to speak louder than Arabic by this share of the words to be told."""


class _Known(NamedTuple):
    """``code`` and ``name`` of a language, its frequent words and its own letters."""

    code: str
    name: str
    words: frozenset[str]
    letters: re.Pattern[str]


def language_of(text: str, hint: str | None = None) -> str:
    """The ISO 639 code of a text's language: ``ar``, ``fa``, ``ur``, ``ckb``, ``ps``, ``ug``, ``sd``; ``und`` for a
    text that is not written in Arabic letters.

    ``hint`` is what a page says of itself (``fa-IR``): it decides only where the text itself does not. Dialects and
    Arabic that quotes another language, or is typed with Farsi letters, are ``ar``.
    """
    sample = text if len(text) <= SAMPLE else text[: SAMPLE // 2] + " " + text[len(text) // 2 :][: SAMPLE // 2]
    view = fold(sample)
    plain = _WORD.findall(view)
    total = len(plain)
    if not total or (2 * sum(map(len, plain)) < len(sample) and arabic_share(sample) < MIN_ARABIC_SHARE):
        return "und"
    arabic, *others = _known()
    mine = sum(map(arabic.words.__contains__, plain)) + view.count(_AL) + sample.count(_TEH)
    if mine > CLEAR_SHARE * total and len(_foreign().findall(sample)) < CLEAR_LETTERS * total:
        return "ar"
    counts = Counter(_WORD.findall(sample))
    best, voice = None, 0.0
    for other in others:
        heard = sum(count for word, count in counts.items() if word in other.words)
        lettered = sum(count for word, count in counts.items() if other.letters.search(word))
        score = heard + lettered / 2
        if score > voice:
            best, voice = other, score
    if best is None or mine >= voice:
        return _hinted(hint) if mine < ARTICLE_SHARE * total else "ar"
    if voice - mine < LETTER_SHARE * total:
        return _hinted(hint)
    return best.code


def require_arabic_language(text: str, where: str, hint: str | None = None) -> None:
    """Raises QAWL-R006 where ``text`` is not written in Arabic letters, QAWL-R013 where they write another language."""
    code = language_of(text, hint)
    if code == "und":
        raise QawlError("QAWL-R006", where, f"{100 * arabic_share(text):.0f}% of its letters are Arabic")
    if code != "ar":
        raise QawlError("QAWL-R013", where, f"it is {name_of(code)}")


def name_of(code: str) -> str:
    """The English name of a language that :func:`language_of` tells."""
    return next((known.name for known in _known() if known.code == code), code)


def _hinted(hint: str | None) -> str:
    code = (hint or "").replace("_", "-").split("-")[0].strip().lower()
    code = {"ku": "ckb", "per": "fa", "fas": "fa", "urd": "ur"}.get(code, code)
    return code if any(code == known.code for known in _known()) else "ar"


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile(f"[{''.join(one.letters for one in words().languages)}]")


@cache
def _known() -> tuple[_Known, ...]:
    """The languages, Arabic first, whose words are folded; the others' stay as they are written."""
    return tuple(
        _Known(
            one.code,
            one.name,
            frozenset(map(fold, one.words) if one.code == "ar" else one.words),
            re.compile(f"[{one.letters or '0'}]"),
        )
        for one in words().languages
    )
