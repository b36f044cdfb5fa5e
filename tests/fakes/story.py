"""A firm, its customers and its agents, so that a test reads like a story.

story.start(); ann = story.writes_by_mail("Ann"); ann.mails("Hi", "..."); card = story.card("Ann")
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.fakes.letters import MailCustomer
from tests.fakes.program import DESK, MIA, OLEH, Program, settings_for
from tests.fakes.sandbox import Json, Sandbox, User, wait_for
from tests.fakes.smtp_sink import SmtpSink
from tests.fakes.words import words

DELIVERED, NOTED = "👌", "✍"
TOKEN = "777000777:AAa-token-that-only-the-sandbox-knows"
MARK = words("repeat-mark")
TAKE, RESOLVE = words("button-take"), words("button-resolve")
AGAIN, ARRIVED = words("button-again"), words("button-arrived")

UNSETTLED = (
    "select kind, state, attempts, due_at, reason from deliveries where state in ('queued', 'sending')"
)
ARTICLES = Path(__file__).resolve().parents[2] / "kb" / "articles"


def opening(article: str) -> str:
    """The first line of an article's answer, by which a customer's answer is known."""
    return (ARTICLES / f"{article}.md").read_text("utf-8").split("---\n")[2].strip().splitlines()[0]


SURE, SURE_SAYS = "How do I reset my password?", opening("password-reset.en")
PHP, PHP_SAYS = "How do I change the PHP version?", opening("php-version.en")
FAR = "My blue umbrella was left in your tram last Tuesday, the one with the wooden handle."
"""No article comes near."""
FAR_TOO = "Now my left glove of brown leather is missing as well, dear people of the tram."

INTERNAL = (
    *(words(key) for key in ("card-articles", "card-why", "card-resolved", "button-send", "repeat-mark")),
    *(words(key) for key in ("unsure-delivered", "not-delivered", "bot-not-delivered", "why-unsure")),
    *("For Mia:", "For Oleh:", "tg://", "Traceback"),
    *(str(MIA), str(OLEH), str(DESK), "firstline.sqlite"),
)
PER_CENT = re.compile(r"\(\d+ %\)")


class Story:
    """One sandbox, one sink and one program; the desk has Mia, Oleh, and Zed who is no agent."""

    def __init__(
        self, sandbox: Sandbox, sink: SmtpSink, folder: Path, program: Program | None = None
    ) -> None:
        self.sandbox, self.sink, self.folder = sandbox, sink, folder
        self.bot = sandbox.bot(TOKEN)
        self.mia = sandbox.user("Mia", id=MIA)
        self.oleh = sandbox.user("Oleh", id=OLEH)
        self.zed = sandbox.user("Zed")
        self.group = sandbox.group("Support", id=DESK)
        self.group.adds(self.mia, status="creator")
        self.group.adds(self.oleh, self.zed)
        self.group.adds(self.bot, status="administrator")
        self.customers: list[User] = []
        self.mail_customers: list[MailCustomer] = []
        self.notes: list[str] = []
        self._program = program

    @property
    def program(self) -> Program:
        """The running program."""
        assert self._program is not None, "start the story first"
        return self._program

    @property
    def started(self) -> bool:
        return self._program is not None

    def prepared(self, name: str = "firm", *, clock: bool = False, **changes: Any) -> Program:
        """A program with settings of its own, not started."""
        path = settings_for(
            self.folder / name,
            **{
                "token": TOKEN,
                "api_base": self.sandbox.base_url,
                "relay_port": self.sink.port,
                "clock": f"{self.sandbox.url}/sandbox/clock" if clock else "",
                **changes,
            },
        )
        return Program(path)

    def start(self, *, clock: bool = False, **changes: Any) -> "Story":
        """Starts the program; ``clock``: it follows the sandbox's clock, which ``passes`` moves."""
        return self.begins(self.prepared(clock=clock, **changes))

    def begins(self, program: Program) -> "Story":
        """Starts a program that was prepared."""
        self._program = program.start()
        return self

    def writes_by_mail(self, name: str, address: str = "") -> MailCustomer:
        """A customer with a mail address."""
        address = address or f"{name.lower().replace(' ', '.')}@customers.example"
        customer = MailCustomer(name, address, self.sink, lambda: self.program.port)
        self.mail_customers.append(customer)
        return customer

    def writes_by_telegram(self, name: str, language_code: str = "en") -> User:
        """A customer with Telegram, who has not written yet."""
        customer = self.sandbox.user(name, language_code=language_code)
        self.customers.append(customer)
        return customer

    def topic(self, name: str) -> list[Json]:
        """The messages in a customer's topic, oldest first; empty while there is none."""
        topic = self.group.topic(self.mia, f"{name} · C")
        return self.group.messages(self.mia, topic["message_thread_id"]) if topic else []

    def said(self, name: str, text: str) -> list[Json]:
        """The bot's messages with these words in a customer's topic."""
        return [m for m in self.topic(name) if m["from"]["is_bot"] and text in m.get("text", "")]

    def says(self, name: str, text: str, times: int = 1) -> Json:
        """Waits for the bot to say this in a customer's topic (for the ``times``-th time)."""
        found = wait_for(lambda: self.said(name, text)[times - 1 :])
        return found[0]

    def announcements(self, text: str) -> list[Json]:
        """The bot's messages with these words outside any customer's topic."""
        messages = self.group.messages(self.mia)
        return [m for m in messages if "message_thread_id" not in m and text in m.get("text", "")]

    def announced(self, text: str) -> Json:
        """Waits for such a message; the newest one."""
        return wait_for(lambda: self.announcements(text))[-1]

    def cards(self, name: str) -> list[Json]:
        """The cards in a customer's topic, the repeats too."""
        return self.said(name, words("card-why", why=""))

    def card(self, name: str, number: int = 1) -> Json:
        """Waits for the customer's card with this number (from 1)."""
        return wait_for(lambda: self.cards(name)[number - 1 :])[0]

    def again(self, message: Mapping[str, Any]) -> Json:
        """A message of the desk as it stands now."""
        return next(m for m in self.group.messages(self.mia) if m["message_id"] == message["message_id"])

    def notes_down(self, agent: User, place: Json, text: str) -> Json:
        """An agent writes what must stay inside."""
        self.notes.append(text.lstrip("/").strip())
        return agent.writes_in(place, text)

    def reactions(self, message: Json) -> list[str]:
        """The bot's reactions to a message of the desk."""
        return [r["emoji"] for r in self.again(message)["reactions"] if r["user"] == self.bot.id]

    def receipt(self, message: Json, emoji: str = DELIVERED) -> None:
        """Waits for the bot's reaction."""
        wait_for(lambda: emoji in self.reactions(message))

    def toast(self, person: User, query: str) -> str:
        """Waits for the answer to a pressed button."""
        return str(wait_for(lambda: [a for a in person.answers() if a["query_id"] == query])[0]["text"])

    def passes(self, seconds: float) -> None:
        """Time passes, for the program and for Telegram."""
        self.sandbox.advance(seconds)

    def freezes(self) -> None:
        """Time stands still, a second from now: whatever the program has noted so far lies behind."""
        self.sandbox.freeze()
        self.passes(1)

    def rests(self, seconds: float = 60) -> None:
        """Waits until everything that arrived is decided and everything to be sent is settled."""
        try:
            wait_for(lambda: self._rests(), seconds)
        except AssertionError as error:
            left = self.program.ledger.rows(UNSETTLED)
            error.add_note(f"{self.sandbox.pending(self.bot)} updates; unsettled: {left}")
            raise

    def waits(self, tries: int = 1, *, or_rests: bool = False) -> None:
        """Waits until something was tried so often in vain and is put off."""
        put_off = "select count(*) from deliveries where state = 'queued' and attempts = ?"
        wait_for(lambda: self.program.ledger.count(put_off, tries) or (or_rests and self._rests()))

    def _rests(self) -> bool:
        ledger = self.program.ledger
        # In this order: what is sent may bring an update, which becomes an arrival, which has to be decided.
        return (
            ledger.unsent == 0
            and self.sandbox.pending(self.bot) == 0
            and ledger.undecided + ledger.unsent == 0
        )

    def check(self) -> None:
        """What must hold after every story."""
        self.program.ledger.check()
        self.check_nothing_leaks()
        self.check_logs()

    def check_nothing_leaks(self) -> None:
        """Nothing internal stands in what customers can see."""
        seen = [message_words(m) for customer in self.customers for m in _received(customer)]
        seen += [mail.everything for mail in self.sink.mails]
        for shown in seen:
            for secret in (*INTERNAL, *self.notes):
                assert secret not in shown, f"{secret!r} reached a customer: {shown!r}"
            assert not PER_CENT.search(shown), shown
        for customer in self.mail_customers:
            others = [mail for mail in self.sink.mails if customer.address not in mail.to]
            assert not any(customer.address.encode() in mail.content for mail in others)

    def check_logs(self) -> None:
        """The log holds no token, no address and no customer's words."""
        errors = self.program.errors
        secrets = [TOKEN, TOKEN.partition(":")[2]]
        secrets += [customer.address for customer in self.mail_customers]
        for secret in (*secrets, FAR, SURE):
            assert secret not in errors, f"{secret!r} stands in the log"
        assert "Traceback" not in errors, errors[-4000:]


def _received(customer: User) -> list[Json]:
    return customer.received() if customer.sandbox.chats(customer) else []


def message_words(message: Json) -> str:
    """Everything a person can read in a message, buttons too."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    labels = [button["text"] for row in rows for button in row]
    return "\n".join([message.get("text", ""), message.get("caption", ""), *labels])


def buttons(message: Json) -> list[str]:
    """The texts of a message's buttons."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


def heard(person: User, text: str) -> list[Json]:
    """What the bot wrote to this person in private with these words."""
    return [m for m in _received(person) if text in m.get("text", "")]


def hears(person: User, text: str) -> Json:
    """Waits for the bot's message to this person with these words; the newest one."""
    return wait_for(lambda: heard(person, text))[-1]
