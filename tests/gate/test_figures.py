"""The figures by group, the curve and the matrices agree with the gate, and some are held."""

from __future__ import annotations

import pytest

from qawl.attribution.confidence import SHOWN_FROM
from tests.gate import corpus, figures, gate, score
from tests.gate.figures import MEASURES, Fate

SHARED = pytest.param("dev", marks=pytest.mark.needs("shared"))
WRONG_AT = {"sample": {0.8: 0.08, 0.9: 0.06}, "dev": {0.8: 0.08, 0.9: 0.04}}
"""The share of wrong names that may not be passed where names are shown from the confidence on."""
REGION = 0.45
"""Who-said-what that no region with 30 statements or more may fall below."""


def fate(article: int, **more: object) -> Fate:
    fixed: dict[str, object] = {"kinds": frozenset({"direct"}), "region": "Maghreb", "gender": "woman"}
    return Fate(article=article, **(fixed | more))  # type: ignore[arg-type]


RIGHT = fate(0, found=True, content=True, right=True, named=True, sure=0.9, candidate=True)
WRONG = fate(1, found=True, content=True, named=True, sure=0.6)
WITHHELD = fate(1, found=True, content=True, sure=0.4, candidate=True)
MISSED = fate(2)


def test_each_measure_counts_its_own_part() -> None:
    rows = [RIGHT, WRONG, WITHHELD, MISSED]
    assert {name: measure(rows) for name, measure in MEASURES.items()} == {
        "found": (3, 4),
        "content": (3, 4),
        "who said what": (1, 4),
        "named": (2, 3),
        "wrong names": (1, 2),
    }


def test_the_curve_shows_what_a_threshold_would_name() -> None:
    curve = figures.curve([RIGHT, WRONG, WITHHELD, MISSED])
    assert curve[0.05] == ((3, 3), (1, 3))
    assert curve[0.5] == ((2, 3), (1, 2))
    assert curve[0.6] == ((2, 3), (1, 2))
    assert curve[0.65] == ((1, 3), (0, 1))
    assert curve[0.95] == ((0, 3), (0, 0))
    assert "—" in figures.curve_table([RIGHT]).splitlines()[-1]
    assert figures.curve_table([RIGHT]).count("as shipped") == 1


def test_the_interval_draws_articles_and_not_statements() -> None:
    one_article = [RIGHT] * 50 + [fate(0)] * 50
    assert figures.interval(one_article, MEASURES["found"]) == (0.5, 0.5)
    many = [fate(k, found=k % 2 == 0) for k in range(40)]
    low, high = figures.interval(many, MEASURES["found"]) or (0.0, 0.0)
    assert 0.3 < low < 0.45
    assert 0.55 < high < 0.7
    assert figures.interval([MISSED], MEASURES["named"]) is None


def test_a_group_with_nothing_to_measure_shows_a_dash() -> None:
    text = figures.grouped("by gender", {"woman": [RIGHT], "man": []})
    assert "1.00 [1.00 1.00]" in text.splitlines()[1]
    assert text.splitlines()[2].split() == ["man", "0", "0", *"—————"]


@pytest.mark.parametrize("name", ["sample", SHARED])
def test_the_kinds_and_the_names_are_those_of_the_gate(name: str) -> None:
    rows = figures.fates(name)
    summary = score.summary(corpus.counts(name))
    for kind, part in figures.groups(rows, "kind").items():
        expected = summary["by_kind"][kind]
        told = [MEASURES[m](part)[0] for m in ("found", "content", "who said what")]
        assert [len(part), *told] == [expected[k] for k in ("gold", "found", "content", "who_said_what")]
    named, wrong = figures.curve(rows)[SHOWN_FROM]
    measured = gate.measure(name).figures
    assert named[0] / named[1] == pytest.approx(measured["named"], abs=1e-4)
    assert wrong[0] / wrong[1] == pytest.approx(measured["wrong_name"], abs=1e-4)


@pytest.mark.parametrize("name", ["sample", SHARED])
def test_every_statement_stands_in_one_region_and_at_most_one_gender(name: str) -> None:
    rows = figures.fates(name)
    assert sum(map(len, figures.groups(rows, "region").values())) == len(rows)
    genders = figures.groups(rows, "gender")
    assert sum(map(len, genders.values())) == sum(f.gender is not None for f in rows) > 0.9 * len(rows)


@pytest.mark.parametrize("name", ["sample", SHARED])
def test_surer_names_are_wrong_less_often(name: str) -> None:
    curve = figures.curve(figures.fates(name))
    for threshold, ceiling in WRONG_AT[name].items():
        wrong, named = curve[threshold][1]
        assert wrong / named <= ceiling
    covered = [named[0] for named, _ in curve.values()]
    assert covered == sorted(covered, reverse=True)


@pytest.mark.needs("shared")
def test_no_region_is_left_behind() -> None:
    parts = figures.groups(figures.fates("dev"), "region")
    shares = {r: figures.share(MEASURES["who said what"](rows)) for r, rows in parts.items() if len(rows) >= 30}
    assert len(shares) == 5
    assert {region: s for region, s in shares.items() if s is None or s < REGION} == {}


def test_the_report_has_every_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert figures.main(["sample"]) == 0
    printed = capsys.readouterr().out
    for title in ("by kind", "by region", "by gender", "shown from", "mixed", "propose"):
        assert title in printed
    assert printed.count("accuracy ") == 2


@pytest.mark.parametrize("name", ["shut", "nothing"])
def test_what_is_closed_or_unknown_is_not_shown(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert figures.main([name]) == 1
    assert capsys.readouterr().out == ""
