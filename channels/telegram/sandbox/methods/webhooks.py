"""Webhooks: set, shown and deleted. Nothing is delivered to them yet."""

import re
from urllib.parse import urlsplit

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.methods.updating import remember_kinds
from channels.telegram.sandbox.updates import pending

SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def set_webhook(calling: Calling) -> object:
    """setWebhook; an empty URL deletes it."""
    url = calling.get("url")
    if not url:
        return delete_webhook(calling)
    if urlsplit(url).scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = calling.get("secret_token", "")
    if secret and not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    remember_kinds(calling.world, calling.bot, calling.get("allowed_updates"))
    _drop_if_asked(calling)
    limit = calling.get("max_connections", 40)
    calling.bot.webhook = {"url": url, "secret_token": secret, "max_connections": limit}
    calling.world.bots.put(calling.bot)
    return True


def delete_webhook(calling: Calling) -> object:
    """deleteWebhook."""
    _drop_if_asked(calling)
    calling.bot.webhook = None
    calling.world.bots.put(calling.bot)
    return True


def get_webhook_info(calling: Calling) -> object:
    """getWebhookInfo."""
    bot = calling.bot
    webhook = bot.webhook or {"url": ""}
    info = {
        "url": webhook["url"],
        "has_custom_certificate": False,
        "pending_update_count": len(pending(calling.world, bot.id)),
    }
    if bot.webhook:
        info["max_connections"] = webhook["max_connections"]
    if bot.allowed:
        info["allowed_updates"] = bot.allowed
    return info


def _drop_if_asked(calling: Calling) -> None:
    if calling.get("drop_pending_updates"):
        for update in pending(calling.world, calling.bot.id):
            calling.world.updates.remove(update)
