"""How much: floors for the share of the drawn candidates that are read right."""

from __future__ import annotations

import pytest

from qawl.model import Quantity
from tests.gate.quantities import Expected, measure, right, share, table
from tests.gate.quantity_lister import LISTS, candidates

FLOORS = {"open": 0.96, "shut": 0.96}
LEAST = 220
KINDS = {"digits", "words", "people", "money", "percent", "measure", "vague", "range", "none"}


def test_the_table_is_large_enough_and_a_third_is_shut() -> None:
    expected = table()
    assert len(expected) >= LEAST
    assert 0.25 < sum(e.shut for e in expected) / len(expected) < 0.42
    assert {e.kind for e in expected} == KINDS
    assert all(len(e.words.split()) <= 4 for e in expected)


def test_right_asks_for_everything() -> None:
    e = Expected("a", 0, 1, "people", "", 3, None, "شخص", "exact")
    found = Quantity(mention=(0, 1), value=3, unit="شخص")
    assert right(e, found)
    assert not right(e, None)
    assert not right(e, Quantity(mention=(0, 1), value=3, unit="شخص", bound="about"))
    assert not right(e, Quantity(mention=(0, 1), value=3))
    none = e._replace(value=None, unit=None, bound=None)
    assert right(none, None)
    assert not right(none, found)


@pytest.mark.needs("shared")
def test_the_shares_do_not_fall_below_their_floors() -> None:
    counts, errors = measure()
    assert {name: round(share(c), 3) for name, c in counts.items() if share(c) < FLOORS[name]} == {}
    assert len(errors) == counts["open"]["all all"] - counts["open"]["all"]


@pytest.mark.needs("shared")
def test_the_table_is_what_the_lister_draws() -> None:
    drawn = {(c.article, c.start) for c in candidates()}
    assert {(e.article, e.start) for e in table()} == drawn
    assert len(drawn) == sum(n for _, n in LISTS.values())
