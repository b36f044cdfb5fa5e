"""Sending and changing messages, by the real client and by hand."""

from datetime import timedelta

import httpx
import pytest
import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden

from tests.channels.telegram.sandbox.driving import as_bot, call, refusal, result
from tests.fakes.sandbox import Bot, Group, Json, Refused, Sandbox, User

GO = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
WRONG_BUTTON = "Bad Request: can't parse inline keyboard button: "


def test_a_customer_reads_what_the_bot_sends(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    async def story(client: telegram.Bot) -> telegram.Message:
        return await client.send_message(
            ann.id,
            "<b>Hello</b> <a href='https://a.example'>here</a> &lt;3",
            parse_mode=ParseMode.HTML,
            reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("Go", callback_data="v1:go")]]),
            link_preview_options=telegram.LinkPreviewOptions(is_disabled=True),
            disable_notification=True,
            protect_content=True,
        )

    sent = as_bot(sandbox, bot, story)
    assert sent.text == "Hello here <3"
    assert [(e.type, e.offset, e.length) for e in sent.entities] == [("bold", 0, 5), ("text_link", 6, 4)]
    assert sent.has_protected_content
    assert sent.link_preview_options == telegram.LinkPreviewOptions(is_disabled=True)
    (seen,) = ann.received()
    assert (seen["message_id"], seen["text"], seen["silent"]) == (sent.message_id, "Hello here <3", True)
    assert seen["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "v1:go"


def test_nobody_is_written_to_who_did_not_press_start(sandbox: Sandbox, bot: Bot) -> None:
    stranger = sandbox.user("Stranger")
    answer = call(sandbox, bot, "sendMessage", chat_id=stranger.id, text="hi")
    assert answer["error_code"] == 403
    assert answer["description"] == "Forbidden: bot can't initiate conversation with a user"
    assert refusal(sandbox, bot, "sendMessage", chat_id=4711, text="hi") == "Bad Request: chat not found"
    assert refusal(sandbox, bot, "getChat", chat_id=stranger.id) == "Bad Request: chat not found"


def test_a_customer_who_blocked_the_bot_gets_nothing(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    ann.blocks()

    async def story(client: telegram.Bot) -> None:
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await client.send_message(ann.id, "hello?")

    as_bot(sandbox, bot, story)
    with pytest.raises(Refused, match="blocked"):
        ann.writes("hello")
    ann.unblocks()
    result(sandbox, bot, "sendMessage", chat_id=ann.id, text="welcome back")
    sandbox.act(ann.id, "deactivate")
    said = refusal(sandbox, bot, "sendMessage", chat_id=ann.id, text="hello?")
    assert said == "Forbidden: user is deactivated"


@pytest.mark.parametrize(
    ("text", "more", "words"),
    [
        ("", {}, "message text is empty"),
        (" \n ", {}, "text must be non-empty"),
        ("<b></b>", {"parse_mode": "HTML"}, "text must be non-empty"),
        ("x" * 4097, {}, "message is too long"),
        (
            "<b>x",
            {"parse_mode": "HTML"},
            "can't parse entities: Can't find end tag corresponding to start tag",
        ),
        ("x", {"parse_mode": "BBCode"}, "unsupported parse_mode"),
        ("x", {"reply_parameters": {"message_id": 999}}, "message to be replied not found"),
        (
            "abc",
            {"entities": [{"type": "bold", "offset": 1, "length": 3}]},
            "entity beginning at UTF-16 offset 1 ends after the end of the text",
        ),
        ("😀", {"entities": [{"type": "bold", "offset": 1, "length": 1}]}, "in a middle of a UTF-16 symbol"),
    ],
)
def test_text_that_telegram_refuses(
    sandbox: Sandbox, bot: Bot, ann: User, text: str, more: Json, words: str
) -> None:
    assert words in refusal(sandbox, bot, "sendMessage", chat_id=ann.id, text=text, **more)


def test_length_counts_code_points_after_the_markup_is_gone(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    text = "<b>" + "😀" * 4096 + "</b>"
    sent = result(sandbox, bot, "sendMessage", chat_id=ann.id, text=text, parse_mode="HTML")
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 8192}]


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ({"text": "Go", "callback_data": "é" * 33}, "Bad Request: BUTTON_DATA_INVALID"),
        ({"text": "Go", "callback_data": ""}, "Bad Request: BUTTON_DATA_INVALID"),
        ({"text": "Go"}, WRONG_BUTTON + "Text buttons are unallowed in the inline keyboard"),
        ({"text": "Go", "callback_data": "a", "url": "https://a.example"}, WRONG_BUTTON + "exactly one"),
        ({"text": "Go", "url": "ftp://x"}, "Bad Request: inline keyboard button URL 'ftp://x' is invalid"),
    ],
)
def test_buttons_that_telegram_refuses(
    sandbox: Sandbox, bot: Bot, ann: User, button: Json, words: str
) -> None:
    markup = {"inline_keyboard": [[button]]}
    said = refusal(sandbox, bot, "sendMessage", chat_id=ann.id, text="x", reply_markup=markup)
    assert said.startswith(words)


def test_64_bytes_of_callback_data_and_100_buttons_are_the_most(
    sandbox: Sandbox, bot: Bot, ann: User
) -> None:
    button = {"text": "Go", "callback_data": "é" * 32}
    rows = [[button] * 5] * 20
    result(sandbox, bot, "sendMessage", chat_id=ann.id, text="x", reply_markup={"inline_keyboard": rows})
    rows = [*rows, [button]]
    markup = {"inline_keyboard": rows}
    said = refusal(sandbox, bot, "sendMessage", chat_id=ann.id, text="x", reply_markup=markup)
    assert said == "Bad Request: REPLY_MARKUP_TOO_LONG"


def test_a_reply_quotes_and_may_outlive_what_it_answers(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    asked = ann.writes("where is 😀 my order?")

    async def story(client: telegram.Bot) -> tuple[telegram.Message, telegram.Message]:
        quoting = ReplyParameters(asked["message_id"], quote="my order")
        first = await client.send_message(ann.id, "Here", reply_parameters=quoting)
        missing = ReplyParameters(999, allow_sending_without_reply=True)
        return first, await client.send_message(ann.id, "Alone", reply_parameters=missing)

    first, alone = as_bot(sandbox, bot, story)
    assert first.reply_to_message is not None
    assert first.reply_to_message.message_id == asked["message_id"]
    assert first.quote is not None
    assert first.quote.position == 12
    assert alone.reply_to_message is None
    wrong = {"message_id": asked["message_id"], "quote": "your order"}
    said = refusal(sandbox, bot, "sendMessage", chat_id=ann.id, text="x", reply_parameters=wrong)
    assert said == "Bad Request: QUOTE_TEXT_INVALID"


def test_an_edit_replaces_words_and_buttons(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    sent = result(sandbox, bot, "sendMessage", chat_id=ann.id, text="a", reply_markup=GO)
    where = {"chat_id": ann.id, "message_id": sent["message_id"]}
    same = refusal(sandbox, bot, "editMessageText", text="a", reply_markup=GO, **where)
    assert same.startswith("Bad Request: message is not modified: specified new message content")
    edited = result(sandbox, bot, "editMessageText", text="b", **where)
    assert "reply_markup" not in edited
    assert edited["edit_date"] >= edited["date"]
    with_buttons = result(sandbox, bot, "editMessageReplyMarkup", reply_markup=GO, **where)
    assert with_buttons["text"] == "b"
    again = refusal(sandbox, bot, "editMessageReplyMarkup", reply_markup=GO, **where)
    assert again.startswith("Bad Request: message is not modified")
    assert [message["text"] for message in ann.received()] == ["b"]


def test_only_own_messages_that_are_there_can_be_edited(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    hers = ann.writes("mine")
    for number, words in (
        (hers["message_id"], "message can't be edited"),
        (999, "message to edit not found"),
    ):
        said = refusal(sandbox, bot, "editMessageText", chat_id=ann.id, message_id=number, text="x")
        assert said == f"Bad Request: {words}"


def test_deleting_has_48_hours_in_private_and_none_for_an_administrator(
    sandbox: Sandbox, bot: Bot, ann: User, desk: Group, bob: User
) -> None:
    old = ann.writes("old")
    talk = bob.writes_in(desk, "talk")
    sandbox.advance(timedelta(hours=49).total_seconds())
    young = ann.writes("young")

    async def story(client: telegram.Bot) -> None:
        assert await client.delete_message(ann.id, young["message_id"])
        with pytest.raises(BadRequest, match="Message can't be deleted"):
            await client.delete_message(ann.id, old["message_id"])
        with pytest.raises(BadRequest, match="Message to delete not found"):
            await client.delete_message(ann.id, young["message_id"])
        assert await client.delete_messages(desk.id, [talk["message_id"], 999])

    as_bot(sandbox, bot, story)
    assert [message["text"] for message in ann.messages()] == ["/start", "old"]
    assert desk.messages(bob) == []


def test_a_copy_hides_the_sender_and_a_forward_names_it(
    sandbox: Sandbox, bot: Bot, ann: User, desk: Group, bob: User
) -> None:
    asked = ann.writes("<hello> /help")

    async def story(client: telegram.Bot) -> tuple[int, telegram.Message]:
        copied = await client.copy_message(desk.id, ann.id, asked["message_id"])
        return copied.message_id, await client.forward_message(desk.id, ann.id, asked["message_id"])

    copied, forwarded = as_bot(sandbox, bot, story)
    assert forwarded.forward_origin is not None
    seen = {message["message_id"]: message for message in desk.messages(bob)}
    assert seen[copied]["text"] == "<hello> /help"
    assert seen[copied]["from"]["id"] == bot.id
    assert "forward_origin" not in seen[copied]
    assert seen[forwarded.message_id]["forward_origin"]["sender_user"]["id"] == ann.id


def test_a_caption_that_only_premium_allows_is_copied_where_nothing_is_added(
    sandbox: Sandbox, bot: Bot, ann: User, desk: Group
) -> None:
    with pytest.raises(Refused, match="caption is too long"):
        ann.writes(photo={"caption": "x" * 1025})
    sandbox.post("users", {"id": ann.id, "is_premium": True})
    shown = ann.writes(photo={"caption": "x" * 1025})
    copy = {"chat_id": desk.id, "from_chat_id": ann.id, "message_id": shown["message_id"]}
    first = result(sandbox, bot, "copyMessage", **copy)["message_id"]
    changes: list[Json] = [
        {"reply_parameters": {"message_id": first}},
        {"reply_markup": {"inline_keyboard": []}},
    ]
    for more in changes:
        said = refusal(sandbox, bot, "copyMessage", **copy, **more)
        assert said == "Bad Request: message caption is too long"


def test_what_cannot_be_copied(sandbox: Sandbox, bot: Bot, ann: User, desk: Group) -> None:
    kept = result(sandbox, bot, "sendMessage", chat_id=ann.id, text="secret", protect_content=True)
    topic = result(sandbox, bot, "createForumTopic", chat_id=desk.id, name="x")["message_thread_id"]
    for method, chat, number, words in (
        ("copyMessage", ann.id, kept["message_id"], "the message can't be copied"),
        ("forwardMessage", ann.id, kept["message_id"], "the message can't be forwarded"),
        ("copyMessage", desk.id, topic, "the message can't be copied"),
        ("copyMessage", ann.id, 999, "message to copy not found"),
        ("forwardMessage", ann.id, 999, "message to forward not found"),
    ):
        said = refusal(sandbox, bot, method, chat_id=ann.id, from_chat_id=chat, message_id=number)
        assert said == f"Bad Request: {words}"


def test_text_that_is_no_unicode_is_refused_and_control_characters_become_spaces(
    sandbox: Sandbox, bot: Bot, ann: User
) -> None:
    url = f"{sandbox.base_url}{bot.token}/sendMessage"
    body = b'{"chat_id": %d, "text": "half a pair \\ud83d"}' % ann.id
    said = httpx.post(url, content=body, headers={"Content-Type": "application/json"}, trust_env=False).json()
    assert said["description"] == "Bad Request: strings must be encoded in UTF-8"
    sent = result(sandbox, bot, "sendMessage", chat_id=ann.id, text="a\x07b\r\nc")
    assert sent["text"] == "a b\nc"


def test_a_mention_by_id_is_kept_only_for_people_telegram_knows(
    sandbox: Sandbox, bot: Bot, ann: User
) -> None:
    text = f'<a href="tg://user?id={ann.id}">Ann</a> <a href="tg://user?id=42">Nobody</a>'
    sent = result(sandbox, bot, "sendMessage", chat_id=ann.id, text=text, parse_mode="HTML")
    (entity,) = sent["entities"]
    assert (entity["type"], entity["user"]["first_name"]) == ("text_mention", "Ann")


def test_dates_are_whole_seconds_of_the_sandbox_clock(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    sandbox.post("clock", {"freeze": True})
    sandbox.post("clock", {"set": "2030-01-01T00:00:00.7+00:00"})
    sent = result(sandbox, bot, "sendMessage", chat_id=ann.id, text="happy new year")
    assert sent["date"] == 1893456000
