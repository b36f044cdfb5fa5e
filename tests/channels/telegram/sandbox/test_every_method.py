"""The real client drives every method that is simulated; its own classes parse every answer."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest
import telegram
from telegram import (
    BotCommand,
    ChatAdministratorRights,
    ChatPermissions,
    InlineQueryResultArticle,
    InputMediaPhoto,
    InputPollOption,
    InputProfilePhotoStatic,
    InputTextMessageContent,
    KeyboardButton,
    KeyboardButtonRequestUsers,
    MenuButtonWebApp,
    WebAppInfo,
)
from telegram.error import BadRequest

from channels.telegram.sandbox.methods.table import METHODS
from tests.channels.telegram.sandbox.driving import as_bot
from tests.fakes.sandbox import Bot, Group, Sandbox, User

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
FREE = ChatPermissions.all_permissions()
QUERY_GONE = "Query is too old and response timeout expired or query id is invalid"
ARTICLE = InlineQueryResultArticle("1", "Hours", InputTextMessageContent("9 to 5"))
BUTTON = [[{"text": "Go", "callback_data": "go"}]]


@dataclass
class Scene:
    """The bot owns nothing but may do everything in the desk; Cleo is a plain member there."""

    sandbox: Sandbox
    client: telegram.Bot
    bot: Bot
    ann: User
    bob: User
    cleo: User
    desk: Group

    async def said(self, chat: int | None = None, text: str = "words", **more: Any) -> int:
        """The id of a new message of the bot's."""
        return (await self.client.send_message(chat or self.ann.id, text, **more)).message_id

    async def topic(self) -> int:
        """A new topic of the desk."""
        return (await self.client.create_forum_topic(self.desk.id, "Ann #1")).message_thread_id

    async def refused(self, call: Awaitable[Any], words: str) -> None:
        """Telegram refuses an ordinary bot this."""
        with pytest.raises(BadRequest, match=words):
            await call


Drive = Callable[[Scene], Awaitable[Any]]
DRIVES: dict[str, Drive] = {}


def drives(*methods: str) -> Callable[[Drive], Drive]:
    """A story in which these methods are called."""

    def noted(story: Drive) -> Drive:
        DRIVES.update(dict.fromkeys(methods, story))
        return story

    return noted


@drives("getMe", "close", "logOut")
async def _(s: Scene) -> None:
    assert (await s.client.get_me()).can_join_groups
    assert await s.client.close()
    assert await s.client.log_out()


@drives("getUpdates", "setWebhook", "getWebhookInfo", "deleteWebhook")
async def _(s: Scene) -> None:
    s.ann.writes("hello")
    *_, update = await s.client.get_updates(allowed_updates=["message"])
    assert update.message is not None and update.message.text == "hello"
    assert await s.client.set_webhook("https://example.com/hook", secret_token="x")
    assert (await s.client.get_webhook_info()).url == "https://example.com/hook"
    assert await s.client.delete_webhook()


@drives("sendMessage", "sendChatAction", "sendMessageDraft", "editMessageText", "editMessageReplyMarkup")
async def _(s: Scene) -> None:
    assert await s.client.send_chat_action(s.ann.id, "typing")
    assert await s.client.send_message_draft(s.ann.id, 1, "I am wri")
    sent = await s.client.send_message(s.ann.id, "one")
    edited = await sent.edit_text("two")
    assert isinstance(edited, telegram.Message) and edited.text == "two"
    markup = telegram.InlineKeyboardMarkup([[telegram.InlineKeyboardButton("Go", callback_data="go")]])
    edited = await sent.edit_reply_markup(markup)
    assert isinstance(edited, telegram.Message) and edited.reply_markup == markup


@drives(
    "sendLocation",
    "editMessageLiveLocation",
    "stopMessageLiveLocation",
    "sendVenue",
    "sendContact",
    "sendDice",
)
async def _(s: Scene) -> None:
    live = await s.client.send_location(s.ann.id, 50.4, 30.5, live_period=60)
    moved = await live.edit_live_location(50.5, 30.5, heading=90)
    assert isinstance(moved, telegram.Message) and moved.location is not None
    assert (moved.location.latitude, moved.location.heading) == (50.5, 90)
    stopped = await live.stop_live_location()
    assert isinstance(stopped, telegram.Message) and stopped.location is not None
    assert stopped.location.live_period is None
    venue = (await s.client.send_venue(s.ann.id, 50.4, 30.5, "Office", "1 Main Street")).venue
    assert venue is not None and venue.location.latitude == 50.4
    contact = (await s.client.send_contact(s.ann.id, "+380440000000", "Ann")).contact
    assert contact is not None and contact.first_name == "Ann"
    dice = (await s.client.send_dice(s.ann.id, emoji="🎯")).dice
    assert dice is not None and dice.emoji == "🎯"


@drives("sendPoll", "stopPoll")
async def _(s: Scene) -> None:
    sent = await s.client.send_poll(s.ann.id, "Lunch?", ["Yes", InputPollOption("No")])
    assert sent.poll is not None and not sent.poll.is_closed
    assert (await sent.stop_poll()).is_closed


@drives(
    "sendPhoto", "sendDocument", "sendVoice", "sendAudio", "sendVideo", "sendAnimation", "sendVideoNote",
    "sendSticker", "sendLivePhoto", "sendMediaGroup", "getFile",
)  # fmt: skip
async def _(s: Scene) -> None:
    assert (await s.client.send_photo(s.ann.id, PNG, caption="c")).photo
    assert (await s.client.send_voice(s.ann.id, b"v")).voice
    assert (await s.client.send_audio(s.ann.id, b"a", performer="P", title="T")).audio
    assert (await s.client.send_video(s.ann.id, b"v", width=3, height=2)).video
    assert (await s.client.send_animation(s.ann.id, b"v")).animation
    assert (await s.client.send_video_note(s.ann.id, b"v")).video_note
    assert (await s.client.send_sticker(s.ann.id, b"RIFF")).sticker
    live = (await s.client.send_live_photo(s.ann.id, b"v", PNG, has_spoiler=True)).live_photo
    assert live is not None and live.photo
    assert len(await s.client.send_media_group(s.ann.id, [InputMediaPhoto(PNG), InputMediaPhoto(PNG)])) == 2
    document = (await s.client.send_document(s.ann.id, b"text", filename="a.txt")).document
    assert document is not None and document.file_name == "a.txt"
    file = await s.client.get_file(document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"text"


@drives("editMessageCaption", "editMessageMedia")
async def _(s: Scene) -> None:
    sent = await s.client.send_photo(s.ann.id, PNG, caption="one")
    edited = await sent.edit_caption("two")
    assert isinstance(edited, telegram.Message) and edited.caption == "two"
    assert await sent.edit_media(InputMediaPhoto(PNG, caption="three"))


@drives(
    "copyMessage", "copyMessages", "forwardMessage", "forwardMessages", "deleteMessage", "deleteMessages",
)  # fmt: skip
async def _(s: Scene) -> None:
    number = await s.said()
    copied = await s.client.copy_message(s.desk.id, s.ann.id, number)
    forwarded = await s.client.forward_message(s.desk.id, s.ann.id, number)
    assert isinstance(forwarded.forward_origin, telegram.MessageOriginUser)
    many = [
        *(await s.client.copy_messages(s.desk.id, s.ann.id, [number])),
        *(await s.client.forward_messages(s.desk.id, s.ann.id, [number])),
    ]
    assert await s.client.delete_message(s.desk.id, copied.message_id)
    assert await s.client.delete_messages(s.desk.id, [message.message_id for message in many])


@drives("setMessageReaction", "deleteMessageReaction", "deleteAllMessageReactions")
async def _(s: Scene) -> None:
    number = await s.said(s.desk.id)
    assert await s.client.set_message_reaction(s.desk.id, number, "👀")
    message = s.desk.messages(s.bob)[-1]
    s.cleo.reacts("👍", message)
    assert await s.client.delete_message_reaction(s.desk.id, number, user_id=s.cleo.id)
    s.cleo.reacts("👍", message)
    assert await s.client.delete_all_message_reactions(s.desk.id, user_id=s.cleo.id)
    assert [reaction["user"] for reaction in s.desk.messages(s.bob)[-1]["reactions"]] == [s.bot.id]


@drives("answerCallbackQuery")
async def _(s: Scene) -> None:
    card = s.ann.received()
    assert card == []
    number = await s.said(reply_markup={"inline_keyboard": BUTTON})
    query = s.sandbox.act(s.ann.id, "press", message=number, button="Go")["query_id"]
    assert await s.client.answer_callback_query(query, "done", show_alert=True)


@drives("answerInlineQuery", "answerWebAppQuery", "answerGuestQuery")
async def _(s: Scene) -> None:
    s.sandbox.bot(supports_inline_queries=True)
    s.sandbox.act(s.ann.id, "type_inline", text="hours")
    (update,) = await s.client.get_updates(offset=-1)
    assert update.inline_query is not None and update.inline_query.query == "hours"
    await s.refused(update.inline_query.answer([ARTICLE, ARTICLE]), "Result_id_duplicate")
    assert await update.inline_query.answer([ARTICLE])
    await s.refused(update.inline_query.answer([ARTICLE]), QUERY_GONE)
    await s.refused(s.client.answer_web_app_query("1", ARTICLE), QUERY_GONE)
    await s.refused(s.client.answer_guest_query("1", ARTICLE), QUERY_GONE)


@drives("savePreparedInlineMessage", "savePreparedKeyboardButton")
async def _(s: Scene) -> None:
    assert (await s.client.save_prepared_inline_message(s.ann.id, ARTICLE)).id
    button = KeyboardButton("Who?", request_users=KeyboardButtonRequestUsers(1))
    assert (await s.client.save_prepared_keyboard_button(s.ann.id, button)).id
    await s.refused(s.client.save_prepared_keyboard_button(s.ann.id, KeyboardButton("x")), "Button_type")


@drives(
    "createForumTopic", "editForumTopic", "closeForumTopic", "reopenForumTopic", "deleteForumTopic",
    "unpinAllForumTopicMessages", "getForumTopicIconStickers", "getCustomEmojiStickers",
)  # fmt: skip
async def _(s: Scene) -> None:
    number = await s.topic()
    icon = (await s.client.get_forum_topic_icon_stickers())[0]
    assert icon.custom_emoji_id is not None
    (known,) = await s.client.get_custom_emoji_stickers([icon.custom_emoji_id, "1"])
    assert known.emoji == icon.emoji
    assert await s.client.edit_forum_topic(s.desk.id, number, "Ann #2", icon.custom_emoji_id)
    assert await s.client.close_forum_topic(s.desk.id, number)
    assert await s.client.reopen_forum_topic(s.desk.id, number)
    assert await s.client.unpin_all_forum_topic_messages(s.desk.id, number)
    assert await s.client.delete_forum_topic(s.desk.id, number)


@drives(
    "closeGeneralForumTopic", "reopenGeneralForumTopic", "hideGeneralForumTopic", "unhideGeneralForumTopic",
    "editGeneralForumTopic", "unpinAllGeneralForumTopicMessages",
)  # fmt: skip
async def _(s: Scene) -> None:
    assert await s.client.close_general_forum_topic(s.desk.id)
    assert await s.client.reopen_general_forum_topic(s.desk.id)
    assert await s.client.hide_general_forum_topic(s.desk.id)
    assert await s.client.unhide_general_forum_topic(s.desk.id)
    assert await s.client.edit_general_forum_topic(s.desk.id, "Queue")
    assert await s.client.unpin_all_general_forum_topic_messages(s.desk.id)


@drives(
    "getChat", "getChatMember", "getChatAdministrators", "getChatMemberCount", "getUserChatBoosts",
    "leaveChat",
)  # fmt: skip
async def _(s: Scene) -> None:
    assert (await s.client.get_chat(s.ann.id)).first_name == "Ann"
    assert (await s.client.get_chat(s.desk.id)).permissions is not None
    assert isinstance(await s.client.get_chat_member(s.desk.id, s.cleo.id), telegram.ChatMemberMember)
    assert isinstance(await s.client.get_chat_member(s.ann.id, s.ann.id), telegram.ChatMemberMember)
    assert len(await s.client.get_chat_administrators(s.desk.id)) == 2
    assert await s.client.get_chat_member_count(s.desk.id) == 3
    assert (await s.client.get_user_chat_boosts(s.desk.id, s.cleo.id)).boosts == ()
    assert await s.client.leave_chat(s.desk.id)


@drives(
    "restrictChatMember", "banChatMember", "unbanChatMember", "setChatPermissions", "banChatSenderChat",
    "unbanChatSenderChat",
)  # fmt: skip
async def _(s: Scene) -> None:
    assert await s.client.restrict_chat_member(s.desk.id, s.cleo.id, ChatPermissions(can_send_messages=True))
    member = await s.client.get_chat_member(s.desk.id, s.cleo.id)
    assert isinstance(member, telegram.ChatMemberRestricted) and member.can_send_messages
    assert await s.client.ban_chat_member(s.desk.id, s.cleo.id)
    assert await s.client.unban_chat_member(s.desk.id, s.cleo.id)
    assert await s.client.set_chat_permissions(s.desk.id, FREE)
    assert (await s.client.get_chat(s.desk.id)).permissions == FREE
    assert await s.client.ban_chat_sender_chat(s.desk.id, s.desk.id)
    assert await s.client.unban_chat_sender_chat(s.desk.id, s.desk.id)


@drives("promoteChatMember", "setChatAdministratorCustomTitle", "setChatMemberTag")
async def _(s: Scene) -> None:
    assert await s.client.set_chat_member_tag(s.desk.id, s.cleo.id, "night shift")
    tagged = await s.client.get_chat_member(s.desk.id, s.cleo.id)
    assert isinstance(tagged, telegram.ChatMemberMember) and tagged.tag == "night shift"
    assert await s.client.promote_chat_member(s.desk.id, s.cleo.id, can_manage_topics=True)
    assert await s.client.set_chat_administrator_custom_title(s.desk.id, s.cleo.id, "night")
    member = await s.client.get_chat_member(s.desk.id, s.cleo.id)
    assert isinstance(member, telegram.ChatMemberAdministrator)
    assert (member.can_manage_topics, member.can_pin_messages, member.can_be_edited) == (True, False, True)
    assert member.custom_title == "night"


@drives(
    "exportChatInviteLink", "createChatInviteLink", "editChatInviteLink", "revokeChatInviteLink",
    "approveChatJoinRequest", "declineChatJoinRequest",
)  # fmt: skip
async def _(s: Scene) -> None:
    primary = await s.client.export_chat_invite_link(s.desk.id)
    assert (await s.client.get_chat(s.desk.id)).invite_link == primary
    link = await s.client.create_chat_invite_link(s.desk.id, name="door", creates_join_request=True)
    for decide in (s.client.decline_chat_join_request, s.client.approve_chat_join_request):
        s.sandbox.act(s.ann.id, "knock", invite_link=link.invite_link)
        (update,) = await s.client.get_updates(offset=-1)
        assert update.chat_join_request is not None
        assert update.chat_join_request.from_user.id == s.ann.id
        assert await decide(s.desk.id, s.ann.id)
    assert (await s.client.get_chat_member(s.desk.id, s.ann.id)).status == "member"
    assert (await s.client.edit_chat_invite_link(s.desk.id, link, member_limit=1)).member_limit == 1
    assert (await s.client.revoke_chat_invite_link(s.desk.id, link)).is_revoked


@drives("setChatPhoto", "deleteChatPhoto", "setChatTitle", "setChatDescription")
async def _(s: Scene) -> None:
    assert await s.client.set_chat_title(s.desk.id, "Help")
    assert await s.client.set_chat_description(s.desk.id, "Who asks is answered")
    assert await s.client.set_chat_photo(s.desk.id, PNG)
    shown = await s.client.get_chat(s.desk.id)
    assert (shown.title, shown.description) == ("Help", "Who asks is answered")
    assert shown.photo is not None and (await shown.photo.get_big_file()).file_path
    assert await s.client.delete_chat_photo(s.desk.id)
    assert (await s.client.get_chat(s.desk.id)).photo is None


@drives("pinChatMessage", "unpinChatMessage", "unpinAllChatMessages")
async def _(s: Scene) -> None:
    number = await s.said()
    assert await s.client.pin_chat_message(s.ann.id, number)
    assert await s.client.unpin_chat_message(s.ann.id, number)
    assert await s.client.unpin_all_chat_messages(s.ann.id)


@drives("setMyCommands", "getMyCommands", "deleteMyCommands")
async def _(s: Scene) -> None:
    commands = [BotCommand("take", "Take it")]
    scope = telegram.BotCommandScopeChatMember(s.desk.id, s.cleo.id)
    assert await s.client.set_my_commands(commands, scope, "uk")
    assert await s.client.get_my_commands(scope, "uk") == tuple(commands)
    assert await s.client.delete_my_commands(scope, "uk")


@drives(
    "setMyName", "getMyName", "setMyDescription", "getMyDescription", "setMyShortDescription",
    "getMyShortDescription",
)  # fmt: skip
async def _(s: Scene) -> None:
    assert await s.client.set_my_name("Поміч", "uk")
    assert (await s.client.get_my_name("uk")).name == "Поміч"
    assert (await s.client.get_my_name("de")).name == "Sandbox bot"
    assert await s.client.set_my_description("We answer")
    assert (await s.client.get_my_description("de")).description == "We answer"
    assert await s.client.set_my_short_description("Answers")
    assert (await s.client.get_my_short_description()).short_description == "Answers"
    await s.refused(s.client.set_my_name("x", "english"), "Invalid language code specified")


@drives("setMyProfilePhoto", "removeMyProfilePhoto", "getUserProfilePhotos", "getUserProfileAudios")
async def _(s: Scene) -> None:
    assert await s.client.set_my_profile_photo(InputProfilePhotoStatic(PNG))
    own = await s.client.get_user_profile_photos(s.bot.id)
    assert own.total_count == 1 and await own.photos[0][-1].get_file()
    assert await s.client.remove_my_profile_photo()
    assert (await s.client.get_user_profile_photos(s.ann.id)).total_count == 0
    assert (await s.client.get_user_profile_audios(s.ann.id)).total_count == 0


@drives(
    "setChatMenuButton", "getChatMenuButton", "setMyDefaultAdministratorRights",
    "getMyDefaultAdministratorRights",
)  # fmt: skip
async def _(s: Scene) -> None:
    button = MenuButtonWebApp("Open", WebAppInfo("https://example.com"))
    assert await s.client.set_chat_menu_button(s.ann.id, button)
    assert await s.client.get_chat_menu_button(s.ann.id) == button
    assert isinstance(await s.client.get_chat_menu_button(), telegram.MenuButtonCommands)
    rights = ChatAdministratorRights.all_rights()
    assert await s.client.set_my_default_administrator_rights(rights)
    assert (await s.client.get_my_default_administrator_rights()).can_manage_topics
    assert not (await s.client.get_my_default_administrator_rights(for_channels=True)).can_manage_chat


@drives(
    "verifyUser", "verifyChat", "removeUserVerification", "removeChatVerification", "setUserEmojiStatus",
    "getManagedBotToken", "replaceManagedBotToken", "getManagedBotAccessSettings",
    "setManagedBotAccessSettings", "approveSuggestedPost", "declineSuggestedPost",
    "getUserPersonalChatMessages",
)  # fmt: skip
async def _(s: Scene) -> None:
    client, number = s.client, await s.said(s.desk.id)
    verifying: list[Awaitable[Any]] = [
        client.verify_user(s.ann.id),
        client.verify_chat(s.desk.id),
        client.remove_user_verification(s.ann.id),
        client.remove_chat_verification(s.desk.id),
    ]
    for call in verifying:
        await s.refused(call, "Bot_verifier_forbidden")
    await s.refused(client.set_user_emoji_status(s.ann.id, "1"), "User_permission_denied")
    managing: list[Awaitable[Any]] = [
        client.get_managed_bot_token(s.bot.id),
        client.replace_managed_bot_token(s.bot.id),
        client.get_managed_bot_access_settings(s.bot.id),
        client.set_managed_bot_access_settings(s.bot.id, True),
    ]
    for call in managing:
        await s.refused(call, "The bot isn't managed by the current bot")
    await s.refused(client.approve_suggested_post(s.desk.id, number), "not a direct messages chat")
    await s.refused(client.decline_suggested_post(s.desk.id, number), "not a direct messages chat")
    assert await client.get_user_personal_chat_messages(s.ann.id, 5) == ()


def test_every_simulated_method_is_driven() -> None:
    assert sorted(DRIVES) == sorted(METHODS)


STORIES = {story: [name for name, other in DRIVES.items() if other is story] for story in DRIVES.values()}


@pytest.mark.parametrize("story", STORIES, ids=[names[0] for names in STORIES.values()])
def test_the_real_client_drives(
    sandbox: Sandbox, bot: Bot, ann: User, bob: User, desk: Group, story: Drive
) -> None:
    cleo = sandbox.user("Cleo")
    desk.adds(cleo)

    async def told(client: telegram.Bot) -> None:
        await story(Scene(sandbox, client, bot, ann, bob, cleo, desk))

    as_bot(sandbox, bot, told)
    called: set[str] = {str(call["method"]) for call in sandbox.calls(all=True)}
    assert set(STORIES[story]) <= called
