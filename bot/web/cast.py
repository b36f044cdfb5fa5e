"""Who plays in a trial: the bot, the group with its agents, and customers with things to ask."""

from dataclasses import dataclass, replace
from itertools import count

from bot.settings.model import Settings
from bot.web.people import PEOPLE, Example, Person

FIRST_CUSTOMER = 900_000_001


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """Somebody who writes. ``key`` names them on the page: an id of Telegram, or a mail address."""

    key: str
    name: str
    language: str
    channel: str = "telegram"
    id: int = 0
    """Of the Telegram account; 0 for who writes mails."""
    skills: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Everybody in the trial."""

    company: str
    group: int
    group_name: str
    bot_token: str
    agents: tuple[Player, ...]
    customers: tuple[Player, ...]

    @property
    def bot(self) -> int:
        """The bot's id, which is the first part of its token."""
        return int(self.bot_token.partition(":")[0])

    def with_customer(self, name: str, language: str, address: str) -> "Cast":
        """One more customer, by mail if ``address`` is given, else by Telegram; the last of ``customers``."""
        used = {player.id for player in (*self.agents, *self.customers)}
        number = 0 if address else next(n for n in count(FIRST_CUSTOMER) if n not in used)
        channel = "mail" if address else "telegram"
        new = Player(key=address or str(number), id=number, channel=channel, name=name, language=language)
        return replace(self, customers=(*self.customers, new))


def cast(settings: Settings) -> Cast:
    """The players for these settings, which name a bot and a group. The same settings, the same players.

    English is always spoken; of the other customers those play whose language the company serves.
    """
    telegram, agents = settings.channels.telegram, settings.agents
    assert telegram is not None
    group = settings.desk.groups[0]
    played = Cast(
        company=settings.company,
        group=group.id,
        group_name=group.name,
        bot_token=telegram.token,
        agents=tuple(
            Player(key=str(a.id), id=int(a.id), name=a.name, language=a.languages[0], skills=a.skills)
            for a in agents
        ),
        customers=(),
    )
    for person in people(settings):
        played = played.with_customer(person.name, person.language, person.address)
        last = replace(played.customers[-1], examples=person.examples)
        played = replace(played, customers=(*played.customers[:-1], last))
    return played


def people(settings: Settings) -> list[Person]:
    """The customers who play with these settings, in the order in which the cast has them."""
    by_mail = settings.channels.mail is not None and settings.channels.mail.smtp is not None
    served = ("en", *settings.languages)
    return [one for one in PEOPLE if one.language in served and (by_mail or not one.address)]
