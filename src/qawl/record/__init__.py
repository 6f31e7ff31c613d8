"""Room 6: the record, one SQLite file with articles, statements and the search over them."""

from qawl.record.found import Found, Hit, SearchResult
from qawl.record.store import Store

__all__ = ["Found", "Hit", "SearchResult", "Store"]
