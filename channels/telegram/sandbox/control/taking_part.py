"""How people take part: they vote, knock at a group's door, and type behind a bot's name."""

from channels.telegram.sandbox.ballots import cast
from channels.telegram.sandbox.control.people import check_in, message_of
from channels.telegram.sandbox.errors import Refused
from channels.telegram.sandbox.inviting import ask, is_open, let_in
from channels.telegram.sandbox.membership import membership, present
from channels.telegram.sandbox.more_records import InlineQuery, InviteLink
from channels.telegram.sandbox.posting import note
from channels.telegram.sandbox.records import Chat, Json, Person
from channels.telegram.sandbox.updates import enqueue
from channels.telegram.sandbox.viewing import user_json
from channels.telegram.sandbox.world import World


def vote(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Votes in a bot's poll; with no options the vote is taken back."""
    check_in(world, person, chat)
    message = message_of(world, chat, asked["message"])
    poll = world.ballots.get(message.content.get("poll", {}).get("id"))
    if poll is None:
        raise Refused("that message is no poll of a bot")
    cast(world, poll, person.id, asked["options"])
    note(world, chat.key, person.id, f"(voted {asked['options']} in {message.id})", message.thread)
    return {}


def knock(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Follows an invite link, or the newest of the group: comes in, or asks to be let in."""
    known = world.links.of(chat.key)
    newest = known[-1].link if known else ""
    link: InviteLink | None = world.links.get(asked.get("invite_link", newest))
    if link is None or not is_open(world, link):
        raise Refused("the invite link is not valid, or no longer")
    chat = world.chats[link.chat]
    member = membership(world, chat.key, person.id)
    if present(member) or member.status == "kicked":
        raise Refused(f"{person.first_name} cannot join: {member.status}")
    if link.by_request:
        ask(world, chat, person.id, link)
    else:
        let_in(world, chat, person.id, person.id, link)
    return {}


def type_inline(world: World, person: Person, chat: Chat, asked: Json) -> object:
    """Types behind the bot's name in any chat; the bot is asked what it offers."""
    bot = world.bots.get(chat.bot)
    if bot is None or not bot.answers_inline:
        raise Refused("the bot does not answer inline queries")
    number = str(3 * 10**18 + world.next_number("inline query"))
    now, text = world.clock.now(), asked["text"]
    world.inline_queries.put(InlineQuery(id=number, bot=bot.id, user=person.id, at=now, text=text))
    note(world, chat.key, person.id, f"(typed @{bot.username} {text})")
    body = {"id": number, "from": user_json(world, person.id), "query": text, "offset": ""}
    enqueue(world, bot, "inline_query", body)
    return {"query_id": number}
