"""What agents do at the desk, and what others cannot do there."""

from tests.fakes.program import DESK
from tests.fakes.sandbox import wait_for
from tests.fakes.story import (
    DELIVERED,
    FAR,
    NOTED,
    RESOLVE,
    SURE,
    TAKE,
    Story,
    buttons,
    heard,
    hears,
)
from tests.fakes.words import words

SUGGEST, SEND = words("button-suggest"), words("button-send")
WHICH = words("which-matter")


def test_notes_and_commands_never_reach_the_customer(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    hears(ann, words("passed-on", name="Mia"))
    note = firm.notes_down(firm.mia, card, "// he was rude last year, be careful")
    firm.receipt(note, NOTED)
    firm.notes_down(firm.oleh, card, "/note the handle is worth 900")
    firm.notes_down(firm.mia, card, "/resovle this please")
    firm.says("Ann", words("refuse-unknown-command", who="resovle"))
    firm.rests()
    assert len(ann.received()) == 1
    assert firm.reactions(note) == [NOTED]


def test_notes_about_a_mail_customer_stay_inside_too(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann")
    ann.mails("My umbrella", FAR)
    card = firm.card("Ann")
    firm.receipt(firm.notes_down(firm.mia, card, "// check the cellar first"), NOTED)
    firm.receipt(firm.mia.writes_in(card, "We look for it."))
    ann.gets()
    firm.rests()
    assert len(firm.sink.mails) == 1


def test_somebody_who_is_no_agent_can_neither_answer_nor_press(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    hears(ann, words("passed-on", name="Mia"))
    written = firm.zed.writes_in(card, "I will sell you a better umbrella, call me")
    firm.says("Ann", words("refuse-not-an-agent", who="Zed"))
    query = firm.zed.presses(TAKE, card)
    assert firm.toast(firm.zed, query) == words("refuse-not-an-agent", who="Zed")
    query = firm.zed.presses(SUGGEST, card)
    assert firm.toast(firm.zed, query) == words("refuse-not-an-agent", who="Zed")
    firm.rests()
    assert len(ann.received()) == 1
    assert firm.reactions(written) == ["💔"]
    assert words("card-holder", name="Mia", why="") in firm.again(card)["text"]
    actor = f"person {firm.zed.id}"
    assert firm.program.ledger.events("refused") == [(actor, {"why": "not-an-agent"})]
    refused = firm.program.ledger.events("press refused")
    assert [(who, data["verb"]) for who, data in refused] == [(actor, "take"), (actor, "suggest")]


def test_another_agent_takes_and_the_stale_button_says_so(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    # Both press what they see: one is quicker, the other's press was made on the card as it stood before.
    firm.sandbox.fault("editMessageText", {"error": 500}, times=5)
    taken = firm.oleh.presses(TAKE, card)
    assert firm.toast(firm.oleh, taken) == words("toast-taken", number="1001")
    late = firm.mia.presses(TAKE, card)
    assert firm.toast(firm.mia, late) == words("refuse-taken-already", who="Oleh")
    firm.sandbox.clear_faults()
    wait_for(lambda: words("why-took", name="Oleh") in firm.again(card)["text"])
    again = firm.oleh.presses(TAKE, firm.again(card))
    assert firm.toast(firm.oleh, again) == words("toast-yours-already", number="1001")
    firm.oleh.presses(RESOLVE, firm.again(card))
    firm.rests()
    ann.writes("Now my left glove of brown leather is missing as well, dear tram people.")
    assert words("why-owner", name="Oleh") in firm.card("Ann", 2)["text"]


def test_resolved_is_resolved_once(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    hears(ann, words("passed-on", name="Mia"))
    firm.sandbox.fault("editMessageText", {"error": 500}, times=5)
    first, second = firm.mia.presses(RESOLVE, card), firm.mia.presses(RESOLVE, card)
    assert firm.toast(firm.mia, first) == words("toast-resolved", number="1001")
    assert firm.toast(firm.mia, second) == words("refuse-resolved-already")
    assert firm.toast(firm.oleh, firm.oleh.presses(TAKE, card)) == words("refuse-resolved-already")
    assert firm.toast(firm.oleh, firm.oleh.presses(SUGGEST, card)) == words("refuse-resolved-already")
    firm.sandbox.clear_faults()
    wait_for(lambda: words("card-resolved", name="Mia") in firm.again(card)["text"])
    assert buttons(firm.again(card))[0] == words("button-reopen")
    assert len(ann.received()) == 1


def test_an_agent_looks_at_the_closest_article_and_sends_it(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann")
    asked = ann.mails("Help", f"{SURE} {FAR}")
    card = firm.card("Ann")
    firm.mia.presses(SUGGEST, card)
    preview = firm.says("Ann", words("preview", title=""))
    assert ann.inbox == []
    query = firm.mia.presses(SEND, preview)
    answer = ann.gets()
    assert firm.toast(firm.mia, query) == words("toast-sending")
    assert answer.header("In-Reply-To") == f"<{asked.id}>"
    assert answer.header("Auto-Submitted") == "", "a person sent it"
    assert words("signature", name="Mia") in answer.text
    assert words("answer-note-mail") not in answer.text


def test_answers_leave_in_the_order_they_were_written(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    firm.sandbox.fault("sendMessage", {"error": 429, "retry_after": 1}, contains="part 1.")
    written = [firm.mia.writes_in(card, f"part {number}.") for number in range(1, 7)]
    firm.receipt(written[-1])
    firm.rests()
    assert [m["text"][:7] for m in heard(ann, "part ")] == [f"part {number}." for number in range(1, 7)]


def test_an_answer_longer_than_a_message_arrives_whole_before_the_receipt(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    hears(ann, words("passed-on", name="Mia"))
    long = " ".join(f"word{number}" for number in range(600))[:4090]
    firm.sandbox.fault("sendMessage", {"error": 429, "retry_after": 1}, contains="— Mia")
    since = firm.sandbox.last_call()
    firm.receipt(firm.mia.writes_in(card, long))
    parts = [m["text"] for m in ann.received()][1:]
    assert " ".join(parts).startswith(long[:4000]) and parts[1].endswith(words("signature", name="Mia"))
    signs = firm.sandbox.calls("setMessageReaction", since)
    made = [
        call for call in firm.sandbox.calls("sendMessage", since) if call["ok"] and str(ann.id) in str(call)
    ]
    assert len(made) == 2 and signs[-1]["n"] > made[-1]["n"]
    ann.writes("x" * 3000 + " " + " ".join(f"back{number}" for number in range(100)))
    firm.says("Ann", "back99")


def test_words_in_general_go_to_nobody(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    firm.card("Ann")
    hears(ann, words("passed-on", name="Mia"))
    written = firm.mia.writes_in(firm.group, "Who wants coffee?")
    firm.rests()
    assert len(ann.received()) == 1
    assert firm.reactions(written) == []


def test_a_reply_to_an_older_card_goes_to_that_matter(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann")
    first = ann.mails("My umbrella", FAR)
    old = firm.card("Ann")
    second = ann.mails("My glove", "Now my left glove of brown leather is missing as well, dear tram people.")
    firm.card("Ann", 2)
    firm.receipt(firm.mia.replies_to(old, "The umbrella is here."))
    assert ann.gets().header("In-Reply-To") == f"<{first.id}>"
    # Without a reply nobody can know which is meant: the words wait, and the agent says it once for all.
    glove, sorry = firm.mia.writes_in(old, "The glove is not."), firm.mia.writes_in(old, "Sorry.")
    asked = firm.says("Ann", WHICH)
    firm.receipt(sorry, "👀")
    firm.rests()
    assert len(ann.inbox) == 1 and len(firm.said("Ann", WHICH)) == 1
    chosen = words("which-one", number="1002", channel="mail", about="My glove")
    toast = firm.toast(firm.oleh, firm.oleh.presses(chosen, asked))
    assert toast == words("refuse-not-yours", who="Mia")
    firm.mia.presses(chosen, asked)
    for written in (glove, sorry):
        firm.receipt(written, DELIVERED)
    assert [ann.gets(number).header("In-Reply-To") for number in (2, 3)] == [f"<{second.id}>"] * 2
    assert "The glove is not." in ann.gets(2).text


def test_send_answer_pressed_twice_sends_once_and_again_only_where_it_failed(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(f"{SURE} {FAR}")
    card = firm.card("Ann")
    firm.rests()
    ann.blocks()
    firm.mia.presses(SUGGEST, card)
    preview = firm.says("Ann", words("preview", title=""))
    firm.mia.presses(SEND, preview)
    firm.says("Ann", words("not-delivered", name="Ann", why=words("fail-blocked")))
    ann.unblocks()
    assert firm.toast(firm.mia, firm.mia.presses(SEND, preview)) == words("toast-sending")
    assert firm.toast(firm.oleh, firm.oleh.presses(SEND, preview)) == words("refuse-article-sent")
    assert firm.toast(firm.oleh, firm.oleh.presses(SUGGEST, card)) == words("refuse-article-sent")
    firm.rests()
    assert len(heard(ann, "— Mia, Northwind Hosting")) == 1


def test_a_reply_in_one_customers_topic_never_goes_to_another_customer(firm: Story) -> None:
    ann, bea = firm.writes_by_telegram("Ann"), firm.writes_by_telegram("Bea")
    ann.writes(FAR)
    firm.card("Ann")  # so that it is Mia's: whoever is decided about first goes to her
    bea.writes(FAR)
    hers = firm.card("Bea")
    firm.receipt(firm.mia.writes_in(firm.card("Ann"), "For Ann alone", reply_to=hers["message_id"]))
    hears(ann, "For Ann alone")
    assert heard(bea, "For Ann alone") == []


def test_who_does_not_hold_a_matter_is_asked_once_and_nothing_is_lost(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    hears(ann, words("passed-on", name="Mia"))
    one, two = firm.oleh.writes_in(card, "Is it green?"), firm.oleh.writes_in(card, "With a hook?")
    asked = firm.says("Ann", words("ask-role", name="Mia"))
    firm.receipt(two, "👀")
    assert len(ann.received()) == 1
    query = firm.mia.presses(words("button-help"), asked)
    assert firm.toast(firm.mia, query) == words("refuse-not-yours", who="Oleh")
    firm.oleh.presses(words("button-help"), asked)
    for written in (one, two):
        firm.receipt(written)
    firm.receipt(firm.oleh.writes_in(card, "Just tell us."))
    assert [m["text"].split("\n")[0] for m in ann.received()[1:]] == [
        "Is it green?",
        "With a hook?",
        "Just tell us.",
    ]
    assert firm.program.ledger.rows("select holder from conversations") == [(firm.mia.id,)]
    bea = firm.writes_by_telegram("Bea")
    bea.writes(FAR)
    hers = firm.card("Bea")
    hears(bea, words("passed-on", name="Oleh"))
    taken = firm.mia.writes_in(hers, "I know this umbrella.")
    firm.mia.presses(words("button-over"), firm.says("Bea", words("ask-role", name="Oleh")))
    firm.receipt(taken)
    assert firm.program.ledger.rows("select distinct holder from conversations") == [(firm.mia.id,)]


def test_who_writes_in_a_matter_that_another_has_resolved_is_asked_too(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    hears(ann, words("passed-on", name="Mia"))
    firm.mia.presses(RESOLVE, card)
    wait_for(lambda: firm.program.ledger.events("resolved"))
    firm.mia.promotes(firm.oleh, firm.group, can_manage_topics=True)
    written = firm.oleh.writes_in(card, "It has come back.")
    asked = firm.says("Ann", words("ask-role-resolved", name="Mia"))
    assert heard(ann, "It has come back.") == []
    firm.oleh.presses(words("button-over"), asked)
    firm.receipt(written)
    hears(ann, "It has come back.")
    state = firm.program.ledger.rows("select state, holder from conversations")
    assert state == [("open", firm.oleh.id)]


def test_a_cautious_team_sends_replies_only(story: Story) -> None:
    firm = story.start(desk={"groups": [{"id": DESK}], "relay": "replies_only"})
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    hears(ann, words("passed-on", name="Mia"))
    firm.receipt(firm.notes_down(firm.mia, card, "Strange fellow, who wants him?"), NOTED)
    firm.receipt(firm.mia.replies_to(card, "We look for it."))
    assert len(ann.received()) == 2
