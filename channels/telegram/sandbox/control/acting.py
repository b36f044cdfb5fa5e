"""What people do: one table of deeds, each with what it takes and an example.

The examples are told of Ann, a customer who has pressed start (1001), and of Bob, owner of the group Desk
(1002). In Ann's chat message 2 is the bot's, with the button Yes, and message 3 is hers. In the Desk topic
2 is open, message 3 is Bob's, message 4 a poll of the bot, and Cleo (1003) is a plain member. Small (-2001)
is a basic group of Bob's.
"""

from channels.telegram.sandbox.control import deeds, group_deeds, reactions, taking_part, topic_deeds
from channels.telegram.sandbox.control.fields import (
    ARRAY,
    BOOLEAN,
    INTEGER,
    OBJECT,
    STRING,
    Doing,
    Field,
    checked,
    needed,
    option,
)
from channels.telegram.sandbox.control.people import chat_of, person_of
from channels.telegram.sandbox.control.writing import CONTENT_FIELDS
from channels.telegram.sandbox.errors import Refused
from channels.telegram.sandbox.records import Json
from channels.telegram.sandbox.world import World

ANN, BOB, CLEO, DESK, SMALL = 1001, 1002, 1003, -1001000000001, -2001
MESSAGE = needed("message", INTEGER, "the message's id")
USER = needed("user", INTEGER, "whom: a person's or a bot's id")
THREAD = needed("thread", INTEGER, "the topic's message_thread_id")
WHERE: tuple[Field, ...] = (
    option("thread", INTEGER, "the topic; General is left out"),
    option("reply_to", INTEGER, "the message that is answered"),
    option("anonymous", BOOLEAN, "an administrator writes as the group; as switched with be_anonymous"),
    option("forwarded_from", STRING, "the name of somebody whose words these were"),
)
EVERYWHERE: tuple[Field, ...] = (
    needed("as", INTEGER, "who acts: a person's id"),
    needed("do", STRING, "the deed"),
    option("chat", INTEGER, "the group, or the bot of the private chat; the only bot's chat is left out"),
    option("bot", INTEGER, "the bot as which the answer is seen; the only one is left out"),
)
MESSAGES, A_MESSAGE = "the messages, as the bot gets them", "the message, as the bot gets it"


def _in_desk(who: int = BOB, **more: object) -> Json:
    return {"as": who, "chat": DESK, **more}


_WRITING = [
    Doing(name="start", act=deeds.start, meaning="Presses start in a private chat; unblocks the bot.",
          answer=A_MESSAGE, fields=(option("payload", STRING, "what follows /start"),),
          example={"as": ANN, "payload": "token"}),
    Doing(name="open_link", act=deeds.start, meaning="Follows a deep link to a bot and presses start.",
          answer=A_MESSAGE, fields=(needed("link", STRING, "https://t.me/<bot>?start=<payload>"),),
          example={"as": ANN, "link": "https://t.me/example_bot?start=token"}),
    Doing(name="send", act=deeds.send, meaning="Sends a message: text or one other thing.",
          answer=A_MESSAGE, fields=(*WHERE, *CONTENT_FIELDS),
          example={"as": ANN, "photo": {"name": "screen.jpg", "caption": "It looks like this"}}),
    Doing(name="send_album", act=deeds.send_album, meaning="Sends 2 to 10 files as an album.",
          answer=MESSAGES, fields=(*WHERE, needed("items", ARRAY, "like send's: [{photo: {...}}, ...]")),
          example={"as": ANN, "items": [{"photo": {"caption": "before"}}, {"photo": {}}]}),
    Doing(name="forward", act=deeds.forward, meaning="Passes a message on to this chat.", answer=A_MESSAGE,
          fields=(MESSAGE, option("from_chat", INTEGER, "the group it stands in; left out: the private chat"),
                  *WHERE[:1]), example=_in_desk(message=3, from_chat=DESK, thread=2)),
    Doing(name="edit", act=deeds.edit, meaning="Changes an own message: words, file or live location.",
          answer=A_MESSAGE, fields=(MESSAGE, *CONTENT_FIELDS),
          example={"as": ANN, "message": 3, "text": "My site is down since noon"}),
    Doing(name="delete", act=deeds.delete, meaning="Deletes a message for everybody; no bot is told.",
          fields=(MESSAGE,), example={"as": ANN, "message": 3}),
    Doing(name="pin", act=deeds.pin, meaning="Pins a message.", fields=(MESSAGE,),
          example=_in_desk(message=3)),
    Doing(name="unpin", act=deeds.unpin, meaning="Takes a pin away.", fields=(MESSAGE,),
          example=_in_desk(message=3)),
    Doing(name="press", act=reactions.press, meaning="Presses a button under a bot's message.",
          answer="{query_id}", fields=(MESSAGE, option("button", STRING, "the button's text"),
                                       option("data", STRING, "or its callback_data"),
                                       option("late", BOOLEAN, "though it was deleted the moment before")),
          example={"as": ANN, "message": 2, "button": "Yes"}),
    Doing(name="react", act=reactions.react, meaning="Reacts to a message.",
          fields=(MESSAGE, needed("emoji", STRING, "one of Telegram's reactions; empty takes it away")),
          example={"as": ANN, "message": 2, "emoji": "👍"}),
    Doing(name="block", act=reactions.block, meaning="Blocks the bot.", example={"as": ANN}),
    Doing(name="unblock", act=reactions.unblock, meaning="Lets the bot write again.", example={"as": ANN}),
    Doing(name="deactivate", act=reactions.deactivate, meaning="Deletes the person's account.",
          example={"as": ANN}),
]  # fmt: skip
_GROUPS = [
    Doing(name="join", act=group_deeds.join, meaning="Joins a group, or adds somebody to it.",
          fields=(option("user", INTEGER, "whom; left out: oneself"),), example=_in_desk(ANN)),
    Doing(name="leave", act=group_deeds.leave, meaning="Leaves a group.", example=_in_desk(CLEO)),
    Doing(name="promote", act=group_deeds.promote, meaning="Makes an administrator; with no rights a member.",
          fields=(USER,
                  option("rights", OBJECT, "{can_manage_topics: true, ...}; all others are taken away")),
          example=_in_desk(user=CLEO, rights={"can_manage_topics": True})),
    Doing(name="restrict", act=group_deeds.restrict, meaning="Lets a member do only what is named.",
          fields=(USER, option("rights", OBJECT, "{can_send_messages: true, ...}"),
                  option("until", INTEGER, "seconds since 1970; left out: for ever")),
          example=_in_desk(user=CLEO, rights={"can_send_messages": True})),
    Doing(name="ban", act=group_deeds.ban, meaning="Sends somebody, a bot too, out of the group.",
          fields=(USER,), example=_in_desk(user=CLEO)),
    Doing(name="unban", act=group_deeds.unban, meaning="Lets somebody who was banned come back.",
          fields=(USER,), example=_in_desk(user=CLEO)),
    Doing(name="be_anonymous", act=group_deeds.be_anonymous, meaning="An administrator writes as the group.",
          fields=(needed("on", BOOLEAN, "or no longer"),), example=_in_desk(on=True)),
    Doing(name="rename_group", act=group_deeds.rename_group, meaning="Gives the group another title.",
          fields=(needed("title", STRING, "the title"),), example=_in_desk(title="Help desk")),
    Doing(name="switch_topics", act=group_deeds.switch_topics, meaning="Switches topics on or off.",
          answer="the chat", fields=(needed("on", BOOLEAN, "on or off"),), example=_in_desk(on=False)),
    Doing(name="migrate", act=group_deeds.migrate, meaning="Makes a basic group a supergroup.",
          answer="the new chat", example={"as": BOB, "chat": SMALL}),
]  # fmt: skip
_TOPICS = [
    Doing(name="create_topic", act=topic_deeds.create_topic, meaning="Opens a topic.", answer="the topic",
          fields=(needed("name", STRING, "its name"), option("icon", STRING, "a custom emoji's id")),
          example=_in_desk(name="Shifts")),
    Doing(name="edit_topic", act=topic_deeds.edit_topic, meaning="Renames a topic or changes its icon.",
          fields=(THREAD, option("name", STRING, "its name"), option("icon", STRING, "a custom emoji's id")),
          example=_in_desk(thread=2, name="Ann and her site")),
    *(Doing(name=name, act=act, meaning=meaning, fields=(THREAD,), example=_in_desk(thread=2))
      for name, act, meaning in (
          ("close_topic", topic_deeds.close_topic, "Closes a topic."),
          ("reopen_topic", topic_deeds.reopen_topic, "Opens a closed topic again."),
          ("delete_topic", topic_deeds.delete_topic, "Deletes a topic with its messages; no bot is told."))),
    Doing(name="rename_general", act=topic_deeds.rename_general, meaning="Renames the General topic.",
          fields=(needed("name", STRING, "its name"),), example=_in_desk(name="Everything else")),
    *(Doing(name=name, act=act, meaning=meaning, example=_in_desk())
      for name, act, meaning in (
          ("close_general", topic_deeds.close_general, "Closes the General topic."),
          ("reopen_general", topic_deeds.reopen_general, "Opens the General topic again."),
          ("hide_general", topic_deeds.hide_general, "Hides the General topic, and closes it."),
          ("unhide_general", topic_deeds.unhide_general, "Shows the General topic again."))),
]  # fmt: skip
_TAKING_PART = [
    Doing(name="vote", act=taking_part.vote, meaning="Votes in a bot's poll.",
          fields=(MESSAGE, needed("options", ARRAY, "their numbers, from 0; none takes the vote back")),
          example=_in_desk(message=4, options=[0])),
    Doing(name="knock", act=taking_part.knock, meaning="Follows an invite link: joins, or asks to.",
          fields=(option("invite_link", STRING, "left out: the newest of the group"),),
          example=_in_desk(ANN)),
    Doing(name="type_inline", act=taking_part.type_inline, meaning="Types behind a bot's name.",
          answer="{query_id}", fields=(needed("text", STRING, "what is typed"),),
          example={"as": ANN, "text": "opening hours"}),
]  # fmt: skip
DOINGS: dict[str, Doing] = {doing.name: doing for doing in (*_WRITING, *_GROUPS, *_TOPICS, *_TAKING_PART)}


def act(world: World, asked: Json) -> object:
    """One deed of one person."""
    doing = DOINGS.get(str(asked.get("do")))
    if doing is None:
        raise Refused(f"do is one of {', '.join(DOINGS)}")
    asked = checked((*EVERYWHERE, *doing.fields), asked)
    if "link" in asked:
        asked.update(deeds.behind_link(world, asked["link"]))
    person = person_of(world, asked["as"])
    return doing.act(world, person, chat_of(world, person, asked), asked)
