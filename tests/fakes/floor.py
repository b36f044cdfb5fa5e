"""The desk's floor: plays a day of chatter with the whole program, and knows what each line was meant for.

Whatever is internal carries a mark of its own, which no customer may ever see; whatever is for a customer
carries one that this customer must see, and nobody else.
"""

import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

from tests.fakes.chatter import CAPTIONED, COMMANDS, FILES, KINDS, OTHERS, Deed
from tests.fakes.letters import MailCustomer
from tests.fakes.people import User, file
from tests.fakes.program import DESK, MIA, OLEH
from tests.fakes.sandbox import Json, Refused, wait_for
from tests.fakes.smtp_sink import Caught
from tests.fakes.story import FAR, INTERNAL, PER_CENT, UNSETTLED, Story
from tests.fakes.upheavals import Upheavals
from tests.fakes.words import words

_numbers = count(1)
HANDLES = ("mia_private_handle", "oleh_private_handle", "Privatename")
"""Names that agents have on Telegram and the firm did not give them."""
OUTSIDE = re.compile(r"#[0-9]+ Client[0-9]+q")
"""What agents read above words that stand outside a topic."""
NO_WORD = ("customer", "mail", "time", "pause", "group", "topic", "mend")
"""What is no word, no edit and no press of the desk."""
UNSEEN = frozenset(KINDS) - {*NO_WORD, "private"}
"""What the bot cannot see while it is out of the group."""
ADRIFT = 601
"""Seconds after which a topic that was deleted again is made again."""
PATIENCE = 120
"""Seconds, and five minutes of the story for each, until all that waits is sent."""


@dataclass
class Line:
    """Something said. ``marks``: one of them must arrive, or of ``changes`` the last one, unless the agent is
    told that it does not; ``gone``: it may have been taken back."""

    deed: Deed
    customer: "Client"
    author: User
    message: Json
    marks: list[str]
    inside: bool = False
    gone: bool = False
    changes: list[str] = field(default_factory=list)


@dataclass
class Client:
    """A customer of this day."""

    name: str
    person: User | MailCustomer
    thread: int = 0
    heard: list[str] = field(default_factory=list)
    """What the customer wrote, by its marks; it must stand in the topic."""
    own: list[Json] = field(default_factory=list)
    blocked: bool = False

    last: str = ""
    """What the customer wrote when all was in order again."""

    def is_shown_by(self, message: Json) -> bool:
        """Whether agents read in this message of the bot that it is about this customer."""
        text = message.get("text", "")
        about = text.startswith("#") and self.name in text
        return message["from"]["is_bot"] and (about or any(mark in text for mark in self.heard))


class Floor:
    """Three new customers, one of whom writes by mail, and a day at the desk about them."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.agents = (story.mia, story.oleh)
        self.secrets: dict[str, Deed | None] = {}
        self.lines: list[Line] = []
        self.played = 0
        self.since = story.sandbox.last_call()
        self.clients = [self._client(mail=False), self._client(mail=False), self._client(mail=True)]
        for client in self.clients:
            story.card(client.name)
            topic = story.group.topic(story.mia, f"{client.name} · C")
            assert topic is not None
            client.thread = topic["message_thread_id"]
        self.lunch = story.mia.opens_topic(story.group, f"Lunch {next(_numbers)}")
        self.first = self.lunch["message_thread_id"]
        self.upheavals = Upheavals(story)
        self.waiting: list[str] = []

    def play(self, day: list[Deed]) -> None:
        """The whole day, without waiting for anything that is not a part of it."""
        for deed in day:
            if "bot" in self.upheavals.wrong and deed.kind in UNSEEN:
                continue
            try:
                _DEEDS[deed.kind](self, deed)
            except Refused:  # Telegram lets nobody do that, e.g. edit what is no text
                continue
            self.played += deed.kind not in NO_WORD

    def closes(self) -> None:
        """What is wrong is put right, and everybody writes once more; whatever waits for an agent's word gets
        it; then all is sent that will be."""
        self.upheavals.ends()
        self.story.mia.writes_in(self.story.group, "All is in order again.")
        self._calms()
        self.story.passes(ADRIFT)
        for client in self.clients:
            self._writes_again(client)
        self._calms()
        for client in (client for client in self.clients if not client.blocked):
            self._is_answered(client)
        self._calms()
        for _ in range(20):
            asked = self.story.program.ledger.rows(
                "select id, agent, kind from drafts where kind in ('words', 'role') and state = 'open'"
            )
            if not asked:
                break
            for number, agent, kind in asked:
                self._settles(number, agent, ("place",) if kind == "words" else ("help", "over"))
            self._calms()
        self.waiting = [f"words of {agent} wait for ever: {number}, {kind}" for number, agent, kind in asked]

    def leaks(self) -> list[str]:
        """What customers saw that they must not, each with where."""
        found = []
        for where, text in self._seen():
            found += [
                f"{secret} of {deed} in {where}: {text}"
                for secret, deed in self.secrets.items()
                if secret in text
            ]
            found += [f"{secret} in {where}: {text}" for secret in (*INTERNAL, *HANDLES) if secret in text]
            if PER_CENT.search(text) or OUTSIDE.search(text):
                found.append(f"a score, or a line of the desk, in {where}: {text}")
        return found

    def lost(self) -> list[str]:
        """Lines that did not reach the one they were for, or reached somebody else too."""
        seen = {client.name: self._all_of(client) for client in self.clients}
        found = [*self.waiting]
        for line in self.lines:
            everything = (*line.marks, *line.changes)
            reached = [name for name, text in seen.items() if any(mark in text for mark in everything)]
            strangers = [name for name in reached if name != line.customer.name]
            if strangers:
                found.append(f"for {line.customer.name}, but {strangers} got it: {line.deed}")
            due = line.changes[-1:] or ([] if line.inside else line.marks)
            arrived = any(mark in seen[line.customer.name] for mark in due)
            if due and not line.gone and not arrived and not self._told(line):
                found.append(f"{line.customer.name} did not get {due}: {line.deed}")
        shown = self._answered_by_bot() + json.dumps(self._everything(), ensure_ascii=False)
        for client in (client for client in self.clients if not client.blocked):
            found += [f"of {client.name} not shown: {mark}" for mark in client.heard if mark not in shown]
        return found

    def not_mended(self) -> list[str]:
        """What is not as it was before, now that all is in order again."""
        ((trouble,),) = self.story.program.ledger.rows("select trouble from groups where chat = ?", DESK)
        found = [f"still wrong: {one}" for one in json.loads(trouble) if one != "anonymous"]
        for client in (client for client in self.clients if not client.blocked):
            thread = self._thread(client)
            topic = self.story.sandbox.chat(DESK, self.story.mia, thread=thread)["messages"] if thread else []
            if client.last not in self._answered_by_bot() + json.dumps(topic, ensure_ascii=False):
                found.append(f"not in the topic of {client.name}: {client.last}")
        return found

    # What they do

    def _text(self, deed: Deed) -> None:
        self._says(deed, lambda said: self._agent_writes(deed, said))

    def _note(self, deed: Deed) -> None:
        said = f"{deed.slashes}{deed.noise} {self._secret(deed)}"
        self._keeps(deed, self._agent_writes(deed, said), inside=True)

    def _command(self, deed: Deed) -> None:
        name = COMMANDS[deed.which % len(COMMANDS)]
        if name == "block":
            self._client_of(deed).blocked = True
        said = f"{deed.lead.strip('«—🙂 ')}/{name} {self._secret(deed)} {deed.noise}".replace("\\", "")
        self._agent_writes(deed, said)

    def _reply(self, deed: Deed) -> None:
        answered = self._some(deed)
        if answered is None:
            return
        if deed.inside:
            said = f"{deed.slashes}{self._secret(deed)}"
            self._keeps(deed, self._agent(deed).replies_to(answered, said), inside=True)
        else:
            self._says(deed, lambda said: self._agent(deed).replies_to(answered, said))

    def _media(self, deed: Deed) -> None:
        kind = (*FILES, *OTHERS)[deed.which % (len(FILES) + len(OTHERS))]
        if kind in OTHERS:
            mark = self._mark()
            east = round(50.0005 + int(mark[3:8]) / 1000, 4)  # as no part of another one
            about = {
                "contact": {"phone_number": "+380441", "first_name": mark},
                "venue": {"title": mark, "address": "1 Main Street"},
                "poll": {"question": mark},
                "location": {"latitude": 1.5, "longitude": east},
            }
            message = self._agent_writes(deed, None, **{kind: about[kind]})
            self._keeps(deed, message, mark if kind != "location" else f"{east}")
            return
        secret, mark = deed.inside and kind in CAPTIONED, self._mark()
        caption = f"{deed.slashes}{self._secret(deed)}" if secret else f"{deed.lead}{mark} {deed.noise}"
        content = f"the file of {mark}".encode()
        about = file(content, name=f"{deed.kind}.bin", caption=caption if kind in CAPTIONED else "")
        message = self._agent_writes(deed, None, **{kind: about})
        self._keeps(deed, message, mark, _unique(message), inside=secret)
        if secret:
            self.secrets[_unique(message)] = self.secrets[mark] = deed

    def _album(self, deed: Deed) -> None:
        pictures = [{"document": file(name=f"{n}.png")} for n in range(2 + deed.which % 3)]
        at = deed.which % len(pictures)
        mark = self._mark()
        if deed.inside:
            pictures[at]["document"]["caption"] = f"{deed.slashes}{self._secret(deed)}"
            if deed.which % 2:
                pictures[at - 1]["document"]["caption"] = mark
        else:
            pictures[at]["document"]["caption"] = f"{deed.lead}{mark} {deed.noise}"
        sent = self._agent(deed).sends_album_in(self._topic_of(self._client_of(deed)), *pictures)
        ids = [_unique(message) for message in sent]
        self._keeps(deed, sent[at], mark, *ids, inside=deed.inside)
        if deed.inside:
            self.secrets.update(dict.fromkeys(ids, deed))

    def _edit(self, deed: Deed) -> None:
        own = [line for line in self.lines if line.author == self._agent(deed)]
        if not own:
            return
        line, mark = own[-1 - deed.which % len(own)], self._mark()
        said = f"{deed.slashes}{self._secret(deed)}" if deed.inside else f"{mark} {deed.noise}"
        line.author.edits(line.message, said)
        if deed.inside:
            line.gone = True  # as long as nothing went out, nothing does
        else:
            line.changes.append(mark)

    def _undo(self, deed: Deed) -> None:
        own = [line for line in self.lines if line.author == self._agent(deed) and not line.inside]
        if own:
            line = own[-1 - deed.which % len(own)]
            line.author.replies_to(line.message, "/undo")
            line.gone = True

    def _button(self, deed: Deed) -> None:
        pressable = [
            (message, button)
            for message in self._shown(self._client_of(deed))
            for row in message.get("reply_markup", {}).get("inline_keyboard", [])
            for button in row
            if "callback_data" in button
        ]
        if pressable:
            message, button = pressable[-1 - deed.which % len(pressable)]
            self._client_of(deed).blocked |= ":block:" in button["callback_data"]
            self._presses(self._agent(deed), message, button["callback_data"])

    def _mention(self, deed: Deed) -> None:
        user = {"id": OLEH, "first_name": "Oleh", "is_bot": False}
        form = [{"type": "text_mention", "offset": 0, "length": 4, "user": user}]
        mark = self._mark()
        if deed.inside:
            photo = {**file(mark.encode(), caption=f"Oleh {mark}"), "caption_entities": form}
            self._keeps(deed, self._agent_writes(deed, None, photo=photo), mark)
        else:
            self._keeps(deed, self._agent_writes(deed, f"Oleh {mark}", entities=form), mark)

    def _forward(self, deed: Deed) -> None:
        mark = self._mark()
        found = self.story.zed.writes_in(self.story.group, f"{mark} {deed.noise}")
        message = self._agent(deed).forwards(found, to=self._topic_of(self._client_of(deed)))
        self._keeps(deed, message, mark)

    def _outsider(self, deed: Deed) -> None:
        said = f"{deed.lead}{self._secret(deed)}{deed.noise}"
        self._writes(self.story.zed, self._client_of(deed), said)

    def _anonymous(self, deed: Deed) -> None:
        said = f"{deed.lead}{self._secret(deed)}"
        self._writes(self.story.mia, self._client_of(deed), said, anonymous=True)

    def _general(self, deed: Deed) -> None:
        if "general" in self.upheavals.wrong:
            return  # nobody finds it
        command = f"/{COMMANDS[deed.which % len(COMMANDS)]} " if deed.inside else deed.lead
        self._agent(deed).writes_in(self.story.group, f"{command}{self._secret(deed)} {deed.noise}")

    def _lunch(self, deed: Deed) -> None:
        self._agent(deed).writes_in(self.lunch, f"{deed.lead}{self._secret(deed)} {deed.noise}")

    def _private(self, deed: Deed) -> None:
        self._agent(deed).writes(f"{deed.lead}{self._secret(deed)} {deed.noise}")

    def _group(self, deed: Deed) -> None:
        self.upheavals.happens(deed.which)

    def _topic(self, deed: Deed) -> None:
        self.upheavals.topic(deed.which, self._topic_of(self._client_of(deed)))

    def _mend(self, deed: Deed) -> None:
        if self.upheavals.wrong:
            names = sorted(self.upheavals.wrong)
            self.upheavals.mends(names[deed.which % len(names)])

    def _customer(self, deed: Deed) -> None:
        client = self.clients[deed.customer % 2]
        mark = self._mark()
        assert isinstance(client.person, User)
        if deed.which % 5 == 0:
            about = client.person.writes(photo=file(mark.encode(), caption=mark))
        elif deed.which % 5 == 1 and client.own:
            about = client.person.replies_to(client.own[-1], f"{mark} {FAR}")
        else:
            about = client.person.writes(f"{mark} {FAR}")
        client.own.append(about)
        client.heard.append(mark)

    def _mail(self, deed: Deed) -> None:
        client, mark = self.clients[2], self._mark()
        assert isinstance(client.person, MailCustomer)
        inbox = client.person.inbox
        if deed.which % 3 and inbox:
            client.person.replies(inbox[-1], f"{mark} {FAR}")
        else:
            client.person.mails(f"About {mark}", f"{mark} {FAR}")
        client.heard.append(mark)

    def _time(self, deed: Deed) -> None:
        self.story.passes((5, 15, 70, 700, 8000)[deed.which % 5])

    def _pause(self, deed: Deed) -> None:
        if self.upheavals.wrong:
            wait_for(self._is_decided)
        else:
            self._calms()

    # What helps them

    def _is_decided(self) -> bool:
        return self.story.sandbox.pending(self.story.bot) == 0 and self.story.program.ledger.undecided == 0

    def _calms(self) -> None:
        """Until everything is sent, also what has to wait because of something that was wrong."""
        until = time.monotonic() + PATIENCE
        while not self._rests():
            try:
                wait_for(self._rests, 1)
            except AssertionError:
                assert time.monotonic() < until, self.story.program.ledger.rows(UNSETTLED)
                # Only for what waits by the clock, not for a machine that is slow.
                if self._is_decided() and not self.story.program.ledger.sending:
                    self.story.passes(310)

    def _rests(self) -> bool:
        return self._is_decided() and not self.story.program.ledger.unsent

    def _client(self, *, mail: bool) -> Client:
        """Whose matter a person looks after from the first: the bot learns to answer other words in a day."""
        name = f"Client{next(_numbers):05}q"
        if mail:
            writer = self.story.writes_by_mail(name)
            writer.mails("My umbrella", "Please let me talk to a human.")
            return Client(name, writer)
        person = self.story.writes_by_telegram(name)
        person.writes("Please let me talk to a human.")
        return Client(name, person)

    def _agent(self, deed: Deed) -> User:
        return self.agents[deed.agent]

    def _client_of(self, deed: Deed) -> Client:
        return self.clients[deed.customer]

    def _mark(self) -> str:
        return f"pub{next(_numbers):05}q"

    def _secret(self, deed: Deed) -> str:
        secret = f"sec{next(_numbers):05}q"
        self.secrets[secret] = deed
        return secret

    def _says(self, deed: Deed, write: Callable[[str], Json]) -> None:
        mark = self._mark()
        self._keeps(deed, write(f"{deed.lead}{mark} {deed.noise}"), mark)

    def _keeps(self, deed: Deed, message: Json, *marks: str, inside: bool = False) -> None:
        line = Line(deed, self._client_of(deed), self._agent(deed), message, list(marks), inside)
        self.lines.append(line)

    def _agent_writes(self, deed: Deed, words: str | None, **content: object) -> Json:
        return self._writes(self._agent(deed), self._client_of(deed), words, **content)

    def _writes(self, author: User, client: Client, words: str | None, **content: object) -> Json:
        """In the customer's topic; where there is none, in reply to what is shown of the customer."""
        if self._thread(client):
            return author.writes_in(self._topic_of(client), words, **content)
        shown = self._shown(client)
        if not shown:
            raise Refused(f"nothing of {client.name} to reply to")
        return author.replies_to(shown[-1], words, **content)

    def _writes_again(self, client: Client) -> None:
        client.last = self._mark()
        client.heard.append(client.last)
        if isinstance(client.person, MailCustomer):
            client.person.mails(f"About {client.last}", f"{client.last} {FAR}")
        else:
            client.person.writes(f"{client.last} {FAR}")

    def _is_answered(self, client: Client) -> None:
        deed = Deed("text", 0, self.clients.index(client), 0, False, "", "", "")
        self._says(deed, lambda said: self._agent_writes(deed, said))

    def _thread(self, client: Client) -> int:
        """The customer's topic, 0 while there is none."""
        shown = self.story.sandbox.chat(DESK, self.story.mia, since=10**9)
        topics = {one["message_thread_id"]: one["name"] for one in shown["topics"]}
        if not shown["chat"].get("is_forum"):
            return 0
        if client.thread not in topics:
            found = [thread for thread, name in topics.items() if name.startswith(f"{client.name} · C")]
            client.thread = found[-1] if found else 0
        return client.thread

    def _topic_of(self, client: Client) -> Json:
        thread = self._thread(client)
        if not thread:
            raise Refused(f"{client.name} has no topic")
        return {"chat": {"id": DESK}, "message_thread_id": thread}

    def _shown(self, client: Client) -> list[Json]:
        """What agents see of a customer: the topic, and what of the bot's stands outside."""
        thread, sandbox, mia = self._thread(client), self.story.sandbox, self.story.mia
        topic = sandbox.chat(DESK, mia, thread=client.thread)["messages"] if client.thread else []
        outside = sandbox.chat(DESK, mia, thread=0, since=self.first)["messages"]
        if thread:
            return [*topic, *filter(client.is_shown_by, outside)]
        return [*filter(client.is_shown_by, [*topic, *outside])]

    def _some(self, deed: Deed) -> Json | None:
        found = [m for m in self._shown(self._client_of(deed)) if "text" in m or "caption" in m]
        return found[-1 - deed.which % len(found)] if found else None

    def _presses(self, agent: User, message: Json, data: str) -> None:
        self.story.sandbox.act(agent.id, "press", chat=DESK, message=message["message_id"], data=data)

    def _settles(self, draft: int, agent: int, verbs: tuple[str, ...]) -> None:
        """The agent who wrote says where the words belong."""
        who = self.story.mia if agent == MIA else self.story.oleh
        for message in self._everything():
            for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                for data in (button.get("callback_data", "") for button in row):
                    asks = data.split(":")[1:3] in [[verb, str(draft)] for verb in verbs]
                    if asks and not message.get("deleted"):
                        self._presses(who, message, data)
                        return

    def _everything(self) -> list[Json]:
        """All that was ever shown in the group on this day, also what is deleted."""
        shown = self.story.sandbox.chat(DESK, self.story.mia, since=self.first, deleted=1)
        return list(shown["messages"])

    def _answered_by_bot(self) -> str:
        """What customers wrote that needed no person: the bot learns in such a day."""
        asked = "select text from requests where decision in ('answer', 'clarify')"
        return "\n".join(text for (text,) in self.story.program.ledger.rows(asked))

    def _told(self, line: Line) -> bool:
        """The agent was told, below the message itself, that it went nowhere. Of what was not changed only
        what no mail can hold may, and what was deleted before it could be copied."""
        number = line.message["message_id"]
        calls = [one for one in self.story.sandbox.calls("sendMessage", self.since) if one["ok"]]
        replies = [json.loads(one["params"].get("reply_parameters", "{}")) for one in calls]
        told = any(one.get("message_id") == number for one in replies)
        if any(one["message_id"] == number and one.get("deleted") for one in self._everything()):
            notice = words("not-delivered", name=line.customer.name, why=words("fail-message-gone"))
            return told or any(notice in one["params"]["text"] for one in calls)
        return told and bool(line.changes or isinstance(line.customer.person, MailCustomer))

    def _seen(self) -> Iterator[tuple[str, str]]:
        """Everything customers ever saw, also what was changed or deleted later, each with where."""
        chats = {client.person.id: client for client in self.clients if isinstance(client.person, User)}
        for client in self.clients:
            yield from ((client.name, text) for text in self._texts(client))
        for call in self.story.sandbox.calls(since=self.since):
            if call["params"].get("chat_id") in chats:
                told = {name: value for name, value in call["params"].items() if name != "from_chat_id"}
                yield call["method"], json.dumps(told, ensure_ascii=False)

    def _texts(self, client: Client) -> list[str]:
        if isinstance(client.person, MailCustomer):
            return [_contents(mail) for mail in client.person.inbox]
        shown = self.story.sandbox.chat(client.person.id, client.person, deleted=1)["messages"]
        texts = [json.dumps(one, ensure_ascii=False) for one in shown if one["from"]["is_bot"]]
        return [*texts, *(str(answer["text"]) for answer in client.person.answers())]

    def _all_of(self, client: Client) -> str:
        return "\n".join(self._texts(client))


def _unique(message: Json) -> str:
    """The id by which a file is the same file wherever it is copied."""
    for kind in FILES:
        if kind in message:
            found = message[kind][-1] if kind == "photo" else message[kind]
            return str(found["file_unique_id"])
    raise AssertionError(message)


def _contents(mail: Caught) -> str:
    """The mail as it came, and each of its parts decoded, files too."""
    parts = [part.get_payload(decode=True) for part in mail.message.walk() if not part.is_multipart()]
    decoded = [part.decode("utf-8", "replace") for part in parts if isinstance(part, bytes)]
    return "\n".join([mail.content.decode("utf-8", "replace"), mail.everything, *decoded])


_DEEDS: dict[str, Callable[[Floor, Deed], None]] = {kind: getattr(Floor, f"_{kind}") for kind in KINDS}
