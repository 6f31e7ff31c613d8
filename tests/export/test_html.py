"""The page: the text to the character, notes that say what the record says, and nothing that it could run or load."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from io import BytesIO

import pytest

from qawl.export import html
from qawl.export.segments import paragraphs
from qawl.model import ACTS, Mention, Occasion, Quantity, Speaker, Statement
from tests.export.build import TEXT, extraction, minister, span, statement

_VOID = frozenset(("meta", "link", "br", "img", "input"))


class Page(HTMLParser):
    """The page's elements, its article text and the text of its notes; unbalanced tags are an error."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.stack: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.notes: list[str] = []
        self.feed(source)
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.elements.append((tag, values))
        if tag in _VOID:
            return
        name = values.get("class") or ""
        self.stack.append((tag, name))
        if (tag == "p" and name == "text") or tag == "h2":
            self.text.append("")
        if tag == "li" and name.startswith("note"):
            self.notes.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any((t == "p" and c == "text") or t == "h2" for t, c in self.stack):
            self.text[-1] += data
        if any(t == "li" and c.startswith("note") for t, c in self.stack):
            self.notes[-1] += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every element of that name."""
        return [attrs for name, attrs in self.elements if name == tag]


def test_the_article_stands_there_to_the_character() -> None:
    page = Page(html.page([extraction()]))
    assert page.text == [TEXT[a:b] for a, b in paragraphs(TEXT)]


def test_a_title_apart_from_the_text_is_a_heading_of_its_own() -> None:
    page = Page(html.page([extraction(title="عنوان آخر")]))
    assert page.text == ["عنوان آخر", *(TEXT[a:b] for a, b in paragraphs(TEXT))]


def test_marks_cover_exactly_the_spans_and_nest() -> None:
    source = html.page([extraction()])
    marked = re.findall(r'<mark class="content act-predict" data-s="1-1">(.*?)</mark>', source)
    assert marked == ["أن الجسر سيتأخر"]
    assert '<mark class="content act-deny" data-s="1-0"><mark class="content act-predict" data-s="1-1">' in source
    assert '<b class="cue act-deny" data-s="1-0">وقالت</b>' in source
    assert '<mark class="content act-announce unsaid" data-s="1-3">كلفة المشروع</mark>' in source


def test_every_statement_is_linked_from_text_to_note_and_back() -> None:
    page = Page(html.page([extraction(), extraction()]))
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = {str(attrs["href"])[1:] for attrs in page.all("a") if str(attrs.get("href")).startswith("#")}
    assert targets <= set(ids)
    for n in (1, 2):
        assert {f"{kind}-{n}-{i}" for kind in "sn" for i in range(4)} <= targets


def test_notes_tell_speaker_chain_act_cue_medium_addressee_and_evidence() -> None:
    first, nested, implied, unsaid = Page(html.page([extraction()])).notes
    for words in ("وزيرة النقل هند الراوي (هند الراوي)", "نفي", "كلام مباشر", "«وقالت»", "للصحفيين", "0.99", "29–34"):
        assert words in first
    assert "بحسب هند الراوي" in nested
    assert "بحسب" not in first
    for words in (
        "هند الراوي (المرجّح، ضمنًا)",
        "إذاعة الوادي",
        "من المتحدث السابق: «وزيرة النقل هند الراوي»",
        "المقاولون",
    ):
        assert words in implied
    assert "لم يُقَل" in unsaid
    assert "متحدث غير مسمّى" in unsaid


def test_labels_can_be_english_while_the_words_stay() -> None:
    first, nested, *_ = Page(html.page([extraction()], lang="en")).notes
    assert "deny" in first
    assert "according to هند الراوي" in nested


def test_the_policy_allows_this_pages_style_and_script_and_nothing_else() -> None:
    source = html.page([extraction()])
    page = Page(source)
    policy = next(a["content"] for a in page.all("meta") if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        inside = re.findall(f"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        assert len(inside) == 1
        digest = base64.b64encode(hashlib.sha256(inside[0].encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert all("style" not in a and not any(k.startswith("on") for k in a) for _, a in page.elements)


def test_nothing_is_loaded_from_anywhere() -> None:
    page = Page(html.page([extraction(url="https://example.org/a?b=1&c=2")]))
    assert all("src" not in attrs for _, attrs in page.elements)
    assert [a["href"] for a in page.all("link")] == ["data:,"]
    outward = [a for a in page.all("a") if not str(a.get("href")).startswith("#")]
    assert [(a["href"], a["rel"]) for a in outward] == [
        ("https://example.org/a?b=1&c=2", "noreferrer noopener nofollow")
    ]
    assert "@import" not in html.page([])
    assert "url(" not in html.page([])


HOSTILE = (
    "<script>alert(1)</script>",
    "</mark></p></article><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" \'',
    "&lt;b&gt; &amp; &#0;",
    "\u202eمقلوب\u2066\u2069\u200f",
    "<!-- ]]> --> <![CDATA[",
    "\x00\x1b[31m\x07\x85",
    "${articles}$articles\0",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words_wherever_they_come_from(words: str) -> None:
    text = f"وقال {words}: إن {words} باق"
    speaker = Speaker(
        mention=(5, 5 + len(words)), name=words, antecedent=(5, 5 + len(words)), basis="title", runner_up=words
    )
    s = statement(
        "1",
        "وقال",
        f"إن {words} باق",
        text=text,
        speaker=speaker,
        relay=Mention(mention=(5, 5 + len(words)), name=words),
        occasion=Occasion(mention=(5, 5 + len(words)), kind=words),
        according_to=(words,),
        depth=1,
    )
    found = Statement(**{f: getattr(s, f) for f in s.__struct_fields__} | {"id": words, "uid": words})
    source = html.page(
        [extraction(text, (found,), title=words, source=words, outlet=words, url=words, published=words)]
    )
    page = Page(source)
    plain = Page(html.page([extraction(text, (statement("1", "وقال", "باق", text=text),), title="عنوان")]))
    allowed = {tag for tag, _ in plain.elements} | {"dl", "div", "u", "mark"}
    assert {tag for tag, _ in page.elements} <= allowed
    assert len(page.all("script")) == 1
    assert not any(k.startswith("on") for _, attrs in page.elements for k in attrs)
    assert all(str(a.get("href")).startswith("#") for a in page.all("a"))


def test_bidi_controls_are_kept_but_isolated_in_elements_of_their_own() -> None:
    source = html.page([extraction(outlet="\u202eصحيفة", title="\u2067عنوان")])
    for words in ("\u202eصحيفة", "\u2067عنوان"):
        assert source.count(words) == source.count(f"<bdi>{words}</bdi>") > 0


def test_no_control_that_html_forbids_reaches_the_page() -> None:
    text = "وقال\x00 زيد\x1b: إن\x0c الأمر\x85 باق\ttab"
    found = (statement("1", "وقال", "باق", text=text),)
    source = html.page([extraction(text, found, outlet="أ\x0b\x85ب", source="\x7f\x0c\x01")])
    assert not re.search("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f]", source)


def test_only_web_addresses_become_links() -> None:
    for url in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", " https://example.org"):
        assert all(str(a["href"]).startswith("#") for a in Page(html.page([extraction(url=url)])).all("a"))


def test_spans_that_cross_lines_and_each_other_keep_every_tag_closed() -> None:
    text = "أولا ثانيا\nثالثا رابعا\n\nخامسا"
    found = (
        statement("1", None, "أولا ثانيا\nثالثا", text=text, act="deny"),
        statement("2", "ثانيا", "ثانيا\nثالثا رابعا\n\nخامسا", text=text, act="warn"),
        statement("3", "رابعا", "خامسا", text=text, speaker=Speaker(mention=(5, 16), name="ث"), parent="2", depth=1),
    )
    page = Page(html.page([extraction(text, found)]))
    assert page.text == ["jisr.txt", "أولا ثانيا", "ثالثا رابعا", "خامسا"]
    assert len(page.notes) == 3


def test_an_index_leads_to_the_articles_where_there_are_several() -> None:
    several = Page(html.page([extraction(), extraction(title="آخر")]))
    assert [a["href"] for a in several.all("a")][1:3] == ["#a1", "#a2"]
    assert several.all("nav")
    assert not Page(html.page([extraction()])).all("nav")


def test_articles_without_statements_and_without_words_are_shown_too() -> None:
    page = html.page([extraction("نص بلا قول", ()), extraction("", ())])
    assert page.count("لا أقوال في هذا النص") == 2
    assert Page(page).text == ["نص بلا قول", "jisr.txt", ""]


def test_write_gives_the_figures_and_utf8() -> None:
    out = BytesIO()
    counts = html.write(iter([extraction(), extraction()]), out)
    assert (counts.articles, counts.statements) == (2, 6)
    assert "هند الراوي" in out.getvalue().decode("utf-8")


def test_the_published_day_is_never_called_the_day_of_saying() -> None:
    source = html.page([extraction()])
    assert "نُشر في" in source
    assert "قيل في" not in source


def test_an_act_of_a_newer_version_has_the_neutral_colour() -> None:
    assert html.act_class("deny") == "act-deny"
    assert html.act_class('"><script>') == "act-other"
    style = html.page([])
    assert all(f".act-{act} {{" in style for act in (*ACTS, "other"))


def test_the_named_antecedent_is_shown_even_for_the_speaker_at_the_cue() -> None:
    s = statement("1", "وأضافت", "أن الافتتاح", speaker=minister(None, antecedent=(0, 7), basis="pronoun"))
    (note,) = Page(html.page([extraction(found=(s,))])).notes
    assert "من الضمير: «الوزيرة»" in note


def test_a_note_shows_the_quantities_as_printed_and_in_figures() -> None:
    amount = Quantity(mention=span("قبل نهاية"), value=20_000, unit="<km2>", bound="at_least")
    s = statement("1", "وأضافت", "أن الافتتاح سيكون قبل نهاية يونيو", quantities=(amount,))
    source = html.page([extraction(found=(s,))])
    assert "<dt>المقادير</dt>" in source
    assert '<bdi>قبل نهاية</bdi> (<bdi dir="ltr">≥ 20,000 &lt;km2&gt;</bdi>)' in source
