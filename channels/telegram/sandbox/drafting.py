"""What all sending methods share: where to, in reply to what, with which buttons."""

from urllib.parse import urlsplit

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.lookup import open_thread
from channels.telegram.sandbox.permitting import check_may_send
from channels.telegram.sandbox.posting import Draft
from channels.telegram.sandbox.records import Json
from channels.telegram.sandbox.replying import not_found, reply_of

MAX_BUTTONS = 100
WRONG_BUTTON = "can't parse inline keyboard button"
ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
)  # fmt: skip


def draft(calling: Calling, content: Json, media: Json | None = None) -> Draft:
    """A message to where the call says. Raises ApiError where Telegram would not take it."""
    chat = calling.writable_chat()
    check_may_send(calling.world, chat, calling.bot.id, content, media)
    thread = int(calling.get("message_thread_id", 0))
    reply = reply_of(calling, chat)
    if reply.message is not None and calling.world.has_topics(chat):
        if not thread:
            thread = reply.message.thread
        elif reply.message.thread != thread:
            raise not_found()
    open_thread(calling.world, chat, calling.bot.id, thread)
    return Draft(
        chat=chat,
        sender=calling.bot.id,
        content={**content, **reply.content},
        media=media,
        thread=thread,
        reply_to=reply.message.id if reply.message else 0,
        external=reply.external,
        markup=inline_keyboard(calling.get("reply_markup")),
        protected=calling.get("protect_content", False),
        silent=calling.get("disable_notification", False),
    )


def inline_keyboard(markup: Json | None) -> Json | None:
    """The buttons under a message; other keyboards leave no trace in the message. Raises ApiError."""
    if not markup or "inline_keyboard" not in markup:
        return None
    rows = [row for row in markup["inline_keyboard"] if row]
    if sum(map(len, rows)) > MAX_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    for row in rows:
        for button in row:
            _check_button(button)
    return {"inline_keyboard": rows} if rows else None


def _check_button(button: Json) -> None:
    if not button["text"].strip():
        raise bad_request(f"{WRONG_BUTTON}: Text buttons must have a text")
    actions = [name for name in ACTIONS if name in button]
    if not actions:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(actions) > 1:
        raise bad_request(f"{WRONG_BUTTON}: exactly one action is allowed")
    url = button.get("url")
    if url is not None and (urlsplit(url).scheme not in ("http", "https", "tg") or not urlsplit(url).netloc):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
