"""What was set aside, at the desk: looked at, and given back to a person or let go."""

from html import escape

from bot import refreshing
from bot.deeds.at import At, Told
from bot.store import asides
from bot.store.asides import Kept
from channels.effects import Button
from channels.telegram.card import moment
from channels.telegram.text import clip
from routing import desk_actions as desk

SHOWN = 5
"""At once; when one is dealt with, the next one moves up."""
EXCERPT = 200
"""Letters of what it says, by which an agent sees whether it is a person's."""


def show(at: At, _: desk.ShowAsides) -> Told:
    """The newest ones with their reasons and first words, and three buttons each."""
    kept = asides.newest(at.tx, SHOWN)
    lines = [escape(at.firm.say("aside-title" if kept else "aside-nothing"), quote=False)]
    for one in kept:
        lines += ["", *_about(at, one)]
    rows = tuple(
        (
            Button(at.firm.say("button-restore", number=str(one.number)), f"v1:restore:{one.number}:0"),
            Button(at.firm.say("button-let-go", number=str(one.number)), f"v1:letgo:{one.number}:0"),
            Button(at.firm.say("button-raw", number=str(one.number)), f"v1:raw:{one.number}:0"),
        )
        for one in kept
    )
    at.show(None, "\n".join(lines), rows, html=True)
    return Told("")


def _about(at: At, one: Kept) -> list[str]:
    number, received = str(one.number), moment(one.received_at)
    head = at.firm.say("aside-line", number=number, since=received, channel=one.channel, sender=one.sender)
    lines = [f"<b>{escape(clip(head, 200), quote=False)}</b>", escape(clip(one.reason, 300), quote=False)]
    said = words = " ".join(one.words[:EXCERPT].split())
    if one.subject:
        said = at.firm.say("aside-words", subject=one.subject, about=words) if words else one.subject
    if said:
        lines.append(f"<i>{escape(clip(said, EXCERPT), quote=False)}</i>")
    return lines


def show_raw(at: At, action: desk.ShowRaw) -> Told:
    """It comes into General as a file, just as it came from outside."""
    if asides.find(at.tx, action.number) is None:
        return at.refuse("not-aside", str(action.number))
    refreshing.raw(at.tx, at.chat, action.number, at.now)
    return Told(at.firm.say("toast-raw"))


def restore(at: At, action: desk.Restore) -> Told:
    """It is decided about once more, as a person's message."""
    done = asides.restore(at.tx, action.number, f"agent {action.agent.id}", at.now)
    return Told(at.firm.say("toast-restored")) if done else at.refuse("button-old")


def let_go(at: At, action: desk.LetGo) -> Told:
    """It is off the list; nothing is deleted."""
    done = asides.drop(at.tx, action.number, f"agent {action.agent.id}", at.now)
    return Told(at.firm.say("toast-let-go")) if done else at.refuse("button-old")
