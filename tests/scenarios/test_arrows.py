"""kill -9 at each arrow of a message's way: nothing is lost there, nothing doubled against the rules."""

import os
import smtplib
import threading
from collections.abc import Callable
from itertools import count

from tests.fakes.holds import held, wait_until_stuck
from tests.fakes.letters import Letter, MailCustomer
from tests.fakes.oracle import Copy, Kind, Waited, judge
from tests.fakes.program import MIA
from tests.fakes.sandbox import Json, User, wait_for
from tests.fakes.story import DELIVERED, FAR, MARK, Story, heard
from tests.fakes.words import words

ROUNDS = int(os.environ.get("ARROWS", "1"))
UNLIMITED = {"answers_per_hour": 100_000, "answers_per_domain_per_hour": 100_000}
BEFORE, AFTER = {"hang": 60}, {"slow": 60}
"""The call never has its effect, or has it and nobody hears of it."""
_numbers = count(1)


class Ways:
    """Everything that is on its way somewhere, and what became of it."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.database = story.folder / "firm" / "data" / "firstline.sqlite"
        self.record: list[Callable[[], Waited]] = []
        self.hit: set[str] = set()

    def name(self) -> str:
        """Of a customer nobody knows yet."""
        return f"Customer {next(_numbers):04}x"

    def asks(self, name: str = "") -> User:
        """Somebody new asks in a chat; it has to come to the desk."""
        name = name or self.name()
        person = self.story.writes_by_telegram(name)
        person.writes(f"{FAR} It is for {name}.")
        self.at_desk(name)
        return person

    def letter(self) -> tuple[MailCustomer, Letter]:
        """The same by mail, not handed over yet."""
        name = self.name()
        person = self.story.writes_by_mail(name)
        self.at_desk(name)
        return person, person.letter("My umbrella", f"{FAR} It is for {name}.")

    def waiting(self, *, mail: bool = False) -> tuple[str, MailCustomer | User]:
        """Somebody whose card is at the desk, with its holder Mia."""
        if mail:
            person, letter = self.letter()
            person.sends(letter)
            self.story.card(person.name)
            return person.name, person
        user = self.asks()
        self.story.card(user.first_name)
        return user.first_name, user

    def answers(self, name: str, person: MailCustomer | User) -> Json:
        """The agent who holds it answers; it has to reach the customer."""
        text = f"We care for it, dear {name}."
        written = self.holder(name).writes_in(self.story.card(name), text)
        kind = Kind.REPLY_IN_CHAT if isinstance(person, User) else Kind.REPLY_BY_MAIL

        def copies() -> tuple[Copy, ...]:
            if isinstance(person, User):
                return tuple(Copy(str(m["message_id"])) for m in heard(person, text))
            return tuple(Copy(mail.header("Message-ID")) for mail in person.inbox if text in mail.text)

        def asked() -> bool:
            notices = self.story.said(name, words("unsure-delivered", name=name))
            return any(m["reply_to_message"]["message_id"] == written["message_id"] for m in notices)

        self.record.append(lambda: Waited(f"answer to {name}", kind, copies(), asked()))
        return written

    def holder(self, name: str) -> User:
        """Who need not be asked before they answer."""
        query = "select c.holder from conversations c join customers u on u.id = c.customer where u.name = ?"
        (holder,) = self.story.program.ledger.rows(query, name)[-1]
        return self.story.mia if holder == MIA else self.story.oleh

    def at_desk(self, name: str) -> None:
        """What this customer wrote has to stand there."""

        def copies() -> tuple[Copy, ...]:
            found = self.story.said(name, f"It is for {name}.")
            return tuple(Copy(str(m["message_id"]), marked=m["text"].startswith(MARK)) for m in found)

        self.record.append(lambda: Waited(f"words of {name}", Kind.AT_DESK, copies()))

    def receipt(self, written: Json) -> None:
        """What the agent wrote has to be signed, once and as delivered."""

        def signs() -> tuple[Copy, ...]:
            return tuple(Copy(sign) for sign in self.story.reactions(written) if sign == DELIVERED)

        key = f"receipt of {written['message_id']}"
        self.record.append(lambda: Waited(key, Kind.REPLY_IN_CHAT, signs()))

    def killed(self, *arrows: str) -> None:
        """The program dies here."""
        self.story.program.kill()
        self.hit.update(arrows)

    def starts(self) -> None:
        """The program comes back. Before a topic is made again its own message has three seconds, which may
        pass at once in a story: so what waits is let in first."""
        story = self.story
        story.sandbox.clear_faults()
        story.sink.behaves()
        story.program.start()
        wait_for(lambda: story.sandbox.pending(story.bot) == 0 and story.program.ledger.undecided == 0, 60)


def test_a_kill_at_each_arrow_loses_nothing_and_doubles_nothing(story: Story) -> None:
    story.start(clock=True, policy=UNLIMITED)
    ways = Ways(story)
    for _ in range(ROUNDS):
        at_the_poll(ways)
        at_the_inbox(ways)
        at_the_decision(ways)
        in_flight(ways)
        at_the_outcome(ways)
    for _ in range(3):
        story.passes(10)
        story.rests()
    record = [look() for look in ways.record]
    verdict = judge(record)
    print(
        f"\n{ROUNDS * 5} kills at {', '.join(sorted(ways.hit))}: {len(record)} things on their way, "
        f"lost {len(verdict.lost)}, doubled {len(verdict.doubled)}, "
        f"asked about {sum(waited.asked for waited in record)}"
    )
    assert verdict.lost == verdict.doubled == ()
    topics = [topic["name"] for topic in story.group.topics(story.mia)]
    assert len(topics) == len(set(topics)), "a customer has one topic"


def at_the_poll(ways: Ways) -> None:
    """Updates are handed out, and do not arrive."""
    story = ways.story
    name, person = ways.waiting()
    story.rests()
    begun = story.sandbox.last_call()
    story.sandbox.fault("getUpdates", AFTER)
    ways.asks()  # ends the poll that goes on already; its topic's own message ends the next one
    ways.answers(name, person)
    wait_for(lambda: len(story.sandbox.calls("getUpdates", begun, all=True)) > 1)
    ways.asks()
    ways.killed("poll")
    ways.starts()


def at_the_inbox(ways: Ways) -> None:
    """What came is not kept yet: nobody was told that it is."""
    name, person = ways.waiting()
    ways.story.rests()
    writer, letter = ways.letter()
    with held(ways.database, "before insert on arrivals"):
        ways.asks()
        ways.answers(name, person)
        refused: list[Exception] = []
        postman = threading.Thread(target=_hands_over, args=(writer, letter, refused))
        postman.start()
        wait_until_stuck(ways.database)
        ways.killed("inbox")
    postman.join(60)
    assert refused, "it was told that the mail is kept, and it was not"
    ways.starts()
    writer.sends(letter)


def _hands_over(writer: MailCustomer, letter: Letter, refused: list[Exception]) -> None:
    try:
        writer.sends(letter)
    except (smtplib.SMTPException, OSError) as error:
        refused.append(error)


def at_the_decision(ways: Ways) -> None:
    """What came is kept; what follows from it is not."""
    name, person = ways.waiting()
    ways.story.rests()
    with held(ways.database, "before update of state on arrivals when new.state = 'done'"):
        ways.asks()
        ways.answers(name, person)
        writer, letter = ways.letter()
        postman = threading.Thread(target=_hands_over, args=(writer, letter, []))
        postman.start()
        wait_until_stuck(ways.database)
        ways.killed("triage")
    postman.join(60)
    ways.starts()
    writer.sends(letter)  # it may have been told that it is kept: the same mail again is one mail


def in_flight(ways: Ways) -> None:
    """Everything is being sent, and half of it has its effect."""
    story = ways.story
    talks = [ways.waiting(mail=number > 3) for number in range(6)]
    story.rests()
    names = [ways.name() for _ in range(4)]
    for name, effect in zip(names, (BEFORE, AFTER, BEFORE, AFTER), strict=True):
        kind, said = ("createForumTopic", name) if name in names[:2] else ("sendMessage", f"for {name}")
        story.sandbox.fault(kind, effect, contains=said)
    for (name, _), effect in zip(talks[2:4], (BEFORE, AFTER), strict=True):
        story.sandbox.fault("sendMessage", effect, contains=f"dear {name}")
    for (name, _), when in zip(talks[4:], ("before", "after"), strict=True):
        story.sink.is_slow(when, 60, contains=f"dear {name}")
    for name in names:
        ways.asks(name)
    for number, effect in enumerate((BEFORE, AFTER), start=1):
        story.sandbox.fault("setMessageReaction", effect)
        written = ways.answers(*talks[number - 1])
        ways.receipt(written)
        wait_for(lambda number=number: _sending(story).get("react") == number)  # type: ignore[misc]
    for name, person in talks[2:]:
        ways.answers(name, person)
    wanted = {"create_topic": 2, "card": 2, "send": 2, "mail": 2, "react": 2}
    wait_for(lambda: _sending(story) == wanted)
    ways.killed("topic", "card", "send", "receipt")
    ways.starts()
    story.passes(5)


def _sending(story: Story) -> dict[str, int]:
    rows = story.program.ledger.rows(
        "select kind, count(*) from deliveries where state = 'sending' group by kind"
    )
    return dict(rows)


def at_the_outcome(ways: Ways) -> None:
    """It was sent, and that is not written down."""
    name, person = ways.waiting()
    ways.story.rests()
    with held(ways.database, "before update of state on deliveries when new.state = 'sent'"):
        ways.answers(name, person)
        ways.asks()
        wait_until_stuck(ways.database)
        ways.killed("outcome")
    ways.starts()
