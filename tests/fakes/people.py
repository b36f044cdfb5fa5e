"""The people, groups and bots of a story on the sandbox, with verbs for what they do."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.fakes.sandbox import Sandbox

Json = dict[str, Any]


@dataclass(frozen=True)
class Bot:
    """A bot of the sandbox and where to reach it."""

    id: int
    token: str
    username: str


@dataclass(frozen=True)
class Group:
    """A group."""

    sandbox: "Sandbox"
    id: int
    title: str

    def adds(self, *people: "User | Bot", status: str = "member", rights: Json | None = None) -> None:
        """Makes people or bots members; an "administrator" has all rights unless some are given."""
        given = {} if rights is None else {"rights": rights}
        for person in people:
            body = {"chat": self.id, "user": person.id, "status": status, **given}
            self.sandbox.post("members", body)

    def messages(self, seen_by: "User", thread: int | None = None) -> list[Json]:
        """The messages, of one topic or of all."""
        shown = self.sandbox.chat(self.id, seen_by)["messages"]
        return [m for m in shown if thread is None or m.get("message_thread_id") == thread]

    def topics(self, seen_by: "User") -> list[Json]:
        """The topics, each with its group, as ``writes_in`` takes them."""
        shown = self.sandbox.chat(self.id, seen_by)["topics"]
        return [{"chat": {"id": self.id}, **topic} for topic in shown]

    def topic(self, seen_by: "User", name_part: str) -> Json | None:
        """The newest topic whose name holds these words."""
        fitting = [topic for topic in self.topics(seen_by) if name_part in topic["name"]]
        return fitting[-1] if fitting else None


@dataclass(frozen=True)
class User:
    """A person, customer or agent. ``bot`` is needed only where there is more than one."""

    sandbox: "Sandbox"
    id: int
    first_name: str

    def starts(self, payload: str = "", **more: Any) -> Json:
        """Presses start in the private chat with the bot."""
        return self._act("start", payload=payload, **more)

    def writes(self, text: str | None = None, **more: Any) -> Json:
        """Writes to the bot in private; ``reply_to``, ``document``, ... as in the control interface."""
        return self._act("send", text=text, **more)

    def writes_in(self, place: "Group | Json", text: str | None = None, **more: Any) -> Json:
        """Writes in a group (General), or in the topic of a message or topic that carries ``chat``."""
        if isinstance(place, Group):
            return self._act("send", chat=place.id, text=text, **more)
        return self._act(
            "send", chat=place["chat"]["id"], thread=place.get("message_thread_id"), text=text, **more
        )

    def replies_to(self, message: Json, text: str | None = None, **more: Any) -> Json:
        """Answers a message where it stands."""
        return self.writes_in(message, text, reply_to=message["message_id"], **more)

    def edits(self, message: Json, text: str) -> Json:
        """Changes an own message."""
        return self._act("edit", chat=message["chat"]["id"], message=message["message_id"], text=text)

    def presses(self, button: str, message: Json) -> str:
        """Presses a button by its text; answers with the query's id."""
        pressed = self._act("press", chat=message["chat"]["id"], message=message["message_id"], button=button)
        return str(pressed["query_id"])

    def reacts(self, emoji: str, message: Json) -> None:
        """Reacts to a message; "" takes the reaction away."""
        self._act("react", chat=message["chat"]["id"], message=message["message_id"], emoji=emoji)

    def blocks(self) -> None:
        """Blocks the bot."""
        self._act("block")

    def unblocks(self) -> None:
        """Unblocks the bot."""
        self._act("unblock")

    def joins(self, group: Group) -> None:
        """Joins a group."""
        self._act("join", chat=group.id)

    def leaves(self, group: Group) -> None:
        """Leaves a group."""
        self._act("leave", chat=group.id)

    def does(self, do: str, group: Group, **more: Any) -> Any:
        """Any other deed in a group: "close_topic", "delete_topic", ..."""
        return self.sandbox.act(self.id, do, chat=group.id, **more)

    def messages(self, bot: Bot | None = None) -> list[Json]:
        """The messages of the private chat with the bot, own and the bot's."""
        return list(self.sandbox.chat(bot.id if bot else self.id, self)["messages"])

    def received(self, bot: Bot | None = None) -> list[Json]:
        """What the bot wrote in the private chat."""
        return [message for message in self.messages(bot) if message["from"]["is_bot"]]

    def answers(self) -> list[Json]:
        """The answers to this person's button presses."""
        return list(self.sandbox.get("answers", {"as": self.id}))

    def _act(self, do: str, **what: Any) -> Json:
        return dict(self.sandbox.act(self.id, do, **what))
