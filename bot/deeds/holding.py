"""Who holds a conversation, and whether it is open."""

from html import escape

from bot import deskside, refreshing
from bot.deeds.at import At, Told
from bot.deeds.waiting_words import send
from bot.holders import hold
from bot.notices import hand_notice
from bot.spots import spot_of
from bot.store import conversations, drafts, people, staff
from channels.effects import Button, Buttons
from channels.telegram.card import mention, moment
from routing import desk_actions as desk
from routing.desk_buttons import REASONS
from routing.model import Conversation, Reason, State
from routing.ownership import Load

WHY = {"skill": "transfer-skill", "language": "transfer-language", "shift": "transfer-shift"}
"""The texts of the reasons that buttons offer."""


def take(at: At, action: desk.Take) -> Told:
    """The conversation and its customer are the agent's."""
    conversation, agent = action.conversation, action.agent
    number = str(conversation.id)
    if conversation.holder == agent.id and conversation.state is State.OPEN and conversation.accepted:
        return Told(at.firm.say("toast-yours-already", number=number))
    hold(at.tx, at.firm, conversation, agent, Reason("took", (("name", agent.name),)), at.now)
    at.note("taken", agent, conversation)
    waiting = drafts.opened(at.tx, "role", agent.id, conversation.customer)
    if waiting is not None and waiting.conversation == conversation.id:
        send(at, waiting, conversation, agent)
    return Told(at.firm.say("toast-taken", number=number))


def transfer(at: At, action: desk.Transfer) -> Told:
    """Another agent gets it, and is told so where it stands."""
    conversation, agent, to = action.conversation, action.agent, action.to
    why = f"{agent.name}: {action.why}" if action.why else ""
    reason = Reason("transferred", (("name", agent.name), ("to", to.name)))
    fresh = hold(at.tx, at.firm, conversation, to, reason, at.now, transferred=why)
    number = str(conversation.id)
    done = at.firm.say("transfer-done", number=number, name=to.name, by=agent.name)
    at.settle_notice(done, conversation.customer, _why_buttons(at, fresh))
    line = escape(at.firm.say("transfer-notice", number=number, name="\x00", by=agent.name), quote=False)
    text = mention(line, to) + (f"\n{escape(action.why, quote=False)}" if action.why else "")
    deskside.say(at.tx, at.firm, spot_of(at.firm, fresh), text, at.now, html=True)
    hand_notice(at.tx, at.firm, fresh, at.now)
    at.note("transferred", agent, conversation, to=str(to.id), why=action.why)
    return Told(done)


def ask_whom(at: At, action: desk.AskWhom) -> Told:
    """The agents with what they have in hand, those who are away marked."""
    conversation, firm = action.conversation, at.firm
    loads = conversations.loads(at.tx, firm.agents)
    absent = staff.absent(at.tx)
    rows = []
    for agent in firm.agents.values():
        if agent.id == conversation.holder:
            continue
        count = loads.get(agent.id, Load()).open
        key = "transfer-to-away" if agent.id in absent else "transfer-to"
        label = firm.say(key, name=agent.name, count=count)
        rows.append((Button(label, f"v1:to{agent.id}:{conversation.id}:{conversation.version}"),))
    if not rows:
        return at.refuse("nobody-else")
    at.show(conversation, firm.say("transfer-whom", number=str(conversation.id)), tuple(rows))
    return Told(firm.say("toast-choose"))


def _why_buttons(at: At, conversation: Conversation) -> Buttons:
    return tuple(
        (Button(at.firm.say(WHY[code]), f"v1:why{place}:{conversation.id}:{conversation.version}"),)
        for place, code in enumerate(REASONS)
    )


def tell_why(at: At, action: desk.TellWhy) -> Told:
    """The card says why it was transferred."""
    conversation = action.conversation
    why = at.firm.say(WHY[action.code])
    document, _ = conversations.card_of(at.tx, conversation.id)
    line = f"{action.agent.name}: {why}"
    conversations.keep_card(at.tx, conversation.id, {**document, "transferred": line})
    at.settle_notice(f"#{conversation.id} · {line}", conversation.customer)
    refreshing.changed(at.tx, at.firm, conversation.id, at.now)
    at.note("transfer reason", action.agent, conversation, why=action.code)
    return Told(why)


def resolve(at: At, action: desk.Resolve) -> Told:
    """Done; the topic is closed unless something else is open in it."""
    conversation = action.conversation
    conversations.change(
        at.tx,
        conversation.id,
        at.now,
        state=State.RESOLVED.value,
        holder=action.agent.id,
        accepted=True,
        waiting_since=None,
        snoozed_until=None,
    )
    refreshing.changed(at.tx, at.firm, conversation.id, at.now)
    at.note("spam" if action.spam else "resolved", action.agent, conversation)
    return Told(at.firm.say("toast-resolved", number=str(conversation.id)))


def reopen(at: At, action: desk.Reopen) -> Told:
    """Open again, with whoever looks after the customer, else with the agent."""
    conversation, agent = action.conversation, action.agent
    owner = people.customer(at.tx, conversation.customer).owner
    holder = at.firm.agents.get(owner) if owner is not None else None
    why = Reason("reopened", (("name", agent.name),))
    hold(at.tx, at.firm, conversation, holder or agent, why, at.now, own=False)
    at.note("reopened", agent, conversation)
    return Told(at.firm.say("toast-reopened", number=str(conversation.id)))


def snooze(at: At, action: desk.Snooze) -> Told:
    """It rests; when the time is over, or the customer writes, it is back."""
    conversation, until = action.conversation, at.now + action.pause
    conversations.change(at.tx, conversation.id, at.now, snoozed_until=until)
    refreshing.wake(at.tx, at.firm, conversation, at.now, until)
    refreshing.changed(at.tx, at.firm, conversation.id, at.now)
    at.note("snoozed", action.agent, conversation, until=until.isoformat())
    told = at.firm.say("toast-snoozed", number=str(conversation.id), until=moment(until))
    at.settle_notice(told, conversation.customer)
    return Told(told)


def set_blocked(at: At, action: desk.SetBlocked) -> Told:
    """Blocking closes what is open."""
    people.block(at.tx, action.customer, action.blocked)
    name = people.customer(at.tx, action.customer).name
    if action.blocked:
        for one in conversations.of_customer(at.tx, action.customer):
            if one.state is State.OPEN:
                resolve(at, desk.Resolve(one, action.agent))
    at.note("blocked" if action.blocked else "unblocked", action.agent, None, action.customer)
    told = at.firm.say("toast-blocked" if action.blocked else "toast-unblocked", name=name)
    at.settle_notice(f"{told} ({action.agent.name})", action.customer)
    return Told(told)
