"""What agents ask to see, and what they say of themselves."""

from collections.abc import Callable, Mapping
from html import escape

from bot import refreshing
from bot.boards import STATES, linked, listed, queue_of, queue_text
from bot.deeds import suggesting
from bot.deeds.at import At, Told
from bot.deeds.finding import searched
from bot.gaps import LOOKED_AT, MOST_QUESTIONS, gaps
from bot.spots import post_card, spot_of
from bot.store import conversations, figures, guesses, people, staff
from channels.effects import Button
from channels.telegram.card import moment
from channels.telegram.text import clip
from routing import desk_actions as desk
from routing.model import State

MOST_FOUND = 15
HISTORY = 10
MOST_GAPS = 10


def show(at: At, action: desk.Show) -> Told:
    """Something about a conversation or its customer."""
    return _SHOWS[action.what](at, action)


def _more(at: At, action: desk.Show) -> Told:
    conversation = action.conversation
    assert conversation is not None

    def button(key: str, verb: str) -> Button:
        return Button(at.firm.say(key), f"v1:{verb}:{conversation.id}:{conversation.version}")

    rows = (
        (button("button-snooze-2", "snooze2"), button("button-snooze-24", "snooze24")),
        (button("button-spam", "spam"), button("button-block", "block")),
        (button("button-info", "info"), button("button-history", "history")),
    )
    at.show(conversation, at.firm.say("more-title", number=str(conversation.id)), rows)
    return Told(at.firm.say("toast-choose"))


def _info(at: At, action: desk.Show) -> Told:
    firm, customer = at.firm, people.customer(at.tx, action.customer)
    found = conversations.of_customer(at.tx, customer.id)
    owner = firm.agents.get(customer.owner) if customer.owner is not None else None
    lines = [
        firm.say("info-title", name=customer.name, number=str(customer.id)),
        *(f"{address.channel}: {address.value}" for address in people.addresses_of(at.tx, customer.id)),
        firm.say("info-language", language=customer.language or "?"),
        firm.say("info-owner", name=owner.name if owner is not None else "?"),
        firm.say("info-count", count=len(found), opened=sum(one.state is State.OPEN for one in found)),
    ]
    if found:
        lines.append(firm.say("info-since", since=moment(found[-1].opened_at)))
    if customer.blocked:
        lines.append(firm.say("info-blocked"))
    at.show(action.conversation, "\n".join(lines))
    return Told(firm.say("toast-shown"))


def _history(at: At, action: desk.Show) -> Told:
    lines = [escape(at.firm.say("history-title"), quote=False)]
    for one in conversations.of_customer(at.tx, action.customer)[:HISTORY]:
        document, _ = conversations.card_of(at.tx, one.id)
        about = one.subject or str(document.get("question", "")) or one.last_article
        state = at.firm.say(STATES[one.state])
        line = at.firm.say(
            "history-line",
            number=str(one.id),
            since=moment(one.opened_at),
            state=state,
            about=clip(" ".join(about.split()), 80),
        )
        lines.append(escape(line, quote=False))
    at.show(action.conversation, "\n".join(lines), html=True)
    return Told(at.firm.say("toast-shown"))


def _card(at: At, action: desk.Show) -> Told:
    conversation = action.conversation
    assert conversation is not None
    if not conversations.card_of(at.tx, conversation.id)[0].get("why"):
        return at.refuse("no-card")
    post_card(at.tx, spot_of(at.firm, conversation), at.now)
    return Told(at.firm.say("toast-shown"))


_SHOWS: Mapping[str, Callable[[At, desk.Show], Told]] = {
    "more": _more,
    "info": _info,
    "history": _history,
    "card": _card,
    "answers": suggesting.listed,
}


def look(at: At, action: desk.Look) -> Told:
    """Something about the desk."""
    at.show(None, _LOOKS[action.what](at, action), html=True)
    return Told("")


def _queue(at: At, _: desk.Look) -> str:
    return queue_text(at.tx, at.firm, at.chat, queue_of(at.tx, at.firm, at.chat, at.now))


def _mine(at: At, action: desk.Look) -> str:
    mine = [one for one in conversations.opened(at.tx) if one.holder == action.agent.id]
    title = escape(at.firm.say("mine-title", count=len(mine)), quote=False)
    return "\n".join([f"<b>{title}</b>", *listed(at.tx, at.firm, mine)])


def _find(at: At, action: desk.Look) -> str:
    words = action.words.removeprefix("#").removeprefix("C")
    found = list(people.find(at.tx, action.words, MOST_FOUND))
    by_number = (
        conversations.conversation(at.tx, int(words)) if words.isdecimal() and len(words) < 18 else None
    )
    if by_number is not None:
        found.insert(0, people.customer(at.tx, by_number.customer))
    lines = []
    for customer in dict.fromkeys(found):
        desks = [one.desk for one in conversations.of_customer(at.tx, customer.id) if one.desk]
        where = ", ".join(address.value for address in people.addresses_of(at.tx, customer.id))
        line = escape(at.firm.say("find-line", name="\x00", where=where), quote=False)
        lines.append(line.replace("\x00", linked(at.tx, desks[0] if desks else 0, customer)))
    return "\n".join(lines) or escape(at.firm.say("find-nothing"), quote=False)


def _stats(at: At, _: desk.Look) -> str:
    since = at.now.replace(hour=0, minute=0, second=0, microsecond=0)
    answered, handed = figures.today(at.tx, since)
    text = at.firm.say("stats", opened=len(conversations.opened(at.tx)), answered=answered, handed=handed)
    return escape(text, quote=False)


def _kb(at: At, action: desk.Look) -> str:
    lines = []
    for one in searched(at.kb, action.words, at.firm.language)[:3]:
        article = at.kb.article(one.article_id, one.language)
        percent = int(one.confidence * 100)
        lines.append(f"<b>{escape(article.question, quote=False)}</b> ({percent} %) · {article.id}")
        lines.append(escape(clip(article.body.strip(), 700), quote=False))
    return "\n\n".join(lines) or escape(at.firm.say("card-no-articles"), quote=False)


def _gaps(at: At, _: desk.Look) -> str:
    found = gaps(guesses.unanswered(at.tx, at.now - LOOKED_AT, MOST_QUESTIONS))
    lines = [at.firm.say("gaps-title", count=sum(one.count for one in found))] if found else []
    lines += [
        at.firm.say("gaps-line", count=one.count, about=clip(one.text, 150)) for one in found[:MOST_GAPS]
    ]
    return escape("\n".join(lines) or at.firm.say("gaps-nothing"), quote=False)


def _help(at: At, _: desk.Look) -> str:
    return escape(at.firm.say("desk-help"), quote=False)


_LOOKS: Mapping[str, Callable[[At, desk.Look], str]] = {
    "queue": _queue,
    "mine": _mine,
    "find": _find,
    "stats": _stats,
    "kb": _kb,
    "gaps": _gaps,
    "help": _help,
}


def set_away(at: At, action: desk.SetAway) -> Told:
    """The agent gets no new conversations, or gets them again; the queue shows it."""
    staff.change(at.tx, action.agent.id, away_since=at.now if action.away else None)
    at.note("away" if action.away else "back", action.agent, None)
    refreshing.board(at.tx, at.firm.seat(action.agent.id), at.now)
    return Told(at.firm.say("toast-away" if action.away else "toast-back"))
