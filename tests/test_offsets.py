"""Whatever the text, every span lies in it and is what was printed; reading ends in time and never breaks."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.extract import extract_article
from qawl.lexicon.compile import load
from qawl.reading.article import make_article
from qawl.text.page import Page

SOUP = """قال الوزير سامي الكيلاني إن أن الطريق مفتوح وأضاف مضيفا وفقا لوكالة الأفق « » " “ ” ، . : - ( ) لم سوف دعا إلى
بـ ـ وقَالَ الـوزير \u200fقال موسكو داعش يقولون في بيان الوزارة 2031 ٣ % 19.1 http://a.b @x 😀 لـ و عبد الله بن"""
WORDS = st.sampled_from([*SOUP.split(), "\n"])
NEWS = st.lists(WORDS, max_size=40).map(" ".join)


def check(text: str) -> None:
    for s in extract_article(make_article(text, source="t")).statements:
        spans = [*s.content, *([s.cue] if s.cue else []), s.sentence]
        spans += [m.mention for m in (s.relay, s.addressee, s.occasion) if m is not None]
        if s.speaker is not None:
            spans += [span for span in (s.speaker.mention, s.speaker.antecedent) if span is not None]
        assert all(0 <= a < b <= len(text) for a, b in spans)
        assert s.text == tuple(text[a:b] for a, b in s.content)
        assert s.cue is None or text[s.cue[0] : s.cue[1]].strip() == text[s.cue[0] : s.cue[1]]


@given(NEWS)
@settings(max_examples=250, deadline=None)
def test_news_like_soup(text: str) -> None:
    check(text)


@given(st.text(max_size=120))
@settings(max_examples=150, deadline=None)
def test_any_text(text: str) -> None:
    check(make_article(text, source="t").text)


@given(NEWS)
@settings(max_examples=150, deadline=None)
def test_a_folded_view_maps_back(text: str) -> None:
    page = Page(text, load())
    for k in range(len(page.words)):
        a, b = page.span(k, k + 1)
        assert 0 <= a < b <= len(text)
        assert page.raw(k) == text[a:b]
