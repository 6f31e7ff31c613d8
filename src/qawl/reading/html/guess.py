"""The last resort for a date: htmldate, which looks through the whole page."""

from __future__ import annotations

import logging
from typing import Final

from qawl.reading.html import moments
from qawl.reading.html.moments import FIRST, Moment

_CEILING: Final = 500_000


def published(page: str, url: str) -> Moment | None:
    """The day that htmldate finds in a page that tells none where others do; None for pages that are too long."""
    if len(page) > _CEILING:
        return None
    import htmldate
    from lxml import etree

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = htmldate.find_date(
            page,
            original_date=True,
            extensive_search=False,
            url=url or None,
            min_date=FIRST.isoformat(),
            max_date=moments.latest().isoformat(),
        )
    except (ValueError, TypeError, etree.LxmlError):
        return None
    return moments.machine(found)
