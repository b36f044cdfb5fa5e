"""What customers on Telegram can do beside asking: commands, languages, buttons."""

from tests.fakes.program import DESK
from tests.fakes.sandbox import wait_for
from tests.fakes.story import (
    FAR,
    PHP,
    PHP_SAYS,
    RESOLVE,
    SURE,
    SURE_SAYS,
    TOKEN,
    Story,
    buttons,
    heard,
    hears,
)
from tests.fakes.words import words

HELPED, PERSON = words("button-helped"), words("button-human")
RU_ANSWER = "парол"


def shown(firm: Story, language: str = "") -> list[str]:
    """The descriptions of the customers' menu, as Telegram has it."""
    asked = {"scope": {"type": "all_private_chats"}, **({"language_code": language} if language else {})}
    return [
        one["description"] for one in firm.sandbox.call(firm.bot, "getMyCommands", asked).json()["result"]
    ]


def test_the_menu_is_there_in_every_language_and_told_once(firm: Story) -> None:
    for language in ("en", "ru", "uk", "ar"):
        wait_for(lambda language=language: words("menu-human", language) in shown(firm, language))  # type: ignore[misc]
    wait_for(lambda: words("menu-help") in shown(firm))
    firm.program.stop()
    told = len(firm.sandbox.calls("setMyCommands"))
    assert told == 6, "for private chats four languages and all others; and the group"
    firm.program.start()
    ann = firm.writes_by_telegram("Ann")
    ann.writes(SURE)
    hears(ann, SURE_SAYS)
    assert len(firm.sandbox.calls("setMyCommands")) == told


def test_help_and_privacy_bother_nobody(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes("/help")
    assert "/human" in hears(ann, words("help"))["text"]
    ann.writes("/privacy")
    assert buttons(hears(ann, words("privacy"))) == [], "nothing is kept of a stranger"
    firm.rests()
    assert firm.group.topics(firm.mia) == []


def test_who_wants_to_be_forgotten_gets_a_person(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(SURE)
    hears(ann, SURE_SAYS)
    ann.writes("/privacy")
    asked = hears(ann, words("privacy"))
    query = ann.presses(words("button-erase"), asked)
    assert firm.toast(ann, query) == words("toast-passed-on")
    card = firm.card("Ann")
    assert words("why-wants-erasure") in card["text"] and words("erasure-question") in card["text"]
    wait_for(lambda: buttons(hears(ann, words("privacy"))) == [])


def test_a_chosen_language_holds_whatever_telegram_says(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes("/lang")
    choice = hears(ann, words("choose-language"))
    assert buttons(choice) == ["English", "Русский", "Українська", "العربية"]
    query = ann.presses("Русский", choice)
    assert firm.toast(ann, query) == words("language-set", "ru")
    wait_for(lambda: heard(ann, words("language-set", "ru")))
    ann.writes("/human")
    hears(ann, words("passed-on", "ru", name="Oleh"))
    ann.writes("/lang UK")
    hears(ann, words("language-set", "uk"))
    ann.writes("/human")
    hears(ann, words("passed-on-already", "uk", name="Oleh"))


def test_the_last_known_language_stands_in_where_the_words_tell_none(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes("Как сбросить пароль?")
    hears(ann, RU_ANSWER)
    ann.writes("/human")
    hears(ann, words("passed-on", "ru", name="Oleh"))


def test_a_new_matter_ends_the_old_answer_and_stands_beside_what_a_person_holds(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(SURE)
    hears(ann, SURE_SAYS)
    ann.writes("/new")
    hears(ann, words("new-matter"))
    firm.rests()
    assert firm.program.ledger.rows("select state from conversations") == [("resolved",)]
    ann.writes(FAR)
    firm.card("Ann")
    ann.writes("/new")
    hears(ann, words("new-matter-beside", name="Mia"))
    ann.writes(PHP)
    hears(ann, PHP_SAYS)
    firm.rests()
    states = firm.program.ledger.rows("select state from conversations order by id")
    assert states == [("resolved",), ("open",), ("answered",)]


def test_helped_takes_the_buttons_away_and_old_buttons_stay_good(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    ann.writes(SURE)
    answer = hears(ann, SURE_SAYS)
    ann.presses(HELPED, answer)
    wait_for(lambda: buttons(hears(ann, SURE_SAYS)) == [])
    firm.rests()
    ((_, data),) = firm.program.ledger.events("helped")
    assert data == {"article": "password-reset"}
    ledger = firm.program.ledger
    assert ledger.rows("select result, source from guesses") == [("right", "helped")]
    assert ledger.rows("select text from learned") == [], "it teaches how sure to be, and no words"
    ann.writes(PHP)
    second = hears(ann, PHP_SAYS)
    first = ann.presses(PERSON, second)
    assert firm.toast(ann, first) == words("toast-passed-on")
    again = ann.presses(PERSON, second)
    assert firm.toast(ann, again) == words("toast-passed-on-already")
    firm.mia.presses(RESOLVE, firm.card("Ann"))
    firm.rests()
    assert len(firm.cards("Ann")) == 1


def test_somebody_is_seen_writing_just_before_an_automatic_answer(firm: Story) -> None:
    ann = firm.writes_by_telegram("Ann")
    since = firm.sandbox.last_call()
    ann.writes(SURE)
    hears(ann, SURE_SAYS)
    firm.rests()
    private = [c["method"] for c in firm.sandbox.calls(since=since) if c["params"].get("chat_id") != DESK]
    assert [m for m in private if m.startswith("send")] == ["sendChatAction", "sendMessage"]


def test_who_asks_for_a_person_in_words_is_told_who_answers_and_within_what_time(story: Story) -> None:
    firm = story.start(desk={"groups": [{"id": DESK}], "usual_minutes": 30})
    ann = firm.writes_by_telegram("Ann", language_code="ar")
    ann.writes("أريد التحدث إلى موظف")
    hears(ann, words("passed-on-in-minutes", "ar", name="Mia", count=30))
    assert words("why-asked-for-person") in firm.card("Ann")["text"]


def test_in_a_chat_with_topics_the_answer_comes_where_the_question_was(firm: Story) -> None:
    firm.sandbox.bot(TOKEN, has_topics_enabled=True, allows_users_to_create_topics=True)
    ann = firm.writes_by_telegram("Ann")
    ann.starts()
    opened = firm.sandbox.act(ann.id, "create_topic", chat=firm.bot.id, name="Hat")["message_thread_id"]
    ann.writes(FAR, thread=opened)
    told = hears(ann, words("passed-on", name="Mia"))
    firm.mia.writes_in(firm.card("Ann"), "We found it.")
    answer = hears(ann, "We found it.")
    assert told["message_thread_id"] == answer["message_thread_id"] == opened
    firm.sandbox.call(firm.bot, "deleteForumTopic", {"chat_id": ann.id, "message_thread_id": opened})
    firm.receipt(firm.mia.writes_in(firm.card("Ann"), "Come any day."))
    assert "message_thread_id" not in hears(ann, "Come any day.")
