"""Words that did not reach a customer: tried again, sent by the other channel, or left at that."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.deeds import holding
from bot.deeds.at import At, Told
from bot.deeds.kept import message
from bot.deeds.saying import relay, say
from bot.otherway import goes_on_at, other_way
from bot.receipts import may_wait, receipt_of
from bot.store import conversations, drafts, outbox_failed, people, sending
from bot.store.outbox import Delivery
from routing import desk_actions as desk
from routing.desk import hindrance
from routing.model import Conversation, State
from routing.undelivered import GoOn, Way


def go_on(at: At, action: GoOn) -> Told:
    """Once: whoever comes later is told so, and the buttons go."""
    found = sending.find(at.tx, action.delivery)
    if found is None or found[1] != "failed" or found[0].attempts != action.attempt:
        return at.settled_otherwise()
    number = found[0].conversation
    conversation = None if number is None else conversations.conversation(at.tx, number)
    if conversation is None:
        return at.settled_otherwise()
    return _WAYS[action.way](at, action, found[0], conversation)


def _settle(at: At, conversation: Conversation, told: str) -> None:
    """The line goes on saying what it is about."""
    name = people.customer(at.tx, conversation.customer).name
    at.settle_notice(at.firm.say("settled-after", name=name, told=told), conversation.customer)


def _try_again(at: At, action: GoOn, delivery: Delivery, conversation: Conversation) -> Told:
    outbox_failed.try_again(at.tx, outbox_failed.failed_with(at.tx, delivery), at.now)
    place = receipt_of(at.tx, at.firm, delivery)
    if place is not None:
        may_wait(at.tx, *place, at.now)
    told = at.firm.say("settled-retry", name=action.agent.name)
    _settle(at, conversation, told)
    at.note("tried again", action.agent, conversation, delivery=str(delivery.id))
    return Told(told)


def _other_channel(at: At, action: GoOn, delivery: Delivery, conversation: Conversation) -> Told:
    way = other_way(at.tx, at.firm, conversation)
    draft = drafts.said(at.tx, conversation, delivery.arrival)
    if way is None or draft is None:
        return at.refuse("no-other-way")
    kept, arrival = draft.body, draft.body["arrival"]
    written = message(kept["written"], at.now) if "written" in kept else None
    refused = written and hindrance(replace(conversation, channel=way.channel), written)
    if refused:
        return at.refuse(refused)
    author = at.firm.agents.get(draft.agent, action.agent)
    failed = outbox_failed.failed_with(at.tx, delivery)
    outbox_failed.not_wanted(at.tx, failed, at.now, "sent by the other channel")
    moved = goes_on_at(at.tx, conversation, way, at.now)
    if written is not None:
        relay(at, moved, author, written, arrival)
    else:
        say(at, moved, author, kept["text"], (kept["source"][0], kept["source"][1]), arrival)
    number = str(conversation.id)
    told = at.firm.say("settled-other", number=number, channel=way.channel, name=action.agent.name)
    _settle(at, conversation, told)
    at.note("goes on by the other channel", action.agent, conversation, channel=way.channel)
    return Told(told)


def _resolve(at: At, action: GoOn, _: Delivery, conversation: Conversation) -> Told:
    if conversation.state is State.RESOLVED:
        return at.settled_otherwise("resolved-already")
    told = holding.resolve(at, desk.Resolve(conversation, action.agent))
    _settle(at, conversation, f"{told.text} ({action.agent.name})")
    return told


_WAYS: Mapping[Way, Callable[[At, GoOn, Delivery, Conversation], Told]] = {
    Way.AGAIN: _try_again,
    Way.OTHER: _other_channel,
    Way.RESOLVE: _resolve,
}
