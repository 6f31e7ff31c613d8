"""Which addresses are never connected to: everything that is not the public net, by its ranges (IANA's registries of
special-purpose addresses), and what stands inside an address that tunnels another one."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from typing import Final, NamedTuple

Address = IPv4Address | IPv6Address


class _Range(NamedTuple):
    """A range that is not public: what it is, and whether it may be a user's own (``allow_private``)."""

    net: IPv4Network | IPv6Network
    what: str
    own: bool = False


def _ranges(what: str, *nets: str, own: bool = False) -> list[_Range]:
    return [_Range(ip_network(net), what, own) for net in nets]


_RANGES: Final = (
    # What answers for a cloud's machines and gives out their keys comes first: allow_private never reaches it.
    *_ranges("it is a cloud's metadata service", "169.254.169.254/32", "169.254.170.2/32", "100.100.100.200/32"),
    *_ranges("it is a cloud's metadata service", "168.63.129.16/32", "192.0.0.192/32"),
    *_ranges("it is a cloud's metadata service", "fd00:ec2::/32", "fd20:ce::/32", "fd00:42::/32"),
    *_ranges("it is a loopback address", "127.0.0.0/8", "::1/128", own=True),
    *_ranges("it is a private address", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", own=True),
    *_ranges("it is unspecified", "0.0.0.0/8", "::/128"),
    *_ranges("it is a link-local address", "169.254.0.0/16", "fe80::/10"),
    *_ranges("it is shared by a provider's customers", "100.64.0.0/10"),
    *_ranges("it is kept for protocols", "192.0.0.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24"),
    *_ranges("it is kept for protocols", "192.175.48.0/24", "2001::/23", "2620:4f:8000::/48", "64:ff9b:1::/48"),
    *_ranges("it is kept for examples", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32"),
    *_ranges("it is kept for examples", "3fff::/20"),
    *_ranges("it is kept for measurements", "198.18.0.0/15"),
    *_ranges("it is a multicast address", "224.0.0.0/4", "ff00::/8"),
    *_ranges("it is reserved", "240.0.0.0/4"),
    *_ranges("it is a tunnel", "2002::/16"),
    *_ranges("it is a site-local address", "fec0::/10"),
    *_ranges("it leads nowhere", "100::/64"),
)

_PUBLIC6: Final = IPv6Network("2000::/3")
_MAPPED: Final = IPv6Network("::ffff:0:0/96")
_NAT64: Final = IPv6Network("64:ff9b::/96")
_ISATAP: Final = (0x0000_5EFE, 0x0200_5EFE)


def plain(address: Address) -> Address:
    """The IPv4 address that an IPv4-mapped IPv6 address is another spelling of; others as they are."""
    mapped = isinstance(address, IPv6Address) and address in _MAPPED
    return IPv4Address(int(address) & 0xFFFF_FFFF) if mapped else address


def why_not(address: Address, allow_private: bool = False) -> str | None:
    """Why ``address`` is not connected to, in words; None where it is on the public net.

    ``allow_private`` lets loopback and private addresses through, never a cloud's metadata service, and none of the
    other ranges.
    """
    address = plain(address)
    if isinstance(address, IPv6Address) and address.scope_id:
        return "it names an interface of this machine"
    for place in _RANGES:
        if address.version == place.net.version and address in place.net:
            return None if place.own and allow_private else place.what
    if isinstance(address, IPv4Address):
        return None
    if address in _NAT64:
        # The way from an IPv6-only network to the IPv4 net; what is behind it counts, and one's own net is not.
        return why_not(IPv4Address(int(address) & 0xFFFF_FFFF))
    if address not in _PUBLIC6:
        return "it is outside the public net"
    if int(address) >> 32 & 0xFFFF_FFFF in _ISATAP:
        return why_not(IPv4Address(int(address) & 0xFFFF_FFFF))
    return None
