"""Whether a link that joins a chat to a customer may still be used."""

from dataclasses import dataclass
from datetime import datetime

from routing.model import CustomerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A link given to a customer. ``opened_by``: the chat that opened it, "" while none did."""

    id: int
    customer: CustomerId
    expires_at: datetime
    opened_by: str = ""
    used: bool = False


def usable(invitation: Invitation, chat: str, now: datetime) -> bool:
    """Once, in time, and only in the chat that opened it: a link passed on is nobody else's."""
    return not invitation.used and now < invitation.expires_at and invitation.opened_by in ("", chat)
