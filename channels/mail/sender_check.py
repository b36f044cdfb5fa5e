"""Who vouches for a mail: the mail server in front of us, else a signature that is verified here."""

from channels.mail.addresses import mailbox
from channels.mail.fields import split_fields
from channels.mail.signature import Lookup, SignatureCheck
from channels.mail.verdict import verdict_of
from routing.proof import Verdict


class SenderCheck:
    """``server``: the authserv-id of the mail server whose results are believed, "" for none.

    ``verify``: whether signatures are verified here, which asks name servers.
    """

    def __init__(self, server: str, *, verify: bool, lookup: Lookup | None = None) -> None:
        self._server = server
        self._signatures = SignatureCheck(lookup) if verify else None

    async def verdict(self, raw: bytes, sender: str) -> Verdict:
        """What is known of ``sender``. Takes five seconds at most.

        Only From is vouched for: an address that stands elsewhere (Reply-To of a web form), or beside another
        From, is anybody's claim.
        """
        fields = split_fields(raw)
        if [mailbox(value)[1] for value in fields.all("from")] != [sender]:
            return Verdict.NONE
        told = verdict_of(fields, self._server, sender) if self._server else None
        if told is not None:
            return told
        return await self._signatures.verdict(raw, fields, sender) if self._signatures else Verdict.NONE

    def close(self) -> None:
        """Ends its threads."""
        if self._signatures:
            self._signatures.close()
