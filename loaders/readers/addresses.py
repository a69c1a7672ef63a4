"""Addresses on the net: the host that one names, and which may be read: public ones, by how they are written and where they lead."""

import re
import socket
from collections.abc import Callable, Sequence
from ipaddress import AddressValueError, IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

type Resolve = Callable[[str, int], Sequence[str]]

UNICAST = IPv6Network("2000::/3")  # all that is given out; the rest is local, multicast, mapped, translated (64:ff9b::) or reserved
# What of it is none of the public net or carries an IPv4 address inside, which may be private: protocol assignments with
# Teredo, documentation, 6to4. https://www.iana.org/assignments/iana-ipv6-special-registry; Python knows some only from 3.12.4 on.
NOT_PUBLIC_6 = tuple(IPv6Network(net) for net in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48"))
ISATAP = (0x00005EFE, 0x02005EFE)  # RFC 5214: the third quarter of an address that carries an IPv4 address in the last one
# Protocol assignments (a cloud's metadata at 192.0.0.192 too), 6to4 relays, AS112, and the host of Azure, which answers its guests alone.
# https://www.iana.org/assignments/iana-ipv4-special-registry https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
NOT_PUBLIC_4 = tuple(
    IPv4Network(net)
    for net in ("192.0.0.0/24", "192.88.99.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.175.48.0/24", "168.63.129.16/32")
)
# Names that never lead to the public net, whatever a resolver says: RFC 6761, 6762, 7686, 8375, ICANN's .internal, habits of firms and
# routers, and the metadata of clouds.
LOCAL_NAMES = frozenset(
    {"localhost", "localdomain", "local", "internal", "intranet", "private", "corp", "home", "lan", "home.arpa", "onion"}
    | {"metadata.goog", "metadata.packet.net", "metadata.platformequinix.com"}
)
NAME = re.compile(r"[\w.-]+")  # the letters of any script: httpx has encoded them by its rules
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*", re.IGNORECASE)  # https://url.spec.whatwg.org/#ends-in-a-number-checker


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


def fault_of_host(host: str) -> str | None:
    """Returns what is wrong with a host as it is written, before any resolver is asked; None where it may be public.

    Only plain names and addresses in their one usual form pass: `127.1`, `2130706433` and `0x7f.1` mean an address to
    some programs and a name to others.
    """
    if "%" in host:
        return "names a network card of this machine"
    if ":" in host:
        return None if is_public(host) else "is no public address"
    if not NAME.fullmatch(host):
        return "is no name of a host"
    labels = host.lower().removesuffix(".").split(".")
    if NUMBER.fullmatch(labels[-1]):
        return _fault_of_number(".".join(labels))
    if len(labels) == 1:
        return "is a name of a local network"
    if any(".".join(labels[number:]) in LOCAL_NAMES for number in range(len(labels))):
        return "is a name of a local network"
    return None


def _fault_of_number(host: str) -> str | None:
    try:
        return None if is_public(str(IPv4Address(host))) else "is no public address"
    except AddressValueError:
        return "is an address in another form than 93.184.215.14"


def is_public(address: str) -> bool:
    """Returns whether an address is one of the public net: not private, local, shared, multicast or reserved.

    An IPv6 address with an IPv4 one inside is judged by that where it is the same (`::ffff:93.184.215.14`), else it is none.
    """
    if "%" in address:
        return False
    ip: IPv4Address | IPv6Address = ip_address(address)
    if isinstance(ip, IPv6Address):
        if not ip.ipv4_mapped:
            return _is_public_6(ip)
        ip = ip.ipv4_mapped
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not any(ip in net for net in NOT_PUBLIC_4)


def _is_public_6(ip: IPv6Address) -> bool:
    carries = (int(ip) >> 32) & 0xFFFFFFFF in ISATAP
    return ip in UNICAST and ip.is_global and not carries and not any(ip in net for net in NOT_PUBLIC_6)


def is_own(address: str) -> bool:
    """Returns whether an address, public as it may be, is this machine's own: where it answers what a firewall keeps from others."""
    ip = ip_address(address)
    family = socket.AF_INET6 if isinstance(ip, IPv6Address) else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((address, 9))  # sends nothing: it only looks up the way there
            return ip_address(probe.getsockname()[0].partition("%")[0]) == ip
    except OSError:  # there is no way there
        return False
