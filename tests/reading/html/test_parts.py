# ruff: noqa: E501
"""The parts that reading a page is made of, each by itself."""

import pytest

from qawl.errors import QawlError
from qawl.reading.html import bulk, careful, depth, linked
from qawl.reading.html.blocks import blocks_of, marked
from qawl.reading.html.encoding import page_text
from qawl.reading.html.lines import box_of, is_caption, is_prose
from qawl.reading.html.page import read_page
from qawl.reading.html.reader import read_html
from qawl.reading.html.scan import plain, scan
from qawl.reading.html.told import bare_title, told
from qawl.reading.html.words import folded
from qawl.reading.inputs import Input, Options
from tests.reading.html.hostile import BODY, HEAD, LEAD, MORE, TITLE

PAGE = (HEAD + BODY).encode()


def test_the_scan_takes_scripts_and_comments_away_and_notes_the_head() -> None:
    found = scan(
        '<html lang="ar"><title>أ &amp; ب</title><!-- <meta name=date content=1> --><META NAME="Author" CONTENT=\'س\'>'
        '<link rel=canonical href="/x?a=1&amp;b=2"><script>if (a < b) "<p>"</script><SCRIPT type="application/ld+json">{"@type": "NewsArticle", "headline": "عنوان طويل"}'
        '</SCRIPT ><style>p{}</style><h1>ع<b>ن</b></h1><time datetime="2021">أمس</time>ن<svg><text>x</text></svg>ص'
    )
    assert found.title == "أ & ب"
    assert found.language == "ar"
    assert found.metas == {"author": "س"}
    assert found.canonical == "/x?a=1&b=2"
    assert found.linked == ['{"@type": "NewsArticle", "headline": "عنوان طويل"}']
    assert found.headings == ["ع ن"]
    assert found.markup[found.heads[0] :].startswith("<h1>")
    assert found.times == [{"datetime": "2021", "": "أمس"}]
    assert found.markup.endswith("</time>نص")
    assert "<p>" not in found.markup


def test_what_is_never_closed_costs_no_text() -> None:
    assert scan("أ<!-- ب > ج").markup == "أ ج"
    assert scan("أ<svg> ب").markup == "أ<svg> ب"
    assert scan("أ<script> ب").markup == "أ"
    assert scan("أ<!--> ب <!---> ج").markup == "أ ب  ج"


def test_plain_text_of_markup() -> None:
    assert plain(" أ<br>ب\n &laquo;ج&raquo;\u00a0د ") == "أ ب «ج»\u00a0د"


def test_deep_markup_becomes_flat_and_loses_no_text() -> None:
    markup = "".join(f"<div>س{i}" for i in range(1000))
    flat, deepest = depth.harmless(markup, "x")
    assert deepest == 1000
    tree = careful.parse(flat)
    assert tree is not None
    assert [block.text for block in blocks_of(tree)] == [f"س{i}" for i in range(1000)]


def test_paragraphs_that_are_never_closed_are_not_deep() -> None:
    markup = "<p>أ" * 1000 + "<ul>" + "<li>ب" * 1000 + "</ul><table>" + "<tr><td>ج" * 1000
    assert depth.harmless(markup, "x")[1] <= 4


def test_long_tags_lose_their_attributes() -> None:
    markup = f"أ<p a={'x' * 150_000}>ب</p>"
    assert depth.short_tags(markup) == "أ<p>ب</p>"
    assert depth.short_tags("<p a=b>" + "س" * 150_000) == "<p a=b>" + "س" * 150_000


def test_lines_as_shown() -> None:
    tree = careful.parse(
        "<div>أ<b>ب</b> <i>ج</i><br>د\n  ه&nbsp;و<p>ز</p>ح</div><nav>ط</nav><div class='post-share'>ي</div>"
        "<p style='display:none'>ك</p><a href=x>ل م</a><script>ن</script>"
    )
    assert tree is not None
    shown = [(block.text, block.zone) for block in blocks_of(tree)]
    assert shown == [
        ("أب ج", None), ("د ه\u00a0و", None), ("ز", None), ("ح", None), ("ط", "menu"), ("ي", "share"), ("ك", "hidden"), ("ل م", None),
    ]  # fmt: skip
    assert blocks_of(tree)[-1].links == 3


def test_what_classes_mark() -> None:
    kinds = {
        "related-posts": "related", "readAlso": "related", "td-post-sharing": "share", "commentlist": "comments",
        "wp-caption-text": "caption", "entry-content": None, "article-body share": "share", "shareholder": None,
        "comment-body": "comments", "author-box": "author", "x" * 400: None,
    }  # fmt: skip
    assert {name: marked(name) for name in kinds} == kinds


def test_what_lines_are() -> None:
    assert box_of("اقرأ أيضًا: افتتاح معرض الخزف") == "related"
    assert box_of("◄ شاهد أيضاً") == "related"
    assert box_of("التعليقات (12)") == "comments"
    assert box_of("تابعونا على تويتر") == "share"
    assert box_of("شاهد رئيس البلدية الأشغال من نافذة مكتبه.") is None
    assert box_of("المزيد من الجهد مطلوب من البلدية، كما قال رئيسها.") is None
    assert box_of("اقرأ") == "related"
    assert box_of("") is None
    assert is_prose(LEAD)
    assert not is_prose("افتتاح معرض الخزف في دار البلدية القديمة")
    assert is_caption("أشغال الجسر في الصباح (تصوير: ناجي الكيالي)")
    assert not is_caption("قال رئيس البلدية (وهو مهندس)")


def test_titles_without_their_site() -> None:
    sites = {folded("صحيفة السهل")}
    assert bare_title(f"{TITLE} - صحيفة السهل", sites, {}) == TITLE
    assert bare_title(f"صحيفة السهل | {TITLE}", sites, {}) == TITLE
    assert bare_title(f"{TITLE} | الأخبار", set(), {folded(TITLE): TITLE}) == TITLE
    assert bare_title("الوزير - كما قال - لن يستقيل", sites, {}) == "الوزير - كما قال - لن يستقيل"


def test_outlets_by_their_host() -> None:
    assert (
        told(scan(""), "https://www.bbc.com/arabic/a-1").outlet
        == told(scan(""), "https://bbcarabic.com/x").outlet
        != ""
    )
    assert told(scan(""), "https://www.bbc.com/news/a-1").outlet == ""
    assert told(scan(""), "https://m.hespress.com/a").outlet == "هسبريس"


def test_addresses_are_whole_and_without_credentials() -> None:
    page = scan('<link rel="canonical" href="/news/1">')
    assert told(page, "https://a.example/x").url == "https://a.example/news/1"
    assert (
        told(scan('<link rel=canonical href="https://u:p@a.example/x">'), "https://a.example/y").url
        == "https://a.example/y"
    )
    assert told(scan('<link rel=canonical href="javascript:1">'), None).url == ""


def test_json_that_is_sloppy() -> None:
    node = linked.article_node(['{"@type": "NewsArticle", "headline": "س\n", "datePublished": "2021-03-16",}'])
    assert node["datePublished"] == "2021-03-16"
    assert linked.article_node(['{"@type": "NewsArticle", "datePublished": "2021-03-16" "x"']) != {}
    assert linked.article_node(["[" * 100_000]) == {}
    assert linked.names_of([{"name": "أ"}, "ب", {"name": "أ"}, 5]) == "أ، ب"
    assert linked.lines_of("<p>أ</p><p>ب<br/>ج</p>") == ["أ", "ب", "ج"]
    assert linked.lines_of("&lt;p&gt;أ&lt;/p&gt;ب") == ["أ", "ب"]


def test_the_run_of_prose_begins_behind_the_headline() -> None:
    lines = ["قائمة", MORE, TITLE, "16 مارس 2021", LEAD, "عنوان فرعي", MORE, "التعليقات", MORE]
    assert bulk.run_of(lines, TITLE) == (4, 7)
    assert bulk.run_of(["قائمة", "عنوان"], TITLE) == (0, 0)


@pytest.mark.parametrize(
    ("data", "charset", "code"),
    [
        (b"", None, "QAWL-R005"),
        (b"%PDF-1.4", None, "QAWL-R002"),
        (b"\xff\xfe\0\0x", None, "QAWL-R007"),
        (b"\x01\x02\x03" * 99, None, "QAWL-R002"),
        ("caf\u00e9 cr\u00e8me".encode("latin-1") * 9, None, "QAWL-R007"),
    ],
)
def test_bytes_that_are_no_page(data: bytes, charset: str | None, code: str) -> None:
    with pytest.raises(QawlError) as caught:
        page_text(data, "x", charset)
    assert caught.value.code == code


def test_codecs_that_are_no_encodings_of_pages_are_not_asked() -> None:
    for charset in ("rot13", "punycode", "zip", "unicode_escape", "x" * 500, "utf-7", "\0"):
        assert page_text(LEAD.encode("cp1256"), "x", charset)[0] == LEAD


def test_a_page_without_an_article_is_refused() -> None:
    links = "".join(f"<li><a href={i}>عنوان قصير رقم {i}</a>" for i in range(40))
    for page in (
        HEAD + f"<ul>{links}</ul>",
        HEAD + "<h1>الصفحة غير موجودة</h1><p>عفوا، الصفحة المطلوبة غير موجودة، عد إلى الرئيسية.</p>" + BODY[:0],
    ):
        for thorough in (True, False):
            with pytest.raises(QawlError) as caught:
                read_page(page.encode(), where="x", path="x", source="x", careful=thorough)
            assert caught.value.code == "QAWL-R014"


def test_what_the_container_tells_fills_what_the_page_does_not() -> None:
    known = {
        "outlet": "صحيفة السهل",
        "title": "لا يؤخذ",
        "published": "2020-01-01",
        "published_precision": "day",
        "published_basis": "feed",
    }
    article = read_page(PAGE, where="x", path="f", source="s", known=known).article
    assert (article.title, article.outlet, article.published_basis) == (TITLE, "صحيفة السهل", "feed")
    dated = PAGE.replace(b"<body>", b'<meta name="date" content="2021-03-16"><body>')
    assert read_page(dated, where="x", path="f", source="s", known=known).article.published == "2021-03-16"


def test_a_given_date_is_the_last() -> None:
    article = read_page(PAGE, where="x", path="f", source="s", given="2019-05").article
    assert (article.published, article.published_basis) == ("2019-05", "given")


def test_the_reader_reads_an_input() -> None:
    input = Input(PAGE, where="w", path="p", source="s", url="https://a.example/2021/03/16/x")
    (read,) = read_html(input, Options())
    assert read.article.text == f"{TITLE}\n{LEAD}\n{MORE}"
    assert (read.article.path, read.article.source, read.article.published) == ("p", "s", "2021-03-16")
    assert read.evidence is None
