"""A basic group becomes a supergroup, mostly since somebody switches topics on: its messages count from one
again, and no number of the old ones may be taken for a new one."""

import pytest

from tests.fakes.people import Group
from tests.fakes.program import MIA
from tests.fakes.sandbox import Json, User, wait_for
from tests.fakes.story import FAR, FAR_TOO, Story, hears
from tests.fakes.words import words

OLD = -5005


@pytest.fixture
def basic(story: Story) -> Group:
    group = story.sandbox.group("Basic", id=OLD, is_forum=False, type="group")
    group.adds(story.mia, status="creator")
    group.adds(story.oleh)
    group.adds(story.bot, status="administrator")
    return group


def shown(group: Group, reader: User, text: str) -> list[Json]:
    return [m for m in group.messages(reader) if m["from"]["is_bot"] and text in m.get("text", "")]


def shows(group: Group, reader: User, text: str) -> Json:
    """Waits for the bot to say this in the group; the newest."""
    return wait_for(lambda: shown(group, reader, text))[-1]


def threads(group: Group, reader: User, name: str) -> list[int]:
    return [topic["message_thread_id"] for topic in group.topics(reader) if name in topic["name"]]


def moved(new: Group) -> str:
    return words("desk-moved", old=str(OLD), new=str(new.id))


def menu(firm: Story, group: Group) -> list[str]:
    """The commands that agents are offered in the group."""
    asked = {"scope": {"type": "chat", "chat_id": group.id}}
    return [one["command"] for one in firm.sandbox.call(firm.bot, "getMyCommands", asked).json()["result"]]


def test_whoever_waits_has_a_card_in_the_new_group_and_old_numbers_mean_nothing(
    story: Story, basic: Group
) -> None:
    firm = story.start(desk={"groups": [{"id": OLD}]})
    ann, bea = firm.writes_by_telegram("Ann"), firm.writes_by_telegram("Bea")
    for count in range(10):
        firm.oleh.writes_in(basic, f"Hello {count}")
    for customer, text in ((ann, FAR), (bea, FAR_TOO)):
        customer.writes(text)
        shows(basic, firm.mia, text)
    firm.rests()
    new = firm.mia.migrates(basic)
    shows(new, firm.mia, moved(new))
    for text in (FAR, FAR_TOO):
        shows(new, firm.mia, text)
    firm.rests()
    chatter = [firm.oleh.writes_in(new, f"Coffee number {count}?") for count in range(12)]
    for one in chatter:
        firm.mia.replies_to(one, "Two sugars, please.")
    firm.oleh.replies_to(shows(new, firm.mia, FAR_TOO), "Your glove is here.")
    hears(bea, "Your glove is here.")
    ann.writes("Is it there?")
    firm.mia.replies_to(shows(new, firm.mia, "Is it there?"), "It is.")
    hears(ann, "It is.")
    firm.rests()
    heard = [m["text"] for customer in (ann, bea) for m in customer.received()]
    assert not [text for text in heard if "sugar" in text or "Coffee" in text]
    assert len(shown(new, firm.mia, moved(new))) == 1


def test_topics_switched_on_make_a_supergroup_and_every_customer_gets_one(story: Story, basic: Group) -> None:
    firm = story.start(desk={"groups": [{"id": OLD}]})
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    shows(basic, firm.mia, FAR)
    firm.rests()
    new = firm.mia.migrates(basic)
    firm.mia.switches_topics(new, True)
    shows(new, firm.mia, moved(new))
    firm.mia.writes_in(new, "Topics are on.")
    ann.writes("Is it there?")
    thread = wait_for(lambda: threads(new, firm.mia, "Ann · C"))[-1]
    wait_for(lambda: [m for m in new.messages(firm.mia, thread) if FAR in m.get("text", "")])
    firm.mia.writes_in({"chat": {"id": new.id}, "message_thread_id": thread}, "It is.")
    hears(ann, "It is.")


def test_the_new_id_in_the_settings_finds_everything_as_it_was(story: Story, basic: Group) -> None:
    firm = story.start(desk={"groups": [{"id": OLD}]})
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    shows(basic, firm.mia, FAR)
    wait_for(lambda: "take" in menu(firm, basic))
    new = firm.mia.migrates(basic)
    shows(new, firm.mia, moved(new))
    wait_for(lambda: "take" in menu(firm, new))
    card = shows(new, firm.mia, FAR)
    firm.rests()
    settings = firm.program.settings
    firm.program.stop()
    settings.write_text(settings.read_text("utf-8").replace(str(OLD), str(new.id)), "utf-8")
    firm.program.start()
    firm.mia.replies_to(card, "It is here.")
    hears(ann, "It is here.")
    ann.writes("Can I come at five?")
    asked = shows(new, firm.mia, "Can I come at five?")
    firm.mia.replies_to(asked, "You can.")
    hears(ann, "You can.")


def test_what_was_written_before_the_move_and_read_after_it_goes_where_it_belongs(
    story: Story, basic: Group
) -> None:
    firm = story.start(desk={"groups": [{"id": OLD}]})
    ann = firm.writes_by_telegram("Ann")
    ann.writes(FAR)
    card = shows(basic, firm.mia, FAR)
    firm.rests()
    firm.program.stop()
    firm.mia.replies_to(card, "It is here.")
    new = firm.mia.migrates(basic)
    ann.writes("Can I come at five?")
    firm.program.start()
    hears(ann, "It is here.")
    firm.mia.replies_to(shows(new, firm.mia, "Can I come at five?"), "You can.")
    hears(ann, "You can.")
    assert len(shown(new, firm.mia, moved(new))) == 1
    assert firm.program.ledger.count("select count(*) from conversations where holder = ?", MIA) == 1


def test_words_read_only_after_the_move_was_known_are_asked_for_once_more(story: Story, basic: Group) -> None:
    firm = story.start(desk={"groups": [{"id": OLD}]}, clock=True)
    ann, bea = firm.writes_by_telegram("Ann"), firm.writes_by_mail("Bea")
    ann.writes(FAR)
    card = shows(basic, firm.mia, FAR)
    firm.rests()
    # The poll that is open still brings the first of these; Telegram keeps the rest.
    firm.sandbox.fault("getUpdates", {"error": 502}, times=1000)
    firm.oleh.writes_in(basic, "Coffee?")
    wait_for(lambda: "telegram_unreachable" in firm.program.errors)
    firm.mia.replies_to(card, "It is here.")
    new = firm.mia.migrates(basic)
    bea.mails("My glove", FAR_TOO)
    shows(new, firm.mia, FAR_TOO)
    firm.sandbox.clear_faults()
    firm.passes(60)
    left = words("desk-left-behind", name="Mia", text="It is here.")
    shows(new, firm.mia, left)
    firm.rests()
    assert [m for m in ann.received() if "It is here." in m["text"]] == []
    firm.mia.replies_to(shows(new, firm.mia, FAR), "It is here.")
    hears(ann, "It is here.")
    assert len(shown(new, firm.mia, left)) == 1
