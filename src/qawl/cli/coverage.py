"""``qawl coverage``: what was read, by outlet and day, with its gaps, and what could not be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

import typer

from qawl.cli import console, options, reading

if TYPE_CHECKING:
    from qawl.record.covered import Covered, Day, Outlet
    from qawl.record.runs import Run

MOST_DAYS: Final = 62
"""An outlet with more days than this is shown by month."""
MOST_GAPS: Final = 5
"""So many stretches without an article are named, the longest; all are counted."""
MOST_OUTLETS: Final = 10
"""So many outlets are named under a search's results."""
BAR: Final = 24
"""The longest bar, in columns."""


class Format(StrEnum):
    """How it is printed."""

    table = "table"
    json = "json"


def command(
    outlet: Annotated[
        list[str] | None,
        typer.Option("--outlet", metavar="NAME", help="Only outlets with these words in their name, in any spelling."),
    ] = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="From this day on (2026-03-16, 2026-03 or 2026).")
    ] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="DATE", help="To this day.")] = None,
    db: options.Database = None,
    form: Annotated[Format, typer.Option("--format", help="For people, or one JSON object.")] = Format.table,
) -> None:
    """Say what was read: outlets by days (months where there are many), gaps, what has no date, refusals, last run.

    An article that was found at two outlets counts for each. Outlets without a name of their own go by the host of
    their pages.
    """
    from qawl.record.store import Store

    with Store.open(db or options.default_db(), create=False) as store:
        covered = store.covered(outlets=tuple(outlet or ()), from_=from_, to=to)
    if form is Format.json:
        import msgspec

        print(msgspec.json.encode(covered).decode())
        return
    terminal = console.out()
    for line in _lines(covered, terminal.width):
        terminal.print(line, soft_wrap=True)


def short(covered: Covered) -> list[str]:
    """The same in a line an outlet, for under a search's results."""
    named = covered.outlets[:MOST_OUTLETS]
    rest = len(covered.outlets) - len(named)
    lines = ["What was read:", *(f"  {_head(outlet)}{_gaps_in_short(outlet)}" for outlet in named)]
    if rest:
        lines.append(f"  and {rest:,} more outlets (`qawl coverage`)")
    if covered.refused:
        lines.append(f"  {sum(covered.refused.values()):,} inputs were refused (`qawl coverage`)")
    return lines


def _lines(covered: Covered, width: int) -> Iterator[str]:
    yield f"{covered.articles:,} articles with {covered.statements:,} statements."
    if covered.articles and not covered.outlets:
        yield "None of them is of the outlets and days asked for."
    for outlet in covered.outlets:
        yield ""
        yield _head(outlet)
        yield from _table(outlet, width)
        yield from _gaps(outlet)
    yield ""
    yield f"Refused in {covered.runs:,} runs:" if covered.refused else f"Nothing was refused in {covered.runs:,} runs."
    yield from (f"  {line}" for line in reading.by_code(Counter(covered.refused)))
    if covered.last_run is not None:
        yield _run(covered.last_run)


def _head(outlet: Outlet) -> str:
    """The outlet's name first, on a line that no other name stands on, so that no terminal can mix their order."""
    name = console.safe(outlet.outlet) if outlet.outlet else "(no outlet)"
    days = ""
    if outlet.first is not None and outlet.last is not None:
        days = outlet.first if outlet.first == outlet.last else f"{outlet.first} to {outlet.last}"
    undated = f"{outlet.undated:,} without a date" if outlet.undated else ""
    facts = f"{outlet.articles:,} articles, {outlet.statements:,} statements"
    return f"{name}{console.LRM} · " + " · ".join(filter(None, (facts, days, undated)))


def _table(outlet: Outlet, width: int) -> Iterator[str]:
    from qawl.record.covered import by_month

    days = outlet.days if len(outlet.days) <= MOST_DAYS else by_month(outlet.days)
    if not days:
        return
    most = max(day.articles for day in days)
    articles = max(len("articles"), len(f"{most:,}"))
    statements = max(len("statements"), *(len(f"{day.statements:,}") for day in days))
    room = min(BAR, width - 18 - articles - statements)
    yield f"  {'':10}  {'articles':>{articles}}  {'statements':>{statements}}"
    for day in days:
        bar = "" if room < 4 else "  " + _bar(day, most, room)
        yield f"  {day.day:10}  {day.articles:>{articles},}  {day.statements:>{statements},}{bar}"


def _bar(day: Day, most: int, room: int) -> str:
    return "█" * max(1, day.articles * room // most)


def _gaps(outlet: Outlet) -> Iterator[str]:
    if not outlet.gaps:
        return
    longest = sorted(sorted(outlet.gaps, key=_length, reverse=True)[:MOST_GAPS])
    named = ", ".join(first if first == last else f"{first} to {last}" for first, last in longest)
    more = f"; the longest: {named}" if len(longest) < len(outlet.gaps) else f": {named}"
    yield f"  Nothing on {outlet.gap_days:,} days between{more}."


def _gaps_in_short(outlet: Outlet) -> str:
    return f" · nothing on {outlet.gap_days:,} days between" if outlet.gap_days else ""


def _length(gap: tuple[str, str]) -> int:
    from datetime import date

    return (date.fromisoformat(gap[1]) - date.fromisoformat(gap[0])).days


def _run(run: Run) -> str:
    done = f"added {run.added:,}, there already {run.same:,}, refused {sum(run.refused.values()):,}"
    ended = f"ended {run.ended_at}: {done}" if run.ended_at is not None else "did not end: run it again"
    return f"Last run: began {run.began_at}, {ended}."
