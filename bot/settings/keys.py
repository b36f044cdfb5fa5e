"""Every key a settings file may have, in one table. `docs/settings.md` explains each."""

import difflib

KEYS: dict[str, tuple[str, ...]] = {
    "": ("company", "languages", "store", "channels", "desk", "agents", "kb", "policy", "clock"),
    "store": ("data_dir", "database"),
    "channels": ("telegram", "mail"),
    "channels.telegram": ("token", "receive", "webhook", "gather_seconds", "api_base", "file_base", "limits"),
    "channels.telegram.webhook": ("url", "host", "port"),
    "channels.telegram.limits": ("per_chat_per_second", "per_group_per_minute", "per_second"),
    "channels.mail": ("smtp", "imap", "relay", "telegram_link", "sender_check", "subject_tag"),
    "channels.mail.sender_check": ("policy", "authserv_id", "verify"),
    "channels.mail.smtp": (
        "host",
        "port",
        "protocol",
        "addresses",
        "size_limit",
        "hostname",
        "networks",
        "proxies",
        "connections",
        "connections_per_client",
        "timeout_seconds",
        "certificate",
        "key",
        "require_tls",
        "logins",
    ),
    "channels.mail.smtp.logins[]": ("name", "password"),
    "channels.mail.imap[]": (
        "address",
        "host",
        "port",
        "tls",
        "ca_file",
        "username",
        "password",
        "token_command",
        "folder",
        "after",
        "move_to",
        "backlog",
        "size_limit",
    ),
    "channels.mail.relay": (
        "host",
        "port",
        "username",
        "password",
        "tls",
        "sender",
        "bounce_address",
        "signed_replies",
        "give_up_hours",
        "dkim",
    ),
    "channels.mail.relay.dkim": ("domain", "selector", "key"),
    "desk": ("groups", "show_answered", "usual_minutes", "idle_minutes", "overdue_minutes", "relay"),
    "desk.groups[]": ("id", "name"),
    "agents[]": ("id", "name", "languages", "skills", "group"),
    "kb": ("folder", "encoder"),
    "policy": (
        "answers_per_address_per_hour",
        "answers_per_address_per_day",
        "answers_per_domain_per_hour",
        "mails_from_address",
        "answers_per_hour",
        "wrong_at_most",
        "ask_back",
        "also_answer",
    ),
}

_LONGEST_NAME = 40


def nearest(key: str, place: str) -> str:
    """A sentence with the key that was probably meant, or ""."""
    if len(key) > _LONGEST_NAME:
        return ""
    homes = [home for home, keys in KEYS.items() if key in keys]
    if homes:
        where = [home.replace("[]", "") if home else "the top of the file" for home in homes]
        return f"'{key}' belongs under {' or '.join(where)}."
    close = difflib.get_close_matches(key.lower().replace("-", "_"), KEYS[place], n=1)
    return f"Did you mean '{close[0]}'?" if close else ""
