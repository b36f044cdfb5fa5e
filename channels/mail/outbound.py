"""Carries a mail out: from the kept effect to the relay's answer."""

from channels.base import Failed, Outcome
from channels.effects import SendMail
from channels.mail.compose import Letter, UnsafeLetter, compose
from channels.mail.relay import Relay


class Outbound:
    """``loop_mark`` names this Firstline in every mail, so that it knows its own coming back."""

    def __init__(self, relay: Relay, sender_name: str, loop_mark: str) -> None:
        self._relay = relay
        self._sender_name = sender_name
        self._loop_mark = loop_mark

    async def carry_out(self, mail: SendMail) -> Outcome:
        """One attempt. An automatic answer has the empty return address: nobody answers its bounce."""
        try:
            letter = compose(self._letter(mail))
        except UnsafeLetter as error:
            return Failed("unsafe", str(error))
        return await self._relay.send(letter, "" if mail.automatic else mail.sender, mail.recipient)

    def _letter(self, mail: SendMail) -> Letter:
        return Letter(
            message_id=mail.message_id,
            sender_name=self._sender_name,
            sender_address=mail.sender,
            to_address=mail.recipient,
            to_name=mail.recipient_name,
            subject=mail.subject,
            text=mail.text,
            in_reply_to=mail.in_reply_to,
            references=mail.references,
            automatic=mail.automatic,
            sent_at=mail.dated,
            language=mail.language,
            loop_mark=self._loop_mark,
            agent_name=mail.agent_name,
        )
