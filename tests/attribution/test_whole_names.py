"""The whole name behind a bare one, told by what the article prints elsewhere. Every sentence is invented."""

from __future__ import annotations

from qawl.extract import extract_article
from qawl.reading.article import make_article


def names(text: str) -> list[str | None]:
    found = extract_article(make_article(text, source="t")).statements
    return [s.speaker.name if s.speaker else None for s in found]


def test_a_body_that_the_office_of_somebody_names() -> None:
    text = "تحدث سامي الكيلاني مدير المرصد الوطني للمياه إلى الصحفيين. وأكد المرصد أن الآبار تكفي."
    assert names(text)[-1] == "المرصد الوطني للمياه"


def test_the_body_ends_before_who_holds_the_office() -> None:
    text = "حضر اللقاء رئيس الهيئة الوطنية للمياه الدكتور سامي الكيلاني. وأكدت الهيئة أن الآبار تكفي."
    assert names(text) == ["الهيئة الوطنية للمياه"]


def test_a_middle_name_that_no_list_holds() -> None:
    text = "استمعت اللجنة إلى السيدة ليلى بلارزي كنعان طويلا. وقالت كنعان إن الآبار تكفي."
    assert names(text) == ["ليلى بلارزي كنعان"]


def test_a_town_behind_a_name_is_no_middle_name() -> None:
    text = "تعمل ليلى في جامعة خالد بجدة كنعان. وقالت كنعان إن الآبار تكفي."
    assert all("خالد" not in (name or "") for name in names(text))
