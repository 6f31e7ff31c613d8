from __future__ import annotations

from pathlib import Path

import pytest

from qawl import ingest as ingesting
from qawl.errors import QawlError
from qawl.ingest import Event, ingest, ingest_items, keeping
from qawl.lexicon.compile import load
from qawl.model import Article, Extraction, Read, Refusal
from qawl.record.store import Store
from tests.record.made import fetched, said, table

TEXT = "قال الوزير إن الميزانية جاهزة. الخبر رقم {}."


def fake(article: Article, lexicon: object = None) -> Extraction:
    """One statement an article: this is about what is done with them, not about finding them."""
    statement = said(article.text, "الميزانية جاهزة", id="1", cue="قال", name="الوزير")
    return Extraction(article=article, statements=(statement,), qawl="0", lexicon=str(lexicon))


@pytest.fixture(autouse=True)
def extract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingesting, "extract_article", fake)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for i in range(5):
        (folder / f"{i}.txt").write_text(TEXT.format(i))
    (folder / "3.txt").write_text(TEXT.format(0))  # the first once more
    (folder / "4.txt").write_bytes(b"\x00\x01\x02")
    (folder / "5.txt").write_bytes(b"")
    (folder / "6.txt").write_bytes(b"")
    (folder / ".hidden").write_text("x")
    return folder


def test_what_is_done_is_told(tmp_path: Path, folder: Path) -> None:
    events: list[Event] = []
    with Store.open(tmp_path / "r.db") as store:
        summary = ingest([str(folder)], store, published="2016-12-14", lexicon=load(), on_event=events.append)
        kept = list(store.extractions())
    assert (summary.added, summary.same, summary.statements, summary.hidden) == (3, 1, 3, 1)
    assert summary.refused == {"QAWL-R002": 1, "QAWL-R005": 2}
    assert [refusal.code for refusal in summary.refusals] == ["QAWL-R002", "QAWL-R005", "QAWL-R005"]
    assert [event.kind for event in events] == ["new", "new", "new", "copy", "refused", "refused", "refused"]
    assert [Path(event.source).name for event in events] == [f"{i}.txt" for i in range(7)]
    assert [event.statements for event in events] == [1, 1, 1, 1, 0, 0, 0]
    assert [event.refusal for event in events if event.refusal] == list(summary.refusals)
    assert [extraction.article.source for extraction in kept] == ["0.txt", "1.txt", "2.txt"]
    assert {extraction.article.published for extraction in kept} == {"2016-12-14"}
    assert {extraction.lexicon for extraction in kept} == {str(load())}


def test_again_changes_nothing(tmp_path: Path, folder: Path) -> None:
    with Store.open(tmp_path / "r.db") as store:
        ingest([str(folder)], store)
        before = list(store.extractions())
        again = ingest([str(folder)], store)
        assert (again.added, again.same, again.statements) == (0, 4, 0)
        assert list(store.extractions()) == before


def test_every_article_is_kept_before_the_next_is_read(tmp_path: Path, folder: Path) -> None:
    with Store.open(tmp_path / "r.db") as store, Store.open(tmp_path / "r.db") as other:
        seen: list[int] = []
        ingest([str(folder)], store, on_event=lambda _: seen.append(other.count()[0]))
    assert seen == [1, 2, 3, 3, 3, 3, 3]


def test_an_article_that_cannot_be_kept_is_refused_and_the_run_goes_on(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def twice(article: Article, lexicon: object = None) -> Extraction:
        good = fake(article)
        if article.source != "1.txt":
            return good
        return Extraction(article=article, statements=good.statements * 2, qawl="0", lexicon="0")

    monkeypatch.setattr(ingesting, "extract_article", twice)
    with Store.open(tmp_path / "r.db") as store:
        summary = ingest([str(folder)], store)
    assert (summary.added, summary.refused["QAWL-S007"]) == (2, 1)
    assert [r.source for r in summary.refusals if r.code == "QAWL-S007"] == [str(folder / "1.txt")]


def test_what_concerns_more_than_one_article_stops_the_run(tmp_path: Path, folder: Path) -> None:
    with Store.open(tmp_path / "r.db") as store:
        with pytest.raises(QawlError, match="QAWL-A001"):
            ingest([str(folder)], store, published="أمس")
        store._connection.execute("PRAGMA query_only = 1")
        with pytest.raises(QawlError, match="QAWL-S004"):
            ingest([str(folder)], store)
        assert store.count() == (0, 0)


def test_nothing_to_read(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db") as store:
        summary = ingest([str(tmp_path / "nowhere")], store)
    assert (summary.added, summary.same, summary.refused) == (0, 0, {"QAWL-R001": 1})


URL = "https://example.org/budget"


def reads() -> list[Read | Refusal]:
    """A page, its next version, its text at another outlet, the page again, and a page that is gone."""
    one, two = TEXT.format(1), TEXT.format(2)
    return [
        fetched(one, URL, "2026-03-01T00:00:00Z"),
        fetched(two, URL, "2026-03-02T00:00:00Z"),
        fetched(one, "https://other.example/b", "2026-03-02T00:00:00Z"),
        fetched(two, URL, "2026-03-03T00:00:00Z"),
        Refusal(code="QAWL-F005", source="https://reem:pw@example.org/gone", message="404", hint="look"),
    ]


def test_what_was_read_is_kept_told_and_counted(tmp_path: Path) -> None:
    events: list[Event] = []
    with Store.open(tmp_path / "r.db") as store:
        summary = ingest_items(reads(), store, asked=["list.txt"], on_event=events.append)
        run = store.last_run()
        assert [event.kind for event in events] == ["new", "revised", "copy", "same", "refused"]
        assert [event.statements for event in events] == [1, 1, 1, 1, 0]
        assert events[-1].source == "https://example.org/gone"
        assert (summary.added, summary.revised, summary.same, summary.copies, summary.statements) == (2, 1, 2, 1, 2)
        assert run is not None
        assert (run.asked, run.added, run.revised, run.same, run.copies) == (("list.txt",), 2, 1, 2, 1)
        assert (run.statements, run.refused) == (2, {"QAWL-F005": 1})
        assert run.ended_at is not None
        assert len(list(store.evidence())) == 3


def test_what_is_there_is_not_extracted_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extracted: list[str] = []

    def watched(article: Article, lexicon: object = None) -> Extraction:
        extracted.append(article.text)
        return fake(article)

    monkeypatch.setattr(ingesting, "extract_article", watched)
    with Store.open(tmp_path / "r.db") as store:
        ingest_items(reads(), store)
        assert extracted == [TEXT.format(1), TEXT.format(2)]
        before = {name: table(store, name) for name in ("article", "statement", "place", "evidence", "revision")}
        again = ingest_items(reads(), store)
        assert extracted == [TEXT.format(1), TEXT.format(2)]
        assert (again.added, again.same, again.copies) == (0, 4, 0)
        assert {name: table(store, name) for name in before} == before


def test_bytes_may_be_left_out(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db") as store:
        ingest_items(reads(), store, keep_raw=False)
        assert table(store, "evidence") == []
        assert [kept.url for kept in store.evidence_listed(URL)] == [URL, URL]


def test_a_run_that_is_stopped_says_how_far_it_came(tmp_path: Path) -> None:
    def stop(event: Event) -> None:
        if event.kind == "copy":
            raise KeyboardInterrupt

    with Store.open(tmp_path / "r.db") as store:
        with pytest.raises(KeyboardInterrupt):
            ingest_items(reads(), store, on_event=stop)
        run = store.last_run()
        assert run is not None
        assert (run.added, run.same) == (2, 1)
        assert run.ended_at is not None


def test_a_million_refusals_are_counted_and_not_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingesting, "RUN_REFUSALS", 5)
    refusals = (Refusal(code="QAWL-R005", source=str(i), message="m", hint="h") for i in range(50))
    with Store.open(tmp_path / "r.db") as store:
        summary = ingest_items(refusals, store)
    assert (summary.refused, len(summary.refusals)) == ({"QAWL-R005": 50}, 5)


def test_a_lexicon_that_does_not_hold_leaves_no_run(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db") as store:
        with pytest.raises(QawlError, match="QAWL-L003"):
            ingest_items(reads(), store, lexicon=tmp_path / "none")
        assert store.last_run() is None


def test_one_thing_after_the_other_can_be_kept_in_one_run(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db") as store:
        with keeping(store, asked=["feed"]) as keeper:
            assert [keeper.take(item).kind for item in reads()] == ["new", "revised", "copy", "same", "refused"]
        assert keeper.summary().added == 2
        assert store.covered().runs == 1
