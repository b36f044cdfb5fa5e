"""What agents say to customers."""

from bot import deskside, outgoing, refreshing
from bot.deeds.at import At, Told
from bot.store import conversations, drafts, people
from channels.effects import Button, Buttons, React
from channels.telegram.text import clip
from routing import desk_actions as desk
from routing.files import SentFile
from routing.model import Agent, Conversation, ConversationId, State

WAITS = "👀"


def reply(at: At, action: desk.Reply) -> Told:
    """The agent's words go out."""
    assert at.written is not None
    # A form fits the text as it was written, and not what is left of it behind a command.
    html = at.written.formatted if action.text == at.written.text else ""
    files = (action.file,) if action.file else ()
    say(at, action.conversation, action.agent, action.text, at.source, at.arrival, html, files)
    return Told("")


def copy(at: At, action: desk.Copy) -> Told:
    """The agent's file goes out."""
    words = outgoing.Words(text="", agent=action.agent, source=at.source, arrival=at.arrival)
    outgoing.copy(at.tx, action.conversation, words, (at.chat, int(at.source[1])), at.now)
    spoken(at, action.conversation, action.agent)
    return Told("")


def say(
    at: At,
    conversation: Conversation,
    agent: Agent,
    text: str,
    source: tuple[str, str],
    arrival: int,
    html: str = "",
    files: tuple[SentFile, ...] = (),
) -> None:
    """Sends words of an agent, with their form (``html``); the receipt goes to ``source``."""
    name = people.customer(at.tx, conversation.customer).name
    words = outgoing.Words(text=text, html=html, agent=agent, source=source, arrival=arrival, files=files)
    outgoing.tell(at.tx, at.firm, conversation, name, words, at.now)
    spoken(at, conversation, agent)


def spoken(at: At, conversation: Conversation, agent: Agent) -> None:
    """A person has answered: nobody waits for us, and the bot is silent from now on."""
    if conversation.state in (State.ANSWERED, State.ASKED):
        conversations.change(
            at.tx,
            conversation.id,
            at.now,
            state=State.OPEN.value,
            holder=agent.id,
            handed_at=at.now,
            accepted=True,
            heard_at=at.now,
            desk=at.chat,
        )
    else:
        heard = {"heard_at": at.now} if agent.id == conversation.holder else {}
        conversations.touch(at.tx, conversation.id, accepted=True, waiting_since=None, **heard)
    refreshing.changed(at.tx, at.firm, conversation.id, at.now)
    at.note("answered by a person", agent, conversation)


def ask_which(at: At, action: desk.AskWhich) -> Told:
    """The words wait; one question is asked, however many they become."""
    assert at.written is not None
    message = {
        "message": at.written.message_id,
        "text": at.written.text,
        "formatted": at.written.formatted,
        "unsupported": at.written.unsupported,
        "arrival": at.arrival,
    }
    customer = action.among[0].customer
    waiting = drafts.opened(at.tx, "words", action.agent.id, customer)
    react = React(chat=at.chat, message=at.written.message_id, emoji=WAITS)
    deskside.sign(at.tx, react, f"message {at.written.message_id}", at.now)
    if waiting is not None:
        messages = [*waiting.body["messages"], message]
        drafts.change(at.tx, waiting.id, body={**waiting.body, "messages": messages})
        return Told("")
    body = {"chat": at.chat, "messages": [message]}
    number = drafts.keep(at.tx, "words", action.agent.id, body, at.now, customer=customer)
    at.show(action.among[0], at.firm.say("which-matter"), _matters(at, number, action.among))
    return Told("")


def _matters(at: At, draft: int, among: tuple[Conversation, ...]) -> Buttons:
    rows = []
    for one in among:
        document, _ = conversations.card_of(at.tx, one.id)
        about = one.subject or str(document.get("question", ""))
        label = at.firm.say("which-one", number=str(one.id), channel=one.channel, about=clip(about, 40))
        rows.append((Button(label, f"v1:place:{draft}:{one.id}"),))
    return tuple(rows)


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
    drafts.change(at.tx, draft.id, state="used")
    chat = int(draft.body["chat"])
    for message in draft.body["messages"]:
        source = (str(chat), str(message["message"]))
        if not message["unsupported"]:
            arrival, html = message["arrival"], message["formatted"]
            say(at, conversation, action.agent, message["text"], source, arrival, html)
        elif conversation.channel != "telegram":
            deskside.announce(
                at.tx,
                at.firm,
                at.firm.say("refuse-file-by-mail"),
                at.now,
                chat=chat,
                reply_to=message["message"],
            )
        else:
            words = outgoing.Words(text="", agent=action.agent, source=source, arrival=message["arrival"])
            outgoing.copy(at.tx, conversation, words, (chat, message["message"]), at.now)
            spoken(at, conversation, action.agent)
    at.settle_notice(at.firm.say("which-settled", number=str(conversation.id)), conversation.customer)
    return Told(at.firm.say("toast-sending"))


def of_draft(at: At, draft: drafts.Draft) -> Conversation | None:
    """The conversation a draft is about."""
    if draft.conversation is None:
        return None
    return conversations.conversation(at.tx, ConversationId(draft.conversation))
