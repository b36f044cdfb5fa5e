"""A second, independent client speaks with the sandbox: aiogram, whose own classes parse every answer."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from aiogram import Bot as Client
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    CallbackQuery,
    ChatMemberOwner,
    ForumTopic,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    MediaUnion,
    Message,
    ReactionTypeEmoji,
    ReplyParameters,
)

from tests.fakes.sandbox import Bot, Group, Sandbox, User

GO = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Go", callback_data="go")]])
ALL = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member", "message_reaction"]


def with_client(sandbox: Sandbox, bot: Bot, story: Callable[[Client], Awaitable[None]]) -> None:
    """Runs a story told by aiogram."""

    async def told() -> None:
        session = AiohttpSession(api=TelegramAPIServer.from_base(sandbox.url))
        async with Client(bot.token, session=session) as client:
            await story(client)

    asyncio.run(told())


def test_words_buttons_and_files_in_a_private_chat(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    async def story(client: Client) -> None:
        assert (await client.get_me()).id == bot.id
        assert (await client.get_chat(ann.id)).first_name == "Ann"
        assert await client.set_my_commands([BotCommand(command="help", description="Help")])
        assert [c.command for c in await client.get_my_commands()] == ["help"]
        assert await client.delete_my_commands()
        assert await client.send_chat_action(ann.id, "typing")
        sent = await client.send_message(ann.id, "<b>Hi</b>", parse_mode="HTML", reply_markup=GO)
        assert sent.text == "Hi" and sent.entities and sent.entities[0].type == "bold"
        answer = ReplyParameters(message_id=sent.message_id)
        reply = await client.send_message(ann.id, "more", reply_parameters=answer)
        assert reply.reply_to_message and reply.reply_to_message.message_id == sent.message_id
        await asyncio.to_thread(ann.presses, "Go", sent.model_dump())
        pressed = (await client.get_updates(allowed_updates=ALL, timeout=20))[-1].callback_query
        assert isinstance(pressed, CallbackQuery) and pressed.data == "go"
        assert await client.answer_callback_query(pressed.id, text="done")
        number = sent.message_id
        edited = await client.edit_message_text(text="Ho", chat_id=ann.id, message_id=number, reply_markup=GO)
        assert isinstance(edited, Message) and edited.text == "Ho"
        bare = await client.edit_message_reply_markup(chat_id=ann.id, message_id=number)
        assert isinstance(bare, Message) and bare.reply_markup is None
        assert await client.set_message_reaction(ann.id, number, [ReactionTypeEmoji(emoji="👌")])
        await files(client)
        assert (await client.copy_message(ann.id, ann.id, number)).message_id
        assert (await client.forward_message(ann.id, ann.id, number)).forward_origin
        assert await client.delete_message(ann.id, number)

    async def files(client: Client) -> None:
        content = BufferedInputFile(b"every byte", "a.txt")
        document = (await client.send_document(ann.id, content, caption="a file")).document
        assert document and document.file_name == "a.txt"
        file = await client.get_file(document.file_id)
        assert file.file_path
        fetched = await client.download_file(file.file_path)
        assert fetched and fetched.read() == b"every byte"
        photo = BufferedInputFile(b"\xff\xd8\xff photo", "a.jpg")
        assert (await client.send_photo(ann.id, photo)).photo
        assert (await client.send_voice(ann.id, BufferedInputFile(b"OggS", "a.ogg"))).voice
        both: list[MediaUnion] = [
            InputMediaDocument(media=document.file_id),
            InputMediaDocument(media=content),
        ]
        assert len(await client.send_media_group(ann.id, both)) == 2
        assert (await client.send_location(ann.id, 1.5, 2.5)).location
        assert (await client.send_contact(ann.id, "+1", "Zoe")).contact
        assert (await client.send_dice(ann.id)).dice

    with_client(sandbox, bot, story)
    assert [answer["text"] for answer in ann.answers()] == ["done"]


def test_topics_members_and_webhooks(sandbox: Sandbox, bot: Bot, desk: Group, bob: User) -> None:
    async def story(client: Client) -> None:
        topic = await client.create_forum_topic(desk.id, "Ann")
        assert isinstance(topic, ForumTopic)
        thread = topic.message_thread_id
        said = await client.send_message(desk.id, "card", message_thread_id=thread)
        assert said.is_topic_message and said.reply_to_message
        assert said.reply_to_message.forum_topic_created
        assert await client.edit_forum_topic(desk.id, thread, name="Ann K.")
        assert await client.close_forum_topic(desk.id, thread)
        assert await client.reopen_forum_topic(desk.id, thread)
        assert await client.pin_chat_message(desk.id, said.message_id)
        assert await client.unpin_chat_message(desk.id, message_id=said.message_id)
        assert await client.delete_forum_topic(desk.id, thread)
        assert await client.get_forum_topic_icon_stickers()
        # An administrator has a right since Bot API 10.3 that this client insists on; the sandbox is at 10.0.
        assert isinstance(await client.get_chat_member(desk.id, bob.id), ChatMemberOwner)
        assert await client.get_chat_member_count(desk.id) == 2
        assert await client.set_webhook("https://bot.example/", secret_token="abc")
        assert (await client.get_webhook_info()).url == "https://bot.example/"
        assert await client.delete_webhook(drop_pending_updates=True)
        assert await client.get_updates() == []

    with_client(sandbox, bot, story)


def test_refusals_are_told_apart(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    ann.blocks()

    async def story(client: Client) -> None:
        with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
            await client.send_message(ann.id, "x")
        with pytest.raises(TelegramBadRequest, match="chat not found"):
            await client.send_message(4711, "x")
        sandbox.fault("sendMessage", {"error": 429, "retry_after": 7})
        with pytest.raises(TelegramRetryAfter) as slow:
            await client.send_message(ann.id, "x")
        assert slow.value.retry_after == 7

    with_client(sandbox, bot, story)
