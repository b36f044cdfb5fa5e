"""Whatever is done to the group, nothing is lost; one line says what is wrong, and it mends by itself."""

from typing import Any

from tests.fakes.people import file
from tests.fakes.program import DESK
from tests.fakes.sandbox import Json, wait_for
from tests.fakes.story import FAR, TAKE, Story, heard, hears
from tests.fakes.words import words

GLOVE = "Now my left glove of brown leather is missing as well, dear tram people."
OUTSIDE = words("words-outside", number="1001", name="Ann", channel="telegram")


def in_general(firm: Story, text: str) -> list[Json]:
    """The bot's messages with these words outside all topics."""
    found = [m for m in firm.group.messages(firm.mia) if m["from"]["is_bot"] and text in m.get("text", "")]
    return [m for m in found if not m.get("is_topic_message")]


def general_says(firm: Story, text: str) -> Json:
    return wait_for(lambda: in_general(firm, text))[-1]


def shows(firm: Story, kind: str) -> Json:
    """Waits for content of this kind outside all topics."""
    return wait_for(lambda: [m for m in firm.group.messages(firm.mia) if kind in m and m["from"]["is_bot"]])[
        -1
    ]


def may_manage(firm: Story, may: bool) -> None:
    rights: dict[str, Any] = {} if may else {"rights": {"can_delete_messages": True}}
    firm.group.adds(firm.bot, status="administrator", **rights)


def test_without_the_right_to_make_topics_agents_answer_by_replying(firm: Story) -> None:
    ann, bea = firm.writes_by_telegram("Ann"), firm.writes_by_telegram("Bea")
    may_manage(firm, False)
    general_says(firm, words("desk-no-right"))
    ann.writes(FAR)
    card = general_says(firm, FAR)
    ann.writes("Is it there?")
    asked = general_says(firm, "Is it there?")
    assert asked["text"].startswith(OUTSIDE)
    firm.receipt(firm.mia.replies_to(asked, "Yes, it is."))
    hears(ann, "Yes, it is.")
    ann.sends("voice")
    assert shows(firm, "voice")["reply_to_message"]["message_id"] == card["message_id"], "it says whose it is"
    ann.sends_album({"photo": file()}, {"photo": file()})
    shows(firm, "photo")
    assert in_general(firm, OUTSIDE)[-1]["text"] == f"{OUTSIDE}\n⬇"
    firm.writes_by_mail("Cal").encloses("My glove", GLOVE, ("receipt.pdf", b"%PDF paid"))
    whose = general_says(firm, GLOVE)
    assert shows(firm, "document")["reply_to_message"]["message_id"] == whose["message_id"]
    firm.receipt(firm.mia.replies_to(card, "// she is a lawyer"), "✍")
    firm.mia.writes_in(firm.group, "Who wants coffee?")
    firm.rests()
    assert [m["text"] for m in ann.received() if "coffee" in m["text"] or "lawyer" in m["text"]] == []
    may_manage(firm, True)
    general_says(firm, words("desk-topics-again"))
    bea.writes(FAR)
    assert FAR in firm.card("Bea")["text"]
    ann.writes("Thank you so much, and when can I come?")
    firm.says("Ann", "when can I come?")
    assert len(firm.cards("Ann")) == 1, "her topic begins with the card"
    assert len(in_general(firm, words("desk-no-right"))) == 1


def test_topics_switched_off_and_on_again(firm: Story) -> None:
    ann, bea = firm.writes_by_telegram("Ann"), firm.writes_by_telegram("Bea")
    ann.writes(FAR)
    card = firm.card("Ann")
    firm.rests()
    firm.mia.switches_topics(firm.group, False)
    bea.writes(FAR)
    general_says(firm, words("desk-no-topics"))
    asked = general_says(firm, words("card-title", number="1002", channel="telegram", language="en"))
    firm.receipt(firm.oleh.replies_to(asked, "We found it."))
    hears(bea, "We found it.")
    ann.writes("And mine?")
    asked = general_says(firm, "And mine?")
    assert asked["text"].startswith(OUTSIDE), "her topic is not to be seen"
    firm.receipt(firm.mia.replies_to(asked, "Yours too."))
    hears(ann, "Yours too.")
    firm.mia.switches_topics(firm.group, True)
    firm.mia.writes_in(firm.group, "Topics are back.")
    general_says(firm, words("desk-topics-again"))
    bea.writes("Thanks! When can I come?")
    firm.says("Bea", "When can I come?")
    assert card["message_thread_id"]


def test_what_stands_outside_is_still_answered_when_topics_are_back(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    may_manage(firm, False)
    general_says(firm, words("desk-no-right"))
    ann.writes(FAR)
    card = general_says(firm, FAR)
    may_manage(firm, True)
    ann.writes("Is it there?")
    firm.says("Ann", "Is it there?")
    written = firm.oleh.replies_to(card, "It is.")
    asked = general_says(firm, words("ask-role", name="Mia"))
    assert asked["reply_to_message"]["message_id"] == written["message_id"], "where the agent reads it"
    firm.oleh.edits(written, "It is here.")
    wait_for(lambda: firm.program.ledger.undecided == 0 and firm.sandbox.pending(firm.bot) == 0)
    firm.oleh.presses(words("button-help"), asked)
    firm.receipt(written)
    hears(ann, "It is here.")


def test_a_reply_to_what_is_still_being_posted_finds_its_customer(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    may_manage(firm, False)
    general_says(firm, words("desk-no-right"))
    ann.writes(FAR)
    general_says(firm, FAR)
    firm.rests()
    firm.sandbox.fault("sendMessage", {"slow": 3}, contains="Is it there?")
    ann.writes("Is it there?")
    firm.mia.replies_to(general_says(firm, "Is it there?"), "It is.")
    hears(ann, "It is.")


def test_a_hidden_general_has_a_topic_that_stands_in(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    firm.card("Ann")
    general_says(firm, words("queue-title"))
    firm.mia.hides_general(firm.group)
    name = words("desk-topic")

    def stands_in(text: str) -> list[Json]:
        topic = firm.group.topic(firm.mia, name)
        here = firm.group.messages(firm.mia, topic["message_thread_id"]) if topic else []
        return [m for m in here if text in m.get("text", "")]

    wait_for(lambda: stands_in(words("desk-general-hidden")))
    wait_for(lambda: stands_in(words("queue-title")))
    firm.oleh.leaves(firm.group)
    wait_for(lambda: stands_in(words("desk-agent-left", name="Oleh")))
    assert in_general(firm, words("desk-agent-left", name="Oleh")) == []


def test_a_topic_closed_or_renamed_by_hand_goes_on(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    firm.rests()
    firm.mia.renames(card, "The umbrella")
    firm.mia.closes(card)
    ann.writes("Is it there?")
    shown = wait_for(lambda: [m for m in firm.group.messages(firm.mia) if "Is it" in m.get("text", "")])[0]
    assert shown["message_thread_id"] == card["message_thread_id"]
    topic = wait_for(lambda: [t for t in firm.group.topics(firm.mia) if not t["closed"]])[0]
    assert topic["name"] == "The umbrella"
    firm.receipt(firm.mia.writes_in(card, "It is."))
    hears(ann, "It is.")


def test_a_topic_that_is_gone_again_goes_to_general_until_ten_minutes_have_passed(clocked: Story) -> None:
    firm = clocked
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    firm.mia.presses(TAKE, firm.card("Ann"))
    pictures = ann.sends_album({"photo": file(caption="It looks like this.")}, {"photo": file()})
    firm.rests()
    ann.edits(pictures[0], "It looked like this.")
    firm.rests()
    firm.mia.deletes_topic(firm.card("Ann"))
    ann.writes("Is anybody there?")
    firm.says("Ann", "Is anybody there?")
    wait_for(lambda: [m for m in firm.topic("Ann") if m.get("text") == "Is anybody there?"])
    texts = [m.get("text", "") for m in firm.topic("Ann") if m["from"]["is_bot"]]
    places = [
        next(place for place, text in enumerate(texts) if text.startswith(begins))
        for begins in ("#1001", words("last-words"), "Is anybody there?")
    ]
    assert places == sorted(places), "the card, the last words, then what is new"
    assert "".join(texts).count("It looks like this.") == 1
    assert f"{words('changed')} It looked like this." in "".join(texts)
    firm.rests()
    firm.mia.deletes_topic(firm.card("Ann"))
    ann.writes("Hello?")
    asked = general_says(firm, "Hello?")
    assert asked["text"].startswith(OUTSIDE)
    firm.receipt(firm.mia.replies_to(asked, "Here."))
    assert len(firm.sandbox.calls("createForumTopic")) == 2
    firm.passes(601)
    ann.writes("And now?")
    firm.says("Ann", "And now?")
    wait_for(lambda: firm.cards("Ann"))
    firm.rests()
    assert len(firm.cards("Ann")) == 1


def test_words_that_wait_in_a_topic_that_is_deleted_are_asked_about_in_the_new_one(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    hears(ann, words("passed-on", name="Mia"))
    firm.oleh.writes_in(card, "It is in the depot.")
    first = firm.says("Ann", words("ask-role", name="Mia"))
    firm.mia.deletes_topic(card)
    ann.writes("Is anybody there?")
    wait_for(lambda: firm.said("Ann", "Is anybody there?"))
    again = firm.says("Ann", words("ask-role", name="Mia"))
    assert again["message_id"] != first["message_id"] and again["text"].endswith("It is in the depot.")
    firm.oleh.presses(words("button-help"), again)
    hears(ann, "It is in the depot.")


def test_a_bot_put_out_of_the_group_keeps_everything_until_it_is_back(clocked: Story) -> None:
    firm = clocked
    ann = firm.writes_by_telegram("Ann")
    firm.mia.starts()
    hears(firm.mia, words("agent-direct"))
    firm.mia.bans(firm.bot, firm.group)
    hears(firm.mia, words("desk-unreachable", number=str(DESK)))
    ann.writes(FAR)
    hears(ann, words("passed-on", name="Mia"))
    wait_for(lambda: "desk_unreachable" in firm.program.errors)
    firm.passes(2 * 24 * 3600)
    wait_for(lambda: firm.program.ledger.undecided == 0)
    firm.group.adds(firm.bot, status="administrator")
    assert FAR in firm.card("Ann")["text"]
    hears(firm.mia, words("desk-reachable", number=str(DESK)))
    firm.rests()
    assert firm.program.errors.count("desk_unreachable") == 1
    assert len(heard(firm.mia, str(DESK))) == 2


def test_a_picture_waits_while_the_bot_is_out_of_the_group_that_it_is_copied_from(clocked: Story) -> None:
    firm = clocked
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    hears(ann, words("passed-on", name="Mia"))
    tried = "select count(*) from deliveries where kind = 'copy' and state = 'queued' and attempts = ?"
    firm.sandbox.fault("copyMessage", {"error": 429, "retry_after": 10})
    firm.mia.sends_in(card, "photo")
    wait_for(lambda: firm.program.ledger.count(tried, 1))
    firm.mia.bans(firm.bot, firm.group)
    firm.passes(30)
    wait_for(lambda: firm.program.ledger.count(tried, 2))
    firm.group.adds(firm.bot, status="administrator")
    firm.passes(310)
    wait_for(lambda: [m for m in ann.received() if "photo" in m])


def test_who_writes_as_the_group_is_told_once_and_may_press(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    hears(ann, words("passed-on", name="Mia"))
    first = firm.mia.writes_anonymously(card, "We found it.")
    firm.receipt(first, "💔")
    firm.says("Ann", words("refuse-anonymous"))
    firm.receipt(firm.mia.writes_anonymously(card, "Really."), "💔")
    firm.rests()
    assert len(firm.said("Ann", words("refuse-anonymous"))) == 1
    assert len(ann.received()) == 1
    assert firm.toast(firm.mia, firm.mia.presses(TAKE, card)) == words("toast-taken", number="1001")


def test_what_an_agent_held_goes_to_others_when_he_leaves_the_group(firm: Story) -> None:
    ann, bea = firm.writes_by_telegram("Ann"), firm.writes_by_telegram("Bea")
    ann.writes(FAR)
    firm.card("Ann")
    firm.mia.leaves(firm.group)
    told = wait_for(
        lambda: [
            m
            for m in firm.group.messages(firm.oleh)
            if words("desk-agent-left", name="Mia") in m.get("text", "")
        ]
    )[0]
    assert "#1001 → Oleh" in told["text"]
    bea.writes(FAR)

    def hers() -> list[Json]:
        shown = firm.group.messages(firm.oleh)
        return [m for m in shown if "#1002" in m.get("text", "") and FAR in m.get("text", "")]

    assert words("card-holder", name="Oleh", why="") in wait_for(hers)[0]["text"]
    firm.mia.joins(firm.group)
    wait_for(lambda: firm.program.ledger.count("select count(*) from staff where gone_since is null") == 1)
