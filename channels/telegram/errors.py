"""What an error of python-telegram-bot says about the fate of a call.

Its classes tell "never left" and "maybe delivered" apart only by the cause: measured, see the table test.
"""

from datetime import timedelta

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from channels.base import Deferred, Failed, Moved, Outcome, Sent, Unknown

NEVER_LEFT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)

# Descriptions by what they mean; the first that is found counts. Read in the Bot API server's source.
_DONE_ALREADY = ("message is not modified", "topic_not_modified", "reaction is not modified")
_TOPIC_GONE = ("message thread not found", "topic_deleted", "topic_id_invalid")
_CODES = (
    ("query is too old", "too-late"),
    ("chat not found", "no-chat"),
    ("not enough rights", "no-right"),
    ("have no rights", "no-right"),
    ("not a forum", "no-topics"),
    ("not enough rights to pin", "refused"),
    ("topic_closed", "topic-closed"),
    ("message to edit not found", "message-gone"),
    ("message to react not found", "message-gone"),
    ("message to be replied not found", "message-gone"),
    ("message to copy not found", "message-gone"),
    ("there are no messages to copy", "protected"),
    ("message can't be copied", "protected"),
    ("message can't be deleted", "message-gone"),
    ("file is too big", "file-too-large"),
    ("request entity too large", "file-too-large"),
)


def outcome_of(error: TelegramError) -> Outcome:
    """The outcome of a call that raised this error."""
    text = str(error)
    match error:
        case RetryAfter():
            wait = error.retry_after
            return Deferred(
                "Telegram asks to slow down", wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
            )
        case ChatMigrated():
            return Moved(error.new_chat_id)
        case Forbidden():
            return Failed(_forbidden(text), text)
        case BadRequest():  # a NetworkError by birth, so asked first
            return _refused(text)
        case InvalidToken() | Conflict():
            # Nothing wrong with the message: it waits until the token or the other program is put right.
            return Deferred(type(error).__name__)
        case TimedOut() | NetworkError():
            return _cut_off(error)
        case EndPointNotFound():
            return Failed("refused", text)
        case _:
            # "Invalid server response": the call was made and its answer could not be read.
            return Unknown(text)


def _forbidden(text: str) -> str:
    lowered = text.lower()
    if "blocked by the user" in lowered:
        return "blocked"
    if "kicked" in lowered or "not a member" in lowered:
        return "not-member"
    if "can't initiate" in lowered or "deactivated" in lowered:
        return "no-chat"
    return "no-right"


def _refused(text: str) -> Outcome:
    lowered = text.lower()
    if any(words in lowered for words in _DONE_ALREADY):
        return Sent()
    if any(words in lowered for words in _TOPIC_GONE):
        return Failed("topic-gone", text)
    for words, code in _CODES:
        if words in lowered:
            return Failed(code, text)
    return Failed("refused", text)


def _cut_off(error: TelegramError) -> Outcome:
    cause = error.__cause__
    if isinstance(cause, NEVER_LEFT):
        return Deferred(type(cause).__name__)
    # No cause: Telegram answered 5xx, and whether it had sent by then nobody knows.
    return Unknown(type(cause).__name__ if cause else "Telegram answered with an error of its own")
