"""The sightings of many articles counted, the most frequent first, with a few places each; memory is bounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Final

import msgspec

from qawl.doctor.sighting import CLASSES, NOUNS, PARTICIPLES, VERBS, Sighting
from qawl.language.clitics import ARTICLE
from qawl.limits import DOCTOR_FORMS, DOCTOR_KEYS
from qawl.model import Article, Span

AROUND: Final = 40
"""How much of the text is shown on each side of a place, in code points."""
MERGED: Final = (VERBS, NOUNS, PARTICIPLES)
"""Classes of words, whose forms are brought together; of those the number of articles is the least it can be."""
WIDE: Final = 120
"""A longer place is shown by its beginning and its end."""


class Place(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where one was seen: the article, the span (code points) and the words around."""

    source: str
    article: str
    span: Span
    before: str
    words: str
    after: str
    note: str = ""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One word (or reason) of a class: how often, in how many articles at least, as what forms, before what, and
    where."""

    kind: str = msgspec.field(name="class")
    key: str
    count: int
    articles: int
    forms: dict[str, int]
    opens: dict[str, int]
    places: tuple[Place, ...]


class _Tally:
    """What is known of one key so far. ``near`` holds places of articles that have one already, to fill up with."""

    __slots__ = ("articles", "count", "far", "forms", "last", "near", "opens")

    def __init__(self) -> None:
        self.count = self.articles = 0
        self.last = ""
        self.forms: Counter[str] = Counter()
        self.opens: Counter[str] = Counter()
        self.far: list[Place] = []
        self.near: list[Place] = []


class Listing:
    """Counts sightings as they come. ``forgotten`` is how many were dropped with their rare words, by class."""

    def __init__(self, places: int, kinds: Collection[str] = tuple(CLASSES), keys: int = DOCTOR_KEYS) -> None:
        self.kinds = tuple(kind for kind in CLASSES if kind in kinds)
        self.forgotten: Counter[str] = Counter()
        self.totals: Counter[str] = Counter()
        self._places, self._most = places, keys
        self._by_kind: dict[str, dict[str, _Tally]] = {kind: {} for kind in self.kinds}

    def add(self, article: Article, sightings: Collection[Sighting]) -> None:
        """Count the sightings of one article."""
        for seen in sightings:
            tallies = self._by_kind.get(seen.kind)
            if tallies is None:
                continue
            self.totals[seen.kind] += 1
            tally = tallies.get(seen.key)
            if tally is None:
                if len(tallies) >= self._most:
                    self._prune(seen.kind)
                tally = tallies[seen.key] = _Tally()
            self._count(tally, article, seen)

    def _count(self, tally: _Tally, article: Article, seen: Sighting) -> None:
        tally.count += 1
        fresh = tally.last != article.id
        tally.articles += fresh
        tally.last = article.id
        if seen.printed in tally.forms or len(tally.forms) < DOCTOR_FORMS:
            tally.forms[seen.printed] += 1
        if seen.opens:
            tally.opens[seen.opens] += 1
        held = tally.far if fresh else tally.near
        if len(held) < self._places:
            held.append(_place(article, seen))

    def _prune(self, kind: str) -> None:
        """Drop the rarer half of a class' words, so that its memory stays bounded and its time linear."""
        tallies = self._by_kind[kind]
        ranked = sorted(tallies, key=lambda key: -tallies[key].count)
        for key in ranked[self._most // 2 :]:
            self.forgotten[kind] += tallies.pop(key).count

    def entries(self, kind: str) -> list[Entry]:
        """The entries of one class, the most frequent first; forms of one word that differ by what is glued to them or
        by their gender are one entry, named by the barest of them."""
        groups: dict[str, list[tuple[str, _Tally]]] = {}
        tallies = self._by_kind[kind]
        for key, tally in tallies.items():
            groups.setdefault(_head(kind, key, tallies), []).append((key, tally))
        entries = [
            _entry(kind, key, [tally for _, tally in sorted(members, key=lambda item: item[0] != key)], self._places)
            for key, members in groups.items()
        ]
        return sorted(entries, key=lambda e: (-e.count, e.key))


def _head(kind: str, key: str, known: Collection[str]) -> str:
    """The word under which a form is listed: without و or ف, article or ending, where that was seen too."""
    return next((form for form in _shorter(kind, key) if form in known), key)


def _shorter(kind: str, key: str) -> Iterator[str]:
    """Forms that ``key`` may be listed under, the shortest first."""
    if kind not in MERGED:
        return
    bare = key[1:] if len(key) > 3 and key[0] in "وف" else key
    for form in (bare, key):
        if kind == VERBS and form.endswith("ت"):
            yield form[:-1]
        if kind == VERBS and form[0] == "ت":
            yield f"ي{form[1:]}"
        if kind == NOUNS:
            yield form.removeprefix(ARTICLE)
        if kind == PARTICIPLES and form.endswith("ه"):
            yield f"{form[:-1]}ا"
    yield bare


def _entry(kind: str, key: str, tallies: list[_Tally], places: int) -> Entry:
    forms: Counter[str] = Counter()
    opens: Counter[str] = Counter()
    for tally in tallies:
        forms.update(tally.forms)
        opens.update(tally.opens)
    far = [place for tally in tallies for place in tally.far]
    near = [place for tally in tallies for place in tally.near]
    seen = {place.article for place in far}
    return Entry(
        kind=kind,
        key=tallies[0].forms.most_common(1)[0][0] if kind in MERGED else key,
        count=sum(tally.count for tally in tallies),
        articles=max(len(seen), *(tally.articles for tally in tallies)),
        forms=dict(forms.most_common()),
        opens=dict(opens.most_common()),
        places=tuple((far + near)[:places]),
    )


def _place(article: Article, seen: Sighting) -> Place:
    text, (a, b) = article.text, seen.span
    words = text[a:b] if b - a <= WIDE else f"{text[a : a + WIDE // 2]} […] {text[b - WIDE // 2 : b]}"
    return Place(
        source=article.source or "",
        article=article.id,
        span=seen.span,
        before=text[max(0, a - AROUND) : a],
        words=words,
        after=text[b : b + AROUND],
        note=seen.note,
    )
