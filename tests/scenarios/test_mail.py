"""Customers who write by mail."""

import subprocess

from tests.fakes.program import SUPPORT
from tests.fakes.story import DELIVERED, FAR, RESOLVE, SURE, SURE_SAYS, TAKE, Story, buttons
from tests.fakes.words import words


def test_a_known_question_by_mail_is_answered_once_and_in_its_thread(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann Lee")
    asked = ann.mails("Password", SURE)
    answer = ann.gets()
    assert answer.header("In-Reply-To") == f"<{asked.id}>"
    assert answer.header("References") == f"<{asked.id}>"
    assert answer.header("Subject") == "Re: Password"
    assert answer.header("Auto-Submitted") == "auto-replied"
    assert answer.header("From") == f"Northwind Hosting <{SUPPORT}>"
    assert answer.mail_from == "", "an automatic answer must not be bounced back to us"
    assert SURE_SAYS in answer.text and words("answer-note-mail") in answer.text
    firm.rests()
    assert len(firm.sink.mails) == 1
    assert firm.group.topics(firm.mia) == [], "what the bot answered needs nobody at the desk"


def test_an_agent_answers_a_mail_from_its_card(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann Lee")
    asked = ann.mails("My umbrella", FAR)
    card = firm.card("Ann Lee")
    for shown in ("#1001 · ✉ mail · en", "Subject: My umbrella", FAR, words("card-articles"), "3. "):
        assert shown in card["text"]
    assert words("why-nothing-close") in card["text"] or words("why-unsure") in card["text"]
    assert any(e["type"] == "text_mention" and e["user"]["id"] == firm.mia.id for e in card["entities"])
    more = [words(f"button-{name}") for name in ("transfer", "suggest", "resolve", "more")]
    assert buttons(card) == [TAKE, *more]
    assert ann.inbox == []

    firm.sink.is_slow("before", 0.5)
    written = firm.mia.writes_in(card, "We found it. It waits for you at the desk.\nBring an umbrella.")
    firm.receipt(written)
    assert len(ann.inbox) == 1, "the receipt says that it was sent"
    answer = ann.gets()
    assert answer.header("In-Reply-To") == f"<{asked.id}>"
    assert answer.header("Subject") == "Re: My umbrella"
    assert answer.header("From") == f'"Mia (Northwind Hosting)" <{SUPPORT}>'
    assert answer.header("Auto-Submitted") == ""
    assert answer.mail_from == SUPPORT
    assert "We found it. It waits for you at the desk.\nBring an umbrella." in answer.text
    assert words("signature", name="Mia") in answer.text
    firm.rests()
    assert len(firm.sink.mails) == 1
    assert firm.reactions(written) == [DELIVERED]


def test_a_mail_reply_joins_the_conversation_and_shows_in_the_topic(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann Lee")
    first = ann.mails("My umbrella", FAR)
    firm.mia.writes_in(firm.card("Ann Lee"), "Which colour has the handle?")
    question = ann.gets()
    reply = ann.replies(question, "The handle is cherry red.")
    shown = firm.says("Ann Lee", "The handle is cherry red.")
    assert "Which colour" not in shown["text"], "the quoted history is not shown again"
    firm.mia.writes_in(shown, "Then it is yours.")
    answer = ann.gets(2)
    assert answer.header("In-Reply-To") == f"<{reply.id}>"
    assert answer.header("References").split() == [
        f"<{first.id}>",
        question.header("Message-ID"),
        f"<{reply.id}>",
    ]
    assert len(firm.cards("Ann Lee")) == 1
    assert firm.program.ledger.count("select count(*) from conversations") == 1


def test_a_second_matter_after_resolve_goes_to_the_same_owner(firm: Story) -> None:
    ann, bea = firm.writes_by_mail("Ann Lee"), firm.writes_by_mail("Bea")
    ann.mails("My umbrella", FAR)
    card = firm.card("Ann Lee")
    assert words("card-holder", name="Mia", why="") in card["text"]
    firm.mia.presses(RESOLVE, card)
    firm.rests()
    bea.mails("A hat", "My green hat with the feather was blown into the river near the mill.")
    assert words("card-holder", name="Oleh", why="") in firm.card("Bea")["text"], "Oleh has waited longer"
    ann.mails("Again", "Now my left glove of brown leather is missing as well, dear tram people.")
    second = firm.card("Ann Lee", 2)
    assert words("why-owner", name="Mia") in second["text"]
    assert "#1003" in second["text"]


def test_swaks_can_ask(firm: Story) -> None:
    swaks = ["swaks", "--server", "127.0.0.1", "--port", str(firm.program.port), "--hide-all"]
    told = ["--from", "ann@customers.example", "--to", SUPPORT, "--h-Subject", "Password", "--body", SURE]
    assert subprocess.run([*swaks, *told], timeout=20, capture_output=True).returncode == 0
    ann = firm.writes_by_mail("Ann", "ann@customers.example")
    assert SURE_SAYS in ann.gets().text


def test_curl_can_ask(firm: Story) -> None:
    ann = firm.writes_by_mail("Ann Lee")
    letter = ann.letter("Password", SURE)
    path = firm.folder / "letter.eml"
    path.write_bytes(letter.content)
    curl = ["curl", "-sS", f"smtp://127.0.0.1:{firm.program.port}", "--upload-file", str(path)]
    told = ["--mail-from", ann.address, "--mail-rcpt", SUPPORT]
    assert subprocess.run([*curl, *told], timeout=20, capture_output=True).returncode == 0
    assert ann.gets().header("In-Reply-To") == f"<{letter.id}>"


SLOW_ENCODER = """\
import pathlib, time

def encode(texts):
    while len(texts) > 2 and not pathlib.Path({go!r}).exists():
        time.sleep(0.05)
    return [[float(text.count(letter)) for letter in "aeiourst"] for text in texts]
"""


def test_mail_is_taken_while_the_knowledge_base_is_still_being_built(story: Story) -> None:
    go, encoder = story.folder / "go", story.folder / "encoder"
    encoder.mkdir()
    (encoder / "encoder.py").write_text(SLOW_ENCODER.format(go=str(go)), "utf-8")
    story.start(kb={"encoder": str(encoder)})
    ann, bea = story.writes_by_mail("Ann Lee"), story.writes_by_mail("Bea")
    ann.mails("My umbrella", FAR)
    bea.mails("My umbrella", FAR)
    kept = "select count(*) from arrivals where channel = 'mail' and state = 'waiting'"
    assert story.program.ledger.count(kept) == 2, "both are kept, and nobody had to wait for that"
    go.touch()
    story.card("Ann Lee")
    story.card("Bea")
