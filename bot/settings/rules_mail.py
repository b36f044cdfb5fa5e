"""Rules for addresses of the net: hosts, URLs, mail addresses, the bot's token."""

import re
from urllib.parse import urlsplit

from bot.settings.rules import Rule, Wrong, on_one_line

_HOST = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?|[0-9A-Fa-f:.]{2,45}")
# The characters of RFC 5321 4.1.2 (Dot-string, Domain), in ASCII.
_LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}){0,31}"
_DOMAIN = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})){0,20}"
_ADDRESS = re.compile(f"{_LOCAL}@{_DOMAIN}")
_SENDER = re.compile(r"(?P<name>[^<>]{0,100})<(?P<address>[^<>]{1,254})>")
_TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{1,200}")


def _read_host(text: str) -> str | Wrong:
    return text if _HOST.fullmatch(text) else Wrong()


def _read_address(text: str) -> str | Wrong:
    return text.lower() if _ADDRESS.fullmatch(text) and len(text) <= 254 else Wrong()


def _read_sender(text: str) -> tuple[str, str] | Wrong:
    """Name ("" for none) and address."""
    found = _SENDER.fullmatch(text.strip())
    name = found["name"].strip().strip('"').strip() if found else ""
    address = _read_address(found["address"].strip() if found else text.strip())
    if isinstance(address, Wrong) or not on_one_line(name):
        return Wrong()
    return name, address


def _is_url(text: str) -> bool:
    if not text.isprintable() or " " in text or len(text) > 500:
        return False
    try:
        url = urlsplit(text)
        return url.scheme in ("http", "https") and bool(url.hostname) and (url.port or 1) > 0
    except ValueError:  # a port that is no number, a broken [IPv6]
        return False


def _read_url(text: str) -> str | Wrong:
    return text if not text or _is_url(text) else Wrong()


def _read_bot_base(text: str) -> str | Wrong:
    if not _is_url(text):
        return Wrong()
    return text if text.endswith("/bot") else Wrong("It ends with '/bot': the token is put right behind it.")


def _read_webhook_url(text: str) -> str | Wrong:
    if not _is_url(text):
        return Wrong()
    url = urlsplit(text)
    if url.scheme == "https" or url.hostname in ("127.0.0.1", "localhost", "::1"):
        return text
    return Wrong("Telegram brings updates by https only.")


def _read_token(text: str) -> str | Wrong:
    return text if _TOKEN.fullmatch(text) else Wrong()


HOST = Rule(
    allowed="It is the name or the address of a machine, e.g. 127.0.0.1.", read=_read_host, stand_in=""
)
ADDRESS = Rule(
    allowed="It is a mail address, e.g. support@northwind.example.", read=_read_address, stand_in=""
)
SENDER = Rule(
    allowed="It is a mail address, or a name with one, e.g. Northwind Hosting <support@northwind.example>.",
    read=_read_sender,
    stand_in=("", ""),
)
URL = Rule(allowed="It is a URL, e.g. http://127.0.0.1:8081/sandbox/clock.", read=_read_url, stand_in="")
API_BASE = Rule(
    allowed="It is the URL of a Bot API server, e.g. https://api.telegram.org/bot.",
    read=_read_bot_base,
    stand_in="/bot",
)
FILE_BASE = Rule(
    allowed="It is the URL of a Bot API server's files, e.g. https://api.telegram.org/file/bot.",
    read=_read_bot_base,
    stand_in="",
)
WEBHOOK_URL = Rule(
    allowed="It is the URL at which Telegram reaches this program, e.g. https://bots.northwind.example/in.",
    read=_read_webhook_url,
    stand_in="",
)
TOKEN = Rule(
    allowed="It is the token that @BotFather gave the bot: digits, a colon, letters.",
    read=_read_token,
    stand_in="",
    secret=True,
)
