"""Whether a mail's sender is who it says, and what may be joined by such a mail."""

from enum import StrEnum


class Verdict(StrEnum):
    """What is known of the address in From."""

    PASS = "pass"  # the address's own domain vouches for it
    NONE = "none"  # nobody says anything
    FAIL = "fail"  # the address's own domain says that it is not its mail


class Check(StrEnum):
    """How much of a proof the settings want (``channels.mail.sender_check.policy``)."""

    REQUIRE = "require"
    PREFER = "prefer"
    IGNORE = "ignore"


class Link(StrEnum):
    """By what a mail refers to a conversation, the surest first."""

    OURS = "ours"  # a Message-ID or a signed address of ours: nobody can guess it
    THEIRS = "theirs"  # the id of a mail they sent
    TAG = "tag"  # the conversation's number in the subject


def may_join(link: Link, verdict: Verdict, check: Check) -> bool:
    """Whether a mail from a known participant joins the conversation that it refers to.

    Without a proof only what nobody can guess counts; a mail its domain disowns never joins.
    """
    if check is Check.IGNORE:
        return link is not Link.TAG
    if verdict is Verdict.FAIL or (check is Check.REQUIRE and verdict is not Verdict.PASS):
        return False
    return verdict is Verdict.PASS or link is Link.OURS
