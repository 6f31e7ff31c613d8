"""What confidence is worth."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.gate import calibration, corpus
from tests.gate.calibration import Rated
from tests.gate.confidence import boundaries, main, rests_on, shares, speakers, table

ERROR = 0.05
"""The expected calibration error that neither confidence may pass on the open articles."""
GAP = 0.10
"""How far no bin may be off there."""


def test_the_table_says_what_each_confidence_was_worth() -> None:
    text = table({0.9: [10, 8], 0.5: [10, 5]})
    rows = [line.split() for line in text.splitlines()[1:]]
    assert rows[0] == ["0.900", "10", "0.80"]
    assert rows[1] == ["0.500", "10", "0.50"]
    assert rows[2][-2:] == ["20", "0.050"]


@pytest.mark.parametrize("rated", [speakers, boundaries])
def test_what_is_surer_in_the_sample_is_more_often_right(rated: Callable[[str], list[Rated]]) -> None:
    rows = rated("sample")
    sure = [r.right for r in rows if r.sure >= 0.8]
    unsure = [r.right for r in rows if r.sure < 0.7]
    assert sum(sure) / len(sure) > sum(unsure) / len(unsure) + 0.05


def test_every_rated_statement_counts_once_in_the_shares() -> None:
    rows = boundaries("sample")
    counted = shares(rows)
    assert sum(n for n, _ in counted.values()) == len(rows)
    assert sum(right for _, right in counted.values()) == sum(r.right for r in rows)


def test_what_a_confidence_rests_on_is_told_for_each_statement() -> None:
    text = "قال الوزير كريم البستاني إن اللقاح متوفر. وأضاف أن الدواء مجاني."
    kinds = rests_on(corpus.Document("t.txt", text, ()))
    assert kinds["1"] == ("at_cue listed name", "clause of up to 20 words")
    assert kinds["2"] == ("carried listed name", "clause of up to 20 words")


@pytest.mark.needs("shared")
@pytest.mark.parametrize("rated", [speakers, boundaries])
def test_both_confidences_hold_on_the_open_articles_as_shipped_and_out_of_fold(
    rated: Callable[[str], list[Rated]],
) -> None:
    rows = rated("dev")
    for part in (rows, calibration.out_of_fold(rows, calibration.step_of)):
        bins = calibration.bins(part)
        assert calibration.error(bins) <= ERROR, calibration.table("dev", part)
        assert calibration.largest(bins) <= GAP, calibration.table("dev", part)


def test_the_report_has_both_confidences_counted_thrice(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sample"]) == 0
    printed = capsys.readouterr().out
    for part in ("speaker", "boundaries"):
        for way in ("as shipped", "out of fold by value", "out of fold by kind", "by value"):
            assert f"{part}, {way}" in printed
    assert printed.count("expected calibration error") == 6


@pytest.mark.parametrize("name", ["shut", "nothing"])
def test_what_is_closed_or_unknown_is_not_shown(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name]) == 1
    assert capsys.readouterr().out == ""
