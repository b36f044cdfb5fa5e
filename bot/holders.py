"""Who holds a conversation: changed in one place, whoever wants it."""

from dataclasses import replace
from datetime import datetime

from bot import deskside, refreshing
from bot.firm import Firm
from bot.spots import Spot, spot_of
from bot.store import conversations, people, staff
from bot.store.writer import Tx
from bot.topiclife import topic
from routing.model import Agent, AgentId, Conversation, Reason, State
from routing.ownership import Assignment, assign


def choose(tx: Tx, firm: Firm, owner: AgentId | None, language: str) -> Assignment:
    """Who gets a conversation of this customer, out of those who are there."""
    loads, known = conversations.loads(tx, firm.agents), staff.presences(tx)
    everybody = tuple(firm.agents.values())
    left = [one for one in everybody if known.get(one.id, staff.NOTHING).gone_since is None]
    away = [agent for agent, presence in known.items() if presence.away_since is not None]
    return assign(owner, language, left or everybody, loads, away)


def hold(
    tx: Tx,
    firm: Firm,
    conversation: Conversation,
    agent: Agent,
    why: Reason,
    now: datetime,
    *,
    own: bool = True,
    accepted: bool = True,
    transferred: str = "",
) -> Conversation:
    """The agent holds the conversation, open, in his group; ``own``: and looks after its customer."""
    if own:
        people.give_owner(tx, conversation.customer, agent.id, firm.wording.why("en", why))
    document, _ = conversations.card_of(tx, conversation.id)
    said = {"holder_why": firm.wording.why(firm.language, why), "transferred": transferred}
    conversations.change(
        tx,
        conversation.id,
        now,
        state=State.OPEN.value,
        holder=agent.id,
        handed_at=now,
        accepted=accepted,
        heard_at=now,
        snoozed_until=None,
        desk=firm.seat(agent.id),
        card={**document, **said} if document.get("why") else document,
    )
    held = conversations.conversation(tx, conversation.id)
    assert held is not None
    if conversation.desk and held.desk != conversation.desk:
        _move(tx, firm, conversation, held, now)
    refreshing.changed(tx, firm, held.id, now)
    return held


def _move(tx: Tx, firm: Firm, before: Conversation, after: Conversation, now: datetime) -> None:
    """It goes on in the group of the other agent; the topic here shows that nothing is left to do."""
    if before.desk in firm.groups:
        left = Spot(before.desk, before.customer, before.id)
        deskside.say(tx, firm, left, firm.say("transfer-moved", number=str(after.id)), now)
        refreshing.topic(tx, before.desk, before.customer, now)
        refreshing.board(tx, before.desk, now)
    conversations.touch(tx, after.id, card_message=None, card_edited_at=None)
    topic(tx, firm, spot_of(firm, after), now)
    deskside.card(tx, firm, after, None, now)


def seat(tx: Tx, firm: Firm, conversation: Conversation, holder: Agent, now: datetime) -> str:
    """It goes on in the group in which its holder answers. A line that says so."""
    conversations.change(tx, conversation.id, now, desk=firm.seat(holder.id))
    after = replace(conversation, desk=firm.seat(holder.id), version=conversation.version + 1)
    _move(tx, firm, conversation, after, now)
    return _line(conversation, holder)


def give_to_another(tx: Tx, firm: Firm, conversation: Conversation, now: datetime) -> str:
    """Its holder has left: somebody else gets it. A line that says who, "" if there is nobody."""
    owner = people.customer(tx, conversation.customer).owner
    chosen = choose(tx, firm, owner, conversation.language)
    if chosen.agent.id == conversation.holder:
        return ""
    hold(tx, firm, conversation, chosen.agent, chosen.reason, now, own=chosen.role == "duty", accepted=False)
    return _line(conversation, chosen.agent)


def _line(conversation: Conversation, agent: Agent) -> str:
    return f"#{conversation.id} → {agent.name}"
