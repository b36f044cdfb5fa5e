"""What the desk shows of how things stand: cards, topics and the queue keep up, and never too often."""

from tests.fakes.sandbox import Json, wait_for
from tests.fakes.story import FAR, PHP, RESOLVE, SURE, TAKE, Story, buttons, hears
from tests.fakes.words import words

REOPEN = words("button-reopen")
GLOVE = "Now my left glove of brown leather is missing as well, dear tram people."


def icon(firm: Story, name: str) -> str:
    """The emoji of a customer's topic."""
    topic = firm.group.topic(firm.mia, f"{name} · C")
    icons = firm.sandbox.call(firm.bot, "getForumTopicIconStickers", {}).json()["result"]
    shown = {one["custom_emoji_id"]: one["emoji"].replace("\ufe0f", "") for one in icons}
    return shown.get(topic["icon_custom_emoji_id"], "") if topic else ""


def shows(firm: Story, name: str, emoji: str) -> None:
    """Waits for the topic's icon, while seconds pass."""

    def seen() -> bool:
        firm.passes(1)
        return icon(firm, name) == emoji

    wait_for(seen, 30, every=0.2)


def is_closed(firm: Story, name: str) -> bool:
    topic = firm.group.topic(firm.mia, f"{name} · C")
    return bool(topic and topic.get("closed"))


def edits(firm: Story, card: Json) -> list[Json]:
    """The edits of a message."""
    made = firm.sandbox.calls("editMessageText")
    return [call for call in made if str(call["params"].get("message_id")) == str(card["message_id"])]


def test_a_topic_shows_by_its_icon_how_things_stand(clocked: Story) -> None:
    firm = clocked
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    assert icon(firm, "Ann") == "❗", "nobody has taken it"
    firm.mia.presses(TAKE, card)
    shows(firm, "Ann", "❓")
    firm.receipt(firm.mia.writes_in(card, "We found it."))
    shows(firm, "Ann", "💬")
    ann.writes("Really?")
    shows(firm, "Ann", "❓")
    firm.mia.presses(RESOLVE, firm.again(card))
    shows(firm, "Ann", "✅")
    wait_for(lambda: is_closed(firm, "Ann"))
    ann.writes(GLOVE)
    again = firm.card("Ann", 2)
    assert words("why-owner", name="Mia") in again["text"]
    wait_for(lambda: not is_closed(firm, "Ann"))
    shows(firm, "Ann", "❓")
    made = [call["method"] for call in firm.sandbox.calls("editForumTopic")]
    assert len(made) == 5, "changed on a change of state only"


def test_what_lasts_less_than_five_seconds_shows_on_no_icon(clocked: Story) -> None:
    firm = clocked
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    firm.rests()
    firm.freezes()
    firm.mia.presses(TAKE, card)
    firm.mia.presses(RESOLVE, card)
    firm.mia.writes_in(card, "/reopen")
    wait_for(lambda: len(firm.program.ledger.events("reopened")) == 1)
    firm.sandbox.freeze(False)
    shows(firm, "Ann", "💬")
    firm.passes(20)
    firm.rests()
    assert len(firm.sandbox.calls("editForumTopic")) == 1
    assert firm.sandbox.calls("closeForumTopic") == []


def test_a_card_is_edited_once_in_ten_seconds_and_shows_the_latest_state(clocked: Story) -> None:
    firm = clocked
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    assert words("card-waiting", since="") in card["text"]
    firm.rests()
    for number in range(1, 8):
        ann.writes(f"More about it, number {number}.")
        firm.says("Ann", f"number {number}.")
    firm.passes(11)
    wait_for(lambda: "number 7." in firm.again(card)["text"])
    assert len(edits(firm, card)) <= 4, "seven changes, and one edit in ten seconds"
    waiting = "select count(*) from deliveries where kind = 'refresh' and state = 'queued'"
    assert firm.program.ledger.count(waiting) <= 3, "no wish waits twice"


def test_resolved_by_mistake_is_reopened_by_the_card(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    firm.mia.presses(RESOLVE, card)
    wait_for(lambda: buttons(firm.again(card))[:1] == [REOPEN])
    query = firm.oleh.presses(REOPEN, firm.again(card))
    assert firm.toast(firm.oleh, query) == words("toast-reopened", number="1001")
    query = firm.oleh.presses(REOPEN, firm.again(card))
    assert firm.toast(firm.oleh, query) == words("refuse-open-already")
    ann.writes("Is it there?")
    firm.says("Ann", "Is it there?")
    firm.rests()
    assert len(firm.cards("Ann")) == 1


def test_further_words_make_no_sound_until_the_holder_has_been_idle_for_long(clocked: Story) -> None:
    firm = clocked
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")

    def made_a_sound(text: str) -> bool:
        ann.writes(text)
        firm.says("Ann", text)
        (call,) = [one for one in firm.sandbox.calls("sendMessage") if one["params"].get("text") == text]
        return bool(call["params"].get("disable_notification") != "true")

    assert not made_a_sound("It is blue.")
    firm.passes(31 * 60)
    assert made_a_sound("Is anybody there?")
    assert not made_a_sound("Hello?")
    firm.passes(31 * 60)
    firm.receipt(firm.mia.writes_in(card, "We are looking for it."))
    assert not made_a_sound("Thank you, I wait."), "her holder has just answered"


def test_a_card_somebody_deleted_is_posted_again(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    firm.mia.does("delete", firm.group, message=card["message_id"])
    firm.mia.writes_in(card, "/take")
    found = wait_for(lambda: [one for one in firm.cards("Ann") if one["message_id"] != card["message_id"]])
    assert words("why-took", name="Mia") in found[0]["text"]


def board(firm: Story) -> list[Json]:
    """The queue's messages in General."""
    here = firm.group.messages(firm.mia)
    return [m for m in here if m["from"]["is_bot"] and words("queue-title") in m.get("text", "")]


def test_the_queue_is_pinned_in_general_and_edited_once_a_minute(clocked: Story) -> None:
    firm = clocked
    ann, bea = firm.writes_by_telegram("Ann"), firm.writes_by_telegram("Bea")
    ann.writes(FAR)
    card = firm.card("Ann")
    queue = wait_for(lambda: board(firm))[0]
    assert "#1001 Ann" in queue["text"] and words("queue-waiting", count=1) in queue["text"]
    wait_for(lambda: firm.sandbox.calls("pinChatMessage"))
    bea.writes(FAR)
    firm.card("Bea")
    firm.rests()
    firm.passes(30)
    firm.rests()
    assert edits(firm, queue) == []
    firm.passes(31)
    wait_for(lambda: "#1002 Bea" in firm.again(queue)["text"])
    firm.receipt(firm.mia.writes_in(card, "We found it."))
    firm.passes(61)
    wait_for(lambda: "#1001 Ann" not in firm.again(queue)["text"])
    # Nobody answers Bea: after an hour the queue says so by itself.
    firm.passes(3600)
    wait_for(lambda: words("queue-overdue", count=1) in firm.again(queue)["text"])
    assert len(board(firm)) == 1
    links = [one["url"] for one in firm.again(queue)["entities"] if one["type"] == "text_link"]
    topic = firm.group.topic(firm.mia, "Bea · C")
    assert topic and links == [f"https://t.me/c/1234567890/{topic['message_thread_id']}"]


def test_what_the_bot_answers_shows_as_its_own(story: Story) -> None:
    firm = story.start(desk={"groups": [{"id": -1001234567890}], "show_answered": True})
    ann = firm.writes_by_telegram("Ann")
    ann.writes(f"{SURE} {PHP}")
    firm.says("Ann", f"{SURE} {PHP}\n\n{words('answered-by-bot', article=f'{SURE} · {PHP}')}")
    assert icon(firm, "Ann") == "🤖"
    hears(ann, words("answer-note-chat"))
    ann.writes("domain")
    asked = hears(ann, words("clarify-chat"))
    title = buttons(asked)[1]
    ann.presses(title, asked)
    firm.says("Ann", f"domain\n\n{words('answered-by-bot', article=title)}")
