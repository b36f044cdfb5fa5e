"""The card of a conversation: whatever customers write, it fits, it is no markup, and its buttons work."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.effects import Buttons
from channels.telegram.card import Card, show, unsure_buttons
from channels.telegram.text import LONGEST
from routing.model import Agent, AgentId, Conversation, ConversationId, State
from tests.routing.cases import MIA, conversation
from tests.routing.texts import LANGUAGES, wording

HUGE_ID = 2**63 - 1
CARD = Card(
    why="it has a file or is no text",
    holder_why="Mia looks after this customer",
    question="Where is my money?",
    earlier="Customer: hello\nBot: refund",
    files=("bill.pdf", "photo.png"),
    articles=(("refund", "en", "Can I get a refund?", 61), ("invoice-copy", "en", "A copy of a bill", 40)),
)


class Shown(HTMLParser):
    """What is left of Telegram HTML when it is parsed, and the tags that were in it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(" ".join([tag, *(f"{name}={value}" for name, value in attrs)]))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(
    card: Card = CARD, on: Conversation | None = None, holder: Agent | None = MIA, language: str = "en"
) -> tuple[Shown, Buttons]:
    text, buttons = show(card, on or conversation(State.OPEN), holder, wording(), language)
    return Shown(text), buttons


def data_of(buttons: Buttons) -> list[list[str]]:
    return [[button.data for button in row] for row in buttons]


def test_a_card_shows_the_matter_the_reasons_and_the_closest_articles() -> None:
    since = datetime(2026, 11, 22, 14, 3, tzinfo=UTC)
    on = conversation(State.OPEN, subject="Money", channel="mail", waiting_since=since)
    card, _ = shown(replace(CARD, customer="Ann", also=("telegram",), last="And now?"), on=on)
    assert card.text == (
        "#7 · ✉ mail · en\n"
        "👤 Ann · also: ✈\n"
        "Subject: Money\n"
        "For Mia: Mia looks after this customer\n"
        "⏳ Waiting since 22.11. 14:03 UTC\n"
        "Why the bot did not answer: it has a file or is no text\n"
        "\n"
        "Question\n"
        "Where is my money?\n"
        "Last message\n"
        "And now?\n"
        "📎 2 files: bill.pdf, photo.png\n"
        "\n"
        "Earlier\n"
        "Customer: hello\nBot: refund\n"
        "\n"
        "Closest articles\n"
        "1. Can I get a refund? (61 %)\n"
        "2. A copy of a bill (40 %)"
    )


def test_of_several_questions_each_is_marked_with_what_the_base_knows_of_it() -> None:
    parts = (
        ("Where is\nmy bill?", "A copy of a bill", True),
        ("And a refund?", "Can I?", False),
        ("Why?", "", False),
    )
    card, _ = shown(replace(CARD, parts=parts))
    assert (
        "\n\nSeveral questions\n"
        "✔ “Where is my bill?” → A copy of a bill\n"
        "❔ “And a refund?” → perhaps Can I?\n"
        "✖ “Why?” → no article\n\n"
    ) in card.text
    assert "Several questions" not in shown()[0].text


def test_what_is_not_there_takes_no_line() -> None:
    card, _ = shown(replace(CARD, earlier="", files=(), articles=()), holder=None)
    for absent in ("Subject", "For ", "📎", "Earlier", "Closest"):
        assert absent not in card.text
    assert card.text.endswith("No article comes close.")


def test_the_holder_is_called_by_a_mention_that_shows_no_private_handle() -> None:
    card, _ = shown()
    assert "a href=tg://user?id=11" in card.tags
    for language in LANGUAGES:
        assert "a href=tg://user?id=11" in shown(language=language)[0].tags


def test_a_resolved_matter_says_by_whom_and_calls_nobody() -> None:
    card, buttons = shown(on=conversation(State.RESOLVED))
    assert "✅ Resolved by Mia" in card.text
    assert not any(tag.startswith("a ") for tag in card.tags)
    assert data_of(buttons)[0] == ["v1:reopen:7:3"]


def test_once_answered_a_card_asks_which_article_it_was() -> None:
    later = datetime(2026, 11, 23, 9, tzinfo=UTC)
    waiting, _ = shown(on=conversation(State.OPEN, waiting_since=later))
    card, buttons = shown(on=conversation(State.RESOLVED))
    assert "Which article was it?" in card.text and "Which article" not in waiting.text
    places = [f"v1:link{place}:7:3" for place in range(len(CARD.articles))]
    assert data_of(buttons)[1:] == [[*places, "v1:link:7:3"]]
    assert data_of(shown(on=conversation(State.OPEN))[1])[3:] == data_of(buttons)[1:]
    assert data_of(shown(replace(CARD, articles=()), on=conversation(State.RESOLVED))[1])[1:] == []


def test_of_several_questions_a_card_does_not_ask_which_article_it_was() -> None:
    card, buttons = shown(
        replace(CARD, parts=(("a?", "", False), ("b?", "", False))), conversation(State.RESOLVED)
    )
    assert data_of(buttons)[1:] == [] and "Which article" not in card.text


def test_a_linked_card_says_so_and_offers_to_forget_it() -> None:
    card, buttons = shown(replace(CARD, linked="Linked to <Refunds>"), on=conversation(State.RESOLVED))
    assert "📎 Linked to <Refunds>" in card.text
    assert data_of(buttons)[1:] == [["v1:unlink:7:3"]]


def test_a_card_says_who_waits_for_whom() -> None:
    later = datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert "💬 Answered" in shown(on=conversation(State.OPEN))[0].text
    snoozed = conversation(State.OPEN, waiting_since=later, snoozed_until=later)
    assert "💤 Put off until 23.11. 09:00 UTC" in shown(on=snoozed)[0].text
    assert "Waiting" not in shown(on=snoozed)[0].text


@pytest.mark.parametrize("state", [State.ANSWERED, State.ASKED])
def test_only_an_open_matter_has_buttons(state: State) -> None:
    assert shown(on=conversation(state))[1] == ()


def test_the_buttons_name_the_conversation_and_the_version_of_the_card() -> None:
    waiting = conversation(State.OPEN, waiting_since=datetime(2026, 11, 23, 9, tzinfo=UTC))
    assert data_of(shown(on=waiting)[1]) == [
        ["v1:take:7:3", "v1:transfer:7:3"],
        ["v1:suggest:7:3", "v1:resolve:7:3"],
        ["v1:more:7:3"],
    ]
    assert data_of(shown(replace(CARD, articles=()))[1])[1] == ["v1:resolve:7:3"]
    labels = [button.text for row in shown(on=waiting)[1] for button in row]
    assert labels == ["Take", "Transfer", "Suggest answer", "Resolve", "More"]


MARKUP = '<b>bold</b> <a href="tg://user?id=1">me</a> &amp; &lt; </code> \x00'


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_write_is_shown_as_they_wrote_it_and_is_no_markup(language: str) -> None:
    some = (("x", "x", True), ("x", "", False))
    plain, _ = shown(
        replace(CARD, last="x", parts=some), on=conversation(State.OPEN, subject="x"), language=language
    )
    card, _ = shown(
        replace(
            CARD,
            customer=MARKUP.replace("\x00", ""),
            last=MARKUP,
            sender=MARKUP.replace("\x00", ""),
            transferred=MARKUP.replace("\x00", ""),
            why=MARKUP,
            holder_why=MARKUP.replace("\x00", ""),
            question=MARKUP,
            earlier=MARKUP,
            files=(MARKUP, MARKUP),
            articles=(("a", "en", MARKUP, 1), ("b", "en", MARKUP, 1)),
            parts=((MARKUP, MARKUP, True), (MARKUP, "", False)),
        ),
        on=conversation(State.OPEN, subject=MARKUP),
        holder=replace(MIA, name="<i>Mia</i>"),
        language=language,
    )
    assert card.tags == plain.tags
    assert card.open == []
    assert card.text.count("<b>bold</b>") == 16
    assert "<i>Mia</i>" in card.text


HUGE = 5000


@pytest.mark.parametrize("sign", ["a", "&", "<", "😀", "ا", "\n", "a "], ids=ascii)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", [State.OPEN, State.RESOLVED])
def test_a_card_of_the_longest_of_everything_fits_into_a_message(
    sign: str, language: str, state: State
) -> None:
    long = sign * HUGE
    on = conversation(
        state, id=ConversationId(HUGE_ID), version=HUGE_ID, subject=long, channel="mail", language="uk"
    )
    holder = Agent(id=AgentId(HUGE_ID), name="M" * 64, languages=("en",))
    name = holder.name
    card, buttons = shown(
        Card(
            why=wording().say(language, "why-unsure", article="a" * 100, percent=100),
            holder_why=wording().say(language, "why-nobody-speaks", name=name, language="uk", count=10**6),
            customer=long,
            also=("telegram", "mail"),
            last=long,
            sender=long,
            transferred=long,
            question=long,
            earlier=long,
            files=(long,) * 100,
            articles=tuple((f"article-{place}", "en", long, 100) for place in range(3)),
            parts=((long, long, False),) * 9,
        ),
        on=on,
        holder=holder,
        language=language,
    )
    assert len(card.text) <= LONGEST
    assert all(1 <= len(data.encode()) <= 64 for row in data_of(buttons) for data in row)


@given(
    question=st.text(max_size=3000),
    earlier=st.text(max_size=1500),
    files=st.lists(st.text(max_size=80), max_size=9),
)
def test_any_words_make_a_card_whose_tags_all_close(question: str, earlier: str, files: list[str]) -> None:
    text, _ = show(
        replace(CARD, question=question, earlier=earlier, files=tuple(files)),
        conversation(State.OPEN),
        MIA,
        wording(),
        "en",
    )
    assert set(re.findall(r"<(/?\w+)", text)) <= {"b", "/b", "a", "/a"}
    assert text.count("<") == text.count(">") == 2 * text.count("</")
    assert len(unescape(re.sub(r"<[^>]*>", "", text))) <= LONGEST


def test_a_delivery_of_unknown_fate_can_be_sent_again_or_marked_as_arrived() -> None:
    for language in LANGUAGES:
        assert data_of(unsure_buttons(55, wording(), language)) == [["v1:again:55:0", "v1:arrived:55:0"]]
    longest = unsure_buttons(HUGE_ID, wording(), "en")
    assert all(len(data.encode()) <= 64 for row in data_of(longest) for data in row)
