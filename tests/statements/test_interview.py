"""Interviews: what is read as one and what is not, and where each turn begins and ends. Every text is invented."""

from __future__ import annotations

import pytest

from qawl.extract import extract_article
from qawl.lexicon.compile import load
from qawl.model import Statement
from qawl.reading.article import make_article
from qawl.statements.interview import interviewer
from qawl.text.page import Page

QUESTIONS = ("كيف بدأت فكرة البئر؟", "من يدفع كلفة الأنابيب كلها؟", "متى تصل المياه إلى البيوت؟")
ANSWERS = (
    "بدأت الفكرة قبل أعوام حين جفت العيون في الوادي وباع الرعاة نصف ماشيتهم.",
    "تدفع القرية ثلث المبلغ، ويدفع الصندوق الزراعي ما بقي على أقساط طويلة.",
    "تصل في آخر الخريف إن سارت الأعمال كما نرجو ولم تتأخر المضخة الثانية.",
)
ABOVE = "حوار مع المهندس سامي الكيلاني\n"
PLAIN = "بئر القرية بعد عام\n"


def page_of(
    above: str, asks: str = "", answers: str = "", turns: tuple[str, ...] = ANSWERS, between: str = "\n"
) -> str:
    """``above``, then each question behind ``asks`` and each of ``turns`` behind ``answers``."""
    return above + between.join(f"{asks}{q}{between}{answers}{a}" for q, a in zip(QUESTIONS, turns, strict=False))


def statements(text: str) -> list[Statement]:
    return list(extract_article(make_article(text, source="t")).statements)


def turns(text: str) -> list[tuple[str, str]]:
    return [("ask" if s.act == "ask" else "answer", s.text[0]) for s in statements(text) if s.parent is None]


EXPECTED = [
    turn for q, a in zip(QUESTIONS, ANSWERS, strict=True) for turn in (("ask", q), ("answer", a.removesuffix(".")))
]


@pytest.mark.parametrize(
    "text",
    [
        page_of(PLAIN, "- ", "- "),
        page_of(PLAIN, "- "),
        page_of(PLAIN, "", "— "),
        page_of(PLAIN, "* ", "• "),
        page_of(PLAIN, "- ", "- ", between="\n\n"),
        page_of(ABOVE),
        page_of("نقرأ في هذه المقابلة قصة بئر قديمة.\n"),
        page_of("التقيناه في بيته وسألناه عن عمله.\n"),
        page_of(ABOVE, "الرملي: ", "الكيلاني: "),
        page_of(ABOVE, "س: ", "ج: "),
        page_of(ABOVE, turns=tuple(f"«{a.removesuffix('.')}»." for a in ANSWERS)),
        page_of(ABOVE, turns=tuple(f'"{a}"' for a in ANSWERS)),
    ],
    ids=[
        "dashes",
        "asks",
        "answers",
        "stars",
        "blank lines",
        "with whom",
        "this",
        "met",
        "names",
        "letters",
        "quoted",
        "plain",
    ],
)
def test_turns_are_statements_without_dash_name_or_marks(text: str) -> None:
    assert turns(text) == EXPECTED


@pytest.mark.parametrize(
    "text",
    [
        page_of(PLAIN),
        page_of("فتاوى الصيف\n", "- ", "- "),
        page_of("أسئلة القراء\n", "- ", "- "),
        page_of("قصة قصيرة\n", "- ", "- "),
        page_of(PLAIN, "- ", "- ", turns=("قبل أعوام.", "أنا وأخي.", "في الخريف.")),
        page_of(ABOVE, turns=ANSWERS[:2]),
        ABOVE + "\n".join((*QUESTIONS, ANSWERS[0])),
        page_of(PLAIN) + "\nانتهى الحوار.",
    ],
    ids=[
        *("rhetorical questions", "rulings", "readers' questions", "short story", "dialogue", "two turns"),
        *("questions in a row", "the word stands below"),
    ],
)
def test_what_is_no_interview(text: str) -> None:
    assert statements(text) == []


def test_the_word_that_calls_it_an_interview_outweighs_a_word_of_other_columns() -> None:
    assert turns(page_of("حوار مع المهندس سامي الكيلاني عن قصة البئر\n", "- ", "- ")) == EXPECTED
    assert turns(page_of("قصة البئر في هذا الحوار القصير.\n")) == EXPECTED


def test_spans_are_cut_from_the_text_as_it_stands() -> None:
    text = page_of(PLAIN, "- ", "- ")
    for s in statements(text):
        ((start, end),) = s.content
        assert text[start:end] == s.text[0]
        assert text[start - 2 : start] == "- "
        assert s.cue is None
        assert s.mode == "direct"


def test_an_answer_of_several_paragraphs_is_one() -> None:
    longer = (ANSWERS[0] + "\nثم حفرنا بئرا أخرى خلف المدرسة.", *ANSWERS[1:])
    first = turns(page_of(ABOVE, turns=longer))[1]
    assert first == ("answer", longer[0].removesuffix("."))


def test_what_is_said_in_an_answer_stands_inside_it() -> None:
    told = "بدأت قبل أعوام، وقد أكد الوزير نادر الحلبي لنا أن المال موجود في خزينة الصندوق."
    found = statements(page_of(ABOVE, turns=(told, *ANSWERS[1:])))
    (inner,) = [s for s in found if s.parent is not None]
    outer = next(s for s in found if s.id == inner.parent)
    assert outer.text == (told.removesuffix("."),)
    assert inner.text == ("أن المال موجود في خزينة الصندوق",)
    assert inner.depth == 1
    assert inner.speaker is not None
    assert inner.speaker.name == "نادر الحلبي"
    assert inner.according_to == ("سامي الكيلاني",)
    assert outer.content[0][0] < inner.content[0][0] < inner.content[0][1] <= outer.content[0][1]


def test_a_headline_above_is_a_statement_of_its_own() -> None:
    first, *rest = statements(page_of("الكيلاني: البئر آمنة للجميع\n" + ABOVE))
    assert first.text == ("البئر آمنة للجميع",)
    assert [("ask" if s.act == "ask" else "answer", s.text[0]) for s in rest] == EXPECTED


@pytest.mark.parametrize("end", ["---", "...", "***", "«", "؛", "لا."])
def test_a_last_turn_of_two_words_or_none_is_no_statement(end: str) -> None:
    text = page_of(ABOVE) + f"\nوهل من جديد؟\n{end}"
    assert turns(text) == [*EXPECTED, ("ask", "وهل من جديد؟")]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("حوار: هدى الرملي\nنص", "هدى"),
        ("حاورته: هدى الرملي\nنص", "هدى"),
        ("حوار مع هدى الرملي\nنص", None),
        ("تصوير: هدى الرملي\nنص", None),
        ("حوار: 2016\nنص", None),
    ],
)
def test_the_byline_that_names_who_asked(text: str, whom: str | None) -> None:
    page = Page(text, load())
    k = interviewer(page, len(page.words))
    assert (page.raw(k) if k >= 0 else None) == whom
    assert interviewer(page, 2) == -1
