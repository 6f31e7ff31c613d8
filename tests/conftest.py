"""The ``needs`` marker, and skips that CI does not accept (tests/needs.py tells the rule)."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest

from tests.needs import counts_as_failure, need


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
