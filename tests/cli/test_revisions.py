"""``qawl revisions``, and what `search` and `show` say of an article that was found elsewhere or has changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qawl.ingest import ingest_items
from qawl.record.store import Store
from tests.cli.conftest import Run
from tests.record.made import fetched

URL = "https://example.org/bridge"
OLD = "قالت وزيرة النقل هند الراوي إن الجسر سيفتح في الربيع المقبل. وأكد كريم نصار أن العمال غاضبون."
NEW = "قالت وزيرة النقل هند الراوي إن الجسر سيفتح في الصيف المقبل. ونفى سالم الحوت أن المقاول أفلس."


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page that changed; its second text stood in another outlet too."""
    path = tmp_path / "r.sqlite3"
    with Store.open(path) as store:
        page = {"outlet": "صحيفة الوادي", "published": "2026-03-01"}
        items = [
            fetched(OLD, URL, "2026-03-01T10:00:00Z", **page),
            fetched(NEW, URL, "2026-03-02T10:00:00Z", **page),
            fetched(NEW, "https://other.example/b", "2026-03-02T10:00:00Z", outlet="الراصد"),
        ]
        ingest_items(items, store)
    monkeypatch.setenv("QAWL_DB", str(path))
    return path


def test_statements_added_gone_and_reworded(qawl: Run, db: Path) -> None:
    ran = qawl("revisions", URL + "#top", "--lang", "en")
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == URL
    assert lines[1].startswith("- ")
    assert lines[2].startswith("+ ")
    assert "2026-03-01" in lines[1]
    assert lines[3].endswith(": 1 statements added, 1 gone, 1 otherwise.")
    assert "هند الراوي" in lines[4]
    assert lines[4].startswith("  ~ ")
    assert lines[5].endswith("الجسر سيفتح في [-الربيع-] {+الصيف+} المقبل")
    assert lines[6].startswith("  + سالم الحوت")
    assert lines[7].endswith("المقاول أفلس")
    assert lines[8].startswith("  - كريم نصار")
    assert lines[9].endswith("العمال غاضبون")
    assert lines[-1] == "1 revisions."


def test_json_holds_both_statements_and_their_words(qawl: Run, db: Path) -> None:
    (line,) = [json.loads(line) for line in qawl("revisions", "--format", "jsonl").out.splitlines()]
    assert (line["url"], line["current"]) == (URL, True)
    assert [change["kind"] for change in line["changes"]] == ["changed", "added", "lost"]
    words = line["changes"][0]["words"]
    assert ["gone", "الربيع"] in words
    assert ["added", "الصيف"] in words
    assert line["changes"][0]["before"]["uid"].startswith(line["earlier"]["id"].removeprefix("sha256:")[:12])


def test_a_page_that_did_not_change(qawl: Run, db: Path) -> None:
    ran = qawl("revisions", "https://other.example/b")
    assert (ran.status, ran.out) == (0, "No page that was read twice gave another text.\n")


def test_a_search_marks_what_has_a_later_version_and_says_where_else_a_text_stands(qawl: Run, db: Path) -> None:
    out = " ".join(qawl("search", "الربيع", "--speaker", "هند").out.split())
    assert "· صدرت نسخة أحدث" in out
    assert "وأيضًا في" not in out
    out = " ".join(qawl("search", "الصيف", "--speaker", "هند", "--lang", "en").out.split())
    assert "· also at: الراصد (places: 2)" in out
    assert "later version" not in out
    line = json.loads(qawl("search", "الصيف", "--format", "jsonl").out.splitlines()[0])
    assert (line["places"], line["later"]) == (2, None)
    assert [place["url"] for place in line["also_at"]] == ["https://other.example/b"]
    line = json.loads(qawl("search", "الربيع", "--format", "jsonl").out.splitlines()[0])
    assert line["later"] == fetched(NEW, URL).article.id
    assert line["places"] == 1


def test_show_says_both(qawl: Run, db: Path) -> None:
    def card(word: str) -> str:
        uid = json.loads(qawl("search", word, "--format", "jsonl").out.splitlines()[0])["statement"]["uid"]
        return qawl("show", uid, "--lang", "en").out

    old, new = card("الربيع"), card("الصيف")
    assert "a later version exists" in old
    assert fetched(NEW, URL).article.id[7:19] in old
    assert "also at" not in old
    assert "الراصد · https://other.example/b" in new
    assert "later version" not in new
