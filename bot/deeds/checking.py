"""An agent has the set-up looked at."""

from bot.deeds.at import At, Told
from bot.store.outbox import Posting, Priority, post
from channels.effects import CheckSetUp
from routing import desk_actions as desk
from routing.model import Outward


def check(at: At, _: desk.Check) -> Told:
    """Queues the look: it takes seconds, and no decision may wait for it."""
    thread = at.written.thread if at.written is not None else None
    posting = Posting(
        kind=Outward.CHECK,
        effect=CheckSetUp(chat=at.chat, thread=thread, reply_to=int(at.source[1])),
        destination="check",
        lane="check",
        priority=Priority.TROUBLE,
        audience="desk",
    )
    post(at.tx, posting, at.now)
    return Told(at.firm.say("toast-checking"))
