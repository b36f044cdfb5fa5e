"""The table of outcomes: every error of the Telegram client, and what it says about the fate of a call."""

import inspect
from collections.abc import Iterator
from datetime import timedelta

import httpx
import pytest
from telegram import error as telegram_error
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    PassportDecryptionError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from channels.base import Deferred, Failed, Moved, Outcome, Sent, Unknown
from channels.telegram.errors import outcome_of
from tests.routing.texts import LANGUAGES, wording

# python-telegram-bot itself warns that this number of seconds will become a timedelta; both are understood.
SECONDS = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")

PLAIN = {
    TelegramError: (TelegramError("Invalid server response"), Unknown("Invalid server response")),
    Forbidden: (Forbidden("Forbidden: something"), Failed("no-right", "Forbidden: something")),
    InvalidToken: (InvalidToken(), Deferred("InvalidToken")),
    EndPointNotFound: (EndPointNotFound("no such method"), Failed("refused", "no such method")),
    NetworkError: (NetworkError("Bad Gateway"), Unknown("Telegram answered with an error of its own")),
    BadRequest: (BadRequest("Button_data_invalid"), Failed("refused", "Button_data_invalid")),
    TimedOut: (TimedOut(), Unknown("Telegram answered with an error of its own")),
    ChatMigrated: (ChatMigrated(-1001234), Moved(-1001234)),
    Conflict: (Conflict("terminated by other getUpdates request"), Deferred("Conflict")),
    PassportDecryptionError: (
        PassportDecryptionError("broken"),
        Unknown("PassportDecryptionError: broken"),
    ),
}
"""Every class as it comes without a cause; RetryAfter has a test of its own."""


def every_class() -> Iterator[type[TelegramError]]:
    known = [TelegramError]
    while known:
        one = known.pop()
        yield one
        known += [found for found in one.__subclasses__() if found.__module__ == telegram_error.__name__]


def test_no_class_of_the_client_is_missing_from_the_table() -> None:
    classes = set(every_class())
    named = {getattr(telegram_error, name) for name in telegram_error.__all__}
    assert classes == named == {*PLAIN, RetryAfter}


@pytest.mark.parametrize("kind", PLAIN, ids=lambda kind: kind.__name__)
def test_an_error_without_a_cause(kind: type[TelegramError]) -> None:
    error, outcome = PLAIN[kind]
    assert type(error) is kind
    assert outcome_of(error) == outcome


@SECONDS
@pytest.mark.parametrize("timedelta_wanted", ["true", "false"])
@pytest.mark.parametrize("wait", [3, timedelta(seconds=3), timedelta(seconds=3.5)], ids=str)
def test_a_flood_wait_is_deferred_for_the_time_telegram_names(
    wait: int | timedelta, timedelta_wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", timedelta_wanted)
    expected = wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
    assert outcome_of(RetryAfter(wait)) == Deferred("Telegram asks to slow down", expected)


DEFERRED, UNKNOWN = Deferred, Unknown
CAUSES: dict[type[Exception], type[Deferred] | type[Unknown]] = {
    # Nothing was sent: no connection, no free one, or a proxy that let nothing through.
    httpx.ConnectError: DEFERRED,
    httpx.ConnectTimeout: DEFERRED,
    httpx.PoolTimeout: DEFERRED,
    httpx.ProxyError: DEFERRED,
    httpx.UnsupportedProtocol: DEFERRED,
    # Some or all of it was out when the line was cut.
    httpx.ReadTimeout: UNKNOWN,
    httpx.ReadError: UNKNOWN,
    httpx.WriteTimeout: UNKNOWN,
    httpx.WriteError: UNKNOWN,
    httpx.CloseError: UNKNOWN,
    httpx.RemoteProtocolError: UNKNOWN,
    httpx.LocalProtocolError: UNKNOWN,
    # The answer came and could not be read or followed.
    httpx.DecodingError: UNKNOWN,
    httpx.TooManyRedirects: UNKNOWN,
    # Classes that only gather others; should one come by itself, nothing is known.
    httpx.HTTPError: UNKNOWN,
    httpx.RequestError: UNKNOWN,
    httpx.TransportError: UNKNOWN,
    httpx.TimeoutException: UNKNOWN,
    httpx.NetworkError: UNKNOWN,
    httpx.ProtocolError: UNKNOWN,
    # Not of httpx: a bug on the way, or what python-telegram-bot chains to an answer that is no JSON.
    RuntimeError: UNKNOWN,
    TelegramError: UNKNOWN,
}


def test_no_error_of_the_transport_is_missing_from_the_table() -> None:
    found = {
        one
        for one in vars(httpx).values()
        if inspect.isclass(one) and issubclass(one, httpx.HTTPError) and one is not httpx.HTTPStatusError
    }
    assert found == {one for one in CAUSES if one.__module__ == "httpx"}


@pytest.mark.parametrize("cause", CAUSES, ids=lambda cause: cause.__name__)
def test_a_cut_line_is_deferred_only_where_nothing_had_left(cause: type[Exception]) -> None:
    for error in (NetworkError("httpx: gone"), TimedOut()):
        error.__cause__ = cause("gone")
        assert outcome_of(error) == CAUSES[cause](cause.__name__)


@pytest.mark.parametrize(
    ("description", "outcome"),
    [
        # Bad Request: what the Bot API server says (its words change their case, never their order)
        ("Message is not modified: specified new message content is exactly the same", Sent()),
        ("MESSAGE IS NOT MODIFIED", Sent()),
        ("TOPIC_NOT_MODIFIED", Sent()),
        ("Reaction is not modified", Sent()),
        ("Message thread not found", "topic-gone"),
        ("TOPIC_DELETED", "topic-gone"),
        ("TOPIC_ID_INVALID", "topic-gone"),
        ("TOPIC_CLOSED", "topic-closed"),
        ("Query is too old and response timeout expired or query id is invalid", "too-late"),
        ("Chat not found", "no-chat"),
        ("Not enough rights to send text messages to the chat", "no-right"),
        ("Have no rights to send a message", "no-right"),
        ("Message to edit not found", "message-gone"),
        ("Message to react not found", "message-gone"),
        ("Message to be replied not found", "message-gone"),
        ("Message to copy not found", "message-gone"),
        ("Message is too long", "refused"),
        ("", "refused"),
    ],
)
def test_a_bad_request_means_what_its_description_says(description: str, outcome: Outcome | str) -> None:
    expected = Failed(outcome, description) if isinstance(outcome, str) else outcome
    found = outcome_of(BadRequest(description))
    assert found == expected
    if isinstance(found, Failed):
        assert all(wording().say(language, f"fail-{found.code}") for language in LANGUAGES)


@pytest.mark.parametrize(
    ("description", "code"),
    [
        ("Forbidden: bot was blocked by the user", "blocked"),
        ("Forbidden: bot can't initiate conversation with a user", "no-chat"),
        ("Forbidden: user is deactivated", "no-chat"),
        ("Forbidden: bot was kicked from the supergroup chat", "not-member"),
        ("Forbidden: bot is not a member of the supergroup chat", "not-member"),
        ("Forbidden: not enough rights to send text messages to the chat", "no-right"),
    ],
)
def test_a_prohibition_means_what_its_description_says(description: str, code: str) -> None:
    assert outcome_of(Forbidden(description)) == Failed(code, description)
    assert all(wording().say(language, f"fail-{code}") for language in LANGUAGES)
