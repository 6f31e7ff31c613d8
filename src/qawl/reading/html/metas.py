"""The names under which meta elements tell of an article, the best first."""

from __future__ import annotations

from typing import Final

PUBLISHED: Final = (
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "datepublished",
    "og:published_time",
    "publishdate",
    "publish_date",
    "publish-date",
    "pubdate",
    "published_time",
    "published_at",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dc.date.created",
    "dcterms.date",
    "nastooh:publishdate",
    "datecreated",
    "article_date_original",
    "date",
)
MODIFIED: Final = (
    "article:modified_time",
    "article:modified",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "last-modified",
    "revised",
)
AUTHOR: Final = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")
TITLE: Final = ("og:title", "twitter:title", "dc.title")
SITE: Final = ("og:site_name", "application-name")
OWNER: Final = ("dc.publisher", "copyright", "twitter:site")
WANTED: Final = frozenset((*PUBLISHED, *MODIFIED, *AUTHOR, *TITLE, *SITE, *OWNER, "og:url"))
