"""How floors compare, tighten and are kept."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.gate.floors import Floors, Measured, changed, compare, dump, read, tightened

KEPT = Floors(2, "f", {"content": 0.5, "nested.found": 0.2}, {"wrong_name": 0.25})


def measured(**figures: float) -> Measured:
    return Measured(2, "f", {"content": 0.5, "nested.found": 0.2, "wrong_name": 0.25} | figures)


def failing(kept: Floors, now: Measured) -> list[str]:
    return [row.figure for row in compare(kept, now) if not row.ok]


def test_a_figure_on_its_bound_holds() -> None:
    assert failing(KEPT, measured()) == []


@pytest.mark.parametrize(("figure", "value"), [("content", 0.4999), ("nested.found", 0.0), ("wrong_name", 0.2501)])
def test_a_figure_past_its_bound_fails_alone(figure: str, value: float) -> None:
    assert failing(KEPT, measured(**{figure: value})) == [figure]


def test_a_floor_whose_figure_is_gone_fails_and_a_ceiling_does_not() -> None:
    assert failing(KEPT, Measured(2, "f", {"content": 0.5})) == ["nested.found"]


def test_a_figure_without_floor_is_shown_and_holds() -> None:
    row = compare(KEPT, measured(exact=0.1))[-1]
    assert (row.figure, row.bound, row.now, row.ok) == ("exact", None, 0.1, True)


def test_raising_tightens_and_never_loosens() -> None:
    after = tightened(KEPT, measured(content=0.61239, wrong_name=0.3, exact=0.1999))
    assert after.floors == {"content": 0.612, "nested.found": 0.2, "exact": 0.199}
    assert after.at_most == {"wrong_name": 0.25}


def test_a_ceiling_comes_down_rounded_up() -> None:
    assert tightened(KEPT, measured(wrong_name=0.1234)).at_most == {"wrong_name": 0.124}


def test_lowering_takes_todays_figures() -> None:
    after = tightened(KEPT, measured(content=0.4, wrong_name=0.3), lower=True)
    assert (after.floors["content"], after.at_most["wrong_name"]) == (0.4, 0.3)


def test_rounding_does_not_take_a_thousandth_from_a_round_figure() -> None:
    # 0.29 * 1000 is 289.99999999999994
    assert tightened(None, measured(content=0.29)).floors["content"] == 0.29


def test_floors_just_set_hold() -> None:
    now = measured(content=0.7777, wrong_name=0.1111)
    assert failing(tightened(None, now), now) == []


@pytest.mark.parametrize("other", [replace(measured(content=0.9), articles=3), replace(measured(), fingerprint="g")])
def test_another_corpus_is_noticed_and_taken_only_on_demand(other: Measured) -> None:
    assert changed(KEPT, other)
    assert tightened(KEPT, other) == KEPT
    assert changed(tightened(KEPT, other, lower=True), other) is None


def test_the_file_keeps_what_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    assert read(path) == {}
    path.write_text(dump({"dev": KEPT, "shut": Floors(1, "x")}), encoding="utf-8")
    assert read(path) == {"dev": KEPT, "shut": Floors(1, "x")}
