"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from qawl.cli import options
from qawl.errors import QawlError
from qawl.model import ACTS


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-03-16", "2026-03-16", "2026-03-16"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2024", "2024-01-01", "2024-12-31"),
    ],
)
def test_a_bound_is_a_day_or_the_edge_of_a_month_or_year(text: str, first: str, last: str) -> None:
    assert options.bound("--said-from", text) == first
    assert options.bound("--said-to", text, last=True) == last


def test_no_bound_is_no_bound() -> None:
    assert options.bound("--said-from", None) is None


@pytest.mark.parametrize("text", ["", "26-3-1", "2026-13", "2026-02-30", "now", "2026-03-16x"])
def test_what_is_no_date_is_refused_with_the_options_name(text: str) -> None:
    with pytest.raises(QawlError, match="--said-from") as caught:
        options.bound("--said-from", text)
    assert caught.value.code == "QAWL-A001"


def test_acts_are_taken_by_name_and_by_arabic_label() -> None:
    check = options.one_of("--act", "act", ACTS)
    assert check(None) is None
    assert check("deny") == "deny"
    assert check("نفي") == "deny"
    with pytest.raises(QawlError, match="'lie' is none of assert, announce") as caught:
        check("lie")
    assert caught.value.code == "QAWL-A001"


def test_the_record_is_where_the_user_or_the_platform_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QAWL_DB", str(tmp_path / "mine.sqlite3"))
    assert options.default_db() == tmp_path / "mine.sqlite3"
    monkeypatch.setenv("QAWL_DB", "")
    assert options.default_db() == Path(platformdirs.user_data_dir("qawl", appauthor=False)) / "record.sqlite3"
