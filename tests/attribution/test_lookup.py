"""Names that stand elsewhere in the article: before a title, behind parentheses. Every text is invented."""

from __future__ import annotations

import pytest

from qawl.attribution.lookup import expanded, fuller_name, name_before
from qawl.text.page import Page
from tests.text.made import page


def at(p: Page, start: int, end: int) -> str:
    return p.view.original[slice(*p.span(start, end))]


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("حضر سامي الكيلاني الأمين العام للاتحاد", "الأمين", "سامي الكيلاني"),
        ("حضر سامي الكيلاني، مدير المرصد، الحفل", "مدير", "سامي الكيلاني"),
        # a surname that no list holds, a name of three words
        ("حضر سامي زعتوري، مدير المرصد", "مدير", "سامي زعتوري"),
        ("حضر سامي بن نادر الكيلاني، مدير المرصد", "مدير", "سامي بن نادر الكيلاني"),
        # no comma and no article: the title is of what stands before it
        ("حضر سامي الكيلاني مدير المرصد", "مدير", None),
        # one word, no listed name, no name at all
        ("حضر سامي، مدير المرصد", "مدير", None),
        ("حضر زعتوري كمون، مدير المرصد", "مدير", None),
        ("انتهى الحفل، مدير المرصد", "مدير", None),
        ("الأمين العام للاتحاد", "الأمين", None),
    ],
)
def test_the_name_before_a_title(text: str, title: str, name: str | None) -> None:
    p = page(text)
    k = next(k for k in range(len(p.words)) if p.raw(k) == title)
    found = name_before(p, k)
    assert (at(p, found.start, found.end) if found is not None else None) == name


@pytest.mark.parametrize(
    ("text", "key", "body"),
    [
        ("افتتح الاتحاد الزراعي العربي (نخلتي) مكتبا", "نخلتي", "الاتحاد الزراعي العربي"),
        ("افتتحت الهيئة الوطنية للمياه «رقراق» مكتبا", "رقراق", "الهيئة الوطنية للمياه"),
        ("افتتح سامي الكيلاني (نخلتي) مكتبا", "نخلتي", None),
        ("افتتح الاتحاد الزراعي العربي مكتبا", "نخلتي", None),
    ],
)
def test_the_body_that_is_spelt_out_before_its_short_name(text: str, key: str, body: str | None) -> None:
    p = page(text)
    found = expanded(p, key)
    assert (at(p, found.start, found.end) if found is not None else None) == body


@pytest.mark.parametrize(
    ("text", "key", "name"),
    [
        ("حضر سامي الكيلاني. وقال الكيلاني نعم", "كيلاني", "سامي الكيلاني"),
        ("شكر كارتو سمعان الحضور. وقال سمعان نعم", "سمعان", "كارتو سمعان"),
        # an unknown given name behind a particle, a preposition, a complementizer
        ("وقد كارتو الكيلاني. وقال الكيلاني نعم", "كيلاني", "كارتو الكيلاني"),
        ("التقى مع كارتو الكيلاني. وقال الكيلاني نعم", "كيلاني", "كارتو الكيلاني"),
        ("وعلم أن كارتو الكيلاني سافر. وقال الكيلاني نعم", "كيلاني", "كارتو الكيلاني"),
        ("وقال الكيلاني نعم", "كيلاني", ""),
    ],
)
def test_the_full_name_of_a_surname(text: str, key: str, name: str) -> None:
    p = page(text)
    run = fuller_name(p, key)
    assert (at(p, run[0], run[-1] + 1) if run else "") == name
