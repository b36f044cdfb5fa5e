"""Carries an effect out at Telegram; every error becomes an outcome."""

import contextlib
import warnings

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReactionTypeEmoji,
    ReplyParameters,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from channels.base import Outcome, Sent
from channels.effects import (
    Buttons,
    CopyMessage,
    CreateTopic,
    EditText,
    Effect,
    React,
    SendMail,
    SendText,
    TakeButtons,
    Toast,
)
from channels.telegram.errors import outcome_of
from channels.telegram.text import LONGEST_TITLE, clip

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


async def carry_out(bot: Bot, effect: Effect) -> Outcome:
    """One call; ``Sent.external_id`` is the id of the message or topic it made."""
    try:
        return Sent(await _call(bot, effect))
    except TelegramError as error:
        return outcome_of(error)


async def _call(bot: Bot, effect: Effect) -> str:
    match effect:
        case SendText():
            if effect.typing:
                await _show_typing(bot, effect)
            message = await bot.send_message(
                effect.chat,
                effect.text,
                parse_mode=ParseMode.HTML if effect.html else None,
                message_thread_id=effect.thread,
                reply_parameters=_reply(effect.reply_to),
                disable_notification=effect.silent,
                reply_markup=_keyboard(effect.buttons),
                link_preview_options=NO_PREVIEW,
            )
            return str(message.message_id)
        case EditText():
            await bot.edit_message_text(
                effect.text,
                effect.chat,
                effect.message,
                parse_mode=ParseMode.HTML if effect.html else None,
                reply_markup=_keyboard(effect.buttons),
                link_preview_options=NO_PREVIEW,
            )
        case TakeButtons():
            await bot.edit_message_reply_markup(effect.chat, effect.message)
        case React():
            await bot.set_message_reaction(effect.chat, effect.message, ReactionTypeEmoji(effect.emoji))
        case CopyMessage():
            copy = await bot.copy_message(
                effect.chat,
                effect.from_chat,
                effect.message,
                message_thread_id=effect.thread,
                disable_notification=effect.silent,
            )
            return str(copy.message_id)
        case Toast():
            await bot.answer_callback_query(effect.query, clip(effect.text, 200))
        case CreateTopic():
            topic = await bot.create_forum_topic(effect.chat, clip(effect.name, LONGEST_TITLE))
            return str(topic.message_thread_id)
        case SendMail():
            raise TypeError("a mail goes through the relay")
    return ""


async def _show_typing(bot: Bot, effect: SendText) -> None:
    # It promises nothing: what keeps it from being shown must not keep the message back.
    with contextlib.suppress(TelegramError):
        await bot.send_chat_action(effect.chat, ChatAction.TYPING, message_thread_id=effect.thread)


def _reply(message: int | None) -> ReplyParameters | None:
    return None if message is None else ReplyParameters(message, allow_sending_without_reply=True)


def _keyboard(buttons: Buttons) -> InlineKeyboardMarkup | None:
    if not buttons:
        return None
    rows = [
        [InlineKeyboardButton(button.text, callback_data=button.data) for button in row] for row in buttons
    ]
    return InlineKeyboardMarkup(rows)
