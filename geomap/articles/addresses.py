"""Which network addresses an article may be fetched from: those of the public internet, and no others."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

# Python counts these as global, some in some versions only: relays, services of hosting networks, and blocks of IPv6
# that carry private or local IPv4 addresses in them.
_NOT_PUBLIC = tuple(
    ip_network(block)
    for block in (
        "192.0.0.0/24",
        "192.88.99.0/24",
        "168.63.129.16/32",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "2002::/16",
        "2001::/32",
        "fec0::/10",
        "::/96",
    )
)


def is_public(address: str) -> bool:
    """Whether a numeric IPv4 or IPv6 address belongs to the public internet."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    if not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified:
        return False
    return not any(ip in block for block in _NOT_PUBLIC)
