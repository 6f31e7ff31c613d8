"""The day of saying: which phrase dates a statement, and what stands in where none does."""

from __future__ import annotations

import pytest

from qawl.extract import extract_article
from qawl.model import SaidOn, Statement
from qawl.reading.article import make_article

WEDNESDAY = "2016-12-14"


def statements(text: str, published: str | None = WEDNESDAY) -> tuple[Statement, ...]:
    return extract_article(make_article(text, source="a.txt", published=published)).statements


def said_on(text: str, published: str | None = WEDNESDAY, n: int = 0) -> tuple[str | None, str | None, str | None, str]:
    """First and last day, basis, and the words of the n-th statement."""
    when = statements(text, published)[n].said_on
    if when is None:
        return None, None, None, ""
    return when.from_, when.to, when.basis, text[slice(*when.mention)] if when.mention else ""


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("قال الوزير سمير البنا أمس الثلاثاء إن الجسر آمن.", "2016-12-13", "أمس الثلاثاء"),
        ("قالت الوزيرة ليلى القادري في مؤتمر صحفي عقدته اليوم إن الجسر آمن.", "2016-12-14", "اليوم"),
        ("وقال مدير المرفأ سالم الحاج -صباح الاثنين- إن السفن ستعود.", "2016-12-12", "صباح الاثنين"),
        ("وكان سمير البنا قد أعلن في 3 ديسمبر الجاري أن الجسر آمن.", "2016-12-03", "في 3 ديسمبر الجاري"),
        ("وفي كلمة ألقاها الخميس الماضي، قال سمير البنا إن الجسر آمن.", "2016-12-08", "الخميس الماضي"),
        ("وفقا لبيان أصدرته بلدية الوادي أمس، فإن الجسر آمن.", "2016-12-13", "أمس"),
        ("«الجسر آمن ولن يغلق أبدا»، قال الوزير سمير البنا يوم الأحد.", "2016-12-11", "يوم الأحد"),
    ],
)
def test_the_phrase_of_the_cues_clause(text: str, day: str, words: str) -> None:
    assert said_on(text) == (day, day, "mention", words)


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير سمير البنا إن الجسر أغلق أمس.",  # the content's own time
        "قال سمير البنا الذي وصل أمس إلى الوادي إن الجسر آمن.",  # a relative clause's
        "أغلق الجسر أمس وقال سمير البنا إن السبب مجهول.",  # another clause's
        "وحتى أمس قال سمير البنا إن الجسر آمن.",  # until when, not when
        "وقال سمير البنا في الوقت نفسه إن الجسر آمن.",
    ],
)
def test_what_dates_something_else(text: str) -> None:
    assert said_on(text) == (WEDNESDAY, WEDNESDAY, "published", "")


def test_a_month_or_a_week_is_cut_at_the_day_of_the_article() -> None:
    assert said_on("قال سمير البنا هذا الشهر إن الجسر آمن.")[:3] == ("2016-12-01", "2016-12-14", "mention")


def test_a_vague_phrase_is_kept_without_days_and_keeps_the_day_of_publishing_away() -> None:
    text = "قال سمير البنا في وقت سابق إن الجسر آمن."
    assert said_on(text) == (None, None, "mention", "في وقت سابق")


def test_without_any_date_the_phrase_is_kept_and_left_relative() -> None:
    assert said_on("قال سمير البنا أمس إن الجسر آمن.", None) == (None, None, "mention", "أمس")


def test_a_participle_shares_the_day_of_its_verb() -> None:
    text = "قال الوزير سمير البنا أمس إن الجسر آمن، مضيفا أن السفن ستعود."
    found = statements(text)
    assert len(found) == 2
    assert found[1].said_on == found[0].said_on


def test_the_next_sentence_does_not() -> None:
    text = "قال الوزير سمير البنا أمس إن الجسر آمن. وأضاف أن السفن ستعود قريبا إلى الميناء."
    assert said_on(text, n=1)[2] == "published"


def test_a_dateline_dates_what_has_no_phrase() -> None:
    text = "الوادي 3-6-2015 (الراصد) - قال الوزير سمير البنا إن الجسر آمن وإن السفن ستعود إلى الميناء."
    assert said_on(text, None) == ("2015-06-03", "2015-06-03", "dateline", "")


def test_a_date_in_a_line_of_its_own_is_what_relative_words_count_from() -> None:
    head = "الجسر الجديد\nالأربعاء 3 يونيو 2015\n"
    text = head + "قال الوزير سمير البنا أمس إن الجسر آمن.\nوقال المدير هادي فارس إن العمل مستمر."
    assert said_on(text, None) == ("2015-06-02", "2015-06-02", "mention", "أمس")
    assert said_on(text, None, n=1) == (None, None, None, "")


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2016", SaidOn(from_="2016-01-01", to="2016-12-31", basis="published", edtf="2016")),
        ("2016-12", SaidOn(from_="2016-12-01", to="2016-12-31", basis="published", edtf="2016-12")),
        ("2016-12-14T10:00", SaidOn(from_="2016-12-14", to="2016-12-14", basis="published", edtf="2016-12-14")),
        (None, None),
    ],
)
def test_publishing_bounds_it(published: str | None, expected: SaidOn | None) -> None:
    assert statements("قال سمير البنا إن الجسر آمن.", published)[0].said_on == expected


@pytest.mark.parametrize(
    "text",
    [
        "وكان سمير البنا قد قال إن الجسر آمن.",  # some time before
        "قد يعلن سمير البنا أن الجسر آمن.",
        "وسيعلن سمير البنا أن الجسر آمن.",
    ],
)
def test_what_publishing_does_not_bound(text: str) -> None:
    assert said_on(text)[2] is None


def test_what_is_expected_lies_ahead() -> None:
    assert said_on("وسيعلن سمير البنا الجمعة أن الجسر آمن.")[:3] == ("2016-12-16", "2016-12-16", "mention")


def test_anothers_words_have_no_day_but_their_own() -> None:
    text = "قال الوزير سمير البنا إن المقاولين أكدوا أن الجسر سيفتح."
    found = statements(text)
    assert [s.said_on.basis if s.said_on else None for s in found if s.depth] == [None]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("توقع سمير البنا أمس أن يكتمل الجسر خلال يومين.", ("2016-12-13", "2016-12-15", "day")),
        ("توقع سمير البنا أمس أن يكتمل الجسر غدا.", ("2016-12-15", "2016-12-15", "day")),  # the article's tomorrow
        ("وعد سمير البنا أمس: «سنكمل الجسر غدا».", ("2016-12-14", "2016-12-14", "day")),  # his own
        ("توقع سمير البنا أن يكتمل الجسر قبل نهاية العام.", ("2016-12-14", "2016-12-31", "year")),
        ("توقع سمير البنا أن يكتمل الجسر قريبا.", (None, None, "vague")),
        ("توقع سمير البنا أن يكتمل الجسر بعد رمضان.", ("2017-06-25", None, "month")),
    ],
)
def test_a_horizon_counts_from_the_day_of_saying(text: str, days: tuple[str | None, str | None, str]) -> None:
    horizon = statements(text)[0].horizon
    assert horizon is not None
    assert (horizon.from_, horizon.to, horizon.precision) == days


def test_a_horizon_without_a_date_is_left_relative() -> None:
    horizon = statements("توقع سمير البنا أن يكتمل الجسر خلال يومين.", None)[0].horizon
    assert horizon is not None
    assert (horizon.from_, horizon.to, horizon.edtf) == (None, None, None)
