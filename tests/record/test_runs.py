from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qawl.model import Refusal
from qawl.record import runs
from qawl.record.store import Store
from tests.record.made import table


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "r.db") as opened:
        yield opened


def refusal(code: str, i: int = 0) -> Refusal:
    return Refusal(code=code, source=f"https://reem:pw@example.org/{i}", message="no such page", hint="look")


def test_a_run_with_its_counts_and_refusals(store: Store) -> None:
    assert store.last_run() is None
    with store.running(["in", "https://reem:pw@example.org/list"]) as run:
        assert store.last_run() is not None
        run.refused(refusal("QAWL-F005"))
        run.counts = {"added": 3, "statements": 7}
    last = store.last_run()
    assert last is not None
    assert last.asked == ("in", "https://example.org/list")
    assert (last.added, last.statements, last.refused) == (3, 7, {"QAWL-F005": 1})
    assert last.ended_at is not None
    assert last.began_at <= last.ended_at
    (row,) = table(store, "refusal")
    assert (row["code"], row["source"], row["message"]) == ("QAWL-F005", "https://example.org/0", "no such page")


def test_refusals_are_kept_up_to_a_limit_and_all_are_counted(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "RUN_REFUSALS", 3)
    for code, count in (("QAWL-R005", 4), ("QAWL-F005", 2)):
        with store.running() as run:
            for i in range(count):
                run.refused(refusal(code, i))
            run.refused(refusal("QAWL-R001"))
    assert [row["run"] for row in table(store, "refusal")] == [1, 1, 1, 2, 2, 2]
    assert store.covered().refused == {"QAWL-F005": 2, "QAWL-R001": 2, "QAWL-R005": 4}
    assert store.covered().runs == 2


def test_a_run_that_is_broken_off_is_closed_and_one_that_is_killed_is_not(store: Store) -> None:
    def stopped() -> None:
        with store.running() as run:
            run.refused(refusal("QAWL-R005"))
            run.counts = {"added": 1}
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    last = store.last_run()
    assert last is not None
    assert last.ended_at is not None
    assert (last.added, last.refused) == (1, {"QAWL-R005": 1})
    with store.changing() as connection:
        runs.begin(connection, ())
    last = store.last_run()
    assert last is not None
    assert last.ended_at is None


def test_what_a_run_refused_goes_with_it(store: Store) -> None:
    with store.running() as run:
        run.refused(refusal("QAWL-R005"))
    with store.changing() as connection:
        connection.execute("DELETE FROM run")
    assert table(store, "refusal") == []
    assert store.covered().refused == {}
