"""``qawl evidence``: what came over the wire, listed and written out."""

from __future__ import annotations

import gzip
import importlib.util
import json
import sys
import types
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import pytest

from qawl.ingest import ingest_items
from qawl.model import Evidence
from qawl.record.store import Store
from tests.cli.conftest import BRIDGE, PORT, Run
from tests.record.made import fetched

A, B = "https://example.org/bridge", "https://example.org/port"


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page with its bytes, and one without."""
    path = tmp_path / "r.sqlite3"
    with Store.open(path) as store:
        ingest_items([fetched(BRIDGE, "https://short.example/1", "2026-03-01T10:00:00Z", final_url=A)], store)
        ingest_items([fetched(PORT, B, "2026-03-02T10:00:00Z")], store, keep_raw=False)
    monkeypatch.setenv("QAWL_DB", str(path))
    return path


def body(text: str) -> bytes:
    return f"<p>{text}</p>".encode()


def test_all_is_listed_with_or_without_bytes(qawl: Run, db: Path) -> None:
    out = qawl("evidence").out
    assert out == qawl("evidence", "--list").out
    assert f"2026-03-01T10:00:00+00:00  200  {len(body(BRIDGE))} bytes  https://short.example/1\n  → {A}\n" in out
    assert f"2026-03-02T10:00:00+00:00  200  bytes not kept  {B}\n" in out
    lines = [json.loads(line) for line in qawl("evidence", "--format", "jsonl").out.splitlines()]
    assert [(line["final_url"], line["bytes"]) for line in lines] == [(A, len(body(BRIDGE))), (B, None)]


def test_the_bytes_of_one_page_by_its_url_or_a_statement(qawl: Run, db: Path, tmp_path: Path) -> None:
    uid = json.loads(qawl("search", "الجسر", "--format", "jsonl").out.splitlines()[0])["statement"]["uid"]
    for what in (A, "https://short.example/1", uid):
        assert qawl("evidence", what, "--raw", tmp_path / "page.html").status == 0
        assert (tmp_path / "page.html").read_bytes() == body(BRIDGE)
        (tmp_path / "page.html").unlink()
    assert qawl("evidence", A, "--raw", "-").out.encode() == body(BRIDGE)


def test_a_warc_is_written_of_what_is_asked_for(
    qawl: Run, db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Evidence] = []

    def write_warc(stream: BinaryIO, evidences: Iterable[Evidence]) -> None:
        given.extend(evidences)
        stream.write(gzip.compress(b"WARC/1.1"))

    fake = types.ModuleType("qawl.reading.evidence_warc")
    fake.write_warc = write_warc  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "qawl.reading.evidence_warc", fake)
    target = tmp_path / "out.warc.gz"
    assert qawl("evidence", A, "--out", target).status == 0
    assert qawl("evidence", "--out", target).status == 0
    assert [(e.url, e.final_url, e.body) for e in given] == [("https://short.example/1", A, body(BRIDGE))] * 2
    assert gzip.decompress(target.read_bytes()) == b"WARC/1.1"


@pytest.mark.skipif(
    importlib.util.find_spec("qawl.reading.evidence_warc") is None, reason="the writer is not there yet"
)
def test_the_warc_holds_the_bytes(qawl: Run, db: Path, tmp_path: Path) -> None:
    assert qawl("evidence", A, "--out", tmp_path / "out.warc.gz").status == 0
    written = gzip.decompress((tmp_path / "out.warc.gz").read_bytes())
    assert written.startswith(b"WARC/1.")
    assert body(BRIDGE) in written
    assert A.encode() in written


@pytest.mark.parametrize(
    ("args", "status", "code"),
    [
        (("https://example.org/none",), 1, "QAWL-S010"),
        (("https://example.org/none", "--raw", "x.html"), 1, "QAWL-S010"),
        ((B, "--raw", "x.html"), 1, "QAWL-S010"),
        (("ffff", "--raw", "x.html"), 1, "QAWL-S006"),
        (("--raw", "x.html"), 2, "QAWL-A001"),
        ((A, "--raw", "x.html", "--list"), 2, "QAWL-A001"),
        ((A, "--out", "x.zip"), 2, "QAWL-A001"),
    ],
)
def test_what_cannot_be_given_is_coded_and_no_file_is_made(
    qawl: Run, db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], status: int, code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = qawl("evidence", *args)
    assert (ran.status, ran.out) == (status, "")
    assert ran.err.startswith(f"[{code}] ")
    assert not list(tmp_path.glob("x.*"))
