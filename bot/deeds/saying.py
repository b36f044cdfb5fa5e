"""What an agent says, whatever it holds, on its way to the customer."""

from collections.abc import Mapping
from dataclasses import replace

from bot import outgoing, refreshing
from bot.deeds.at import At
from bot.deeds.kept import document
from bot.otherway import other_way
from bot.receipts import may_wait
from bot.store import conversations, drafts, people, traces
from channels.telegram.text import fits_below_a_file
from routing.desk import hindrance
from routing.model import Agent, Conversation, DeskMessage, State


def say(
    at: At, conversation: Conversation, agent: Agent, text: str, source: tuple[str, str], arrival: int
) -> None:
    """Sends words of an agent; the receipt goes to ``source``."""
    name = people.customer(at.tx, conversation.customer).name
    words = outgoing.Words(text=text, agent=agent, source=source, arrival=arrival)
    outgoing.tell(at.tx, at.firm, conversation, name, words, at.now)
    _keep(at, conversation, agent, {"text": text, "source": list(source), "arrival": arrival})
    spoken(at, conversation, agent)


def _keep(at: At, conversation: Conversation, agent: Agent, said: Mapping[str, object]) -> None:
    """Of a customer who can be reached another way too: should it come to nothing, it can go that way."""
    if other_way(at.tx, at.firm, conversation) is not None:
        customer, number = conversation.customer, conversation.id
        drafts.keep(at.tx, "said", agent.id, said, at.now, customer=customer, conversation=number)


def relay(at: At, conversation: Conversation, agent: Agent, written: DeskMessage, arrival: int) -> str:
    """Sends a message of an agent as it is. Returns why it cannot go out on this channel
    (``refuse-<code>``), "" if it can."""
    refused = hindrance(conversation, written)
    if refused:
        return refused
    by_mail = conversation.channel == "mail"
    name = people.customer(at.tx, conversation.customer).name
    words = outgoing.Words(
        text="\n".join(part for part in (written.text, written.spelled if by_mail else "") if part),
        html=written.formatted if not written.spelled else "",
        marks=written.marks,
        agent=agent,
        source=(str(written.chat), str(written.message_id)),
        arrival=arrival,
        answers=_answers(at, conversation, written),
        files=written.files,
    )
    if written.unsupported and not by_mail:
        _copy(at, conversation, words, written.mates or (written.message_id,))
    else:
        outgoing.tell(at.tx, at.firm, conversation, name, words, at.now)
    may_wait(at.tx, written.chat, written.message_id, at.now)
    _keep(at, conversation, agent, {"written": document(written), "arrival": arrival})
    spoken(at, conversation, agent)
    return ""


def _copy(at: At, conversation: Conversation, words: outgoing.Words, messages: tuple[int, ...]) -> None:
    """Words that are too many to stand below a file follow it as a message."""
    bare = tuple(file if fits_below_a_file(file.caption) else file.without_words() for file in words.files)
    outgoing.copy(at.tx, conversation, replace(words, files=bare), messages, at.now)
    for message, file in zip(messages, words.files, strict=False):
        if not fits_below_a_file(file.caption):
            source = (words.source[0], str(message))
            below = replace(
                words, text=file.caption, html="", marks=file.marks, files=(), answers="", source=source
            )
            outgoing.send(at.tx, conversation, below, outgoing.parts(at.firm, conversation, below), at.now)


def _answers(at: At, conversation: Conversation, written: DeskMessage) -> str:
    """The message of the customer's chat, or the mail, that is replied to; "" for none. A card stands for the
    whole matter."""
    if written.reply_to is None or written.reply_to == conversations.card_of(at.tx, conversation.id)[1]:
        return ""
    chat = "mail" if conversation.channel == "mail" else conversation.address
    return traces.counterpart(at.tx, (str(written.chat), str(written.reply_to)), chat)


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
