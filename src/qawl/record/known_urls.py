"""The pages that a record knows, for whoever fetches: what was fetched a short while ago is not fetched again."""

from __future__ import annotations

from collections.abc import Callable

from qawl.record.urls import bare


class KnownUrls:
    """``url in known`` asks for a page; ``hits`` counts those that were there."""

    def __init__(self, has: Callable[[str], bool], then: Callable[[str], None] | None = None) -> None:
        """``has`` answers; ``then`` is called with each URL that was there, without anybody's name and password."""
        self.hits = 0
        self._has, self._then = has, then

    def __contains__(self, url: object) -> bool:
        found = isinstance(url, str) and self._has(url)
        if found:
            self.hits += 1
            if self._then is not None:
                self._then(bare(str(url)))
        return found
