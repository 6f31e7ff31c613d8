"""Speakers across articles: one person under every spelling, two of one name apart, nobody where nothing is sure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qawl.linking.relink import relink
from qawl.record.store import Store
from tests.linking.made import LINKER, added, entities_of, linked, read, rows, speaks


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "r.db") as opened:
        yield opened


def test_spellings_of_one_name_are_one_person_with_the_evidence(store: Store) -> None:
    uids = added(
        store,
        speaks("نيكيتا غوردانوف", "وزير الخارجية الروسي"),
        speaks("نيكيتا جوردانوف", "الوزير الروسي"),
        speaks("نيكيتا جوردانوڤ"),
    )
    assert len(set(entities_of(store, uids))) == 1
    link = linked(store, uids[1])
    assert link is not None
    assert link["evidence"]["name"] == {
        "here": "نيكيتا جوردانوف",
        "there": "نيكيتا غوردانوف",
        "uid": uids[0],
        "relation": "variant",
    }
    assert link["evidence"]["role"] == ["وزير"]
    assert link["evidence"]["country"] == ["RU"]
    assert link["evidence"]["spans"] == [[4, 33]]
    assert 0.8 <= link["confidence"] < 1


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (("سامي الحداد", "وزير المالية التونسي"), ("سامي الحداد", "وزير المالية العراقي"), "country"),
        (("سامي الحداد", "لاعب المنتخب"), ("سامي الحداد", "وزير المالية"), "field"),
        (("محمد بن علي الكناني", ""), ("محمد بن سعد الكناني", ""), "second names"),
    ],
)
def test_two_people_of_one_name_stay_apart(
    store: Store, first: tuple[str, str], second: tuple[str, str], why: str
) -> None:
    uids = added(store, speaks(*first), speaks(*second))
    a, b = entities_of(store, uids)
    assert None not in (a, b)
    assert a != b
    link = linked(store, uids[1])
    assert link is not None
    assert [one["apart"] for one in link["evidence"]["apart"]] == [why]


def test_two_offices_at_one_time_are_two_people_and_years_apart_a_career(store: Store) -> None:
    name = "كريم السلاوي"
    uids = added(
        store,
        speaks(name, "وزير الداخلية", published="2020-01-10"),
        speaks(name, "وزير المالية", published="2020-01-20"),
        speaks("هند الطبري", "وزيرة النقل", published="2016-01-10"),
        speaks("هند الطبري", "وزيرة العدل", published="2020-01-20"),
    )
    a, b, c, d = entities_of(store, uids)
    assert a != b
    assert c == d


def test_of_two_of_one_name_the_role_tells_which_and_without_one_nobody_is_linked(store: Store) -> None:
    name = "سامي الحداد"
    uids = added(
        store,
        speaks(name, "وزير المالية التونسي"),
        speaks(name, "وزير المالية العراقي"),
        speaks(name, "الوزير العراقي"),
        speaks(name),
    )
    a, b, c, d = entities_of(store, uids)
    assert c == b != a
    assert d is None
    link = linked(store, uids[3])
    assert link is not None
    assert {one["entity"] for one in link["evidence"]["candidates"]} == {a, b}


def test_the_beginning_of_a_name_is_the_person_only_where_a_role_says_so(store: Store) -> None:
    uids = added(
        store,
        speaks("هيثم الكرداني السالمي", "رئيس البلدية"),
        speaks("هيثم الكرداني", "رئيس البلدية"),
        speaks("هشام البرقاوي بوراس", "مدير المصنع"),
        speaks("هشام البرقاوي"),
    )
    a, b, c, d = entities_of(store, uids)
    assert a == b
    assert d not in (None, c)
    link = linked(store, uids[3])
    assert link is not None
    assert link["evidence"]["runner_up"]["entity"] == c


def test_a_surname_alone_is_linked_by_its_office_or_not_at_all(store: Store) -> None:
    uids = added(
        store,
        speaks("نيكيتا غوردانوف", "وزير الخارجية الروسي"),
        speaks("غوردانوف", "وزير الخارجية"),
        speaks("غوردانوف"),
        speaks("غوردانوف", "لاعب النادي"),
    )
    a, b, c, d = entities_of(store, uids)
    assert b == a
    assert c is None
    assert d is None


def test_a_surname_is_the_fuller_name_of_its_article(store: Store) -> None:
    (one,) = read(store, "قال نيكيتا غوردانوف إن العمل مستمر. وقال غوردانوف إن الموعد قريب.")
    assert len({link["entity"] for s in one.statements if (link := linked(store, s.uid))}) == 1


def test_a_ministry_is_one_under_its_long_and_its_short_name_and_each_state_has_its_own(store: Store) -> None:
    uids = added(
        store,
        speaks("وزارة الخارجية الروسية"),
        speaks("الخارجية الروسية"),
        speaks("وزارة الخارجية الأميركية"),
        speaks("الخارجية الأمريكية"),
        speaks("وزارة الخارجية", outlet="الراصد"),
        speaks("وزارة الخارجية", outlet="الراصد", about="شيئا آخر"),
        speaks("وزارة الخارجية", outlet="صحيفة أخرى", about="خبرا"),
        speaks("وزارة الخارجية", about="كلاما"),
    )
    russian, short, american, spelled, here, again, other, nowhere = entities_of(store, uids)
    assert russian == short
    assert american == spelled != russian
    assert here == again
    assert len({russian, american, here, other}) == 4
    assert nowhere is None


def test_a_capital_that_speaks_is_a_party_of_its_own(store: Store) -> None:
    uids = added(
        store, speaks("موسكو"), speaks("الكرملين"), speaks("روسيا"), speaks("روسيا الاتحادية"), speaks("واشنطن")
    )
    moscow, kremlin, russia, federation, washington = entities_of(store, uids)
    assert len({moscow, kremlin, russia, washington}) == 4
    assert russia == federation
    assert [link["party"] for uid in uids if (link := linked(store, uid))] == ["RU", "RU", "RU", "RU", "US"]


def test_who_has_no_name_is_no_entity(store: Store) -> None:
    uids = added(store, speaks("مصادر مطلعة"), speaks("الوزير"), speaks("مسؤول أميركي"))
    assert entities_of(store, uids) == [None, None, None]
    link = linked(store, uids[2])
    assert link is not None
    assert link["party"] == "US"


def test_an_article_that_cannot_be_linked_whole_is_not_kept(store: Store) -> None:
    def fail(*_: object) -> None:
        LINKER(*_)  # type: ignore[arg-type]
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        store.add(speaks("سامي الحداد"), fail)
    assert store.count() == (0, 0)
    with store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM entity").fetchone()[0] == 0


NEWS = (
    "قال وزير الخارجية الروسي نيكيتا غوردانوف إن بلاده سترد. وأضاف أن موسكو لن تتراجع.",
    "قال نيكيتا جوردانوف إن المفاوضات مع سليم الراوندي متوقفة. وأكد الكرملين أن الموعد لم يحدد.",
    "أعلنت وزارة الخارجية الروسية أن نيكيتا غوردانوف سيزور المغرب. "
    "وقال وزير المالية التونسي سليم الراوندي إن الميزانية جاهزة.",
)


def test_linking_anew_gives_the_same_rows_and_finds_who_spoke_later_in_earlier_contents(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Store.open(path) as store:
        read(store, *NEWS)
        before = rows(path)
        assert relink(store, LINKER) == 3
        once = rows(path)
        relink(store, LINKER)
    assert rows(path) == once
    assert {**before, "about": []} == {**once, "about": []}
    assert len(once["about"]) == len(before["about"]) + 1


def test_the_same_articles_give_the_same_rows(tmp_path: Path) -> None:
    for name in ("a.db", "b.db"):
        with Store.open(tmp_path / name) as store:
            read(store, *NEWS)
    assert rows(tmp_path / "a.db") == rows(tmp_path / "b.db")


def test_adding_again_changes_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db") as store:
        read(store, *NEWS)
        before = rows(tmp_path / "r.db")
        read(store, *NEWS)
    assert rows(tmp_path / "r.db") == before
