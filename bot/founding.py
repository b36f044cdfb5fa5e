"""The firm as settings.yaml describes it."""

import secrets
from collections.abc import Mapping

from bot.firm import Firm
from bot.mail_keys import read_keys
from bot.settings.model import Settings
from bot.store.moving import first_known
from bot.texts import wording
from routing.proof import Check
from routing.retry import GIVE_UP_AFTER


def firm_of(settings: Settings, moved: Mapping[int, int]) -> Firm:
    """``moved``: the ids that groups have today, by the ids the ledger knows them by."""
    mail = settings.channels.mail
    return Firm(
        company=settings.company,
        languages=settings.languages,
        wording=wording(settings),
        agents={agent.id: agent for agent in settings.agents},
        groups=tuple(first_known(moved, group.id) for group in settings.desk.groups),
        seats={agent: first_known(moved, group) for agent, group in settings.desk.seats.items()},
        idle=settings.desk.idle,
        overdue=settings.desk.overdue,
        show_answered=settings.desk.show_answered,
        replies_only=settings.desk.replies_only,
        usual_minutes=settings.desk.usual_minutes,
        policy=settings.policy,
        mail_sender=mail.relay.sender_address if mail and mail.relay else "",
        own_addresses=mail.own_addresses if mail else frozenset(),
        sender_check=mail.sender_check.policy if mail else Check.PREFER,
        subject_tag=bool(mail and mail.subject_tag),
        mail_keys=read_keys(settings.store.data_dir, secrets.token_bytes),
        bounces_to=mail.relay.bounce_address if mail and mail.relay else "",
        mail_lives=mail.relay.give_up_after if mail and mail.relay else GIVE_UP_AFTER,
        telegram_link=bool(mail and mail.telegram_link),
        signed_replies=bool(mail and mail.relay and mail.relay.signed_replies),
        chance=secrets.token_bytes,
    )
