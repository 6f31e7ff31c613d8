"""``qawl watch``: keep asking feeds, politely, and keep what is new."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from qawl.cli import console, options, reading
from qawl.limits import FEED_MINUTES

if TYPE_CHECKING:
    from qawl.watch import FeedEvent, Watched

Feeds = Annotated[
    list[str],
    typer.Argument(metavar="FEED", help="URLs of RSS or Atom feeds and of news sitemaps.", show_default=False),
]
Once = Annotated[bool, typer.Option("--once", help="Ask each feed whose time has come, then end: for cron.")]
Every = Annotated[
    float, typer.Option("--every", metavar="MINUTES", min=1, help="The least time between two answers of a feed.")
]
For = Annotated[
    float | None, typer.Option("--for", metavar="MINUTES", min=0, help="End after so long; without it, at Ctrl-C.")
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Read from your own server too: private addresses, any port.")
]


def command(
    feeds: Feeds,
    db: options.Database = None,
    once: Once = False,
    every: Every = FEED_MINUTES,
    minutes: For = None,
    allow_private: AllowPrivate = False,
    lexicon: options.LexiconFolder = None,
) -> None:
    """Keep asking feeds and keep what is new in a record, with who said what in it.

    Politely: no feed sooner than --every, no host more often than once a second or than its robots.txt asks, nothing
    again that has not changed. A feed that fails is left alone for longer each time and stops no other. Stop it at any
    moment: whole articles are kept, and running it again goes on from there. The status is 1 only where no feed
    could be had. docs/fetching.md tells what Qawl asks of a site, and how to run this from cron.
    """
    from qawl.ingest import feed_doors, keeping
    from qawl.reading.fetch.client import Client
    from qawl.record.store import Store
    from qawl.watch import Watch

    path = db or options.default_db()
    words = reading.lexicon(lexicon)
    with (
        Store.open(path) as store,
        Client(allow_private) as client,
        keeping(store, asked=feeds, lexicon=words) as keeper,
    ):
        entries, take = feed_doors(keeper, client)
        watch = Watch(feeds, store, client, entries, take, every=every, on_event=_say, on_refusal=console.report)
        try:
            done = watch.run(once=once, seconds=None if minutes is None else minutes * 60)
        except KeyboardInterrupt:
            _close(watch.summary())
            print("Stopped. Run it again to go on.")
            raise typer.Exit(130) from None
        _close(done)
    if done.polls and not done.answered:
        raise typer.Exit(1)


def _say(event: FeedEvent) -> None:
    """One line a turn, on standard error: what the feed brought, or why not, and when it is asked again."""
    refused = sum(event.refused.values())
    if event.refusal is not None:
        what = f"[{event.refusal.code}] {event.refusal.message}"
    elif event.kind == "read":
        what = f"{event.new:,} new, {event.known:,} known" + (f", {refused:,} refused" if refused else "")
    else:
        what = {"unchanged": "nothing new", "resting": "not due yet", "gone": "gone for good"}[event.kind]
    again = f"; again at {event.next_at}" if event.next_at else ""
    if event.kind == "gone":
        again = "; it is gone for good and not asked any more: give another URL in its place"
    console.err().print(console.safe(f"{event.feed}: {what}{again}"))


def _close(done: Watched) -> None:
    print(
        f"Asked {done.polls:,} times: {done.new:,} new entries, {done.unchanged:,} times nothing new,"
        f" {done.failed:,} failures."
    )
    if done.refused:
        console.err().print(f"Entries refused: {sum(done.refused.values()):,}")
        for line in reading.by_code(Counter(done.refused)):
            console.err().print(f"  {line}")
