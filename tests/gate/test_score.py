"""The copy of score.py that travels with the project is the one it says it is."""

import hashlib
from pathlib import Path

import pytest

from tests.gate.corpus import SHARED

HERE = Path(__file__).parent


def test_the_copy_has_its_checksum() -> None:
    digest, name = (HERE / "score.sha256").read_text().split()
    assert hashlib.sha256((HERE / name).read_bytes()).hexdigest() == digest


@pytest.mark.needs("shared")
def test_the_copy_is_the_shared_one() -> None:
    assert (HERE / "score.py").read_bytes() == (SHARED / "gold" / "score.py").read_bytes()
