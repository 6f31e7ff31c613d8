"""Names that speak most often in real news, clustered; near misses apart."""

from __future__ import annotations

from itertools import chain

from tests.gate import names


def test_the_tables_are_as_large_as_they_must_be_and_name_nobody_twice() -> None:
    table = names.table()
    assert len(table) >= 150
    spellings = list(chain.from_iterable(table))
    assert len(spellings) == len(set(spellings))
    assert len(names.near_misses()) >= 60
    assert all(a != b for a, b in names.near_misses())


def test_spellings_of_one_are_one_in_any_order() -> None:
    score, _ = names.measure()
    assert score.f1 >= 0.95
    assert score.precision >= 0.98


def test_no_near_miss_is_merged() -> None:
    assert names.merged() == []


def test_b_cubed_counts_torn_and_thrown_together() -> None:
    gold = [["a", "b"], ["c", "d"]]
    whole = names.b_cubed(gold, {"a": "1", "b": "1", "c": "2", "d": "2"})
    assert (whole.precision, whole.recall, whole.f1) == (1, 1, 1)
    torn = names.b_cubed(gold, {"a": "1", "b": "2", "c": "3", "d": "3"})
    assert (torn.precision, torn.recall) == (1, 0.75)
    together = names.b_cubed(gold, dict.fromkeys("abcd", "1"))
    assert (together.precision, together.recall) == (0.5, 1)
