"""How sure a name is: what it is made of, the share of each kind, and what is withheld. Every text is invented."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from qawl.attribution import confidence
from qawl.attribution.chain import BEYOND, SENTENCE, attribute
from qawl.attribution.confidence import SHOWN_FROM, kind_of, speaker_score
from qawl.attribution.entity import Entity
from qawl.model import Basis
from qawl.statements.find import find
from qawl.text.page import Page
from tests.attribution.test_speakers import statements
from tests.text.made import page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-it-decides.md"
COLUMNS = (("at_cue", ""), ("title", ""), ("carried", SENTENCE), ("carried", ""), ("pronoun", ""))
KINDS = {v for k, v in vars(confidence).items() if k.isupper() and isinstance(v, str)}


def first(text: str) -> tuple[Page, Entity, str]:
    """The page, the first statement's entity and its basis."""
    p = page(text)
    found = attribute(p, find(p))[0]
    assert found.entity is not None
    return p, found.entity, found.basis


MADE_OF = [
    ("قال سامي الكيلاني إن الطريق مفتوح.", confidence.LISTED, 0.97),
    ("قال عبد النور زعتوري إن الطريق مفتوح.", confidence.LISTED, 0.97),
    ("قال سامي إن الطريق مفتوح.", confidence.LISTED_ONE, 0.65),
    ("قال كارتو زعتوري إن الطريق مفتوح.", confidence.UNLISTED, 0.8),
    ("قال الوزير زعتوري في السوق إن الطريق مفتوح.", confidence.TITLED, 0.3),
    ("قال زعتوري في السوق إن الطريق مفتوح.", confidence.SINGLE, 0.3),
    ("قال زعتوري إن الطريق مفتوح.", confidence.SPOKEN, 0.7),
    ("قال زعتوري، إن الطريق مفتوح.", confidence.SPOKEN, 0.7),
    ("قال زعتوري: «الطريق مفتوح».", confidence.SPOKEN, 0.7),
    ("قالت هيئة الري الوطنية إن الطريق مفتوح.", confidence.LONG_BODY, 0.94),
    ("قالت هيئة الري إن الطريق مفتوح.", confidence.SHORT_BODY, 0.78),
    ("قالت الهيئة إن الطريق مفتوح.", confidence.BARE, 0.25),
    ("قال مصدر في المصلحة إن الطريق مفتوح.", confidence.TITLE, 0.83),
    ("قال مصدر إن الطريق مفتوح.", confidence.TITLE_ONE, 0.6),
    ("قال الوزير إن الطريق مفتوح.", confidence.THE_TITLE, 0.57),
    ("ذكر تقرير سنوي أن الطريق مفتوح.", confidence.DOCUMENT, 0.65),
    ("ذكر تقرير أن الطريق مفتوح.", confidence.DOCUMENT_ONE, 0.32),
    ("قالت الجوازات إن الطريق مفتوح.", confidence.NOUN, 0.6),
]


@pytest.mark.parametrize(("text", "kind", "share"), MADE_OF)
def test_each_kind_has_its_share(text: str, kind: str, share: float) -> None:
    p, entity, basis = first(text)
    assert basis == "at_cue"
    assert kind_of(p, entity) == kind
    assert speaker_score(p, entity, basis, "", 0) == share
    (statement,) = statements(text)
    assert statement.confidence.speaker == share


def test_every_kind_is_made_by_a_sentence_here() -> None:
    assert {kind for _, kind, _ in MADE_OF} == KINDS


@pytest.mark.parametrize("text", [text for text, _, _ in MADE_OF])
def test_every_basis_and_reach_has_a_share(text: str) -> None:
    p, entity, _ = first(text)
    for basis in get_args(Basis):
        for reach in ("", SENTENCE, BEYOND) if basis == "carried" else ("",):
            share = speaker_score(p, entity, basis, reach, 0)
            assert 0 < share < 1
            nested = speaker_score(p, entity, basis, reach, 1)
            assert nested == pytest.approx(share * 0.9, abs=0.001)
            assert speaker_score(p, entity, basis, reach, 3) == nested


@pytest.mark.parametrize(("basis", "reach"), [("guessed", ""), ("carried", "far"), ("at_cue", SENTENCE), ("", "")])
def test_a_basis_or_a_reach_that_nobody_gives_has_none(basis: str, reach: str) -> None:
    p, entity, _ = first("قال سامي الكيلاني إن الطريق مفتوح.")
    with pytest.raises(KeyError):
        speaker_score(p, entity, basis, reach, 0)


def test_what_is_carried_past_another_and_what_is_a_metonym_is_the_same_for_all() -> None:
    shares = set()
    for text, _, _ in MADE_OF:
        p, entity, _ = first(text)
        shares.add((speaker_score(p, entity, "carried", BEYOND, 0), speaker_score(p, entity, "metonym", "", 0)))
    assert shares == {(0.2, 0.87)}


@pytest.mark.parametrize(("text", "kind", "share"), MADE_OF)
def test_a_name_below_the_threshold_is_the_runner_up(text: str, kind: str, share: float) -> None:
    _, entity, _ = first(text)
    (statement,) = statements(text)
    speaker = statement.speaker
    assert speaker is not None
    assert (speaker.name, speaker.runner_up) == ((entity.name, None) if share >= SHOWN_FROM else (None, entity.name))
    assert speaker.mention is not None, kind


def test_a_shown_name_keeps_its_rival_as_the_runner_up() -> None:
    text = "قال الوزير سامي الكيلاني إن الطريق مفتوح. وقال النائب نادر الحلبي إن الجسر مغلق. وأضاف أن الأمر صعب."
    speaker = statements(text)[-1].speaker
    assert speaker is not None
    assert (speaker.name, speaker.runner_up) == ("نادر الحلبي", "سامي الكيلاني")


def test_the_page_shows_these_shares() -> None:
    """The rows of the table stand in the order of the kinds here."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    first_row = lines.index("| the name is | `at_cue` | `title` | sentence | carried | `pronoun` |") + 2
    rows = []
    for line in lines[first_row:]:
        if not line.startswith("|"):
            break
        rows.append([float(cell) for cell in line.strip("|").split("|")[1:]])
    kinds = [kind for _, kind, _ in MADE_OF]
    texts = {kind: text for text, kind, _ in reversed(MADE_OF)}
    listed = list(dict.fromkeys(kinds))
    assert len(rows) == len(listed)
    for kind, row in zip(listed, rows, strict=True):
        p, entity, _ = first(texts[kind])
        assert [speaker_score(p, entity, basis, reach, 0) for basis, reach in COLUMNS] == row, kind
