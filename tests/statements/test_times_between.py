"""A time between the verb and its content. Every sentence is invented."""

from __future__ import annotations

import pytest

from qawl.extract import extract_article
from qawl.reading.article import make_article


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("وكانت الدول الأعضاء تعهدت أوائل مارس/آذار الماضي بحفر الآبار.", "بحفر الآبار"),
        ("تعهدت أوائل مارس الدول الأعضاء بحفر الآبار.", "بحفر الآبار"),
        ("تعهدت الدول الأعضاء مطلع الشهر الماضي بحفر الآبار.", "بحفر الآبار"),
        ("وقالت الوزارة في الثالث من سبتمبر/أيلول الفائت إن الآبار تكفي.", "إن الآبار تكفي"),
        ("أخبر الوزير الرئيس في مايو / أيار الماضي أن الآبار تكفي.", "أن الآبار تكفي"),
        ("وكان المكتب التنفيذي للاتحاد أكد في بيان رفضه قرار الهدم.", "رفضه قرار الهدم"),
        ("كما تقدم بالشكر لحفاري الآبار على صبرهم.", "بالشكر لحفاري الآبار على صبرهم"),
    ],
)
def test_the_content_begins_behind_the_time(text: str, content: str) -> None:
    (statement,) = extract_article(make_article(text, source="t")).statements
    assert statement.text == (content,)


def test_progress_is_no_thanks() -> None:
    assert extract_article(make_article("كما تقدم الفريق في الترتيب.", source="t")).statements == ()
