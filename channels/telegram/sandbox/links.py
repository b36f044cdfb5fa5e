"""Addresses in formatted text, taken or refused as Telegram does."""

import re

from channels.telegram.sandbox.errors import ApiError, bad_request

USER = re.compile(r"tg:(?://)?user/?\?(?:.*&)?id=(\d{1,19})(?:[&#].*)?", re.IGNORECASE)
OWN_SCHEMES = re.compile(r"(?:tg|ton|tonsite)://?\S+", re.IGNORECASE)
WEB = re.compile(r"(?:(?P<scheme>[a-z][a-z0-9+.-]*)://)?(?P<host>[^/?#\s]+)(?P<rest>\S*)", re.IGNORECASE)
SPECIAL = re.compile(r"(?:(?P<scheme>[^:/?#]*):(?://)?)?(?P<host>[^/?#]*)/?(?:\?(?P<query>[^#]*))?(?:#.*)?")
HOST = re.compile(r"(?:[^@]*@)?[\w.-]*\.[\w.-]*(?::\d{1,5})?|(?:[^@]*@)?\[[0-9a-fA-F:.]+\](?::\d{1,5})?")


def user_behind(url: str) -> int | None:
    """The user that tg://user?id=... means."""
    match = USER.fullmatch(url)
    return int(match.group(1)) if match else None


def checked_link(url: str) -> str:
    """The address as Telegram keeps it; "" for what is none."""
    try:
        return strict_link(url)
    except ApiError:
        return ""


def strict_link(url: str, what: str = "entity") -> str:
    """The address as Telegram keeps it. Raises ApiError with the name of what holds it."""
    if OWN_SCHEMES.fullmatch(url):
        return url
    match = WEB.fullmatch(url)
    scheme = ((match and match["scheme"]) or "http").lower()
    if scheme not in ("http", "https"):
        raise _wrong(what, url, "Unsupported URL protocol")
    if not match or not HOST.fullmatch(match["host"]) or match["host"].strip(".") == "":
        raise _wrong(what, url, "Wrong HTTP URL")
    rest = match["rest"]
    return f"{scheme}://{match['host'].lower()}{rest if rest.startswith('/') else f'/{rest}'}"


def special_link(url: str) -> tuple[str, dict[str, str]]:
    """What stands behind ![...]: the host of a tg:// address and what it asks for. Raises ApiError."""
    match = SPECIAL.fullmatch(url)
    if not match or (match["scheme"] or "").lower() != "tg":
        raise unreadable("Custom emoji URL must have scheme tg")
    pairs = (part.partition("=") for part in (match["query"] or "").split("&"))
    return match["host"].lower(), {name: value for name, _, value in pairs}


def unreadable(reason: str) -> ApiError:
    """Broken markup."""
    return bad_request(f"can't parse entities: {reason}")


def _wrong(what: str, url: str, reason: str) -> ApiError:
    return bad_request(f"{what} URL '{url}' is invalid: {reason}")
