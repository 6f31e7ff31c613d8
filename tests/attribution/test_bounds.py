"""What the confidence of boundaries rests on. Every text is invented."""

from __future__ import annotations

import pytest

from qawl.attribution import bounds
from qawl.attribution.bounds import end_of, span_score
from qawl.extract import extract_article
from qawl.lexicon.compile import load
from qawl.reading.article import make_article
from qawl.statements.draft import BARE, PARTICIPLE, SOURCE
from qawl.statements.find import find
from qawl.text.page import Page

LONG = " ثم إلى الساحة" * 8


def ends(text: str) -> list[str]:
    page = Page(text, load(None))
    drafts = find(page)
    hosts = {id(draft.parent) for draft in drafts}
    return [end_of(page, draft, host=id(draft) in hosts) for draft in drafts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الوزير كريم البستاني إن اللقاح متوفر.", [bounds.CLAUSE]),
        (f"قال الوزير كريم البستاني إن الموكب يسير إلى الجسر{LONG}.", [bounds.CLAUSE_LONG]),
        (f"قال الوزير كريم البستاني إن الموكب يسير إلى الجسر{LONG}{LONG}.", [bounds.CLAUSE_ENDLESS]),
        ('وقال الوزير كريم البستاني إن اللقاح "متوفر في كل القرى".', [bounds.CLAUSE_MARKED]),
        ("قال المحافظ سامر الحلبي إن خبيرا أكد أن السد متين.", [bounds.CLAUSE_HOST, bounds.CLAUSE_NESTED]),
        ('قالت النائبة هدى النجار: "الجسر آمن تماما ولا خطر فيه اليوم ولا غدا يا أهل المدينة".', [bounds.QUOTED]),
        ('قالت النائبة هدى النجار: "الجسر آمن تماما ولا خطر".', [bounds.QUOTED_SHORT]),
        ('قالت النائبة هدى النجار: "الجسر آمن".', [bounds.QUOTED_WORDS]),
        ("يبدأ العمل في السد غدا، بحسب وزير الري سامر الحلبي.", [bounds.SOURCE_BEFORE]),
        ("وفقا لوزارة الزراعة، فإن المحصول جيد.", [bounds.SOURCE_AFTER]),
        ("دعا وزير التجارة كريم البستاني الشركات إلى خفض الأسعار.", [bounds.PHRASE]),
        ("دعا وزير التجارة الشركات إلى خفض الأسعار، وتشغيل الشباب.", [bounds.PHRASE_LONG]),
    ],
)
def test_what_the_end_rests_on(text: str, expected: list[str]) -> None:
    assert ends(text) == expected


def test_the_statement_carries_the_share_of_its_kind() -> None:
    text = "قال المحافظ سامر الحلبي إن خبيرا أكد أن السد متين. ودعا المحافظ السكان إلى الهدوء."
    page = Page(text, load(None))
    drafts = find(page)
    hosts = {id(draft.parent) for draft in drafts}
    found = extract_article(make_article(text, source="t")).statements
    assert [s.confidence.span for s in found] == [span_score(page, d, host=id(d) in hosts) for d in drafts]
    assert len({s.confidence.span for s in found}) == 3


def test_every_kind_has_a_share_to_the_nearest_twentieth() -> None:
    named = {value for name, value in vars(bounds).items() if name.isupper() and isinstance(value, str)}
    assert named - {BARE, PARTICIPLE, SOURCE} == set(bounds._SHARES)
    for share in bounds._SHARES.values():
        assert 0.5 <= share <= 0.95
        assert round(share * 20) == pytest.approx(share * 20)


def test_a_clause_that_nothing_ends_is_less_sure_than_one_that_a_full_stop_ends() -> None:
    shares = bounds._SHARES
    assert shares[bounds.CLAUSE] > shares[bounds.CLAUSE_ENDLESS] > shares[bounds.CLAUSE_LOOSE]
    assert shares[bounds.PHRASE] > shares[bounds.PHRASE_LONG] > shares[bounds.PHRASE_LOOSE]
    assert shares[bounds.QUOTED] > shares[bounds.QUOTED_SHORT] > shares[bounds.QUOTED_WORDS]
