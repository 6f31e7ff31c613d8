"""The way through this room: whatever is given (files, folders, URLs, standard input) is told by its content, handed to
the reader of its kind, and what that reader finds in it is read in its turn, until articles and refusals are left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Final, Self

from qawl.errors import QawlError
from qawl.limits import MAX_CONTAINER_DEPTH
from qawl.model import Read, Refusal
from qawl.reading.files import Files, open_error
from qawl.reading.finish import given_date
from qawl.reading.inputs import HEAD, Input, Link, Options, Outcomes

if TYPE_CHECKING:
    from types import TracebackType

    from qawl.reading.fetch.client import Client
    from qawl.reading.sandbox import Sandbox

READERS: Final = {
    "text": "qawl.reading.plain:read_text",
    "jsonl": "qawl.reading.lines:read_jsonl",
    "json": "qawl.reading.json_document:read_json",
    "csv": "qawl.reading.tables:read_csv",
    "parquet": "qawl.reading.parquet:read_parquet",
    "feed": "qawl.reading.feeds:read_feed",
    "sitemap": "qawl.reading.sitemaps:read_sitemap",
    "urls": "qawl.reading.urls:read_urls",
    "warc": "qawl.reading.warc:read_warc",
    "zip": "qawl.reading.archives:read_zip",
    "tar": "qawl.reading.archives:read_tar",
    "gzip": "qawl.reading.archives:read_gzip",
    "bz2": "qawl.reading.archives:read_gzip",
    "xz": "qawl.reading.archives:read_gzip",
}
"""The reader of each kind; one is imported when the first input of its kind comes."""

IN_A_CHILD: Final = frozenset(("html", "pdf"))
"""What is parsed in a child process, because its parser could hang or grow."""

_BINARY: Final = frozenset(("binary:unknown data", "binary:executable"))
"""What nobody could read; every other kind without a reader is called one that is not read yet."""

_LINKS: Final = 3
"""Links followed from one source: an index of sitemaps, a sitemap, a page. A page that is a feed again goes no
further."""


class Reading(Iterator[Read | Refusal]):
    """What :func:`read_sources` gives: iterate over it, and close it or use it in a ``with`` block.

    Nothing is opened before it is asked for, and no more than one article is held at a time. ``hidden`` counts the
    hidden files and folders left out so far, ``skipped`` what else was left out, by kind.
    """

    def __init__(
        self,
        sources: Sequence[str],
        options: Options,
        known: Callable[[str], bool] = lambda url: False,
        client: Client | None = None,
        sandbox: Sandbox | None = None,
    ) -> None:
        """For :func:`read_sources`; ``client`` fetches and ``sandbox`` parses in the place of one of its own."""
        self.skipped: Counter[str] = Counter()
        self._options = options
        self._known = known
        self._files = Files(self.skipped)
        self._client = client
        self._sandbox = sandbox
        self._items = self._all(tuple(sources))

    @property
    def hidden(self) -> int:
        """Hidden files and folders left out so far."""
        return self._files.hidden

    def __next__(self) -> Read | Refusal:
        return next(self._items)

    def close(self) -> None:
        """End the child process; what was being read is left."""
        self._items.close()
        self.close_child()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _all(self, sources: Sequence[str]) -> Generator[Read | Refusal]:
        for source in sources:
            if is_url(source):
                yield from self._expand(iter((Link(url=source, where=source),)), source)
            else:
                yield from self._expand(self._files.open(source), source)
        self.close_child()

    def close_child(self) -> None:
        """End the child process; the next page starts another."""
        if self._sandbox is not None:
            self._sandbox.close()
            self._sandbox = None

    def follow(self, item: Link | Read) -> Iterator[Read | Refusal]:
        """What one entry of a feed leads to."""
        where = item.where if isinstance(item, Link) else item.article.url or ""
        return self._expand(iter((item,)), where)

    def entries(self, feed: Input) -> Outcomes:
        """What stands in a feed or a sitemap, unfollowed. Raises QAWL-R026 where ``feed`` is none."""
        from qawl.reading.kinds import kind_of

        kind = kind_of(feed.head(HEAD), feed.source, feed.media_type)
        if kind not in ("feed", "sitemap"):
            raise QawlError("QAWL-R026", feed.where, f"it is {kind.removeprefix('binary:')}")
        return self._reader(kind)(feed, self._options)

    @staticmethod
    def _reader(kind: str) -> Callable[[Input, Options], Outcomes]:
        module, name = READERS[kind].split(":")
        return getattr(import_module(module), name)  # type: ignore[no-any-return]

    def _expand(self, items: Outcomes, where: str) -> Iterator[Read | Refusal]:
        """All that ``items`` lead to, depth first. A reader that fails costs its own input, not what holds it."""
        stack: list[tuple[Outcomes, str, int]] = [(items, where, 0)]
        while stack:
            top, where, links = stack[-1]
            try:
                out = next(top, None)
            except QawlError as error:
                stack.pop()
                yield error.refusal()
                continue
            except OSError as error:
                stack.pop()
                yield open_error(where, error).refusal()
                continue
            if out is None:
                stack.pop()
            elif isinstance(out, Input):
                stack.append((self._read(out), out.where, links))
            elif isinstance(out, Link):
                stack.append((self._follow(out, links + 1), out.where, links + 1))
            else:
                yield out

    def _read(self, given: Input) -> Outcomes:
        """What the reader of its kind finds in ``given``. Raises QAWL-R028 where it stands too deep, QAWL-R009 and
        QAWL-R002 for what nobody reads."""
        from qawl.reading.kinds import kind_of

        if given.depth > MAX_CONTAINER_DEPTH:
            raise QawlError("QAWL-R028", given.where)
        kind = kind_of(given.head(HEAD), given.source, given.media_type)
        if kind in IN_A_CHILD:
            yield self._parsed(kind, given)
            return
        if kind not in READERS:
            raise QawlError("QAWL-R002" if kind in _BINARY else "QAWL-R009", given.where, kind.removeprefix("binary:"))
        yield from self._reader(kind)(given, self._options)

    def _parsed(self, kind: str, given: Input) -> Read:
        """A page or a PDF, parsed in the child process."""
        from qawl.reading.sandbox import Sandbox

        data = given.read()
        if self._sandbox is None:
            self._sandbox = Sandbox()
        known: dict[str, object] = {
            "where": given.where,
            "path": given.path,
            "source": given.source,
            "url": given.url,
            "known": given.known,
            "given": self._options.published,
        }
        if kind == "html":
            known.update(charset=given.charset, careful=self._options.careful)
        return with_evidence(self._sandbox.read(kind, data, **known), given)

    def _follow(self, link: Link, links: int) -> Outcomes:
        """The page behind ``link``; what the place of the link itself holds, where the page can't be had."""
        if self._known(link.url):
            return  # whoever gave `known` counts it
        if links > _LINKS:
            raise QawlError("QAWL-R028", link.where, "links lead on and on")
        found: list[Read] | None = [] if link.fallback is not None else None
        try:
            page = self._fetched(link)
        except QawlError as error:
            if link.fallback is None:
                raise
            self.skipped[error.code] += 1
            yield link.fallback
            return
        if found is None:
            yield page
            return
        for item in self._expand(iter((page,)), link.where):
            if isinstance(item, Read):
                found.append(item)
                yield item
            elif link.fallback is not None:
                self.skipped[item.code] += 1
        if not found and link.fallback is not None:
            yield link.fallback

    def _fetched(self, link: Link) -> Input:
        from qawl.reading.fetch.client import Client

        if not self._options.fetch:
            raise QawlError("QAWL-F012", link.where)
        if self._client is None:
            self._client = Client(allow_private=self._options.allow_private)
        answer = self._client.fetch(link.url)
        evidence = answer.evidence
        return Input(
            evidence.body,
            where=evidence.url,
            path=evidence.url,
            source=evidence.final_url.rstrip("/").rsplit("/", 1)[-1] or evidence.final_url,
            url=evidence.final_url,
            media_type=answer.media_type,
            charset=answer.charset,
            evidence=evidence,
            known=link.known,
            skipped=self.skipped,
        )


def read_sources(
    sources: Sequence[str], options: Options | None = None, *, known: Callable[[str], bool] | None = None
) -> Reading:
    """Read files, folders (whole, in the order of names), URLs and ``-`` for standard input, each told by its content.

    ``known`` says of a URL whether it was read already: it is then counted and not fetched. What comes back gives
    articles and refusals in the order of ``sources``; it never stops at bad input.

    Raises :class:`~qawl.errors.QawlError` QAWL-A001 where ``options.published`` is no date.
    """
    options = options or Options()
    given_date(options.published)
    return Reading(sources, options) if known is None else Reading(sources, options, known)


def is_url(source: str) -> bool:
    """Whether ``source`` is given as an address of the web and not as a path."""
    return source[:8].lower().startswith(("http://", "https://"))


def with_evidence(read: Read, given: Input) -> Read:
    """``read`` with the bytes that it came in, where a server or an archive of the web gave them."""
    import msgspec

    return msgspec.structs.replace(read, evidence=given.evidence) if given.evidence is not None else read
