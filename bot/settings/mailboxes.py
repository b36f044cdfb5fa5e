"""The part of the settings about mailboxes that mail is fetched from."""

from pathlib import Path
from typing import get_args

from bot.settings.block import Block
from bot.settings.rules import PORT, SIZE, YES_NO, Rule, Wrong, words
from bot.settings.rules_files import existing_file
from bot.settings.rules_mail import ADDRESS, HOST
from channels.mail.imap_register import After, Mailbox

MAILBOXES = (
    "A mailbox is a map with address, host and password, e.g. {address: support@northwind.example, ...}."
)


def read_mailboxes(block: Block, base: Path) -> tuple[Mailbox, ...]:
    """Those under ``imap``; no folder twice."""
    found: dict[str, Mailbox] = {}
    for item in block.blocks("imap", MAILBOXES):
        mailbox = _read(item, base)
        if mailbox.name in found and item.sound("host", "username", "folder"):
            item.refuse("folder", "given twice", "Each folder of an account is fetched once.")
        found.setdefault(mailbox.name, mailbox)
    return tuple(found.values())


def _read(block: Block, base: Path) -> Mailbox:
    address = block.value("address", ADDRESS)
    tls = block.value("tls", _TLS, "tls")
    password, command = block.value("password", _PASSWORD, ""), block.value("token_command", _COMMAND, "")
    if block.sound("password", "token_command") and bool(password) == bool(command):
        allowed = "A mailbox is opened with either a password or a token_command."
        block.refuse("password", "given beside token_command" if password else "missing", allowed)
    after = block.value("after", _AFTER, "leave")
    move_to = block.value("move_to", _FOLDER, "")
    if block.sound("after", "move_to") and (after == "move") != bool(move_to):
        if move_to:
            block.refuse("move_to", "given", "It is used with after: move only.")
        else:
            block.refuse("move_to", "missing", "It is the folder that mails are moved to once they are kept.")
    return Mailbox(
        address=address,
        host=block.value("host", HOST),
        port=block.value("port", PORT, 993 if tls == "tls" else 143),
        username=block.value("username", _USERNAME, address),
        password=password,
        token_command=command,
        tls=tls == "tls",
        ca_file=block.value("ca_file", existing_file(base), ""),
        folder=block.value("folder", _FOLDER, "INBOX"),
        after=after,
        move_to=move_to,
        backlog=block.value("backlog", YES_NO, False),
        size_limit=block.value("size_limit", SIZE, 25 * 1024**2),
    )


def _read_after(text: str) -> After | Wrong:
    return next((after for after in get_args(After) if after == text), Wrong())


def _read_tls(text: str) -> str | Wrong:
    if text == "starttls":
        return Wrong("Mailboxes are reached by TLS from the first byte: tls, port 993.")
    return text if text in ("tls", "none") else Wrong()


_TLS: Rule[str] = Rule(allowed="It is tls, or none within one machine.", read=_read_tls, stand_in="tls")
_AFTER: Rule[After] = Rule(allowed="It is leave, flag or move.", read=_read_after, stand_in="leave")
_USERNAME = words(254, "the mailbox's user name", prose=False)
_FOLDER = words(200, "a folder of the mailbox, e.g. INBOX", prose=False)
_COMMAND = Rule(
    allowed="It is a command that prints an access token.",
    read=lambda text: text if text.strip() and text.isprintable() else Wrong(),
    stand_in="",
    secret=True,
)
_PASSWORD = Rule(
    allowed="It is the mailbox's password; best as ${IMAP_PASSWORD}.",
    read=lambda text: text if text and text.isprintable() else Wrong("It is empty, or has a line break."),
    stand_in="",
    secret=True,
)
