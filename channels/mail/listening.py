"""How the door for mail is set up."""

from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network
from typing import Literal

Network = IPv4Network | IPv6Network
Protocol = Literal["smtp", "lmtp"]


@dataclass(frozen=True, slots=True)
class Login:
    """Somebody who may bring mail."""

    name: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """The door where mail comes in."""

    host: str
    port: int
    """0: any free port (tests)."""
    addresses: tuple[str, ...]
    """Lower case; mail for any other address is refused."""
    size_limit: int
    """Bytes."""
    hostname: str
    """The name this side gives itself in the SMTP greeting."""
    bounce_address: str = ""
    """Mail for it is taken too: reports of failed delivery, each to a token behind a plus."""
    protocol: Protocol = "smtp"
    networks: tuple[Network, ...] = ()
    """Who may bring mail; empty: whoever reaches the port."""
    proxies: tuple[Network, ...] = ()
    """Who speaks the PROXY protocol first, and is believed about whom it speaks for."""
    connections: int = 100
    connections_per_client: int = 50
    timeout: float = 600
    """Seconds of silence after which a connection ends. aiosmtpd counts between commands and not within
    DATA, so this is also the longest upload."""
    certificate: str = ""
    """A file; "" where no TLS is offered."""
    key: str = ""
    require_tls: bool = False
    logins: tuple[Login, ...] = ()
    """Who may bring mail after STARTTLS and a password; empty: no login is asked for."""
