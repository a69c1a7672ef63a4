"""Addresses on the net: the host that one names, and which may be read: public ones, checked after the name is resolved."""

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

type Resolve = Callable[[str, int], Sequence[str]]

# Ranges that carry an IPv4 address inside (NAT64, Teredo, 6to4): the inner one may be private, and Python's
# `is_global` knows them only from 3.12.4 on. https://www.iana.org/assignments/iana-ipv6-special-registry
WRAPPING = tuple(IPv6Network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16"))


def host_of(url: str) -> str:
    """Returns the host that a web address names; empty where it names none, as broken ones in files do."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def system_resolve(host: str, port: int) -> Sequence[str]:
    """Returns the addresses that the system's resolver gives for a name; decimal and octal forms of IPv4 too."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Returns whether an address is one of the public net: not private, local, shared, multicast or reserved."""
    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        if any(ip in net for net in WRAPPING):
            return False
        ip = ip.ipv4_mapped or ip
    return ip.is_global and not ip.is_multicast
