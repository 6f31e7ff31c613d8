"""Who goes on speaking, and what is nobody's: words that bring speech for the subject of their clause, presents without
a subject of their own, the author's own words. Every sentence is invented."""

from __future__ import annotations

import pytest

from qawl.explain import explain_article
from qawl.extract import extract_article
from qawl.model import Statement
from qawl.reading.article import make_article


def only(text: str) -> Statement:
    (statement,) = extract_article(make_article(text, source="t")).statements
    return statement


def contents(text: str) -> list[str]:
    return [" … ".join(s.text) for s in extract_article(make_article(text, source="t")).statements]


@pytest.mark.parametrize(
    "text",
    [
        "واكتفى الوزير سامي الكيلاني بالقول إن المال موجود.",
        "بدأ الوزير سامي الكيلاني حديثه بالقول إن المال موجود.",
        "وسارع الوزير سامي الكيلاني إلى القول إن المال موجود.",
        "وعلق الوزير سامي الكيلاني على القرار بالقول إن المال موجود.",
        "ورد الوزير سامي الكيلاني بالقول إن المال موجود.",
    ],
)
def test_words_that_bring_speech_for_the_subject_of_their_clause(text: str) -> None:
    statement = only(text)
    assert statement.text == ("إن المال موجود",)
    assert statement.speaker is not None
    assert statement.speaker.name == "سامي الكيلاني"


@pytest.mark.parametrize("text", ["يمكن القول إن المال موجود.", "ويبقى القول إن الموسم كان جيدا."])
def test_what_one_may_say_is_the_author_s(text: str) -> None:
    assert contents(text) == []


def test_what_only_appeared_is_no_answer() -> None:
    assert contents("ورد الاسم الأول في اللائحة.") == []


def test_a_cue_that_can_be_cut_in_two_ways_is_refused_once() -> None:
    refused = explain_article(make_article("ورد الاسم الأول في اللائحة.", source="t")).refused
    assert [r.cue for r in refused] == [(0, 3)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("ينطلق الكاتب سامي الكيلاني من القرية، حيث يقول: «الأرض هي الذاكرة كلها».", "الأرض هي الذاكرة كلها"),
        ("تحدث الكاتب سامي الكيلاني طويلا، فهو يرى أن التغيير كبير جدا.", "أن التغيير كبير جدا"),
        ("لا يكتفي الكاتب سامي الكيلاني بالصمت، بل يرى أن القرية تحتاج بئرا.", "أن القرية تحتاج بئرا"),
    ],
)
def test_a_clause_that_goes_on_keeps_its_present(text: str, content: str) -> None:
    assert content in contents(text)


def test_a_present_that_goes_on_about_nobody_says_nothing() -> None:
    assert contents("صعد الفريق ثلاثة مراكز ما يؤكد أن الموسم جيد.") == []


@pytest.mark.parametrize("opener", ["حيث", "إذ"])
def test_a_clause_with_a_verb_of_its_own_is_not_that_of_the_verb_before(opener: str) -> None:
    text = f"علقت البلدية على القرار بلهجة حادة، {opener} قالت وزارة الزراعة إن الأمر خطير."
    statement = only(text)
    assert statement.cue is not None
    assert text[slice(*statement.cue)] == "قالت"
    assert statement.speaker is not None
    assert statement.speaker.name == "وزارة الزراعة"


def test_what_i_think_in_another_s_words_is_no_statement_of_its_own() -> None:
    assert len(contents("قال الوزير سامي الكيلاني: «الطريق جاهز. أعتقد أن العمل سينتهي غدا».")) == 1
    assert contents("اعتقد الوزير سامي الكيلاني أن العمل سينتهي غدا.") == ["أن العمل سينتهي غدا"]


def test_a_place_behind_a_definite_body_begins_the_object() -> None:
    statement = only("وصفت الهيئة الزراعية تونس بأنها جارة كريمة.")
    assert statement.text == ("تونس", "بأنها جارة كريمة")
    assert statement.speaker is not None
    assert statement.speaker.name == "الهيئة الزراعية"


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("أعلنت شركة السهل الصيف الماضي أنها ستتوسع.", "شركة السهل"),
        ("أعلنت الصيف الماضي شركة السهل أنها ستتوسع.", "شركة السهل"),
        ("وأوضحت الشركة في ذات الرسالة أن الطريق مغلق.", "الشركة"),
        ("قال الوزير سامي الكيلاني بصراحة إن الطريق مغلق.", "الوزير سامي الكيلاني"),
    ],
)
def test_times_frames_and_adverbs_are_no_part_of_who_speaks(text: str, mention: str) -> None:
    speaker = only(text).speaker
    assert speaker is not None
    assert speaker.mention is not None
    assert text[slice(*speaker.mention)] == mention


def test_a_name_carries_no_full_stop() -> None:
    (statement,) = extract_article(
        make_article("ذكرت صحيفة «السهل الأخضر».\nوبحسب الصحيفة، فإن القرار تأجل.", source="t")
    ).statements
    assert statement.speaker is not None
    assert statement.speaker.name == "صحيفة «السهل الأخضر»"
