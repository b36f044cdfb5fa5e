"""Where Telegram brings updates to, and the secret that shows that it is Telegram."""

import hashlib
import hmac
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """Where Telegram brings updates to (``url``, as seen from outside), and where we listen for them."""

    url: str
    host: str
    port: int


def secret_of(token: str) -> str:
    """What Telegram must send along. Made from the bot's token, so that what is under way during a restart
    is still taken, and nobody has to invent and keep one more secret."""
    return hmac.new(token.encode(), b"firstline webhook", hashlib.sha256).hexdigest()
