"""Lists of URLs, one a line, and what a URL has to be to be fetched at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from qawl.errors import QawlError
from qawl.limits import MAX_URL_CHARS
from qawl.model import Refusal
from qawl.reading.decode import decode
from qawl.reading.inputs import Input, Link, Options

_URL: Final = re.compile(r"https?://[^\s<>\"\x00-\x1f\x7f]+\Z", re.IGNORECASE)


def usable(value: object) -> bool:
    """Whether ``value`` is a whole URL of the web: http or https, a host, no blanks, not too long.

    Whether it may be fetched (its address, its port) is judged where it is fetched.
    """
    if not isinstance(value, str) or len(value) > MAX_URL_CHARS or not _URL.match(value := value.strip()):
        return False
    try:
        parts = urlsplit(value)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def without_credentials(url: str) -> str:
    """``url`` without the name and password that may stand before its host: they are never kept."""
    scheme, slashes, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{slashes}{host.rpartition('@')[2]}{slash}{path}" if slashes and "@" in host else url


def read_urls(given: Input, options: Options) -> Iterator[Link | Refusal]:
    """The links of a list, one URL a line; blank lines, lines that begin with ``#`` and what stands behind `` #`` are
    left out. A line that is no URL is refused with QAWL-F002, naming the line.

    Raises QAWL-R003, QAWL-R007 and the like as :func:`~qawl.reading.decode.decode` does, QAWL-R005 for an empty list.
    """
    seen = False
    for number, line in enumerate(decode(given.read(), given.where).splitlines(), 1):
        url = line.strip().strip("\ufeff\u200e\u200f")
        if url.startswith("<") and url.endswith(">"):
            url = url[1:-1]
        if not url or url.startswith("#"):
            continue
        seen = True
        url = url.split(" #", 1)[0].rstrip()
        where = f"{given.where}:{number}"
        if usable(url):
            yield Link(url=url, where=where, known=dict(given.known))
        else:
            yield QawlError("QAWL-F002", where, f"«{url[:100]}» is no URL").refusal()
    if not seen:
        yield QawlError("QAWL-R005", given.where, "it lists no URL").refusal()
