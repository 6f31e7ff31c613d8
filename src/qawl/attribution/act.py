"""The act of a statement: what saying so does. Where the cue leaves it open, the content's words decide.

The signals are the lexicon's (``acts.toml``), tried in its order; the grammar here is that of the future (who will do
it), of questions, and of obligations laid on somebody (على الحكومة أن).
"""

from __future__ import annotations

from typing import Final

from qawl.lexicon import compiled as c
from qawl.statements.draft import Draft
from qawl.text.page import Page

_OPEN: Final = frozenset({"assert", "announce"})
_PERSONS: Final = "يتنا"


def act_of(page: Page, draft: Draft) -> str:
    """One of the acts of the exchange format."""
    base = draft.act or (page.lex.verbs[draft.verb].act if draft.verb >= 0 else "assert")
    if base not in _OPEN or not draft.parts:
        return base
    words = content_words(page, draft)
    if not words:
        return base
    if _asks(page, draft, words):
        return "ask"
    found = signal(page, words)
    if base == "announce" and found in ("accuse", "warn", "predict"):
        found = ""
    if found:
        return found
    if _obliges(page, words):
        return "demand"
    future = _future(page, words)
    if future:
        return future
    if base == "assert" and _official(page, words):
        return "announce"
    return base


def content_words(page: Page, draft: Draft, most: int = 26) -> list[str]:
    """The first words of the content, folded, without marks."""
    out = []
    for a, b in draft.parts:
        for k in range(a, b):
            if page.words[k][0].isalnum():
                out.append(page.words[k])
                if len(out) >= most:
                    return out
    return out


def signal(page: Page, words: list[str]) -> str:
    """The act of the first signal, in the lexicon's order, that stands in the words; "" where none does."""
    lex = page.lex
    best = len(lex.act_signals)
    for k, w in enumerate(words):
        entries = lex.act_words.get(w)
        if entries is None and len(w) > 3 and w[0] in "وف":
            entries = lex.act_words.get(w[1:])
        for order, rest in entries or ():
            if (
                order < best
                and k < lex.act_signals[order][1]
                and (not rest or tuple(words[k + 1 : k + 1 + len(rest)]) == rest)
            ):
                best = order
    return lex.act_signals[best][0] if best < len(lex.act_signals) else ""


def _asks(page: Page, draft: Draft, words: list[str]) -> bool:
    first = words[0] if words[0] not in page.lex.sets["complementizers"] or len(words) < 2 else words[1]
    last = draft.parts[-1][1]
    mark = page.words[last] if last < len(page.words) else ""
    inside = page.words[last - 1]
    if "؟" in (mark, inside) or "?" in (mark, inside):
        return len(words) < 26 or page.words[draft.parts[0][0]] in page.lex.sets["question_words"]
    return first in page.lex.sets["question_words"]


def _obliges(page: Page, words: list[str]) -> bool:
    """على فلان أن: laid on somebody."""
    head = words[:10]
    for k, w in enumerate(head[:4]):
        if w == "علي" and "ان" in head[k + 2 : k + 8]:
            return not page.lex.flags(head[k + 1]) & c.TIME if k + 1 < len(head) else False
    return False


def _future(page: Page, words: list[str]) -> str:
    """Promise, announce or predict for a content whose first verb is a future; "" for any other."""
    lex = page.lex
    for k, w in enumerate(words[:8]):
        bare = w[1:] if len(w) > 4 and w[0] in "وف" else w
        if k and lex.flags(words[k - 1]) & c.REL:
            continue
        if bare in lex.act_planned:
            return "announce"
        if bare in lex.sets["futures"] or _is_future(page, bare):
            following = words[k + 1] if bare in lex.sets["futures"] and k + 1 < len(words) else bare[1:]
            own = any(x in lex.act_own for x in words[:k]) and k <= 3
            return "promise" if own or following[:1] in "نا" else "predict"
        if bare == "لن" and k + 1 < len(words):
            own = any(x in lex.act_own for x in words[:k]) and k <= 3
            return "promise" if own or words[k + 1][:1] in "نا" else "predict"
    return ""


def _is_future(page: Page, word: str) -> bool:
    if len(word) < 5 or word[0] != "س" or word[1] not in _PERSONS:
        return False
    flags = page.lex.words.get(word, 0)
    return not flags and not page.lex.words.get(word[:-1], 0) & c.COMMON


def _official(page: Page, words: list[str]) -> bool:
    """An official decision or result stands at the head of the content."""
    single, phrases = page.lex.act_official
    for k, w in enumerate(words[:3]):
        if w in single:
            return True
        for phrase in phrases.get(w, ()):
            if tuple(words[k + 1 : k + len(phrase)]) == phrase[1:]:
                return True
    return False
