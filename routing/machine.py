"""Mail that no person wrote just now: what kind it is, how that was seen, and what a delivery report says."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a machine's mail is. The texts for people name each (``why-automatic``)."""

    ANSWER = "answer"  # out of office, "we have received your mail"
    REPORT = "report"  # about the delivery of a mail; see Bounce
    RECEIPT = "receipt"  # "your mail was read"
    BULK = "bulk"  # newsletters and other mail to many
    LIST = "list"  # a mailing list that is none of ours
    OWN = "own"  # our own mail, or that of another program of this kind, coming back
    LOOP = "loop"  # mail going round in circles
    NO_REPLY = "no-reply"  # a sender that takes no answers
    PROGRAM = "program"  # any other program


class Sign(StrEnum):
    """By what a machine's mail was told from a person's."""

    HEADER = "header"
    FORM = "form"  # the structure of the mail (RFC 6522, RFC 8098)
    NO_RETURN = "no-return"  # the null return path
    SENDER = "sender"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Machine:
    """A mail was made by a machine: it never gets an answer and never opens a conversation."""

    kind: Kind
    sign: Sign


class Fate(StrEnum):
    """What a delivery report says about the mail it is about."""

    DEAD = "dead"  # never delivered, and no mail to this address will be
    REFUSED = "refused"  # not delivered; another one may be
    DELAYED = "delayed"  # still being tried
    DELIVERED = "delivered"


class Cause(StrEnum):
    """Why a mail was not delivered. The texts for people name each (``bounce-cause``)."""

    NO_ADDRESS = "no-address"
    NO_DOMAIN = "no-domain"
    DISABLED = "disabled"
    FULL = "full"
    TOO_LARGE = "too-large"
    SPAM = "spam"
    SENDER = "sender"  # ours is refused: SPF, DKIM, DMARC, relaying
    TOO_MANY = "too-many"  # too many mails at once
    UNREACHABLE = "unreachable"
    LOOP = "loop"
    POLICY = "policy"  # refused, for reasons of their own
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounce:
    """What a delivery report says. All of it is the sender's text: nothing here proves that it is true."""

    fate: Fate
    cause: Cause
    recipients: tuple[str, ...]
    """Addresses (lower case) it did not reach, as the report names them; may be empty."""
    statuses: tuple[str, ...]
    """Codes of RFC 3463 ("5.1.1"); may be empty."""
    said: str
    """The other server's own words in one line, "" where there are none."""
    message_ids: tuple[str, ...]
    """Message-IDs, without <>, of the mail it is about: of the enclosed copy, or named in the text."""
    return_addresses: tuple[str, ...]
    """Addresses (lower case) the report or its enclosed copy names as ours: one may carry our token."""
