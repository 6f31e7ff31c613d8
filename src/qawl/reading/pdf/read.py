"""The bytes of a PDF to an article, or to the refusal that says why it is none."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from qawl.errors import QawlError
from qawl.limits import MAX_PDF_PAGES
from qawl.model import Evidence, LeftOut, Read
from qawl.reading.decode import require_arabic
from qawl.reading.finish import finish
from qawl.reading.inputs import Input, Options
from qawl.reading.pdf.fonts import UNKNOWN
from qawl.reading.pdf.glyphs import Budget, PageGlyphs
from qawl.reading.pdf.lines import Printed, Row, paragraphs, rows_of, running
from qawl.reading.pdf.order import best_order, brackets_are_mirrored, letters, mirror

if TYPE_CHECKING:
    from pypdf import PdfReader

_UNKNOWN_SHARE: Final = 0.1
"""More letters than this that the file gives no text of make it unreadable."""

_SHOWN: Final = 60
_OLDEST: Final = 1990
_FILE_NAMES: Final = (".doc", ".docx", ".pdf", ".indd", ".qxd", ".rtf", ".odt", ".pub", ".txt", ".htm", ".html")
_BROKEN: Final = (
    AssertionError,
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    OverflowError,
    RecursionError,
    TypeError,
    ValueError,
    ZeroDivisionError,
    struct.error,
    zlib.error,
)
"""What pypdf raises over damaged files beside its own errors."""


def read_pdf(given: Input, options: Options) -> Iterator[Read]:
    """The article of a PDF. Raises as :func:`read_pdf_bytes` does, and QAWL-R003 for a file that is too large."""
    yield read_pdf_bytes(
        given.read(),
        where=given.where,
        path=given.path,
        source=given.source,
        url=given.url,
        known=given.known,
        given=options.published,
        evidence=given.evidence,
    )


def read_pdf_bytes(
    data: bytes,
    *,
    where: str,
    path: str,
    source: str,
    url: str | None = None,
    known: dict[str, Any] | None = None,
    given: str | None = None,
    evidence: Evidence | None = None,
) -> Read:
    """The article whose PDF ``data`` is: its text layer in the order in which it is read, lines joined into paragraphs.

    Presentation forms become the letters they are forms of; running heads and feet and the numbers of pages are left
    out. ``known`` are the fields that are known from elsewhere and go before the file's own title and date; ``given``
    is the date given for all, which goes before the file's.

    Raises :class:`~qawl.errors.QawlError`: QAWL-R021 (no text layer, or none whose letters are known), QAWL-R022 (its
    words read neither forwards nor backwards), QAWL-R023 (encrypted), QAWL-R017 (damaged), QAWL-R003 and QAWL-R004 (too
    many pages, too many letters), QAWL-R006 (not Arabic).
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings are our refusals
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise QawlError("QAWL-R023", where)
        if len(reader.pages) > MAX_PDF_PAGES:
            raise QawlError("QAWL-R003", where, f"{len(reader.pages):,} pages")
        budget = Budget()
        pages = [rows_of(PageGlyphs(page, budget, where)) for page in reader.pages]
        about = _about(reader)
    except DependencyError as error:
        raise QawlError("QAWL-R023", where, str(error)) from error
    except PyPdfError as error:
        raise QawlError("QAWL-R017", where, str(error)[:200]) from error
    except _BROKEN as error:
        raise QawlError("QAWL-R017", where, "its objects are not what they should be") from error
    printed = _printed(pages, where)
    left = running(printed)
    lines = [line for page in printed for line in page if line not in left]
    text = "\n".join(paragraphs(lines))
    if not text.strip():
        raise QawlError("QAWL-R021", where)
    require_arabic(text, where)
    fields = dict(known or {})
    if url is not None:
        fields.setdefault("url", url)
    title = fields.get("title") or _title(about)
    if title:
        fields["title"] = title
        if title not in " ".join(text[: 2 * len(title) + 300].split()):
            text = f"{title}\n{text}"
    if "published" not in fields and given is None and (day := _day(about)):
        fields.update(published=day, published_precision="day", published_basis="pdf")
    article = finish(text, path=path, source=source, where=where, given=given, **fields)
    out = [LeftOut(kind="other", chars=len(line.text), begins=line.text[:_SHOWN]) for line in sorted(left, key=_place)]
    return Read(article=article, evidence=evidence, left_out=tuple(out))


def _place(line: Printed) -> tuple[int, float]:
    return line.page, -line.y


def _printed(pages: list[list[Row]], where: str) -> list[list[Printed]]:
    """The lines of each page as text.

    Raises QAWL-R021 where there are none or their letters are not known, QAWL-R022 where they read as no Arabic does.
    """
    glyphs = [glyph for rows in pages for row in rows for glyph in row.glyphs]
    unknown = sum(UNKNOWN in glyph.text for glyph in glyphs)
    if not any(not glyph.text.isspace() for glyph in glyphs):
        raise QawlError("QAWL-R021", where)
    if unknown > _UNKNOWN_SHARE * len(glyphs):
        raise QawlError("QAWL-R021", where, f"{unknown:,} of its {len(glyphs):,} letters are only shapes")
    order, found = best_order(row.glyphs for rows in pages for row in rows)
    texts = [[letters(order(row.glyphs)) for row in rows] for rows in pages]
    flat = [text for page in texts for text in page]
    require_arabic("\n".join(flat), where)
    if not found.clear:
        raise QawlError("QAWL-R022", where, f"{found.forward} words read forwards, {found.backward} backwards")
    mirrored = brackets_are_mirrored(flat)
    return [
        [
            Printed(_one_line(text, mirrored), row.left, row.right, row.y, row.size, number)
            for row, text in zip(rows, page, strict=True)
            if text.strip()
        ]
        for number, (rows, page) in enumerate(zip(pages, texts, strict=True))
    ]


def _one_line(text: str, mirrored: bool) -> str:
    return " ".join((mirror(text) if mirrored else text).split())


def _about(reader: PdfReader) -> dict[str, str]:
    found: dict[str, Any] = dict(reader.metadata or {})
    return {str(name): str(value) for name, value in found.items() if isinstance(value, str)}


def _title(about: dict[str, str]) -> str | None:
    """The file's own title, where it is one that a person wrote: in Arabic, and not the name of a file."""
    title = letters(" ".join(about.get("/Title", "").split()))
    if not 8 <= len(title) <= 300 or title.lower().endswith(_FILE_NAMES):
        return None
    arabic = sum("\u0621" <= char <= "\u064a" for char in title)
    return title if arabic > len(title) / 2 else None


def _day(about: dict[str, str]) -> str | None:
    """The day on which the file was made (``D:20161214…``), where it can be."""
    digits = about.get("/CreationDate", "").removeprefix("D:")[:8]
    try:
        day = datetime.strptime(digits, "%Y%m%d").date()
    except ValueError:
        return None
    return day.isoformat() if day.year >= _OLDEST and day <= datetime.now(UTC).date() else None
