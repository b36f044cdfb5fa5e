"""Messages of an agent that wait until somebody says where they belong."""

from bot import deskside
from bot.deeds.at import At
from bot.deeds.kept import document, message
from bot.deeds.saying import relay
from bot.store import drafts, topics
from channels.effects import React
from routing.desk import is_inside
from routing.model import Agent, Conversation

WAITS = "👀"
KINDS = ("words", "role")
"""Why messages wait: nobody said which matter is meant, or whether the author helps or takes over."""


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
    thread = at.written.thread
    customer = None if thread is None else topics.topic_customer(at.tx, at.chat, thread)
    if customer is None:
        return False
    for kind in KINDS:
        waiting = drafts.opened(at.tx, kind, agent.id, customer)
        messages = [] if waiting is None else [dict(one) for one in waiting.body["messages"]]
        same = [one for one in messages if one["written"]["message_id"] == at.written.message_id]
        if waiting is None or not same:
            continue
        same[0]["written"] = {**document(at.written), "mates": same[0]["written"]["mates"]}
        if is_inside(at.written.text):
            messages.remove(same[0])
        drafts.change(at.tx, waiting.id, body={**waiting.body, "messages": messages})
        return True
    return False


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
