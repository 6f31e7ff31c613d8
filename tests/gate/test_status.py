"""The set of negated, future, conditional and denied cues: what holds it together, and its floor."""

from __future__ import annotations

import pytest

from tests.gate import status
from tests.gate.status import Case, Result

CASES = status.read()


def test_at_least_its_floor_is_right() -> None:
    results = [status.judge(case) for case in CASES]
    wrong = [(r.case.id, r.case.cue, r.found) for r in results if r.found]
    assert 1 - len(wrong) / len(results) >= status.FLOOR, wrong


def test_the_set_is_large_and_no_form_hangs_on_one_verb() -> None:
    assert len(CASES) >= 80
    assert len({case.id for case in CASES}) == len(CASES)
    verbs: dict[str, set[str]] = {}
    for case in CASES:
        verbs.setdefault(case.kind, set()).add(case.cue)
    assert {kind for kind, cues in verbs.items() if len(cues) < 2} <= {"soon said"}


def test_every_cue_stands_in_its_sentence_once() -> None:
    for case in CASES:
        for word in filter(None, (case.cue, case.nested)):
            start, end = status.place(case.text, word)
            assert case.text[start:end] == word
    with pytest.raises(ValueError, match="stands 2 times"):
        status.place("قال إنه قال", "قال")


def test_a_third_is_held_back_and_always_the_same() -> None:
    back = status.held(CASES)
    assert len(back) == len(CASES) // 3
    assert back == status.held(tuple(reversed(CASES)))


def test_a_case_is_wrong_by_status_act_or_claim() -> None:
    denial = "نفى الوزير سامر الحلبي أن يكون السد قد انهار."
    assert status.judge(Case("a", "k", denial, "نفى", "said", "deny")).found == ""
    assert status.judge(Case("a", "k", denial, "نفى", "not_said")).found == "said"
    assert status.judge(Case("a", "k", denial, "نفى", "said", "accuse")).found == "act deny"
    assert status.judge(Case("a", "k", denial, "نفى", "said", "deny", "انهار")).found == "no claim at انهار"
    assert status.judge(Case("a", "k", "نام الوزير.", "نام", "none")).found == ""


def test_the_table_counts_by_kind_and_shows_what_is_wrong() -> None:
    right = Result(Case("a", "future", "x", "سيعلن", "expected"), "")
    wrong = Result(Case("b", "future", "y", "ستعلن", "expected"), "said")
    text = status.table([right, wrong])
    assert "future                 1/2" in text
    assert "1/2 = 0.500" in text
    assert text.endswith("b future: ستعلن expected, found said: y")
    low, high = status.interval(95, 100)
    assert (round(low, 3), round(high, 3)) == (0.888, 0.978)


@pytest.mark.parametrize("which", ["open", "held"])
def test_each_part_is_printed(which: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status.main([which]) == 0
    assert f"/{len(CASES) - len(CASES) // 3 if which == 'open' else len(CASES) // 3} = " in capsys.readouterr().out


def test_another_part_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert status.main(["some"]) == 1
    assert "none of all, open, held" in capsys.readouterr().err
