"""What the layouts put around an article: menus, boxes, footers, heads."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from tests.reading.html.pages.stories import Story

MENU: Final = (
    "<ul>"
    + "".join(
        f'<li><a href="/{i}">{name}</a></li>'
        for i, name in enumerate(
            ("الرئيسية", "سياسة", "اقتصاد", "رياضة", "ثقافة وفنون", "صحة", "كتاب ومقالات", "فيديو")
        )
    )
    + "</ul>"
)
OTHERS: Final = (
    "افتتاح معرض الخزف في دار البلدية القديمة",
    "توقف الملاحة في الميناء الصغير بسبب الريح",
    "فوز فريق السهل على ضيفه بهدفين دون رد",
    "وفاة الرسام قيس الحمصاني عن سبعين عاما",
)
LINKS: Final = "".join(f'<li><a href="/o/{i}">{title}</a></li>' for i, title in enumerate(OTHERS))
SHARE: Final = '<div class="share-buttons"><a href="#">فيسبوك</a> <a href="#">تويتر</a> <a href="#">واتساب</a></div>'
FOOTER: Final = (
    '<div id="footer"><a href="/about">من نحن</a> | <a href="/contact">اتصل بنا</a>'
    "<p>جميع الحقوق محفوظة © صحيفة السهل 2021</p></div>"
)
OUTLET: Final = "صحيفة السهل"
URL: Final = "https://www.sahl-news.example/news/4512"


class Layout(NamedTuple):
    """A page: its name, its bytes, what it was fetched with, and the record it must give. ``left_out`` are kinds that
    must be told; ``absent`` words that must not stand in the text."""

    name: str
    data: bytes
    title: str
    lines: tuple[str, ...]
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    precision: str | None = None
    basis: str | None = None
    modified: str | None = None
    url: str | None = None
    charset: str | None = None
    left_out: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    how: str | None = None


def made(name: str, page: str | bytes, story: Story, **more: Any) -> Layout:
    """The layout whose text is that of ``story`` unless ``lines`` tells other ones."""
    data = page.encode() if isinstance(page, str) else page
    more.setdefault("title", story.title)
    more.setdefault("lines", story.paragraphs)
    absent = (*more.pop("absent", ()), *OTHERS, "من نحن", "جميع الحقوق")
    return Layout(name=name, data=data, absent=absent, **more)


def paragraphs(story: Story, tag: str = "p") -> str:
    """The paragraphs, each an element."""
    return "".join(f"<{tag}>{line}</{tag}>\n" for line in story.paragraphs)


def page(
    body: str, *, head: str = "", title: str = "", html: str = 'lang="ar" dir="rtl"', charset: str = "utf-8"
) -> str:
    """A whole page."""
    meta = f'<meta charset="{charset}">' if charset else ""
    return f"<!DOCTYPE html><html {html}><head>{meta}<title>{title}</title>{head}</head><body>{body}</body></html>"


def framed(inside: str, **more: str) -> str:
    """A page with a menu before and a footer behind."""
    return page(f'<div class="main-nav">{MENU}</div>{inside}{FOOTER}', **more)
