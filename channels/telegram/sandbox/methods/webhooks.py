"""Webhooks: set, shown and deleted. ``courier`` brings the updates."""

import re
from urllib.parse import urlsplit

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.methods.updating import remember_kinds
from channels.telegram.sandbox.reading import Upload
from channels.telegram.sandbox.records import Json
from channels.telegram.sandbox.updates import pending

SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
PORTS = (443, 80, 88, 8443)
LOOPBACK = ("127.0.0.1", "localhost")
SHOWN = ("max_connections", "ip_address", "last_error_date", "last_error_message")


def set_webhook(calling: Calling) -> object:
    """setWebhook; an empty URL deletes it."""
    url = calling.get("url")
    if not url:
        return delete_webhook(calling)
    _check_place(url)
    secret = calling.get("secret_token", "")
    if secret and not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    remember_kinds(calling.world, calling.bot, calling.get("allowed_updates"))
    _drop_if_asked(calling)
    webhook: Json = {"url": url, "secret_token": secret}
    webhook["max_connections"] = calling.get("max_connections", 40)
    webhook["certificate"] = isinstance(calling.get("certificate"), Upload)
    if calling.get("ip_address"):
        webhook["ip_address"] = calling.params["ip_address"]
    calling.bot.webhook = webhook
    calling.world.bots.put(calling.bot)
    return True


def _check_place(url: str) -> None:
    try:
        place = urlsplit(url)
        host, port = place.hostname or "", place.port
    except ValueError:
        raise bad_request("bad webhook: Invalid webhook URL specified") from None
    if place.scheme == "http" and host in LOOPBACK:
        return  # The one exception: Telegram never calls back to its own machine, tests do.
    if not host:
        raise bad_request("bad webhook: Invalid webhook URL specified")
    if place.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if (port or 443) not in PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if host in LOOPBACK:
        raise bad_request("bad webhook: IP address 127.0.0.1 is reserved")


def delete_webhook(calling: Calling) -> object:
    """deleteWebhook."""
    _drop_if_asked(calling)
    calling.bot.webhook = None
    calling.world.bots.put(calling.bot)
    return True


def get_webhook_info(calling: Calling) -> object:
    """getWebhookInfo."""
    bot = calling.bot
    webhook = bot.webhook or {}
    info: Json = {
        "url": webhook.get("url", ""),
        "has_custom_certificate": webhook.get("certificate", False),
        "pending_update_count": len(pending(calling.world, bot.id)),
    }
    info.update({name: webhook[name] for name in SHOWN if name in webhook})
    if bot.allowed:
        info["allowed_updates"] = bot.allowed
    return info


def _drop_if_asked(calling: Calling) -> None:
    if calling.get("drop_pending_updates"):
        for update in pending(calling.world, calling.bot.id):
            calling.world.updates.remove(update)
