"""Bins of equal count, and shares counted on other articles."""

from __future__ import annotations

import pytest

from tests.gate import calibration
from tests.gate.calibration import Rated


def rows(sure: float, right: int, wrong: int, kind: str = "") -> list[Rated]:
    return [Rated(k % 10, sure, k < right, kind) for k in range(right + wrong)]


def test_the_bins_hold_equally_many_and_the_least_sure_come_first() -> None:
    parts = calibration.bins(rows(0.9, 40, 10) + rows(0.5, 20, 30))
    assert [p.count for p in parts] == [20] * 5
    assert [p.sure for p in parts] == sorted(p.sure for p in parts)
    assert parts[0].sure == pytest.approx(0.5)
    assert parts[4].sure == pytest.approx(0.9)


def test_the_error_is_the_mean_gap_and_the_largest_one_stands_beside_it() -> None:
    parts = calibration.bins(rows(0.9, 10, 0) + rows(0.5, 2, 8), number=2)
    assert [p.gap for p in parts] == pytest.approx([0.3, 0.1])
    assert calibration.error(parts) == pytest.approx(0.2)
    assert calibration.largest(parts) == pytest.approx(0.3)


def test_nothing_to_count_is_no_error() -> None:
    assert calibration.bins([]) == ()
    assert calibration.error(()) == calibration.largest(()) == 0.0
    assert calibration.out_of_fold([], calibration.step_of) == []


def test_the_share_of_a_fold_is_counted_on_the_others_only() -> None:
    """Article 0 alone is wrong; its own statements are told to be right, since all others are."""
    rated = [Rated(article, 0.7, article != 0) for article in range(5) for _ in range(4)]
    found = calibration.out_of_fold(rated, calibration.step_of)
    assert all(r.sure == pytest.approx(1.0) for r in found if r.article == 0)
    assert all(r.sure < 0.8 for r in found if r.article != 0)
    assert [r.right for r in found] == [r.right for r in rated]


def test_groups_are_counted_apart() -> None:
    rated = rows(0.7, 50, 0, "sure") + rows(0.7, 0, 50, "wrong")
    by_kind = calibration.out_of_fold(rated, calibration.kind_of)
    assert min(r.sure for r in by_kind if r.right) > 0.9
    assert max(r.sure for r in by_kind if not r.right) < 0.1
    by_value = calibration.out_of_fold(rated, calibration.step_of)
    assert all(abs(r.sure - 0.5) < 0.15 for r in by_value)
    assert calibration.step_of(Rated(0, 0.97, True)) == calibration.step_of(Rated(0, 0.94, True))


def test_the_table_ends_in_both_errors() -> None:
    text = calibration.table("speaker", rows(0.9, 10, 0))
    assert text.startswith("speaker ")
    assert text.endswith("expected calibration error 0.100, largest gap 0.100")
