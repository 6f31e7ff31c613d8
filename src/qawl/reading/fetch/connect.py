"""From a target to a connection: the name is resolved here, every answer is checked, and the address that was checked
is the one connected to. No proxy of the environment is used: it would connect where nothing can be checked."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from functools import cache
from ipaddress import ip_address

from qawl.errors import QawlError
from qawl.limits import TRIED_ADDRESSES
from qawl.reading.fetch.addresses import Address, plain, why_not
from qawl.reading.fetch.urls import Target

Resolve = Callable[[str, float], Sequence[str]]
"""(name, seconds it may take) -> the addresses of that name, as text. Raises OSError."""

Connect = Callable[[str, int, float], socket.socket]
"""(address, port, seconds it may take) -> a connected socket. Raises OSError."""


class Deadline:
    """How much time is left for one answer, all redirects and waits on the network together."""

    __slots__ = ("_end", "silence")

    def __init__(self, seconds: float, silence: float) -> None:
        """``seconds`` in all, ``silence`` the longest that one step may keep still."""
        self._end, self.silence = time.monotonic() + seconds, silence

    def left(self) -> float:
        """Seconds left; zero or less is too late."""
        return self._end - time.monotonic()

    def step(self) -> float:
        """Seconds that the next step may take; a little more than nothing where the time is up."""
        return max(min(self.left(), self.silence), 0.001)


def open_connection(
    target: Target,
    deadline: Deadline,
    *,
    allow_private: bool = False,
    resolve: Resolve | None = None,
    connect: Connect | None = None,
    tls: ssl.SSLContext | None = None,
) -> socket.socket:
    """A connection to ``target``, encrypted where its scheme is https.

    Raises QAWL-F001 where any of the host's addresses is outside the public net (nothing is connected to then),
    QAWL-F003 where the host can't be found or reached, QAWL-F011 where its certificate is not for that name or not
    trusted.
    """
    addresses = _addresses(target, deadline, allow_private, resolve or resolved)
    connection = _first(target, addresses[:TRIED_ADDRESSES], deadline, connect or connected)
    if target.scheme != "https":
        return connection
    try:
        connection.settimeout(deadline.step())
        return (tls or trusted()).wrap_socket(connection, server_hostname=target.host)
    except ssl.SSLCertVerificationError as error:
        connection.close()
        raise QawlError("QAWL-F011", target.asked, error.verify_message) from error
    except (OSError, ValueError) as error:
        connection.close()
        raise QawlError("QAWL-F003", target.asked, f"no encrypted connection: {_words(error)}") from error
    except BaseException:
        connection.close()
        raise


def _addresses(target: Target, deadline: Deadline, allow_private: bool, resolve: Resolve) -> list[Address]:
    """All addresses of the target's host, each checked; a name that has one outside the public net has none."""
    if target.address is not None:
        found: Sequence[str] = (target.address,)
    else:
        try:
            found = resolve(target.host, deadline.step())
        except (OSError, UnicodeError) as error:
            raise QawlError("QAWL-F003", target.asked, f"its name can't be resolved: {_words(error)}") from error
    addresses: list[Address] = []
    for text in found:
        try:
            address = plain(ip_address(text))
        except ValueError:
            raise QawlError("QAWL-F003", target.asked, "its name resolves to what is no address") from None
        why = why_not(address, allow_private)
        if why:
            raise QawlError("QAWL-F001", target.asked, f"{address}: {why}")
        addresses.append(address)
    if not addresses:
        raise QawlError("QAWL-F003", target.asked, "its name has no address")
    return list(dict.fromkeys(addresses))


def _first(target: Target, addresses: list[Address], deadline: Deadline, connect: Connect) -> socket.socket:
    """A connection to the first address that answers; each gets its share of the time."""
    last: OSError | None = None
    end = time.monotonic() + deadline.step()
    for k, address in enumerate(addresses):
        left = end - time.monotonic()
        if left <= 0:
            break
        try:
            return connect(str(address), target.port, left / (len(addresses) - k))
        except OSError as error:
            last = error
    why = _words(last) if last else "no answer"
    raise QawlError("QAWL-F003", target.asked, why) from last


def connected(address: str, port: int, seconds: float) -> socket.socket:
    """A socket connected to that very address: nothing is resolved on the way. Raises OSError."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    connection = socket.socket(family, socket.SOCK_STREAM)
    try:
        connection.settimeout(seconds)
        connection.connect((address, port))
    except BaseException:
        connection.close()
        raise
    return connection


def resolved(name: str, seconds: float) -> list[str]:
    """The addresses of ``name`` as the system's resolver tells them, within ``seconds``. Raises OSError."""
    found: list[str] = []
    failed: list[OSError | UnicodeError] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            failed.append(error)
        else:
            found.extend(str(answer[4][0]) for answer in answers)

    # The system's resolver takes no time limit: it is asked aside, and left to itself where it is too slow.
    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    if failed:
        raise failed[0]
    if asking.is_alive():
        raise TimeoutError(f"no answer within {seconds:.0f} s")
    return list(dict.fromkeys(found))


@cache
def trusted() -> ssl.SSLContext:
    """What a certificate is checked by: the authorities that the system trusts, and Mozilla's."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    context.set_alpn_protocols(["http/1.1"])
    return context


def _words(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    return str(getattr(error, "strerror", None) or error)
