# ruff: noqa: E501
"""The layouts, one a function: each differs from the others in what a reader of pages can stumble over."""

from __future__ import annotations

from collections.abc import Iterator

from tests.reading.html.pages import encoded, scripted
from tests.reading.html.pages.parts import (
    FOOTER,
    LINKS,
    MENU,
    OTHERS,
    OUTLET,
    SHARE,
    URL,
    Layout,
    framed,
    made,
    page,
    paragraphs,
)
from tests.reading.html.pages.stories import BRIDGE, DATES, NESTED, SCHOOL, VOWELLED

OG = (
    f'<meta property="og:site_name" content="{OUTLET}"><meta property="og:type" content="article">'
    f'<link rel="canonical" href="{URL}">'
)


def layouts() -> Iterator[Layout]:
    """All of them."""
    yield from (
        wordpress(), wordpress_block(), old_tables(), breaks(), double_breaks(), fonts(), divs(), amp(), mobile(), printed(),
        aspnet(), sections(), related_in_middle(), related_lines(), captions(), tweets(), author_box(), pagination(),
        bidi(), vowelled(), quotes(), inline_tags(), entities(), title_with_site(), title_bar(), title_colon(),
        visible_levant(), visible_gulf(), visible_maghreb(), visible_digits(), visible_english(), updated_and_published(),
        address_only(), address_with_section(), item_props(), time_element(), gallery(), comments(), newsletter(),
        share_in_text(), heading_inside(), subtitle(), bare_text(), dateline(), unclosed(), misnested(),
    )  # fmt: skip
    yield from scripted.layouts()
    yield from encoded.layouts()


def wordpress() -> Layout:
    head = OG + (
        '<meta property="article:published_time" content="2021-03-16T09:30:00+03:00">'
        '<meta property="article:modified_time" content="2021-03-17T10:00:00+03:00">'
        f'<meta name="author" content="{BRIDGE.author}">'
    )
    body = (
        f'<article class="post type-post"><h1 class="entry-title">{BRIDGE.title}</h1>'
        f'<div class="entry-content clearfix">{paragraphs(BRIDGE)}'
        f'<div class="sharedaddy sd-sharing"><h3>شارك هذا الموضوع:</h3><ul><li><a>تويتر</a></li></ul></div>'
        f'<div class="jp-relatedposts"><h3>مقالات ذات صلة</h3><ul>{LINKS}</ul></div></div>'
        f'<div id="comments"><h3>اترك تعليقا</h3><p>لن يتم نشر عنوان بريدك الإلكتروني.</p></div></article>'
    )
    return made(
        "wordpress", framed(body, head=head, title=f"{BRIDGE.title} - {OUTLET}"), BRIDGE, outlet=OUTLET,
        author=BRIDGE.author, published="2021-03-16T09:30:00+03:00", precision="time", basis="meta",
        modified="2021-03-17", url=URL, left_out=("menu", "related", "share", "comments"), absent=("اترك تعليقا",),
    )  # fmt: skip


def wordpress_block() -> Layout:
    body = (
        f'<main class="wp-block-group"><h2 class="wp-block-post-title">{DATES.title}</h2>'
        f'<div class="wp-block-post-content">{paragraphs(DATES)}'
        f'<figure class="wp-block-image"><img src=a.jpg><figcaption>نخيل الواحة الشمالية (أرشيف)</figcaption></figure></div></main>'
    )
    return made(
        "wordpress of blocks",
        framed(body, title=DATES.title, head=OG),
        DATES,
        outlet=OUTLET,
        url=URL,
        absent=("أرشيف",),
        left_out=("caption",),
    )


def old_tables() -> Layout:
    links = "".join(f'<tr><td><a href="x">{other}</a></td></tr>' for other in OTHERS)
    body = (
        f"<table width=100%><tr><td colspan=3><img src=logo.gif></td></tr><tr><td width=150 valign=top>"
        f"<table>{links}</table></td><td valign=top><table><tr><td><b>{BRIDGE.title}</b></td></tr><tr><td>"
        f"<p align=right>{'</p><p align=right>'.join(BRIDGE.paragraphs)}</p></td></tr></table></td><td width=120>"
        f"<a href=1>الرئيسية</a><br><a href=2>الأرشيف</a></td></tr></table>{FOOTER}"
    )
    return made("old tables", page(body, title=BRIDGE.title, html=""), BRIDGE)


def breaks() -> Layout:
    body = f'<h1>{DATES.title}</h1><div id="story">{"<br>".join(DATES.paragraphs)}</div>'
    return made("paragraphs parted by one br", framed(body, title=DATES.title), DATES)


def double_breaks() -> Layout:
    body = f'<h1>{SCHOOL.title}</h1><div id="Details">{"<br /><br />&nbsp;".join(SCHOOL.paragraphs)}<br/></div>'
    return made("paragraphs parted by two br", framed(body, title=SCHOOL.title), SCHOOL)


def fonts() -> Layout:
    lines = "".join(f'<p><font face="Simplified Arabic" size=4><b>{p}</b></font></p>' for p in BRIDGE.paragraphs)
    return made(
        "fonts", framed(f"<center><font size=6>{BRIDGE.title}</font></center>{lines}", title=BRIDGE.title), BRIDGE
    )


def divs() -> Layout:
    lines = paragraphs(DATES, "div")
    return made(
        "paragraphs as div",
        framed(f'<h1>{DATES.title}</h1><div class="details">{lines}</div>', title=DATES.title),
        DATES,
    )


def amp() -> Layout:
    head = (
        f'<link rel="canonical" href="{URL}"><script async src="https://cdn.ampproject.org/v0.js"></script>'
        "<style amp-boilerplate>body{visibility:hidden}</style>"
    )
    body = (
        f'<amp-sidebar id="s" layout="nodisplay"><nav>{MENU}</nav></amp-sidebar><h1>{SCHOOL.title}</h1>'
        f'<amp-img src="a.jpg" width=1 height=1></amp-img><p>{"</p><amp-ad></amp-ad><p>".join(SCHOOL.paragraphs)}</p>{FOOTER}'
    )
    return made("amp", page(body, head=head, title=SCHOOL.title, html='amp lang="ar"'), SCHOOL, url=URL)


def mobile() -> Layout:
    body = (
        f'<div data-role="page"><div data-role="header">{OUTLET}</div><div data-role="content"><h3>{BRIDGE.title}</h3>'
        f'{paragraphs(BRIDGE)}</div><div class="footer"><a href=full>النسخة الكاملة</a></div></div>'
    )
    return made("mobile", page(body, title=BRIDGE.title), BRIDGE, absent=("النسخة الكاملة",))


def printed() -> Layout:
    body = f'<body onload="window.print()"><h2>{DATES.title}</h2><p>{OUTLET}</p><hr>{paragraphs(DATES)}<hr><p>{URL}</p>'
    return made("print version", page(body, title=DATES.title), DATES)


def aspnet() -> Layout:
    body = (
        f'<form method="post" action="./x.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="{"a" * 3000}">'
        f'<div class="menu">{MENU}</div><div id="ctl00_Main_lblTitle"><h1>{BRIDGE.title}</h1></div>'
        f'<span id="ctl00_Main_lblBody">{paragraphs(BRIDGE)}</span>{FOOTER}</form>'
    )
    return made("all in one form", page(body, title=BRIDGE.title), BRIDGE)


def sections() -> Layout:
    body = (
        f"<header><nav>{MENU}</nav></header><main><article><header><h1>{SCHOOL.title}</h1>"
        f'<p class="byline">بقلم: {SCHOOL.author}</p></header><section>{paragraphs(SCHOOL)}</section></article>'
        f"<aside><h2>الأكثر قراءة</h2><ol>{LINKS}</ol></aside></main><footer>جميع الحقوق محفوظة</footer>"
    )
    return made(
        "elements of html5",
        page(body, title=SCHOOL.title),
        SCHOOL,
        left_out=("menu", "related"),
        author=SCHOOL.author,
        absent=("بقلم",),
    )


def related_in_middle() -> Layout:
    one, two, *rest = BRIDGE.paragraphs
    box = f'<div class="read-also"><strong>اقرأ أيضاً</strong><ul>{LINKS}</ul></div>'
    body = f'<h1>{BRIDGE.title}</h1><div class="article-body"><p>{one}</p><p>{two}</p>{box}<p>{"</p><p>".join(rest)}</p></div>'
    return made(
        "a related box in the middle",
        framed(body, title=BRIDGE.title),
        BRIDGE,
        left_out=("related",),
        absent=("اقرأ أيضا",),
    )


def related_lines() -> Layout:
    one, two, *rest = DATES.paragraphs
    link = f'<p><a href="/1">اقرأ أيضا: {OTHERS[0]}</a></p>'
    other = f'<p>شاهد أيضاً | <a href="/2">{OTHERS[1]}</a></p>'
    body = f'<h1>{DATES.title}</h1><div class="article-body"><p>{one}</p>{link}<p>{two}</p>{other}<p>{"</p><p>".join(rest)}</p></div>'
    return made(
        "related lines between paragraphs",
        framed(body, title=DATES.title),
        DATES,
        left_out=("related",),
        absent=("شاهد أيضا",),
    )


def captions() -> Layout:
    one, *rest = SCHOOL.paragraphs
    figure = '<div class="image-wrap"><img src=a.jpg><p class="img-caption">قاعة المكتبة بعد تجديدها (تصوير: ناجي الكيالي)</p></div>'
    body = f'<h1>{SCHOOL.title}</h1><div class="content-body"><p>{one}</p>{figure}<p>{"</p><p>".join(rest)}</p></div>'
    return made("captions", framed(body, title=SCHOOL.title), SCHOOL, left_out=("caption",), absent=("الكيالي",))


def tweets() -> Layout:
    one, *rest = DATES.paragraphs
    tweet = '<blockquote class="twitter-tweet"><p lang="ar">الموسم هذا العام صعب علينا جميعا.</p>&mdash; نقابة المزارعين <a>1 أكتوبر</a></blockquote>'
    body = f'<h1>{DATES.title}</h1><article><p>{one}</p>{tweet}<script async src="w.js"></script><p>{"</p><p>".join(rest)}</p></article>'
    return made("an embedded post", framed(body, title=DATES.title), DATES, absent=("صعب علينا",), left_out=("other",))


def author_box() -> Layout:
    box = f'<div class="author-box"><img src=a><h4>{BRIDGE.author}</h4><p>صحفية تكتب في شؤون المدن والعمران منذ عشر سنوات، وتقيم في الوادي.</p></div>'
    body = f'<h1>{BRIDGE.title}</h1><div class="article-content">{paragraphs(BRIDGE)}</div>{box}'
    head = f'<meta name="author" content="{BRIDGE.author}">'
    return made(
        "an author box",
        framed(body, title=BRIDGE.title, head=head),
        BRIDGE,
        author=BRIDGE.author,
        absent=("صحفية تكتب",),
    )


def pagination() -> Layout:
    pages = '<div class="pagination"><a>1</a> <a>2</a> <a>الصفحة التالية</a></div>'
    body = f'<h1>{SCHOOL.title}</h1><div class="article">{paragraphs(SCHOOL)}{pages}</div>'
    return made("pagination", framed(body, title=SCHOOL.title), SCHOOL, absent=("الصفحة التالية",))


def bidi() -> Layout:
    lines = (
        "\u200f" + DATES.paragraphs[0],
        DATES.paragraphs[1].replace("السوق", "السـوق"),
        "وقال إن موقع \u202aExample.org\u202c نشر جدولا بالأسعار قبل يومين، ثم حذفه.",
    )
    body = (
        f'<h1 dir="rtl">{DATES.title}</h1><div dir="rtl">'
        + "".join(f'<p dir="auto" align="right">{x}</p>' for x in lines)
        + "</div>"
    )
    return made("bidi controls and tatweel", framed(body, title=DATES.title), DATES, lines=lines)


def vowelled() -> Layout:
    body = f'<h1>{VOWELLED.title}</h1><div class="article-text">{paragraphs(VOWELLED)}</div>'
    return made("vowelled", framed(body, title=VOWELLED.title), VOWELLED)


def quotes() -> Layout:
    body = f'<h1>{NESTED.title}</h1><div class="article-text">{paragraphs(NESTED)}</div>'
    return made("nested quotation marks", framed(body, title=NESTED.title, head=OG), NESTED, outlet=OUTLET, url=URL)


def inline_tags() -> Layout:
    line = 'وقال <a href="/t">رئيس <b>البلدية</b></a> <i>سهيل</i> <span>القرمادي</span>: إن <em>الأشغال</em> تسير <u>ببطء</u>، ولكن\n   بانتظام.'
    plain = "وقال رئيس البلدية سهيل القرمادي: إن الأشغال تسير ببطء، ولكن بانتظام."
    body = f"<h1>{BRIDGE.title}</h1><article><p>{BRIDGE.paragraphs[0]}</p><p>{line}</p><p>{BRIDGE.paragraphs[2]}</p></article>"
    return made(
        "inline tags",
        framed(body, title=BRIDGE.title),
        BRIDGE,
        lines=(BRIDGE.paragraphs[0], plain, BRIDGE.paragraphs[2]),
    )


def entities() -> Layout:
    line = "وبلغت الحصة 20&nbsp;طنا للأسرة &ndash; أي &laquo;ضعف العام الماضي&raquo; &#1608;&#1571;&#1603;&#1579;&#1585; &amp; أحيانا &quot;ثلاثة أضعاف&quot;."
    plain = 'وبلغت الحصة 20\u00a0طنا للأسرة – أي «ضعف العام الماضي» وأكثر & أحيانا "ثلاثة أضعاف".'
    body = f"<h1>{DATES.title}</h1><article><p>{DATES.paragraphs[0]}</p><p>{line}</p><p>{DATES.paragraphs[2]}</p></article>"
    return made(
        "entities", framed(body, title=DATES.title), DATES, lines=(DATES.paragraphs[0], plain, DATES.paragraphs[2])
    )


def title_with_site() -> Layout:
    head = f'<meta property="og:title" content="{SCHOOL.title} - {OUTLET}"><meta property="og:site_name" content="{OUTLET}">'
    return made(
        "the site's name behind the title",
        framed(f"<article>{paragraphs(SCHOOL)}</article>", head=head, title=OUTLET),
        SCHOOL,
        outlet=OUTLET,
    )


def title_bar() -> Layout:
    body = f"<h1>{BRIDGE.title}</h1><article>{paragraphs(BRIDGE)}</article>"
    return made("the site's name before a bar", framed(body, title=f"موقع السهل | {BRIDGE.title}"), BRIDGE)


def title_colon() -> Layout:
    head = f'<meta property="og:title" content="{BRIDGE.title}"><meta property="og:site_name" content="بلدية الوادي">'
    return made(
        "a title with a colon that is no site",
        framed(f"<article>{paragraphs(BRIDGE)}</article>", head=head),
        BRIDGE,
        outlet="بلدية الوادي",
    )


def _dated(name: str, line: str, day: str) -> Layout:
    body = f'<h1>{SCHOOL.title}</h1><div class="info">{line}</div><div class="text">{paragraphs(SCHOOL)}</div>'
    return made(
        name, framed(body, title=SCHOOL.title), SCHOOL, published=day, precision="day", basis="visible", absent=(line,)
    )


def visible_levant() -> Layout:
    return _dated("a date of the Levant", "الثلاثاء ١٦ آذار / مارس ٢٠٢١", "2021-03-16")


def visible_gulf() -> Layout:
    return _dated("a date of the Gulf", "نشر في: الإثنين، 4 أكتوبر 2021 - 09:22 ص", "2021-10-04")


def visible_maghreb() -> Layout:
    return _dated("a date of the Maghreb", "الجمعة 8 جانفي 2016", "2016-01-08")


def visible_digits() -> Layout:
    return _dated("a date in digits", "١٦-٠٣-٢٠٢١ | ٠٩:٣٠", "2021-03-16")


def visible_english() -> Layout:
    return _dated("a date in English", "March 16, 2021", "2021-03-16")


def updated_and_published() -> Layout:
    info = "<span>آخر تحديث: 18 مارس 2021</span><br><span>نشر: 16 مارس 2021</span>"
    body = f'<h1>{DATES.title}</h1><div class="info">{info}</div><div class="text">{paragraphs(DATES)}</div>'
    return made(
        "updated before published",
        framed(body, title=DATES.title),
        DATES,
        published="2021-03-16",
        precision="day",
        basis="visible",
        modified="2021-03-18",
    )


def address_only() -> Layout:
    url = "https://www.sahl-news.example/2021/03/16/jisr/"
    body = f'<h1>{BRIDGE.title}</h1><div class="text">{paragraphs(BRIDGE)}</div>'
    return made(
        "a date in the address alone",
        framed(body, title=BRIDGE.title),
        BRIDGE,
        url=url,
        published="2021-03-16",
        precision="day",
        basis="url",
    )


def address_with_section() -> Layout:
    url = "https://www.sahl-news.example/202103161044893040-jisr/"
    body = f'<h1>{BRIDGE.title}</h1><div class="text">{paragraphs(BRIDGE)}</div>'
    return made(
        "a date in a long number",
        framed(body, title=BRIDGE.title),
        BRIDGE,
        url=url,
        published="2021-03-16",
        precision="day",
        basis="url",
    )


def item_props() -> Layout:
    body = (
        f'<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{SCHOOL.title}</h1>'
        f'<span itemprop="datePublished" content="2021-03-16T08:00+0200">قبل ساعتين</span>'
        f'<div itemprop="articleBody">{paragraphs(SCHOOL)}</div></div>'
    )
    return made(
        "microdata",
        framed(body, title=SCHOOL.title),
        SCHOOL,
        published="2021-03-16T08:00:00+02:00",
        precision="time",
        basis="meta",
    )


def time_element() -> Layout:
    body = (
        f'<h1>{DATES.title}</h1><time class="updated" datetime="2021-03-20">20 مارس</time> '
        f'<time class="published" datetime="2021-03-16">16 مارس</time><div>{paragraphs(DATES)}</div>'
    )
    return made(
        "time elements",
        framed(body, title=DATES.title),
        DATES,
        published="2021-03-16",
        precision="day",
        basis="time",
        modified="2021-03-20",
    )


def gallery() -> Layout:
    items = "".join(
        f'<li class="slide"><img src={i}.jpg><div class="slide-caption">صورة من الموسم {i}</div></li>' for i in range(6)
    )
    body = f'<h1>{DATES.title}</h1><ul class="gallery">{items}</ul><div class="desc">{paragraphs(DATES)}</div>'
    return made("a gallery", framed(body, title=DATES.title), DATES, absent=("صورة من الموسم",), left_out=("caption",))


def comments() -> Layout:
    said = "".join(
        f'<li class="comment"><b>قارئ {i}</b><p>كلام جميل، لكن من يحاسب من أخر الأشغال كل هذا الوقت؟</p></li>'
        for i in range(8)
    )
    body = f'<h1>{BRIDGE.title}</h1><div class="text">{paragraphs(BRIDGE)}</div><h3>التعليقات (8)</h3><ol class="commentlist">{said}</ol>'
    return made(
        "comments", framed(body, title=BRIDGE.title), BRIDGE, absent=("كلام جميل", "قارئ"), left_out=("comments",)
    )


def newsletter() -> Layout:
    box = (
        '<div class="newsletter-box"><p>اشترك في نشرتنا البريدية لتصلك أهم الأخبار كل صباح.</p><input type=email></div>'
    )
    one, *rest = SCHOOL.paragraphs
    body = f'<h1>{SCHOOL.title}</h1><div class="text"><p>{one}</p>{box}<p>{"</p><p>".join(rest)}</p></div>'
    return made("a newsletter box", framed(body, title=SCHOOL.title), SCHOOL, absent=("نشرتنا",))


def share_in_text() -> Layout:
    body = f'<h1>{DATES.title}</h1><div class="text">{SHARE}{paragraphs(DATES)}{SHARE}<p>تابعونا على فيسبوك</p></div>'
    return made(
        "share buttons within",
        framed(body, title=DATES.title),
        DATES,
        left_out=("share",),
        absent=("واتساب", "تابعونا"),
    )


def heading_inside() -> Layout:
    one, two, *rest = BRIDGE.paragraphs
    body = f'<h1>{BRIDGE.title}</h1><div class="text"><p>{one}</p><h2>كلفة لم تعلن</h2><p>{two}</p><p>{"</p><p>".join(rest)}</p></div>'
    return made("a heading inside", framed(body, title=BRIDGE.title), BRIDGE, lines=(one, "كلفة لم تعلن", two, *rest))


def subtitle() -> Layout:
    lead = "خسائر التجار لم تحسب بعد، والمجلس يعد بجلسة مفتوحة للنظر فيها."
    body = f'<h1>{BRIDGE.title}</h1><p class="standfirst">{lead}</p><div class="text">{paragraphs(BRIDGE)}</div>'
    return made("a standfirst", framed(body, title=BRIDGE.title), BRIDGE, lines=(lead, *BRIDGE.paragraphs))


def bare_text() -> Layout:
    return made("no layout at all", f"<title>{SCHOOL.title}</title>{paragraphs(SCHOOL)}", SCHOOL)


def dateline() -> Layout:
    one = "الوادي - 16 مارس 2021 - (و.س) - " + BRIDGE.paragraphs[0]
    body = (
        f"<h1>{BRIDGE.title}</h1><article><p>{one}</p>{''.join(f'<p>{x}</p>' for x in BRIDGE.paragraphs[1:])}</article>"
    )
    return made("a dateline stays", framed(body, title=BRIDGE.title), BRIDGE, lines=(one, *BRIDGE.paragraphs[1:]))


def unclosed() -> Layout:
    body = f"<h1>{DATES.title}<div class=text><p>" + "<p>".join(DATES.paragraphs) + f"<ul><li>{MENU}"
    return made("nothing is closed", page(body, title=DATES.title).replace("</body></html>", ""), DATES)


def misnested() -> Layout:
    one, *rest = SCHOOL.paragraphs
    body = f"<h1>{SCHOOL.title}</h1><div><b><p>{one}</b></p><i><p>{'</p></i><i><p>'.join(rest)}</p></i></span></div></table>"
    return made("misnested", framed(body, title=SCHOOL.title), SCHOOL)
