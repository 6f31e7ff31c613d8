"""What confidence is worth."""

from __future__ import annotations

import pytest

from tests.gate.confidence import main, shares, table


def test_the_table_says_what_each_confidence_was_worth() -> None:
    text = table({0.9: [10, 8], 0.5: [10, 5]})
    rows = [line.split() for line in text.splitlines()[1:]]
    assert rows[0] == ["0.900", "10", "0.80"]
    assert rows[1] == ["0.500", "10", "0.50"]
    assert rows[2][-2:] == ["20", "0.050"]


def test_surer_names_of_the_sample_are_more_often_right() -> None:
    found = shares("sample")
    sure = [n for confidence, n in found.items() if confidence >= 0.8]
    unsure = [n for confidence, n in found.items() if confidence < 0.5]
    worth = [sum(right for _, right in part) / sum(n for n, _ in part) for part in (sure, unsure)]
    assert worth[0] > worth[1] + 0.2


@pytest.mark.parametrize("name", ["shut", "nothing"])
def test_what_is_closed_or_unknown_is_not_shown(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name]) == 1
    assert capsys.readouterr().out == ""
