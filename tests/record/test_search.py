from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qawl.errors import QawlError
from qawl.model import Extraction, SaidOn
from qawl.record import search as searching
from qawl.record.found import Hit
from qawl.record.store import Store
from tests.record.made import HARBOUR, extraction, harbour, said

MARKET = "أكد التاجر سامي القاضي أن الأسعار في الميناء ارتفعت. ولم يعلن الوزير أن الأسعار ستنخفض."
FERRY = "وعدت الشركة بأن العبّارات ستصل إلى ميناء المدينة ومينائها القديم."


def market(**fields: Any) -> Extraction:
    return extraction(
        MARKET,
        said(MARKET, "الأسعار في الميناء ارتفعت", id="1", cue="أكد", name="سامي القاضي"),
        said(MARKET, "الأسعار ستنخفض", id="2", cue="يعلن", name="الوزير", cue_status="not_said"),
        **{"published": "2017-01", **fields},
    )


def ferry(**fields: Any) -> Extraction:
    words = "العبّارات ستصل إلى ميناء المدينة ومينائها القديم"
    return extraction(FERRY, said(FERRY, words, id="1", cue="وعدت", name="الشركة", act="promise"), **fields)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "r.db") as opened:
        for item in (harbour(), market(), ferry()):
            opened.add(item)
        yield opened


def ids(store: Store, words: str = "", **filters: Any) -> list[str]:
    """What was found, as the first word of each content."""
    return [hit.statement.text[0].split()[0] for hit in store.search(words, **filters).hits]


def words_found(hit: Hit) -> list[str]:
    return [hit.article.text[start:end] for start, end in hit.matches]


@pytest.mark.parametrize("words", ["الميناء", "ميناء", "للميناء", "بميناء", "ومينائنا", "المِيناء", "المينـــاء"])
def test_one_word_in_all_its_forms(store: Store, words: str) -> None:
    assert sorted(ids(store, words)) == ["الأسعار", "العبّارات", "الميناء"]


def test_every_word_must_be_there(store: Store) -> None:
    assert ids(store, "الميناء الأسعار") == ["الأسعار"]
    assert ids(store, "الميناء الربيع") == ["الميناء"]
    assert ids(store, "الميناء الرواتب") == []


def test_what_matched_is_told_in_the_article_and_in_its_parts(store: Store) -> None:
    (hit,) = store.search("سفن الربيع، سيفتح").hits
    assert words_found(hit) == ["سيُفتح", "الربيع", "السفن"]
    assert [
        [part[start:end] for start, end in spans]
        for part, spans in zip(hit.statement.text, hit.in_parts(), strict=True)
    ] == [["سيُفتح", "الربيع"], ["السفن"]]
    assert words_found(store.search("ميناء المدينة").hits[0]) == ["ميناء", "المدينة", "ومينائها"]


def test_a_hit_brings_all_that_is_shown_with_it(store: Store) -> None:
    (hit,) = store.search("الإضراب").hits
    assert hit.statement == harbour().statements[2]
    assert hit.article == harbour().article
    assert hit.score is not None
    assert hit.score < 0
    result = store.search("الإضراب")
    assert (result.total, result.capped) == (1, False)


def test_only_what_was_said_counts(store: Store) -> None:
    assert ids(store, "ستنخفض") == []
    assert ids(store, speaker="الوزير") == []


def test_nested_statements_only_when_asked_for_and_with_their_chain(store: Store) -> None:
    assert ids(store, "الرواتب") == ["قال"]
    assert sorted(ids(store, "الرواتب", nested=True)) == ["الرواتب", "قال"]
    assert ids(store, speaker="المدير") == []
    (hit,) = store.search(speaker="المدير", nested=True).hits
    assert hit.parents == (harbour().statements[3],)
    assert hit.statement.according_to == ("كريم نصار",)


@pytest.mark.parametrize("speaker", ["نصار", "كريم", "كَريم نصّار", "نصار كريم", " نصار، "])
def test_speakers_by_the_words_of_their_name(store: Store, speaker: str) -> None:
    assert sorted(ids(store, speaker=speaker)) == ["الإضراب", "تكون", "قال"]
    assert ids(store, "العمال", speaker=speaker) == ["تكون"]


@pytest.mark.parametrize("speaker", ["نصا", "سلمى نصار", "القاضي كريم", "كريم نصار المدير"])
def test_a_speaker_of_another_name(store: Store, speaker: str) -> None:
    assert ids(store, speaker=speaker) == []


def test_act_and_mode(store: Store) -> None:
    assert ids(store, act="deny") == ["تكون"]
    assert ids(store, act="promise") == ["العبّارات"]
    assert ids(store, "الميناء", mode="mixed") == ["الميناء"]
    assert ids(store, mode="direct") == []
    assert sorted(ids(store, act="assert", mode="indirect")) == ["الأسعار", "الإضراب", "قال"]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2016-12-14", "2016-12-14", ["الميناء"]),
        ("2016-12-15", None, ["الأسعار"]),
        (None, "2016-12-13", []),
        (None, "2016", ["الميناء"]),
        ("2016", "2017", ["الأسعار", "الميناء"]),
        ("2017-01", "2017-01-31", ["الأسعار"]),
        ("2017-01-01", "2017-01-30", []),  # the article says only that it is of January
        ("2017-01-02", None, []),
    ],
)
def test_published(store: Store, since: str | None, until: str | None, expected: list[str]) -> None:
    found = ids(store, "الميناء", published_from=since, published_to=until)
    assert sorted(found) == expected  # the article without a date is never among them


def test_without_a_day_of_saying_nothing_is_found_by_it(store: Store) -> None:
    assert ids(store, "الميناء", said_from="1900") == []
    assert ids(store, "الميناء", said_to="2100") == []


def test_the_day_of_saying_where_it_is_known(store: Store) -> None:
    store._connection.execute(
        "UPDATE statement SET said_on_first = '2016-12-12', said_on_last = '2016-12-13' WHERE act = 'deny'"
    )
    assert ids(store, said_from="2016-12-12", said_to="2016-12-13") == ["تكون"]
    assert ids(store, "العمال", said_from="2016-12") == ["تكون"]
    assert ids(store, said_from="2016-12-13") == []
    assert ids(store, said_to="2016-12-12") == []


def test_the_day_of_publishing_is_no_day_of_saying(tmp_path: Path) -> None:
    told = SaidOn(mention=(0, 4), from_="2016-12-13", to="2016-12-13", basis="mention", edtf="2016-12-13")
    bound = SaidOn(from_="2016-12-13", to="2016-12-13", basis="published", edtf="2016-12-13")
    with Store.open(tmp_path / "r.db") as store:
        for n, when in enumerate((told, bound)):
            text = f"قال المدير رقم {n} إن المصعد معطل."
            store.add(extraction(text, said(text, "المصعد معطل", id="1", cue="قال", said_on=when)))
        hits = store.search("المصعد", said_from="2016-12-13", said_to="2016-12").hits
        assert [hit.statement.said_on for hit in hits] == [told]
        assert store.search("المصعد").total == 2


def test_the_best_first_then_the_newest(tmp_path: Path) -> None:
    def about(words: str, day: str | None) -> Extraction:
        text = f"قال المدير إن {words} في {day}."
        return extraction(text, said(text, words, id="1", cue="قال", name="المدير"), published=day)

    with Store.open(tmp_path / "r.db") as opened:
        for words, day in [
            ("السد سيبنى", "2015-01-01"),
            ("السد سيبنى", None),
            ("السد سيبنى قرب المدينة بعد عام كامل من الدراسات", "2018-01-01"),
            ("السد سيبنى", "2016-01-01"),
        ]:
            opened.add(about(words, day))
        published = [hit.article.published for hit in opened.search("السد").hits]
        assert published == ["2016-01-01", "2015-01-01", None, "2018-01-01"]
        by_day = [hit.article.published for hit in opened.search(speaker="المدير").hits]
        assert by_day == ["2018-01-01", "2016-01-01", "2015-01-01", None]
        assert [hit.score for hit in opened.search(speaker="المدير").hits] == [None] * 4


def test_limit_and_total(store: Store) -> None:
    result = store.search("الميناء", limit=2)
    assert (len(result.hits), result.total, result.capped) == (2, 3, False)


@pytest.mark.parametrize("filters", [{"words": "الميناء"}, {"act": "assert"}, {"speaker": "نصار"}])
def test_no_more_than_the_ceiling_is_counted(
    store: Store, monkeypatch: pytest.MonkeyPatch, filters: dict[str, Any]
) -> None:
    everything = store.search(**filters).total
    monkeypatch.setattr(searching, "SEARCH_ROWS", everything)
    assert (store.search(**filters).total, store.search(**filters).capped) == (everything, False)
    monkeypatch.setattr(searching, "SEARCH_ROWS", everything - 1)
    assert (store.search(**filters).total, store.search(**filters).capped) == (everything - 1, True)
    assert len(store.search(**filters).hits) == everything  # hits are what is asked for, the count is what is capped


@pytest.mark.parametrize(
    ("filters", "where"),
    [
        ({}, "words"),
        ({"words": " "}, "words"),
        ({"words": "!؟«»"}, "words"),
        ({"words": "!", "act": "deny"}, "words"),
        ({"nested": True}, "words"),
        ({"speaker": "«»"}, "speaker"),
        ({"act": "lie"}, "act"),
        ({"mode": "spoken"}, "mode"),
        ({"words": "الميناء", "limit": 0}, "limit"),
        ({"published_from": "أمس"}, "published_from"),
        ({"said_to": "14.12.2016"}, "said_to"),
    ],
)
def test_arguments_that_are_not_valid(store: Store, filters: dict[str, Any], where: str) -> None:
    with pytest.raises(QawlError) as caught:
        store.search(**filters)
    assert (caught.value.code, caught.value.where) == ("QAWL-A001", where)


@pytest.mark.parametrize(
    "words", ['"', "AND", "terms : x", "NEAR(", "الميناء OR 1=1 --", "*", "^الميناء'", "-", "(", "names:"]
)
def test_words_are_words_and_no_query_language(store: Store, words: str) -> None:
    try:
        found = store.search(words, act="assert").total
    except QawlError as error:
        found = -1
        code = error.code
    else:
        code = None
    assert (found, code) in {(0, None), (1, None), (2, None), (-1, "QAWL-A001")}


def test_an_article_of_one_word_more_than_once_is_one_hit(store: Store) -> None:
    assert [len(hit.matches) for hit in store.search("ميناء", speaker="الشركة").hits] == [2]


def test_the_text_of_the_made_article_is_what_the_tests_think() -> None:
    assert HARBOUR.count("\r\n") == 1
