"""Qawl (قول, "a saying"): who said what, in Arabic-language news.

>>> import qawl
>>> [s] = qawl.extract("قالت الوزيرة ليلى حمدان إن المفاوضات ستستأنف غدا.")
>>> s.speaker.name, s.text[0]
('ليلى حمدان', 'إن المفاوضات ستستأنف غدا')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qawl.version import __version__

if TYPE_CHECKING:
    from qawl.api import extract, to_json
    from qawl.errors import QawlError
    from qawl.model import Article, Extraction, Speaker, Statement

__all__ = ["Article", "Extraction", "QawlError", "Speaker", "Statement", "__version__", "extract", "to_json"]

_WHERE = {
    "extract": "qawl.api",
    "to_json": "qawl.api",
    "QawlError": "qawl.errors",
    "Article": "qawl.model",
    "Extraction": "qawl.model",
    "Speaker": "qawl.model",
    "Statement": "qawl.model",
}


def __getattr__(name: str) -> Any:
    """The public names, each loaded when first asked for: ``import qawl`` itself costs next to nothing."""
    if name not in _WHERE:
        raise AttributeError(f"module 'qawl' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_WHERE[name]), name)
    globals()[name] = value
    return value
