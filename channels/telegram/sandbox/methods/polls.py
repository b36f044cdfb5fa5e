"""Polls and quizzes."""

from channels.telegram.sandbox.ballots import new_poll
from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.drafting import inline_keyboard
from channels.telegram.sandbox.entities import formatted
from channels.telegram.sandbox.errors import ApiError, bad_request
from channels.telegram.sandbox.lookup import find_message
from channels.telegram.sandbox.methods.sending import answer
from channels.telegram.sandbox.records import Json
from channels.telegram.sandbox.updates import tell_poll
from channels.telegram.sandbox.viewing import poll_json

MAX_QUESTION, MAX_OPTION, MAX_EXPLANATION, MAX_DESCRIPTION = 300, 100, 200, 1024
OPEN = range(5, 2_628_001)
"""Seconds a poll can stay open, where it ends by itself."""
NOT_SIMULATED = ("media", "explanation_media")
FOR_CHANNELS = ("members_only", "country_codes")


def send_poll(calling: Calling) -> object:
    """sendPoll."""
    calling.writable_chat()
    if ignored := [name for name in NOT_SIMULATED if name in calling.params]:
        raise ApiError(501, f"Not simulated: {', '.join(ignored)} of sendPoll")
    if calling.get("members_only") or calling.get("country_codes"):
        raise bad_request(f"{' and '.join(FOR_CHANNELS)} can be used in channel chats only")
    body = {
        **_words("question", calling.params, MAX_QUESTION),
        "options": _options(calling.params["options"]),
        **_kind(calling),
        **_ending(calling),
        "members_only": False,
    }
    if calling.get("description"):
        body.update(_words("description", calling.params, MAX_DESCRIPTION))
    closed = calling.get("is_closed", False)
    poll = new_poll(calling.world, calling.bot.id, body, closed=closed)
    sent = answer(calling, {"poll": poll_json(calling.world, poll)})
    calling.world.ballots.put(poll)
    return sent


def stop_poll(calling: Calling) -> object:
    """stopPoll: answers with the final Poll."""
    message = find_message(calling.world, calling.writable_chat(), calling.params["message_id"])
    if message is None or "poll" not in message.content:
        raise bad_request("message with poll to stop not found")
    poll = calling.world.ballots.get(message.content["poll"]["id"])
    if poll is None or message.sender != calling.bot.id or poll.bot != calling.bot.id:
        raise bad_request("poll can't be stopped")
    if poll_json(calling.world, poll)["is_closed"]:
        raise bad_request("poll has already been closed")
    poll.closed = True
    calling.world.ballots.put(poll)
    message.markup = inline_keyboard(calling.get("reply_markup"))
    message.edited = int(calling.world.clock.now())
    calling.world.messages.put(message)
    tell_poll(calling.world, poll)
    return poll_json(calling.world, poll)


def _options(given: list[Json]) -> list[Json]:
    if any("media" in option for option in given):
        raise ApiError(501, "Not simulated: media of a poll's options")
    return [
        {"persistent_id": f"option{number}", **_words("text", option, MAX_OPTION), "voter_count": 0}
        for number, option in enumerate(given)
    ]


def _words(name: str, said: Json, limit: int) -> Json:
    """A text in a poll; of formatting only custom emoji are kept."""
    text, entities = formatted(
        said[name], said.get(f"{name}_parse_mode"), said.get(f"{name}_entities"), limit=limit, find=False
    )
    emoji = [entity for entity in entities if entity["type"] == "custom_emoji"]
    return {name: text, f"{name}_entities": emoji} if emoji else {name: text}


def _kind(calling: Calling) -> Json:
    kind = calling.get("type", "regular")
    if kind not in ("regular", "quiz"):
        raise bad_request("unsupported poll type specified")
    quiz, several = kind == "quiz", calling.get("allows_multiple_answers", False)
    if calling.get("allow_adding_options") and (quiz or calling.get("is_anonymous", True)):
        raise bad_request("options can't be added to anonymous polls and quizzes")
    shown: Json = {
        "type": kind,
        "is_anonymous": calling.get("is_anonymous", True),
        "allows_multiple_answers": several,
        "allows_revoting": calling.get("allows_revoting", not quiz),
    }
    return {**shown, **_quiz(calling, several)} if quiz else shown


def _quiz(calling: Calling, several: bool) -> Json:
    correct = calling.get("correct_option_ids", [])
    known = range(len(calling.params["options"]))
    rising = sorted(set(correct)) == correct
    if (
        not correct
        or not rising
        or correct[-1] not in known
        or correct[0] < 0
        or (correct[1:] and not several)
    ):
        raise bad_request("wrong correct option ID specified")
    shown: Json = {"correct_option_ids": correct}
    if calling.get("explanation"):
        text, entities = formatted(
            calling.params["explanation"],
            calling.get("explanation_parse_mode"),
            calling.get("explanation_entities"),
            limit=MAX_EXPLANATION,
        )
        if text.count("\n") > 2:
            raise bad_request("quiz explanation must contain at most 2 line feeds")
        shown["explanation"] = text
        if entities:
            shown["explanation_entities"] = entities
    return shown


def _ending(calling: Calling) -> Json:
    if "open_period" in calling.params and "close_date" in calling.params:
        raise bad_request("open_period and close_date can't be used together")
    now = int(calling.world.clock.now())
    seconds = calling.get("open_period") or (calling.get("close_date") or now) - now
    if not seconds:
        return {}
    if seconds not in OPEN:
        raise bad_request("invalid poll close date or open period specified")
    shown = {"close_date": now + seconds}
    return {**shown, "open_period": seconds} if "open_period" in calling.params else shown
