"""Every ceiling in one place, named and explained."""

from __future__ import annotations

from typing import Final

MAX_FILE_BYTES: Final = 20_000_000
"""A file larger than this is refused unread (QAWL-R003): no news article is, and it would be held in memory whole."""

MAX_TEXT_CHARS: Final = 2_000_000
"""An article longer than this (code points) is refused (QAWL-R004)."""

MIN_ARABIC_SHARE: Final = 0.2
"""A text with less than this share of Arabic letters among its letters is refused as not Arabic (QAWL-R006)."""

MAX_CONTROL_SHARE: Final = 0.02
"""More control characters than this share of the decoded text make it a binary file (QAWL-R002)."""

MAX_QUOTE_DEPTH: Final = 16
"""Quotation marks nested deeper than this are kept as text but not paired."""

MAX_NESTING: Final = 8
"""Speech within speech deeper than this is attached to the last level kept."""

SEARCH_ROWS: Final = 10_000
"""A search counts no further than this and says 10,000+."""

STORE_WAIT_SECONDS: Final = 5.0
"""How long a record that another program has locked is waited for before QAWL-S003."""

RUN_REFUSALS: Final = 1_000
"""Refusals that a run keeps each with its place; further ones of the run are counted by code."""

FRESH_DAYS: Final = 7
"""A page that was fetched no longer ago than this is not fetched again, unless --again asks for it."""

DIFFERENCE_WORDS: Final = 400
"""Longer stretches of words that differ are shown as one replaced by the other, not word by word: the time that takes
grows with the square of their length."""

DOCTOR_KEYS: Final = 20_000
"""How many different words of one class `qawl doctor` counts; beyond that it drops the rarer half and says so."""

DOCTOR_FORMS: Final = 50
"""How many printed forms of one word `qawl doctor` keeps."""

MAX_NAME_LINE_BYTES: Final = 50_000_000
"""A line of a file of names (an item of a Wikidata dump) longer than this is refused (QAWL-E004): the largest items
have some megabytes."""

MAX_INFLATED_BYTES: Final = 20_000_000_000
"""All that one input may inflate to, everything in it together (QAWL-R016): a month of news in one WARC passes, what
never ends does not. A single article in it is held to MAX_FILE_BYTES."""

MAX_INFLATION: Final = 1_000
"""A compressed member that grows to more than this many times its size is taken for a bomb (QAWL-R016)."""

INFLATION_FLOOR: Final = 1_000_000
"""Up to here (inflated bytes) nobody asks how often a member has grown: a small file of blanks is no bomb."""

MAX_DECODER_BYTES: Final = 128 * 1024 * 1024
"""What an xz stream may ask for as its dictionary (QAWL-R019): `xz -9` needs 65 MB, a hostile header asks for 4 GB."""

MAX_SPOOL_BYTES: Final = 2_000_000_000
"""A ZIP that comes through a pipe or in another archive is put down in a temporary file, up to this (QAWL-R003)."""

SPOOL_MEMORY: Final = 8_000_000
"""Such a ZIP is held in memory up to this; only a larger one becomes a file."""

MAX_MEMBERS: Final = 1_000_000
"""An archive with more members than this is read no further (QAWL-R003)."""

MAX_NESTED_ARCHIVES: Final = 200
"""How many archives that stand two or more deep are opened for one input (QAWL-R028): sixteen in each of sixteen in
each of sixteen is a bomb that inflates to nothing."""

MAX_MEMBER_NAME: Final = 300
"""The name of a member of an archive is shown up to this many characters."""

MAX_RECORD_HEADER: Final = 65_536
"""The header of a WARC record, or of a long name in a tar, is no longer than this in bytes (QAWL-R017)."""

MAX_HTTP_HEADER: Final = 262_144
"""The header of an HTTP answer in a WARC is no longer than this in bytes (QAWL-R017), as in browsers."""

MAX_CHUNKS: Final = 100_000
"""A chunked answer in more pieces than this is refused (QAWL-R017): one byte a chunk is not how pages are sent."""

MAX_RESYNCS: Final = 10_000
"""How often the reading of one damaged WARC or tar may look for the next whole record before it gives the rest up."""

MAX_CONTAINER_DEPTH: Final = 4
"""Archives within archives, feeds within archives: deeper is refused (QAWL-R028)."""

MAX_MARKUP_DEPTH: Final = 200
"""Elements nested deeper than this are flattened before parsing: lxml gives nothing at all from 255 levels on."""

READ_SECONDS: Final = 1.7
"""How long a parser may take over one page or PDF in its child process before it is stopped (QAWL-R018)."""

READ_BYTES: Final = 512 * 1024 * 1024
"""How much memory that child process may take (QAWL-R019)."""

FETCH_BYTES: Final = MAX_FILE_BYTES
"""An answer larger than this, inflated, is broken off (QAWL-F008)."""

FETCH_SECONDS: Final = 30.0
"""How long a whole answer may take (QAWL-F009): a server that sends a byte a second is not waited for."""

CONNECT_SECONDS: Final = 10.0
"""How long connecting, and each silence within an answer, may take (QAWL-F003, QAWL-F009)."""

MAX_REDIRECTS: Final = 8
"""Redirects followed for one URL (QAWL-F006); each address is checked as the first was."""

HOST_DELAY_SECONDS: Final = 1.0
"""The least time between two requests to one host, where its robots.txt asks for no more."""

MAX_ROW_BYTES: Final = MAX_FILE_BYTES
"""A row of a table longer than this is refused (QAWL-R003): a quotation mark that never closes would take the rest."""

MAX_COLUMNS: Final = 10_000
"""A table of more columns than this is refused (QAWL-R025)."""

SAMPLE_ROWS: Final = 100
"""Rows of a table that are looked at together, to tell whether its dates put the day or the month first."""

SAMPLE_BYTES: Final = 4_000_000
"""Those rows are no more than this together."""

MAX_ROW_GROUP_BYTES: Final = 256 * 1024 * 1024
"""A row group of a Parquet file that says it inflates to more than this is refused (QAWL-R016): it is read whole."""

MAX_FEED_BYTES: Final = 5_000_000
"""A feed larger than this is refused (QAWL-R003): its parser holds it whole, and some times over."""

MAX_FEED_ELEMENTS: Final = 60_000
"""A feed of more elements than this is refused (QAWL-R026): its parser takes some seconds for a million."""

MAX_FEED_ENTRIES: Final = 2_000
"""Entries of a feed beyond this are left, with one refusal (QAWL-R026)."""

MIN_FEED_ARTICLE_CHARS: Final = 400
"""What a feed holds of an entry is taken for the article itself from this length on; below it is a teaser."""

MAX_SITEMAP_URLS: Final = 50_000
"""URLs of a sitemap beyond this are left, with one refusal (QAWL-R026): the protocol allows no more."""

MAX_SITEMAP_BYTES: Final = 50_000_000
"""A sitemap larger than this is broken off (QAWL-R003): the protocol allows no more."""

MAX_URL_CHARS: Final = 8_000
"""A URL longer than this can't be used (QAWL-F002)."""

MAX_PDF_PAGES: Final = 500
"""A PDF of more pages than this is refused (QAWL-R003): it is a book."""

MAX_PDF_GLYPHS: Final = 500_000
"""A PDF that draws more letters than this is refused (QAWL-R004)."""

MAX_PDF_FORMS: Final = 2_000
"""Forms (drawings within a page's drawing) that are followed in one PDF; those behind are left."""

MAX_HOST_CHARS: Final = 253
"""Nor can one whose host's name is longer: the net knows no longer one."""

TRIED_ADDRESSES: Final = 8
"""Of a name's addresses so many are tried; all are checked."""

FETCH_HEADER_BYTES: Final = 64_000
"""An answer whose headers are longer than this is broken off (QAWL-F008)."""

FETCH_HEADERS: Final = 200
"""An answer with more headers than this is broken off (QAWL-F008)."""

ROBOTS_BYTES: Final = 512_000
"""So much of a robots.txt is read, as the standard (RFC 9309) asks at the least; what is beyond it is not."""

ROBOTS_SECONDS: Final = 86_400.0
"""How long a robots.txt is taken to hold."""

ROBOTS_AGAIN_SECONDS: Final = 600.0
"""How long a host whose robots.txt can't be had is left alone before it is asked again."""

MAX_CRAWL_DELAY_SECONDS: Final = 60.0
"""A robots.txt may ask for so much time between two requests; what asks for more is given this much."""

MAX_WAIT_SECONDS: Final = 86_400.0
"""The longest that a host or a feed is left alone, whatever its server asks and however often it failed."""

MIN_WAIT_SECONDS: Final = 60.0
"""How long a host that asks to wait without saying how long is left alone; twice as long each time it asks again."""

KNOWN_HOSTS: Final = 10_000
"""Of so many hosts it is remembered when they may be asked again; beyond that, those that may be asked now are
forgotten."""

FEED_MINUTES: Final = 30.0
"""How long a feed is left alone after an answer, unless the user says otherwise."""

FEED_SLACK_SECONDS: Final = 60.0
"""A feed may be asked so much earlier than that: a job that cron starts each half hour must not come a second early."""

GONE_SECONDS: Final = 30 * 86_400.0
"""How long a feed whose server answered 410 (gone for good) is not asked again."""

MAX_MARKUP_TAGS: Final = 150_000
"""A page with more tags than this is refused (QAWL-R019): its tree would not fit into READ_BYTES. News pages have some
thousands."""

MAX_CAREFUL_TAGS: Final = 20_000
"""A page with more tags than this is read by the fast extractor alone: the careful one would pass READ_SECONDS."""

MAX_CAREFUL_CHARS: Final = 2_000_000
"""And so is one whose markup, without scripts and styles, is longer than this (code points)."""

MAX_CAREFUL_ATTRIBUTES: Final = 40_000
"""And one with more attributes than this, or rather more equals signs."""

MAX_CAREFUL_DEPTH: Final = 100
"""And one whose elements nest deeper than this: news pages have some thirty levels."""

MAX_OPEN_FORMATS: Final = 1_000
"""More formatting elements (b, font, …) never closed than this, and all of them are taken out: a parser opens each of
them again in every paragraph that follows."""

MAX_META_CHARS: Final = 20_000
"""A value in a page's head longer than this (code points) is not looked at."""

MAX_LINKED_CHARS: Final = 2_000_000
"""JSON in a page's scripts longer than this (code points) is not parsed."""

MAX_JSON_DEPTH: Final = 500
"""Arrays and objects in each other deeper than this are refused (QAWL-R015)."""

MAX_KNOWN_WORDS: Final = 100_000
"""How many written forms are remembered with what they may be, before that memory is emptied."""
