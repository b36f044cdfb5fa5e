"""What people see, and what went over the line."""

from datetime import UTC, datetime

from channels.telegram.sandbox.clock import iso
from channels.telegram.sandbox.control.people import chat_of, check_in, onlooker, person_of
from channels.telegram.sandbox.membership import membership, present
from channels.telegram.sandbox.records import Call, Chat, Event, Json, Message
from channels.telegram.sandbox.updates import pending
from channels.telegram.sandbox.viewing import chat_json, render, topic_json, user_json
from channels.telegram.sandbox.world import World


def show_chats(world: World, asked: Json) -> object:
    """The person's chats. A private chat is shown as the bot it is with."""
    person = person_of(world, asked["as"])
    shown: list[Json] = []
    for chat in world.chats:
        if chat.user == person.id:
            shown.append({**user_json(world, chat.bot), "type": "private"})
        elif chat.type != "private" and present(membership(world, chat.key, person.id)):
            shown.append(chat_json(world, chat))
    return shown


def show_chat(world: World, asked: Json) -> object:
    """One chat with its topics and messages."""
    person = person_of(world, asked["as"])
    chat = chat_of(world, person, {**asked, "chat": asked["id"]})
    check_in(world, person, chat)
    bot = onlooker(world, chat, asked)
    general = {"name": chat.general_name, "closed": chat.general_closed, "hidden": chat.general_hidden}
    since, deleted = asked.get("since", 0), asked.get("deleted", False)
    messages = [m for m in world.messages.of(chat.key) if m.id >= since and (deleted or not m.deleted)]
    if "thread" in asked:
        messages = [message for message in messages if message.thread == asked["thread"]]
    return {
        "chat": chat_json(world, chat),
        "general": general,
        "topics": [{**topic_json(topic), "closed": topic.closed} for topic in world.topics.of(chat.key)],
        "pinned": chat.pinned,
        "blocked": chat.blocked,
        "messages": [_shown(world, message, bot) for message in messages],
    }


def _shown(world: World, message: Message, bot: int) -> Json:
    shown = {**render(world, message, bot), "reactions": message.reactions}
    if message.deleted:
        shown["deleted"] = True
    if message.silent:
        shown["silent"] = True
    return shown


def show_answers(world: World, asked: Json) -> object:
    """The answers that bots gave to the person's button presses."""
    person = person_of(world, asked["as"])
    return [
        {"query_id": query.id, **query.answer, "at": iso(query.answer["at"])}
        for query in world.queries
        if query.user == person.id and query.answer is not None
    ]


def show_calls(world: World, asked: Json) -> object:
    """The calls after number ``since``; getUpdates only with ``all``."""
    since = asked.get("since", 0)
    calls = [call for call in world.calls if call.n > since]
    if asked.get("all"):
        calls = sorted([*calls, *(poll for poll in world.polls if poll.n > since)], key=lambda call: call.n)
    return {"calls": [_call(call) for call in calls], "last": world.last_call}


def _call(call: Call) -> Json:
    shown: Json = {
        "n": call.n,
        "at": iso(call.at),
        "bot": call.bot,
        "method": call.method,
        "params": call.params,
        "ok": call.ok,
    }
    if not call.ok:
        shown.update(error_code=call.error_code, description=call.description)
    return shown


def show_pending(world: World, asked: Json) -> object:
    """How many updates wait, for one bot or all, and how many getUpdates wait for updates."""
    bots = [asked["bot"]] if "bot" in asked else [bot.id for bot in world.bots]
    polling = sum(world.polling.get(bot, 0) for bot in bots)
    return {"count": sum(len(pending(world, bot)) for bot in bots), "polling": polling}


def show_records(world: World, _asked: Json) -> object:
    """Everything that is remembered, table by table, as it would be kept."""
    return {table.name: table.snapshot() for table in world.tables}


def show_transcript(world: World, _asked: Json) -> object:
    """Everything that happened, as plain text."""
    return "".join(_line(world, event) for event in world.events)


def _line(world: World, event: Event) -> str:
    chat: Chat | None = world.chats.get(event.chat)
    at = datetime.fromtimestamp(event.at, UTC).strftime("%Y-%m-%d %H:%M:%S")
    where = (chat.title if chat and chat.title else "") or f"private {chat.user if chat else '?'}"
    topic = world.topics.get((event.chat, event.thread)) if event.thread else None
    place = f" [{topic.name}]" if topic else ""
    who = user_json(world, event.who)["first_name"]
    return f"{at} {where}{place} {who}: {event.what}\n"
