"""Messages of an agent that wait until somebody says where they belong, as they are kept meanwhile."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot import deskside
from bot.deeds.at import At
from bot.deeds.saying import relay
from bot.store import drafts
from channels.effects import React
from routing.contents import Mark
from routing.files import SentFile
from routing.model import Agent, Conversation, DeskMessage

WAITS = "👀"


def put_by(at: At, kind: str, agent: Agent, conversation: Conversation) -> int:
    """Keeps the message that is being handled with those that wait already. The draft's number if it is a
    new one, about which somebody has to be asked; 0 otherwise."""
    assert at.written is not None
    react = React(chat=at.chat, message=at.written.message_id, emoji=WAITS)
    deskside.sign(at.tx, react, f"message {at.written.message_id}", at.now)
    message = {"written": _document(at.written), "arrival": at.arrival}
    waiting = drafts.opened(at.tx, kind, agent.id, conversation.customer)
    if waiting is not None:
        messages = [*waiting.body["messages"], message]
        drafts.change(at.tx, waiting.id, body={**waiting.body, "messages": messages})
        return 0
    body = {"messages": [message]}
    return drafts.keep(at.tx, kind, agent.id, body, at.now, customer=conversation.customer)


def send(at: At, draft: drafts.Draft, conversation: Conversation, agent: Agent) -> None:
    """All that waited goes out, in the order it was written."""
    drafts.change(at.tx, draft.id, state="used")
    for message in draft.body["messages"]:
        written = _message(message["written"], at)
        refused = relay(at, conversation, agent, written, message["arrival"])
        if refused:
            deskside.announce(
                at.tx,
                at.firm,
                at.firm.say(f"refuse-{refused}", who=""),
                at.now,
                chat=written.chat,
                thread=written.thread,
                reply_to=written.message_id,
            )


def _document(written: DeskMessage) -> Mapping[str, Any]:
    document = asdict(written)
    del document["received_at"]
    return document


def _message(document: Mapping[str, Any], at: At) -> DeskMessage:
    fields = dict(document)
    fields["marks"] = tuple(Mark(**mark) for mark in fields["marks"])
    fields["files"] = tuple(SentFile(**file) for file in fields["files"])
    fields["mates"] = tuple(fields["mates"])
    return DeskMessage(received_at=at.now, **fields)
