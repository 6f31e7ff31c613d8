"""Whom and what contents name, and searching by it; searching by party and by any spelling of a speaker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from qawl.export.jsonl import encode_found
from qawl.linking.lookup import entities_named, party_of
from qawl.linking.relink import relink
from qawl.record.found import Hit
from qawl.record.store import Store
from tests.linking.made import LINKER, read

NEWS = (
    "قال وزير الخارجية الروسي نيكيتا غوردانوف إن بلاده سترد على واشنطن. وأضاف أن موسكو لن تتراجع.",
    "قال نيكيتا جوردانوف إن المفاوضات مع سليم الراوندي متوقفة. وأكدت موسكو أن الموعد لم يحدد بعد.",
    "ذكرت الخارجية الروسية أن الاجتماع سيعقد في تونس. وقال مسؤول روسي إن العمل مستمر.",
    "قال وزير المالية التونسي سليم الراوندي إن الميزانية جاهزة. "
    "وقال الراوندي إن جوردانوف ونيكيتا غوردانوف وفريقهما وصلوا.",
    "قال عالم الآثار الروسي باڤل ميرونين إن القبر قديم.",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "r.db") as opened:
        read(opened, *NEWS)
        relink(opened, LINKER)
        yield opened


def rows(store: Store, name: str) -> tuple[int, ...]:
    with store.reading() as connection:
        return entities_named(connection, name, LINKER.lex)


def contents(hits: tuple[Hit, ...]) -> set[str]:
    return {" ".join(hit.statement.text) for hit in hits}


def test_spans_are_the_printed_words_inside_the_content(store: Store) -> None:
    result = store.search(about=rows(store, "نيكيتا غوردانوف"))
    (hit,) = result.hits
    text = hit.article.text
    named = [(text[slice(*one.mention)], one.name) for one in hit.about]
    assert ("نيكيتا غوردانوف", "نيكيتا غوردانوف") in named
    for one in hit.about:
        assert any(a <= one.mention[0] < one.mention[1] <= b for a, b in hit.statement.content)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("تونس", {"أن الاجتماع سيعقد في تونس"}),
        ("الجمهورية التونسية", {"أن الاجتماع سيعقد في تونس"}),
        ("سليم الراوندي", {"إن المفاوضات مع سليم الراوندي متوقفة"}),
        ("موسكو", {"أن موسكو لن تتراجع"}),
        ("واشنطن", {"إن بلاده سترد على واشنطن"}),
        ("باريس", set()),
        ("هند الطبري", set()),
    ],
)
def test_what_names_somebody_or_a_place_is_found_in_any_spelling(store: Store, name: str, found: set[str]) -> None:
    assert contents(store.search(about=rows(store, name)).hits) == found


@pytest.mark.parametrize("name", ["نيكيتا غوردانوف", "نيكيتا جوردانوف", "غوردانوف", "جوردانوف"])
def test_every_spelling_finds_all_that_the_person_said(store: Store, name: str) -> None:
    result = store.search(speaker=name, speakers=rows(store, name))
    assert "إن المفاوضات مع سليم الراوندي متوقفة" in contents(result.hits)
    assert "إن بلاده سترد على واشنطن" in contents(result.hits)


def test_a_place_whose_name_is_another_word_is_one_behind_its_kind_only(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.db") as store:
        read(store, "قال سليم الراوندي إن العمل في إطار الخطة مستمر.", "قال سليم الراوندي إن الأمطار غمرت مدينة إطار.")
        assert contents(store.search(about=rows(store, "إطار")).hits) == {"إن الأمطار غمرت مدينة إطار"}


def test_words_of_a_name_find_as_before(store: Store) -> None:
    assert rows(store, "نيكيتا") == ()
    assert store.search(speaker="نيكيتا").total >= 2


def test_what_a_person_said_about_a_place(store: Store) -> None:
    name = "نيكيتا جوردانوف"
    result = store.search(speaker=name, speakers=rows(store, name), about=rows(store, "واشنطن"))
    assert contents(result.hits) == {"إن بلاده سترد على واشنطن"}


@pytest.mark.parametrize("name", ["روسيا", "موسكو", "الكرملين", "روسي", "ru", "روسيا الاتحادية"])
def test_a_party_is_the_state_its_seat_its_government_and_its_people_in_office(store: Store, name: str) -> None:
    code = party_of(name, LINKER.lex)
    assert code == "RU"
    found = contents(store.search(party=code).hits)
    assert "أن الموعد لم يحدد بعد" in found  # the capital
    assert "أن الاجتماع سيعقد في تونس" in found  # the ministry
    assert "إن بلاده سترد على واشنطن" in found  # the minister
    assert "إن العمل مستمر" in found  # an official without a name
    assert "إن القبر قديم" not in found  # a scholar
    assert "إن الميزانية جاهزة" not in found  # another state's minister


def test_a_name_that_is_no_state_is_no_party() -> None:
    assert party_of("نيكيتا", LINKER.lex) is None


def test_json_tells_entity_confidence_and_about(store: Store) -> None:
    (hit,) = store.search(about=rows(store, "واشنطن")).hits
    line = msgspec.json.decode(encode_found(hit, hit.matches))
    said = line["statement"]
    assert said["speaker"]["entity"] == hit.linked.entity if hit.linked else None
    assert said["confidence"]["identity"] == hit.linked.confidence if hit.linked else None
    (about,) = [one for one in said["about"] if one["name"] == "واشنطن"]
    assert hit.article.text[slice(*about["mention"])] == "واشنطن"
    assert about["entity"].startswith("e")
    assert hit.statement.speaker is not None
    assert hit.statement.speaker.entity is None  # the statement itself is as it was extracted
