"""The buttons of a card and their command twins."""

from tests.fakes.program import DESK, MIA, OLEH
from tests.fakes.sandbox import Json, wait_for
from tests.fakes.story import FAR, RESOLVE, SURE, Story, buttons, heard, hears
from tests.fakes.words import words

TRANSFER, MORE = words("button-transfer"), words("button-more")
GLOVE = "Now my left glove of brown leather is missing as well, dear tram people."


def general_says(firm: Story, text: str) -> Json:
    """Waits for the bot's line with these words anywhere in the group."""

    def said() -> list[Json]:
        return [m for m in firm.group.messages(firm.mia) if text in m.get("text", "")]

    return wait_for(said)[-1]


def test_a_matter_is_transferred_by_a_list_with_a_reason(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    firm.mia.presses(TRANSFER, card)
    listed = firm.says("Ann", words("transfer-whom", number="1001"))
    assert buttons(listed) == [words("transfer-to", name="Oleh", count=0)]
    query = firm.mia.presses(buttons(listed)[0], listed)
    done = words("transfer-done", number="1001", name="Oleh", by="Mia")
    assert firm.toast(firm.mia, query) == done
    notice = firm.says("Ann", words("transfer-notice", number="1001", name="Oleh", by="Mia"))
    assert any(e["type"] == "text_mention" and e["user"]["id"] == OLEH for e in notice["entities"])
    # The same list pressed once more changes nothing.
    asked = wait_for(lambda: [m for m in [firm.again(listed)] if m["text"] == done])[0]
    query = firm.mia.presses(words("transfer-skill"), asked)
    assert firm.toast(firm.mia, query) == words("transfer-skill")
    firm.rests()
    ann.writes(GLOVE)
    firm.says("Ann", "left glove")
    assert firm.program.ledger.rows("select owner from customers") == [(OLEH,)]
    assert len(firm.said("Ann", "#1001 is yours now")) <= 1


def test_the_commands_do_what_the_buttons_do(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    hears(ann, words("passed-on", name="Mia"))

    def does(text: str, emoji: str = "👍") -> None:
        firm.receipt(firm.mia.writes_in(card, text), emoji)

    does("/transfer Oleh knows the tram people")
    firm.says("Ann", "knows the tram people")
    does("/take")
    does("/snooze 2h")
    does("/info")
    firm.says("Ann", words("info-title", name="Ann", number="1"))
    does("/history")
    firm.says("Ann", words("history-title"))
    does("/reply")
    listed = firm.says("Ann", words("answers-title"))["text"].splitlines()[1:]
    assert words("answers-line", article="password-reset", title=SURE) in listed and len(listed) == 28
    firm.receipt(firm.mia.writes_in(card, "/reply zzzzqqq"), "💔")
    firm.says("Ann", words("refuse-no-article"))
    does("/reply password-reset")
    preview = firm.says("Ann", words("preview", title=SURE))
    firm.mia.presses(words("button-drop"), preview)
    wait_for(lambda: words("preview-dropped", title=SURE) == firm.again(preview)["text"])
    firm.receipt(firm.mia.writes_in(card, "It lies with us."))
    hears(ann, "It lies with us.")
    does("/teach")
    taught = firm.says("Ann", "📝")
    assert "It lies with us." in taught["text"] and "Mia, Northwind" not in taught["text"]
    does("/resolve")
    does("/reopen")
    does("/card")
    wait_for(lambda: len(firm.cards("Ann")) == 2)
    firm.mia.writes_in(card, "/snooze whenever")
    firm.says("Ann", words("refuse-no-duration"))
    firm.rests()
    inside = ("knows the tram", "password-reset", "It is yours", "Draft", "Preview")
    assert [m["text"] for m in ann.received() if any(word in m["text"] for word in inside)] == []


def test_what_is_put_off_comes_back_by_itself_or_with_the_customer(clocked: Story) -> None:
    firm = clocked
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    firm.mia.presses(MORE, card)
    more = firm.says("Ann", words("more-title", number="1001"))
    firm.mia.presses(words("button-snooze-2"), more)
    wait_for(lambda: words("card-snoozed", until="") in firm.again(card)["text"])
    firm.passes(7300)
    back = firm.says("Ann", words("snooze-over", name="Mia", number="1001"))
    assert any(e["type"] == "text_mention" for e in back["entities"])
    firm.passes(20)
    wait_for(lambda: words("card-waiting", since="") in firm.again(card)["text"])
    firm.receipt(firm.mia.writes_in(card, "/snooze 3d"), "👍")
    ann.writes("Is it there?")
    firm.passes(20)
    wait_for(lambda: words("card-waiting", since="") in firm.again(card)["text"])


def test_a_blocked_customer_reaches_nobody_until_unblocked(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    firm.mia.presses(MORE, card)
    more = firm.says("Ann", words("more-title", number="1001"))
    firm.mia.presses(words("button-block"), more)
    wait_for(lambda: words("card-resolved", name="Mia") in firm.again(card)["text"])
    ann.writes("Buy gold now!")
    firm.rests()
    assert firm.said("Ann", "gold") == []
    firm.receipt(firm.mia.writes_in(card, "/unblock"), "👍")
    ann.writes(GLOVE)
    assert GLOVE in firm.card("Ann", 2)["text"]
    firm.mia.presses(MORE, firm.card("Ann", 2))
    firm.mia.presses(words("button-spam"), firm.says("Ann", words("more-title", number="1002")))
    wait_for(lambda: firm.program.ledger.count("select count(*) from events where kind = 'spam'"))
    assert heard(ann, "blocked") == []


def test_general_answers_what_is_asked_of_the_desk(firm: Story) -> None:
    ann, bea = firm.writes_by_telegram("Ann"), firm.writes_by_mail("Bea")
    ann.writes(FAR)
    firm.card("Ann")
    bea.mails("Password", SURE)
    bea.gets()
    firm.mia.writes_in(firm.group, "/mine")
    assert "#1001 Ann" in general_says(firm, words("mine-title", count=1))["text"]
    firm.oleh.writes_in(firm.group, "/queue@firstline_bot")
    assert "#1001 Ann" in general_says(firm, words("queue-waiting", count=1))["text"]
    firm.mia.writes_in(firm.group, "/find bea@")
    assert "Bea" in general_says(firm, "bea@customers.example")["text"]
    firm.mia.writes_in(firm.group, "/find #1001")
    general_says(firm, f"Ann · {ann.id}")
    firm.mia.writes_in(firm.group, "/stats")
    general_says(firm, words("stats", opened=1, answered=1, handed=1))
    firm.mia.writes_in(firm.group, "/kb reset my password")
    general_says(firm, "password-reset")
    firm.mia.writes_in(firm.group, "/help")
    general_says(firm, "/transfer")
    firm.mia.writes_in(firm.group, "/take")
    general_says(firm, words("refuse-only-in-a-topic", who="take"))
    firm.mia.writes_in(firm.group, "/quue")
    general_says(firm, words("refuse-unknown-command", who="quue"))
    before = len(firm.group.messages(firm.mia))
    firm.zed.writes_in(firm.group, "/queue")
    firm.rests()
    assert len(firm.group.messages(firm.mia)) == before + 1, "who is no agent is told nothing"


def test_who_is_away_gets_nothing_new_and_stays_the_owner(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    assert words("card-holder", name="Mia", why="") in card["text"]
    firm.mia.presses(RESOLVE, card)
    firm.rests()
    firm.receipt(firm.mia.writes_in(firm.group, "/away"), "👍")
    ann.writes(GLOVE)
    deputy = firm.card("Ann", 2)
    assert words("why-owner-away", name="Oleh", owner="Mia") in deputy["text"]
    firm.oleh.presses(TRANSFER, deputy)
    listed = firm.says("Ann", words("transfer-whom", number="1002"))
    assert buttons(listed) == [words("transfer-to-away", name="Mia", count=0)]
    firm.oleh.presses(RESOLVE, deputy)
    firm.receipt(firm.mia.writes_in(firm.group, "/back"), "👍")
    firm.rests()
    ann.writes("And my scarf, the long one, which my grandmother made for me in winter.")
    assert words("why-owner", name="Mia") in firm.card("Ann", 3)["text"]


def test_two_groups_each_with_its_own_agents(story: Story) -> None:
    billing = story.sandbox.group("Billing", id=-1007654321000)
    billing.adds(story.oleh, status="creator")
    billing.adds(story.bot, status="administrator")
    agents = [
        {"id": MIA, "name": "Mia", "languages": ["en"]},
        {"id": OLEH, "name": "Oleh", "languages": ["uk", "ru", "en"], "group": "Billing"},
    ]
    groups = [{"id": DESK}, {"id": -1007654321000, "name": "Billing"}]
    firm = story.start(desk={"groups": groups}, agents=agents)
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = firm.card("Ann")
    firm.receipt(firm.mia.writes_in(card, "/transfer Oleh"), "👍")

    def there(text: str) -> list[Json]:
        return [m for m in billing.messages(firm.oleh) if text in m.get("text", "")]

    moved = wait_for(lambda: there(FAR))[0]
    firm.says("Ann", words("transfer-moved", number="1001"))
    wait_for(lambda: there(words("transfer-notice", number="1001", name="Oleh", by="Mia")))
    written = firm.oleh.writes_in(moved, "We found it.")
    hears(ann, "We found it.")
    ann.writes("Thanks! When can I come?")
    wait_for(lambda: there("When can I come?"))
    firm.rests()
    assert firm.said("Ann", "When can I come?") == []
    seen = next(m for m in billing.messages(firm.oleh) if m["message_id"] == written["message_id"])
    assert [one["emoji"] for one in seen["reactions"]] == ["👌"]
