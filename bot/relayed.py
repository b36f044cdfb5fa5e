"""What customers wrote and sent, shown in their topic."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path

from bot.firm import Firm
from bot.spots import Spot, queue, spot_of
from bot.store import conversations, groups, traces
from bot.store.outbox import Priority
from bot.store.writer import Tx
from bot.topiclife import NO_TOPICS, topic
from channels.blobs import BlobStore
from channels.effects import CopyAlbum, CopyMessage, SendFiles, SendText
from channels.telegram.styled import cut, moved, units
from channels.telegram.text import LONGEST, clip, fits_below_a_file
from routing.contents import Attachment
from routing.decide import why_automatic
from routing.files import SentFile
from routing.machine import Fate
from routing.model import Conversation, Outward, Request

UPLOAD = 50 * 1024 * 1024
"""Bytes that a bot can upload (core.telegram.org/bots/api#sending-files)."""
ALBUM = 10
"""Files that go out as one album at most."""
BELOW = "⬇"


def words(tx: Tx, firm: Firm, conversation: Conversation, parts: Sequence[Request], now: datetime) -> None:
    """Posts what the customer wrote next in a conversation that a person holds; without a sound, unless its
    holder has done nothing about it for long."""
    spot = spot_of(firm, conversation)
    silent = all(part.automatic is not None for part in parts)
    if not silent:
        heard = conversation.heard_at
        silent = heard is not None and now - heard < firm.idle
        if not silent:
            conversations.touch(tx, conversation.id, heard_at=now)
    topic(tx, firm, spot, now)
    _post(tx, firm, spot, parts, now, silent=silent, in_words=True)


def contents(tx: Tx, firm: Firm, spot: Spot, parts: Sequence[Request], now: datetime) -> None:
    """Posts what is no words below a card that shows the words."""
    _post(tx, firm, spot, parts, now, silent=True, in_words=False)


def _post(
    tx: Tx,
    firm: Firm,
    spot: Spot,
    parts: Sequence[Request],
    now: datetime,
    *,
    silent: bool,
    in_words: bool,
) -> None:
    """In their order: albums as albums, files of mails, and by its name what cannot be shown."""
    for _, run in groupby(parts, key=lambda part: part.album or part.source_id):
        mates = list(run)
        if len(mates) > 1 and not any(part.withheld for part in mates):
            _album(tx, spot, mates, now, silent=silent)
            continue
        for part in mates:
            if in_words and not _stands_below(part):
                _words(tx, firm, spot, part, now, silent=silent)
            _content(tx, firm, spot, part, now, silent=silent)


def _words(tx: Tx, firm: Firm, spot: Spot, request: Request, now: datetime, *, silent: bool) -> None:
    above = ""
    if request.automatic is not None:
        why = firm.wording.why(firm.language, why_automatic(request.automatic))
        above = f"{firm.say('words-automatic', why=why)}\n"
        if request.bounce is not None and request.bounce.fate is not Fate.DELIVERED:
            above += f"{firm.say('bounce-cause', cause=request.bounce.cause.value)}\n"
    elif request.address.channel == "mail":
        above = f"{firm.say('words-by-mail', name=request.display_name or '?')}\n"
    text = f"{above}{request.text or '—'}"
    files = [file.name for file in _files(request)]
    if files:
        text += "\n📎 " + firm.say("card-files", count=len(files), names=clip(", ".join(files), 300))
    reply_to = answered(tx, request, spot)
    for part, marks in cut(text, moved(request.marks, units(above))):
        effect = SendText(chat=spot.chat, text=part, silent=silent, marks=marks, reply_to=reply_to)
        queue(tx, spot, Outward.SEND, effect, Priority.WORDS, now, source=source_of(request))
        reply_to = None


def _content(tx: Tx, firm: Firm, spot: Spot, request: Request, now: datetime, *, silent: bool) -> None:
    source = source_of(request)
    if request.withheld:
        text = firm.say("withheld", name=request.display_name or "?", kind=request.unsupported)
        line = SendText(chat=spot.chat, text=text, silent=silent)
        queue(tx, spot, Outward.SEND, line, Priority.WORDS, now, source=source)
    elif request.unsupported:
        effect = CopyMessage(
            chat=spot.chat,
            from_chat=int(request.address.value),
            message=int(request.message_id),
            silent=silent,
            reply_to=answered(tx, request, spot),
            file=None if _stands_below(request) else bare(request.unsupported),
        )
        queue(tx, spot, Outward.COPY, effect, Priority.WORDS, now, source=source)
    files = _files(request)
    large = [file for file in files if file.size > UPLOAD]
    for some in _loads(file for file in files if file.size <= UPLOAD):
        sent = SendFiles(chat=spot.chat, files=some, silent=silent)
        queue(tx, spot, Outward.FILES, sent, Priority.WORDS, now, source=source)
    if large:
        lines = [firm.say("files-too-large"), *(_kept(firm, file) for file in large)]
        line = SendText(chat=spot.chat, text=clip("\n".join(lines), LONGEST), silent=silent)
        queue(tx, spot, Outward.SEND, line, Priority.WORDS, now, source=source)


def _kept(firm: Firm, file: Attachment) -> str:
    """Where it is to be had though nobody can be shown it here."""
    path = BlobStore(Path("blobs")).path(file.blob).as_posix()
    return firm.say("file-kept", name=clip(file.name, 200), size=str(file.size // 1024**2), path=path)


def _stands_below(request: Request) -> bool:
    """Whether its words stand below its file; those that are too many stand above it."""
    return bool(request.unsupported) and fits_below_a_file(request.text)


def bare(kind: str) -> SentFile:
    """A copy of this kind of content is to have no words."""
    return SentFile(id="", name="", content_type="", size=0, kind=kind)


def _album(tx: Tx, spot: Spot, mates: Sequence[Request], now: datetime, *, silent: bool) -> None:
    source = source_of(mates[0])
    if groups.group(tx, spot.chat).trouble.keys() & NO_TOPICS:
        # Copied as one it points to nothing: the line above says whose it is.
        line = SendText(chat=spot.chat, text=BELOW, silent=silent)
        queue(tx, spot, Outward.SEND, line, Priority.WORDS, now, source=source)
    effect = CopyAlbum(
        chat=spot.chat,
        from_chat=int(mates[0].address.value),
        messages=tuple(sorted(int(part.message_id) for part in mates)),
        silent=silent,
    )
    queue(tx, spot, Outward.ALBUM, effect, Priority.WORDS, now, source=source)


def _files(request: Request) -> list[Attachment]:
    return [file for file in request.attachments if not file.decoration]


def _loads(files: Iterable[Attachment]) -> list[tuple[Attachment, ...]]:
    """So many at once as one upload may hold."""
    loads: list[list[Attachment]] = []
    for file in files:
        fits = loads and len(loads[-1]) < ALBUM and sum(one.size for one in loads[-1]) + file.size <= UPLOAD
        if fits:
            loads[-1].append(file)
        else:
            loads.append([file])
    return [tuple(load) for load in loads]


def answered(tx: Tx, request: Request, spot: Spot) -> int | None:
    """The message of the group that shows what this one replies to."""
    chat, _ = source_of(request)
    for name in request.references[:1] if chat == "mail" else [request.reply_to]:
        found = traces.counterpart(tx, (chat, name), str(spot.chat)) if name else ""
        if found.isdecimal():
            return int(found)
    return None


def source_of(request: Request | None) -> tuple[str, str]:
    """(chat, message) of what a customer wrote; a mail's chat is "mail"."""
    if request is None:
        return "", ""
    chat = "mail" if request.address.channel == "mail" else request.address.value
    return chat, request.message_id
