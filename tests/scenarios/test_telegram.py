"""Customers who write by Telegram."""

from tests.fakes.sandbox import Json, wait_for
from tests.fakes.story import DELIVERED, FAR, PHP, RESOLVE, SURE, SURE_SAYS, Story, buttons, heard, hears
from tests.fakes.words import words

HELPED, PERSON = words("button-helped"), words("button-human")
ASSISTANT = words("answer-note-chat")
WHICH = words("clarify-chat")


def test_a_known_question_in_a_chat_is_answered_once_with_two_buttons(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.starts()
    hears(ann, words("welcome"))
    ann.writes(SURE)
    answer = hears(ann, SURE_SAYS)
    assert ASSISTANT in answer["text"]
    assert buttons(answer) == [HELPED, PERSON]
    firm.rests()
    assert len(ann.received()) == 2
    assert firm.group.topics(firm.mia) == []


def test_an_agent_answers_a_chat_from_its_card(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    for shown in ("#1001 · ✈ Telegram · en", FAR, words("card-articles")):
        assert shown in card["text"]
    hears(ann, words("passed-on", name="Mia"))
    since = firm.sandbox.last_call()
    written = firm.mia.writes_in(card, "We found it, come <b>any</b> day & ask for Mia.")
    firm.receipt(written)
    answer = hears(ann, "We found it")
    assert (
        answer["text"]
        == "We found it, come <b>any</b> day & ask for Mia." + f"\n\n— {words('signature', name='Mia')}"
    )
    assert buttons(answer) == []
    firm.rests()
    assert len(heard(ann, "We found it")) == 1
    methods = [call["method"] for call in firm.sandbox.calls(since=since) if "👀" not in str(call)]
    methods = [method for method in methods if method in ("sendMessage", "setMessageReaction")]
    assert methods == ["sendMessage", "setMessageReaction"], "first the customer, then the receipt"


def test_once_a_person_holds_the_conversation_the_bot_is_silent(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    firm.card("Ann")
    ann.writes(SURE)
    firm.says("Ann", SURE)
    firm.rests()
    assert heard(ann, SURE_SAYS) == []
    assert len(firm.cards("Ann")) == 1


def test_a_second_matter_after_resolve_goes_to_the_same_owner(firm: Story) -> None:
    ann, bea = firm.writes_by_telegram("Ann"), firm.writes_by_telegram("Bea")
    ann.writes(FAR)
    firm.mia.presses(RESOLVE, firm.card("Ann"))
    firm.rests()
    bea.writes("My green hat with the feather was blown into the river near the mill.")
    assert words("card-holder", name="Oleh", why="") in firm.card("Bea")["text"]
    ann.writes("Now my left glove of brown leather is missing as well, dear tram people.")
    assert words("why-owner", name="Mia") in firm.card("Ann", 2)["text"]


def test_a_person_is_one_press_away(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(SURE)
    query = ann.presses(PERSON, hears(ann, SURE_SAYS))
    card = firm.card("Ann")
    assert words("why-asked-for-person") in card["text"]
    assert SURE in card["text"]
    assert firm.toast(ann, query) == words("toast-passed-on")
    ann.presses(PERSON, hears(ann, SURE_SAYS))
    firm.rests()
    assert len(firm.cards("Ann")) == 1, "pressed twice, handed over once"


def test_slash_human_leads_to_a_person(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes("/human")
    assert words("why-asked-for-person") in firm.card("Ann")["text"]


def test_an_answer_to_the_robots_answer_goes_to_a_person(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(SURE)
    ann.replies_to(hears(ann, SURE_SAYS), PHP)
    card = firm.card("Ann")
    assert words("why-answer-to-answer") in card["text"]
    assert SURE in card["text"], "the earlier course is on the card"
    firm.rests()
    assert len(heard(ann, ASSISTANT)) == 1


def test_that_helped_closes_the_matter_and_bothers_nobody(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(SURE)
    query = ann.presses(HELPED, hears(ann, SURE_SAYS))
    assert firm.toast(ann, query) == words("glad")
    firm.rests()
    assert firm.group.topics(firm.mia) == []
    assert firm.program.ledger.rows("select state from conversations") == [("resolved",)]


def test_an_unsure_bot_lets_the_customer_choose(story: Story) -> None:
    firm = story.start(policy={"wrong_at_most": 0})
    ann = firm.writes_by_telegram("Ann")
    ann.writes("password or two factor lost")
    asked = hears(ann, WHICH)
    titles = buttons(asked)
    assert titles[-1] == words("button-something-else")
    assert "How do I reset my password?" in titles
    query = ann.presses("How do I reset my password?", asked)
    answer = hears(ann, SURE_SAYS)
    assert buttons(answer) == [HELPED, PERSON]
    assert firm.toast(ann, query) == words("toast-sending")
    firm.rests()
    assert firm.group.topics(firm.mia) == []
    ann.presses(PERSON, answer)
    assert f"{words('card-bot')}: How do I reset my password?" in firm.card("Ann")["text"]


def test_something_else_leads_to_a_person(story: Story) -> None:
    firm = story.start(policy={"wrong_at_most": 0})
    ann = firm.writes_by_telegram("Ann")
    ann.writes("password or two factor lost")
    ann.presses(words("button-something-else"), hears(ann, WHICH))
    assert "password or two factor lost" in firm.card("Ann")["text"]


def test_several_questions_are_handed_over_together_each_marked(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(PHP)
    hears(ann, ASSISTANT)
    ann.writes(f"{SURE}\n\n{FAR}")
    there = firm.card("Ann")
    card = there["text"]
    assert words("card-why", why=words("why-not-all")) in card
    assert words("card-part-sure", about=SURE, title=SURE) in card
    assert words("card-part-unknown", about="").rpartition("”")[2] in card
    firm.rests()
    assert not heard(ann, SURE_SAYS), "half an answer is none"
    firm.mia.writes_in(there, "/article password-reset")
    firm.says("Ann", words("refuse-nothing-to-link"))
    assert firm.program.ledger.count("select count(*) from learned") == 0, "least of all the question before"


def test_a_photo_reaches_the_desk_and_the_answer_comes_back(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(photo={"name": "umbrella.jpg", "text": "bytes", "caption": "This one!"})
    card = firm.card("Ann")
    assert words("why-not-only-text") in card["text"]
    copied = wait_for_photo(firm)
    firm.receipt(firm.mia.replies_to(copied, "A nice handle."))
    hears(ann, "A nice handle.")
    sketch = firm.mia.writes_in(card, document={"name": "map.pdf", "text": "where to come"})
    firm.receipt(sketch, DELIVERED)
    assert [m["document"]["file_name"] for m in ann.received() if "document" in m] == ["map.pdf"]


def wait_for_photo(firm: Story) -> Json:
    """The copy of the customer's photo at the desk."""
    return wait_for(lambda: [m for m in firm.topic("Ann") if "photo" in m])[0]


def test_a_question_in_russian_is_answered_in_russian(firm: Story) -> None:
    ann = firm.writes_by_telegram("Анна", language_code="ru")
    ann.writes("Как сбросить пароль?")
    answer = hears(ann, "парол")
    assert buttons(answer)[1] != PERSON
    ann.presses(buttons(answer)[1], answer)
    assert words("card-holder", name="Oleh", why="") in firm.card("Анна")["text"], (
        "Oleh speaks Russian, Mia does not"
    )


def test_edited_words_do_not_ask_twice(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    written = ann.writes(SURE)
    hears(ann, SURE_SAYS)
    ann.edits(written, PHP)
    firm.rests()
    assert len(heard(ann, ASSISTANT)) == 1
    assert firm.program.ledger.count("select count(*) from arrivals where reason like 'an edit%'") == 1
