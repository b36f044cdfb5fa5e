"""What a message of Telegram holds beside its words."""

from telegram import (
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    Message,
    MessageEntity,
)

from routing.contents import Mark, Marks
from routing.files import SentFile

FORMS = frozenset(
    {
        MessageEntity.BOLD,
        MessageEntity.ITALIC,
        MessageEntity.UNDERLINE,
        MessageEntity.STRIKETHROUGH,
        MessageEntity.SPOILER,
        MessageEntity.CODE,
        MessageEntity.PRE,
        MessageEntity.TEXT_LINK,
        MessageEntity.BLOCKQUOTE,
        MessageEntity.EXPANDABLE_BLOCKQUOTE,
    }
)
"""The forms that are kept. Telegram finds addresses and numbers by itself; a mention of somebody without a
name of his own would lead strangers to him."""
KINDS = (
    "photo",
    "video",
    "voice",
    "video_note",
    "audio",
    "animation",
    "document",
    "sticker",
    "contact",
    "venue",
    "location",
    "poll",
    "dice",
    "story",
    "paid_media",
    "live_photo",
    "checklist",
    "game",
    "giveaway",
    "giveaway_winners",
    "invoice",
)
"""An animation is a document too, and a venue a location: the kind that says more comes first."""
_USUAL = {
    "photo": ("photo.jpg", "image/jpeg"),
    "video": ("video.mp4", "video/mp4"),
    "voice": ("voice.ogg", "audio/ogg"),
    "video_note": ("video.mp4", "video/mp4"),
    "audio": ("audio.mp3", "audio/mpeg"),
    "animation": ("animation.mp4", "video/mp4"),
    "document": ("file", "application/octet-stream"),
    "sticker": ("sticker.webp", "image/webp"),
}
"""The files, with the name and type of one that tells none."""


def kind_of(message: Message) -> str:
    """The kind of content that is no text, "" for none."""
    return next((kind for kind in KINDS if getattr(message, kind)), "")


def files_of(message: Message) -> tuple[SentFile, ...]:
    """The file in it, to be fetched; of a photo the largest size."""
    kind = kind_of(message)
    if kind not in _USUAL:
        return ()
    found = message.photo[-1] if kind == "photo" else getattr(message, kind)
    name, content_type = _USUAL[kind]
    return (
        SentFile(
            id=found.file_id,
            name=getattr(found, "file_name", None) or name,
            content_type=getattr(found, "mime_type", None) or content_type,
            size=found.file_size or 0,
            kind=kind,
            caption=message.caption or "",
            marks=marks_of(message),
            is_below=bool(message.show_caption_above_media),
            is_covered=bool(message.has_media_spoiler),
        ),
    )


def marks_of(message: Message) -> Marks:
    """The form of its words."""
    return tuple(
        Mark(kind=str(one.type), start=one.offset, length=one.length, argument=one.url or one.language or "")
        for one in (message.entities or message.caption_entities)
        if one.type in FORMS
    )


def as_html(message: Message) -> str:
    """Its words with their form as HTML made by us, "" where they have none."""
    text, found = message.text or message.caption or "", message.entities or message.caption_entities
    kept = [one for one in found if one.type in FORMS]
    # Only with what is kept: a mention becomes a link that names somebody's private number.
    plain = Message(message_id=0, date=message.date, chat=message.chat, text=text, entities=kept)
    return plain.text_html if kept else ""


def entities(marks: Marks) -> list[MessageEntity]:
    """The same for a message of ours."""
    return [
        MessageEntity(
            mark.kind,
            mark.start,
            mark.length,
            url=mark.argument if mark.kind == MessageEntity.TEXT_LINK else None,
            language=(mark.argument or None) if mark.kind == MessageEntity.PRE else None,
        )
        for mark in marks
    ]


def as_media(
    file: SentFile,
) -> InputMediaAudio | InputMediaDocument | InputMediaPhoto | InputMediaVideo:
    """The same file for an album of ours, with the words it came with."""
    caption, marks = file.caption or None, entities(file.marks)
    if file.kind not in ("photo", "video"):
        plain = InputMediaAudio if file.kind == "audio" else InputMediaDocument
        return plain(file.id, caption=caption, caption_entities=marks)
    pictured = InputMediaPhoto if file.kind == "photo" else InputMediaVideo
    return pictured(
        file.id,
        caption=caption,
        caption_entities=marks,
        show_caption_above_media=file.is_below,
        has_spoiler=file.is_covered,
    )


def spelled(message: Message) -> str:
    """A contact, a place or a poll in words, for those whom only words reach; "" for anything else."""
    if (contact := message.contact) is not None:
        name = " ".join(word for word in (contact.first_name, contact.last_name) if word)
        return f"{name}: {contact.phone_number}"
    if (venue := message.venue) is not None:
        return f"{venue.title}, {venue.address}\n{_place(venue.location.latitude, venue.location.longitude)}"
    if (place := message.location) is not None:
        return _place(place.latitude, place.longitude)
    if (poll := message.poll) is not None:
        return "\n".join([poll.question, *(f"- {option.text}" for option in poll.options)])
    return message.dice.emoji if message.dice is not None else ""


def _place(latitude: float, longitude: float) -> str:
    return f"geo:{latitude:.6f},{longitude:.6f}"
