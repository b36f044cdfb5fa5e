"""What agents say to customers."""

from bot.asking import question
from bot.deeds.at import At, Told
from bot.deeds.holding import take
from bot.deeds.saying import relay
from bot.deeds.waiting_words import put_by, send
from bot.store import conversations, drafts
from routing import desk_actions as desk
from routing.model import Conversation, State


def reply(at: At, action: desk.Reply) -> Told:
    """The agent's message goes out."""
    assert at.written is not None
    refused = relay(at, action.conversation, action.agent, at.written, at.arrival)
    return at.refuse(refused) if refused else Told("")


def ask_which(at: At, action: desk.AskWhich) -> Told:
    """The words wait; one question is asked, however many they become."""
    return _asked(at, action.among[0], put_by(at, "words", action.agent, action.among[0]))


def ask_role(at: At, action: desk.AskRole) -> Told:
    """The words wait; one question is asked, however many they become."""
    return _asked(at, action.conversation, put_by(at, "role", action.agent, action.conversation))


def _asked(at: At, conversation: Conversation, number: int) -> Told:
    draft = drafts.draft(at.tx, number) if number else None
    if draft is not None:
        at.show(conversation, *question(at.tx, at.firm, draft))
    return Told("")


def role(at: At, action: desk.Role) -> Told:
    """The words that waited go out; who takes over holds the conversation first, which opens it again."""
    draft = drafts.draft(at.tx, action.draft)
    if draft is None or draft.kind != "role" or draft.state != "open" or draft.conversation is None:
        return at.refuse("settled-already")
    if draft.agent != action.agent.id:
        author = at.firm.agents.get(draft.agent)
        return at.refuse("not-yours", author.name if author else "?")
    conversation = conversations.conversation(at.tx, draft.conversation)
    assert conversation is not None
    is_held = conversation.state is State.OPEN and conversation.holder == action.agent.id
    if action.takes_over and not is_held:
        take(at, desk.Take(conversation, action.agent))  # what waits goes out with it
    else:
        send(at, draft, conversation, action.agent)
    key = "role-over" if action.takes_over else "role-help"
    at.settle_notice(at.firm.say(key, name=action.agent.name), conversation.customer)
    return Told(at.firm.say("toast-sending"))


def place(at: At, action: desk.Place) -> Told:
    """The words that waited go out, in the order they were written."""
    draft = drafts.draft(at.tx, action.draft)
    conversation = conversations.conversation(at.tx, action.conversation)
    if draft is None or draft.kind != "words" or draft.state != "open":
        return at.refuse("settled-already")
    if conversation is None or conversation.customer != draft.customer:
        return at.refuse("button-old")
    if draft.agent != action.agent.id:
        author = at.firm.agents.get(draft.agent)
        return at.refuse("not-yours", author.name if author else "?")
    send(at, draft, conversation, action.agent)
    at.settle_notice(at.firm.say("which-settled", number=str(conversation.id)), conversation.customer)
    return Told(at.firm.say("toast-sending"))
