"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from qawl.cli import options
from qawl.errors import QawlError
from qawl.model import ACTS


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
