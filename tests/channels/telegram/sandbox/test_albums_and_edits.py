"""Albums stay together both ways, and files of a message can be changed afterwards."""

import pytest
import telegram
from telegram import (
    InputMediaAudio,
    InputMediaDocument,
    InputMediaLivePhoto,
    InputMediaPhoto,
    InputMediaVideo,
)
from telegram.error import BadRequest

from tests.channels.telegram.sandbox.driving import as_bot, refusal, result
from tests.fakes.sandbox import Bot, Group, Sandbox, User

Item = InputMediaAudio | InputMediaDocument | InputMediaPhoto | InputMediaVideo | InputMediaLivePhoto
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def test_an_album_is_copied_and_forwarded_as_an_album(
    sandbox: Sandbox, bot: Bot, ann: User, desk: Group, bob: User
) -> None:
    async def story(client: telegram.Bot) -> None:
        items: list[Item] = [
            InputMediaPhoto(PNG, caption="one"),
            InputMediaVideo(b"film"),
            InputMediaPhoto(PNG),
        ]
        album = await client.send_media_group(ann.id, items)
        assert len({message.media_group_id for message in album}) == 1
        lone = await client.send_photo(ann.id, PNG)
        numbers = [message.message_id for message in album] + [lone.message_id, 999]
        assert len(await client.copy_messages(desk.id, ann.id, numbers)) == 4
        assert len(await client.forward_messages(desk.id, ann.id, numbers)) == 4

    as_bot(sandbox, bot, story)
    shown = desk.messages(bob)
    groups = [message.get("media_group_id") for message in shown]
    assert groups[0] == groups[1] == groups[2]
    assert groups[4] == groups[5] == groups[6]
    assert groups[3] is groups[7] is None
    assert len(set(groups[:1] + groups[4:5])) == 2
    assert shown[0]["caption"] == shown[4]["caption"] == "one"


def test_kinds_that_do_not_mix_are_refused_and_nothing_is_sent(
    sandbox: Sandbox, bot: Bot, ann: User, desk: Group
) -> None:
    async def story(client: telegram.Bot) -> None:
        albums: list[list[Item]] = [
            [InputMediaPhoto(PNG), InputMediaDocument(b"text")],
            [InputMediaAudio(b"song"), InputMediaDocument(b"text")],
        ]
        for items in albums:
            with pytest.raises(BadRequest, match="can't be mixed"):
                await client.send_media_group(ann.id, items)
        with pytest.raises(BadRequest, match="Image_process_failed"):
            await client.send_media_group(ann.id, [InputMediaPhoto(PNG), InputMediaPhoto(b"no image")])

    as_bot(sandbox, bot, story)
    assert ann.received() == []
    one = [{"type": "photo", "media": "x"}]
    assert refusal(sandbox, bot, "sendMediaGroup", chat_id=ann.id, media=one).startswith("Bad Request")


def test_the_file_of_a_message_can_be_exchanged(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    async def story(client: telegram.Bot) -> None:
        sent = await client.send_photo(ann.id, PNG, caption="old")
        edited = await client.edit_message_media(
            InputMediaDocument(b"text", filename="a.txt", caption="<b>new</b>", parse_mode="HTML"),
            ann.id,
            sent.message_id,
        )
        assert isinstance(edited, telegram.Message)
        assert edited.document is not None
        assert (edited.photo, edited.caption, edited.document.file_name) == ((), "new", "a.txt")
        with pytest.raises(BadRequest, match="Message is not modified"):
            await client.edit_message_media(
                InputMediaDocument(edited.document.file_id, caption="<b>new</b>", parse_mode="HTML"),
                ann.id,
                sent.message_id,
            )
        text = await client.send_message(ann.id, "words")
        edited = await client.edit_message_media(InputMediaPhoto(PNG), ann.id, text.message_id)
        assert isinstance(edited, telegram.Message)
        assert edited.photo and edited.text is None
        voice = await client.send_voice(ann.id, b"voice")
        with pytest.raises(BadRequest, match="Message can't be edited"):
            await client.edit_message_media(InputMediaPhoto(PNG), ann.id, voice.message_id)
        place = await client.send_location(ann.id, 1, 2)
        with pytest.raises(BadRequest, match="There is no media in the message to edit"):
            await client.edit_message_media(InputMediaPhoto(PNG), ann.id, place.message_id)

    as_bot(sandbox, bot, story)


def test_in_an_album_only_what_fits_takes_the_place(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    async def story(client: telegram.Bot) -> None:
        first, _ = await client.send_media_group(ann.id, [InputMediaPhoto(PNG), InputMediaPhoto(PNG)])
        with pytest.raises(BadRequest, match="Can't use the media type in the album"):
            await client.edit_message_media(InputMediaDocument(b"x"), ann.id, first.message_id)
        edited = await client.edit_message_media(InputMediaVideo(b"film"), ann.id, first.message_id)
        assert isinstance(edited, telegram.Message)
        assert edited.media_group_id == first.media_group_id

    as_bot(sandbox, bot, story)


def test_a_caption_is_changed_kept_and_taken_away(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    async def story(client: telegram.Bot) -> None:
        sent = await client.send_photo(ann.id, PNG, caption="old", has_spoiler=True)
        assert sent.has_media_spoiler
        edited = await client.edit_message_caption(ann.id, sent.message_id, caption="new")
        assert isinstance(edited, telegram.Message)
        assert edited.caption == "new" and edited.has_media_spoiler
        copies = [
            await client.copy_message(ann.id, ann.id, sent.message_id),
            await client.copy_message(ann.id, ann.id, sent.message_id, caption="mine"),
            (await client.copy_messages(ann.id, ann.id, [sent.message_id], remove_caption=True))[0],
        ]
        gone = await client.edit_message_caption(ann.id, sent.message_id)
        assert isinstance(gone, telegram.Message) and gone.caption is None
        seen = {message["message_id"]: message.get("caption") for message in ann.received()}
        assert [seen[copy.message_id] for copy in copies] == ["new", "mine", None]
        text = await client.send_message(ann.id, "words")
        with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
            await client.edit_message_caption(ann.id, text.message_id, caption="x")
        with pytest.raises(BadRequest, match="There is no text in the message to edit"):
            await client.edit_message_text("x", ann.id, sent.message_id)

    as_bot(sandbox, bot, story)


def test_a_file_id_belongs_to_one_bot(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    other = sandbox.bot("888000888:another")
    ann.starts(bot=other.id)
    photo = ann.writes(photo={"text": "x"}, bot=bot.id)["photo"][-1]
    said = refusal(sandbox, other, "sendPhoto", chat_id=ann.id, photo=photo["file_id"])
    assert said == "Bad Request: wrong file identifier/HTTP URL specified"
    said = refusal(sandbox, bot, "sendPhoto", chat_id=ann.id, photo="AgACAgIAAxkBAAI")
    assert "wrong remote file identifier specified" in said
    assert refusal(sandbox, other, "getFile", file_id=photo["file_id"]) == "Bad Request: invalid file_id"
    result(sandbox, bot, "sendPhoto", chat_id=ann.id, photo=photo["file_id"])


def test_a_picture_too_long_is_refused(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    async def story(client: telegram.Bot) -> None:
        for width, height in ((6000, 6000), (2100, 100)):
            header = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big")
            with pytest.raises(BadRequest, match="Photo_invalid_dimensions"):
                await client.send_photo(ann.id, header + bytes(20))

    as_bot(sandbox, bot, story)
