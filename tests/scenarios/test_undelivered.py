"""What did not reach a customer can be tried again, sent by the other channel, or left at that."""

from tests.fakes.people import file
from tests.fakes.sandbox import Json, User, wait_for
from tests.fakes.story import FAR, RESOLVE, Story, buttons, hears
from tests.fakes.words import words
from tests.scenarios.test_reaching_customers import JOIN, invited

RETRY = words("button-retry")
BY_MAIL, BY_CHAT = words("button-other", channel="mail"), words("button-other", channel="telegram")
ALREADY = words("refuse-settled-already")


def failed(firm: Story, name: str, why: str, times: int = 1) -> Json:
    return firm.says(name, words("not-delivered", name=name, why=words(why)), times)


def without_buttons(firm: Story, told: Json) -> None:
    wait_for(lambda: not buttons(firm.again(told)))


def joined(firm: Story) -> User:
    """Ann writes by mail, and joins a chat to it."""
    ann = firm.writes_by_mail("Ann")
    ann.mails("My umbrella", FAR)
    firm.card("Ann")
    invited(firm, "Ann", "a-token_42")
    chat = firm.writes_by_telegram("Annie")
    chat.starts("a-token_42")
    chat.presses(JOIN, hears(chat, words("join-ask")))
    firm.says("Ann", words("joined-here", name="Ann"))
    return chat


def test_a_refused_mail_is_tried_again_once_however_often_that_is_pressed(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann")
    ann.mails("My umbrella", FAR)
    card = firm.card("Ann")
    firm.sink.refuses("554 5.7.1 No", at="data", times=2)
    written = firm.mia.writes_in(card, "We found it.")
    told = failed(firm, "Ann", "fail-refused")
    assert buttons(told) == [RETRY, RESOLVE], "there is no other channel"
    firm.sandbox.fault("editMessageText", {"error": 400}, contains="🔁")  # so the buttons are left
    assert firm.toast(firm.mia, firm.mia.presses(RETRY, told)) == words("settled-retry", name="Mia")
    again = failed(firm, "Ann", "fail-refused", 2)
    assert firm.toast(firm.oleh, firm.oleh.presses(RETRY, told)) == ALREADY, "that was another attempt"
    without_buttons(firm, told)
    firm.oleh.presses(RETRY, again)
    firm.receipt(written)
    wait_for(lambda: words("settled-retry", name="Oleh") in firm.again(again)["text"])
    without_buttons(firm, again)
    firm.rests()
    assert len(ann.inbox) == 1


def test_resolve_under_a_failure_resolves_and_says_so_where_that_was_done_before(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    ann.blocks()
    firm.mia.writes_in(card, "We found it.")
    first = failed(firm, "Ann", "fail-blocked")
    assert buttons(first) == [RESOLVE], "nothing else makes sense"
    firm.mia.writes_in(card, "Are you there?")
    second = failed(firm, "Ann", "fail-blocked", 2)
    done = words("toast-resolved", number="1001")
    assert firm.toast(firm.mia, firm.mia.presses(RESOLVE, second)) == done
    assert firm.toast(firm.oleh, firm.oleh.presses(RESOLVE, first)) == words("refuse-resolved-already")
    for told in (first, second):
        without_buttons(firm, told)
    assert done in firm.again(second)["text"] and firm.again(first)["text"] == first["text"]


def test_what_was_changed_or_taken_back_is_not_tried_again_as_it_was(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann")
    ann.mails("My umbrella", FAR)
    card = firm.card("Ann")
    firm.sink.refuses("554 5.7.1 No", at="data", times=2)
    written = firm.mia.writes_in(card, "We lost it.")
    told = failed(firm, "Ann", "fail-refused")
    firm.mia.edits(written, "We found it.")
    second = failed(firm, "Ann", "fail-refused", 2)
    assert firm.toast(firm.mia, firm.mia.presses(RETRY, told)) == ALREADY
    firm.mia.presses(RETRY, second)
    firm.receipt(written)
    assert "We found it." in ann.gets().text
    firm.sink.refuses("554 5.7.1 No", at="data")
    other = firm.mia.writes_in(card, "It is broken.")
    told = firm.says("Ann", words("not-delivered", name="Ann", why=words("fail-refused")), 2)
    firm.receipt(firm.mia.replies_to(other, "/undo"), "👍")
    assert firm.toast(firm.mia, firm.mia.presses(RETRY, told)) == ALREADY
    without_buttons(firm, told)
    firm.rests()
    assert len(ann.inbox) == 1


def test_a_picture_changed_in_an_album_that_did_not_arrive_goes_out_with_the_others(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    firm.sandbox.fault("sendMediaGroup", {"error": 400})
    sent = firm.mia.sends_album_in(card, {"photo": file()}, {"photo": file(caption="We lost it.")})
    told = failed(firm, "Ann", "fail-refused")
    firm.mia.edits(sent[1], "We found it.")
    got = wait_for(lambda: [m for m in ann.received() if "photo" in m])
    assert [m.get("caption", "") for m in got] == ["", "We found it."]
    assert len({m["media_group_id"] for m in got}) == 1
    assert firm.toast(firm.mia, firm.mia.presses(RETRY, told)) == ALREADY
    firm.rests()
    assert len([m for m in ann.received() if "photo" in m]) == 2
    # The words below it can be changed as those of any album now.
    firm.mia.edits(sent[1], "It is here.")
    wait_for(lambda: [m for m in ann.received() if m.get("caption") == "It is here."])


def test_what_a_chat_does_not_take_goes_by_mail_and_back_with_the_customer(firm: Story) -> None:
    chat = joined(firm)
    ann = firm.mail_customers[0]
    firm.mia.presses(RESOLVE, firm.card("Ann"))
    firm.rests()
    chat.writes("/human")
    card = firm.card("Ann", 2)
    chat.blocks()
    written = firm.mia.sends_in(card, "document", b"%PDF-1.4", name="form.pdf")
    told = failed(firm, "Ann", "fail-blocked")
    assert buttons(told) == [BY_MAIL, RESOLVE]
    firm.mia.presses(BY_MAIL, told)
    firm.receipt(written)
    mail = ann.gets()
    assert b"form.pdf" in mail.content
    assert mail.header("In-Reply-To") == "", "a chat's message has no Message-ID"
    wait_for(lambda: "✉" in firm.again(card)["text"])
    firm.receipt(firm.mia.replies_to(card, "Is that the right one?"))
    ann.replies(mail, "Yes, that one.")
    firm.says("Ann", "Yes, that one.")
    firm.rests()
    assert len(firm.cards("Ann")) == 2, "it is the same matter"


def test_what_a_mailbox_does_not_take_goes_to_the_chat(firm: Story) -> None:
    chat = joined(firm)
    card = firm.card("Ann")
    firm.sink.refuses("550 5.1.1 Nobody here", at="rcpt")
    written = firm.mia.writes_in(card, "We found it.")
    told = failed(firm, "Ann", "fail-refused-address")
    assert buttons(told) == [BY_CHAT, RESOLVE]
    firm.mia.presses(BY_CHAT, told)
    hears(chat, "We found it.")
    firm.receipt(written)
    chat.writes("Great, I am coming.")
    firm.says("Ann", "Great, I am coming.")
    firm.rests()
    assert len(firm.cards("Ann")) == 1
