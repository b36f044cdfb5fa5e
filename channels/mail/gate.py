"""Who may come in by SMTP: networks, and how many at once."""

import logging
from collections import Counter
from collections.abc import Collection
from ipaddress import IPv6Address, ip_address

from channels.mail.listening import Network

log = logging.getLogger(__name__)

NAMED_ONCE = 100
"""Strangers whose first knock is logged; scanners would fill the log."""
TOO_MANY = "421 4.7.0 Too many connections, try again later"
NOT_FROM_THERE = "421 4.7.1 No mail is taken from your address"


class Gate:
    """Counts connections, in all and by client. ``limit`` and ``limit_each``: how many."""

    def __init__(self, networks: Collection[Network], limit: int, limit_each: int) -> None:
        self._networks, self._limit, self._limit_each = networks, limit, limit_each
        self._inside = 0
        self._by_client: Counter[str] = Counter()
        self._named: set[str] = set()

    def enter(self) -> str:
        """Counts a connection; "" or the refusal."""
        if self._inside >= self._limit:
            return TOO_MANY
        self._inside += 1
        return ""

    def enter_as(self, client: str) -> str:
        """Counts it for this client too; "" or the refusal.

        The refusal is for now and not for good: should the settings be wrong, the mail is still with its
        sender when they are put right.
        """
        if self._networks and not within(client, self._networks):
            if client not in self._named and len(self._named) < NAMED_ONCE:
                self._named.add(client)
                log.warning("smtp_refused client=%s cause=channels.mail.smtp.networks", client)
            return NOT_FROM_THERE
        if self._by_client[client] >= self._limit_each:
            return TOO_MANY
        self._by_client[client] += 1
        return ""

    def leave(self, client: str) -> None:
        """A connection of this client ended; "" where it was not known yet."""
        self._inside -= 1
        if client:
            self._by_client[client] -= 1
            if self._by_client[client] <= 0:
                del self._by_client[client]


def within(client: str, networks: Collection[Network]) -> bool:
    """Whether the address, e.g. "192.0.2.7", lies in one of the networks."""
    try:
        address = ip_address(client.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    return any(address in network for network in networks if network.version == address.version)


def is_this_machine(client: str) -> bool:
    """Whether the address is of this very machine."""
    try:
        return ip_address(client.partition("%")[0]).is_loopback
    except ValueError:
        return False
