"""Which columns of a table hold what, and an article or a link of one row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final, cast

from qawl.errors import QawlError
from qawl.lexicon.entries_reading import ColumnNames
from qawl.lexicon.loader import DATA, read_file
from qawl.model import Read
from qawl.reading.decode import require_arabic
from qawl.reading.finish import finish
from qawl.reading.inputs import Columns, Link
from qawl.reading.row_dates import Order, read_date
from qawl.reading.urls import usable, without_credentials

FIELDS: Final = ("text", "title", "url", "outlet", "author", "published")
_PLAIN: Final = ("title", "url", "outlet", "author")
_SEPARATORS: Final = str.maketrans("", "", " _-.\t\r\n\ufeff\u00a0")
_LONGEST: Final = 100

Chosen = dict[str, tuple[str, ...]]
"""For each of :data:`FIELDS`, the columns that may hold it, the likeliest first; none where no column does."""


def plain(name: str) -> str:
    """A column's name as it is compared: without case, blanks, underscores, hyphens and points."""
    return name[:_LONGEST].casefold().translate(_SEPARATORS)


@cache
def usual() -> dict[str, tuple[str, int]]:
    """The usual names (as :func:`plain` writes them) to the field they stand for and their rank there."""
    names = cast(ColumnNames, read_file(DATA / "columns.toml"))
    return {plain(name): (field, i) for field in FIELDS for i, name in enumerate(getattr(names, field))}


def is_usual(name: str) -> bool:
    """Whether ``name`` is a usual one for a column that Qawl takes."""
    return plain(name) in usual()


def choose(names: Iterable[str], columns: Columns) -> Chosen:
    """Which of ``names`` may hold which field: the one named in ``columns``, else the usual names that are there.

    A column that is named for one field is guessed for no other. A named column that isn't there gives none.
    """
    named = {field: name for field in FIELDS if (name := getattr(columns, field)) is not None}
    taken = frozenset(named.values())
    found: dict[str, list[tuple[int, str]]] = {field: [] for field in FIELDS}
    for name in names:
        for field, wanted in named.items():
            if name == wanted:
                found[field].append((0, name))
        if name not in taken and (guess := usual().get(plain(name))) and guess[0] not in named:
            found[guess[0]].append((guess[1], name))
    return {field: tuple(name for _, name in sorted(found[field])) for field in FIELDS}


def require_columns(names: Iterable[str], columns: Columns, where: str) -> Chosen:
    """:func:`choose` for a table whose columns are the same in each row.

    Raises QAWL-R024 where a column that is named isn't there, or where there is none of text and none of URLs.
    """
    names = tuple(names)
    chosen = choose(names, columns)
    shown = ", ".join(name[:_LONGEST] for name in names[:20])
    for field in FIELDS:
        if (name := getattr(columns, field)) is not None and not chosen[field]:
            raise QawlError("QAWL-R024", where, f"no column is called {name!r}; the columns are {shown}")
    if not chosen["text"] and not chosen["url"]:
        raise QawlError("QAWL-R024", where, f"the columns are {shown}")
    return chosen


class Place:
    """Where a row stands, for its article and for what is refused: the file, its short name, the date given for all."""

    __slots__ = ("given", "known", "path", "source")

    def __init__(self, path: str, source: str, given: str | None, known: Mapping[str, Any] | None = None) -> None:
        self.path, self.source, self.given, self.known = path, source, given, dict(known or {})


def row_outcome(
    fields: dict[str, Any], chosen: Chosen, place: Place, where: str, *, order: Order = "day", numbers: bool = True
) -> Read | Link:
    """The article of a row, or the link where the row has no column of text and a URL. ``fields`` is used up.

    ``order`` says whether 3/4/2016 puts the day or the month first; ``numbers`` whether a number may be a date (seconds
    since 1970). What is not taken goes to ``article.extra``, as does a value that its field can't take.

    Raises QAWL-R010 where the column of text is empty or there is neither text nor URL, and as ``require_arabic`` and
    :func:`~qawl.reading.finish.finish` do.
    """
    text = _take_text(fields, chosen["text"], where)
    known = dict(place.known)
    for field in _PLAIN:
        for name in chosen[field]:
            value = fields.get(name)
            if _filled(value) and (field != "url" or text is not None or usable(value)):
                known[field] = fields.pop(name).strip() if field == "url" else fields.pop(name)
                break
    _take_date(fields, chosen["published"], known, order, numbers)
    if fields:
        known["extra"] = {**known.get("extra", {}), **fields}
    if text is None:
        url = known.pop("url", None)
        if url is None:
            raise QawlError("QAWL-R010", where)
        return Link(url=url, where=where, known=known)
    if "url" in known:
        known["url"] = without_credentials(known["url"])
    title = known.get("title")
    if title and not text.lstrip().startswith(title.strip()):
        text = f"{title}\n{text}"
    require_arabic(text, where)
    return Read(article=finish(text, path=place.path, source=place.source, where=where, given=place.given, **known))


def _take_text(fields: dict[str, Any], names: tuple[str, ...], where: str) -> str | None:
    """The text of a row, taken out of it; None where it has no column of text."""
    there = [name for name in names if name in fields]
    for name in there:
        if _filled(fields[name]):
            return cast(str, fields.pop(name))
    if there:
        raise QawlError("QAWL-R010", where)
    return None


def _take_date(
    fields: dict[str, Any], names: tuple[str, ...], known: dict[str, Any], order: Order, numbers: bool
) -> None:
    for name in names:
        if read := read_date(fields.get(name), order, numbers):
            del fields[name]
            known.update(published=read[0], published_precision=read[1], published_basis="field")
            return


def _filled(value: object) -> bool:
    return isinstance(value, str) and bool(value) and not value.isspace()
