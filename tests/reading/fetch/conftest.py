from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.reading.fetch.site import Site, Time


@pytest.fixture
def site() -> Iterator[Site]:
    """A server on loopback."""
    with Site() as made:
        yield made


@pytest.fixture
def time() -> Time:
    """A time that only sleeping moves."""
    return Time()
