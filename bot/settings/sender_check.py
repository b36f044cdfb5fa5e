"""The part of the settings about proofs of a mail's sender."""

from bot.settings.block import Block
from bot.settings.model import SenderProof
from bot.settings.rules import YES_NO, Rule, Wrong
from bot.settings.rules_mail import HOST
from routing.proof import Check


def read_sender_check(mail: Block) -> SenderProof:
    """What stands under ``sender_check``, or the defaults."""
    block = mail.block_or_empty("sender_check")
    return SenderProof(
        policy=block.value("policy", _POLICY, Check.PREFER),
        authserv_id=block.value("authserv_id", HOST, ""),
        verify=block.value("verify", YES_NO, True),
    )


_POLICY: Rule[Check] = Rule(
    allowed="It is require, prefer or ignore.",
    read=lambda text: next((check for check in Check if check == text), Wrong()),
    stand_in=Check.PREFER,
)
