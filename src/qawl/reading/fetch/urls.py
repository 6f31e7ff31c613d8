"""Reading a URL, once and strictly: what is checked here is what is asked for, in the same spelling.

Two programs that read one URL in two ways are how a guarded address is reached. So spellings that browsers mend
(backslashes, tabs, percent-encoded hosts, ``0x7f.1``) are refused, and nothing else in Qawl takes a URL apart for
fetching.
"""

from __future__ import annotations

from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import Final
from urllib.parse import quote, urljoin

from qawl.errors import QawlError
from qawl.limits import MAX_HOST_CHARS, MAX_URL_CHARS
from qawl.model import Record
from qawl.reading.fetch.addresses import Address, plain, why_not

PORTS: Final = frozenset({80, 443, 8080, 8443})
"""Where web servers listen; other ports are other services', and asked for only with ``allow_private``."""

_DEFAULT: Final = {"http": 80, "https": 443}
_INNER: Final = frozenset(
    ("localhost", "local", "internal", "localdomain", "lan", "home", "corp", "private", "intranet", "onion", "arpa")
)
"""Last labels of names that are not the public net's."""

_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_")
_SAFE_PATH: Final = "!$&'()*+,;=:@/~%[]|^"
_SAFE_QUERY: Final = _SAFE_PATH + "?{}`"


class Target(Record, frozen=True, kw_only=True):
    """A URL taken apart: ``host`` is lower-case ASCII (brackets left out), ``address`` its number where it is one,
    ``path`` what is asked for (with the query), ``url`` the whole in this spelling, without credentials or fragment,
    ``asked`` the same as it was given."""

    scheme: str
    host: str
    port: int
    path: str
    asked: str
    address: str | None = None

    @property
    def authority(self) -> str:
        """What the Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt is about."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The whole URL in its one spelling."""
        return self.origin + self.path


def shown(url: str) -> str:
    """``url`` as it may be printed where it can't be read: without all that could be credentials, and without controls.

    Where it can't be told where credentials end, all up to the last ``@`` goes.
    """
    clean = "".join(c if c.isprintable() else "\ufffd" for c in url[:300])
    at = clean.rfind("@") if "@" in clean else len(clean) if "@" in url[300:] else -1
    if at < 0:
        return clean
    start = clean.find(":", 0, at)
    head = clean[: start + 1] + "//" if clean[:start].lower() in _DEFAULT else ""
    return f"{head}{clean[at + 1 :]}"


def parse(url: str, allow_private: bool = False) -> Target:
    """Take ``url`` apart.

    Raises QAWL-F002 for what is no http or https URL in a plain spelling, QAWL-F001 for a host that names something
    outside the public net (``allow_private`` lets through what :func:`~qawl.reading.fetch.addresses.why_not` does, and
    any name and port). The error tells the URL without credentials.
    """
    try:
        return _parsed(url, allow_private)
    except _Unfit as unfit:
        raise QawlError(unfit.code, unfit.clean or shown(url), unfit.why) from None


def follow(base: Target, place: str, allow_private: bool = False) -> Target:
    """Where ``place`` (a Location header) leads from ``base``. Raises as :func:`parse` does."""
    try:
        _check_characters(place)
        # urljoin takes http:///x for a path of the same host, others for the host x: what has a scheme is taken whole.
        joined = place if place.partition(":")[0].lower() in _DEFAULT else urljoin(base.url, place)
    except _Unfit as unfit:
        raise QawlError(unfit.code, shown(place), f"a redirect: {unfit.why}") from None
    except ValueError:
        raise QawlError("QAWL-F002", shown(place), "a redirect: its host can't be read") from None
    try:
        return _parsed(joined, allow_private)
    except _Unfit as unfit:
        raise QawlError(unfit.code, unfit.clean or shown(joined), f"a redirect: {unfit.why}") from None


class _Unfit(Exception):
    """Why a URL is refused; ``clean`` is the URL without credentials where it is known where those end."""

    def __init__(self, why: str, code: str = "QAWL-F002", clean: str = "") -> None:
        super().__init__(why)
        self.why, self.code, self.clean = why, code, clean


def _check_characters(url: str) -> None:
    if len(url) > MAX_URL_CHARS:
        raise _Unfit(f"it is longer than {MAX_URL_CHARS:,} characters")
    for c in url:
        if c < " " or "\x7f" <= c < "\xa0" or c in "\u2028\u2029" or "\ud800" <= c <= "\udfff":
            raise _Unfit("it holds a control character")


def _parsed(url: str, allow_private: bool) -> Target:
    url = url.strip(" \t\r\n")
    _check_characters(url)
    scheme, colon, rest = url.partition(":")
    scheme = scheme.lower()
    if not colon or scheme not in _DEFAULT:
        raise _Unfit("it is neither http nor https")
    if not rest.startswith("//"):
        raise _Unfit("there is no // before its host")
    rest = rest[2:].partition("#")[0]
    end = next((k for k, c in enumerate(rest) if c in "/?"), len(rest))
    authority, tail = rest[:end], rest[end:]
    if "\\" in authority or "\\" in tail.partition("?")[0]:
        raise _Unfit("it holds a backslash")
    authority = authority.rpartition("@")[2]
    host, port = _split(authority, _DEFAULT[scheme])
    if len(host) > MAX_HOST_CHARS:
        raise _Unfit(f"its host is longer than {MAX_HOST_CHARS} characters")
    if port not in PORTS and not allow_private:
        raise _Unfit(f"port {port} is none of a web server's ({', '.join(map(str, sorted(PORTS)))})")
    address = _address(host)
    if address is not None:
        why = why_not(address, allow_private)
        if why:
            raise _Unfit(why, "QAWL-F001", f"{scheme}://{authority}{tail}")
        name = str(plain(address))
        if ":" not in host and name != _ascii(host).removesuffix("."):
            raise _Unfit(f"its host is an odd spelling of {name}")
        number: str | None = name
    else:
        name, number = _name(host, allow_private), None
    return Target(
        scheme=scheme,
        host=name,
        port=port,
        path=_path(tail),
        asked=f"{scheme}://{authority}{tail}",
        address=number,
    )


def _split(authority: str, default: int) -> tuple[str, int]:
    """Host and port; the host of a bracketed number without its brackets (a colon in it tells it)."""
    if authority.startswith("["):
        host, bracket, port = authority[1:].partition("]")
        if not bracket or ":" not in host or (port and not port.startswith(":")):
            raise _Unfit("the number in brackets can't be read")
        port = port[1:]
    else:
        host, _, port = authority.partition(":")
        if ":" in port:
            raise _Unfit("its host and port can't be told apart")
    if port and not (port.isascii() and port.isdigit() and len(port) <= 5 and 0 < int(port) < 65_536):
        raise _Unfit("its port is no number of a port")
    if not host:
        raise _Unfit("it has no host")
    return host, int(port) if port else default


def _address(host: str) -> Address | None:
    """The address that ``host`` spells in any of the ways that some program accepts; None for a name."""
    if ":" in host:
        if "%" in host:
            raise _Unfit("it names an interface of this machine", "QAWL-F001")
        try:
            return IPv6Address(host)
        except AddressValueError:
            raise _Unfit("the number in brackets can't be read") from None
    parts = _ascii(host).removesuffix(".").split(".")
    if not _number_like(parts[-1]):
        return None
    values = [_number(part) for part in parts]
    if len(values) > 4 or any(value is None for value in values):
        raise _Unfit("its host ends in a number and is no address")
    *first, last = [value for value in values if value is not None]
    if any(value > 255 for value in first) or last >= 256 ** (4 - len(first)):
        raise _Unfit("its host is a number beyond the addresses")
    return IPv4Address(sum(value << 8 * (3 - k) for k, value in enumerate(first)) + last)


def _number_like(part: str) -> bool:
    return part.isdigit() or _number(part) is not None


def _number(part: str) -> int | None:
    """A decimal, octal or hexadecimal number as inet_aton reads it; None for what is none."""
    if not part.isascii() or not part.replace("x", "0", 1).isalnum() or len(part) > 40:
        return None
    digits, base = part, 10
    if part.startswith("0x"):
        digits, base = part[2:] or "0", 16
    elif len(part) > 1 and part.startswith("0"):
        digits, base = part[1:], 8
    try:
        return int(digits, base)
    except ValueError:
        return None


def _ascii(host: str) -> str:
    """``host`` in lower-case ASCII: an international name in its xn-- form, full-width letters, digits and dots as the
    plain ones that they stand for."""
    if "%" in host:
        raise _Unfit("its host is percent-encoded")
    if host.isascii():
        return host.lower()
    import idna

    try:
        mapped = idna.uts46_remap(host, std3_rules=True)
        return mapped.lower() if mapped.isascii() else idna.encode(mapped, uts46=True, std3_rules=True).decode()
    except (idna.IDNAError, UnicodeError):
        raise _Unfit("its host is no name that the net knows") from None


def _name(host: str, allow_private: bool) -> str:
    name = _ascii(host).removesuffix(".")
    labels = name.split(".")
    if len(name) > MAX_HOST_CHARS or any(
        not label or len(label) > 63 or not _LETTERS.issuperset(label) or label[0] == "-" or label[-1] == "-"
        for label in labels
    ):
        raise _Unfit("its host is no name that the net knows")
    if not allow_private and (labels[-1] in _INNER or len(labels) == 1):
        raise _Unfit("its host is a name of a private net", "QAWL-F001")
    return name


def _path(tail: str) -> str:
    """What is asked for: path and query, in ASCII; what is percent-encoded stays as it is."""
    path, mark, query = tail.partition("?")
    return quote(path or "/", safe=_SAFE_PATH) + mark + quote(query, safe=_SAFE_QUERY)
