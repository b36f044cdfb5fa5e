"""A busy day for the kill tests: customers who ask, agents who answer, and a record of what they saw."""

import smtplib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from tests.fakes.letters import Letter, MailCustomer
from tests.fakes.oracle import Copy, Kind, Waited
from tests.fakes.sandbox import Json, User
from tests.fakes.story import FAR, MARK, SURE, SURE_SAYS, Story, heard
from tests.fakes.words import words

PATIENCE = 90.0
"""Seconds a mail server keeps trying to hand a mail over."""


@dataclass(frozen=True)
class Expected:
    """Something handed in, and how to find what became of it."""

    key: str
    kind: Kind
    copies: Callable[[], list[Copy]]
    asked: Callable[[], bool] = lambda: False


class Load:
    """Everybody has a name of his own, so that what is seen is known to be theirs."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.expected: list[Expected] = []
        self.postmen: list[threading.Thread] = []
        self.taken = threading.Event()
        self.refused: list[str] = []
        self._numbers = count(1)
        self._held: list[tuple[str, MailCustomer | User]] = []
        self._seen: list[Json] = []

    def round(self) -> None:
        """One round of mixed load."""
        self.taken.clear()
        self._chat_question(SURE, Kind.ANSWER_IN_CHAT)
        self._chat_question(FAR, Kind.AT_DESK)
        self._agents_answer()
        for question, kind in ((SURE, Kind.ANSWER_BY_MAIL), (FAR, Kind.AT_DESK), (SURE, Kind.ANSWER_BY_MAIL)):
            self._mail_question(question, kind)

    def settled(self) -> None:
        """Waits until every mail is handed over."""
        for postman in self.postmen:
            postman.join(PATIENCE)
        self.postmen.clear()
        assert not self.refused, self.refused

    def record(self) -> list[Waited]:
        """What became of everything, as customers and agents see it now."""
        self._seen = self.story.group.messages(self.story.mia)
        return [Waited(one.key, one.kind, tuple(one.copies()), one.asked()) for one in self.expected]

    def _name(self) -> str:
        return f"Customer {next(self._numbers):04}x"

    def _mail_question(self, question: str, kind: Kind) -> None:
        name = self._name()
        person = self.story.writes_by_mail(name)
        text = question if kind is Kind.ANSWER_BY_MAIL else f"{question} It is for {name}."
        self._posts(person, person.letter("My question", text))
        if kind is Kind.AT_DESK:
            self._at_desk(f"mail of {name}", f"It is for {name}.")
            self._held.append((name, person))
            return
        copies = lambda: [Copy(mail.header("Message-ID")) for mail in person.inbox]  # noqa: E731
        self._expects(f"answer to the mail of {name}", kind, copies, lambda: self._asks(name))

    def _chat_question(self, question: str, kind: Kind) -> None:
        name = self._name()
        person = self.story.writes_by_telegram(name)
        if kind is Kind.AT_DESK:
            person.writes(f"{question} It is for {name}.")
            self._at_desk(f"words of {name}", f"It is for {name}.")
            self._held.append((name, person))
            return
        person.writes(question)
        copies = lambda: [Copy(str(m["message_id"])) for m in heard(person, SURE_SAYS)]  # noqa: E731
        self._expects(f"answer to {name}", kind, copies, lambda: self._asks(name))

    def _agents_answer(self) -> None:
        """Agents answer where a card is at the desk by now, and its customer goes on writing."""
        waiting, self._held = self._held, []
        for name, person in waiting:
            card = next(iter(self.story.cards(name)), None)
            if card is None:
                self._held.append((name, person))
                continue
            text = f"We care for it, dear {name}."
            written = self.story.mia.writes_in(card, text)
            self._reply(name, person, text, written["message_id"])
            if isinstance(person, User):
                person.writes(f"And once more from {name}.")
                self._at_desk(f"more words of {name}", f"And once more from {name}.")

    def _reply(self, name: str, person: MailCustomer | User, text: str, number: int) -> None:
        def copies() -> list[Copy]:
            if isinstance(person, User):
                return [Copy(str(m["message_id"])) for m in heard(person, text)]
            return [Copy(mail.header("Message-ID")) for mail in person.inbox if text in mail.text]

        kind = Kind.REPLY_IN_CHAT if isinstance(person, User) else Kind.REPLY_BY_MAIL
        self._expects(f"agent's answer to {name}", kind, copies, lambda: self._asks(name, number))

    def _at_desk(self, key: str, text: str) -> None:
        def copies() -> list[Copy]:
            found = [m for m in self._seen if m["from"]["is_bot"] and text in m.get("text", "")]
            return [Copy(str(m["message_id"]), marked=m["text"].startswith(MARK)) for m in found]

        self._expects(key, Kind.AT_DESK, copies)

    def _asks(self, name: str, number: int | None = None) -> bool:
        notice = words("unsure-delivered", name=name)
        return any(
            notice in m.get("text", "")
            and (number is None or m.get("reply_to_message", {}).get("message_id") == number)
            for m in self._seen
        )

    def _expects(
        self,
        key: str,
        kind: Kind,
        copies: Callable[[], list[Copy]],
        asked: Callable[[], bool] = lambda: False,
    ) -> None:
        self.expected.append(Expected(key, kind, copies, asked))

    def _posts(self, person: MailCustomer, letter: Letter) -> None:
        postman = threading.Thread(target=self._hand_over, args=(person, letter), daemon=True)
        self.postmen.append(postman)
        postman.start()

    def _hand_over(self, person: MailCustomer, letter: Letter) -> None:
        """As mail servers do: the same mail again and again until it is taken."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                person.sends(letter)
            except (smtplib.SMTPException, OSError):
                time.sleep(0.02)
            else:
                self.taken.set()
                return
        self.refused.append(letter.id)
