"""The people, groups and bots of a story on the sandbox, with verbs for what they do.

ann.sends("photo", caption="look"); oleh.closes(topic); mia.promotes(oleh, can_manage_topics=True)
"""

from base64 import b64encode
from collections.abc import Mapping
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

    def loses(self, *people: "User | Bot", status: str = "left") -> None:
        """People or bots are gone from one moment to the next: "left" or "kicked"."""
        self.adds(*people, status=status)

    def seen_by(self, person: "User") -> Json:
        """The whole group: general, topics, pinned, messages."""
        return self.sandbox.chat(self.id, person)

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


def file(content: bytes | None = None, *, name: str = "", mime_type: str = "", caption: str = "") -> Json:
    """A file to be sent; what is left out, the sandbox makes up."""
    encoded = None if content is None else b64encode(content).decode()
    given = {"content_base64": encoded, "name": name, "mime_type": mime_type, "caption": caption}
    return {key: value for key, value in given.items() if value}


@dataclass(frozen=True)
class User:
    """A person, customer or agent. ``bot`` is needed only where there is more than one.

    What a person sends is answered with the message, as the bot gets it.
    """

    sandbox: "Sandbox"
    id: int
    first_name: str

    # In private, with the bot

    def starts(self, payload: str = "", **more: Any) -> Json:
        """Presses start in the private chat with the bot."""
        return self._act("start", payload=payload, **more)

    def opens(self, link: str) -> Json:
        """Follows https://t.me/<bot>?start=<payload> and presses start."""
        return self._act("open_link", link=link)

    def writes(self, text: str | None = None, **more: Any) -> Json:
        """Writes to the bot in private; ``reply_to``, ``document``, ... as in the control interface."""
        return self._act("send", text=text, **more)

    def sends(self, kind: str, content: bytes | None = None, **about: str) -> Json:
        """Sends the bot a file: "photo", "document", "voice", ...; ``about``: name, mime_type, caption."""
        return self._act("send", **{kind: file(content, **about)})

    def sends_album(self, *items: Json, caption: str = "") -> list[Json]:
        """Sends the bot an album: {"photo": file(...)}, ...; the caption stands under the first."""
        return self._album({}, list(items), caption)

    def blocks(self) -> None:
        """Blocks the bot."""
        self._act("block")

    def unblocks(self) -> None:
        """Unblocks the bot."""
        self._act("unblock")

    def deletes_account(self) -> None:
        """Is no more on Telegram."""
        self._act("deactivate")

    # In a group, or in a topic of it

    def writes_in(self, place: "Group | Mapping[str, Any]", text: str | None = None, **more: Any) -> Json:
        """Writes in a group (General), or in the topic of a message or topic that carries ``chat``."""
        return self._act("send", text=text, **_where(place), **more)

    def sends_in(
        self, place: "Group | Mapping[str, Any]", kind: str, content: bytes | None = None, **about: str
    ) -> Json:
        """Sends a file there."""
        return self._act("send", **_where(place), **{kind: file(content, **about)})

    def sends_album_in(
        self, place: "Group | Mapping[str, Any]", *items: Json, caption: str = ""
    ) -> list[Json]:
        """Sends an album there."""
        return self._album(_where(place), list(items), caption)

    def writes_anonymously(self, place: "Group | Mapping[str, Any]", text: str, **more: Any) -> Json:
        """Writes as the group, as an administrator can."""
        return self.writes_in(place, text, anonymous=True, **more)

    def replies_to(self, message: Mapping[str, Any], text: str | None = None, **more: Any) -> Json:
        """Answers a message where it stands."""
        return self.writes_in(message, text, reply_to=message["message_id"], **more)

    def joins(self, group: Group) -> None:
        """Joins a group."""
        self._act("join", chat=group.id)

    def brings(self, other: "User | Bot", group: Group) -> None:
        """Adds somebody, a bot too, to a group."""
        self._act("join", chat=group.id, user=other.id)

    def leaves(self, group: Group) -> None:
        """Leaves a group."""
        self._act("leave", chat=group.id)

    # With a message

    def edits(self, message: Mapping[str, Any], text: str | None = None, **more: Any) -> Json:
        """Changes an own message: its words, or ``photo={...}`` and the like."""
        return self._act("edit", text=text, **_at(message), **more)

    def deletes(self, message: Mapping[str, Any]) -> None:
        """Deletes a message for everybody; no bot is told."""
        self._act("delete", **_at(message))

    def forwards(self, message: Mapping[str, Any], to: "Group | Mapping[str, Any] | None" = None) -> Json:
        """Passes a message on, to a place in a group or to the bot in private."""
        source = message["chat"]["id"]
        given = {"message": message["message_id"], "from_chat": source if source < 0 else None}
        return self._act("forward", **given, **(_where(to) if to is not None else {}))

    def pins(self, message: Mapping[str, Any]) -> None:
        """Pins a message."""
        self._act("pin", **_at(message))

    def unpins(self, message: Mapping[str, Any]) -> None:
        """Takes a pin away."""
        self._act("unpin", **_at(message))

    def presses(self, button: str, message: Mapping[str, Any]) -> str:
        """Presses a button by its text; answers with the query's id."""
        return str(self._act("press", button=button, **_at(message))["query_id"])

    def reacts(self, emoji: str, message: Mapping[str, Any]) -> None:
        """Reacts to a message; "" takes the reaction away."""
        self._act("react", emoji=emoji, **_at(message))

    def votes(self, message: Mapping[str, Any], *options: int) -> None:
        """Votes in a bot's poll, by the options' numbers from 0; none takes the vote back."""
        self._act("vote", options=list(options), **_at(message))

    def knocks(self, group: Group, invite_link: str | None = None) -> None:
        """Follows an invite link, or the newest of the group: comes in, or asks to be let in."""
        self._act("knock", chat=group.id, invite_link=invite_link)

    # As an administrator

    def opens_topic(self, group: Group, name: str) -> Json:
        """Opens a topic; answers with it, as ``writes_in`` takes it."""
        return {"chat": {"id": group.id}, **self._act("create_topic", chat=group.id, name=name)}

    def renames(self, topic: Mapping[str, Any], name: str) -> None:
        """Gives a topic another name."""
        self._act("edit_topic", name=name, **_where(topic))

    def closes(self, place: "Group | Mapping[str, Any]") -> None:
        """Closes a topic, or the General topic of a group."""
        self._act("close_general" if isinstance(place, Group) else "close_topic", **_where(place))

    def reopens(self, place: "Group | Mapping[str, Any]") -> None:
        """Opens a topic, or General, again."""
        self._act("reopen_general" if isinstance(place, Group) else "reopen_topic", **_where(place))

    def hides_general(self, group: Group, hidden: bool = True) -> None:
        """Hides the General topic, or shows it again."""
        self._act("hide_general" if hidden else "unhide_general", chat=group.id)

    def deletes_topic(self, topic: Mapping[str, Any]) -> None:
        """Deletes a topic with its messages; no bot is told."""
        self._act("delete_topic", **_where(topic))

    def switches_topics(self, group: Group, on: bool) -> None:
        """Switches the topics of a group on or off."""
        self._act("switch_topics", chat=group.id, on=on)

    def promotes(self, other: "User | Bot", group: Group, **rights: bool) -> None:
        """Gives somebody, a bot too, these rights and takes all others; none: a plain member."""
        self._act("promote", chat=group.id, user=other.id, rights=rights)

    def restricts(self, other: "User | Bot", group: Group, **rights: bool) -> None:
        """Lets a member do only this."""
        self._act("restrict", chat=group.id, user=other.id, rights=rights)

    def bans(self, other: "User | Bot", group: Group) -> None:
        """Sends somebody, a bot too, out of the group."""
        self._act("ban", chat=group.id, user=other.id)

    def unbans(self, other: "User | Bot", group: Group) -> None:
        """Lets somebody come back."""
        self._act("unban", chat=group.id, user=other.id)

    def becomes_anonymous(self, group: Group, on: bool = True) -> None:
        """Switches "Remain anonymous": what is written then comes from the group."""
        self._act("be_anonymous", chat=group.id, on=on)

    def renames_group(self, group: Group, title: str) -> None:
        """Gives the group another title."""
        self._act("rename_group", chat=group.id, title=title)

    def migrates(self, group: Group) -> Group:
        """Turns a basic group into a supergroup; answers with the new one."""
        return Group(self.sandbox, self._act("migrate", chat=group.id)["id"], group.title)

    def does(self, do: str, group: Group, **more: Any) -> Any:
        """Any deed in a group by its name in the control interface."""
        return self.sandbox.act(self.id, do, chat=group.id, **more)

    # What they see

    def messages(self, bot: Bot | None = None) -> list[Json]:
        """The messages of the private chat with the bot, own and the bot's."""
        return list(self.sandbox.chat(bot.id if bot else self.id, self)["messages"])

    def received(self, bot: Bot | None = None) -> list[Json]:
        """What the bot wrote in the private chat."""
        return [message for message in self.messages(bot) if message["from"]["is_bot"]]

    def answers(self) -> list[Json]:
        """The answers to this person's button presses."""
        return list(self.sandbox.get("answers", {"as": self.id}))

    def _album(self, where: Json, items: list[Json], caption: str) -> list[Json]:
        if caption:
            items = [{**items[0], "text": caption}, *items[1:]]
        return list(self.sandbox.act(self.id, "send_album", items=items, **where))

    def _act(self, do: str, **what: Any) -> Json:
        return dict(self.sandbox.act(self.id, do, **what))


def _where(place: "Group | Mapping[str, Any]") -> Json:
    if isinstance(place, Group):
        return {"chat": place.id}
    return {"chat": place["chat"]["id"], "thread": place.get("message_thread_id")}


def _at(message: Mapping[str, Any]) -> Json:
    chat = message["chat"]["id"]
    # A private chat is known by its bot; the only one is left out.
    return {"chat": chat if chat < 0 else None, "message": message["message_id"]}
