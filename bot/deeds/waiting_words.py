"""Messages of an agent that wait until somebody says where they belong."""

from collections.abc import Mapping
from typing import Any

from bot import deskside
from bot.deeds.at import At
from bot.deeds.kept import document, message
from bot.deeds.saying import relay
from bot.store import drafts
from channels.effects import React
from routing.desk import is_inside
from routing.model import Agent, Conversation, DeskMessage

WAITS = "👀"


def put_by(at: At, kind: str, agent: Agent, conversation: Conversation) -> int:
    """Keeps the message that is being handled with those that wait already. The draft's number if it is a
    new one, about which somebody has to be asked; 0 otherwise."""
    assert at.written is not None
    react = React(chat=at.chat, message=at.written.message_id, emoji=WAITS)
    deskside.sign(at.tx, react, f"message {at.written.message_id}", at.now)
    kept = {"written": document(at.written), "arrival": at.arrival}
    waiting = drafts.opened(at.tx, kind, agent.id, conversation.customer)
    if waiting is not None and (kind == "words" or waiting.conversation == conversation.id):
        messages = [*waiting.body["messages"], kept]
        drafts.change(at.tx, waiting.id, body={**waiting.body, "messages": messages})
        return 0
    body = {"messages": [kept]}
    about = None if kind == "words" else conversation.id
    return drafts.keep(
        at.tx, kind, agent.id, body, at.now, customer=conversation.customer, conversation=about
    )


def correct(at: At, agent: Agent) -> bool:
    """Whether the message that was edited waits; it goes out as it reads now, and not if it is for inside."""
    assert at.written is not None
    customer = at.customer
    if customer is None:
        return False
    for waiting in drafts.unplaced(at.tx, customer, at.chat):
        messages = [dict(one) for one in waiting.body["messages"]]
        same = [one for one in messages if _holds(one["written"], at.written.message_id)]
        if waiting.agent != agent.id or not same:
            continue
        same[0]["written"] = _changed(same[0]["written"], at.written)
        if is_inside(at.written.text):
            messages.remove(same[0])
        # Where nothing waits any more, what comes next is asked about anew.
        state = "open" if messages else "dropped"
        drafts.change(at.tx, waiting.id, body={**waiting.body, "messages": messages}, state=state)
        return True
    return False


def _holds(kept: Mapping[str, Any], number: int) -> bool:
    """Whether it is this message, or an album with this picture."""
    return number == kept["message_id"] or number in kept["mates"]


def _changed(kept: Mapping[str, Any], written: DeskMessage) -> Mapping[str, Any]:
    """What waits, as it reads now; of an album one picture has changed."""
    now = document(written)
    if not kept["mates"]:
        return now
    pairs = zip(kept["mates"], kept["files"], strict=False)
    files = [now["files"][0] if number == written.message_id else file for number, file in pairs]
    text = "\n".join(file["caption"] for file in files if file["caption"])
    return {**kept, "files": files, "text": text, "marks": (), "formatted": ""}


def send(at: At, draft: drafts.Draft, conversation: Conversation, agent: Agent) -> None:
    """All that waited goes out, in the order it was written."""
    drafts.change(at.tx, draft.id, state="used")
    for kept in draft.body["messages"]:
        written = message(kept["written"], at.now)
        refused = relay(at, conversation, agent, written, kept["arrival"])
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
