"""The tables of linking: who speaks across articles, as rows beside the statements. They never change a statement."""

from __future__ import annotations

from typing import Final

LINKING: Final = (
    # One row a person, body or place. `by` says who made it: the program's rows are made anew by relinking, a person's
    # stay. `country` is an ISO 3166 code; `party_of` the state whose capital or seat of government a place is. `qid` is
    # set only where more than the name speaks for it, and so is `known`, the imported name's reference. A merged entity
    # stays as a sign to the one that it went into; `split_from` is the id of the one that a person parted it from.
    """
    CREATE TABLE entity (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('person', 'body', 'place', 'other')),
        country TEXT,
        party_of TEXT,
        qid TEXT,
        known TEXT,
        by TEXT NOT NULL CHECK (by IN ('program', 'person')),
        named_by TEXT NOT NULL DEFAULT 'program',
        merged_into INTEGER REFERENCES entity (n),
        split_from TEXT
    ) STRICT
    """,
    "CREATE INDEX entity_qid ON entity (qid) WHERE qid IS NOT NULL",
    "CREATE INDEX entity_known ON entity (known) WHERE known IS NOT NULL",
    # Each printed spelling with how often it was printed, and the first statement that has it.
    """
    CREATE TABLE entity_name (
        entity INTEGER NOT NULL REFERENCES entity (n) ON DELETE CASCADE,
        spelling TEXT NOT NULL,
        count INTEGER NOT NULL,
        uid TEXT,
        by TEXT NOT NULL,
        PRIMARY KEY (entity, spelling)
    ) STRICT, WITHOUT ROWID
    """,
    # The blocking keys of the spellings: linking an article looks at the rows of its own keys only.
    """
    CREATE TABLE entity_key (
        key TEXT NOT NULL,
        entity INTEGER NOT NULL REFERENCES entity (n) ON DELETE CASCADE,
        PRIMARY KEY (key, entity)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX entity_key_entity ON entity_key (entity)",
    # Words of roles, with the country in them ('' where none is), a title as it was printed, whether it speaks for a
    # state (0 or 1), and the first and last day on which they were printed.
    """
    CREATE TABLE entity_role (
        entity INTEGER NOT NULL REFERENCES entity (n) ON DELETE CASCADE,
        role TEXT NOT NULL,
        country TEXT NOT NULL,
        printed TEXT NOT NULL,
        official INTEGER NOT NULL,
        first TEXT,
        last TEXT,
        count INTEGER NOT NULL,
        by TEXT NOT NULL,
        PRIMARY KEY (entity, role, country)
    ) STRICT, WITHOUT ROWID
    """,
    # Who said a statement, on what evidence (JSON). `entity` is NULL where no candidate is sure enough, or nobody is
    # named; `party` is the state in whose name the words of this very mention speak.
    """
    CREATE TABLE mention_link (
        statement INTEGER PRIMARY KEY REFERENCES statement (n) ON DELETE CASCADE,
        entity INTEGER REFERENCES entity (n),
        confidence REAL,
        party TEXT,
        evidence TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX mention_link_entity ON mention_link (entity, statement)",
    "CREATE INDEX mention_link_party ON mention_link (party, statement) WHERE party IS NOT NULL",
    # Whom and what a content names: the span is in code points of the article's text.
    """
    CREATE TABLE about (
        statement INTEGER NOT NULL REFERENCES statement (n) ON DELETE CASCADE,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        entity INTEGER NOT NULL REFERENCES entity (n),
        PRIMARY KEY (statement, start, end)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX about_entity ON about (entity, statement)",
    # What a person mended: it is replayed whenever the program's rows are made anew.
    """
    CREATE TABLE entity_edit (
        n INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        author TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'rename', 'import')),
        what TEXT NOT NULL
    ) STRICT
    """,
    # Statements that a person gave to an entity.
    """
    CREATE TABLE entity_pin (
        uid TEXT PRIMARY KEY,
        entity INTEGER NOT NULL REFERENCES entity (n),
        edit INTEGER NOT NULL REFERENCES entity_edit (n)
    ) STRICT, WITHOUT ROWID
    """,
    # Imported names: candidates for an identifier. `ref` is the identifier, or the name itself where a list has none.
    """
    CREATE TABLE known (
        n INTEGER PRIMARY KEY,
        ref TEXT NOT NULL UNIQUE,
        qid TEXT,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        country TEXT,
        names TEXT NOT NULL,
        roles TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE known_key (
        key TEXT NOT NULL,
        known INTEGER NOT NULL REFERENCES known (n) ON DELETE CASCADE,
        PRIMARY KEY (key, known)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX known_key_known ON known_key (known)",
)
"""The statements of one migration."""
