"""The ``needs`` marker, skips that CI does not accept (tests/needs.py tells the rule), and hypothesis' profiles."""

from __future__ import annotations

import os
from collections.abc import Generator
from typing import Any

import pytest
from hypothesis import settings

from tests.needs import counts_as_failure, need

# The same examples each time: what passed on a change passes on the next one, or the next one broke it.
# QAWL_EXPLORE=1 draws others, and many more.
settings.register_profile("steady", derandomize=True, deadline=None, max_examples=150)
settings.register_profile("explore", deadline=None, max_examples=5000)
settings.load_profile("explore" if os.environ.get("QAWL_EXPLORE") == "1" else "steady")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "needs(*names): skipped where a tool (or ../shared) is missing; in CI a failure")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        for name in mark.args:
            need(name)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _judged((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _judged((yield))


def _judged(report: Any) -> Any:
    """The report, turned into a failure where it is a skip that CI does not accept."""
    if report.skipped and not hasattr(report, "wasxfail") and isinstance(report.longrepr, tuple):
        reason = report.longrepr[2]
        if counts_as_failure(reason):
            report.outcome = "failed"
            report.longrepr = f"QAWL_CI=1 accepts no skip for a missing tool: {reason}"
    return report
