"""Small articles about invented people, and what linking makes of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from qawl.extract import extract_article
from qawl.lexicon.compile import load
from qawl.linking.link import Linker
from qawl.model import Extraction
from qawl.reading.article import make_article
from qawl.record.store import Store
from tests.record.made import extraction, said

LINKER = Linker(load())


def speaks(name: str, title: str = "", about: str = "شيئا", **fields: Any) -> Extraction:
    """An article in which somebody of that name, with that title, says one thing."""
    mention = f"{title} {name}".strip()
    text = f"قال {mention} {about}"
    statement = said(text, about, id="1", cue="قال", name=name)
    assert statement.speaker is not None
    start = text.index(mention)
    speaker = type(statement.speaker)(name=name, basis="at_cue", mention=(start, start + len(mention)))
    statement = type(statement)(
        **{f: getattr(statement, f) for f in statement.__struct_fields__} | {"speaker": speaker}
    )
    return extraction(text, statement, **fields)


def added(store: Store, *extractions: Extraction) -> list[str]:
    """Add articles; the uids of their statements in order."""
    for one in extractions:
        store.add(one, LINKER)
    return [s.uid for one in extractions for s in one.statements]


def read(store: Store, *texts: str, **fields: Any) -> list[Extraction]:
    """Add texts as `qawl add` does."""
    out = [extract_article(make_article(text, **fields)) for text in texts]
    for one in out:
        store.add(one, LINKER)
    return out


def linked(store: Store, uid: str) -> dict[str, Any] | None:
    """The link of a statement: entity's id and name (None where it is nobody's), confidence, party, evidence."""
    with store.reading() as connection:
        row = connection.execute(
            "SELECT e.id, e.name, m.confidence, m.party, m.evidence FROM statement s"
            " JOIN mention_link m ON m.statement = s.n LEFT JOIN entity e ON e.n = m.entity WHERE s.uid = ?",
            (uid,),
        ).fetchone()
    if row is None:
        return None
    return {"entity": row[0], "name": row[1], "confidence": row[2], "party": row[3], "evidence": json.loads(row[4])}


def entities_of(store: Store, uids: list[str]) -> list[str | None]:
    """The entity of each statement."""
    return [link["entity"] if (link := linked(store, uid)) else None for uid in uids]


ROWS = ("entity", "entity_name", "entity_key", "entity_role", "mention_link", "about", "entity_pin")


def rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of linking, by table; entities by their ids, since relinking gives them other row numbers."""
    with Store.open(path, create=False) as store, store.reading() as connection:
        ids = dict(connection.execute("SELECT n, id FROM entity").fetchall())
        out: dict[str, list[tuple[Any, ...]]] = {}
        for table in ROWS:
            found = connection.execute(f"SELECT * FROM {table}").fetchall()
            out[table] = sorted((_plain(dict(row), table, ids) for row in found), key=repr)
        return out


def _plain(row: dict[str, Any], table: str, ids: dict[int, str]) -> tuple[Any, ...]:
    if table == "entity":
        row = {**row, "n": None, "merged_into": ids.get(row["merged_into"])}
    else:
        row = {**row, "entity": ids.get(row["entity"])}
    return tuple(row.items())
