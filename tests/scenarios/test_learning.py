"""An agent shows the bot which article a question was about, and takes it back."""

import shutil

from tests.fakes.sandbox import Json, User, wait_for
from tests.fakes.story import ARTICLES, FAR, RESOLVE, SURE, Story, buttons, heard, hears, opening
from tests.fakes.words import words

UNLINK = words("button-unlink")
NONE = words("button-no-link")


def answered(firm: Story, name: str) -> User:
    """Somebody asks, an agent answers and closes it."""
    customer = firm.writes_by_telegram(name)
    customer.writes(FAR)
    firm.mia.presses(RESOLVE, firm.card(name))
    wait_for(lambda: NONE in buttons(firm.again(firm.card(name))))
    return customer


def built_anew(firm: Story, times: int) -> None:
    """Waits until the knowledge base has taken in what was learned."""
    wait_for(lambda: firm.program.errors.count("knowledge_base_reloaded") >= times, 60)


def shows(firm: Story, card: Json, label: str) -> Json:
    return wait_for(lambda: [now for now in [firm.again(card)] if label in buttons(now)], 60)[0]


def test_a_linked_question_is_answered_next_time_until_it_is_taken_back(firm: Story) -> None:
    answered(firm, "Ann")
    card = firm.again(firm.card("Ann"))
    title = next(line for line in card["text"].splitlines() if line.startswith("1. "))[3:].rpartition(" (")[0]
    query = firm.mia.presses("📎 1", card)
    assert firm.toast(firm.mia, query) == words("linked-new", title=title, article="")
    built_anew(firm, 1)
    ben = firm.writes_by_telegram("Ben")
    ben.writes(FAR)
    hears(ben, words("answer-note-chat", company="Northwind Hosting"))
    assert not firm.cards("Ben")

    card = shows(firm, card, UNLINK)
    assert words("linked-new", title=title, article="") in card["text"]
    query = firm.oleh.presses(UNLINK, card)
    assert firm.toast(firm.oleh, query) == words("unlinked")
    built_anew(firm, 2)
    carl = firm.writes_by_telegram("Carl")
    carl.writes(FAR)
    firm.card("Carl")
    assert not heard(carl, words("answer-note-chat", company="Northwind Hosting"))
    kept = firm.program.ledger.rows("select result, source from guesses order by request")
    assert kept == [("", ""), ("", ""), ("", "")]


def test_what_no_article_answers_is_listed_as_a_gap(firm: Story) -> None:
    for name in ("Ann", "Ben"):
        answered(firm, name)
        query = firm.mia.presses(NONE, firm.again(firm.card(name)))
        assert firm.toast(firm.mia, query) == words("linked-none")
    # What the bot knows, and only a person may answer since it has a picture, is no gap.
    firm.writes_by_telegram("Cid").writes(photo={"name": "a.jpg", "text": "bytes", "caption": SURE})
    firm.card("Cid")
    firm.mia.writes_in(firm.card("Ann"), "/gaps")
    said = firm.says("Ann", words("gaps-line", count=2, about=FAR))["text"]
    assert words("gaps-title", count=2) in said and SURE not in said
    kept = firm.program.ledger.rows("select result, source, agent from guesses order by request")
    assert kept == [("none", "agent", firm.mia.id)] * 2 + [("", "", None)]


def test_an_answer_in_another_language_says_so(story: Story) -> None:
    folder = story.folder / "articles"
    folder.mkdir()
    for name in ("refund.ru.md", "refund.en.md", "php-version.ru.md", "site-down.ru.md"):
        shutil.copy(ARTICLES / name, folder)
    firm = story.start(kb={"folder": str(folder)}, policy={"also_answer": ["uk in ru"]})
    ann = firm.writes_by_telegram("Ann", language_code="uk")
    ann.writes("/lang uk")
    hears(ann, words("language-set", language="uk"))
    ann.writes("Можно ли вернуть деньги?")
    answer = hears(ann, words("answer-note-chat", language="uk", company="Northwind Hosting"))
    assert answer["text"].startswith("Ця відповідь є в нас лише російською мовою.")
    assert opening("refund.ru") in answer["text"]
