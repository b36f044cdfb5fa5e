"""An agent changes a picture of an album, or its words, before the album has reached the customer."""

from dataclasses import replace

from bot.deeds.at import At, NotYet
from bot.deeds.saying import relay
from bot.store import albums, conversations
from routing.desk import is_inside
from routing.model import Agent


def change_album(at: At, agent: Agent) -> bool:
    """The album goes out with this picture as it is now, or not at all where its words are for inside by now.
    Whether there was such an album."""
    written, customer = at.written, at.customer
    assert written is not None
    if customer is None:
        return False
    among = [one.id for one in conversations.of_customer(at.tx, customer)]
    found = albums.undelivered_with(at.tx, at.chat, written.message_id, among)
    if any(album.is_leaving for album in found):
        raise NotYet
    for album in found:
        albums.not_wanted(at.tx, album, at.now, "changed before it was sent")
        conversation = conversations.conversation(at.tx, album.conversation)
        if is_inside(written.text) or conversation is None:
            continue
        pairs = zip(album.effect.messages, album.effect.files, strict=False)
        files = [written.files[0] if number == written.message_id else file for number, file in pairs]
        whole = replace(
            written, message_id=int(album.message), mates=album.effect.messages, files=tuple(files)
        )
        relay(at, conversation, agent, whole, at.arrival)
    return bool(found)
