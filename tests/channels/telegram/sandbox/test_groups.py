"""Groups: who is in them, what a bot sees there, and how they move."""

import pytest
import telegram
from telegram.error import ChatMigrated, Forbidden

from tests.channels.telegram.sandbox.driving import as_bot, call, new_updates, refusal, result
from tests.fakes.sandbox import Bot, Group, Refused, Sandbox, User


def test_members_are_shown_as_what_they_are(sandbox: Sandbox, bot: Bot, desk: Group, bob: User) -> None:
    cleo, dan = sandbox.user("Cleo"), sandbox.user("Dan")
    desk.adds(cleo, status="restricted", rights={"can_send_messages": False})
    desk.adds(dan, status="kicked")

    async def story(client: telegram.Bot) -> None:
        me = await client.get_chat_member(desk.id, bot.id)
        assert isinstance(me, telegram.ChatMemberAdministrator)
        assert me.can_manage_topics
        statuses = [(await client.get_chat_member(desk.id, user.id)).status for user in (bob, cleo, dan)]
        assert statuses == ["creator", "restricted", "kicked"]
        assert {m.user.id for m in await client.get_chat_administrators(desk.id)} == {bob.id, bot.id}
        assert await client.get_chat_member_count(desk.id) == 3
        chat = await client.get_chat(desk.id)
        assert (chat.title, chat.is_forum) == ("Desk", True)

    as_bot(sandbox, bot, story)
    with pytest.raises(Refused, match="may not write"):
        cleo.writes_in(desk, "hm")


def test_an_administrators_rights_are_those_that_were_given(sandbox: Sandbox, bot: Bot, desk: Group) -> None:
    desk.adds(bot, status="administrator", rights={"can_manage_topics": True})
    me = result(sandbox, bot, "getChatMember", chat_id=desk.id, user_id=bot.id)
    assert (me["can_manage_topics"], me["can_pin_messages"], me["can_manage_chat"]) == (True, False, True)


def test_changes_of_membership_are_told_to_whom_telegram_tells_them(
    sandbox: Sandbox, bot: Bot, desk: Group
) -> None:
    cleo = sandbox.user("Cleo")
    new_updates(sandbox, bot)
    cleo.joins(desk)
    desk.adds(bot, status="administrator", rights={})
    cleo.leaves(desk)
    desk.adds(bot, status="kicked")
    desk.adds(cleo)
    kinds = [next(kind for kind in update if kind != "update_id") for update in new_updates(sandbox, bot)]
    assert kinds == ["chat_member", "message", "my_chat_member", "message", "chat_member", "my_chat_member"]


def test_a_bot_that_was_sent_away_is_told_how(sandbox: Sandbox, bot: Bot, desk: Group) -> None:
    desk.adds(bot, status="left")
    said = refusal(sandbox, bot, "sendMessage", chat_id=desk.id, text="x")
    assert said == "Forbidden: bot is not a member of the supergroup chat"
    desk.adds(bot, status="kicked")

    async def story(client: telegram.Bot) -> None:
        with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
            await client.send_message(desk.id, "x")

    as_bot(sandbox, bot, story)
    other = sandbox.group("Other")
    assert refusal(sandbox, bot, "getChat", chat_id=other.id) == "Bad Request: chat not found"


def test_privacy_hides_plain_talk_from_a_bot_that_is_no_administrator(
    sandbox: Sandbox, bot: Bot, desk: Group, bob: User
) -> None:
    desk.adds(bot)
    new_updates(sandbox, bot)
    mine = result(sandbox, bot, "sendMessage", chat_id=desk.id, text="bot speaking")
    bob.writes_in(desk, "plain talk")
    bob.writes_in(desk, "/take@other_bot")
    bob.writes_in(desk, "/take")
    bob.writes_in(desk, f"/take@{bot.username}")
    bob.replies_to(mine, "a reply")
    heard = [update["message"]["text"] for update in new_updates(sandbox, bot)]
    assert heard == ["/take", f"/take@{bot.username}", "a reply"]
    sandbox.bot(can_read_all_group_messages=True)
    bob.writes_in(desk, "plain talk")
    assert len(new_updates(sandbox, bot)) == 1


def test_an_anonymous_administrator_hides_in_messages_but_not_in_presses(
    sandbox: Sandbox, bot: Bot, desk: Group, bob: User
) -> None:
    markup = {"inline_keyboard": [[{"text": "Take", "callback_data": "t"}]]}
    card = result(sandbox, bot, "sendMessage", chat_id=desk.id, text="card", reply_markup=markup)
    new_updates(sandbox, bot)
    bob.writes_in(desk, "who am I", anonymous=True)
    bob.presses("Take", card)
    said, pressed = new_updates(sandbox, bot)
    assert said["message"]["from"]["id"] == 1087968824
    assert said["message"]["sender_chat"]["id"] == desk.id
    assert pressed["callback_query"]["from"]["id"] == bob.id


def test_a_group_that_became_a_supergroup_names_its_new_id(sandbox: Sandbox, bot: Bot, bob: User) -> None:
    old = sandbox.group("Small", type="group", is_forum=False)
    old.adds(bob, status="creator")
    old.adds(bot, status="administrator")
    new_updates(sandbox, bot)
    new = bob.does("migrate", old)["id"]
    told = [update["message"] for update in new_updates(sandbox, bot)]
    assert [(m.get("migrate_to_chat_id"), m.get("migrate_from_chat_id")) for m in told] == [
        (new, None),
        (None, old.id),
    ]

    async def story(client: telegram.Bot) -> None:
        with pytest.raises(ChatMigrated) as moved:
            await client.send_message(old.id, "x")
        assert moved.value.new_chat_id == new
        await client.send_message(new, "x")

    as_bot(sandbox, bot, story)


def test_a_bot_can_ban_let_back_and_leave(sandbox: Sandbox, bot: Bot, desk: Group, bob: User) -> None:
    cleo = sandbox.user("Cleo")
    desk.adds(cleo)
    where = {"chat_id": desk.id, "user_id": cleo.id}
    result(sandbox, bot, "banChatMember", **where)
    with pytest.raises(Refused, match="cannot join"):
        cleo.joins(desk)
    result(sandbox, bot, "unbanChatMember", **where)
    cleo.joins(desk)
    said = refusal(sandbox, bot, "banChatMember", chat_id=desk.id, user_id=bob.id)
    assert said == "Bad Request: can't remove chat owner"
    result(sandbox, bot, "leaveChat", chat_id=desk.id)
    assert call(sandbox, bot, "getChat", chat_id=desk.id)["error_code"] == 403


def test_a_pin_is_told_and_shown(sandbox: Sandbox, bot: Bot, desk: Group, bob: User) -> None:
    queue = result(sandbox, bot, "sendMessage", chat_id=desk.id, text="queue")
    new_updates(sandbox, bot)
    where = {"chat_id": desk.id, "message_id": queue["message_id"]}
    result(sandbox, bot, "pinChatMessage", **where)
    (update,) = new_updates(sandbox, bot)
    assert update["message"]["pinned_message"]["text"] == "queue"
    assert result(sandbox, bot, "getChat", chat_id=desk.id)["pinned_message"]["text"] == "queue"
    result(sandbox, bot, "unpinChatMessage", **where)
    assert "pinned_message" not in result(sandbox, bot, "getChat", chat_id=desk.id)
    desk.adds(bot, status="administrator", rights={})
    assert "not enough rights" in refusal(sandbox, bot, "pinChatMessage", **where)
