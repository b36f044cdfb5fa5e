"""What people do, as the bot hears of it: each verb of the client library."""

import pytest

from channels.telegram.sandbox.rules import RULES
from tests.channels.telegram.sandbox.driving import new_updates, refusal, result
from tests.fakes.people import file
from tests.fakes.sandbox import Bot, Group, Json, Refused, Sandbox, User

KINDS = ("photo", "document", "voice", "video", "audio", "sticker", "animation", "video_note")


def messages(sandbox: Sandbox, bot: Bot, kind: str = "message") -> list[Json]:
    """What the bot hears, each a Message of the specification."""
    heard = [update[kind] for update in new_updates(sandbox, bot) if kind in update]
    for message in heard:
        assert RULES.type_check("Message")(message, "message") == message
    return heard


@pytest.fixture
def cleo(sandbox: Sandbox, desk: Group) -> User:
    """A plain member of the desk."""
    person = sandbox.user("Cleo")
    desk.adds(person)
    return person


@pytest.mark.parametrize("kind", KINDS)
def test_files_of_every_kind_arrive_byte_for_byte(sandbox: Sandbox, bot: Bot, ann: User, kind: str) -> None:
    new_updates(sandbox, bot)
    ann.sends(kind, b"\xff\xd8\xff every byte", name="a.bin", caption="look")
    (heard,) = messages(sandbox, bot)
    given = heard[kind][-1] if kind == "photo" else heard[kind]
    path = result(sandbox, bot, "getFile", file_id=given["file_id"])["file_path"]
    assert sandbox.download(bot.token, path).content == b"\xff\xd8\xff every byte"
    assert heard["caption"] == "look"


@pytest.mark.parametrize("kind", ["location", "contact", "venue", "dice", "poll", "story", "game"])
def test_other_kinds_arrive_as_the_specification_has_them(
    sandbox: Sandbox, bot: Bot, ann: User, kind: str
) -> None:
    new_updates(sandbox, bot)
    sent: Json = sandbox.act(ann.id, "send", **{kind: {}})
    assert messages(sandbox, bot) == [sent]
    assert kind in sent


def test_an_album_is_several_messages_with_one_number(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    new_updates(sandbox, bot)
    sent = ann.sends_album({"photo": file(b"\xff\xd8\xff 1")}, {"video": file(b"2")}, caption="both")
    heard = messages(sandbox, bot)
    assert heard == sent
    assert len({message["media_group_id"] for message in heard}) == 1
    assert [message.get("caption") for message in heard] == ["both", None]
    wrong: tuple[tuple[list[Json], str], ...] = (
        ([{"photo": {}}], "2 to 10"),
        ([{"photo": {}}] * 11, "2 to 10"),
        ([{"photo": {}}, {"document": {}}], "photos and videos, or"),
    )
    for items, words in wrong:
        with pytest.raises(Refused, match=words):
            ann.sends_album(*items)


def test_a_message_is_one_thing(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    with pytest.raises(Refused, match="not photo and poll"):
        ann.writes(photo={}, poll={})
    with pytest.raises(Refused, match="empty message"):
        ann.writes("  ")


def test_words_file_and_place_can_be_changed(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    words, photo = ann.writes("helo"), ann.sends("photo", caption="a")
    live = ann.writes(location={"live_period": 600})
    ann.edits(words, "hello")
    ann.edits(photo, "b")
    ann.edits(photo, document=file(b"instead", name="b.txt"))
    ann.edits(live, location={"latitude": 1.5, "live_period": 600})
    said = messages(sandbox, bot, "edited_message")
    assert [m.get("text") or m.get("caption") for m in said] == ["hello", "b", None, None]
    assert (said[2]["document"]["file_name"], said[3]["location"]["latitude"]) == ("b.txt", 1.5)
    for wordless in (live, ann.sends("sticker")):
        with pytest.raises(Refused, match="only a text, or the words below a file"):
            ann.edits(wordless, "words")
    with pytest.raises(Refused, match="an edit gives"):
        ann.edits(words)


def test_a_message_is_passed_on_with_its_origin(
    sandbox: Sandbox, bot: Bot, ann: User, desk: Group, bob: User
) -> None:
    new_updates(sandbox, bot)
    said = bob.writes_in(desk, "from the desk")
    bob.starts()
    passed = bob.forwards(said)
    assert (passed["chat"]["id"], passed["forward_origin"]["sender_user"]["id"]) == (bob.id, bob.id)
    own = ann.writes("mine")
    topic = bob.opens_topic(desk, "Ann")
    desk.adds(ann)
    there = ann.forwards(own, topic)
    assert (there["text"], there["message_thread_id"]) == ("mine", topic["message_thread_id"])
    assert len(messages(sandbox, bot)) == 6


def test_a_deep_link_leads_to_the_bot_it_names(sandbox: Sandbox, bot: Bot) -> None:
    other = sandbox.bot("888:other", username="other_bot")
    zoe = sandbox.user("Zoe")
    zoe.opens("https://t.me/Other_Bot?start=abc")
    assert [message["text"] for message in messages(sandbox, other)] == ["/start abc"]
    assert messages(sandbox, bot) == []
    with pytest.raises(Refused, match="leads to no bot"):
        zoe.opens("https://t.me/nobody?start=abc")


def test_topics_are_run_by_those_who_may(
    sandbox: Sandbox, bot: Bot, desk: Group, bob: User, cleo: User
) -> None:
    new_updates(sandbox, bot)
    topic = bob.opens_topic(desk, "Ann")
    bob.renames(topic, "Ann K.")
    bob.closes(topic)
    with pytest.raises(Refused, match="TOPIC_CLOSED"):
        cleo.writes_in(topic, "too late")
    with pytest.raises(Refused, match="may not change that topic"):
        cleo.reopens(topic)
    bob.reopens(topic)
    bob.closes(desk)
    with pytest.raises(Refused, match="TOPIC_CLOSED"):
        cleo.writes_in(desk, "closed here too")
    bob.reopens(desk)
    bob.hides_general(desk)
    assert desk.seen_by(bob)["general"]["hidden"]
    bob.hides_general(desk, False)
    bob.does("rename_general", desk, name="Lobby")
    said = [next(k for k in m if "topic_" in k and k != "is_topic_message") for m in messages(sandbox, bot)]
    assert said == [
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_closed",
        "forum_topic_reopened",
        "forum_topic_closed",
        "forum_topic_reopened",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
        "forum_topic_edited",
    ]
    bob.deletes_topic(topic)
    assert messages(sandbox, bot) == []
    assert desk.topics(bob) == []


def test_rights_are_given_and_withdrawn(
    sandbox: Sandbox, bot: Bot, desk: Group, bob: User, cleo: User
) -> None:
    bob.promotes(cleo, desk, can_manage_topics=True)
    cleo.opens_topic(desk, "mine")
    with pytest.raises(Refused, match="may not do that"):
        cleo.promotes(bot, desk)
    bob.promotes(bot, desk, can_pin_messages=True)
    assert "not enough rights" in refusal(sandbox, bot, "createForumTopic", chat_id=desk.id, name="x")
    bob.promotes(cleo, desk)
    bob.restricts(cleo, desk, can_send_messages=True)
    with pytest.raises(Refused, match="may not send a photo"):
        cleo.sends_in(desk, "photo")
    cleo.writes_in(desk, "words I may")
    bob.restricts(cleo, desk)
    with pytest.raises(Refused, match="may not write"):
        cleo.writes_in(desk, "nothing any more")
    bob.bans(cleo, desk)
    with pytest.raises(Refused, match="cannot join"):
        cleo.joins(desk)
    bob.unbans(cleo, desk)
    bob.brings(cleo, desk)
    with pytest.raises(Refused, match="owner"):
        bob.bans(bob, desk)


def test_a_bot_that_people_remove_is_told_so(sandbox: Sandbox, bot: Bot, desk: Group, bob: User) -> None:
    new_updates(sandbox, bot)
    bob.bans(bot, desk)
    told = new_updates(sandbox, bot)[-1]
    assert told["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    bob.writes_in(desk, "unheard")
    assert new_updates(sandbox, bot) == []
    bob.unbans(bot, desk)
    bob.brings(bot, desk)
    changes = [update["my_chat_member"] for update in new_updates(sandbox, bot) if "my_chat_member" in update]
    assert [change["new_chat_member"]["status"] for change in changes] == ["left", "member"]


def test_who_remains_anonymous_writes_as_the_group(
    sandbox: Sandbox, bot: Bot, desk: Group, bob: User, cleo: User
) -> None:
    bob.becomes_anonymous(desk)
    new_updates(sandbox, bot)
    bob.writes_in(desk, "who?")
    bob.becomes_anonymous(desk, False)
    bob.writes_in(desk, "I")
    bob.writes_anonymously(desk, "who?")
    assert [m["from"]["is_bot"] for m in messages(sandbox, bot)] == [True, False, True]
    with pytest.raises(Refused, match="only an administrator"):
        cleo.becomes_anonymous(desk)


def test_pins_titles_and_topics_of_the_group_change(
    sandbox: Sandbox, bot: Bot, desk: Group, bob: User, cleo: User
) -> None:
    new_updates(sandbox, bot)
    said = bob.writes_in(desk, "read this")
    bob.pins(said)
    bob.renames_group(desk, "Help")
    _, pinned, renamed = messages(sandbox, bot)
    assert (pinned["pinned_message"]["text"], renamed["new_chat_title"]) == ("read this", "Help")
    assert desk.seen_by(bob)["pinned"] == [said["message_id"]]
    bob.unpins(said)
    assert desk.seen_by(bob)["pinned"] == []
    bob.switches_topics(desk, False)
    assert refusal(sandbox, bot, "createForumTopic", chat_id=desk.id, name="x").endswith("is not a forum")
    with pytest.raises(Refused, match="may not do that"):
        cleo.renames_group(desk, "mine")
    with pytest.raises(Refused, match="may not do that"):
        cleo.switches_topics(desk, True)
    with pytest.raises(Refused, match="may not pin"):
        cleo.pins(said)


def test_a_group_that_migrates_keeps_its_people(sandbox: Sandbox, bot: Bot, bob: User) -> None:
    small = sandbox.group("Small", type="group", is_forum=False)
    small.adds(bob, status="creator")
    small.adds(bot, status="administrator")
    large = bob.migrates(small)
    bob.switches_topics(large, True)
    assert result(sandbox, bot, "createForumTopic", chat_id=large.id, name="Ann")["name"] == "Ann"


def test_a_deleted_account_and_a_deleted_message_are_gone(sandbox: Sandbox, bot: Bot, ann: User) -> None:
    said = ann.writes("oops")
    ann.deletes(said)
    assert [message["text"] for message in ann.messages()] == ["/start"]
    ann.deletes_account()
    refused = refusal(sandbox, bot, "sendMessage", chat_id=ann.id, text="x")
    assert refused == "Forbidden: user is deactivated"


def test_votes_and_knocks_are_told(sandbox: Sandbox, bot: Bot, ann: User, desk: Group, bob: User) -> None:
    poll = result(
        sandbox,
        bot,
        "sendPoll",
        chat_id=desk.id,
        question="Open?",
        options=[{"text": "Yes"}],
        is_anonymous=False,
    )
    result(sandbox, bot, "createChatInviteLink", chat_id=desk.id, creates_join_request=True)
    kinds = ["poll_answer", "chat_join_request"]
    new_updates(sandbox, bot, allowed_updates=kinds)
    bob.votes(poll, 0)
    ann.knocks(desk)
    answered, knocked = new_updates(sandbox, bot, allowed_updates=kinds)
    assert (answered["poll_answer"]["user"]["id"], answered["poll_answer"]["option_ids"]) == (bob.id, [0])
    assert knocked["chat_join_request"]["from"]["id"] == ann.id
