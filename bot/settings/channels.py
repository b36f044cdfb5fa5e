"""The part of the settings about channels."""

from dataclasses import replace
from pathlib import Path

from bot.settings.block import Block
from bot.settings.mailboxes import read_mailboxes
from bot.settings.model import TELEGRAM_API, Channels, Mail, Telegram
from bot.settings.relay import read_relay
from bot.settings.rules import PORT, YES_NO, Rule, Wrong, decimal, whole
from bot.settings.rules_mail import API_BASE, FILE_BASE, HOST, TOKEN, WEBHOOK_URL
from bot.settings.sender_check import read_sender_check
from bot.settings.smtp import read_smtp
from channels.telegram.pacing import Limits
from channels.telegram.webhook import Webhook

_THIS_MACHINE = "127.0.0.1"


def read_channels(top: Block, company: str, base: Path) -> Channels:
    """At least one channel; a refused one counts as given."""
    block = top.block("channels")
    if block is None:
        top.refuse_lack("channels", _ONE_NEEDED)
        return Channels(telegram=None, mail=None)
    telegram, mail = block.block("telegram"), block.block("mail")
    if not telegram and not mail:
        top.refuse_lack("channels", _ONE_NEEDED)
    return Channels(
        telegram=_read_telegram(telegram) if telegram else None,
        mail=_read_mail(mail, company, base) if mail else None,
    )


def _read_telegram(block: Block) -> Telegram:
    api_base = block.value("api_base", API_BASE, TELEGRAM_API)
    limits, usual = block.block_or_empty("limits"), Limits()
    return Telegram(
        token=block.value("token", TOKEN),
        api_base=api_base,
        # Every Bot API server, Telegram's and the local one, has its files beside its methods.
        file_base=block.value("file_base", FILE_BASE, api_base.removesuffix("bot") + "file/bot"),
        limits=Limits(
            per_chat_per_second=limits.value("per_chat_per_second", _PER_CHAT, usual.per_chat_per_second),
            per_group_per_minute=limits.value("per_group_per_minute", _PER_GROUP, usual.per_group_per_minute),
            per_second=limits.value("per_second", _PER_SECOND, usual.per_second),
        ),
        gather_seconds=block.value("gather_seconds", _GATHER, 1.5),
        webhook=_read_webhook(block),
    )


def _read_webhook(block: Block) -> Webhook | None:
    """None where updates are fetched; a webhook that is not used yet may stand there all the same."""
    used = block.value("receive", _RECEIVE, "polling") == "webhook"
    hook = block.block("webhook")
    if hook is None:
        if used:
            block.refuse_lack("webhook", "It is where Telegram brings updates to: url, host and port.")
        return None
    if used and not hook.given("url"):
        hook.refuse_lack("url", WEBHOOK_URL.allowed)
    found = Webhook(
        url=hook.value("url", WEBHOOK_URL, ""),
        host=hook.value("host", HOST, _THIS_MACHINE),
        port=hook.value("port", PORT, 8027),
    )
    return found if used else None


def _read_mail(block: Block, company: str, base: Path) -> Mail:
    mailboxes = read_mailboxes(block, base)
    smtp_block, relay_block = block.block("smtp"), block.block("relay")
    if not smtp_block and not block.given("imap"):
        block.refuse_lack("smtp", "Mail comes in by smtp (host, port, addresses), or from mailboxes (imap).")
    if not relay_block:
        block.refuse_lack("relay", "It is the mail server that answers leave by; without it none could.")
    smtp = read_smtp(smtp_block, base) if smtp_block else None
    addresses = [*(smtp.addresses if smtp else ()), *(mailbox.address for mailbox in mailboxes)]
    own = addresses[0] if addresses else ""
    relay = read_relay(relay_block, company, own, base) if relay_block else None
    if smtp and relay:
        smtp = replace(smtp, bounce_address=relay.bounce_address)
    return Mail(
        smtp=smtp,
        relay=relay,
        imap=mailboxes,
        telegram_link=block.value("telegram_link", YES_NO, True),
        sender_check=read_sender_check(block),
        subject_tag=block.value("subject_tag", YES_NO, False),
    )


_ONE_NEEDED = "At least one channel is needed: telegram or mail."
_GATHER = decimal(0, 10, "1.5")
_PER_CHAT = decimal(0.01, 100, "1")
_PER_GROUP = whole(1, 6000, 20)
_PER_SECOND = whole(1, 1000, 30)
_RECEIVE = Rule(
    allowed="It is polling or webhook.",
    read=lambda text: text if text in ("polling", "webhook") else Wrong(),
    stand_in="polling",
)
