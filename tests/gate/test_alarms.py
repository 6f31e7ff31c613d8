"""The lister that knows no grammar, and the false alarms where it hears nobody. Texts are invented."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from qawl.extract import extract_article
from qawl.reading.article import make_article
from tests.gate import alarms
from tests.gate.alarms import Alarms, Read, Suspect

QUIET = "افتتحت البلدية الجسر الجديد عند الساعة 10:30 وسط المدينة."


@pytest.mark.parametrize(
    "text",
    [
        "الجسر «آمن» تماما.",
        'الجسر "آمن" تماما.',
        "سامر الحلبي: الجسر آمن.",
        "وقال سامر الحلبي إن الجسر آمن.",
        "وَقَالَ سامر الحلبي إن الجسر آمن.",
        "اكد سامر الحلبي أن الجسر آمن.",
        "ﻗﺎﻝ سامر الحلبي إن الجسر آمن.",
        "الجسر آمن، بحسب سامر الحلبي.",
    ],
)
def test_speech_is_heard_by_marks_colons_and_plain_words(text: str) -> None:
    assert not alarms.speechless(text)


@pytest.mark.parametrize("text", [QUIET, "توقفت القافلة عند البئر.", "سجل الفريق هدفين في 12:45."])
def test_text_without_them_holds_no_speech(text: str) -> None:
    assert alarms.speechless(text)


def suspects(text: str) -> tuple[Suspect, ...]:
    found = extract_article(make_article(text, source="t")).statements
    return tuple(Suspect("t", text, s) for s in found)


def test_the_summary_counts_in_1_000_words_and_tells_what_reading_showed() -> None:
    some = suspects("استغرب سامر الحلبي من هذا الارتفاع. وثمنت ليلى القادري جهود العمال.")
    assert len(some) == 2
    uids = [suspect.statement.uid for suspect in some]
    read = Read("2026-01-01", frozenset({uids[0], "gone:1-2"}), frozenset({uids[1]}))
    rows = [line.split() for line in alarms.summary(Alarms(4, 500, 3, some), read).splitlines()]
    told = {" ".join(row[:-1]): row[-1] for row in rows[:-1]}
    assert told["in 1,000 words"] == "4.00"
    assert told["articles with none"] == "0.750"
    assert told["read on 2026-01-01"] == "2"
    assert told["real after all"] == told["false"] == "1"
    assert rows[-1][:5] == ["false", "in", "1,000", "words", "2.00"]


def test_nothing_read_gives_no_estimate() -> None:
    text = alarms.summary(Alarms(0, 0, 0, ()), alarms.read())
    assert "false in 1,000 words" not in text


def test_the_draw_is_the_same_each_time_and_a_shorter_one_its_beginning() -> None:
    some = suspects("استغرب سامر الحلبي من هذا الارتفاع. " * 9)
    found = Alarms(1, 100, 0, some)
    assert alarms.drawn(found, 9) == alarms.drawn(found, 9)
    assert alarms.drawn(found, 4) == alarms.drawn(found, 9)[:4]
    assert len(alarms.drawn(found, 99)) == len(some)


def test_a_suspect_is_shown_with_its_cue_marked() -> None:
    [suspect] = suspects("استغرب سامر الحلبي من هذا الارتفاع.")
    assert "⟦استغرب⟧ سامر الحلبي" in alarms.shown(suspect)


def test_what_was_read_is_judged_once_and_dated() -> None:
    read = alarms.read()
    assert not read.false & read.real
    assert len(read.false | read.real) >= 60
    assert datetime.date.fromisoformat(read.date).year >= 2026


@pytest.mark.needs("shared")
def test_there_are_no_more_alarms_than_there_were() -> None:
    found = alarms.measure()
    assert found.articles >= 300
    assert found.rate <= alarms.CEILING


@pytest.mark.needs("shared")
def test_the_command_prints_figures_and_suspects(capsys: pytest.CaptureFixture[str]) -> None:
    assert alarms.main(["3"]) == 0
    printed = capsys.readouterr().out
    assert "articles without speech" in printed
    assert printed.count("⟦") == 3


@pytest.mark.needs("shared")
def test_a_number_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert alarms.main(["some"]) == 1
    assert "is no number of suspects" in capsys.readouterr().err


def test_without_the_shared_folder_the_reason_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(alarms, "BULK", tmp_path / "news.jsonl.xz")
    assert alarms.main([]) == 1
    assert "is not there" in capsys.readouterr().err
