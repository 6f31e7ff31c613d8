"""Running the program in this process, and some small articles to run it on."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from qawl.cli.main import main

BRIDGE = (
    "الوزيرة تنفي تأجيل افتتاح الجسر\n\n"
    "قالت وزيرة النقل هند الراوي إن الجسر سيفتتح في موعده. وأضافت أن الكلفة لم تتغير.\n"
)
PORT = "أكد مدير الميناء سالم الحوت أن الرافعات الجديدة وصلت.\n"


class Ran(NamedTuple):
    """How a run ended and what it printed."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def qawl(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """``qawl("extract", path)`` runs the program; its output must be UTF-8."""
    monkeypatch.setenv("COLUMNS", "80")

    def run(*args: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["qawl", *map(str, args)])
        capsysbinary.readouterr()
        status = 0
        try:
            main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(end.code is not None)
        out, err = capsysbinary.readouterr()
        return Ran(status, out.decode("utf-8"), err.decode("utf-8"))

    return run


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of two articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "1-jisr.txt").write_text(BRIDGE, encoding="utf-8")
    (folder / "2-mina.txt").write_text(PORT, encoding="utf-8")
    return folder
