"""Imported names: lists and dumps, and identifiers only where more than the name speaks for them."""

from __future__ import annotations

import bz2
import gzip
import json
import resource
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from qawl.errors import QawlError
from qawl.linking.known import import_names
from qawl.linking.listing import entity
from qawl.linking.names_file import is_dump, listed
from qawl.linking.relink import relink
from qawl.linking.wikidata import dumped
from qawl.record.store import Store
from tests.linking.made import LINKER, added, entities_of, speaks

CSV = """name,aliases,qid,kind,country,role,from,to
نيكيتا غوردانوف,نيكيتا جوردانوف;أبو نيكيتا,Q900001,person,RU,وزير الخارجية الروسي,2014-01-01,2018-12-31
نيكيتا غوردانوف,,Q900001,person,RU,رئيس الوزراء الروسي,2019-01-01,
سامي الحداد,,Q900002,person,TN,وزير المالية,,
سامي الحداد,,Q900003,person,IQ,وزير المالية,,
هند الطبري,,Q900004,person,,,,
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "r.db") as opened:
        yield opened


def taken(store: Store, path: Path) -> dict[str, int]:
    with store.reading() as connection:
        names = dumped(path, connection) if is_dump(path) else listed(path)
        return import_names(store, str(path), names, LINKER, "هدى")


def identifier(store: Store, uid: str) -> tuple[str | None, list[str]]:
    """The identifier of a statement's speaker, and the candidates."""
    (id,) = entities_of(store, [uid])
    assert id is not None
    with store.reading() as connection:
        shown = entity(connection, id, LINKER.lex)
    return shown.entity.qid, [one["qid"] for one in shown.candidates]


def test_an_identifier_needs_more_than_the_name(store: Store, tmp_path: Path) -> None:
    uids = added(
        store,
        speaks("نيكيتا جوردانوف", "وزير الخارجية الروسي"),
        speaks("سامي الحداد", "وزير المالية العراقي"),
        speaks("هند الطبري", "الوزيرة"),
        speaks("سامي الحداد", "وزير المالية التونسي"),
    )
    path = tmp_path / "names.csv"
    path.write_text(CSV, encoding="utf-8")
    assert taken(store, path) == {"read": 4, "identified": 3}
    assert identifier(store, uids[0]) == ("Q900001", ["Q900001"])
    assert identifier(store, uids[1])[0] == "Q900003"
    assert identifier(store, uids[2]) == (None, ["Q900004"])
    assert identifier(store, uids[3])[0] == "Q900002"


def test_who_speaks_after_the_import_is_identified_too_and_an_alias_is_the_same_person(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "names.csv"
    path.write_text(CSV, encoding="utf-8")
    assert taken(store, path) == {"read": 4, "identified": 0}
    uids = added(store, speaks("نيكيتا غوردانوف", "رئيس الوزراء الروسي"), speaks("أبو نيكيتا"))
    # one word after gluing: an alias of two words or more is what links
    uids += added(store, speaks("سامي الحداد", "وزير المالية"), speaks("نيكيتا جوردانوف", about="خبرا"))
    assert identifier(store, uids[0])[0] == "Q900001"
    assert identifier(store, uids[2])[0] is None  # two ministers of finance of that name
    a, _, _, d = entities_of(store, uids)
    assert d == a
    relink(store, LINKER)
    assert identifier(store, uids[0])[0] == "Q900001"


def test_an_alias_unlike_the_name_leads_to_the_identified_entity(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "names.jsonl"
    row = {
        "name": "محمود الكرداني",
        "aliases": ["مازن الرواس"],
        "qid": "Q900009",
        "country": "PS",
        "role": "رئيس السلطة",
    }
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n\n", encoding="utf-8")
    taken(store, path)
    uids = added(store, speaks("محمود الكرداني", "الرئيس الفلسطيني"), speaks("مازن الرواس"))
    a, b = entities_of(store, uids)
    assert a == b is not None


def test_importing_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "names.csv.gz"
    path.write_bytes(gzip.compress(CSV.encode()))
    taken(store, path)
    taken(store, path)
    with store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM known").fetchone()[0] == 4


@pytest.mark.parametrize(
    ("name", "content", "where"),
    [
        ("a.csv", b"title,qid\nx,Q1\n", ":1"),
        ("a.csv", b"name,qid\n ,Q1\n", ":2"),
        ("a.jsonl", b'{"name": "x"}\n{"name"', ":2"),
        ("a.jsonl", b"[1]\n", ":1"),
        ("a.jsonl", b'{"name": 3}\n', ":1"),
        ("a.jsonl", b'{"name": "x", "aliases": 3}\n', ":1"),
        ("a.jsonl", b'{"name": "\xff"}\n', ":1"),
        ("a.json.gz", b"no gzip", ""),
        ("a.jsonl", b'{"name": "x", "kind": "planet"}\n', ""),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_whole_with_its_line(
    store: Store, tmp_path: Path, name: str, content: bytes, where: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(QawlError) as caught:
        taken(store, path)
    assert caught.value.code == "QAWL-E004"
    assert caught.value.where.endswith(where)
    with store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM known").fetchone()[0] == 0


def test_a_file_that_is_not_there_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(QawlError, match="QAWL-E004"):
        taken(store, tmp_path / "none.csv")


def claim(value: Any, **qualifiers: str) -> dict[str, Any]:
    """A claim as a dump writes it: an item by its id, a text, and dates as qualifiers."""
    data: Any = {"entity-type": "item", "id": value} if value[0] == "Q" else value
    dates = {p: [{"datavalue": {"value": {"time": time}}}] for p, time in qualifiers.items()}
    return {"mainsnak": {"datavalue": {"value": data}}, "rank": "normal", "qualifiers": dates}


def item(qid: str, label: str | None, aliases: tuple[str, ...] = (), **claims: Any) -> dict[str, Any]:
    """An item as a dump writes it."""
    return {
        "type": "item",
        "id": qid,
        "labels": {"ar": {"language": "ar", "value": label}} if label else {"en": {"language": "en", "value": "x"}},
        "aliases": {"ar": [{"language": "ar", "value": alias} for alias in aliases]},
        "claims": {p: [c if isinstance(c, dict) else claim(c) for c in values] for p, values in claims.items()},
    }


ITEMS = [
    item(
        "Q900011",
        "نيكيتا غوردانوف",
        ("نيكيتا فيكتوروفيتش غوردانوف",),
        P31=["Q5"],
        P27=["Q159"],
        P39=[claim("Q900020", P580="+2014-03-09T00:00:00Z", P582="+2018-00-00T00:00:00Z")],
    ),
    item("Q900012", None, P31=["Q5"], P27=["Q159"]),
    item("Q900013", "نهر الرمل", P31=["Q4022"], P17=["Q159"]),
    item("Q900014", "وزارة الخارجية الروسية", P31=["Q192350"], P17=["Q159"]),
    item("Q159", "روسيا", P31=["Q6256"], P297=["RU"]),
    item("Q900020", "وزير الخارجية", P31=["Q4164871"]),
    {"type": "property", "id": "P31", "labels": [], "claims": []},
]


def written(path: Path, pack: Callable[[bytes], bytes], items: list[dict[str, Any]]) -> Path:
    body = ",\n".join(json.dumps(one, ensure_ascii=False) for one in items)
    path.write_bytes(pack(f"[\n{body}\n]\n".encode()))
    return path


@pytest.mark.parametrize(
    ("name", "pack"), [("d.json", bytes), ("d.json.gz", gzip.compress), ("d.json.bz2", bz2.compress)]
)
def test_a_dump_gives_people_bodies_and_places_with_arabic_labels(
    store: Store, tmp_path: Path, name: str, pack: Callable[[bytes], bytes]
) -> None:
    path = written(tmp_path / name, pack, ITEMS)
    assert is_dump(path)
    with store.reading() as connection:
        found = {known.qid: known for known in dumped(path, connection)}
    assert set(found) == {"Q900011", "Q900014", "Q159"}
    person = found["Q900011"]
    assert (person.kind, person.country, person.aliases) == ("person", "RU", ("نيكيتا فيكتوروفيتش غوردانوف",))
    assert [(r.role, r.first, r.last) for r in person.roles] == [("وزير الخارجية", "2014-03-09", "2018")]
    assert (found["Q900014"].kind, found["Q159"].kind) == ("body", "place")
    uids = added(store, speaks("نيكيتا جوردانوف", "وزير الخارجية الروسي"), speaks("الخارجية الروسية"))
    assert taken(store, path) == {"read": 3, "identified": 2}
    assert identifier(store, uids[0])[0] == "Q900011"
    assert identifier(store, uids[1])[0] == "Q900014"


def test_a_broken_dump_is_refused_with_its_line(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "d.json"
    path.write_text('[\n{"id": "Q1", "labels": {}, "claims": {}},\n{"id": \n', encoding="utf-8")
    with pytest.raises(QawlError) as caught:
        taken(store, path)
    assert (caught.value.code, caught.value.where) == ("QAWL-E004", f"{path}:3")


def test_a_dump_is_read_in_constant_memory(tmp_path: Path) -> None:
    """Items of 20 kilobytes each, 60 megabytes in all: what the process holds grows by far less."""
    filler = {f"site{k}": {"title": "x" * 90} for k in range(160)}
    path = tmp_path / "d.json"
    with path.open("w", encoding="utf-8") as file:
        file.write("[\n")
        for k in range(3000):
            one = item(f"Q{1000000 + k}", f"نيكيتا {k} غوردانوف", P31=["Q5"]) | {"sitelinks": filler}
            file.write(json.dumps(one, ensure_ascii=False) + ",\n")
        file.write("]\n")
    with Store.open(tmp_path / "r.db") as store:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        assert taken(store, path)["read"] == 3000
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert path.stat().st_size > 50_000_000
    assert grown < 25_000  # kilobytes
