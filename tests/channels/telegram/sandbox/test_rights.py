"""Who may do what in a group: administrators right by right, restrictions, invitations."""

import pytest
import telegram
from telegram import ChatPermissions
from telegram.error import BadRequest

from tests.channels.telegram.sandbox.driving import as_bot, new_updates, refusal, result
from tests.fakes.sandbox import Bot, Group, Refused, Sandbox, User


@pytest.fixture
def cleo(sandbox: Sandbox, desk: Group) -> User:
    """A plain member."""
    person = sandbox.user("Cleo")
    desk.adds(person)
    return person


NEEDED = [
    ("can_change_info", "setChatTitle", {"title": "x"}, "set chat title"),
    ("can_change_info", "setChatDescription", {"description": "x"}, "set chat description"),
    ("can_change_info", "deleteChatPhoto", {}, "change chat photo"),
    ("can_invite_users", "createChatInviteLink", {}, "manage chat invite link"),
    ("can_manage_topics", "createForumTopic", {"name": "x"}, "create a topic"),
    ("can_pin_messages", "unpinAllChatMessages", {}, "manage pinned messages in the chat"),
    ("can_restrict_members", "setChatPermissions", {"permissions": {}}, "change chat permissions"),
    ("can_restrict_members", "banChatMember", {"user_id": 0}, "restrict/unrestrict chat member"),
    ("can_manage_tags", "setChatMemberTag", {"user_id": 0}, "edit the tag of the user"),
    ("can_delete_messages", "deleteAllMessageReactions", {"user_id": 0}, "delete reactions"),
]


@pytest.mark.parametrize(("right", "method", "params", "words"), NEEDED, ids=[row[1] for row in NEEDED])
def test_each_deed_of_an_administrator_needs_its_right(
    sandbox: Sandbox, bot: Bot, desk: Group, cleo: User,
    right: str, method: str, params: dict[str, object], words: str,
) -> None:  # fmt: skip
    asked = {**params, "chat_id": desk.id, **({"user_id": cleo.id} if "user_id" in params else {})}
    mine = result(sandbox, bot, "getChatMember", chat_id=desk.id, user_id=bot.id)
    rights = {
        name: value for name, value in mine.items() if name.startswith("can_") and name != "can_be_edited"
    }
    desk.adds(bot, status="administrator", rights={**rights, right: False})
    if right == "can_invite_users":
        bare = {"permissions": {"can_send_messages": True}, "chat_id": desk.id}
        result(sandbox, bot, "setChatPermissions", **bare)
    assert refusal(sandbox, bot, method, **asked) == f"Bad Request: not enough rights to {words}"
    desk.adds(bot, status="administrator", rights={right: True})
    result(sandbox, bot, method, **asked)


def test_nobody_gives_a_right_they_do_not_have(sandbox: Sandbox, bot: Bot, desk: Group, cleo: User) -> None:
    where = {"chat_id": desk.id, "user_id": cleo.id}
    desk.adds(bot, status="administrator", rights={"can_pin_messages": True})
    assert refusal(sandbox, bot, "promoteChatMember", **where) == "Bad Request: not enough rights"
    desk.adds(bot, status="administrator", rights={"can_promote_members": True, "can_pin_messages": True})

    async def story(client: telegram.Bot) -> None:
        with pytest.raises(BadRequest, match="Right_forbidden"):
            await client.promote_chat_member(desk.id, cleo.id, can_delete_messages=True)
        with pytest.raises(BadRequest, match="Right_forbidden"):
            await client.promote_chat_member(desk.id, cleo.id, can_post_messages=True)
        await client.promote_chat_member(desk.id, cleo.id, can_pin_messages=True)
        with pytest.raises(BadRequest, match="Can't promote self"):
            await client.promote_chat_member(desk.id, bot.id, can_pin_messages=True)

    as_bot(sandbox, bot, story)
    said = refusal(sandbox, bot, "banChatMember", chat_id=desk.id, user_id=cleo.id)
    assert said == "Bad Request: not enough rights to restrict/unrestrict chat member"


def test_an_administrator_made_by_somebody_else_is_out_of_reach(
    sandbox: Sandbox, bot: Bot, desk: Group, bob: User, cleo: User
) -> None:
    bob.does("promote", desk, user=cleo.id, rights={"can_pin_messages": True})
    where = {"chat_id": desk.id, "user_id": cleo.id}
    assert not result(sandbox, bot, "getChatMember", **where)["can_be_edited"]
    assert refusal(sandbox, bot, "promoteChatMember", **where) == "Bad Request: CHAT_ADMIN_REQUIRED"
    said = refusal(sandbox, bot, "banChatMember", **where)
    assert said == "Bad Request: user is an administrator of the chat"
    said = refusal(sandbox, bot, "setChatAdministratorCustomTitle", custom_title="x", **where)
    assert said == "Bad Request: not enough rights to change custom title of the user"
    said = refusal(sandbox, bot, "promoteChatMember", chat_id=desk.id, user_id=bob.id)
    assert said == "Bad Request: can't remove chat owner"


def test_promoting_and_taking_back_is_told(sandbox: Sandbox, bot: Bot, desk: Group, cleo: User) -> None:
    new_updates(sandbox, bot)
    where = {"chat_id": desk.id, "user_id": cleo.id}
    result(sandbox, bot, "promoteChatMember", can_delete_messages=True, **where)
    result(sandbox, bot, "promoteChatMember", can_delete_messages=False, **where)
    result(sandbox, bot, "promoteChatMember", can_delete_messages=False, **where)
    told = [update["chat_member"]["new_chat_member"]["status"] for update in new_updates(sandbox, bot)]
    assert told == ["administrator", "member"]


def test_a_restriction_and_a_ban_end_at_their_time(
    sandbox: Sandbox, bot: Bot, desk: Group, cleo: User
) -> None:
    where = {"chat_id": desk.id, "user_id": cleo.id}
    in_an_hour = result(sandbox, bot, "sendMessage", chat_id=desk.id, text="x")["date"] + 3600
    result(sandbox, bot, "restrictChatMember", permissions={}, until_date=in_an_hour, **where)
    with pytest.raises(Refused, match="may not write"):
        cleo.writes_in(desk, "hello?")
    sandbox.advance(3601)
    cleo.writes_in(desk, "free again")
    result(sandbox, bot, "banChatMember", until_date=in_an_hour + 7200, **where)
    assert result(sandbox, bot, "getChatMember", **where)["status"] == "kicked"
    sandbox.advance(7200)
    assert result(sandbox, bot, "getChatMember", **where)["status"] == "left"
    cleo.joins(desk)
    result(sandbox, bot, "banChatMember", until_date=in_an_hour + 7210, **where)
    assert result(sandbox, bot, "getChatMember", **where)["until_date"] == 0


def test_permissions_imply_others_unless_they_are_independent(
    sandbox: Sandbox, bot: Bot, desk: Group, cleo: User
) -> None:
    where = {"chat_id": desk.id, "user_id": cleo.id, "permissions": {"can_send_polls": True}}
    result(sandbox, bot, "restrictChatMember", **where)
    cleo.writes_in(desk, "a poll brings words with it")
    result(sandbox, bot, "restrictChatMember", use_independent_chat_permissions=True, **where)
    with pytest.raises(Refused, match="may not write"):
        cleo.writes_in(desk, "hello?")


def test_what_the_group_forbids_no_member_may_do(
    sandbox: Sandbox, bot: Bot, desk: Group, cleo: User, bob: User
) -> None:
    async def story(client: telegram.Bot) -> None:
        await client.set_chat_permissions(desk.id, ChatPermissions(can_send_messages=True))

    as_bot(sandbox, bot, story)
    cleo.writes_in(desk, "words")
    with pytest.raises(Refused, match="may not send a photo"):
        cleo.writes_in(desk, photo={})
    bob.writes_in(desk, photo={})


def test_somebody_sent_away_is_told_to_the_group(sandbox: Sandbox, bot: Bot, desk: Group, cleo: User) -> None:
    new_updates(sandbox, bot)
    result(sandbox, bot, "unbanChatMember", chat_id=desk.id, user_id=cleo.id)
    kinds = [next(kind for kind in update if kind != "update_id") for update in new_updates(sandbox, bot)]
    assert kinds == ["message", "chat_member"]
    assert result(sandbox, bot, "unbanChatMember", chat_id=desk.id, user_id=cleo.id)
    assert new_updates(sandbox, bot) == []


def test_an_invite_link_has_a_limit_and_an_end(sandbox: Sandbox, bot: Bot, desk: Group, ann: User) -> None:
    other = sandbox.user("Other")
    link = result(sandbox, bot, "createChatInviteLink", chat_id=desk.id, member_limit=1)["invite_link"]
    new_updates(sandbox, bot)
    sandbox.act(ann.id, "knock", invite_link=link)
    came, _ = new_updates(sandbox, bot)
    assert came["chat_member"]["invite_link"]["invite_link"] == link
    with pytest.raises(Refused, match="no longer"):
        sandbox.act(other.id, "knock", invite_link=link)
    expires = came["chat_member"]["date"] + 60
    result(sandbox, bot, "editChatInviteLink", chat_id=desk.id, invite_link=link, expire_date=expires)
    sandbox.advance(61)
    with pytest.raises(Refused, match="no longer"):
        sandbox.act(other.id, "knock", invite_link=link)
    said = refusal(sandbox, bot, "revokeChatInviteLink", chat_id=desk.id, invite_link="https://t.me/+x")
    assert said == "Bad Request: INVITE_HASH_EXPIRED"
    both = {"member_limit": 1, "creates_join_request": True}
    assert "member limit can't be" in refusal(sandbox, bot, "createChatInviteLink", chat_id=desk.id, **both)


def test_who_asks_waits_until_somebody_decides(sandbox: Sandbox, bot: Bot, desk: Group, ann: User) -> None:
    where = {"chat_id": desk.id, "user_id": ann.id}
    assert refusal(sandbox, bot, "approveChatJoinRequest", **where) == "Bad Request: HIDE_REQUESTER_MISSING"
    asked = result(sandbox, bot, "createChatInviteLink", chat_id=desk.id, creates_join_request=True)
    sandbox.act(ann.id, "knock", invite_link=asked["invite_link"])
    with pytest.raises(Refused, match="is not in Desk"):
        ann.writes_in(desk, "let me in")
    result(sandbox, bot, "approveChatJoinRequest", **where)
    ann.writes_in(desk, "thank you")
    said = refusal(sandbox, bot, "declineChatJoinRequest", **where)
    assert said == "Bad Request: USER_ALREADY_PARTICIPANT"


def test_a_new_primary_link_replaces_the_old_one(sandbox: Sandbox, bot: Bot, desk: Group, ann: User) -> None:
    first = result(sandbox, bot, "exportChatInviteLink", chat_id=desk.id)
    second = result(sandbox, bot, "exportChatInviteLink", chat_id=desk.id)
    with pytest.raises(Refused, match="no longer"):
        sandbox.act(ann.id, "knock", invite_link=first)
    result(sandbox, bot, "revokeChatInviteLink", chat_id=desk.id, invite_link=second)
    third = result(sandbox, bot, "getChat", chat_id=desk.id)["invite_link"]
    assert third not in (first, second)
    sandbox.act(ann.id, "knock", invite_link=third)


def test_the_looks_of_a_group_change_with_service_messages(
    sandbox: Sandbox, bot: Bot, desk: Group, ann: User
) -> None:
    new_updates(sandbox, bot)

    async def story(client: telegram.Bot) -> None:
        png = b"\x89PNG\r\n\x1a\n" + bytes(64)
        await client.set_chat_photo(desk.id, png)
        await client.set_chat_title(desk.id, "Help")
        await client.set_chat_title(desk.id, "Help")
        await client.delete_chat_photo(desk.id)
        await client.set_chat_description(desk.id, "x")
        with pytest.raises(BadRequest, match="Chat description is not modified"):
            await client.set_chat_description(desk.id, "x")
        with pytest.raises(BadRequest, match="Can't change private chat title"):
            await client.set_chat_title(ann.id, "x")
        updates = [update for update in await client.get_updates() if update.message]
        photo, title, gone = [update.message for update in updates if update.message]
        assert photo.new_chat_photo and title.new_chat_title == "Help" and gone.delete_chat_photo

    as_bot(sandbox, bot, story)


def test_members_may_be_let_open_topics_but_never_manage_those_of_others(
    sandbox: Sandbox, bot: Bot, desk: Group, bob: User, cleo: User
) -> None:
    allowed = {"can_send_messages": True, "can_manage_topics": True}
    result(sandbox, bot, "setChatPermissions", chat_id=desk.id, permissions=allowed)
    own = cleo.does("create_topic", desk, name="Mine")["message_thread_id"]
    cleo.does("close_topic", desk, thread=own)
    cleo.writes_in({"chat": {"id": desk.id}, "message_thread_id": own}, "my own")
    other = bob.does("create_topic", desk, name="Bob's")["message_thread_id"]
    with pytest.raises(Refused, match="may not change that topic"):
        cleo.does("close_topic", desk, thread=other)
    bob.does("close_topic", desk, thread=other)
    with pytest.raises(Refused, match="TOPIC_CLOSED"):
        cleo.writes_in({"chat": {"id": desk.id}, "message_thread_id": other}, "hello?")
    bob.does("hide_general", desk)
    with pytest.raises(Refused, match="TOPIC_CLOSED"):
        cleo.writes_in(desk, "hello?")
    desk.adds(bot, status="administrator", rights={"can_pin_messages": True})
    said = refusal(sandbox, bot, "sendMessage", chat_id=desk.id, message_thread_id=other, text="x")
    assert said == "Bad Request: TOPIC_CLOSED"
