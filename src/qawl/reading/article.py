"""Making an :class:`~qawl.model.Article` of a text that is already decoded."""

from __future__ import annotations

import hashlib
from typing import Any

from qawl.errors import QawlError
from qawl.limits import MAX_TEXT_CHARS
from qawl.model import Article


def make_article(
    text: str, *, source: str | None = None, extra: dict[str, Any] | None = None, **fields: Any
) -> Article:
    """Give ``text`` its id and return the article; ``fields`` are those of :class:`~qawl.model.Article`.

    The text is kept as it is, to the character; lone surrogates, which no store or wire can hold, are replaced by
    U+FFFD, one for one, so that every offset stays what it was.

    Raises :class:`~qawl.errors.QawlError` QAWL-R004 where the text passes :data:`~qawl.limits.MAX_TEXT_CHARS`.
    """
    if len(text) > MAX_TEXT_CHARS:
        raise QawlError("QAWL-R004", source or "text", f"{len(text):,} characters, the ceiling is {MAX_TEXT_CHARS:,}")
    text = storable(text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    told = {name: storable(value) if isinstance(value, str) else value for name, value in fields.items()}
    return Article(id=f"sha256:{digest}", text=text, source=source, extra=extra or {}, **told)


def storable(text: str) -> str:
    """``text`` with each half of a surrogate pair that stands alone replaced by U+FFFD, one for one."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text
