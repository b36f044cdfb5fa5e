"""Customers who change their minds: a person can still be reached."""

from tests.fakes.people import file
from tests.fakes.sandbox import wait_for
from tests.fakes.story import FAR, NOTED, RESOLVE, SURE, SURE_SAYS, Story, heard, hears
from tests.fakes.words import words

TRIED = "select count(*) from deliveries where kind = 'send' and state = 'queued' and attempts = 1"
HELPED, PERSON = words("button-helped"), words("button-human")


def test_who_first_said_that_it_helped_still_gets_a_person(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(SURE)
    answer = hears(ann, SURE_SAYS)
    # The buttons go after a press; where that fails, they are still there.
    refused = {"error": 400, "description": "Bad Request: message can't be edited"}
    firm.sandbox.fault("editMessageReplyMarkup", refused)
    ann.presses(HELPED, answer)
    firm.rests()
    assert firm.group.topics(firm.mia) == []
    query = ann.presses(PERSON, answer)
    assert words("why-asked-for-person") in firm.card("Ann")["text"]
    assert firm.toast(ann, query) == words("toast-passed-on")
    firm.rests()
    assert len(firm.cards("Ann")) == 1


def test_who_is_not_content_with_what_was_resolved_still_gets_a_person(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(SURE)
    answer = hears(ann, SURE_SAYS)
    ann.presses(PERSON, answer)
    firm.mia.presses(RESOLVE, firm.card("Ann"))
    firm.rests()
    ann.presses(PERSON, answer)
    firm.rests()
    assert len(firm.cards("Ann")) == 2
    assert words("card-holder", name="Mia", why="") in firm.card("Ann", 2)["text"]


def test_what_is_changed_is_changed_on_the_other_side_and_what_it_was_is_kept(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    hears(ann, words("passed-on", name="Mia"))
    written = firm.mia.writes_in(card, "Come at five.")
    firm.receipt(written)
    firm.mia.edits(written, "Come at six.")
    hears(ann, "Come at six.")
    assert heard(ann, "Come at five.") == []
    own = ann.writes("The handle is red.")
    shown = firm.says("Ann", "The handle is red.")
    ann.edits(own, "The handle is blue.")
    changed = firm.says("Ann", f"{words('changed')} The handle is blue.")
    assert changed["reply_to_message"]["message_id"] == shown["message_id"]
    assert firm.program.ledger.count("select count(*) from requests where text = 'The handle is red.'") == 1
    firm.mia.edits(written, "// he is rude")
    firm.notes.append("he is rude")
    firm.says("Ann", words("refuse-edit-inside"))
    plan = firm.mia.writes_in(card, document=file(name="map.pdf", caption="This way"))
    firm.receipt(plan)
    firm.mia.edits(plan, "That way")
    wait_for(lambda: [m for m in ann.received() if m.get("caption") == "That way"])
    firm.mia.edits(plan, document=file(name="plan.pdf", caption="This way"))
    wait_for(lambda: [m for m in ann.received() if m.get("document", {}).get("file_name") == "plan.pdf"])


def test_a_place_shared_live_moves_without_a_flood_and_that_it_does_is_said_once(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    theirs = ann.writes(location={"latitude": 50.0, "longitude": 20.0, "live_period": 3600})
    shown = wait_for(lambda: [m for m in firm.topic("Ann") if "location" in m])[0]
    ours = firm.mia.writes_in(card, location={"latitude": 50.0, "longitude": 20.0, "live_period": 3600})
    firm.receipt(ours)
    firm.rests()
    for step in range(1, 4):
        moved = {"latitude": 50.0 + step, "longitude": 20.0, "live_period": 3600}
        ann.edits(theirs, location=moved)
        firm.mia.edits(ours, location=moved)
    told = firm.says("Ann", words("changed-other", kind="location"))
    assert told["reply_to_message"]["message_id"] == shown["message_id"]
    firm.says("Ann", words("refuse-edit-other"))
    firm.rests()
    assert len(firm.said("Ann", words("changed-other", kind="location"))) == 1
    assert len(firm.said("Ann", words("refuse-edit-other"))) == 1
    assert len([m for m in firm.topic("Ann") if "location" in m]) == 2, "theirs and ours"


def test_what_an_agent_takes_back_is_gone_at_the_customer(firm: Story) -> None:
    ann, bea = firm.writes_by_telegram("Ann"), firm.writes_by_mail("Bea")
    ann.writes(FAR)
    written = firm.mia.writes_in(firm.card("Ann"), "Sorry, wrong topic")
    firm.receipt(written)
    assert heard(ann, "Sorry, wrong topic")
    firm.oleh.replies_to(written, "/undo")
    firm.says("Ann", words("refuse-undo-not-yours"))
    assert heard(ann, "Sorry, wrong topic")
    firm.mia.replies_to(written, "/undo")
    wait_for(lambda: not heard(ann, "Sorry, wrong topic"))
    firm.receipt(written, NOTED)
    bea.mails("My hat", FAR)
    card = firm.card("Bea")
    mailed = firm.oleh.writes_in(card, "No hat here.")
    firm.receipt(mailed)
    firm.oleh.replies_to(mailed, "/undo")
    firm.says("Bea", words("refuse-undo-by-mail"))


def test_what_can_be_taken_back_only_in_part_is_said_to_be(clocked: Story) -> None:
    firm = clocked
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    hears(ann, words("passed-on", name="Mia"))
    two_days = 48 * 3600
    firm.sandbox.fault("sendMessage", {"error": 429, "retry_after": 2 * two_days}, contains="— Mia")
    written = firm.mia.writes_in(
        card, "It is here. " * 340
    )  # so the line with her name is a message of its own
    hears(ann, "It is here.")
    firm.waits()
    firm.passes(two_days + 60)
    firm.mia.replies_to(written, "/undo")
    firm.says("Ann", words("refuse-undo-too-late-partly"))
    firm.passes(2 * two_days)
    firm.rests()
    assert heard(ann, "It is here.") and not heard(ann, "— Mia"), "what waited does not go out"


def test_a_customers_reaction_shows_on_the_agents_message(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    written = firm.mia.writes_in(firm.card("Ann"), "We found it.")
    firm.receipt(written)
    answer = hears(ann, "We found it.")
    ann.reacts("❤", answer)
    firm.receipt(written, "❤")
    ann.reacts("", answer)
    firm.receipt(written, "👌")
    ann.reacts("💔", answer)
    firm.says("Ann", words("reacted", name="Ann", emoji="💔"))


def test_what_waits_is_signed_as_waiting_until_it_is_sent(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    hears(ann, words("passed-on", name="Mia"))
    firm.sandbox.fault("sendMessage", {"error": 429, "retry_after": 6}, contains="Patience")
    written = firm.mia.writes_in(card, "Patience.")
    firm.receipt(written, "👀")
    firm.receipt(written)
    hears(ann, "Patience.")


def test_what_is_changed_or_taken_back_while_it_is_being_sent_is_so_in_the_end(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    hears(ann, words("passed-on", name="Mia"))
    firm.rests()
    for text in ("Come at five.", "Sorry, wrong topic"):
        firm.sandbox.fault("sendMessage", {"slow": 1.5}, contains=text)
    written = firm.mia.writes_in(card, "Come at five.")
    wait_for(lambda: _leaving(firm))
    firm.mia.edits(written, "Come at six.")
    hears(ann, "Come at six.")
    wrong = firm.mia.writes_in(card, "Sorry, wrong topic")
    wait_for(lambda: _leaving(firm))
    firm.mia.replies_to(wrong, "/undo")
    firm.receipt(wrong, NOTED)
    firm.rests()
    assert heard(ann, "Come at five.") == heard(ann, "Sorry, wrong topic") == []
    note = firm.notes_down(firm.mia, card, "// he is rude")
    firm.receipt(note, NOTED)
    firm.mia.edits(note, "He is kind.")
    told = firm.says("Ann", words("refuse-undo-nothing"))
    assert told["reply_to_message"]["message_id"] == note["message_id"]


def _leaving(firm: Story) -> int:
    return firm.program.ledger.count(
        "select count(*) from deliveries where state = 'sending' and kind = 'send' and audience = 'customer'"
    )


def test_what_a_customer_changes_while_it_waits_to_be_shown_is_shown(clocked: Story) -> None:
    firm = clocked
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    firm.card("Ann")
    hears(ann, words("passed-on", name="Mia"))
    firm.rests()
    firm.sandbox.fault("sendMessage", {"error": 429, "retry_after": 20}, contains="The handle is red.")
    own = ann.writes("The handle is red.")
    wait_for(lambda: firm.program.ledger.count(TRIED))
    ann.edits(own, "The handle is blue.")
    wait_for(lambda: firm.program.ledger.undecided == 0 and firm.sandbox.pending(firm.bot) == 0)
    firm.passes(30)
    firm.says("Ann", "The handle is red.")
    firm.says("Ann", f"{words('changed')} The handle is blue.")


def test_an_album_that_waits_for_a_choice_goes_out_as_it_is_by_then(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    hears(ann, words("passed-on", name="Mia"))
    sent = firm.oleh.sends_album_in(
        card, {"photo": file(caption="This one?")}, {"photo": file()}, {"photo": file()}
    )
    asked = firm.says("Ann", words("ask-role", name="Mia"))
    firm.receipt(sent[0], "👀")
    firm.oleh.edits(sent[0], "One of these?")
    firm.oleh.edits(sent[2], "Or this one?")
    wait_for(lambda: firm.program.ledger.undecided == 0 and firm.sandbox.pending(firm.bot) == 0)
    firm.oleh.presses(words("button-help"), asked)
    firm.receipt(sent[0])
    got = [m for m in ann.received() if "photo" in m]
    assert [m.get("caption", "") for m in got] == ["One of these?", "", "Or this one?"]
    assert len({m["media_group_id"] for m in got}) == 1
    firm.rests()
    assert firm.said("Ann", words("refuse-undo-nothing")) == []


def test_an_album_that_waits_and_is_for_inside_by_then_does_not_go_out(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    hears(ann, words("passed-on", name="Mia"))
    sent = firm.oleh.sends_album_in(card, {"photo": file(caption="This one?")}, {"photo": file()})
    asked = firm.says("Ann", words("ask-role", name="Mia"))
    firm.oleh.edits(sent[1], "// she has lied before")
    firm.notes.append("she has lied before")
    wait_for(lambda: firm.program.ledger.undecided == 0 and firm.sandbox.pending(firm.bot) == 0)
    firm.oleh.presses(words("button-help"), asked)
    firm.receipt(firm.mia.writes_in(card, "We look."))
    firm.rests()
    assert [m for m in ann.received() if "photo" in m] == []
