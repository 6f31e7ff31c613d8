"""Every value of the model has its label, in both languages."""

from __future__ import annotations

import tomllib
from typing import get_args

import pytest

from qawl.export.labels import KEYS, label
from qawl.lexicon.loader import DATA
from qawl.model import ACTS, MODES, STATUSES, Basis


@pytest.mark.parametrize(
    ("group", "values"), [("act", ACTS), ("mode", MODES), ("status", STATUSES), ("basis", get_args(Basis))]
)
def test_the_model_and_the_labels_hold_the_same_values(group: str, values: tuple[str, ...]) -> None:
    assert {k.partition(".")[2] for k in KEYS if k.startswith(f"{group}.")} == set(values)


def test_every_kind_of_occasion_in_the_lexicon_has_a_label() -> None:
    lists = tomllib.loads((DATA / "occasions.toml").read_text(encoding="utf-8"))
    kinds = {
        entry["kind"] for entries in lists.values() for entry in entries if isinstance(entry, dict) and "kind" in entry
    }
    assert len(kinds) > 5
    assert {f"occasion.{kind}" for kind in kinds} <= KEYS


def test_labels_of_a_group_are_told_apart() -> None:
    for lang in ("ar", "en"):
        acts = [label(f"act.{act}", lang) for act in ACTS]
        assert len(set(acts)) == len(ACTS)


def test_the_languages_are_those_they_claim_to_be() -> None:
    for key in KEYS:
        assert any("\u0621" <= c <= "\u064a" for c in label(key, "ar")), key
        assert label(key, "en").isascii(), key


def test_a_value_from_a_newer_record_is_shown_as_it_is() -> None:
    assert label("act.swear") == "swear"
    assert label("act.swear", "en") == "swear"
