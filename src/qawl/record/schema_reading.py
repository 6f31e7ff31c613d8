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
    # Every place where an article's text was found: the same text at two places is one article, and its first place is
    # the one that its own row tells of. URLs are in the form in which they are compared (qawl.record.urls): `url` is
    # what the article calls its own, `asked_url` and `final_url` what was fetched, with `status`, `headers` (JSON) and
    # `sha256`, which stay where the bytes themselves are not kept; `page` is 0 where that was a feed or an archive, of
    # which the article is a part. `outlet` is the article's, else the URL's host; `day`
    # is what its date says (2016-12-14, 2016-12 or 2016). `seen_at` is when the text was last met there: of the texts
    # at one URL, the one that was seen last is what it holds now.
    """
    CREATE TABLE place (
        n INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE,
        source TEXT,
        path TEXT,
        url TEXT,
        outlet TEXT,
        published TEXT,
        modified TEXT,
        day TEXT,
        asked_url TEXT,
        final_url TEXT,
        status INTEGER,
        headers TEXT,
        sha256 TEXT,
        fetched_at TEXT,
        page INTEGER NOT NULL DEFAULT 0,
        evidence INTEGER REFERENCES evidence (n),
        read_at TEXT NOT NULL,
        seen_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX place_article ON place (article)",
    "CREATE INDEX place_url ON place (url) WHERE url IS NOT NULL",
    "CREATE INDEX place_asked_url ON place (asked_url) WHERE asked_url IS NOT NULL",
    "CREATE INDEX place_final_url ON place (final_url) WHERE final_url IS NOT NULL",
    "CREATE INDEX place_sha256 ON place (sha256) WHERE sha256 IS NOT NULL",
    "CREATE INDEX place_evidence ON place (evidence) WHERE evidence IS NOT NULL",
    "CREATE INDEX place_outlet ON place (outlet, day, article)",
    # Bytes go with the last place that they stand behind.
    """
    CREATE TRIGGER place_removed AFTER DELETE ON place WHEN old.evidence IS NOT NULL BEGIN
        DELETE FROM evidence
        WHERE n = old.evidence AND NOT EXISTS (SELECT 1 FROM place WHERE evidence = old.evidence);
    END
    """,
    # A record from before had one place an article. bare() and the others are functions that migrate() lends.
    """
    UPDATE article SET url = bare(url), source = bare(source), path = bare(path)
    WHERE instr(url, '@') OR instr(source, '@') OR instr(path, '@')
    """,
    """
    INSERT INTO place (article, source, path, url, outlet, published, day, read_at, seen_at)
    SELECT n, source, path, canonical(url), coalesce(outlet, host(url)), published, day(published), added_at, added_at
    FROM article ORDER BY n
    """,
    # A page that changed: at `url` the text of `earlier` stood before that of `later`. Both stay.
    """
    CREATE TABLE revision (
        later INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE,
        earlier INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE,
        url TEXT NOT NULL,
        found_at TEXT NOT NULL,
        PRIMARY KEY (later, earlier)
    ) STRICT
    """,
    "CREATE INDEX revision_earlier ON revision (earlier)",
    "CREATE INDEX revision_url ON revision (url)",
    # One row a run of reading: what it was asked to read (JSON), and what became of it; `ended_at` is NULL where it was
    # killed. Its refusals by code are counted whole, and the first so many of them kept each.
    """
    CREATE TABLE run (
        n INTEGER PRIMARY KEY,
        asked TEXT NOT NULL,
        began_at TEXT NOT NULL,
        ended_at TEXT,
        added INTEGER NOT NULL DEFAULT 0,
        revised INTEGER NOT NULL DEFAULT 0,
        same INTEGER NOT NULL DEFAULT 0,
        copies INTEGER NOT NULL DEFAULT 0,
        statements INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    """
    CREATE TABLE run_code (
        run INTEGER NOT NULL REFERENCES run (n) ON DELETE CASCADE,
        code TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (run, code)
    ) STRICT, WITHOUT ROWID
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
    "CREATE INDEX refusal_source ON refusal (source)",
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
