"""``qawl schema``."""

from __future__ import annotations

import json

from qawl.export.jsonl import schema
from tests.cli.conftest import Run


def test_the_schema_is_the_exporters(qawl: Run) -> None:
    ran = qawl("schema")
    assert ran.status == 0
    assert json.loads(ran.out) == json.loads(json.dumps(schema()))
    assert ran.out.endswith("}\n")
