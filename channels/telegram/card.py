"""The card of a conversation, and the other messages of the desk, as Telegram HTML with buttons."""

from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import Protocol

from channels.effects import Button, Buttons
from channels.telegram.text import clip
from routing.model import Agent, Conversation, State
from routing.wording import Wording

QUESTION = 1100
EARLIER = 600
LAST = 300
PART = 45
MOST_PARTS = 4
EARLIER_BESIDE_PARTS = 150
SIGNS = {"telegram": "✈", "mail": "✉"}


class Say(Protocol):
    """A sentence of the desk's language, escaped for HTML."""

    def __call__(self, key: str, /, **values: str | int) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card shows beside its conversation; the reasons are sentences already."""

    why: str
    holder_why: str
    question: str
    last: str = ""
    """The newest of what the customer wrote since, "" if nothing."""
    customer: str = ""
    also: tuple[str, ...] = ()
    """The other channels this customer can be reached on."""
    sender: str = ""
    """What the check of the sender found, as a sentence; "" where there is nothing to be said."""
    transferred: str = ""
    earlier: str = ""
    files: tuple[str, ...] = ()
    articles: tuple[tuple[str, str, str, int], ...] = ()
    """(article, language, title, per cent), best first."""
    parts: tuple[tuple[str, str, bool], ...] = ()
    """Where it asks several things: each of them, the title of the article nearest to it ("" for none), and
    whether that article was sure enough to answer it."""
    linked: str = ""
    """Which article it was, as an agent said, and what was learned from that; "" while nobody has."""


def show(
    card: Card, conversation: Conversation, holder: Agent | None, wording: Wording, language: str
) -> tuple[str, Buttons]:
    """The card's text and buttons as they stand now."""

    def say(key: str, /, **values: str | int) -> str:
        return escape(wording.say(language, key, **values), quote=False)

    lines = [_title(say, conversation)]
    if card.customer:
        person = say("card-person", name=clip(card.customer, 100))
        also = " ".join(SIGNS.get(channel, channel) for channel in card.also)
        lines.append(f"{person} · {say('card-also', also=also)}" if also else person)
    if card.sender:
        lines.append(escape(clip(card.sender, 200), quote=False))
    if conversation.subject:
        lines.append(say("card-subject", subject=clip(conversation.subject, 200)))
    if holder is not None and conversation.state is State.RESOLVED:
        lines.append(say("card-resolved", name=holder.name))
    elif holder is not None:
        lines.append(mention(say("card-holder", name="\x00", why=card.holder_why), holder))
    if card.transferred and conversation.state is State.OPEN:
        lines.append(escape(clip(card.transferred, 300), quote=False))
    lines += _since(say, conversation)
    lines.append(say("card-why", why=card.why))
    lines += ["", f"<b>{say('card-question')}</b>", escape(clip(card.question, QUESTION), quote=False)]
    if card.last:
        lines += [f"<b>{say('card-last')}</b>", escape(clip(card.last, LAST), quote=False)]
    if card.files:
        lines.append("📎 " + say("card-files", count=len(card.files), names=clip(", ".join(card.files), 300)))
    if card.earlier:
        earlier = EARLIER_BESIDE_PARTS if card.parts else EARLIER
        lines += ["", f"<b>{say('card-earlier')}</b>", escape(clip(card.earlier, earlier), quote=False)]
    if card.parts:
        lines += ["", f"<b>{say('card-parts')}</b>", *_parts(say, card)]
    lines += ["", *_articles(say, card)]
    if card.linked:
        lines.append("📎 " + escape(clip(card.linked, 300), quote=False))
    elif _asks_which(card, conversation):
        lines.append(say("card-which"))
    return "\n".join(lines), _buttons(card, conversation, wording, language)


def _title(say: Say, conversation: Conversation) -> str:
    title = say(
        "card-title",
        number=str(conversation.id),
        channel=conversation.channel,
        language=conversation.language or "?",
    )
    return f"<b>{title}</b>"


def _since(say: Say, conversation: Conversation) -> list[str]:
    if conversation.state is not State.OPEN:
        return []
    if conversation.snoozed_until is not None:
        return [say("card-snoozed", until=moment(conversation.snoozed_until))]
    if conversation.waiting_since is not None:
        return [say("card-waiting", since=moment(conversation.waiting_since))]
    return [say("card-answered")]


def moment(at: datetime) -> str:
    """A time as the desk shows it: Telegram turns none into the reader's own."""
    return f"{at.astimezone(UTC):%d.%m. %H:%M} UTC"


def mention(line: str, holder: Agent) -> str:
    """The line with the agent named in place of its mark."""
    # A text mention notifies the agent without his private handle being shown to anybody.
    return line.replace("\x00", f'<a href="tg://user?id={holder.id}">{escape(holder.name)}</a>')


def _parts(say: Say, card: Card) -> list[str]:
    def line(part: str, title: str, sure: bool) -> str:
        part = clip(" ".join(part.split()), PART)
        if not title:
            return say("card-part-unknown", about=part)
        return say("card-part-sure" if sure else "card-part-unsure", about=part, title=clip(title, PART))

    return [line(*part) for part in card.parts[:MOST_PARTS]]


def _articles(say: Say, card: Card) -> list[str]:
    if not card.articles:
        return [say("card-no-articles")]
    return [
        f"<b>{say('card-articles')}</b>",
        *(
            say("card-article", place=place, title=clip(title, 100), percent=percent)
            for place, (_, _, title, percent) in enumerate(card.articles, start=1)
        ),
    ]


def _buttons(card: Card, conversation: Conversation, wording: Wording, language: str) -> Buttons:
    def button(key: str, verb: str) -> Button:
        data = f"v1:{verb}:{conversation.id}:{conversation.version}"
        return Button(wording.say(language, key), data)

    which: Buttons = ()
    if card.linked:
        which = ((button("button-unlink", "unlink"),),)
    elif _asks_which(card, conversation):
        data = f"{conversation.id}:{conversation.version}"
        numbers = [Button(f"📎 {place + 1}", f"v1:link{place}:{data}") for place in range(len(card.articles))]
        which = ((*numbers, button("button-no-link", "link")),)
    if conversation.state is State.RESOLVED:
        return ((button("button-reopen", "reopen"),), *which)
    if conversation.state is not State.OPEN:
        return ()
    suggest = (button("button-suggest", "suggest"),) if card.articles else ()
    return (
        (button("button-take", "take"), button("button-transfer", "transfer")),
        (*suggest, button("button-resolve", "resolve")),
        (button("button-more", "more"),),
        *which,
    )


def _asks_which(card: Card, conversation: Conversation) -> bool:
    """Once an agent has answered, one press tells which article it was; of several questions none can."""
    done = conversation.state is State.RESOLVED or conversation.waiting_since is None
    return bool(card.articles) and not card.parts and done


def unsure_buttons(delivery: int, wording: Wording, language: str) -> Buttons:
    """The two ways to settle a delivery of unknown fate."""
    return (
        (
            Button(wording.say(language, "button-again"), f"v1:again:{delivery}:0"),
            Button(wording.say(language, "button-arrived"), f"v1:arrived:{delivery}:0"),
        ),
    )
