"""Replies across chats, quotes, forwards, and what time takes away."""

import pytest
import telegram
from telegram import ReplyParameters
from telegram.error import BadRequest

from tests.channels.telegram.sandbox.driving import as_bot, new_updates, refusal, result
from tests.fakes.sandbox import Bot, Group, Json, Refused, Sandbox, User


def test_a_reply_can_reach_into_another_chat(
    sandbox: Sandbox, bot: Bot, ann: User, desk: Group, bob: User
) -> None:
    talk = bob.writes_in(desk, photo={"caption": "look here"})
    private = ann.writes("a question")

    async def story(client: telegram.Bot) -> None:
        to_desk = ReplyParameters(talk["message_id"], chat_id=desk.id, quote="here")
        sent = await client.send_message(ann.id, "as said", reply_parameters=to_desk)
        assert sent.reply_to_message is None
        assert sent.external_reply is not None and sent.external_reply.photo
        assert sent.external_reply.chat is not None and sent.external_reply.chat.id == desk.id
        assert sent.quote is not None and (sent.quote.text, sent.quote.position) == ("here", 5)
        to_ann = ReplyParameters(private["message_id"], chat_id=ann.id)
        sent = await client.send_message(desk.id, "to that", reply_parameters=to_ann)
        assert sent.external_reply is not None and sent.external_reply.chat is None
        for wrong in (
            ReplyParameters(999, chat_id=ann.id, allow_sending_without_reply=True),
            ReplyParameters(1, chat_id=-1, allow_sending_without_reply=True),
        ):
            with pytest.raises(BadRequest, match="not found"):
                await client.send_message(desk.id, "x", reply_parameters=wrong)

    as_bot(sandbox, bot, story)


QUOTED = "one <b>two</b> three two"


@pytest.mark.parametrize(
    ("quote", "position"),
    [
        ({"quote": "one "}, None),
        ({"quote": "<b>two</b>", "quote_parse_mode": "HTML"}, 4),
        ({"quote": "two"}, 14),
        ({"quote": "three", "quote_position": 2}, 8),
        ({"quote": "<i>two</i>", "quote_parse_mode": "HTML"}, None),
        ({"quote": "four"}, None),
    ],
)
def test_a_quote_repeats_words_and_marks(
    sandbox: Sandbox, bot: Bot, ann: User, quote: Json, position: int | None
) -> None:
    asked = result(sandbox, bot, "sendMessage", chat_id=ann.id, text=QUOTED, parse_mode="HTML")
    reply = {"message_id": asked["message_id"], **quote}
    if position is None and quote["quote"] != "one ":
        said = refusal(sandbox, bot, "sendMessage", chat_id=ann.id, text="x", reply_parameters=reply)
        assert said == "Bad Request: QUOTE_TEXT_INVALID"
        return
    sent = result(sandbox, bot, "sendMessage", chat_id=ann.id, text="x", reply_parameters=reply)
    assert sent["quote"]["position"] == (position or 0)


def test_a_forward_names_whom_it_may_name(
    sandbox: Sandbox, bot: Bot, ann: User, desk: Group, bob: User
) -> None:
    as_group = bob.writes_in(desk, "from all of us", anonymous=True)
    sandbox.post("users", {"id": ann.id, "hides_in_forwards": True})
    shy = ann.writes("not my name")

    async def story(client: telegram.Bot) -> None:
        group = await client.forward_message(ann.id, desk.id, as_group["message_id"])
        assert isinstance(group.forward_origin, telegram.MessageOriginChat)
        assert group.forward_origin.sender_chat.id == desk.id
        hidden = await client.forward_message(desk.id, ann.id, shy["message_id"])
        assert isinstance(hidden.forward_origin, telegram.MessageOriginHiddenUser)
        again = await client.forward_message(desk.id, desk.id, hidden.message_id)
        assert again.forward_origin == hidden.forward_origin
        with pytest.raises(BadRequest, match="Message can't be edited"):
            await client.edit_message_text("x", desk.id, hidden.message_id)

    as_bot(sandbox, bot, story)


def test_a_live_location_moves_until_its_time_is_over(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    async def story(client: telegram.Bot) -> None:
        live = await client.send_location(ann.id, 1, 2, live_period=60)
        with pytest.raises(BadRequest, match="Message is not modified"):
            await client.edit_message_live_location(ann.id, live.message_id, latitude=1, longitude=2)
        sandbox.advance(61)
        with pytest.raises(BadRequest, match="Message can't be edited"):
            await client.edit_message_live_location(ann.id, live.message_id, latitude=2, longitude=2)
        still = await client.send_location(ann.id, 1, 2)
        with pytest.raises(BadRequest, match="There is no live location in the message to edit"):
            await client.stop_message_live_location(ann.id, still.message_id)
        for seconds in (59, 86_401):
            with pytest.raises(BadRequest, match="Wrong live location period"):
                await client.send_location(ann.id, 1, 2, live_period=seconds)
        endless = await client.send_location(ann.id, 1, 2, live_period=0x7FFFFFFF)
        sandbox.advance(10 * 86_400)
        assert await endless.edit_live_location(2, 2)
        with pytest.raises(BadRequest, match="Invalid location"):
            await client.send_location(ann.id, 91, 2)

    as_bot(sandbox, bot, story)


def test_a_throw_stands_for_a_day(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    dice = {"chat_id": ann.id, "message_id": result(sandbox, bot, "sendDice", chat_id=ann.id)["message_id"]}
    assert refusal(sandbox, bot, "deleteMessage", **dice) == "Bad Request: message can't be deleted"
    sandbox.advance(25 * 3600)
    result(sandbox, bot, "deleteMessage", **dice)


def test_people_edit_for_two_days_and_bots_for_ever(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    hers = ann.writes("hello")
    mine = result(sandbox, bot, "sendMessage", chat_id=ann.id, text="hello")["message_id"]
    sandbox.advance(49 * 3600)
    with pytest.raises(Refused, match="48 hours"):
        ann.edits(hers, "goodbye")
    result(sandbox, bot, "editMessageText", chat_id=ann.id, message_id=mine, text="goodbye")


def test_a_pin_goes_with_its_message(sandbox: Sandbox, bot: Bot, desk: Group) -> None:
    numbers = [
        result(sandbox, bot, "sendMessage", chat_id=desk.id, text=text)["message_id"] for text in ("a", "b")
    ]
    for number in numbers:
        result(sandbox, bot, "pinChatMessage", chat_id=desk.id, message_id=number)
    result(sandbox, bot, "deleteMessage", chat_id=desk.id, message_id=numbers[1])
    assert result(sandbox, bot, "getChat", chat_id=desk.id)["pinned_message"]["text"] == "a"


def test_privacy_lets_a_mention_through(sandbox: Sandbox, bot: Bot, desk: Group, bob: User) -> None:
    desk.adds(bot)
    new_updates(sandbox, bot)
    bob.writes_in(desk, f"ask @{bot.username} about it")
    bob.writes_in(desk, f"@{bot.username}2 is somebody else")
    assert len(new_updates(sandbox, bot)) == 1


def test_a_group_has_its_own_reactions(sandbox: Sandbox, bot: Bot, desk: Group, bob: User) -> None:
    sandbox.group("Desk", id=desk.id, available_reactions=["👍"])
    talk = bob.writes_in(desk, "x")
    where = {"chat_id": desk.id, "message_id": talk["message_id"]}
    for emoji in ("👀", "✅"):
        reaction = [{"type": "emoji", "emoji": emoji}]
        said = refusal(sandbox, bot, "setMessageReaction", reaction=reaction, **where)
        assert said == "Bad Request: REACTION_INVALID"
    result(sandbox, bot, "setMessageReaction", reaction=[{"type": "emoji", "emoji": "👍"}], **where)
    shown = result(sandbox, bot, "getChat", chat_id=desk.id)["available_reactions"]
    assert shown == [{"type": "emoji", "emoji": "👍"}]


def test_an_administrators_title_signs_what_they_write_as_the_group(
    sandbox: Sandbox, bot: Bot, desk: Group
) -> None:
    cleo = sandbox.user("Cleo")
    desk.adds(cleo)
    where = {"chat_id": desk.id, "user_id": cleo.id}
    result(sandbox, bot, "promoteChatMember", is_anonymous=True, can_manage_chat=True, **where)
    said = refusal(sandbox, bot, "setChatAdministratorCustomTitle", custom_title="😀", **where)
    assert said == "Bad Request: ADMIN_RANK_EMOJI_NOT_ALLOWED"
    result(sandbox, bot, "setChatAdministratorCustomTitle", custom_title="night", **where)
    talk = cleo.writes_in(desk, "who am I")
    assert (talk["from"]["id"], talk["author_signature"]) == (1087968824, "night")
