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

DOCTOR_KEYS: Final = 20_000
"""How many different words of one class `qawl doctor` counts; beyond that it drops the rarer half and says so."""

DOCTOR_FORMS: Final = 50
"""How many printed forms of one word `qawl doctor` keeps."""

MAX_NAME_LINE_BYTES: Final = 50_000_000
"""A line of a file of names (an item of a Wikidata dump) longer than this is refused (QAWL-E004): the largest items
have some megabytes."""

MAX_KNOWN_WORDS: Final = 100_000
"""How many written forms are remembered with what they may be, before that memory is emptied."""
