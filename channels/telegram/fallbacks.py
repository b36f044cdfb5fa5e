"""What still goes out where something that it leans on is gone."""

from dataclasses import replace

from channels.base import Failed, Outcome
from channels.effects import CopyAlbum, CopyMessage, Effect, SendText


def without_what_is_gone(effect: Effect, outcome: Outcome) -> Effect | None:
    """The same without the topic or the reply that Telegram did not find; None where the fault is another."""
    if not isinstance(outcome, Failed) or not isinstance(effect, SendText | CopyMessage | CopyAlbum):
        return None
    if outcome.code == "topic-gone" and effect.thread and effect.chat > 0:
        return replace(effect, thread=None)  # a customer has deleted it: the chat is still there
    if outcome.code == "message-gone" and effect.reply_to is not None:
        return replace(effect, reply_to=None)  # it stands in another topic by now, or nowhere
    return None
