"""The matrix of acts."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.gate.acts import confusion, main, table


def test_the_table_counts_each_pair_once() -> None:
    text = table(Counter({("assert", "assert"): 3, ("deny", "assert"): 1}))
    rows = {line.split()[0]: line.split() for line in text.splitlines()}
    assert rows["assert"][1] == "3"
    assert rows["assert"][-1] == "0.86"
    assert rows["deny"][1] == "1"
    assert text.endswith("accuracy 3/4 = 0.750")


def test_the_sample_s_acts_are_mostly_right() -> None:
    pairs = confusion("sample")
    assert sum(n for (gold, found), n in pairs.items() if gold == found) > 0.75 * sum(pairs.values())


def test_modes_have_a_matrix_of_their_own() -> None:
    pairs = confusion("sample", "mode")
    modes = ("direct", "indirect", "mixed")
    assert {mode for pair in pairs for mode in pair} <= set(modes)
    assert sum(pairs.values()) == sum(confusion("sample").values())
    rows = table(pairs, modes).splitlines()
    assert [row.split()[0] for row in rows] == ["gold", *modes, "accuracy"]


@pytest.mark.parametrize("name", ["shut", "nothing"])
def test_what_is_closed_or_unknown_is_not_shown(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name]) == 1
    assert capsys.readouterr().out == ""
