"""The card of a conversation, and the other messages of the desk, as Telegram HTML with buttons."""

from dataclasses import dataclass
from html import escape
from typing import Protocol

from channels.effects import Button, Buttons
from channels.telegram.text import clip
from routing.model import Agent, Conversation, State
from routing.wording import Wording

QUESTION = 1800
EARLIER = 900


class Say(Protocol):
    """A sentence of the desk's language, escaped for HTML."""

    def __call__(self, key: str, /, **values: str | int) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card shows beside its conversation; the reasons are sentences already."""

    why: str
    holder_why: str
    question: str
    earlier: str = ""
    files: tuple[str, ...] = ()
    articles: tuple[tuple[str, str, str, int], ...] = ()
    """(article, language, title, per cent), best first."""


def show(
    card: Card, conversation: Conversation, holder: Agent | None, wording: Wording, language: str
) -> tuple[str, Buttons]:
    """The card's text and buttons as they stand now."""

    def say(key: str, /, **values: str | int) -> str:
        return escape(wording.say(language, key, **values), quote=False)

    lines = [_title(say, conversation)]
    if conversation.subject:
        lines.append(say("card-subject", subject=clip(conversation.subject, 200)))
    if holder is not None and conversation.state is State.RESOLVED:
        lines.append(say("card-resolved", name=holder.name))
    elif holder is not None:
        lines.append(_mention(say("card-holder", name="\x00", why=card.holder_why), holder))
    lines.append(say("card-why", why=card.why))
    lines += ["", f"<b>{say('card-question')}</b>", escape(clip(card.question, QUESTION), quote=False)]
    if card.files:
        lines.append("📎 " + say("card-files", count=len(card.files), names=clip(", ".join(card.files), 300)))
    if card.earlier:
        lines += ["", f"<b>{say('card-earlier')}</b>", escape(clip(card.earlier, EARLIER), quote=False)]
    lines += ["", *_articles(say, card)]
    return "\n".join(lines), _buttons(card, conversation, wording, language)


def _title(say: Say, conversation: Conversation) -> str:
    title = say(
        "card-title",
        number=str(conversation.id),
        channel=conversation.channel,
        language=conversation.language or "?",
    )
    return f"<b>{title}</b>"


def _mention(line: str, holder: Agent) -> str:
    # A text mention notifies the agent without his private handle being shown to anybody.
    return line.replace("\x00", f'<a href="tg://user?id={holder.id}">{escape(holder.name)}</a>')


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
    if conversation.state is not State.OPEN:
        return ()

    def button(key: str, verb: str, **values: str | int) -> Button:
        data = f"v1:{verb}:{conversation.id}:{conversation.version}"
        return Button(wording.say(language, key, **values), data)

    first = (button("button-take", "take"), button("button-resolve", "resolve"))
    sends = tuple(
        button("button-send", f"send{place}", place=place + 1) for place in range(len(card.articles))
    )
    return (first, sends) if sends else (first,)


def unsure_buttons(delivery: int, wording: Wording, language: str) -> Buttons:
    """The two ways to settle a delivery of unknown fate."""
    return (
        (
            Button(wording.say(language, "button-again"), f"v1:again:{delivery}:0"),
            Button(wording.say(language, "button-arrived"), f"v1:arrived:{delivery}:0"),
        ),
    )
