"""A text file: one article's text."""

from __future__ import annotations

from typing import Any

from qawl.model import Read
from qawl.reading.decode import decode
from qawl.reading.finish import finish
from qawl.reading.inputs import Input, Options, Outcomes
from qawl.reading.language import require_arabic_language


def read_text(given: Input, options: Options) -> Outcomes:
    """The article of a text, to the character, with what its container tells of it.

    Raises QAWL-R003, QAWL-R005, QAWL-R002, QAWL-R007 of decoding, QAWL-R006 and QAWL-R013 for another language.
    """
    text = decode(given.read(), given.where)
    require_arabic_language(text, given.where)
    known: dict[str, Any] = {**given.known}
    if given.url is not None:
        known["url"] = given.url
    article = finish(
        text, path=given.path, source=given.source, where=given.where, given=options.published, language="ar", **known
    )
    yield Read(article=article, evidence=given.evidence)
