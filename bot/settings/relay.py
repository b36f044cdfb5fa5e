"""The part of the settings about the mail server that takes answers along."""

from datetime import timedelta
from pathlib import Path
from typing import get_args

from bot.settings.block import Block
from bot.settings.model import Relay, Tls
from bot.settings.rules import PORT, YES_NO, Rule, Wrong, whole, words
from bot.settings.rules_files import existing_file
from bot.settings.rules_mail import ADDRESS, HOST, SENDER
from channels.mail.dkim_signing import SigningKey

_PORTS: dict[Tls, int] = {"none": 25, "starttls": 587, "tls": 465}


def read_relay(block: Block, company: str, own_address: str, base: Path) -> Relay:
    """Those under ``relay``; ``own_address`` is the sender where none is given."""
    tls = block.value("tls", _TLS, "starttls")
    username, password = block.value("username", _USERNAME, ""), block.value("password", _PASSWORD, "")
    if block.sound("username", "password") and bool(username) != bool(password):
        missing, there = ("password", "username") if username else ("username", "password")
        block.refuse(missing, "missing", f"A login has both; there is a {there} here.")
    name, address = block.value("sender", SENDER, (company, own_address))
    return Relay(
        host=block.value("host", HOST),
        port=block.value("port", PORT, _PORTS[tls]),
        username=username,
        password=password,
        tls=tls,
        sender_address=address,
        sender_name=name,
        bounce_address=block.value("bounce_address", ADDRESS, ""),
        signed_replies=block.value("signed_replies", YES_NO, False),
        give_up_after=timedelta(hours=block.value("give_up_hours", _HOURS, 24)),
        dkim=_read_dkim(block, address, base),
    )


def _read_dkim(block: Block, sender: str, base: Path) -> SigningKey | None:
    dkim = block.block("dkim")
    if dkim is None:
        return None
    return SigningKey(
        domain=dkim.value("domain", HOST, sender.rpartition("@")[2]),
        selector=dkim.value("selector", HOST),
        file=dkim.value("key", existing_file(base)),
    )


def _read_tls(text: str) -> Tls | Wrong:
    return next((tls for tls in get_args(Tls) if tls == text), Wrong())


_HOURS = whole(1, 240, 24, "a number of hours")
_USERNAME = words(254, "the relay's user name", prose=False)
_PASSWORD = Rule(
    allowed="It is the relay's password; best as ${RELAY_PASSWORD}.",
    read=lambda text: text if text and text.isprintable() else Wrong("It is empty, or has a line break."),
    stand_in="",
    secret=True,
)
_TLS: Rule[Tls] = Rule(allowed="It is none, starttls or tls.", read=_read_tls, stand_in="none")
