"""A Wikidata JSON dump as names to import: people, bodies and places with an Arabic label, offices with their dates.

One item a line, read once. What an office is called may stand anywhere in the dump, so labels of offices and codes of
countries are put aside in tables of the record's own temporary store and looked up at the end: memory stays the same.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from qawl.errors import QawlError
from qawl.linking.known import Known, KnownRole
from qawl.linking.names_file import lines

HUMAN: Final = "Q5"
BODIES: Final = frozenset(
    # organization, political party, newspaper, news agency, ministry, foreign ministry, government agency,
    # international organization, intergovernmental organization, non-profit, business, public company, university,
    # armed organization, central bank, parliament, government, court, trade union, television channel, football club
    [
        "Q43229",
        "Q7278",
        "Q11032",
        "Q192283",
        "Q192350",
        "Q1320047",
        "Q327333",
        "Q484652",
        "Q245065",
        "Q163740",
        "Q4830453",
        "Q891723",
        "Q3918",
        "Q17149090",
        "Q66344",
        "Q35749",
        "Q7188",
        "Q41487",
        "Q178790",
        "Q1616075",
        "Q476028",
        "Q17127659",
        "Q6881511",
        "Q783794",
        "Q31855",
        "Q16917",
    ]
)
PLACES: Final = frozenset(
    # country, sovereign state, city, capital, big city, human settlement, province, governorate, region
    [
        "Q6256",
        "Q3624078",
        "Q515",
        "Q5119",
        "Q1549591",
        "Q486972",
        "Q34876",
        "Q1798622",
        "Q82794",
        "Q1637706",
        "Q16560",
        "Q10864048",
    ]
)
OFFICES: Final = frozenset(["Q4164871", "Q294414", "Q83307", "Q18810015", "Q17279032", "Q303618", "Q63187345"])
"""position, public office, minister, head of government, elective office, diplomatic rank, foreign minister."""

_TABLES: Final = (
    "CREATE TEMP TABLE IF NOT EXISTS dump_office (qid TEXT PRIMARY KEY, label TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TEMP TABLE IF NOT EXISTS dump_country (qid TEXT PRIMARY KEY, code TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TEMP TABLE IF NOT EXISTS dump_item (n INTEGER PRIMARY KEY, item TEXT NOT NULL)",
    "DELETE FROM dump_office",
    "DELETE FROM dump_country",
    "DELETE FROM dump_item",
)


def dumped(path: Path, connection: sqlite3.Connection) -> Iterator[Known]:
    """The names of a dump. ``connection`` lends its temporary tables. Raises QAWL-E004 for a line that is no item."""
    for sql in _TABLES:
        connection.execute(sql)
    for n, line in lines(path):
        text = line.strip().removesuffix(",")
        if text in ("", "[", "]"):
            continue
        try:
            item = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise QawlError("QAWL-E004", f"{path}:{n}", str(error)) from error
        if not isinstance(item, dict):
            raise QawlError("QAWL-E004", f"{path}:{n}", "it is no item")
        _put_aside(connection, item)
    for (text,) in connection.execute("SELECT item FROM dump_item ORDER BY n"):
        yield _known(connection, json.loads(text))


def _put_aside(connection: sqlite3.Connection, item: dict[str, Any]) -> None:
    qid, label = item.get("id"), _label(item)
    if not isinstance(qid, str):
        return
    code = next((value for value in _values(item, "P297") if isinstance(value, str)), None)
    if code:
        connection.execute("INSERT OR REPLACE INTO dump_country VALUES (?, ?)", (qid, code.upper()))
    if label is None:
        return
    classes = {value.get("id") for value in _values(item, "P31") if isinstance(value, dict)}
    if classes & OFFICES or any(True for _ in _values(item, "P279")):
        connection.execute("INSERT OR REPLACE INTO dump_office VALUES (?, ?)", (qid, label))
    kind = "person" if HUMAN in classes else "place" if classes & PLACES else "body" if classes & BODIES else None
    if kind is None:
        return
    country = next(iter(_items(item, "P27" if kind == "person" else "P17")), qid if code else None)
    kept = {
        "qid": qid,
        "name": label,
        "aliases": _aliases(item),
        "kind": kind,
        "country": country,
        "roles": _roles(item),
    }
    connection.execute("INSERT INTO dump_item (item) VALUES (?)", (json.dumps(kept, ensure_ascii=False),))


def _known(connection: sqlite3.Connection, kept: dict[str, Any]) -> Known:
    def one(table: str, qid: str | None) -> str | None:
        row = connection.execute(f"SELECT * FROM {table} WHERE qid = ?", (qid,)).fetchone()
        return None if row is None else str(row[1])

    country = one("dump_country", kept["country"])
    roles = tuple(
        KnownRole(role=label, country=None, first=first, last=last)
        for qid, first, last in kept["roles"]
        if (label := one("dump_office", qid)) is not None
    )
    return Known(
        qid=kept["qid"],
        name=kept["name"],
        aliases=tuple(kept["aliases"]),
        kind=kept["kind"],
        country=country,
        roles=roles,
    )


def _label(item: dict[str, Any]) -> str | None:
    labels = item.get("labels")
    label = labels.get("ar") if isinstance(labels, dict) else None
    value = label.get("value") if isinstance(label, dict) else None
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _aliases(item: dict[str, Any]) -> list[str]:
    aliases = item.get("aliases")
    given = aliases.get("ar", []) if isinstance(aliases, dict) else []
    return [alias["value"] for alias in given if isinstance(alias, dict) and isinstance(alias.get("value"), str)]


def _claims(item: dict[str, Any], property: str) -> list[dict[str, Any]]:
    claims = item.get("claims")
    given = claims.get(property, []) if isinstance(claims, dict) else []
    return [claim for claim in given if isinstance(claim, dict) and claim.get("rank") != "deprecated"]


def _value(snak: Any) -> Any:
    data = snak.get("datavalue") if isinstance(snak, dict) else None
    return data.get("value") if isinstance(data, dict) else None


def _values(item: dict[str, Any], property: str) -> Iterator[Any]:
    for claim in _claims(item, property):
        value = _value(claim.get("mainsnak"))
        if value is not None:
            yield value


def _items(item: dict[str, Any], property: str) -> Iterator[str]:
    for value in _values(item, property):
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            yield value["id"]


def _roles(item: dict[str, Any]) -> list[tuple[str, str | None, str | None]]:
    """Offices held (P39), by their item, with the first and the last day."""
    out = []
    for claim in _claims(item, "P39"):
        value = _value(claim.get("mainsnak"))
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            qualifiers = claim.get("qualifiers")
            days = [_day(qualifiers.get(p) if isinstance(qualifiers, dict) else None) for p in ("P580", "P582")]
            out.append((value["id"], days[0], days[1]))
    return out


def _day(snaks: Any) -> str | None:
    """A date of Wikidata (+2004-03-09T00:00:00Z) as a day, month or year as it is known."""
    value = _value(snaks[0]) if isinstance(snaks, list) and snaks else None
    time = value.get("time") if isinstance(value, dict) else None
    if not isinstance(time, str) or not time.startswith("+") or len(time) < 11:
        return None
    return time[1:11].removesuffix("-00").removesuffix("-00")
