"""Carries an effect out at Telegram; every error becomes an outcome."""

import asyncio
import contextlib
import warnings
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaDocument,
    LinkPreviewOptions,
    ReactionTypeEmoji,
    ReplyParameters,
)
from telegram.constants import ChatAction
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from channels.base import Deferred, Failed, Outcome, Sent, Unknown
from channels.blobs import BlobStore
from channels.effects import (
    Buttons,
    CopyAlbum,
    CopyMessage,
    CreateTopic,
    Delete,
    EditCaption,
    EditText,
    Effect,
    OpenTopic,
    Pin,
    React,
    SendFiles,
    SendText,
    SetIcon,
    TakeButtons,
    Toast,
)
from channels.telegram.contents import as_media, entities
from channels.telegram.errors import outcome_of
from channels.telegram.fallbacks import without_what_is_gone
from channels.telegram.formatted import formatted
from channels.telegram.text import LONGEST_TITLE, clip
from routing.files import CAPTIONED

FILE_SECONDS = 300
"""For a file on its way."""
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def open_bot(token: str, api_base: str, file_base: str) -> Bot:
    """The real client. Reads may take 30 s: an early time-out would only make more sends of unknown fate."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Bot(
            token,
            base_url=api_base,
            base_file_url=file_base,
            request=HTTPXRequest(
                connection_pool_size=16,
                read_timeout=30,
                write_timeout=30,
                connect_timeout=10,
                pool_timeout=10,
            ),
            get_updates_request=HTTPXRequest(connection_pool_size=1, connect_timeout=10),
        )


class Caller:
    """One bot's calls; what Telegram tells once is remembered."""

    def __init__(self, bot: Bot, blobs: BlobStore) -> None:
        self._bot = bot
        self._blobs = blobs
        self._icons: dict[str, str] = {}

    async def carry_out(self, effect: Effect) -> Outcome:
        """One call; ``Sent.external_id`` is the id of the message or topic it made."""
        call = _CALLS.get(type(effect))
        if call is None:
            raise TypeError(f"{type(effect).__name__} is no call to Telegram")
        try:
            return Sent(await call(self, effect))
        except TelegramError as error:
            outcome = outcome_of(error)
        except OSError as error:
            return Failed("file-gone", type(error).__name__)
        rest = without_what_is_gone(effect, outcome)
        return outcome if rest is None else await self.carry_out(rest)

    async def fetch(self, file: str) -> bytes | Outcome:
        """A file somebody sent, by its id (20 MB at most)."""
        try:
            found = await self._bot.get_file(file)
            return bytes(await found.download_as_bytearray(read_timeout=FILE_SECONDS))
        except TelegramError as error:
            outcome = outcome_of(error)
            # Nothing went out: whatever was cut off can be tried again.
            return Deferred(outcome.reason) if isinstance(outcome, Unknown) else outcome

    async def _send(self, effect: SendText) -> str:
        if effect.typing:
            await _show_typing(self._bot, effect)
        text, marks = formatted(effect.text) if effect.html else (effect.text, effect.marks)
        message = await self._bot.send_message(
            effect.chat,
            text,
            entities=entities(marks) or None,
            message_thread_id=effect.thread,
            reply_parameters=_reply(effect.reply_to),
            disable_notification=effect.silent,
            reply_markup=_keyboard(effect.buttons),
            link_preview_options=NO_PREVIEW,
        )
        return str(message.message_id)

    async def _edit(self, effect: EditText) -> str:
        text, marks = formatted(effect.text) if effect.html else (effect.text, effect.marks)
        await self._bot.edit_message_text(
            text,
            effect.chat,
            effect.message,
            entities=entities(marks) or None,
            reply_markup=_keyboard(effect.buttons),
            link_preview_options=NO_PREVIEW,
        )
        return ""

    async def _edit_caption(self, effect: EditCaption) -> str:
        if effect.file is not None:
            await self._bot.edit_message_media(as_media(effect.file), effect.chat, effect.message)
            return ""
        marks = entities(effect.marks) or None
        await self._bot.edit_message_caption(
            effect.chat, effect.message, caption=effect.caption, caption_entities=marks
        )
        return ""

    async def _delete(self, effect: Delete) -> str:
        await self._bot.delete_messages(effect.chat, effect.messages)
        return ""

    async def _take_buttons(self, effect: TakeButtons) -> str:
        await self._bot.edit_message_reply_markup(effect.chat, effect.message)
        return ""

    async def _react(self, effect: React) -> str:
        shown = ReactionTypeEmoji(effect.emoji) if effect.emoji else None
        await self._bot.set_message_reaction(effect.chat, effect.message, shown)
        return ""

    async def _copy(self, effect: CopyMessage) -> str:
        file = effect.file if effect.file is not None and effect.file.kind in CAPTIONED else None
        copy = await self._bot.copy_message(
            effect.chat,
            effect.from_chat,
            effect.message,
            caption=None if file is None else file.caption,
            caption_entities=None if file is None else entities(file.marks),
            show_caption_above_media=None if file is None else file.is_below,
            message_thread_id=effect.thread,
            disable_notification=effect.silent,
            reply_parameters=_reply(effect.reply_to),
        )
        return str(copy.message_id)

    async def _copy_album(self, effect: CopyAlbum) -> str:
        if effect.files:
            messages = await self._bot.send_media_group(
                effect.chat,
                [as_media(file) for file in effect.files],
                message_thread_id=effect.thread,
                disable_notification=effect.silent,
                reply_parameters=_reply(effect.reply_to),
            )
            return " ".join(str(message.message_id) for message in messages)
        copies = await self._bot.copy_messages(
            effect.chat,
            effect.from_chat,
            effect.messages,
            message_thread_id=effect.thread,
            disable_notification=effect.silent,
        )
        return " ".join(str(copy.message_id) for copy in copies)

    async def _send_files(self, effect: SendFiles) -> str:
        kept = [file.blob for file in effect.files if effect.content is None]
        contents = [await asyncio.to_thread(self._blobs.get, key) for key in kept] or [effect.content or b""]
        if len(contents) == 1:
            message = await self._bot.send_document(
                effect.chat,
                InputFile(contents[0], effect.files[0].name),
                message_thread_id=effect.thread,
                disable_notification=effect.silent,
                reply_parameters=_reply(effect.reply_to),
                write_timeout=FILE_SECONDS,
                read_timeout=FILE_SECONDS,
            )
            return str(message.message_id)
        messages = await self._bot.send_media_group(
            effect.chat,
            [
                InputMediaDocument(content, filename=file.name)
                for content, file in zip(contents, effect.files, strict=True)
            ],
            message_thread_id=effect.thread,
            disable_notification=effect.silent,
            reply_parameters=_reply(effect.reply_to),
            write_timeout=FILE_SECONDS,
            read_timeout=FILE_SECONDS,
        )
        return " ".join(str(message.message_id) for message in messages)

    async def _toast(self, effect: Toast) -> str:
        await self._bot.answer_callback_query(effect.query, clip(effect.text, 200))
        return ""

    async def _create_topic(self, effect: CreateTopic) -> str:
        topic = await self._bot.create_forum_topic(
            effect.chat,
            clip(effect.name, LONGEST_TITLE),
            icon_custom_emoji_id=await self._icon(effect.icon),
        )
        return str(topic.message_thread_id)

    async def _set_icon(self, effect: SetIcon) -> str:
        icon = await self._icon(effect.icon)
        await self._bot.edit_forum_topic(effect.chat, effect.thread, icon_custom_emoji_id=icon or "")
        return ""

    async def _open_topic(self, effect: OpenTopic) -> str:
        call = self._bot.reopen_forum_topic if effect.opened else self._bot.close_forum_topic
        await call(effect.chat, effect.thread)
        return ""

    async def _pin(self, effect: Pin) -> str:
        await self._bot.pin_chat_message(effect.chat, effect.message, disable_notification=True)
        return ""

    async def _icon(self, emoji: str) -> str | None:
        """Telegram's id of a topic icon; it has a set of its own for them, which may grow."""
        if emoji and not self._icons:
            stickers = await self._bot.get_forum_topic_icon_stickers()
            self._icons = {
                _plain(one.emoji): one.custom_emoji_id
                for one in stickers
                if one.emoji and one.custom_emoji_id
            }
        return self._icons.get(_plain(emoji))


_CALLS: Mapping[type, Callable[[Caller, Any], Awaitable[str]]] = {
    SendText: Caller._send,
    EditText: Caller._edit,
    TakeButtons: Caller._take_buttons,
    React: Caller._react,
    CopyMessage: Caller._copy,
    CopyAlbum: Caller._copy_album,
    SendFiles: Caller._send_files,
    EditCaption: Caller._edit_caption,
    Delete: Caller._delete,
    Toast: Caller._toast,
    CreateTopic: Caller._create_topic,
    SetIcon: Caller._set_icon,
    OpenTopic: Caller._open_topic,
    Pin: Caller._pin,
}
"""Every effect that is a call to Telegram."""


async def _show_typing(bot: Bot, effect: SendText) -> None:
    # It promises nothing: what keeps it from being shown must not keep the message back.
    with contextlib.suppress(TelegramError):
        await bot.send_chat_action(effect.chat, ChatAction.TYPING, message_thread_id=effect.thread)


def _plain(emoji: str) -> str:
    """Without the sign that only asks for colours, which the same emoji comes with and without."""
    return emoji.replace("\ufe0f", "")


def _reply(message: int | None) -> ReplyParameters | None:
    return None if message is None else ReplyParameters(message, allow_sending_without_reply=True)


def _keyboard(buttons: Buttons) -> InlineKeyboardMarkup | None:
    if not buttons:
        return None
    rows = [
        [InlineKeyboardButton(button.text, callback_data=button.data) for button in row] for row in buttons
    ]
    return InlineKeyboardMarkup(rows)
