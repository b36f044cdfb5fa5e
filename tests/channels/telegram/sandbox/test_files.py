"""Files come back byte for byte, and only to the bot they belong to."""

from base64 import b64encode
from typing import Any

import pytest
import telegram
from telegram.error import BadRequest, NetworkError

from tests.channels.telegram.sandbox.driving import as_bot, new_updates, random_bytes, refusal, result
from tests.fakes.sandbox import Bot, Group, Json, Sandbox, User

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def attached(name: str, content: bytes, **more: str) -> Json:
    """A file as the control interface takes it."""
    return {"name": name, "content_base64": b64encode(content).decode(), **more}


def test_a_customers_file_reaches_the_bot_byte_for_byte(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    content = random_bytes(200_000)
    sent = ann.writes(
        document=attached("scan of é.pdf", content, mime_type="application/pdf", caption="see /help")
    )
    assert sent["caption_entities"][0]["type"] == "bot_command"

    async def story(client: telegram.Bot) -> None:
        *_, update = await client.get_updates()
        assert update.message is not None
        document = update.message.document
        assert document is not None
        assert (document.file_name, document.mime_type) == ("scan of é.pdf", "application/pdf")
        assert document.file_size == len(content)
        file = await client.get_file(document.file_id)
        assert bytes(await file.download_as_bytearray()) == content

    as_bot(sandbox, bot, story)


def test_photos_come_in_sizes_and_the_last_is_the_whole(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    async def story(client: telegram.Bot) -> None:
        sent = await client.send_photo(ann.id, PNG, caption="<i>look</i>", parse_mode="HTML")
        small, whole = sent.photo
        assert sent.caption == "look"
        assert small.file_unique_id != whole.file_unique_id
        file = await client.get_file(whole.file_id)
        assert bytes(await file.download_as_bytearray()) == PNG
        again = await client.send_photo(ann.id, whole.file_id)
        assert again.photo[-1].file_unique_id == whole.file_unique_id
        with pytest.raises(BadRequest, match="Image_process_failed"):
            await client.send_photo(ann.id, b"no image")
        with pytest.raises(BadRequest, match="Can't use file of type photo as document"):
            await client.send_document(ann.id, whole.file_id)

    as_bot(sandbox, bot, story)


def test_every_kind_of_file_can_be_sent(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    async def story(client: telegram.Bot) -> None:
        for send in (
            client.send_document,
            client.send_voice,
            client.send_audio,
            client.send_video,
            client.send_animation,
            client.send_video_note,
            client.send_sticker,
        ):
            message = await send(ann.id, b"content of any kind")
            content = message.effective_attachment
            assert content is not None
            file = await client.get_file(content.file_id)  # type: ignore[union-attr]
            assert bytes(await file.download_as_bytearray()) == b"content of any kind"

    as_bot(sandbox, bot, story)


def test_an_album_is_sent_and_copied_with_its_captions(
    sandbox: Sandbox, bot: Bot, ann: User, desk: Group
) -> None:
    async def story(client: telegram.Bot) -> None:
        album = [
            telegram.InputMediaPhoto(PNG, caption="one"),
            telegram.InputMediaPhoto(PNG, caption="<b>two</b>", parse_mode="HTML"),
        ]
        sent = await client.send_media_group(ann.id, album)
        assert len({message.media_group_id for message in sent}) == 1
        assert [message.caption for message in sent] == ["one", "two"]
        copies = await client.copy_messages(desk.id, ann.id, [message.message_id for message in sent])
        assert len(copies) == 2
        mixed: list[Any] = [telegram.InputMediaPhoto(PNG), telegram.InputMediaDocument(b"x")]
        with pytest.raises(BadRequest, match="can't be mixed"):
            await client.send_media_group(ann.id, mixed)

    as_bot(sandbox, bot, story)
    media = [{"type": "document", "media": "x"}] * 11
    said = refusal(sandbox, bot, "sendMediaGroup", chat_id=ann.id, media=media)
    assert said == "Bad Request: too many messages to send as an album"


def test_a_caption_can_be_changed_and_has_1024_characters(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    async def story(client: telegram.Bot) -> None:
        sent = await client.send_document(ann.id, b"x", caption="a")
        edited = await client.edit_message_caption(ann.id, sent.message_id, caption="b")
        assert isinstance(edited, telegram.Message)
        assert edited.caption == "b"
        with pytest.raises(BadRequest, match="Message caption is too long"):
            await client.send_document(ann.id, b"x", caption="a" * 1025)
        copied = await client.copy_message(ann.id, ann.id, sent.message_id, caption="c")
        assert ann.received()[-1]["caption"] == "c"
        assert copied.message_id == sent.message_id + 1

    as_bot(sandbox, bot, story)


def test_another_bots_file_ids_are_worthless(sandbox: Sandbox, bot: Bot, desk: Group, bob: User) -> None:
    other = sandbox.bot("888:other")
    desk.adds(other, status="administrator")
    bob.writes_in(desk, voice={"name": "v.ogg", "text": "sound"})
    (mine,) = (u["message"]["voice"] for u in new_updates(sandbox, bot) if "message" in u)
    (theirs,) = (u["message"]["voice"] for u in new_updates(sandbox, other) if "message" in u)
    assert mine["file_unique_id"] == theirs["file_unique_id"]
    assert mine["file_id"] != theirs["file_id"]
    assert result(sandbox, bot, "getFile", file_id=mine["file_id"])["file_size"] == 5
    for wrong in (theirs["file_id"], "nonsense", "AAAA"):
        assert refusal(sandbox, bot, "getFile", file_id=wrong) == "Bad Request: invalid file_id"


def test_an_empty_file_and_one_over_20_mb_are_refused(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    async def story(client: telegram.Bot) -> None:
        with pytest.raises(BadRequest, match="File must be non-empty"):
            await client.send_document(ann.id, b"", filename="empty.txt")
        sent = await client.send_document(ann.id, bytes(20 * 1024 * 1024 + 1), filename="big.bin")
        assert sent.document is not None
        with pytest.raises(BadRequest, match="File is too big"):
            await client.get_file(sent.document.file_id)

    as_bot(sandbox, bot, story)
    said = refusal(sandbox, bot, "sendDocument", chat_id=ann.id, document="https://a.example/x.pdf")
    assert said == "Bad Request: failed to get HTTP URL content"


def test_more_than_50_mb_and_a_photo_of_more_than_10_are_refused(
    sandbox: Sandbox, bot: Bot, ann: User
) -> None:
    async def story(client: telegram.Bot) -> None:
        with pytest.raises(NetworkError, match="Request Entity Too Large"):
            await client.send_document(ann.id, bytes(50 * 1024 * 1024 + 1), filename="huge.bin")
        photo = b"\x89PNG\r\n\x1a\n" + bytes(10 * 1024 * 1024)
        with pytest.raises(BadRequest, match="File is too big"):
            await client.send_photo(ann.id, photo)

    as_bot(sandbox, bot, story)
    assert ann.received() == []


def test_a_download_needs_the_right_token_and_path(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    sent = ann.writes(document={"name": "a.txt", "text": "words"})
    path = result(sandbox, bot, "getFile", file_id=sent["document"]["file_id"])["file_path"]
    assert sandbox.download(bot.token, path).content == b"words"
    assert sandbox.download("1:wrong", path).status_code == 401
    assert sandbox.download(bot.token, path + "x").status_code == 404


def test_places_contacts_and_dice_are_sent_both_ways(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    new_updates(sandbox, bot)
    ann.writes(location={"latitude": 1.5, "longitude": 2.5})
    ann.writes(contact={"phone_number": "+1", "first_name": "Zoe"})

    async def story(client: telegram.Bot) -> None:
        place, contact = await client.get_updates()
        assert place.message and place.message.location and place.message.location.latitude == 1.5
        assert contact.message and contact.message.contact and contact.message.contact.first_name == "Zoe"
        assert (await client.send_location(ann.id, 1.5, 2.5)).location is not None
        assert (await client.send_contact(ann.id, "+1", "Zoe")).contact is not None
        assert (await client.send_dice(ann.id)).dice is not None

    as_bot(sandbox, bot, story)
