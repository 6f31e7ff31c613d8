"""URLs at the store's edge: one form for one page, and never anybody's password in them."""

from __future__ import annotations

from typing import Final

_PORTS: Final = {"http": ":80", "https": ":443"}
_ENDS: Final = frozenset("/?#\\ \t\r\n\"'<>")
"""What ends the authority of a URL, in one that stands alone and in one that stands among words."""


def bare(text: str) -> str:
    """``text``, a URL or words that may hold some, with the user's name and password taken out of every URL."""
    at = text.find("://")
    if at < 0 or "@" not in text:
        return text
    out = []
    done = 0
    while at >= 0:
        start = end = at + 3
        while end < len(text) and text[end] not in _ENDS:
            end += 1
        host = text.rfind("@", start, end) + 1
        if host:
            out += [text[done:start], text[host:end]]
            done = end
        at = text.find("://", end - 1)
    return "".join((*out, text[done:]))


def canonical(url: str) -> str:
    """The form in which a URL is compared: scheme and host in lower case, no default port, no fragment, no user's name
    and password; nothing else is changed. What is no URL comes back as it is."""
    url = bare(url.strip())
    scheme, found, rest = url.partition("://")
    if not found:
        return url
    scheme = scheme.lower()
    rest = rest.partition("#")[0]
    end = next((i for i, c in enumerate(rest) if c in _ENDS), len(rest))
    host = rest[:end].lower().removesuffix(_PORTS.get(scheme, "\0"))
    return f"{scheme}://{host}{rest[end:]}"


def host(url: str | None) -> str | None:
    """The host of a URL without its port and ``www.``, None where there is none."""
    _, found, rest = canonical(url or "").partition("://")
    end = next((i for i, c in enumerate(rest) if c in _ENDS), len(rest))
    name = rest[:end]
    if not name.endswith("]"):
        name = name.rpartition(":")[0] if ":" in name else name
    return name.removeprefix("www.") or None if found else None


def is_page(url: str | None) -> bool:
    """Whether a URL may be one article's: not where it names a site alone, as broken pages give for all their articles
    alike."""
    _, found, rest = (url or "").partition("://")
    at = rest.find("/")
    return bool(found) and ("?" in rest or (at >= 0 and len(rest) > at + 1))
