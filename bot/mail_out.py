"""The way out for mail."""

from bot.dispatch import Carrier
from bot.settings.model import Relay as RelaySettings
from bot.settings.model import Settings
from channels.base import Outcome
from channels.effects import Effect, SendMail
from channels.mail.dkim_signing import Signer
from channels.mail.outbound import Fetch, Outbound
from channels.mail.relay import Relay


def relay_of(settings: Settings) -> Relay | None:
    """The mail server that answers leave by, not connected yet."""
    mail = settings.channels.mail
    if mail is None or mail.relay is None:
        return None
    relay = mail.relay
    return Relay(relay.host, relay.port, username=relay.username, password=relay.password, tls=relay.tls)


def mail_carrier(relay: Relay, wanted: RelaySettings, fetch: Fetch) -> Carrier:
    """What hands mails to the relay; ``wanted`` says who they are from, ``fetch`` gets agents' files."""
    signer = Signer(wanted.dkim) if wanted.dkim else None
    outbound = Outbound(relay, wanted.sender_name, wanted.sender_address, fetch, signer)

    async def carry(effect: Effect) -> Outcome:
        if not isinstance(effect, SendMail):
            raise TypeError("the relay carries mails only")
        return await outbound.carry_out(effect)

    return carry
