"""Who plays in a trial: the bot, the group with its agents, and customers with questions to click."""

from dataclasses import dataclass
from itertools import count, islice

from bot.settings.model import Settings

FIRST_CUSTOMER = 900_000_001


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """Somebody with a Telegram account. ``examples`` are questions for customers to click."""

    id: int
    name: str
    language: str
    examples: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail to click; the shipped articles answer all but the last."""

    sender: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A customer to be played. Of the questions the shipped articles answer all but the last."""

    name: str
    language: str
    examples: tuple[str, ...]


PARTS = (
    Part(
        "Ann",
        "en",
        (
            "How long do DNS changes take?",
            "I forgot my password",
            "Can I visit your office on Thursday?",
        ),
    ),
    Part(
        "Оксана",
        "uk",
        (
            "Скільки часу займають зміни DNS?",
            "Забула пароль до панелі",
            "Чи можна зайти до вас в офіс у четвер?",
        ),
    ),
    Part(
        "Оксана",
        "ru",
        (
            "Как сбросить пароль?",
            "Сколько обновляются DNS?",
            "Можно зайти к вам в офис в четверг?",
        ),
    ),
    Part(
        "أحمد",
        "ar",
        (
            "كيف أغير كلمة المرور؟",
            "كم يستغرق تحديث DNS؟",
            "هل يمكنني زيارة مكتبكم يوم الخميس؟",
        ),
    ),
)
"""Ann plays always; of the others, the first of each name whose language is served."""

LETTERS = (
    Letter(
        "Ben Carter <ben@carter.example>",
        "How long do DNS changes take?",
        "Hello,\n\nhow long do DNS changes take?\n\nBen",
    ),
    Letter(
        "Lina Haddad <lina@haddad.example>",
        "كلمة المرور",
        "مرحبا،\n\nنسيت كلمة المرور، كيف أغيرها؟\n\nلينا",
    ),
    Letter(
        "Carla Moss <carla@moss.example>",
        "A visit to our school",
        "Hello,\n\nwould one of you like to visit our school in May and tell the children about your work?"
        "\n\nCarla",
    ),
)


def cast(settings: Settings) -> Cast:
    """The players for these settings, which name a bot and a group. The same settings, the same players."""
    telegram, agents = settings.channels.telegram, settings.agents
    assert telegram is not None
    taken = {int(agent.id) for agent in agents}
    people: dict[str, Part] = {}
    for part in PARTS:
        if part.language in ("en", *settings.languages):
            people.setdefault(part.name, part)
    free = islice((number for number in count(FIRST_CUSTOMER) if number not in taken), len(people))
    group = settings.desk.groups[0]
    return Cast(
        company=settings.company,
        group=group.id,
        group_name=group.name,
        bot_token=telegram.token,
        agents=tuple(Player(id=a.id, name=a.name, language=a.languages[0]) for a in agents),
        customers=tuple(
            Player(id=number, name=part.name, language=part.language, examples=part.examples)
            for number, part in zip(free, people.values(), strict=True)
        ),
    )
