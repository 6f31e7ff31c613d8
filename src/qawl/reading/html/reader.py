"""The reader of HTML for the dispatcher: one input in, its article out."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from qawl.model import Read
from qawl.reading.html.page import read_page
from qawl.reading.inputs import Input, Options


def read_html(input: Input, options: Options) -> Iterator[Read]:
    """The article of a page, with the evidence that came with it. Raises as :func:`~qawl.reading.html.page.read_page`
    does, and QAWL-R003 where the input is too large."""
    read = read_page(
        input.read(),
        where=input.where,
        path=input.path,
        source=input.source,
        url=input.url,
        charset=input.charset,
        known=input.known,
        given=options.published,
        careful=options.careful,
    )
    yield msgspec.structs.replace(read, evidence=input.evidence) if input.evidence else read
