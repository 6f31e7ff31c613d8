"""The tables of what was read and how: places, evidence, revisions, runs with their refusals, and the feeds watched."""

from __future__ import annotations

from typing import Final

READING: Final = (
    # The bytes that came over the wire, once for each digest: `body` is compressed with zlib.
    """
    CREATE TABLE evidence (
        n INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        bytes INTEGER NOT NULL,
        body BLOB NOT NULL
    ) STRICT
    """,
    # Every place where an article's text was found: the same text at two places is one article. An article's first
    # place is the one its own row tells of.
    """
    CREATE TABLE place (
        n INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE,
        source TEXT,
        path TEXT,
        url TEXT,
        outlet TEXT,
        published TEXT,
        evidence INTEGER REFERENCES evidence (n),
        final_url TEXT,
        status INTEGER,
        headers TEXT,
        fetched_at TEXT,
        read_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX place_article ON place (article)",
    "CREATE INDEX place_url ON place (url)",
    "CREATE INDEX place_evidence ON place (evidence)",
    # A page that changed: `later` is what the URL held when it was read again; the older article stays.
    """
    CREATE TABLE revision (
        later INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE,
        earlier INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE,
        url TEXT NOT NULL,
        found_at TEXT NOT NULL,
        PRIMARY KEY (later, earlier)
    ) STRICT
    """,
    # One row a run of reading, one a refusal in it: what coverage tells.
    """
    CREATE TABLE run (
        n INTEGER PRIMARY KEY,
        began_at TEXT NOT NULL,
        ended_at TEXT,
        added INTEGER NOT NULL DEFAULT 0,
        same INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    """
    CREATE TABLE refusal (
        n INTEGER PRIMARY KEY,
        run INTEGER NOT NULL REFERENCES run (n) ON DELETE CASCADE,
        code TEXT NOT NULL,
        source TEXT NOT NULL,
        message TEXT NOT NULL,
        refused_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX refusal_run ON refusal (run, code)",
    # The feeds watched: what the server gave to ask with next time, and when that may be.
    """
    CREATE TABLE feed (
        url TEXT PRIMARY KEY,
        etag TEXT,
        last_modified TEXT,
        polled_at TEXT,
        next_at TEXT,
        failures INTEGER NOT NULL DEFAULT 0,
        last_code TEXT
    ) STRICT
    """,
)
