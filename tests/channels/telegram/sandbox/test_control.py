"""The control interface refuses nonsense with a sentence."""

import pytest

from tests.channels.telegram.sandbox.driving import new_updates, result
from tests.fakes.sandbox import Bot, Group, Json, Refused, Sandbox, User


@pytest.mark.parametrize(
    ("path", "body", "words"),
    [
        ("users", {}, "needs a first_name"),
        ("groups", {"title": "x", "type": "channel"}, "type is one of supergroup, group"),
        ("groups", {"title": "x", "id": 5}, "negative"),
        ("groups", {"title": "x", "is_forum": True, "type": "group"}, "only a supergroup"),
        ("members", {"chat": -1, "user": 1, "status": "member"}, "there is no group -1"),
        ("act", {"as": 4711, "do": "send", "text": "x"}, "there is no person"),
        ("act", {"as": 4711, "do": "fly"}, "do is one of start, open_link, send"),
        ("act", {"do": "send"}, '"as" is missing: who acts'),
        ("hosts", {"host": "a.example", "base": "https://b.example"}, "its own machine only"),
        ("clock", {}, "advance, freeze or set"),
        ("act", {"as": 1, "do": "send", "txt": "x"}, 'there is no field "txt" here; there are: as, do'),
        ("act", {"as": "Ann", "do": "send"}, "\"as\" is 'Ann', and must be of type integer"),
        ("clock", {"set": "yesterday"}, "wrong or missing field"),
    ],
)
def test_nonsense_is_refused(sandbox: Sandbox, path: str, body: Json, words: str) -> None:
    with pytest.raises(Refused) as refused:
        sandbox.post(path, body)
    assert words in str(refused.value)


def test_a_member_has_only_rights_that_exist(sandbox: Sandbox, desk: Group, ann: User) -> None:
    for body, words in (
        ({"user": ann.id, "status": "boss"}, "status is one of"),
        ({"user": 4711, "status": "member"}, "there is nobody"),
        ({"user": ann.id, "status": "administrator", "rights": {"can_fly": True}}, "no right can_fly"),
    ):
        with pytest.raises(Refused, match=words):
            sandbox.post("members", {"chat": desk.id, **body})


def test_people_see_their_own_chats_and_no_others(
    sandbox: Sandbox, bot: Bot, ann: User, desk: Group, bob: User
) -> None:
    sent = result(sandbox, bot, "sendMessage", chat_id=ann.id, text="for Ann")
    assert [chat["id"] for chat in sandbox.chats(ann)] == [bot.id]
    assert [chat["id"] for chat in sandbox.chats(bob)] == [desk.id]
    assert ann.messages()[-1]["message_id"] == ann.messages(bot)[-1]["message_id"] == sent["message_id"]
    assert bob.messages() == []
    with pytest.raises(Refused, match="Ann is not in Desk"):
        desk.messages(ann)


def test_own_words_can_be_edited_and_deleted_but_not_others(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    mine = ann.writes("mine")
    theirs = result(sandbox, bot, "sendMessage", chat_id=ann.id, text="theirs")
    with pytest.raises(Refused, match="Ann can edit only what Ann wrote"):
        ann.edits(theirs, "forged")
    new_updates(sandbox, bot)
    sandbox.act(ann.id, "delete", message=mine["message_id"])
    assert new_updates(sandbox, bot) == []
    assert [message["text"] for message in ann.messages()] == ["/start", "theirs"]
    everything = sandbox.chat(ann.id, ann, deleted=1)["messages"]
    assert [message.get("deleted", False) for message in everything] == [False, True, False]


def test_with_two_bots_one_has_to_be_named(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    other = sandbox.bot("888:other")
    with pytest.raises(Refused, match="name the bot"):
        ann.writes("to whom?")
    ann.writes("to you", chat=other.id)
    assert [m["text"] for m in ann.messages(other)] == ["to you"]
    assert [m["text"] for m in ann.messages(bot)] == ["/start"]


def test_the_transcript_tells_the_story(
    sandbox: Sandbox, bot: Bot, ann: User, desk: Group, bob: User
) -> None:
    topic = result(sandbox, bot, "createForumTopic", chat_id=desk.id, name="Ann #1")
    bob.writes_in({"chat": {"id": desk.id}, **topic}, "I am on it")
    ann.writes("thanks")
    last = [line.partition(" ")[2].partition(" ")[2] for line in sandbox.transcript().splitlines()[-2:]]
    assert last == ["Desk [Ann #1] Bob: I am on it", f"private {ann.id} Ann: thanks"]


def test_a_forwarded_message_names_where_it_is_from(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    sent = ann.writes("read this", forwarded_from="Uncle Joe")
    assert sent["forward_origin"]["sender_user_name"] == "Uncle Joe"
    assert new_updates(sandbox, bot)[-1]["message"]["forward_origin"]["type"] == "hidden_user"


def test_agents_write_into_a_topic_they_found_by_its_name(
    sandbox: Sandbox, bot: Bot, desk: Group, bob: User
) -> None:
    result(sandbox, bot, "createForumTopic", chat_id=desk.id, name="Ann #17")
    topic = desk.topic(bob, "#17")
    assert topic
    written = bob.writes_in(topic, "mine")
    assert desk.messages(bob, thread=topic["message_thread_id"])[-1] == {**written, "reactions": []}


def test_a_group_can_lose_its_topics(sandbox: Sandbox, bot: Bot, desk: Group) -> None:
    result(sandbox, bot, "createForumTopic", chat_id=desk.id, name="x")
    sandbox.group("Desk", desk.id, is_forum=False)
    sent = result(sandbox, bot, "sendMessage", chat_id=desk.id, text="x", message_thread_id=2)
    assert "message_thread_id" not in sent
