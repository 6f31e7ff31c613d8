"""The region of an outlet, the gender of a speaker. Names are invented."""

from __future__ import annotations

import pytest

from tests.gate import corpus, groups


@pytest.mark.parametrize(
    ("source", "outlet", "expected"),
    [
        ("a.txt", "newspaper of TN (not named)", "Maghreb"),
        ("a.txt", "newspaper of SD (not named)", "Egypt and Sudan"),
        ("a.txt", "newspaper of XX (not named)", groups.NOWHERE),
        ("a.txt", "Okaz", "Gulf and Yemen"),
        ("a.txt", "The Daily (translated into Arabic)", groups.TRANSLATED),
        ("a.txt", "Nobody's Paper", groups.NOWHERE),
        ("a.txt", None, groups.NOWHERE),
        ("lavrov-aleppo.txt", None, groups.TRANSLATED),
    ],
)
def test_the_region_is_that_of_the_outlet(source: str, outlet: str | None, expected: str) -> None:
    assert groups.region(source, outlet) == expected


@pytest.mark.parametrize("name", ["sample", pytest.param("dev", marks=pytest.mark.needs("shared"))])
def test_every_article_has_a_region_and_every_entry_one(name: str) -> None:
    found = groups.regions(name)
    assert len(found) == len(corpus.documents(name))
    assert groups.NOWHERE not in found


@pytest.mark.parametrize(
    ("name", "mentions", "expected"),
    [
        ("ليلى القادري", (), groups.WOMAN),
        ("كريم البستاني", ("الوزير كريم البستاني",), groups.MAN),
        ("سامر الحلبي", (), groups.MAN),
        ("عبد الودود الكرماوي", (), groups.MAN),
        ("برينلي أوتس", ("المتحدثة باسم الشركة برينلي أوتس",), groups.WOMAN),
        ("برينلي أوتس", ("المتحدث باسم الشركة برينلي أوتس",), groups.MAN),
        ("برينلي أوتس", (), groups.UNKNOWN),
        ("ليلى القادري وسامر الحلبي", (), groups.UNKNOWN),
        ("عدد من مستشاري الوزير سامر الحلبي", (), groups.UNKNOWN),
        ("مصدر في الوزارة", ("المصدر",), groups.UNKNOWN),
        ("مصادر أمنية", (), groups.UNKNOWN),
        ("وزارة الزراعة", ("الوزارة",), groups.BODY),
        ("مكتب المحافظ سامر الحلبي", (), groups.BODY),
        ("تونس", (), groups.BODY),
        ("", (), groups.UNKNOWN),
    ],
)
def test_the_gender_is_told_by_titles_and_given_names(name: str, mentions: tuple[str, ...], expected: str) -> None:
    assert groups.gender(name, mentions) == expected


def test_a_mention_elsewhere_tells_the_gender_of_an_implied_speaker() -> None:
    text = "المتحدثة برينلي أوتس"
    speaker = {"mention": [0, len(text)], "name": "برينلي أوتس"}
    gold = ({"speaker": speaker}, {"speaker": speaker | {"mention": None}}, {"speaker": None})
    assert groups.genders(corpus.Document("t.txt", text, gold)) == (groups.WOMAN, groups.WOMAN, None)
