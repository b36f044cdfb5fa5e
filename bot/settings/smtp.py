"""The part of the settings about the door where mail comes in."""

from ipaddress import ip_network
from pathlib import Path
from typing import get_args

from bot.settings.block import Block
from bot.settings.rules import PORT_OR_ANY, SIZE, YES_NO, Rule, Wrong, whole, words
from bot.settings.rules_files import existing_file
from bot.settings.rules_mail import ADDRESS, HOST
from channels.mail.listening import Listening, Login, Network, Protocol

_LOGINS = "A login is a map with name and password, e.g. {name: mx, password: '${SMTP_PASSWORD}'}."


def read_smtp(block: Block, base: Path) -> Listening:
    """Those under ``smtp``."""
    addresses = block.values("addresses", ADDRESS)
    if not addresses:
        block.refuse_lack("addresses", "It is a list of the addresses that customers write to.")
    protocol = block.value("protocol", _PROTOCOL, "smtp")
    certificate = block.value("certificate", existing_file(base), "")
    key = block.value("key", existing_file(base), "")
    require_tls = block.value("require_tls", YES_NO, False)
    logins = _read_logins(block)
    _refuse_half_tls(block, certificate, key, require_tls=require_tls, logins=bool(logins))
    if require_tls and protocol == "lmtp" and block.sound("require_tls", "protocol"):
        block.refuse(
            "require_tls", "given with protocol: lmtp", "LMTP is spoken within one machine or house."
        )
    return Listening(
        host=block.value("host", HOST, "127.0.0.1"),
        port=block.value("port", PORT_OR_ANY, 8025),
        addresses=tuple(item.text for item in addresses),
        size_limit=block.value("size_limit", SIZE, 25 * 1024**2),
        hostname=block.value("hostname", HOST, addresses[0].text.rpartition("@")[2] if addresses else ""),
        protocol=protocol,
        networks=_networks(block, "networks"),
        proxies=_networks(block, "proxies"),
        connections=block.value("connections", _CONNECTIONS, 100),
        connections_per_client=block.value("connections_per_client", _PER_CLIENT, 50),
        timeout=block.value("timeout_seconds", _SECONDS, 600),
        certificate=certificate,
        key=key,
        require_tls=require_tls,
        logins=logins,
    )


def _refuse_half_tls(block: Block, certificate: str, key: str, *, require_tls: bool, logins: bool) -> None:
    if not block.sound("certificate", "key"):
        return
    if bool(certificate) != bool(key):
        missing, there = ("key", "certificate") if certificate else ("certificate", "key")
        block.refuse(missing, "missing", f"TLS needs both; there is a {there} here.")
    elif not certificate and require_tls:
        block.refuse("require_tls", "given without a certificate", "TLS needs a certificate and its key.")
    elif not certificate and logins:
        block.refuse("logins", "given without a certificate", "Passwords are taken behind TLS only.")


def _read_logins(block: Block) -> tuple[Login, ...]:
    found: dict[str, Login] = {}
    for item in block.blocks("logins", _LOGINS):
        login = Login(item.value("name", _NAME), item.value("password", _PASSWORD))
        if login.name in found and item.sound("name"):
            item.refuse("name", "given twice", "Each login stands in the list once.")
        found.setdefault(login.name, login)
    return tuple(found.values())


def _networks(block: Block, key: str) -> tuple[Network, ...]:
    return tuple(ip_network(item.text) for item in block.values(key, _NETWORK))


def _read_network(text: str) -> str | Wrong:
    try:
        return str(ip_network(text))
    except ValueError:
        pass
    try:
        return Wrong(f"Did you mean {ip_network(text, strict=False)}?")
    except ValueError:
        return Wrong()


def _read_protocol(text: str) -> Protocol | Wrong:
    return next((one for one in get_args(Protocol) if one == text), Wrong())


_NETWORK: Rule[str] = Rule(
    allowed="It is a network or an address, e.g. 192.0.2.0/24 or 2001:db8::/32.",
    read=_read_network,
    stand_in="0.0.0.0/0",
)
_PROTOCOL: Rule[Protocol] = Rule(allowed="It is smtp or lmtp.", read=_read_protocol, stand_in="smtp")
_CONNECTIONS = whole(1, 10_000, 100)
_PER_CLIENT = whole(1, 10_000, 50)
_SECONDS = whole(10, 3600, 600, "a number of seconds")
_NAME = words(254, "the name of the login", prose=False)
_PASSWORD = Rule(
    allowed="It is the login's password; best as ${SMTP_PASSWORD}.",
    read=lambda text: text if text and text.isprintable() else Wrong("It is empty, or has a line break."),
    stand_in="",
    secret=True,
)
