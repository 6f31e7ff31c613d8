"""The ladder tells each loss by its stage, and its oracles mend just the stage they name."""

from typing import Any

import pytest

from tests.gate import corpus, ladder, score
from tests.gate.corpus import Document, Json
from tests.gate.oracles import rescored
from tests.gate.stages import STAGES, outcomes

TEXT = "قال الوزير سعيد الحداد إن المطر قادم إلى الشمال غدا بعد الظهر. وأضاف أن السد الكبير ممتلئ منذ أيام طويلة جدا."


def span(words: str) -> list[int]:
    at = TEXT.index(words)
    return [at, at + len(words)]


def statement(cue: str, content: str, mention: str | None, name: str | None, **more: Any) -> Json:
    speaker = {"mention": span(mention) if mention else None, "name": name} if mention or name else None
    fixed = {"id": cue, "mode": "indirect", "act": "assert", "parent": None}
    return fixed | {"cue": span(cue), "content": [span(content)], "speaker": speaker} | more


RAIN, DAM = "إن المطر قادم إلى الشمال غدا بعد الظهر", "أن السد الكبير ممتلئ منذ أيام طويلة جدا"
NAMED = statement("قال", RAIN, "الوزير سعيد الحداد", "سعيد الحداد")
IMPLIED = statement("وأضاف", DAM, None, "سعيد الحداد")
DOCUMENT = Document("a.txt", TEXT, (NAMED, IMPLIED))


def speaker(mention: str | None, name: str | None) -> Json:
    return {"speaker": {"mention": span(mention) if mention else None, "name": name}}


CASES = [
    ("right", NAMED),
    ("status", NAMED | {"cue_status": "not_said"}),
    ("missed", None),
    ("content.start_long", NAMED | {"content": [span("الوزير سعيد الحداد " + RAIN)]}),
    ("content.start_short", NAMED | {"content": [span("قادم إلى الشمال غدا بعد الظهر")]}),
    ("content.end_long", NAMED | {"content": [span(RAIN + ". وأضاف أن السد")]}),
    ("content.end_short", NAMED | {"content": [span("إن المطر قادم إلى الشمال")]}),
    ("content.parts", NAMED | {"content": [span("إن المطر قادم"), span("بعد الظهر")]}),
    ("content.elsewhere", NAMED | {"content": [span("الوزير سعيد")]}),
    ("speaker.mention", NAMED | speaker("السد الكبير", "السد الكبير")),
    ("speaker.resolution", NAMED | speaker("الوزير سعيد الحداد", "ليلى منصور")),
    ("speaker.unknown_named", NAMED | speaker("الوزير سعيد الحداد", None)),
    ("speaker.implied", IMPLIED | speaker("السد الكبير", "السد الكبير")),
    ("speaker.unknown_implied", IMPLIED | {"speaker": None}),
]


@pytest.mark.parametrize(("stage", "predicted"), CASES, ids=[c[0] for c in CASES])
def test_each_loss_is_told_by_its_stage(stage: str, predicted: Json | None) -> None:
    gold = IMPLIED if predicted and predicted["id"] == IMPLIED["id"] else NAMED
    found = outcomes(Document("a.txt", TEXT, (gold,)), [predicted] if predicted else [])
    assert [o.stage for o in found] == [stage]


def test_a_name_where_nobody_can_be_named_has_a_stage_of_its_own() -> None:
    found = outcomes(Document("a.txt", TEXT, (NAMED | {"speaker": None},)), [NAMED])
    assert [o.stage for o in found] == ["speaker.none"]


def test_what_gold_does_not_have_is_invented() -> None:
    found = outcomes(Document("a.txt", TEXT, (NAMED,)), [NAMED, IMPLIED])
    assert [o.stage for o in found] == ["right", "invented"]
    assert ladder.by_cue(found, "invented") == [("واضاف", 1)]


def test_every_stage_that_can_come_out_is_explained() -> None:
    assert {c[0] for c in CASES} | {"speaker.none", "invented"} == set(STAGES)


def who(predicted: list[Json], oracle: str, figure: str = "who_said_what") -> float:
    return rescored((DOCUMENT,), (predicted,))[oracle][figure]


def test_each_oracle_mends_its_own_stage_and_no_other() -> None:
    bad = [NAMED | {"content": [span("الوزير سعيد")]}, IMPLIED | {"speaker": None}]
    assert who(bad, "as it is") == 0.0
    assert who(bad, "contents of the found perfect") == 0.5
    assert who(bad, "speakers of the found perfect") == 0.5
    assert who(bad, "both: contents and speakers") == 1.0
    assert who(bad, "both: cues perfect") == 0.0


def test_cue_oracles_drop_what_is_invented_and_add_what_is_missing() -> None:
    invented = IMPLIED | {"id": "x", "cue": span("منذ"), "content": [span("طويلة جدا")], "parent": None}
    nested = invented | {"id": "y", "cue": span("بعد"), "parent": "x"}
    some = [NAMED, invented, nested]
    assert who(some, "as it is", "statement") == pytest.approx(0.4)
    assert who(some, "nothing invented", "statement") == pytest.approx(0.6667)
    assert who(some, "nothing missed (added whole)", "statement") == pytest.approx(0.6667)
    assert who(some, "both: cues perfect", "statement") == 1.0


def test_what_is_not_said_is_left_out_of_the_oracles_as_score_leaves_it_out() -> None:
    child = IMPLIED | {"parent": NAMED["id"]}
    assert who([NAMED | {"cue_status": "expected"}, child], "as it is", "statement") == pytest.approx(0.6667)


@pytest.mark.needs("shared")
def test_on_dev_every_gold_statement_has_one_fate_and_the_ladder_agrees_with_the_score() -> None:
    found = ladder.fates("dev")
    result = score.summary(corpus.counts("dev"))
    assert sum(o.gold is not None for o in found) == result["gold"]
    assert sum(o.predicted is not None and o.stage != "status" for o in found) == result["predicted"]
    table = rescored(corpus.documents("dev"), corpus.predictions("dev"))
    assert table["as it is"] == {k: result[k]["f1"] for k in score.HEADLINES}
    assert sum(o.stage == "right" for o in found) == sum(c["who_said_what"] for c in corpus.counts("dev"))


def test_the_closed_corpus_is_not_looked_into() -> None:
    with pytest.raises(corpus.GateError):
        ladder.fates("shut")
    with pytest.raises(SystemExit):
        ladder.main(["--corpus", "shut"])


@pytest.mark.needs("shared")
def test_examples_are_listed_by_stage(capsys: pytest.CaptureFixture[str]) -> None:
    assert ladder.main(["--list", "missed", "2"]) == 0
    assert capsys.readouterr().out.count("  missed\n") == 2
    with pytest.raises(SystemExit):
        ladder.main(["--list", "nonsense", "2"])
