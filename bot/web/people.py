"""The customers of a trial: what each has asked before, and what to ask next.

Their words are data, as the articles are: nobody is served by translating what a person wrote.
"""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Example:
    """Something to ask with one click. ``kind``: what the shipped articles make of it: the bot knows it
    ("known"), asks back ("close"), or a person answers ("person"). Mails have a subject."""

    kind: str
    text: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Says:
    """The customer writes."""

    text: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Whoever holds the conversation answers, in words that fit any agent."""

    text: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """The customer presses the first button of the bot's last message."""


@dataclass(frozen=True, slots=True)
class Done:
    """Whoever holds the conversation resolves it."""


Line = Says | Told | Pressed | Done


@dataclass(frozen=True, slots=True)
class Scene:
    """Some lines, so long ago."""

    ago: timedelta
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A customer; without ``address`` by Telegram."""

    name: str
    language: str
    address: str
    examples: tuple[Example, ...]
    scenes: tuple[Scene, ...]


def _ago(days: int, hours: int = 0) -> timedelta:
    return timedelta(days=days, hours=hours)


ANN = Person(
    "Ann Becker",
    "en",
    "",
    (
        Example("known", "How long do DNS changes take?"),
        Example("close", "Invoice"),
        Example("person", "Your invoice shows a company name we no longer use. Can you fix it?"),
    ),
    (
        Scene(
            _ago(6, 3),
            (
                Says("Hi! Could you put the accounts of our two offices together under one login?"),
                Told("Hello Ann, that works. Which of the two logins should stay?"),
                Says("The Hamburg one, please"),
                Told("Done. Both offices are under the Hamburg login now, nothing else changed."),
                Says("Perfect, thank you!"),
                Done(),
            ),
        ),
        Scene(_ago(2, 5), (Says("How do I restore a backup?"), Pressed())),
    ),
)
OKSANA = Person(
    "Оксана Коваль",
    "uk",
    "",
    (
        Example("known", "Забула пароль до панелі"),
        Example("close", "рахунок"),
        Example("person", "Чи підтримуєте ви волонтерські проєкти?"),
    ),
    (
        Scene(
            _ago(4, 2),
            (
                Says("Доброго дня! У нас змінився директор, чи треба переукладати договір?"),
                Told("Добрий день! Ні, достатньо додаткової угоди. Надішліть, будь ласка, наказ."),
                Says("Дякую, завтра надішлю"),
                Told("Добре, чекаємо на нього."),
            ),
        ),
    ),
)
DMITRY = Person(
    "Дмитрий Соколов",
    "ru",
    "",
    (
        Example("known", "Как перенести сайт?"),
        Example("close", "пароль"),
        Example("person", "Хотим снять у вас стойку под свои серверы. С кем это обсудить?"),
    ),
    (
        Scene(_ago(5, 6), (Says("Как сбросить пароль?"), Pressed())),
        Scene(
            _ago(0, 3),
            (Says("Здравствуйте! Нам нужен выделенный канал до вашего дата-центра в Праге. Это возможно?"),),
        ),
    ),
)
AHMED = Person(
    "أحمد حسن",
    "ar",
    "",
    (
        Example("known", "كم يستغرق تحديث DNS؟"),
        Example("close", "فاتورة"),
        Example("person", "هل يمكنني زيارة مكتبكم يوم الخميس؟"),
    ),
    (
        Scene(
            _ago(3, 4),
            (
                Says("السلام عليكم، نريد استضافة متجرين لشركة واحدة. هل تقدمون عرضا خاصا لذلك؟"),
                Told("وعليكم السلام أستاذ أحمد، نعم لدينا خصم عشرة بالمئة على الموقع الثاني."),
                Says("ممتاز، شكرا جزيلا"),
                Done(),
            ),
        ),
    ),
)
BEN = Person(
    "Ben Carter",
    "en",
    "ben@carter.example",
    (
        Example("known", "Hello,\n\nhow long do DNS changes take?\n\nBen", "DNS"),
        Example(
            "person",
            "Hello,\n\nwould one of you like to visit our school in May and tell the children what you do?"
            "\n\nBen",
            "A visit to our school",
        ),
    ),
    (
        Scene(
            _ago(4, 7),
            (
                Says("Hello,\n\nhow do I restore a backup?\n\nBen", "Backup"),
            ),
        ),
        Scene(
            _ago(1, 5),
            (
                Says(
                    "Hello,\n\nour school gets a second building. Could we have a quote for two more years, "
                    "for both?\n\nBen Carter",
                    "Quote for two years",
                ),
                Told("Hello Ben, with pleasure. The quote is in the panel, under Documents."),
                Done(),
            ),
        ),
    ),
)  # fmt: skip
LINA = Person(
    "لينا حداد",
    "ar",
    "lina@haddad.example",
    (
        Example("known", "مرحبا،\n\nنسيت كلمة المرور، كيف أغيرها؟\n\nلينا", "كلمة المرور"),
        Example("person", "مرحبا،\n\nهل يمكن أن تتحدثوا عن شركتكم في معرض دمشق القادم؟\n\nلينا", "معرض"),
    ),
    (
        Scene(
            _ago(2, 3),
            (
                Says("مرحبا،\n\nهل تقدمون دورة تدريبية لموظفينا الجدد؟\n\nلينا", "دورة تدريبية"),
                Told("أهلا لينا، نعم، لدينا دورة مدتها يوم واحد. كم عدد الموظفين؟"),
            ),
        ),
    ),
)
MARINA = Person(
    "Марина Белова",
    "ru",
    "marina@belova.example",
    (
        Example("known", "Здравствуйте!\n\nКак сбросить пароль?\n\nМарина", "Пароль"),
        Example(
            "person",
            "Здравствуйте!\n\nМожно ли договориться о скидке для благотворительного фонда?\n\nМарина",
            "Скидка для фонда",
        ),
    ),
    (
        Scene(
            _ago(1, 2),
            (
                Says(
                    "Добрый день!\n\nНашему фонду нужен договор на двух языках. Вы такие делаете?\n\nМарина",
                    "Договор",
                ),
                Told("Добрый день, Марина! Да, на русском и английском. Пришлите, пожалуйста, реквизиты."),
            ),
        ),
    ),
)

PEOPLE = (ANN, OKSANA, DMITRY, AHMED, BEN, LINA, MARINA)
