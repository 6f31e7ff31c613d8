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

MAX_CONTAINER_DEPTH: Final = 4
"""Archives within archives, feeds within archives: deeper is refused (QAWL-R028)."""

MAX_MARKUP_DEPTH: Final = 200
"""Elements nested deeper than this are flattened before parsing: lxml gives nothing at all from 255 levels on."""

READ_SECONDS: Final = 2.0
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
