"""What an answer by mail says and where its own answer is to go."""

from datetime import datetime
from html import escape

from bot.firm import Firm
from bot.store import course, invitations, memos, people, traces
from bot.store.writer import Tx
from channels.effects import SendMail
from channels.mail.marks import bounce_address, new_message_id, reply_address, unsubscribe_link
from channels.telegram.channel import BOT_NAME
from routing.files import SentFile
from routing.model import Agent, Conversation
from routing.threads import tagged

QUOTED, QUOTED_LINES = 2000, 40
"""Of the question under an answer: characters, lines."""


def letter(
    tx: Tx,
    firm: Firm,
    conversation: Conversation,
    name: str,
    *,
    text: str,
    html: str,
    files: tuple[SentFile, ...],
    agent: Agent | None,
    latest: course.Latest | None,
    now: datetime,
) -> SendMail:
    """``agent`` is None for the bot's own; ``latest``: what it answers."""
    sender = _sender(firm, conversation)
    unsubscribe = unsubscribe_link(firm.mail_keys, sender, conversation.id) if agent is None else ""
    below = _below(tx, firm, conversation, agent, unsubscribe, now)
    subject = (latest.subject if latest else conversation.subject) or firm.wording.say(
        conversation.language, "no-subject", company=firm.company
    )
    answers = latest if latest and latest.channel == "mail" else None
    message_id = new_message_id(firm.mail_keys, conversation.id, firm.chance, sender.rpartition("@")[2])
    return SendMail(
        message_id=message_id,
        sender=sender,
        recipient=conversation.address,
        recipient_name=name,
        subject=tagged(subject, conversation.id) if firm.subject_tag else subject,
        text=f"{text.rstrip()}{below}",
        language=conversation.language,
        in_reply_to=answers.message_id if answers else "",
        references=(*answers.refers_to, answers.message_id) if answers and answers.message_id else (),
        automatic=agent is None,
        agent_name=agent.name if agent else "",
        dated=now,
        files=files,
        html=f"{html}{escape(below)}" if html else "",
        # The bot quotes nothing: who forges a sender could have it carry his words to anybody.
        quoted=_beginning(latest.text) if latest and agent else "",
        quoted_heading=firm.wording.say(conversation.language, "quote-heading"),
        reply_to=reply_address(firm.mail_keys, sender, conversation.id) if firm.signed_replies else "",
        return_path=bounce_address(firm.bounces_to, message_id) if firm.bounces_to else "",
        unsubscribe=unsubscribe,
    )


def _sender(firm: Firm, conversation: Conversation) -> str:
    """The address the customer wrote to, without the token of a mail they answered."""
    local, _, domain = conversation.recipient.rpartition("@")
    plain = f"{local.partition('+')[0]}@{domain}"
    return plain if plain.lower() in firm.own_addresses else firm.mail_sender


def _below(
    tx: Tx, firm: Firm, conversation: Conversation, agent: Agent | None, unsubscribe: str, now: datetime
) -> str:
    """The signature, in the first mail of a matter the way to Telegram, and the way out of automatic mail."""
    language, lines = conversation.language, []
    if agent is not None:
        lines.append(firm.wording.say(language, "signature", name=agent.name, company=firm.company))
    bot = memos.recall(tx, BOT_NAME) if firm.telegram_link else ""
    if (
        bot
        and people.reached_by(tx, conversation.customer, "telegram") is None
        and not traces.has_sent(tx, conversation.id)
    ):
        token = invitations.invite(tx, conversation.customer, firm.chance, now)
        # The link stands alone: marks of direction or a full stop next to it would become part of it.
        lines += [firm.wording.say(language, "continue-in-telegram"), f"https://t.me/{bot}?start={token}"]
    if unsubscribe:
        lines += [firm.wording.say(language, "no-more-automatic"), unsubscribe]
    return "".join(["\n\n-- ", *(f"\n{line}" for line in lines)]) if lines else ""


def _beginning(text: str) -> str:
    """So much of the customer's words that they know what is answered."""
    lines = text[:QUOTED].split("\n")
    short = "\n".join(lines[:QUOTED_LINES])
    return short if short == text else f"{short.rstrip()}\n…"
