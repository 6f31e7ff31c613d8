from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.model import (
    ACTS,
    MODES,
    STATUSES,
    Article,
    Confidence,
    Extraction,
    Horizon,
    Mention,
    Occasion,
    Quantity,
    SaidOn,
    Speaker,
    Statement,
)
from qawl.record.rows import article_row, name_words, statement_row, words_of
from qawl.record.store import Store
from tests.record.made import HARBOUR, extraction, harbour, said

FULL = said(
    HARBOUR,
    "الميناء «سيُفتح في الربيع»",
    "أمام السفن",
    id="7",
    cue="قالت",
    cue_status="expected",
    speaker=Speaker(
        mention=(5, 9), name="سلمى الحداد", entity="Q1", basis="pronoun", antecedent=(1, 3), runner_up="كريم نصار"
    ),
    relay=Mention(mention=(2, 4), name="وكالة"),
    addressee=Mention(mention=(4, 6)),
    occasion=Occasion(mention=(3, 8), kind="interview", medium="إذاعة", place="صور"),
    said_on=SaidOn(mention=(1, 7), from_="2016-12-13", to="2016-12-14", basis="mention", edtf="2016-12-13/2016-12-14"),
    mode="mixed",
    act="predict",
    act_detail="predict.date",
    depth=0,
    according_to=("أ", 'ب "ج"'),
    horizon=Horizon(mention=(9, 12), from_="2017-03-20", to="2017-06-20", precision="day", edtf="2017-21"),
    quantities=(
        Quantity(mention=(9, 12), value=20_000, unit="km2", bound="at_least"),
        Quantity(mention=(13, 15), value=1 / 3, max=0.5, bound="range"),
    ),
    confidence=Confidence(span=0.1 + 0.2, speaker=1 / 3, identity=0.0),
    sentence=(3, 70),
)
BARE = said(HARBOUR, "الإضراب مستمر", id="8", speaker=Speaker(), cue=None)
NOBODY = said(HARBOUR, "الإضراب", id="9", cue="مضيفا", speaker=None)

spans = st.tuples(st.integers(0, 2**40), st.integers(0, 2**40))
texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
names = st.none() | texts


def maybe(record: type[Any], /, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | st.builds(record, **fields)


statements = st.builds(
    Statement,
    id=texts,
    uid=texts,
    cue=st.none() | spans,
    cue_status=st.sampled_from(STATUSES),
    content=st.lists(spans, max_size=3).map(tuple),
    speaker=maybe(
        Speaker,
        mention=st.none() | spans,
        name=names,
        entity=names,
        basis=st.sampled_from([None, "carried"]),
        antecedent=st.none() | spans,
        runner_up=names,
    ),
    relay=maybe(Mention, mention=spans, name=names),
    addressee=maybe(Mention, mention=spans, name=names),
    occasion=maybe(Occasion, mention=spans, kind=texts, medium=names, place=names),
    said_on=maybe(
        SaidOn,
        mention=st.none() | spans,
        from_=names,
        to=names,
        basis=st.sampled_from([None, "mention", "dateline", "published"]),
        edtf=names,
    ),
    mode=st.sampled_from(MODES),
    act=st.sampled_from(ACTS),
    act_detail=names,
    parent=names,
    depth=st.integers(0, 8),
    according_to=st.lists(texts, max_size=3).map(tuple),
    horizon=maybe(Horizon, mention=spans, from_=names, to=names, precision=names, edtf=names),
    quantities=st.lists(
        st.builds(
            Quantity,
            mention=spans,
            value=st.integers(0, 2**40) | st.floats(0, 1),
            max=st.none() | st.integers(0, 2**40),
            unit=names,
            bound=st.sampled_from(["exact", "range"]),
        ),
        max_size=2,
    ).map(tuple),
    confidence=st.builds(Confidence, span=st.floats(0, 1), speaker=st.none() | st.floats(0, 1)),
    text=st.lists(texts, max_size=3).map(tuple),
    sentence=spans,
)


def kept_and_read(path: Path, *extractions: Extraction) -> list[Extraction]:
    with Store.open(path) as store:
        for item in extractions:
            assert store.add(item) == "new"
    with Store.open(path, create=False) as store:
        return list(store.extractions())


def test_every_field_comes_back_as_it_was(tmp_path: Path) -> None:
    article = {
        "source": "a.txt",
        "path": "in/a.txt",
        "url": "https://x.example/?a=1#b",
        "title": "الميناء",
        "outlet": "الراصد",
        "author": "هدى",
        "published": "2016-12-14T10:00:00+03:00",
        "published_precision": "time",
        "published_basis": "field",
        "language": "ar",
        "extra": {"id": 7, "tags": ["ا", None, {"ب": 1.5}], "ok": True, "big": 2**63, "": ""},
    }
    assert set(article) | {"id", "text"} == set(Article.__struct_fields__)
    full = extraction(HARBOUR, FULL, BARE, NOBODY, **article)
    bare = extraction("لا شيء")
    assert kept_and_read(tmp_path / "r.db", full, bare) == [full, bare]


def test_a_second_article_of_the_same_text_is_the_first(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db") as store:
        assert store.add(harbour()) == "new"
        assert store.add(harbour(path="elsewhere.txt")) == "copy"
        assert store.add(harbour(path="elsewhere.txt")) == "same"
        assert list(store.extractions()) == [harbour()]


def test_every_field_of_a_statement_has_its_column() -> None:
    columns = set(statement_row(0, FULL)) - {"place", "terms", "names", "said_on_first", "said_on_last"}
    split = {"cue": {"cue_start", "cue_end"}, "sentence": {"sentence_start", "sentence_end"}}
    fields = set(Statement.__struct_fields__)
    assert columns == (fields - set(split)).union(*split.values())


@pytest.mark.parametrize(("basis", "days"), [("mention", ("2016-12-13", None)), ("published", (None, None))])
def test_only_what_the_article_tells_is_a_day_of_saying_to_search_for(basis: Any, days: tuple[str | None, ...]) -> None:
    row = statement_row(0, said(HARBOUR, "الإضراب", id="1", said_on=SaidOn(from_="2016-12-13", basis=basis)))
    assert (row["said_on_first"], row["said_on_last"]) == days


def test_every_field_of_an_article_has_its_column() -> None:
    columns = set(article_row(harbour(), "now")) - {"qawl", "lexicon", "added_at", "published_first", "published_last"}
    assert columns == set(Article.__struct_fields__)


@given(statements)
def test_any_statement_comes_back_as_it_was(statement: Statement) -> None:
    from qawl.record import schema
    from qawl.record.rows import to_statement

    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    schema.migrate(connection)
    row = {"article": 1, **statement_row(3, statement)}
    connection.execute(
        f"INSERT INTO statement ({', '.join(row)}) VALUES ({', '.join(f':{column}' for column in row)})", row
    )
    assert to_statement(connection.execute("SELECT * FROM statement").fetchone()) == statement
    connection.close()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("سيرجي  لافروف", ["سيرجي", "لافروف"]),
        ("الأمير (عبد الله) بن‌أحمد", ["الامير", "عبد", "الله", "بن", "احمد"]),
        ("John O'Neil", ["john", "o", "neil"]),
        ("«»", []),
    ],
)
def test_words_of_a_name(name: str, words: list[str]) -> None:
    assert words_of(name.replace("\u200c", " ")) == words


def test_only_a_name_that_may_be_shown_can_be_searched_for() -> None:
    hidden = Speaker(mention=(1, 3), name=None, runner_up="كريم نصار")
    assert name_words(said(HARBOUR, "الإضراب مستمر", id="1", speaker=hidden)) == ""
    assert name_words(NOBODY) == ""
    assert name_words(FULL) == "سلمي الحداد"
