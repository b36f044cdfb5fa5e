"""What agents are asked about words that wait: which matter they mean, or whether they take over."""

from bot.firm import Firm
from bot.store import conversations
from bot.store.drafts import Draft
from bot.store.writer import Tx
from channels.effects import Button, Buttons
from channels.telegram.text import clip
from routing.model import State

EXCERPT = 300
"""Letters of the words that wait, by which their author knows them."""


def question(tx: Tx, firm: Firm, draft: Draft) -> tuple[str, Buttons]:
    """The question about these words, with a button for each answer."""
    return _which(tx, firm, draft) if draft.kind == "words" else _role(tx, firm, draft)


def first_words(draft: Draft) -> str:
    """How what waits begins, on one line; "" where it is no words."""
    said = (str(one["written"]["text"]) for one in draft.body["messages"])
    return clip(" ".join(" ".join(said).split()), EXCERPT)


def _which(tx: Tx, firm: Firm, draft: Draft) -> tuple[str, Buttons]:
    assert draft.customer is not None
    chat = draft.body["messages"][0]["written"]["chat"] if draft.body["messages"] else 0
    found = [one for one in conversations.of_customer(tx, draft.customer) if one.desk in (chat, 0)]
    rows = []
    for one in [one for one in found if one.state is State.OPEN] or found[:1]:
        document, _ = conversations.card_of(tx, one.id)
        about = one.subject or str(document.get("question", ""))
        label = firm.say("which-one", number=str(one.id), channel=one.channel, about=clip(about, 40))
        rows.append((Button(label, f"v1:place:{draft.id}:{one.id}"),))
    return firm.say("which-matter"), tuple(rows)


def _role(tx: Tx, firm: Firm, draft: Draft) -> tuple[str, Buttons]:
    found = None if draft.conversation is None else conversations.conversation(tx, draft.conversation)
    holder = None if found is None or found.holder is None else firm.agents.get(found.holder)
    row = (
        Button(firm.say("button-help"), f"v1:help:{draft.id}:0"),
        Button(firm.say("button-over"), f"v1:over:{draft.id}:0"),
    )
    is_resolved = found is not None and found.state is State.RESOLVED
    key = "ask-role-resolved" if is_resolved else "ask-role"
    return firm.say(key, name=holder.name if holder else "?"), (row,)
