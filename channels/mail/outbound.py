"""Carries a mail out: from the kept effect to the relay's answer."""

from collections.abc import Awaitable, Callable

from channels.base import Failed, Outcome
from channels.effects import SendMail
from channels.mail.compose import Letter, UnsafeLetter, compose
from channels.mail.dkim_signing import Signer
from channels.mail.letter_body import File
from channels.mail.relay import Relay

Fetch = Callable[[str], Awaitable[bytes | Outcome]]
"""The bytes of an agent's file, or what became of the attempt to get them."""


class Outbound:
    """``loop_mark`` names this Firstline in every mail, so that it knows its own coming back."""

    def __init__(
        self, relay: Relay, sender_name: str, loop_mark: str, fetch: Fetch, signer: Signer | None = None
    ) -> None:
        self._relay, self._fetch, self._signer = relay, fetch, signer
        self._sender_name = sender_name
        self._loop_mark = loop_mark

    async def carry_out(self, mail: SendMail) -> Outcome:
        """One attempt. An automatic answer has the empty return address: nobody answers its bounce."""
        files: list[File] = []
        for file in mail.files:
            data = await self._fetch(file.id)
            if not isinstance(data, bytes):
                return data
            files.append(File(file.name, file.content_type, data))
        try:
            letter = compose(self._letter(mail, tuple(files)))
        except UnsafeLetter as error:
            return Failed("unsafe", str(error))
        if self._signer is not None:
            letter = self._signer.signed(letter)
        return_path = "" if mail.automatic else mail.return_path or mail.sender
        return await self._relay.send(letter, return_path, mail.recipient)

    def _letter(self, mail: SendMail, files: tuple[File, ...]) -> Letter:
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
            html=mail.html,
            files=files,
            quoted=mail.quoted,
            quoted_heading=mail.quoted_heading,
            reply_to=mail.reply_to,
            unsubscribe=mail.unsubscribe,
        )
