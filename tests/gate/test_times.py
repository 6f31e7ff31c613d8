"""What the set of time phrases is held to: floors for the open ones and the shut ones, and the set itself."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Final

import pytest

from tests.gate.times import __main__ as times
from tests.gate.times.lister import BULK, drawn
from tests.gate.times.phrases import PRECISIONS, phrases, shut
from tests.needs import need

OPEN: Final = 0.98
SHUT: Final = 0.95
EACH_KIND: Final = 0.85
"""Of each kind, open and shut together: the kinds are small."""

LONGEST: Final = 5
"""Words of one phrase: no run of the news travels with the set."""


def test_the_shares_hold() -> None:
    kept, closed = times.right(), shut()
    assert times.share([k for n, k in enumerate(kept) if n not in closed]) >= OPEN
    assert times.share([k for n, k in enumerate(kept) if n in closed]) >= SHUT


@pytest.mark.parametrize("kind", sorted({e.kind for e in phrases()}))
def test_no_kind_falls_behind(kind: str) -> None:
    kept = times.right()
    assert times.share([k for e, k in zip(phrases(), kept, strict=True) if e.kind == kind]) >= EACH_KIND


def test_the_set_is_large_and_well_formed() -> None:
    assert len(phrases()) >= 320
    assert min(Counter(e.kind for e in phrases()).values()) >= 14
    assert len({(e.phrase, e.use, e.reference) for e in phrases()}) == len(phrases())
    for e in phrases():
        assert len(e.phrase.split()) <= LONGEST, e
        assert e.precision in PRECISIONS, e
        assert e.use in ("past", "future"), e
        dates = [date.fromisoformat(day) for day in (e.first, e.last) if day]
        assert dates == sorted(dates), e
        assert bool(dates) == (e.precision in ("day", "week", "month", "year")), e


def test_a_third_is_shut_and_never_listed() -> None:
    closed = shut()
    assert abs(len(closed) / len(phrases()) - 1 / 3) < 0.01
    places = {line.split("\t")[0] for line in times.wrong([]).splitlines()}
    assert places.isdisjoint(
        {phrases()[n].place for n in closed} - {phrases()[n].place for n in range(len(phrases())) if n not in closed}
    )


def test_a_wrong_reading_counts_as_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(times, "told", lambda e: (None, None, "none"))
    assert sum(times.right()) == sum(e.precision == "none" for e in phrases())


def test_the_phrases_stand_where_the_lister_drew_them() -> None:
    need("shared")
    assert BULK.is_file()
    places = [c.context.replace("[", "").replace("]", "") for c in drawn()]
    numbers = {e.place.rstrip("b") for e in phrases()}
    assert max(map(int, numbers)) <= len(places)
